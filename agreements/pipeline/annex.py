"""The open findings as a table at the end of a draft, so that nobody takes it for finished."""

from __future__ import annotations

from dataclasses import replace

from agreements.assembly import Speech
from agreements.diagnostics import Report
from agreements.document import Column, Document, Heading, Paragraph, Row, Table, Text, Value


def with_findings(document: Document, report: Report, speech: Speech) -> Document:
    """The document with its open findings listed after everything else."""
    label = speech.label
    heading = Heading("findings", (Text(label("headings", "findings")),), new_page=True)
    if not len(report):
        nothing = Paragraph("findings.none", (Text(label("findings", "none")),), level=0)
        return replace(document, blocks=(*document.blocks, heading, nothing))
    opening = Paragraph("findings.opening", (Text(label("findings", "opening")),), level=0)
    columns = (
        Column((Text(label("findings", "rule")),), width=1.1),
        Column((Text(label("findings", "severity")),), width=1.0),
        Column((Text(label("findings", "place")),), width=2.6),
        Column((Text(label("findings", "message")),), width=5.0),
    )
    rows = tuple(
        Row(
            (
                ((Text(found.id),),),
                ((Text(label("severity", found.severity.value)),),),
                ((Value(found.path or label("findings", "whole")),),),
                ((Value(found.message),),),
            )
        )
        for found in report
    )
    table = Table("findings.table", (Text(label("findings", "caption")),), columns, rows, numbered=False)
    return replace(document, blocks=(*document.blocks, heading, opening, table))
