"""The benchmark's one rule (see population.py) as a country package of OpenFisca-Core.

python openfisca_rule.py household.json     # one cold answer, printed
python openfisca_rule.py --warm 2000        # median milliseconds of warm answers
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import ETERNITY, MONTH
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MONTH_ASKED = "2025-01"

Person = build_entity(key="person", plural="persons", label="A person", is_person=True)
Household = build_entity(
    key="household",
    plural="households",
    label="A household",
    roles=[{"key": "member", "plural": "members", "label": "Members"}],
)


class age(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Completed years"


class enrolled_in_school(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Enrolled in school"


class disability_grade(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Grade of disability, 0 to 4"


class municipality_resident(Variable):
    value_type = bool
    entity = Person
    definition_period = ETERNITY
    label = "Resident of the municipality"


class monthly_income(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Income of the month"


class income_per_member(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Income of the household per member"

    def formula(household, period):
        return household.sum(household.members("monthly_income", period)) / household.nb_persons()


class eligible_child(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Child entitled to the support"

    def formula(person, period, parameters):
        support = parameters(period).pupil_support
        years = person("age", period)
        return (
            (years >= support.age_min)
            * (years <= support.age_max)
            * person("enrolled_in_school", period)
            * (person("disability_grade", period) >= support.min_grade)
            * person("municipality_resident", period)
            * (
                person.household("income_per_member", period)
                <= support.income_share * support.average_wage
            )
        )


class amount_per_child(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Support for one child"

    def formula(person, period, parameters):
        support = parameters(period).pupil_support
        amount = support.base - support.taper * person.household("income_per_member", period)
        return person("eligible_child", period) * amount * (amount > 0)


class household_total(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Support for the household"

    def formula(household, period):
        return household.sum(household.members("amount_per_child", period))


PARAMETERS = {
    "average_wage": 100_000,
    "base": 12_000,
    "income_share": 0.5,
    "taper": 0.3,
    "age_min": 3,
    "age_max": 18,
    "min_grade": 1,
}

VARIABLES = (
    age,
    enrolled_in_school,
    disability_grade,
    municipality_resident,
    monthly_income,
    income_per_member,
    eligible_child,
    amount_per_child,
    household_total,
)


def build_system() -> TaxBenefitSystem:
    """Return the country: two entities, nine variables, seven parameters."""
    system = TaxBenefitSystem([Person, Household])
    for variable in VARIABLES:
        system.add_variable(variable)
    values = {
        name: {"values": {"2015-01-01": {"value": value}}} for name, value in PARAMETERS.items()
    }
    system.parameters = ParameterNode("", data={"pupil_support": values})
    return system


def situation(case: dict[str, dict[str, object]]) -> dict[str, object]:
    """Return one household in the form OpenFisca's builder reads."""
    persons = {
        name: {
            "age": {MONTH_ASKED: person["age"]},
            "enrolled_in_school": {MONTH_ASKED: person["enrolled_in_school"]},
            "disability_grade": {MONTH_ASKED: person["disability_grade"]},
            "municipality_resident": {"ETERNITY": person["municipality_resident"]},
            "monthly_income": {MONTH_ASKED: person["monthly_income"]},
        }
        for name, person in case.items()
    }
    return {"persons": persons, "households": {"household": {"members": list(persons)}}}


def answer(system: TaxBenefitSystem, case: dict[str, dict[str, object]]) -> dict[str, object]:
    """Build a simulation of one household and calculate the rule."""
    simulation = SimulationBuilder().build_from_entities(system, situation(case))
    return {
        "eligible": [bool(v) for v in simulation.calculate("eligible_child", MONTH_ASKED)],
        "amount": [float(v) for v in simulation.calculate("amount_per_child", MONTH_ASKED)],
        "household_total": float(simulation.calculate("household_total", MONTH_ASKED)[0]),
    }


FAMILY: dict[str, dict[str, object]] = {
    "parent": {
        "age": 38,
        "enrolled_in_school": False,
        "disability_grade": 0,
        "municipality_resident": True,
        "monthly_income": 45_000,
    },
    "child": {
        "age": 10,
        "enrolled_in_school": True,
        "disability_grade": 2,
        "municipality_resident": True,
        "monthly_income": 0,
    },
    "sibling": {
        "age": 6,
        "enrolled_in_school": True,
        "disability_grade": 0,
        "municipality_resident": True,
        "monthly_income": 0,
    },
}


def warm(system: TaxBenefitSystem, count: int) -> dict[str, float]:
    """Return median milliseconds of whole answers, and of `calculate` on a built simulation."""
    answers, calculations = [], []
    for number in range(20 + count):
        start = time.perf_counter_ns()
        answer(system, FAMILY)
        middle = time.perf_counter_ns()
        simulation = SimulationBuilder().build_from_entities(system, situation(FAMILY))
        built = time.perf_counter_ns()
        simulation.calculate("household_total", MONTH_ASKED)
        if number >= 20:
            answers.append((middle - start) / 1e6)
            calculations.append((time.perf_counter_ns() - built) / 1e6)
    return {
        "answer_ms": statistics.median(answers),
        "calculate_ms": statistics.median(calculations),
    }


def main() -> None:
    """Answer one household read from a file, or time warm answers."""
    if sys.argv[1] == "--family":
        print(json.dumps(FAMILY, indent=2))
        return
    system = build_system()
    if sys.argv[1] == "--warm":
        print(json.dumps(warm(system, int(sys.argv[2]))))
        return
    case = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps(answer(system, case)))


if __name__ == "__main__":
    main()
