"""Tables of referrals: who refers whom, in what time, on which form, how many are expected and how far they travel."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet, at, stacked
from agreements.document import Blank, Inlines, Table, Value
from agreements.particulars import Pathway
from agreements.particulars.parties import Distance, Inflow
from agreements.source import DataPath, path_text

_PEN = "_" * 24
_BEFORE = ("sent", "by", "reach", "person", "born", "lives", "speaks", "agrees")
"""What a referral form asks before the items of its pathway."""
_AFTER = ("reason", "urgent")
_ANSWER = ("received", "answer", "why_not", "responsible", "signed")
"""What the receiver fills in."""


def pathways(speech: Speech) -> Table | None:
    """Every pathway: who refers whom to whom, how many are expected, and how far the two are apart."""
    sheet = Sheet(speech, "pathways")
    rows = [_pathway(sheet, ("pathways", n), pathway) for n, pathway in enumerate(speech.agreement.pathways)]
    fields = [
        sheet.column("pathway", width=0.8),
        sheet.column("from", width=1.3),
        sheet.column("to", width=1.3),
        sheet.column("persons", width=1.8),
        sheet.column("inflow", optional=True, width=1.4),
        sheet.column("distance", optional=True, width=1.4),
    ]
    return sheet.table(fields, rows)


def _pathway(sheet: Sheet, path: DataPath, pathway: Pathway) -> Cells:
    return [
        sheet.value(pathway.id, (*path, "id")),
        sheet.named(pathway.start, (*path, "from")),
        sheet.named(pathway.to, (*path, "to")),
        sheet.words(pathway.persons, (*path, "persons")),
        _inflow(sheet, (*path, "inflow"), pathway.inflow),
        _distance(sheet, (*path, "distance"), pathway.distance),
    ]


def _inflow(sheet: Sheet, path: DataPath, inflow: Inflow | None) -> Cell | None:
    if inflow is None:
        return None
    number = Value(f"{inflow.number:,}", path_text((*path, "number")))
    unit = Value(sheet.speech.words(inflow.unit), path_text((*path, "unit")))
    lines: list[Inlines] = [sheet.note("inflow", number=number, unit=unit)]
    if inflow.as_at is not None:
        lines.append(sheet.note("as_at", date=Value(sheet.speech.date(inflow.as_at), path_text((*path, "as_at")))))
    return stacked(tuple(lines), sheet.said("growth", inflow.growth, (*path, "growth")))


def _distance(sheet: Sheet, path: DataPath, distance: Distance | None) -> Cell | None:
    if distance is None:
        return None
    lines: list[Inlines] = []
    if distance.kilometres is not None:
        kilometres = Value(sheet.speech.quantity(distance.kilometres), path_text((*path, "kilometres")))
        lines.append(sheet.note("kilometres", number=kilometres))
    if distance.minutes is not None:
        minutes = Value(f"{distance.minutes:,}", path_text((*path, "minutes")))
        lines.append(sheet.note("minutes", number=minutes))
    return stacked(tuple(lines), sheet.words(distance.travel, (*path, "travel")))


def response_times(speech: Speech) -> Table | None:
    """Within what time receipt is confirmed, a referral answered, and an urgent one answered, pathway by pathway."""
    sheet = Sheet(speech, "response_times")
    rows: list[Cells] = []
    for n, pathway in enumerate(speech.agreement.pathways):
        path: DataPath = ("pathways", n)
        rows.append(
            [
                sheet.value(pathway.id, (*path, "id")),
                sheet.named(pathway.to, (*path, "to")),
                sheet.length(pathway.acknowledged_within, (*path, "acknowledged_within")),
                sheet.length(pathway.within, (*path, "within")),
                sheet.length(pathway.urgent_within, (*path, "urgent_within")),
            ]
        )
    fields = [
        sheet.column("pathway", width=0.8),
        sheet.column("to", width=1.4),
        sheet.column("acknowledged", optional=True, width=1.2),
        sheet.column("answered", width=1.2),
        sheet.column("urgent", width=1.2),
    ]
    return sheet.table(fields, rows)


def referral_form(speech: Speech, pathway_id: str) -> Table | None:
    """The form of a referral: what the referrer writes, item by item, and below it the receiver's answer."""
    sheet, found = Sheet(speech, "referral_form"), at(speech.agreement.pathways, pathway_id)
    if found is None:
        return None
    number, pathway = found
    path: DataPath = ("pathways", number)
    pen: Cell = ((Blank(_PEN, pen=True),),)
    asked = [sheet.words(item, (*path, "minimum", n)) for n, item in enumerate(pathway.minimum)]
    rows: list[Cells] = [
        [sheet.text("from"), sheet.named(pathway.start, (*path, "from"))],
        [sheet.text("to"), sheet.named(pathway.to, (*path, "to"))],
        *([sheet.text(key), pen] for key in _BEFORE),
        *([item, pen] for item in asked),
        *([sheet.text(key), pen] for key in (*_AFTER, *_ANSWER)),
    ]
    fields = [sheet.column("item", width=1.4), sheet.column("entry", width=1.6)]
    return sheet.table(fields, rows, pathway=Value(pathway.id, path_text((*path, "id"))))
