"""The strict reader: every scalar is text with a place; nothing beyond plain YAML is read."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import example, given
from small_act import CHAIN, SMALL, edited

from eligibility.acts.link import link
from eligibility.acts.load import combine, parse_act, rules_root
from eligibility.acts.locate import inside
from eligibility.acts.reader import Fields, Items, Scalar, read, read_without
from eligibility.errors import InputError, Span


def tree(text: str) -> Fields:
    root = read(text.encode(), "act.yaml").root
    assert isinstance(root, Fields)
    return root


def refusal(data: bytes | str) -> InputError:
    with pytest.raises(InputError) as raised:
        read(data.encode() if isinstance(data, str) else data, "act.yaml")
    return raised.value


def test_every_scalar_is_text() -> None:
    """Nothing is typed by the reader: a date, a number and `no` stay what was written."""
    root = tree("a: 2017-02-07\nb: 1_000\nc: no\nd: null\ne: 0x10\nf: 1e3\n")
    assert list(root.values()) == ["2017-02-07", "1_000", "no", "null", "0x10", "1e3"]


def test_every_node_knows_its_place() -> None:
    """Keys, scalars and collections count lines and columns from one."""
    root = tree("first: 1\nsecond:\n  - {key: value}\n")
    items = root[Scalar("second")]
    assert isinstance(items, Items)
    assert (items.line, items.column) == (3, 3)
    (inner,) = items
    assert (inner.line, inner.column) == (3, 5)
    assert [(key.line, key.column, key.end_column) for key in inner] == [(3, 6, 9)]
    assert inner[Scalar("key")].span == Span(3, 11, 3, 16)


def test_columns_count_characters() -> None:
    """A Cyrillic letter is one column, as in an editor."""
    root = tree("наслов: {sr: Лајковац, en: Lajkovac}\n")
    (title,) = root.values()
    assert title[Scalar("en")].span == Span(1, 28, 1, 36)


def test_styles_are_kept() -> None:
    """The schema must tell a quoted text from a plain one."""
    root = tree("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\n")
    assert [value.style for value in root.values()] == ["", "'", '"', "|", ">"]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    """What a Windows editor adds changes nothing, places included."""
    plain = read(b"a: 1\nb: 2\n", "act.yaml")
    windows = read(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "act.yaml")
    assert plain.root == windows.root
    assert [key.span for key in plain.root] == [key.span for key in windows.root]  # type: ignore[union-attr]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[[", "? "])
def test_deep_nesting_is_refused_with_its_place(opening: str) -> None:
    """Fifty thousand brackets get a message; libyaml's composer would end the process."""
    (problem,) = refusal(opening * 50_000).problems
    assert problem.span is not None
    assert "deeper" in problem.message or "key" in problem.message


def test_without_the_c_extension_the_tree_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser gives the same nodes at the same places."""
    fast = read(SMALL.encode(), "act.yaml").root
    monkeypatch.setattr("eligibility.acts.reader._LOADER", yaml.BaseLoader)
    slow = read(SMALL.encode(), "act.yaml").root

    def flat(node: object) -> list[object]:
        if isinstance(node, Scalar):
            return [str(node), node.span, node.style]
        if isinstance(node, Fields):
            return [part for key, value in node.items() for part in (*flat(key), *flat(value))]
        assert isinstance(node, Items)
        return [part for each in node for part in flat(each)]

    assert flat(fast) == flat(slow)
    assert "deeper" in str(refusal("[" * 50_000))


def test_sixty_four_levels_are_read() -> None:
    """The limit is a limit, not one less."""
    read(b"[" * 64 + b"]" * 64, "act.yaml")
    assert "deeper than 64" in str(refusal(b"[" * 65 + b"]" * 65))


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: 1\nb: \xff\n", 2, 4),
        ("a: č\nb: ć ".encode() + b"\xff", 2, 6),
        (b"\xff\xfea\x00", 1, 1),
    ],
)
def test_bytes_that_are_not_utf8_are_located(data: bytes, line: int, column: int) -> None:
    """The place counts characters before the first wrong byte."""
    (problem,) = refusal(data).problems
    assert problem.span == Span(line, column, line, column + 1)


@pytest.mark.parametrize("text", ["м²", "kWh", "I–IV", "НСП-a", "a_1 б", "1а", "injekcija"])
def test_scripts_beside_each_other_are_no_mixture(text: str) -> None:
    """Only letters of one word must agree in script."""
    tree(f"a: '{text}'\n")


@pytest.mark.parametrize(
    ("yaml", "part", "place"),
    [
        ("a: x + yy\n", "yy", (1, 8)),
        ("a: '\"it''s\" = yy'\n", "yy", (1, 15)),
        ("a: |\n  x\n    + yy\n", "yy", (3, 7)),
        ("a: |-\n\n     x +\n     yy\n", "yy", (4, 6)),
        ("a: x\n  + y\n  + zz\n", "zz", (3, 5)),
        ("a: x\n\n     + zz\n", "zz", (3, 8)),
        ("- - a:   x   + zz   # note\n", "zz", (1, 16)),
    ],
)
def test_a_place_inside_an_expression_is_found_in_the_file(
    yaml: str, part: str, place: tuple[int, int]
) -> None:
    """Line and column are those of the file, in every style that may hold an expression."""
    document = read(yaml.encode(), "act.yaml")
    node = document.root
    while not isinstance(node, Scalar):
        node = next(iter(node.values() if isinstance(node, Fields) else node))
    before = node[: node.index(part)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    found = inside(document, node, Span(line, column, line, column + len(part)))
    assert (found.line, found.column) == place
    assert document.lines[found.line - 1][found.column - 1 :].startswith(part)


def outcome(data: bytes) -> None:
    """Link bytes as an act; anything but an act or InputError is our bug."""
    try:
        files, _ = combine([], [parse_act(data, "act.yaml")], CHAIN)
        link(files, CHAIN[-1], CHAIN)
    except InputError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.message
            assert problem.file == "act.yaml"
            if problem.span is not None:
                assert problem.span.line >= 1 and problem.span.column >= 1


@given(st.binary(max_size=300))
@example(b"")
@example(b"? ")
@example(b"!<")
@example(b"%")
@example(b"- \xc3\xa9: \xe2\x80\xa8")
def test_any_bytes_are_an_act_or_get_a_message(data: bytes) -> None:
    """No byte string gives a traceback."""
    outcome(data)


@given(st.text(alphabet="a:-[]{}|>&*!%@`'\"#?, \n\t.1ш~=<", max_size=80))
def test_any_text_of_yaml_signs_is_an_act_or_gets_a_message(text: str) -> None:
    """Nor does any mixture of the signs that mean something in YAML."""
    outcome(text.encode())


LINES = SMALL.split("\n")


@given(st.data())
def test_a_damaged_act_is_an_act_or_gets_a_message(data: st.DataObject) -> None:
    """Lines lost, doubled, swapped, re-indented or replaced by others never end in a bug."""
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.sampled_from(LINES))
        edit = data.draw(st.sampled_from(["drop", "double", "replace", "indent", "cut", "value"]))
        line = lines[at]
        if edit == "drop" and len(lines) > 1:
            del lines[at]
        elif edit == "double":
            lines.insert(at, line)
        elif edit == "replace":
            lines[at] = other
        elif edit == "indent":
            lines[at] = "  " + line
        elif edit == "cut":
            lines[at] = line[: data.draw(st.integers(0, len(line)))]
        else:
            key, _, _ = line.partition(":")
            value = data.draw(
                st.sampled_from(
                    ["", "[]", "{}", "x", "1", "-", "true", "''", "|", "{a: b}", "[[]]"]
                )
            )
            lines[at] = f"{key}: {value}"
    outcome("\n".join(lines).encode())


VALUES = ("", "null", "[]", "{}", "[x]", "{x: y}", "-1", "1.5", "2017-13-01", "'", "a.b", "x" * 300)


@pytest.mark.parametrize("value", VALUES)
def test_any_value_in_any_place_is_an_act_or_gets_a_message(value: str) -> None:
    """Every key of the small act takes a wrong value without a traceback."""
    for line in LINES:
        key, colon, _ = line.partition(": ")
        if colon:
            outcome(edited((line, f"{key}: {value}")).encode())


def test_without_its_examples_a_shipped_act_is_otherwise_the_same() -> None:
    """Everything but the examples stands where it stood; most acts can be read so."""
    paths = sorted(rules_root().rglob("*.yaml"))
    skipped = 0
    for path in paths:
        data = path.read_bytes()
        document = read_without("examples", data, path.name)
        if document is None:
            continue
        skipped += 1
        whole = read(data, path.name).root
        assert isinstance(whole, Fields) and isinstance(document.root, Fields)
        whole[next(key for key in whole if key == "examples")] = []
        assert shape(whole) == shape(document.root), path
    assert skipped > 0.9 * len(paths)


def shape(node: object) -> object:
    """Return a tree with the place and the style of each scalar."""
    if isinstance(node, Scalar):
        return str(node), node.span, node.style
    if isinstance(node, dict):
        return [(str(key), shape(value)) for key, value in node.items()]
    return [shape(each) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a: 1\nexamples:\n  - b\nc: 2\n",
        "a: 1\nexamples: [b]\n",
        "a: 1\n  examples:\n    - b\n",
        'a: "x\nexamples:\n  - b\n  y"\n',
        "a: 'x\nexamples:\n  - b'\n",
        "a: [x,\nexamples:\n  - b\n]\n",
        "{a: 1,\nexamples:\n  [b]}\n",
        "{a: {c: 1,\nexamples:\n  b}}\n",
        "a: 1\nexamples:\n  - b\n---\nc: 2\n",
        "a: 1\nexamples:\n  - b\n...\n",
        "a: 1\nexamples:\n  - b\n--- \n",
        "a: 1\nexamples:\n  - b\nexamples:\n  - c\n",
        "examples: []\nexamples:\n  - c\n",
        "a: &x 1\nexamples:\n  - b\n",
        "- examples:\nexamples:\n  - b\n",
        "a: |\nexamples:\n  - b\n\tc: 1\n}\n",
    ],
)
def test_where_it_is_not_sure_a_part_is_not_left_out(text: str) -> None:
    """Not the last part, inside quotes or brackets, twice, beside something refused."""
    assert read_without("examples", text.encode(), "act.yaml") is None


def test_what_is_wrong_with_an_act_is_told_alike_without_its_examples() -> None:
    """Where an act is refused it is read whole, and every problem is told."""
    data = (SMALL.replace("kind: cash", "kind: cosh") + "examples:\n  - {nme: 1}\n").encode()
    told = []
    for examples in (True, False):
        with pytest.raises(InputError) as refused:
            parse_act(data, "act.yaml", examples=examples)
        told.append(refused.value.problems)
    assert told[0] == told[1] and len(told[0]) > 1
