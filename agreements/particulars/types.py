"""The scalar values of a definition: each parsed strictly from text, so that nothing is guessed.

The loader hands over every scalar as text. A currency sign, a thousands comma, a number for a date or a digit of
another script is refused here, with a message that says what to write.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    Tag,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from agreements.finance import parse_pounds, parse_rate, year_basis

KEYWORDS = frozenset(
    {
        "each_council",
        "each_council_own_area",
        "each_housing_authority",
        "each_commissioner",
        "each_party",
        "lead_of_scheme",
        "scheme_lead",
        "pool_manager",
        "board",
        "host",
        "none",
        "closed",
        "all",
        "councils",
        "nhs_bodies",
    }
)
"""Words that stand for several parties, or for none. A party must not be called one of them."""

_DECIMAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,8})?")
_COUNT = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_RESERVED = "|".join(
    "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in name)
    for name in ("con", "prn", "aux", "nul", "com[0-9]", "lpt[0-9]")
)
"""What Windows takes for a device, whatever follows. Source: Microsoft, Naming Files, Paths, and Namespaces."""

_FILE_ID = f"(?!(?:{_RESERVED})$){_ID.pattern}"
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}")
_YES = {"yes": True, "true": True, "no": False, "false": False}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


_LONGEST_SHOWN = 60


def _refusal(kind: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{message}", {"message": message})


def shown(text: str) -> str:
    """The text in quotation marks, cut where it is longer than anybody wants to read in a message."""
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}...")


def _text(value: object, wanted: str) -> str:
    if not isinstance(value, str):
        found = "a list" if isinstance(value, list) else "a group of keys" if isinstance(value, dict) else "nothing"
        raise _refusal("type", f"found {found} where {wanted} is expected")
    return value


def _parsed(kind: str, wanted: str, parse: Callable[[str], Any]) -> PlainValidator:
    """Text that `parse` reads, or a refusal that shows what was found and what is wanted. Parsed values pass."""

    def validate(value: object) -> object:
        if not isinstance(value, str | list | dict | None):
            return value
        text = _text(value, wanted)
        try:
            return parse(text)
        except PydanticCustomError:
            raise
        except (ValueError, ArithmeticError, KeyError):
            raise _refusal(kind, f"{shown(text)} is not {wanted}") from None

    return PlainValidator(validate)


class Sum(int):
    """Whole pence, as a type of its own, so that whoever prints a value knows that it is money."""


class Ratio(Decimal):
    """A rate, as a type of its own, so that whoever prints a value knows that it is one."""


def _money(text: str) -> Sum:
    # A sum below nothing is read, so that the rule about sums can say what is wrong with it, as one finding of many.
    return Sum(parse_pounds(text, negative=True))


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError
    return Decimal(text)


def _rate(text: str) -> Ratio:
    rate = Ratio(parse_rate(text, negative=True))
    if abs(rate) > 1:
        # 3 for 3% would grow a sum fourfold in each year, and every figure after it would agree.
        said = f"{rate * 100:f}%; write a decimal fraction, such as {rate / 100:f} for {rate:f}%"
        raise _refusal("rate", f"{shown(text)} is {said}")
    return rate


def _count(text: str) -> int:
    if not _COUNT.fullmatch(text):
        raise ValueError
    return int(text)


def _date(text: str) -> datetime.date:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError
    year, month, day = (int(part) for part in match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise _refusal("date", f"{shown(text)} is not a date: the calendar has no such day") from None


def _year(text: str) -> str:
    year_basis(text)
    return text


def _day_of_year(text: str) -> str:
    day, _, month = text.partition(" ")
    datetime.date(2024, MONTHS.index(month) + 1, int(day) if day.isascii() and day.isdigit() else 0)
    return f"{int(day)} {month}"


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError
        return text

    return parse


def _no_device(text: str) -> str:
    if not re.fullmatch(_FILE_ID, text):
        message = f"{shown(text)} is what Windows calls a device, and no file can be named so; write another id"
        raise _refusal("file-name", message)
    return text


def _filled(value: object) -> object:
    text = _text(value, "a text")
    if not text.strip():
        raise _refusal("empty-text", "this text is empty; write it, or leave the key out")
    return text


_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"

Money = Annotated[
    Sum,
    _parsed("money", "a sum of money; write pounds and pence without sign or commas, such as 1234567.89", _money),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string", "pattern": r"^-?[0-9]{1,13}(\.[0-9]{2})?$"}, {"type": "number"}],
            "patternErrorMessage": "Pounds and pence, such as 1234567.89: no sign, no commas",
        }
    ),
]
"""Whole pence. Written in pounds: `1234567.89` or `1234567`."""

Rate = Annotated[
    Ratio,
    _parsed("rate", "a rate; write a decimal fraction, such as 0.039 for 3.9%", _rate),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": _NUMBER}, {"type": "number"}]}),
]
"""An exact decimal fraction: 0.039 is 3.9%."""

Quantity = Annotated[
    Decimal,
    _parsed("number", "a number; write digits with a decimal point, such as 118.5", _decimal),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": _NUMBER}, {"type": "number"}]}),
]
"""An exact decimal number as measured; its trailing zeros are kept and printed."""

Count = Annotated[
    int,
    _parsed("count", "a whole number", _count),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]{1,9}$"}]}),
]
"""A whole number, 0 or more."""

Day = Annotated[
    datetime.date,
    _parsed("date", "a date; write year-month-day, such as 2026-04-01", _date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
"""A calendar date, written 2026-04-01."""

Year = Annotated[
    str,
    _parsed("year", "a year; write a financial year as 2026/27 or a calendar year as 2027", _year),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}(/[0-9]{2})?$"}),
]
"""A financial year from 1 April to 31 March (`2026/27`) or a calendar year (`2027`)."""

DayOfYear = Annotated[
    str,
    _parsed("day", "a day of the year; write day and month, such as 15 April", _day_of_year),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,2} [A-Z][a-z]+$"}),
]
"""A day that comes every year, such as `15 April`."""

YesNo = Annotated[
    bool,
    _parsed("yes-no", "an answer; write yes or no, in small letters", lambda text: _YES[text]),
    WithJsonSchema({"enum": [True, False, "yes", "no"]}),
]
"""`yes` or `no`."""

Id = Annotated[
    str,
    _parsed("id", "an id; write up to 40 letters, digits, hyphens and underscores, a letter first", _matching(_ID)),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"}),
]
"""A short name by which other parts of the definition refer to this one. It is printed as a reference."""

FileId = Annotated[Id, AfterValidator(_no_device), WithJsonSchema({"type": "string", "pattern": f"^{_FILE_ID}$"})]
"""The id of a definition. The names of its files begin with it."""

Slug = Annotated[
    str,
    _parsed("choice", "a word of small letters, digits and underscores", _matching(_SLUG)),
    WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$"}),
]
"""A word of a vocabulary, such as `lead_commissioner`."""

Line = Annotated[str, BeforeValidator(_filled), WithJsonSchema({"type": "string", "minLength": 1})]
"""A text that is not translated: a name, a reference, an address."""


class Unread(Exception):  # noqa: N818 - no error: it says that an answer would rest on what was refused
    """Somebody asked for a value that a definition gives and that was refused."""


class Part(BaseModel):
    """A group of keys. Unknown keys are refused, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    if not TYPE_CHECKING:  # a type checker would take every misspelt field for one that is there

        def __getattr__(self, name: str) -> NoReturn:
            if name in type(self).__pydantic_fields__:
                raise Unread(name)
            super().__getattr__(name)


class Bilingual(Part):
    """One text in English and Welsh."""

    en: Line = Field(description="The text in English.")
    cy: Line = Field(description="The text in Welsh.")


def _one_or_both(value: object) -> str:
    return "both" if isinstance(value, dict | Bilingual) else "one"


Words = Annotated[
    Annotated[Line, Tag("one")] | Annotated[Bilingual, Tag("both")],
    Discriminator(_one_or_both),
]
"""A printed text: a string, or `{en: ..., cy: ...}`."""


@dataclass(frozen=True, slots=True)
class _ShortForm:
    """A list that may also be written in a shorter way, in a definition and by the editor's schema alike."""

    read: Callable[[object], object]
    schema: Callable[[JsonSchemaValue], JsonSchemaValue]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, listed: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(listed)
        return {"anyOf": [schema, self.schema(schema)]}


def _list_or_none(value: object) -> object:
    return () if value in ("none", "None") else value


NoneOr = _ShortForm(_list_or_none, lambda _: {"const": "none"})
"""Lets a list be written as the word `none`: nothing is provided, and the agreement says so."""


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


OneOrMore = _ShortForm(_one_or_more, lambda listed: listed["items"])
"""Lets a list of one be written without brackets."""

UNION_TAGS = frozenset({"one", "both"})
"""Parts of pydantic's location that name a branch of a union and no key of the file."""

Language = Literal["en", "cy"]
