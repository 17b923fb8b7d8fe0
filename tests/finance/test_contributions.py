"""What is paid in later years, in instalments, and for part of a year."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.finance import (
    PartYearBasis,
    Remainder,
    Rounding,
    due_in_term,
    instalments,
    parse_pounds,
    part_year,
    part_year_by_months,
    pounds,
    total,
    uplift,
)
from tests.finance.cases import COUNCIL_RATES, F1, F1_LATER, F3, F3_LATER, ICB_RATES, THREE_YEAR_RATES

TWO_RATES = ["0.039", "0.025"]
UPLIFTS: dict[str, tuple[str, list[str], Rounding, list[str]]] = {
    "rounded each year": ("4125377.53", TWO_RATES, "each_year_half_up", ["4286267.25", "4393423.93"]),
    "rounded at the end": ("4125377.53", TWO_RATES, "final_half_up", ["4286267.25", "4393423.94"]),
    "small, each year": ("1000.13", TWO_RATES, "each_year_half_up", ["1039.14", "1065.12"]),
    "small, at the end": ("1000.13", TWO_RATES, "final_half_up", ["1039.14", "1065.11"]),
    "three times, each year": (
        "1234567.89",
        ["0.0566"] * 3,
        "each_year_half_up",
        ["1304444.43", "1378275.98", "1456286.40"],
    ),
    "three times, at the end": (
        "1234567.89",
        ["0.0566"] * 3,
        "final_half_up",
        ["1304444.43", "1378275.99", "1456286.41"],
    ),
    "a reduction": ("100.00", ["-0.01"], "each_year_half_up", ["99.00"]),
}


@pytest.mark.parametrize(("base", "rates", "rounding", "sums"), UPLIFTS.values(), ids=UPLIFTS)
def test_a_sum_grows_by_the_stated_rounding(base: str, rates: list[str], rounding: Rounding, sums: list[str]) -> None:
    """The two roundings differ by a penny, so the agreement states one."""
    by_year = {f"{2027 + n}/{28 + n}": Decimal(rate) for n, rate in enumerate(rates)}

    assert [pounds(grown) for grown in uplift(parse_pounds(base), by_year, rounding).values()] == sums


@pytest.mark.parametrize("party", F1)
def test_contributions_to_the_better_care_fund_grow_as_agreed(party: str) -> None:
    """Three years of a county's pooled fund, with one rate for the NHS and one for councils."""
    rates = ICB_RATES if party == "ICB" else COUNCIL_RATES

    assert uplift(F1[party], rates, "each_year_half_up") == {year: F1_LATER[year][party] for year in F1_LATER}


@pytest.mark.parametrize("party", F3)
def test_contributions_to_the_equipment_fund_grow_as_agreed(party: str) -> None:
    """One rate for all, rounded each year."""
    assert uplift(F3[party], THREE_YEAR_RATES, "each_year_half_up") == {y: F3_LATER[y][party] for y in F3_LATER}


INDICATIVE = {
    "BIP": ("34218901.44", "35621876.40"),
    "DWR": ("21004512.10", "21865697.10"),
    "LLF": ("18760230.00", "19529399.43"),
    "CEI": ("14115077.35", "14693795.52"),
    "GOG": ("12998640.20", "13531584.45"),
    "PYG": ("17342019.91", "18053042.73"),
    "BRY": ("15560618.00", "16198603.34"),
}


def _indicative(base: int) -> int:
    return uplift(base, {"2027/28": Decimal("0.041"), "2028/29": None}, "each_year_half_up")["2027/28"]


@pytest.mark.parametrize(("base", "grown"), INDICATIVE.values(), ids=INDICATIVE)
def test_an_indicative_year_grows_party_by_party(base: str, grown: str) -> None:
    """Each party must be able to check its own line."""
    assert pounds(_indicative(parse_pounds(base))) == grown


def test_growing_the_total_is_a_penny_short_of_growing_the_parts() -> None:
    """So a table's total is added up, never grown by itself."""
    bases = [parse_pounds(base) for base, _ in INDICATIVE.values()]

    assert [pounds(sum(map(_indicative, bases))), pounds(_indicative(total(bases)))] == ["139493998.97", "139493998.96"]


def test_an_unknown_rate_leaves_its_year_and_those_after_it_open() -> None:
    """A year cannot be grown from one that is not known."""
    rates = {"2026/27": Decimal(0), "2027/28": None, "2028/29": Decimal(0)}

    assert uplift(100, rates, "each_year_half_up") == {"2026/27": 100}


def test_the_order_in_which_rates_are_written_does_not_matter() -> None:
    """Keys of a definition may stand in any order."""
    rates = {"2028/29": Decimal("0.025"), "2027/28": Decimal("0.039")}

    assert list(uplift(100013, rates, "final_half_up").items()) == [("2027/28", 103914), ("2028/29", 106511)]


def test_a_missing_year_is_refused() -> None:
    """A year that was left out must not count as no growth."""
    with pytest.raises(ValueError, match="none for 2028/29"):
        uplift(100, {"2027/28": Decimal(0), "2029/30": Decimal(0)}, "each_year_half_up")


INSTALMENTS: dict[str, tuple[str, int, Remainder, list[str]]] = {
    "twelve, odd pence first": (
        "1000000.01",
        12,
        "largest_remainder",
        ["83333.34"] * 5 + ["83333.33"] * 7,
    ),
    "twelve, balance last": ("1000000.01", 12, "last", ["83333.33"] * 11 + ["83333.38"]),
    "twelve of a borough's pool": ("53440286.00", 12, "last", ["4453357.17"] * 11 + ["4453357.13"]),
    "four of a unitary": ("7215450.50", 4, "last", ["1803862.63"] * 3 + ["1803862.61"]),
    "four of a royal borough": ("6302999.75", 4, "last", ["1575749.94"] * 3 + ["1575749.93"]),
    "four without remainder": ("34218901.44", 4, "last", ["8554725.36"] * 4),
    "too few pence to round up": ("0.05", 10, "last", ["0.00"] * 9 + ["0.05"]),
    "one": ("0.07", 1, "last", ["0.07"]),
    "a refund": ("-7215450.50", 4, "last", ["-1803862.63"] * 3 + ["-1803862.61"]),
}


@pytest.mark.parametrize(("whole", "number", "remainder", "paid"), INSTALMENTS.values(), ids=INSTALMENTS)
def test_payments_are_equal_but_for_the_odd_pence(
    whole: str, number: int, remainder: Remainder, paid: list[str]
) -> None:
    """Where they fall is agreed beforehand."""
    payments = instalments(parse_pounds(whole, negative=True), number, remainder)

    assert [pounds(payment) for payment in payments] == paid


@given(st.integers(0, 10**13), st.integers(1, 60), st.sampled_from(["last", "largest_remainder"]))
def test_payments_add_up_and_none_is_below_nothing(whole: int, number: int, remainder: Remainder) -> None:
    """A party is never asked for a penny more, nor paid back by an instalment."""
    payments = instalments(whole, number, remainder)

    assert (sum(payments), len(payments), min(payments) >= 0) == (whole, number, True)


def test_no_payment_at_all_is_refused() -> None:
    """A sum in no instalments is not paid."""
    with pytest.raises(ValueError, match="at least one"):
        instalments(100, 0)


def test_a_party_that_is_paid_its_own_contribution_back_transfers_nothing() -> None:
    """The round trip of a regional care home fund: four payments in, the same four out."""
    paid_in = instalments(parse_pounds("34218901.44"), 4)
    paid_out = instalments(parse_pounds("34218901.44"), 4)

    assert total(paid_in) - total(paid_out) == 0


TERM = (date(2026, 2, 1), date(2029, 3, 31))
PART_YEARS: dict[str, tuple[str, PartYearBasis, str]] = {
    "by days": ("2025/26", "days", "387945.21"),
    "by months": ("2025/26", "months", "400000.00"),
    "fixed": ("2025/26", "fixed", "2400000.00"),
    "a whole year by days": ("2027/28", "days", "2400000.00"),
    "outside the term": ("2029/30", "fixed", "0.00"),
}


@pytest.mark.parametrize(("year", "basis", "sum_due"), PART_YEARS.values(), ids=PART_YEARS)
def test_a_part_year_is_due_by_its_basis(year: str, basis: PartYearBasis, sum_due: str) -> None:
    """A start on 1 February leaves 59 of 365 days, or 2 of 12 months."""
    assert pounds(due_in_term(parse_pounds("2400000.00"), year, *TERM, basis)) == sum_due


def test_part_months_are_refused() -> None:
    """There is no agreed length of half a month."""
    with pytest.raises(ValueError, match="not whole months"):
        due_in_term(100, "2026/27", date(2026, 4, 15), date(2027, 3, 31), "months")


def test_a_leaver_owes_to_the_day_it_goes() -> None:
    """Six of twelve months are half the year's sum, half up."""
    assert part_year_by_months(101, 6) == 51


@pytest.mark.parametrize(("days", "of_days"), [(366, 365), (-1, 365), (0, 0)])
def test_more_than_a_year_is_no_part_of_it(days: int, of_days: int) -> None:
    """A slip in the days must not become a sum."""
    with pytest.raises(ValueError, match="no part of a year"):
        part_year(100, days, of_days)
