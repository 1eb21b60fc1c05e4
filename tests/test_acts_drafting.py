"""A new act file: the model ordinance, and the frame of an ordinance's own text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eligibility.acts.check import check_files
from eligibility.acts.drafting import act_from_text, model_act
from eligibility.acts.load import load_rulebook, parse_act
from eligibility.engine.examples import run_examples
from eligibility.errors import InputError
from eligibility.facts.places import find, places

ADA = places()["ada"]
CYRILLIC = """На основу члана 20. Закона, Скупштина општине Ада доноси
ОДЛУКУ
О ПРАВИМА ИЗ СОЦИЈАЛНЕ ЗАШТИТЕ

I ОСНОВНЕ ОДРЕДБЕ

Члан 1.
Овом одлуком уређују се права и услуге социјалне
заштите.

II ПРАВА

1. Једнократна помоћ

Члан 2.
Право на једнократну помоћ има лице које:
1) има пребивалиште у општини;
2) је у стању социјалне потребе, и то:
а) због болести;
б) због непогоде;
3) није остварило право по другом основу.
Изузетно од става 1. овог члана, право има избегло лице.

Члан 3. Износ утврђује центар.

Члан 3а
Члан 5. став 1. примењује се сходно.

Члан 4.
Ова одлука ступа на снагу осмог дана.

Број: 06-1/2026
ПРЕДСЕДНИК СКУПШТИНЕ
"""
LATIN = """ODLUKA o pravima
Član 1
Pravo na pomoć imaju:
– porodice sa troje dece;
– samohrani roditelji.
ČLAN 2.
Odluka stupa na snagu osmog dana.
"""


def texts(data: str | bytes, name: str = "odluka.txt") -> dict[str, str]:
    """Return the texts of the act that begins with a text."""
    raw = data.encode() if isinstance(data, str) else data
    return dict(parse_act(act_from_text(raw, name, ADA).text.encode(), "new.yaml").act.texts)


def refused(data: bytes, name: str = "odluka.txt") -> str:
    """Return what is said of a file that cannot be begun from."""
    with pytest.raises(InputError) as error:
        act_from_text(data, name, ADA)
    return str(error.value)


# No act, acts that set some terms, a chain with a city above, one with a province.
PLACES = ("ada", "palilula_nis", "beograd", "obrenovac", "lajkovac", "novi_sad", "sabac")


@pytest.mark.parametrize("id_", PLACES)
def test_the_model_ordinance_loads_and_its_examples_hold(id_: str, tmp_path: Path) -> None:
    """For any place, as it is written: nothing has to be filled in first."""
    path = tmp_path / "model.yaml"
    path.write_text(model_act(places()[id_]).text, encoding="utf-8")
    checked = check_files([path])
    assert not checked.problems
    (rulebook,) = checked.rulebooks
    act = rulebook.acts[f"{id_}.model_odluke"]
    assert len(act.rights) == 12 and len(act.examples) > 40
    assert not list(run_examples(rulebook, act))


def test_the_model_ordinance_sets_no_amount_and_no_article() -> None:
    """What the assembly decides is open, and marked."""
    act = parse_act(model_act(ADA).text.encode(), "model.yaml").act
    assert act.parameters and all(not each.values for each in act.parameters.values())
    assert all(each.gap and "попунити" in each.gap.sr.lower() for each in act.parameters.values())
    assert "article:" not in model_act(ADA).text.split("parameters:")[1].replace('article: "…"', "")


def test_the_model_ordinance_joins_no_place_by_itself() -> None:
    """It lies beside the places and is no act of any."""
    for id_ in ("rs", "ada", "lajkovac"):
        assert not any("model" in act for act in load_rulebook(id_, examples=False).acts)


def test_the_model_sets_the_open_terms_of_the_republic() -> None:
    """Where an act of the place already sets one, the line waits as a comment."""
    act = parse_act(model_act(ADA).text.encode(), "model.yaml").act
    assert act.implements["rs.one_off_aid"] == "jednokratna_pomoc"  # type: ignore[index]
    text = model_act(places()["lajkovac"]).text
    taken = "  # rs.one_off_aid: jednokratna_pomoc – већ одређује"
    assert taken in text and "\n  rs.respite: predah\n" in text


def test_the_model_is_for_municipalities() -> None:
    """Neither the republic nor a province passes it."""
    for id_ in ("rs", "vojvodina"):
        with pytest.raises(InputError, match="for a municipality or a city"):
            model_act(places()[id_])


def test_an_ordinance_is_split_into_articles_paragraphs_and_items() -> None:
    """Word for word, under the numbers by which it is cited; headings and frame apart."""
    found = texts(CYRILLIC)
    assert list(found) == [
        "uvod", "naslov 1", "1", "naslov 2", "2.1", "2.1.1", "2.1.2", "2.1.2.а", "2.1.2.б",
        "2.1.3", "2.2", "3", "3а", "4", "zavrsetak",
    ]  # fmt: skip
    assert found["1"] == "Овом одлуком уређују се права и услуге социјалне заштите."
    assert found["2.1.2.б"] == "због непогоде;"
    assert found["3"] == "Износ утврђује центар."
    assert found["3а"] == "Члан 5. став 1. примењује се сходно."
    assert found["naslov 2"] == "II ПРАВА\n1. Једнократна помоћ"
    assert found["zavrsetak"].startswith("Број: 06-1/2026")


def test_a_latin_ordinance_keeps_its_script() -> None:
    """Latin is not turned into Cyrillic; dashes are counted as items."""
    found = texts(LATIN)
    assert found["1.1.1"] == "porodice sa troje dece;" and found["1.1.2"].startswith("samohrani")
    act = parse_act(act_from_text(LATIN.encode(), "o.txt", ADA).text.encode(), "o.yaml").act
    assert [source.title for source in act.sources.values()] == ["Odluka o pravima"]
    assert act.title.sr == "Одлука (Ада)"


def test_each_granting_article_becomes_a_right_that_decides_nothing_yet() -> None:
    """Its conditions wait, one for each passage, with its citation; the heading is its name."""
    draft = act_from_text(CYRILLIC.encode(), "odluka.txt", ADA)
    act = parse_act(draft.text.encode(), "new.yaml").act
    (right,) = act.rights.values()
    assert (list(act.rights), right.name.sr) == (["odluka_clan_2"], "Једнократна помоћ")
    assert right.conditions is None and [each.kind for each in right.missing] == ["unknown"]
    assert '#       at: {source: odluka, article: "2", paragraph: "1", item: "2.а"}' in draft.text


def test_a_frame_that_is_filled_in_loads(tmp_path: Path) -> None:
    """Taking away `# ` and writing an expression is all it needs."""
    text = act_from_text(LATIN.encode(), "odluka.txt", ADA).text
    kept = []
    for line in text.splitlines():
        inside = line.startswith("    #") and not line.startswith("    # ИЗ")
        line = line.replace("    # ", "    ", 1).replace("    #  ", "     ", 1) if inside else line
        line = line.replace("{sr: …, en: …}", "{sr: услов, en: a condition}")
        kept.append(line.replace("when: …", "when: applicant.age >= 18"))
    filled = "\n".join(line for line in kept if not line.startswith("    Сваки"))
    filled = filled.replace("    Уклоните када су уписани сви услови и износ.\n", "")
    path = tmp_path / "filled.yaml"
    path.write_text(filled, encoding="utf-8")
    checked = check_files([path])
    assert not checked.problems and checked.counts.conditions == 3


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    """Return a Word document with this body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"
        )
        if numbering:
            archive.writestr(
                "word/numbering.xml", f"<w:numbering {space}>{numbering}</w:numbering>"
            )
        if styles:
            archive.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
    return file.getvalue()


def p(text: str, properties: str = "") -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="Члан %1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def of(list_: int, level: int = 0) -> str:
    """Return the properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'


def test_a_word_documents_own_numbers_are_read() -> None:
    """Articles and items that Word numbers hold no number in their text."""
    body = "".join(
        (
            p("", of(5)), p("Право на помоћ има лице:"), p("које је болесно;", of(6)),
            p("које је сиромашно:", of(6)), p("без прихода;", of(6, 1)),
            p("без имовине.", of(6, 1)),
            p("", of(5)), p("Центар тражи:"), p("захтев;", of(7)), p("доказ.", of(7)),
        )
    )  # fmt: skip
    found = texts(docx(body, LISTS), "odluka.docx")
    assert list(found) == ["1.1", "1.1.1", "1.1.2", "1.1.2.а", "1.1.2.б", "2.1", "2.1.1", "2.1.2"]
    assert found["2.1.1"] == "захтев;"


def test_a_style_can_number_articles() -> None:
    """As in documents made from a template."""
    styles = f'<w:style w:styleId="Clan"><w:pPr>{of(5)}</w:pPr></w:style>'
    body = p("", '<w:pStyle w:val="Clan"/>') + p("Текст члана.")
    assert texts(docx(body, LISTS, styles), "o.docx") == {"1": "Текст члана."}


def test_tracked_changes_are_read_as_accepted() -> None:
    """What is struck out is not there, what is inserted is."""
    body = p("Члан 1.") + (
        "<w:p><w:r><w:t>Износ је </w:t></w:r><w:del><w:r><w:delText>пет</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>шест</w:t></w:r></w:ins><w:r><w:tab/><w:t>хиљада.</w:t></w:r></w:p>"
    )
    assert texts(docx(body), "o.docx") == {"1": "Износ је шест хиљада."}


def test_entities_and_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document type is refused unread; a part is never unpacked beyond a limit."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
        archive.writestr("word/document.xml", bomb.encode("utf-16"))
    assert "declares a document type" in refused(file.getvalue(), "o.docx")
    monkeypatch.setattr("eligibility.acts.drafting.docx.MOST_BYTES", 1000)
    assert "`word/document.xml` inside it is larger" in refused(docx(p("а" * 5000)), "o.docx")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "o.txt", "holds no text"),
        ("Само текст.".encode(), "o.txt", "no article was found"),
        ("Члан 1.\nТекст.\nЧлан 1.\nТекст.".encode(), "o.txt", "o.txt:3:1: article 1 stands twice"),
        ("Члан 1.\nЧлан 2.\nТекст.".encode(), "o.txt", "o.txt:1:1: article 1 holds no text"),
        ("Члан 1.\nИ то:\n1) а;\n1) б.".encode(), "o.txt", "o.txt:4:1: item 1 stands twice"),
        ("Члан 1.\nWindowsом ради.".encode(), "o.txt", "o.txt:2:1: `Windowsом` mixes"),
        ("Члан 1.\nТекст.".encode("cp1251"), "o.txt", "o.txt:1:1: the file is not UTF-8 text"),
        ("Члан 1.\nТекст.".encode("cp1251"), "o.txt", "--encoding cp1251"),
        ("x\nČlan 1.\nTekst.".encode("cp1250"), "o.txt", "o.txt:2:1: the file is not UTF-8"),
        ("x\nČlan 1.\nTekst.".encode("cp1250"), "o.txt", "--encoding cp1250"),
        (b"%PDF-1.7", "o.txt", "this is a PDF"),
        (b"%PDF-1.7", "o.docx", "this is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1", "o.docx", "an old .doc"),
        (b"PK\x03\x04 broken", "o.docx", "the file is damaged"),
        (b"plain", "o.docx", "the file is damaged"),
    ],
)
def test_what_cannot_be_begun_from_is_told(data: bytes, name: str, said: str) -> None:
    """Each with its place, where there is one, and what to do."""
    assert said in refused(data, name)


def test_other_archives_are_no_documents() -> None:
    """An OpenDocument text is a zip file too."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "no Word document is inside" in refused(file.getvalue(), "o.docx")
    assert "damaged" in refused(docx("<w:p>"), "o.docx")


def test_other_encodings_are_read_when_named() -> None:
    """cp1250 and cp1251 when given, UTF-16 by its mark."""
    for text, encoding in ((CYRILLIC, "cp1251"), (LATIN.replace("–", "-"), "cp1250")):
        draft = act_from_text(text.encode(encoding), "o.txt", ADA, encoding=encoding)
        assert draft.text == act_from_text(text.encode(), "o.txt", ADA).text
    assert texts(CYRILLIC.encode("utf-16")) == texts(CYRILLIC)


def test_look_alike_letters_are_set_right_and_told() -> None:
    """A Latin `a` in a Cyrillic word is a slip that nobody sees in print."""
    draft = act_from_text("Члан 1.\nПрaво има мајка.".encode(), "o.txt", ADA)
    assert draft.replaced == ("o.txt:2: `Прaво`",)
    assert parse_act(draft.text.encode(), "n").act.texts["1"] == "Право има мајка."


def test_roman_numbers_of_articles_and_quoted_articles() -> None:
    """Roman articles keep their number; a quoted article is a part of the one that quotes it."""
    found = texts("Члан I\nПрви.\nЧлан II\nМења се и гласи:\n„Члан 5.\nНови текст.”")
    assert found["I"] == "Први." and found["II.1"] == "Мења се и гласи:"
    assert found["II.2"] == "„Члан 5."


PIECES = st.sampled_from(
    [
        "Члан ", "Član ", "члан", "1", "2", ".", ")", " ", "\n", "\n\n", "1) ", "а) ", "– ", "I ",
        "Право има", "текст", "Tekst", ":", ";", "„", "#", "'", '"', "\t", "\u00ad", "\u200b", "è",
        "e\u0301", "\x00", "\ufeff", "|-", "---", "а", "a", "ОДЛУКУ", "Број:", "{", "*", "\x85",
    ]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@example("Члан 1.\n---")
@example("Члан 1.\n\u2028x")
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60)))
def test_any_text_gives_an_act_that_loads_or_a_message(text: str) -> None:
    """Nothing that stands in an ordinance breaks the file that is written."""
    data = f"Члан 1.\n{text}".encode("utf-8", "replace")
    try:
        draft = act_from_text(data, "o.txt", ADA)
    except InputError as error:
        assert all(problem.file == "o.txt" for problem in error.problems)
    else:
        assert parse_act(draft.text.encode(), "new.yaml").act.texts


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_an_act_or_a_message(data: bytes) -> None:
    """As a document and as a text."""
    for name in ("o.docx", "o.txt"):
        try:
            act_from_text(data, name, ADA)
        except InputError as error:
            assert error.problems


def test_the_id_of_an_act_can_be_chosen() -> None:
    """Two acts of a place do not share the ids of rights."""
    act = parse_act(act_from_text(CYRILLIC.encode(), "o", ADA, name="druga").text.encode(), "n").act
    assert (act.id, list(act.rights)) == ("ada.druga", ["druga_clan_2"])
    assert parse_act(model_act(ADA, "nova").text.encode(), "n").act.id == "ada.nova"
    with pytest.raises(InputError, match="--id: a name such as"):
        model_act(ADA, "Нова")


def test_places_are_named_in_any_spelling() -> None:
    """The place of a new act is looked up as everywhere."""
    assert find("Ада") == ADA
