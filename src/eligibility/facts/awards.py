"""What authorities already decided: recognised rights and assessments."""

from eligibility.facts import evidence
from eligibility.facts.base import Amount, Day, Maybe, Model, Month, Number, fact
from eligibility.facts.life import EARLIEST
from eligibility.facts.money import MOST


class Award(Model):
    """A right recognised by a decision; `right` is its id, such as `rs.nsp`."""

    right: str = fact("признато право", "right recognised", required=True, evidence=evidence.AWARD)
    start: Maybe[Day] = fact("признато од дана", "recognised from", key="from", least=EARLIEST)
    end: Maybe[Day | None] = fact(
        "признато до дана (ништа: без рока)", "recognised until (none: without end)", key="until"
    )
    amount: Maybe[Amount] = fact("признати износ", "amount", unit="RSD", least=0, most=MOST)
    month: Maybe[Month] = fact("месец за који је исплаћено", "month it was paid for")
    granted: Maybe[Day] = fact("дан решења", "day of the decision", least=EARLIEST)


class Assessment(Model):
    """A finding that only a named body can make; `kind` is its id in the acts."""

    kind: str = fact("врста процене", "kind of assessment", required=True, exposed=False)
    outcome: Maybe[bool] = fact("налаз је позитиван", "the finding is positive")
    number: Maybe[Number] = fact("утврђени број", "number found", least=0, most=MOST)
    body: Maybe[str] = fact("орган који је утврдио", "body that found it", exposed=False)
    date: Maybe[Day] = fact("дан налаза", "day of the finding", least=EARLIEST)
