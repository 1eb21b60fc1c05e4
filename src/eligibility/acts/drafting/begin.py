"""Begins an act file: the model ordinance for a place, or the frame of an existing text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from eligibility.acts.drafting.articles import split
from eligibility.acts.drafting.docx import MOST_BYTES, read_docx
from eligibility.acts.drafting.lines import Source, in_one_script, numbered
from eligibility.acts.drafting.writer import act_text
from eligibility.acts.load import MOST_BYTES as MOST_ACT_BYTES
from eligibility.acts.load import load_rulebook, rules_root
from eligibility.errors import InputError, Problem, Span
from eligibility.facts.places import REPUBLIC, Place
from eligibility.records import Record

MODEL = "socijalna-zastita.yaml.template"
ENCODINGS = ("utf-8", "cp1250", "cp1251")
_LOCAL = ("city", "municipality", "city_municipality")


class Draft(Record):
    """The text of a new act file; `replaced` names words in which look-alike letters were."""

    text: str
    replaced: tuple[str, ...] = ()


def model_act(place: Place, name: str | None = None, acts: Sequence[Path] = ()) -> Draft:
    """Return the model ordinance of a municipality. Raises InputError for the republic.

    `name` is the last part of the act's id; `acts` are acts of the office's own, whose terms
    of higher law are set already.
    """
    name = _checked(name or "model_odluke")
    if place.kind not in _LOCAL:
        message = f"the model ordinance is for a municipality or a city, not for {place.latin}"
        raise InputError(Problem(message, "--place"))
    model = (rules_root() / "model" / MODEL).read_text(encoding="utf-8")
    filled = model.replace("PLACE_ID.ACT_NAME", f"{place.id}.{name}").replace("PLACE_ID", place.id)
    filled = filled.replace("{PLACE}", place.latin)
    filled = filled.replace("{МЕСТО}", place.name).replace("МЕСТО", place.name)
    return Draft(_without_taken(filled, place, acts))


def _without_taken(text: str, place: Place, acts: Sequence[Path]) -> str:
    """Comment out the terms of higher law that an act of the place's chain already sets."""
    book = load_rulebook(place.id, acts=acts, examples=False)
    taken = {term for act in book.acts.values() for term in act.implements}
    # A right that stands for one of the republic's leaves it out of the rulebook.
    taken |= load_rulebook(REPUBLIC, examples=False).rights.keys() - book.rights.keys()
    lines = text.split("\n")
    start = lines.index("implements:")
    end = lines.index("", start)
    kept = False
    for at in range(start + 1, end):
        term = lines[at].strip().partition(":")[0]
        if term in taken:
            lines[at] = f"  # {lines[at].strip()} – већ одређује важећи пропис"
        else:
            kept = True
    if not kept:
        lines[start] = "# implements:"
    return "\n".join(lines)


def act_from_text(
    data: bytes,
    file: str,
    place: Place,
    *,
    encoding: str | None = None,
    name: str | None = None,
) -> Draft:
    """Return the frame of an act from the bytes of a .docx or a text file.

    `encoding` is that of a text file, UTF-8 if not given; `name` is the last part of the
    act's id. Raises InputError with the place in
    the file where it cannot be read or split.
    """
    name = _checked(name or "odluka")
    if len(data) > MOST_BYTES:
        raise InputError(Problem(f"the file is larger than {MOST_BYTES // 10**6} MB", file))
    if encoding is None and (data.startswith(b"PK") or file.lower().endswith(".docx")):
        source = Source(file, read_docx(data, file))
    else:
        lines = numbered(_decoded(data, file, encoding).splitlines())
        source = Source(file, lines, wrapped=True)
    if not source.lines:
        raise InputError(Problem("the file holds no text", file))
    source, replaced = in_one_script(source)
    text = act_text(split(source), place, name)
    if len(text.encode()) > MOST_ACT_BYTES:
        raise InputError(
            Problem(f"the act would be larger than {MOST_ACT_BYTES // 10**6} MB", file)
        )
    return Draft(text, replaced)


def _checked(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name, re.ASCII):
        message = f"a name such as socijalna_zastita (a-z, 0-9, _) was expected, not `{name[:60]}`"
        raise InputError(Problem(message, "--id"))
    return name


def _decoded(data: bytes, name: str, encoding: str | None) -> str:
    for start, what in ((b"%PDF", "this is a PDF"), (b"{\\rtf", "this is an RTF file")):
        if data.startswith(start):
            raise InputError(Problem(f"{what}, not a text file", name, help="save it as .docx"))
    if encoding is None and data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        return data.decode("utf-8-sig" if encoding in (None, "utf-8") else str(encoding))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        span = Span(line, column, line, column + 1)
        guess = _likely(data)
        advice = f"it reads as {guess}: give `--encoding {guess}`, or " if guess else ""
        advice += "save it as UTF-8"
        what = "UTF-8" if encoding in (None, "utf-8") else str(encoding)
        raise InputError(Problem(f"the file is not {what} text", name, span, help=advice)) from None


def _likely(data: bytes) -> str:
    """Return the one-byte encoding in which a text begins an article, if one does."""
    for encoding, words in (("cp1251", ("Члан", "ЧЛАН")), ("cp1250", ("Član", "ČLAN"))):
        text = unicodedata.normalize("NFC", data.decode(encoding, "replace"))
        if any(word in text for word in words):
            return encoding
    return ""
