"""What an editor shows beside each key comes from the models."""

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from agreements.particulars import Agreement


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _models(field.annotation)
    for inner in get_args(annotation):
        yield from _models(inner)


def test_every_key_has_a_tooltip() -> None:
    """A key without one leaves the person who fills it in guessing."""
    bare = {
        f"{model.__name__}.{name}"
        for model in _models(Agreement)
        for name, field in model.model_fields.items()
        if not (field.description or "").endswith((".", "..."))
    }

    assert bare == set()
