"""The shape of the facts: which keys a group has, and what may stand at each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from agreements.particulars.types import Part


@dataclass(frozen=True)
class Shape:
    """What may stand at a place of a definition: a group of keys, a list, a mapping, or a single value."""

    annotation: object

    @cached_property
    def group(self) -> type[Part] | None:
        """The group of keys; None for anything else."""
        return next((a for a in self._alternatives if isinstance(a, type) and issubclass(a, Part)), None)

    @cached_property
    def is_mapping(self) -> bool:
        """Whether its keys are the definition's own, such as years and party ids."""
        return any(get_origin(a) is Mapping for a in self._alternatives)

    @cached_property
    def inside(self) -> Shape:
        """The shape of a list's items, or of a mapping's values."""
        parts = (get_args(a) for a in self._alternatives if get_origin(a) in (tuple, Mapping))
        found = next(parts, (None,))
        return Shape(found[-1] if found[-1] is not Ellipsis else found[0])

    @cached_property
    def is_list(self) -> bool:
        """Whether several values may stand in it, one after another."""
        return any(get_origin(a) is tuple for a in self._alternatives)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of which one must stand here; none where any other value may."""
        return tuple(word for a in self._alternatives if get_origin(a) is Literal for word in get_args(a))

    @property
    def key(self) -> Shape:
        """The shape of a mapping's keys."""
        return Shape(next((get_args(a)[0] for a in self._alternatives if get_origin(a) is Mapping), None))

    @property
    def remarks(self) -> tuple[object, ...]:
        """What pydantic is told of the values besides their type: how each is read."""
        return tuple(_remarks(self.annotation))

    def keys(self) -> Mapping[str, Shape]:
        """The keys of the group, as a definition writes them, in the order of the model; none if it is no group."""
        return _keys(self.group) if self.group else {}

    def at(self, step: str | int) -> Shape:
        """The shape one step further down."""
        known = self.keys()
        return known[str(step)] if step in known else self.inside

    @cached_property
    def _alternatives(self) -> tuple[object, ...]:
        return tuple(_alternatives(self.annotation))


@cache
def _keys(group: type[Part]) -> Mapping[str, Shape]:
    return {field.alias or name: _shape(field) for name, field in group.model_fields.items()}


def _shape(field: FieldInfo) -> Shape:
    # pydantic takes a field's annotation apart; put together again, it says how the value is read.
    return Shape(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)


def _remarks(annotation: object) -> Iterator[object]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *remarks = get_args(annotation)
        yield from remarks
        yield from _remarks(inner)
    elif origin in (Union, UnionType):
        for inner in get_args(annotation):
            yield from _remarks(inner)


def _alternatives(annotation: object) -> Iterator[object]:
    """What a value may be, without `None` and without pydantic's remarks."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for inner in get_args(annotation):
            yield from _alternatives(inner)
    elif annotation is not NoneType:
        yield annotation


@cache
def _fields(group: type[Part]) -> tuple[tuple[str, str, Shape], ...]:
    """Name, key and shape of every field."""
    fields = group.model_fields.items()
    return tuple((name, field.alias or name, Shape(field.annotation)) for name, field in fields)


def readable(group: Part) -> Iterator[tuple[str, object, Shape]]:
    """The keys of the group whose values were not refused: for whoever looks at values one by one."""
    for name, key, shape in _fields(type(group)):
        if name in group.__dict__:
            yield key, group.__dict__[name], shape


def entries(group: Part) -> Iterator[tuple[str, object, Shape]]:
    """Each key of the group as a definition writes it, with its value and its shape."""
    for name, key, shape in _fields(type(group)):
        yield key, getattr(group, name), shape
