"""A report for GitHub Actions: workflow commands, which put each finding beside its line in a pull request.

Source: Workflow commands for GitHub Actions, "Setting an error message"; how values are escaped stands in the actions
toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.diagnostics.model import Diagnostic, Severity
from agreements.diagnostics.outcome import Outcome
from agreements.diagnostics.reports.places import within
from agreements.diagnostics.reports.text import long_day, summary
from agreements.diagnostics.words import shown

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(outcome: Outcome) -> str:
    """A command a finding, waived ones left out, then a plain line that counts. Ends with a line break."""
    failures = [
        _command("error", {"file": _file(name, outcome), "title": "not checked"}, [error.message, error.hint])
        for name, error in outcome.unchecked
    ]
    findings = [_finding(found, outcome) for found in outcome.report.counted]
    return "\n".join([*failures, *findings, summary(outcome.report, outcome.hidden)]) + "\n"


def _finding(found: Diagnostic, outcome: Outcome) -> str:
    place = found.location
    properties = {
        "file": _file(place.file, outcome),
        "line": str(place.line or ""),
        "col": str(place.column or "") if place.line else "",
        "endColumn": str(place.end_column) if place.line and place.end_column > place.column else "",
        "title": " ".join(filter(None, (found.id, found.name if found.name != found.id else ""))),
    }
    return _command(_COMMANDS[found.severity], properties, _message(found))


def _message(found: Diagnostic) -> Iterator[str]:
    yield found.message
    yield found.hint
    checked = f" (checked {long_day(found.checked)})" if found.checked else ""
    yield f"source: {found.source}{checked}" if found.source else checked.strip(" ()")


def _file(name: str, outcome: Outcome) -> str:
    return within(name, outcome.folder) or name


def _command(name: str, properties: dict[str, str], lines: Iterable[str]) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    message = "\n".join(line for line in lines if line)
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return shown(escaped)  # after the line breaks, which it would spell out


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
