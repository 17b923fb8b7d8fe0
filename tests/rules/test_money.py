"""Sums add up to what is stated, to the penny, and a sum is one that can be paid."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.examples import findings, found
from tests.rules.money_examples import DEED, FULL, Changes, paid, q, told

# --- FUN-01 ---------------------------------------------------------------------------------------------------------


def grant(**changes: Any) -> Changes:
    """A grant of 5.00 in the first year."""
    sums = {FIRST: {"SWI": "5.00"}}
    return {"grants": [{"id": "G1", "power": "section_256", "payer": "SWI", "payee": "SAB", "sums": sums, **changes}]}


FIRST = "2027/28"
FEE: Changes = {"amount": {"2027/28": "10.00"}, "split": {"equally": "yes"}, "payable_to": "SAB"}

TOTALS: list[tuple[Changes, list[str]]] = [
    ({}, []),
    (q(stated_total={"2027/28": "100.00"}), []),
    (q(stated_total={"2027/28": "100.01"}), ["Q 2027/28"]),
    (q(stated_total={"2027/28": "99.99", "2028/29": "100.00", "2029/30": "0.00"}), ["Q 2027/28", "Q 2029/30"]),
    (q(stated_total={"2027/28": None}), []),
    (q(contributions={"2027/28": {"SWI": "60.00", "SAB": None}}, stated_total={"2027/28": "100.00"}), []),
    (q(contributions={"2027/28": None}, stated_total={"2027/28": "100.00"}), []),
    (q(contributions={}, stated_total={"2027/28": "100.00"}), []),
    # Whoever is left out of a year that is written out pays nothing in it.
    (q(contributions={**FULL, "2028/29": {"SWI": "60.00"}}, stated_total={"2028/29": "60.00"}), []),
    (q(contributions={**FULL, "2028/29": {"SWI": "60.00"}}, stated_total={"2028/29": "100.00"}), ["Q 2028/29"]),
    # A year outside the term is added up as well.
    (q(contributions={**FULL, "2031/32": {"SWI": "1.00"}}, stated_total={"2031/32": "2.00"}), ["Q 2031/32"]),
    # Sums that follow from a rate: 60.60 and 40.40.
    (
        q(
            contributions={"2027/28": FULL["2027/28"]},
            uplift={"rates": {"all": {"2028/29": "0.01"}}, "rounding": "each_year_half_up"},
            stated_total={"2028/29": "100.00"},
        ),
        ["Q 2028/29"],
    ),
    # A total beside sums that are written out.
    (q(total={"2027/28": "100.00"}), []),
    (q(total={"2027/28": "100.01"}), ["Q 2027/28"]),
    (q(total={"2027/28": "100.01"}, stated_total={"2027/28": "99.99"}), ["Q 2027/28"]),
    (q(contributions={}, total={"2027/28": "100.00"}, split={"equally": "yes"}), []),
    (
        q(contributions={}, total={"2027/28": "9.00"}, split={"equally": "yes"}, stated_total={"2027/28": "8.00"}),
        ["Q 2027/28"],
    ),
    # A part-year's total may be the whole year's, or what is due of it: 182 of 365 days of 100.00 come to 49.86, and of
    # 60.00 and 40.00 to 29.92 and 19.95.
    (
        {"term": {"commencement": "2028-10-01"}, **q(pro_rata="days", stated_total={"2028/29": "100.00"})},
        [],
    ),
    (
        {"term": {"commencement": "2028-10-01"}, **q(pro_rata="days", stated_total={"2028/29": "49.86"})},
        [],
    ),
    (
        {"term": {"commencement": "2028-10-01"}, **q(pro_rata="days", stated_total={"2028/29": "49.87"})},
        [],
    ),
    (
        {"term": {"commencement": "2028-10-01"}, **q(pro_rata="days", stated_total={"2028/29": "50.00"})},
        ["Q 2028/29"],
    ),
    # Grants and fees.
    (grant(stated_total={FIRST: "5.00"}), []),
    (grant(stated_total={FIRST: "6.00"}), ["G1 2027/28"]),
    (grant(stated_total={FIRST: "6.00"}, sums={FIRST: {"SWI": None}}), []),
    (grant(stated_total={FIRST: "6.00"}, sums={}), []),
    (q(admin_fee=FEE), []),
    (q(admin_fee={**FEE, "sums": {"2027/28": {"SWI": "5.00", "SAB": "5.00"}}}), []),
    (q(admin_fee={**FEE, "sums": {"2027/28": {"SWI": "5.00", "SAB": "5.01"}}}), ["Q/admin_fee 2027/28"]),
    (q(admin_fee={**FEE, "sums": {"2028/29": {"SWI": "5.00"}}}), []),
]


@pytest.mark.parametrize(("changes", "expected"), TOTALS)
def test_contributions_add_to_a_stated_total(changes: Changes, expected: list[str]) -> None:
    """FUN-01: of funds, grants and fees, to the penny, where every sum is known."""
    assert told("FUN-01", changes) == expected


def test_a_missed_total_is_told_with_both_sums_and_the_difference() -> None:
    """Whoever reads it can look for the very sum."""
    (finding,) = findings("FUN-01", "joint", q(stated_total={"2027/28": "162.50"}))

    assert finding.message == "Contributions to Q Fund in 2027/28 add to £100.00, not £162.50: out by £62.50."
    assert finding.path == ("funds", 1, "stated_total", "2027/28")


# --- FUN-02 ---------------------------------------------------------------------------------------------------------


def schemes(*budgets: dict[str, str | None], fund: Changes | None = None, **more: Any) -> Changes:
    """Schemes that Q pays for, each with its budget."""
    made = [{"id": f"N{n}", "arrangement": "pooled", "fund": "Q", "budget": b} for n, b in enumerate(budgets)]
    return {"schemes": made, **(fund or q()), **more}


def course(cost: str | None) -> Changes:
    """A course that Q pays for."""
    package = {"id": "TP1", "title": "t", "fund": "Q"}
    return {"training_packages": [package if cost is None else {**package, "cost": cost}]}


ONE_YEAR = q(contributions={FIRST: FULL[FIRST]})

BUDGETS: list[tuple[Changes, list[str]]] = [
    (schemes(), []),
    (schemes({}), []),
    (schemes({FIRST: "100.00"}), []),
    (schemes({FIRST: "100.01"}), ["Q 2027/28"]),
    (schemes({FIRST: "60.00"}, {FIRST: "40.00"}), []),
    (schemes({FIRST: "60.00"}, {FIRST: "39.99"}), ["Q 2027/28"]),
    (schemes({FIRST: "60.00"}, {}), ["Q 2027/28"]),
    # An empty budget is one that is not known yet; known ones may already be too much.
    (schemes({FIRST: "60.00"}, {FIRST: None}), []),
    (schemes({FIRST: "100.01"}, {FIRST: None}), ["Q 2027/28"]),
    (schemes({FIRST: "60.00"}, fund=q(contributions={FIRST: {"SWI": None}})), []),
    (schemes({FIRST: "60.00"}, fund=q(contributions={FIRST: None}, stated_total={FIRST: "60.00"})), []),
    (schemes({FIRST: "60.00"}, fund=q(contributions={FIRST: None}, stated_total={FIRST: "61.00"})), ["Q 2027/28"]),
    (schemes({FIRST: "60.00"}, fund=q(contributions={}, total={FIRST: "61.00"})), ["Q 2027/28"]),
    # Courses cost what they cost, in whichever year.
    ({**ONE_YEAR, **course("100.00")}, []),
    ({**ONE_YEAR, **course("100.01")}, ["Q 2027/28"]),
    ({**ONE_YEAR, **course(None)}, []),
    ({**q(), **course("300.00")}, []),
    ({**q(), **course("100.00")}, []),
    ({**schemes({FIRST: "70.00"}, fund=ONE_YEAR), **course("30.00")}, []),
    # In a part-year budgets may be those of the whole year or of the part.
    ({**schemes({FIRST: "100.00"}, fund=q(pro_rata="months")), "term": {"commencement": "2027-10-01"}}, []),
    ({**schemes({FIRST: "50.00"}, fund=q(pro_rata="months")), "term": {"commencement": "2027-10-01"}}, []),
    ({**schemes({FIRST: "51.00"}, fund=q(pro_rata="months")), "term": {"commencement": "2027-10-01"}}, ["Q 2027/28"]),
    # A deed states what it changes; other budgets stay where they are.
    ({**schemes({FIRST: "60.00"}), **DEED}, []),
    ({**schemes({FIRST: "100.01"}), **DEED}, ["Q 2027/28"]),
    ({**schemes({FIRST: "60.00"}), **DEED, "deed": {**DEED["deed"], "adds": "fund"}}, ["Q 2027/28"]),
]


@pytest.mark.parametrize(("changes", "expected"), BUDGETS)
def test_budgets_add_to_their_fund(changes: Changes, expected: list[str]) -> None:
    """FUN-02: in years in which any budget is known."""
    assert [line for line in told("FUN-02", changes) if line.startswith("Q")] == expected


# --- FUN-03 ---------------------------------------------------------------------------------------------------------

NEGATIVE: list[tuple[Changes, list[str]]] = [
    (q(), []),
    (q(contributions=paid(SWI="0.00", SAB="0.01")), []),
    (q(contributions={FIRST: {"SWI": "-0.01", "SAB": "5.00"}}), ['funds[1].contributions."2027/28".SWI']),
    (q(contributions={FIRST: {"SWI": "-0.01"}}, refunds={FIRST: "SWI"}), []),
    (q(contributions={FIRST: {"SWI": "-1.00"}}, refunds={FIRST: ["SAB"]}), ['funds[1].contributions."2027/28".SWI']),
    (q(contributions={FIRST: {"SWI": "-1.00"}}, refunds={"2028/29": "SWI"}), ['funds[1].contributions."2027/28".SWI']),
    (
        q(instalments={"number": "1", "sums": {FIRST: {"SWI": ["70.00", "-10.00"]}}}),
        ['funds[1].instalments.sums."2027/28".SWI[1]'],
    ),
    (q(instalments={"number": "1", "sums": {FIRST: {"SWI": ["70.00", "-10.00"]}}}, refunds={FIRST: "SWI"}), []),
    (q(uplift={"rates": {"SWI": {"2028/29": "-0.05"}}, "rounding": "each_year_half_up"}), []),
    (q(overspend={"model": "capped_proportional", "caps": {"SAB": "-1.00"}}), ["funds[1].overspend.caps.SAB"]),
    ({"governance": {"board": {"powers": [{"what": "w", "up_to": "-1.00"}]}}}, ["governance.board.powers[0].up_to"]),
]


@pytest.mark.parametrize(("changes", "expected"), NEGATIVE)
def test_no_sum_is_below_nothing_but_a_refund(changes: Changes, expected: list[str]) -> None:
    """FUN-03: wherever it stands; rates are not sums."""
    assert told("FUN-03", changes) == expected


# --- FUN-08 ---------------------------------------------------------------------------------------------------------

THIRDS: Changes = {"kind": "aligned", "total": {FIRST: "1000000.00"}, "split": {"equally": "yes"}}


def in_three(**changes: Any) -> Changes:
    """A fund that the three parties of the memorandum share."""
    return {"funds": [{"id": "Q", **THIRDS, **changes}]}


PERCENTAGES: list[tuple[Changes, list[str], str]] = [
    (q(stated_percentages={FIRST: {"SWI": "60.00", "SAB": "40.00"}}), [], "joint"),
    (q(stated_percentages={FIRST: {"SWI": "60", "SAB": "40"}}), [], "joint"),
    (q(stated_percentages={FIRST: {"SWI": "60.00", "SAB": "39.99"}}), ["Q 2027/28"], "joint"),
    (q(stated_percentages={FIRST: {"SWI": "60.00", "SAB": "40.01"}}, rounding_note="no"), ["Q 2027/28"], "joint"),
    (q(stated_percentages={FIRST: {}}), [], "joint"),
    (in_three(), [], "memorandum"),
    (in_three(rounding_note="yes"), [], "memorandum"),
    (in_three(rounding_note="no"), ["Q 2027/28"], "memorandum"),
    (in_three(rounding_note="no", total={FIRST: None}), [], "memorandum"),
    (in_three(rounding_note="no", total={FIRST: "300.00"}), ["Q 2027/28"], "memorandum"),
    (q(rounding_note="no"), [], "joint"),
    (in_three(split={"weights": {"CVT": "33.33", "BRH": "33.33", "WXS": "33.33"}}), ["Q"], "memorandum"),
    (in_three(split={"weights": {"CVT": "33.34", "BRH": "33.33", "WXS": "33.33"}}), [], "memorandum"),
    (in_three(split={"weights": {"CVT": "33", "BRH": "33", "WXS": "33"}}), [], "memorandum"),
    (in_three(split={"weights": {"CVT": "118.5", "BRH": "14.5", "WXS": "3"}}), [], "memorandum"),
]


@pytest.mark.parametrize(("changes", "expected", "base"), PERCENTAGES)
def test_percentages_add_to_a_hundred(changes: Changes, expected: list[str], base: str) -> None:
    """FUN-08: those that are given always, those that are worked out where no note explains the rounding."""
    assert told("FUN-08", changes, base) == expected


# --- FUN-19 ---------------------------------------------------------------------------------------------------------

HALF_UP = {"rounding": "each_year_half_up"}
RATES: list[tuple[Changes, list[str]]] = [
    (q(), []),
    (q(uplift={"rates": {"all": {"2028/29": "0.02"}}, **HALF_UP}), []),
    (q(uplift={"rates": {"all": {"2028/29": "0.02"}}, "rounding": "final_half_up"}), []),
    (q(uplift={"rates": {"all": {"2028/29": "0.02"}}}), ["Q"]),
    (q(uplift={"rates": {"all": {"2028/29": "0.02"}}, "indicative": "yes"}), ["Q"]),
    (q(uplift={"rates": {"SWI": {"2028/29": "0.02"}, "SAB": {"2028/29": None}}}), ["Q"]),
    (q(uplift={"rates": {"all": {"2028/29": None}}, "awaited": {"2028/29": {"due": "2027-12-31"}}}), []),
    (q(uplift={"rates": {"all": {"2028/29": "0"}}}), []),
    (q(uplift={"rates": {"SWI": {}}, **HALF_UP}), ["Q"]),
    (q(uplift={"rates": {}}), ["Q"]),
]


@pytest.mark.parametrize(("changes", "expected"), RATES)
def test_a_rate_says_how_it_rounds_and_for_which_year_it_is(changes: Changes, expected: list[str]) -> None:
    """FUN-19: a rate that is not known, or is nothing, needs no rounding."""
    assert told("FUN-19", changes) == expected


# --- FUN-20 ---------------------------------------------------------------------------------------------------------


def instalments(sums: dict[str, Any], **changes: Any) -> Changes:
    """Payments into Q that are written out."""
    return q(instalments={"number": "2", "sums": sums}, **changes)


PAYMENTS: list[tuple[Changes, list[str]]] = [
    (q(instalments={"number": "7"}), []),
    (instalments({FIRST: {"SWI": ["30.00", "30.00"]}}), []),
    (instalments({FIRST: {"SWI": ["30.00", "29.99"], "SAB": ["40.00"]}}), ["Q/SWI 2027/28"]),
    (instalments({FIRST: {"SWI": ["1.00"], "SAB": ["1.00"]}}), ["Q/SWI 2027/28", "Q/SAB 2027/28"]),
    (instalments({FIRST: {"SWI": []}}), []),
    (instalments({FIRST: {"SWI": ["1.00"]}}, contributions={FIRST: {"SWI": None}}), []),
    (instalments({"2031/32": {"SWI": ["1.00"]}}), []),
    (instalments({FIRST: {"XXX": ["1.00"]}}), []),
    ({"term": {"commencement": "2027-10-01"}, **instalments({FIRST: {"SWI": ["30.00"]}}, pro_rata="months")}, []),
]


@pytest.mark.parametrize(("changes", "expected"), PAYMENTS)
def test_instalments_written_out_add_to_the_sum_of_the_year(changes: Changes, expected: list[str]) -> None:
    """FUN-20: of what is due, where that is known."""
    assert told("FUN-20", changes) == expected


@pytest.mark.parametrize(
    ("sums", "payments", "expected"),
    [
        ({"2027/28": {"ICB": "90000.00"}}, {"2027-04-15": "45000.00", "2027-10-15": "45000.00"}, False),
        ({"2027/28": {"ICB": "90000.00"}}, {"2027-04-15": "45000.00", "2027-10-15": "45000.01"}, True),
        ({"2027/28": {"ICB": "90000.00"}}, {"2027-04-15": "45000.00", "2028-04-17": "45000.00"}, False),
        ({"2027/28": {"ICB": "9.00"}, "2028/29": {"ICB": "8.00"}}, {"2027-04-15": "9.00"}, False),
        ({"2027/28": {"ICB": "9.00"}, "2028/29": {"ICB": "8.00"}}, {"2027-04-15": "8.00"}, True),
        ({"2027/28": {"ICB": "9.00"}, "2028/29": {"ICB": None}}, {"2027-04-15": "8.00"}, False),
        ({"2027/28": {"ICB": "9.00"}}, {}, False),
    ],
)
def test_payments_of_a_grant_make_its_sums(sums: Any, payments: dict[str, str], expected: bool) -> None:
    """FUN-20: a last payment may come after the year, and the payments of later years may not be written out yet."""
    listed = [{"date": day, "sum": amount} for day, amount in payments.items()]

    assert bool(found("FUN-20", "grant-256", {"grants": [{"id": "G1", "sums": sums, "payments": listed}]})) == expected


RULES = ("FUN-01", "FUN-02", "FUN-03", "FUN-08", "FUN-19", "FUN-20")
EMPTY: list[Changes] = [
    {"funds": None},
    {"funds": None, "schemes": None},
    {"term": {"commencement": None, "expiry": None}},
    q(contributions={}, kind="in_kind_only", host=()),
    q(contributions={"0000": {"SWI": "1.00"}, "9999/00": {"SWI": "1.00"}}),
    q(contributions={"2027": {"SWI": "1.00"}}, total={"2027": None}),
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("changes", EMPTY)
def test_nothing_is_found_where_little_is_stated(rule: str, changes: Changes) -> None:
    """No money, no check of money; and nothing breaks on a year that no calendar has."""
    assert found(rule, "joint", changes) == []
