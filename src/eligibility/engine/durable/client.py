"""Asks the worker process, and notices when it crashes or hangs: it is then replaced."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from eligibility.engine.durable.program import LATER, Program
from eligibility.engine.durable.words import MET, UNMET
from eligibility.errors import InputError, Problem

START_SECONDS = 60
LOAD_SECONDS = 120
ANSWER_SECONDS = 30
MOST_RULES = 20_000
"""A worker that holds so many rules is replaced: each takes some 13 kB."""

MOST_WAITING = 16
"""So many questions are asked before the first is answered."""

Answer = list[list[int]]


class UnavailableError(Exception):
    """The worker crashed, hangs or can't start."""


def installed() -> None:
    """Raise InputError, with what to do, where durable-rules is not there."""
    if find_spec("durable_rules_engine") is None or find_spec("durable") is None:
        raise InputError(
            Problem(
                "cross-checking needs durable-rules, which is not installed",
                help='pip install "eligibility[durable]"; it is built from source,'
                " so a C compiler is needed too",
            )
        )


class Worker:
    """One process in which durable-rules runs."""

    def __init__(self) -> None:
        path = Path(__file__).with_name("worker.py")
        self.process = subprocess.Popen(
            [sys.executable, "-P", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        )
        self.loaded: dict[int, tuple[Program, str]] = {}
        self.rules = 0
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.answer(START_SECONDS)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with contextlib.suppress(ValueError, OSError):
            for line in self.process.stdout:
                self.lines.put(line)
        self.lines.put("")

    def send(self, asked: dict[str, Any]) -> None:
        """Write a request. Raises UnavailableError."""
        assert self.process.stdin is not None
        text = json.dumps(asked) + "\n"
        # A process that hangs doesn't read: writing more than a pipe holds would never end.
        watch = threading.Timer(LOAD_SECONDS, self.process.kill) if len(text) > 2000 else None
        if watch is not None:
            watch.daemon = True
            watch.start()
        try:
            self.process.stdin.write(text)
            self.process.stdin.flush()
        except (OSError, ValueError):
            raise UnavailableError("the process ended") from None
        finally:
            if watch is not None:
                watch.cancel()

    def answer(self, seconds: int = ANSWER_SECONDS) -> dict[str, Any]:
        """Return the next answer. Raises UnavailableError where none comes in time."""
        try:
            line = self.lines.get(timeout=seconds)
        except queue.Empty:
            raise UnavailableError(f"no answer in {seconds} s") from None
        if not line:
            raise UnavailableError("the process ended")
        told: dict[str, Any] = json.loads(line)
        if "failed" in told:
            raise UnavailableError(_help(str(told["failed"])))
        return told

    def load(self, program: Program) -> str:
        """Give the worker the rules of a right, once; return by which name it knows them."""
        known = self.loaded.get(id(program))
        if known is None:
            # The program is kept too: nothing else can get its id.
            known = self.loaded[id(program)] = (program, f"p{len(self.loaded)}")
            self.rules += sum(len(ruleset["rules"]) for ruleset in program.rulesets)
            told = {
                "cells": program.cells,
                # To warm it up with: everything is met, and nobody is before this holder.
                "warm": [UNMET if leaf == LATER else MET for leaf in program.leaves],
                "rulesets": program.rulesets,
            }
            self.send({"load": known[1], "program": told})
            self.answer(LOAD_SECONDS)
        return known[1]

    def end(self) -> None:
        """End the process, however it fares."""
        with contextlib.suppress(OSError):
            self.process.kill()
        with contextlib.suppress(OSError, ValueError):
            self.process.communicate(timeout=5)


class Client:
    """Keeps one worker and asks it, one check at a time whatever threads ask."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.worker: Worker | None = None
        self.owner = os.getpid()

    def current(self) -> Worker:
        """Return the worker, a new one where there is none. Raises UnavailableError."""
        if self.owner != os.getpid():
            # A forked process must not speak with its parent's worker.
            self.worker, self.owner = None, os.getpid()
        if self.worker is not None and self.worker.rules >= MOST_RULES:
            self.close()
        if self.worker is None:
            self.worker = Worker()
        return self.worker

    def close(self) -> None:
        """End the worker; the next question starts another."""
        if self.worker is not None and self.owner == os.getpid():
            self.worker.end()
        self.worker = None

    def decide(
        self, asked: Sequence[tuple[Program, list[list[int]]]]
    ) -> list[Answer | UnavailableError]:
        """Return what the rules of each right say, or why they said nothing.

        The right at which a worker crashes or hangs is given up; the others are asked of
        another worker, twice at most.
        """
        found: list[Answer | UnavailableError] = []
        with self.lock:
            failures = 0
            while len(found) < len(asked):
                done = len(found)
                try:
                    if failures > 2:
                        raise UnavailableError("the engine failed again and again")
                    for answer in self._answers(asked[done:]):
                        found.append(answer)
                except UnavailableError as error:
                    failures += 1
                    self.close()
                    found.append(error)
        return found

    def _answers(self, asked: Sequence[tuple[Program, list[list[int]]]]) -> Iterator[Answer]:
        worker = self.current()
        names = []
        for position, (program, _) in enumerate(asked):
            if id(program) not in worker.loaded and position:
                # A worker may fail on rules it doesn't know yet: what it knows goes first.
                break
            names.append(worker.load(program))
        waiting = 0
        for name, (_, leaves) in zip(names, asked, strict=False):
            while waiting >= MOST_WAITING:
                yield worker.answer()["said"]
                waiting -= 1
            worker.send({"of": name, "leaves": leaves})
            waiting += 1
        for _ in range(waiting):
            yield worker.answer()["said"]

    def chain(self, rules: dict[str, Any], facts: list[dict[str, Any]]) -> list[Any]:
        """Return what the rules of chains say of facts. Raises UnavailableError."""
        with self.lock:
            try:
                worker = self.current()
                worker.send({"chain": facts, "rules": rules})
                told: list[Any] = worker.answer()["chain"]
            except UnavailableError:
                self.close()
                raise
            return told


def _help(reason: str) -> str:
    if "PyEval_CallObject" in reason:
        return (
            f"{reason}; build it again with CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject"
            " pip install --force-reinstall --no-binary :all: durable-rules"
        )
    return reason


CLIENT = Client()
atexit.register(CLIENT.close)
