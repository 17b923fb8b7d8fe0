"""What a document must say, line by line: the model's own account, to hold every rendered file against."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple, assert_never

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
    Schedule,
    Table,
    words,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a block: the block's id, its label (first line only) and its words in NFC."""

    block: str
    label: str
    text: str


class FrameWords(NamedTuple):
    """The words round the body: the cover's lines, and every text that a running line may hold.

    In a running text `{page}` and `{pages}` stand for the numbers.
    """

    cover: Sequence[str]
    running: Collection[str]


def expected_lines(document: NumberedDocument) -> tuple[Line, ...]:
    """Every line that the body prints, in reading order. The contents list is one line, its title."""
    return tuple(
        Line(line.block, line.label, unicodedata.normalize("NFC", line.text))
        for block in document.blocks
        for line in _lines(block)
    )


def drawn_words(picture: Picture) -> tuple[str, ...]:
    """The lines of text that are drawn in a picture, in the order of its SVG, in NFC."""
    return tuple(unicodedata.normalize("NFC", unescape(text)) for text in _DRAWN.findall(picture.svg))


_DRAWN = re.compile(r"<text\b[^>]*>([^<]*)</text>")


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Contents():
            yield Line(block.id, "", block.words)
        case Table():
            yield Line(block.id, block.label, words(block.caption))
            for column in block.columns:
                yield Line(block.id, "", words(column.heading))
            for row in block.rows:
                for cell in row.cells:
                    for line in cell:
                        yield Line(block.id, "", words(line))
            if block.note:
                yield Line(block.id, "", words(block.note))
        case Picture():
            yield Line(block.id, block.label, words(block.caption))
            yield Line(block.id, "", block.alt)
        case ExecutionBlock():
            yield Line(block.id, "", words(block.inlines))
            if block.seal_words:
                yield Line(block.id, "", block.seal_words)
            for signature in block.lines:
                yield Line(block.id, "", signature.words)
                if signature.inlines:
                    yield Line(block.id, "", words(signature.inlines))
        case Party() | Recital() | Clause() | Paragraph() | Schedule() | Part():
            yield Line(block.id, block.label, words(block.inlines))
        case Heading() | Definition() | DraftingNote():
            yield Line(block.id, "", words(block.inlines))
        case _:
            assert_never(block)
