"""One picture of every kind, of ordinary partnerships."""

from agreements.pictures import (
    Body,
    Contribution,
    DisputeLadder,
    Flow,
    FundColumn,
    Funding,
    GovernanceStructure,
    HandoverChain,
    LadderStage,
    Partner,
    PartnerMap,
    Passing,
    Picture,
    RoleHeld,
    Tier,
    dispute_ladder,
    funding_by_party,
    governance_structure,
    handover_chain,
    partner_map,
)

HUB = PartnerMap(
    "Map of partners",
    (
        Partner("H", "Harbour House Crisis Centre", ("Crisis beds", "Capacity: 50 people")),
        Partner("C", "Cedar Lodge Care Home", ("Capacity: 20 people",)),
        Partner("G", "General practices (74)"),
        Partner("A", "St Guthlac's Hospital NHS Foundation Trust", ("Emergency department",)),
        Partner("V", "Aldershire Carers' Assembly", ("Peer support",)),
        Partner("S", "Adult social care, Aldershire County Council"),
    ),
    (
        Flow("G", "H", "refers"),
        Flow("A", "H", "refers"),
        Flow("H", "C", "steps down"),
        Flow("H", "V", "refers"),
        Flow("S", "H", "commissions"),
        Flow("H", "S", "informs"),
        Flow("C", "V", "refers"),
        Flow("A", "G", "informs"),
    ),
    hub="H",
)
EQUALS = PartnerMap(HUB.title, HUB.partners, HUB.flows)
MANY = PartnerMap(
    HUB.title,
    HUB.partners,
    tuple(
        Flow(a.id, b.id, kind) for a in HUB.partners for b in HUB.partners if a != b for kind in ("refers", "informs")
    ),
)
GOVERNANCE = GovernanceStructure(
    "Governance structure",
    (
        Tier("Partners", (Body("NHS Fens Integrated Care Board", ("Board",)), Body("Alder Council", ("Cabinet",)))),
        Tier("Partnership board", (Body("Joint Board", ("Quorum: 6 members",)),), "delegate", strong=True),
        Tier("Pool managers", (Body("Head of Finance", ("Alder Council",)),), "reports to"),
    ),
)
FUNDING = Funding(
    "Contributions, 2026/27, pounds",
    ("NHS Fens Integrated Care Board", "Alder Council", "Hallow District Council"),
    (
        FundColumn(
            "Better Care Pooled Fund",
            "7,500.00",
            (Contribution(500_000, "5,000.00"), Contribution(250_000, "2,500.00"), Contribution(0, "0.00")),
            "Pooled",
        ),
        FundColumn(
            "Aligned Fund",
            "45.50",
            (None, Contribution(4550, "45.50"), Contribution(None, "not known")),
            "Aligned",
            hollow=True,
        ),
    ),
    "Total",
)
LADDER = DisputeLadder(
    "Dispute ladder: financial",
    "Dispute notified: 14 December 2026",
    (
        LadderStage("the finance leads", "5 working days", 7, "21 December 2026"),
        LadderStage("the chief executives", "10 working days", 17, "7 January 2027"),
        LadderStage("an expert, on figures only", "as the procedure says", 0),
    ),
    "Afterwards: the courts",
)
CHAIN = HandoverChain(
    "Hand-over of a role",
    (
        RoleHeld(
            "hospital discharge team",
            "St Guthlac's Hospital",
            (Passing("Ends when", "accepted on the reablement list"), Passing("Time limit", "4 hours")),
        ),
        RoleHeld("reablement service", "Alder Council", (Passing("Ends when", "day 42 or goals met"),)),
        RoleHeld("closed", ""),
    ),
)


def _all() -> dict[str, Picture]:
    drawn = {
        "a map round a hub": partner_map(HUB),
        "a map among equals": partner_map(EQUALS),
        "a map of many flows": partner_map(MANY),
        "a governance structure": governance_structure(GOVERNANCE),
        "funding by party and fund": funding_by_party(FUNDING),
        "a dispute ladder": dispute_ladder(LADDER),
        "a hand-over chain": handover_chain(CHAIN),
    }
    return {name: picture for name, picture in drawn.items() if picture}


ALL = _all()
