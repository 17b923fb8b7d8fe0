"""Values that could stand at a place of a definition whose own value was refused: the likeliest first."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from pydantic import BeforeValidator, PlainValidator

from agreements.particulars.agreement import Agreement
from agreements.particulars.deadlines import UNITS, Deadline, Duration
from agreements.particulars.groups import Shape
from agreements.particulars.money import Split
from agreements.particulars.types import (
    KEYWORDS,
    MONTHS,
    Count,
    Day,
    DayOfYear,
    Id,
    Line,
    Money,
    Part,
    Quantity,
    Rate,
    Slug,
    Year,
    YesNo,
)
from agreements.source import DataPath, Plain

MOST = 48
"""As many values as are tried at one place."""
_DEEPEST = 4
_WITH_A_MEANING = ("none", "closed", "default")
"""Texts that say more than their words: that nothing follows, or what the pack has."""

_EXAMPLES: Mapping[type[Part], Plain] = {
    Duration: {"days": "28"},
    Deadline: {"every_year_on": "1 April"},
    Split: {"equally": "yes"},
}
"""Groups that have conditions of their own, so that no list of required keys makes one."""
_IN_WORDS = re.compile(r"\s*([0-9]{1,3})[ _-]?([a-z]+?(?:[ _][a-z]+?)?)s?\s*")
_DURATIONS: tuple[Plain, ...] = ({"hours": "1"}, {"days": "28"}, {"months": "6"}, {"years": "9"})


@dataclass(frozen=True)
class Known:
    """What the rest of a definition says, as a source of values for the places that were refused."""

    data: Plain

    @cached_property
    def texts(self) -> tuple[tuple[DataPath, str], ...]:
        """Every text with its path."""
        return tuple(_texts(self.data, ()))

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The days that are named anywhere, and two that lie before and after all of them."""
        return (*self._matching(r"\d{4}-\d\d-\d\d")[: MOST // 2], "1990-01-01", "2090-12-31")

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years that are named anywhere, and those in which the days lie."""
        keys = (str(step) for path, _ in self.texts for step in path)
        named = (key for key in keys if re.fullmatch(r"\d{4}(/\d\d)?", key))
        first = sorted({int(day[:4]) for day in self.dates[:-2]})
        lived = (year for n in first for year in (f"{n}/{(n + 1) % 100:02}", f"{n}"))
        return tuple(dict.fromkeys([*named, *lived])) or ("2026/27",)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids that parties, bodies, funds, schemes and the like have."""
        return tuple(dict.fromkeys(text for path, text in self.texts if path[-1:] == ("id",) and len(path) > 1))

    @cached_property
    def orphans(self) -> tuple[str, ...]:
        """Ids by which the definition speaks of something that nothing in it is called."""
        known = {*self.ids, *KEYWORDS}
        return tuple(dict.fromkeys(id_ for id_ in _mentions(self.data, Shape(Agreement)) if id_ not in known))

    def elsewhere(self, key: object) -> Iterator[str]:
        """The texts that stand at the same key in other groups."""
        return (text for path, text in self.texts if path[-1] == key or path[-2:-1] == (key,))

    def _matching(self, pattern: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for _, text in self.texts if re.fullmatch(pattern, text)))


def _texts(here: Plain, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    match here:
        case str():
            yield path, here
        case dict():
            for key, value in here.items():
                yield from _texts(value, (*path, key))
        case list():
            for n, value in enumerate(here):
                yield from _texts(value, (*path, n))


def _mentions(here: Plain, shape: Shape) -> Iterator[str]:
    """The texts at places where an id is to stand, but for the ids of entries themselves."""
    match here:
        case str() if _read_as(shape) is _ID or _read_as(shape.inside) is _ID:
            yield here
        case dict():
            named = shape.is_mapping and _read_as(shape.key) is _ID
            for key, value in here.items():
                if named:
                    yield key
                if key not in ("id", "pack", "legal_basis", "act"):
                    yield from _mentions(value, shape.at(key))
        case list():
            for value in here:
                yield from _mentions(value, shape.inside)


# --- single values --------------------------------------------------------------------------------------------------


def stand_ins(shape: Shape, found: Plain, key: object, known: Known) -> tuple[str, ...]:
    """Texts that could stand at a place of that shape, at that key, where `found` was refused; none for a group."""
    written = found if isinstance(found, str) else ""
    if shape.choices:
        return _nearest_first(written, shape.choices)[:MOST]
    read = _READERS.get(_read_as(shape))
    return tuple(dict.fromkeys(read(written, key, known)))[:MOST] if read else ()


def takes_text(shape: Shape) -> bool:
    """Whether a single text may stand at a place of that shape."""
    return bool(shape.choices) or _read_as(shape) is not None


def _read_as(shape: Shape) -> object:
    """The remark by which pydantic reads the value: one of the scalar types."""
    wanted = (BeforeValidator, PlainValidator)
    return next((remark for remark in shape.remarks if isinstance(remark, wanted) and remark in _READERS), None)


def _is_words(shape: Shape) -> bool:
    return _read_as(shape) is _remark(Line)


def _remark(scalar: object) -> object:
    return next(part for part in get_args(scalar)[1:] if isinstance(part, BeforeValidator | PlainValidator))


_ID = _remark(Id)


def _nearest_first(written: str, choices: Iterable[str]) -> tuple[str, ...]:
    listed = tuple(choices)
    near = difflib.get_close_matches(written.casefold(), listed, n=3, cutoff=0.5) if written else []
    return tuple(dict.fromkeys([*near, *listed]))


def _digits(written: str) -> list[str]:
    """The figure that a text with a currency sign or commas most likely states."""
    plain = re.sub(r"[^0-9.]", "", written)
    match = re.search(r"[0-9]{1,12}(\.[0-9]{1,2})?", plain)
    return [match[0]] if match else []


def _money(written: str, _key: object, _known: Known) -> Iterable[str]:
    digits = [text if "." not in text else f"{text}00"[: text.index(".") + 3] for text in _digits(written)]
    return [*digits, "0.00", "1.00", "98765432.10"]


def _rate(written: str, _key: object, _known: Known) -> Iterable[str]:
    return [*_digits(written), "0", "0.01", "0.5", "1"]


def _number(written: str, key: object, known: Known) -> Iterable[str]:
    whole = [text.partition(".")[0] for text in _digits(written)]
    return [*whole, *(text for text in known.elsewhere(key) if re.fullmatch("[0-9]{1,9}", text)), "0", "1", "9876543"]


_DAY_FIRST = re.compile(r"\s*(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})\s*")


def _day(written: str, _key: object, known: Known) -> Iterable[str]:
    match = _DAY_FIRST.fullmatch(written)
    return [*([f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"] if match else []), *known.dates]


def _year(written: str, _key: object, known: Known) -> Iterable[str]:
    match = re.search(r"\d{4}", written)
    meant = [f"{match[0]}/{(int(match[0]) + 1) % 100:02}", match[0]] if match else []
    return [*meant, *known.years]


def _day_of_year(_written: str, key: object, known: Known) -> Iterable[str]:
    days = (text for text in known.elsewhere(key) if re.fullmatch(r"\d{1,2} [A-Z][a-z]+", text))
    return [*(day for day in days if day.partition(" ")[2] in MONTHS), "1 April", "31 December"]


def _yes_no(_written: str, _key: object, _known: Known) -> Iterable[str]:
    return ["yes", "no"]


_AN_ID = re.compile("[A-Za-z][A-Za-z0-9_-]{0,39}")


def _id(written: str, key: object, known: Known) -> Iterable[str]:
    meant = re.sub(r"[^A-Za-z0-9_-]", "", written).lstrip("0123456789_-")[:40]
    if key == "id":
        orphans = filter(_AN_ID.fullmatch, known.orphans)
        return [*([meant] if meant and meant not in known.ids else []), *orphans, "unread"]
    named = (*known.orphans, *known.elsewhere(key), *known.ids, *sorted(KEYWORDS))
    return _nearest_first(meant, filter(_AN_ID.fullmatch, named))


def _slug(written: str, key: object, known: Known) -> Iterable[str]:
    meant = re.sub("[^a-z0-9]+", "_", written.casefold()).strip("_")[:60]
    others = (text for text in known.elsewhere(key) if re.fullmatch("[a-z][a-z0-9_]{0,59}", text))
    return [*([meant] if meant[:1].isalpha() else []), *others, "other"]


def _line(_written: str, key: object, known: Known) -> Iterable[str]:
    everybody = " ".join(text for path, text in known.texts if path[-1] in ("id", "legal_name", "short_name", "name"))
    others = (text for text in known.elsewhere(key) if text.strip())
    return ["some text", *_WITH_A_MEANING, everybody or "other text", *others]


_READERS: Mapping[object, Callable[[str, object, Known], Iterable[str]]] = {
    _remark(Money): _money,
    _remark(Rate): _rate,
    _remark(Quantity): _number,
    _remark(Count): _number,
    _remark(Day): _day,
    _remark(Year): _year,
    _remark(DayOfYear): _day_of_year,
    _remark(YesNo): _yes_no,
    _ID: _id,
    _remark(Slug): _slug,
    _remark(Line): _line,
}


# --- groups and lists -----------------------------------------------------------------------------------------------


def guesses(shape: Shape, found: Plain, key: object, known: Known) -> tuple[Plain, ...]:
    """What could stand at a place of that shape where something can be guessed: not so for groups and tables."""
    if shape.group is Duration:
        return (*_said_duration(found), *_DURATIONS)
    if shape.is_list and not takes_text(shape) and isinstance(found, str):
        # A list of one without its brackets. A single text says nothing of the words that a list of texts would hold.
        return ([found],) if found in stand_ins(shape.inside, found, key, known) and not _is_words(shape.inside) else ()
    return stand_ins(shape, found, key, known)


def _said_duration(found: Plain) -> Iterator[Plain]:
    """The group that `6 months` was meant to be."""
    written = _IN_WORDS.fullmatch(found.casefold()) if isinstance(found, str) else None
    unit = f"{written[2].replace(' ', '_')}s" if written else ""
    if written and unit in UNITS:
        yield {unit: written[1]}


def smallest(shape: Shape, known: Known) -> Plain:
    """As little as can stand at a place of that shape."""
    if single := stand_ins(shape, "", "", known):
        return single[0]
    if shape.group is None:
        return [] if shape.is_list else {}
    example = _EXAMPLES.get(shape.group)
    return example if example is not None else {key: smallest(inner, known) for key, inner in _required(shape.group)}


def fullest(shape: Shape, known: Known, depth: int = 0) -> Plain:
    """Everything that can stand at a place of that shape: each key of a group, an entry for each id that is missing."""
    if depth > _DEEPEST:
        return smallest(shape, known)
    if single := stand_ins(shape, "", "", known):
        return single[0]
    if shape.group is not None:
        whole: Plain = {key: fullest(inner, known, depth + 1) for key, inner in shape.keys().items()}
        return _EXAMPLES.get(shape.group, whole)
    entry = fullest(shape.inside, known, depth + 1)
    if not shape.is_list:
        return dict.fromkeys(stand_ins(shape.key, "", "", known)[:_DEEPEST], entry)
    if isinstance(entry, dict) and "id" in entry:
        return [{**entry, "id": id_} for id_ in known.orphans[:MOST]] or [entry]
    return [entry]


def _required(group: type[Part]) -> Iterator[tuple[str, Shape]]:
    required = {field.alias or name for name, field in group.model_fields.items() if field.is_required()}
    return ((key, shape) for key, shape in Shape(group).keys().items() if key in required)
