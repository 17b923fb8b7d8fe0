"""The yardstick for Word: the same content through docxtpl alone, a template of loops over blocks."""

from __future__ import annotations

import io
from functools import cache

from docx import Document as NewDocument
from docxtpl import DocxTemplate

from agreements.document import Document, ExecutionBlock, Table, inlines_of, words

_KINDS = ("Heading", "Clause", "Paragraph", "Definition", "Schedule", "Part", "Party", "Recital", "Contents",
          "DraftingNote", "ExecutionBlock")


@cache
def template() -> bytes:
    """One paragraph for each kind of block inside for and if, and one table with a row loop."""
    paper = NewDocument()
    paper.add_paragraph("{%p for block in blocks %}")
    for kind in _KINDS:
        paper.add_paragraph(f"{{%p if block.kind == '{kind}' %}}")
        paper.add_paragraph("{{ block.label }}\t{{ block.text }}")
        paper.add_paragraph("{%p endif %}")
    paper.add_paragraph("{%p if block.kind == 'Table' %}")
    paper.add_paragraph("{{ block.label }} {{ block.text }}")
    table = paper.add_table(rows=3, cols=1)
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    table.cell(1, 0).text = "{%tc for cell in row %}"
    table.rows[1].cells[0].text = "{%tc for cell in row %}{{ cell }}{%tc endfor %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    paper.add_paragraph("{%p endif %}")
    paper.add_paragraph("{%p endfor %}")
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def context(document: Document) -> dict[str, object]:
    """The document's words as plain values."""
    return {"blocks": [_block(block) for block in document.blocks]}


def _block(block: object) -> dict[str, object]:
    plain: dict[str, object] = {"kind": type(block).__name__, "label": getattr(block, "label", ""), "rows": []}
    if isinstance(block, Table):
        heads = [words(column.heading) for column in block.columns]
        plain["rows"] = [heads, *([" ".join(words(line) for line in cell) for cell in row.cells] for row in block.rows)]
        plain["text"] = words(block.caption)
    elif isinstance(block, ExecutionBlock):
        plain["text"] = " ".join(words(run) for run in inlines_of(block))
    else:
        plain["text"] = " ".join(words(run) for run in inlines_of(block))  # type: ignore[arg-type]
    return plain


def render(values: dict[str, object]) -> bytes:
    """The file that docxtpl alone makes of the content, escaping switched on."""
    made = DocxTemplate(io.BytesIO(template()))
    made.render(values, autoescape=True)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()
