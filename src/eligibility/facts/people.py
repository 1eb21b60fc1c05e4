"""A person: every fact that acts use."""

from __future__ import annotations

from typing import Literal

from eligibility.facts import evidence
from eligibility.facts.awards import Assessment, Award
from eligibility.facts.base import Amount, Day, Maybe, Model, fact, many, plain
from eligibility.facts.fertility import Ivf
from eligibility.facts.life import EARLIEST, EmploymentEnd, Event, RegisterSpell, Residence, School
from eligibility.facts.money import MOST, Disposal, Dwelling, Income, Pension, RealEstate

BasicNeed = Literal["movement", "hygiene", "feeding", "dressing", "communication"]
SoughtService = Literal["drop_in", "supported_housing", "shelter", "respite", "counselling"]


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


class Person(Model):
    """A person of the case; needs an id inside the file, never a name or a JMBG."""

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
