"""Tables of money paid in: contributions, shares, pools, instalments, rates, help in kind, budgets and fees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Field, Sheet, at, joined_notes
from agreements.document import Inlines, Table, Text, Value
from agreements.finance import Pence
from agreements.particulars import Fund, Sum
from agreements.particulars import figures as figures_of
from agreements.particulars.money import Awaited
from agreements.source import DataPath, path_text

_MOST_PAYMENTS = 6
"""More payments than this stand in rows, one a day, with the parties as columns."""


def contributions(speech: Speech, fund_id: str) -> Table | None:
    """What each party pays in each year, with the totals."""
    sheet, found = Sheet(speech, "contributions"), at(speech.agreement.funds, fund_id)
    if found is None:
        return None
    number, fund = found
    table = figures_of.contribution_table(speech.agreement, fund)
    totals = figures_of.fund_total(speech.agreement, fund)
    rows = [
        [sheet.party(party), *(_paid(sheet, found, year, party, table[year].get(party)) for year in table)]
        for party in figures_of.contributors(speech.agreement, fund)
    ]
    return sheet.table(
        [sheet.column("party", width=1.4), *(sheet.value_column((Value(year),)) for year in table)],
        rows,
        [
            [sheet.shared("total"), *(sheet.sum(totals[year], awaited=_awaited(fund, year)) for year in table)],
            *_stated_totals(sheet, found, totals),
        ],
        _contribution_note(sheet, number, fund),
        fund=sheet.fund_name(number, fund),
        years=sheet.years(tuple(table)),
    )


def _awaited(fund: Fund, year: str) -> Awaited | None:
    return fund.awaited.get(year) or (fund.uplift.awaited.get(year) if fund.uplift else None)


def _paid(sheet: Sheet, found: tuple[int, Fund], year: str, party: str, pence: Pence | None) -> Cell:
    number, fund = found
    stated = party in (fund.contributions.get(year) or {})
    path: DataPath = ("funds", number, "contributions", year, party) if stated else ()
    return sheet.sum(pence, path, _awaited(fund, year))


def _stated_totals(sheet: Sheet, found: tuple[int, Fund], totals: Mapping[str, Pence | None]) -> list[Sequence[Cell]]:
    """The totals that were agreed elsewhere, unless they are those of the table: nobody needs the same sums twice."""
    number, fund = found
    stated = fund.stated_total
    if all(stated.get(year, total) == total for year, total in totals.items()):
        return []
    sums = [sheet.stated_sum(stated.get(year), ("funds", number, "stated_total", year)) for year in totals]
    return [[sheet.text("stated_total"), *(cell or sheet.shared("not_stated") for cell in sums)]]


def _contribution_note(sheet: Sheet, number: int, fund: Fund) -> Inlines:
    path: DataPath = ("funds", number, "covers")
    periods = [
        sheet.note(
            "covers",
            year=Value(year),
            start=Value(sheet.speech.date(period.start), path_text((*path, year, "from"))),
            to=Value(sheet.speech.date(period.to), path_text((*path, year, "to"))),
        )
        for year, period in fund.covers.items()
    ]
    refunds = [
        sheet.note("refund", year=Value(year), party=Value(sheet.speech.names(ids)))
        for year, ids in fund.refunds.items()
    ]
    return joined_notes(
        *periods,
        *refunds,
        sheet.note("one_off") if fund.one_off else (),
        sheet.note("indicative") if fund.uplift and fund.uplift.indicative else (),
        sheet.note("pro_rata", basis=Value(sheet.speech.choice("pro_rata", fund.pro_rata))) if fund.pro_rata else (),
    )


def funding_lines(speech: Speech, fund_id: str) -> Table | None:
    """What the contributions to a fund are made up of, source by source."""
    sheet, found = Sheet(speech, "funding_lines"), at(speech.agreement.funds, fund_id)
    if found is None or not found[1].funding_lines:
        return None
    number, fund = found
    years = sorted({year for line in fund.funding_lines for year in line.sums})
    rows: list[Cells] = []
    for n, line in enumerate(fund.funding_lines):
        path: DataPath = ("funds", number, "funding_lines", n)
        sums = [_line_sum(sheet, (*path, "sums", year), line.sums, year) for year in years]
        rows.append(
            [
                sheet.choice("funding_source", line.source, (*path, "source")),
                sheet.party(line.party),
                sheet.words(line.governed_by, (*path, "governed_by")),
                *sums,
            ]
        )
    fields = [
        sheet.column("source", width=1.8),
        sheet.column("party", width=1.2),
        sheet.column("governed_by", optional=True, width=1.4),
        *(sheet.value_column((Value(year),)) for year in years),
    ]
    return sheet.table(fields, rows, fund=sheet.fund_name(number, fund), years=sheet.years(years))


def _line_sum(sheet: Sheet, path: DataPath, sums: Mapping[str, Sum | None], year: str) -> Cell:
    return sheet.sum(sums[year], path) if year in sums else sheet.shared("not_stated")


def contribution_shares(speech: Speech, fund_id: str) -> Table | None:
    """Each party's share of each year in per cent, with what the printed percentages add up to.

    Percentages that were agreed elsewhere stand beside those that follow from the sums.
    """
    sheet, found = Sheet(speech, "contribution_shares"), at(speech.agreement.funds, fund_id)
    if found is None:
        return None
    number, fund = found
    shares = figures_of.contribution_shares(speech.agreement, fund)
    if not any(shares.values()):
        return None
    columns: list[tuple[Inlines, Mapping[str, Decimal] | None]] = []
    for year, parts in shares.items():
        columns.append(((Value(year),), parts))
        if year in fund.stated_percentages:
            heading = sheet.note("columns", "stated", year=Value(year))
            columns.append((heading, fund.stated_percentages[year]))
    parties = figures_of.contributors(speech.agreement, fund)
    counted = any(item.counts_in_shares for item in fund.in_kind)
    return sheet.table(
        [sheet.column("party", width=1.4), *(sheet.value_column(heading) for heading, _ in columns)],
        [[sheet.party(party), *(_share(sheet, parts, party) for _, parts in columns)] for party in parties],
        [[sheet.shared("total"), *(_share_total(sheet, parts) for _, parts in columns)]],
        joined_notes(
            sheet.shared_note("rounded") if fund.rounding_note else (), sheet.note("in_kind_counted") if counted else ()
        ),
        fund=sheet.fund_name(number, fund),
        years=sheet.years(tuple(shares)),
    )


def _share(sheet: Sheet, shares: Mapping[str, Decimal] | None, party: str) -> Cell:
    return sheet.percentage(None if shares is None else shares.get(party))


def _share_total(sheet: Sheet, shares: Mapping[str, Decimal] | None) -> Cell:
    return sheet.percentage(None if shares is None else sum(shares.values(), Decimal(0)))


def contributions_all(speech: Speech) -> Table | None:
    """The pooled funds by year, with the total of all pools and of all years."""
    sheet, agreement = Sheet(speech, "contributions_all"), speech.agreement
    years = figures_of.pooled_years(agreement)
    rows: list[Cells] = []
    for number, fund in enumerate(agreement.funds):
        if fund.kind == "pooled":
            totals = figures_of.fund_total(agreement, fund)
            sums = [totals.get(year, Pence(0)) for year in years]
            all_years = None if None in sums else sum(amount for amount in sums if amount is not None)
            rows.append([((sheet.fund_name(number, fund),),), *(sheet.sum(s) for s in sums), sheet.sum(all_years)])
    pooled = [sheet.sum(figures_of.pooled_total(agreement, year)) for year in years]
    return sheet.table(
        [
            sheet.column("fund", width=1.6),
            *(sheet.value_column((Value(year),)) for year in years),
            sheet.figures("all_years"),
        ],
        rows,
        [[sheet.shared("total"), *pooled, sheet.sum(figures_of.pooled_total_all_years(agreement))]],
        years=sheet.years(years),
    )


def party_totals(speech: Speech, year: str) -> Table | None:
    """What each party pays into each pooled fund in the year, with totals both ways."""
    sheet, agreement = Sheet(speech, "party_totals"), speech.agreement
    pools = [(n, fund) for n, fund in enumerate(agreement.funds) if fund.kind == "pooled"]
    tables = [figures_of.contribution_table(agreement, fund).get(year, {}) for _, fund in pools]
    if not any(tables):
        return None
    totals = figures_of.party_totals(agreement, year)
    by_fund = [figures_of.fund_total(agreement, fund).get(year, Pence(0)) for _, fund in pools]
    return sheet.table(
        [
            sheet.column("party", width=1.4),
            *(sheet.value_column((sheet.fund_name(n, fund),)) for n, fund in pools),
            sheet.figures("all_funds"),
        ],
        [
            [sheet.party(party), *(sheet.sum(sums.get(party, Pence(0))) for sums in tables), sheet.sum(totals[party])]
            for party in totals
        ],
        [
            [
                sheet.shared("total"),
                *(sheet.sum(amount) for amount in by_fund),
                sheet.sum(figures_of.pooled_total(agreement, year)),
            ]
        ],
        year=Value(year),
    )


def instalments(speech: Speech, fund_id: str, year: str) -> Table | None:
    """What each party pays into the fund on which day of the year."""
    sheet, found = Sheet(speech, "instalments"), at(speech.agreement.funds, fund_id)
    if found is None:
        return None
    number, fund = found
    paid = {
        party: figures_of.instalments_of(speech.agreement, fund, year, party)
        for party in figures_of.contributors(speech.agreement, fund)
    }
    most = max((len(sums) for sums in paid.values() if sums), default=0)
    if not most:
        return None
    remainder = Text(speech.choice("remainder", fund.instalments.remainder if fund.instalments else "last"))
    grid = {party: _payments(sums, most) for party, sums in paid.items()}
    fields, rows, totals = (_by_day if most > _MOST_PAYMENTS else _by_party)(sheet, fund, year, grid)
    return sheet.table(fields, rows, totals, (remainder,), fund=sheet.fund_name(number, fund), year=Value(year))


Payments = Mapping[str, Sequence[Pence | None]]
Grid = tuple[list[Field], list[Cells], list[list[Cell]]]


def _payments(sums: Sequence[Pence] | None, most: int) -> Sequence[Pence | None]:
    """As many payments as the party with most of them makes, in order."""
    return [None] * most if sums is None else [*sums, *[Pence(0)] * (most - len(sums))]


def _added(amounts: Sequence[Pence | None]) -> Pence | None:
    return None if None in amounts else Pence(sum(amount for amount in amounts if amount is not None))


def _payment_days(sheet: Sheet, fund: Fund, year: str, most: int) -> list[Inlines]:
    """The day of each payment, or its number where no day is written."""
    days: list[Inlines] = [(Value(sheet.speech.date(day)),) for day in figures_of.instalment_dates(fund, year)]
    return [days[n] if n < len(days) else sheet.note("payment", number=Value(str(n + 1))) for n in range(most)]


def _by_party(sheet: Sheet, fund: Fund, year: str, paid: Payments) -> Grid:
    most = len(next(iter(paid.values())))
    columns = [[sums[n] for sums in paid.values()] for n in range(most)]
    days = _payment_days(sheet, fund, year, most)
    whole = _added([_added(column) for column in columns])
    fields = [
        sheet.column("party", width=1.4),
        *(sheet.value_column(day) for day in days),
        sheet.figures("year"),
    ]
    rows: list[Cells] = [
        [sheet.party(party), *(sheet.sum(amount) for amount in sums), sheet.sum(_added(sums))]
        for party, sums in paid.items()
    ]
    totals = [sheet.shared("total"), *(sheet.sum(_added(column)) for column in columns), sheet.sum(whole)]
    return fields, rows, [totals]


def _by_day(sheet: Sheet, fund: Fund, year: str, paid: Payments) -> Grid:
    """Many payments stand one below the other, or the table would be wider than any page."""
    most = len(next(iter(paid.values())))
    lines = [[sums[n] for sums in paid.values()] for n in range(most)]
    whole = _added([_added(line) for line in lines])
    fields = [
        sheet.column("day", width=1.2),
        *(sheet.value_column(sheet.party(party)[0]) for party in paid),
        sheet.figures("all_parties"),
    ]
    rows: list[Cells] = [
        [(day,), *(sheet.sum(amount) for amount in line), sheet.sum(_added(line))]
        for day, line in zip(_payment_days(sheet, fund, year, most), lines, strict=True)
    ]
    totals = [sheet.shared("total"), *(sheet.sum(_added(sums)) for sums in paid.values()), sheet.sum(whole)]
    return fields, rows, [totals]


def uplift(speech: Speech, fund_id: str) -> Table | None:
    """The rates by which contributions grow, by party or group and year."""
    sheet, found = Sheet(speech, "uplift"), at(speech.agreement.funds, fund_id)
    if found is None or found[1].uplift is None:
        return None
    number, fund = found
    rates = found[1].uplift.rates
    years = sorted({year for by_year in rates.values() for year in by_year})
    rounding = found[1].uplift.rounding
    return sheet.table(
        [sheet.column("party", width=1.4), *(sheet.value_column((Value(year),)) for year in years)],
        [[sheet.party(key), *(_rate(sheet, found, key, year) for year in years)] for key in rates],
        note=joined_notes(
            (Text(speech.choice("rounding", rounding)),) if rounding else (),
            sheet.note("indicative") if found[1].uplift.indicative else (),
        ),
        fund=sheet.fund_name(number, fund),
        years=sheet.years(years),
    )


def _rate(sheet: Sheet, found: tuple[int, Fund], key: str, year: str) -> Cell:
    number, fund = found
    rates = fund.uplift.rates[key] if fund.uplift else {}
    rate = rates.get(year)
    if rate is not None:
        return sheet.rate(rate, ("funds", number, "uplift", "rates", key, year))
    return sheet.sum(None, awaited=_awaited(fund, year)) if year in rates else sheet.shared("none")


def in_kind(speech: Speech, fund_id: str) -> Table | None:
    """What parties provide to a fund other than money."""
    sheet, found = Sheet(speech, "in_kind"), at(speech.agreement.funds, fund_id)
    if found is None:
        return None
    number, fund = found
    rows: list[Cells] = []
    for n, item in enumerate(fund.in_kind):
        path: DataPath = ("funds", number, "in_kind", n)
        rows.append(
            [
                sheet.party(item.party),
                sheet.words(item.item, (*path, "item")),
                sheet.sum(item.value_per_year, (*path, "value_per_year")),
                sheet.choice("in_kind_basis", item.basis, (*path, "basis")),
                sheet.yes_no(item.counts_in_shares, (*path, "counts_in_shares")),
            ]
        )
    fields = [
        sheet.column("party"),
        sheet.column("item", width=2.0),
        sheet.figures("value"),
        sheet.column("basis", optional=True),
        sheet.column("counts"),
    ]
    return sheet.table(fields, rows, note=sheet.note("note"), fund=sheet.fund_name(number, fund))


def scheme_budgets(speech: Speech, fund_id: str) -> Table | None:
    """The budgets of the schemes that a fund pays for, for the years for which one is stated."""
    sheet, found = Sheet(speech, "scheme_budgets"), at(speech.agreement.funds, fund_id)
    if found is None:
        return None
    number, fund = found
    schemes = [(n, scheme) for n, scheme in enumerate(speech.agreement.schemes) if scheme.fund == fund_id]
    years = sorted({year for _, scheme in schemes for year in scheme.budget})
    if not years:
        return None
    sums = {year: [scheme.budget.get(year) for _, scheme in schemes] for year in years}
    totals = [None if None in sums[year] else sum(int(s) for s in sums[year] if s is not None) for year in years]
    return sheet.table(
        [
            sheet.column("scheme"),
            sheet.column("title", width=2.0),
            *(sheet.value_column((Value(year),)) for year in years),
        ],
        [
            [
                sheet.value(scheme.id, ("schemes", n, "id")),
                sheet.words(scheme.title, ("schemes", n, "title")),
                *(sheet.sum(scheme.budget.get(year), ("schemes", n, "budget", year)) for year in years),
            ]
            for n, scheme in schemes
        ],
        [[sheet.shared("total"), sheet.text("all_schemes"), *(sheet.sum(total) for total in totals)]],
        fund=sheet.fund_name(number, fund),
        years=sheet.years(years),
    )


def admin_fee(speech: Speech, fund_id: str) -> Table | None:
    """What each party pays of the fee for running a fund."""
    sheet, found = Sheet(speech, "admin_fee"), at(speech.agreement.funds, fund_id)
    if found is None or found[1].admin_fee is None:
        return None
    number, fund = found
    shares = figures_of.admin_fee_shares(speech.agreement, fund)
    amounts = found[1].admin_fee.amount
    parties = [party.id for party in speech.agreement.parties]
    return sheet.table(
        [sheet.column("party", width=1.4), *(sheet.value_column((Value(year),)) for year in shares)],
        [[sheet.party(party), *(sheet.sum((shares[year] or {}).get(party)) for year in shares)] for party in parties],
        [
            [
                sheet.shared("total"),
                *(sheet.sum(amounts[year], ("funds", number, "admin_fee", "amount", year)) for year in shares),
            ]
        ],
        sheet.note("payable_to", party=Value(speech.name(found[1].admin_fee.payable_to))),
        fund=sheet.fund_name(number, fund),
        years=sheet.years(tuple(shares)),
    )
