"""Consortia, groups and maps: the samples, which say all that they can, and the same with nearly all left out."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from agreements.packs import bundled
from agreements.source import read_source
from tests.packs.awkward import framework

_SAMPLES = bundled() / "health-and-care-england" / "samples"
_KEPT = {"id", "title", "documents", "jurisdiction", "status", "term", "parties", "group", "consortium", "purpose"}


def sample(name: str) -> Any:
    """The data of that sample."""
    return read_source(_SAMPLES / f"{name}.yaml").data


def without(name: str, *paths: str, **more: Any) -> Any:
    """The sample without what lies at these paths."""
    data = copy.deepcopy(sample(name))
    for path in paths:
        *steps, last = path.split(".")
        here = data
        for step in steps:
            here = here.get(step, {})
        here.pop(last, None)
    return {**data, **more}


def bare(name: str, **more: Any) -> Any:
    """The sample with little but its name, its parties in the fewest words, and what is given."""
    data = {key: value for key, value in sample(name).items() if key in _KEPT}
    data["parties"] = [
        {key: party[key] for key in ("id", "legal_name", "short_name", "kind", "trustees") if key in party}
        for party in data["parties"]
    ]
    return {**data, **more}


_LEAD = {"lead_body": "TTC", "funder": "the Foundation"}

NETWORKS: Mapping[str, Any] = {
    "consortium": sample("consortium-agreement"),
    "consortium, bare": bare("consortium-agreement", consortium=_LEAD),
    "consortium, a bid": bare("consortium-agreement", consortium={**_LEAD, "bid": {"title": "a bid"}}),
    "consortium, a bid that others may join": bare(
        "consortium-agreement",
        consortium={**_LEAD, "bid": {"title": "a bid", "exclusive": "no"}, "funder_condition": "the letter is signed"},
    ),
    "consortium, a slice last": without(
        "consortium-agreement",
        "consortium.underspend",
        "consortium.rest",
        "consortium.condition_met",
        consortium={
            **sample("consortium-agreement")["consortium"],
            "top_slice": {"percent": "5", "to": "ZOE", "order": "last"},
        },
    ),
    "network": sample("terms-of-reference"),
    "network, bare": bare("terms-of-reference", group={"kind": "network"}),
    "pressure group": sample("pressure-group"),
    "pressure group, bare": bare("pressure-group", group={"kind": "pressure_group"}),
    "planning group": sample("planning-group"),
    "planning group, bare": bare("planning-group", group={"kind": "planning_group"}),
    "map": sample("partner-map"),
    "map, bare": bare("partner-map"),
    "map, with a figure": bare(
        "partner-map",
        map_of_partners=[
            {"id": "HOS", "name": "the hospital", "category": "hospital", "capacity": {"number": "20", "unit": "beds"}}
        ],
    ),
    "steps to the exit": framework(
        exit={
            "notice": {"months": "6"},
            "plan_items": ["users"],
            "steps": [{"item": "users", "what": "tell them", "who": "CON", "by": "2028-01-31"}],
        }
    ),
    "map, published": {
        **sample("partner-map"),
        "model": "integrated_care_partnership",
        "area": "the town",
        "client_groups": ["older people"],
        "adoption": {"by": "the board"},
        "review": {"after_year_end": {"months": "3"}},
        "publication": "no",
    },
}
