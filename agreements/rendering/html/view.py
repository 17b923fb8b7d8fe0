"""A numbered document becomes plain dictionaries, lists and text: all that a template may see.

No live object reaches a template, so a template can neither call nor change anything of ours. What a block is called
in HTML, and on which level of heading it stands, is settled here; the templates only write it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import assert_never
from urllib.parse import quote

from agreements.document import (
    BETWEEN_LANGUAGES,
    Blank,
    Block,
    Clause,
    Column,
    Contents,
    Definition,
    DraftingNote,
    ExecutionBlock,
    Heading,
    Inline,
    Inlines,
    NumberedDocument,
    Paragraph,
    Part,
    Party,
    Picture,
    Recital,
    Reference,
    Row,
    Schedule,
    Series,
    SignatureLine,
    Table,
    Term,
    Text,
    Value,
    rows,
    words,
)
from agreements.rendering.columns import Paper, Plan, leads_on, planned, running_parts
from agreements.rendering.html.guard import guarded_svg

Plain = str | int | bool | Sequence["Plain"] | Mapping[str, "Plain"]
View = dict[str, Plain]


def document_view(document: NumberedDocument, paper: Paper) -> list[Plain]:
    """The blocks as groups in reading order: `{wide, rows}`, where a wide group stands on landscape pages.

    A row is a block, or two in two languages that stand beside each other.
    """
    plan = planned(document.blocks, paper, second=document.second)
    made = _Making(document, list(_entries(document)), plan, running_parts(document), _Levels())
    groups = groupby(_opened(document.blocks), key=lambda pair: pair[0].id in plan.turned)
    return [{"wide": wide, "rows": list(_rows(list(blocks), made))} for wide, blocks in groups]


def _rows(opened: list[tuple[Block, bool]], made: _Making) -> Iterator[Plain]:
    views = (_block(each, made) for each in opened)
    for row, following in pairwise([*rows([block for block, _ in opened], made.document.second), ()]):
        blocks = [next(views) for _ in row]
        opens, leads = blocks[0]["opens"], bool(following) and leads_on(row[0], following[0])
        if len(row) > 1:  # the row opens the page, and both columns start alike
            blocks = [view | {"opens": False} for view in blocks]
        elif leads:
            blocks[0]["leads"] = True
        yield {"blocks": blocks, "opens": opens, "leads": leads}


@dataclass(frozen=True, slots=True)
class _Making:
    """What the blocks of one document share: the entries of its contents, the tables' plan, the levels of headings."""

    document: NumberedDocument
    entries: list[Plain]
    plan: Plan
    parts: Mapping[str, str]
    level: _Levels


class _Levels:
    """Which level a schedule's paragraph headings stand on: one below the schedule, or below its latest part."""

    def __init__(self) -> None:
        self.inside = 2

    def of(self, block: Heading | Clause | Schedule | Part) -> int:
        if isinstance(block, Clause) and block.series is Series.SCHEDULE:
            return self.inside + 1
        self.inside = 3 if isinstance(block, Part) else 2
        return self.inside


# --- which blocks stand together ------------------------------------------------------------------------------------


def _opened(blocks: tuple[Block, ...]) -> tuple[tuple[Block, bool], ...]:
    """Each block with whether it opens a page: it says so, the contents end before it, or the execution starts."""
    openers = _execution_openers(blocks) | {
        index for index, before in enumerate(blocks, start=1) if isinstance(before, Contents)
    }
    return tuple((block, index in openers or getattr(block, "new_page", False)) for index, block in enumerate(blocks))


def _execution_openers(blocks: tuple[Block, ...]) -> set[int]:
    """Where each run of execution blocks starts, together with the heading and words that lead into it."""
    openers: set[int] = set()
    for index, block in enumerate(blocks):
        if isinstance(block, ExecutionBlock) and not isinstance(blocks[index - 1] if index else None, ExecutionBlock):
            openers.add(_led_in_from(blocks, index))
    return openers


def _led_in_from(blocks: tuple[Block, ...], index: int) -> int:
    start = index
    while start and isinstance(blocks[start - 1], Paragraph | DraftingNote):
        start -= 1
    headings = start
    while headings and isinstance(blocks[headings - 1], Heading):  # in each language
        headings -= 1
    return headings if headings < start else index


# --- the contents ---------------------------------------------------------------------------------------------------


def _entries(document: NumberedDocument) -> Iterator[View]:
    """Headings, clauses and schedules on level 1, parts of schedules on level 2."""
    for block in document.blocks:
        match block:
            case Heading(in_contents=True):
                entry = _entry(block.id, 1, "", block.inlines)
            case Clause(series=Series.CLAUSE) | Schedule():
                entry = _entry(block.id, 1, block.label, block.inlines)
            case Part():
                entry = _entry(block.id, 2, block.label, block.inlines)
            case _:
                continue
        yield entry | {"lang": _lang(block, document)}


def _entry(block_id: str, level: int, label: str, inlines: Inlines) -> View:
    return {"target": _fragment(block_id), "level": level, "label": label, "text": words(inlines)}


def _lang(block: Block, document: NumberedDocument) -> str:
    """The language of the block where it is not that of the page."""
    return document.second if document.is_second(block) else ""


# --- one block ------------------------------------------------------------------------------------------------------


def _block(opened: tuple[Block, bool], made: _Making) -> View:
    block, opens = opened
    view: View = {"id": block.id, "opens": opens, "leads": False, "label": getattr(block, "label", "")}
    view["lang"] = _lang(block, made.document)
    match block:
        case Heading() | Clause() | Schedule() | Part():
            view |= {"kind": "heading", "level": made.level.of(block), "look": _look(block)}
            view |= {"part": made.parts.get(block.id, ""), "inlines": _runs(block.inlines)}
        case Party() | Recital() | Paragraph() | Definition() | DraftingNote():
            view |= {"kind": "paragraph", "look": _look(block), "inlines": _runs(block.inlines)}
        case Contents():
            view |= {"kind": "contents", "title": _label_runs(block.title, block.also, "", made.document.second)}
            view["entries"] = made.entries
            view["whole"] = made.plan.whole_contents
        case Table():
            view |= {"kind": "table"} | _table(block, made.plan)
        case Picture():
            view |= {"kind": "picture", "caption": _runs(block.caption), "svg": guarded_svg(block.svg)}
        case ExecutionBlock():
            view |= {"kind": "execution", "inlines": _runs(block.inlines)}
            view["seal"] = _label_runs(block.seal_label, block.seal_also, made.document.language, "")
            view["lines"] = [_signature(line, made.document.language) for line in block.lines]
            view["leads"] = not block.lines and bool(made.document.second)
        case _:
            assert_never(block)
    return view


_PARAGRAPH_LOOKS: Mapping[tuple[Series, int], str] = {
    (Series.CLAUSE, 0): "paragraph",
    (Series.CLAUSE, 1): "clause-1",
    (Series.CLAUSE, 2): "clause-2",
    (Series.CLAUSE, 3): "clause-3",
    (Series.SCHEDULE, 0): "paragraph",
    (Series.SCHEDULE, 1): "schedule-1",
    (Series.SCHEDULE, 2): "schedule-2",
    (Series.SCHEDULE, 3): "schedule-3",
    (Series.DEFINITION, 0): "definition",
    (Series.DEFINITION, 1): "definition",
    (Series.DEFINITION, 2): "definition-2",
    (Series.DEFINITION, 3): "definition-3",
    (Series.RECITAL, 0): "paragraph",
    (Series.PARTY, 0): "party-text",
    (Series.RECITAL, 1): "paragraph",
    (Series.RECITAL, 2): "recital-2",
    (Series.RECITAL, 3): "recital-3",
}


def _look(block: Heading | Clause | Schedule | Part | Party | Recital | Paragraph | Definition | DraftingNote) -> str:
    """The class that carries the block's looks: its key in the house style, with hyphens."""
    match block:
        case Clause():
            return "clause" if block.series is Series.CLAUSE else "schedule-clause"
        case Paragraph():
            return _PARAGRAPH_LOOKS[block.series, block.level]
        case DraftingNote():
            return "drafting-note"
        case _:
            return type(block).__name__.lower()


def _table(table: Table, plan: Plan) -> View:
    return {
        "caption": _runs(table.caption),
        "whole": plan.keeps_whole(table),
        "columns": [_column(each, width) for each, width in zip(table.columns, plan.columns[table.id], strict=True)],
        "rows": [_row(row, table.columns) for row in table.rows],
        "note": _runs(table.note),
    }


def _column(column: Column, width: float) -> View:
    return {"heading": _runs(column.heading), "align": column.align.value, "width": f"{100 * width:.2f}"}


def _row(row: Row, columns: tuple[Column, ...]) -> View:
    cells: list[Plain] = [
        {"lines": [_runs(line) for line in cell], "align": column.align.value, "heads": index == 0 and _speaks(cell)}
        for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    ]
    return {"cells": cells, "total": row.total}


def _speaks(cell: tuple[Inlines, ...]) -> bool:
    return any(words(line) for line in cell)


def _label_runs(first: str, also: str, first_language: str, other_language: str) -> list[Plain]:
    """A label as runs; in two languages each run says its own, where it is not that of the block."""
    if not also:
        return [{"mark": "plain", "text": first, "target": "", "lang": ""}] if first else []
    words_ = ((first, first_language), (BETWEEN_LANGUAGES, ""), (also, other_language))
    return [{"mark": "plain", "text": text, "target": "", "lang": lang} for text, lang in words_]


def _signature(line: SignatureLine, first: str) -> View:
    return {
        "label": _label_runs(line.label, line.also, first, ""),
        "inlines": _runs(line.inlines),
        "open": not words(line.inlines),
    }


# --- inlines --------------------------------------------------------------------------------------------------------


def _runs(inlines: Inlines) -> list[Plain]:
    """The inlines as marked runs; a line break in a text is a run of its own."""
    return [run for inline in inlines for run in _broken(inline)]


def _broken(inline: Inline) -> Iterator[View]:
    mark, target = _mark(inline)
    for index, text in enumerate(inline.text.split("\n")):
        if index:
            yield {"mark": "break", "text": "", "target": "", "lang": ""}
        if text or mark == "pen":
            yield {"mark": mark, "text": text, "target": target, "lang": getattr(inline, "language", "")}


def _mark(inline: Inline) -> tuple[str, str]:
    match inline:
        case Text(strong=True, emphasis=True):
            return "both", ""
        case Text(strong=True) | Value(strong=True):
            return "strong", ""
        case Text(emphasis=True):
            return "emphasis", ""
        case Text() | Value():
            return "plain", ""
        case Term():
            return ("term" if inline.defines else "plain"), ""
        case Reference():
            return "reference", _fragment(inline.target)
        case Blank(pen=True):
            # What has a line of its own to write on needs no second one under it.
            return ("plain" if inline.text else "pen"), ""
        case Blank():
            return "blank", ""
        case _:
            assert_never(inline)


def _fragment(block_id: str) -> str:
    return quote(block_id, safe="@:")
