"""Labels and references, computed once from the structure. Renderers print them and never count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from agreements.document import (
    Blank,
    Block,
    Clause,
    Contents,
    Definition,
    Document,
    ExecutionBlock,
    Inline,
    Inlines,
    NumberedDocument,
    Paragraph,
    Part,
    Party,
    Picture,
    Recital,
    Reference,
    Schedule,
    Series,
    Table,
    takes_number,
)
from agreements.wording import letters, roman, upper_letters

B = TypeVar("B", Party, Recital, Clause, Paragraph, Schedule, Part, Table, Picture)
P = TypeVar("P", Party, Recital)
N = TypeVar("N", Schedule, Part, Table, Picture)


@dataclass(frozen=True, slots=True)
class NumberingScheme:
    """The words that stand before numbers, and what a reference prints that leads nowhere."""

    schedule: str = "Schedule"
    part: str = "Part"
    table: str = "Table"
    picture: str = "Figure"
    missing: str = "[missing reference]"


def number(document: Document, scheme: NumberingScheme) -> NumberedDocument:
    """The same document with every label filled in and every reference printed."""
    counter = _Counter(scheme)
    labelled = tuple(counter.labelled(block) for block in document.blocks)
    resolved = tuple(_resolved(block, counter.numbers, scheme) for block in labelled)
    return NumberedDocument(replace(document, blocks=resolved))


def number_of(document: NumberedDocument) -> Mapping[str, str]:
    """What a reference to each block prints, by block id: `7.2(b)`, `3`, `(A)`."""
    counter = _Counter(NumberingScheme())
    for block in document.blocks:
        counter.labelled(block)
    return counter.numbers


class _Counter:
    """Counts through one document. `numbers` holds what a reference to each block prints."""

    def __init__(self, scheme: NumberingScheme) -> None:
        self.numbers: dict[str, str] = {}
        self._scheme = scheme
        self._parties = self._recitals = self._tables = self._pictures = self._schedules = self._parts = 0
        self._clause = {Series.CLAUSE: 0, Series.SCHEDULE: 0}
        # Each list counts by itself, as it does in Word: the definitions in clause 1.1 do not end its 1.1, 1.2.
        self._levels = {series: [0, 0, 0] for series in Series}

    def labelled(self, block: Block) -> Block:
        if not takes_number(block):
            if isinstance(block, Definition):
                self._restart(Series.DEFINITION)
            return block
        match block:
            case Party():
                self._parties += 1
                return self._same(block, f"({self._parties})")
            case Recital():
                self._recitals += 1
                self._restart(Series.RECITAL)
                return self._same(block, f"({upper_letters(self._recitals)})")
            case Clause():
                self._clause[block.series] += 1
                self._restart(block.series)
                count = str(self._clause[block.series])
                return self._numbered(replace(block, label=f"{count}."), count)
            case Paragraph():
                return self._paragraph(block)
            case Table():
                self._tables += 1
                return self._named(block, self._scheme.table, self._tables)
            case Picture():
                self._pictures += 1
                return self._named(block, self._scheme.picture, self._pictures)
            case _:
                return self._division(block)

    def _division(self, block: Block) -> Block:
        """A schedule starts parts and paragraphs again, a part starts paragraphs again."""
        self._clause[Series.SCHEDULE] = 0
        self._restart(Series.SCHEDULE)
        match block:
            case Schedule():
                self._schedules += 1
                self._parts = 0
                return self._named(block, self._scheme.schedule, self._schedules)
            case Part():
                self._parts += 1
                return self._named(block, self._scheme.part, self._parts)
        return block

    def _restart(self, series: Series) -> None:
        self._levels[series] = [0, 0, 0]

    def _same(self, block: P, label: str) -> P:
        return self._numbered(replace(block, label=label), label)

    def _named(self, block: N, word: str, count: int) -> N:
        return self._numbered(replace(block, label=f"{word} {count}"), str(count))

    def _numbered(self, block: B, number_: str) -> B:
        self.numbers[block.id] = number_
        return block

    def _paragraph(self, block: Paragraph) -> Paragraph:
        levels, index = self._levels[block.series], block.level - 1
        levels[index] += 1
        levels[index + 1 :] = [0] * (2 - index)
        label = self._label(block, levels)
        return self._numbered(replace(block, label=label), self._reference(block, levels))

    def _label(self, block: Paragraph, levels: list[int]) -> str:
        match block.level:
            case 1:
                return f"{self._clause[block.series]}.{levels[0]}"
            case 2:
                return f"({letters(levels[1])})"
        return f"({roman(levels[2])})"

    def _reference(self, block: Paragraph, levels: list[int]) -> str:
        """The full number: the item's own letters after the paragraph that it stands in."""
        items = f"({letters(levels[1])})" if block.level > 1 and levels[1] else ""
        items += f"({roman(levels[2])})" if block.level == 3 else ""  # noqa: PLR2004 - the level of (i)
        match block.series:
            case Series.DEFINITION:
                return items
            case Series.RECITAL:
                return f"({upper_letters(self._recitals)}){items}" if self._recitals else items
        stem = str(self._clause[block.series])
        return f"{stem}.{levels[0]}{items}" if levels[0] else f"{stem}{items}"


def _resolved(block: Block, numbers: Mapping[str, str], scheme: NumberingScheme) -> Block:
    def resolved(inline: Inline) -> Inline:
        if not isinstance(inline, Reference):
            return inline
        text = numbers.get(inline.target)
        # A gap, not a link: a draft is made all the same, and nothing that renders it meets a link to nowhere.
        return replace(inline, text=text) if text else Blank(scheme.missing)

    def inlines(run: Inlines) -> Inlines:
        return tuple(resolved(inline) for inline in run)

    match block:
        case Contents():
            return block
        case Table():
            return replace(
                block,
                caption=inlines(block.caption),
                columns=tuple(replace(column, heading=inlines(column.heading)) for column in block.columns),
                rows=tuple(
                    replace(row, cells=tuple(tuple(inlines(line) for line in cell) for cell in row.cells))
                    for row in block.rows
                ),
                note=inlines(block.note),
            )
        case Picture():
            return replace(block, caption=inlines(block.caption))
        case ExecutionBlock():
            lines = tuple(replace(line, inlines=inlines(line.inlines)) for line in block.lines)
            return replace(block, inlines=inlines(block.inlines), lines=lines)
        case _:
            return replace(block, inlines=inlines(block.inlines))
