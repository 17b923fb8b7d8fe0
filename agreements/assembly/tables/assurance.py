"""Tables of what could go wrong and how it is met: insurance, risks, barriers, and the field's checklists."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cells, Sheet
from agreements.document import Table, Value
from agreements.particulars.agreement import Checklists
from agreements.source import DataPath


def insurance(speech: Speech) -> Table | None:
    """The cover that parties hold."""
    sheet, liability = Sheet(speech, "insurance"), speech.agreement.liability
    rows: list[Cells] = []
    for n, held in enumerate(liability.insurance if liability else ()):
        path: DataPath = ("liability", "insurance", n)
        rows.append(
            [
                sheet.names(held.parties, (*path, "parties")),
                sheet.words(held.cover, (*path, "cover")),
                sheet.stated_sum(held.amount, (*path, "amount")),
            ]
        )
    fields = [sheet.column("held_by"), sheet.column("cover", width=2.0), sheet.figures("amount", optional=True)]
    return sheet.table(fields, rows)


def risks(speech: Speech) -> Table | None:
    """The risk register."""
    sheet = Sheet(speech, "risks")
    rows: list[Cells] = []
    for n, risk in enumerate(speech.agreement.risks):
        path: DataPath = ("risks", n)
        rows.append(
            [
                sheet.words(risk.risk, (*path, "risk")),
                sheet.choice("level", risk.likelihood, (*path, "likelihood")),
                sheet.choice("level", risk.impact, (*path, "impact")),
                sheet.named(risk.owner, (*path, "owner")),
                sheet.words(risk.mitigation, (*path, "mitigation")),
            ]
        )
    fields = [
        sheet.column("risk", width=2.0),
        sheet.column("likelihood", width=0.9),
        sheet.column("impact", width=0.8),
        sheet.column("owner", width=1.1),
        sheet.column("mitigation", width=2.0),
    ]
    return sheet.table(fields, rows)


def barriers(speech: Speech) -> Table | None:
    """Barriers to the partnership, in the words of the pack's checklists, and who does what about each."""
    sheet = Sheet(speech, "barriers")
    rows: list[Cells] = []
    for n, barrier in enumerate(speech.agreement.barriers):
        path: DataPath = ("barriers", n)
        rows.append(
            [
                sheet.value(_item(speech, barrier.item), (*path, "item")),
                sheet.named(barrier.owner, (*path, "owner")),
                sheet.words(barrier.mitigation, (*path, "mitigation")),
            ]
        )
    fields = [sheet.column("barrier", width=1.8), sheet.column("owner"), sheet.column("mitigation", width=1.8)]
    return sheet.table(fields, rows)


def _item(speech: Speech, number: str, name: str = "") -> str:
    """The words of an item, from the list of that name or from any; the number itself if no list holds it."""
    lists = [speech.checklists.get(name, {})] if name else list(speech.checklists.values())
    return next((items[number] for items in lists if number in items), number)


def checklist(speech: Speech, name: str) -> Table | None:
    """One of the field's checklists, answered item by item: nine_elements, seven_principles, traits or pressures."""
    sheet, given = Sheet(speech, "checklist"), speech.agreement.checklists
    answers = getattr(given, name, None) if name in Checklists.model_fields else None
    if not isinstance(answers, Mapping):
        return None
    rows: list[Cells] = [
        [sheet.value(_item(speech, number, name)), sheet.words(answer, ("checklists", name, number))]
        for number, answer in answers.items()
    ]
    fields = [sheet.column("item", width=1.8), sheet.column("answer")]
    return sheet.table(fields, rows, checklist=Value(speech.choice("checklists", name)))


def waivers(speech: Speech) -> Table | None:
    """Findings that the parties have seen and accept, each with its reason."""
    sheet = Sheet(speech, "waivers")
    rows: list[Cells] = []
    for n, waiver in enumerate(speech.agreement.waivers):
        path: DataPath = ("waivers", n)
        rows.append(
            [
                sheet.value(waiver.finding, (*path, "finding")),
                sheet.words(waiver.subject, (*path, "subject")),
                sheet.words(waiver.year, (*path, "year")),
                sheet.words(waiver.reason, (*path, "reason")),
                sheet.words(waiver.by, (*path, "by")),
                sheet.date(waiver.date, (*path, "date")),
            ]
        )
    fields = [
        sheet.column("finding", width=0.8),
        sheet.column("subject", optional=True, width=1.1, empty="all"),
        sheet.column("year", optional=True, width=0.8, empty="all"),
        sheet.column("reason", width=2.2),
        sheet.column("by", width=1.3),
        sheet.column("date", width=1.1),
    ]
    return sheet.table(fields, rows)
