"""Disability and health of a person, on the several scales that acts use."""

from typing import Literal

from eligibility.facts import evidence
from eligibility.facts.base import Day, Maybe, Model, fact, many
from eligibility.facts.life import EARLIEST
from eligibility.facts.standing import Standing

BasicNeed = Literal["movement", "hygiene", "feeding", "dressing", "communication"]


class Impairment(Model):
    """A bodily impairment on one ground."""

    percent: Maybe[int] = fact(
        "проценат телесног оштећења по једном основу",
        "per cent of bodily impairment on one ground",
        unit="%",
        least=0,
        most=100,
        sensitivity="sensitive",
        evidence=evidence.EXPERT,
    )


class Health(Standing):
    """A person's disability and health, beside who they are."""

    disability: Maybe[bool] = fact(
        "лице са инвалидитетом",
        "person with a disability",
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    developmental_difficulties: Maybe[bool] = fact(
        "сметње у развоју",
        "developmental difficulties",
        sensitivity="sensitive",
        evidence=evidence.COMMISSION,
    )
    needs_basic_support: tuple[BasicNeed, ...] = many(
        "основне животне потребе у којима је потребна подршка",
        "basic daily needs in which support is needed",
        sensitivity="sensitive",
        evidence=evidence.COMMISSION,
        values={
            "movement": ("кретање", "movement"),
            "hygiene": ("одржавање хигијене", "personal hygiene"),
            "feeding": ("храњење", "feeding"),
            "dressing": ("облачење", "dressing"),
            "communication": ("комуникација", "communication"),
        },
    )
    support_degree: Maybe[Literal["I", "II", "III", "IV"] | None] = fact(
        "степен подршке (ништа: није утврђен)",
        "degree of support (none: not established)",
        sensitivity="sensitive",
        evidence=evidence.SUPPORT,
        values={
            "I": ("I степен", "degree I"),
            "II": ("II степен", "degree II"),
            "III": ("III степен", "degree III"),
            "IV": ("IV степен", "degree IV"),
        },
    )
    bodily_impairment_percent: Maybe[int | None] = fact(
        "проценат телесног оштећења (ништа: није утврђен)",
        "per cent of bodily impairment (none: not established)",
        unit="%",
        least=0,
        most=100,
        sensitivity="sensitive",
        evidence=evidence.EXPERT,
    )
    bodily_impairment_degree: Maybe[int | None] = fact(
        "степен телесног оштећења (ништа: није утврђен)",
        "degree of bodily impairment (none: not established)",
        least=1,
        most=10,
        sensitivity="sensitive",
        evidence=evidence.EXPERT,
    )
    impairments: tuple[Impairment, ...] = many(
        "телесна оштећења по појединим основима",
        "bodily impairments by ground",
        sensitivity="sensitive",
        evidence=evidence.EXPERT,
    )
    permanent_organic_disorder: Maybe[bool] = fact(
        "трајни органски поремећај неуролошког и психичког типа",
        "permanent organic disorder of the neurological and psychic type",
        sensitivity="sensitive",
        evidence=evidence.EXPERT,
    )
    impairment_found: Maybe[Day] = fact(
        "дан налаза о телесном оштећењу или трајном поремећају",
        "day of the finding on bodily impairment or permanent disorder",
        least=EARLIEST,
        sensitivity="sensitive",
        evidence=evidence.EXPERT,
    )
    attendance_allowance: Maybe[Literal["basic", "increased"] | None] = fact(
        "додатак за помоћ и негу другог лица (ништа: не прима га)",
        "attendance allowance (none: does not receive it)",
        sensitivity="sensitive",
        evidence=evidence.AWARD,
        values={"basic": ("основни", "basic"), "increased": ("увећани", "increased")},
    )
    attendance_allowance_basis: Maybe[Literal["zsz", "pio", "other"] | None] = fact(
        "правни основ додатка за помоћ и негу (ништа: не прима га)",
        "legal basis of the attendance allowance (none: does not receive it)",
        sensitivity="sensitive",
        evidence=evidence.AWARD,
        values={
            "zsz": ("Закон о социјалној заштити", "Law on Social Protection"),
            "pio": ("пензијско и инвалидско осигурање", "pension and disability insurance"),
            "other": ("други пропис", "other law"),
        },
    )
    attendance_allowance_elsewhere: Maybe[bool] = fact(
        "додатак за помоћ и негу може да оствари по другом пропису",
        "can obtain the attendance allowance under other law",
        sensitivity="sensitive",
        evidence=evidence.PENSION_FUND,
    )
    visual_impairment_category: Maybe[Literal["I", "II", "III", "IV", "V"] | None] = fact(
        "категорија слепоће и слабовидости (ништа: није утврђена)",
        "category of blindness and low vision (none: not established)",
        sensitivity="sensitive",
        evidence=evidence.EXPERT,
        values={
            "I": ("I категорија", "category I"),
            "II": ("II категорија", "category II"),
            "III": ("III категорија", "category III"),
            "IV": ("IV категорија", "category IV"),
            "V": ("V категорија", "category V"),
        },
    )
    immobile: Maybe[bool] = fact(
        "непокретно лице",
        "immobile",
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    physical_disability: Maybe[bool] = fact(
        "телесни инвалидитет",
        "physical disability",
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    disconnection_endangers: Maybe[bool] = fact(
        "обустава струје или гаса угрозила би живот или здравље лица (због уређаја)",
        "cutting off electricity or gas would endanger the person's life or health (devices)",
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    ill: Maybe[bool] = fact(
        "болесно лице по налазу лекара",
        "ill according to a medical finding",
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    fully_work_incapable: Maybe[bool] = fact(
        "потпуно неспособно за рад",
        "fully incapable of work",
        sensitivity="sensitive",
        evidence=evidence.EXPERT,
    )
    working_ability_degree: Maybe[Literal["I", "II", "III"] | None] = fact(
        "степен радне способности (ништа: није утврђен)",
        "degree of working ability (none: not established)",
        sensitivity="sensitive",
        evidence=evidence.WORK_ABILITY,
        values={
            "I": ("I степен", "degree I"),
            "II": ("II степен", "degree II"),
            "III": ("III степен", "degree III"),
        },
    )
    incapacity_procedure: Maybe[bool] = fact(
        "у току је поступак утврђивања радне способности или лишења пословне способности",
        "a procedure on working ability or on legal capacity is running",
        sensitivity="sensitive",
        evidence=evidence.CENTRE,
    )
