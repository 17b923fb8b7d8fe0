"""Two numbered documents in two languages become one, in which each block is followed by the one that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from agreements.document import (
    BETWEEN_LANGUAGES,
    Block,
    Contents,
    ExecutionBlock,
    Frame,
    Heading,
    Inline,
    Inlines,
    NumberedDocument,
    Part,
    Picture,
    Reference,
    Row,
    SignatureLine,
    Table,
    Text,
    Value,
    beside,
    both,
    words,
)

_ON_LINES = ("title", "kind", "between", "date_line", "status_line")
_ON_ONE_LINE = ("running_title", "footer", "page_of", "watermark", "description")


def paired(first: NumberedDocument, second: NumberedDocument) -> NumberedDocument:
    """One document in the languages of both, the blocks of the second under ids of their own.

    Every block has the number that it had. A block that one of the two lacks stands alone. The contents, and the
    places to sign, are there once, with words in both languages.
    """
    language = second.language
    others = {block.id: block for block in second.blocks}
    blocks: list[Block] = []
    for block in first.blocks:
        blocks += _together(block, others.pop(block.id, None), first.language, language)
    # What the second has alone follows the last block before it that both have, so that nothing is lost.
    for block in reversed([block for block in second.blocks if block.id in others]):
        blocks.insert(_behind(block, second, blocks), _second(block, language))
    places = ((beside(id_, language), file, line) for id_, file, line in second.places)
    made = replace(
        first,
        frame=_frame(first.frame, second.frame),
        blocks=tuple(blocks),
        places=(*first.places, *places),
        second=language,
    )
    return NumberedDocument(made)


def _together(block: Block, other: Block | None, own: str, language: str) -> Iterator[Block]:
    match block, other:
        case _, None:
            yield block
        case Contents(), Contents():
            yield replace(block, also=_unless_same(other.title, block.title))
        case ExecutionBlock(), ExecutionBlock():
            # The words of execution in each language, then one set of places to sign.
            yield replace(block, lines=(), seal_label="")
            yield _second(_signed_once(block, other, own), language)
        case _, _:
            yield block
            yield _second(other, language)


def _signed_once(block: ExecutionBlock, other: ExecutionBlock, own: str) -> ExecutionBlock:
    lines = tuple(
        replace(line, also=_unless_same(said.label, line.label), inlines=_in_both(line.inlines, said.inlines, own))
        for line, said in zip(block.lines, (*other.lines, *block.lines[len(other.lines) :]), strict=False)
    )
    seal = _unless_same(other.seal_label, block.seal_label)
    return replace(other, lines=lines, seal_label=block.seal_label, seal_also=seal)


def _in_both(first: Inlines, second: Inlines, own: str) -> Inlines:
    """What is printed beside a label, such as a post: once where both languages say the same, as they do of a name."""
    if words(first) == words(second) or not first:
        return second
    marked = tuple(replace(inline, language=own) if isinstance(inline, Value) else inline for inline in first)
    return (*marked, Text(BETWEEN_LANGUAGES), *second) if second else marked


def _unless_same(text: str, other: str) -> str:
    return "" if text == other else text


def _behind(block: Block, second: NumberedDocument, blocks: list[Block]) -> int:
    """Where the block belongs: behind the last that is there of those before it."""
    there = {made.id: n for n, made in enumerate(blocks, start=1)}
    earlier = second.blocks[: second.blocks.index(block)]
    known = (there.get(beside(each.id, second.language), there.get(each.id, 0)) for each in reversed(earlier))
    return next(filter(None, known), 0)


def _second(block: Block, language: str) -> Block:
    """The block under its own id, its references leading to blocks of its own language; it opens no page."""

    def led(run: Inlines) -> Inlines:
        return tuple(_led(inline, language) for inline in run)

    id_ = beside(block.id, language)
    match block:
        case Heading() | Part():
            return replace(block, id=id_, inlines=led(block.inlines), new_page=False)
        case Table():
            columns = tuple(replace(column, heading=led(column.heading)) for column in block.columns)
            rows = tuple(_row(row, language) for row in block.rows)
            caption, note = led(block.caption), led(block.note)
            return replace(block, id=id_, caption=caption, columns=columns, rows=rows, note=note)
        case Picture():
            return replace(block, id=id_, caption=led(block.caption))
        case ExecutionBlock():
            lines = tuple(SignatureLine(line.label, led(line.inlines), line.also) for line in block.lines)
            return replace(block, id=id_, inlines=led(block.inlines), lines=lines)
        case Contents():
            return replace(block, id=id_)
        case _:
            return replace(block, id=id_, inlines=led(block.inlines))


def _row(row: Row, language: str) -> Row:
    cells = tuple(tuple(tuple(_led(inline, language) for inline in line) for line in cell) for cell in row.cells)
    return replace(row, cells=cells)


def _led(inline: Inline, language: str) -> Inline:
    return replace(inline, target=beside(inline.target, language)) if isinstance(inline, Reference) else inline


def _frame(first: Frame, second: Frame) -> Frame:
    said: Mapping[str, tuple[str, str]] = {
        field.name: (getattr(first, field.name), getattr(second, field.name))
        for field in fields(Frame)
        if field.name in (*_ON_LINES, *_ON_ONE_LINE)
    }
    lines = {name: "\n".join(dict.fromkeys(filter(None, said[name]))) for name in _ON_LINES}
    line = {name: both(*said[name]) for name in _ON_ONE_LINE}
    parties = tuple("\n".join(dict.fromkeys(names)) for names in zip(first.parties, second.parties, strict=False))
    keywords = tuple(dict.fromkeys((*first.keywords, *second.keywords)))
    return replace(first, **lines, **line, parties=parties, keywords=keywords)
