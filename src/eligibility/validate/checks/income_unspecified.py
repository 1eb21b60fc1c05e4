"""An income limit that leaves open its time, who shares the income, or what “by member” means."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, cited, lines

_INCOME = r"\b(?:prihod|primanj|zarad)\w*"
_LIMIT = (
    rf"{_INCOME}[^.;]{{0,80}}?(?:ne prela[zs]\w+|ni(?:je|su) vec\w+|ispod|manj\w+|najvise|do)"
    r" (?:\w+ ){0,4}?(?:iznos\w* )?(?:od )?\d[\d.]* ?(?:dinara|rsd)"
)
_PERIOD = r"\bmesec|\bgodisnj|\btromesec|\bkvartal|u kalendarskoj godini|\bmesec\w* pre"
_BY_MEMBER = r"\bpo (?:\w+ )?clanu\b"
_SHARED = rf"{_BY_MEMBER}|broj\w* clanova|za svakog (?:\w+ )?clana"
_STEPPED = r"\bsvak\w+ (?:nared|sled|dalj|dodatn|drug|ostal)\w+ clan\w*"
"""A limit that grows with each further member: that of a sum, while `by member` is of a part."""
_OF_MANY = r"\bporodi[cl]|\bdomacinstv|\broditelj"


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each sentence that sets an income limit in dinars."""
    for line in lines(subject):
        for first, last in line.sentences():
            text = Bare(line.text[first:last])
            found = next(text.find(_LIMIT), None)
            if found is None:
                continue
            lacking: list[Label] = []
            if not text.holds(_PERIOD):
                lacking.append(Label("за које време се рачуна", "for which time it is reckoned"))
            if text.holds(_OF_MANY) and not text.holds(_SHARED):
                lacking.append(Label("колико чланова дели приход", "how many share the income"))
            if text.holds(_BY_MEMBER) and text.holds(_STEPPED):
                lacking.append(
                    Label(
                        "да ли се гледа приход сваког члана или збир, јер „по члану“ и износ за "
                        "сваког наредног члана говоре различито",
                        "whether each member's income or the sum is meant, as “by member” and an "
                        "amount for each further member say different things",
                    )
                )
            if not lacking:
                continue
            _, begin, end = found
            yield subject.finding(
                "income-unspecified",
                line.key,
                Label(
                    f"граница прихода не каже {' ни '.join(each.sr for each in lacking)}",
                    f"the income limit does not say {' nor '.join(each.en for each in lacking)}",
                ),
                subject.inside(line.text, first + begin, first + end),
                citation=cited(subject, line),
                words=line.text[first:last],
                suggestion=Label(
                    "реците да ли је износ месечни или годишњи, и да ли је по члану породице "
                    "или је граница збира",
                    "say whether the amount is monthly or yearly, and whether it is by member "
                    "or bounds the sum",
                ),
            )
