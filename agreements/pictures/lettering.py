"""Text of one size: how it breaks into lines, and how much room they take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agreements.pictures.advances import width_of
from agreements.pictures.marks import INK, Words

__all__ = ["Lettering", "Paragraph"]

_HUNDREDTHS_PER_POINT = 2540 / 72


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that breaks into lines of its own."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Lettering:
    """One type size, in hundredths of a millimetre: `em` is the size, `pitch` from baseline to baseline."""

    em: int

    @classmethod
    def of(cls, points: float) -> Lettering:
        """The lettering of a type size in points, never smaller than that."""
        return cls(int(points * _HUNDREDTHS_PER_POINT) + 1)

    @property
    def pitch(self) -> int:
        """From one baseline to the next: 1.34 of the size. Letters with accents and tails need 1.18 of it."""
        return self.ems(1.34)

    @property
    def pad(self) -> int:
        """Between a border and the words in it."""
        return self.ems(0.55)

    def ems(self, number: float) -> int:
        """A length in ems."""
        return int(number * self.em)

    def width(self, text: str, *, bold: bool = False) -> int:
        """The most that a line of text can take."""
        return width_of(text, self.em, bold=bold)

    def longest(self, paragraphs: Iterable[Paragraph]) -> int:
        """The widest piece that a line should hold whole: a word, or what stands before or after a hyphen in it."""
        words = ((word, one.bold) for one in paragraphs for word in re.split(r"(?<=[-/])|\s+", one.text) if word)
        return max((self.width(word, bold=bold) for word, bold in words), default=0)

    def lines(self, paragraphs: Iterable[Paragraph], width: int) -> tuple[Paragraph, ...]:
        """The paragraphs in lines no wider than `width`. Every letter is there; a word too long is broken."""
        return tuple(
            Paragraph(line, paragraph.bold)
            for paragraph in paragraphs
            for line in self._broken(paragraph.text, width, bold=paragraph.bold)
        )

    def height(self, lines: Iterable[Paragraph]) -> int:
        """The room that the lines take from the top of the first to the foot of the last."""
        return sum(self.pitch for _ in lines)

    def column(self, x: int, top: int, lines: Iterable[Paragraph], *, colour: str = INK) -> Iterator[Words]:
        """The lines beneath one another, the first one's capitals in the middle of its pitch."""
        for place, line in enumerate(lines):
            yield Words(x, self.baseline(top + place * self.pitch), line.text, self.em, line.bold, colour=colour)

    def baseline(self, top: int) -> int:
        """The baseline of a line whose pitch begins at `top`: capitals are 0.66 em high and stand in its middle."""
        return top + self.pitch // 2 + self.ems(0.33)

    def _broken(self, text: str, width: int, *, bold: bool) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer, bold=bold) <= width:
                line = longer
                continue
            if line:
                yield line
            *pieces, line = self._pieces(word, width, bold=bold)
            yield from pieces
        if line:
            yield line

    def _pieces(self, word: str, width: int, *, bold: bool) -> list[str]:
        """The word whole if it fits, else in as few pieces as it can be, broken after a hyphen if it has one."""
        pieces, piece = [], ""
        for letter in word:
            if piece and self.width(piece + letter, bold=bold) > width:
                cut = max(piece.rfind("-"), piece.rfind("/")) + 1 or len(piece)
                pieces.append(piece[:cut])
                piece = piece[cut:]
            piece += letter
        return [*pieces, piece]
