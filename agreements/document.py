"""The document model: the paper, block by block, that every renderer reads and nothing that it does not need.

A `Document` is a flat sequence of blocks in reading order. `numbering.number` fills in every label and every
reference; renderers print them and never count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType, assert_never

__all__ = [
    "Align",
    "Blank",
    "Block",
    "Clause",
    "Column",
    "Contents",
    "Definition",
    "Document",
    "DraftingNote",
    "ExecutionBlock",
    "Frame",
    "Heading",
    "Inline",
    "Inlines",
    "NumberedDocument",
    "Paragraph",
    "Part",
    "Party",
    "Picture",
    "Recital",
    "Reference",
    "Row",
    "Schedule",
    "Series",
    "SignatureLine",
    "Table",
    "Term",
    "Text",
    "Value",
    "beside",
    "both",
    "inlines_of",
    "on_one_line",
    "rows",
    "takes_number",
    "words",
]

# --- inlines: what stands in a line ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the pack, as its author wrote them."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """Words filled in from the definition. `path` says from where; it is empty for a computed value.

    `language` is given where it is known to be another than that of the block.
    """

    text: str
    path: str = ""
    strong: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term, printed as `text`. It is bold where it `defines`, plain where it is used."""

    text: str
    name: str
    defines: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of another block, by that block's id. `text` is empty until `numbering` has filled it in.

    `path` says where the definition asks for it; it is empty for a reference of the pack.
    """

    target: str
    text: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap: for the `pen` (a date, a signature), or a value that the definition does not hold yet."""

    text: str
    path: str = ""
    pen: bool = False


Inline = Text | Value | Term | Reference | Blank
Inlines = tuple[Inline, ...]


def words(inlines: Inlines) -> str:
    """The text that a reader sees, without marks."""
    return inlines[0].text if len(inlines) == 1 else "".join([inline.text for inline in inlines])


# --- blocks ---------------------------------------------------------------------------------------------------------


class Series(StrEnum):
    """Which list a numbered paragraph counts in."""

    CLAUSE = "clause"
    SCHEDULE = "schedule"
    DEFINITION = "definition"
    RECITAL = "recital"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without a number: Parties, Background, Agreed terms, Execution."""

    id: str
    inlines: Inlines
    new_page: bool = False
    in_contents: bool = True


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents: clauses, schedules, parts and headings with their pages.

    `also` is the title in the second language of a document in two.
    """

    id: str
    title: str
    also: str = ""

    @property
    def words(self) -> str:
        """The title as it is printed, in every language."""
        return both(self.title, self.also)


@dataclass(frozen=True, slots=True)
class Party:
    """A numbered entry of the parties block: (1), (2)."""

    id: str
    inlines: Inlines
    label: str = ""


@dataclass(frozen=True, slots=True)
class Recital:
    """A lettered paragraph of the background: (A), (B)."""

    id: str
    inlines: Inlines
    label: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered heading: a clause (`1.`), or a paragraph heading of a schedule, as `series` says."""

    id: str
    inlines: Inlines
    series: Series = Series.CLAUSE
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text.

    `level` 0 has no number, 1 is `1.1`, 2 is `(a)`, 3 is `(i)`. In the series `definition` and
    `recital` only 2 and 3 are numbered, and (a) starts again after each `Definition` or `Recital`.
    """

    id: str
    inlines: Inlines
    level: int = 1
    series: Series = Series.CLAUSE
    label: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term with its meaning; the first inline is the `Term` that it defines."""

    id: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Schedule:
    """The start of a schedule, always on a new page. `label` reads `Schedule 2`, a reference prints `2`."""

    id: str
    inlines: Inlines
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The start of a part of a schedule. `label` reads `Part 1`, a reference prints `1`."""

    id: str
    inlines: Inlines
    label: str = ""
    new_page: bool = False


class Align(StrEnum):
    """How a column stands: words left, sums right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how it stands, and its share of the width (weights, any scale)."""

    heading: Inlines
    align: Align = Align.LEFT
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one cell a column, each cell one or more lines of inlines. A `total` row is bold, above it a rule."""

    cells: tuple[tuple[Inlines, ...], ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption above it. The first column heads its row. `wide` asks for a landscape page.

    `label` reads `Table 3`; it is printed before the caption.
    """

    id: str
    caption: Inlines
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Inlines = ()
    wide: bool = False
    numbered: bool = True
    label: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its caption above it; a table with the same facts stands after it, for whoever cannot see it.

    `svg` is a whole SVG text that needs nothing from elsewhere. The words in it are no words of the body: `alt` says
    what it shows, `title` what it is. It is empty where the figures do not fit on a page. `label` reads `Figure 2`.
    """

    id: str
    caption: Inlines
    svg: str
    title: str
    alt: str
    width_mm: float
    height_mm: float
    numbered: bool = True
    label: str = ""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line of an execution block: a label, and what is printed beside it (a name) or left for the pen.

    `also` is the label in the second language of a document in two, which is signed once.
    """

    label: str
    inlines: Inlines = ()
    also: str = ""

    @property
    def words(self) -> str:
        """The label as it is printed, in every language."""
        return both(self.label, self.also)


@dataclass(frozen=True, slots=True)
class ExecutionBlock:
    """Where one party signs, seals or executes as a deed; kept whole on one page.

    `inlines` are the words of execution, `lines` the places to sign. A seal has `seal_label` beside an open space.
    """

    id: str
    inlines: Inlines
    lines: tuple[SignatureLine, ...]
    seal_label: str = ""
    seal_also: str = ""

    @property
    def seal_words(self) -> str:
        """What stands by the space for a seal, in every language."""
        return both(self.seal_label, self.seal_also)


@dataclass(frozen=True, slots=True)
class DraftingNote:
    """A note to whoever is drafting. It is printed in a draft and never in a final document."""

    id: str
    inlines: Inlines


Block = (
    Heading
    | Contents
    | Party
    | Recital
    | Clause
    | Paragraph
    | Definition
    | Schedule
    | Part
    | Table
    | Picture
    | ExecutionBlock
    | DraftingNote
)


def takes_number(block: Block) -> bool:
    """Whether the block has a number, so that a reference to it can print one."""
    match block:
        case Party() | Recital() | Clause() | Schedule() | Part():
            return True
        case Table() | Picture():
            return block.numbered
        case Paragraph(level=level, series=series):
            return level > 1 or (level == 1 and series in (Series.CLAUSE, Series.SCHEDULE))
        case Heading() | Contents() | Definition() | ExecutionBlock() | DraftingNote():
            return False
        case _:
            assert_never(block)


# --- two languages on one paper ---------------------------------------------------------------------------------------

BETWEEN_LANGUAGES = " / "
"""Parts two languages on one line."""

InColumns = Heading | Party | Recital | Clause | Paragraph | Definition | Schedule | Part | DraftingNote
"""What stands in two columns, one a language; tables and the rest stand across the page, one under the other."""


def both(first: str, second: str) -> str:
    """A few words in two languages on one line; once, where they are the same."""
    return BETWEEN_LANGUAGES.join(dict.fromkeys(filter(None, (first, second))))


def on_one_line(text: str) -> str:
    """What a cover has on lines of their own, a language each, where there is one line for it."""
    return text.replace("\n", BETWEEN_LANGUAGES)


def beside(block_id: str, language: str) -> str:
    """The id of the block that says in the second language what the block of that id says in the first."""
    return f"{block_id}:{language}"


def rows(blocks: Sequence[Block], second: str) -> Iterator[tuple[Block, ...]]:
    """The blocks in order, those that stand beside each other in pairs, all others alone."""
    waiting: Block | None = None
    for block in blocks:
        if waiting is not None and block.id == beside(waiting.id, second) and isinstance(block, InColumns):
            yield waiting, block
            waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
        waiting = block if second and isinstance(block, InColumns) else None
        if waiting is None:
            yield (block,)
    if waiting is not None:
        yield (waiting,)


# --- the whole ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything printed round the body: cover, running lines, watermark, properties. Words only, no looks.

    `page_of` holds `{page}` and `{pages}`; `watermark` is empty in a final document. `fingerprint` traces a paper
    copy to its definition, pack and tool.
    """

    title: str
    kind: str
    reference: str
    parties: tuple[str, ...]
    between: str
    date_line: str
    status_line: str
    running_title: str
    footer: str
    page_of: str
    watermark: str
    author: str
    description: str
    keywords: tuple[str, ...]
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper in one language, or in a `second` one too, whose blocks follow those that they stand beside.

    `place_of` gives the clause file's line a block came from: (file, line). In a document in two languages the cover
    has both on lines of their own.
    """

    id: str
    language: str
    frame: Frame
    blocks: tuple[Block, ...]
    places: tuple[tuple[str, str, int], ...] = ()
    second: str = ""

    def is_second(self, block: Block) -> bool:
        """Whether the block is in the second language of a document in two."""
        return bool(self.second) and block.id.endswith(beside("", self.second))

    def place_of(self, block_id: str) -> tuple[str, int] | None:
        """The pack file and line (from 1) that the block was written on."""
        return next(((file, line) for id_, file, line in self.places if id_ == block_id), None)


NumberedDocument = NewType("NumberedDocument", Document)
"""A document in which every label is present and every reference is resolved."""


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Every run of inlines in the block, in reading order."""
    match block:
        case Contents():
            yield (Text(block.words),)
        case Table():
            yield block.caption
            for column in block.columns:
                yield column.heading
            for row in block.rows:
                for cell in row.cells:
                    yield from cell
            if block.note:
                yield block.note
        case Picture():
            yield block.caption
        case ExecutionBlock():
            yield block.inlines
            for line in block.lines:
                yield (Text(line.words),)
                yield line.inlines
        case _:
            yield block.inlines
