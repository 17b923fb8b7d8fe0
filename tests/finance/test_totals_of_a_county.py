"""The totals that a county's framework agreement prints."""

from collections.abc import Mapping

import pytest

from agreements.finance import parse_pounds, percentages, pounds, total
from tests.finance.cases import F1, F1_LATER, F2, F3, F3_LATER, PARTIES

FUND_TOTALS = {
    "F1 2026/27": (F1, "99143885.50"),
    "F1 2027/28": (F1_LATER["2027/28"], "102290424.11"),
    "F1 2028/29": (F1_LATER["2028/29"], "104654401.99"),
    "F2": (F2, "21280000.00"),
    "F3 2026/27": (F3, "4550000.00"),
    "F3 2027/28": (F3_LATER["2027/28"], "4663750.00"),
    "F3 2028/29": (F3_LATER["2028/29"], "4780343.75"),
}


@pytest.mark.parametrize(("fund", "whole"), FUND_TOTALS.values(), ids=FUND_TOTALS)
def test_each_fund_adds_to_its_printed_total(fund: Mapping[str, int], whole: str) -> None:
    """Columns of the contribution tables."""
    assert pounds(total(fund.values())) == whole


YEARS = {
    "2026/27": ((F1, F2, F3), "124973885.50"),
    "2027/28": ((F1_LATER["2027/28"], F2, F3_LATER["2027/28"]), "128234174.11"),
    "2028/29": ((F1_LATER["2028/29"], F2, F3_LATER["2028/29"]), "130714745.74"),
}


@pytest.mark.parametrize(("funds", "whole"), YEARS.values(), ids=YEARS)
def test_pooled_money_of_a_year_leaves_the_aligned_fund_out(funds: tuple[Mapping[str, int], ...], whole: str) -> None:
    """Aligned money stays with its owners."""
    assert pounds(total(total(fund.values()) for fund in funds)) == whole


def test_pooled_money_of_all_years() -> None:
    """The total on the cover of the finance schedule."""
    assert pounds(total(parse_pounds(whole) for _, whole in YEARS.values())) == "383922805.35"


def test_pooled_money_by_party() -> None:
    """Each party's row across the three pools."""
    by_party = [pounds(F1[p] + F2[p] + F3[p]) for p in PARTIES]

    assert by_party == ["77965310.00", "22600000.00", "9097950.50", "7424375.25", "7841249.75", "45000.00"]


FUND_PERCENTAGES = {
    "F1": (F1, ["61.77", "18.56", "7.28", "6.03", "6.36", "0.00"], "100.00"),
    "F2": (F2, ["67.29", "14.80", "6.95", "5.29", "5.66", "0.00"], "99.99"),
    "F3": (F3, ["52.75", "23.08", "8.85", "7.01", "7.34", "0.99"], "100.02"),
}


@pytest.mark.parametrize(("fund", "printed", "together"), FUND_PERCENTAGES.values(), ids=FUND_PERCENTAGES)
def test_shares_print_as_rounded_percentages(fund: Mapping[str, int], printed: list[str], together: str) -> None:
    """A party that pays nothing has 0.00, not an empty cell; the sum of the column may miss 100.00."""
    shares = percentages(fund)

    assert ([str(share) for share in shares.values()], str(sum(shares.values()))) == (printed, together)


SCHEME_BUDGETS = {
    "F1": (["6400000.00", "48250000.00", "9743885.50", "22500000.00", "12250000.00"], "99143885.50"),
    "F2": (["12980000.00", "8300000.00"], "21280000.00"),
    "F4, aligned": (["912345.00", "1530200.00", "1117800.00", "1042655.00"], "4603000.00"),
    "training packages": (["18400.00", "34200.00", "27900.00", "15500.00"], "96000.00"),
    "minimum by council area": (["38410220.00", "15102340.00", "11300150.00", "9702600.00"], "74515310.00"),
    "councils of a region": (
        ["21004512.10", "18760230.00", "14115077.35", "12998640.20", "17342019.91", "15560618.00"],
        "99781097.56",
    ),
    "a region": (["99781097.56", "34218901.44"], "133999999.00"),
}


@pytest.mark.parametrize(("parts", "whole"), SCHEME_BUDGETS.values(), ids=SCHEME_BUDGETS)
def test_lines_add_to_their_total(parts: list[str], whole: str) -> None:
    """A penny more in one line would be a finding."""
    assert pounds(total(map(parse_pounds, parts))) == whole
