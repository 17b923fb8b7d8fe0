"""The blocks of a document as the text of a Word body, section by section."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import assert_never

from agreements.document import (
    Block,
    Clause,
    Contents,
    Definition,
    Document,
    DraftingNote,
    ExecutionBlock,
    Heading,
    InColumns,
    Paragraph,
    Part,
    Party,
    Picture,
    Recital,
    Schedule,
    Series,
    Table,
    rows,
)
from agreements.rendering.columns import leads_on
from agreements.rendering.docx.contents import contents
from agreements.rendering.docx.markup import language_mark
from agreements.rendering.docx.pictures import Embedded, picture
from agreements.rendering.docx.sections import Stretch, stretches
from agreements.rendering.docx.tables import columns, columns_row, execution, table
from agreements.rendering.docx.writer import Writer

# Space above a heading is for headings in the middle of a page; LibreOffice keeps it at the top of one.
_NEW_PAGE = '<w:pageBreakBefore/><w:spacing w:before="0"/>'
_NO_NEW_PAGE = '<w:pageBreakBefore w:val="0"/>'
_KEEP_NEXT = "<w:keepNext/>"
_NOT_IN_CONTENTS = '<w:outlineLvl w:val="9"/>'
_OFF_TABLE = '<w:spacing w:before="200"/>'
_TEXTS = (Paragraph, Definition, Party, Recital, DraftingNote)
_PARAGRAPH_START = "<w:p><w:pPr>"
_PROPERTIES_END = "</w:pPr>"

_PARAGRAPH_KEYS: Mapping[tuple[Series, int], str] = {
    (Series.CLAUSE, 0): "paragraph",
    (Series.CLAUSE, 1): "clause_1",
    (Series.CLAUSE, 2): "clause_2",
    (Series.CLAUSE, 3): "clause_3",
    (Series.SCHEDULE, 0): "paragraph",
    (Series.SCHEDULE, 1): "schedule_1",
    (Series.SCHEDULE, 2): "schedule_2",
    (Series.SCHEDULE, 3): "schedule_3",
    (Series.DEFINITION, 0): "paragraph",
    (Series.DEFINITION, 1): "paragraph",
    (Series.DEFINITION, 2): "definition_2",
    (Series.DEFINITION, 3): "definition_3",
    (Series.RECITAL, 0): "paragraph",
    (Series.PARTY, 0): "party_text",
    (Series.RECITAL, 1): "paragraph",
    (Series.RECITAL, 2): "recital_2",
    (Series.RECITAL, 3): "recital_3",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """What the body needs to know: the page's text widths in twips, its contents field, the pictures by block id."""

    width: int
    wide_width: int
    contents_field: str
    pages: Mapping[str, int]
    pictures: Mapping[str, Embedded] = field(default_factory=dict)


Writers = Mapping[bool, Writer]
"""The writer of each language, by whether it is the second."""

SectionMarkup = Callable[[Stretch, bool], str]
"""The `w:sectPr` of a stretch; the second argument says whether it is the document's first."""


def body(document: Document, writers: Writers, layout: Layout, section: SectionMarkup) -> tuple[str, str]:
    """The body as text, and the properties of its last section, which stand after it."""
    writer = writers[False]
    parts = stretches(document, writer.plan.turned)
    opening = _opening(document.blocks, layout.pages)
    pieces: list[str] = []
    for index, stretch in enumerate(parts):
        texts = [
            _block(block, document, writers, layout, wide=stretch.wide, opens=block.id in opening)
            for block in _in_rows(stretch.blocks, document.second)
        ]
        for second in (False, True) if document.second else (False,):
            _set_among(texts, stretch.blocks, [document.is_second(block) is second for block in stretch.blocks])
        texts = _side_by_side(texts, document, stretch, layout, opening if index == 0 else ())
        if index < len(parts) - 1:
            texts[-1] = _closed(texts[-1], stretch.blocks[-1], section(stretch, index == 0), writer)
        pieces += texts
    last = parts[-1] if parts else Stretch("", wide=False, blocks=())
    if last.blocks and pieces[-1].endswith("</w:tbl>"):
        pieces.append(writer.section_end(""))
    return "".join(pieces), section(last, len(parts) <= 1)


def _set_among(texts: list[str], blocks: Sequence[Block], own: Sequence[bool]) -> None:
    """The texts of one language as their neighbours in that language ask for."""
    mine = [index for index, is_own in enumerate(own) if is_own]
    kept, of_blocks = [texts[index] for index in mine], [blocks[index] for index in mine]
    _part_from_tables(kept, of_blocks)
    _keep_lead_ins(kept, of_blocks)
    for index, text in zip(mine, kept, strict=True):
        texts[index] = text


def _in_rows(blocks: Sequence[Block], second: str) -> Iterator[Block]:
    """The blocks, where those that stand beside another open no page: the row that holds both does."""
    for row in rows(blocks, second):
        for block in row:
            yield replace(block, new_page=False) if len(row) > 1 and isinstance(block, Heading | Part) else block


def _side_by_side(
    texts: list[str], document: Document, stretch: Stretch, layout: Layout, opening: Collection[str]
) -> list[str]:
    """The texts with those that stand beside each other in the cells of a row, and rows that follow in one table.

    A stretch starts on a new page, so its first row need not ask for one, unless it is among the `opening` blocks.
    """
    if not document.second:
        return texts
    width = layout.wide_width if stretch.wide else layout.width
    made: list[str] = []
    waiting: list[str] = []
    said = iter(texts)
    for row in rows(stretch.blocks, document.second):
        cells = [next(said) for _ in row]
        opens = row[0].id in opening or (bool(made or waiting) and getattr(row[0], "new_page", False))
        if waiting and (len(row) == 1 or opens):
            made.append(columns(waiting, width))
            waiting = []
        if len(row) == 1:
            made += cells
            continue
        made += [_PAGE_BEFORE_ROWS] if opens else []
        waiting.append(columns_row(cells))
    return [*made, columns(waiting, width)] if waiting else made


_PAGE_BEFORE_ROWS = (
    '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)
"""LibreOffice starts no page in the middle of a table, so a line of no height before it does."""


def _opening(blocks: Sequence[Block], pages: Mapping[str, int]) -> set[str]:
    """The blocks that start a page whatever their style: after the cover, and before and after the contents.

    Contents that fit on the page of what stands before them share it; the paper, where it is known, says whether.
    """
    opening = {block.id for block in blocks[:1]}
    for before, block in pairwise(blocks):
        shares = before.id in pages and pages[before.id] == pages.get(block.id)
        if isinstance(before, Contents) or (isinstance(block, Contents) and not shares):
            opening.add(block.id)
    return opening


def _keep_lead_ins(texts: list[str], blocks: Sequence[Block]) -> None:
    """Words that lead to a list ("The host must:") or a table stay on the page where that begins."""
    for index, (block, following) in enumerate(pairwise(blocks)):
        if leads_on(block, following):
            texts[index] = texts[index].replace("/>", f"/>{_KEEP_NEXT}", 1)


def _part_from_tables(texts: list[str], blocks: Sequence[Block]) -> None:
    """Words right after a table stand off it. Headings and captions bring their own space, and notes theirs."""
    for index, (block, following) in enumerate(pairwise(blocks), start=1):
        if isinstance(block, Table) and not block.note and isinstance(following, _TEXTS):
            texts[index] = texts[index].replace("/>", f"/>{_OFF_TABLE}", 1)


def _closed(text: str, block: Block, section: str, writer: Writer) -> str:
    """The block's text with the section break in its last paragraph, or in one of its own after a table.

    Not inside the contents: Word throws the old entries away when it updates them, and the break with them.
    """
    if text.endswith("</w:tbl>") or isinstance(block, Contents):
        return text + writer.section_end(section)
    end = text.index(_PROPERTIES_END, text.rindex(_PARAGRAPH_START))
    return text[:end] + section + text[end:]


def _block(block: Block, document: Document, writers: Writers, layout: Layout, *, wide: bool, opens: bool) -> str:
    """`opens` starts a new page, whatever the block."""
    writer = writers[document.is_second(block)]
    opens = opens and not (document.second and isinstance(block, InColumns))
    break_before = _NEW_PAGE if opens else ""
    match block:
        case Contents():
            return contents(block, document, writer, layout.contents_field, layout.pages, break_before)
        case Table():
            return table(block, writer, layout.wide_width if wide else layout.width)
        case Picture():
            return picture(block, writer, layout.pictures[block.id], layout.wide_width if wide else layout.width)
        case ExecutionBlock():
            return execution(block, writer, language_mark(document.language))
        case Heading(new_page=new_page, in_contents=in_contents):
            extra = (_NEW_PAGE if new_page or opens else "") + ("" if in_contents else _NOT_IN_CONTENTS)
            return writer.block("heading", block.id, block.inlines, extra)
        case Part(new_page=new_page):
            return writer.block("part", block.id, block.inlines, _NEW_PAGE if new_page or opens else "")
        case Paragraph(series=series, level=level):
            return writer.block(_PARAGRAPH_KEYS[series, level], block.id, block.inlines, break_before)
        case Clause(series=series):
            key = "schedule_clause" if series is Series.SCHEDULE else "clause"
            return writer.block(key, block.id, block.inlines, break_before)
        case Party():
            return writer.block("party", block.id, block.inlines, break_before)
        case Recital():
            return writer.block("recital", block.id, block.inlines, break_before)
        case Definition():
            return writer.block("definition", block.id, block.inlines, break_before)
        case Schedule():
            return writer.block("schedule", block.id, block.inlines, _NO_NEW_PAGE if document.second else "")
        case DraftingNote():
            return writer.block("drafting_note", block.id, block.inlines, break_before)
        case _:
            assert_never(block)
