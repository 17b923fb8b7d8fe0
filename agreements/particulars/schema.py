"""The JSON Schema of a definition, made for editors: descriptions as tooltips, and no noise about null."""

from __future__ import annotations

import json
from collections.abc import Mapping

from agreements.particulars.agreement import Agreement

Schema = dict[str, object]


def schema() -> Schema:
    """The schema (draft 2020-12), the same on every run."""
    made = Agreement.model_json_schema(by_alias=True, mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Partnership definition",
        "description": "One partnership, as its parties have agreed it.",
        **{key: _tidied(value) for key, value in made.items() if key not in ("title", "description")},
    }


def schema_text() -> str:
    """The schema as it is written into a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _tidied(node: object) -> object:
    """Without generated titles, with one type list where a value may be left empty, and closed to other keys."""
    match node:
        case list():
            return [_tidied(item) for item in node]
        case dict():
            kept = {key: value for key, value in node.items() if not (key == "title" and isinstance(value, str))}
            closed = {"additionalProperties": False} if "patternProperties" in node else {}
            return _without_null_branch(closed | {key: _tidied(value) for key, value in kept.items()})
        case _:
            return node


_NULL: Mapping[str, str] = {"type": "null"}


def _without_null_branch(node: Schema) -> Schema:
    branches = node.get("anyOf")
    if not isinstance(branches, list) or _NULL not in branches:
        return node
    others = [branch for branch in branches if branch != _NULL]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if len(others) == 1 and isinstance(others[0].get("type"), str) and "enum" not in others[0]:
        return {**others[0], **rest, "type": [others[0]["type"], "null"]}
    return {**rest, "anyOf": [*others, _NULL]}
