"""What holds of the repository's own pages: decisions are listed, fragments are well named."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_decision_is_listed() -> None:
    """The index of decisions names every page in its folder, and no page that is not there."""
    folder = ROOT / "docs" / "decisions"
    pages = {page.name for page in folder.glob("[0-9]*.md")}
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\((\d{4}-[^)]+\.md)\)", index)) == pages


def test_changelog_fragments_are_well_named() -> None:
    """A fragment's name gives an issue, or + and a slug, and one of the known types."""
    known = {kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]}
    for fragment in (ROOT / "changelog.d").glob("*.md"):
        if fragment.name == "README.md":
            continue
        name = re.fullmatch(r"(?:\d+|\+[a-z0-9-]+)\.([a-z]+)(?:\.\d+)?\.md", fragment.name)
        assert name and name[1] in known, fragment.name
        assert fragment.read_text(encoding="utf-8").strip(), f"{fragment.name} says nothing"


def test_dev_needs_no_compiler() -> None:
    """What is known to come as source only stays out of `dev` and of the base install."""
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = " ".join([*PROJECT["project"]["dependencies"], *extras["dev"]])
    assert "durable" not in wanted


def test_the_rules_travel_in_the_wheel() -> None:
    """The build puts rules/ where the installed package looks for acts."""
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"rules": "eligibility/_rules"}
