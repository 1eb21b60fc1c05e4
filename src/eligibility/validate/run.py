"""Validates an act: runs every check there is, marks what the act waives, orders what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from eligibility.acts import model
from eligibility.acts.link import ActFile
from eligibility.acts.load import read_file, rules_root
from eligibility.acts.model import Label
from eligibility.errors import InputError, Problem
from eligibility.validate import registry
from eligibility.validate.finding import Finding
from eligibility.validate.registry import Kind
from eligibility.validate.subject import PEOPLE, SECONDS, Subject
from eligibility.validate.waivers import unused, waived

_SHIPPED = "rules/rs/"


def validate(
    act: model.Act | str,
    rulebook: model.Rulebook,
    *,
    seconds: int = SECONDS,
    people: int = PEOPLE,
    only: Collection[str] = (),
    source: ActFile | None = None,
    beside: Sequence[model.Rulebook] = (),
) -> list[Finding]:
    """Return what is to be said about an act of a rulebook, in the order of its file.

    `act` may be an id. `seconds` bounds the time that all proofs about the act may take: what
    is not settled by then is reported as unsettled. `people` is the size of household, in
    persons, up to which proofs speak. `only` leaves out all kinds but these codes. `source`
    is the act's file where it is read already. `beside` are the rules of other places: who
    falls between them and this act is looked for. Waived findings are marked, not left out.
    Raises KeyError for an act that the rulebook does not hold, ValueError for an unknown
    code, InputError where the file changed since the rulebook was loaded.
    """
    act = rulebook.acts[act] if isinstance(act, str) else act
    chosen = [kind for kind in registry.KINDS if not only or kind.code in only]
    if unknown := set(only) - registry.kinds().keys():
        raise ValueError(f"unknown kind of finding: {', '.join(sorted(unknown))}")
    subject = Subject(
        act, rulebook, source or source_of(act), seconds=seconds, people=people, beside=beside
    )
    run, left = _runnable(chosen, subject)
    found = waived(subject, _found(subject, run))
    partly = [] if registry.can_prove() else [kind for kind in run if kind.asks_proofs]
    codes = {kind.code for kind in run if kind not in partly}
    if not only or "unused-waiver" in only:
        found += waived(subject, unused(subject, found, codes))
    if (left or partly) and (not only or "proofs-missing" in only):
        found.append(_no_proofs(subject, left, partly))
    found.sort(key=lambda each: (each.span.line, each.span.column, each.code, each.on))
    return found


def counts(finding: Finding) -> bool:
    """Whether a finding makes the exit code 1: neither waived nor a mere note."""
    return finding.waived is None and (finding.unsettled or finding.severity != "note")


def source_of(act: model.Act) -> ActFile:
    """Return the file of an act, read again. Raises InputError where it is not the same."""
    path = Path(act.file)
    if not path.is_file() and act.file.startswith(_SHIPPED):
        path = rules_root() / act.file.removeprefix(_SHIPPED)
    read = read_file(path, act.file)
    if read.digest != act.digest:
        raise InputError(Problem("the file changed since it was loaded", act.file))
    return read


def _runnable(chosen: Iterable[Kind], subject: Subject) -> tuple[list[Kind], list[Kind]]:
    """Return the kinds that can be looked for, and those for which the solver is missing."""
    proving = registry.can_prove()
    run: list[Kind] = []
    left: list[Kind] = []
    for kind in chosen:
        if kind.needs_texts and not subject.act.texts:
            continue
        (left if kind.needs_proofs and not proving else run).append(kind)
    return run, left


def _found(subject: Subject, run: Iterable[Kind]) -> list[Finding]:
    codes = {kind.code for kind in run}
    homes = dict.fromkeys(kind.home for kind in registry.KINDS if kind.code in codes)
    return [
        finding
        for home in homes
        if home
        for finding in registry.function(home)(subject)
        if finding.code in codes
    ]


def _no_proofs(subject: Subject, left: list[Kind], partly: list[Kind]) -> Finding:
    sr = ["докази нису рађени, јер решавач није инсталиран"]
    en = ["proofs were not made, as no solver is installed"]
    if left:
        codes = ", ".join(kind.code for kind in left)
        sr.append(f"није тражено: {codes}")
        en.append(f"not looked for: {codes}")
    if partly:
        codes = ", ".join(kind.code for kind in partly)
        sr.append(f"тражено само међу примерима акта: {codes}")
        en.append(f"looked for among the act's examples alone: {codes}")
    install = f'pip install "eligibility[{registry.PROOFS_EXTRA}]"'
    return subject.finding(
        "proofs-missing",
        subject.act.id,
        Label("; ".join(sr), "; ".join(en)),
        subject.span("id"),
        suggestion=Label(f"инсталирајте додатак: {install}", f"install the extra: {install}"),
    )
