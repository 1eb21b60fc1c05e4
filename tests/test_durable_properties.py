"""durable-rules beside the reference engine on random rulebooks and cases."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest
from durable_pairs import outside, pairs
from hypothesis import given

if find_spec("durable_rules_engine") is None:
    pytest.skip('durable-rules is not here: pip install ".[durable]"', allow_module_level=True)

from eligibility.acts.model import Rulebook
from eligibility.engine import check
from eligibility.engine.durable.client import CLIENT
from eligibility.engine.durable.cross import ask, confirm
from eligibility.engine.durable.program import Program, RefusedError, compile_right
from eligibility.facts import Case, read_case


@given(pairs())
def test_both_engines_decide_alike_and_open_the_same_rights(
    pair: tuple[Rulebook, list[Case]],
) -> None:
    """No difference, nothing left out, the same chains."""
    rulebook, cases = pair
    for case in cases:
        result = check(case, rulebook)
        checked = confirm(case, rulebook, result.determinations, result.openings)
        assert checked.settled, checked
        assert set(checked.agreed) == {each.right for each in result.determinations}


class Watched:
    """A client that writes down what would have reached the engine."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def decide(self, asked: list[tuple[Program, Any]]) -> list[Any]:
        """Ask the real worker, and remember of which rights."""
        self.asked += [program.right for program, _ in asked]
        return CLIENT.decide(asked)


@given(outside())
def test_what_lies_outside_the_safe_part_never_reaches_the_engine(
    spoilt: tuple[Rulebook, str],
) -> None:
    """The compiler refuses with a place and a reason, and nothing is asked of the worker."""
    rulebook, right = spoilt
    with pytest.raises(RefusedError) as refused:
        compile_right(rulebook.rights[right])
    (problem,) = refused.value.problems
    assert problem.file.startswith("trial.yaml:") and right in problem.message
    case = read_case('{"schema": 1, "people": [{"id": "ana"}]}')
    watched: Any = Watched()
    whole = {r: e for r, e in rulebook.rights.items() if r != right}
    answers = dict(ask(case, rulebook, _determined(case, rulebook, right, whole), watched))
    assert isinstance(answers[right], RefusedError)
    assert right not in watched.asked and watched.asked


def _determined(case: Case, rulebook: Rulebook, spoilt: str, whole: dict[str, Any]) -> Any:
    """Return determinations of all rights; those of the spoilt one are made from another's."""
    from eligibility.records import replace

    found = check(case, replace(rulebook, rights=whole)).determinations
    return (*found, *(each._replace(right=spoilt) for each in found))
