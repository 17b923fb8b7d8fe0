"""Tables of a joint strategy: what is known, what people said, and what comes first."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cells, Sheet
from agreements.document import Table
from agreements.source import DataPath


def strategy_need(speech: Speech) -> Table | None:
    """What is known of need, and how it is known."""
    sheet, strategy = Sheet(speech, "strategy_need"), speech.agreement.strategy
    rows: list[Cells] = [
        [
            sheet.words(finding.what, ("strategy", "need", n, "what")),
            sheet.words(finding.source, ("strategy", "need", n, "source")),
        ]
        for n, finding in enumerate(strategy.need if strategy else ())
    ]
    return sheet.table([sheet.column("what", width=3.0), sheet.column("source", optional=True, width=2.0)], rows)


def strategy_heard(speech: Speech) -> Table | None:
    """What people said, who they are, and what the strategy makes of it."""
    sheet, strategy = Sheet(speech, "strategy_heard"), speech.agreement.strategy
    rows: list[Cells] = []
    for n, heard in enumerate(strategy.heard if strategy else ()):
        path: DataPath = ("strategy", "heard", n)
        cells = ((heard.said, "said"), (heard.by, "by"), (heard.answer, "answer"))
        rows.append([sheet.words(words, (*path, key)) for words, key in cells])
    fields = [
        sheet.column("said", width=2.4),
        sheet.column("by", optional=True, width=1.4),
        sheet.column("answer", optional=True, width=2.4),
    ]
    return sheet.table(fields, rows)


def priorities(speech: Speech) -> Table | None:
    """The priorities at a glance: who leads on each, by when, what people will see, and what pays for it."""
    sheet, strategy = Sheet(speech, "priorities"), speech.agreement.strategy
    rows: list[Cells] = []
    for n, priority in enumerate(strategy.priorities if strategy else ()):
        path: DataPath = ("strategy", "priorities", n)
        rows.append(
            [
                sheet.value(priority.id, (*path, "id")),
                sheet.words(priority.title, (*path, "title")),
                sheet.names(priority.lead, (*path, "lead")),
                sheet.date(priority.by, (*path, "by")),
                sheet.words(priority.result, (*path, "result")),
                sheet.words(priority.money, (*path, "money")),
            ]
        )
    fields = [
        sheet.column("id", width=0.5),
        sheet.column("title", width=1.8),
        sheet.column("lead", optional=True, width=1.2),
        sheet.column("by", optional=True, width=1.0),
        sheet.column("result", optional=True, width=1.8),
        sheet.column("money", optional=True, width=1.5),
    ]
    return sheet.table(fields, rows)
