"""A document as plain text: what it says, for a person to read and for golden files to hold."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import assert_never

from agreements.document import (
    Block,
    Clause,
    Contents,
    Definition,
    DraftingNote,
    ExecutionBlock,
    Heading,
    NumberedDocument,
    Paragraph,
    Part,
    Party,
    Picture,
    Recital,
    Row,
    Schedule,
    Table,
    words,
)

_WIDTH = 100
_STEP = 8
_COLUMN = 8


def plain_text(document: NumberedDocument) -> str:
    """The frame's words, then every block, wrapped at 100 characters. A blank for the pen prints as a line."""
    return "\n".join(line.rstrip() for line in _lines(document)) + "\n"


def _lines(document: NumberedDocument) -> Iterator[str]:
    frame = document.frame
    yield from _underlined(frame.title, "=")
    cover = (frame.kind, frame.between, *frame.parties, frame.date_line, frame.status_line, frame.reference)
    yield from filter(None, cover)
    for block in document.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Schedule():
            yield from _underlined(f"{block.label}  {words(block.inlines)}", "=")
        case Heading() | Part():
            yield from _underlined("  ".join(filter(None, (getattr(block, "label", ""), words(block.inlines)))), "-")
        case Clause() | Party() | Recital():
            yield from _hung(block.label, words(block.inlines), 0)
        case Paragraph():
            yield from _hung(block.label, words(block.inlines), max(block.level - 1, 0))
        case Definition():
            yield from _hung("", words(block.inlines), 0)
        case DraftingNote():
            yield from _hung("", f"[{words(block.inlines)}]", 0)
        case Contents():
            yield from _underlined(block.words, "-")
        case Table():
            yield from _table(block)
        case Picture():
            yield "  ".join(filter(None, (block.label, words(block.caption))))
            yield from _hung("", f"[{block.alt}]", 0)
        case ExecutionBlock():
            yield from _execution(block)
        case _:
            assert_never(block)


def _underlined(text: str, sign: str) -> Iterator[str]:
    yield from (text, sign * min(len(text), _WIDTH))


def _hung(label: str, text: str, level: int) -> Iterator[str]:
    """The label in its own column; every line of the text starts in the next."""
    left = " " * (_STEP * level)
    lines = [line for part in text.split("\n") for line in _wrapped(part, _WIDTH - len(left) - _COLUMN) or [""]]
    for number, line in enumerate(lines):
        yield f"{left}{label if number == 0 else '':<{_COLUMN - 1}} {line}"


def _table(table: Table) -> Iterator[str]:
    yield "  ".join(filter(None, (table.label, words(table.caption))))
    rows = [[words(column.heading) for column in table.columns], *(_cells(row) for row in table.rows)]
    for number, row in enumerate(rows):
        yield "| " + " | ".join(row) + " |"
        if number == 0:
            yield "|" + "|".join("-" * (len(cell) + 2) for cell in row) + "|"
    if table.note:
        yield words(table.note)


def _cells(row: Row) -> list[str]:
    return [" / ".join(words(line) for line in cell).replace("\n", " ") for cell in row.cells]


def _execution(block: ExecutionBlock) -> Iterator[str]:
    yield from _hung("", words(block.inlines), 0)
    if block.seal_words:
        yield f"{'':<{_COLUMN}}[{block.seal_words}]"
    for line in block.lines:
        yield f"{'':<{_COLUMN}}{line.words}: {words(line.inlines) or '_' * 30}"


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)
