"""A place in the tokens of an expression, and what to say when the next one is wrong."""

from __future__ import annotations

from eligibility.errors import InputError, Span, nearest
from eligibility.feel.serbian import as_written, precedes_a_value
from eligibility.feel.tokens import Source, Token, shown

KEYWORDS = frozenset(
    {"and", "between", "else", "every", "false", "if", "in"}
    | {"null", "or", "satisfies", "some", "then", "true"}
)
_NEAR = KEYWORDS | {"not"}
OUTSIDE = {
    "for": "`for` is outside the language: use `some`, `every`, or a filter",
    "return": "`return` is outside the language",
    "function": "functions are not defined inside expressions",
    "instance": "`instance of` is outside the language: every name has one type",
    "external": "external calls are outside the language",
}


class Cursor:
    """Walks through tokens; the last one, of kind `end`, is never passed."""

    def __init__(self, source: Source, tokens: list[Token]) -> None:
        self.source = source
        self.tokens = tokens
        self.at = 0
        self.token = tokens[0]

    def next(self) -> Token:
        token = self.token
        self.at += 1
        self.token = self.tokens[self.at]
        return token

    def jump(self, at: int) -> None:
        """Go on at the token number `at`."""
        self.at = at
        self.token = self.tokens[at]

    def sees(self, *texts: str) -> bool:
        token = self.token
        return token.text in texts and token.kind in ("symbol", "word")

    def take(self, *texts: str) -> Token | None:
        token = self.token
        if token.text in texts and token.kind in ("symbol", "word"):
            return self.next()
        return None

    def expect(self, text: str, why: str = "") -> Token:
        if not self.sees(text):
            raise self.unexpected(f"`{text}`{why}")
        return self.next()

    def span(self, start: int) -> Span:
        return self.source.span(start, self.tokens[self.at - 1].end)

    def error(self, message: str, token: Token, help: str = "") -> InputError:
        return self.source.error(message, token.start, token.end, help)

    def unexpected(self, wanted: str) -> InputError:
        token = self.token
        before = self.tokens[self.at - 1] if self.at else None
        if token.kind == "end":
            end = len(self.source.text.rstrip())
            return self.source.error(
                "the expression ends too early", end, end, f"expected {wanted}"
            )
        if token.kind == "word" and token.text not in KEYWORDS:
            help = OUTSIDE.get(token.text, "") or as_written(token.text)
            if not help and before is not None and precedes_a_value(before.text):
                help = as_written(before.text)
            for word in (token, before):
                if not help and word is not None and word.kind == "word":
                    close = [] if word.text in KEYWORDS else nearest(word.text, _NEAR)
                    help = f"did you mean `{close[0]}`?" if close else ""
            named = before is not None and before.kind == "word" and before.text not in KEYWORDS
            if not help and before is not None and named:
                help = f"a name has no spaces: `{before.text}_{token.text}`?"
            if help:
                return self.error(f"unexpected {shown(token.text)}", token, help)
        return self.error(f"unexpected {shown(token.text)}", token, f"expected {wanted}")
