"""The yardstick for Word: the same content through docxtpl alone, a template of loops over blocks.

Bold terms are rich text, as docxtpl has it. There are no live numbers, references, contents or styles in it: those are
what our renderer does besides.
"""

from __future__ import annotations

import io
from functools import cache

from docx import Document as NewDocument
from docxtpl import DocxTemplate, RichText

from agreements.document import Block, Document, ExecutionBlock, Table, inlines_of, words

_KINDS = (
    "Heading",
    "Clause",
    "Paragraph",
    "Definition",
    "Schedule",
    "Part",
    "Party",
    "Recital",
    "Contents",
    "DraftingNote",
    "ExecutionBlock",
)


@cache
def template() -> bytes:
    """One paragraph for each kind of block inside for and if, and one table with a row loop."""
    paper = NewDocument()
    paper.add_paragraph("{%p for block in blocks %}")
    for kind in _KINDS:
        paper.add_paragraph(f"{{%p if block.kind == '{kind}' %}}")
        paper.add_paragraph("{{ block.label }}\t{{r block.text }}")
        paper.add_paragraph("{%p endif %}")
    paper.add_paragraph("{%p if block.kind == 'Table' %}")
    paper.add_paragraph("{{ block.label }} {{ block.text }}")
    table = paper.add_table(rows=3, cols=3)
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    loop = ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")
    for cell, text in zip(table.rows[1].cells, loop, strict=True):
        cell.text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    paper.add_paragraph("{%p endif %}")
    paper.add_paragraph("{%p endfor %}")
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def context(document: Document) -> dict[str, object]:
    """The document's words as plain values."""
    return {"blocks": [_block(block) for block in document.blocks]}


def _block(block: Block) -> dict[str, object]:
    plain: dict[str, object] = {"kind": type(block).__name__, "label": getattr(block, "label", ""), "rows": []}
    if isinstance(block, Table):
        heads = [words(column.heading) for column in block.columns]
        plain["rows"] = [heads, *([" ".join(words(line) for line in cell) for cell in row.cells] for row in block.rows)]
        plain["text"] = words(block.caption)
    elif isinstance(block, ExecutionBlock):
        plain["text"] = _rich(block)
    else:
        plain["text"] = _rich(block)
    return plain


def _rich(block: Block) -> RichText:
    """The words with defined terms bold where they are defined, as docxtpl has it: a run each."""
    rich = RichText()
    for run in inlines_of(block):
        for inline in run:
            rich.add(inline.text, bold=bool(getattr(inline, "defines", False) or getattr(inline, "strong", False)))
    return rich


def render(values: dict[str, object]) -> bytes:
    """The file that docxtpl alone makes of the content, escaping switched on."""
    made = DocxTemplate(io.BytesIO(template()))
    made.render(values, autoescape=True)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()
