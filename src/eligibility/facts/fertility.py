"""Treatment of infertility by in vitro fertilisation, as municipal acts ask about it."""

from eligibility.facts import evidence
from eligibility.facts.base import Amount, Day, Maybe, Model, fact
from eligibility.facts.life import EARLIEST
from eligibility.facts.money import MOST


class Ivf(Model):
    """The in vitro fertilisation that a woman undergoes or prepares for."""

    started: Maybe[Day | None] = fact(
        "дан почетка поступка (ништа: није почео)",
        "day the procedure began (none: it has not begun)",
        least=EARLIEST,
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    fund_pays: Maybe[bool] = fact(
        "трошкове поступка сноси РФЗО",
        "the health insurance fund (RFZO) bears the costs of the procedure",
        sensitivity="sensitive",
        evidence=evidence.INSURANCE,
    )
    fund_attempts: Maybe[int] = fact(
        "број досадашњих покушаја о трошку РФЗО",
        "number of attempts so far at the cost of the RFZO",
        least=0,
        most=50,
        sensitivity="sensitive",
        evidence=evidence.INSURANCE,
    )
    attempts: Maybe[int] = fact(
        "број досадашњих покушаја да се добије дете које се сада жели",
        "number of attempts so far for the child now wished for",
        least=0,
        most=50,
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    national_programme: Maybe[bool] = fact(
        "испуњава услове за вантелесну оплодњу по националном програму",
        "meets the conditions of the national programme of in vitro fertilisation",
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    male_infertility: Maybe[bool] = fact(
        "утврђена је неплодност мушкарца",
        "infertility of the man is established",
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    registered_clinic: Maybe[bool] = fact(
        "поступак се обавља у клиници регистрованој у Србији",
        "the procedure takes place in a clinic registered in Serbia",
        sensitivity="sensitive",
        evidence=evidence.CLINIC,
    )
    pro_forma: Maybe[Amount | None] = fact(
        "износ предрачуна клинике (ништа: предрачуна нема)",
        "amount of the clinic's pro-forma invoice (none: there is none)",
        unit="RSD",
        least=0,
        most=MOST,
        sensitivity="sensitive",
        evidence=evidence.CLINIC,
    )
