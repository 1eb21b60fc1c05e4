"""Validating an act: the public function, waivers, what is looked for and what is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from small_act import edited, linked

from eligibility import validate
from eligibility.acts.link import ActFile
from eligibility.acts.load import parse_act
from eligibility.validate import registry
from eligibility.validate.finding import Finding
from eligibility.validate.run import counts

EXAMPLE = """examples:
  - name: {sr: Мајка, en: Mother}
    case:
      municipality: Lajkovac
      people:
        - {id: dete}
    expect:
      - {right: birth_grant, subject: dete, outcome: eligible}
"""


def found(text: str, *only: str) -> list[Finding]:
    """Return what is found in an act that stands alone."""
    source: ActFile = parse_act(text.encode(), "act1.yaml")
    rulebook = linked(text)
    return validate("lajkovac.proba", rulebook, source=source, only=only)


@pytest.mark.parametrize(
    "order",
    [
        "from eligibility import validate; import eligibility.validate.run",
        "import eligibility.validate.run; from eligibility import validate",
        "import eligibility.validate.finding; import eligibility; validate = eligibility.validate",
    ],
)
def test_the_function_is_the_function_in_every_order_of_imports(order: str) -> None:
    """Importing the package of the same name does not take the function away."""
    program = f"{order}\nassert callable(validate)\nimport eligibility\nassert "
    program += "eligibility.validate is validate\nfrom eligibility.validate.finding import Finding"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_an_unknown_code_and_an_unknown_act_are_refused() -> None:
    """What cannot be looked for is not passed over."""
    with pytest.raises(ValueError, match="no-such-code"):
        found(edited(), "no-such-code")
    with pytest.raises(KeyError):
        validate("lajkovac.druga", linked(edited()))


def test_an_example_that_fails_is_a_finding_at_its_line() -> None:
    """The act's own examples are part of its validation."""
    text = edited() + EXAMPLE
    (finding,) = found(text, "example-fails")
    assert (finding.on, finding.severity) == ("birth_grant", "error")
    assert finding.span.line == text.splitlines().index(EXAMPLE.splitlines()[-1]) + 1
    assert "expected eligible" in finding.message.en
    assert counts(finding)


def waiver(code: str, on: str) -> str:
    return f"waived:\n  - {{finding: {code}, on: {on}, reason: {{sr: намерно, en: intended}}}}\n"


@pytest.mark.parametrize("on", ["birth_grant", "lajkovac.birth_grant", "'birth_grant'"])
def test_a_waived_finding_is_marked_and_does_not_count(on: str) -> None:
    """The act names the kind and the thing, by its name or id, and the reason is shown."""
    (finding,) = found(edited() + waiver("example-fails", on) + EXAMPLE, "example-fails")
    assert finding.waived is not None and finding.waived.en == "intended"
    assert not counts(finding)


def test_a_waiver_of_something_else_waives_nothing() -> None:
    """A waiver on one right leaves the others' findings, and is itself found unused."""
    findings = found(edited() + waiver("example-fails", "other_right") + EXAMPLE)
    codes = {each.code: each for each in findings}
    assert codes["example-fails"].waived is None
    assert codes["unused-waiver"].on == "other_right"


def test_a_waiver_of_no_kind_is_found() -> None:
    """A slip in a waiver's code does not pass in silence."""
    text = edited() + waiver("no-such-kind", "birth_grant")
    (finding,) = [each for each in found(text) if each.code == "unused-waiver"]
    assert "no such kind" in finding.message.en
    assert text.splitlines()[finding.span.line - 1].strip().startswith("- {finding: no-such-kind")


def test_what_was_not_looked_for_leaves_its_waiver_alone() -> None:
    """A waiver is unused only where its kind was looked for and not found."""
    text = edited() + waiver("example-fails", "birth_grant") + EXAMPLE
    assert not found(text, "unused-waiver")


def test_without_the_solver_proofs_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """All else runs; what was not proved is told with the extra to install."""
    proof = registry.Kind("a-proof", "error", registry.KINDS[0].title, needs_proofs=True)
    monkeypatch.setattr(registry, "KINDS", (*registry.KINDS, proof))
    monkeypatch.setattr(registry, "can_prove", lambda: False)
    codes = {each.code: each for each in found(edited() + EXAMPLE)}
    assert "example-fails" in codes
    missing = codes["proofs-missing"]
    assert "a-proof" in missing.message.en and missing.suggestion is not None
    assert "eligibility[proofs]" in missing.suggestion.en


def test_a_file_that_changed_since_is_refused(tmp_path: Path) -> None:
    """Positions of a file that is no longer the linked one would point anywhere."""
    from eligibility import InputError, load

    path = tmp_path / "nacrt.yaml"
    text = edited(("birth_grant", "trial_grant"), ("  grant:", "  trial_sum:"))
    text = text.replace("amount: grant", "amount: trial_sum")
    path.write_text(text, encoding="utf-8")
    rulebook = load("Lajkovac", acts=[path])
    path.write_text(text + "# more\n", encoding="utf-8")
    with pytest.raises(InputError, match="changed"):
        validate("lajkovac.proba", rulebook)
