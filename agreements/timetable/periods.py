"""Lengths of time on a calendar, and the days on which quarters and years begin and end."""

from __future__ import annotations

import calendar as _gregorian
from datetime import date, timedelta
from enum import StrEnum

from agreements.timetable.working_days import ENGLAND_AND_WALES, WorkingCalendar, add_working_days

_DAY = timedelta(days=1)
_MONTHS_IN_QUARTER = 3
_MONTHS_IN_YEAR = 12


class Unit(StrEnum):
    """What a length of time is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last day where it has no such day.

    >>> add_months(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * _MONTHS_IN_YEAR + day.month - 1 + months, _MONTHS_IN_YEAR)
    last = _gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def add_time(start: date, number: int, unit: Unit | str, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """The day that is `number` of `unit` after `start`.

    Hours end on the day of `start`, or for each full 24 of them a day later.
    """
    match Unit(unit):
        case Unit.WORKING_DAYS:
            return add_working_days(start, number, calendar)
        case Unit.MONTHS:
            return add_months(start, number)
        case Unit.YEARS:
            return add_months(start, number * _MONTHS_IN_YEAR)
        case Unit.WEEKS:
            return start + timedelta(weeks=number)
        case Unit.DAYS:
            return start + timedelta(days=number)
        case Unit.HOURS:
            return start + timedelta(days=number // 24)


def quarter_starts(year_start: date) -> tuple[date, date, date, date]:
    """The first day of each quarter of the year that begins on `year_start`."""
    first, second, third, fourth = (add_months(year_start, _MONTHS_IN_QUARTER * n) for n in range(4))
    return first, second, third, fourth


def quarter_ends(year_start: date) -> tuple[date, date, date, date]:
    """The last day of each quarter of the year that begins on `year_start`."""
    first, second, third, fourth = (add_months(year_start, _MONTHS_IN_QUARTER * n) - _DAY for n in range(1, 5))
    return first, second, third, fourth


def month_ends(year_start: date) -> tuple[date, ...]:
    """The last day of each month of the year that begins on `year_start`."""
    return tuple(add_months(year_start, n) - _DAY for n in range(1, _MONTHS_IN_YEAR + 1))


def day_in_year(day: int, month: int, year_start: date) -> date:
    """The day that comes every year, such as 15 January, in the year that begins on `year_start`.

    A 29 February is the 28th in a year without one.

    Raises:
        ValueError: if there is no such month, or if no year has such a day in it.
    """
    date(2024, month, day)  # a leap year: every day that any year has
    first = _same_day(day, month, year_start.year)
    return first if first >= year_start else _same_day(day, month, year_start.year + 1)


def _same_day(day: int, month: int, year: int) -> date:
    return date(year, month, min(day, _gregorian.monthrange(year, month)[1]))
