"""Every word of findings, to be held against a file that a person has read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from agreements.diagnostics import Diagnostic, Report


def lines_of(finding: Diagnostic) -> Iterator[str]:
    """All that a finding says, on lines of their own."""
    place = finding.location
    related = "".join(f" see {one}-{one.end_column}" for one in finding.related)
    bound = "" if finding.waivable else " for good"
    yield f"  {finding.severity}{bound} {finding.id} {place}-{place.end_column} at {finding.path!r}{related}"
    yield f"    {finding.message}"
    yield f"    {finding.hint}"


def told(cases: Iterable[tuple[str, Callable[[], tuple[str, Report]]]]) -> str:
    """What each case raises: its message, then its findings."""
    pieces: list[str] = []
    for name, findings in cases:
        message, report = findings()
        pieces += [name, *([f"  {message}"] if message else []), *(line for one in report for line in lines_of(one))]
    return "\n".join(pieces) + "\n"


def held(path: Path, words: str, *, rewrite: bool) -> str:
    """The words of that file, which is written anew where that is asked for."""
    if rewrite:
        path.write_text(words, encoding="utf-8")
    return path.read_text(encoding="utf-8")
