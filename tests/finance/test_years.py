"""Years of both kinds, and how much of a year a term takes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.finance import (
    YearBasis,
    days_in_year,
    days_of_year_in,
    financial_year,
    months_of_year_in,
    next_year,
    year_basis,
    year_end,
    year_of,
    year_start,
    years_between,
)

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 4, 1), "2026/27"),
        (date(2027, 3, 31), "2026/27"),
        (date(2026, 3, 31), "2025/26"),
        (date(1999, 4, 1), "1999/00"),
    ],
)
def test_a_financial_year_runs_from_april_to_march(day: date, year: str) -> None:
    """The last day of March is still last year's."""
    assert financial_year(day) == year


@pytest.mark.parametrize("text", ["2026", "2026/27"])
@pytest.mark.parametrize("bound", [year_start, year_end])
def test_both_ends_of_a_year_lie_in_it(text: str, bound: object) -> None:
    """A year's own first and last day carry its name."""
    assert callable(bound)

    assert year_of(bound(text), year_basis(text)) == text


@pytest.mark.parametrize("text", ["2026/28", "26/27", "2026-27", "2026/2027", "", "2026/27 ", "٢٠٢٦"])
def test_a_label_that_is_no_year_is_refused(text: str) -> None:
    """2026/28 is a slip, not a year of two years' length."""
    with pytest.raises(ValueError, match="is not a year"):
        year_start(text)


@pytest.mark.parametrize(("year", "days"), [("2026/27", 365), ("2027/28", 366), ("2028", 366), ("2027", 365)])
def test_a_year_with_a_leap_day_has_366_days(year: str, days: int) -> None:
    """29 February 2028 falls in the financial year that began in 2027."""
    assert days_in_year(year) == days


@pytest.mark.parametrize(
    ("start", "end", "basis", "years"),
    [
        (date(2026, 4, 1), date(2029, 3, 31), YearBasis.FINANCIAL, ("2026/27", "2027/28", "2028/29")),
        (date(2027, 1, 1), date(2028, 12, 31), YearBasis.CALENDAR, ("2027", "2028")),
        (date(2026, 2, 1), date(2026, 4, 1), YearBasis.FINANCIAL, ("2025/26", "2026/27")),
        (date(2026, 4, 1), date(2026, 3, 31), YearBasis.FINANCIAL, ()),
    ],
)
def test_a_term_lists_every_year_it_touches(start: date, end: date, basis: YearBasis, years: tuple[str, ...]) -> None:
    """Each of them needs a contribution, a rule or a date."""
    assert years_between(start, end, basis) == years


@pytest.mark.parametrize(("year", "following"), [("2026/27", "2027/28"), ("1998/99", "1999/00"), ("2027", "2028")])
def test_the_next_year_is_of_the_same_kind(year: str, following: str) -> None:
    """The turn of the century has two zeros."""
    assert next_year(year) == following


@given(DAYS, st.integers(0, 4000), st.sampled_from(YearBasis))
def test_the_days_of_a_term_are_its_days_in_each_year_together(start: date, length: int, basis: YearBasis) -> None:
    """Part years leave no day out and count none twice."""
    end = start + timedelta(days=length)
    years = years_between(start, end, basis)

    assert sum(days_of_year_in(year, start, end) for year in years) == length + 1


@pytest.mark.parametrize(
    ("year", "start", "end", "months"),
    [
        ("2025/26", date(2026, 2, 1), date(2029, 3, 31), 2),
        ("2026/27", date(2026, 2, 1), date(2029, 3, 31), 12),
        ("2026/27", date(2026, 4, 15), date(2027, 3, 31), None),
        ("2026/27", date(2026, 4, 1), date(2026, 9, 15), None),
        ("2028/29", date(2026, 4, 1), date(2027, 3, 31), 0),
    ],
)
def test_months_count_only_where_they_are_whole(year: str, start: date, end: date, months: int | None) -> None:
    """Half a month has no agreed length, so days are needed."""
    assert months_of_year_in(year, start, end) == months
