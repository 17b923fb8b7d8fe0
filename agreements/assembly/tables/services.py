"""Tables of what bodies do for each other: services that one runs for others, contracts watched together, assessors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Field, Sheet, at, stacked
from agreements.document import Table, Value
from agreements.particulars import Charge, MonitoredAgreement
from agreements.source import DataPath, path_text

Sums = Mapping[str, int | None]

# --- services that one party runs for others ------------------------------------------------------------------------


def shared_service(speech: Speech, service_id: str) -> Table | None:
    """One service at a glance: who runs it for whom, what it does, and how fast it answers."""
    sheet, found = Sheet(speech, "shared_service"), at(speech.agreement.shared_services, service_id)
    if found is None:
        return None
    number, service = found
    path: DataPath = ("shared_services", number)
    rows: list[Cells] = [
        [sheet.text("provider"), sheet.named(service.provider, (*path, "provider"))],
        [sheet.text("users"), sheet.names(service.to, (*path, "to"))],
        [sheet.text("lead"), sheet.words(service.lead, (*path, "lead"))],
        [sheet.text("scope"), sheet.listed(service.scope, (*path, "scope"))],
        [sheet.text("excluded"), sheet.listed(service.excluded, (*path, "excluded"))],
        [sheet.text("volume"), sheet.words(service.volume, (*path, "volume"))],
        [sheet.text("hours"), sheet.words(service.hours, (*path, "hours"))],
        [sheet.text("within"), sheet.length(service.within, (*path, "within"))],
        [sheet.text("urgent_within"), sheet.length(service.urgent_within, (*path, "urgent_within"))],
        [sheet.text("conflict_route"), sheet.words(service.conflict_route, (*path, "conflict_route"))],
    ]
    stated = [row for row in rows if row[1] is not None]
    fields = [sheet.column("item"), sheet.column("detail", width=2.6)]
    return sheet.table(fields, stated, service=Value(speech.words(service.name), path_text((*path, "name"))))


def shared_service_sums(speech: Speech, service_id: str) -> Table | None:
    """What each party that uses the service pays in each year."""
    sheet, found = Sheet(speech, "shared_service_sums"), at(speech.agreement.shared_services, service_id)
    if found is None or not found[1].sums:
        return None
    number, service = found
    path: DataPath = ("shared_services", number, "sums")
    payers = tuple(dict.fromkeys(payer for sums in service.sums.values() for payer in sums or {}))
    rows: list[Cells] = [
        [
            sheet.party(payer),
            *(sheet.sum((sums or {}).get(payer), (*path, year, payer)) for year, sums in service.sums.items()),
        ]
        for payer in payers
    ]
    totals = [sheet.shared("total"), *(sheet.sum(_added(sums)) for sums in service.sums.values())]
    name = Value(speech.words(service.name), path_text(("shared_services", number, "name")))
    return sheet.table(_by_year(sheet, service.sums), rows, [totals], service=name)


def _by_year(sheet: Sheet, years: Iterable[str]) -> list[Field]:
    return [sheet.column("party", width=1.4), *(sheet.value_column((Value(year),)) for year in years)]


def _added(sums: Sums | None) -> int | None:
    """What the sums add to; None where one is not known."""
    known = [pence for pence in (sums or {}).values() if pence is not None]
    return sum(known) if sums and len(known) == len(sums) else None


def shared_service_charges(speech: Speech, service_id: str) -> Table | None:
    """Prices for what the yearly sums do not cover."""
    sheet, found = Sheet(speech, "shared_service_charges"), at(speech.agreement.shared_services, service_id)
    if found is None:
        return None
    number, service = found
    name = Value(speech.words(service.name), path_text(("shared_services", number, "name")))
    return _charges(sheet, service.charges, ("shared_services", number, "charges"), service=name)


def _charges(sheet: Sheet, charges: Sequence[Charge], path: DataPath, **caption: Value) -> Table | None:
    rows: list[Cells] = [
        [
            sheet.words(charge.what, (*path, n, "what")),
            sheet.words(charge.per, (*path, n, "per")),
            sheet.sum(charge.sum, (*path, n, "sum")),
        ]
        for n, charge in enumerate(charges)
    ]
    fields = [
        sheet.column("what", width=2.0),
        sheet.column("per", optional=True, empty="none"),
        sheet.figures("sum"),
    ]
    return sheet.table(fields, rows, (), (), **caption)


# --- agreements with providers that are watched together ------------------------------------------------------------


def monitored_agreements(speech: Speech) -> Table | None:
    """The register: what is provided by whom, who pays, and who monitors it for all."""
    sheet = Sheet(speech, "monitored_agreements")
    rows = [
        _monitored(sheet, ("monitored_agreements", n), entry)
        for n, entry in enumerate(speech.agreement.monitored_agreements)
    ]
    fields = [
        sheet.column("agreement", width=0.8),
        sheet.column("service", width=2.0),
        sheet.column("provider", width=1.5),
        sheet.column("funders", width=1.2),
        sheet.column("monitor", width=1.1),
        sheet.column("risk", optional=True, width=0.8),
        sheet.column("checks", optional=True, width=1.5),
        sheet.column("reviews", optional=True, width=1.2, empty="no_date"),
    ]
    return sheet.table(fields, rows)


def _monitored(sheet: Sheet, path: DataPath, entry: MonitoredAgreement) -> Cells:
    days = tuple(
        (Value(sheet.speech.date(day), path_text((*path, "reviews", n))),) for n, day in enumerate(entry.reviews)
    )
    frequency = sheet.choice("frequency", entry.frequency, (*path, "frequency"))
    return [
        sheet.value(entry.id, (*path, "id")),
        stacked(
            sheet.words(entry.service, (*path, "service")),
            sheet.said("reference", entry.reference, (*path, "reference")),
            _line(sheet, "commencement", sheet.date(entry.commencement, (*path, "commencement"))),
            _line(sheet, "expiry", sheet.date(entry.expiry, (*path, "expiry"))),
        ),
        sheet.named(entry.provider, (*path, "provider")),
        sheet.names(entry.funders, (*path, "funders")),
        sheet.named(entry.monitor, (*path, "monitor")),
        sheet.choice("level", entry.risk, (*path, "risk")),
        stacked(_line(sheet, "frequency", frequency), sheet.said("visits", entry.visits, (*path, "visits"))),
        days or None,
    ]


def _line(sheet: Sheet, key: str, cell: Cell | None) -> Cell | None:
    """A line of the table's own words with the cell's value in it."""
    return None if cell is None else (sheet.note("lines", key, text=cell[0]),)


def monitored_sums(speech: Speech) -> Table | None:
    """What each funder pays under each of those agreements, year by year, and what all of it comes to."""
    sheet, entries = Sheet(speech, "monitored_sums"), speech.agreement.monitored_agreements
    years = sorted({year for entry in entries for year in entry.sums})
    rows: list[Cells] = [
        [
            sheet.value(entry.id),
            sheet.party(payer),
            *(_sum_of(sheet, n, entry, year, payer) for year in years),
        ]
        for n, entry in enumerate(entries)
        for payer in dict.fromkeys(payer for sums in entry.sums.values() for payer in sums or {})
    ]
    totals = [sheet.shared("total"), sheet.shared("all"), *(sheet.sum(_of_year(entries, year)) for year in years)]
    columns = (sheet.value_column((Value(year),)) for year in years)
    fields = [sheet.column("agreement", width=0.8), sheet.column("funder", width=1.4), *columns]
    return sheet.table(fields, rows, [totals], years=sheet.years(years)) if years else None


def _sum_of(sheet: Sheet, number: int, entry: MonitoredAgreement, year: str, payer: str) -> Cell:
    """What the funder pays in the year: nothing, where the agreement states none for the year."""
    if year not in entry.sums:
        return sheet.shared("none")
    return sheet.sum((entry.sums[year] or {}).get(payer), ("monitored_agreements", number, "sums", year, payer))


def _of_year(entries: Sequence[MonitoredAgreement], year: str) -> int | None:
    sums = [_added(entry.sums[year]) for entry in entries if year in entry.sums]
    return None if None in sums else sum(pence for pence in sums if pence is not None)


def monitored_measures(speech: Speech) -> Table | None:
    """What is measured under each of those agreements."""
    sheet = Sheet(speech, "monitored_measures")
    rows: list[Cells] = [
        [
            sheet.value(entry.id),
            sheet.named(entry.provider),
            sheet.listed(entry.measures, ("monitored_agreements", n, "measures")),
        ]
        for n, entry in enumerate(speech.agreement.monitored_agreements)
        if entry.measures
    ]
    fields = [
        sheet.column("agreement", width=0.8),
        sheet.column("provider", width=1.5),
        sheet.column("measures", width=2.6),
    ]
    return sheet.table(fields, rows)


# --- assessors whom parties lend to each other ----------------------------------------------------------------------


def assessor_rota(speech: Speech) -> Table | None:
    """Whose turn it is when, and how many assessors are then kept ready."""
    sheet, pool = Sheet(speech, "assessor_rota"), speech.agreement.assessor_pool
    rows: list[Cells] = [
        [
            sheet.words(turn.turn, ("assessor_pool", "rota", n, "turn")),
            sheet.named(turn.party, ("assessor_pool", "rota", n, "party")),
            sheet.count(turn.assessors, ("assessor_pool", "rota", n, "assessors")),
            sheet.words(turn.post, ("assessor_pool", "rota", n, "post")),
        ]
        for n, turn in enumerate(pool.rota if pool else ())
    ]
    fields = [
        sheet.column("turn", width=1.6),
        sheet.column("party", width=1.2),
        sheet.figures("assessors", optional=True, width=0.9),
        sheet.column("post", optional=True, width=1.6),
    ]
    return sheet.table(fields, rows)


def assessment_fees(speech: Speech) -> Table | None:
    """What is charged for an assessment."""
    pool = speech.agreement.assessor_pool
    return _charges(Sheet(speech, "assessment_fees"), pool.fees if pool else (), ("assessor_pool", "fees"))
