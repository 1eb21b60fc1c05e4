"""The command line: exit codes, streams, one style for all that is wrong, nothing half-printed."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from reports import ACT, FIXTURES, RULES

from eligibility.cli.main import COMMANDS, guarded

FAMILY = FIXTURES / "family.json"


@pytest.fixture(autouse=True)
def invented_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the shipped rules be the invented ones."""
    monkeypatch.setattr("eligibility.acts.load.rules_root", lambda: RULES)
    # Workers that run tests side by side set a width of their own.
    monkeypatch.delenv("COLUMNS", raising=False)


class Ran:
    """What a run left behind."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = guarded(list(arguments))
        self.out, self.err = capsys.readouterr()


def typed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let stdin hold these bytes."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def one_line(changes: dict[str, object] | None = None) -> bytes:
    """Return the family as one line of JSON."""
    case = json.loads(FAMILY.read_text(encoding="utf-8"))
    return json.dumps({**case, **(changes or {})}).encode() + b"\n"


# what is right


def test_check_answers_with_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    """An answer stands on stdout, nothing on stderr."""
    ran = Ran(capsys, "check", str(FAMILY))
    assert (ran.code, ran.err) == (0, "")
    assert "✓ Pomoć za novorođeno dete" in ran.out


def test_plain_text_has_no_color_and_no_boxes(capsys: pytest.CaptureFixture[str]) -> None:
    """Not on a terminal, the answer is plain."""
    out = Ran(capsys, "check", str(FAMILY)).out
    assert "\x1b" not in out
    assert not set(out) & set("│─┌┐└┘━┃")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Help is printed with code 0."""
    ran = Ran(capsys, command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: eligibility {command}")


def test_one_right_in_depth(capsys: pytest.CaptureFixture[str]) -> None:
    """`--right` takes an id or its last part and shows expressions, articles and sources."""
    full = Ran(capsys, "check", str(FAMILY), "--right", "mionica.monthly_aid")
    short = Ran(capsys, "check", str(FAMILY), "--right", "monthly_aid")
    assert full.out == short.out
    assert "izraz: person.own_income <= income_limit" in full.out
    assert "član 4, stav 2" in full.out
    assert "Pratilac" not in full.out


def test_flags_replace_what_the_case_says(capsys: pytest.CaptureFixture[str]) -> None:
    """The claim date of a flag stands in the header."""
    out = Ran(capsys, "check", str(FAMILY), "--claim-date", "2017-12-24").out
    assert "dan zahteva 24.12.2017" in out


@pytest.mark.parametrize("spelling", ["Mionica", "МИОНИЦА", "opština mionica", "mionica"])
def test_a_place_is_known_in_any_spelling(
    spelling: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Either script, any case, with or without its rank."""
    ran = Ran(capsys, "check", str(FAMILY), "--municipality", spelling)
    assert ran.code == 0 and ran.err == ""
    assert "Pomoć za novorođeno dete" in ran.out


def test_an_unknown_place_is_answered_for_the_republic(capsys: pytest.CaptureFixture[str]) -> None:
    """The note names the nearest place, on both streams, and the code is 0."""
    ran = Ran(capsys, "check", str(FAMILY), "--municipality", "Mionicca")
    assert ran.code == 0
    for text in (ran.out, ran.err):
        assert "`Mionicca` nema unetih propisa" in text and "Mionica" in text.replace(
            "Mionicca", ""
        )


def test_a_missing_municipality_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a municipality only the republic's rights are answered, and it is asked."""
    case = json.loads(FAMILY.read_text(encoding="utf-8"))
    del case["municipality"]
    typed(monkeypatch, json.dumps(case).encode())
    ran = Ran(capsys, "check", "-", "--lang", "en")
    assert ran.code == 0
    assert "The municipality is not given" in ran.out


def test_rights_lists_what_is_encoded(capsys: pytest.CaptureFixture[str]) -> None:
    """Each right with its source, how sure it is, and when it was last seen."""
    ran = Ran(capsys, "rights", "Mionica", "--lang", "en")
    assert ran.code == 0
    assert "Grant for a newborn child (mionica.birth_grant)" in ran.out
    assert "mionica.example, 7 February 2017 (secondary); article not seen" in ran.out
    assert "not encoded: the appeal procedure" in ran.out


def test_stale_lists_only_what_was_last_seen_before(capsys: pytest.CaptureFixture[str]) -> None:
    """In 2016 only the base of the aid and the gift were seen for the last time."""
    told = json.loads(
        Ran(capsys, "rights", "Mionica", "--stale", "2017-01-01", "--format", "json").out
    )
    (act,) = told["acts"]
    assert [parameter["id"] for parameter in act["parameters"]] == ["mionica.base"]
    assert "mionica.birth_grant" not in [right["id"] for right in act["rights"]]


@pytest.mark.parametrize("kind", ["act", "case", "result"])
def test_schemas_are_json(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each schema is an object that says which dialect it is written in."""
    ran = Ran(capsys, "schema", kind)
    assert ran.code == 0
    assert json.loads(ran.out)["$schema"].startswith("https://json-schema.org/")


def test_new_case_asks_just_for_what_rights_use(capsys: pytest.CaptureFixture[str]) -> None:
    """The escort needs school and an assessment, and no income."""
    ran = Ran(capsys, "new", "case", "--municipality", "Mionica", "--right", "mionica.escort")
    assert ran.code == 0
    asked = json.loads(ran.out)["ask"]
    assert any("school" in path for path in asked)
    assert any("assessments" in path for path in asked)
    assert not any("incomes" in path for path in asked)


def test_a_template_is_a_case(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `new case` writes can be checked as it stands, and decides nothing."""
    written = Ran(capsys, "new", "case", "--municipality", "Mionica").out
    typed(monkeypatch, written.encode())
    ran = Ran(capsys, "check", "-")
    assert ran.code == 0
    assert "✓" not in ran.out and "✗" not in ran.out


def test_feel_evaluates(capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers are exact, unknown stays unknown."""
    assert Ran(capsys, "feel", "1/3 + x", "--with", '{"x": 0.5}').out == "5/6\n"
    assert Ran(capsys, "feel", "false and x", "--with", '{"x": {"unknown": true}}').out == "false\n"
    assert Ran(capsys, "feel", "[1, 2, 3][2]").out == "2\n"


def test_feel_runs_cases(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file of cases is counted, and a failed one is named with what it got."""
    number = {"type": "decimal", "value": "3"}
    cases = [
        {"id": "good", "expression": "1 + 2", "inputs": {}, "expected": number},
        {"id": "bad", "expression": "1 + 1", "inputs": {}, "expected": number},
    ]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases), encoding="utf-8")
    ran = Ran(capsys, "feel", "--cases", str(path), "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "total": 2,
        "passed": 1,
        "failed": [{"id": "bad", "expected": "3", "got": "2"}],
    }


# acts check


def test_acts_check_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """A good act is counted."""
    ran = Ran(capsys, "acts", "check", str(ACT))
    assert (ran.code, ran.err) == (0, "")
    assert "1 act, 7 rights" in ran.out


def test_a_failed_example_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Code 1, and the failure says where it stands, what was expected and what came."""
    act = tmp_path / "act.yaml"
    example = (
        "examples:\n"
        "  - name: {sr: Пример, en: An example}\n"
        "    case: {municipality: Mionica, claim_date: 2017-01-10, applicant: ana,"
        " whole: [people], people: [{id: ana, birth_date: 1990-05-01}]}\n"
        "    expect:\n"
        "      - {right: wood, outcome: eligible}\n"
    )
    act.write_text(ACT.read_text(encoding="utf-8") + example, encoding="utf-8")
    ran = Ran(capsys, "acts", "check", str(act))
    assert ran.code == 1
    line = act.read_text(encoding="utf-8").splitlines().index(example.splitlines()[-1]) + 1
    assert f"{act}:{line}:" in ran.err
    assert "mionica.wood: the outcome is depends (missing: unknown)" in ran.err
    assert "help: expected: eligible" in ran.err
    assert "1 examples, 1 failures" in ran.out


def test_a_wrong_act_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Code 2, a located message, nothing on stdout."""
    act = tmp_path / "act.yaml"
    act.write_text("schema: 1\nid: 5\n", encoding="utf-8")
    ran = Ran(capsys, "acts", "check", str(act))
    assert (ran.code, ran.out) == (2, "")
    assert f"{act}:" in ran.err


# JSON lines


def test_lines_are_answered_one_by_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two cases give two lines of JSON."""
    typed(monkeypatch, one_line() + b"\n" + one_line({"claim_date": "2017-12-01"}))
    ran = Ran(capsys, "check", "-", "--format", "json")
    assert ran.code == 0
    dates = [json.loads(line)["claim_date"] for line in ran.out.splitlines()]
    assert dates == ["2017-11-20", "2017-12-01"]


def test_a_wrong_line_is_told_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wrong line's number stands on stderr; the code is 1; the others are answered."""
    data = one_line() + b'{"people": 5}\n' + b"\xff\xfe\n" + one_line()
    typed(monkeypatch, data)
    ran = Ran(capsys, "check", "-", "--format", "json")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert [json.loads(line)["line"] for line in ran.err.splitlines()] == [2, 3]


def test_wrong_lines_in_text_have_their_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message begins with stdin and the line."""
    typed(monkeypatch, one_line() + b'{"people": 5}\n')
    ran = Ran(capsys, "check", "-")
    assert ran.code == 1
    assert ran.err.startswith("stdin:2:")


def test_one_document_over_many_lines_is_one_case(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pretty-printed case is accepted; a wrong one is bad input with its line."""
    typed(monkeypatch, FAMILY.read_bytes())
    assert Ran(capsys, "check", "-").code == 0
    typed(monkeypatch, FAMILY.read_bytes().replace(b'"claim_date"', b'"claim_dat"'))
    ran = Ran(capsys, "check", "-")
    assert (ran.code, ran.out) == (2, "")
    assert "claim_date" in ran.err


# bad input


@pytest.mark.parametrize(
    ("arguments", "message", "advice"),
    [
        (["chek"], "unknown command `chek`", "did you mean `check`?"),
        (["check"], "missing argument `CASE`", "--help"),
        (["check", "--lnag", "en"], "unknown option `--lnag`", "did you mean `--lang`?"),
        (["check", "x", "--lang", "sr"], "invalid value for `--lang`", "--help"),
        (["check", str(FAMILY), "--claim-date", "20.11.2017"], "is not a date", "`2017-11-20`"),
        (["check", str(FAMILY), "--claim-date", "2017-02-30"], "is not a date", "2017-11-20"),
        (["check", str(FAMILY), "--right", "birth_grnt"], "unknown right `birth_grnt`", "right"),
        (["check", str(FIXTURES)], "a folder, not a file", ""),
        (["check", str(FIXTURES / "famly.json")], "no such file", "family.json"),
        (["check", str(FAMILY), "--acts", "nowhere"], "no such file", ""),
        (["rights", "--stale", "yesterday"], "is not a date", "2017-11-20"),
        (["schema", "rule"], "invalid value for", "--help"),
        (["feel"], "missing an expression", "1 + 2"),
        (["feel", "1 +"], "", ""),
        (["feel", "x", "--with", "{"], "this is no JSON", "age"),
        (["feel", "x", "--with", "5"], "expected names with their values", "age"),
        (["feel", "1", "--cases", "x"], "not both", ""),
        (["new", "case", "--right", "nothing"], "unknown right `nothing`", ""),
    ],
)
def test_bad_input_gives_one_style_of_message(
    arguments: list[str], message: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Code 2, a message with help on stderr, nothing on stdout, no traceback."""
    ran = Ran(capsys, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err and advice in ran.err
    assert "Traceback" not in ran.err and "Error" not in ran.err
    assert not ran.err.splitlines()[0].endswith(".")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b'{"people": "\xff"}', "1:13: the file is not UTF-8 text"),
        (b"{", ":1:"),
        (b"[]", "expected an object"),
    ],
)
def test_files_that_are_no_case(
    data: bytes, message: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each is told in plain words, with its place."""
    path = tmp_path / "person.json"
    path.write_bytes(data)
    ran = Ran(capsys, "check", str(path))
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_empty_stdin_is_bad_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing to read is said, not answered."""
    typed(monkeypatch, b"\n\n")
    ran = Ran(capsys, "check", "-")
    assert (ran.code, ran.out) == (2, "")


def test_our_own_bug_shows_no_facts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code 70, the kind of error and places in our code, nothing of its message."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError("Ana Anić, 0101990710006")

    monkeypatch.setattr("eligibility.engine.check", broken)
    ran = Ran(capsys, "check", str(FAMILY))
    assert (ran.code, ran.out) == (70, "")
    assert "internal error: KeyError" in ran.err and "eligibility/cli/check.py:" in ran.err
    assert "Ana" not in ran.err and "0101990710006" not in ran.err


def test_an_interrupt_is_quiet(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code 130 and not a word."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("eligibility.engine.check", interrupted)
    ran = Ran(capsys, "check", str(FAMILY))
    assert (ran.code, ran.out, ran.err) == (130, "", "")


# whole processes

COMMAND = [sys.executable, "-c", "from eligibility.cli.main import run; run()"]
ENVIRONMENT = {**os.environ, "PYTHONIOENCODING": "utf-8"}


def test_a_closed_pipe_ends_quietly() -> None:
    """Whoever stops reading gets no complaint."""
    process = subprocess.Popen(
        [*COMMAND, "schema", "case"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    assert process.wait() == 0
    assert err == b""


def test_ctrl_c_while_reading_stdin() -> None:
    """Code 130, nothing on stderr."""
    process = subprocess.Popen(
        [*COMMAND, "check", "-", "--format", "json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        # A shell lets jobs in the background ignore the signal, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(b'{"schema": 1, "people": []}\n')
    process.stdin.flush()
    # An answer shows that the command is past its start and reads on.
    assert process.stdout.readline().startswith(b"{")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err == b""


def test_strangers_do_not_steer_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Escape codes in a name are shown as a sign, on both streams."""
    ran = Ran(capsys, "check", str(FAMILY), "--municipality", "\x1b[31mMionica\u202e")
    assert "\x1b" not in ran.out + ran.err and "\u202e" not in ran.out + ran.err
    ran = Ran(capsys, "check", str(FAMILY), "--right", "\x1b[2J")
    assert ran.code == 2 and "\x1b" not in ran.err


def test_a_place_without_rules_names_those_that_have_some(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ada is known and looks like no other place: the reader learns where there are rules."""
    ran = Ran(capsys, "check", str(FAMILY), "--municipality", "Ada", "--lang", "en")
    assert ran.code == 0
    assert "there are rules for: Mionica" in ran.err


@pytest.mark.parametrize("command", [("check", str(FAMILY), "--municipality"), ("rights",)])
def test_an_empty_place_is_refused(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty text names no place."""
    ran = Ran(capsys, *command, " ")
    assert ran.code == 2 and ran.out == ""
    assert "the name of the place is empty" in ran.err


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"residences": [{"kind": "boraviste", "place": "Mionca"}]}, "unknown place `Mionca`"),
        ({"awards": [{"right": "mionica.relef"}]}, "did you mean `mionica.relief`?"),
        ({"awards": [{"right": "lajkovac.something"}]}, ""),
        ({"assessments": [{"kind": "escort_need"}]}, "did you mean `mionica.escort_need`?"),
    ],
)
def test_a_name_that_nothing_knows_is_told(
    facts: dict[str, object],
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A mistyped place, right or assessment would silently count for nothing."""
    case = {"municipality": "Mionica", "people": [{"id": "ana", **facts}]}
    typed(monkeypatch, json.dumps(case).encode())
    ran = Ran(capsys, "check", "-", "--lang", "en")
    assert ran.code == 0
    assert told in ran.err and (told != "" or ran.err == "")


def test_a_claim_date_is_checked_like_that_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody of the case may be born after it, and it lies within the bounds of the fact."""
    for day, why in (("2001-01-01", "born after the day of the claim"), ("1850-01-01", "expected")):
        ran = Ran(capsys, "check", str(FAMILY), "--claim-date", day)
        assert ran.code == 2 and ran.out == ""
        assert ran.err.startswith("--claim-date: ") and why in ran.err


def test_a_claim_after_the_decision_of_the_file_leaves_that_aside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The flag asks about another day, so the decision of the file is none about it."""
    ran = Ran(capsys, "check", str(FAMILY), "--claim-date", "2018-05-01", "--lang", "en")
    assert ran.code == 0
    assert "decision date is earlier" in ran.err and "decision date 4" not in ran.out


# the language on its own


@pytest.mark.parametrize(
    ("expression", "names", "value"),
    [
        ('day < date("2018-01-01")', '{"day": {"date": "2017-11-20"}}', "true"),
        (
            "day + span",
            '{"day": {"date": "2017-11-20"}, "span": {"duration": "P9M"}}',
            "2018-08-20",
        ),
        (
            "day + span",
            '{"day": {"date": "2017-11-20"}, "span": {"duration": "P1D"}}',
            "2017-11-21",
        ),
    ],
)
def test_dates_and_durations_can_be_given(
    expression: str, names: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON has neither, so they stand in braces."""
    ran = Ran(capsys, "feel", expression, "--with", names)
    assert (ran.code, ran.out, ran.err) == (0, f"{value}\n", "")


@pytest.mark.parametrize("given", ['{"date": "2017-11-31"}', '{"duration": 9}', "{}", '{"a": 1}'])
def test_another_object_says_what_may_stand_there(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An impossible date too."""
    ran = Ran(capsys, "feel", "x", "--with", f'{{"x": {given}}}')
    assert (ran.code, ran.out) == (2, "")
    assert "`x` is an object" in ran.err and '{"date": "2017-11-20"}' in ran.err


# streams


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line of the shell in which `eligibility` means this one."""
    # A function of the shell, since the word may also stand in a path.
    run = f"'{sys.executable}' -c 'from eligibility.cli.main import run; run()'"
    return subprocess.run(
        ["bash", "-c", f'eligibility() {{ {run} "$@"; }}; {command}'],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_closed_streams_are_no_bug_of_ours() -> None:
    """A closed stdout swallows the answer; a closed stdin holds no case."""
    assert shell("eligibility schema case >&-").returncode == 0
    ran = shell("eligibility check - <&-")
    assert ran.returncode == 2
    assert b"stdin: nothing to read: the input is closed" in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told() -> None:
    """The answer could not be written, which is neither bad input nor a bug."""
    ran = shell("eligibility schema case >/dev/full")
    assert ran.returncode == 1
    assert b"the answer cannot be written: no space left on device" in ran.stderr


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl"])
def test_an_encoding_without_our_letters_gets_plainer_ones(language: str) -> None:
    """A right that is granted must not begin with `?`, which means that it depends."""
    ran = shell(f"eligibility check '{FAMILY}' --lang {language}", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert b"Informacija, a ne odluka: odlucuje" in ran.stdout
    text = shell("eligibility feel '\"✓ ◌ ? ✗ č đ Љ\"'", PYTHONIOENCODING="ascii").stdout
    assert text.strip() == b"+ ~ ? x c dj Lj"


def test_one_wrong_case_alone_is_bad_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line or in many: there is no answer, so the code is 2."""
    typed(monkeypatch, b'{"people": 5}\n')
    ran = Ran(capsys, "check", "-")
    assert (ran.code, ran.out) == (2, "")


def test_beside_lines_of_json_stderr_holds_json_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note of one answer stands in that answer."""
    typed(monkeypatch, one_line({"municipality": "Ada"}) * 2)
    ran = Ran(capsys, "check", "-", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert "Ada: " in json.loads(ran.out.splitlines()[0])["notes"][0]
