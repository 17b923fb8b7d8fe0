"""Sums and rates come in from text and go out to text without losing or gaining anything."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.finance import Pence, half_up, parse_pounds, parse_rate, percent_of, pounds, share_of, total

NOT_MONEY = [
    "",
    " 1.00",
    "1.00 ",
    "£1.00",
    "1,000.00",
    "1.0",
    "1.000",
    "1e3",
    "+1.00",
    ".50",
    "1.",
    "1_000",
    "12345678901234",
]
NOT_MONEY += ["\u0661\u0662.\u0660\u0660", "\uff11.00", "1.00\n", "--1.00", "NaN", "Infinity", "0x10"]


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("0", 0),
        ("0.00", 0),
        ("0.05", 5),
        ("7", 700),
        ("1234567.89", 123456789),
        ("9999999999999.99", 999999999999999),
        ("007.10", 710),
    ],
)
def test_plain_pounds_are_read_to_the_penny(text: str, pence: int) -> None:
    """A definition writes pounds; everything after that is whole pence."""
    parsed = parse_pounds(text)

    assert parsed == pence


@pytest.mark.parametrize("text", NOT_MONEY)
def test_anything_but_plain_pounds_is_refused(text: str) -> None:
    """A comma or an odd digit may hide a slip of a factor of ten."""
    with pytest.raises(ValueError, match="not a sum of money"):
        parse_pounds(text)


def test_a_sum_below_nothing_is_refused_unless_it_is_asked_for() -> None:
    """A contribution is never negative; a refund may be."""
    with pytest.raises(ValueError, match="below nothing"):
        parse_pounds("-0.01")


def test_a_refund_is_read_where_it_is_allowed() -> None:
    """An underspend is written with a minus."""
    assert parse_pounds("-250000.00", negative=True) == -25000000


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_what_is_written_is_read_back(pence: int) -> None:
    """The receipt and the embedded definition hold sums as text."""
    assert parse_pounds(pounds(pence), negative=True) == pence


@pytest.mark.parametrize(("text", "rate"), [("0.039", "0.039"), ("0", "0"), ("1.5", "1.5"), ("0.0566", "0.0566")])
def test_a_rate_is_exact(text: str, rate: str) -> None:
    """3.9% has no exact binary fraction."""
    assert parse_rate(text) == Decimal(rate)


@pytest.mark.parametrize("text", ["3.9%", "0,039", "1e-2", "", ".5", "NaN", "-0.01"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    """`3.9%` in the place of 0.039 would grow a sum five times."""
    with pytest.raises(ValueError, match=r"not a rate|below 0"):
        parse_rate(text)


def test_a_reduction_is_a_rate_where_it_is_allowed() -> None:
    """An efficiency may be written as a negative uplift."""
    assert parse_rate("-0.01", negative=True) == Decimal("-0.01")


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (Fraction(1, 2), 1),
        (Fraction(-1, 2), -1),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
        (Fraction(49, 100), 0),
        (Fraction(-249, 100), -2),
        (Decimal("16.665") * 100, 1667),
        (7, 7),
    ],
)
def test_a_half_goes_away_from_zero(exact: Fraction | Decimal | int, rounded: int) -> None:
    """Accountants round so; Python's own round goes to the even neighbour."""
    assert half_up(exact) == rounded


@given(st.fractions())
def test_rounding_moves_a_sum_by_half_a_penny_at_most(exact: Fraction) -> None:
    """Whatever the sum, the nearest penny is the one that is taken."""
    assert abs(half_up(exact) - exact) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("part", "whole", "places", "printed"),
    [
        ("21091826.00", "53440286.00", 2, "39.47"),
        ("32348460.00", "53440286.00", 2, "60.53"),
        ("21091826.00", "53440286.00", 4, "39.4680"),
        ("10132342.00", "18136342.00", 2, "55.87"),
        ("8004000.00", "18136342.00", 2, "44.13"),
        ("1.00", "8.00", 1, "12.5"),
        ("1.00", "800.00", 2, "0.13"),
        ("0.00", "1.00", 2, "0.00"),
    ],
)
def test_a_percentage_is_rounded_half_up_and_keeps_its_decimals(
    part: str, whole: str, places: int, printed: str
) -> None:
    """Percentages stand in columns, so 14.00 keeps its zeros."""
    percentage = percent_of(parse_pounds(part), parse_pounds(whole), places=places)

    assert str(percentage) == printed


def test_there_is_no_percentage_of_nothing() -> None:
    """A fund of nothing has no shares to print."""
    with pytest.raises(ValueError, match="percentage of nothing"):
        percent_of(0, 0)


PUBLISHED_TOTALS = {
    "council and partner of one borough": (["21091826.00", "32348460.00"], "53440286.00"),
    "council and balance": (["10132342.00", "8004000.00"], "18136342.00"),
    "national minimum in millions": (["4048000000.00", "2077000000.00", "573000000.00"], "6698000000.00"),
    "reductions of a year": (["796619.00", "718608.00"], "1515227.00"),
    "four lines in thousands": (["4140000.00", "1845000.00", "298000.00", "184000.00"], "6467000.00"),
}


@pytest.mark.parametrize(("parts", "whole"), PUBLISHED_TOTALS.values(), ids=PUBLISHED_TOTALS)
def test_published_sums_add_up(parts: list[str], whole: str) -> None:
    """Totals that councils printed come out to the penny."""
    assert pounds(total(parse_pounds(part) for part in parts)) == whole


def test_a_share_of_a_sum_is_rounded_once() -> None:
    """The carry-forward cap of two per cent of a large fund ends in half a penny and more."""
    assert share_of(Pence(9914388550), Decimal("0.02")) == 198287771
