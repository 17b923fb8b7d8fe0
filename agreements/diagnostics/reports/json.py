"""A report for other programs, and the one place that says which fields it has."""

from __future__ import annotations

import json as json_
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from agreements.diagnostics.model import Diagnostic, Location, Report, Severity
from agreements.diagnostics.outcome import Hidden, Outcome
from agreements.diagnostics.words import json_shown

JSON_VERSION = 1
"""Raised when a field changes its meaning or goes; a new field alone does not raise it."""

Schema = dict[str, object]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a finding: how it is read, what sort of value it has, and what it means."""

    name: str
    of: Callable[[Diagnostic], object]
    shape: Schema
    meaning: str


_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_PLACE: Mapping[str, tuple[Schema, str]] = {
    "file": (_TEXT, "The file, as it was named when the check was run."),
    "line": (_NUMBER, "Its line, from 1; 0 for the file as a whole."),
    "column": (_NUMBER, "The column, from 1, in characters (Unicode code points)."),
    "end_column": (_NUMBER, "The first column after what is meant, on the same line; 0 if not known."),
}
"""The fields of a place, each with its shape and its meaning."""


def _place_schema() -> Schema:
    return _object({name: {**shape, "description": said} for name, (shape, said) in _PLACE.items()})


def _place(location: Location) -> dict[str, object]:
    return {name: getattr(location, name) for name in _PLACE}


def _object(properties: Schema) -> Schema:
    """Every property is there; others may come, as a later version of the program may add some."""
    return {"type": "object", "properties": properties, "required": list(properties)}


_SEVERITIES: Schema = {"type": "string", "enum": [severity.value for severity in Severity]}
_BOOLEAN: Schema = {"type": "boolean"}

FIELDS: tuple[Field, ...] = (
    Field("id", lambda d: d.id, _TEXT, "The id of the check, such as FUN-01. It never changes."),
    Field("name", lambda d: d.name or d.id, _TEXT, "Its readable name; the id where it has no other."),
    Field("severity", lambda d: d.severity.value, _SEVERITIES, "error stops a final document; the others do not."),
    Field("message", lambda d: d.message, _TEXT, "What was found, and what was expected."),
    Field("hint", lambda d: d.hint, _TEXT, "What to do; may be empty."),
    *(Field(name, attrgetter(f"location.{name}"), shape, said) for name, (shape, said) in _PLACE.items()),
    Field("path", lambda d: d.path, _TEXT, "The place in the definition, such as funds[0].host; may be empty."),
    Field("subject", lambda d: d.subject, _TEXT, "What it is about, such as the id of a party; may be empty."),
    Field("year", lambda d: d.year, _TEXT, "The year that it is about; may be empty."),
    Field("source", lambda d: d.source, _TEXT, "The law or practice behind it; may be empty."),
    Field("checked", lambda d: d.checked, _TEXT, "The day (ISO 8601) when the reference data was checked, or empty."),
    Field("waivable", lambda d: d.waivable, _BOOLEAN, "Whether a definition may waive it, with a reason."),
    Field("waived", lambda d: d.waived, _TEXT, "Reason, person and date when it is waived and does not count."),
    Field(
        "related",
        lambda d: [_place(location) for location in d.related],
        {"type": "array", "items": _place_schema()},
        "Other places, such as the line of the clause that prints the value.",
    ),
)
"""Every field of a finding, in its order. Every one is always there."""

_COUNTS: Mapping[str, tuple[Callable[[Report, Hidden], int], str]] = {
    "errors": (lambda report, _: len(report.of_severity(Severity.ERROR)), "Errors that count."),
    "warnings": (lambda report, _: len(report.of_severity(Severity.WARNING)), "Warnings that count."),
    "infos": (lambda report, _: len(report.of_severity(Severity.INFO)), "Notes that count."),
    "waived": (lambda report, _: len(report.waived), "Findings that are waived; they are listed too."),
    "ignored": (lambda _, hidden: hidden.ignored, "Findings that --ignore left out."),
    "not_selected": (lambda _, hidden: hidden.unselected, "Findings that --select left out."),
    "in_baseline": (lambda _, hidden: hidden.in_baseline, "Findings that the baseline left out."),
}


def json(outcome: Outcome) -> str:
    """One JSON object in ASCII, as schemas/findings.schema.json describes it. Ends with a line break."""
    report, hidden = outcome.report, outcome.hidden
    content = {
        "version": JSON_VERSION,
        "findings": [{field.name: field.of(diagnostic) for field in FIELDS} for diagnostic in report],
        "not_checked": [
            {"file": file, "message": error.message, "hint": error.hint} for file, error in outcome.unchecked
        ],
        "summary": {name: count(report, hidden) for name, (count, _) in _COUNTS.items()},
    }
    return json_shown(json_.dumps(content, indent=2, ensure_ascii=True)) + "\n"


def schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the report, the same on every run."""
    finding = _object({field.name: {**field.shape, "description": field.meaning} for field in FIELDS})
    failure = _object({"file": _TEXT, "message": _TEXT, "hint": _TEXT})
    summary = _object({name: {**_NUMBER, "description": said} for name, (_, said) in _COUNTS.items()})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings of agreements check",
        "description": "What `agreements check --format json` prints. A new field may come without a new version.",
        **_object(
            {
                "version": {"const": JSON_VERSION, "description": "Version of this form."},
                "findings": {"type": "array", "items": finding, "description": "By file, line and column."},
                "not_checked": {"type": "array", "items": failure, "description": "Files that could not be checked."},
                "summary": {**summary, "description": "How many of each there are."},
            }
        ),
    }


def schema_text() -> str:
    """The schema as it is written into a file."""
    return json_.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
