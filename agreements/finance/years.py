"""Financial years, 1 April to 31 March and written `2026/27`, and calendar years, written `2027`."""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from enum import StrEnum

_YEAR = re.compile(r"([0-9]{4})(?:/([0-9]{2}))?")


class YearBasis(StrEnum):
    """When a fund's year runs: from 1 April or from 1 January."""

    FINANCIAL = "financial"
    CALENDAR = "calendar"

    @property
    def first_month(self) -> int:
        """The number of the month in which the year starts."""
        return 4 if self is YearBasis.FINANCIAL else 1


def year_basis(year: str) -> YearBasis:
    """Which kind of year the label names.

    Raises:
        ValueError: unless it is like `2026/27`, with two years that follow each other, or like `2027`.
    """
    return _read(year)[1]


@functools.lru_cache(maxsize=500)
def _read(year: str) -> tuple[int, YearBasis]:
    match = _YEAR.fullmatch(year)
    if match:
        first, second = match.groups()
        if second is None:
            return int(first), YearBasis.CALENDAR
        if (int(first) + 1) % 100 == int(second):
            return int(first), YearBasis.FINANCIAL
    raise ValueError(f"{year!r} is not a year; write a financial year as 2026/27 or a calendar year as 2027")


def _label(first: int, basis: YearBasis) -> str:
    return f"{first:04d}/{(first + 1) % 100:02d}" if basis is YearBasis.FINANCIAL else f"{first:04d}"


def year_of(day: date, basis: YearBasis = YearBasis.FINANCIAL) -> str:
    """The year in which `day` falls.

    >>> year_of(date(2027, 3, 31)), year_of(date(2027, 3, 31), YearBasis.CALENDAR)
    ('2026/27', '2027')
    """
    return _label(day.year - (day.month < basis.first_month), basis)


def financial_year(day: date) -> str:
    """The financial year in which `day` falls."""
    return year_of(day, YearBasis.FINANCIAL)


def year_start(year: str) -> date:
    """The first day of the year."""
    first, basis = _read(year)
    return date(first, basis.first_month, 1)


def year_end(year: str) -> date:
    """The last day of the year."""
    first, basis = _read(year)
    return date(first + 1, 3, 31) if basis is YearBasis.FINANCIAL else date(first, 12, 31)


def next_year(year: str) -> str:
    """The year that follows."""
    first, basis = _read(year)
    return _label(first + 1, basis)


def years_between(start: date, end: date, basis: YearBasis = YearBasis.FINANCIAL) -> tuple[str, ...]:
    """Every year that has a day from `start` to `end`, both included, in order; none if `end` is before `start`."""
    if end < start:
        return ()
    years = [year_of(start, basis)]
    while year_end(years[-1]) < end:
        years.append(next_year(years[-1]))
    return tuple(years)


def days_in_year(year: str) -> int:
    """365, or 366 for a year that holds a 29 February, such as 2027/28."""
    return (year_end(year) - year_start(year)).days + 1


def days_of_year_in(year: str, start: date, end: date) -> int:
    """How many days of the year lie from `start` to `end`, both included."""
    return max(0, (min(end, year_end(year)) - max(start, year_start(year))).days + 1)


def months_of_year_in(year: str, start: date, end: date) -> int | None:
    """How many months of the year lie from `start` to `end`, both included; None unless they are whole months."""
    first, last = max(start, year_start(year)), min(end, year_end(year))
    if last < first:
        return 0
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1
