"""Working days: days that are no Saturday, Sunday or bank holiday of a nation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

YEARS_KNOWN = range(1872, 2101)
"""The years whose bank holidays are known: from the first after the Act of 1871 to where the library ends."""

_SATURDAY = 5


class Nation(StrEnum):
    """Whose bank holidays count. England and Wales share theirs (Banking and Financial Dealings Act 1971, Sch 1)."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


_SUBDIVISIONS = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


@cache
def bank_holidays(year: int, nation: Nation = Nation.ENGLAND) -> frozenset[date]:
    """The bank holidays of a calendar year, substitute days included.

    Raises:
        ValueError: for a year before 1872 or after 2100, for which none are known.
    """
    # Deferred: commands that reckon with no date need not load the library.
    import holidays  # noqa: PLC0415

    if year not in YEARS_KNOWN:
        raise ValueError(f"bank holidays are known from {YEARS_KNOWN[0]} up to {YEARS_KNOWN[-1]}, not for {year}")
    return frozenset(holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year))


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are working days.

    For a calendar year with a date in `stated_holidays`, those dates are all its bank holidays and replace the known
    ones. `also_closed` are further days on which no time runs, such as an election period, where the agreement says so.
    """

    nation: Nation = Nation.ENGLAND
    stated_holidays: frozenset[date] = frozenset()
    also_closed: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether business is done on `day`."""
        if day.weekday() >= _SATURDAY or day in self.also_closed:
            return False
        if any(stated.year == day.year for stated in self.stated_holidays):
            return day not in self.stated_holidays
        return day not in bank_holidays(day.year, self.nation)


ENGLAND_AND_WALES = WorkingCalendar()
"""Working days by the bank holidays of England and Wales."""


def add_working_days(start: date, count: int, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """The working day that is `count` working days after `start`; before it, if `count` is below 0.

    The day of `start` is not counted, and need not be a working day. With 0 the answer is `start` itself.
    """
    day, step = start, timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not calendar.is_working_day(day):
            day += step
    return day


def roll_forward(day: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """`day`, or the first working day after it if it is none."""
    return day if calendar.is_working_day(day) else add_working_days(day, 1, calendar)


def roll_back(day: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """`day`, or the last working day before it if it is none."""
    return day if calendar.is_working_day(day) else add_working_days(day, -1, calendar)


def working_days(start: date, end: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> tuple[date, ...]:
    """Every working day after `start` up to and with `end`, in order."""
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return tuple(day for day in days if calendar.is_working_day(day))
