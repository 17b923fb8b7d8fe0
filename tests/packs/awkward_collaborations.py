"""Collaborations, alliances, strategies and charters: the samples, and the same with little or much left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.packs.awkward_networks import bare, sample, without

_FUND = {
    "id": "F1",
    "name": "the Fund of the place",
    "kind": "aligned",
    "contributions": {"2027/28": {"ICB": "100.00", "TNS": "50.00"}},
    "overspend": {"model": "proportional"},
    "variation": "by letter",
}

COLLABORATIONS: Mapping[str, Any] = {
    "collaboration": sample("collaboration-agreement"),
    "collaboration, bare": bare("collaboration-agreement"),
    "collaboration, nothing binds": {**sample("collaboration-agreement"), "binding": "non_binding"},
    "collaboration, all binds": {**sample("collaboration-agreement"), "binding": "binding"},
    "collaboration, with money": {**sample("collaboration-agreement"), "funds": [_FUND]},
    "collaboration, a prime contractor": bare(
        "collaboration-agreement",
        collaboration={"prime": {"contractor": "LNT"}, "management": {"lead": "a manager"}},
        resources={"goods": ["two vans"]},
        cover={"crisis_line": "01632 960 000"},
    ),
    "alliance": sample("alliance-agreement"),
    "alliance, bare": bare("alliance-agreement"),
    "alliance, without money": without("alliance-agreement", "funds"),
    "alliance, a prime contractor": without(
        "alliance-agreement",
        "cover",
        collaboration={"prime": {"contractor": "DGH", "contract": "the contract of 1 May"}},
    ),
    "strategy": sample("joint-strategy"),
    "strategy, bare": bare("joint-strategy", area="the borough", resources={"premises": ["a room"]}),
    "strategy, not published": without(
        "joint-strategy", "term.expiry", "governance", "adoption.date", publication="no"
    ),
    "charter": sample("network-charter"),
    "charter, bare": bare("network-charter", group={"kind": "network"}),
    "charter, no owner": without("network-charter", "charter", "checklists", "adoption.date"),
}
