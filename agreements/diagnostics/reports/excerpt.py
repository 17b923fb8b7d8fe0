"""A source line as a terminal shows it, cut to its width, with the place of its mark."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from agreements.diagnostics.model import Location
from agreements.diagnostics.words import hidden, obeyed_at, spelled

_LINE_WIDTH = 100  # cells of a source line that are shown; a longer line is cut round its mark
_MOST_READ = 1_000  # characters before, under and after the mark, more than are shown even where some have no width
_TAB_WIDTH = 4
_ELLIPSIS = "..."


def excerpt(line: str, location: Location) -> tuple[str, int, int]:
    """The line as it is printed, and where its mark starts and how wide it is, in cells of the terminal."""
    start = min(max(location.column - 1, 0), len(line))
    end = min(max(location.end_column - 1, start + 1), max(len(line), start + 1))
    before = _cells(line, max(start - _MOST_READ, 0), start, marked=False)
    marked = _cells(line, start, min(end, start + _MOST_READ), marked=True)
    after = _cells(line, end, end + _MOST_READ, marked=False)
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


def _cells(line: str, start: int, end: int, *, marked: bool) -> list[str]:
    text = line[start:end]
    obeyed = obeyed_at(line[max(start - 1, 0) : end + _MOST_READ])
    first = min(start, 1)
    return [spelled(c) if n + first in obeyed else _cell(c, marked=marked) for n, c in enumerate(text)]


def _cell(character: str, *, marked: bool) -> str:
    """One character as it is printed. Odd white space is spelled out under the mark and is plain space elsewhere."""
    if character == "\t" and not marked:
        return " " * _TAB_WIDTH
    if character == "\u00a0" and not marked:
        return " "
    return spelled(character) if hidden(character) or character == "\u00a0" else character


def _width(cells: Iterable[str]) -> int:
    return sum(_character_width(character) for cell in cells for character in cell)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
