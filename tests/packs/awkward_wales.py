"""Awkward agreements under the law of Wales: one council and several, with a board of the region and without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.packs.awkward import Plain, framework, fund, party, scheme

HEALTH, COUNCIL = party("LHB", "lhb"), party("CON", "county_wales", roles=["host", "commissioner"])
OWN = {"2026/27": {"LHB": "600.00", "CON": "400.00"}}
NHS3 = {"act": "NHSWA2006", "sections": ["3"]}
SOCIAL = {"act": "SSWBA2014", "sections": ["35"]}
BOARDS = [{"id": f"R{n}", "name": f"Board {n}", "role": "oversight"} for n in (1, 2)]
HANDOVER = {"role": "visit", "holder": "LHB", "ends_when": "day 3", "next_role": "care", "next_holder": "CON"}


def pool(id_: str = "P1", **more: Any) -> Plain:
    """A pooled fund of a health board and a council."""
    return fund(id_, **{"contributions": OWN, **more})


def placements(id_: str = "S1", **more: Any) -> Plain:
    """A scheme that each body leads for what it commissions."""
    functions = {"nhs": [NHS3], "council": [SOCIAL]}
    return scheme(id_, **{"fund": "P1", "lead": "each_commissioner", "functions": functions, **more})


def regional(**more: Any) -> Plain:
    """A pooled fund agreement of a region."""
    given = {
        "pack": "health-and-care-wales",
        "documents": ["section-33-agreement"],
        "jurisdiction": "wales",
        "legal_basis": ["NHSWA2006_s33", "SI2000_2993", "WSI2015_1989_r19_1_a"],
        "languages": {"texts": ["en", "cy"], "status": "equal"},
        "parties": [HEALTH, COUNCIL],
        "funds": [pool()],
        "schemes": [placements()],
        "overseen_by": BOARDS[:1],
        "information_sharing": {"agreement_reference": "ISP-1", "controllers": "independent"},
    }
    return framework(**{**given, **more})


MANY = [
    HEALTH,
    party("SEC", "lhb", consents_of="LHB"),
    COUNCIL,
    party("BOR", "county_borough_wales", consents_of="LHB"),
    party("TRU", "nhs_trust_wales"),
    party("CHA", "charity_cio"),
]
LED = ("lead_commissioning_by_la", "integrated_provision_by_nhs")
COMMITTEE = {"board": {"name": "Joint Committee", "status": "joint_committee"}}

WALES: Mapping[str, Plain] = {
    "wales": regional(),
    "wales with many": regional(
        parties=MANY,
        schemes=[
            *(placements(f"L{n}", arrangement=arrangement, lead="CON") for n, arrangement in enumerate(LED)),
            placements("L2", arrangement=LED[0], lead=["CON", "LHB"]),
            placements("L3", arrangement=LED[0], lead=None),
            placements("L4", fund="ALI", arrangement="aligned", handovers=[HANDOVER]),
            placements("L5", fund=None, arrangement="none", lead=None),
        ],
        funds=[
            pool(),
            pool("P2", name="Second Pool"),
            {
                "id": "ALI",
                "name": "Aligned",
                "kind": "aligned",
                "contributions": OWN,
                "instalments": {"number": "2", "dates": ["1 April", "1 October"]},
            },
        ],
        overseen_by=BOARDS,
        governance=COMMITTEE,
        information_sharing={"controllers": "joint"},
    ),
    "wales with a charity": regional(
        parties=[HEALTH, COUNCIL, party("CHA", "charity_cio")],
        legal_basis=["NHSWA2006_s33", "SSWBA2014_s166", "WSI2015_1989_r19"],
        overseen_by=None,
        information_sharing={"controllers": "processor", "note": "by contract"},
        liability={"statutory": "unchanged", "cap": "100.00"},
        exit={"notice": {"months": "6"}, "steps": [{"item": "users", "what": "write letters", "who": "LHB"}]},
        governing_law="the law of England and Wales as it applies in Wales",
        consultation={"done": "yes", "care_trust": "yes"},
    ),
    "wales with little": regional(
        legal_basis=None, overseen_by=None, information_sharing=None, funds=None, schemes=None, languages=None
    ),
}
"""One of each, several of each, and next to nothing."""
