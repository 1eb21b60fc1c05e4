"""The part of durable-rules' language that it gets right: what a ruleset may hold.

Everything that reaches the engine passes here: names are made up by the compiler and
numbers are small, so that no text of an act or of a case ever gets to it. The limits are
those measured in docs/decisions/0012-durable-rules-confirms.md, with room to spare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

PATTERNS_PER_KIND = 60
KINDS_PER_RULESET = 100
RULES_PER_RULESET = 1500
TESTS_PER_PATTERN = 60
PATTERNS_PER_RULE = 3
MOST = 2**31
CATCH_ALL = "rest"
CATCH_ALL_COUNT = 65535

NAME = re.compile(r"[a-z][a-z0-9_]{0,15}\Z", re.ASCII)
_TESTS = frozenset({"$lte", "$gte", "$neq"})


class UnsafeError(ValueError):
    """Something lies outside the part of the engine's language that can be trusted."""


def verify(definition: Mapping[str, Any]) -> None:
    """Check a ruleset in durable-rules' declarative form. Raises UnsafeError with the reason."""
    if len(definition) > RULES_PER_RULESET + 1:
        raise UnsafeError(f"more than {RULES_PER_RULESET} rules in one ruleset")
    if definition.get(CATCH_ALL) != catch_all():
        raise UnsafeError("no rule that catches every fact")
    patterns: dict[str, int] = {}
    for name, rule in definition.items():
        if name == CATCH_ALL:
            continue
        _named(name)
        if set(rule) != {"all"} or not isinstance(rule["all"], list):
            raise UnsafeError(f"rule `{name}` is more than patterns that must all match")
        if not 0 < len(rule["all"]) <= PATTERNS_PER_RULE:
            raise UnsafeError(f"rule `{name}` has more than {PATTERNS_PER_RULE} patterns or none")
        earlier: set[str] = set()
        for entry in rule["all"]:
            alias, kind = _pattern(name, entry, earlier)
            earlier.add(alias)
            patterns[kind] = patterns.get(kind, 0) + 1
    if len(patterns) > KINDS_PER_RULESET:
        raise UnsafeError(f"more than {KINDS_PER_RULESET} kinds of facts in one ruleset")
    for kind, count in patterns.items():
        if count > PATTERNS_PER_KIND:
            raise UnsafeError(f"more than {PATTERNS_PER_KIND} patterns of kind `{kind}`")


def catch_all() -> dict[str, Any]:
    """Return the rule that matches every fact and never fires: no fact is left unhandled."""
    return {"all": [{"m": {"$ex": {"kind": 1}}}], "count": CATCH_ALL_COUNT}


def fact(kind: str, id_: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a fact as the engine may be given it. Raises UnsafeError for any other value."""
    made: dict[str, Any] = {"id": _named(id_), "kind": _named(kind)}
    for name, value in fields.items():
        made[_named(name)] = number(value)
    return made


def number(value: Any) -> int:
    """Return a number that the engine compares rightly: an integer, no truth value, no text."""
    if type(value) is not int:
        raise UnsafeError("a value is no integer")
    if not -MOST < value < MOST:
        raise UnsafeError(f"the number {value} is too large")
    return value


def _named(name: Any) -> str:
    if not isinstance(name, str) or NAME.match(name) is None:
        raise UnsafeError("a name is not one of those that the compiler makes up")
    return name


def _pattern(rule: str, entry: Any, earlier: Iterable[str]) -> tuple[str, str]:
    """Return a pattern's alias and the kind of fact it is about."""
    if not isinstance(entry, dict) or len(entry) != 1:
        raise UnsafeError(f"rule `{rule}` has a pattern without an alias of its own")
    (alias, test), *_ = entry.items()
    _named(alias)
    if not isinstance(test, dict) or set(test) != {"$and"} or alias in earlier:
        raise UnsafeError(f"rule `{rule}` has a pattern that is no list of tests")
    tests = test["$and"]
    if not isinstance(tests, list) or not 1 <= len(tests) <= TESTS_PER_PATTERN:
        raise UnsafeError(f"rule `{rule}` has a pattern with too many tests or none")
    if not isinstance(tests[0], dict) or set(tests[0]) != {"kind"}:
        raise UnsafeError(f"rule `{rule}` has a pattern that doesn't begin with the kind of fact")
    joined = [_test(rule, each, earlier) for each in tests[1:]]
    if any(joined) and tests[-1] != {"one": {_alias(tests[-1]): "one"}}:
        raise UnsafeError(f"rule `{rule}` compares two facts without a last test that always holds")
    return alias, _named(tests[0]["kind"])


def _alias(test: Any) -> Any:
    """Return the earlier pattern that a test refers to, or None."""
    value = next(iter(test.values())) if isinstance(test, dict) and len(test) == 1 else None
    return next(iter(value)) if isinstance(value, dict) and len(value) == 1 else None


def _test(rule: str, test: Any, earlier: Iterable[str]) -> bool:
    """Check one test; return whether it compares two facts."""
    if not isinstance(test, dict) or len(test) != 1:
        raise UnsafeError(f"rule `{rule}` has a test of more than one thing")
    ((left, right),) = test.items()
    if left in _TESTS:
        if not isinstance(right, dict) or len(right) != 1:
            raise UnsafeError(f"rule `{rule}` has a comparison of more than one field")
        ((left, right),) = right.items()
    elif isinstance(right, dict):
        # Facts may only be compared for being equal, with patterns that stand before.
        if len(right) != 1 or next(iter(right)) not in earlier:
            raise UnsafeError(f"rule `{rule}` refers to a fact that no earlier pattern matches")
        _named(left)
        _named(next(iter(right.values())))
        return True
    if str(left).startswith("$"):
        raise UnsafeError(f"rule `{rule}` uses `{left}`, which the engine gets wrong")
    _named(left)
    number(right)
    return False
