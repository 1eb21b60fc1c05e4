"""Expressions of an act: parsed, checked, and their errors moved to the act's file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from eligibility import feel
from eligibility.acts import model
from eligibility.acts.link.context import Context
from eligibility.acts.locate import inside
from eligibility.acts.reader import Scalar
from eligibility.acts.schema.values import Table, Tabled
from eligibility.errors import InputError, Problem, Span, did_you_mean
from eligibility.facts.functions import functions
from eligibility.feel import nodes
from eligibility.feel.types import ANY, BOOLEAN, Scope, Type, a, accepts, join
from eligibility.records import replace

_ID_LIKE = re.compile(r"([a-z][a-z0-9_]*)\.[a-z][a-z0-9_]*", re.ASCII)
_OPERATOR = re.compile(r"\s*(<=|>=|!=|<|>|=)")
_RANGE = re.compile(r"\s*[\[(\]].*\.\..*[\])\[]\s*", re.DOTALL)

# Which argument of which function names a right or an assessment.
_NAMES_RIGHT = dict.fromkeys(
    ("receives", "months received", "days received", "days in a row", "award count"), 1
)
_NAMES_ASSESSMENT = {"assessed": 1, "assessed number": 1}


@dataclass(slots=True)
class Checker:
    """Checks the expressions of one act against what the whole chain declares."""

    context: Context
    rights: Set[str]
    assessments: Set[str]
    chain: frozenset[str]
    parsed: dict[str, nodes.Node] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    """The places outside the chain of which a text may name a right."""

    def expression(
        self,
        text: Scalar,
        scope: Scope,
        *,
        expected: Type | None = None,
        condition: bool = False,
        what: str = "",
    ) -> model.Expression | None:
        """Return the checked expression, or None after noting what is wrong with it."""
        node = self.parse(text)
        if node is None:
            return None
        return self._checked(node, text, str(text).rstrip(), scope, expected, condition, what)

    def condition(self, text: Scalar, scope: Scope) -> model.Expression | None:
        """Return an expression that is true or false."""
        return self.expression(text, scope, expected=BOOLEAN, condition=True, what="a condition")

    def parse(self, text: Scalar) -> nodes.Node | None:
        """Return the expression's nodes, or None after noting what is wrong with it."""
        if text.style == "'" and text.end_line != text.line:
            help = "write it in a `|` block, so that errors can be located"
            self.context.wrong("an expression in quotes over several lines", text, help)
            return None
        known = self.parsed.get(text)
        if known is not None:
            return known
        try:
            node = feel.parse(str(text).rstrip(), functions())
        except InputError as error:
            self._relocate(error, text)
            return None
        self.parsed[text] = node
        return node

    def _checked(
        self,
        node: nodes.Node,
        text: Scalar,
        shown: str,
        scope: Scope,
        expected: Type | None,
        condition: bool,
        what: str,
        shift: int = 0,
    ) -> model.Expression | None:
        try:
            of = feel.check(node, scope, condition=condition)
        except InputError as error:
            self._relocate(error, text, shift)
            return None
        if expected is not None and not accepts(expected, of):
            message = f"{what or 'this'} is {a(expected)}, not {a(of)}"
            self.context.wrong(message, self._whole(text))
            return None
        if '"' in text:
            self._check_ids(node, text, shift)
        return model.Expression(node, shown, self.context.source.file, self._whole(text), of)

    def value(
        self,
        value: Scalar | Tabled,
        scope: Scope,
        *,
        expected: Type | None = None,
        condition: bool = False,
        what: str = "",
    ) -> model.Value | None:
        """Return a checked expression or decision table."""
        if isinstance(value, Scalar):
            return self.expression(value, scope, expected=expected, condition=condition, what=what)
        return self.table(value.table, scope, expected=expected, what=what)

    def table(
        self, table: Table, scope: Scope, *, expected: Type | None = None, what: str = ""
    ) -> model.Table | None:
        """Return a checked decision table, or None after noting what is wrong with it."""
        inputs = [self.expression(each, scope, condition=True) for each in table.inputs]
        if not table.rows:
            self.context.wrong("a decision table without rows", table.inputs[0])
            return None
        rows: list[model.Row] = []
        whole = all(each is not None for each in inputs)
        of: Type | None = None
        for row in table.rows:
            if len(row.when) != len(table.inputs):
                count = f"{len(row.when)} test{'' if len(row.when) == 1 else 's'}"
                of_inputs = f"{len(table.inputs)} input{'' if len(table.inputs) == 1 else 's'}"
                at = row.when[0] if row.when else row.then
                self.context.wrong(f"a row with {count} for {of_inputs}", at, "`-` tests nothing")
                whole = False
                continue
            tests: list[model.Expression | None] = []
            for test, given in zip(row.when, inputs, strict=True):
                checked = None
                if test.strip() != "-" and given is not None:
                    checked = self._test(test, scope, given.type)
                    whole = whole and checked is not None
                tests.append(checked)
            output = self.expression(row.then, scope, expected=expected, what=what)
            if output is None:
                whole = False
                continue
            both = output.type if of is None else join(of, output.type)
            if both is None and of is not None:
                message = f"this row gives {a(output.type)}, rows above {a(of)}"
                self.context.wrong(message, row.then)
                whole = False
            of = both or of
            rows.append(model.Row(tuple(tests), output, self.context.cite(row.at)))
        if not whole:
            return None
        return model.Table(table.hit, tuple(each for each in inputs if each), tuple(rows))

    def _test(self, test: Scalar, scope: Scope, of: Type) -> model.Expression | None:
        """A unary test is an expression over the name `input`."""
        shown = str(test).rstrip()
        if _OPERATOR.match(shown):
            before, after = "input ", ""
        elif _RANGE.fullmatch(shown) and "," not in shown:
            before, after = "input in ", ""
        elif shown.startswith("not(") or "," in shown:
            negated = shown.startswith("not(") and shown.endswith(")")
            before, after = ("not(input in ", ")") if negated else ("input in (", ")")
            shown = shown[3:] if negated else shown
        else:
            before, after = "input = ", ""
        text = f"{before}{shown}{after}"
        shift = len(before) - (len(str(test).rstrip()) - len(shown))
        try:
            node = feel.parse(text, functions())
        except InputError as error:
            self._relocate(error, test, shift)
            return None
        inner = replace(scope, names={**scope.names, "input": of})
        return self._checked(node, test, text, inner, BOOLEAN, True, "a test", shift)

    def _whole(self, text: Scalar) -> Span:
        if text.style == "|" and text.strip():
            return inside(self.context.source.document, text, Span(1, 1, 1, len(text) + 1))
        return text.span

    def _relocate(self, error: InputError, text: Scalar, shift: int = 0) -> None:
        document = self.context.source.document
        for problem in error.problems:
            span = problem.span or Span(1, 1, 1, 2)
            if shift:
                first = max(1, span.column - shift) if span.line == 1 else span.column
                last = max(1, span.end_column - shift) if span.end_line == 1 else span.end_column
                span = Span(span.line, first, span.end_line, last)
            # A test of a table may be quoted in any way; then only the whole is shown.
            located = text.style not in ('"', ">")
            place = inside(document, text, span) if located else text.span
            self.context.problems.append(document.problem(problem.message, place, problem.help))

    def _check_ids(self, node: nodes.Node, text: Scalar, shift: int) -> None:
        """Rights and assessments that an expression names must exist somewhere in the chain."""
        named: set[int] = set()
        for each in walk(node):
            if isinstance(each, nodes.Call):
                for functions_, known, noun in (
                    (_NAMES_RIGHT, self.rights, "right"),
                    (_NAMES_ASSESSMENT, self.assessments, "assessment"),
                ):
                    if each.function in functions_:
                        argument = _argument(each, functions_[each.function], noun)
                        if isinstance(argument, nodes.Text):
                            named.add(id(argument))
                            self._known(argument, known, noun, text, shift)
            elif isinstance(each, nodes.Text) and id(each) not in named:
                match = _ID_LIKE.fullmatch(each.value)
                if match and match[1] not in self.chain:
                    self.elsewhere.add(match[1])
                elif match and each.value not in self.assessments:
                    self._known(each, self.rights, "right", text, shift)

    def _known(
        self,
        argument: nodes.Text,
        known: Set[str],
        noun: str,
        text: Scalar,
        shift: int,
    ) -> None:
        if argument.value in known:
            return
        own = self.context.id_of(argument.value)
        help = (
            f"did you mean `{own}`?"
            if own in known
            else did_you_mean(argument.value, known, f"{noun}s of this place")
        )
        problem = Problem(f"unknown {noun} `{argument.value}`", span=argument.span, help=help)
        self._relocate(InputError(problem), text, shift)


def _argument(call: nodes.Call, position: int, noun: str) -> nodes.Node | None:
    wanted = "right" if noun == "right" else "kind"
    for argument in call.arguments:
        if argument.name == wanted:
            return argument.value
    plain = [argument.value for argument in call.arguments if argument.name is None]
    return plain[position] if position < len(plain) else None


def walk(node: nodes.Test) -> Iterator[nodes.Test]:
    """Yield a node and all nodes inside it."""
    stack: list[nodes.Test] = [node]
    while stack:
        each = stack.pop()
        yield each
        stack.extend(nodes.children(each))


def type_of(value: model.Value) -> Type:
    """Return the type of an expression or of a decision table's outputs."""
    if isinstance(value, model.Expression):
        return value.type
    of: Type = ANY
    for row in value.rows:
        of = join(of, row.output.type) or of
    return of
