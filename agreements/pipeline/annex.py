"""What was found and accepted, as tables at the end of a document, so that nobody takes a draft for finished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from agreements.assembly import Speech
from agreements.diagnostics import Diagnostic, Report
from agreements.document import Block, Column, Document, Heading, Inlines, Paragraph, Row, Table, Text, Value


def with_findings(document: Document, report: Report, speech: Speech) -> Document:
    """The document with its open findings listed after everything else, and then those that were waived."""
    label = speech.label
    opening = label("findings", "opening" if report.counted else "none")
    blocks: list[Block] = [
        Heading("findings", (Text(label("headings", "findings")),), new_page=True),
        Paragraph("findings.opening", (Text(opening),), level=0),
    ]
    if report.counted:
        blocks.append(_open(report.counted, speech))
    return with_waivers(replace(document, blocks=(*document.blocks, *blocks)), report, speech)


def with_waivers(document: Document, report: Report, speech: Speech) -> Document:
    """The document with the findings that somebody has answered for, and the answers; unchanged where there is none."""
    if not report.waived:
        return document
    label = speech.label
    heading = Heading("waivers", (Text(label("headings", "waivers")),), new_page=not _ends_in_findings(document))
    opening = Paragraph("waivers.opening", (Text(label("waivers", "opening")),), level=0)
    columns = _columns(speech, "waivers", {"rule": 1.1, "subject": 1.6, "message": 4.0, "answer": 3.0})
    rows = tuple(
        _row(found.id, Value(_about(found, speech)), _english(found.message, speech), _english(found.waived, speech))
        for found in report.waived
    )
    table = Table("waivers.table", (Text(label("waivers", "caption")),), columns, rows, numbered=False)
    return replace(document, blocks=(*document.blocks, heading, opening, table))


def _open(findings: Iterable[Diagnostic], speech: Speech) -> Table:
    label = speech.label
    columns = _columns(speech, "findings", {"rule": 1.1, "severity": 1.0, "place": 2.6, "message": 5.0})
    whole = label("findings", "whole")
    rows = tuple(
        _row(
            found.id,
            Text(label("severity", found.severity.value)),
            Value(found.path or whole),
            _english(found.message, speech),
        )
        for found in findings
    )
    return Table("findings.table", (Text(label("findings", "caption")),), columns, rows, numbered=False)


def _english(text: str, speech: Speech) -> Value:
    """What the tool itself says, which is English in every document."""
    return Value(text, language="" if speech.language == "en" else "en")


def _columns(speech: Speech, table: str, widths: dict[str, float]) -> tuple[Column, ...]:
    return tuple(Column((Text(speech.label(table, name)),), width=width) for name, width in widths.items())


def _row(rule: str, *cells: Text | Value) -> Row:
    inlines: tuple[Inlines, ...] = ((Text(rule),), *((cell,) for cell in cells))
    return Row(tuple((cell,) for cell in inlines))


def _about(found: Diagnostic, speech: Speech) -> str:
    return " ".join(part for part in (found.subject, found.year) if part) or speech.label("findings", "whole")


def _ends_in_findings(document: Document) -> bool:
    return any(block.id == "findings" for block in document.blocks)
