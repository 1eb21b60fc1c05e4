"""The terminal text: what a caseworker reads, in three languages and two widths."""

from __future__ import annotations

import re
from datetime import date

import pytest
from reports import answer, case, golden

from eligibility.acts.model import Label, Validity
from eligibility.explain import text
from eligibility.explain.context import context
from eligibility.explain.words import Language
from eligibility.facts import read_case
from eligibility.records import replace

SYMBOLS = "✓◌?✗"


def told(name: str, language: Language = "sr-Latn", width: int = 100) -> str:
    """Return the answer to a case of the fixtures as text."""
    lines = text.render(answer(case(name), language), width)
    return "\n".join(line.text for line in lines) + "\n"


def test_a_refusal_reads_as_the_style_page_shows() -> None:
    """What was asked, found and required, the source, the other reading, when it will be met."""
    shown = told("worked")
    assert (
        "✗ Pomoć za novorođeno dete (dete, ostvaruje: majka)\n"
        "    nije ispunjeno: majka ima boravište u opštini najmanje 9 meseci\n"
        "    nađeno: 7 meseci i 12 dana (od 10.4.2016)   "
        "traži se: ≥ 9 meseci, računato do dana zahteva\n"
        "    izvor: mionica.example, 7.2.2017 (posredan); član nije viđen\n"
        "    drugo čitanje: 9 meseci do rođenja deteta (izvor ne kaže do kog dana)\n"
        "    uslov će biti ispunjen 10.1.2017\n"
    ) in shown


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl", "en"])
def test_golden_family(language: Language) -> None:
    """The family's answer: outcomes in order, folded rights, then the two lists apart."""
    shown = told("family", language)
    golden(f"family.{language}.txt", shown)
    symbols = [line[0] for line in shown.splitlines() if line[:1] in SYMBOLS and line]
    assert symbols == sorted(symbols, key=SYMBOLS.index), "outcomes stand in their order"
    assert len(shown.splitlines()) <= 60
    assert max(map(len, shown.splitlines())) <= 100
    assert "mionica.example" in shown, "a source keeps its script"


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl", "en"])
def test_an_answer_longer_than_a_page_is_shortened(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every right is still named under its outcome, and nothing that is granted is cut."""
    shown = answer(case("family"), language)
    full = "\n".join(line.text for line in text.render(shown, 100))
    short = "\n".join(line.text for line in text.render(shown, 100, full=False))
    assert short == full, "what fits on a page is told in full"
    monkeypatch.setattr(text, "PAGE", 10)
    lines = text.render(shown, 100, full=False)
    short = "\n".join(line.text for line in lines)
    assert len(lines) < len(full.splitlines())
    assert "--full" in short
    for name in {shown.right_name(d.right) for d in shown.result.determinations}:
        assert re.sub(r"\s+", " ", name) in re.sub(r"\s+", " ", short), name


def test_serbian_answers_keep_to_one_script() -> None:
    """In Cyrillic nothing but ids, names of sources, units and commands is Latin."""
    shown = told("family", "sr-Cyrl")
    for word in re.findall(r"[A-Za-zčćžšđ]{2,}", shown):
        assert word in ("majka", "otac", "baka", "dete", "mionica", "example", "RSD"), word


def test_every_answer_says_that_it_is_no_decision() -> None:
    """The line stands at the top in each language."""
    assert "Informacija, a ne odluka" in told("family").splitlines()[1]
    assert "Information, not a decision" in told("family", "en").splitlines()[1]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_narrow_terminals_get_narrow_lines(width: int) -> None:
    """No line is wider than the terminal, except a word that cannot be broken."""
    for line in told("family", width=width).splitlines():
        assert len(line) <= width or " " not in line.strip(), line


def test_people_with_the_same_outcome_share_a_line() -> None:
    """Father and grandmother depend on the same facts and stand together."""
    assert "? Mesečna pomoć (otac, baka)" in told("family")


def test_what_the_family_brings_and_what_is_unpublished_stand_apart() -> None:
    """A gap of a parameter is never asked of the family."""
    bring, unpublished = told("family").split("Šta Republika ili opština nije objavila")
    asked = bring.split("Šta porodica treba da kaže ili donese")[1]
    assert "osnovica" not in asked
    assert "osnovica pomoći: poslednje poznato 8.000 RSD / mesec (1.6.2016)" in unpublished


def test_a_list_is_asked_about_once() -> None:
    """Whether all incomes are given is one question for all people."""
    asked = told("family").split("Šta porodica treba da kaže ili donese")[1]
    assert asked.count("prihodi po vrsti i mesecu") == 1


def test_a_right_that_is_not_in_force_folds() -> None:
    """The gift of 2016 is only named in 2017."""
    assert "Nisu na snazi tog dana: Poklon za 2016. godinu" in told("family")


def test_a_contested_fact_shows_both_values() -> None:
    """Both values stand beside the missing fact."""
    given = read_case(
        '{"schema": 1, "municipality": "Mionica", "claim_date": "2017-11-20", "applicant": "ana",'
        ' "whole": ["people"], "people": [{"id": "ana", "birth_date": "1990-05-01",'
        ' "employment": {"contested": ["employed", "unemployed"]}, "whole": ["incomes"]}]}'
    )
    lines = text.render(answer(given), 200)
    (line,) = [each.text for each in lines if "nedostaje" in each.text and "spor" in each.text]
    assert re.search(r"radni status \(sporno: \S.* ili \S.*\)", line)


def test_a_person_alone_is_asked_for_the_others() -> None:
    """One person's facts are a case of one: the other people are unknown, not absent."""
    given = read_case('{"birth_date": "1990-05-01", "municipality": "Mionica"}')
    shown = "\n".join(line.text for line in text.render(answer(given)))
    assert "da li su navedeni svi članovi porodice" in shown
    assert "dan zahteva nije naveden" in shown


def test_nothing_defaults_for_an_empty_case() -> None:
    """A case that says nothing meets no condition and fails none."""
    shown = "\n".join(line.text for line in text.render(answer(read_case('{"people": []}'))))
    assert "✓" not in shown and "✗" not in shown
    assert "Opština nije navedena" in shown


def test_a_right_that_a_claim_could_open_is_told() -> None:
    """Reduced bills wait for an award of the monthly aid, whose conditions are met."""
    given = read_case(
        '{"schema": 1, "municipality": "Mionica", "claim_date": "2016-11-22", "applicant": "ana",'
        ' "whole": ["people"], "people": [{"id": "ana", "birth_date": "1990-05-01",'
        ' "employment": "unemployed", "refused_work": false, "military_invalid": false,'
        ' "whole": ["incomes", "awards"]}]}'
    )
    shown = "\n".join(line.text for line in text.render(answer(given)))
    assert "✓ Mesečna pomoć (ana)   ≈ 5.333,33 RSD mesečno" in shown
    assert "✗ Umanjenje računa (ana)" in shown
    assert "otvorilo bi se ako se prizna: Mesečna pomoć" in shown


def test_an_assessment_is_told_by_its_full_id() -> None:
    """Another act's assessment may end in the same word; it has its own label and body."""
    given = answer(case("family"))
    rules = given.rulebook
    ours = rules.assessments["mionica.escort_need"]
    other = replace(ours, id="rs.escort_need", label=Label("друга", "another"))
    both = {"rs.escort_need": other, **rules.assessments}
    told_of = replace(given, rulebook=replace(rules, assessments=both)).assessment
    assert told_of("people.ana.assessments/mionica.escort_need") == (ours.label, ours.body)
    assert told_of("people.a.b.assessments/rs.escort_need") == (other.label, other.body)
    assert told_of("escort_need") is None


def later(name: str, day: str) -> str:
    """Return the answer to a case of the fixtures with a later claim."""
    claimed = date.fromisoformat(day)
    given = case(name).model_copy(update={"claim_date": claimed, "decision_date": claimed})
    return "\n".join(line.text for line in text.render(answer(given)))


def test_old_news_never_looks_current() -> None:
    """In the year after it was last seen, every right says so and advises to check."""
    news = "poslednji put viđeno 7.2.2017 – proverite da li još važi"
    assert news not in later("family", "2017-12-31")
    shown = later("family", "2018-01-01")
    blocks = re.split(r"\n(?=[✓◌?✗])", shown.partition("Nisu na snazi")[0])[1:]
    assert len(blocks) >= 5
    for block in blocks:
        old = " ".join(block.split())
        assert news in old or ("nije viđeno:" in old and "poslednji put viđeno 7.2.2017" in old)


def test_a_right_without_any_date_says_so() -> None:
    """A page without a date is no proof that the right is still there."""
    given = answer(case("family"))
    right = replace(given.rulebook.rights["mionica.relief"], validity=Validity())
    rules = replace(given.rulebook, rights={**given.rulebook.rights, right.id: right})
    determinations = tuple(replace(d, seen=None) for d in given.result.determinations)
    result = replace(given.result, determinations=determinations)
    lines = text.render(replace(given, rulebook=rules, result=result))
    shown = "\n".join(line.text for line in lines)
    assert "izvor nema datum – proverite da li još važi" in shown


def test_rights_with_one_name_are_told_apart_by_place() -> None:
    """The republic's and the municipality's companion stand in one answer."""
    given = answer(case("family"))
    right = replace(given.rulebook.rights["mionica.relief"], id="rs.relief")
    rules = replace(given.rulebook, rights={**given.rulebook.rights, right.id: right})
    relief = [d for d in given.result.determinations if d.right == "mionica.relief"]
    twins = tuple(replace(d, right="rs.relief") for d in relief)
    result = replace(given.result, determinations=(*given.result.determinations, *twins))
    both = context(result, rules, given.voice, given.case)
    assert both.right_name("rs.relief") == "Umanjenje računa – Srbija"
    assert both.right_name("mionica.relief") == "Umanjenje računa – Mionica"
    assert given.right_name("mionica.relief") == "Umanjenje računa"
