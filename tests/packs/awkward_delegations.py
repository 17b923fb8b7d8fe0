"""Awkward agreements in which one body exercises functions for another: every form, with much or with little."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.packs.awkward import Plain, framework, party, scheme

TRUST, SECOND = party("TRU", "nhs_trust"), party("ICS", "icb")
BOTH = [party("ICB", "icb"), party("CON", "unitary", roles=["host", "lead_commissioner"])]
PAYMENT = {"id": "P1", "name": "Payment", "kind": "payment", "contributions": {"2026/27": {"CON": "100.00"}}}
POOL = {
    "id": "P2",
    "name": "Pool",
    "kind": "pooled",
    "host": "ICB",
    "pool_manager": {"post": "Finance Lead", "employer": "ICB"},
    "contributions": {"2026/27": {"ICB": "100.00", "ICS": "50.00"}},
    "audit": "by the host's auditor",
}
POST = {"post": "Nurse", "wte": "1.0", "employer": "ICB", "managed_by": "CON", "legal_basis": "secondment"}
PLACED = {"staff": [POST], "goods": "none", "services": "none", "premises": "none"}
CHARGING = {"decided_how": "by the policy of the council", "users_told": "by letter"}
NHS3 = {"act": "NHSA2006", "sections": ["3"]}
COMMITTEE = {"board": {"name": "Committee", "status": "joint_committee", "members": [{"party": "ICB", "seats": "1"}]}}
DEFAULT = {"notice": {"months": "6"}, "scheme_level": True, "default_termination": True, "stranded_costs": "equally"}
SAID = {"complaints": {"lead": "whoever is asked"}, "liability": {"statutory": "transferred"}}


def single(arrangement: str, **more: Any) -> Plain:
    """A short-form agreement for one scheme under that arrangement."""
    given = {"documents": ["section-75-agreement"], "schemes": [scheme("S1", arrangement=arrangement, lead="CON")]}
    return framework(**{**given, **more})


def lead(**more: Any) -> Plain:
    """A lead commissioning agreement of a council and a board."""
    schemes = [scheme("S1", arrangement="lead_commissioning_by_la", lead="CON")]
    return framework(**{"documents": ["lead-commissioning-agreement"], "schemes": schemes, **more})


def nhs_lead(**more: Any) -> Plain:
    """A lead commissioning agreement of two boards alone."""
    parties = [party("ICB", "icb"), SECOND]
    return lead(**{"legal_basis": ["NHSA2006_s65Z5"], "parties": parties, "improvement_statement": None, **more})


def nhs_scheme(id_: str, **more: Any) -> Plain:
    """A scheme that NHS bodies alone run under section 65Z5."""
    return scheme(id_, **{"arrangement": "lead_commissioning_by_nhs", "functions": {"nhs": [NHS3]}, **more})


def delegation(**more: Any) -> Plain:
    """A delegation by one board to another."""
    given = {
        "documents": ["section-65z5-delegation"],
        "legal_basis": ["NHSA2006_s65Z5"],
        "parties": [party("ICB", "icb"), SECOND],
        "delegations": [{"from": "ICB", "to": "ICS", "functions": [NHS3]}],
        "improvement_statement": None,
    }
    return framework(**{**given, **more})


def given(to: list[str], **more: Any) -> Plain:
    """One delegation with much to it."""
    return {"from": "ICB", "to": to, "functions": [NHS3, NHS3], **more}


MUCH = {"conditions": ["one", "two"], "reserved": [NHS3, NHS3]}
LITTLE = {"conditions": ["one"], "reserved": [NHS3], "functions": [NHS3]}
EVERYBODY = [party("NHE", "nhs_england"), *BOTH, SECOND]

FUNCTIONS_FOR_OTHERS: Mapping[str, Plain] = {
    "short, by a council": single("integrated_provision_by_la", funds=[PAYMENT]),
    "short, by the NHS": single(
        "integrated_provision_by_nhs",
        schemes=[
            scheme("S1", arrangement="integrated_provision_by_nhs", lead="ICB", charging=CHARGING, resources=PLACED),
            scheme("S2", arrangement="lead_commissioning_by_la", lead="CON", fund="P1"),
        ],
        funds=[PAYMENT],
    ),
    "short, pooled": single("pooled", funds=[{**POOL, "contributions": {"2026/27": {"ICB": "1.00", "CON": "1.00"}}}]),
    "lead, a council": lead(funds=[PAYMENT], exit=DEFAULT),
    "lead, nobody yet": lead(schemes=[], exit={}),
    "lead, two": lead(
        schemes=[scheme("S1", arrangement="lead_commissioning_by_la", lead="CON"), nhs_scheme("S2", lead="ICB")],
        legal_basis=["NHSA2006_s75", "NHSA2006_s65Z5"],
    ),
    "lead, NHS alone": nhs_lead(schemes=[nhs_scheme("S1", lead="ICB")]),
    "lead, NHS alone with a pool": nhs_lead(
        schemes=[nhs_scheme("S1", lead=["ICB", "ICS"], fund="P2"), nhs_scheme("S2", lead=None)],
        funds=[POOL],
        legal_basis=["NHSA2006_s65Z5", "NHSA2006_s65Z6"],
        liability={"statutory": "unchanged"},
    ),
    "delegation": delegation(),
    "delegation of nothing": delegation(delegations=[], legal_basis=[], liability={"statutory": "unchanged"}),
    "delegation of much": delegation(
        parties=EVERYBODY,
        legal_basis=["NHSA2006_s65Z5", "NHSA2006_s65Z6"],
        delegations=[
            given(["ICS"], onward=True, **MUCH),
            given(["ICS", "CON"], onward=True, jointly=True, **MUCH),
            given(["ICS", "CON"], onward=False, **LITTLE),
            given(["ICS", "CON"], functions=[]),
            given(["ICS"], onward=False),
        ],
        funds=[PAYMENT, POOL],
        governance=COMMITTEE,
        exit=DEFAULT,
        schemes=[],
        **SAID,
    ),
    "delegation, jointly and without a board": delegation(delegations=[given(["ICS"], jointly=True)], exit={}),
}
