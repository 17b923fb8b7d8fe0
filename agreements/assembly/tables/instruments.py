"""Tables of what a grant, a deed of variation and an exit notice state for themselves."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet, at, stacked
from agreements.document import Blank, Table, Text, Value
from agreements.particulars import Grant, Service
from agreements.particulars import figures as figures_of
from agreements.source import DataPath, path_text

# --- grants -----------------------------------------------------------------------------------------------------------


def grant_terms(speech: Speech, grant_id: str) -> Table | None:
    """One grant at a glance: who pays whom, under which power, what for, and for how long."""
    sheet, found = Sheet(speech, "grant_terms"), at(speech.agreement.grants, grant_id)
    if found is None:
        return None
    number, grant = found
    path: DataPath = ("grants", number)
    term = speech.agreement.term
    functions = tuple(
        (Value(speech.function(function), path_text((*path, "functions", n))),)
        for n, function in enumerate(grant.functions)
    )
    rows: list[Cells] = [
        [sheet.text("payer"), sheet.named(grant.payer, (*path, "payer"))],
        [sheet.text("payee"), sheet.names(grant.payee, (*path, "payee"))],
        [sheet.text("power"), sheet.choice("grant_power", grant.power, (*path, "power"))],
        [sheet.text("purpose"), sheet.words(grant.purpose, (*path, "purpose"))],
        [sheet.text("functions"), functions or None],
        [sheet.text("nature"), _nature(sheet, grant, path)],
        [sheet.text("first_day"), sheet.date(term.commencement, ("term", "commencement"))],
        [sheet.text("last_day"), sheet.date(term.expiry, ("term", "expiry"))],
    ]
    stated = [row for row in rows if row[1] is not None]
    return sheet.table([sheet.column("item"), sheet.column("detail", width=2.4)], stated, grant=_called(number, grant))


def _nature(sheet: Sheet, grant: Grant, path: DataPath) -> Cell | None:
    """Capital or revenue, and whether it is paid once or year by year, one line for each that is stated."""
    words: Mapping[bool, str] = {True: "capital", False: "revenue"}
    often: Mapping[bool, str] = {True: "once", False: "yearly"}
    kind = sheet.value(sheet.label(words[grant.capital]), (*path, "capital")) if grant.capital is not None else None
    how = sheet.value(sheet.label(often[grant.one_off]), (*path, "one_off")) if grant.one_off is not None else None
    return stacked(kind, how)


def _called(number: int, grant: Grant) -> Value:
    return Value(grant.id, path_text(("grants", number, "id")))


def grant_sums(speech: Speech, grant_id: str) -> Table | None:
    """What is granted in each year, with the total; a total that was agreed elsewhere stands beside it."""
    sheet, found = Sheet(speech, "grant_sums"), at(speech.agreement.grants, grant_id)
    if found is None:
        return None
    number, grant = found
    payers = tuple(dict.fromkeys(payer for sums in grant.sums.values() for payer in sums or {})) or (grant.payer,)
    rows: list[Cells] = [
        [
            sheet.value(year),
            *(sheet.sum((sums or {}).get(payer), ("grants", number, "sums", year, payer)) for payer in payers),
            sheet.stated_sum(grant.stated_total.get(year), ("grants", number, "stated_total", year)),
        ]
        for year, sums in grant.sums.items()
    ]
    fields = [
        sheet.column("year"),
        *(sheet.value_column(sheet.note("paid_by", party=Value(speech.name(payer)))) for payer in payers),
        sheet.figures("stated_total", optional=True),
    ]
    return sheet.table(fields, rows, _grant_total(sheet, grant, payers), grant=_called(number, grant))


def _grant_total(sheet: Sheet, grant: Grant, payers: tuple[str, ...]) -> list[list[Cell]]:
    """The total of all years, where there is more than one; unknown while a year's sum is."""
    if len(grant.sums) < 2:  # noqa: PLR2004 - one year is its own total
        return []
    row = [sheet.shared("total")]
    for payer in payers:
        sums = [(year or {}).get(payer) for year in grant.sums.values()]
        row.append(sheet.sum(None if None in sums else sum(pence for pence in sums if pence is not None)))
    stated = [grant.stated_total.get(year) for year in grant.sums]
    whole = None if None in stated else sum(pence for pence in stated if pence is not None)
    return [[*row, sheet.sum(whole)]]


def grant_payments(speech: Speech, grant_id: str) -> Table | None:
    """The days on which a grant is paid, and what must have happened first."""
    sheet, found = Sheet(speech, "grant_payments"), at(speech.agreement.grants, grant_id)
    if found is None:
        return None
    number, grant = found
    rows: list[Cells] = [
        [
            sheet.date(payment.date, ("grants", number, "payments", n, "date")),
            sheet.words(payment.after, ("grants", number, "payments", n, "after")),
            sheet.sum(payment.sum, ("grants", number, "payments", n, "sum")),
        ]
        for n, payment in enumerate(grant.payments)
    ]
    total: list[Cell] = [
        sheet.shared("total"),
        sheet.text("all_payments"),
        sheet.sum(sum(payment.sum for payment in grant.payments)),
    ]
    fields = [
        sheet.column("date"),
        sheet.column("after", optional=True, width=2.0, empty="none"),
        sheet.figures("sum"),
    ]
    return sheet.table(fields, rows, [total], grant=_called(number, grant))


_VOUCHER = ("brought_forward", "received", "spent", "repaid", "carried_forward", "results")
_CERTIFIED = ("signature", "name", "post", "date")
_PEN = "_" * 24


def grant_voucher(speech: Speech) -> Table | None:
    """The form of a yearly voucher: who paid whom is printed, the figures and the certificate are for the pen."""
    sheet, grants = Sheet(speech, "grant_voucher"), speech.agreement.grants
    payers = tuple(dict.fromkeys(grant.payer for grant in grants))
    payees = tuple(dict.fromkeys(payee for grant in grants for payee in grant.payee))
    pen: Cell = ((Blank(_PEN, pen=True),),)
    rows: list[Cells] = [
        [sheet.text("year"), pen],
        [sheet.text("grant"), sheet.value(grants[0].id, ("grants", 0, "id")) if len(grants) == 1 else pen],
        [sheet.text("payee"), sheet.value(speech.name(payees[0])) if len(payees) == 1 else pen],
        [sheet.text("payer"), sheet.value(speech.name(payers[0])) if len(payers) == 1 else pen],
        *([sheet.text(key), pen] for key in (*_VOUCHER, *_CERTIFIED)),
    ]
    fields = [sheet.column("item", width=1.6), sheet.column("entry", width=1.4)]
    return sheet.table(fields, rows if grants else [], note=(Text(sheet.label("certificate")),))


# --- a deed of variation ----------------------------------------------------------------------------------------------


def deed_parties(speech: Speech) -> Table | None:
    """Who stays, who joins and who leaves by the deed, and whose place each takes or who takes its place."""
    sheet, deed = Sheet(speech, "deed_parties"), speech.agreement.deed
    if deed is None:
        return None
    placed = (("continuing", deed.continuing), ("joining", deed.joining), ("leaving", deed.leaving))
    rows: list[Cells] = [
        [sheet.value(speech.name(party), ("deed", part, n)), sheet.text(part), *_standing(sheet, party)]
        for part, ids in placed
        for n, party in enumerate(ids)
    ]
    fields = [
        sheet.column("party"),
        sheet.column("part"),
        sheet.column("roles", optional=True, width=1.2, empty="none"),
        sheet.column("succession", optional=True, width=1.8, empty="none"),
    ]
    return sheet.table(fields, rows)


def _standing(sheet: Sheet, party_id: str) -> Cells:
    """The roles of a body, whose place it took, and who takes its place."""
    found = at(sheet.agreement.parties, party_id)
    if found is None:
        return [None, None]
    number, party = found
    path: DataPath = ("parties", number)
    came = tuple(
        sheet.note("took_place_of", name=Value(sheet.speech.words(name), path_text((*path, "predecessors", n))))
        for n, name in enumerate(party.predecessors)
    )
    goes: Cell = ()
    if party.successor is not None:
        name = Value(sheet.speech.words(party.successor.name), path_text((*path, "successor", "name")))
        date = Value(sheet.speech.date(party.successor.start), path_text((*path, "successor", "from")))
        goes = (sheet.note("followed_by", name=name, date=date),)
    return [sheet.listed(party.roles, (*path, "roles"), "roles"), stacked(came or None, goes or None)]


def deed_changes(speech: Speech) -> Table | None:
    """Each change that the deed makes: the clause, the words that go, the words that take their place."""
    sheet, deed = Sheet(speech, "deed_changes"), speech.agreement.deed
    rows: list[Cells] = [
        [
            sheet.value(str(n + 1)),
            sheet.value(change.clause, ("deed", "changes", n, "clause")),
            sheet.words(change.old, ("deed", "changes", n, "old")) or sheet.text("only_added"),
            sheet.words(change.new, ("deed", "changes", n, "new")) or sheet.text("only_removed"),
        ]
        for n, change in enumerate(deed.changes if deed else ())
    ]
    fields = [
        sheet.column("number", width=0.6),
        sheet.column("clause", width=1.1),
        sheet.column("old", width=2.4),
        sheet.column("new", width=2.4),
    ]
    return sheet.table(fields, rows)


def variation_log(speech: Speech) -> Table | None:
    """Every variation of the principal agreement in order, this one last."""
    sheet, deed = Sheet(speech, "variation_log"), speech.agreement.deed
    if deed is None:
        return None
    rows: list[Cells] = [
        [
            sheet.count(earlier.number, ("deed", "earlier", n, "number")),
            sheet.date(earlier.date, ("deed", "earlier", n, "date")),
            sheet.words(earlier.summary, ("deed", "earlier", n, "summary")),
        ]
        for n, earlier in enumerate(deed.earlier)
    ]
    this: Cells = [
        sheet.count(deed.number, ("deed", "number")),
        sheet.text("date_of_this"),
        sheet.words(deed.summary, ("deed", "summary")) or sheet.text("this"),
    ]
    fields = [sheet.column("number", width=0.7), sheet.column("date", width=1.3), sheet.column("summary", width=2.6)]
    return sheet.table(fields, [*rows, this])


# --- an exit notice ---------------------------------------------------------------------------------------------------


def notice_served(speech: Speech) -> Table | None:
    """Each way in which the notice is served, and the day on which it then counts as received."""
    sheet, notice = Sheet(speech, "notice_served"), speech.agreement.exit_notice
    rows: list[Cells] = []
    for n, service in enumerate(notice.served if notice else ()):
        path: DataPath = ("exit_notice", "served", n)
        day = figures_of.received(speech.agreement, service)
        rows.append(
            [
                sheet.choice("service_method", service.method, (*path, "method")),
                sheet.words(service.note, (*path, "note")),
                sheet.date(service.sent, (*path, "sent")),
                _counts_after(sheet, service, path),
                sheet.date(day, (*path, "deemed_on") if service.deemed_on else ()),
            ]
        )
    fields = [
        sheet.column("method"),
        sheet.column("note", optional=True, width=1.6),
        sheet.column("sent", width=1.3),
        sheet.column("deemed", width=1.4),
        sheet.column("received", width=1.3),
    ]
    return sheet.table(fields, rows)


def _counts_after(sheet: Sheet, service: Service, path: DataPath) -> Cell:
    if service.deemed is not None:
        return (sheet.note("after", length=Value(sheet.speech.duration(service.deemed), path_text((*path, "deemed")))),)
    return sheet.text("at_once" if service.deemed_on is None else "as_stated")


def notice_acknowledged(speech: Speech) -> Table | None:
    """Where each addressee acknowledges the notice, all of it for the pen."""
    sheet, notice = Sheet(speech, "notice_acknowledged"), speech.agreement.exit_notice
    pen: Cell = ((Blank(_PEN, pen=True),),)
    rows: list[Cells] = [
        [sheet.value(speech.name(body), ("exit_notice", "to", n)), pen, pen]
        for n, body in enumerate(notice.to if notice else ())
    ]
    fields = [sheet.column("body", width=1.2), sheet.column("received"), sheet.column("signed", width=1.2)]
    return sheet.table(fields, rows)


def exit_steps(speech: Speech, items: str = "") -> Table | None:
    """What the exit plan says is done under a heading, by whom, by when and at whose cost.

    `items` are the headings' names in the definition, with blanks between them. Without any, every step is told with
    its heading.
    """
    given, wanted = speech.agreement.exit, items.split()
    sheet = Sheet(speech, "exit_steps", "caption" if wanted else "caption_all")
    rows: list[Cells] = [
        [
            None if wanted else sheet.choice("exit_headings", step.item, ("exit", "steps", n, "item")),
            sheet.words(step.what, ("exit", "steps", n, "what")),
            sheet.named(step.who, ("exit", "steps", n, "who")) or sheet.text("to_be_agreed"),
            sheet.date(step.by, ("exit", "steps", n, "by")) or sheet.text("to_be_agreed"),
            sheet.words(step.cost, ("exit", "steps", n, "cost")),
        ]
        for n, step in enumerate(given.steps if given else ())
        if step.item in wanted or not wanted
    ]
    fields = [
        sheet.column("heading", optional=True, width=1.3),
        sheet.column("what", width=2.6),
        sheet.column("who", width=1.3),
        sheet.column("by", width=1.2),
        sheet.column("cost", optional=True, width=1.4, empty="none"),
    ]
    heading = Text(sheet.speech.choice("exit_headings", wanted[0]) if wanted else "")
    return sheet.table(fields, rows, heading=heading)
