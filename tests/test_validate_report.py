"""The HTML report: whole, self-contained, escaped, in the right language, beside the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from ordinances import books, example
from pages import ACT, DAY, HOSTILE, difference_page, findings, findings_page

from eligibility.explain.words import LANGUAGES, Language, Voice
from eligibility.feel.script import to_latin
from eligibility.records import replace
from eligibility.validate.difference import Curve, Difference
from eligibility.validate.incomes import axes, with_income
from eligibility.validate.report import difference_html, findings_html
from eligibility.validate.report.html import mixed, tag, text
from eligibility.validate.report.people import family_table
from eligibility.validate.report.plot import decimal, figure

VOID = {"meta", "br", "col"}
PAGES: dict[str, Callable[[Language], str]] = {
    "findings": findings_page,
    "no texts": lambda language: findings_page(language, texts=False),
    "difference": difference_page,
}
every_page = pytest.mark.parametrize("page", PAGES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


class Reader(HTMLParser):
    """Reads a page, asserting that every element is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.words: list[tuple[str, tuple[str, ...]]] = []
        self.langs: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)
            own = dict(attrs).get("lang")
            self.langs.append(own or (self.langs[-1] if self.langs else ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.langs.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and "style" not in self.open:
            self.words.append((data, (*self.open, self.langs[-1])))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes, _ in self.elements if tag == name]


@every_page
@every_language
def test_a_page_is_whole_and_needs_nothing_else(page: str, language: Language) -> None:
    """Every element is closed, every link leads inside, nothing is fetched or run."""
    html = PAGES[page](language)
    read = Reader(html)
    ids = [a["id"] for _, a, _ in read.elements if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes, _ in read.elements:
        assert not {"src", "srcset", "data", "action"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        for name in ("href", "aria-labelledby"):
            for target in (attributes.get(name) or "").split():
                assert target.removeprefix("#") in ids
    assert read.all("script") == read.all("link") == read.all("iframe") == []
    assert "url(" not in html
    assert "@import" not in html


@every_page
@every_language
def test_a_page_has_its_landmarks_headings_and_named_tables(page: str, language: Language) -> None:
    """One main part and one title; headings leave out no level; tables have caption and scope."""
    read = Reader(PAGES[page](language))
    assert read.all("html") == [{"lang": language}]
    for landmark in ("header", "main", "footer", "nav", "h1"):
        assert len(read.all(landmark)) == 1
    levels = [int(tag[1]) for tag, _, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(read.all("caption")) == len(read.all("table")) > 0
    assert all(head.get("scope") in ("col", "row") for head in read.all("th"))
    first = next(attributes for tag, attributes, _ in read.elements if tag == "a")
    assert (first["class"], first["href"]) == ("skip", "#content")


@every_page
def test_words_are_in_the_language_of_their_element(page: str) -> None:
    """An English page marks Serbian; Latin pages have no Cyrillic at all."""
    latin, english = Reader(PAGES[page]("sr-Latn")), Reader(PAGES[page]("en"))
    cyrillic = re.compile("[а-яђјљњћџ]", re.IGNORECASE)
    assert not [words for words, _ in latin.words if cyrillic.search(words)]
    for words, inside in english.words:
        if cyrillic.search(words):
            assert inside[-1] == "sr-Cyrl" or "code" in inside, words


def test_latin_is_the_cyrillic_page_in_latin() -> None:
    """One meaning in two scripts, word for word."""
    for page in PAGES.values():
        shown = [words for words, _ in Reader(page("sr-Latn")).words]
        assert [to_latin(words) for words, _ in Reader(page("sr-Cyrl")).words] == shown


@every_language
def test_the_header_says_what_it_is_and_what_it_rests_on(language: Language) -> None:
    """Information, not a decision; the day; versions; digests of the acts."""
    voice = Voice(language)
    for page in PAGES.values():
        html = page(language)
        assert str(text(voice.say("information"))) in html
        assert f'<time datetime="2026-05-20">{voice.day(DAY)}</time>' in html
        for rulebook in books() if page is difference_page else books()[:1]:
            assert rulebook.acts[ACT].digest in html
            assert rulebook.acts["rs.deciji_dodatak"].digest in html


def test_what_anybody_wrote_is_escaped() -> None:
    """Markup in a message stays text, and signs that turn text around are taken out."""
    html = findings_page("en")
    assert HOSTILE not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&lt;b&gt;&quot;" in html
    assert "\u202e" not in html
    assert tag("p", "<i>", title='"><i>') == '<p title="&quot;&gt;&lt;i&gt;">&lt;i&gt;</p>'


def _part(html: str, address: str) -> str:
    start = html.index(f'<section id="{address}"')
    return html[start : html.index("</section>", start)]


def test_findings_stand_beside_the_article_they_are_about() -> None:
    """By the article they cite, else the article that is named, else the right's, else apart."""
    html = findings_page("sr-Cyrl")
    assert "члан 3, став 3" in _part(html, "article-3")
    assert "за разматрање" in _part(html, "article-4")
    assert "прихваћено у пропису: </strong>намерно" in _part(html, "article-4")
    assert "није решено" in _part(html, "article-5")
    assert "&lt;script&gt;" in _part(html, "whole")
    assert "Ова" not in _part(html, "article-2")
    assert "збир прихода свих чланова" in _part(html, "article-2")


def test_without_texts_findings_stand_beside_their_right_in_words() -> None:
    """The conditions are told in words of the language."""
    html = findings_page("sr-Cyrl", texts=False)
    part = _part(html, "right-mionica.family_aid")
    assert "износ пада одједном" in part
    assert "приход по члану није изнад границе" in part
    assert "граница прихода по члану: 20.000 RSD / месец (од 1.1.2026)" in part


def test_witnesses_are_tables_with_what_differs_marked() -> None:
    """The second family has a dinar more, and gets nothing."""
    part = _part(findings_page("en"), "article-3")
    assert part.count("<caption>Family, on 20 May 2026</caption>") == 2
    assert "<mark>wage April 2026 60,001 RSD / month</mark>" in part
    assert part.count("<mark>wage") == 1
    assert "<td>7,000 RSD a month</td>" in part
    assert "<td>nothing</td>" in part


def test_a_rule_that_changes_shows_both_versions_and_marks_what_differs() -> None:
    """Residence of a year before, of six months now."""
    part = _part(difference_page("en"), "right-mionica.birth_grant")
    assert "<mark>the mother has resided in the municipality for at least a year</mark>" in part
    assert "<mark>amount for a newborn: 40,000 RSD (since 1 January 2026)</mark>" in part
    assert "<mark>amount for a newborn (once)" not in part


def test_the_plot_marks_cliffs_and_ends_of_jumps() -> None:
    """Full where the amount still holds, open where it holds no more; points also as a table."""
    part = _part(difference_page("en"), "right-mionica.family_aid")
    assert "▼ 30,000" in part
    assert "▼ 60,000" in part
    assert part.count('<circle class="before"') == part.count('<circle class="before open"') == 2
    assert '<polyline class="after"' in part
    for point in ('<td class="num">60,000 RSD</td>', '<td class="num">60,000.01 RSD</td>'):
        assert point in part


def test_a_line_is_broken_where_the_amount_is_not_known() -> None:
    """No line leads over incomes that nobody can answer for."""
    old, _ = books()
    points = (("0", "100"), ("10", "100"), ("20", "100"), ("30", "100"))
    curve = Curve("x", old.rights["mionica.family_aid"].name, findings()[0].message, points, points)
    whole = figure(Voice("en"), curve, "a", old)
    broken = figure(Voice("en"), replace(curve, unknown_after=(("10", "20"),)), "a", old)
    assert whole.count("<polyline") == 2
    assert broken.count("<polyline") == 3
    assert "Where a line is broken" in broken
    assert "Where a line is broken" not in whole


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(1, 3), "0.33"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(700), "700"),
        (Fraction(1, 1000), "0"),
        (Fraction(1001, 10), "100.1"),
    ],
)
def test_coordinates_are_decimals_of_exact_fractions(value: Fraction, written: str) -> None:
    """Two places, no exponent, no trailing zeros."""
    assert decimal(value) == written


def test_a_page_of_nothing_says_so() -> None:
    """No findings, and no change."""
    old, new = books()
    assert "No findings." in findings_html([], old.acts[ACT], old, "en", day=DAY)
    assert "Nothing changes." in difference_html(Difference("a", "b", ()), old, new, "en", day=DAY)


def test_an_act_alone_shows_its_scale_too() -> None:
    """One line, with the cliffs, in the part of the article that grants the right."""
    part = _part(findings_page("en"), "article-3")
    assert "Aid to a family with children: the amount against income</strong>" in part
    assert "▼ 60,000" in part
    assert '<polyline class="before"' not in part
    assert "<figure" not in _part(findings_page("en"), "article-4")


def test_a_fact_that_the_second_family_lacks_is_marked_there() -> None:
    """What is gone is said, not left to be missed; what merely changed is not said twice."""
    old, _ = books()
    first = example(0)
    mother = first.people[0].model_copy(update={"residences": ()})
    second = first.model_copy(update={"people": (mother, *first.people[1:])})
    voice = Voice("en")
    _, lines = family_table(voice, first, old)
    table, _ = family_table(voice, second, old, (), lines)
    gone = "<mark>not told: permanent residence Mionica from 1 March 2019</mark>"
    assert gone in table
    richer = with_income(first, next(axes(first)), Fraction(30000))
    changed, _ = family_table(voice, richer, old, (), lines)
    assert "<mark>wage April 2026 30,000 RSD / month</mark>" in changed
    assert "not told" not in changed


def test_an_english_message_marks_the_serbian_that_it_quotes() -> None:
    """A screen reader changes its voice for the quotation alone."""
    told = mixed(Voice("en"), "the term “лака или умерена” has no measure")
    assert told == ('the term “<span lang="sr-Cyrl">лака или умерена</span>” has no measure')
    assert mixed(Voice("sr-Cyrl"), "појам „лака“") == "појам „лака“"
