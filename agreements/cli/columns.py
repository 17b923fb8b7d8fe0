"""Rows of text in aligned columns, folded where they are wide, so that a narrow window and a printed page show them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agreements.diagnostics import shown

WIDTH = 110
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the most characters that a line of the column has; None takes what the others leave."""

    heading: str
    most: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells, and a remark below it that runs from the second column to the end. `apart`: a blank before it."""

    cells: tuple[str, ...]
    remark: str = ""
    apart: bool = False


def table(columns: Sequence[Column], lines: Sequence[Line]) -> Iterator[str]:
    """The lines under their headings, none wider than `WIDTH`. A column is as narrow as its cells allow."""
    heads = tuple(column.heading for column in columns)
    widths = _widths(columns, [heads, *(line.cells for line in lines)])
    yield from _row(heads, widths)
    yield _GAP.join("-" * width for width in widths)
    for line in lines:
        if line.apart:
            yield ""
        yield from _row(line.cells, widths)
        if line.remark:
            yield from folded(line.remark, indent=widths[0] + len(_GAP))


def folded(text: str, *, indent: int = 0, first: str = "") -> Iterator[str]:
    """The text in lines no wider than `WIDTH`, all but the first indented; the first begins with `first`."""
    space = " " * indent
    for line in textwrap.wrap(
        _kept_together(text), WIDTH, initial_indent=first or space, subsequent_indent=space, break_on_hyphens=False
    ):
        yield line.replace(_NO_BREAK, " ")


_NO_BREAK = "\u00a0"


def _kept_together(text: str) -> str:
    """A sum stays on the line of whoever pays it."""
    return shown(text).replace(" £", f"{_NO_BREAK}£")


def _widths(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> list[int]:
    longest = [max(len(shown(cell)) for cell in cells) for cells in zip(*rows, strict=True)]
    kept = [
        0 if column.most is None else min(column.most, length) for column, length in zip(columns, longest, strict=True)
    ]
    left = WIDTH - sum(kept) - len(_GAP) * (len(columns) - 1)
    return [
        min(left, length) if column.most is None else width
        for column, width, length in zip(columns, kept, longest, strict=True)
    ]


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [_wrapped(shown(cell), width) for cell, width in zip(cells, widths, strict=True)]
    for n in range(max(len(lines) for lines in wrapped)):
        parts = [
            (lines[n] if n < len(lines) else "").ljust(width) for lines, width in zip(wrapped, widths, strict=True)
        ]
        yield _GAP.join(parts).rstrip()


def _wrapped(cell: str, width: int) -> list[str]:
    """The cell in lines; a path that is too long for one goes on in the next after a full stop."""
    if " " in cell or len(cell) <= width:
        return textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
    lines = [""]
    for step in _STEPS.findall(cell):
        if lines[-1] and len(lines[-1] + step) > width:
            lines.append("")
        lines[-1] += step
    return [piece for line in lines for piece in textwrap.wrap(line, width, break_on_hyphens=False)]


_STEPS = re.compile(r"[^.]*\.?")
