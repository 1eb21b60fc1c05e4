"""An amount in dinars that nothing indexes: in a few years it means something else."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label, Parameter, Right
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject, expressions, names_in
from eligibility.validate.texts import Bare, lines, said

_INDEXED = (
    r"\buskladj|\bindeks|\bvaloriz|\brevaloriz|svake godine (?:\w+ ){0,4}(?:utvrdj|odredj)"
    r"|za svaku (?:kalendarsku )?godinu (?:\w+ ){0,4}(?:utvrdj|odredj)"
    r"|posebn\w+ (?:odluk|resenj|zakljuck)"
)
_SHORT_LIVED = 400
"""Days: what is granted for about a year needs no indexation."""


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the amounts on which rights rest; what a law of the republic sets, it indexes."""
    if subject.act.place == "rs" or _says_so(subject):
        return
    # Of an act that was not seen in full, no more can be said than of what was seen.
    seen = Label("", "") if subject.act.texts else Label(" од виђеног", " that was seen")
    used: dict[str, Right] = {}
    for right in subject.rights:
        if not _short_lived(right):
            names = {name for each in expressions(right) for name in names_in(each)}
            used.update({right.names[name]: right for name in names if name in right.names})
    for parameter in subject.parameters:
        if parameter.id in used and _nominal(parameter):
            span = subject.span("parameters", subject.local(parameter.id))
            right = used[parameter.id]
            yield subject.finding(
                "nominal-amount",
                parameter.id,
                Label(
                    f"износ „{parameter.label.sr}“ стоји у динарима и ништа{seen.sr} га не"
                    f" усклађује, а право „{right.name.sr}“ почива на њему",
                    f"the amount “{parameter.label.en}” is in dinars and nothing{seen.en} indexes"
                    f" it, though the right “{right.name.en}” rests on it",
                ),
                span,
                citation=parameter.values[0].citation,
                suggestion=Label(
                    "вежите га за основицу која се усклађује (`uses`), или пропишите ко га и када"
                    " усклађује",
                    "tie it to a base that is indexed (`uses`), or say who adjusts it and when",
                ),
            )


def _nominal(parameter: Parameter) -> bool:
    return (
        bool(parameter.values)
        and parameter.unit.partition("/")[0] == "RSD"
        and parameter.recomputed is None
        and parameter.holds != "only_as_seen"
    )


def _short_lived(right: Right) -> bool:
    start, end = right.validity.start or right.validity.seen_first, right.validity.end
    return start is not None and end is not None and (end - start).days <= _SHORT_LIVED


def _says_so(subject: Subject) -> bool:
    texts = [line.words for line in lines(subject)]
    texts += [str(each.text) for each in said(subject) if each.path[0] == "not_encoded"]
    return any(Bare(text).holds(_INDEXED) for text in texts)
