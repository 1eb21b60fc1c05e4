"""What a person receives and owns: incomes, pensions, property, disposals, the dwelling."""

from typing import Literal

from eligibility.facts import evidence
from eligibility.facts.base import Amount, Day, Maybe, Model, Month, Number, fact
from eligibility.facts.life import EARLIEST

IncomeKind = Literal[
    "wage",
    "wage_compensation",
    "service_contract",
    "pension",
    "veteran_benefit",
    "farm",
    "self_employment",
    "unemployment_benefit",
    "severance",
    "retirement_severance",
    "rent",
    "property_rights",
    "savings",
    "child_allowance",
    "attendance_allowance",
    "impairment_compensation",
    "prize",
    "student_standard",
    "maintenance",
    "other",
]
PensionFund = Literal["employees", "self_employed", "military", "farmers"]
MOST = 10**12


class Income(Model):
    """An income of one kind in one month."""

    kind: IncomeKind = fact(
        "врста прихода",
        "kind of income",
        required=True,
        evidence=evidence.INCOME,
        values={
            "wage": ("зарада", "wage"),
            "wage_compensation": ("накнада зараде", "wage compensation"),
            "service_contract": (
                "привремени рад и уговор о делу",
                "occasional or service contract",
            ),
            "pension": ("пензија", "pension"),
            "veteran_benefit": (
                "примања борачко-инвалидске заштите",
                "veteran and disability benefits",
            ),
            "farm": ("приход од пољопривреде", "farm income"),
            "self_employment": ("приход од самосталне делатности", "self-employment income"),
            "unemployment_benefit": ("накнада за незапослене", "unemployment benefit"),
            "severance": ("отпремнина за вишак запослених", "redundancy severance pay"),
            "retirement_severance": (
                "отпремнина при одласку у пензију",
                "severance pay on retirement",
            ),
            "rent": ("приход од издавања имовине", "rent from property"),
            "property_rights": ("приход од имовинских права", "income from property rights"),
            "savings": ("штедња и готовина", "savings and cash"),
            "child_allowance": ("дечији додатак", "child allowance"),
            "attendance_allowance": ("додатак за помоћ и негу", "attendance allowance"),
            "impairment_compensation": (
                "накнада за телесно оштећење",
                "compensation for bodily impairment",
            ),
            "prize": ("награда", "prize"),
            "student_standard": ("ученички и студентски стандард", "pupil and student standard"),
            "maintenance": ("издржавање", "maintenance"),
            "other": ("друго", "other"),
        },
    )
    month: Maybe[Month] = fact("месец прихода", "month of the income", least=EARLIEST)
    amount: Maybe[Amount] = fact(
        "износ прихода",
        "amount of the income",
        unit="RSD/month",
        least=0,
        most=MOST,
        evidence=evidence.INCOME,
    )
    net: Maybe[bool] = fact("износ после пореза и доприноса", "net of taxes and contributions")


class Pension(Model):
    """A pension of one fund in one month."""

    fund: PensionFund = fact(
        "фонд који исплаћује пензију",
        "fund that pays the pension",
        required=True,
        evidence=evidence.PENSION,
        values={
            "employees": ("запослени", "employees"),
            "self_employed": ("самосталне делатности", "self-employed"),
            "military": ("војни осигураници", "military"),
            "farmers": ("пољопривредници", "farmers"),
        },
    )
    month: Maybe[Month] = fact("месец пензије", "month of the pension", least=EARLIEST)
    amount: Maybe[Amount] = fact(
        "износ пензије",
        "amount of the pension",
        unit="RSD/month",
        least=0,
        most=MOST,
        evidence=evidence.PENSION,
    )


class RealEstate(Model):
    """A house, flat, piece of land or other immovable property of a person."""

    kind: Literal["house", "flat", "land", "other"] = fact(
        "врста непокретности",
        "kind of real estate",
        required=True,
        evidence=evidence.PROPERTY,
        values={
            "house": ("кућа", "house"),
            "flat": ("стан", "flat"),
            "land": ("земљиште", "land"),
            "other": ("друга непокретност", "other"),
        },
    )
    rooms: Maybe[int] = fact("број соба", "number of rooms", unit="room", least=0, most=200)
    area_m2: Maybe[Number] = fact("површина", "floor area", unit="m2", least=0, most=10**6)
    area_ha: Maybe[Number] = fact(
        "површина земљишта", "area of land", unit="ha", least=0, most=10**5
    )
    lived_in: Maybe[bool] = fact("у њој лице станује", "the person lives in it")
    habitable: Maybe[bool] = fact("усељива је", "is habitable", evidence=evidence.DWELLING)
    income_producing: Maybe[bool] = fact(
        "доноси приход", "produces income", evidence=evidence.INCOME
    )
    abuser_lives_in: Maybe[bool] = fact(
        "у њој живи учинилац насиља",
        "the perpetrator of violence lives in it",
        sensitivity="protected",
        evidence=evidence.CENTRE,
    )
    share: Maybe[Number] = fact("удео у својини", "share owned", least=0, most=1)
    market_value: Maybe[Amount] = fact(
        "тржишна вредност", "market value", unit="RSD", least=0, most=MOST
    )
    mortgage_consent: Maybe[bool] = fact(
        "сагласност власника на хипотеку",
        "the owner consents to a mortgage",
        evidence=evidence.CONTRACT,
    )
    acquired_by: Maybe[Literal["purchase", "inheritance", "gift", "other"]] = fact(
        "начин стицања",
        "how it was acquired",
        values={
            "purchase": ("куповина", "purchase"),
            "inheritance": ("наслеђе", "inheritance"),
            "gift": ("поклон", "gift"),
            "other": ("на други начин", "otherwise"),
        },
    )


class Disposal(Model):
    """Immovable property that a person sold, gave away, or waived the inheritance of."""

    how: Maybe[Literal["sold", "gifted", "inheritance_waived"]] = fact(
        "начин отуђења",
        "how it was disposed of",
        evidence=evidence.CONTRACT,
        values={
            "sold": ("продата", "sold"),
            "gifted": ("поклоњена", "given away"),
            "inheritance_waived": ("одрицање од наслеђа", "inheritance waived"),
        },
    )
    date: Maybe[Day] = fact("дан отуђења", "day of the disposal", least=EARLIEST)
    market_value: Maybe[Amount] = fact(
        "тржишна вредност отуђене имовине",
        "market value of what was disposed of",
        unit="RSD",
        least=0,
        most=MOST,
    )


class Dwelling(Model):
    """The dwelling in which a person lives, whoever owns it."""

    rooms: Maybe[int] = fact(
        "број соба стана",
        "number of rooms",
        unit="room",
        least=0,
        most=200,
        evidence=evidence.DWELLING,
    )
    area_m2: Maybe[Number] = fact(
        "површина стана", "floor area", unit="m2", least=0, most=10**4, evidence=evidence.DWELLING
    )
    rural: Maybe[bool] = fact("сеоско домаћинство", "rural household")
    district_heating: Maybe[bool] = fact("даљинско грејање", "district heating")
    works_needed: Maybe[Literal["finishing", "repair", "reconstruction"] | None] = fact(
        "потребни грађевински радови (ништа: нису потребни)",
        "building works needed (none: none are needed)",
        values={
            "finishing": ("завршетак започете градње", "finishing what was begun"),
            "repair": ("поправка", "repair"),
            "reconstruction": ("реконструкција", "reconstruction"),
        },
    )
    tenure: Maybe[Literal["owned", "rented", "other"]] = fact(
        "основ коришћења стана",
        "on what ground the person lives there",
        evidence=evidence.PROPERTY,
        values={
            "owned": ("својина", "owned"),
            "rented": ("закуп", "rented"),
            "other": ("други основ", "other"),
        },
    )
    registered_address: Maybe[bool] = fact(
        "пребивалиште је пријављено на адреси стана",
        "permanent residence is registered at the dwelling's address",
        evidence=evidence.RESIDENCE,
    )
    bills_paid: Maybe[bool] = fact(
        "рачуни за комуналне услуге плаћају се редовно",
        "utility bills are paid regularly",
        evidence=evidence.BILLS,
    )
    members_on_bill: Maybe[int] = fact(
        "број чланова домаћинства на рачуну за комуналне услуге",
        "number of household members on the utility bill",
        least=0,
        most=100,
        evidence=evidence.BILLS,
    )
