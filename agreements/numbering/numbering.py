"""Labels and references, computed once from the structure. Renderers print them and never count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, assert_never

from agreements.document import (
    Block,
    Clause,
    Contents,
    Definition,
    Document,
    DraftingNote,
    ExecutionBlock,
    Heading,
    Inlines,
    NumberedDocument,
    Paragraph,
    Part,
    Party,
    Recital,
    Reference,
    Schedule,
    Series,
    SignatureLine,
    Table,
)
from agreements.wording import letters, roman, upper_letters

B = TypeVar("B", Party, Recital, Clause, Paragraph, Schedule, Part, Table)


@dataclass(frozen=True, slots=True)
class NumberingScheme:
    """The words that stand before numbers, and what a reference prints that leads nowhere."""

    schedule: str = "Schedule"
    part: str = "Part"
    table: str = "Table"
    missing: str = "[missing reference]"


def number(document: Document, scheme: NumberingScheme) -> NumberedDocument:
    """The same document with every label filled in and every reference printed."""
    counter = _Counter(scheme)
    labelled = tuple(counter.labelled(block) for block in document.blocks)
    resolved = tuple(_resolved(block, counter.numbers, scheme) for block in labelled)
    return NumberedDocument(replace(document, blocks=resolved))


def number_of(document: NumberedDocument) -> Mapping[str, str]:
    """What a reference to each block prints, by block id: `7.2(b)`, `3`, `A`."""
    counter = _Counter(NumberingScheme())
    for block in document.blocks:
        counter.labelled(block)
    return counter.numbers


_UNCOUNTED = (Series.DEFINITION, Series.RECITAL)
"""Lists whose level 1 is a block of its own, with a term or a letter."""


class _Counter:
    """Counts through one document. `numbers` holds what a reference to each block prints."""

    def __init__(self, scheme: NumberingScheme) -> None:
        self.numbers: dict[str, str] = {}
        self._scheme = scheme
        self._parties = self._recitals = self._tables = self._schedules = self._parts = 0
        self._clause = {Series.CLAUSE: 0, Series.SCHEDULE: 0}
        self._levels = [0, 0, 0]

    def labelled(self, block: Block) -> Block:
        match block:
            case Party():
                self._parties += 1
                return self._numbered(replace(block, label=f"({self._parties})"), f"({self._parties})")
            case Recital():
                self._recitals += 1
                self._levels[1:] = [0, 0]
                label = f"({upper_letters(self._recitals)})"
                return self._numbered(replace(block, label=label), label)
            case Clause():
                self._clause[block.series] += 1
                self._levels = [0, 0, 0]
                count = str(self._clause[block.series])
                return self._numbered(replace(block, label=f"{count}."), count)
            case Paragraph():
                return self._paragraph(block)
            case Definition():
                self._levels[1:] = [0, 0]  # (a) starts again; the clause's own 1.1, 1.2 goes on after the list
                return block
            case Schedule():
                self._schedules += 1
                self._parts = self._clause[Series.SCHEDULE] = 0
                self._levels = [0, 0, 0]
                label = f"{self._scheme.schedule} {self._schedules}"
                return self._numbered(replace(block, label=label), str(self._schedules))
            case Part():
                self._parts += 1
                self._clause[Series.SCHEDULE] = 0
                self._levels = [0, 0, 0]
                label = f"{self._scheme.part} {self._parts}"
                return self._numbered(replace(block, label=label), str(self._parts))
            case Table():
                if not block.numbered:
                    return block
                self._tables += 1
                label = f"{self._scheme.table} {self._tables}"
                return self._numbered(replace(block, label=label), str(self._tables))
            case Heading() | Contents() | ExecutionBlock() | DraftingNote():
                return block
            case _:
                assert_never(block)

    def _numbered(self, block: B, number_: str) -> B:
        self.numbers[block.id] = number_
        return block

    def _paragraph(self, block: Paragraph) -> Paragraph:
        if block.level == 0 or (block.series in _UNCOUNTED and block.level <= 1):
            return block
        index = block.level - 1
        self._levels[index] += 1
        self._levels[index + 1 :] = [0] * (2 - index)
        return self._numbered(replace(block, label=self._label(block)), self._reference(block))

    def _label(self, block: Paragraph) -> str:
        match block.level:
            case 1:
                return f"{self._clause[block.series]}.{self._levels[0]}"
            case 2:
                return f"({letters(self._levels[1])})"
        return f"({roman(self._levels[2])})"

    def _reference(self, block: Paragraph) -> str:
        """The full number: the item's own letters after the paragraph that it stands in."""
        items = f"({letters(self._levels[1])})" if block.level > 1 and self._levels[1] else ""
        items += f"({roman(self._levels[2])})" if block.level == 3 else ""  # noqa: PLR2004 - the level of (i)
        if block.series is Series.DEFINITION:
            return items
        if block.series is Series.RECITAL:
            return f"({upper_letters(self._recitals)}){items}"
        stem = str(self._clause[block.series])
        return f"{stem}.{self._levels[0]}{items}" if self._levels[0] else f"{stem}{items}"


def _resolved(block: Block, numbers: Mapping[str, str], scheme: NumberingScheme) -> Block:
    def inlines(run: Inlines) -> Inlines:
        return tuple(
            replace(inline, text=numbers.get(inline.target, scheme.missing)) if isinstance(inline, Reference) else inline
            for inline in run
        )

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
        case ExecutionBlock():
            lines = tuple(SignatureLine(line.label, inlines(line.inlines)) for line in block.lines)
            return replace(block, inlines=inlines(block.inlines), lines=lines)
        case _:
            return replace(block, inlines=inlines(block.inlines))

