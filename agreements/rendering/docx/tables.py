"""Tables and execution blocks as WordprocessingML text.

Widths are twips (1/20 point).
"""

from __future__ import annotations

from collections.abc import Sequence

from agreements.document import Align, Column, ExecutionBlock, Inlines, Picture, Row, SignatureLine, Table, words
from agreements.rendering.columns import Plan
from agreements.rendering.docx.anchors import label_name, number_name
from agreements.rendering.docx.markup import escaped, field, run, two_languages
from agreements.rendering.docx.writer import Writer

LABEL_GAP = "\N{EM SPACE}"
"""Between a table's label and its caption. It belongs to neither."""

_KEEP_NEXT = "<w:keepNext/>"
_NO_KEEP_NEXT = '<w:keepNext w:val="0"/>'
_RULE = 'w:val="single" w:sz="6" w:space="0" w:color="1A1A1A"'
_AT_BOTTOM = '<w:vAlign w:val="bottom"/>'
_LOOK = (
    '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1"'
    ' w:noVBand="1"/>'
)


def table(block: Table, writer: Writer, width: int) -> str:
    """The caption, the table across `width`, and its note. The header row repeats; no row splits."""
    columns = _columns(block, width, writer)
    header = _row_of_headings(block, columns, writer)
    last = len(block.rows) - 1
    body = [
        _row(row, block, columns, writer, keep=_stays_with_next(block, index, last, writer.plan))
        for index, row in enumerate(block.rows)
    ]
    note = writer.paragraph("table_note", writer.runs(block.note, "table_note")) if block.note else ""
    said = escaped(words(block.caption))
    return (
        f"{caption(block, writer)}<w:tbl><w:tblPr>{_style(writer)}"
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_LOOK}'
        f'<w:tblCaption w:val="{said}"/></w:tblPr>{_grid(columns)}{header}{"".join(body)}</w:tbl>{note}'
    )


def _style(writer: Writer) -> str:
    return f'<w:tblStyle w:val="{writer.styles.table}"/>' if writer.styles.table else ""


def _grid(columns: list[int]) -> str:
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in columns) + "</w:tblGrid>"


def caption(block: Table | Picture, writer: Writer) -> str:
    """The label as a SEQ field, which Word counts again when a table or a picture comes or goes."""
    return writer.block("caption", block.id, block.caption, before=_label(block, writer))


def _label(block: Table | Picture, writer: Writer) -> str:
    number = block.label.lstrip("".join(set(block.label) - set("0123456789")))
    head = block.label[: len(block.label) - len(number)]
    if not number:
        return run(f"{block.label}{LABEL_GAP}") if block.label else ""
    series = "Table" if isinstance(block, Table) else "Figure"
    repeats = " \\c" if writer.repeats else ""
    counted = writer.marked(number_name(block.id), field(f"SEQ {series}{repeats} \\* ARABIC", number))
    return writer.marked(label_name(block.id), run(head) + counted) + run(LABEL_GAP)


def _columns(block: Table, width: int, writer: Writer) -> list[int]:
    """The columns in whole twips, which add up to the width."""
    widths = [round(part * width) for part in writer.plan.columns[block.id]]
    widths[0] += width - sum(widths)
    return widths


def _stays_with_next(block: Table, index: int, last: int, plan: Plan) -> bool:
    """A short table stays whole; in any table the total stays with the row above it, and the note with the last."""
    if index == last:
        return bool(block.note)
    return plan.keeps_whole(block) or block.rows[index + 1].total


def _row_of_headings(block: Table, columns: list[int], writer: Writer) -> str:
    texts = [
        writer.paragraph("table_heading", writer.runs(column.heading, "table_heading"), _aligned(column))
        for column in block.columns
    ]
    cells = "".join(_cell(width, text, _AT_BOTTOM) for width, text in zip(columns, texts, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _aligned(column: Column) -> str:
    return '<w:jc w:val="right"/>' if column.align is Align.RIGHT else ""


def _row(row: Row, block: Table, columns: list[int], writer: Writer, *, keep: bool) -> str:
    rule = f"<w:tcBorders><w:top {writer.total_rule}/></w:tcBorders>" if row.total else ""
    extra = _KEEP_NEXT if keep else ""
    cells = [
        _cell(width, _lines(lines, column, writer, extra, bold=row.total), rule)
        for width, column, lines in zip(columns, block.columns, row.cells, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _lines(lines: tuple[Inlines, ...], column: Column, writer: Writer, extra: str, *, bold: bool) -> str:
    key = "table_figure" if column.align is Align.RIGHT else "table_text"
    return "".join([writer.paragraph(key, writer.runs(line, key, bold=bold), extra) for line in lines or ((),)])


def _cell(width: int, content: str, borders: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>{content}</w:tc>'


# --- two languages side by side --------------------------------------------------------------------------------------

_BETWEEN_COLUMNS = 480
"""Twips; 24 points."""


def columns_row(cells: Sequence[str]) -> str:
    """A row of the two columns. It stays on a page, so that both texts of a paragraph start on one."""
    inner = "".join(f"<w:tc><w:tcPr>@{n}</w:tcPr>{cell}</w:tc>" for n, cell in enumerate(cells))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inner}</w:tr>"


def columns(rows: Sequence[str], width: int) -> str:
    """A table without lines that holds the rows, half of the width for each language."""
    half = width // 2
    widths = [half, width - half]
    margins = (
        f'<w:right w:w="{_BETWEEN_COLUMNS // 2}" w:type="dxa"/>',
        f'<w:left w:w="{_BETWEEN_COLUMNS // 2}" w:type="dxa"/>',
    )
    text = "".join(rows)
    for n, (wide, margin) in enumerate(zip(widths, margins, strict=True)):
        text = text.replace(
            f"<w:tcPr>@{n}</w:tcPr>",
            f'<w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:tcMar>{margin}</w:tcMar></w:tcPr>',
        )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_NO_MARGINS}</w:tblPr>'
        f"{_grid(widths)}{text}</w:tbl>"
    )


_NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'

# --- execution ------------------------------------------------------------------------------------------------------

_SIGN_LABEL = 2900
_SIGN_RULE = 5300
_PEN_HEIGHT = 760
_PRINTED_HEIGHT = 400
_SEAL_HEIGHT = 2300
_SIGNING = (
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)


def execution(block: ExecutionBlock, writer: Writer, first: str) -> str:
    """The words of execution, the place for a seal, and a rule for each thing to write; kept on one page.

    A signature has 38 points of height, a seal 115 (a company seal is about 40 mm across). `first` is the look of the
    first language of two, in which labels begin.
    """
    rows = [_seal_row(block, writer, first)] if block.seal_label else []
    last = len(block.lines) - 1
    rows += [_signature_row(line, writer, first, last=index == last) for index, line in enumerate(block.lines)]
    text = writer.block("execution", block.id, block.inlines)
    if not rows:
        return text
    return (
        f'{text}<w:tbl><w:tblPr><w:tblW w:w="{_SIGN_LABEL + _SIGN_RULE}" w:type="dxa"/>'
        f"{_SIGNING}{_grid([_SIGN_LABEL, _SIGN_RULE])}{''.join(rows)}</w:tbl>"
    )


def _seal_row(block: ExecutionBlock, writer: Writer, first: str) -> str:
    sides = "".join(f'<w:{side} w:val="dotted" w:sz="6" w:space="0" w:color="4A4A4A"/>' for side in _SIDES)
    left = _cell(
        _SIGN_LABEL, writer.paragraph("execution_line", _label_words(block.seal_label, block.seal_also, first))
    )
    right = _cell(_SIGN_RULE, writer.paragraph("execution_line", ""), f"<w:tcBorders>{sides}</w:tcBorders>")
    return _signing_row(_SEAL_HEIGHT, left + right)


_SIDES = ("top", "left", "bottom", "right")


def _label_words(label: str, also: str, first: str) -> str:
    """In a block of the second language the label begins with the first one's words."""
    return two_languages(label, also, first, "") if also else run(label)


def _signature_row(line: SignatureLine, writer: Writer, first: str, *, last: bool) -> str:
    extra = _NO_KEEP_NEXT if last else ""
    is_printed = bool(words(line.inlines))
    rule = "" if is_printed else f"<w:tcBorders><w:bottom {_RULE}/></w:tcBorders>"
    left = writer.paragraph("execution_line", _label_words(line.label, line.also, first), extra)
    right = writer.paragraph("execution_line", writer.runs(line.inlines, "execution_line"), extra)
    cells = _cell(_SIGN_LABEL, left, _AT_BOTTOM) + _cell(_SIGN_RULE, right, rule + _AT_BOTTOM)
    return _signing_row(_PRINTED_HEIGHT if is_printed else _PEN_HEIGHT, cells)


def _signing_row(height: int, cells: str) -> str:
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'
