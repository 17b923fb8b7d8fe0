"""Every leaf of a definition, and for each of them another value that it could hold just as well."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from agreements.particulars import Agreement
from agreements.particulars.types import (
    MONTHS,
    Count,
    Day,
    DayOfYear,
    Id,
    Line,
    Money,
    NoneOr,
    OneOrMore,
    Part,
    Quantity,
    Rate,
    Slug,
    Year,
    YesNo,
)
from agreements.source import DataPath, Plain, path_text


@dataclass(frozen=True)
class Leaf:
    """A single value of a definition, its place, and a mark that no other leaf has."""

    path: DataPath
    value: str | None
    mark: str

    @property
    def name(self) -> str:
        """The path as a reader writes it."""
        return path_text(self.path)


def leaves(data: Plain) -> list[Leaf]:
    """Every value that is no list and no group of keys, in the order of the file; `null` is one too."""
    return [Leaf(path, value, f"zq{n}x") for n, (path, value) in enumerate(_walked(data, ()))]


def _walked(data: Plain, path: DataPath) -> Iterator[tuple[DataPath, str | None]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _walked(value, (*path, key))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from _walked(value, (*path, n))
    else:
        yield path, data


def changed(data: Plain, others: Mapping[DataPath, Plain], path: DataPath = ()) -> Plain:
    """A copy of the data with those values in place of its own."""
    if path in others:
        return others[path]
    if isinstance(data, dict):
        return {key: changed(value, others, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [changed(value, others, (*path, n)) for n, value in enumerate(data)]
    return data


def renamed(data: Plain, old: str, new: str) -> Plain:
    """A copy of the data in which whatever is called `old` is called `new`, keys and values alike."""
    if isinstance(data, dict):
        return {new if key == old else key: renamed(value, old, new) for key, value in data.items()}
    if isinstance(data, list):
        return [renamed(value, old, new) for value in data]
    return new if data == old else data


# --- what may stand at a place --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """What the model says may stand there: an annotation, and the remarks that pydantic has taken off it."""

    annotation: Any
    remarks: tuple[Any, ...] = ()

    def at(self, step: str | int) -> Place:
        """One step further down."""
        for place in self.alternatives():
            kind, inside = get_origin(place.annotation), get_args(place.annotation)
            if isinstance(place.annotation, type) and issubclass(place.annotation, Part):
                for name, field in place.annotation.model_fields.items():
                    if step in (field.alias, name):
                        return Place(field.annotation, tuple(field.metadata))
            elif kind is tuple and isinstance(step, int):
                return Place(inside[0])
            elif kind is Mapping and isinstance(step, str):
                return Place(inside[1])
        raise LookupError(step)

    def alternatives(self) -> Iterator[Place]:
        """Each thing that may stand there, with its own remarks, and nothing at all last."""
        kind, inside = get_origin(self.annotation), get_args(self.annotation)
        if kind is Annotated:
            yield from Place(inside[0], (*inside[1:], *self.remarks)).alternatives()
        elif kind in (Union, types.UnionType):
            for one in sorted(inside, key=lambda one: one is types.NoneType):
                yield from Place(one, self.remarks).alternatives()
        else:
            yield self


def place_of(path: DataPath) -> Place:
    """What may stand at that path of a definition."""
    here = Place(Agreement)
    for step in path:
        here = here.at(step)
    return here


# --- another value --------------------------------------------------------------------------------------------------

_SCALARS = {
    "money": Money,
    "rate": Rate,
    "quantity": Quantity,
    "count": Count,
    "date": Day,
    "year": Year,
    "day of the year": DayOfYear,
    "yes or no": YesNo,
    "id": Id,
    "slug": Slug,
    "text": Line,
}
_VALIDATORS = {name: get_args(annotated)[1] for name, annotated in _SCALARS.items()}
"""Each kind of scalar is known by the validator that reads it."""

_WHERE_NOTHING_IS = {
    "money": "1234.56",
    "rate": "0.5",
    "quantity": "1.5",
    "count": "7",
    "date": "2027-02-03",
    "yes or no": "yes",
}
"""What takes the place of `null`."""


@dataclass(frozen=True)
class Others:
    """Finds other values within one definition; `families` are sets of ids of which any could stand for another."""

    data: Plain
    families: tuple[tuple[str, ...], ...]

    def change(self, leaf: Leaf) -> tuple[DataPath, Plain]:
        """Where to put what: a value unlike the leaf's and as valid, mostly in the leaf's own place.

        Raises:
            LookupError: there is none.
        """
        if leaf.path[-1] == "equally":  # a split is made in exactly one way, so the way as a whole is another
            return leaf.path[:-1], {"weights": {id_: str(n) for n, id_ in enumerate(self.families[0], start=1)}}
        for place in place_of(leaf.path).alternatives():
            for value in self._in(place, leaf):
                if value != leaf.value:
                    return leaf.path, value
        raise LookupError(leaf.name)

    def _in(self, place: Place, leaf: Leaf) -> Iterator[Plain]:
        kind = next((name for name, found in _VALIDATORS.items() if found in place.remarks), "")
        inside = get_args(place.annotation)
        if kind:
            yield self._scalar(kind, leaf)
        elif get_origin(place.annotation) is Literal:
            yield inside[(inside.index(leaf.value) + 1) % len(inside)] if leaf.value in inside else inside[0]
        elif OneOrMore in place.remarks:
            for item in Place(inside[0]).alternatives():
                yield from self._in(item, leaf)
        elif NoneOr in place.remarks:
            yield [self._new(Place(inside[0]), leaf)]
        elif get_origin(place.annotation) is Mapping and leaf.value is None:
            yield self._beside(leaf)
        elif place.annotation is types.NoneType:
            yield None

    def _scalar(self, kind: str, leaf: Leaf) -> str:
        if leaf.value is None:
            return _WHERE_NOTHING_IS.get(kind, leaf.mark)
        match kind:
            case "id":
                return self._of_the_family(leaf)
            case "text":
                return self._of_the_family(leaf) if leaf.path[0] == "documents" else f"{leaf.value} {leaf.mark}"
            case "slug":
                return f"{leaf.value}_{leaf.mark}"
            case _:
                return _NEXT[kind](leaf.value)

    def _of_the_family(self, leaf: Leaf) -> str:
        """Another id of the same family; an id that names nothing else in the file gets letters added."""
        for family in self.families:
            if leaf.value in family and len(family) > 1:
                return family[(family.index(leaf.value) + 1) % len(family)]
        return f"{leaf.value}-{leaf.mark}"

    def _new(self, place: Place, leaf: Leaf) -> Plain:
        """An entry for a list that has none: every key that it must have, and the first that it may."""
        for one in place.alternatives():
            if isinstance(one.annotation, type) and issubclass(one.annotation, Part):
                fields = one.annotation.model_fields.items()
                wanted = [name for name, field in fields if field.is_required()]
                return {name: self._new(one.at(name), leaf) for name in wanted}
            kind = next(name for name, found in _VALIDATORS.items() if found in one.remarks)
            return self.families[0][0] if kind == "id" else _WHERE_NOTHING_IS.get(kind, leaf.mark)
        raise LookupError(leaf.name)

    def _beside(self, leaf: Leaf) -> Plain:
        """What stands beside it, such as the sums of another year."""
        here: Any = self.data
        for step in leaf.path[:-1]:
            here = here[step]
        beside: Iterator[Plain] = (value for value in here.values() if value is not None)
        return next(beside)


def _plus(value: str, more: str) -> str:
    return f"{Decimal(value) + Decimal(more)}"


def _day_beside(value: str) -> str:
    """A day in the same month, so that no year of a term changes."""
    day = datetime.date.fromisoformat(value)
    return (day + datetime.timedelta(days=1 if day.day == 1 else -1)).isoformat()


def _year_after(value: str) -> str:
    first = int(value[:4]) + 1
    return f"{first}/{(first + 1) % 100:02}" if "/" in value else str(first)


def _day_after(value: str) -> str:
    day, month = value.split()
    return f"{int(day) % 28 + 1} {MONTHS[MONTHS.index(month)]}"


_NEXT: Mapping[str, Callable[[str], str]] = {
    "money": lambda value: _plus(value, "1.23"),
    "rate": lambda value: _plus(value, "0.001"),
    "quantity": lambda value: _plus(value, "1"),
    "count": lambda value: _plus(value, "1"),
    "date": _day_beside,
    "year": _year_after,
    "day of the year": _day_after,
    "yes or no": lambda value: "no" if value in ("yes", "true") else "yes",
}


def families(data: Plain, *others: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The sets of ids in the data, bodies first, then funds, schemes and outcomes; and those given besides."""
    assert isinstance(data, dict)
    bodies = (*_ids(data, "parties"), *_ids(data, "map_of_partners"))
    outcomes = tuple(id_ for scheme in _entries(data, "schemes") for id_ in _ids(scheme, "outcomes"))
    return (bodies, _ids(data, "funds"), _ids(data, "schemes"), outcomes, *map(tuple, others))


def _entries(data: Mapping[str, Plain], key: str) -> list[dict[str, Plain]]:
    found = data.get(key)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _ids(data: Mapping[str, Plain], key: str) -> tuple[str, ...]:
    return tuple(str(entry["id"]) for entry in _entries(data, key) if "id" in entry)
