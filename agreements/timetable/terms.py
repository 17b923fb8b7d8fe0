"""Terms and notices: when a period that is made longer ends, by when notice must be given, and days of every year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from agreements.timetable.periods import Unit, add_time, day_in_year
from agreements.timetable.working_days import ENGLAND_AND_WALES, WorkingCalendar

_DAY = timedelta(days=1)
_BY_MONTHS = (Unit.MONTHS, Unit.YEARS)


def extended_end(end: date, number: int, unit: Unit | str, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """The last day of a period that ended on `end` and is made longer by `number` of `unit`.

    Months and years are those of the added period, which begins on the day after `end`: six months added to a period
    that ends on 30 June end on 31 December.

    Raises:
        ValueError: for working days in a year whose bank holidays are not known.
        OverflowError: beyond the calendar.
    """
    plain = add_time(end, number, unit, calendar)
    if Unit(unit) not in _BY_MONTHS:
        return plain
    # The day before the corresponding day, but never less than the plain count: 28 February and a month.
    return max(plain, add_time(end + _DAY, number, unit, calendar) - _DAY)


def latest_start(end: date, number: int, unit: Unit | str, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """The last day on which a time of `number` of `unit` can begin and be over by the end of `end`.

    The day on which it begins is not counted, so twelve months' notice that is to end on 31 March is given on
    31 March of the year before at the latest.

    >>> latest_start(date(2028, 3, 31), 12, Unit.MONTHS)
    datetime.date(2027, 3, 31)

    Raises:
        ValueError: for working days in a year whose bank holidays are not known.
        OverflowError: beyond the calendar.
    """
    start = add_time(end, -number, unit, calendar)
    while add_time(start, number, unit, calendar) > end:
        start -= _DAY
    while start < end and add_time(start + _DAY, number, unit, calendar) <= end:
        start += _DAY
    return start


def yearly_days(day: int, month: int, first: date, last: date) -> Iterator[date]:
    """That day of every year from `first` to `last`, both included, in order. A 29 February may be a 28th.

    Raises:
        ValueError: if no year has such a day in it.
    """
    for year in range(first.year, last.year + 1):
        falls = day_in_year(day, month, date(year, 1, 1))
        if first <= falls <= last:
            yield falls
