"""Findings and outcomes with whatever matters to a test."""

from __future__ import annotations

from typing import Any

from agreements.diagnostics import CheckedFile, Diagnostic, Location, Outcome, Report, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def finding(line: int = 1, column: int = 1, end_column: int = 0, **changes: object) -> Diagnostic:
    """A finding in deal.yaml, an error that this is odd."""
    place = Location(str(changes.pop("file", "deal.yaml")), line, column, end_column)
    fields: dict[str, object] = {"id": "odd", "severity": ERROR, "message": "this is odd"} | changes
    return Diagnostic(location=place, **fields)  # type: ignore[arg-type]


def waived(line: int = 1, **changes: object) -> Diagnostic:
    """A finding that somebody has answered for."""
    words: dict[str, Any] = {"id": "PTY-12", "subject": "BFA", "waived": "merged in April (A. Name, 2026-11-01)"}
    return finding(line, **{**words, **changes})


def outcome(*findings: Diagnostic, **changes: object) -> Outcome:
    """The outcome of a check of deal.yaml, run in /work."""
    files = (CheckedFile("deal.yaml", Report.of(findings)),)
    return Outcome(**{"files": files, "folder": "/work", **changes})  # type: ignore[arg-type]


HOSTILE = [
    "",
    " ",
    "two\nlines",
    "carriage\r\nreturn",
    "<tag attribute='1'>&amp;]]></tag>",
    '"quoted"',
    "100% of a::b,c",
    "[link](1) {0} [x]",
    "\x00\x01\x08\x0b\x1b[31m\x7f\x85\u2028",
    "\ufffe\uffff\ud800\U0001ffff",
    "\u202eturned",
    "::error::injected\n::warning::injected",
    "Cyngor Sir Ynys M\u00f4n \u4e2d\u6587 \U0001f600",
]
"""Texts that a careless report breaks on."""
