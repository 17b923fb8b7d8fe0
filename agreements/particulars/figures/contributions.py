"""Who pays what into which fund in which year, and when. Sums are pence; None is a sum that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from agreements.finance import (
    InKind,
    Pence,
    YearBasis,
    counted_contributions,
    days_of_year_in,
    due_in_term,
    instalments,
    next_year,
    uplift,
    year_end,
    year_start,
    years_between,
)
from agreements.particulars.agreement import Agreement
from agreements.particulars.figures.splits import exact_percentages, members, shares_of, weights_of
from agreements.particulars.money import Fund
from agreements.particulars.types import MONTHS
from agreements.timetable import day_in_year

Sums = Mapping[str, Pence | None]
"""Pence by party, in party order."""

_LONGEST_TERM = 60
"""A term of more years than this is a slip of the pen; only the years that the fund names are then listed."""

_MOST_PAYMENTS = 366
"""More payments in a year than it has days are a slip of the pen too; none is worked out."""

_PAYMENTS = {"monthly": 12, "quarterly": 4, "annual": 1}


def fund_years(agreement: Agreement, fund: Fund) -> tuple[str, ...]:
    """The fund's years that have a day in the term, in order; the years that it names, if the term has no end yet.

    An end before the start is a slip of the pen, and says nothing about years either.
    """
    named = _named_years(fund)
    start, end = agreement.term.commencement, agreement.term.expiry
    if start and end and start < end and end.year - start.year <= _LONGEST_TERM:
        inside = {year for year in named if days_of_year_in(year, start, end)}
        return _in_order({*inside, *years_between(start, end, YearBasis(fund.year_basis))})
    return _in_order(named)


def _named_years(fund: Fund) -> set[str]:
    rates = fund.uplift.rates.values() if fund.uplift else ()
    named = {*fund.contributions, *fund.total, *fund.awaited, *(year for by_year in rates for year in by_year)}
    return {year for year in named if _is_on_the_calendar(year)}


def _is_on_the_calendar(year: str) -> bool:
    """Whether the year has a first and a last day: 0000 and 9999/00 have not."""
    try:
        return year_start(year) < year_end(year)
    except ValueError:
        return False


def _in_order(years: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(years, key=lambda year: (year_start(year), year)))


def contributors(agreement: Agreement, fund: Fund) -> tuple[str, ...]:
    """The parties that the fund names or that a split of its total reaches, in party order."""
    named = {party: None for sums in fund.contributions.values() for party in sums or ()}
    if fund.total:
        shared = weights_of(agreement, fund.split) if fund.split else None
        named |= dict.fromkeys(shared if shared is not None else [party.id for party in agreement.parties])
    known = [party.id for party in agreement.parties if party.id in named]
    return (*known, *(party for party in named if party not in known))


def contribution_table(agreement: Agreement, fund: Fund) -> Mapping[str, Sums]:
    """What each party pays in each year of the term: stated, split from a total, or grown from an earlier year.

    Under `pro_rata` a part-year's sum is a part of the annual one. By `months`, a part of a year that is not whole
    months is not known.
    """
    annual = _annual_sums(agreement, fund)
    return {year: _due_in_year(agreement, fund, year, annual[year]) for year in fund_years(agreement, fund)}


def _due_in_year(agreement: Agreement, fund: Fund, year: str, annual: Sums) -> Sums:
    total = fund.total.get(year)
    if total is not None and fund.contributions.get(year) is None:
        # The part-year's total is shared, not each share cut, so that the shares add up to it.
        shares = shares_of(agreement, fund.split, _due(agreement, fund, year, total))
        return shares if shares is not None else dict.fromkeys(annual)
    return {party: _due(agreement, fund, year, amount) for party, amount in annual.items()}


def _due(agreement: Agreement, fund: Fund, year: str, annual: int | None) -> Pence | None:
    start, end = agreement.term.commencement, agreement.term.expiry
    if annual is None:
        return None
    if fund.pro_rata is None or start is None or end is None or end <= start:
        return Pence(int(annual))  # an end before the start says nothing about parts of years either
    try:
        return due_in_term(annual, year, start, end, fund.pro_rata)
    except ValueError:
        return None


def _annual_sums(agreement: Agreement, fund: Fund) -> dict[str, dict[str, Pence | None]]:
    """Sums for whole years, for every year that the fund names and every year of the term."""
    parties = contributors(agreement, fund)
    stated = {year: _stated(agreement, fund, year, parties) for year in _named_years(fund)}
    years = _in_order({*_named_years(fund), *fund_years(agreement, fund)})
    return {year: {party: _sum_of(agreement, fund, party, year, stated) for party in parties} for year in years}


def _stated(agreement: Agreement, fund: Fund, year: str, parties: tuple[str, ...]) -> Sums:
    """The sums that the definition gives for the year, None for those that it says are not known."""
    sums = fund.contributions.get(year)
    if sums is not None:
        return {party: None if amount is None else Pence(int(amount)) for party, amount in sums.items()}
    if year in fund.total:
        return shares_of(agreement, fund.split, fund.total[year]) or dict.fromkeys(parties)
    return dict.fromkeys(parties) if year in fund.contributions else {}


def _sum_of(agreement: Agreement, fund: Fund, party: str, year: str, stated: Mapping[str, Sums]) -> Pence | None:
    if party in stated.get(year, {}):
        return stated[year][party]
    before = [y for y in _in_order(stated) if year_start(y) < year_start(year) and party in stated[y]]
    base = stated[before[-1]][party] if before else None
    return None if base is None else _grown(agreement, fund, party, (before[-1], base), year)


def _grown(agreement: Agreement, fund: Fund, party: str, base: tuple[str, Pence], year: str) -> Pence | None:
    """The base grown year by year up to `year`; rounded each year unless the fund says otherwise."""
    rates: dict[str, Decimal] = {}
    at = base[0]
    while at != year:
        at = next_year(at)
        rate = rate_of(agreement, fund, party, at)
        if rate is None:
            return None
        rates[at] = rate
    rounding = (fund.uplift.rounding if fund.uplift else None) or "each_year_half_up"
    return uplift(base[1], rates, rounding)[year]


def rate_of(agreement: Agreement, fund: Fund, party: str, year: str) -> Decimal | None:
    """The rate at which a party's sum grows into the year; its own rate goes before its group's and that of all."""
    if fund.uplift is None:
        return None
    keys = [party, *(group for group in ("councils", "nhs_bodies") if _is_in(agreement, party, group)), "all"]
    rates = [fund.uplift.rates[key] for key in keys if key in fund.uplift.rates]
    return next((by_year[year] for by_year in rates if year in by_year), None)


def _is_in(agreement: Agreement, party: str, group: str) -> bool:
    return any(member.id == party for member in members(agreement, group))


def fund_total(agreement: Agreement, fund: Fund) -> Mapping[str, Pence | None]:
    """The fund's total for each of its years, None where a contribution is not known and no total is given."""
    return {
        year: _added(sums.values())
        if _added(sums.values()) is not None
        else _due(agreement, fund, year, fund.total.get(year))
        for year, sums in contribution_table(agreement, fund).items()
    }


def _added(amounts: Iterable[Pence | None]) -> Pence | None:
    """What they add up to; None if one is not known, or there are none."""
    known = list(amounts)
    return None if not known or None in known else Pence(sum(amount for amount in known if amount is not None))


def share_weights(agreement: Agreement, fund: Fund, year: str) -> Mapping[str, Pence] | None:
    """What each party counts for in the fund's shares: its contribution, and help in kind that was agreed to count."""
    sums = contribution_table(agreement, fund).get(year, {})
    cash = {party: amount for party, amount in sums.items() if amount is not None}
    counted = [item for item in fund.in_kind if item.counts_in_shares]
    if not cash or len(cash) != len(sums) or any(item.value_per_year is None for item in counted):
        return None
    items = [
        InKind(item.party, _due(agreement, fund, year, item.value_per_year) or Pence(0), counts_in_shares=True)
        for item in counted
    ]
    return counted_contributions(cash, items)


def contribution_shares(agreement: Agreement, fund: Fund) -> Mapping[str, Mapping[str, Decimal] | None]:
    """Each party's share of each year in per cent, to two decimals. Printed, they may not add to 100.00."""
    return {year: exact_percentages(share_weights(agreement, fund, year)) for year in fund_years(agreement, fund)}


def pooled_funds(agreement: Agreement) -> tuple[Fund, ...]:
    """The funds that are pooled. An aligned fund is never in their totals."""
    return tuple(fund for fund in agreement.funds if fund.kind == "pooled")


def pooled_years(agreement: Agreement) -> tuple[str, ...]:
    """Every year of a pooled fund, in order."""
    return _in_order({year for fund in pooled_funds(agreement) for year in fund_years(agreement, fund)})


def pooled_total(agreement: Agreement, year: str) -> Pence | None:
    """All pooled funds of the year together; None if one of them is not known."""
    totals = [fund_total(agreement, fund) for fund in pooled_funds(agreement)]
    return _added(total[year] for total in totals if year in total)


def pooled_total_all_years(agreement: Agreement) -> Pence | None:
    """All pooled funds in all years together; None if one sum is not known."""
    return _added(pooled_total(agreement, year) for year in pooled_years(agreement))


def party_totals(agreement: Agreement, year: str) -> Sums:
    """What each party pays into all pooled funds in the year."""
    tables = [contribution_table(agreement, fund).get(year, {}) for fund in pooled_funds(agreement)]
    return {
        party.id: _added([Pence(0), *(sums[party.id] for sums in tables if party.id in sums)])
        for party in agreement.parties
    }


def instalments_of(agreement: Agreement, fund: Fund, year: str, party: str) -> tuple[Pence, ...] | None:
    """The party's payments in the year, in order: as written out, or equal with the remainder where agreed.

    Money that circulates without instalments of its own is paid in equal parts at the stated frequency.
    """
    return payments(fund, year, party, contribution_table(agreement, fund).get(year, {}).get(party))


def payments(fund: Fund, year: str, party: str, amount: Pence | None) -> tuple[Pence, ...] | None:
    """The same, where what the party pays in the year is known already: for many parties and years at once."""
    plan = fund.instalments
    if plan is not None and party in plan.sums.get(year, {}):
        return tuple(Pence(int(amount)) for amount in plan.sums[year][party])
    number = plan.number if plan else _PAYMENTS[fund.circulation.frequency] if fund.circulation else 0
    if not 0 < number <= _MOST_PAYMENTS or amount is None:
        return None
    return instalments(amount, number, plan.remainder if plan else "last")


def instalment_dates(fund: Fund, year: str) -> tuple[date, ...]:
    """The days of payment in the year, in the order written."""
    days = [day.partition(" ") for day in (fund.instalments.dates if fund.instalments else ())]
    return tuple(day_in_year(int(day), MONTHS.index(month) + 1, year_start(year)) for day, _, month in days)
