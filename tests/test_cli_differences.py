"""What a command writes of a difference: every form, and its exit code."""

from __future__ import annotations

import json

import pytest
from ordinances import books, difference

from eligibility.cli.differences import FORMATS, code, show
from eligibility.records import replace


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_written_whole(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each begins as its kind does and tells the change."""
    old, new = books()
    show(difference(), form, "sr-Latn", old, new)
    written = capsys.readouterr().out
    begins = {"text": "Šta se menja", "json": "{", "html": "<!DOCTYPE html>", "markdown": "# Šta"}
    assert written.startswith(begins[form])
    assert written.endswith("\n")
    told = json.dumps(json.loads(written), ensure_ascii=False) if form == "json" else written
    assert "Pomoć porodici sa decom" in told


def test_a_change_is_no_error_but_what_was_not_answered_is() -> None:
    """An unsettled question is never the same as fine."""
    assert code(difference()) == 1
    settled = tuple(r for r in difference().rights if r.status != "unsettled")
    assert code(replace(difference(), rights=settled)) == 0
