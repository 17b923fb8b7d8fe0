"""Plain figures become pictures: SVG with text as text, the same bytes every time, and words that say what it shows."""

from agreements.pictures.dispute_ladder import DisputeLadder, LadderStage, dispute_ladder
from agreements.pictures.funding import Contribution, FundColumn, Funding, funding_by_party
from agreements.pictures.governance import Body, GovernanceStructure, Tier, governance_structure
from agreements.pictures.handover_chain import HandoverChain, Passing, RoleHeld, handover_chain
from agreements.pictures.partners import Flow, Partner, PartnerMap, partner_map
from agreements.pictures.picture import Picture, Sheet, described

__all__ = [
    "Body",
    "Contribution",
    "DisputeLadder",
    "Flow",
    "FundColumn",
    "Funding",
    "GovernanceStructure",
    "HandoverChain",
    "LadderStage",
    "Partner",
    "PartnerMap",
    "Passing",
    "Picture",
    "RoleHeld",
    "Sheet",
    "Tier",
    "described",
    "dispute_ladder",
    "funding_by_party",
    "governance_structure",
    "handover_chain",
    "partner_map",
]
