"""The years of a term, and why there may be none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agreements.finance import YearBasis, year_basis, year_end, year_start, years_between
from agreements.particulars.agreement import Agreement
from agreements.particulars.figures.calendar.entries import CalendarNote, Facts, Item
from agreements.particulars.figures.contributions import fund_years
from agreements.particulars.money import Fund
from agreements.timetable import add_months

_MOST_YEARS = 60
"""A longer term is a slip of the pen, or nobody needs its last quarter yet."""


def term_years(agreement: Agreement, basis: YearBasis) -> tuple[str, ...]:
    """The years that have a day in the term; those that the funds name, while the term has no start or no end."""
    start, end = agreement.term.commencement, agreement.term.expiry
    if start is None or end is None:
        named = {year for fund in agreement.funds for year in years_of_fund(agreement, fund)}
        return tuple(sorted(year for year in named if year_basis(year) is basis))
    try:
        years = years_between(start, min(end, horizon(start)), basis)
        return tuple(year for year in years if year_start(year) < year_end(year))
    except ValueError:  # the first year that a calendar has does not begin on 1 April, and the last not end in March
        return ()


def years_of_fund(agreement: Agreement, fund: Fund) -> tuple[str, ...]:
    """The fund's years; none where one of them has no last day."""
    try:
        return fund_years(agreement, fund)
    except ValueError:
        return ()


def horizon(start: date) -> date:
    """The day up to which dates that come round are listed."""
    try:
        return add_months(start, _MOST_YEARS * 12)
    except ValueError:
        return date.max


def bases(agreement: Agreement) -> tuple[YearBasis, ...]:
    """Which kinds of year the funds keep; the financial year where there is no fund."""
    kept = dict.fromkeys(YearBasis(fund.year_basis) for fund in agreement.funds)
    return tuple(kept) or (YearBasis.FINANCIAL,)


def in_term(agreement: Agreement, day: date) -> bool:
    """Whether the day lies in the term, as far as its ends are known."""
    start, end = agreement.term.commencement, agreement.term.expiry
    return (start is None or start <= day) and (end is None or day <= end)


def about_the_term(facts: Facts) -> Iterator[Item]:
    """Why dates that come round are not listed, or not all of them."""
    start, end = facts.agreement.term.commencement, facts.agreement.term.expiry
    if start is None or end is None:
        ends = (("commencement", "first day", start), ("expiry", "last day", end))
        lacks = [(key, name) for key, name, day in ends if day is None]
        years = sorted({year for basis in YearBasis for year in term_years(facts.agreement, basis)})
        for_what = f"listed only for the years that the funds name: {', '.join(years)}" if years else "not listed"
        lacking = " and ".join(f"no {name}" for _, name in lacks)
        text = f"The term has {lacking} yet, so dates that come round each year are {for_what}."
        yield CalendarNote(f"term.{lacks[0][0]}", text)
    elif end < start:
        yield CalendarNote("term.expiry", "The last day is before the first, so dates that come round are not listed.")
    elif end > horizon(start):
        text = (
            f"Dates that come round are listed for the first {_MOST_YEARS} years of the term, up to {horizon(start)}."
        )
        yield CalendarNote("term.expiry", text)
