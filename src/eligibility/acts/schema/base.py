"""What every element of the act file is made of: typed scalars and closed mappings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from eligibility.acts.days import PartialDay
from eligibility.acts.reader import Fields, Items, Scalar
from eligibility.errors import did_you_mean, nearest
from eligibility.feel.values import parse_date

_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+", re.ASCII)
_KEY = re.compile(r"[a-z0-9][a-z0-9_.-]*", re.ASCII)
_VARIABLE = re.compile(r"[^\W\d]\w*")
_DECIMAL = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?", re.ASCII)
_INTEGER = re.compile(r"\d{1,6}", re.ASCII)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN_WORD = re.compile("[a-zčćđšž]{2}")


def wrong(message: str, help: str = "", key: Scalar | None = None) -> PydanticCustomError:
    """Return an error in plain words; `key` is where it stands, if not at the value."""
    # The message travels in the context: pydantic would read braces in a template.
    return PydanticCustomError("plain", "plain", {"message": message, "help": help, "key": key})


def shown(value: object) -> str:
    """Return how a message names a value: the text itself, or what kind of thing it is."""
    if isinstance(value, Fields):
        return "a mapping"
    if isinstance(value, Items):
        return "a list"
    text = str(value)
    return f"`{text if len(text) <= 60 else text[:59] + '…'}`" if text else "nothing"


def scalar(value: object, expected: str) -> Scalar:
    """Return a scalar, or raise saying what was expected."""
    if not isinstance(value, Scalar):
        raise wrong(f"{expected} was expected, not {shown(value)}")
    if not value.strip():
        raise wrong(f"{expected} was expected, not an empty text")
    return value


def _matching(pattern: re.Pattern[str], expected: str) -> Callable[[Any], Scalar]:
    def read(value: Any) -> Scalar:
        text = scalar(value, expected)
        if len(text) > 80 or not pattern.fullmatch(text):
            raise wrong(f"{expected} was expected, not {shown(text)}")
        return text

    return read


def _text(value: Any) -> str:
    return str(scalar(value, "a text")).strip()


def _expression(value: Any) -> Scalar:
    text = scalar(value, "an expression")
    if text.style in ('"', ">"):
        how = "double quotes" if text.style == '"' else "a folded block (`>`)"
        raise wrong(
            f"an expression in {how}",
            "write it plain, in single quotes or in a `|` block, so that errors can be located",
        )
    return text


def to_date(value: Any) -> date:
    text = scalar(value, "a date such as 2017-02-28")
    day = parse_date(text)
    if day is None:
        raise wrong(f"a date such as 2017-02-28 was expected, not {shown(text)}", _year_first(text))
    if not 1900 <= day.year <= 2200:
        raise wrong(f"the year {day.year} is not plausible")
    return day


def _year_first(text: str) -> str:
    """Return how a day is written of which day, month and year are given in this order."""
    given = re.fullmatch(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?", text)
    day = parse_date(f"{given[3]}-{given[2]:0>2}-{given[1]:0>2}") if given else None
    return "" if day is None else f"did you mean `{day.isoformat()}`?"


def day_or_part(certain: Literal["first", "last"]) -> Callable[[Any], date]:
    """Return a reader of days of which a source may show only the month or the year."""

    def read(value: Any) -> date:
        text = scalar(value, "a date such as 2017-02-28")
        day = PartialDay.read(text, certain) or parse_date(text)
        if day is None:
            message = f"a date such as 2017-02-28 was expected, not {shown(text)}"
            raise wrong(
                message, _year_first(text) or "if the source shows no more: 2017-02 or 2017"
            )
        if not 1900 <= day.year <= 2200:
            raise wrong(f"the year {day.year} is not plausible")
        return day

    return read


def to_decimal(value: Any) -> Fraction:
    text = scalar(value, "a number such as 60000 or 0.5")
    if not _DECIMAL.fullmatch(text):
        separated = "," in text or text.count(".") > 1
        help = "digits and a decimal point, without separators" if separated else ""
        raise wrong(f"a number such as 60000 or 0.5 was expected, not {shown(text)}", help)
    return Fraction(text)


def _count(value: Any) -> Scalar:
    text = scalar(value, "a whole number")
    if not _INTEGER.fullmatch(text):
        raise wrong(f"a whole number was expected, not {shown(text)}")
    return text


def _integer(value: Any) -> int:
    return int(_count(value))


def to_boolean(value: Any) -> bool:
    text = scalar(value, "true or false")
    if text not in ("true", "false") or text.style:
        raise wrong(f"true or false was expected, not {shown(text)}")
    return text == "true"


class OneOf:
    """Reads a text that is one of the words of the `Literal` it annotates."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        allowed: tuple[str, ...] = get_args(source)
        words = ", ".join(allowed)

        def read(value: Any) -> str:
            text = scalar(value, f"one of {words}")
            if text not in allowed:
                close = nearest(text, allowed)
                help = f"did you mean `{close[0]}`?" if close else f"one of: {words}"
                raise wrong(f"{shown(text)} is not one of the words allowed here", help)
            return str(text)

        def json_schema(_schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
            # Plain true and false are truths to an editor, whatever the reader takes them for.
            truths = {"true": True, "false": False}
            if truths.keys() & set(allowed):
                return {"enum": [truths.get(word, word) for word in allowed]}
            return {"type": "string", "enum": list(allowed)}

        return core_schema.no_info_plain_validator_function(
            read, metadata={"pydantic_js_functions": [json_schema]}
        )


ONE_OF = OneOf()


def written_as(value: Any) -> str:
    """Tell a text from a mapping, for what may be written as either."""
    return "<text>" if isinstance(value, Scalar) else "<mapping>"


_STRING = {"type": "string"}
# An editor's YAML reads `1` or `true` as a number or a boolean; the reader does not.
_ANY_SCALAR = {"type": ["string", "number", "boolean"]}

Str = Annotated[str, PlainValidator(_text), WithJsonSchema(_STRING)]
Name = Annotated[
    Scalar,
    PlainValidator(_matching(_NAME, "a name such as birth_grant (a-z, 0-9, _)")),
    WithJsonSchema({"type": "string", "pattern": f"^{_NAME.pattern}$"}),
]
Id = Annotated[
    Scalar,
    PlainValidator(_matching(_ID, "an id such as rs.nsp_base (place, point, name)")),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"}),
]
Reference = Annotated[
    Scalar,
    PlainValidator(
        _matching(re.compile(rf"{_NAME.pattern}(\.{_NAME.pattern})*", re.ASCII), "a name or an id")
    ),
    WithJsonSchema(_STRING),
]
Key = Annotated[
    Scalar,
    PlainValidator(_matching(_KEY, "a short key such as nadlanu-2017 (a-z, 0-9, -)")),
    WithJsonSchema({"type": "string", "pattern": f"^{_KEY.pattern}$"}),
]
Variable = Annotated[
    Scalar,
    PlainValidator(_matching(_VARIABLE, "a variable such as child")),
    WithJsonSchema(_STRING),
]
Expr = Annotated[Scalar, PlainValidator(_expression), WithJsonSchema(_ANY_SCALAR)]
Raw = Annotated[
    Scalar, PlainValidator(lambda value: scalar(value, "a value")), WithJsonSchema(_ANY_SCALAR)
]
Unary = Annotated[
    Scalar,
    PlainValidator(lambda value: scalar(value, "a test such as < 2, [3..5] or -")),
    WithJsonSchema(_ANY_SCALAR),
]
Day = Annotated[date, PlainValidator(to_date), WithJsonSchema({"type": "string", "format": "date"})]
PART = {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
# What begins in October has surely begun on the 31st; what ends then, surely lasts to the 1st.
FromDay = Annotated[date, PlainValidator(day_or_part("last")), WithJsonSchema(PART)]
UntilDay = Annotated[date, PlainValidator(day_or_part("first")), WithJsonSchema(PART)]
SeenDay = Annotated[date, PlainValidator(day_or_part("first")), WithJsonSchema(PART)]
Decimal = Annotated[
    Fraction, PlainValidator(to_decimal), WithJsonSchema({"type": ["number", "string"]})
]
Integer = Annotated[
    int, PlainValidator(_integer), WithJsonSchema({"type": "integer", "minimum": 0})
]
Count = Annotated[Scalar, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
Flag = Annotated[bool, PlainValidator(to_boolean), WithJsonSchema({"type": "boolean"})]


T = TypeVar("T")


def _one_or_more(value: Any) -> Any:
    return Items([value]) if type(value) is Fields else value


class _OneOrMore:
    """Reads a list that, with one member, may be written without its dash."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_one_or_more, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}


Many = Annotated[tuple[T, ...], _OneOrMore()]


class Element(BaseModel):
    """A mapping of the act file: closed, frozen, never coerced."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True
    )
    # What a mapping of this kind is called in messages.
    noun: ClassVar[str] = "element"
    _keys: ClassVar[frozenset[str] | None] = None
    _required: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _closed(cls, data: Any) -> Any:
        if cls.__dict__.get("_keys") is None:
            fields = cls.model_fields
            cls._keys = frozenset(field.alias or name for name, field in fields.items())
            cls._required = tuple(f.alias or n for n, f in fields.items() if f.is_required())
        known = cls._keys or frozenset()
        if type(data) is not Fields:
            keys = ", ".join(sorted(known)[:8])
            raise wrong(f"{cls.noun} is a mapping, not {shown(data)}", f"keys: {keys}")
        if not data.keys() <= known:
            key = next(key for key in data if key not in known)
            help = did_you_mean(key, known, "keys")
            if isinstance(data[key], Scalar) and not data[key] and not data[key].style:
                help = "in braces a comma ends a text: put the text before it in quotes"
            raise wrong(f"unknown key {shown(key)} in {cls.noun}", help, key)
        for needed in cls._required:
            if needed not in data:
                raise wrong(f"{cls.noun} lacks `{needed}`")
        return data


def check_script(sr: str, en: str) -> str | None:
    """Return what is wrong with the scripts of a label, if anything."""
    if not _CYRILLIC.search(sr) and _LATIN_WORD.search(sr):
        return "`sr` is written in Cyrillic; Latin is derived from it"
    if _CYRILLIC.search(en) and not re.search("[A-Za-z]", en):
        return "`en` is written in English"
    return None


class Label(Element):
    """A text in Serbian Cyrillic and in English."""

    noun: ClassVar[str] = "a text in two languages"
    sr: Str
    en: Str

    @model_validator(mode="after")
    def _scripts(self) -> Label:
        said = check_script(self.sr, self.en)
        if said:
            raise wrong(said)
        return self
