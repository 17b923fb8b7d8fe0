"""What rules about money ask of a fund: its name, its years, and its sums as they are stated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from agreements.finance import (
    YearBasis,
    days_of_year_in,
    due_in_term,
    year_basis,
    year_end,
    year_of,
    year_start,
    years_between,
)
from agreements.particulars import Fund
from agreements.particulars.figures import contribution_table
from agreements.rules.matter import Matter, Table, text

_LONGEST_TERM = 60
"""A term of more years is a slip of the pen: only the years that a fund names are then looked at."""
_RESTS_ON_ANOTHER = ("deed_of_variation", "exit_notice")


def called(fund: Fund) -> str:
    """The fund's name; its id where it has none."""
    return text(fund.name) or fund.id


def rests_on_principal(matter: Matter) -> bool:
    """Whether it only changes or ends another agreement, which holds whatever is not stated here.

    A deed that adds a fund states all of it.
    """
    deed = matter.agreement.deed
    partial = bool(matter.kinds) and all(kind in _RESTS_ON_ANOTHER for kind in matter.kinds)
    return partial and not (deed is not None and "fund" in deed.adds)


# --- years ----------------------------------------------------------------------------------------------------------


def out_of_order(matter: Matter) -> bool:
    """Whether the end is not later than the start: another rule says so, and until then no year can be tested."""
    return matter.start is not None and matter.expiry is not None and not matter.in_order


def span(year: str) -> tuple[date, date] | None:
    """First and last day of the year; None for a label that no calendar reaches, such as 0000."""
    try:
        return year_start(year), year_end(year)
    except ValueError:
        return None


def named_years(fund: Fund) -> tuple[str, ...]:
    """Years for which the fund states sums, a total or a rate, be they left empty, in the order written."""
    rates = fund.uplift.rates.values() if fund.uplift else ()
    named = [*fund.contributions, *fund.total, *(year for by_year in rates for year in by_year)]
    return tuple(year for year in dict.fromkeys(named) if span(year))


def basis(fund: Fund) -> YearBasis:
    """When the fund's years run: as the years that it names, where they are all of one kind."""
    kinds = {year_basis(year) for year in named_years(fund)}
    return kinds.pop() if len(kinds) == 1 else YearBasis(fund.year_basis)


def term_years(matter: Matter, fund: Fund) -> tuple[str, ...]:
    """The fund's years with a day in the term; none where the term is not known or out of order."""
    start, end = matter.start, matter.expiry
    if start is None or end is None or not matter.in_order:
        return ()
    if end.year - start.year > _LONGEST_TERM:
        return tuple(year for year in named_years(fund) if days_of_year_in(year, start, end))
    return years_between(start, end, basis(fund))


def year_before(year: str) -> str:
    """The year that ends on the day before."""
    return year_of(year_start(year) - timedelta(days=1), year_basis(year))


# --- sums -----------------------------------------------------------------------------------------------------------


def annual(matter: Matter, fund: Fund) -> Table:
    """What each party pays in each year, as for whole years, whatever is due of it in a part-year."""
    if fund.pro_rata is None:
        return matter.contributions(fund)
    return contribution_table(matter.agreement, fund.model_copy(update={"pro_rata": None}))


def row(table: Table, fund: Fund, year: str) -> Mapping[str, int | None]:
    """The sums of one year by party; None for one that is not known.

    In a year that is written out, a party that is left out pays nothing.
    """
    written = fund.contributions.get(year)
    found = table.get(year)
    if found is None:
        return {party: None if amount is None else int(amount) for party, amount in (written or {}).items()}
    return {p: amount for p, amount in found.items() if amount is not None or written is None or p in written}


def added(sums: Mapping[str, int | None]) -> int | None:
    """What the sums add to; None if there are none, or one of them is not known."""
    known = [amount for amount in sums.values() if amount is not None]
    return sum(known) if sums and len(known) == len(sums) else None


def due(matter: Matter, fund: Fund, year: str, amount: int | None) -> int | None:
    """What is due of a whole year's sum when only a part of the year lies in the term; None if that is not known."""
    start, end = matter.start, matter.expiry
    if amount is None or fund.pro_rata is None or start is None or end is None:
        return amount
    try:
        return due_in_term(amount, year, start, end, fund.pro_rata)
    except ValueError:
        return None


def one_off(fund: Fund) -> bool:
    """Whether the money is paid once: it says so, or it is a grant for a single year."""
    if fund.one_off is not None:
        return fund.one_off
    return fund.kind == "grant" and len(named_years(fund)) == 1


def side_of(matter: Matter, party_id: str) -> str:
    """`nhs`, `council`, or neither. A combined authority counts as an NHS body where it has the functions of one.

    Source: National Health Service Act 2006, s.75(7A) to (7L).
    """
    party = matter.agreement.party(party_id)
    if party is None:
        return ""
    if matter.is_nhs(party) or (party.combined_authority_basis and matter.may_be(party, "conditional", "section_75")):
        return "nhs"
    return "council" if matter.is_council(party) else ""
