"""What is found in the words of an act: inflected, in both scripts, and not where it is not."""

from __future__ import annotations

import pytest
from finding_pages import found_in

from eligibility.facts import places
from eligibility.feel.script import to_latin
from eligibility.validate.finding import Finding
from eligibility.validate.texts import Bare, same_word

FOUND = [
    ("abolished-term", "Право има корисник МОП-а.", "МОП-а"),
    (
        "abolished-term",
        "Право има лице које прима материјално обезбеђење.",
        "материјално обезбеђење",
    ),
    ("abolished-term", "Износ је два нивоа социјалне сигурности.", "нивоа социјалне сигурности"),
    ("other-place-named", "Захтев се подноси општини Чока.", "општини Чока"),
    ("other-place-named", "Право имају лица са територије града Ниша.", "града Ниша"),
    ("other-place-named", "Решење доноси центар за општину Мали Иђош.", "општину Мали Иђош"),
    ("other-place-named", "Право имају и становници Крагујевца.", "Крагујевца"),
    ("other-place-named", "Услуга се пружа и у Новом Саду.", "Новом Саду"),
    ("other-place-named", "Услуга се пружа и у Бачкој Паланци.", "Бачкој Паланци"),
    ("other-place-named", "Објављује се у гласнику општине Уб.", "општине Уб"),
    ("discretion-without-body", "Помоћ се може одобрити и у већем износу.", "може одобрити"),
    (
        "discretion-without-body",
        "У оправданим случајевима рок се продужава.",
        "У оправданим случајевима",
    ),
    (
        "duration-without-anchor",
        "Право има лице које има пребивалиште најмање шест месеци.",
        "најмање шест месеци",
    ),
    (
        "duration-without-anchor",
        "Право има лице које живи у општини дуже од две године.",
        "дуже од две године",
    ),
    ("duration-without-anchor", "Тражи се пребивалиште најмање годину дана.", "најмање годину"),
    ("term-not-computable", "Право имају стара и изнемогла лица.", "стара и изнемогла"),
    (
        "term-not-computable",
        "Помоћ се даје и из других разлога социјалне угрожености.",
        "других разлога социјалне угрожености",
    ),
    (
        "term-not-computable",
        "Помоћ добија породица у посебно тешкој ситуацији.",
        "посебно тешкој ситуацији",
    ),
    (
        "outdated-classification",
        "Право имају лица са лаком менталном ометеношћу.",
        "лаком менталном ометеношћу",
    ),
    (
        "outdated-classification",
        "Право имају деца са умереним или тежим сметњама.",
        "умереним или тежим сметњама",
    ),
    ("income-unspecified", "Приход не прелази 20.000 динара.", "Приход не прелази 20.000 динара"),
    (
        "income-unspecified",
        "Месечни приход по члану не прелази 17.000 динара за подносиоца, а за сваког наредног "
        "члана 11.000 динара.",
        "приход по члану не прелази 17.000 динара",
    ),
    ("dangling-citation", "Износ из члана 9. ове одлуке исплаћује се месечно.", "члана 9."),
    ("dangling-citation", "Поступа се у складу са чланом 12.", "чланом 12."),
    ("dangling-citation", "Рок из става 5. овог члана почиње даном пријема.", "става 5."),
    ("term-undefined", "О потреби одлучује ИРК.", "ИРК"),
    ("term-undefined", "Приход по члану домаћинства не прелази цензус.", "домаћинства"),
]
"""Kind, sentence, and the words at which the finding stands."""

NOT_FOUND = [
    ("abolished-term", "Право има и бивши корисник МОП-а."),
    ("abolished-term", "Обезбеђење материјала сноси корисник."),
    ("abolished-term", "Циљ је социјална сигурност грађана."),
    ("other-place-named", "Право имају лица са територије општине Лајковац."),
    ("other-place-named", "Друге општине нису у обавези да плате услугу."),
    ("other-place-named", "Помоћ се дели са Црвеним крстом."),
    ("other-place-named", "Превоз се плаћа и до школе у Апатину."),
    ("other-place-named", "Републички буџет сноси Република Србија."),
    ("discretion-without-body", "Општинско веће може одобрити већи износ."),
    ("discretion-without-body", "Подносилац може поднети захтев поштом."),
    ("discretion-without-body", "Износ се одређује по оцени комисије."),
    ("duration-without-anchor", "Тражи се пребивалиште најмање шест месеци пре рођења детета."),
    (
        "duration-without-anchor",
        "Тражи се пребивалиште најмање годину дана до дана подношења захтева.",
    ),
    ("duration-without-anchor", "Боловање траје дуже од 30 дана."),
    ("term-not-computable", "Изнемоглост и потребу за негом процењује центар."),
    ("term-not-computable", "Право имају лица старија од 65 година."),
    ("outdated-classification", "Право имају лица са тешком болешћу."),
    ("outdated-classification", "Право имају лица са I и II степеном подршке."),
    ("income-unspecified", "Месечни приход по члану породице не прелази 20.000 динара."),
    (
        "income-unspecified",
        "Месечни приход не прелази 17.000 динара за подносиоца, увећано за 11.000 динара за сваког "
        "наредног члана.",
    ),
    ("dangling-citation", "Помоћ износи 17.000 динара, а за сваког наредног члана 11.000 динара."),
    ("income-unspecified", "Помоћ не прелази 20.000 динара."),
    ("dangling-citation", "На основу члана 9. Закона о социјалној заштити право припада породици."),
    ("dangling-citation", "Примењује се члан 25. став 4. Уредбе о мерама."),
    ("dangling-citation", "Право из члана 1. ове одлуке има дете."),
    ("dangling-citation", "Рок из става 1. овог члана је 30 дана."),
    (
        "term-undefined",
        "Потребу утврђује интерресорна комисија (у даљем тексту: ИРК). ИРК даје мишљење.",
    ),
    ("term-undefined", "Подноси се ЈМБГ и износ у РСД."),
    (
        "term-undefined",
        "Домаћинство, у смислу ове одлуке, чине сродници."
        " Приход по члану домаћинства не прелази цензус.",
    ),
]

SCRIPTS = [pytest.param(str, id="Cyrl"), pytest.param(to_latin, id="Latn")]
DEFINED = "Породицом се сматрају родитељи и деца."


def in_article(text: str, code: str) -> list[Finding]:
    """Return what is found of a kind in an act with one article more than this text."""
    return found_in(f"texts:\n  '1': Члан први.\n  '2': |\n    {text}\n", code)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("code", "text", "words"), FOUND)
def test_a_defect_of_words_is_found_at_its_words(
    code: str, text: str, words: str, script: type[str]
) -> None:
    """Each is found in either script, whatever the case it is in, and marked word by word."""
    (finding,) = in_article(script(text), code)
    assert finding.on == "2"
    span = finding.span
    marked = f"    {script(text)}"[span.column - 1 : span.end_column - 1]
    assert marked == script(words)
    assert finding.citation is not None and finding.citation.article == "2"
    assert finding.words and finding.words in script(text)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("code", "text"), NOT_FOUND)
def test_what_only_looks_like_a_defect_is_left_alone(
    code: str, text: str, script: type[str]
) -> None:
    """Other laws, other senses and said measures raise nothing."""
    assert not in_article(script(text), code)


def test_every_place_is_known_by_its_name_after_its_rank() -> None:
    """No municipality is missed, and only the act's own chain is at home."""
    for place in places.places().values():
        name = place.name.partition(" (")[0]
        findings = in_article(f"Захтев се подноси за општину {name} у року.", "other-place-named")
        at_home = "lajkovac" in place.chain or place.kind in ("republic", "province")
        assert bool(findings) != at_home, place.id


LIST = """texts:
  '1': |
    Право на помоћ има лице {intro}:
    {first} да је незапослено,
    {second} да издржава троје деце.
"""


@pytest.mark.parametrize(
    ("intro", "first", "second", "found"),
    [
        ("под следећим условима", "–", "–", True),
        ("под следећим условима", "1)", "2)", True),
        ("под следећим условима", "а)", "б)", True),
        ("ако испуњава све услове", "–", "–", False),
        ("које испуњава један од услова", "–", "–", False),
        ("под следећим условима", "–", "– и", False),
        ("под следећим условима", "–", "– или", False),
        ("које уз захтев приложи следеће доказе", "–", "–", False),
    ],
)
def test_a_list_says_how_its_items_are_joined(
    intro: str, first: str, second: str, found: bool
) -> None:
    """A connective between the items, or words before them, settle it; papers need none."""
    text = LIST.format(intro=intro, first=first, second=second)
    for script in (str, to_latin):
        assert bool(found_in(script(text), "list-without-connective")) is found


def test_a_list_over_keys_of_its_items_is_one_list() -> None:
    """Where each item stands under its own number, as `new act --from` writes, it is a list too."""
    text = (
        "texts:\n  '3.1': 'Право има лице под следећим условима:'\n"
        "  '3.1.1': да је незапослено;\n  '3.1.2': да издржава троје деце.\n"
    )
    (finding,) = found_in(text, "list-without-connective")
    assert finding.on == "3.1"


TWICE = [
    ("Породицу, у смислу ове одлуке, чине родитељи.", "Члан породице је сродник.", False),
    ("Породицом се сматрају родитељи и деца.", "Породицом се сматра и баба.", True),
    (
        "Под домаћинством се подразумевају сродници.",
        "Домаћинство, у смислу ове одлуке, је заједница живота.",
        True,
    ),
    (
        "Центар за социјални рад (у даљем тексту: Центар) решава.",
        "Центар за породични смештај (у даљем тексту: Центар) саветује.",
        True,
    ),
]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("first", "second", "found"), TWICE)
def test_a_term_is_defined_once(first: str, second: str, found: bool, script: type[str]) -> None:
    """A second definition is found though the term is in another case and another form."""
    text = script(f"texts:\n  '1': '{first}'\n  '2': '{second}'\n")
    findings = found_in(text, "term-defined-twice")
    assert [each.on for each in findings] == (["2"] if found else [])


CLAIMED = """texts:
  '1': |
    Право на помоћ има породица са троје деце.
    Помоћ се исплаћује једном годишње. Захтев се подноси до краја марта.
  '2': Ова одлука ступа на снагу осмог дана од објављивања.
rights:
  pomoc:
    name: {sr: Помоћ, en: Aid}
    kind: cash
    governing_date: claim
    benefit: {label: {sr: помоћ, en: aid}}
    conditions: {all: []}
    at: {source: nacrt, article: "1", paragraph: "1"}
    frequency: {at_most: 1, per: calendar_year, at: AT}
"""


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ('{source: nacrt, article: "1", paragraph: "2"}', []),
        ('{source: nacrt, article: "1"}', []),
        (
            '{source: nacrt, article: "1", words: Помоћ се исплаћује једном годишње}',
            ["Захтев се подноси до краја марта."],
        ),
        (
            "nacrt",
            ["Помоћ се исплаћује једном годишње.", "Захтев се подноси до краја марта."],
        ),
    ],
)
def test_words_are_claimed_by_place_or_by_quotation(at: str, left: list[str]) -> None:
    """A citation claims its place, one with words these words, a bare source nothing."""
    findings = found_in(CLAIMED.replace("AT", at), "unclaimed-words")
    assert [each.words for each in findings] == left


def test_residence_kinds_in_articles_are_compared() -> None:
    """The rarer of the two is marked; an article that takes either mixes nothing."""
    text = (
        "texts:\n  '1': Право има мајка која има пребивалиште.\n"
        "  '2': Право има отац са пребивалиштем.\n  '3': Право има дете које има боравиште.\n"
    )
    for script in (str, to_latin):
        (finding,) = found_in(script(text), "residence-kinds-mixed")
        assert finding.on == "3"
    either = "texts:\n  '1': Право има мајка која има пребивалиште или боравиште.\n"
    assert not found_in(either, "residence-kinds-mixed")


def test_a_text_in_bare_letters_knows_where_they_came_from() -> None:
    """Letters that become two, and diacritics, do not move what is found."""
    text = "Њен ђак у Љигу: џак"
    assert Bare(text).text == "njen djak u ljigu: dzak"
    ((_, first, last),) = Bare(text).find("ljigu")
    assert text[first:last] == "Љигу"
    assert Bare(to_latin(text)).text == Bare(text).text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("porodica", "porodicom", True),
        ("domacinstvo", "domacinstvom", True),
        ("dete", "deca", False),
        ("porodica", "porodilja", False),
    ],
)
def test_forms_of_one_word_are_told_from_other_words(one: str, other: str, same: bool) -> None:
    """Endings aside, forms of a word agree; words that begin alike do not."""
    assert same_word(one, other) is same
