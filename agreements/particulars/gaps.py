"""What was refused leaves gaps in a definition. What is found whatever may stand in them is no echo of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agreements.particulars.agreement import Agreement
from agreements.particulars.groups import Shape
from agreements.particulars.standins import MOST, Known, fullest, guesses, smallest, stand_ins, takes_text
from agreements.particulars.types import Bilingual, Part
from agreements.particulars.validation import clashing_ids, mistyped, path_in
from agreements.source import DataPath, Plain, Source, parse_path

_MOST_GAPS = 100
"""Of a definition with more gaps than this, too little is left to say anything about."""
_ROUNDS = 5
_NAMED_FIRST = ("parties", "documents", "pack")
"""Without these, nothing of the rest can be judged."""


@dataclass(frozen=True, slots=True)
class Put:
    """A value is put at a place."""

    path: DataPath
    value: Plain


@dataclass(frozen=True, slots=True)
class Rename:
    """What stands at a place gets another key."""

    path: DataPath
    key: str


@dataclass(frozen=True, slots=True)
class Drop:
    """What stands at a place is taken away, and nothing is put there."""

    path: DataPath


Fill = Put | Rename | Drop


@dataclass(frozen=True, slots=True)
class _Gap:
    """A refused place: the ways to fill it, the likeliest first, and the places of the model that rest on it.

    `whole` is so where a group or a list is expected and something else stood there.
    """

    path: DataPath
    fills: tuple[Fill, ...]
    rests: tuple[DataPath, ...]
    whole: bool = False


@dataclass(frozen=True)
class Gaps:
    """A definition that was refused in part.

    `refused` are the places where nothing else is to be said, `fields` those of them with the lists and tables that
    they are entries of, which cannot be judged as a whole. `names` are the ids that stood there. `unread` is the
    agreement in which whoever asks for a refused value meets `Unread`, so that what is found in it rests on none.
    """

    refused: tuple[DataPath, ...]
    fields: frozenset[DataPath]
    names: frozenset[str]
    unread: Agreement
    _data: Plain
    _gaps: tuple[_Gap, ...]
    _known: Known

    def readings(self) -> Iterator[Agreement]:
        """The agreement as it may have been meant, time after time, the likeliest first.

        Each way to fill a gap comes up at least once. Where a group or a table was refused, nothing can be guessed:
        whoever asks for it meets `Unread`.
        """
        most = max((len(gap.fills) for gap in self._gaps), default=0)
        for n in range(most + 1 if most > 1 else most):
            agreement, later = _filled(self._data, self._gaps, self._known, n)
            if agreement is not None:
                _hide(agreement, (gap for gap in (*self._gaps, *later) if gap.whole))
                yield agreement


def gaps(source: Source) -> Gaps | None:
    """What can still be read of a definition that `validate` refuses; None where nothing sound is left."""
    data = source.data
    if not isinstance(data, dict):
        return None
    known = Known(data)
    found = (*_gaps_in(data, known), *_clashes(source, known))
    if len(found) > _MOST_GAPS or any(len(gap.path) < 1 or _is_first(gap) for gap in found):
        return None
    agreement, later = _filled(data, found, known, 0)
    if agreement is None:
        return None
    _hide(agreement, (*found, *later))
    refused = tuple(dict.fromkeys(path for gap in found for path in (gap.path, *gap.rests[:1])))
    fields = frozenset(table for path in refused for table in _tables(path))
    return Gaps(refused, fields, frozenset(_names(data, found)), agreement, data, found, known)


def _tables(path: DataPath) -> Iterator[DataPath]:
    """The place, and the list or table that it is an entry of, with the tables round that one."""
    yield path
    while path and _shape(path[:-1]).group is None:
        path = path[:-1]
        yield path


def _is_first(gap: _Gap) -> bool:
    """Whether who the parties are, or which documents are meant, cannot be known."""
    return gap.path[0] in _NAMED_FIRST and (len(gap.path) == 1 or gap.path[0] == "documents")


def _names(data: Plain, found: tuple[_Gap, ...]) -> Iterator[str]:
    """The ids that were refused, and the ids that they may have been."""
    for gap in found:
        if gap.path[-1] == "id":
            written = _at(data, gap.path)
            yield from (written,) if isinstance(written, str) else ()
            yield from (fill.value for fill in gap.fills[:1] if isinstance(fill, Put) and isinstance(fill.value, str))


# --- what pydantic and the ids refuse -------------------------------------------------------------------------------


def _gaps_in(data: Plain, known: Known) -> tuple[_Gap, ...]:
    try:
        Agreement.model_validate(data)
    except ValidationError as error:
        return tuple(_gaps_of(data, error, known))
    return ()


def _gaps_of(data: Plain, error: ValidationError, known: Known) -> Iterator[_Gap]:
    located = [(path_in(data, details["loc"]), details) for details in error.errors(include_url=False)]
    if len(located) > _MOST_GAPS:
        yield from (_Gap(path, (), ()) for path, _ in located)
        return
    unknown = dict(mistyped(path for path, details in located if details["type"] == "extra_forbidden"))
    meant = {(*path[:-1], near) for path, near in unknown.items() if near}
    for path, details in located:
        if path in unknown:
            yield _or_one_language(_unknown_key(data, path, unknown[path]))
        elif details["type"] != "missing" or path not in meant:
            beside = [other for other in unknown if other[:-1] == path[:-1]]
            yield _or_one_language(_wrong_value(data, path, details, known, beside))


def _or_one_language(gap: _Gap) -> _Gap:
    """Where the trouble lies in a text in two languages, it may have been meant to be in one."""
    parent = gap.path[:-1]
    if not gap.path or _shape(parent).group is not Bilingual:
        return gap
    return replace(gap, fills=(*gap.fills, Put(parent, "some text")))


def _unknown_key(data: Plain, path: DataPath, near: str) -> _Gap:
    """A key that is none: the key that was most likely meant, or any that the group does not have yet."""
    group = path[:-1]
    there = _at(data, group)
    known = _shape(group).keys()
    absent = [key for key in known if not isinstance(there, dict) or key not in there]
    if near in absent and _fits(_at(data, path), _shape((*group, near))):
        return _Gap(path, (Rename(path, near),), ((*group, near),))
    likely = [key for key in absent if _fits(_at(data, path), _shape((*group, key)))]
    rests = (path, *((*group, key) for key in likely))
    if group and isinstance(there, dict) and there.keys().isdisjoint(known):  # nothing of it is what it should be
        return _Gap(path, (Drop(path),), (*rests, group), whole=True)
    if not isinstance(_at(data, path), str):  # it may have faults of its own, which show under the right key alone
        return _Gap(path, (Drop(path),), rests, whole=True)
    fills: list[Fill] = [Drop(path), *(Rename(path, key) for key in likely)]
    return _Gap(path, tuple(fills[:MOST]), rests)


def _fits(value: Plain, shape: Shape) -> bool:
    if isinstance(value, dict):
        return shape.is_mapping or not value.keys().isdisjoint(shape.keys())
    if isinstance(value, list):
        return shape.is_list
    return takes_text(shape) or (shape.is_list and takes_text(shape.inside))


def _wrong_value(data: Plain, path: DataPath, details: ErrorDetails, known: Known, unknown: list[DataPath]) -> _Gap:
    """A value that is refused or missing: what it may have been, or may be."""
    shape = _shape(path)
    if isinstance(path[-1], int) and isinstance(_at(data, path[:-1]), str):
        path = path[:-1]  # a list of one that is written without its brackets
    written = _at(data, path)
    if details["loc"][-1:] == ("[key]",):
        keys = stand_ins(_shape(path[:-1]).key, path[-1] if isinstance(path[-1], str) else "", "", known)
        return _Gap(path, tuple(Rename(path, key) for key in keys) or (Drop(path),), (path,))
    # A required key that is not there may be one that is there under a name which nobody would guess.
    taken: list[Fill] = [Rename(other, str(path[-1])) for other in unknown if _fits(_at(data, other), shape)]
    single: list[Fill] = [Put(path, value) for value in guesses(shape, written, _key(path), known)]
    whole = not single
    made = single or [Put(path, smallest(shape, known)), Put(path, fullest(shape, known))]
    without: list[Fill] = [Drop(path)] if _may_go(path) else []
    likely = [*made[:1], *without, *made[1:]] if single and isinstance(written, str) else [*without, *made]
    return _Gap(path, tuple([*taken, *likely][: MOST + 2]), (path,), whole)


def _clashes(source: Source, known: Known) -> Iterator[_Gap]:
    for clash in clashing_ids(source):
        path = parse_path(clash.path)
        yield _Gap(path, tuple(Put(path, text) for text in stand_ins(_shape(path), "", "id", known)), (path,))


def _key(path: DataPath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _shape(path: DataPath) -> Shape:
    shape = Shape(Agreement)
    for step in path:
        shape = shape.at(step)
    return shape


def _may_go(path: DataPath) -> bool:
    """Whether the model does without the value: a key that is not required, or an entry of a mapping."""
    if isinstance(path[-1], int):
        return False
    owner = _shape(path[:-1])
    if owner.group is None:
        return owner.is_mapping
    fields = owner.group.model_fields.items()
    return not any(field.is_required() for name, field in fields if (field.alias or name) == path[-1])


# --- the definition with its gaps filled ----------------------------------------------------------------------------


def _filled(data: Plain, found: tuple[_Gap, ...], known: Known, n: int) -> tuple[Agreement | None, tuple[_Gap, ...]]:
    """The agreement with each gap filled in its n-th way, and the gaps that only showed when others were filled."""
    copy = _copied(data)
    later: tuple[_Gap, ...] = ()
    _fill(copy, found, n)
    for more_n in range(n, n + _ROUNDS):
        try:
            return Agreement.model_validate(copy), later
        except ValidationError as error:
            more = tuple(_gaps_of(copy, error, known))
        _fill(copy, more, more_n)  # not the same way again, where the first did not help
        later = (*later, *more)
    return None, later


def _fill(data: Plain, found: tuple[_Gap, ...], n: int) -> None:
    """Fills the gaps in place, the innermost first, so that a group which gets another key takes its parts along."""
    for m, gap in sorted(enumerate(found), key=lambda numbered: -len(numbered[1].path)):
        if gap.fills:
            # The first time each gap is filled in the likeliest way; then they must not go in step.
            _do(data, gap.fills[(n + m * bool(n)) % len(gap.fills)])


def _do(data: Plain, fill: Fill) -> None:
    group, step = _at(data, fill.path[:-1]), fill.path[-1]
    if isinstance(group, list) and isinstance(fill, Put) and isinstance(step, int) and step < len(group):
        group[step] = _copied(fill.value)
    elif isinstance(group, dict) and isinstance(step, str):
        match fill:
            case Put():
                group[step] = _copied(fill.value)
            case Rename():
                value = group.pop(step, None)
                group.setdefault(fill.key, value)
            case Drop():
                group.pop(step, None)


def _copied(data: Plain) -> Plain:
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _at(data: Plain, path: DataPath) -> Plain:
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _hide(agreement: Agreement, found: Iterable[_Gap]) -> None:
    for path in (path for gap in found for path in gap.rests):
        _hide_at(agreement, path)


def _hide_at(agreement: Agreement, path: DataPath) -> None:
    """The field nearest to the place cannot be read any more: the whole table, where the place is a cell of one."""
    here: object = agreement
    field: tuple[Part, str] | None = None
    for step in path:
        match here:
            case Bilingual():
                break  # a text in two languages counts as one
            case Part():
                name = next((n for n, f in type(here).model_fields.items() if (f.alias or n) == step), "")
                if not name:
                    break
                field = (here, name)
                here = here.__dict__.get(name)
            case Mapping():
                here = here.get(step)
            case tuple() if isinstance(step, int) and step < len(here):
                here = cast("tuple[object, ...]", here)[step]
            case _:
                break
    if field is not None:
        part, name = field
        part.__dict__.pop(name, None)
