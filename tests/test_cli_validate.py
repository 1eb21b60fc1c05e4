"""`eligibility validate`: formats, exit codes, witnesses on disk, what is refused."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from small_act import edited, linked

from eligibility import validate
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Label
from eligibility.cli.main import main
from eligibility.cli.validate import save
from eligibility.errors import Span
from eligibility.explain.words import Voice
from eligibility.validate import as_json, as_sarif, as_text
from eligibility.validate.finding import Answer, Finding, Witness

EXAMPLE = """examples:
  - name: {sr: Мајка, en: Mother}
    case: {municipality: Lajkovac, people: [{id: dete}]}
    expect:
      - {right: trial_grant, subject: dete, outcome: eligible}
"""
CASE = {
    "schema": 1,
    "municipality": "Lajkovac",
    "claim_date": "2017-11-20",
    "people": [{"id": "majka", "birth_date": "1990-05-01"}, {"id": "dete"}],
    "kinship": [{"kind": "parent", "person": "majka", "of": "dete"}],
}
FINDING = Finding(
    code="example-fails",
    severity="error",
    act="lajkovac.proba",
    on="birth_grant",
    message=Label("дете остаје без права", "the child is left without the right"),
    file="nacrti/odluka o pravima.yaml",
    span=Span(18, 3, 18, 14),
    excerpt="  birth_grant:",
    suggestion=Label("допуните услов", "complete the condition"),
    witnesses=(
        Witness(
            json.dumps(CASE),
            (Answer("lajkovac.birth_grant", "dete", "majka", "eligible", Fraction(60000), "once"),),
            Label("пре", "before"),
        ),
    ),
    bound=6,
)


def draft(folder: Path, more: str = "") -> Path:
    """Write the small act as a draft that stands beside the shipped ones."""
    text = edited(("birth_grant", "trial_grant"), ("  grant:", "  trial_sum:"))
    path = folder / "nacrt.yaml"
    path.write_text(text.replace("amount: grant", "amount: trial_sum") + more, encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["validate", *map(str, arguments)], standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.return_value, done.stdout


def test_a_failed_example_is_told_with_place_words_and_page(tmp_path: Path) -> None:
    """The text shows where it stands, the line, what is wrong, the code and its page."""
    path = draft(tmp_path, EXAMPLE)
    code, out = run(path, "--lang", "en", "--only", "example-fails")
    line = path.read_text(encoding="utf-8").splitlines().index(EXAMPLE.splitlines()[-1]) + 1
    assert code == 1
    assert re.search(rf"nacrt\.yaml:{line}:\d+: error: an example fails \[example-fails\]", out)
    assert "^^^" in out and "more: docs/findings/example-fails.md" in out
    assert "error: 1; acts validated: 1" in out


def test_what_is_accepted_in_the_act_is_shown_and_exits_with_0(tmp_path: Path) -> None:
    """A waiver does not hide a finding: it is told with the reason."""
    waiver = "waived:\n  - {finding: example-fails, reason: {sr: намерно, en: intended}}\n"
    code, out = run(draft(tmp_path, waiver + EXAMPLE), "--lang", "en", "--only", "example-fails")
    assert code == 0
    assert "accepted: intended" in out


def test_nothing_found_says_so(tmp_path: Path) -> None:
    """Silence is told apart from a run that looked at nothing."""
    code, out = run(draft(tmp_path), "--only", "example-fails")
    assert (code, out) == (0, "Nema primedbi; pregledano propisa: 1\n")


def test_an_unknown_kind_is_bad_input_and_the_nearest_is_offered(tmp_path: Path) -> None:
    """`--only` takes codes that exist."""
    from eligibility import InputError

    with pytest.raises(InputError, match="did you mean `example-fails`"):
        run(draft(tmp_path), "--only", "example-fail")


def test_a_broken_act_is_bad_input(tmp_path: Path) -> None:
    """Loading, typing and linking come first, as in `acts check`."""
    from eligibility import InputError

    with pytest.raises(InputError, match="unknown key"):
        run(draft(tmp_path, "what: 1\n"))


def test_json_has_both_languages_and_the_case(tmp_path: Path) -> None:
    """What a program needs is there: place, words in every script, the witness as data."""
    told = as_json.as_json(tuple(linked(edited()).acts.values()), [FINDING])
    (finding,) = told["findings"]
    assert finding["message"] == {
        "sr-Cyrl": "дете остаје без права",
        "sr-Latn": "dete ostaje bez prava",
        "en": "the child is left without the right",
    }
    assert finding["witnesses"][0]["case"] == CASE
    assert finding["witnesses"][0]["answers"][0]["benefit"] == "60000"
    assert finding["witnesses"][0]["answers"][0]["measure"] == "amount"
    assert told["wrong"] is True
    code, out = run(draft(tmp_path, EXAMPLE), "--format", "json")
    assert code == 1 and json.loads(out)["findings"][0]["file"].endswith("nacrt.yaml")


def conforms(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> None:
    """Check a value against the part of JSON Schema that our schemas use."""
    if "$ref" in schema:
        name = str(schema["$ref"]).removeprefix("#/$defs/")
        return conforms(value, root["$defs"][name], root)
    if "anyOf" in schema:
        if value is None:
            assert {"type": "null"} in schema["anyOf"]
            return None
        return conforms(value, schema["anyOf"][0], root)
    if "const" in schema:
        assert value == schema["const"]
    if "enum" in schema:
        assert value in schema["enum"]
    named = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}
    types = schema.get("type", [])
    allowed = [named[t] for t in ([types] if isinstance(types, str) else types) if t in named]
    assert value is None or not allowed or isinstance(value, tuple(allowed)), value
    if isinstance(value, dict) and "properties" in schema:
        assert value.keys() == schema["properties"].keys()
        for key, part in value.items():
            conforms(part, schema["properties"][key], root)
    if isinstance(value, list) and "items" in schema:
        for each in value:
            conforms(each, schema["items"], root)
    return None


def test_json_tells_a_percentage_from_an_amount() -> None:
    """A relief of 60 percent is not read as 60 dinars, and a refusal measures nothing."""
    rulebook = load_rulebook("aleksinac")
    (cliff,) = validate("rs.energetski_ugrozen_kupac", rulebook, only=["cliff"])
    (finding,) = as_json.as_json((), [cliff])["findings"]
    (before,), (after,) = (each["answers"] for each in finding["witnesses"])
    assert (before["benefit"], before["measure"]) == ("60", "percent")
    assert (after["benefit"], after["measure"]) == (None, "")


def test_json_is_as_its_schema_says() -> None:
    """Every key that is written is in the schema, and the other way round."""
    schema = as_json.schema_json()
    told = as_json.as_json(tuple(linked(edited()).acts.values()), [FINDING])
    conforms(told, schema, schema)


def test_sarif_has_what_the_standard_requires() -> None:
    """SARIF 2.1.0: rules with ids, results that name them by index, places, suppressions."""
    from eligibility.records import replace

    waived = replace(FINDING, waived=Label("намерно", "intended"))
    unsettled = replace(FINDING, unsettled=True)
    log = as_sarif.as_sarif([FINDING, waived, unsettled], Voice("en"))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert driver["name"] == "eligibility"
    assert [rule["id"] for rule in driver["rules"]] == ["example-fails"]
    for result in one["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"].startswith("the child")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "nacrti/odluka%20o%20pravima.yaml"
        region = place["region"]
        assert (region["startLine"], region["startColumn"]) == (18, 3)
        assert region["endColumn"] == 14
    assert [result.get("kind", "fail") for result in one["results"]] == ["fail", "fail", "open"]
    # The standard asks for `none` wherever the kind is not `fail`.
    assert one["results"][2]["level"] == "none"
    assert one["results"][1]["suppressions"] == [{"kind": "inSource", "justification": "intended"}]


def test_a_witness_is_told_in_words() -> None:
    """People, what is known of them, who is what to whom, and what the right gives."""
    rulebook = linked(edited())
    lines = as_text.render([FINDING], {"lajkovac.proba": rulebook}, Voice("en"))
    text = "\n".join(line.text for line in lines)
    assert "case (before): day of the claim 20 November 2017" in text
    assert "• majka – date of birth: 1 May 1990" in text
    assert "• majka – parent – dete" in text
    assert "→ Grant (dete, majka): conditions are met, 60,000 RSD once" in text
    assert "for households of up to 6 people" in text


def test_a_long_line_is_shown_around_its_finding() -> None:
    """An article may fill a line of hundreds of letters: the marked words stay on the page."""
    line = "    " + "реч " * 100 + "ОВДЕ" + " реч" * 100
    span = Span(7, line.index("ОВДЕ") + 1, 7, line.index("ОВДЕ") + 5)
    text, moved = as_text.around(line, span, 60)
    assert len(text) <= 60 and text.startswith("…") and text.endswith("…")
    assert text[moved.column - 1 : moved.end_column - 1] == "ОВДЕ"
    start = Span(7, 5, 7, 8)
    text, moved = as_text.around(line, start, 60)
    assert text[moved.column - 1 : moved.end_column - 1] == "реч" and not text.startswith("…")
    assert as_text.around("  кратко", start, 60) == ("  кратко", start)


EXAMPLE_DRAFT = Path(__file__).parent.parent / "examples" / "draft-ordinance.yaml"


def test_the_example_ordinance_shows_what_the_validator_is_for() -> None:
    """A newcomer sees defects of many kinds, each where it is, and an example that passes."""
    text = EXAMPLE_DRAFT.read_text(encoding="utf-8").splitlines()
    code, out = run(EXAMPLE_DRAFT, "--format", "json")
    found = {each["code"]: text[each["line"] - 1] for each in json.loads(out)["findings"]}
    assert code == 1
    assert "општину Чока" in found["other-place-named"]
    assert "материјалног обезбеђења" in found["abolished-term"]
    assert "став" in found["dangling-citation"]
    assert "под следећим условима" in found["list-without-connective"]
    assert "најмање шест месеци" in found["duration-without-anchor"]
    assert "може одобрити" in found["discretion-without-body"]
    assert "старе и изнемогле" in found["term-not-computable"]
    assert "nacrt_pomoc_u_kuci" in found["promised-not-delivered"]
    assert "example-fails" not in found


def test_findings_of_words_import_no_solver() -> None:
    """What needs no proof runs where the solver is not installed, or would be slow to load."""
    program = (
        "import sys\nsys.modules['z3'] = None\nfrom eligibility.cli.main import guarded\n"
        f"code = guarded(['validate', {str(EXAMPLE_DRAFT)!r}, '--only', 'abolished-term'])\n"
        "assert code == 1 and sys.modules['z3'] is None\n"
        "assert not {'numpy', 'pytest'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert "abolished-term" in done.stdout


def test_witnesses_are_saved_as_case_files(tmp_path: Path) -> None:
    """Each is a case that `eligibility check` reads, named after the finding."""
    from eligibility import read_case

    saved = save([FINDING], tmp_path / "svedoci")
    (file,) = saved[0]
    assert Path(file).name == "lajkovac.proba-birth_grant-example-fails-1.json"
    case = read_case(Path(file).read_text(encoding="utf-8"))
    assert [person.id for person in case.people] == ["majka", "dete"]


def test_other_drafts_are_linked_and_not_validated(tmp_path: Path) -> None:
    """`--acts` brings what the act leans on."""
    other = tmp_path / "druga.yaml"
    path = draft(tmp_path)
    text = path.read_text(encoding="utf-8")
    for old, new in (("lajkovac.proba", "lajkovac.druga"), ("trial_", "other_")):
        text = text.replace(old, new)
    other.write_text(text, encoding="utf-8")
    uses = "uses: {their_sum: lajkovac.other_sum}\n"
    code, out = run(draft(tmp_path, uses), "--acts", other, "--only", "example-fails")
    assert (code, out) == (0, "Nema primedbi; pregledano propisa: 1\n")
