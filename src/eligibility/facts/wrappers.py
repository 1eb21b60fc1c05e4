"""Takes apart what a case says beside its values: contested, protected, with a source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from eligibility.facts.case import Case, Path
from eligibility.records import Record, fresh

CASE_KEYS = frozenset(info.alias or name for name, info in Case.model_fields.items()) - {"whole"}
CASE_LISTS = frozenset({"people", "kinship"})
_WRAPPER = frozenset({"value", "source", "protected", "contested"})


class Wrong(NamedTuple):
    """A problem at a path of the JSON text; `on_key` points at the key, not the value.

    Advice that takes a search, among thousands of ids say, is made for what is shown alone.
    """

    path: Path
    message: str
    help: str | Callable[[], str] = ""
    on_key: bool = False

    def advice(self) -> str:
        """Return what would be right, empty where nothing tells."""
        return self.help if isinstance(self.help, str) else self.help()


class Note:
    """What stands beside one value; `holder[key]` is where the value belongs."""

    __slots__ = ("contested", "holder", "key", "path", "protected", "raw", "source")

    def __init__(self, path: Path, raw: Path, holder: Any, key: Any) -> None:
        self.path = path
        self.raw = raw
        self.holder = holder
        self.key = key
        self.contested: list[Any] = []
        self.protected = False
        self.source = ""


class Unwrapped(Record):
    """The plain data of a case, with the way back to where each value stood."""

    data: dict[str, Any]
    notes: list[Note] = fresh(default_factory=list)
    wrong: list[Wrong] = fresh(default_factory=list)
    moved: dict[Path, Path] = fresh(default_factory=dict)

    def raw(self, path: Path) -> Path:
        """Return where a value of the plain data stands in the JSON text."""
        raw: Path = ()
        for count in range(1, len(path) + 1):
            moved = self.moved.get(path[:count])
            raw = (*raw, path[count - 1]) if moved is None else moved
        return raw


def unwrap(raw: dict[str, Any]) -> Unwrapped:
    """Return the plain data of a case; a file of one person's facts becomes a case of one."""
    if "people" in raw:
        found = Unwrapped(raw)
    else:
        found = Unwrapped({})
        _case_of_one(raw, found)
    _walk(found.data, (), found)
    return found


def _case_of_one(raw: dict[str, Any], found: Unwrapped) -> None:
    person: dict[str, Any] = {}
    found.moved[("people", 0)] = ()
    for key, value in raw.items():
        if key == "whole" and isinstance(value, list):
            _split_whole(value, person, found)
        else:
            (found.data if key in CASE_KEYS else person)[key] = value
    person.setdefault("id", "person")
    if isinstance(person["id"], str):
        found.data.setdefault("applicant", person["id"])
    found.data["people"] = [person]


def _split_whole(names: list[Any], person: dict[str, Any], found: Unwrapped) -> None:
    for index, name in enumerate(names):
        of_case = isinstance(name, str) and name.partition("/")[0] in CASE_LISTS
        target, path = (found.data, ()) if of_case else (person, ("people", 0))
        target.setdefault("whole", []).append(name)
        at = (*path, "whole", len(target["whole"]) - 1)
        found.moved[at] = ("whole", index)


def _walk(node: Any, path: Path, found: Unwrapped) -> None:
    """Replace wrappers below `node` by their values; contested facts are taken out."""
    for key, value in list(_entries(node)):
        if not isinstance(value, (dict, list)):
            continue
        inner = (*path, key)
        if isinstance(value, dict) and _is_wrapper(value):
            if _take(value, Note(inner, found.raw(inner), node, key), found):
                value = node[key]
            else:
                continue
        if isinstance(value, (dict, list)):
            _walk(value, inner, found)
    if isinstance(node, list):
        node[:] = [value for value in node if value is not _GONE]


_GONE = object()


def _entries(node: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(node, dict):
        yield from node.items()
    else:
        yield from enumerate(node)


def _is_wrapper(value: dict[str, Any]) -> bool:
    return "contested" in value or ("value" in value and value.keys() <= _WRAPPER)


def _take(wrapper: dict[str, Any], note: Note, found: Unwrapped) -> bool:
    """Take one wrapper apart; return whether a value now stands in its place."""
    before = len(found.wrong)
    raw, is_item = note.raw, isinstance(note.holder, list)
    for key in sorted(wrapper.keys() - _WRAPPER):
        from eligibility.facts.positions import shown

        found.wrong.append(
            Wrong(
                (*raw, key),
                f"unknown key `{shown(key)}` beside `contested`",
                "known: contested, protected, source",
                on_key=True,
            )
        )
    if not isinstance(wrapper.get("protected", False), bool):
        found.wrong.append(Wrong((*raw, "protected"), "expected `true` or `false`"))
    if not isinstance(wrapper.get("source", ""), str):
        found.wrong.append(Wrong((*raw, "source"), "expected a text"))
    if "contested" in wrapper:
        values = wrapper["contested"]
        if "value" in wrapper:
            found.wrong.append(Wrong(raw, "a fact has either `value` or `contested`, not both"))
        elif is_item:
            found.wrong.append(
                Wrong(
                    raw,
                    "an entry of a list cannot be contested as a whole",
                    'contest the fact inside it: `{"amount": {"contested": [first, second]}}`',
                )
            )
        elif not isinstance(values, list) or len(values) < 2:
            found.wrong.append(
                Wrong((*raw, "contested"), "expected a list of at least two values in dispute")
            )
        elif any(isinstance(value, dict) and _is_wrapper(value) for value in values):
            found.wrong.append(Wrong((*raw, "contested"), "values in dispute stand bare"))
    elif isinstance(wrapper["value"], dict) and _is_wrapper(wrapper["value"]):
        found.wrong.append(Wrong((*raw, "value"), "a value stands bare inside `value`"))
    if len(found.wrong) > before:
        _leave_out(note)
        return False
    note.protected = wrapper.get("protected", False)
    note.source = wrapper.get("source", "")
    note.contested = wrapper.get("contested", [])
    found.notes.append(note)
    if note.contested:
        _leave_out(note)
        return False
    note.holder[note.key] = wrapper["value"]
    found.moved[note.path] = (*note.raw, "value")
    return True


def _leave_out(note: Note) -> None:
    if isinstance(note.holder, list):
        note.holder[note.key] = _GONE
    else:
        del note.holder[note.key]
