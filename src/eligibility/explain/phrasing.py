"""Tells an expression of an act in words: labels of facts, values, variables and functions."""

from __future__ import annotations

from typing import Any

from eligibility.acts.model import Right
from eligibility.explain.context import REMARK, Context
from eligibility.explain.words import Bilingual
from eligibility.facts import VOCABULARY
from eligibility.feel import nodes
from eligibility.feel.words import in_words
from eligibility.records import Record, fields_of, replace

FUNCTIONS: dict[str, tuple[str, str]] = {
    "receives": ("{0} прима: {1}", "{0} receives {1}"),
    "months received": (
        "број месеци у којима {0} прима {1}, од {2} до {3}",
        "the number of months in which {0} received {1}, from {2} to {3}",
    ),
    "days received": (
        "број дана на којима {0} прима {1}, од {2} до {3}",
        "the number of days on which {0} received {1}, from {2} to {3}",
    ),
    "days in a row": (
        "број узастопних дана на којима {0} прима {1}, до {2}",
        "the number of days in a row on which {0} received {1}, up to {2}",
    ),
    "award count": (
        "колико пута је {0} признато {1}, од {2} до {3}",
        "how often {0} was awarded {1}, from {2} to {3}",
    ),
    "resides": (
        "{0} има {1} у општини на {2}",
        "{0} has {1} in the municipality on the {2}",
    ),
    "residence length": (
        "{1} у општини до {2} ({0})",
        "{1} in the municipality up to the {2} ({0})",
    ),
    "assessed": ("утврђено је: {1} ({0})", "established: {1} ({0})"),
    "assessed number": ("утврђени број: {1} ({0})", "the number established: {1} ({0})"),
    "age at": ("старост на {1} ({0})", "the age on the {1} ({0})"),
    "cares for": ("{0} се непосредно стара о: {1}", "{0} cares directly for {1}"),
    "cares alone for": ("{0} се стара само о: {1}", "{0} cares alone for {1}"),
    "care length": (
        "колико дуго {0} лично негује: {1} (до {2})",
        "how long {0} has cared personally for {1} (up to the {2})",
    ),
    "linked": ("{1}: {0} → {2}", "{1}: {0} → {2}"),
    "deprived of parental right": (
        "{0} је без родитељског права над дететом: {1}",
        "{0} is deprived of the parental right over {1}",
    ),
    "schooled at": ("{0} похађа школу у месту {1}", "{0} goes to school in {1}"),
    "buried at": ("{0} је сахрањен у месту {1}", "{0} is buried in {1}"),
    "months between": ("број месеци од {0} до {1}", "the number of months from {0} to {1}"),
    "parent of": ("{0} је родитељ: {1}", "{0} is a parent of {1}"),
    "married": (
        "{0} и {1} су супружници или ванбрачни партнери",
        "{0} and {1} are spouses or partners",
    ),
    "direct line": (
        "{0} и {1} су сродници у правој линији",
        "{0} and {1} are related in the direct line",
    ),
    "collateral degree": (
        "степен побочног сродства ({0}, {1})",
        "the degree of collateral kinship ({0}, {1})",
    ),
    "same household": (
        "{0} и {1} су у истом домаћинству",
        "{0} and {1} are in the same household",
    ),
    "same person": ("{0} и {1} су исто лице", "{0} and {1} are the same person"),
    "had event": (
        "{1}, од {2} до {3} ({0})",
        "{1}, from {2} to {3} ({0})",
    ),
    "start of month": ("почетак месеца ({0})", "the start of the month ({0})"),
    "end of month": ("крај месеца ({0})", "the end of the month ({0})"),
    "month before": ("месец пре ({0})", "the month before ({0})"),
    "start of quarter": ("почетак квартала ({0})", "the start of the quarter ({0})"),
    "end of quarter": ("крај квартала ({0})", "the end of the quarter ({0})"),
    "start of year": ("почетак године ({0})", "the start of the year ({0})"),
    "end of year": ("крај године ({0})", "the end of the year ({0})"),
}
NAMES: dict[str, tuple[str, str]] = {
    "claim_date": ("дан захтева", "claim date"),
    "decision_date": ("дан одлучивања", "decision date"),
    "governing_date": ("меродаван дан", "governing date"),
    "applicant": ("подносилац", "the applicant"),
    "holder": ("носилац права", "the holder"),
    "people": ("лица у предмету", "the people of the case"),
    ".age": ("старост", "age"),
    ".mother": ("мајка", "mother"),
    ".father": ("отац", "father"),
    ".parents": ("родитељи", "parents"),
    ".children": ("деца", "children"),
    ".spouse": ("супружник или партнер", "spouse or partner"),
    "child": ("дете", "the child"),
    "person": ("лице", "the person"),
    "member": ("члан", "the member"),
    "parent": ("родитељ", "the parent"),
    "partner": ("супружник или партнер", "the spouse or partner"),
    "pupil": ("ученик", "the pupil"),
    "pensioner": ("пензионер", "the pensioner"),
    "pension": ("пензија", "the pension"),
    "invalid": ("инвалид", "the invalid"),
    "victim": ("заштићено лице", "the protected person"),
    "dependant": ("издржавано лице", "the dependant"),
    "recipient": ("прималац", "the recipient"),
    "relative": ("сродник", "the relative"),
    "guardian": ("старатељ", "the guardian"),
    "impairment": ("оштећење", "the impairment"),
    "estate": ("непокретност", "the estate"),
    "property": ("непокретност", "the property"),
    "home": ("стан", "the home"),
    "disposal": ("отуђена имовина", "the disposal"),
    "spell": ("период", "the spell"),
    "income": ("приход", "the income"),
    "award": ("признато право", "the award"),
    "event": ("догађај", "the event"),
    "other": ("други члан", "the other"),
}
KINDS = {
    "resides": "residence",
    "residence length": "residence",
    "had event": "event",
    "linked": "link",
}
MARK = "text:"


def expression_words(context: Context, right: Right, node: nodes.Node) -> str:
    """Return an expression of a right in words; what has no label stands as it is written."""

    def names(key: str) -> tuple[str, str] | None:
        return _label(context, right, key)

    return in_words(_marked(node), names, context.voice.language)


def _label(context: Context, right: Right, key: str) -> tuple[str, str] | None:
    if key.startswith(MARK):
        _, function, value = key.split(":", 2)
        return _pair(_value_label(context, function, value))
    for holder in right.holders:
        if holder.variable == key:
            return _pair(holder.label)
    name = key.removeprefix(".")
    id_ = right.names.get(name, "")
    known = context.rulebook.parameters.get(id_) or context.rulebook.definitions.get(id_)
    if known is not None:
        return _pair(known.label)
    if key in NAMES:
        return NAMES[key]
    path, equals, text = key.partition("=")
    field = path.rpartition(".")[2]
    if equals:
        value = text.strip('"')
        for fields in VOCABULARY.values():
            if field in fields and value in fields[field].values:
                return _pair(fields[field].values[value])
        return None
    if key.startswith("."):
        for fields in VOCABULARY.values():
            if field in fields:
                return _pair(fields[field].label)
    return FUNCTIONS.get(key)


def _value_label(context: Context, function: str, value: str) -> Bilingual | None:
    """Return the label of a text that a function is given: a kind, a right, an assessment."""
    if function in KINDS:
        return VOCABULARY[KINDS[function]]["kind"].values.get(value)
    if function in ("assessed", "assessed number"):
        known = context.assessment(value)
        return known[0] if known is not None else None
    right = context.rulebook.rights.get(value)
    return right.name if right is not None else context.rulebook.other_rights.get(value)


def _pair(label: Bilingual | None) -> tuple[str, str] | None:
    if label is None:
        return None
    return REMARK.sub("", label.sr), REMARK.sub("", label.en)


def _marked(node: Any) -> Any:
    """Return nodes whose texts, where a function is given one, can be told by a label."""
    if isinstance(node, nodes.Call) and node.function in FUNCTIONS:
        arguments = tuple(
            replace(argument, value=nodes.Name(f"{MARK}{node.function}:{argument.value.value}"))
            if isinstance(argument.value, nodes.Text)
            else _marked(argument)
            for argument in node.arguments
        )
        return replace(node, arguments=arguments)
    if isinstance(node, tuple):
        return tuple(_marked(each) for each in node)
    if not isinstance(node, Record):
        return node
    changed = {name: _marked(getattr(node, name)) for name in fields_of(node) if "span" not in name}
    return replace(node, **changed)
