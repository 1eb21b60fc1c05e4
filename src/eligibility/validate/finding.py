"""What the validator says about an act: findings, and the cases that prove them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from eligibility.acts.model import Citation, Label
from eligibility.errors import Span
from eligibility.records import Record

Severity = Literal["error", "warning", "review", "note"]
"""`error`: contradicts itself or higher law; `warning`: most likely not meant; `review`:
a person has to weigh it (equality); `note`: worth knowing."""


class Answer(Record):
    """What one right gives in a witness's case, as the reference engine determines it.

    `outcome` is one of `engine.result.Outcome`, or `none` where the act has no such right.
    `benefit` is the amount, percentage or hours where one value is known; `measure` tells
    which of them.
    """

    right: str
    subject: str | None
    holder: str | None
    outcome: str
    benefit: Fraction | None = None
    period: str = ""
    measure: Literal["amount", "percent", "hours", ""] = "amount"


class Witness(Record):
    """A case that proves a finding, replayed through the reference engine.

    `case` is the text of a case file; `label` says what the case is among several (before,
    one dinar more, the other reading); `answers` what was replayed.
    """

    case: str
    answers: tuple[Answer, ...]
    label: Label | None = None


class Finding(Record):
    """One thing that the validator says about an act.

    `code` names its kind and its page, docs/findings/<code>.md. `on` is what it speaks of: a
    right, `right/condition`, a parameter, an article; waivers name it so. `unsettled` marks
    a question that was not answered in time: never the same as fine. `bound` says up to
    which size of household a proof holds (0: not bound to one).
    """

    code: str
    severity: Severity
    act: str
    on: str
    message: Label
    file: str
    span: Span
    excerpt: str = ""
    citation: Citation | None = None
    words: str = ""
    suggestion: Label | None = None
    witnesses: tuple[Witness, ...] = ()
    unsettled: bool = False
    waived: Label | None = None
    bound: int = 0
