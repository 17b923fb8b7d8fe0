"""Findings of this room, built in one way: what the loader refuses cannot be waived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from agreements.diagnostics import Diagnostic, Location, Report, Severity

_MOST_OF_A_KIND = 25
MOST_COUNTED = 1000
"""Nobody reads on for so long, and to count a million of one kind takes half a minute."""


def error(kind: str, message: str, location: Location, hint: str = "", path: str = "") -> Diagnostic:
    """A finding that refuses the file."""
    return Diagnostic(kind, Severity.ERROR, message, location, hint=hint, path=path, waivable=False)


def warning(kind: str, message: str, location: Location, hint: str = "", path: str = "") -> Diagnostic:
    """A finding that lets the file pass."""
    return Diagnostic(kind, Severity.WARNING, message, location, hint=hint, path=path)


def capped(findings: Iterable[Diagnostic]) -> Report:
    """The findings in reading order; of each kind the first 25, the last of them saying how many more there are."""
    report = Report.of(findings)
    totals = Counter(finding.id for finding in report)
    return Report(tuple(_first_of_each(report, totals)))


def _first_of_each(report: Report, totals: Counter[str]) -> Iterator[Diagnostic]:
    seen: Counter[str] = Counter()
    for finding in report:
        seen[finding.id] += 1
        left = totals[finding.id] - _MOST_OF_A_KIND
        if seen[finding.id] < _MOST_OF_A_KIND or (seen[finding.id] == _MOST_OF_A_KIND and left <= 0):
            yield finding
        elif seen[finding.id] == _MOST_OF_A_KIND:
            more = "many" if totals[finding.id] >= MOST_COUNTED else left
            yield replace(finding, message=f"{finding.message} (and {more} more of this kind, not listed)")
