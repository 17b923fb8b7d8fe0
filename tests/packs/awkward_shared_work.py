"""Awkward agreements on sharing data, training, monitoring and services: with all that there is, and with none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.packs.awkward import Plain, made, party

OFFICERS = [{"role": "caldicott_guardian", "post": "Medical Director"}]
KNOWN = [
    party(
        "ICB",
        "icb",
        information_officers=OFFICERS,
        goals=["fewer questions"],
        votes="1",
        responsibilities=["keeps the minutes"],
    ),
    party("CON", "unitary", information_officers=OFFICERS),
]


def sharing(**more: Any) -> Plain:
    """An information sharing agreement that says no more than that."""
    return made("information-sharing-agreement", **more)


BASES = {"lawful_basis": "public task", "special_category_condition": "care", "confidence_basis": "implied consent"}
FLOW = {"id": "DF1", "item": "name", "from": "ICB", "to": "CON"}
BOARD: Plain = {
    "name": "Group",
    "members": [{"party": "ICB", "seats": "2"}, {"party": "CON", "seats": "1"}],
    "seats_reason": "the work is spread so",
    "quorum": {"members": "2"},
    "powers": [{"what": "buy a room", "up_to": "5.00"}],
    "delegated_limits": [{"party": "ICB", "limit": "5.00"}],
}
MANY: Plain = {
    "objectives": ["one story"],
    "principles": ["ask once"],
    "improvement_statement": "people are seen sooner",
    "governance": {"board": BOARD, "reports_to": ["the mayor"]},
    "overseen_by": [{"id": "SAB", "name": "Safeguarding Board"}],
    "reporting": [{"what": "all of it", "by": "ICB", "frequency": "annual"}],
    "risks": [{"risk": "nobody comes"}],
    "disputes": {"high_dependence": "yes", "ladders": {"any": [{"by": "leads", "working_days": "5"}]}},
    "confidentiality": {"lasts": {"years": "2"}},
    "exit": {
        "notice": {"months": "3"},
        "effective": "31 March only",
        "default_termination": "yes",
        "plan_items": ["data", "staff"],
        "steps": [{"item": "data", "what": "accounts are closed"}],
        "pays": "what it owes",
        "stranded_costs": "in equal shares",
        "note": "all is done",
    },
}
TOLD: Plain = {
    "agreement_reference": "ISA-1",
    "complaints_acknowledged_within": {"days": "30"},
    "dpia_reference": "D-1",
    "dpia_date": "2026-03-01",
    "note": "names are left out",
}
ALL_DATA: Plain = {
    **BASES,
    "controllers": "joint",
    "contact_point": "ICB",
    "schedule_1_condition": "care",
    "dpia_reference": "D-1",
    "dpia_date": "2026-03-01",
    "shared_record": "one record",
    "flows": [{**FLOW, **BASES}, {**FLOW, "id": "DF2"}],
    "systems": [{"name": "Record", "keeper": "ICB"}],
    "security": ["two keys"],
    "access": ["nurses only"],
    "breaches_told_within": {"hours": "12"},
    "requests_helped_within": {"working_days": "4"},
    "complaints_acknowledged_within": {"days": "20"},
    "privacy_notice": "a leaflet",
    "retention": "8 years",
    "disposal": "shredding",
    "onward": "to the general practice",
    "transfers": "to Ireland, under an adequacy decision",
    "staff_training": "an hour",
    "note": "all is told",
}
FLOWS_ONLY: Plain = {"controllers": "independent", "flows": [{**FLOW, **BASES}]}

PATHWAY = {"id": "RP1", "from": "CON", "to": "ADV", "persons": "adults", "within": {"working_days": "2"}}
ADVOCATES = [{"id": "ADV", "name": "Advocates", "category": "third_sector"}]
COURSE = {"id": "T1", "title": "Basics", "sessions": "2", "places_each": "10", "cost": "90.00", "fund": "F1"}
BUDGET: Plain = {
    "id": "F1",
    "name": "Budget",
    "kind": "aligned",
    "purpose": "courses",
    "total": {"2026/27": "90.00", "2027/28": "90.00"},
    "split": {"equally": "yes"},
    "variation": "by letter",
}
POOL: Plain = {
    "assessors": "assessors",
    "coordinator": "CON",
    "rota": [{"party": "CON", "turn": "always"}],
    "fees": [{"what": "a report", "sum": "5.00"}],
    "independence": ["no own cases"],
    "cross_charging": "once a year",
}
TERMS: Plain = {
    "cancellation": {"working_days": "10"},
    "places_released": {"working_days": "10"},
    "empty_place": "5.00",
    "trainers": "each lends one",
    "records_kept": {"years": "6"},
    "materials": "on a drive",
}

CHARITY = [{"id": "CIO", "name": "Charity", "category": "third_sector"}]
WATCHED: Plain = {
    "id": "A1",
    "service": "drop-in",
    "provider": "CIO",
    "funders": ["ICB"],
    "sums": {"2026/27": {"ICB": "5.00"}},
    "measures": ["visits"],
}

SERVICE: Plain = {"id": "SS1", "name": "Service", "provider": "CON", "to": ["ICB"], "scope": ["advice"]}
LEGAL: Plain = {
    **SERVICE,
    "legal": "yes",
    "conflict_route": "other lawyers",
    "sums": {"2026/27": {"ICB": "5.00"}},
    "charges": [{"what": "court", "sum": "9.00"}],
    "invoiced": "monthly",
}
POST: Plain = {"id": "pm", "post": "Manager", "employer": "CON", "cost_per_year": "9.00", "split": {"equally": "yes"}}

SHARED_WORK: Mapping[str, Plain] = {
    "sharing all": sharing(
        **MANY, parties=KNOWN, legal_basis=["HSCA2012_s251B"], information_sharing=ALL_DATA, publication="yes"
    ),
    "sharing by flow": sharing(information_sharing=FLOWS_ONLY, disputes={"court": "no"}),
    "sharing with a processor": sharing(information_sharing={**BASES, "controllers": "processor", "flows": [FLOW]}),
    "sharing nothing": sharing(information_sharing={"complaints_acknowledged_within": {"days": "30"}}),
    "monitoring nothing": made("joint-monitoring-protocol"),
    "training all": made(
        "training-agreement",
        **MANY,
        parties=KNOWN,
        funds=[BUDGET],
        training_packages=[{**COURSE, "places": {"ICB": "5"}, "arranged_by": "CON", "content_owner": "ICB"}],
        training_terms=TERMS,
        assessor_pool=POOL,
        advocacy={"provider": "Advocates", "role": "independent"},
        map_of_partners=ADVOCATES,
        pathways=[PATHWAY],
        information_sharing=TOLD,
        outcomes=[{"id": "O1", "text": "I am heard", "voice": "user"}],
        measures=[{"id": "K1", "outcome": "O1", "name": "people who are heard", "frequency": "annual"}],
        liability={"statutory": "transferred"},
    ),
    "training little": made(
        "training-agreement",
        training_packages=[COURSE],
        assessor_pool={"assessors": "assessors"},
        advocacy={"provider": "Advocates"},
    ),
    "monitoring all": made(
        "joint-monitoring-protocol",
        **MANY,
        map_of_partners=CHARITY,
        monitored_agreements=[WATCHED],
        conflicts={"register_kept": "yes", "rules": ["no own cases"]},
    ),
    "monitoring little": made(
        "joint-monitoring-protocol", map_of_partners=CHARITY, monitored_agreements=[{**WATCHED, "sums": {}}]
    ),
    "service all": made(
        "shared-service-agreement",
        **MANY,
        legal_basis=["LGA1972_s113"],
        shared_services=[LEGAL],
        joint_posts=[{**POST, "legal_basis": "s113", "appointed_by": "a panel"}],
    ),
    "service little": made("shared-service-agreement", shared_services=[SERVICE], joint_posts=[POST]),
}
