"""Tables about the document itself: its version, who keeps and approves it, and what changed."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cells, Sheet
from agreements.document import Table


def document_control(speech: Speech) -> Table | None:
    """Reference, version, date, stage, keeper and approver of the document; what is not stated has no row."""
    sheet, status = Sheet(speech, "document_control"), speech.agreement.status
    rows: list[Cells] = [
        [sheet.text("reference"), sheet.value(speech.agreement.id, ("id",))],
        [sheet.text("version"), sheet.value(status.version, ("status", "version"))],
        [sheet.text("date"), sheet.date(status.date, ("status", "date"))],
        [sheet.text("stage"), sheet.choice("stage", status.stage, ("status", "stage"))],
        [sheet.text("owner"), sheet.words(status.owner, ("status", "owner"))],
        [sheet.text("approver"), sheet.words(status.approver, ("status", "approver"))],
    ]
    stated = [row for row in rows if row[1] is not None]
    return sheet.table([sheet.column("item"), sheet.column("detail", width=2.0)], stated)


def version_history(speech: Speech) -> Table | None:
    """The versions of the document, and what changed in each."""
    sheet = Sheet(speech, "version_history")
    rows: list[Cells] = [
        [
            sheet.value(change.version, ("status", "changes", n, "version")),
            sheet.date(change.date, ("status", "changes", n, "date")),
            sheet.words(change.author, ("status", "changes", n, "author")),
            sheet.words(change.summary, ("status", "changes", n, "summary")),
        ]
        for n, change in enumerate(speech.agreement.status.changes)
    ]
    fields = [
        sheet.column("version", width=0.7),
        sheet.column("date"),
        sheet.column("author", optional=True),
        sheet.column("summary", width=2.4),
    ]
    return sheet.table(fields, rows)
