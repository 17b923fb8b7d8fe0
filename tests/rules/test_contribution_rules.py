"""Each year of the term has its sum, each sum a year that it can be for, and both sides pay."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.examples import findings, found
from tests.rules.money_examples import DEED, FULL, YEARS, Changes, paid, q, told

TWO = {year: FULL[year] for year in YEARS[:2]}
"""Sums for the first two years; the third is open."""
LAST = ["Q 2029/30"]
RATE: Changes = {"rates": {"all": {"2029/30": "0.02"}}, "rounding": "each_year_half_up"}

# --- FUN-04 ---------------------------------------------------------------------------------------------------------

UNSTATED: list[tuple[Changes, list[str]]] = [
    (q(), []),
    (q(contributions=TWO), LAST),
    (q(contributions={**TWO, "2029/30": None}), LAST),
    (q(contributions={**TWO, "2029/30": {}}), LAST),
    (q(contributions={**TWO, "2029/30": {"SWI": None, "SAB": None}}), LAST),
    (q(contributions={**TWO, "2029/30": {"SWI": "0.00", "SAB": "0.00"}}), []),
    (q(contributions={}), ["Q 2027/28", "Q 2028/29", "Q 2029/30"]),
    # One party's sum is open; one that is left out of a year pays nothing in it.
    (q(contributions={**TWO, "2029/30": {"SWI": "60.00", "SAB": None}}), LAST),
    (q(contributions={**TWO, "2029/30": {"SWI": "60.00"}}), []),
    # A date by which it is known.
    (q(contributions=TWO, awaited={"2029/30": {"due": "2028-12-31"}}), []),
    (q(contributions={**TWO, "2029/30": None}, awaited={"2029/30": {"due": "2028-12-31"}}), []),
    (q(contributions=TWO, awaited={"2028/29": {"due": "2028-12-31"}}), LAST),
    # A rate.
    (q(contributions=TWO, uplift=RATE), []),
    (q(contributions=TWO, uplift={"rates": {"SWI": {"2029/30": "0.02"}}}), LAST),
    (q(contributions=TWO, uplift={"rates": {"SWI": {"2029/30": "0.02"}, "councils": {"2029/30": "0"}}}), []),
    (q(contributions=TWO, uplift={"rates": {"all": {"2029/30": None}}}), LAST),
    (
        q(
            contributions=TWO,
            uplift={"rates": {"all": {"2029/30": None}}, "awaited": {"2029/30": {"due": "2028-12-31"}}},
        ),
        [],
    ),
    # A rate on a sum that is awaited gives the sum once that is known; on a sum that is open it gives nothing.
    (
        q(
            contributions={"2027/28": FULL["2027/28"]},
            uplift={**RATE, "awaited": {"2028/29": {"due": "2027-12-31"}}},
        ),
        [],
    ),
    (q(contributions={"2027/28": FULL["2027/28"]}, uplift=RATE), ["Q 2028/29", "Q 2029/30"]),
    # A party that has left pays nothing later on, and needs no rate.
    (
        q(
            contributions={"2027/28": FULL["2027/28"], "2028/29": {"SWI": "60.00"}},
            uplift={"rates": {"SWI": {"2029/30": "0.02"}}},
        ),
        [],
    ),
    # A total with a rule that splits it.
    (q(contributions={}, total=dict.fromkeys(YEARS, "9.00"), split={"equally": "yes"}), []),
    (q(contributions={}, total={"2027/28": "9.00", "2028/29": None}, split={"equally": "yes"}), ["Q 2028/29", *LAST]),
    (q(contributions={}, total=dict.fromkeys(YEARS, "9.00")), ["Q 2027/28", "Q 2028/29", "Q 2029/30"]),
    (q(contributions={}, total=dict.fromkeys(YEARS, "9.00"), kind="aligned"), []),
    (q(contributions={}, total=dict.fromkeys(YEARS, "9.00"), overspend={"model": "usage"}), []),
    (q(contributions={}, total=dict.fromkeys(YEARS, "9.00"), split={"by_count": "staff"}), []),
    # What the contributions are made up of.
    (
        q(
            contributions={},
            funding_lines=[{"party": "SWI", "source": "additional_nhs", "sums": dict.fromkeys(YEARS, "9.00")}],
        ),
        [],
    ),
    # Help in kind alone.
    (q(contributions={}, kind="in_kind_only", host=()), []),
    (q(contributions={}, in_kind=[{"party": "SAB", "item": "rooms", "value_per_year": "1.00"}]), []),
    (q(contributions=TWO, in_kind=[{"party": "SAB", "item": "rooms", "value_per_year": "1.00"}]), LAST),
    # Money that is paid once.
    (q(contributions={"2027/28": {"SWI": "9.00"}}, kind="grant"), []),
    (q(contributions={"2027/28": {"SWI": "9.00"}}, kind="grant", one_off="no"), ["Q 2028/29", *LAST]),
    (q(contributions=TWO, kind="grant"), LAST),
    (q(contributions=TWO, one_off="yes"), []),
    (q(contributions=TWO, kind="payment"), LAST),
    # Part-years by months that are not whole: the annual sum is known.
    ({"term": {"commencement": "2027-04-15"}, **q(pro_rata="months")}, []),
    # Years are the fund's own.
    (
        {"term": {"commencement": "2027-01-01", "expiry": "2028-12-31"}, **q(contributions={})},
        ["Q 2026/27", "Q 2027/28", "Q 2028/29"],
    ),
    (
        {
            "term": {"commencement": "2027-01-01", "expiry": "2028-12-31"},
            **q(contributions={"2027": FULL["2027/28"]}, year_basis="calendar"),
        },
        ["Q 2028"],
    ),
    # So named, though it was not said that they are calendar years.
    (
        {"term": {"commencement": "2027-01-01", "expiry": "2028-12-31"}, **q(contributions={"2027": {"SWI": "1.00"}})},
        ["Q 2028"],
    ),
    # The last day of a year is enough.
    ({"term": {"expiry": "2030-04-01"}, **q()}, ["Q 2030/31"]),
    ({"term": {"commencement": "2027-03-31"}, **q()}, ["Q 2026/27"]),
    # No term, or one out of order: nothing can be tested.
    ({"term": {"commencement": None}, **q(contributions=TWO)}, []),
    ({"term": {"expiry": None}, **q(contributions=TWO)}, []),
    ({"term": {"expiry": "2027-03-31"}, **q(contributions=TWO)}, []),
    ({"term": {"expiry": "2930-03-31"}, **q()}, []),
    # A deed answers for the years that it names.
    ({**DEED, **q(contributions=TWO)}, []),
    ({**DEED, **q(contributions={**TWO, "2029/30": None})}, LAST),
    ({**DEED, **q(contributions={**TWO, "2029/30": {"SWI": None}})}, LAST),
    ({**DEED, "deed": {**DEED["deed"], "adds": ["fund"]}, **q(contributions=TWO)}, LAST),
]


@pytest.mark.parametrize(("changes", "expected"), UNSTATED)
def test_each_year_has_a_sum_a_rule_or_a_date(changes: Changes, expected: list[str]) -> None:
    """FUN-04."""
    assert [line for line in told("FUN-04", changes) if line.startswith("Q")] == expected


WEIGHT: list[tuple[str, Changes, str]] = [
    ("joint", q(contributions=TWO), "error"),
    ("joint", q(contributions=TWO, kind="aligned"), "warning"),
    ("joint", q(contributions=TWO, kind="payment"), "error"),
    ("memorandum", q(contributions={"2027/28": {"CVT": "1.00"}}, host="CVT"), "warning"),
]


@pytest.mark.parametrize(("base", "changes", "expected"), WEIGHT)
def test_an_open_year_weighs_less_where_nothing_binds(base: str, changes: Changes, expected: str) -> None:
    """FUN-04: a warning for aligned money, and in a memorandum."""
    assert [severity for _, _, severity in found("FUN-04", base, changes)] == [expected]


def test_an_open_sum_is_told_with_its_party() -> None:
    """Others have stated theirs."""
    (finding,) = findings("FUN-04", "joint", q(contributions={**TWO, "2029/30": {"SWI": "60.00", "SAB": None}}))

    assert finding.message == (
        "The contribution of the Council to Q Fund is not stated for 2029/30, nor a rule that gives it, "
        "nor a date by which it will be known."
    )
    assert finding.path == ("funds", 1, "contributions", "2029/30")


# --- FUN-05 ---------------------------------------------------------------------------------------------------------

ONE = {"SWI": "1.00"}
OUTSIDE: list[tuple[Changes, list[str]]] = [
    (q(), []),
    (q(contributions={**FULL, "2026/27": ONE, "2030/31": ONE}), ["Q 2026/27", "Q 2030/31"]),
    (q(contributions={**FULL, "2026/27": {"SWI": "0.00"}}), []),
    (q(contributions={**FULL, "2026/27": None}), []),
    (q(contributions={**FULL, "2026/27": {"SWI": None}}), []),
    (q(total={"2030/31": "5.00"}), ["Q 2030/31"]),
    (q(contributions={"2027": ONE, "2030": ONE}, year_basis="calendar"), []),
    (q(contributions={"2026": ONE, "2031": ONE}, year_basis="calendar"), ["Q 2026", "Q 2031"]),
    ({"term": {"commencement": "2027-03-31"}, **q(contributions={"2026/27": ONE})}, []),
    ({"term": {"commencement": None}, **q(contributions={"2026/27": ONE, "2030/31": ONE})}, ["Q 2030/31"]),
    ({"term": {"expiry": None}, **q(contributions={"2026/27": ONE, "2030/31": ONE})}, ["Q 2026/27"]),
    ({"term": {"expiry": "2027-03-31"}, **q(contributions={"2026/27": ONE})}, []),
    (q(uplift={"rates": {"all": {"2030/31": "0.02"}}}), []),
    ({**DEED, **q(contributions={"2026/27": ONE, "2027/28": ONE})}, ["Q 2026/27"]),
]


@pytest.mark.parametrize(("changes", "expected"), OUTSIDE)
def test_no_contribution_lies_outside_the_term(changes: Changes, expected: list[str]) -> None:
    """FUN-05: a day within the term is enough, and so is nothing to pay."""
    assert told("FUN-05", changes) == expected


# --- FUN-06 ---------------------------------------------------------------------------------------------------------

MIDWAY = {"term": {"commencement": "2027-10-01", "expiry": "2029-12-31"}}
COVERS = {"2027/28": {"from": "2027-10-01", "to": "2028-03-31"}}
PARTS: list[tuple[Changes, list[str]]] = [
    (q(), []),
    ({**MIDWAY, **q()}, ["Q 2027/28", "Q 2029/30"]),
    ({**MIDWAY, **q(pro_rata="days")}, []),
    ({**MIDWAY, **q(pro_rata="fixed")}, []),
    ({**MIDWAY, **q(covers=COVERS)}, LAST),
    ({**MIDWAY, **q(contributions={"2028/29": ONE})}, []),
    ({**MIDWAY, **q(contributions={"2027/28": {"SWI": "0.00"}})}, []),
    ({**MIDWAY, **q(contributions={"2027/28": {"SWI": None}})}, []),
    ({**MIDWAY, **q(contributions={"2027/28": {"SWI": None, "SAB": "1.00"}})}, ["Q 2027/28"]),
    ({**MIDWAY, **q(contributions={}, total={"2029/30": "1.00"})}, LAST),
    ({**MIDWAY, **q(contributions=TWO, uplift=RATE, covers=COVERS)}, LAST),
    ({**MIDWAY, **q(kind="aligned")}, ["Q 2027/28", "Q 2029/30"]),
    ({**MIDWAY, **q(kind="grant", contributions={"2027/28": ONE})}, []),
    ({**MIDWAY, **q(one_off="yes")}, []),
    ({"term": {"commencement": "2027-04-02"}, **q()}, ["Q 2027/28"]),
    ({"term": {"expiry": "2030-03-30"}, **q()}, LAST),
    # Calendar years are whole where the term is made of them, and parts where it is not.
    (
        {
            "term": {"commencement": "2027-01-01", "expiry": "2028-12-31"},
            **q(contributions={"2027": ONE, "2028": ONE}, year_basis="calendar"),
        },
        [],
    ),
    (q(contributions={"2027": ONE, "2028": ONE, "2030": ONE}, year_basis="calendar"), ["Q 2027", "Q 2030"]),
    ({"term": {"commencement": None}, **q()}, []),
    ({"term": {"commencement": "2027-10-01", "expiry": "2027-09-30"}, **q()}, []),
    ({**DEED, **q()}, ["Q 2027/28"]),
]


@pytest.mark.parametrize(("changes", "expected"), PARTS)
def test_a_part_year_says_what_its_sum_is_for(changes: Changes, expected: list[str]) -> None:
    """FUN-06: at both ends of the term."""
    assert [line for line in told("FUN-06", changes) if line.startswith("Q")] == expected


def test_a_part_year_is_told_with_its_days() -> None:
    """From 1 October to 31 March are 183 days in a leap year."""
    finding = findings("FUN-06", "joint", {**MIDWAY, **q()})[-2]

    assert finding.message.startswith("2027/28 is a part-year (183 days): Q Fund ")


# --- FUN-07 ---------------------------------------------------------------------------------------------------------


def in_kind(party: str, value: str | None) -> list[dict[str, Any]]:
    """Help that the party gives, with its value."""
    return [{"party": party, "item": "help", **({} if value is None else {"value_per_year": value})}]


SIDES: list[tuple[Changes, list[str]]] = [
    (q(), []),
    (q(contributions=paid(SWI="0.00", SAB="40.00")), ["Q"]),
    (q(contributions=paid(SWI="60.00", SAB="0.00")), ["Q"]),
    (q(contributions=paid(SWI="0.00", SAB="0.00")), ["Q"]),
    (q(contributions=paid(SWI="60.00")), ["Q"]),
    (q(contributions={**paid(SWI="0.00", SAB="40.00"), "2029/30": {"SWI": "0.01", "SAB": "40.00"}}), []),
    (q(contributions={**paid(SWI="0.00", SAB="40.00"), "2029/30": {"SWI": None, "SAB": "40.00"}}), []),
    (q(contributions={"2027/28": {"SWI": "0.00", "SAB": "40.00"}, "2030/31": {"SWI": "1.00"}}), []),
    (q(contributions=paid(SWI="0.00", SAB="40.00"), in_kind=in_kind("SWI", "5.00")), []),
    (q(contributions=paid(SWI="0.00", SAB="40.00"), in_kind=in_kind("SWI", "0.00")), ["Q"]),
    (q(contributions=paid(SWI="0.00", SAB="40.00"), in_kind=in_kind("SWI", None)), ["Q"]),
    (q(contributions=paid(SWI="0.00", SAB="40.00"), in_kind=in_kind("SAB", "5.00")), ["Q"]),
    (q(contributions=paid(SAB="40.00"), kind="aligned"), []),
    (q(contributions={}), []),
    (q(contributions={}, total={"2027/28": "9.00"}, split={"equally": "yes"}), []),
    (q(contributions={}, total={"2027/28": "9.00"}, split={"weights": {"SAB": "1"}}), ["Q"]),
    (q(contributions={}, total=dict.fromkeys(YEARS, "9.00"), split={"weights": {"SAB": "1"}}), ["Q"]),
    # A kind that is no more counts as the one that took its place.
    ({"parties": [{"id": "SWI", "kind": "ccg"}], **q()}, []),
    # A combined authority may stand for the NHS where it says on what basis.
    ({"parties": [{"id": "SWI", "kind": "combined_authority"}], **q()}, ["P1", "Q"]),
    ({"parties": [{"id": "SWI", "kind": "combined_authority", "combined_authority_basis": "section 7A"}], **q()}, []),
    ({"parties": [{"id": "SWI", "kind": "charity_cio"}], **q()}, ["P1", "Q"]),
    # A deed may state one party's sum and leave the others' where they are.
    ({**DEED, **q(contributions=paid(SAB="40.00"))}, []),
    ({**DEED, **q(contributions=paid(SAB="40.00", SWI="0.00"))}, ["Q"]),
]


@pytest.mark.parametrize(("changes", "expected"), SIDES)
def test_both_sides_give_to_a_pool(changes: Changes, expected: list[str]) -> None:
    """FUN-07: over all years, in cash or kind."""
    assert told("FUN-07", changes) == expected


# --- FUN-16 ---------------------------------------------------------------------------------------------------------

HELP = {"party": "SAB", "item": "rooms"}
KIND: list[tuple[Changes, list[str]]] = [
    (q(), []),
    (q(in_kind=[HELP]), ["Q/SAB"]),
    (q(in_kind=[{**HELP, "counts_in_shares": "no"}]), []),
    (q(in_kind=[{**HELP, "counts_in_shares": "yes"}, {**HELP, "party": "SWI"}]), ["Q/SWI"]),
    (q(in_kind=[HELP, {**HELP, "item": "vans"}]), ["Q/SAB"]),
    (q(in_kind=[HELP], kind="aligned"), ["Q/SAB"]),
]


@pytest.mark.parametrize(("changes", "expected"), KIND)
def test_help_in_kind_counts_or_does_not(changes: Changes, expected: list[str]) -> None:
    """FUN-16: once per fund and party."""
    assert told("FUN-16", changes) == expected


# --- FUN-23 ---------------------------------------------------------------------------------------------------------


def ending(day: str, **more: Any) -> Changes:
    """The council ends on that day, and P1 is out of the way."""
    return {"parties": [{"id": "SAB", "valid_to": day}], **more}


ENDS: list[tuple[Changes, list[str]]] = [
    ({}, []),
    (ending("2030-03-31"), []),
    (ending("2029-09-30"), []),
    (ending("2029-03-31"), ["P1/SAB 2029/30"]),
    (ending("2029-04-01"), ["P1/SAB 2029/30"]),
    (ending("2029-04-02"), []),
    (ending("2028-03-31"), ["P1/SAB 2028/29", "P1/SAB 2029/30"]),
    (ending("2029-03-31", funds=[{"id": "P1", "contributions": {"2029/30": {"SAB": "0.00"}}}]), []),
    (
        ending("2029-03-31", funds=[{"id": "P1", "contributions": {"2029/30": None}, "uplift": RATE}]),
        ["P1/SAB 2029/30"],
    ),
    (ending("2029-03-31", term={"expiry": "2029-03-31"}), ["P1/SAB 2029/30"]),
    (ending("2029-03-31", term={"expiry": "2027-03-31"}), []),
    (
        ending("2028-06-30", funds=[{"id": "P1", "contributions": {"2029": {"SAB": "1.00"}}}]),
        ["P1/SAB 2029", "P1/SAB 2029/30"],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), ENDS)
def test_nobody_pays_who_is_no_more(changes: Changes, expected: list[str]) -> None:
    """FUN-23: in years that start on or after the last day."""
    assert sorted(told("FUN-23", changes)) == expected


def test_a_successor_is_named_where_it_is_known() -> None:
    """The sum goes to it."""
    heir = {"name": "Wold Council", "from": "2029-04-01"}
    (finding,) = findings("FUN-23", "joint", {"parties": [{"id": "SAB", "valid_to": "2029-03-31", "successor": heir}]})

    assert finding.hint == "put the sum down to its successor, Wold Council"


RULES = ("FUN-04", "FUN-05", "FUN-06", "FUN-07", "FUN-16", "FUN-23")
EMPTY: list[Changes] = [
    {"funds": None},
    {"funds": None, "schemes": None, "parties": []},
    {"term": {"commencement": None, "expiry": None}, **q(contributions={"0000": ONE, "9999/00": ONE}, kind="aligned")},
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("changes", EMPTY)
def test_nothing_is_found_where_little_is_stated(rule: str, changes: Changes) -> None:
    """No money, no check of money; and nothing breaks on a year that no calendar has."""
    assert found(rule, "joint", changes) == []
