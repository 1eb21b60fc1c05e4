"""Lines of text: wrapped to a width as the standard library wraps, and harmless to a terminal."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from eligibility.explain.layout import Line, Page, harmless

WORDS = st.text(st.sampled_from("ab č.-\t\n\u00a0\u202e\x1b"), max_size=60)


@given(WORDS, st.integers(20, 100), st.integers(0, 6))
def test_a_text_is_wrapped_as_the_standard_library_wraps_it(
    text: str, width: int, indent: int
) -> None:
    """A text that fits in a line takes no other way than one that does not."""
    page = Page(width)
    page.add(text, indent, "dim")
    spaces = " " * (indent if width >= 60 else min(indent, 2))
    wrapped = textwrap.wrap(
        harmless(text),
        width,
        initial_indent=spaces,
        subsequent_indent=spaces + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    assert page.lines == [Line(line, "dim") for line in wrapped]


@given(st.text(max_size=40))
def test_no_sign_that_steers_a_terminal_is_shown(text: str) -> None:
    """What steers is replaced, sign for sign; all else stays, line breaks too."""
    shown = harmless(text)
    steering = {*map(chr, (*range(9), 9, *range(11, 32), *range(127, 160)))}
    steering |= {*"\u200e\u200f", *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))}
    assert shown == "".join("�" if sign in steering else sign for sign in text)
