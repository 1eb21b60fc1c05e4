"""Who a person is and where they stand: birth, status, residence, work and school."""

from typing import Literal

from eligibility.facts import evidence
from eligibility.facts.base import Day, Maybe, Model, fact, many, plain
from eligibility.facts.life import EARLIEST, EmploymentEnd, RegisterSpell, Residence, School
from eligibility.facts.money import Dwelling


class Standing(Model):
    """A person's birth, status, residence, work and school."""

    id: str = fact("ознака лица у предмету", "id within the case", required=True, exposed=False)
    jmbg: Maybe[str] = plain("ЈМБГ (није потребан)", "JMBG (not needed)", exclude=True)
    birth_date: Maybe[Day] = fact(
        "датум рођења", "date of birth", least=EARLIEST, evidence=evidence.BIRTH
    )
    age: Maybe[int] = fact(
        "навршене године живота на дан захтева",
        "completed years of age on the day of the claim",
        unit="year",
        least=0,
        most=130,
        evidence=evidence.BIRTH,
    )
    sex: Maybe[Literal["female", "male"]] = fact(
        "пол",
        "sex",
        evidence=evidence.BIRTH,
        values={"female": ("женски", "female"), "male": ("мушки", "male")},
    )
    born_in_serbia: Maybe[bool] = fact(
        "рођено у Републици Србији", "born in the Republic of Serbia", evidence=evidence.BIRTH
    )
    death_date: Maybe[Day | None] = fact(
        "датум смрти (ништа: лице је живо)",
        "date of death (none: alive)",
        least=EARLIEST,
        evidence=evidence.DEATH,
    )
    cause_of_death: Maybe[Literal["covid19", "other"]] = fact(
        "узрок смрти",
        "cause of death",
        sensitivity="sensitive",
        evidence=evidence.DEATH,
        values={"covid19": ("ковид 19", "COVID-19"), "other": ("други", "other")},
    )
    burial_place: Maybe[str] = fact(
        "општина или град у којем је лице сахрањено",
        "municipality or city where the person is buried",
        exposed=False,
        evidence=evidence.BURIAL,
    )
    citizenship: Maybe[Literal["serbia", "foreign", "stateless"]] = fact(
        "држављанство",
        "citizenship",
        evidence=evidence.CITIZENSHIP,
        values={
            "serbia": ("Република Србија", "Republic of Serbia"),
            "foreign": ("страно", "foreign"),
            "stateless": ("без држављанства", "stateless"),
        },
    )
    status: Maybe[
        Literal[
            "permanently_settled",
            "refugee",
            "internally_displaced",
            "asylum_seeker",
            "asylum_granted",
        ]
        | None
    ] = fact(
        "посебан статус (ништа: нема га)",
        "special status (none: has none)",
        sensitivity="sensitive",
        evidence=evidence.STATUS,
        values={
            "permanently_settled": ("стално настањен странац", "permanently settled foreigner"),
            "refugee": ("избеглица", "refugee"),
            "internally_displaced": ("интерно расељено лице", "internally displaced person"),
            "asylum_seeker": ("тражилац азила", "asylum seeker"),
            "asylum_granted": ("одобрен азил", "asylum granted"),
        },
    )
    roma: Maybe[bool] = fact(
        "ромске националности",
        "of Roma nationality",
        sensitivity="sensitive",
        evidence=evidence.NATIONALITY,
    )
    identity_unknown: Maybe[bool] = fact(
        "лице непознатог идентитета", "person of unknown identity", evidence=evidence.POLICE
    )
    legal_capacity: Maybe[bool] = fact(
        "пословно способно лице",
        "has legal capacity",
        sensitivity="sensitive",
        evidence=evidence.CENTRE,
    )
    health_insured: Maybe[bool] = fact(
        "здравствено осигурано (РФЗО)",
        "insured with the health insurance fund (RFZO)",
        evidence=evidence.INSURANCE,
    )
    household: Maybe[str] = fact(
        "заједничко домаћинство (иста ознака код свих чланова)",
        "common household (the same key on all its members)",
        exposed=False,
        evidence=evidence.HOUSEHOLD,
    )
    residences: tuple[Residence, ...] = many(
        "пребивалиште, боравиште и друге везе с местом",
        "residence and other ties to places",
        by="kind",
        evidence=evidence.RESIDENCE,
    )
    dwelling: Maybe[Dwelling] = fact("стан у којем лице живи", "the dwelling", exposed=True)

    employment: Maybe[Literal["employed", "self_employed", "farmer", "unemployed", "inactive"]] = (
        fact(
            "радни статус",
            "employment",
            evidence=evidence.EMPLOYMENT,
            values={
                "employed": ("запослен", "employed"),
                "self_employed": ("обавља самосталну делатност", "self-employed"),
                "farmer": ("пољопривредник", "farmer"),
                "unemployed": ("незапослен", "unemployed"),
                "inactive": ("није на тржишту рада", "not in the labour market"),
            },
        )
    )
    unemployment_register: tuple[RegisterSpell, ...] = many(
        "време на евиденцији незапослених",
        "time on the register of the unemployed",
        evidence=evidence.UNEMPLOYMENT,
    )
    refused_work: Maybe[bool] = fact(
        "одбијен понуђени посао, обука или основно образовање",
        "refused offered work, training or primary education",
        evidence=evidence.UNEMPLOYMENT,
    )
    employment_ended: Maybe[EmploymentEnd | None] = fact(
        "престанак последњег радног односа (ништа: није га било)",
        "end of the last employment (none: there was none)",
        evidence=evidence.EMPLOYMENT_END,
    )
    civic_activity: Maybe[bool] = fact(
        "активно учествује у раду удружења, спортских друштава или политичких странака",
        "is active in associations, sports clubs or political parties",
        sensitivity="sensitive",
        evidence=evidence.MEMBERSHIP,
    )
    in_training: Maybe[bool] = fact(
        "на обуци за рад", "in training for work", evidence=evidence.UNEMPLOYMENT
    )
    training_elsewhere: Maybe[bool] = fact(
        "оспособљавање за рад може да оствари по другом основу",
        "can obtain training for work on another ground",
        evidence=evidence.CENTRE,
    )
    school: Maybe[School | None] = fact(
        "школовање (ништа: не школује се)",
        "schooling (none: in no school)",
        evidence=evidence.SCHOOL,
    )
