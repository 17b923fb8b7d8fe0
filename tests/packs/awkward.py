"""Awkward agreements: between them they reach every paragraph of the clause bank, and grammar for one and for many.

No text of them is a good agreement. Sums, days and names are as short as they can be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Plain = dict[str, Any]

OWN = {"ICB": "600.00", "CON": "400.00"}


def party(id_: str, kind: str, **more: Any) -> Plain:
    """A party with a decision that came in time."""
    given = {
        "id": id_,
        "legal_name": f"{id_} in full",
        "short_name": f"the {id_}",
        "kind": kind,
        "address": f"{id_} House",
        "roles": ["commissioner"],
        "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "A/1"},
        "signatories": [{"name": "Ann Bee", "post": "Chief Executive"}],
        "execution": "signature",
        "notices": {"post": "Secretary", "email": "post@example.org"},
    }
    return {key: value for key, value in {**given, **more}.items() if value is not None}


def fund(id_: str, **more: Any) -> Plain:
    """A pooled fund of both parties."""
    given = {
        "id": id_,
        "name": f"Pool {id_}",
        "kind": "pooled",
        "host": "CON",
        "pool_manager": {"post": "Accountant", "employer": "CON"},
        "contributions": {"2026/27": OWN},
        "audit": "the external auditor",
        "vat": {"arrangement": "pooled", "delivering_body": "lead_of_scheme", "budget_basis": "net"},
    }
    return {key: value for key, value in {**given, **more}.items() if value is not None}


def scheme(id_: str, **more: Any) -> Plain:
    """A scheme that says what the Regulations ask for, and nothing else."""
    given = {
        "id": id_,
        "title": f"Scheme {id_}",
        "arrangement": "pooled",
        "lead": "CON",
        "aims": ["people live well"],
        "outcomes": [{"id": f"O{id_}", "text": "I live well", "voice": "user"}],
        "functions": {
            "nhs": [{"act": "NHSA2006", "sections": ["3"]}],
            "council": [{"act": "CareAct2014", "sections": ["18"]}],
        },
        "persons": "adults",
        "services": ["home care"],
        "resources": {"staff": "none", "goods": "none", "services": "none", "premises": "none"},
        "measures": [{"id": f"K{id_}", "outcome": f"O{id_}", "name": "people who live well", "frequency": "quarterly"}],
    }
    return {key: value for key, value in {**given, **more}.items() if value is not None}


def framework(**more: Any) -> Plain:
    """A framework between one integrated care board and one council."""
    given = {
        "id": "X-1",
        "title": "Awkward",
        "documents": ["section-75-framework"],
        "jurisdiction": "england",
        "status": {"version": "0.1", "date": "2026-11-21"},
        "legal_basis": ["NHSA2006_s75", "SI2000_617_r7"],
        "binding": "binding",
        "improvement_statement": "people are seen sooner",
        "term": {"commencement": "2026-04-01", "expiry": "2029-03-31"},
        "parties": [party("ICB", "icb"), party("CON", "unitary", roles=["host", "lead_commissioner"])],
        "exit": {"notice": {"months": "6"}},
    }
    return {key: value for key, value in {**given, **more}.items() if value is not None}


def memorandum(**more: Any) -> Plain:
    """A memorandum between the same two."""
    given = {"documents": ["memorandum-of-understanding"], "binding": "mixed", "purpose": "to work as one"}
    return framework(**{**given, **more})


def made(kind: str, **more: Any) -> Plain:
    """A paper of that kind between the same two, in the fewest words."""
    given = {
        "documents": [kind],
        "legal_basis": None,
        "improvement_statement": None,
        "purpose": "to work as one",
        "parties": [party("ICB", "icb"), party("CON", "unitary")],
    }
    return framework(**{**given, **more})


# --- who bears what ---------------------------------------------------------------------------------------------------

WEIGHTS = {"ICB": "2", "CON": "1"}
OVERSPENDS: Mapping[str, Plain | None] = {
    "A": {"model": "own_risk"},
    "B": {"model": "proportional"},
    "C": {"model": "equal"},
    "D": {"model": "weights", "weights": WEIGHTS},
    "E": {"model": "named_party", "party": "CON"},
    "F": {"model": "capped_proportional", "caps": {"CON": "50.00"}, "excess": "board", "excess_fallback": "host"},
    "G": {"model": "capped_proportional", "caps": {"CON": "50.00", "ICB": "70.00"}, "excess": "redistribute"},
    "H": {
        "model": "tiered",
        "base": "annual_fund",
        "tiers": [
            {"to": "0.02", "rule": "scheme_lead"},
            {"to_amount": "80.00", "rule": "equal"},
            {"to": "0.5", "rule": "weights", "weights": WEIGHTS},
            {"to": "0.6", "rule": "named_party", "party": "ICB"},
            {"to": "0.7", "rule": "host"},
            {"rule": "board", "fallback": "equal", "fallback_after": {"working_days": "20"}},
        ],
    },
    "I": {"model": "fixed_and_variable", "fixed_schemes": ["SI"]},
    "J": {"model": "usage", "usage": WEIGHTS, "usage_measure": "deliveries"},
    "K": {"model": "usage"},
    "L": {"model": "risk_pool_first", "sources": ["what is left elsewhere"], "reserve": "100.00", "then": "equal"},
    "M": {"model": "risk_pool_first", "then": "board"},
    "N": {"model": "risk_pool_first", "then": "proportional"},
    "O": {"model": "limited_to_part", "limited_to": ["SO"], "then": "proportional"},
    "P": {"model": "limited_to_part", "limited_to": ["SP", "SO"], "then": "equal"},
    "Q": {"model": "limited_to_part", "limited_to": ["SQ"], "then": "board"},
    "R": {"model": "board"},
    "S": {"model": "proportional", "benefit_weights": WEIGHTS},
    "T": None,
}
UNDERSPENDS: Mapping[str, list[Plain]] = {
    "A": [{"rule": "repay_ring_fenced"}, {"rule": "return_own"}],
    "B": [{"rule": "carry_forward", "approval": "all_parties", "use": "any"}],
    "C": [{"rule": "benefit_share", "weights": WEIGHTS}],
    "D": [
        {"rule": "return_proportional", "cap": "0.1"},
        {"rule": "carry_forward", "cap": "0.02", "use": "non_recurrent", "approval": "board"},
    ],
    "E": [{"rule": "offset_same_fund"}],
}
COUNTS = {"counts": {"people": "30"}}
MONEY: Mapping[str, Plain] = {
    "A": {
        "purpose": "keeping people well",
        "capital": "up to 10% on equipment",
        "ring_fenced": "yes",
        "ring_fence": {"permitted_use": "adaptations", "keeps_rest": "the district"},
        "instalments": {"number": "12", "remainder": "largest_remainder"},
        "in_kind": [{"party": "CON", "item": "a depot", "value_per_year": "10.00", "counts_in_shares": "yes"}],
        "pro_rata": "days",
        "uplift": {
            "rates": {"ICB": {"2027/28": "0.03", "2028/29": None}, "all": {"2027/28": "0.02"}},
            "rounding": "final_half_up",
            "indicative": "yes",
            "awaited": {"2028/29": {"due": "2027-12-01", "known_by": "the settlement"}},
        },
    },
    "B": {
        "circulation": {
            "frequency": "monthly",
            "paid_in": "on the first day",
            "paid_out": "on the tenth day",
            "out_rule": "schemes",
        },
        "admin_fee": {"amount": {"2026/27": "12.00"}, "split": {"equally": "yes"}, "payable_to": "CON"},
        "funding_lines": [{"party": "ICB", "source": "nhs_minimum", "sums": {"2026/27": "500.00", "2027/28": None}}],
    },
    "C": {
        "instalments": {"number": "1"},
        "admin_fee": {"amount": {"2026/27": "1.00"}, "split": {"weights": WEIGHTS}, "payable_to": "ICB"},
        "variation": "a letter by 31 January",
        "pro_rata": "months",
        "circulation": {
            "frequency": "quarterly",
            "paid_in": "at once",
            "paid_out": "a day later",
            "out_rule": "own_contribution",
        },
    },
    "D": {"contributions": None, "total": {"2026/27": "900.00"}, "split": {"equally": "yes"}, "pro_rata": "fixed"},
    "E": {
        "contributions": None,
        "total": {"2026/27": "900.00"},
        "split": {"weights": WEIGHTS},
        "vat": {
            "arrangement": "agency",
            "delivering_body": "CON",
            "budget_basis": "gross",
            "irrecoverable_estimate": "5.00",
        },
        "awaited": {"2027/28": {"due": "2027-01-31"}},
    },
    "F": {"contributions": None, "total": {"2026/27": "900.00"}, "split": {"by_count": "people"}},
    "G": {"contributions": {"2026": OWN}, "year_basis": "calendar"},
    "H": {"contributions": {"2026/27": {"ICB": "600.00", "CON": "0.00"}}},
    "I": {
        "circulation": {"frequency": "annual", "paid_in": "in May", "paid_out": "in June", "out_rule": "invoices"},
    },
}
POOLS = framework(
    parties=[party("ICB", "icb", **COUNTS), party("CON", "unitary", **COUNTS)],
    funds=[
        fund(
            id_,
            overspend=OVERSPENDS[id_],
            underspend=UNDERSPENDS.get(id_),
            illustrations=[
                {"year": "2026/27", "overspend": "90.00", "in_scheme": f"S{id_}"},
                {"year": "2026/27", "underspend": "30.00"},
            ],
            **MONEY.get(id_, {}),
        )
        for id_ in OVERSPENDS
    ],
    schemes=[
        scheme(f"S{id_}", fund=id_, budget={"2026/27": "1000.00"}, lead=None if id_ == "C" else "CON")
        for id_ in OVERSPENDS
    ],
    governance={"board": {"name": "Joint Board", "status": "advisory"}},
    information_sharing={"controllers": "independent", "agreement_reference": "ISA-1"},
    reporting=[
        {"what": "pool", "by": "pool_manager", "frequency": "quarterly", "due": {"after": "quarter_end", "days": "9"}}
    ],
)
"""Every model of risk share, and every way to state, split, pay and vary what the parties give."""

# --- everything that is not a pool ------------------------------------------------------------------------------------

TRUST = party(
    "TRU",
    "nhs_trust",
    roles=["provider", "commissioner"],
    consents_of="ICB",
    authority={"decision_maker": "Trust Board", "date": None, "due": "2026-12-20"},
    signatories=[{"name": "Gi Aitch", "post": "Chief Executive"}, {"name": "Jo Kay", "acts": "witnesses"}],
    execution="deed",
    capacity={"number": "50", "unit": "people", "as_at": "2026-01-01"},
    category="hospital",
    notices=None,
    contacts=[{"matter": "beds", "post": "Bed Manager", "email": "beds@example.org", "telephone": "01234"}],
)
ENDING = party(
    "DIS",
    "district_council",
    roles=["provider", "commissioner"],
    valid_to="2028-03-31",
    responsibilities=["keeps the register"],
    goals=["fewer falls"],
    stake="its budget",
    brings=["money"],
    votes="2",
    execution="seal",
    notices=None,
)
FULL_SCHEME = scheme(
    "T1",
    arrangement="integrated_provision_by_nhs",
    lead="TRU",
    fund="PAY",
    overview="a team in the hospital",
    aims=["people live well", "people live long"],
    functions={
        "nhs": [{"act": "NHSA2006", "sections": ["3"]}, {"act": "MHA1983", "sections": ["117"]}],
        "council": [{"act": "CareAct2014", "sections": ["14"]}, {"act": "CareAct2014", "sections": ["18"]}],
        "excluded": [{"act": "CareAct2014", "sections": ["42-47"]}],
    },
    services=["visits", "calls"],
    charging={"decided_how": "by the scale of charges", "users_told": "by letter"},
    resources={
        "staff": [
            {"post": "nurse", "wte": "3.0", "employer": "CON", "managed_by": "TRU", "legal_basis": "s113"},
            {"post": "porter", "wte": "1.0", "employer": "CAB"},
        ],
        "goods": ["beds"],
        "premises": "none",
    },
    handovers=[
        {"role": "visit", "holder": "TRU", "ends_when": "day 3", "next_role": "closed", "reason": "all is well"}
    ],
    complaints_lead="the ward sister",
    providers=["CAB"],
    procurement_route="open tender",
    horizontal_exemption="yes",
    no_separate_contract="the team works under one roof",
    access="by referral",
    contracting="up to £10,000.00",
    commencement="2027-01-01",
    expiry="2027-12-31",
    exit_strategy="staff go home",
    governance="a team board",
    risk_and_benefit="savings stay in the team",
    information="one record",
    approvals=["Cabinet has approved it", "the Board has still to agree"],
    regulatory=["registration", "a fire certificate"],
    other=["a plaque is put up"],
    lead_officers=[{"party": "TRU", "post": "Matron"}],
)
SHARED: Plain = {
    "objectives": ["one door", "one record"],
    "principles": ["share early"],
    "area": "the valley",
    "client_groups": ["adults", "carers"],
    "model": "networking",
    "context": "a new hospital opens",
    "parties": [
        party("ICB", "icb"),
        party("VAL", "icb", valid_from="2026-04-01", predecessors=["the former board"]),
        party("CON", "unitary", roles=["provider", "lead_commissioner"]),
        ENDING,
        TRUST,
        party("FOU", "nhs_ft", authority=None, notices=None, signatories=None, address=None),
        party("CHA", "charity_unincorporated", trustees=["Al Be", "Cy De"], authority=None, company_number="123"),
        party("DOC", "gp_partnership", partners=["Ed Fo", "Gi Ho"], authority=None),
    ],
    "joint_posts": [
        {
            "id": "pm",
            "post": "Manager",
            "employer": "CON",
            "managed_by": "ICB",
            "cost_per_year": "100.00",
            "split": {"equally": "yes"},
            "redundancy_split": {"equally": "yes"},
            "appointed_by": "a panel",
        },
        {"id": "nu", "post": "Nurse"},
    ],
    "training_packages": [{"id": "TP", "title": "Basics", "sessions": "2", "places_each": "10", "cost": "5.00"}],
    "handovers": [{"role": "triage", "holder": "ICB", "ends_when": "all are seen", "next_role": "care"}],
    "resources": {"staff": [{"post": "clerk", "wte": "1", "employer": "CON"}], "services": ["payroll"]},
    "links": [
        {"from": "ICB", "to": "CON", "kind": kind}
        for kind in ("refers", "steps_down", "supplies", "commissions", "informs", "supports")
    ],
    "map_of_partners": [
        {"id": "CAB", "name": "Advice", "category": "third_sector", "capacity": {"number": "2", "unit": "rooms"}}
    ],
    "shortfall": {
        "rule": "the longest waiting first",
        "further_partner": "yes",
        "notice": {"days": "30"},
        "consent_of": ["ICB", "CON"],
    },
    "overseen_by": [{"id": "SAB", "name": "Adults Board", "role": "advice"}],
    "outcomes": [{"id": "W1", "text": "we agree", "voice": "system"}],
    "measures": [{"id": "WK", "outcome": "W1", "name": "meetings", "unintended": "long meetings"}],
    "risks": [{"risk": "snow", "owner": "CON", "mitigation": "salt"}],
    "barriers": [{"item": "183", "owner": "CON", "mitigation": "time"}],
    "checklists": {"nine_elements": {"150": "yes"}, "benefits": ["one_stop_shop"]},
    "languages": {"status": "english_prevails", "correspondence": "English", "plan": "a summary in Welsh"},
    "governing_law": "the law of England and Wales",
    "publication": "yes",
    "involvement": {
        "users": "two seats",
        "carers": "a forum",
        "information": "a visit",
        "carer_support": "a break",
        "seldom_heard": ["travellers", "farmers"],
        "accessibility": "large print",
    },
    "advocacy": {"provider": "Voice", "role": "independent"},
    "safeguarding": "the procedures of the valley",
    "reporting": [
        {"what": "functions", "by": "TRU", "frequency": ["quarterly"], "due": {"after": "quarter_end", "days": "30"}}
    ],
    "information_sharing": {
        "controllers": "joint",
        "lawful_basis": "public task",
        "special_category_condition": "health care",
        "confidence_basis": "implied consent",
        "dpia_reference": "D-1",
        "complaints_acknowledged_within": {"days": "30"},
        "note": "the record is shared",
    },
    "variation": {"form": "an exchange of letters", "minor": {"how": "a minute", "up_to": "50.00"}},
    "liability": {"statutory": "transferred", "insurance": [{"parties": "all", "cover": "their own"}]},
    "conflicts": {"register_kept": "no", "rules": ["no gifts"]},
    "complaints": {"lead": "the council"},
    "confidentiality": {"lasts": {"years": "3"}},
    "review": {"dates": ["2027-06-01"], "after_year_end": {"months": "2"}},
}
LADDERS: Plain = {
    "any": "default",
    "financial": [
        {"by": "finance leads", "working_days": "5"},
        {"by": "an expert", "working_days": "20", "kind": "expert", "remit": "figures"},
    ],
}
UNPOOLED: list[Plain] = [
    {
        "id": "ALI",
        "name": "Aligned Budget",
        "kind": "aligned",
        "purpose": "side by side",
        "contributions": {"2026/27": {"ICB": "10.00", "CON": "20.00"}},
        "owners_keep_control": "no",
        "instalments": {"number": "2", "dates": ["1 April", "1 October"]},
    },
    {
        "id": "OWN",
        "name": "Own Budget",
        "kind": "aligned",
        "owners_keep_control": "yes",
        "ring_fenced": "yes",
        "included_in": ["pooled_total", "risk_share"],
        "costs_bound_by": "the deed of 1 May 2026",
    },
    {
        "id": "PAY",
        "name": "Fee",
        "kind": "payment",
        "host": "TRU",
        "contributions": {"2026/27": {"CON": "30.00"}},
        "audit": "the Trust's auditor",
        "vat": {"arrangement": "none"},
    },
    {"id": "GRA", "name": "Winter Grant", "kind": "grant", "contributions": {"2026/27": {"ICB": "5.00"}}},
    {
        "id": "KIN",
        "name": "Buildings",
        "kind": "in_kind_only",
        "in_kind": [{"party": "CON", "item": "two rooms", "value_per_year": "5.00", "basis": "market"}],
    },
]
EXIT: Plain = {
    "notice": {"months": "6"},
    "scheme_level": "no",
    "default_termination": "no",
    "effective": "31 March only",
    "plan_items": [
        *("users", "contracts", "staff", "stock", "premises", "data", "records", "money", "redundancy_split"),
        *("communications", "liabilities", "governance", "lessons", "equipment"),
    ],
    "stranded_costs": "in equal shares",
    "pays": "its share of the post",
    "note": "the duty to co-operate continues",
}
NO_POOL = framework(
    **SHARED,
    purpose="to work as one",
    legal_basis=["NHSA2006_s75", "SI2000_617_r8", "SI2000_617_r9"],
    consultation={
        "done": "no",
        "from": "2026-12-01",
        "to": "2027-01-31",
        "consulted": ["carers"],
        "result": "none yet",
    },
    term={
        "effective_event": "the funder signs",
        "long_stop": "2026-12-31",
        "expiry": "2030-03-31",
        "extension": {"by": {"years": "1"}},
        "agreement_date": "2026-11-21",
    },
    funds=UNPOOLED,
    schemes=[
        FULL_SCHEME,
        scheme(
            "T2", arrangement="integrated_provision_by_la", fund="PAY", horizontal_exemption="no", approvals=["all"]
        ),
        scheme("T3", arrangement="lead_commissioning_by_la", fund="ALI", lead=None, regulatory=["registration"]),
        scheme("T4", arrangement="aligned", fund="OWN", functions={"nhs": "none", "council": "none"}, measures=None),
        scheme("T5", arrangement="grant", fund="GRA"),
        scheme("T6", arrangement="none", horizontal_exemption="yes"),
        scheme("T7", arrangement="aligned", fund="KIN", lead=["ICB", "CON"]),
        scheme("T8", arrangement="lead_commissioning_by_nhs", lead="ICB", fund="PAY"),
    ],
    governance={
        "board": {
            "name": "Valley Board",
            "status": "joint_committee",
            "members": [{"party": "ICB", "seats": "1"}, {"party": "CON", "seats": "2"}],
            "seats_reason": "one for each shire",
            "powers": [{"what": "move money", "up_to": "5.00", "nature": "recommends"}],
            "delegated_limits": [{"party": "ICB", "limit": "7.00"}],
            "secretariat": "the ICB",
            "chair": "the ICB",
            "meets": "monthly",
            "decisions": "by a majority",
            "deadlock": "the chief executives meet",
            "quorum": {"members": "2", "must_include": [{"of": "councils", "number": "1"}]},
        },
        "reports_to": ["the Cabinet"],
    },
    disputes={
        "ladders": LADDERS,
        "court": "no",
        "high_dependence": "yes",
        "continuing_performance": "no",
        "expert_appointed_by": "the President of the Institute",
        "mediator": "the Centre",
        "excluded": ["safeguarding"],
        "illustrations": [{"ladder": "financial", "notified": "2026-12-14"}],
    },
    exit=EXIT,
    deficits={"inherited": "shared"},
)
"""Funds of every kind but pooled, schemes of every arrangement, a body that ends without a successor, a charity."""

# --- as little as can be ----------------------------------------------------------------------------------------------

BARE = framework(
    legal_basis=None, exit=None, parties=[party("ICB", "icb", authority=None), party("CON", "unitary", authority=None)]
)
"""Nothing but two parties: no fund, no scheme, no board."""

SILENT = framework(
    funds=[
        fund("A", vat=None, host=None, pool_manager=None),
        fund("B", kind="payment", vat=None, host=None, pool_manager=None, contributions=None),
    ],
    schemes=[
        {"id": "S1", "title": "Silent", "arrangement": "lead_commissioning_by_la", "fund": "A"},
        {
            "id": "S2",
            "title": "Silent too",
            "arrangement": "pooled",
            "fund": "A",
            "bcf": "yes",
            "resources": {"goods": ["a lift"]},
        },
    ],
    governance={"board": {"status": "members_delegated_powers"}},
    disputes={"ladders": {"legal": "default"}},
    shortfall={"rule": "in turn", "further_partner": "no", "notice": {"days": "3"}, "consent_of": "ICB"},
    information_sharing={"controllers": "processor", "shared_record": "the county's shared care record"},
    publication="no",
    exit={"notice": {"months": "6"}, "plan_items": ["users"], "stranded_costs": "in equal shares"},
    parties=[
        party("ICB", "icb", contacts=[{"matter": "money", "post": "Clerk"}]),
        party(
            "CON",
            "unitary",
            roles=["provider", "commissioner"],
            authority={"decision_maker": "Cabinet", "date": "2026-05-01"},
            successor={"name": "the new council", "from": "2028-04-01"},
            valid_to="2028-03-31",
            health_and_wellbeing_board={"name": "Valley HWB", "social_care_required": {"2026/27": "5.00"}},
        ),
    ],
)
"""Schemes that say nothing, so that every default speaks; some of it stays blank."""

PLAN = framework(
    legal_basis=["NHSA2006_s75", "NHSA2006_s223GA"],
    funds=[fund("A", vat=None)],
    schemes=[],
    better_care_fund={"allocation_source": "the published table"},
    consultation={"done": "yes", "to": "2026-01-31", "care_trust": "yes"},
    term={"commencement": "2026-04-01", "effective_event": "the Board approves"},
    liability={"statutory": "unchanged"},
    conflicts={"register_kept": "yes"},
    exit={"notice": {"months": "6"}, "scheme_level": "yes", "default_termination": "yes"},
    review=None,
    languages={"texts": ["en", "cy"], "status": "equal"},
)
"""A Better Care Fund of which no scheme and no board is known yet."""

PLANNED = framework(
    legal_basis=["NHSA2006_s75", "NHSA2006_s223GA"],
    funds=[fund("A"), {**UNPOOLED[1], "owners_keep_control": None, "contributions": {"2026/27": {"CON": "1.00"}}}],
    schemes=[scheme("S1", fund="A", bcf="yes"), scheme("S2", arrangement="aligned", fund="OWN", bcf="yes")],
    term={
        "commencement": "2026-04-01",
        "expiry": "2029-03-31",
        "extension": {"by": {"months": "12"}, "agreed_by": "2028-09-30"},
    },
)
"""A Better Care Fund and nothing else, so that nobody had to be consulted."""

ELSEWHERE = [framework(jurisdiction=country) for country in ("wales", "scotland", "northern_ireland")]
"""Not for section 75, and refused by the rules; the clause on governing law is shared and must still read right."""

# --- memoranda --------------------------------------------------------------------------------------------------------

BINDS = {
    "mixed": [
        *("confidentiality", "data_protection", "freedom_of_information", "costs", "governing_law"),
        *("intellectual_property", "withdrawal", "cost_sharing"),
    ],
    "binding": [],
    "non_binding": [],
}
RICH: Plain = {
    **SHARED,
    "consultation": {"done": "yes", "from": "2026-01-01", "consulted": ["carers"], "result": "fine"},
    "term": {
        "commencement": "2026-04-01",
        "expiry": "2028-03-31",
        "effective_event": "the grant is paid",
        "agreement_date": "2026-11-21",
        "extension": {"by": {"years": "1"}, "agreed_by": "2027-12-01", "how": "letters"},
    },
    "funds": [
        *({**each, "overspend": OVERSPENDS["H"], "underspend": UNDERSPENDS["D"]} for each in UNPOOLED),
        fund("P1", overspend=OVERSPENDS["D"], underspend=UNDERSPENDS["C"], variation="a letter"),
        fund("P2", overspend=OVERSPENDS["G"], ring_fence={"permitted_use": "beds", "keeps_rest": "the ICB"}),
        fund("P3", overspend=OVERSPENDS["J"], total={"2026/27": "9.00"}, contributions=None, split={"equally": "yes"}),
    ],
    "work_programme": [{"task": "write", "lead": ["ICB", "CON"], "due": "2027-01-01", "result": "a text"}],
    "governance": {
        "board": {
            **NO_POOL["governance"]["board"],
            "status": "members_delegated_powers",
        },
        "reports_to": ["the Cabinet"],
    },
    "disputes": {
        "ladders": LADDERS,
        "court": "yes",
        "mediator": "the Centre",
        "high_dependence": "yes",
        "continuing_performance": "no",
        "excluded": ["safeguarding", "urgent_care"],
    },
    "exit": EXIT,
}
MEMORANDA: Mapping[str, Plain] = {
    **{f"rich, {binds}": memorandum(**RICH, binding=binds, binding_paragraphs=named) for binds, named in BINDS.items()},
    "a bare memorandum": memorandum(
        binding="non_binding", legal_basis=None, exit=None, term={"effective_event": "all have signed"}
    ),
    "with a joint committee": memorandum(governance={"board": {"name": "Group", "status": "joint_committee"}}),
    "without a board": memorandum(
        binding_paragraphs=["confidentiality"],
        conflicts={"register_kept": "yes"},
        information_sharing={
            "controllers": "independent",
            "agreement_reference": "ISA-1",
            "shared_record": "the county's shared care record",
            "memorandum_is_agreement": "yes",
        },
        publication="no",
        joint_posts=[{"id": "pm", "post": "Manager", "cost_per_year": "1.00", "split": {"equally": "yes"}}],
        advocacy={"provider": "Voice"},
        parties=[
            party("ICB", "icb"),
            party(
                "CON", "unitary", valid_to="2028-03-31", successor={"name": "New", "from": "2028-04-01"}, notices=None
            ),
        ],
    ),
    "with a board that only advises": memorandum(
        binding="binding",
        governance={"board": {"name": "Group", "status": "advisory"}},
        information_sharing={"controllers": "processor"},
        measures=[{"id": "K", "name": "meetings"}],
    ),
}
FRAMEWORKS: Mapping[str, Plain] = {
    "pools": POOLS,
    "no pool": NO_POOL,
    "bare": BARE,
    "silent": SILENT,
    "a plan alone": PLAN,
    "planned": PLANNED,
    **{each["jurisdiction"]: each for each in ELSEWHERE},
}
