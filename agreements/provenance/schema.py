"""The JSON Schema of a receipt, drawn from the records that are written into it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import get_args, get_origin, get_type_hints

from agreements.provenance.receipt import VERSION, Receipt

Schema = dict[str, object]

_SCALARS: Mapping[object, str] = {str: "string", int: "integer", bool: "boolean"}


def schema() -> Schema:
    """The schema (draft 2020-12), the same on every run."""
    described = _record(Receipt)
    properties: Schema = {
        "receipt": {
            "const": VERSION,
            "description": "Version of this form; the first had no extends, the second no asked.",
        },
        **_properties(Receipt),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Receipt of a built agreement",
        **described,
        "properties": properties,
        "required": list(properties),
    }


def schema_text() -> str:
    """The schema as it is written into a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _record(kind: type) -> Schema:
    properties = _properties(kind)
    return {
        "type": "object",
        "description": (kind.__doc__ or "").partition("\n")[0],
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _properties(kind: type) -> Schema:
    hints = get_type_hints(kind)
    return {field.name: _shape(hints[field.name]) for field in fields(kind)}


def _shape(annotation: object) -> Schema:
    if isinstance(annotation, type) and is_dataclass(annotation):
        return _record(annotation)
    if get_origin(annotation) is tuple:
        return {"type": "array", "items": _shape(get_args(annotation)[0])}
    if get_origin(annotation) is Mapping:
        return {"type": "object", "additionalProperties": _shape(get_args(annotation)[1])}
    return {"type": _SCALARS[annotation]}
