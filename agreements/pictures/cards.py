"""Boxes with words in them: as tall as their words ask for, the words in the middle of the height."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agreements.pictures.lettering import Lettering, Paragraph
from agreements.pictures.marks import Box, Look, Mark

__all__ = ["Card", "label", "label_size"]

_AIR = 0.4
"""Above and beneath the words of a box, in ems."""


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a box in lines, for a box of this width."""

    lines: tuple[Paragraph, ...]
    width: int

    @classmethod
    def of(cls, name: str, notes: tuple[str, ...], width: int, lettering: Lettering) -> Card:
        """A name in bold and plain notes beneath it, in a box `width` wide."""
        paragraphs = (Paragraph(name, bold=True), *(Paragraph(note) for note in notes))
        return cls(lettering.lines(paragraphs, width - 2 * lettering.pad), width)

    @staticmethod
    def least(name: str, notes: tuple[str, ...], lettering: Lettering) -> int:
        """The width that a box needs so that no word in it is broken."""
        return lettering.longest((Paragraph(name, bold=True), *map(Paragraph, notes))) + 2 * lettering.pad

    def height(self, lettering: Lettering) -> int:
        """The least height of the box."""
        return lettering.height(self.lines) + 2 * lettering.ems(_AIR)

    def marks(
        self, x: int, y: int, height: int, lettering: Lettering, *, look: Look = Look.PLAIN, high: bool = False
    ) -> Iterator[Mark]:
        """The box with its upper left corner at x, y, and the words half way down it, or at the top if `high`."""
        yield Box(x, y, self.width, height, look)
        top = y + (lettering.ems(_AIR) if high else (height - lettering.height(self.lines)) // 2)
        yield from lettering.column(x + lettering.pad, top, self.lines)


def label(text: str, x: int, y: int, lettering: Lettering) -> Iterator[Mark]:
    """A letter or number in a small square, its middle at x, y."""
    width, height = label_size(text, lettering)
    yield Box(x - width // 2, y - height // 2, width, height, Look.LABEL)
    place = x - lettering.width(text, bold=True) // 2
    yield from lettering.column(place, y - lettering.pitch // 2, (Paragraph(text, bold=True),))


def label_size(text: str, lettering: Lettering) -> tuple[int, int]:
    """Width and height of the small square."""
    return max(lettering.ems(1.24), lettering.width(text, bold=True) + lettering.ems(0.3)), lettering.ems(1.24)
