"""One body exercises functions for another: the words follow who leads, under which power, and what is moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from agreements.document import Blank, inlines_of
from agreements.proof import expected_lines
from tests.pipeline.built import case

SINGLE, LEAD, DELEGATION = "section-75-agreement", "lead-commissioning-agreement", "section-65z5-delegation"


def merged(data: Any, changes: Mapping[str, Any]) -> Any:
    """The data with those groups changed; `0` and its like name an entry of a list."""
    found = list(data) if isinstance(data, (list, tuple)) else dict(data)
    for key, change in changes.items():
        place: Any = int(key) if isinstance(found, list) else key
        inside = isinstance(change, Mapping) and (isinstance(found, list) or key in found)
        found[place] = merged(found[place], change) if inside else change
    return found


def said(name: str, changes: Mapping[str, Any] | None = None) -> str:
    """All the words of the sample with those changes, a line for each paragraph."""
    sample = case(name)
    source = replace(sample.source, data=merged(sample.source.data, changes or {}))
    return "\n".join(line.text for line in expected_lines(sample.numbered(sample.document(source))))


@cache
def unchanged(name: str) -> str:
    """The words of the sample as it is."""
    return said(name)


def scheme(arrangement: str, **changes: Any) -> dict[str, Any]:
    """The only scheme of the single agreement under another arrangement."""
    return {"schemes": {"0": {"arrangement": arrangement, **changes}}}


FORMS: list[tuple[dict[str, Any], str]] = [
    ({}, "Regulation 7(3) applies to the pooled fund, and regulation 8(2) to the exercise of functions."),
    (
        scheme("integrated_provision_by_la", lead="TSP"),
        "Regulation 7(3) applies to the pooled fund, and regulation 9(3) to the exercise of functions.",
    ),
    (scheme("pooled", charging=None), "Regulation 7(3) applies."),
    (scheme("integrated_provision_by_nhs") | {"funds": {"0": {"kind": "payment"}}}, "Regulation 8(2) applies."),
]


@pytest.mark.parametrize(("changes", "words"), FORMS)
def test_the_short_form_names_the_regulation_of_its_arrangement(changes: dict[str, Any], words: str) -> None:
    """Each regulation has a list of its own, and a reader ticks off the right one. Source: SI 2000/617, regs 7 to 9."""
    assert words in said(SINGLE, changes)


def test_charging_is_a_clause_only_where_it_is_included() -> None:
    """Source: SI 2000/617, reg 8(2)(h): what an agreement says about charging, it says because charging is in it."""
    without = said(SINGLE, scheme("integrated_provision_by_nhs", charging=None))

    assert "Charges to Service Users" in unchanged(SINGLE)
    assert "Charges to Service Users" not in without


def test_rules_for_placed_staff_stand_only_where_one_body_manages_the_staff_of_another() -> None:
    """They would order about staff whom nobody places."""
    heading = "Staff who work for another Partner"
    none: dict[str, list[str]] = {"staff": [], "goods": [], "services": [], "premises": []}

    assert heading in unchanged(SINGLE)
    assert heading not in said(SINGLE, scheme("integrated_provision_by_nhs", resources=none))


def test_one_scheme_is_not_spoken_of_as_if_there_were_several() -> None:
    """Nobody can leave the only scheme and stay in the others."""
    assert "remain a Partner in the others" not in unchanged(SINGLE)
    assert "remain a Partner in the others" in unchanged(LEAD)


NHS_ONLY = {
    "legal_basis": ["NHSA2006_s65Z5"],
    "parties": {"0": {"kind": "icb", "execution": "signature"}},
    "schemes": {str(n): {"arrangement": "lead_commissioning_by_nhs", "functions": {"council": []}} for n in range(2)},
    "disputes": {"ladders": {"any": [{"by": "the chief executives", "working_days": 10}]}},
}


def test_a_lead_among_nhs_bodies_rests_on_section_65z5_alone() -> None:
    """Section 75 needs a council. Source: NHS Act 2006, ss.65Z5 and 75(2)."""
    words = said(LEAD, NHS_ONLY)

    assert "arranges under section 65Z5 of the 2006 Act" in words
    for wrong in ("section 75", "the Regulations", "Health-Related Functions", "a Council"):
        assert wrong not in words


def test_bodies_of_the_health_service_alone_go_to_the_secretary_of_state() -> None:
    """Their contract is an NHS contract, which no court enforces. Source: NHS Act 2006, s.9."""
    assert "refer it to the Secretary of State" in said(LEAD, NHS_ONLY)
    assert "refer it to the Secretary of State" not in unchanged(LEAD)


def test_every_delegated_function_stands_beside_whose_it_is_and_who_exercises_it() -> None:
    """Source: NHS Act 2006, s.65Z5: what is not named is not delegated."""
    words = unchanged(DELEGATION)

    assert "The Lune ICB arranges for the Trust to exercise this function for it:" in words
    assert "The Wharfe ICB arranges for the Lune ICB and the Trust to exercise this function jointly with it:" in words
    assert "The Wharfe ICB keeps this function, and delegates no part of it to the Trust:" in words


ONWARD: list[tuple[bool | None, str]] = [
    (True, "The Trust may arrange for another body to exercise a function that the Wharfe ICB has delegated"),
    (False, "The Trust must not arrange for anybody else to exercise a function that the Wharfe ICB has delegated."),
    (None, "has delegated, unless the Wharfe ICB has consented in writing."),
]


@pytest.mark.parametrize(("onward", "words"), ONWARD)
def test_onward_delegation_is_allowed_forbidden_or_subject_to_consent(onward: bool | None, words: str) -> None:
    """Silence is no licence."""
    assert words in said(DELEGATION, {"delegations": {"0": {"onward": onward}}})


def test_a_joint_committee_under_section_65z6_stands_only_where_something_is_exercised_jointly() -> None:
    """Source: NHS Act 2006, s.65Z6."""
    apart = {"delegations": {"2": {"jointly": False}, "3": {"jointly": False}}, "governance": {"board": None}}

    assert "Functions exercised jointly" in unchanged(DELEGATION)
    assert "Functions exercised jointly" not in said(DELEGATION, apart)


def test_a_council_that_receives_functions_gives_none_of_its_own() -> None:
    """Source: NHS Act 2006, s.65Z5; check LEG-08."""
    words = said(DELEGATION, {"parties": {"2": {"kind": "county_council"}}})

    assert "Nothing in this agreement arranges for anybody to exercise a function of the Council." in words


@pytest.mark.parametrize("changes", [NHS_ONLY, {"governance": None}, {"funds": [], "schemes": {"0": {"fund": None}}}])
def test_what_is_left_out_leaves_no_reference_behind(changes: dict[str, Any]) -> None:
    """A clause that is not printed must not be pointed at."""
    sample = case(LEAD)
    changed = merged(sample.source.data, changes)
    if not changed["funds"]:
        changed["schemes"] = [{**part, "fund": None} for part in changed["schemes"]]
    document = sample.numbered(sample.document(replace(sample.source, data=changed)))
    missing = sample.speech.label("missing_reference")

    assert [
        block.id
        for block in document.blocks
        for run in inlines_of(block)
        for inline in run
        if isinstance(inline, Blank) and inline.text == missing
    ] == []
