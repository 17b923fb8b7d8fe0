"""Each model of partnership that the field knows has its place: a document, a part of one, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from agreements import packs
from agreements.packs.model import Entries, Precedent

PACK = packs.find_pack("health-and-care-wales")
"""It has all that the pack for England has, and more."""
KINDS = packs.kinds_of_document(PACK)
PRECEDENTS = {kind: packs.precedent(PACK, kind) for kind in packs.precedent_ids(PACK)}
SECTION_75 = ("section-75-framework", "section-75-agreement")
BY_STATUTE = (*SECTION_75, "section-33-agreement")
OUTSIDE_THE_MODELS = frozenset({"section-256-grant", "section-76-grant", "deed-of-variation", "exit-notice"})
"""Payments, changes and ends: no way of working together, and so no model."""


@dataclass(frozen=True)
class Model:
    """One way of working together, and where the packs print it."""

    name: str
    kinds: tuple[str, ...] = ()
    """Documents that print it; each of them has all the parts."""
    parts: tuple[str, ...] = ()
    """Ids of the clauses, schedules and parts of schedules in which it is said."""
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Further documents, each with parts of its own."""
    refused: str = ""
    """A kind of document that is not drafted, with a reason."""

    def places(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each document with the parts that it must have."""
        yield from ((kind, self.parts) for kind in self.kinds)
        yield from self.also.items()


MODELS = {
    "M-01": Model("network", ("terms-of-reference",), ("membership", "meetings", "opportunities", "sharing-practice")),
    "M-02": Model(
        "referrals",
        ("referral-protocol",),
        ("schedule-pathways", "schedule-referral-form", "referral-urgent", "capacity"),
        also={"information-sharing-agreement": ("sharing-flows",)},
    ),
    "M-03": Model("consortium that bids", ("consortium-agreement",), ("bid", "lead-body", "funding-condition")),
    "M-04": Model("pressure group", ("terms-of-reference",), ("speaking-for-all",)),
    "M-05": Model("several agencies at work", ("multi-agency-agreement",), ("non-financial-contributions", "premises")),
    "M-06": Model(
        "team of several professions",
        ("multidisciplinary-team-protocol",),
        ("team-membership", "team-management", "case-holder", "out-of-hours"),
        also=dict.fromkeys(SECTION_75, ("part-team",)),
    ),
    "M-07": Model(
        "buying together",
        ("lead-commissioning-agreement",),
        ("lead-appointment", "reserved-matters"),
        also={"joint-strategy": ("strategy-priorities",)},
    ),
    "M-08": Model("planning group", ("terms-of-reference",), ("planning", "mou-governance")),
    "M-09": Model("pooled budget", BY_STATUTE, ("pooled-fund-establishment", "schedule-finance")),
    "M-10": Model(
        "integrated community services",
        ("memorandum-of-understanding", "multidisciplinary-team-protocol", "multi-agency-agreement"),
        ("joint-policies",),
        also=dict.fromkeys(SECTION_75, ("joint-policies",)),
    ),
    "M-11": Model(
        "one body exercises another's functions",
        ("section-75-agreement",),
        ("integrated-provision", "functions"),
        also={
            "section-75-framework": ("partnership-flexibilities", "scheme-functions"),
            "section-65z5-delegation": ("delegated-exercise",),
        },
    ),
    "M-12": Model("map of partners", ("partner-map",), ("map-standing", "handover-bodies")),
    "M-13": Model("memorandum on mental capacity", ("memorandum-of-understanding",), ("mou-status", "mou-purpose")),
    "M-14": Model("teams trained together", ("training-agreement",), ("joint-training", "training-costs")),
    "M-15": Model("training that goes on", ("training-agreement",), ("training-content", "training-records")),
    "M-16": Model(
        "legal advice shared",
        ("shared-service-agreement",),
        ("shared-legal-instructions", "shared-legal-conflicts", "shared-legal-privilege"),
    ),
    "M-17": Model(
        "project manager appointed together",
        ("shared-service-agreement",),
        ("schedule-joint-posts", "joint-post-hosting"),
        also=dict.fromkeys(SECTION_75, ("part-joint-staff",)),
    ),
    "M-18": Model("assessors of best interests", ("training-agreement",), ("assessor-pool", "schedule-assessors")),
    "M-19": Model("advocates and training", ("training-agreement",), ("advocacy-independence", "schedule-pathways")),
    "M-20": Model("mental health strategy", ("joint-strategy",), ("strategy-vision", "strategy-priorities")),
    "M-21": Model("monitoring together", ("joint-monitoring-protocol",), ("schedule-register", "monitoring-lead")),
    "M-22": Model(
        "care at every hour",
        ("alliance-agreement", "collaboration-agreement", "multidisciplinary-team-protocol"),
        ("round-the-clock",),
        also=dict.fromkeys(SECTION_75, ("part-cover", "round-the-clock")),
    ),
    "M-23": Model("groups of people", BY_STATUTE, ("part-scheme", "scheme-overview")),
    "M-24": Model(
        "health and social care in a hospital",
        ("multidisciplinary-team-protocol", "referral-protocol"),
        ("mou-handovers", "records"),
    ),
    "M-25": Model("members of one body's network", ("network-charter",), ("charter-fit", "schedule-letter", "brand")),
    "M-26": Model("strategic alliance", ("alliance-agreement",), ("gain-and-loss", "kept-matters", "management-group")),
    "M-27": Model("team for families", ("multidisciplinary-team-protocol",), ("team-work", "case-holder")),
    "M-28": Model("rules of engagement, short of a merger", refused="merger"),
    "M-29": Model("care trust", refused="care-trust-designation"),
    "M-30": Model("local plans made together", ("joint-strategy",), ("strategy-heard", "schedule-work-programme")),
    "M-31": Model("help at home after illness", SECTION_75, ("scheme-services", "performance-measures")),
    "M-32": Model("initiatives of their day"),
    "M-33": Model("prime contractor", ("alliance-agreement", "collaboration-agreement"), ("prime-contractor",)),
    "M-34": Model(
        "roles that bind",
        ("multi-agency-agreement",),
        ("governance-roles", "who-decides", "schedule-handovers"),
    ),
    "M-35": Model("supplier", refused="supply-contract"),
    "M-36": Model("step-down to a care home", ("referral-protocol",), ("capacity", "part-pathway", "referral-return")),
    "M-37": Model(
        "people and families take part",
        ("alliance-agreement", "collaboration-agreement", "joint-strategy"),
        ("involvement",),
    ),
    "M-38": Model("disputes", BY_STATUTE, ("dispute-resolution", "schedule-disputes")),
    "M-39": Model("measures shared", BY_STATUTE, ("schedule-performance", "performance-measures")),
    "M-40": Model(
        "getting to know each other",
        ("memorandum-of-understanding", "alliance-agreement", "multi-agency-agreement", *SECTION_75),
        ("working-together",),
    ),
}
HISTORIC = frozenset({"M-32"})


def _ids(precedent: Precedent) -> frozenset[str]:
    """All that a precedent can print: its clauses, its schedules and their parts."""
    lists: list[Entries] = [precedent.recitals, precedent.clauses]
    found = set[str]()
    for schedule in precedent.schedules:
        found |= {schedule.id, *(part.id for part in schedule.parts)}
        lists += [schedule.clauses, *(part.clauses for part in schedule.parts)]
    return frozenset(found | {entry.clause for entries in lists for entry in entries})


def test_every_model_is_here_under_its_number() -> None:
    """A model that nobody has placed is one that a partnership could ask for and not find."""
    assert list(MODELS) == [f"M-{number:02}" for number in range(1, 41)]


@pytest.mark.parametrize("id_", [id_ for id_ in MODELS if id_ not in HISTORIC])
def test_each_model_prints_where_it_is_said_to(id_: str) -> None:
    """A clause or a schedule that is taken out of a precedent takes its model with it, unless this says so."""
    model = MODELS[id_]
    assert model.refused or list(model.places()), model.name
    for kind, parts in model.places():
        assert set(parts) <= _ids(PRECEDENTS[kind]), (model.name, kind)


@pytest.mark.parametrize("kind", [model.refused for model in MODELS.values() if model.refused])
def test_a_model_that_is_not_drafted_is_refused_with_a_reason(kind: str) -> None:
    """Whoever asks for a merger or a supply contract is told why there is none, and where to turn."""
    assert KINDS[kind].refused
    assert kind not in PRECEDENTS


def test_a_historic_model_has_no_document_of_its_own() -> None:
    """A programme that has ended is not offered as if it could be joined."""
    assert not any([*MODELS[id_].places()] or MODELS[id_].refused for id_ in HISTORIC)
    offered = " ".join(f"{id_} {kind.title}" for id_, kind in KINDS.items())
    assert not re.search("sure.?start|connexions", offered, re.IGNORECASE)


def test_every_precedent_serves_a_model() -> None:
    """A new kind of document says here whom it serves."""
    served = {kind for model in MODELS.values() for kind, _ in model.places()}
    assert served | OUTSIDE_THE_MODELS == set(PRECEDENTS)
