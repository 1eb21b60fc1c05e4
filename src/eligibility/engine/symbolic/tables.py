"""Decision tables over a symbolic household, as `engine.world` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Table
from eligibility.engine.symbolic import arithmetic
from eligibility.engine.symbolic.expressions import Names
from eligibility.engine.symbolic.readings import TABLE, Met
from eligibility.engine.symbolic.terms import Truth, all_of, any_of, both, either, no
from eligibility.engine.symbolic.values import NONE, Sym, Tri, blurred, conjunction, tri, where

if TYPE_CHECKING:
    from eligibility.engine.symbolic.world import World


def row_matches(table: Table, world: World, names: Names) -> list[Tri]:
    """Return for each row of a table whether it matches."""
    inputs = [world.reader.worth(each.node, names) for each in table.inputs]
    found = []
    for row in table.rows:
        tests = []
        for test, value in zip(row.tests, inputs, strict=True):
            if test is not None:
                made = world.reader.worth(test.node, names.within({"input": value}))
                tests.append(_match(made))
        found.append(conjunction(tests))
    return found


def _match(value: Any) -> Tri:
    """A test that is none neither matches nor fails."""
    return tri(value)


def table_worth(table: Table, world: World, names: Names) -> Any:
    """Return the output of the row that matches, none where no row does.

    What the reference still decides where a match is unknown (rows that agree) is left free.
    """
    matches = row_matches(table, world, names)
    outputs = [world.reader.worth(row.output.node, names) for row in table.rows]
    found: Any = NONE
    for match, output in zip(reversed(matches), reversed(outputs), strict=True):
        found = where(match.true, output, found)
    certain = all_of(either(match.true, match.false) for match in matches)
    if table.hit == "unique":
        clash = _conflict(matches, outputs)
        if clash is not False:
            world.met.add(Met(TABLE, 0, clash))
        certain = both(certain, no(clash))
    else:
        certain = _decided(matches)
    if certain is True:
        return found
    if not isinstance(found, Sym):
        return blurred(found, certain)
    return world.space.loosely(found, certain)


def _decided(matches: list[Tri]) -> Truth:
    """Return whether a row matches before any is in doubt, or none does."""
    before: Truth = True
    found = []
    for match in matches:
        found.append(both(before, match.true))
        before = both(before, match.false)
    return any_of([*found, before])


def _conflict(matches: list[Tri], outputs: list[Any]) -> Truth:
    """Return whether two rows match that give different things."""
    clashes = []
    for position, (match, output) in enumerate(zip(matches, outputs, strict=True)):
        for other, worth in zip(matches[position + 1 :], outputs[position + 1 :], strict=True):
            together = both(match.true, other.true)
            if together is not False:
                clashes.append(both(together, no(arithmetic.compare("=", output, worth).true)))
    return any_of(clashes)
