"""How long a term becomes, by when notice must be given, and days that come every year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.timetable import Unit, add_time, extended_end, latest_start, roll_forward, working_days, yearly_days

EXTENDED = [
    (date(2029, 3, 31), 24, Unit.MONTHS, date(2031, 3, 31)),
    (date(2027, 6, 30), 6, Unit.MONTHS, date(2027, 12, 31)),
    (date(2027, 2, 28), 1, Unit.YEARS, date(2028, 2, 29)),
    (date(2028, 2, 29), 1, Unit.YEARS, date(2029, 2, 28)),
    (date(2027, 1, 30), 1, Unit.MONTHS, date(2027, 2, 28)),
    (date(2027, 3, 31), 30, Unit.DAYS, date(2027, 4, 30)),
    (date(2027, 3, 25), 2, Unit.WORKING_DAYS, date(2027, 3, 31)),
    (date(2027, 3, 31), 0, Unit.MONTHS, date(2027, 3, 31)),
]


@pytest.mark.parametrize(("end", "number", "unit", "then"), EXTENDED)
def test_a_term_is_extended_to_the_day_before_the_corresponding_day(
    end: date, number: int, unit: Unit, then: date
) -> None:
    """A term that ends with a month still ends with a month afterwards."""
    assert extended_end(end, number, unit) == then


STARTS = [
    (date(2028, 3, 31), 12, Unit.MONTHS, date(2027, 3, 31)),
    (date(2029, 2, 28), 12, Unit.MONTHS, date(2028, 2, 29)),
    (date(2028, 2, 29), 12, Unit.MONTHS, date(2027, 2, 28)),
    (date(2027, 2, 28), 6, Unit.MONTHS, date(2026, 8, 31)),
    (date(2029, 3, 31), 3, Unit.MONTHS, date(2028, 12, 31)),
    (date(2027, 3, 31), 90, Unit.DAYS, date(2026, 12, 31)),
    (date(2026, 4, 20), 10, Unit.WORKING_DAYS, date(2026, 4, 6)),  # Easter Monday: the same ten working days follow it
    (date(2026, 10, 25), 1, Unit.WORKING_DAYS, date(2026, 10, 22)),
    (date(2027, 3, 31), 0, Unit.MONTHS, date(2027, 3, 31)),
]


@pytest.mark.parametrize(("end", "number", "unit", "start"), STARTS)
def test_notice_is_given_on_the_last_day_from_which_it_is_over_in_time(
    end: date, number: int, unit: Unit, start: date
) -> None:
    """A leap day, a short month and a weekend give a day more where the time allows it."""
    assert latest_start(end, number, unit) == start


@given(
    st.dates(date(2000, 1, 1), date(2090, 12, 31)),
    st.integers(0, 60),
    st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS]),
)
def test_one_day_later_would_be_too_late(end: date, number: int, unit: Unit) -> None:
    """Whatever the day and the length, the time is over by then, and would not be from the next day."""
    start = latest_start(end, number, unit)

    assert add_time(start, number, unit) <= end
    assert start == end or add_time(start + timedelta(days=1), number, unit) > end


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 4, 1), date(2029, 3, 31), ["2027-03-31", "2028-03-31", "2029-03-31"]),
        (date(2026, 3, 31), date(2026, 3, 31), ["2026-03-31"]),
        (date(2026, 4, 1), date(2027, 3, 30), []),
    ],
)
def test_a_yearly_day_comes_once_in_every_year_of_the_term(first: date, last: date, days: list[str]) -> None:
    """31 March, with both ends of the term counted in."""
    assert [day.isoformat() for day in yearly_days(31, 3, first, last)] == days


def test_a_leap_day_is_the_last_of_february_in_other_years() -> None:
    """29 February is a day of every year."""
    days = [day.isoformat() for day in yearly_days(29, 2, date(2027, 1, 1), date(2028, 12, 31))]

    assert days == ["2027-02-28", "2028-02-29"]


@pytest.mark.parametrize("year", [1, 1871, 2101, 9998])
def test_working_days_are_not_guessed_where_no_bank_holidays_are_known(year: int) -> None:
    """The library holds none before 1872 and none after 2100."""
    with pytest.raises(ValueError, match="bank holidays are known"):
        roll_forward(next(day for day in (date(year, 6, n) for n in range(1, 8)) if day.weekday() < 5))


def test_no_working_day_lies_between_a_day_and_itself() -> None:
    """The day of the event is not counted."""
    assert working_days(date(2026, 4, 1), date(2026, 4, 1)) == ()
