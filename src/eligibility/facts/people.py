"""A person: every fact that acts use."""

from typing import Literal

from eligibility.facts import evidence
from eligibility.facts.awards import Assessment, Award
from eligibility.facts.base import Amount, Day, Maybe, fact, many, plain
from eligibility.facts.fertility import Ivf
from eligibility.facts.health import Health, Impairment
from eligibility.facts.life import EARLIEST, Event
from eligibility.facts.money import MOST, Disposal, Income, Pension, RealEstate

SoughtService = Literal["drop_in", "supported_housing", "shelter", "respite", "counselling"]


class Person(Health):
    """A person of the case; needs an id inside the file, never a name or a JMBG.

    The facts stand in the order of the modules: who they are, health, family and means.
    """

    pregnant: Maybe[bool] = fact(
        "трудница", "pregnant", sensitivity="sensitive", evidence=evidence.MEDICAL
    )
    pregnancy_start: Maybe[Day] = fact(
        "почетак садашње трудноће по налазу лекара",
        "start of the present pregnancy according to a medical finding",
        least=EARLIEST,
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    ivf: Maybe[Ivf | None] = fact(
        "вантелесна оплодња (ништа: није у том поступку нити га припрема)",
        "in vitro fertilisation (none: neither undergoes nor prepares for it)",
        sensitivity="sensitive",
        evidence=evidence.MEDICAL,
    )
    maternity_leave: Maybe[bool] = fact(
        "на породиљском одсуству или одсуству ради неге детета",
        "on maternity or child-care leave",
        evidence=evidence.EMPLOYMENT,
    )

    marriage_date: Maybe[Day | None] = fact(
        "дан склапања садашњег брака (ништа: није у браку)",
        "day of the present marriage (none: not married)",
        least=EARLIEST,
        evidence=evidence.MARRIAGE,
    )
    birth_order: Maybe[int] = fact(
        "ред рођења по живорођеној деци мајке",
        "order of birth among the mother's live births",
        least=1,
        most=30,
        evidence=evidence.BIRTH,
    )
    child_of_family_order: Maybe[int] = fact(
        "које је дете у породици по реду",
        "which child of the family this is",
        least=1,
        most=30,
        evidence=evidence.HOUSEHOLD,
    )
    single_parent: Maybe[bool] = fact(
        "самохрани родитељ (једнородитељска породица)",
        "single parent (single-parent family)",
        evidence=evidence.CENTRE,
    )
    single_parent_point: Maybe[int | None] = fact(
        "тачка члана 28. став 1. Закона о финансијској подршци породици са децом по којој је"
        " породица једнородитељска (ништа: није једнородитељска)",
        "item of article 28 paragraph 1 of the Law on Financial Support to Families with Children"
        " by which the family is a single-parent one (none: it is not)",
        least=1,
        most=7,
        evidence=evidence.CENTRE,
    )
    liable_relatives: Maybe[bool] = fact(
        "има сроднике ван породице који су дужни да га издржавају",
        "has relatives outside the family who are obliged to maintain them",
        evidence=evidence.CENTRE,
    )
    without_parental_care: Maybe[bool] = fact(
        "дете без родитељског старања",
        "child without parental care",
        sensitivity="sensitive",
        evidence=evidence.CENTRE,
    )
    guardianship: Maybe[Literal["authority", "person"] | None] = fact(
        "старатељство (ништа: није под старатељством)",
        "guardianship (none: under none)",
        sensitivity="sensitive",
        evidence=evidence.CENTRE,
        values={
            "authority": (
                "непосредно старатељство центра за социјални рад",
                "direct guardianship of the centre for social work",
            ),
            "person": ("старатељ је друго лице", "another person is the guardian"),
        },
    )
    accommodation: Maybe[
        Literal[
            "institution",
            "foster_care",
            "other_family",
            "shelter",
            "commissariat",
            "supported_housing",
        ]
        | None
    ] = fact(
        "смештај на терет државе или општине (ништа: није смештено)",
        "publicly paid accommodation (none: not accommodated)",
        sensitivity="sensitive",
        evidence=evidence.CENTRE,
        values={
            "institution": ("установа", "institution"),
            "foster_care": ("хранитељска породица", "foster family"),
            "other_family": ("друга породица", "other family"),
            "shelter": ("прихватилиште", "shelter"),
            "commissariat": ("смештај Комесаријата", "Commissariat's accommodation"),
            "supported_housing": ("становање уз подршку", "supported housing"),
        },
    )
    lives_on_street: Maybe[bool] = fact(
        "живи на улици",
        "lives on the streets",
        sensitivity="sensitive",
        evidence=evidence.CENTRE,
    )
    street_situation: Maybe[bool] = fact(
        "дете или млада особа у уличној ситуацији",
        "child or young person in a street situation",
        sensitivity="sensitive",
        evidence=evidence.CENTRE,
    )
    services_sought: tuple[SoughtService, ...] = many(
        "услуге које лице тражи или на које добровољно пристаје",
        "services that the person asks for or accepts voluntarily",
        sensitivity="sensitive",
        evidence=evidence.STATEMENT,
        values={
            "drop_in": ("свратиште", "drop-in centre"),
            "supported_housing": ("становање уз подршку", "supported housing"),
            "shelter": ("прихватилиште или прихватна станица", "shelter or reception station"),
            "respite": ("предах", "respite"),
            "counselling": (
                "саветовалиште или телефонска линија",
                "counselling centre or helpline",
            ),
        },
    )
    violence_recorded: Maybe[Day | None] = fact(
        "дан када је насиље у породици евидентирано (ништа: није)",
        "day on which domestic violence was recorded (none: it was not)",
        least=EARLIEST,
        sensitivity="protected",
        evidence=evidence.CENTRE,
    )
    violence_victim: Maybe[bool] = fact(
        "жртва насиља у породици",
        "victim of domestic violence",
        sensitivity="protected",
        evidence=evidence.CENTRE,
    )
    military_invalid: Maybe[bool] = fact(
        "војни инвалид", "military invalid", sensitivity="sensitive", evidence=evidence.VETERAN
    )
    civilian_war_invalid: Maybe[bool] = fact(
        "цивилни инвалид рата",
        "civilian war invalid",
        sensitivity="sensitive",
        evidence=evidence.VETERAN,
    )
    family_invalid: Maybe[bool] = fact(
        "корисник породичне инвалиднине",
        "recipient of a family disability benefit",
        evidence=evidence.VETERAN,
    )
    fallen_soldier_family: Maybe[bool] = fact(
        "члан породице палог борца",
        "member of a fallen soldier's family",
        evidence=evidence.VETERAN,
    )

    incomes: tuple[Income, ...] = many(
        "приходи по врсти и месецу",
        "incomes by kind and month",
        by="kind",
        evidence=evidence.INCOME,
    )
    pensions: tuple[Pension, ...] = many(
        "пензије по фонду и месецу",
        "pensions by fund and month",
        by="fund",
        evidence=evidence.PENSION,
    )
    real_estate: tuple[RealEstate, ...] = many(
        "непокретности", "real estate", by="kind", evidence=evidence.PROPERTY
    )
    cadastral_income: Maybe[Amount] = fact(
        "катастарски приход од земљишта у претходној години",
        "cadastral income of land in the previous year",
        unit="RSD",
        least=0,
        most=MOST,
        evidence=evidence.PROPERTY,
    )
    liquid_assets: Maybe[Amount] = fact(
        "новац, штедња и друга средства која се одмах могу уновчити",
        "cash, savings and other assets that can be cashed at once",
        unit="RSD",
        least=0,
        most=MOST,
        evidence=evidence.CONTRACT,
    )
    needed_cost: Maybe[Amount] = fact(
        "трошак за који се тражи помоћ",
        "cost for which aid is asked",
        unit="RSD",
        least=0,
        most=MOST,
        evidence=evidence.BILLS,
    )
    movables_value: Maybe[Amount] = fact(
        "вредност покретних ствари које се могу уновчити",
        "value of movables that could be sold",
        unit="RSD",
        least=0,
        most=MOST,
        evidence=evidence.CONTRACT,
    )
    disposed_property: tuple[Disposal, ...] = many(
        "продата или поклоњена непокретност и одрицање од наслеђа",
        "real estate sold, given away, or inheritance waived",
        evidence=evidence.CONTRACT,
    )
    lifelong_support_contract: Maybe[bool] = fact(
        "уговор о доживотном издржавању",
        "lifelong-support contract",
        evidence=evidence.CONTRACT,
    )

    awards: tuple[Award, ...] = many(
        "призната права", "rights recognised", by="right", evidence=evidence.AWARD
    )
    assessments: tuple[Assessment, ...] = many(
        "процене надлежних органа", "assessments by bodies", by="kind", sensitivity="sensitive"
    )
    events: tuple[Event, ...] = many("догађаји", "events", by="kind")
    whole: tuple[str, ...] = plain(
        "спискови који су потпуни", "lists that are complete", default=()
    )


__all__ = ["Impairment", "Person", "SoughtService"]
