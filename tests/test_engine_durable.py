"""The cross-check by durable-rules: what it confirms, notices, refuses and survives."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from durable_trees import case_of, rulebook_of
from test_engine_chains import CHAIN, case, rulebook

if find_spec("durable_rules_engine") is None:
    pytest.skip('durable-rules is not here: pip install ".[durable]"', allow_module_level=True)

from eligibility import check, load, read_case
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Group, Label
from eligibility.cli.main import main
from eligibility.engine import reference, values
from eligibility.engine.durable import cells, client, cross, safe
from eligibility.engine.durable.client import CLIENT, Client
from eligibility.engine.durable.program import RefusedError, compile_right
from eligibility.engine.result import CrossCheck, Difference
from eligibility.explain import text
from eligibility.explain.context import context
from eligibility.explain.protect import AUDIENCES, for_audience
from eligibility.explain.words import Voice
from eligibility.records import replace

ROOT = Path(__file__).parent.parent
FAMILY = (ROOT / "examples" / "lajkovac-birth.json").read_text(encoding="utf-8")


@pytest.fixture
def own() -> Iterator[Client]:
    """A client with a worker of its own."""
    made = Client()
    yield made
    made.close()


def confirmed(given: Any, rules: Any, asked: Client = CLIENT) -> Any:
    """Return what the cross-check of a case says."""
    result = check(given, rules)
    return cross.confirm(given, rules, result.determinations, result.openings, asked)


def test_the_engines_agree_on_the_example_and_nothing_is_left_out() -> None:
    """Every right of Lajkovac and of the republic is confirmed, and no determination changes."""
    rules, given = load("Lajkovac"), read_case(FAMILY)
    result = check(given, rules, cross_check=True)
    assert result.cross_check is not None and result.cross_check.settled
    assert set(result.cross_check.agreed) == set(rules.rights)
    assert result.determinations == check(given, rules).determinations


def test_chains_are_found_alike() -> None:
    """durable-rules follows the same chain of three steps by forward chaining of its own."""
    given, rules = case(refused_work=False), rulebook(**CHAIN)
    assert len(check(given, rules).openings) == 3
    assert confirmed(given, rules).chains == "agreed"


def test_a_chain_told_wrongly_is_noticed() -> None:
    """Where the reference engine names another way or another step, the chains differ."""
    given, rules = case(refused_work=False), rulebook(**CHAIN)
    result = check(given, rules)
    first, *others = result.openings
    for wrong in (first._replace(through=()), first._replace(step=2)):
        told = cross.confirm(given, rules, result.determinations, (wrong, *others))
        assert told.chains == "differ"
    assert cross.confirm(given, rules, result.determinations, others).chains == "differ"


def test_a_wrong_any_in_our_rules_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled as if `any` were `all`, groups differ, and the first one is named."""
    monkeypatch.setattr(cells, "ANY", cells.ALL)
    differences = _differences()
    assert differences
    assert {"met", "unmet"} & {differences[0].reference, differences[0].other}


def test_a_wrong_any_in_the_reference_engine_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reference engine takes `any` for `all`, durable-rules doesn't."""
    monkeypatch.setattr(reference, "disjunction", values.conjunction)
    assert _differences()


@pytest.mark.parametrize("name", ["conjunction", "negation", "at_least", "_with_gaps", "_outcome"])
def test_any_part_of_combining_gone_wrong_is_noticed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each function by which the reference engine combines is checked by the other engine."""
    right = getattr(reference, name)
    wrong = {
        "conjunction": lambda values: right(list(values)[1:]),
        "negation": lambda value: value,
        "at_least": lambda count, values: right(count + 1, values),
        "_with_gaps": lambda value, gaps, id_: value,
        "_outcome": lambda root, gaps: right(root, ()),
    }
    monkeypatch.setattr(reference, name, wrong[name])
    assert _differences()


def _differences() -> list[Any]:
    """Return on what the engines differ in a few invented rulebooks."""
    found: list[Any] = []
    for number in range(12):
        rules = rulebook_of(number)
        for each in range(4):
            found += confirmed(case_of(each, rules), rules).differences
    return found


def test_where_the_engines_differ_no_determination_is_issued(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The right is withheld, others stay, and every format names both values."""
    rules, given = load("Lajkovac"), read_case(FAMILY)
    spoilt = rules.rights["lajkovac.school_kit"]
    wrong = compile_right(replace(spoilt, conditions=Group("any", ())))
    sound = compile_right
    monkeypatch.setattr(
        cross, "compile_right", lambda right: wrong if right is spoilt else sound(right)
    )
    rules.programs.clear()
    try:
        result = check(given, rules, cross_check=True)
    finally:
        rules.programs.clear()
    assert result.cross_check is not None
    (difference,) = result.cross_check.differences
    assert difference.of == "lajkovac.school_kit"
    plain = check(given, rules)
    left = [each for each in plain.determinations if each.right != "lajkovac.school_kit"]
    assert list(result.determinations) == left
    assert not result.cross_check.settled


def test_a_killed_worker_loses_nothing(own: Client) -> None:
    """Killed in the midst of a check, it is replaced; what it didn't answer is said to be open."""
    rules, given = load("Lajkovac"), read_case(FAMILY)
    result = check(given, rules)
    confirmed(given, rules, own)
    victim = own.current()
    send, count = victim.send, iter(range(1000))

    def killing(asked: dict[str, Any]) -> None:
        if next(count) == 5:
            victim.process.kill()
            victim.process.wait()
        send(asked)

    victim.send = killing  # type: ignore[method-assign]
    told = cross.confirm(given, rules, result.determinations, result.openings, own)
    silent = {right for right, _ in told.unavailable}
    assert own.worker is not victim and silent
    assert not told.differences
    assert silent | set(told.agreed) == set(rules.rights)
    assert confirmed(given, rules, own).settled


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no SIGSTOP on this system")
def test_a_worker_that_hangs_is_replaced(own: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that doesn't answer in time is given up, said so, and another answers the rest."""
    rules, given = load("Lajkovac"), read_case(FAMILY)
    confirmed(given, rules, own)
    monkeypatch.setattr(client.Worker.answer, "__defaults__", (1,))
    os.kill(own.current().process.pid, signal.SIGSTOP)
    program = cross.program_of(rules, "lajkovac.school_kit")
    leaves = [4] * len(program.leaves)
    answers = own.decide([(program, [leaves])])
    assert isinstance(answers[0], client.UnavailableError)
    monkeypatch.undo()
    assert confirmed(given, rules, own).settled


def test_an_error_of_the_engine_is_no_answer(own: Client) -> None:
    """Numbers that no rule expects end the worker; the next right is answered by another."""
    rules = load("Lajkovac")
    program = cross.program_of(rules, "lajkovac.school_kit")
    wrong, right = [9] * len(program.leaves), [4] * len(program.leaves)
    first, second = own.decide([(program, [wrong]), (program, [right])])
    assert isinstance(first, client.UnavailableError)
    assert not isinstance(second, client.UnavailableError)
    assert cross.outcome_of(program, second[0])[0] in ("possible", "no_subject")


def test_threads_may_ask_at_once() -> None:
    """Checks from several threads don't mix: one session lives at a time."""
    rules, given = load("Lajkovac"), read_case(FAMILY)
    found: list[bool] = []
    threads = [
        threading.Thread(target=lambda: found.append(confirmed(given, rules).settled))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 4


def test_a_refused_right_keeps_its_determination() -> None:
    """The compiler's refusal has the act's line and the reason; the reference engine decides."""
    rules, given = rulebook(**CHAIN), case(refused_work=False)
    right = rules.rights["lajkovac.second"]
    group: Any = Group("at_least", right.conditions.members * 70, 35)
    with pytest.raises(RefusedError, match=r"trial\.yaml:\d+: .*counts over 28 conditions"):
        compile_right(replace(right, conditions=group))
    rules = replace(rules, rights={**rules.rights, right.id: replace(right, conditions=group)})
    result = check(given, rules, cross_check=True)
    assert result.cross_check is not None
    assert [each for each, _ in result.cross_check.refused] == [right.id]
    assert right.id in {each.right for each in result.determinations}


def test_a_right_of_any_size_is_cut_into_rulesets_within_the_limits() -> None:
    """With hundreds of conditions no kind of fact has over 60 patterns; the outcome is right."""
    rules, given = rulebook(**CHAIN), case(refused_work=False)
    right = rules.rights["lajkovac.first"]
    members = right.conditions.members * 300
    parts = (Group("all", members), Group("any", members), Group("at_least", members[:27], 20))
    large = replace(right, conditions=Group("all", parts))
    assert len(compile_right(large).rulesets) > 3
    rules = replace(rules, rights={right.id: large})
    assert confirmed(given, rules).settled


UNSAFE: dict[str, Any] = {
    "or": {"$and": [{"kind": "k"}, {"$or": [{"f0": 1}, {"f1": 1}]}]},
    "not": {"$and": [{"kind": "k"}, {"$not": {"f0": 1}}]},
    "nex": {"$and": [{"kind": "k"}, {"$nex": {"f0": 1}}]},
    "iany": {"$and": [{"kind": "k"}, {"$iany": {"f0": 1}}]},
    "mt": {"$and": [{"kind": "k"}, {"$mt": {"f0": "a"}}]},
    "less in a join": {"$and": [{"kind": "k"}, {"$lt": {"f0": {"m": "f0"}}}]},
    "later pattern": {"$and": [{"kind": "k"}, {"f0": {"z": "f0"}}]},
    "kind not first": {"$and": [{"f0": 1}, {"kind": "k"}]},
    "no kind": {"$and": [{"f0": 1}]},
    "null": {"$and": [{"kind": "k"}, {"f0": None}]},
    "text": {"$and": [{"kind": "k"}, {"f0": "5"}]},
    "truth value": {"$and": [{"kind": "k"}, {"f0": True}]},
    "more than 64 bits": {"$and": [{"kind": "k"}, {"f0": 2**64}]},
    "a name of an act": {"$and": [{"kind": "lajkovac.право"}]},
    "arithmetic": {"$and": [{"kind": "k"}, {"f0": {"$div": {"$l": {"m": "f0"}, "$r": 0}}}]},
    "no list": {"kind": "k"},
}


@pytest.mark.parametrize("name", UNSAFE)
def test_a_pattern_outside_the_safe_part_is_refused(name: str) -> None:
    """What the engine gets wrong or dies of is no rule that could be handed to it."""
    rules = {"r": {"all": [{"m": UNSAFE[name]}]}, safe.CATCH_ALL: safe.catch_all()}
    with pytest.raises(safe.UnsafeError):
        safe.verify(rules)


def test_limits_of_a_ruleset_are_kept() -> None:
    """Too many patterns of a kind, kinds, a rule with more than patterns, no rule for the rest."""
    rule = {"all": [{"m": {"$and": [{"kind": "k"}, {"f0": 1}]}}]}
    rest = {safe.CATCH_ALL: safe.catch_all()}
    safe.verify({"r": rule, **rest})
    for wrong in (
        {**{f"r{n}": rule for n in range(61)}, **rest},
        {**{f"r{n}": {"all": [{"m": {"$and": [{"kind": f"k{n}"}]}}]} for n in range(101)}, **rest},
        {"r": {**rule, "cap": 3}, **rest},
        {"r": {"any": rule["all"]}, **rest},
        {"r": {"all": []}, **rest},
        {"r": rule},
    ):
        with pytest.raises(safe.UnsafeError):
            safe.verify(wrong)


@pytest.mark.parametrize("value", [None, True, "1", 2**31, -(2**40), [1], {"a": 1}])
def test_a_fact_holds_small_integers_alone(value: Any) -> None:
    """Neither null nor truth values, texts or large numbers are asserted."""
    with pytest.raises(safe.UnsafeError):
        safe.fact("k", "a", {"f0": value})


def test_check_cross_check_says_what_it_confirmed(tmp_path: Path) -> None:
    """The command ends with 0 and counts the rights; its JSON holds them."""
    path = tmp_path / "case.json"
    path.write_text(FAMILY, encoding="utf-8")
    done = CliRunner().invoke(main, ["check", str(path), "--cross-check", "--lang", "en"])
    assert done.exit_code == 0
    assert f"Cross-check: rights confirmed: {len(load('Lajkovac').rights)}" in done.output
    told = CliRunner().invoke(main, ["check", str(path), "--cross-check", "--format", "json"])
    assert json.loads(told.stdout)["cross_check"]["differences"] == []


@pytest.mark.parametrize("place", ["lajkovac", "vrbas", "nis"])
def test_the_examples_of_acts_are_decided_alike(place: str) -> None:
    """Both engines agree on every example of a place's own acts, and find the same chains."""
    rules = load_rulebook(place)
    told = 0
    for act in rules.acts.values():
        for example in act.examples if act.place == place else ():
            given = read_case(example.case)
            result = check(given, rules)
            checked = cross.confirm(given, rules, result.determinations, result.openings)
            assert checked.settled, example.name.en
            told += 1
    assert told


def test_a_family_is_not_told_what_a_withheld_right_rests_on() -> None:
    """Where a determination is withheld, the condition is named to a caseworker alone."""
    given, rules = read_case(FAMILY), load("Lajkovac")
    result = check(given, rules)
    told = Label("трпи насиље", "suffers violence")
    difference = Difference("lajkovac.school_kit", "cerka", "cerka", "safe", told, "met", "unmet")
    doubtful = replace(result, cross_check=CrossCheck(differences=(difference,)))
    shown: dict[str, str] = {}
    for audience in AUDIENCES:
        seen = for_audience(doubtful, given, audience)
        lines = text.render(context(seen, rules, Voice("sr-Cyrl"), given))
        shown[audience] = "\n".join(line.text for line in lines)
    assert "насиље" in shown["caseworker"] and "насиље" not in shown["family"]
    assert "два рачунања се разилазе" in shown["family"]
