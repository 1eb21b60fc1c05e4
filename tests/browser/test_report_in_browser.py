"""Reports in a real browser: nothing is fetched or complained of, all is reached by keyboard,
and axe-core finds no barrier, in light and dark, wide and narrow, on screen and on paper.

Needs Chromium and the extra `browser`; where either is missing the tests are skipped, or fail
with ELIGIBILITY_BROWSER=required.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pages import difference_page, findings_page

from eligibility.explain.words import LANGUAGES

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FOCUSABLE = "a[href], summary, [tabindex='0']"
PAGES = {
    f"{kind}.{language}": make
    for language in LANGUAGES
    for kind, make in (
        ("findings", lambda lang: findings_page(lang)),
        ("difference", lambda lang: difference_page(lang)),
    )
}


BOTH = ("findings.sr-Latn", "difference.sr-Cyrl")
"""One page of each kind: what does not hang on words is tried on these."""


def chromium() -> str | None:
    """Return the path of a Chromium, None where there is none."""
    return os.environ.get("ELIGIBILITY_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )


def missing() -> str:
    """Return what is missing for these tests, empty if nothing is."""
    for module in ("playwright", "axe_playwright_python"):
        if find_spec(module) is None:
            return f"{module} is not installed: pip install 'eligibility[browser]'"
    return "" if chromium() else "no Chromium on PATH"


if (lacking := missing()) and os.environ.get("ELIGIBILITY_BROWSER") == "required":
    raise RuntimeError(lacking)
pytestmark = pytest.mark.skipif(bool(lacking), reason=lacking or "all is there")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium without a window and without a network of its own."""
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports, written once as a reader would save them."""
    folder = tmp_path_factory.mktemp("reports")
    written: dict[str, Path] = {}
    for name, make in PAGES.items():
        written[name] = folder / f"{name}.html"
        written[name].write_text(make(name.partition(".")[2]), encoding="utf-8")  # type: ignore[no-untyped-call]
    return written


def opened(browser: Any, file: Path, *, width: int = 1280, scheme: str = "light") -> Any:
    """Return a page on which a report is shown."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("name", BOTH)
def test_nothing_is_fetched_and_the_console_stays_empty(
    browser: Any, files: dict[str, Path], name: str
) -> None:
    """The file alone is asked for; no error, no warning, no message."""
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(files[name].as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    assert said == []
    assert asked == [files[name].as_uri()]


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        *((name, "light", 1280) for name in PAGES),
        *((name, "dark", width) for name in BOTH for width in (1280, 360)),
    ],
)
def test_axe_finds_no_barrier(
    browser: Any, files: dict[str, Path], name: str, scheme: str, width: int
) -> None:
    """Contrast, names, landmarks, order of headings, languages: no violation of any rule."""
    page = opened(browser, files[name], width=width, scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(
        resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    )
    found = page.evaluate("() => axe.run(document)")
    page.close()
    told = [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    assert told == []
    checked = {rule["id"] for rule in found["passes"]}
    assert {"color-contrast", "html-has-lang", "heading-order", "region"} <= checked


@pytest.mark.parametrize("name", BOTH)
def test_the_keyboard_reaches_every_link_and_fold(
    browser: Any, files: dict[str, Path], name: str
) -> None:
    """Tab goes through all that can be used, each with a visible outline; Enter unfolds."""
    page = opened(browser, files[name])
    folds = page.locator("details:not([open])").count()
    reached: set[int] = set()
    unfolded = 0
    for _ in range(1000):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """selector => {
              const here = document.activeElement;
              const all = [...document.querySelectorAll(selector)];
              const fold = here.tagName === 'SUMMARY' && !here.parentElement.open;
              return [all.indexOf(here), fold, getComputedStyle(here).outlineStyle];
            }""",
            FOCUSABLE,
        )
        at, fold, outline = state
        if at < 0 or (at == 0 and reached):
            break
        assert outline != "none"
        reached.add(at)
        if fold:
            page.keyboard.press("Enter")
            unfolded += 1
    count = page.locator(FOCUSABLE).count()
    page.close()
    assert reached == set(range(count))
    assert unfolded == folds > 0


def test_the_first_tab_offers_to_skip_to_the_content(browser: Any, files: dict[str, Path]) -> None:
    """The skip link shows itself when it has the focus, and leads to the main part."""
    page = opened(browser, files["findings.sr-Latn"])
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    assert page.evaluate("() => document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"
    page.close()


@pytest.mark.parametrize("name", BOTH)
def test_a_narrow_screen_needs_no_sideways_scrolling(
    browser: Any, files: dict[str, Path], name: str
) -> None:
    """At 320 pixels the page is no wider; what is wider scrolls inside its own frame."""
    page = opened(browser, files[name], width=320)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize("name", BOTH)
def test_paper_shows_what_is_folded(browser: Any, files: dict[str, Path], name: str) -> None:
    """In print a closed fold shows its table, on white, and a PDF is made of A4 pages."""
    page = opened(browser, files[name], scheme="dark")
    page.emulate_media(media="print")
    height = "() => document.querySelector('details:not([open]) table').offsetHeight"
    assert page.evaluate(height) > 0
    paper = "() => getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    made = page.pdf(prefer_css_page_size=True)
    page.close()
    assert made.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95" in made or b"/MediaBox [0 0 595" in made
