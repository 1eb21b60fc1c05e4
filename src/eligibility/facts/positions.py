"""Where things stand in a JSON text: a strict scanner, run only when a message needs it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from eligibility.errors import Problem, Span
from eligibility.facts.case import Path

DEPTH = 32
"""How deep lists and objects may stand inside each other."""

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?![0-9])(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[^\W\d]\w*|[^\s\w]|\d[\w.]*")
_LITERALS = ("true", "false", "null")
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LONG_DIGITS = re.compile(r"\d{7,}")
_HELP = {
    "'": "write texts in double quotes",
    "/": "JSON has no comments",
    "#": "JSON has no comments",
    "True": "write `true`",
    "False": "write `false`",
    "None": "write `null`",
    "NaN": "leave the key out where the number is unknown",
    "Infinity": "leave the key out where the number is unknown",
}


@dataclass(slots=True)
class Positions:
    """The spans of all values and keys of a JSON text, by path, and what is wrong with it."""

    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def value(self, path: Path) -> Span | None:
        """Return where a value stands, else the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path)

    def key(self, path: Path) -> Span | None:
        """Return where the key of a value stands."""
        return self.keys.get(path) or self.value(path)


class _StopError(Exception):
    """The text is no JSON from here on."""


def scan(text: str, name: str = "", line: int = 1) -> Positions:
    """Return the positions in a JSON text whose first line counts as `line`."""
    return _Scanner(text, name, line).run()


def shown(word: str) -> str:
    """Return a user's word fit for a message: short, printable, without long numbers."""
    printable = "".join(char if char.isprintable() else "·" for char in word)
    masked = _LONG_DIGITS.sub("…", printable)
    return masked if len(masked) <= 40 else masked[:39] + "…"


def path_text(path: Path) -> str:
    """Return a path as messages show it: `people[0].incomes[1].amount`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{shown(step)}" if text else shown(step)
    return text


class _Scanner:
    def __init__(self, text: str, name: str, line: int) -> None:
        self.text = text
        self.name = name
        self.line = line
        self.at = 0
        self.found = Positions()
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def run(self) -> Positions:
        try:
            self.value((), 0)
            self.skip()
            if self.at < len(self.text):
                self.stop(
                    "unexpected text after the end of the case",
                    _HELP.get(self.text[self.at], ""),
                )
        except _StopError:
            pass
        return self.found

    def span(self, start: int, end: int) -> Span:
        first = bisect_right(self.starts, start)
        last = bisect_right(self.starts, end)
        return Span(
            first - 1 + self.line,
            start - self.starts[first - 1] + 1,
            last - 1 + self.line,
            end - self.starts[last - 1] + 1,
        )

    def problem(self, start: int, end: int, message: str, help: str = "", path: Path = ()) -> None:
        where = path_text(path)
        self.found.problems.append(
            Problem(
                f"`{where}`: {message}" if where else message,
                file=self.name,
                span=self.span(start, end),
                help=help,
                path=where,
            )
        )

    def stop(self, message: str, help: str = "", path: Path = ()) -> None:
        self.problem(self.at, min(self.at + 1, len(self.text)), message, help, path)
        raise _StopError

    def skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def peek(self) -> str:
        self.skip()
        return self.text[self.at : self.at + 1]

    def value(self, path: Path, depth: int) -> None:
        char = self.peek()
        start = self.at
        if depth > DEPTH:
            self.stop(f"lists and objects stand more than {DEPTH} deep")
        if char == "{":
            self.object(path, depth)
        elif char == "[":
            self.list(path, depth)
        elif char == '"':
            self.string(path)
        elif char == "-" or "0" <= char <= "9":
            self.number(path)
        else:
            literal = next((word for word in _LITERALS if self.text.startswith(word, start)), "")
            if not literal:
                self.unexpected("a value", path)
            self.at += len(literal)
        self.found.values[path] = self.span(start, self.at)

    def unexpected(self, wanted: str, path: Path) -> None:
        match = _WORD.match(self.text, self.at)
        if match is None:
            message = f"expected {wanted}, but the text ends here"
            if not self.text.strip():
                message = "the file is empty"
            self.stop(message, path=path)
        else:
            self.stop(
                f"expected {wanted}, found `{shown(match[0])}`",
                _HELP.get(match[0], ""),
                path,
            )

    def object(self, path: Path, depth: int) -> None:
        self.at += 1
        seen: set[str] = set()
        if self.peek() == "}":
            self.at += 1
            return
        while True:
            if self.peek() != '"':
                self.unexpected("a key in double quotes", path)
            start = self.at
            key = self.string(path)
            inner = (*path, key)
            if key in seen:
                self.problem(
                    start,
                    self.at,
                    f"the key `{shown(key)}` stands twice in the same object",
                    "keep one of the two; two values in dispute are written "
                    '`{"contested": [first, second]}`',
                    path,
                )
            seen.add(key)
            self.found.keys[inner] = self.span(start, self.at)
            if self.peek() != ":":
                self.unexpected("`:` after the key", inner)
            self.at += 1
            self.value(inner, depth + 1)
            if self.closes("}", path):
                return

    def list(self, path: Path, depth: int) -> None:
        self.at += 1
        if self.peek() == "]":
            self.at += 1
            return
        index = 0
        while True:
            self.value((*path, index), depth + 1)
            if self.closes("]", path):
                return
            index += 1

    def closes(self, bracket: str, path: Path) -> bool:
        char = self.peek()
        if char not in (",", bracket):
            self.unexpected(f"`,` or `{bracket}`", path)
        comma = self.at
        self.at += 1
        if char == bracket:
            return True
        if self.peek() == bracket:
            self.at = comma
            self.stop(f"a comma before `{bracket}`", "remove the comma", path)
        return False

    def string(self, path: Path) -> str:
        match = _STRING.match(self.text, self.at)
        if match is None:
            self.stop(
                "a text that does not end, or holds a line break or an unknown `\\` sequence",
                path=path,
            )
            return ""
        decoded: str = json.loads(match[0])
        if _BAD.search(decoded):
            self.problem(
                self.at,
                match.end(),
                "a text with control characters or half a character",
                path=path,
            )
        self.at = match.end()
        return decoded

    def number(self, path: Path) -> None:
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            self.stop("a number that JSON does not allow", "write it without leading zeros", path)
            return
        if match[1] or match[2]:
            self.problem(
                self.at,
                match.end(),
                "a number with a fraction or an exponent is not exact",
                'write an amount as a text: `"31000.50"`; ages and counts are whole',
                path,
            )
        elif match.end() - self.at > 20:
            self.problem(self.at, match.end(), "a number of more than 20 digits", path=path)
        self.at = match.end()
