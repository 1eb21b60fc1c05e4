"""The state of emergency, a fact of the case itself, as expressions see it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from eligibility import feel
from eligibility.acts.model import Rulebook
from eligibility.acts.scope import ActScope
from eligibility.engine.env import Env
from eligibility.engine.expressions import value_of
from eligibility.engine.index import CaseIndex
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld
from eligibility.facts import read_case
from eligibility.feel.types import BOOLEAN

EMPTY = Rulebook("rs", ("rs",), {}, {}, {}, {}, {})


def worth(expression: str, **case: Any) -> Any:
    """Return what an expression is worth in a case without people."""
    world = CaseWorld(CaseIndex(read_case(json.dumps(case))), EMPTY, date(2024, 1, 1), "rs")
    return value_of(feel.parse(expression), Env(world.dates, world))


@pytest.mark.parametrize("declared", [True, False])
def test_a_state_of_emergency_is_what_the_case_says(declared: bool) -> None:
    """Acts may ask whether it is declared."""
    assert worth("state_of_emergency", state_of_emergency=declared) is declared
    assert worth("not(state_of_emergency)", state_of_emergency=declared) is not declared


def test_a_state_of_emergency_nobody_spoke_of_is_unknown() -> None:
    """Unknown is not no, and says which fact of the case is missing."""
    value = worth("state_of_emergency")
    assert isinstance(value, Unknown)
    assert [(why.record, why.field) for why in value.why] == [("case", "state_of_emergency")]


def test_a_state_of_emergency_is_true_or_false_in_acts() -> None:
    """The checker types it before any case is seen."""
    assert ActScope().with_variables({}).names["state_of_emergency"] is BOOLEAN
