"""The process in which durable-rules runs: rulesets and facts in, what the rules said out.

Run by itself (`python -P worker.py`), one JSON document a line each way; imports nothing of
the library, so that it starts fast and nothing but small numbers and made-up names reaches
the engine. One session lives at a time and each is deleted.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

SESSION = "s"
MOST = 2**31
OBSERVED = "has already been observed"


class EngineError(Exception):
    """The engine did not do what it was asked to; the process is of no more use."""


class Right:
    """The rulesets of one right and what they say of one list of leaves at a time."""

    def __init__(self, engine: Any, name: str, program: dict[str, Any]) -> None:
        self.cells: int = program["cells"]
        self.stages: list[tuple[Any, list[Any]]] = []
        self.wanted: dict[tuple[str, int], list[Any]] = {}
        self.said: list[int] = []
        self.leaves: list[int] = []
        self.errors: list[str] = []
        self.live: dict[str, int] = {}
        for number, ruleset in enumerate(program["rulesets"]):
            kinds = [(kind, cell, sources) for kind, cell, sources in ruleset["kinds"]]
            rules = {
                rule: {**made, "run": self._action(ruleset["says"].get(rule), kinds)}
                for rule, made in ruleset["rules"].items()
            }
            self.stages.append((engine.Ruleset(f"{name}_{number}", None, rules), kinds))
        self.fired = 0

    def _action(self, says: list[int] | None, kinds: list[Any]) -> Any:
        """Return what a rule does: it says what a cell comes to, and tells who waits for it."""
        if says is None:
            return lambda c: None
        cell, value = says

        def act(c: Any) -> None:
            try:
                self.fired += 1
                if self.said[cell] != -1:
                    raise EngineError(f"cell {cell} was decided twice")
                self.said[cell] = value
                for kind, _, sources in kinds:
                    if ["cell", cell] in sources:
                        fact = self._fact(kind, sources)
                        if fact is not None:
                            c.assert_fact(fact)
            except Exception as error:
                self.errors.append(f"{type(error).__name__}: {error}")

        return act

    def _fact(self, kind: str, sources: list[Any]) -> dict[str, Any] | None:
        """Return a fact with every field present, or None while one is not known."""
        fact: dict[str, Any] = {"id": kind, "kind": kind}
        for number, (of, at) in enumerate(sources):
            if of == "cell":
                value = self.said[at]
            elif at < len(self.leaves):
                value = self.leaves[at]
            else:
                return None
            if value == -1:
                return None
            fact[f"f{number}"] = value
        return fact

    def decide(self, leaves: list[int]) -> list[int]:
        """Return what each cell comes to for these leaves, -1 where nothing was said."""
        if any(type(each) is not int or not 0 <= each < MOST for each in leaves):
            raise EngineError("a leaf is no small number")
        self.leaves, self.said, self.errors = leaves, [-1] * self.cells, []
        for ruleset, kinds in self.stages:
            facts = [self._fact(kind, sources) for kind, _, sources in kinds]
            ready = [fact for fact in facts if fact is not None]
            if not ready:
                continue
            session(ruleset, ready, self)
        return self.said


def session(ruleset: Any, facts: list[dict[str, Any]], right: Any) -> None:
    """Assert facts one by one in a session of their own, let the rules fire, and delete it."""
    right.fired = 0
    state = None
    for fact in facts:
        state = ruleset.assert_fact({**fact, "sid": SESSION})
    ended: list[Any] = []
    ruleset.do_actions(state, lambda error, _: ended.append(error))
    if ended != [None]:
        raise EngineError(f"the rules did not run to their end: {ended}")
    if right.errors:
        raise EngineError(right.errors[0])
    if not right.fired:
        # To delete a session in which nothing fired would crash the process.
        raise EngineError("no rule fired")
    ruleset.delete_state(SESSION)


class Chains:
    """Which rights would open if others were granted: forward chaining over passport rights."""

    def __init__(self, engine: Any, rules: dict[str, Any]) -> None:
        self.found: list[tuple[str, list[int]]] = []
        self.errors: list[str] = []
        self.fired = 0
        actions = {
            "begin": self._begin,
            "had": self._had,
            "granted": self._opens,
            "refused": self._opens,
            "next": self._next,
        }
        made = {
            name: {**rule, "run": actions.get(name, lambda c: None)} for name, rule in rules.items()
        }
        self.ruleset = engine.Ruleset("chains", None, made)

    def run(self, facts: list[dict[str, Any]]) -> list[tuple[str, list[int]]]:
        """Return what the rules said, in the order in which they said it."""
        self.found, self.errors = [], []
        session(self.ruleset, facts, self)
        return self.found

    def _say(self, c: Any, what: str, numbers: list[int], fact: dict[str, Any]) -> None:
        self.fired += 1
        try:
            if (what, numbers) not in self.found:
                self.found.append((what, numbers))
                c.assert_fact({**fact, "one": 1})
        except Exception as error:
            self.errors.append(f"{type(error).__name__}: {error}")

    def _begin(self, c: Any) -> None:
        # Where nothing opens, something has fired all the same: the session can be deleted.
        self.fired += 1

    def _had(self, c: Any) -> None:
        award = c.m.award
        self._say(c, "could", [award], {"id": f"c{award}", "kind": "could", "award": award})

    def _opens(self, c: Any) -> None:
        det, award, gives = c.then.det, c.could.award, c.then.gives
        fact = {"id": f"o{det}_{award}", "kind": "opened", "det": det, "gives": gives}
        self._say(c, "opens", [det, award], fact)

    def _next(self, c: Any) -> None:
        award = c.m.gives
        self._say(c, "next", [award], {"id": f"n{award}", "kind": "next", "award": award})


def engine_of() -> Any:
    """Import durable-rules so that it works here, with a clock that every Python has."""
    if hasattr(sys, "getdlopenflags") and sys.version_info >= (3, 13):
        # Its C part names a function that Python 3.13 no longer has and that is never called.
        flags = sys.getdlopenflags()
        sys.setdlopenflags(os.RTLD_LAZY | os.RTLD_GLOBAL)
        try:
            import durable.engine as engine
        finally:
            sys.setdlopenflags(flags)
    else:
        import durable.engine as engine
    engine._unix_now = time.time
    return engine


def main() -> None:
    """Answer requests until the input ends."""
    rights: dict[str, Right] = {}
    chains: Chains | None = None
    answer = os.fdopen(os.dup(1), "w", encoding="ascii")
    # Whatever the engine prints must not be taken for an answer.
    os.dup2(2, 1)
    try:
        engine = engine_of()
    except ImportError as error:
        answer.write(json.dumps({"failed": str(error)}) + "\n")
        answer.flush()
        return
    answer.write(json.dumps({"ready": list(sys.version_info[:2])}) + "\n")
    answer.flush()
    for line in sys.stdin:
        asked = json.loads(line)
        told: dict[str, Any]
        try:
            if "load" in asked:
                rights[asked["load"]] = right = Right(engine, asked["load"], asked["program"])
                right.decide(asked["program"]["warm"])
                told = {"loaded": asked["load"]}
            elif "chain" in asked:
                if chains is None:
                    chains = Chains(engine, asked["rules"])
                told = {"chain": chains.run(asked["chain"])}
            else:
                right = rights[asked["of"]]
                told = {"said": [right.decide(leaves) for leaves in asked["leaves"]]}
        except Exception as error:
            answer.write(json.dumps({"failed": f"{type(error).__name__}: {error}"}) + "\n")
            answer.flush()
            # What state the engine is in after an error, nobody knows.
            os._exit(3)
        answer.write(json.dumps(told) + "\n")
        answer.flush()


if __name__ == "__main__":
    main()
