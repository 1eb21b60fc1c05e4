"""Forward chaining over passport rights, in rules of durable-rules' own.

Facts say which rights the family could be awarded, which rights ask for which, and what
each would come to once those are granted; the rules conclude what opens, by way of what,
and what could be awarded next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from eligibility.engine.chains import Key
from eligibility.engine.durable import safe
from eligibility.engine.durable.client import Client
from eligibility.engine.durable.words import OUTCOMES

REFUSED, ELIGIBLE = OUTCOMES.index("not_eligible"), OUTCOMES.index("eligible")
PER_SESSION = 24
"""So many rights are looked at together: no fact has more than 64 matches waiting."""


def _through(*tests: dict[str, Any]) -> dict[str, Any]:
    """Return the rule by which a right opens: it asks for one that could be awarded."""
    return {
        "all": [
            {"then": {"$and": [{"kind": "then"}, *tests]}},
            {"asks": {"$and": [{"kind": "asks"}, {"det": {"then": "det"}}, _one("then")]}},
            {"could": {"$and": [{"kind": "could"}, {"award": {"asks": "award"}}, _one("asks")]}},
        ]
    }


def _one(alias: str) -> dict[str, Any]:
    return {"one": {alias: "one"}}


RULES: dict[str, Any] = {
    "begin": {"all": [{"m": {"$and": [{"kind": "begin"}]}}]},
    "had": {"all": [{"m": {"$and": [{"kind": "had"}, {"outcome": ELIGIBLE}, {"holds": 0}]}}]},
    "granted": _through({"after": ELIGIBLE}, {"$neq": {"before": ELIGIBLE}}),
    "refused": _through(
        {"before": REFUSED}, {"$neq": {"after": REFUSED}}, {"$neq": {"after": ELIGIBLE}}
    ),
    "next": {
        "all": [
            {
                "m": {
                    "$and": [
                        {"kind": "then"},
                        {"$gte": {"gives": 0}},
                        {"after": ELIGIBLE},
                        {"holds": 0},
                    ]
                }
            }
        ]
    },
    safe.CATCH_ALL: safe.catch_all(),
}
safe.verify(RULES)


class Prospect(NamedTuple):
    """What a right comes to for somebody, what it came to before, and whether they have it."""

    outcome: str
    before: str
    holds: bool


def _rank(prospect: Prospect) -> int:
    return OUTCOMES.index(prospect.outcome)


class Chaining:
    """Which rights ask for which, by number: no id of a right reaches the engine."""

    def __init__(self, asked: Mapping[str, Sequence[str]]) -> None:
        self.asked = asked
        wanted = dict.fromkeys(right for rights in asked.values() for right in rights)
        self.awards = tuple(wanted)
        self.numbers = {right: number for number, right in enumerate(self.awards)}

    def step(
        self,
        client: Client,
        could: set[int],
        had: Mapping[Key, Prospect],
        then: Mapping[Key, Prospect],
    ) -> tuple[dict[Key, tuple[str, ...]], set[int]]:
        """Return what opens by way of what, and which rights could be awarded from now on.

        `had` are the prospects from which the first awards follow, `could` awards of earlier
        steps. Raises UnavailableError.
        """
        facts = [safe.fact("begin", "begin", {})]
        facts += [
            safe.fact("could", f"c{number}", {"award": number, "one": 1})
            for number in sorted(could)
        ]
        facts += self._had(had)
        keys = list(then)
        through: dict[Key, dict[int, None]] = {}
        reached = set(could)
        for start in range(0, len(keys) or 1, PER_SESSION):
            numbered = list(enumerate(keys))[start : start + PER_SESSION]
            told = [fact for n, key in numbered for fact in self._asking(n, key)]
            told += [self._then(n, key, then[key]) for n, key in numbered]
            for what, numbers in client.chain(RULES, [*facts, *told]):
                if what == "opens":
                    through.setdefault(keys[numbers[0]], {})[numbers[1]] = None
                else:
                    reached.add(numbers[0])
        opened = {
            key: tuple(right for right in self.asked[key[0]] if self.numbers[right] in ways)
            for key, ways in through.items()
        }
        return opened, reached

    def _had(self, had: Mapping[Key, Prospect]) -> list[dict[str, Any]]:
        """Return a fact for each right that could be awarded to somebody who has it not yet."""
        best: dict[int, Prospect] = {}
        for (right, _, holder, _), prospect in had.items():
            number = self.numbers.get(right)
            if number is None or holder is None:
                continue
            known = best.get(number)
            if known is None or (prospect.holds, -_rank(prospect)) < (known.holds, -_rank(known)):
                best[number] = prospect
        return [
            safe.fact(
                "had",
                f"h{number}",
                {"award": number, "outcome": _rank(each), "holds": int(each.holds), "one": 1},
            )
            for number, each in best.items()
        ]

    def _then(self, number: int, key: Key, prospect: Prospect) -> dict[str, Any]:
        gives = self.numbers.get(key[0], -1) if key[2] is not None else -1
        fields = {
            "det": number,
            "gives": gives,
            "before": OUTCOMES.index(prospect.before),
            "after": _rank(prospect),
            "holds": int(prospect.holds),
            "one": 1,
        }
        return safe.fact("then", f"t{number}", fields)

    def _asking(self, number: int, key: Key) -> list[dict[str, Any]]:
        return [
            safe.fact(
                "asks",
                f"a{number}_{self.numbers[right]}",
                {"det": number, "award": self.numbers[right], "one": 1},
            )
            for right in self.asked[key[0]]
        ]
