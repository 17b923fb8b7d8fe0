"""Tables of a consortium: who delivers what, how the money is divided, and when it is passed on."""

from __future__ import annotations

from decimal import Decimal

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet
from agreements.document import Blank, Table, Value
from agreements.particulars import Consortium
from agreements.particulars import figures as figures_of


def deliveries(speech: Speech) -> Table | None:
    """Who delivers which part of the funded work, how much of it and where."""
    sheet, consortium = Sheet(speech, "deliveries"), speech.agreement.consortium
    rows: list[Cells] = [
        [
            sheet.named(delivery.party, ("consortium", "deliveries", n, "party")),
            sheet.words(delivery.what, ("consortium", "deliveries", n, "what")),
            sheet.words(delivery.amount, ("consortium", "deliveries", n, "amount")),
            sheet.words(delivery.where, ("consortium", "deliveries", n, "where")),
        ]
        for n, delivery in enumerate(consortium.deliveries if consortium else ())
    ]
    fields = [
        sheet.column("party", width=1.2),
        sheet.column("what", width=2.4),
        sheet.column("amount", optional=True, width=1.4),
        sheet.column("where", optional=True, width=1.6),
    ]
    return sheet.table(fields, rows)


def allocations(speech: Speech) -> Table | None:
    """Each member's part of the money in per cent and, where the whole is known, in pounds."""
    consortium = speech.agreement.consortium
    if consortium is None or not consortium.allocations:
        return None
    divided = figures_of.division(speech.agreement)
    sheet = Sheet(speech, "allocations", "caption" if divided else "caption_shares")
    off = divided is not None and bool(divided.taken_off)
    places = max(-int(percent.as_tuple().exponent) for percent in consortium.allocations.values())
    rows: list[Cells] = [
        [
            sheet.party(party),
            sheet.quantity(_to_places(percent, places), ("consortium", "allocations", party)),
            sheet.sum(divided.allocated[party]) if divided and off else None,
            sheet.sum(divided.taken_off[party]) if divided and off else None,
            sheet.sum(divided.left[party]) if divided else None,
        ]
        for party, percent in consortium.allocations.items()
    ]
    fields = [
        sheet.column("party", width=1.6),
        sheet.figures("percent"),
        sheet.figures("allocated", optional=True, width=1.2),
        sheet.figures("taken_off", optional=True, width=1.2),
        sheet.figures("left", optional=True, width=1.2),
    ]
    note = sheet.note("first", sum=Value(speech.money(divided.first))) if divided and divided.first else ()
    return sheet.table(fields, rows, _allocated(sheet, consortium, divided), note=note)


def _to_places(percent: Decimal, places: int) -> Decimal:
    """With as many decimals as the longest of its column, so that they stand under each other."""
    return Decimal(f"{percent:.{max(places, 0)}f}")


def _allocated(sheet: Sheet, consortium: Consortium, divided: figures_of.Division | None) -> list[list[Cell]]:
    """The totals; without sums a column of percentages alone needs none."""
    if divided is None:
        return []
    sums = (divided.allocated, divided.taken_off, divided.left)
    percent = sheet.value(sheet.speech.quantity(sum(consortium.allocations.values(), Decimal(0))))
    return [[sheet.shared("total"), percent, *(sheet.sum(sum(column.values())) for column in sums)]]


def _waits(sheet: Sheet, number: int, waits: bool | None) -> Cell | None:  # noqa: FBT001 - a value, not a switch
    words = {True: "waits", False: "does_not_wait"}
    path = ("consortium", "payments", number, "after_condition")
    return None if waits is None else sheet.value(sheet.label(words[waits]), path)


def consortium_payments(speech: Speech) -> Table | None:
    """What is paid to whom and when, and whether it waits for the funder's condition."""
    sheet, consortium = Sheet(speech, "consortium_payments"), speech.agreement.consortium
    if consortium is None or not consortium.payments:
        return None
    rows: list[Cells] = [
        [
            sheet.date(payment.date, ("consortium", "payments", n, "date")),
            sheet.named(payment.to, ("consortium", "payments", n, "to")),
            _waits(sheet, n, payment.after_condition),
            sheet.sum(payment.sum, ("consortium", "payments", n, "sum")),
        ]
        for n, payment in enumerate(consortium.payments)
    ]
    total = sheet.sum(sum(payment.sum for payment in consortium.payments))
    fields = [
        sheet.column("date", width=1.3),
        sheet.column("to", width=1.4),
        sheet.column("condition", optional=True, width=2.0, empty="none"),
        sheet.figures("sum"),
    ]
    return sheet.table(
        fields, rows, [[sheet.shared("total"), sheet.text("every_payee"), sheet.text("each_as_shown"), total]]
    )


_ACCESSION = (
    ("body", "legal_form", "address", "from", "part", "money"),
    ("joiner_signature", "joiner_name", "joiner_post", "joiner_witness", "joiner_date"),
    ("lead_signature", "lead_name", "lead_post", "lead_witness", "lead_date"),
)
_PEN = "_" * 24


def accession(speech: Speech) -> Table | None:
    """The places of a form by which a body joins later, all of them for the pen."""
    sheet = Sheet(speech, "accession")
    pen: Cell = ((Blank(_PEN, pen=True),),)
    rows: list[Cells] = [[sheet.text(key), pen] for keys in _ACCESSION for key in keys]
    return sheet.table([sheet.column("item", width=1.6), sheet.column("entry", width=1.4)], rows)
