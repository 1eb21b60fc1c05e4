"""Units of measure: products of powers of base units, such as RSD/month or m²."""

from __future__ import annotations

import re

from eligibility.records import Record

_FACTOR = re.compile(r"([^\W\d_²³]+|%)(?:\^?(-?\d{1,2})|([²³]))?")
_RAISED = {"²": 2, "³": 3}
_SAME = {
    "years": "year",
    "months": "month",
    "weeks": "week",
    "days": "day",
    "hours": "hour",
    "minutes": "minute",
    "seconds": "second",
    "quarters": "quarter",
    "persons": "person",
    "people": "person",
    "members": "person",
    "member": "person",
    "rooms": "room",
    "points": "point",
    "percent": "%",
    "dinars": "RSD",
    "dinar": "RSD",
}
_MONEY = frozenset({"RSD", "EUR"})


class Unit(Record):
    """A product of powers of base units; the empty product is the unit of plain numbers."""

    powers: frozenset[tuple[str, int]]

    @classmethod
    def parse(cls, text: str) -> Unit:
        """Read `RSD/month`, `m2`, `m²`, `RSD/(month*person)`; `` and `1` are dimensionless.

        Raises ValueError when the text is not a unit.
        """
        counted: dict[str, int] = {}
        stripped = "".join(text.split()).replace("·", "*")
        if stripped in ("", "1", "none"):
            return cls(frozenset())
        over, *under = stripped.split("/")
        for sign, part in [(1, over), *((-1, part) for part in under)]:
            if part.startswith("(") and part.endswith(")"):
                part = part[1:-1]
            elif "*" in part and sign < 0:
                raise ValueError(f"`{text}` is not a unit: put `{part}` in brackets")
            for factor in part.split("*"):
                if factor == "1":
                    continue
                match = _FACTOR.fullmatch(factor)
                if match is None:
                    raise ValueError(f"`{text}` is not a unit")
                base = _SAME.get(match[1], match[1])
                power = _RAISED[match[3]] if match[3] else int(match[2] or 1)
                counted[base] = counted.get(base, 0) + sign * power
        return cls._of(counted)

    @classmethod
    def _of(cls, counted: dict[str, int]) -> Unit:
        return cls(frozenset((base, power) for base, power in counted.items() if power))

    def times(self, other: Unit) -> Unit:
        """Return the unit of a product."""
        counted = dict(self.powers)
        for base, power in other.powers:
            counted[base] = counted.get(base, 0) + power
        return self._of(counted)

    def over(self, other: Unit) -> Unit:
        """Return the unit of a quotient."""
        return self.times(other.power(-1))

    def power(self, exponent: int) -> Unit:
        """Return the unit of a power."""
        return self._of({base: power * exponent for base, power in self.powers})

    @property
    def is_money(self) -> bool:
        """Whether an amount of money is part of this unit."""
        return any(base in _MONEY for base, _ in self.powers)

    def __str__(self) -> str:
        """Return the canonical text: `RSD/month`, `m2`, `` for plain numbers."""
        over = [_factor(base, power) for base, power in sorted(self.powers) if power > 0]
        under = [_factor(base, -power) for base, power in sorted(self.powers) if power < 0]
        text = "*".join(over) or ("1" if under else "")
        if len(under) > 1:
            return f"{text}/({'*'.join(under)})"
        return f"{text}/{under[0]}" if under else text


def _factor(base: str, power: int) -> str:
    return base if power == 1 else f"{base}{power}"


NONE = Unit(frozenset())
"""The unit of plain numbers: counts, shares, scale factors."""
