"""What a right is, whichever place grants it: the closed list that lays places side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Topic(NamedTuple):
    """What rights of one kind are called, and words in their ids that tell it."""

    sr: str
    en: str
    words: str


TOPICS: Mapping[str, Topic] = MappingProxyType(
    {
        "first_baby": Topic(
            "Прва беба у години и празнични дан рођења",
            "First baby of the year, birth on a holiday",
            "first_baby|new_year_baby|holiday_birth",
        ),
        "multiple_births": Topic("Близанци и тројке", "Twins and triplets", "multiple|triplets"),
        "unemployed_mother": Topic("Незапослене мајке", "Unemployed mothers", "unemployed"),
        "ivf": Topic("Вантелесна оплодња", "In vitro fertilization", "ivf"),
        "car_seat": Topic("Ауто-седиште за бебу", "Car seat for a baby", "car_seat"),
        "birth_grant": Topic(
            "Помоћ за рођење детета",
            "Grant for the birth of a child",
            "birth|newborn|first_born|first_child|second_child|further_child|novorodj"
            "|parental_supplement",
        ),
        "large_family": Topic(
            "Породице са више деце",
            "Families with several children",
            "large_family_grant|more_children",
        ),
        "kindergarten": Topic("Вртић", "Kindergarten", "kindergarten|preschool|childcare"),
        "school_kit": Topic(
            "Школски прибор и уџбеници",
            "School kit and textbooks",
            r"school_kit\b|school_bag|textbook|first_grade|school_start",
        ),
        "school_meal": Topic(
            "Ужина и оброк у школи",
            "School meals",
            "snack|school_food|school_kitchen|day_meals|half_price_meal",
        ),
        "pupil_transport": Topic(
            "Превоз ученика",
            "Transport of pupils",
            "pupil_(?:bus|transport)|school_transport|secondary_transport|bus_pass",
        ),
        "scholarship": Topic(
            "Стипендије и подстицаји ученицима",
            "Scholarships",
            "scholarship|talent|gifted_pupils|secondary_pupils",
        ),
        "transport": Topic("Бесплатан превоз", "Free transport", "transport_"),
        "one_off_aid": Topic(
            "Једнократна помоћ",
            "One-off aid",
            "one_off|extraordinary_aid|interventional|disaster_aid|jednokratna",
        ),
        "free_meal": Topic("Бесплатан оброк", "Free meal", "free_meal|soup_kitchen|besplatan_obr"),
        "utility_relief": Topic(
            "Комунални рачуни", "Utility bills", "utilit|bill_relief|large_family_relief"
        ),
        "energy": Topic("Струја и гас", "Electricity and gas", "energy"),
        "firewood": Topic("Огрев", "Firewood", "firewood|winter_aid"),
        "funeral": Topic("Трошкови сахране", "Funeral costs", "funeral|sahran"),
        "placement_equipment": Topic(
            "Опрема за смештај", "Equipment for a placement", "placement_equipment|oprema"
        ),
        "pensioners": Topic(
            "Помоћ пензионерима и старијима",
            "Aid to pensioners",
            "pensioner_aid|elderly_(?:aid|rec)",
        ),
        "refugees": Topic("Избегли и расељени", "Refugees and displaced people", "refugee"),
        "home_care": Topic("Помоћ у кући", "Home care", "home_care|pomoc_u_kuci"),
        "day_care": Topic("Дневни боравак", "Day care", "day_care|dnevni_boravak"),
        "personal_companion": Topic(
            "Лични пратилац детета",
            "Personal companion for a child",
            "companion|lpd|licni_pratilac",
        ),
        "personal_assistance": Topic(
            "Персонална асистенција", "Personal assistance", "personal_assistance|asistencij"
        ),
        "supported_housing": Topic(
            "Становање уз подршку",
            "Supported housing",
            "supported_housing|protected_housing|stanovanje",
        ),
        "respite": Topic("Предах", "Respite", "respite|predah"),
        "shelter": Topic("Прихватилиште", "Shelter", "shelter|prihvatiliste"),
        "counselling": Topic("Саветовање", "Counseling", "counsel"),
    }
)
"""The topics in the order in which they are listed; the first whose words fit is taken."""

_WORDS = MappingProxyType({key: re.compile(topic.words) for key, topic in TOPICS.items()})


def topic_of(id: str) -> str:
    """Return the topic that the last part of a right's id tells, empty if none."""
    name = id.rpartition(".")[2]
    return next((key for key, words in _WORDS.items() if words.search(name)), "")
