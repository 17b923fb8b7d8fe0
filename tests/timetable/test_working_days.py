"""Working days of England and Wales, with substitute days and overrides."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.timetable import (
    ENGLAND_AND_WALES,
    Nation,
    WorkingCalendar,
    add_working_days,
    bank_holidays,
    roll_back,
    roll_forward,
    working_days,
)

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))

WEEKDAY_HOLIDAYS = {
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
}


@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.WALES])
@pytest.mark.parametrize(("year", "days"), WEEKDAY_HOLIDAYS.items())
def test_bank_holidays_are_those_that_were_proclaimed(year: int, days: list[str], nation: Nation) -> None:
    """Substitute days included: Boxing Day 2026 is a Saturday, Christmas Day 2027 too."""
    on_weekdays = sorted(day for day in bank_holidays(year, nation) if day.weekday() < 5)

    assert [f"{day:%m-%d}" for day in on_weekdays] == days


def test_scotland_keeps_other_days() -> None:
    """2 January is a holiday there, Easter Monday is not."""
    scotland = WorkingCalendar(Nation.SCOTLAND)

    assert [scotland.is_working_day(day) for day in (date(2026, 1, 2), date(2026, 4, 6))] == [False, True]


def test_northern_ireland_keeps_the_twelfth() -> None:
    """In 2026 it is a Sunday, so the Monday after is the holiday."""
    assert not WorkingCalendar(Nation.NORTHERN_IRELAND).is_working_day(date(2026, 7, 13))


ADDED = [
    (date(2026, 4, 2), 10, date(2026, 4, 20)),
    (date(2026, 10, 24), 5, date(2026, 10, 30)),
    (date(2026, 12, 23), 5, date(2027, 1, 4)),
    (date(2026, 6, 30), 20, date(2026, 7, 28)),
    (date(2026, 12, 31), 20, date(2027, 1, 29)),
    (date(2026, 10, 24), 0, date(2026, 10, 24)),
    (date(2026, 4, 20), -10, date(2026, 4, 2)),
    (date(2026, 4, 5), -1, date(2026, 4, 2)),
]


@pytest.mark.parametrize(("start", "count", "end"), ADDED)
def test_time_runs_on_working_days_only(start: date, count: int, end: date) -> None:
    """Good Friday, Easter Monday, weekends and the days between Christmas and New Year do not count."""
    assert add_working_days(start, count) == end


@given(DAYS, st.integers(1, 60))
def test_the_answer_is_a_working_day_with_so_many_before_it(start: date, count: int) -> None:
    """Counting up and listing the days agree."""
    end = add_working_days(start, count)
    counted = working_days(start, end)

    assert (len(counted), counted[-1]) == (count, end)


@given(DAYS, st.integers(0, 60))
def test_counting_back_undoes_counting_forward(start: date, count: int) -> None:
    """From a working day, so many on and so many back is the same day."""
    first = roll_forward(start)

    assert add_working_days(add_working_days(first, count), -count) == first


@pytest.mark.parametrize(
    ("day", "forward", "back"),
    [
        (date(2027, 1, 30), date(2027, 2, 1), date(2027, 1, 29)),
        (date(2027, 1, 1), date(2027, 1, 4), date(2026, 12, 31)),
        (date(2026, 7, 30), date(2026, 7, 30), date(2026, 7, 30)),
    ],
)
def test_a_day_without_business_rolls_to_the_nearest_one_with(day: date, forward: date, back: date) -> None:
    """A working day stays where it is."""
    assert (roll_forward(day), roll_back(day)) == (forward, back)


def test_stated_holidays_replace_those_of_their_year() -> None:
    """A pack may know a new bank holiday before the library does, or that one was moved."""
    moved = WorkingCalendar(stated_holidays=frozenset({date(2026, 5, 8)}))

    assert [moved.is_working_day(date(2026, 5, 4)), moved.is_working_day(date(2026, 5, 8))] == [True, False]


def test_stated_holidays_leave_other_years_alone() -> None:
    """Only a year with a stated date is replaced."""
    stated = WorkingCalendar(stated_holidays=frozenset({date(2026, 5, 8)}))

    assert not stated.is_working_day(date(2027, 5, 3))


def test_a_closed_day_stops_the_clock_without_replacing_holidays() -> None:
    """An election period, where the agreement says that time does not run."""
    closed = WorkingCalendar(also_closed=frozenset({date(2026, 5, 7)}))

    assert [closed.is_working_day(date(2026, 5, day)) for day in (4, 6, 7)] == [False, True, False]


def test_a_year_without_known_holidays_is_refused() -> None:
    """Counting through it as if it had none would be wrong without a sign."""
    with pytest.raises(ValueError, match="up to 2100"):
        add_working_days(date(2100, 12, 20), 20)


def test_loading_the_room_does_not_load_the_holidays() -> None:
    """Commands that reckon with no date do not wait for it."""
    code = "import sys, agreements.timetable; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(DAYS)
def test_weekends_are_never_working_days(day: date) -> None:
    """Whatever else the calendar says."""
    saturday = day + timedelta(days=5 - day.weekday())

    assert not ENGLAND_AND_WALES.is_working_day(saturday)
