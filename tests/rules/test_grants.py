"""Who may pay whom under sections 76 and 256, for what, and on which terms."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.examples import findings, found


def party(id_: str, kind: str) -> dict[str, Any]:
    """The party as a body of that kind."""
    return {"parties": [{"id": id_, "kind": kind}]}


@pytest.mark.parametrize(
    ("rule", "base", "id_", "right", "wrong"),
    [
        ("GRT-01", "grant-76", "ICB", ("icb", "nhs_england", "lhb", "ccg"), ("nhs_trust", "nhs_ft", "unitary", "cic")),
        (
            "GRT-02",
            "grant-76",
            "COU",
            ("county_council", "london_borough", "isles_of_scilly", "county_wales", "county_borough_wales"),
            ("combined_authority", "icb", "council_scot", "police"),
        ),
        ("GRT-03", "grant-256", "ICB", ("icb", "nhs_england", "pct"), ("nhs_trust", "nhs_ft", "unitary", "lhb")),
    ],
)
def test_each_power_has_its_own_payer_and_payee(
    rule: str, base: str, id_: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    """A dead kind counts as its successor."""
    assert [kind for kind in right if found(rule, base, party(id_, kind))] == []
    assert [kind for kind in wrong if found(rule, base, party(id_, kind)) == [(id_, "", "error")]] == list(wrong)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"grants": [{"id": "G1", "payee": "nobody"}]}, []),
        ({"grants": [{"id": "G1", "payee": "M"}], "map_of_partners": [{"id": "M", "name": "M", "category": "x"}]}, []),
        (
            {
                "grants": [{"id": "G1", "payee": ["ICB", "M"]}],
                "map_of_partners": [{"id": "M", "name": "Gull NHS Trust", "kind": "nhs_trust", "category": "x"}],
            },
            ["M"],
        ),
        ({"grants": [{"id": "G1", "power": None}], **party("ICB", "nhs_ft")}, ["ICB"]),
        ({"grants": [{"id": "G1", "power": "other"}], **party("ICB", "nhs_ft")}, []),
        ({"grants": [{"id": "G2", "payer": "COU", "payee": "ICB"}], **party("ICB", "nhs_ft")}, ["ICB"]),
        ({"documents": ["memorandum-of-understanding"], **party("ICB", "nhs_ft")}, []),
        (
            {
                "documents": ["section-76-grant", "section-256-grant"],
                "grants": [{"id": "G1", "power": "section_256"}],
                **party("ICB", "nhs_ft"),
            },
            [],
        ),
    ],
)
def test_only_payees_of_a_section_76_payment_are_looked_at(changes: dict[str, Any], expected: list[str]) -> None:
    """One finding for each body; who is unknown is another rule's affair."""
    assert [subject for subject, _, _ in found("GRT-01", "grant-76", changes)] == expected


@pytest.mark.parametrize("base", ["grant-76", "grant-256"])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"conditions": None}, "no conditions."),
        ({"better_value": None}, "no statement of better value."),
        ({"annual_voucher": None}, "no yearly voucher."),
        ({"annual_voucher": "no"}, "no yearly voucher."),
        (
            {"conditions": None, "better_value": None, "annual_voucher": None},
            "no conditions and no statement of better value and no yearly voucher.",
        ),
        ({"one_off": "yes", "annual_voucher": None}, "no yearly voucher."),
        ({"repayment": None}, ""),
    ],
)
def test_a_grant_has_conditions_better_value_and_a_voucher(base: str, changes: dict[str, Any], expected: str) -> None:
    """Told once, with everything that is missing."""
    told = findings("GRT-04", base, {"grants": [{"id": "G1", **changes}]})

    assert [one.message.endswith(expected) for one in told] == ([True] if expected else [])


def test_the_power_that_a_grant_names_is_looked_at_in_either_document() -> None:
    """A slip in the power is found by who pays and who is paid; the terms that stand there are not called missing."""
    slip = {"grants": [{"id": "G1", "power": "section_76"}]}

    assert [found(rule, "grant-256", slip) != [] for rule in ("GRT-01", "GRT-02", "GRT-04")] == [True, True, False]


def test_terms_missing_in_two_grants_are_told_once() -> None:
    """The finding is about the document."""
    assert found("GRT-04", "grant-76", {"grants": [{"id": "G2", "payer": "COU", "payee": "ICB"}]}) == [
        ("", "", "warning")
    ]


def test_a_grant_document_without_a_grant_lacks_its_terms() -> None:
    """A document of this kind deals with the payment by its title."""
    assert found("GRT-04", "grant-76", {"grants": None}) == [("", "", "warning")]


def test_another_document_is_not_asked_for_the_terms_of_a_grant() -> None:
    """Only the two kinds of grant rest on the Directions."""
    assert found("GRT-04", "consortium", {"grants": [{"id": "G1", "payer": "HUB", "payee": "CAF"}]}) == []


def supports(**function: Any) -> dict[str, Any]:
    """A payment for that function."""
    return {"grants": [{"id": "G1", "functions": [{"act": "NHSA2006", "sections": ["3"], **function}]}]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (supports(scope="emergency ambulance services", sections=[]), ["emergency ambulance services"]),
        (supports(scope="patient transport, not emergency ambulance services"), []),
        (supports(scope="blacklisted drugs", sections=[]), ["blacklisted drugs"]),
        (supports(scope="appliances outside the Drug Tariff", sections=[]), ["appliances outside the Drug Tariff"]),
        (supports(scope="emergency ambulance services"), ["emergency ambulance services"]),
        (supports(scope="rehabilitation"), []),
        (supports(), []),
        (
            {
                "schemes": [
                    {"id": "S", "arrangement": "grant", "functions": {"nhs": [{"act": "NHSA2006", "scope": "surgery"}]}}
                ]
            },
            ["surgery"],
        ),
    ],
)
def test_a_section_76_payment_supports_no_excluded_function(changes: dict[str, Any], expected: list[str]) -> None:
    """The subject is the function as the definition words it."""
    assert [subject for subject, _, _ in found("GRT-06", "grant-76", changes)] == expected


def test_a_section_256_payment_is_not_held_to_the_functions_of_section_76() -> None:
    """Its own exclusions are others."""
    assert found("GRT-06", "grant-256", supports(scope="surgery")) == []
