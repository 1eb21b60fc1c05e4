"""Counts how many changes of an act its examples notice, one thing changed at a time."""

from __future__ import annotations

from dataclasses import dataclass

from eligibility.acts.check import Checked
from eligibility.acts.model import Act, Rulebook
from eligibility.engine.examples import Failure, run_examples
from eligibility.errors import Problem, Span
from eligibility.trials.mutants import Mutant, mutants, unreached
from eligibility.trials.trial import Trial


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that no example notices."""

    of: str
    told: str
    file: str
    span: Span

    def problem(self) -> Problem:
        """Return the change as a located problem."""
        return Problem(
            f"{self.of}: {self.told}: no example notices", file=self.file, span=self.span
        )


@dataclass(frozen=True, slots=True)
class Mutated:
    """How many changes of an act its examples notice.

    `vain` counts changes that change nothing, whatever the case; `unreached` names parameters
    and definitions of the act on which no outcome or benefit of it rests. Neither is tried.
    """

    act: str
    file: str
    tried: int
    survivors: tuple[Survivor, ...]
    vain: int
    unreached: tuple[str, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def noticed(self) -> int:
        """The number of changes that some example notices."""
        return self.tried - len(self.survivors)

    @property
    def percent(self) -> int:
        """The share noticed, rounded down: 100 only where nothing survives."""
        return self.noticed * 100 // self.tried if self.tried else 100


def mutate(rulebook: Rulebook, act: Act, checked: Checked) -> Mutated:
    """Try the changes of one act under a rulebook that holds it.

    Raises InputError, placed in the act's file, where an example's case cannot be read.
    """
    source = next(each for each in checked.files if str(each.act.id) == act.id)
    failures = tuple(run_examples(rulebook, act))
    if failures:
        return Mutated(act.id, act.file, 0, (), 0, (), failures)
    trials = [Trial(example, rulebook) for example in act.examples]
    tried = vain = 0
    survivors: list[Survivor] = []
    for mutant in mutants(rulebook, act, source):
        if mutant.vain:
            vain += 1
            continue
        noticed = _noticed(mutant, trials)
        if noticed is None:
            continue
        tried += 1
        if not noticed:
            survivors.append(Survivor(mutant.of, mutant.told, mutant.file, mutant.span))
    survivors.sort(key=lambda each: (each.span.line, each.span.column))
    left = tuple(unreached(rulebook, act))
    return Mutated(act.id, act.file, tried, tuple(survivors), vain, left)


def _noticed(mutant: Mutant, trials: list[Trial]) -> bool | None:
    """Whether an example notices a change; None where it makes nothing that could be evaluated."""
    rights = dict(mutant.rights)
    for position, trial in enumerate(trials):
        if trial.rights.isdisjoint(rights):
            continue
        try:
            noticed = trial.notices(rights, mutant.rulebook, mutant.changed)
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
            return None
        if noticed:
            # Neighboring changes are mostly noticed by the same example.
            trials.insert(0, trials.pop(position))
            return True
    return False
