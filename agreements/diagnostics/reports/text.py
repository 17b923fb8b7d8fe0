"""A report for people, in the manner of a good compiler."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from agreements.diagnostics.model import AgreementsError, Diagnostic, Location, Report, Severity
from agreements.diagnostics.outcome import Hidden, LinesOf, Outcome
from agreements.diagnostics.reports.excerpt import excerpt
from agreements.diagnostics.words import counted, shown

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_BOLD = "1"
_DIM = "2"


def text(outcome: Outcome) -> str:
    """The report without colours, as it is written into a file; files that could not be checked come first."""
    failures = "".join(_failure(error) for _, error in outcome.unchecked)
    return failures + as_text(outcome.report, outcome.lines_of, colour=False, hidden=outcome.hidden)


def _failure(error: AgreementsError) -> str:
    lines = [*error.message.splitlines(), *(f"  hint: {line}" for line in error.hint.splitlines())]
    return "".join(f"{shown(line)}\n" for line in lines)


def as_text(report: Report, lines_of: LinesOf, *, colour: bool, hidden: Hidden | None = None) -> str:
    """Each finding with its place, its source line and what to do, then the waived ones, then a line that counts.

    `lines_of` gives the lines of a file by the name that locations use, without line ends; an empty sequence leaves
    the source line out. Nothing but printable text reaches the result: what would steer a terminal or cannot be
    seen is spelled `<U+202E>`. Ends with a line break.
    """
    paint = _Paint(colour)
    lines = cache(lambda file: tuple(lines_of(file)))
    parts = [_finding(diagnostic, lines, paint) for diagnostic in report.counted]
    if report.waived:
        parts.append("".join(_waived(diagnostic) for diagnostic in report.waived))
    return "\n".join([*parts, summary(report, hidden or Hidden())]) + "\n"


# --- the last line --------------------------------------------------------------------------------------------------


def summary(report: Report, hidden: Hidden) -> str:
    """`2 errors, 1 warning in bcf.yaml (1 waived, 4 ignored)`; `no findings` when there are none."""
    counts = [counted(len(found), s) for s in Severity if (found := report.of_severity(s))]
    files = sorted({diagnostic.location.file for diagnostic in report})
    where = f" in {shown(files[0]) if len(files) == 1 else f'{len(files)} files'}" if files else ""
    return f"{', '.join(counts) or 'no findings'}{where}{aside(report, hidden)}"


def aside(report: Report, hidden: Hidden) -> str:
    """` (1 waived, 4 ignored)`, or nothing when there is nothing to add."""
    kept = "1 error that cannot be ignored" if hidden.kept == 1 else f"{hidden.kept} errors that cannot be ignored"
    notes = (
        (len(report.waived), f"{len(report.waived)} waived"),
        (hidden.ignored, f"{hidden.ignored} ignored"),
        (hidden.unselected, f"{hidden.unselected} not selected"),
        (hidden.in_baseline, f"{hidden.in_baseline} in the baseline"),
        (hidden.kept, kept),
    )
    told = [words for number, words in notes if number]
    return f" ({', '.join(told)})" if told else ""


def _waived(diagnostic: Diagnostic) -> str:
    what = " ".join(filter(None, (diagnostic.id, diagnostic.subject, diagnostic.year)))
    return f"waived: {shown(what)} - {shown(' '.join(diagnostic.waived.split()))}\n"


# --- one finding ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Paint:
    """ANSI codes round a text when `on`, nothing otherwise."""

    on: bool

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


def _finding(diagnostic: Diagnostic, lines_of: LinesOf, paint: _Paint) -> str:
    colour = _COLOURS[diagnostic.severity]
    title = paint(f"{diagnostic.severity.value} {shown(diagnostic.id)}", colour)
    name = paint(f" [{shown(diagnostic.name)}]", _DIM) if diagnostic.name not in ("", diagnostic.id) else ""
    place = paint(shown(str(diagnostic.location)) + ":", _BOLD)
    lines = [f"{place} {title} {shown(diagnostic.message)}{name}"]
    marked = _marked(diagnostic.location, lines_of, paint, colour)
    gutter = " " * len(str(diagnostic.location.line)) if marked else ""
    lines += [*marked, *_notes(diagnostic, gutter)]
    return "\n".join(lines) + "\n"


def _marked(location: Location, lines_of: LinesOf, paint: _Paint, colour: str) -> list[str]:
    """The source line with its number and its mark; nothing when there is none to show."""
    lines = lines_of(location.file) if location.line else ()
    if not 0 < location.line <= len(lines):
        return []
    line, mark_start, mark_width = excerpt(lines[location.line - 1], location)
    number = str(location.line)
    gutter = paint(" " * len(number) + " |", _DIM)
    return [
        gutter,
        f"{paint(number + ' |', _DIM)} {line}".rstrip(),
        f"{gutter} {' ' * mark_start}{paint('^' * mark_width, colour)}",
    ]


def _notes(diagnostic: Diagnostic, gutter: str) -> Iterator[str]:
    for label, note in _labelled(diagnostic):
        first, *rest = note.splitlines() or [""]
        if note:
            yield f"{gutter} = {label}: {shown(first)}"
            yield from (f"{gutter}   {' ' * len(label)}  {shown(line)}" for line in rest)


def _labelled(diagnostic: Diagnostic) -> Iterable[tuple[str, str]]:
    day = long_day(diagnostic.checked)
    both = diagnostic.source and day
    yield "hint", diagnostic.hint
    yield "source", f"{diagnostic.source} (checked {day})" if both else diagnostic.source
    yield "checked", "" if both else day
    yield from (("see", str(location)) for location in diagnostic.related)


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def long_day(iso: str) -> str:
    """`21 November 2026` for `2026-11-21`; what is no ISO date stays as it is."""
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
