"""Powers that apply, are in force, and reach what is done. Each line changes one thing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from agreements.rules import check_facts
from tests.builders import fund
from tests.rules.examples import AS_AT, findings, found, matter

Found = list[tuple[str, str, str]]
E, W, I = "error", "warning", "info"  # noqa: E741 - the letters of the table
LEG = [f"LEG-0{n}" for n in range(1, 10)]


def _party(id_: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "legal_name": f"{id_} in full", "kind": kind, **more}


def _kinds(base: str, *kinds: str) -> dict[str, Any]:
    """The base with its first parties of those kinds."""
    ids = {"joint": ("SWI", "SAB"), "memorandum": ("CVT", "BRH", "WXS")}[base]
    return {"parties": [{"id": id_, "kind": kind} for id_, kind in zip(ids, kinds, strict=True)]}


# --- where a power applies ------------------------------------------------------------------------------------------

OUTSIDE: list[tuple[str, dict[str, Any], Found]] = [
    ("joint", {}, []),
    ("joint", {"jurisdiction": "wales"}, [("", "", E)]),
    ("joint", {"jurisdiction": "scotland"}, [("", "", E)]),
    ("joint", {"jurisdiction": "northern_ireland"}, [("", "", E)]),
    ("joint", {"jurisdiction": "wales", "legal_basis": []}, [("", "", E)]),
    ("memorandum", {"jurisdiction": "wales"}, []),
    ("memorandum", {"jurisdiction": "wales", "legal_basis": ["NHSA2006_s75"]}, [("", "", E)]),
    ("memorandum", {"jurisdiction": "wales", "legal_basis": ["NHSA2006_s75"], "documents": ["exit-notice"]}, []),
    (
        "joint",
        {"jurisdiction": "wales", "legal_basis": ["NHSA2006_s75"], "documents": ["section-33-agreement"]},
        [("", "", E)],
    ),
    ("joint", {"jurisdiction": "wales", "legal_basis": [], "documents": ["section-33-agreement"]}, []),
    ("joint", {"jurisdiction": "wales", "legal_basis": [], "documents": ["lead-commissioning-agreement"]}, []),
]


@pytest.mark.parametrize(("base", "changes", "expected"), OUTSIDE)
def test_section_75_is_for_england(base: str, changes: dict[str, Any], expected: Found) -> None:
    """LEG-01: by the kind of document or by its legal basis, whatever its title; a notice relies on nothing."""
    assert found("LEG-01", base, changes) == expected


def test_the_place_is_the_basis_or_else_the_jurisdiction() -> None:
    """LEG-01: where the power is not named, the jurisdiction is what is wrong."""
    named = findings("LEG-01", "joint", {"jurisdiction": "wales"})
    implied = findings("LEG-01", "joint", {"jurisdiction": "wales", "legal_basis": []})

    assert [f.path for f in (*named, *implied)] == [("legal_basis", 0), ("jurisdiction",)]


@pytest.mark.parametrize(
    ("jurisdiction", "expected"),
    [("wales", []), ("england", [("", "", E)]), ("scotland", [("", "", E)]), ("northern_ireland", [("", "", E)])],
)
def test_section_33_is_for_wales(jurisdiction: str, expected: Found) -> None:
    """LEG-02: by the kind of document."""
    changes = {"jurisdiction": jurisdiction, "legal_basis": []}

    assert found("LEG-02", "joint", {**changes, "documents": ["section-33-agreement"]}) == expected
    assert found("LEG-02", "joint", changes) == []


SCOTLAND: list[tuple[dict[str, Any], Found]] = [
    ({}, [("P1", "", E)]),
    ({"funds": [{"id": "P1", "kind": "aligned"}]}, []),
    ({"funds": [fund("P2"), fund("P3", kind="payment")]}, [("P1", "", E), ("P2", "", E)]),
    ({"documents": ["section-33-agreement"], "legal_basis": []}, [("P1", "", E)]),
    ({"documents": ["collaboration-agreement"], "legal_basis": ["NHSWA2006_s33"]}, [("P1", "", E)]),
    ({"documents": ["collaboration-agreement"], "legal_basis": ["NHSA2006_s75"]}, [("P1", "", E)]),
    ({"documents": ["collaboration-agreement"], "legal_basis": []}, []),
]


@pytest.mark.parametrize(("changes", "expected"), SCOTLAND)
def test_a_pool_in_scotland_needs_another_power(changes: dict[str, Any], expected: Found) -> None:
    """LEG-03: each pool under section 75 or 33; a pool elsewhere is left to the rules about extent."""
    assert found("LEG-03", "joint", {"jurisdiction": "scotland", **changes}) == expected
    assert found("LEG-03", "joint", {"jurisdiction": "wales", **changes}) == []


MINISTERS: list[tuple[dict[str, Any], Found]] = [
    ({}, [("", "", W)]),
    ({"ministers_approval": {"decision_maker": "Ministers", "due": "2027-01-31"}}, [("", "", W)]),
    ({"ministers_approval": {"date": "2026-11-01"}}, []),
]


@pytest.mark.parametrize(("changes", "expected"), MINISTERS)
def test_ministers_approve_an_integration_scheme(changes: dict[str, Any], expected: Found) -> None:
    """LEG-04: an approval that is awaited is none; no other document needs one."""
    assert found("LEG-04", "memorandum", {"documents": ["integration-scheme"], **changes}) == expected
    assert found("LEG-04", "memorandum", changes) == []


BORDERS: list[tuple[tuple[str, str, str], Found]] = [
    (("icb", "unitary", "district_council"), []),
    (("lhb", "county_wales", "county_borough_wales"), []),
    (("health_board_scot", "council_scot", "ijb"), []),
    (("lhb", "county_wales", "unitary"), [("", "", W)]),
    (("icb", "county_wales", "county_wales"), [("", "", W)]),
    (("nhs_ft", "nhs_trust_wales", "council_scot"), [("", "", W)]),
    (("ccg", "unitary", "county_wales"), [("", "", W)]),
    (("ccg", "unitary", "pct"), []),
    (("lhb", "county_wales", "ijb"), [("", "", W)]),
    (("lhb", "special_health_authority", "charity_cio"), []),
    (("icb", "police", "university"), []),
]


@pytest.mark.parametrize(("kinds", "expected"), BORDERS)
def test_bodies_of_two_nations_need_advice(kinds: tuple[str, str, str], expected: Found) -> None:
    """LEG-06: by the kinds of the parties; many kinds of body are of no one nation."""
    assert found("LEG-06", "memorandum", _kinds("memorandum", *kinds)) == expected


def test_each_side_of_the_border_is_named() -> None:
    """LEG-06: a reader sees whom it is about."""
    (told,) = findings("LEG-06", "joint", {"parties": [_party("L", "lhb")]})

    assert told.message.startswith("The parties are bodies of England (")
    assert "Wales (L in full)" in told.message


# --- what a power reaches -------------------------------------------------------------------------------------------

REPEALED: list[tuple[list[str], Found]] = [
    (["NHSA2006_s75", "CareAct2014_s3", "general_cooperation"], []),
    (["HealthAct1999_s31"], [("HealthAct1999_s31", "", W)]),
    (["NHSA1977_s256"], [("NHSA1977_s256", "", W)]),
    (["NHSA2006_s14Z1"], [("NHSA2006_s14Z1", "", W)]),
    (["SI2001_CareTrusts"], [("SI2001_CareTrusts", "", W)]),
    (["CareAct2014_s6", "PCR2015", "HealthAct1999_s31"], [("PCR2015", "", W), ("HealthAct1999_s31", "", W)]),
    (["MCAA2019"], [("MCAA2019", "", W)]),
    (["PCR2015", "PCR2015"], [("PCR2015", "", W)]),
    (["made_up"], []),
    ([], []),
]


@pytest.mark.parametrize(("basis", "expected"), REPEALED)
def test_a_basis_that_is_repealed_is_told(basis: list[str], expected: Found) -> None:
    """LEG-05: each entry once; what the pack does not know is no repeal."""
    assert found("LEG-05", "memorandum", {"legal_basis": basis}) == expected


@pytest.mark.parametrize(
    ("as_at", "told"), [(date(2025, 2, 23), False), (date(2025, 2, 24), True), (AS_AT, True), (None, True)]
)
def test_an_enactment_is_in_force_until_its_last_day(as_at: date | None, told: bool) -> None:
    """LEG-05: as at the day of the check; without one, the day on which the data was checked serves."""
    assert bool(found("LEG-05", "memorandum", {"legal_basis": ["PCR2015"]}, as_at)) is told


def test_what_to_use_instead_is_told() -> None:
    """LEG-05: with the id to write."""
    (told,) = findings("LEG-05", "memorandum", {"legal_basis": ["CareAct2014_s6", "HealthAct1999_s31"]})

    assert told.path == ("legal_basis", 1)
    assert told.message == "Health Act 1999, section 31 is no longer in force: it ended on 1 March 2007."
    assert told.hint == "use National Health Service Act 2006, section 75: NHSA2006_s75"
    assert told.checked == date(2026, 11, 21)


def test_acts_of_functions_are_left_alone() -> None:
    """LEG-05 reads the legal basis."""
    functions = {"nhs": [{"act": "PCR2015"}], "council": [{"act": "CareAct2014", "sections": ["2"]}]}

    assert found("LEG-05", "joint", {"schemes": [{"id": "R1", "functions": functions}]}) == []


CONTRACTS: list[tuple[tuple[str, str], dict[str, Any], Found]] = [
    (("icb", "nhs_trust"), {}, [("", "", W)]),
    (("icb", "icb"), {}, [("", "", W)]),
    (("nhs_england", "special_health_authority"), {}, [("", "", W)]),
    (("ccg", "lhb"), {}, [("", "", W)]),
    (("icb", "nhs_ft"), {}, []),
    (("icb", "unitary"), {}, []),
    (("icb", "charity_cio"), {}, []),
    (("icb", "nhs_trust"), {"binding": "non_binding"}, []),
    (("icb", "nhs_trust"), {"binding": "mixed"}, [("", "", W)]),
    (("icb", "nhs_trust"), {"documents": ["exit-notice"]}, []),
]


@pytest.mark.parametrize(("kinds", "changes", "expected"), CONTRACTS)
def test_health_service_bodies_alone_make_an_nhs_contract(
    kinds: tuple[str, str], changes: dict[str, Any], expected: Found
) -> None:
    """LEG-07: one body that is not on the list makes an ordinary contract, and what does not bind is none."""
    assert found("LEG-07", "joint", {**_kinds("joint", *kinds), **changes}) == expected


def test_one_party_alone_makes_no_contract() -> None:
    """LEG-07: that there is only one is PTY-01's."""
    assert found("LEG-07", "joint", {"parties": []}) == []


def _delegation(start: str, to: str, **function: Any) -> dict[str, Any]:
    return {"from": start, "to": to, "functions": [{"act": "CareAct2014", "sections": ["9"], **function}]}


DELEGATED: list[tuple[dict[str, Any], Found]] = [
    ({"delegations": [_delegation("SAB", "SWI")]}, [("SAB", "", E)]),
    ({"delegations": [{"from": "SAB", "to": "SWI"}]}, [("SAB", "", E)]),
    ({"delegations": [_delegation("SAB", "SWI"), _delegation("SAB", "SWI")]}, [("SAB", "", E)]),
    ({"delegations": [_delegation("each_council", "SWI")]}, [("SAB", "", E)]),
    ({"delegations": [_delegation("SWI", "SAB")]}, []),
    ({"delegations": [_delegation("SAB", "SWI", held_by="delegated by the ICB")]}, []),
    ({"delegations": []}, []),
    ({"schemes": [{"id": "R1", "arrangement": "lead_commissioning_by_nhs"}]}, [("SAB", "", E)]),
    ({"schemes": [{"id": "R1", "arrangement": "integrated_provision_by_la"}]}, []),
]


@pytest.mark.parametrize(("changes", "expected"), DELEGATED)
def test_a_council_delegates_nothing_under_section_65z5(changes: dict[str, Any], expected: Found) -> None:
    """LEG-08: each council that hands over functions of its own; what it holds by delegation is not its own."""
    kind = {"documents": ["section-65z5-delegation"], "legal_basis": ["NHSA2006_s65Z5"]}

    assert found("LEG-08", "joint", {**kind, **changes}) == expected
    assert found("LEG-08", "joint", changes) == []


# --- what the toolkit does not draft --------------------------------------------------------------------------------

BEYOND: list[tuple[dict[str, Any], Found]] = [
    ({}, []),
    ({"documents": ["merger"]}, [("", "", I)]),
    ({"documents": ["company-formation"]}, [("", "", I)]),
    ({"documents": ["staff-transfer-scheme"], "purpose": "a merger"}, [("", "", I)]),
    ({"model": "merger"}, [("", "", I)]),
    ({"model": "integrated_care_partnership"}, []),
    ({"purpose": "The merger of both trusts."}, [("", "", I)]),
    ({"purpose": "To form a company that both own."}, [("", "", I)]),
    ({"purpose": "A staff transfer scheme for the therapists."}, [("", "", I)]),
    ({"purpose": {"en": "The merger of both.", "cy": "uno"}}, [("", "", I)]),
    ({"purpose": "To work side by side; this is not a merger."}, []),
    ({"purpose": "To go on as before, following the merger of the boards."}, []),
    ({"purpose": "To transfer people from hospital to a home of their own."}, []),
    ({"purpose": "Good company for people who live alone."}, []),
    ({"context": "The ICB was formed by merger."}, []),
    ({"purpose": None}, []),
]


@pytest.mark.parametrize(("changes", "expected"), BEYOND)
def test_mergers_companies_and_staff_transfers_are_beyond_the_toolkit(changes: dict[str, Any], expected: Found) -> None:
    """LEG-09: by kind, model or purpose, once; to speak of a merger that was or is not is no merger."""
    assert found("LEG-09", "memorandum", changes) == expected


@pytest.mark.parametrize("base", ["joint", "memorandum", "county"])
def test_the_samples_rest_on_powers_that_hold(base: str) -> None:
    """They are what people copy."""
    assert [rule.id for rule, _ in check_facts(matter(base)) if rule.id in LEG] == []
