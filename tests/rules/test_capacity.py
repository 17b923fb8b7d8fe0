"""What bodies have declared that they can take: cases around the edges of each rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.rules.examples import findings, found

Plain = dict[str, Any]

WARNED, TOLD = "warning", "info"


def body(id_: str, number: int | None = None, unit: Any = "people", as_at: str | None = None) -> Plain:
    """A body on the map, with what it has declared."""
    entry: Plain = {"id": id_, "name": f"The {id_} home", "category": "social_care"}
    if number is not None:
        entry["capacity"] = {"number": str(number), "unit": unit, **({"as_at": as_at} if as_at else {})}
    return entry


def link(start: str, to: str, kind: str = "steps_down") -> Plain:
    """People move on from one to the other, unless told otherwise."""
    return {"from": start, "to": to, "kind": kind}


def pathway(start: str, to: str) -> Plain:
    """A way of referral."""
    return {"id": "RP1", "from": start, "to": to}


@pytest.mark.parametrize("rule_id", ["CAP-01", "CAP-02", "CAP-03", "CAP-04"])
@pytest.mark.parametrize("base", ["county", "capacity-act", "joint", "memorandum"])
def test_where_no_capacity_is_declared_none_is_asked_for(rule_id: str, base: str) -> None:
    """Only what is there is looked at."""
    assert found(rule_id, base) == []


UNDECLARED: list[tuple[list[Plain], list[Plain], list[Plain], list[str]]] = [
    ([body("A", 5), body("B")], [link("A", "B")], [], ["B"]),
    ([body("A", 5), body("B")], [], [pathway("A", "B")], ["B"]),
    ([body("A", 5), body("B")], [link("A", "B")], [pathway("A", "B")], ["B"]),
    ([body("A", 5), body("B"), body("C")], [link("A", "B"), link("B", "C")], [], ["B", "C"]),
    ([body("A", 5), body("B")], [link("A", "B", "refers")], [], []),
    ([body("A", 5), body("B")], [link("A", "B", "supplies")], [], []),
    ([body("A", 5), body("B", 0)], [link("A", "B")], [], []),
    ([body("A"), body("B")], [link("A", "B")], [], []),
    ([body("A"), body("B", 5)], [link("A", "B")], [], []),
    ([body("A", 5)], [link("A", "CVT")], [], ["CVT"]),
    ([body("A", 5)], [link("A", "NOBODY")], [pathway("A", "board")], []),
]


@pytest.mark.parametrize(("bodies", "links", "pathways", "expected"), UNDECLARED)
def test_who_receives_people_declares_a_capacity(
    bodies: list[Plain], links: list[Plain], pathways: list[Plain], expected: list[str]
) -> None:
    """By a step down or by referral, once at least one body has declared its own. Unknown ids have their own rule."""
    changes = {"map_of_partners": bodies, "links": links, "pathways": pathways}

    assert found("CAP-01", "memorandum", changes) == [(subject, "", WARNED) for subject in expected]


SHORT: list[tuple[list[Plain], list[Plain], dict[str, int]]] = [
    ([body("A", 50), body("B", 20)], [link("A", "B")], {"A": 30}),
    ([body("A", 20), body("B", 20)], [link("A", "B")], {}),
    ([body("A", 21), body("B", 20)], [link("A", "B")], {"A": 1}),
    ([body("A", 50), body("B", 20), body("C", 30)], [link("A", "B"), link("A", "C")], {}),
    ([body("A", 50), body("B", 20), body("C", 29)], [link("A", "B"), link("A", "C")], {"A": 1}),
    ([body("A", 50), body("B", 20)], [link("A", "B"), link("A", "B")], {"A": 30}),
    ([body("A", 50), body("B", 20), body("C")], [link("A", "B"), link("A", "C")], {"A": 30}),
    ([body("A", 50), body("B"), body("C")], [link("A", "B"), link("A", "C")], {}),
    ([body("A"), body("B", 20)], [link("A", "B")], {}),
    ([body("A", 50), body("B", 20)], [link("A", "B", "refers")], {}),
    ([body("A", 50), body("B", 20)], [link("B", "A")], {}),
    ([body("A", 50), body("B", 0)], [link("A", "B")], {"A": 50}),
    ([body("A", 50)], [link("A", "A")], {}),
    ([body("A", 50), body("B", 20), body("C", 10)], [link("A", "B"), link("B", "C")], {"A": 30, "B": 10}),
]


@pytest.mark.parametrize(("bodies", "links", "expected"), SHORT)
def test_those_who_receive_can_take_as_many(bodies: list[Plain], links: list[Plain], expected: dict[str, int]) -> None:
    """The shortfall is the difference; who has declared nothing has a finding of its own."""
    told = findings("CAP-02", "memorandum", {"map_of_partners": bodies, "links": links})

    assert [finding.subject for finding in told] == list(expected)
    assert all(f"The shortfall is {n} people." in f.message for f, n in zip(told, expected.values(), strict=True))


def test_the_shortfall_is_told_in_figures() -> None:
    """Fifty discharges, twenty places."""
    changes = {"map_of_partners": [body("A", 50), body("B", 20)], "links": [link("A", "B")]}
    (one,) = findings("CAP-02", "memorandum", changes)

    assert one.message == "The A home has 50 people; The B home can take 20 people. The shortfall is 30 people."
    assert one.path == ("map_of_partners", 2, "capacity", "number")


def test_units_that_differ_are_compared_one_for_one_and_said_to_differ() -> None:
    """A flow against a stock: the reader decides what it means."""
    bodies = [body("A", 50, "discharges a month"), body("B", 20, "places")]
    (one,) = findings("CAP-02", "memorandum", {"map_of_partners": bodies, "links": [link("A", "B")]})

    assert one.message.endswith("The shortfall is 30, counted one for one as the units differ.")


def test_units_are_alike_whatever_their_case_or_language() -> None:
    """The same unit in two languages is one unit."""
    bodies = [body("A", 50, {"en": "Places", "cy": "Lleoedd"}), body("B", 20, "places")]
    (one,) = findings("CAP-02", "memorandum", {"map_of_partners": bodies, "links": [link("A", "B")]})

    assert one.message.endswith("The shortfall is 30 Places.")


def test_a_party_may_be_the_one_that_is_full() -> None:
    """Parties declare capacity as bodies on the map do."""
    changes = {
        "parties": [{"id": "CVT", "capacity": {"number": "9", "unit": "people"}}],
        "map_of_partners": [body("B", 4)],
        "links": [link("CVT", "B")],
    }

    assert found("CAP-02", "memorandum", changes) == [("CVT", "", WARNED)]


RULES: list[tuple[Plain, bool]] = [
    ({"further_partner": "yes"}, True),
    ({"further_partner": "yes", "notice": {"days": "28"}}, False),
    ({"further_partner": "yes", "consent_of": ["BRH"]}, False),
    ({"further_partner": "no"}, False),
    ({}, False),
]


@pytest.mark.parametrize(("changes", "fails"), RULES)
def test_partners_hear_of_a_further_one(changes: Plain, fails: bool) -> None:
    """Notice or consent, where a further partner is allowed."""
    changes = {"shortfall": {"rule": "people wait", **changes}}

    assert found("CAP-03", "memorandum", changes) == [("", "", WARNED)] * fails


AGES: list[tuple[str | None, date | None, bool]] = [
    ("2025-11-20", date(2026, 11, 21), True),
    ("2025-11-21", date(2026, 11, 21), False),
    ("2026-11-21", date(2026, 11, 21), False),
    ("2027-01-01", date(2026, 11, 21), False),
    ("2023-02-28", date(2024, 2, 29), False),
    ("2023-02-27", date(2024, 2, 29), True),
    ("2020-01-01", None, False),
    (None, date(2026, 11, 21), False),
    ("0001-01-01", date(1, 6, 1), False),
]


@pytest.mark.parametrize(("declared", "as_at", "fails"), AGES)
def test_a_capacity_is_good_for_twelve_months(declared: str | None, as_at: date | None, fails: bool) -> None:
    """Reckoned from the day of the check; without one nothing is said."""
    changes = {"map_of_partners": [body("A", 5, as_at=declared)]}

    assert found("CAP-04", "memorandum", changes, as_at) == [("A", "", TOLD)] * fails


def test_an_old_capacity_is_told_with_its_date_and_that_of_the_data() -> None:
    """The number of months is reference data, which has a date of its own."""
    (one,) = findings("CAP-04", "memorandum", {"map_of_partners": [body("A", 5, as_at="2025-03-31")]})

    assert one.message == (
        "The capacity of The A home was declared on 31 March 2025, more than 12 months ago; ask for a new figure."
    )
    assert one.checked is not None
