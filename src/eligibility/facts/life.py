"""Where a person lives, learns and works, and what happened: spells and events."""

from datetime import date
from typing import Literal

from eligibility.facts import evidence
from eligibility.facts.base import Day, Maybe, Model, Number, fact

EARLIEST = date(1900, 1, 1)

ResidenceKind = Literal["prebivaliste", "boraviste", "found", "school", "service"]
SchoolLevel = Literal["preschool", "primary", "secondary", "higher"]
EventKind = Literal[
    "natural_disaster",
    "fire",
    "death_in_family",
    "leaving_placement",
    "release_from_prison",
    "one_off_aid_request",
    "school_finished",
    "first_employment",
]


class Residence(Model):
    """A stretch of time in which a person is tied to a place, and how."""

    kind: ResidenceKind = fact(
        "врста везе с местом",
        "kind of tie to the place",
        required=True,
        evidence=evidence.RESIDENCE,
        values={
            "prebivaliste": ("пребивалиште", "permanent residence"),
            "boraviste": ("боравиште", "temporary residence"),
            "found": ("затечен на територији", "found in the territory"),
            "school": ("место школовања", "place of schooling"),
            "service": ("место коришћења услуге", "place of the service"),
        },
    )
    place: Maybe[str] = fact("општина или град", "municipality or city", exposed=False)
    outside_seat: Maybe[bool] = fact(
        "насеље ван седишта општине", "settlement outside the municipality's seat"
    )
    start: Maybe[Day] = fact(
        "од дана", "from", key="from", least=EARLIEST, evidence=evidence.RESIDENCE
    )
    end: Maybe[Day | None] = fact(
        "до дана (ништа: још траје)", "until (none: goes on)", key="until"
    )


class RegisterSpell(Model):
    """A stretch of time on the register of the unemployed."""

    start: Maybe[Day] = fact("од дана", "from", key="from", least=EARLIEST)
    end: Maybe[Day | None] = fact(
        "до дана (ништа: још траје)", "until (none: goes on)", key="until"
    )


class EmploymentEnd(Model):
    """How and when the last employment ended."""

    how: Maybe[Literal["own_will", "consent", "own_fault", "other"]] = fact(
        "начин престанка радног односа",
        "how the employment ended",
        evidence=evidence.EMPLOYMENT_END,
        values={
            "own_will": ("својом вољом", "by own will"),
            "consent": ("споразумом", "by consent"),
            "own_fault": ("својом кривицом", "by own fault"),
            "other": ("на други начин", "otherwise"),
        },
    )
    date: Maybe[Day] = fact("дан престанка радног односа", "day the employment ended")


class School(Model):
    """The schooling that a person is in."""

    level: Maybe[SchoolLevel] = fact(
        "ниво образовања",
        "level of education",
        evidence=evidence.SCHOOL,
        values={
            "preschool": ("предшколски", "preschool"),
            "primary": ("основна школа", "primary school"),
            "secondary": ("средња школа", "secondary school"),
            "higher": ("високо образовање", "higher education"),
        },
    )
    regular: Maybe[bool] = fact("редован ученик или студент", "regular pupil or student")
    grade: Maybe[int] = fact("разред или година", "grade or year", least=1, most=8)
    first_enrolment: Maybe[bool] = fact(
        "први пут уписан у тај разред", "enrolled in the grade for the first time"
    )
    budget_financed: Maybe[bool] = fact(
        "школовање на терет буџета", "schooling financed from the budget"
    )
    at_home: Maybe[bool] = fact(
        "школује се код куће", "is schooled at home", evidence=evidence.SCHOOL
    )
    individual: Maybe[bool] = fact(
        "образовање по индивидуалном програму",
        "education by an individual programme",
        evidence=evidence.SCHOOL,
    )
    late_or_interrupted: Maybe[bool] = fact(
        "школовање је из оправданих разлога почело касније или је прекидано",
        "schooling began late or was interrupted for good reasons",
        evidence=evidence.SCHOOL,
    )
    transport_covered: Maybe[bool] = fact(
        "превоз до школе обезбеђен је по другом основу",
        "transport to school is covered on another ground",
    )
    place: Maybe[str] = fact("место школе", "place of the school", exposed=False)
    previous_average: Maybe[Number] = fact(
        "просек оцена претходног разреда", "average of the previous grade", least=1, most=10
    )
    conduct: Maybe[int] = fact(
        "оцена из владања", "mark for conduct", least=1, most=5, evidence=evidence.SCHOOL
    )
    other_scholarship: Maybe[bool] = fact(
        "прима другу стипендију", "receives another scholarship", evidence=evidence.CONTRACT
    )
    dormitory: Maybe[bool] = fact("смештај у дому ученика или студената", "lives in a dormitory")
    private_lodging: Maybe[bool] = fact(
        "приватни смештај у месту школе", "lodges privately where the school is"
    )
    commutes_daily: Maybe[bool] = fact(
        "свакодневно путује у школу јавним превозом",
        "travels to school daily by public transport",
        evidence=evidence.SCHOOL,
    )
    extended_day: Maybe[bool] = fact(
        "похађа продужени боравак", "attends extended day", evidence=evidence.SCHOOL
    )


class Event(Model):
    """Something that happened to a person on a day."""

    kind: EventKind = fact(
        "врста догађаја",
        "kind of event",
        required=True,
        values={
            "natural_disaster": ("елементарна непогода", "natural disaster"),
            "fire": ("пожар", "fire"),
            "death_in_family": ("смрт члана породице", "death in the family"),
            "leaving_placement": ("престанак смештаја", "leaving placement"),
            "release_from_prison": ("отпуст са издржавања казне", "release from prison"),
            "one_off_aid_request": (
                "поднет захтев за једнократну помоћ",
                "filed a request for one-off aid",
            ),
            "school_finished": ("завршено школовање", "finished school"),
            "first_employment": ("прво запослење", "first employment"),
        },
    )
    date: Maybe[Day] = fact("дан догађаја", "day of the event", least=EARLIEST)
