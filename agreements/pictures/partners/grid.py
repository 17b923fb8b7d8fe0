"""A map of many flows: a grid that says who sends (rows) what to whom (columns), a letter a kind of flow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.pictures.lettering import Lettering, Paragraph
from agreements.pictures.marks import Box, Line, Look, Mark
from agreements.pictures.partners.key import key
from agreements.pictures.partners.model import Partner, PartnerMap
from agreements.pictures.picture import Drawing

__all__ = ["grid"]

_NARROWEST = 9.0
_WIDEST_CELL = 3.4
_AIR = 0.3


@dataclass(frozen=True)
class _Grid:
    """The figures with the measures of the grid: `names` is the width left of the cells, `indent` of the numbers."""

    figures: PartnerMap
    lettering: Lettering
    width: int
    cell: int
    indent: int

    @property
    def names(self) -> int:
        return self.width - self.cell * len(self.figures.partners)

    @property
    def air(self) -> int:
        return self.lettering.ems(_AIR)


def grid(figures: PartnerMap, twentieths: int, lettering: Lettering, width: int) -> Drawing | None:
    """The map as a grid with that share of its width for cells, or more where letters ask for it.

    Nothing where there are more bodies than columns have room for.
    """
    shown = (*(figures.letter(kind) for kind in figures.kinds), str(len(figures.partners)))
    least = max(lettering.width(text, bold=True) for text in shown) + lettering.ems(0.3)
    cells = width * twentieths // 20 // len(figures.partners)
    cell = max(least, min(lettering.ems(_WIDEST_CELL), cells))
    indent = lettering.width("00", bold=True) + lettering.ems(0.5)
    made = _Grid(figures, lettering, width, cell, indent)
    return _drawn(made) if made.names >= lettering.ems(_NARROWEST) else None


def _drawn(made: _Grid) -> Drawing:
    """Shades first, then lines, then words."""
    shades: list[Mark] = []
    marks: list[Mark] = list(_heads(made))
    top = made.lettering.pitch + 2 * made.air
    for place, partner in enumerate(made.figures.partners):
        name, cells = _name(made, partner), _cells(made, partner)
        height = made.lettering.pitch * max(len(name), *map(len, cells)) + 2 * made.air
        shades.append(Box(made.names + place * made.cell, top, made.cell, height, Look.SHADE))
        marks.append(Line(((0, top), (made.width, top)), rule=True))
        marks += _row(made, place, name, cells, top + made.air)
        top += height
    marks.append(Line(((0, top), (made.width, top)), rule=True))
    legend, tall = key(made.figures, made.figures.kinds, made.lettering, made.width, top, lines=False)
    return Drawing((*shades, *marks, *legend), made.width, top + tall)


def _heads(made: _Grid) -> Iterator[Mark]:
    """From at the left, to at the right, and the numbers of the columns."""
    words = f"{made.figures.sender} ↓   {made.figures.receiver} →"
    fits = made.lettering.width(words) <= made.names - made.air
    if fits:
        yield from made.lettering.column(0, made.air, (Paragraph(words),))
    for place in range(len(made.figures.partners)):
        yield from _centred(made, place, made.air, (str(place + 1),))


def _name(made: _Grid, partner: Partner) -> tuple[Paragraph, ...]:
    paragraphs = (Paragraph(partner.name, bold=True), *(Paragraph(note) for note in partner.notes))
    return made.lettering.lines(paragraphs, made.names - made.indent - made.air)


def _cells(made: _Grid, partner: Partner) -> list[tuple[str, ...]]:
    """The lines of letters in each cell of the partner's row."""
    return [_letters(made, partner.id, other.id) for other in made.figures.partners]


def _letters(made: _Grid, start: str, end: str) -> tuple[str, ...]:
    kinds = [flow.kind for flow in made.figures.once if (flow.start, flow.end) == (start, end)]
    text = " ".join(made.figures.letter(kind) for kind in sorted(kinds, key=made.figures.kinds.index))
    lines = made.lettering.lines((Paragraph(text, bold=True),), made.cell - made.lettering.ems(0.2))
    return tuple(line.text for line in lines)


def _row(
    made: _Grid, place: int, name: Sequence[Paragraph], cells: Sequence[Sequence[str]], top: int
) -> Iterator[Mark]:
    yield from made.lettering.column(0, top, (Paragraph(str(place + 1), bold=True),))
    yield from made.lettering.column(made.indent, top, name)
    for column, letters in enumerate(cells):
        yield from _centred(made, column, top, letters)


def _centred(made: _Grid, column: int, top: int, lines: Sequence[str]) -> Iterator[Mark]:
    for place, line in enumerate(lines):
        left = made.names + column * made.cell + (made.cell - made.lettering.width(line, bold=True)) // 2
        yield from made.lettering.column(left, top + place * made.lettering.pitch, (Paragraph(line, bold=True),))
