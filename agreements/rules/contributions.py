"""Rules about who pays what in which year: that each year has its sum, and each sum a year that it can be for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agreements.diagnostics import Severity
from agreements.finance import days_of_year_in, year_start
from agreements.particulars import Fund
from agreements.particulars.figures import rate_of
from agreements.rules.funds import (
    annual,
    called,
    named_years,
    one_off,
    out_of_order,
    rests_on_principal,
    row,
    side_of,
    span,
    term_years,
    year_before,
)
from agreements.rules.matter import Matter, Table, text
from agreements.rules.model import Finding
from agreements.wording import joined, long_date, money

# --- years without a sum --------------------------------------------------------------------------------------------


def year_without_sum(matter: Matter) -> Iterator[Finding]:
    """For a year of the term there is no contribution, no rule that gives it, and no date by which it will be known.

    In an aligned fund, or a document that does not bind, this is a warning.
    """
    for n, fund in enumerate(matter.agreement.funds):
        if fund.kind == "in_kind_only" or one_off(fund) or _in_kind_alone(matter, fund):
            continue
        table, mild = annual(matter, fund), fund.kind == "aligned" or matter.light
        for year in _years_to_state(matter, fund):
            open_ = _open(matter, fund, table, year)
            if open_ is None:
                continue
            whose = f"The contribution of {joined([matter.name_of(p) for p in open_])}" if open_ else "No contribution"
            yield Finding(
                f"{whose} to {called(fund)} is {'not ' if open_ else ''}stated for {year}, "
                "nor a rule that gives it, nor a date by which it will be known.",
                ("funds", n, "contributions", year),
                subject=fund.id,
                year=year,
                hint="state the sum (0.00 for nothing), a rate, or under `awaited` the date when it is due",
                severity=Severity.WARNING if mild else None,
            )


def _in_kind_alone(matter: Matter, fund: Fund) -> bool:
    return bool(fund.in_kind) and not named_years(fund) and not matter.contributors(fund)


def _years_to_state(matter: Matter, fund: Fund) -> tuple[str, ...]:
    """The fund's years of the term. A deed answers only for those that it names; the rest stays in its principal."""
    years = term_years(matter, fund)
    return tuple(year for year in years if year in named_years(fund)) if rests_on_principal(matter) else years


def _open(matter: Matter, fund: Fund, table: Table, year: str) -> tuple[str, ...] | None:
    """Whose sum is open in the year: some parties, nobody in particular where all of it is, or None."""
    if _is_awaited(fund, year) or _total_serves(fund, year):
        return None
    parties = _expected(matter, fund, year)
    missing = tuple(party for party in parties if not _is_given(matter, fund, table, party, year))
    if missing and len(missing) < len(parties):
        return missing
    lines = any(line.sums.get(year) is not None for line in fund.funding_lines)
    return () if missing or (not parties and not lines) else None


def _is_awaited(fund: Fund, year: str) -> bool:
    return year in fund.awaited or (fund.uplift is not None and year in fund.uplift.awaited)


def _total_serves(fund: Fund, year: str) -> bool:
    """Whether a total is stated that is split, be it by use. Money that is not pooled need not say whose it is."""
    by_use = fund.overspend is not None and fund.overspend.model == "usage"
    shared = fund.split is not None or by_use or fund.kind != "pooled"
    return shared and fund.contributions.get(year) is None and fund.total.get(year) is not None


def _expected(matter: Matter, fund: Fund, year: str) -> tuple[str, ...]:
    """The parties that the year names; where it names none, those of the last year written out before it."""
    first = year_start(year)
    written = sorted(y for y, sums in fund.contributions.items() if sums and span(y) and year_start(y) <= first)
    if fund.contributions.get(year) is not None:
        return tuple(fund.contributions[year] or ())
    return tuple(fund.contributions[written[-1]] or ()) if written else matter.contributors(fund)


def _is_given(matter: Matter, fund: Fund, table: Table, party: str, year: str) -> bool:
    """Whether the party's sum is stated, or follows from one that is stated or awaited."""
    if (table.get(year) or {}).get(party) is not None:
        return True
    if any(line.party == party and line.sums.get(year) is not None for line in fund.funding_lines):
        return True
    written = fund.contributions.get(year)
    if written is not None and party in written:
        return written[party] is not None
    if year in fund.contributions or rate_of(matter.agreement, fund, party, year) is None:
        return False
    before = year_before(year)
    return _is_awaited(fund, before) or _is_given(matter, fund, table, party, before)


# --- years that the sums are for ------------------------------------------------------------------------------------


def year_outside_term(matter: Matter) -> Iterator[Finding]:
    """Something is paid for a year of which no day lies in the term."""
    if out_of_order(matter):
        return
    for n, fund in enumerate(matter.agreement.funds):
        for year in dict.fromkeys([*fund.contributions, *fund.total]):
            where = _outside(year, matter.start, matter.expiry)
            if where and _stated(fund, year) > 0:
                key = "contributions" if fund.contributions.get(year) else "total"
                yield Finding(
                    f"{called(fund)} has contributions for {year}, a year that lies wholly {where}.",
                    ("funds", n, key, year),
                    subject=fund.id,
                    year=year,
                    hint="correct the year, or take it out",
                )
    for n, grant in enumerate(matter.agreement.grants):
        for year, sums in grant.sums.items():
            where = _outside(year, matter.start, matter.expiry)
            if where and sum(filter(None, (sums or {}).values())) > 0:
                yield Finding(
                    f"The grant {grant.id} has a sum for {year}, a year that lies wholly {where}.",
                    ("grants", n, "sums", year),
                    subject=grant.id,
                    year=year,
                    hint="correct the year, or take it out",
                )


def _outside(year: str, start: date | None, end: date | None) -> str:
    """How the year lies outside the term; empty if it does not, or that cannot be told."""
    days = span(year)
    if days and start and days[1] < start:
        return f"before the start on {long_date(start)}"
    if days and end and days[0] > end:
        return f"after the end on {long_date(end)}"
    return ""


def _stated(fund: Fund, year: str) -> int:
    """What is known to be paid for the year."""
    written = (fund.contributions.get(year) or {}).values()
    return sum(amount for amount in written if amount and amount > 0) or (fund.total.get(year) or 0)


def part_year_without_basis(matter: Matter) -> Iterator[Finding]:
    """A year of which only a part lies in the term has a sum, and nothing says what part of a year it is for."""
    start, end = matter.start, matter.expiry
    if start is None or end is None or not matter.in_order:
        return
    for n, fund in enumerate(matter.agreement.funds):
        if fund.pro_rata is not None or one_off(fund):
            continue
        table = matter.contributions(fund)
        for year in dict.fromkeys([*table, *fund.contributions, *fund.total]):
            days = span(year)
            part = days_of_year_in(year, start, end) if days else 0
            whole = (days[1] - days[0]).days + 1 if days else 0
            if 0 < part < whole and year not in fund.covers and _is_paid(fund, table, year):
                yield Finding(
                    f"{year} is a part-year ({part} days): {called(fund)} does not say whether its sum is reckoned by "
                    "days, by months or fixed.",
                    ("funds", n, "pro_rata"),
                    subject=fund.id,
                    year=year,
                    hint="add pro_rata: days, months or fixed; or under `covers` the days that the sum is for",
                )


def _is_paid(fund: Fund, table: Table, year: str) -> bool:
    return any(row(table, fund, year).values()) or bool(fund.total.get(year))


# --- who pays -------------------------------------------------------------------------------------------------------

_SIDES = {"nhs": "no NHS body", "council": "no council"}


def one_side_pays(matter: Matter) -> Iterator[Finding]:
    """The NHS bodies together, or the councils together, give nothing to a pool in any year, in cash or kind.

    Help in kind counts by its value. A sum that is written as not known yet may be more than nothing; a year that is
    merely left out gives nothing, and 0.00 grows to 0.00.
    """
    for n, fund in matter.pools:
        gifts = _gifts(matter, fund)
        if not gifts or (rests_on_principal(matter) and not gifts.keys() >= _SIDES.keys()):
            continue
        missing = [words for side, words in _SIDES.items() if not gifts.get(side)]
        if missing:
            yield Finding(
                f"To {called(fund)} {joined(missing)} gives anything in any year.",
                ("funds", n, "contributions"),
                subject=fund.id,
                hint="a pool needs money or value from both; help in kind counts once its value_per_year is stated",
            )


def _gifts(matter: Matter, fund: Fund) -> dict[str, bool]:
    """By side, whether it may give something; without the sides of which nobody is named."""
    found: dict[str, bool] = {}
    table = annual(matter, fund)
    years = dict.fromkeys([*table, *fund.contributions])
    later = {*fund.contributions, *fund.awaited, *fund.total}
    sums = [(party, amount, year in later) for year in years for party, amount in row(table, fund, year).items()]
    help_ = [(item.party, item.value_per_year or 0, False) for item in fund.in_kind]
    for party, amount, may_come in [*sums, *help_]:
        side = side_of(matter, party)
        found[side] = found.get(side, False) or (may_come if amount is None else amount > 0)
    return found


def in_kind_uncounted(matter: Matter) -> Iterator[Finding]:
    """It is not said whether help in kind counts in the shares."""
    for n, fund in enumerate(matter.agreement.funds):
        unsaid = [(k, item) for k, item in enumerate(fund.in_kind) if item.counts_in_shares is None]
        for party in dict.fromkeys(item.party for _, item in unsaid):
            items = [(k, text(item.item)) for k, item in unsaid if item.party == party]
            yield Finding(
                f"{called(fund)}: it is not said whether what {matter.name_of(party)} gives in kind "
                f"({joined([words for _, words in items])}) counts in the shares.",
                ("funds", n, "in_kind", items[0][0], "counts_in_shares"),
                subject=f"{fund.id}/{party}",
                hint="add counts_in_shares: yes or no",
            )


def pays_after_its_end(matter: Matter) -> Iterator[Finding]:
    """A party pays for a year that starts on or after the last day of its existence."""
    ending = {party.id: party for party in matter.agreement.parties if party.valid_to is not None}
    if not ending or out_of_order(matter):
        return
    for n, fund in enumerate(matter.agreement.funds):
        table = matter.contributions(fund)
        for year in dict.fromkeys([*table, *filter(span, fund.contributions)]):
            for id_, amount in row(table, fund, year).items():
                party = ending.get(id_)
                if party is None or party.valid_to is None or not amount or amount < 0:
                    continue
                if year_start(year) >= party.valid_to:
                    heir = text(party.successor.name) if party.successor else ""
                    yield Finding(
                        f"{matter.name_of(id_)} is to pay {money(amount)} to {called(fund)} in {year}, and ends on "
                        f"{long_date(party.valid_to)}.",
                        ("funds", n, "contributions", year, id_),
                        subject=f"{fund.id}/{id_}",
                        year=year,
                        hint=f"put the sum down to its successor, {heir}" if heir else "put it down to its successor",
                    )
