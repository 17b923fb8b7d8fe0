"""The key beneath a map: the letter of each kind of flow, its line, its words."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.pictures.cards import label
from agreements.pictures.lettering import Lettering, Paragraph
from agreements.pictures.marks import Line, Mark, Point
from agreements.pictures.partners.model import PartnerMap

__all__ = ["key"]


def key(
    figures: PartnerMap, kinds: tuple[str, ...], lettering: Lettering, width: int, top: int, *, lines: bool = True
) -> tuple[tuple[Mark, ...], int]:
    """The key in up to three columns from `top` on, and how high it is. Without `lines` letters only."""
    if not kinds:
        return (), 0
    sample = lettering.ems(5.0 if lines else 1.8)
    longest = max(lettering.width(kind) for kind in kinds)
    columns = max(1, min(3, len(kinds), width // (sample + longest + lettering.ems(1.5))))
    column = width // columns
    marks: list[Mark] = []
    y = top + lettering.ems(1.2)
    for row in range(0, len(kinds), columns):
        height = lettering.pitch
        for place, kind in enumerate(kinds[row : row + columns]):
            words = lettering.lines((Paragraph(kind),), column - sample - lettering.ems(0.5))
            marks += _entry(figures, kind, words, (place * column, y), lettering, lines=lines)
            height = max(height, lettering.height(words))
        y += height + lettering.ems(0.35)
    return tuple(marks), y - top


def _entry(
    figures: PartnerMap, kind: str, words: tuple[Paragraph, ...], place: Point, lettering: Lettering, *, lines: bool
) -> Iterator[Mark]:
    """One line of the key, its upper left corner at `place`."""
    x, y = place
    middle = y + lettering.pitch // 2
    letter = figures.letter(kind)
    yield from label(letter, x + lettering.ems(0.65), middle, lettering)
    if lines:
        ends = (x + lettering.ems(1.3), middle), (x + lettering.ems(4.5), middle)
        yield Line(ends, figures.kinds.index(kind), arrow=True)
    yield from lettering.column(x + lettering.ems(5.0 if lines else 1.8), y, words)
