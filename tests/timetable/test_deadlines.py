"""Reporting dates, payment dates and the stages of a dispute fall on the days that agreements print."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.timetable import (
    Deadline,
    Event,
    Stage,
    StageLength,
    Unit,
    add_months,
    add_time,
    add_working_days,
    day_in_year,
    due,
    due_dates,
    events_in_year,
    first_working_days_of_quarters,
    ladder_dates,
    month_ends,
    quarter_ends,
    quarter_starts,
)

APRIL_2026 = date(2026, 4, 1)


def _iso(days: tuple[date, ...]) -> list[str]:
    return [day.isoformat() for day in days]


DUE_DATES = {
    "30 days, rolled forward": (
        Deadline(Event.QUARTER_END, 30, Unit.DAYS, rolls_forward=True),
        ["2026-07-30", "2026-10-30", "2027-02-01", "2027-04-30"],
    ),
    "30 days as they fall": (
        Deadline(Event.QUARTER_END, 30, Unit.DAYS),
        ["2026-07-30", "2026-10-30", "2027-01-30", "2027-04-30"],
    ),
    "20 working days": (
        Deadline(Event.QUARTER_END, 20),
        ["2026-07-28", "2026-10-28", "2027-01-29", "2027-04-28"],
    ),
    "1 month after the year": (Deadline(Event.YEAR_END, 1, Unit.MONTHS), ["2027-04-30"]),
}


@pytest.mark.parametrize(("deadline", "dates"), DUE_DATES.values(), ids=DUE_DATES)
def test_reports_fall_due_after_each_quarter_or_year(deadline: Deadline, dates: list[str]) -> None:
    """The financial year 2026/27, England."""
    assert _iso(due_dates(deadline, APRIL_2026)) == dates


PAID_IN = ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-04"]
PAID_OUT = ["2026-04-02", "2026-07-02", "2026-10-02", "2027-01-05"]


def test_money_is_paid_in_on_the_first_working_day_of_the_quarter() -> None:
    """New Year's Day 2027 is a Friday."""
    assert _iso(first_working_days_of_quarters(APRIL_2026)) == PAID_IN


def test_money_is_paid_out_on_the_next_working_day() -> None:
    """One working day after it came in."""
    paid_in = first_working_days_of_quarters(APRIL_2026)

    assert _iso(tuple(add_working_days(day, 1) for day in paid_in)) == PAID_OUT


FOUR_STAGES = (("finance leads", 5), ("directors", 10), ("chief executives", 10), ("mediation", 20))
LADDERS: dict[str, tuple[date, tuple[StageLength, ...], list[str]]] = {
    "over Christmas": (date(2026, 12, 14), FOUR_STAGES, ["2026-12-21", "2027-01-07", "2027-01-21", "2027-02-18"]),
    "of a memorandum": (
        date(2027, 6, 1),
        (("programme leads", 10), ("chief officers", 15), ("agree to differ", 0)),
        ["2027-06-15", "2027-07-06", "2027-07-06"],
    ),
    "in calendar days": (
        date(2026, 12, 14),
        (("officers", 7, Unit.DAYS), ("chief executives", 14, Unit.DAYS)),
        ["2026-12-21", "2027-01-04"],
    ),
    "without stages": (date(2026, 12, 14), (), []),
}


@pytest.mark.parametrize(("notified", "stages", "ends"), LADDERS.values(), ids=LADDERS)
def test_each_stage_runs_from_the_end_of_the_one_before(
    notified: date, stages: tuple[StageLength, ...], ends: list[str]
) -> None:
    """The day of the notice is not counted."""
    assert _iso(tuple(stage.ends for stage in ladder_dates(notified, stages))) == ends


def test_a_stage_begins_when_the_one_before_is_over() -> None:
    """Both ends are printed."""
    stages = ladder_dates(date(2026, 12, 14), FOUR_STAGES[:2])

    assert stages == (
        Stage("finance leads", date(2026, 12, 14), date(2026, 12, 21)),
        Stage("directors", date(2026, 12, 21), date(2027, 1, 7)),
    )


def test_the_urgent_track_halves_each_stage_and_rounds_up() -> None:
    """Five working days become three."""
    ends = tuple(stage.ends for stage in ladder_dates(date(2026, 6, 1), FOUR_STAGES[:2], urgent=True))

    assert _iso(ends) == ["2026-06-04", "2026-06-11"]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 4, 1), 0, date(2026, 4, 1)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day: date, months: int, later: date) -> None:
    """The corresponding-date rule."""
    assert add_months(day, months) == later


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(-1000, 1000))
def test_so_many_months_later_is_so_many_months_later(day: date, months: int) -> None:
    """The month is exact and the day never grows."""
    later = add_months(day, months)

    assert ((later.year - day.year) * 12 + later.month - day.month, later.day <= day.day) == (months, True)


LENGTHS = {
    Unit.HOURS: ("2026-04-01", "2026-04-03"),
    Unit.DAYS: ("2026-04-03", "2026-05-19"),
    Unit.WORKING_DAYS: ("2026-04-07", "2026-06-12"),
    Unit.WEEKS: ("2026-04-15", "2027-03-03"),
    Unit.MONTHS: ("2026-06-01", "2030-04-01"),
    Unit.YEARS: ("2028-04-01", "2074-04-01"),
}


@pytest.mark.parametrize(("unit", "dates"), LENGTHS.items())
def test_every_unit_is_counted_on_the_calendar(unit: Unit, dates: tuple[str, str]) -> None:
    """Two and forty-eight of each, from 1 April 2026."""
    assert _iso(tuple(add_time(APRIL_2026, number, unit) for number in (2, 48))) == list(dates)


def test_a_unit_may_be_named_as_a_definition_names_it() -> None:
    """The text of the YAML key is the unit."""
    assert due(date(2026, 4, 2), 10, "working_days") == date(2026, 4, 20)


def test_an_unknown_unit_is_refused() -> None:
    """A slip must not pass as days."""
    with pytest.raises(ValueError, match="fortnights"):
        add_time(APRIL_2026, 1, "fortnights")


@pytest.mark.parametrize(
    ("year_start", "starts", "ends"),
    [
        (
            APRIL_2026,
            ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"],
            ["2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31"],
        ),
        (
            date(2028, 1, 1),
            ["2028-01-01", "2028-04-01", "2028-07-01", "2028-10-01"],
            ["2028-03-31", "2028-06-30", "2028-09-30", "2028-12-31"],
        ),
    ],
    ids=["financial", "calendar"],
)
def test_quarters_follow_the_year_they_are_of(year_start: date, starts: list[str], ends: list[str]) -> None:
    """A fund with calendar years has other quarters."""
    assert (_iso(quarter_starts(year_start)), _iso(quarter_ends(year_start))) == (starts, ends)


def test_months_of_a_year_end_on_their_last_days() -> None:
    """February of a leap year among them."""
    assert _iso(month_ends(date(2027, 4, 1)))[9:] == ["2028-01-31", "2028-02-29", "2028-03-31"]


@pytest.mark.parametrize(
    ("event", "number"), [("quarter_start", 4), ("quarter_end", 4), ("month_end", 12), ("year_end", 1)]
)
def test_an_event_comes_round_so_often_in_a_year(event: str, number: int) -> None:
    """As a definition names it."""
    assert len(events_in_year(event, APRIL_2026)) == number


@pytest.mark.parametrize(
    ("day", "month", "falls"),
    [(15, 4, "2026-04-15"), (15, 1, "2027-01-15"), (1, 4, "2026-04-01"), (31, 3, "2027-03-31"), (29, 2, "2027-02-28")],
)
def test_a_yearly_day_falls_inside_the_financial_year(day: int, month: int, falls: str) -> None:
    """An instalment of 15 January belongs to the year that began the April before."""
    assert day_in_year(day, month, APRIL_2026).isoformat() == falls


@pytest.mark.parametrize(("day", "month"), [(31, 4), (30, 2), (1, 13), (0, 1)])
def test_a_day_that_no_year_has_is_refused(day: int, month: int) -> None:
    """31 April is a slip, not 30 April."""
    with pytest.raises(ValueError, match=r"day|month"):
        day_in_year(day, month, APRIL_2026)
