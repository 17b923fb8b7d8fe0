"""Each area has its minimum, social care its part of it, and what could not be tested is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from agreements.packs import parse_allocations
from agreements.rules import better_care_fund
from tests.rules.examples import findings, found, matter
from tests.rules.money_examples import BCF, DEED, Changes

STARTED = {"commencement": "2026-04-01"}
NOW, NEXT = "2026/27", "2027/28"


def area(id_: str = "SAB", **board: Any) -> Changes:
    """The council with a board of its own area."""
    return {"id": id_, "health_and_wellbeing_board": {"name": f"{id_} Board", "plan_approved": "2026-05-01", **board}}


def one(**board: Any) -> Changes:
    """An agreement with one area."""
    return {"legal_basis": BCF, "parties": [area(**board)]}


def two(first: Changes, second: Changes) -> Changes:
    """An agreement with two areas."""
    other = {**area("OTH", **second), "kind": "london_borough"}
    return {"legal_basis": BCF, "parties": [area("SAB", **first), other]}


def told(rule: str, changes: Changes, as_at: date | None = date(2026, 11, 21)) -> list[str]:
    """Subject and year of what the rule finds."""
    return [f"{subject} {year}".strip() for subject, year, _ in found(rule, "joint", changes, as_at)]


# --- BCF-01: SWI pays 2,418,600.00 in 2027/28 -------------------------------------------------------------------------

MINIMUM: list[tuple[Changes, list[str]]] = [
    (one(), []),
    (one(nhs_minimum={NEXT: "2418600.00"}), []),
    (one(nhs_minimum={NEXT: "2418600.01"}), ["SAB 2027/28"]),
    (one(nhs_minimum={NEXT: None}), []),
    (one(nhs_minimum={NEXT: "5.00"}, nhs_pooled={NEXT: "4.99"}), ["SAB 2027/28"]),
    (one(nhs_minimum={NEXT: "5.00"}, nhs_pooled={NEXT: "5.00"}), []),
    ({**one(nhs_minimum={NEXT: "9999999.00"}), "legal_basis": ["NHSA2006_s75"]}, []),
    # The year of a minimum in which no pool has a sum.
    (one(nhs_minimum={"2031/32": "5.00"}), []),
    # With several areas the NHS money must be split.
    (two({"nhs_minimum": {NEXT: "9999999.00"}}, {}), []),
    (two({"nhs_minimum": {NEXT: "9.00"}, "nhs_pooled": {NEXT: "8.00"}}, {}), ["SAB 2027/28"]),
    (
        two(
            {"nhs_minimum": {NEXT: "9.00"}, "nhs_pooled": {NEXT: "8.00"}},
            {"nhs_minimum": {NEXT: "9.00"}, "nhs_pooled": {NEXT: "7.00"}},
        ),
        ["SAB 2027/28", "OTH 2027/28"],
    ),
    # A district has no area of its own, so there is still only one.
    (
        {
            **one(nhs_minimum={NEXT: "2418600.01"}),
            "parties": [*one(nhs_minimum={NEXT: "2418600.01"})["parties"], {"id": "D", "kind": "district_council"}],
        },
        ["SAB 2027/28"],
    ),
    # The minimum is that of a whole year, and so are the sums that it is compared with.
    (
        {
            **one(nhs_minimum={NEXT: "2418600.00"}),
            "term": {"commencement": "2027-10-01"},
            "funds": [{"id": "P1", "pro_rata": "days"}],
        },
        [],
    ),
    # Aligned money is not pooled.
    ({**one(nhs_minimum={NEXT: "1.00"}), "funds": [{"id": "P1", "kind": "aligned"}]}, []),
]


@pytest.mark.parametrize(("changes", "expected"), MINIMUM)
def test_pooled_nhs_money_is_not_below_the_minimum(changes: Changes, expected: list[str]) -> None:
    """BCF-01: per area and year."""
    assert told("BCF-01", changes) == expected


def test_a_missed_minimum_is_told_with_the_difference() -> None:
    """By how much."""
    (finding,) = findings("BCF-01", "joint", one(nhs_minimum={NEXT: "5.00"}, nhs_pooled={NEXT: "4.00"}))

    assert finding.message == (
        "NHS money pooled for the area of the Council in 2027/28 is £4.00, below the minimum of £5.00 by £1.00."
    )


# --- BCF-02 -----------------------------------------------------------------------------------------------------------

KNOWN = {"nhs_minimum": {NOW: "5.00"}, "nhs_pooled": {NOW: "5.00"}}
UNTESTED: list[tuple[Changes, list[str]]] = [
    (one(), []),
    ({**one(), "term": STARTED}, [NOW]),
    ({**one(**KNOWN), "term": STARTED}, []),
    ({**one(nhs_minimum={NOW: "5.00"}), "term": STARTED}, [NOW]),
    ({**one(nhs_pooled={NOW: "5.00"}), "term": STARTED}, [NOW]),
    ({**one(**KNOWN), "legal_basis": ["NHSA2006_s75"], "term": STARTED}, []),
    # Another year counts once a minimum is given for it.
    (one(nhs_minimum={NEXT: "5.00"}), []),
    (two({"nhs_minimum": {NEXT: "5.00"}}, {}), [NEXT]),
    ({**two(KNOWN, KNOWN), "term": STARTED}, []),
    ({**two(KNOWN, {"nhs_minimum": {NOW: "5.00"}}), "term": STARTED}, [NOW]),
    ({**two(KNOWN, {"nhs_pooled": {NOW: "5.00"}}), "term": STARTED}, [NOW]),
    ({**two({**KNOWN, "nhs_minimum": {NOW: "5.00", NEXT: None}}, KNOWN), "term": STARTED}, []),
    # A council whose board is not entered has an area nonetheless.
    ({"legal_basis": BCF, "term": STARTED}, [NOW]),
    # Without a term, the year of the check may be in it.
    ({**one(), "term": {"commencement": None, "expiry": None}}, [NOW]),
    ({**one(), **DEED, "legal_basis": BCF, "deed": {"number": "1", "effective": "2026-10-01"}}, []),
    # Without a council there is no area.
    ({"legal_basis": BCF, "term": STARTED, "parties": [{"id": "SAB", "kind": "charity_cio"}]}, []),
]


@pytest.mark.parametrize(("changes", "expected"), UNTESTED)
def test_what_could_not_be_tested_is_told(changes: Changes, expected: list[str]) -> None:
    """BCF-02: once for each year."""
    assert told("BCF-02", changes) == expected


def test_without_a_day_only_years_with_a_minimum_are_looked_at() -> None:
    """The financial year of the check is not known then."""
    assert told("BCF-02", {**one(), "term": STARTED}, as_at=None) == []
    assert told("BCF-02", two({"nhs_minimum": {NEXT: "5.00"}}, {}), as_at=None) == [NEXT]


def test_the_areas_that_lack_something_are_named() -> None:
    """What is missing of which."""
    changes = {**two(KNOWN, {"nhs_pooled": {NOW: "1.00"}, "nhs_minimum": {NEXT: "1.00"}}), "term": STARTED}

    assert [finding.message for finding in findings("BCF-02", "joint", changes)] == [
        "Whether each area has its minimum contribution in 2026/27 was not tested: the minimum of OTH is not known.",
        (
            "Whether each area has its minimum contribution in 2027/28 was not tested: "
            "the minimum of the Council is not known and the NHS money pooled for the Council and OTH is not stated."
        ),
    ]


# --- BCF-03 -----------------------------------------------------------------------------------------------------------

CARE: list[tuple[Changes, list[str]]] = [
    (one(), []),
    (one(social_care_required={NOW: "5.00"}), []),
    (one(social_care_planned={NOW: "5.00"}), []),
    (one(social_care_required={NOW: "5.00"}, social_care_planned={NOW: "5.00"}), []),
    (one(social_care_required={NOW: "5.00"}, social_care_planned={NOW: "4.99"}), ["SAB 2026/27"]),
    (one(social_care_required={NOW: "5.00"}, social_care_planned={NOW: None}), []),
    (one(social_care_required={NOW: "5.00"}, social_care_planned={NEXT: "4.99"}), []),
    ({**one(social_care_required={NOW: "5.00"}, social_care_planned={NOW: "1.00"}), "legal_basis": []}, []),
]


@pytest.mark.parametrize(("changes", "expected"), CARE)
def test_social_care_gets_what_is_required(changes: Changes, expected: list[str]) -> None:
    """BCF-03: where both sums are known."""
    assert told("BCF-03", changes) == expected


# --- BCF-04 -----------------------------------------------------------------------------------------------------------

PLANS: list[tuple[Changes, list[str]]] = [
    (one(), []),
    (one(plan_approved=None), ["SAB"]),
    ({"legal_basis": BCF}, ["SAB"]),
    ({"legal_basis": ["NHSA2006_s75"]}, []),
    ({"legal_basis": BCF, "parties": [{"id": "SAB", "kind": "district_council"}]}, []),
    ({"legal_basis": BCF, "parties": [{"id": "SAB", "kind": "county_council"}]}, ["SAB"]),
    ({"legal_basis": BCF, "parties": [{"id": "SAB", "kind": "county_wales"}]}, []),
    ({**DEED, "legal_basis": BCF}, []),
    ({**DEED, **one(plan_approved=None)}, ["SAB"]),
]


@pytest.mark.parametrize(("changes", "expected"), PLANS)
def test_the_board_has_agreed_the_plan(changes: Changes, expected: list[str]) -> None:
    """BCF-04: of each council that has one."""
    assert told("BCF-04", changes) == expected


# --- BCF-05 -----------------------------------------------------------------------------------------------------------


def signed(day: str | None, start: str = "2024-04-01", **more: Any) -> Changes:
    """The agreement is dated that day."""
    return {"legal_basis": BCF, "term": {"agreement_date": day, "commencement": start}, **more}


DATES: list[tuple[Changes, list[str]]] = [
    (signed("2024-09-30"), []),
    (signed("2024-10-01"), [""]),
    (signed(None), []),
    (signed("2024-10-01", legal_basis=[]), []),
    (signed("2023-10-31", start="2023-04-01"), []),
    (signed("2023-11-01", start="2023-04-01"), [""]),
    (signed("2026-11-01", start="2026-04-01"), []),
    (signed("2050-11-01", start="2049-04-01"), []),
]


@pytest.mark.parametrize(("changes", "expected"), DATES)
def test_signing_after_the_national_date_is_told(changes: Changes, expected: list[str]) -> None:
    """BCF-05: once, and only for years whose date is in the reference data."""
    assert told("BCF-05", changes) == expected


# --- the published table ----------------------------------------------------------------------------------------------

TABLE = parse_allocations(
    b"area,year,nhs_minimum,social_care\nSab  BOARD,2027/28,3000000.00,900.00\nElsewhere,2027/28,1.00,1.00\n", "t.csv"
)


def with_table(changes: Changes) -> dict[str, list[str]]:
    """What the first three rules find with the table, by rule."""
    seen = replace(matter("joint", changes), allocations=TABLE)
    rules = (better_care_fund.below_minimum, better_care_fund.minimum_untested, better_care_fund.social_care_too_low)
    return {rule.__name__: [f"{f.subject} {f.year}".strip() for f in rule(seen)] for rule in rules}


def test_a_table_gives_what_the_definition_does_not() -> None:
    """By the board's name, whatever its capitals and spaces."""
    assert with_table(one(social_care_planned={NEXT: "899.99"})) == {
        "below_minimum": ["SAB 2027/28"],
        "minimum_untested": [],
        "social_care_too_low": ["SAB 2027/28"],
    }


def test_the_definition_goes_before_the_table() -> None:
    """It may hold a later figure."""
    own = {"nhs_minimum": {NEXT: "1.00"}, "social_care_required": {NEXT: "1.00"}, "social_care_planned": {NEXT: "1.00"}}

    assert with_table(one(**own)) == {"below_minimum": [], "minimum_untested": [], "social_care_too_low": []}


def test_another_area_of_the_table_is_left_alone() -> None:
    """Names are compared whole."""
    assert with_table(one(name="Elsewhere and Beyond")) == {
        "below_minimum": [],
        "minimum_untested": [],
        "social_care_too_low": [],
    }


def test_a_year_of_the_table_for_which_money_is_not_split_is_told() -> None:
    """BCF-02: it is a year with a minimum given."""
    assert with_table(two({}, {}))["minimum_untested"] == [NEXT]
