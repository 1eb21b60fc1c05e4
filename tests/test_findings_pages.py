"""Every kind of finding has a page, whose examples show what raises it and what does not."""

from __future__ import annotations

import re

import pytest
from finding_pages import FOLDER, found_in, snippet

from eligibility.validate import registry
from eligibility.validate.finding import Finding

WITHOUT_EXAMPLES = {"proofs-missing", "residence-deadlock"}
"""Kinds that an installation brings about, or the rules of two places, not one act."""

CODES = [kind.code for kind in registry.KINDS]
SHOWN = [code for code in CODES if code not in WITHOUT_EXAMPLES]


def of(code: str, example: str) -> list[Finding]:
    """Return the findings of a kind; a waiver is unused only if other kinds were looked for."""
    only = (code,) if code != "unused-waiver" else ()
    return [finding for finding in found_in(example, *only) if finding.code == code]


def page(code: str) -> str:
    return (FOLDER / f"{code}.md").read_text(encoding="utf-8")


def test_every_page_is_of_a_kind_and_listed_in_the_index() -> None:
    """No page is left of a kind that is gone, and the index names all, by severity."""
    pages = {path.stem for path in FOLDER.glob("*.md")} - {"README", "json", "rules"}
    assert pages == set(CODES)
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[([a-z-]+)\]\(([a-z-]+)\.md\) \| (\w+) \|", index, re.MULTILINE)
    assert [(a, c) for a, b, c in rows if a == b] == [
        (kind.code, kind.severity) for kind in registry.KINDS
    ]


@pytest.mark.parametrize("kind", registry.KINDS, ids=CODES)
def test_a_page_says_what_the_registry_says(kind: registry.Kind) -> None:
    """Title, severity and what it needs stand on the page as in the code."""
    text = page(kind.code)
    assert text.startswith(f"# {kind.code}: {kind.title.en}\n")
    assert f"severity: {kind.severity}" in text
    proofs = kind.needs_proofs or kind.asks_proofs
    assert ("extra `proofs`" in text.split("## ")[0]) == proofs
    assert ("carries its `texts`" in text.split("## ")[0]) == kind.needs_texts
    assert "## Why\n" in text and "## Switch off\n" in text


@pytest.mark.parametrize("code", SHOWN)
def test_what_a_page_says_to_avoid_is_found(code: str) -> None:
    """The first example raises the finding, in both languages."""
    example = snippet(page(code), "Avoid")
    assert example is not None
    (finding, *_) = of(code, example)
    assert finding.code == code
    assert finding.message.sr and finding.message.en and finding.suggestion is not None


@pytest.mark.parametrize("code", SHOWN)
def test_what_a_page_prefers_is_not_found(code: str) -> None:
    """The second example, an act that says the same better, does not raise it."""
    example = snippet(page(code), "Prefer")
    assert example is not None
    assert not of(code, example)


@pytest.mark.parametrize("code", SHOWN)
def test_the_waiver_of_a_page_waives_its_example(code: str) -> None:
    """Copied into the act, what the page shows switches the finding off, with its reason."""
    example, waiver = (snippet(page(code), heading) for heading in ("Avoid", "Switch off"))
    assert example is not None and waiver is not None
    if "waived:\n" in example:
        waiver = waiver.removeprefix("waived:\n")
    findings = of(code, example + waiver)
    assert findings
    assert all(each.waived is not None and each.waived.en == "why" for each in findings)
