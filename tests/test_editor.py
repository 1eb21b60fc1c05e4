"""Acts in an editor: every act names its schema, and the hooks run commands that exist."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from eligibility.acts.drafting import act_from_text, model_act
from eligibility.cli.main import COMMANDS
from eligibility.facts import places

ROOT = Path(__file__).parent.parent
ACTS = sorted([*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "examples").glob("*.yaml")])
MARK = "# yaml-language-server: $schema="


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_an_act_names_the_schema_where_it_is(path: Path) -> None:
    """The first line leads, from the act's own folder, to the schema of acts."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(MARK)
    assert (path.parent / first.removeprefix(MARK)).resolve() == ROOT / "schemas" / "act.json"


def test_a_new_act_names_the_schema_beside_it() -> None:
    """Both a model ordinance and one begun from a text tell an editor what they are."""
    place = places.places()["lajkovac"]
    text = "Одлука о помоћи\n\nЧлан 1.\nПраво на помоћ има породица.\n".encode()
    for draft in (model_act(place), act_from_text(text, "odluka.txt", place)):
        assert draft.text.splitlines()[0] == f"{MARK}act.schema.json"


def test_the_hooks_run_commands_that_exist() -> None:
    """A hook's id tells its command; both take the files that changed."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["eligibility-acts-check", "eligibility-validate"]
    for hook in hooks:
        program, command, *_ = hook["entry"].split()
        assert program == "eligibility" and command in COMMANDS
        assert hook["pass_filenames"] and hook["types"] == ["yaml"]
    page = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
    assert all(f"- id: {hook['id']}" in page for hook in hooks)
