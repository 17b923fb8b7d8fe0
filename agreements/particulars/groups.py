"""The shape of the facts: which keys a group has, and what may stand at each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from agreements.particulars.types import Part


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at a place of a definition: a group of keys, a list, a mapping, or a single value."""

    annotation: object

    @property
    def group(self) -> type[Part] | None:
        """The group of keys; None for anything else."""
        return next((a for a in self._alternatives() if isinstance(a, type) and issubclass(a, Part)), None)

    @property
    def is_mapping(self) -> bool:
        """Whether its keys are the definition's own, such as years and party ids."""
        return any(get_origin(a) is Mapping for a in self._alternatives())

    @property
    def inside(self) -> Shape:
        """The shape of a list's items, or of a mapping's values."""
        parts = (get_args(a) for a in self._alternatives() if get_origin(a) in (tuple, Mapping))
        found = next(parts, (None,))
        return Shape(found[-1] if found[-1] is not Ellipsis else found[0])

    def keys(self) -> dict[str, Shape]:
        """The keys of the group, as a definition writes them, in the order of the model; none if it is no group."""
        fields = self.group.model_fields if self.group else {}
        return {field.alias or name: Shape(field.annotation) for name, field in fields.items()}

    def at(self, step: str | int) -> Shape:
        """The shape one step further down."""
        known = self.keys()
        return known[str(step)] if step in known else self.inside

    def _alternatives(self) -> Iterator[object]:
        return _alternatives(self.annotation)


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


def entries(group: Part) -> Iterator[tuple[str, object, Shape]]:
    """Each key of the group as a definition writes it, with its value and its shape."""
    for name, field in type(group).model_fields.items():
        yield field.alias or name, getattr(group, name), Shape(field.annotation)
