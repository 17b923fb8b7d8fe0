"""Awkward referral protocols, team protocols and multi-agency agreements: with all that there is, and with none."""

from __future__ import annotations

from collections.abc import Mapping

from tests.packs.awkward import Plain, framework, made, memorandum, party

AT_LENGTH = party("ICB", "icb", capacity={"number": "9", "unit": "people", "capability": "nursing", "limits": "stairs"})
BOTH = [AT_LENGTH, party("CON", "unitary")]


PATHWAY: Plain = {
    "id": "RP1",
    "from": "ICB",
    "to": "CON",
    "persons": "adults",
    "criteria": ["they agree"],
    "exclusions": ["children"],
    "urgent": "somebody is at risk",
    "urgent_route": "by telephone",
    "consent": "by word of mouth",
    "within": {"working_days": "2"},
    "acknowledged_within": {"hours": "4"},
    "urgent_within": {"hours": "4"},
    "data": "a letter",
    "minimum": ["medicines"],
    "form": "by letter",
    "feedback": "what was done",
    "responsible_from": "the first visit",
    "refusal": ["no room"],
    "redirect": "back to the sender",
    "waiting": "a call each week",
    "step_back": "on the same day",
    "inflow": {"number": "7", "unit": "people", "as_at": "2026-01-01", "growth": "slow"},
    "distance": {"kilometres": "7.5", "minutes": "9", "travel": "on foot"},
}
BACK: Plain = {"id": "RP2", "from": "CON", "to": "ICB", "persons": "adults", "data": "none"}
MEMBER: Plain = {
    "discipline": "nurse",
    "wte": "2",
    "employer": "ICB",
    "manager": "the lead",
    "supervisor": "a matron",
    "supervised_every": {"weeks": "4"},
    "blended": "yes",
}
TEAM: Plain = {
    "name": "Door Team",
    "manager": "the lead",
    "manager_employer": "ICB",
    "bases": ["the mill", "the barn"],
    "hours": "9 to 5",
    "members": [MEMBER],
    "professional_values": ["nobody is first"],
    "takes_on": "adults",
    "tasks": [{"task": "a visit", "by": "nurse"}],
    "meets": "each Tuesday",
    "allocation": "by need",
    "allocated_by": "the lead",
    "case_holder": "whoever came first",
    "case_limit": "9",
    "record": "the green book",
    "out_of_hours": "the night desk",
    "escalation": ["the lead", "the chief"],
}
TOGETHER: Plain = {
    "who_decides": [{"matter": "a move", "decides": "ICB"}],
    "joint_policies": [{"title": "keys", "owner": "ICB"}],
    "vacancies": {"how": "on a board", "updated": "each day", "kept_by": "ICB"},
    "safeguarding": "the procedures of the board",
    "information_sharing": {"shared_record": "the green book", "agreement_reference": "ISA 1"},
}
UPKEEP: Plain = {
    "new_staff": "a day with each other",
    "communication": "a letter each month",
    "communication_asked": "2027-01-04",
    "trends": "who waits",
    "meeting_time": "ten minutes",
    "law_watched_by": "the lawyers",
    "law_reported": "twice a year",
    "mainstream": "one meeting each",
    "trust": [{"what": "a visit"}],
    "team_building": [{"what": "a walk"}],
    "professional_culture": ["mixed pairs", "one complaint, two employers"],
    "appraisal": "a note to the employer",
    "pay_and_conditions": "each pays its own",
    "quality_standards": ["the code"],
    "competence": ["the register"],
    "basic_care": ["food"],
    "spending_criteria": "care alone",
    "savings_target": "10.00",
    "savings_guard": "beds",
}
SHORT: Plain = {"rule": "whoever comes first", "notice": {"working_days": "20"}, "consent_of": ["ICB"]}
STEPS: list[Plain] = [
    {
        "role": "planning",
        "holder": "ICB",
        "starts_when": "a call comes",
        "formal": "yes",
        "ends_when": "it is done",
        "next_role": "care",
        "next_holder": "CON",
        "within": {"days": "2"},
        "interim": "ICB",
        "data": "a letter",
    }
]
BOARD: Plain = {"board": {"name": "Group", "members": [{"party": "ICB", "seats": "1"}]}}
PLACED: Plain = {"post": "nurse", "wte": "1", "employer": "ICB", "managed_by": "CON", "legal_basis": "s113"}
STAFF: Plain = {"staff": [PLACED], "goods": "none", "services": "none", "premises": ["a room"]}
POST: Plain = {"id": "lead", "post": "Lead", "employer": "ICB", "cost_per_year": "10.00", "split": {"equally": "yes"}}

TEAMS: Mapping[str, Plain] = {
    "referral all": made(
        "referral-protocol",
        **TOGETHER,
        parties=BOTH,
        pathways=[PATHWAY, BACK],
        shortfall={**SHORT, "further_partner": "yes"},
        handovers=STEPS,
        governance=BOARD,
        outcomes=[{"id": "O1", "text": "I knew where to go", "voice": "user"}],
        reporting=[{"what": "all of it", "by": "ICB", "frequency": "annual"}],
        work_programme=[{"task": "a form", "lead": "ICB"}],
    ),
    "referral little": made(
        "referral-protocol", pathways=[BACK], shortfall={**SHORT, "further_partner": "no"}, parties=BOTH
    ),
    "referral unsaid": made("referral-protocol", pathways=[BACK, {**BACK, "id": "RP3"}], shortfall=SHORT),
    "referral of nothing": made("referral-protocol"),
    "team all": made(
        "multidisciplinary-team-protocol",
        **TOGETHER,
        parties=BOTH,
        team=TEAM,
        handovers=STEPS,
        pathways=[PATHWAY],
        client_groups=["adults"],
        joint_posts=[POST],
    ),
    "team little": made(
        "multidisciplinary-team-protocol", team={"members": [{"discipline": "nurse", "employer": "ICB"}]}
    ),
    "team of nothing": made("multidisciplinary-team-protocol", client_groups=["adults"]),
    "agencies all": made(
        "multi-agency-agreement",
        **TOGETHER,
        parties=BOTH,
        team=TEAM,
        shortfall={**SHORT, "further_partner": "yes"},
        handovers=STEPS,
        pathways=[PATHWAY],
        resources=STAFF,
        joint_posts=[POST],
        governance=BOARD,
    ),
    "agencies little": made("multi-agency-agreement"),
    "framework with a team": framework(
        **TOGETHER,
        team=TEAM,
        pathways=[PATHWAY],
        parties=[{**BOTH[0], "culture": "slow"}, *BOTH[1:]],
        working_together=UPKEEP,
    ),
    "memorandum with its upkeep": memorandum(working_together=UPKEEP),
    "memorandum with a guard": memorandum(working_together={"savings_guard": "beds"}),
    "memorandum with pathways": memorandum(
        vacancies=TOGETHER["vacancies"], pathways=[PATHWAY], joint_policies=TOGETHER["joint_policies"]
    ),
}
