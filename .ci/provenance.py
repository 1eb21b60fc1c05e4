"""Look up every source, article, amount and date of rules/ in the digests of the law.

    python .ci/provenance.py [--law FOLDER]

The digests (`republic.md`, `municipalities.md`) are where the acts' facts were taken from; they are
kept beside the repository and not in it. Without them the check is skipped, with a message. What
an act says and no digest shows is printed with its line, and the exit code is 1. Days and amounts
inside `examples` are invented and not looked up.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

import yaml

ROOT = Path(__file__).resolve().parent.parent
DIGESTS = ("republic.md", "municipalities.md")
INVENTED = frozenset({"examples", "guarantees", "texts"})
DAYS = frozenset({"from", "until", "published", "seen", "date"})
DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
MONTHS = (
    ("january", "jan", "januar"),
    ("february", "feb", "februar"),
    ("march", "mar", "mart"),
    ("april", "apr"),
    ("may", "maj"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug", "avgust"),
    ("september", "sep", "sept", "septembar"),
    ("october", "oct", "oktobar"),
    ("november", "nov", "novembar"),
    ("december", "dec", "decembar"),
)
QUARTERS = (
    ("01-01", "03-31"),
    ("04-01", "06-30"),
    ("07-01", "09-30"),
    ("10-01", "12-31"),
)
Place = tuple[int, str, str]


class Law:
    """The digests as text, in the forms in which things are looked up."""

    def __init__(self, folder: Path) -> None:
        text = "\n".join((folder / name).read_text(encoding="utf-8") for name in DIGESTS)
        # {a,b} in an address stands for two addresses.
        for before, inside, after in re.findall(r"(https?:\S*)\{([^}\s]+)\}(\S*)", text):
            text += "".join(f"\n{before}{part}{after}" for part in inside.split(","))
        self.text = text.casefold()
        self.plain = unquote(self.text)
        # 120,000 and 120.000 and 120000 are one amount.
        self.numbers = set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)))
        self.numbers |= {number.rstrip("0").rstrip(".") for number in self.numbers if "." in number}
        self.articles = set(
            re.findall(r"(?:\barts?\.?|\barticles?|član(?:ovi)?)\s*(\d+[a-z]?)", self.text)
        )
        for run in re.findall(r"\barts?\.?\s*([\d–\-/, and()]+)", self.text):
            self._run(run)

    def _run(self, run: str) -> None:
        """Read `4, 6 and 24` and `1–3` as articles."""
        for low, high in re.findall(r"(\d+)(?:\s*[–-]\s*(\d+))?", run):
            self.articles.update(map(str, range(int(low), int(high or low) + 1)))

    def shows_address(self, url: str) -> bool:
        """Whether an address stands there, whole or up to the point where it is cut."""
        wanted = unquote(url).casefold().rstrip("/")
        return wanted in self.plain or url.casefold().rstrip("/") in self.text

    def shows_article(self, value: str) -> bool:
        """Whether an article stands there; of `21–22` both ends must."""
        return all(end in self.articles for end in value.partition("(")[0].split("–"))

    def shows_amount(self, value: str) -> bool:
        """Whether a number stands there, in thousands separated or not."""
        number = value.rstrip("0").rstrip(".") if "." in value else value
        return number in self.numbers or value in self.numbers

    def shows_day(self, year: str, month: str | None, day: str | None) -> bool:
        """Whether a day, a month or a year stands there in one of the usual forms."""
        if month is None:
            return year in self.text
        m = str(int(month))
        names = MONTHS[int(month) - 1]
        if day is None:
            forms = [rf"{m}\.{year}", f"{year}-{month}", f"{year}/{month}"]
            forms += [rf"{name}\.? (?:\d+, )?{year}" for name in names]
            return any(re.search(form, self.text) for form in forms) or year in self.text
        d = str(int(day))
        forms = [
            rf"\b0?{d}\.\s?0?{m}\.\s?{year}",
            rf"{year}-{month}-{day}",
            rf"{year}/{month}/{day}",
            rf"\b0?{d}[-/.]0?{m}[-/.]{year}",
            rf"\b0?{d}-?0?{m}-?{year}",
        ]
        for name in names:
            forms += [rf"\b{d}\.? {name}\.? {year}", rf"{name} {d},? {year}"]
        return any(re.search(form, self.text) for form in forms)


def follows(law: Law, match: re.Match[str], key: str) -> bool:
    """Whether a day stands there, or follows at once from what does.

    A year or quarter that is named has a first and a last day; what holds until a day ends
    on the day before the next value, and begins on the day after the last.
    """
    year, month, day = match.groups()
    if law.shows_day(year, month, day):
        return True
    if day is None:
        return False
    exact = date(int(year), int(month), int(day))
    beside = [exact + timedelta(days=step) for step in (1, -1)]
    if any(law.shows_day(*each.isoformat().split("-")) for each in beside):
        return True
    ends = {"01-01", "12-31"} if year in law.text else set()
    for quarter, bounds in enumerate(QUARTERS, 1):
        ends |= set(bounds) if f"q{quarter} {year}" in law.text else set()
    return f"{month}-{day}" in ends


def scalars(node: yaml.Node, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Place]]:
    """Yield every scalar of a document with the keys that lead to it and its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(value, (*keys, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item, keys)
    else:
        yield keys, (node.start_mark.line + 1, keys[-1], str(node.value))


def missing(path: Path, law: Law, allowed: frozenset[str]) -> Iterator[str]:
    """Yield what an act says and no digest shows."""
    document = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    for keys, (line, key, value) in scalars(document) if document is not None else ():
        if INVENTED & set(keys):
            continue
        problem = ""
        match = DAY.fullmatch(value)
        if key == "url" and not law.shows_address(value):
            problem = f"the address {value}"
        elif key == "article" and not law.shows_article(value):
            problem = f"article {value}"
        elif key in DAYS and match and not follows(law, match, key):
            problem = f"the day {value} (`{key}`)"
        elif key == "value" and "parameters" in keys and re.fullmatch(r"\d+(\.\d+)?", value):
            problem = "" if law.shows_amount(value) else f"the value {value}"
        name = f"{path.relative_to(ROOT).as_posix()}: {problem}"
        if problem and name not in allowed:
            yield f"{path.relative_to(ROOT).as_posix()}:{line}: {problem} is shown by no digest"


def main() -> None:
    """Check all acts; exit 1 where something is not shown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--law", type=Path, default=ROOT.parent / "shared" / "law")
    folder = parser.parse_args().law
    if not all((folder / name).is_file() for name in DIGESTS):
        print("provenance: skipped, the digests of the law are not beside this checkout")
        return
    law = Law(folder)
    listed = (ROOT / ".ci" / "provenance.txt").read_text(encoding="utf-8").splitlines()
    allowed = frozenset(line.partition("  # ")[0] for line in listed if line and line[0] != "#")
    files = sorted([*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "rules").rglob("*.template")])
    problems = [problem for path in files for problem in missing(path, law, allowed)]
    print("\n".join([*problems, f"{len(files)} acts, {len(problems)} things not shown"]))
    if problems:
        sys.exit(1)


if __name__ == "__main__":
    main()
