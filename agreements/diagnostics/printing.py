"""A report as text for people, or as JSON for other programs."""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from agreements.diagnostics.model import Diagnostic, Location, Report, Severity

JSON_VERSION = 1
"""Raised when a field of `as_json` changes its meaning or goes; a new field alone does not raise it."""

_LINE_WIDTH = 100  # cells of a source line that are shown; a longer line is cut round its mark
_TAB_WIDTH = 4
_ELLIPSIS = "..."

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_BOLD = "1"
_DIM = "2"

LinesOf = Callable[[str], Sequence[str]]


def as_text(report: Report, lines_of: LinesOf, *, colour: bool) -> str:
    """Each finding with its place, its source line and what to do, then one line that counts them.

    `lines_of` gives the lines of a file by the name that locations use, without line ends; an empty sequence leaves
    the source line out. Nothing but printable text reaches the result: what would steer a terminal or cannot be
    seen is spelled `<U+202E>`. Ends with a line break.
    """
    paint = _Paint(colour)
    parts = [_finding(diagnostic, lines_of, paint) for diagnostic in report]
    return "\n".join([*parts, summary(report)]) + "\n"


def summary(report: Report) -> str:
    """`2 errors, 1 warning in bcf.yaml`; `no findings` when there are none."""
    if not len(report):
        return "no findings"
    counts = ", ".join(_count(len(report.of_severity(s)), _NOUNS[s]) for s in Severity if report.of_severity(s))
    files = sorted({diagnostic.location.file for diagnostic in report})
    return f"{counts} in {shown(files[0]) if len(files) == 1 else f'{len(files)} files'}"


def as_json(report: Report) -> str:
    """One JSON object in ASCII: `version`, `findings` in reading order, `summary` with the count of each severity.

    A finding holds `id`, `severity` (error, warning, info), `message`, `hint`, `file`, `line`, `column`,
    `end_column` (from 1, in characters; 0 for the file as a whole), `path`, `subject`, `year`, `source`, `waivable`,
    and `related`, a list of places. Every key is always there, in this order. Ends with a line break.
    """
    content = {
        "version": JSON_VERSION,
        "findings": [_finding_fields(diagnostic) for diagnostic in report],
        "summary": {_NOUNS[severity] + "s": len(report.of_severity(severity)) for severity in Severity},
    }
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """The candidate that `word` was most likely meant to be, or the empty string. Case does not count."""
    by_folded = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    nearest = difflib.get_close_matches(word.casefold(), sorted(by_folded), n=1, cutoff=0.6)
    return by_folded[nearest[0]] if nearest else ""


def shown(text: str) -> str:
    """The text with everything that steers a terminal or cannot be seen spelled out, as `<U+202E>`."""
    return "".join(_spelled(character) if _hidden(character) else character for character in text)


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"


def _finding_fields(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "id": diagnostic.id,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **_location_fields(diagnostic.location),
        "path": diagnostic.path,
        "subject": diagnostic.subject,
        "year": diagnostic.year,
        "source": diagnostic.source,
        "waivable": diagnostic.waivable,
        "related": [_location_fields(location) for location in diagnostic.related],
    }


def _location_fields(location: Location) -> dict[str, object]:
    return {
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "end_column": location.end_column,
    }


@dataclass(frozen=True, slots=True)
class _Paint:
    """ANSI codes round a text when `on`, nothing otherwise."""

    on: bool

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


def _finding(diagnostic: Diagnostic, lines_of: LinesOf, paint: _Paint) -> str:
    colour = _COLOURS[diagnostic.severity]
    title = paint(f"{diagnostic.severity.value} {shown(diagnostic.id)}", colour)
    lines = [f"{paint(shown(str(diagnostic.location)) + ':', _BOLD)} {title} {shown(diagnostic.message)}"]
    excerpt = _excerpt(diagnostic.location, lines_of, paint, colour)
    gutter = " " * len(str(diagnostic.location.line)) if excerpt else ""
    lines += [*excerpt, *_notes(diagnostic, gutter)]
    return "\n".join(lines) + "\n"


def _notes(diagnostic: Diagnostic, gutter: str) -> Iterator[str]:
    notes = [("hint", diagnostic.hint), ("source", diagnostic.source)]
    notes += [("see", str(location)) for location in diagnostic.related]
    for label, text in notes:
        first, *rest = text.splitlines() or [""]
        if text:
            yield f"{gutter} = {label}: {shown(first)}"
            yield from (f"{gutter}   {' ' * len(label)}  {shown(line)}" for line in rest)


def _excerpt(location: Location, lines_of: LinesOf, paint: _Paint, colour: str) -> list[str]:
    lines = lines_of(location.file) if location.line else ()
    if not 0 < location.line <= len(lines):
        return []
    text, mark_start, mark_width = _marked(lines[location.line - 1], location)
    number = str(location.line)
    gutter = paint(" " * len(number) + " |", _DIM)
    return [
        gutter,
        f"{paint(number + ' |', _DIM)} {text}".rstrip(),
        f"{gutter} {' ' * mark_start}{paint('^' * mark_width, colour)}",
    ]


def _marked(line: str, location: Location) -> tuple[str, int, int]:
    """The line as it is printed, and where its mark starts and how wide it is, in cells of the terminal."""
    start = min(max(location.column - 1, 0), len(line))
    end = min(max(location.end_column - 1, start + 1), max(len(line), start + 1))
    cells = [_cell(character, marked=start <= index < end) for index, character in enumerate(line)]
    before, marked, after = cells[:start], cells[start:end], cells[end:]
    marked = _clip_right(marked, _LINE_WIDTH)
    room = max(_LINE_WIDTH - _width(marked), 0)
    after = _clip_right(after, max(room - _width(before), room // 4))
    before = _clip_left(before, max(room - _width(after), 0))
    text = "".join([*before, *marked, *after])
    return text, _width(before), max(_width(marked), 1)


def _clip_right(cells: list[str], width: int) -> list[str]:
    if _width(cells) <= width:
        return cells
    kept, used = [], len(_ELLIPSIS)
    for cell in cells:
        used += _width([cell])
        if used > width:
            break
        kept.append(cell)
    return [*kept, _ELLIPSIS]


def _clip_left(cells: list[str], width: int) -> list[str]:
    kept = _clip_right(cells[::-1], width)
    return kept[::-1]


def _cell(character: str, *, marked: bool) -> str:
    """One character as it is printed. Odd white space is spelled out under the mark and is plain space elsewhere."""
    if character == "\t" and not marked:
        return " " * _TAB_WIDTH
    if character == "\u00a0" and not marked:
        return " "
    return _spelled(character) if _hidden(character) or character == "\u00a0" else character


def _hidden(character: str) -> bool:
    # Cn holds the noncharacters; Zl and Zp break lines in some terminals and not in others.
    hidden = unicodedata.category(character) in _HIDDEN_CATEGORIES
    return hidden or character in _BLANK_LETTERS or _is_odd_space(character)


_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def _is_odd_space(character: str) -> bool:
    return character not in " \u00a0" and unicodedata.category(character) == "Zs"


def _spelled(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _width(cells: Iterable[str]) -> int:
    return sum(_character_width(character) for cell in cells for character in cell)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
