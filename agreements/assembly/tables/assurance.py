"""Tables of what could go wrong and how it is met: insurance, risks, barriers, and the field's checklists."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet, stacked, whereabouts
from agreements.document import Table, Value
from agreements.particulars.checklists import Answer, ItemAnswer, recorded
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


def _item(speech: Speech, number: str) -> str:
    """The words of an item, from whichever list holds it; the number itself if none does."""
    holding = (name for name, known in speech.checklists.items() if number in known.items)
    return speech.choice(next(holding, ""), number)


def checklist(speech: Speech, name: str) -> Table | None:
    """One of the field's checklists, answered item by item: what is done, by whom, by when, and where it says so."""
    sheet, known = Sheet(speech, "checklist"), speech.checklists.get(name)
    rows: list[Cells] = [
        [
            sheet.value(speech.choice(name, item)),
            _answer(sheet, answer, path, known.asks if known else "strengths"),
            *_duties(sheet, answer, path),
        ]
        for item, answer, path in _printed_items(speech, name)
    ]
    fields = [
        sheet.column("item", width=1.8),
        sheet.column("answer", width=1.2, empty="unanswered"),
        sheet.column("owner", optional=True),
        sheet.column("by", optional=True, width=0.8),
        sheet.column("where", optional=True),
    ]
    note = sheet.note("after", after=Value(known.after)) if known and known.after else ()
    return sheet.table(fields, rows, note=note, checklist=Value(speech.checklist_title(name)))


Answered = ItemAnswer | None


def _printed_items(speech: Speech, name: str) -> Iterator[tuple[str, Answered, DataPath]]:
    """The items that are printed, each with its answer and where that stands."""
    given = speech.agreement.checklists
    chosen = given.chosen.get(name) if given else None
    if given is None or chosen is None:
        return
    barriers = recorded(speech.agreement.barriers)
    whole = given.printed is True and name != "benefits"
    for item in dict.fromkeys([*(speech.checklists[name].items if whole else ()), *chosen]):
        answer = chosen.get(item)
        if answer is None and whole and item in barriers:
            yield item, barriers[item][1], ("barriers", barriers[item][0])
        elif answer is not None or whole or name == "benefits":
            yield item, answer, ("checklists", name, item)


def _answer(sheet: Sheet, answer: Answered, path: DataPath, asks: str) -> Cell | None:
    if isinstance(answer, Answer):
        does = (*path, "mitigation" if path[0] == "barriers" else "does")
        status = sheet.choice(f"standing_{asks}", answer.status, (*path, "status"))
        said = stacked(sheet.words(answer.does, does), status)
        return said or (None if answer.where is None else sheet.text("there"))
    if answer is None and asks == "benefits":
        return sheet.text("expected")
    return sheet.words(answer, path)


def _duties(sheet: Sheet, answer: Answered, path: DataPath) -> Cells:
    """Who, by when, and where; a short answer says none of it."""
    if not isinstance(answer, Answer):
        return (None, None, None)
    return (
        sheet.named(answer.owner, (*path, "owner")),
        sheet.date(answer.by, (*path, "by")),
        None if answer.where is None else (whereabouts(sheet.speech, answer.where, (*path, "where")),),
    )


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
