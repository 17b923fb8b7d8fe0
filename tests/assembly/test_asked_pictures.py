"""Pictures that a clause asks for: the facts that they show, and when there is none."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from agreements.assembly.pictures import PICTURES
from agreements.document import Picture, Table, words
from agreements.particulars import Agreement
from tests.assembly.sheets import speech
from tests.assembly.texts import found
from tests.builders import COUNCIL, HEALTH, agreement, council, fund, party, scheme
from tests.pipeline.built import case

STEPS: list[dict[str, Any]] = [
    {
        "role": "ward",
        "holder": HEALTH,
        "ends_when": "home",
        "next_role": "visit",
        "next_holder": COUNCIL,
        "within": {"hours": "4"},
    },
    {
        "role": "visit",
        "holder": COUNCIL,
        "ends_when": "well",
        "next_role": "closed",
        "next_holder": "none",
        "reason": "done",
    },
]
BOARD = {
    "name": "Joint Board",
    "members": [{"party": HEALTH, "seats": "2"}, {"party": COUNCIL, "seats": "1", "votes_on": "money"}],
}
DISPUTES = {"ladders": {"financial": "default"}, "illustrations": [{"ladder": "financial", "notified": "2026-12-14"}]}


def drawn(facts: Agreement, name: str, *arguments: str) -> Picture | None:
    """That picture, or nothing."""
    return PICTURES[name](speech(facts), *arguments)


@pytest.mark.parametrize(
    ("name", "arguments", "facts", "told"),
    [
        (
            "partner-map",
            (),
            {
                "map_of_partners": [{"id": "HOS", "name": "The Hospital", "category": "hospital"}],
                "links": [{"from": "HOS", "to": HEALTH, "kind": "refers"}],
            },
            "The Hospital: hospital. refers people to: The Hospital → ICB for short.",
        ),
        ("governance", (), {"governance": {"board": BOARD}}, "COU for short (1 seat, votes on: money)"),
        ("funding", (), {}, "Fund F1 (pooled): ICB for short 600.00; COU for short 400.00; Total 1,000.00."),
        ("dispute-ladder", ("1",), {"disputes": DISPUTES}, "1. finance leads, 5 Working Days, 21 December 2026."),
        ("handovers", ("S1",), {"schemes": [scheme(handovers=STEPS)]}, "Time limit: 4 hours. 2. visit (COU for short)"),
        ("handovers", ("",), {"handovers": STEPS}, "3. closed."),
        (
            "handovers",
            ("",),
            {"handovers": [STEPS[0], STEPS[0] | {"holder": COUNCIL}, STEPS[1]]},
            "1. ward (ICB for short or COU for short); Ends when: home; Time limit: 4 hours. 2. visit",
        ),
    ],
)
def test_a_picture_shows_the_facts_of_the_definition(
    name: str, arguments: tuple[str, ...], facts: dict[str, Any], told: str
) -> None:
    """What it says aloud is made of the figures that are drawn."""
    picture = drawn(agreement(**facts), name, *arguments)

    assert picture is not None
    assert picture.svg.startswith("<svg ")
    assert told in picture.alt


@pytest.mark.parametrize(
    ("name", "arguments", "facts"),
    [
        ("partner-map", (), {"map_of_partners": [{"id": "HOS", "name": "The Hospital", "category": "hospital"}]}),
        ("governance", (), {}),
        ("funding", (), {"funds": [fund(contributions={"2026/27": {HEALTH: "600.00"}})]}),
        ("funding", (), {"funds": [fund(contributions={"2026/27": {HEALTH: None, COUNCIL: None}})]}),
        ("funding", ("2031/32",), {}),
        ("dispute-ladder", ("2",), {"disputes": DISPUTES}),
        ("dispute-ladder", ("1",), {"disputes": DISPUTES | {"ladders": {"financial": "the procedure of the ICB"}}}),
        ("handovers", ("S1",), {"schemes": [scheme(handovers=STEPS[:1])]}),
        ("handovers", ("S1",), {"schemes": [scheme(handovers=[STEPS[1], STEPS[0]])]}),
        ("handovers", ("S9",), {}),
    ],
)
def test_nothing_is_drawn_where_a_picture_would_say_nothing(
    name: str, arguments: tuple[str, ...], facts: dict[str, Any]
) -> None:
    """One step, one party, no arrow, no date: words say that better."""
    assert drawn(agreement(**facts), name, *arguments) is None


def test_bodies_that_nobody_knows_are_left_off_the_map() -> None:
    """A link to nowhere is a finding of the rules, and no reason to stop."""
    links = [{"from": HEALTH, "to": COUNCIL, "kind": "refers"}, {"from": "NEW", "to": COUNCIL, "kind": "refers"}]
    picture = drawn(agreement(links=links), "partner-map")

    assert picture is not None
    assert "NEW" not in picture.alt


def test_figures_that_do_not_fit_give_a_picture_without_a_drawing() -> None:
    """Whoever assembles the document hears of it, and leaves it out."""
    many = [council(f"C{n}", short_name=f"The Council of the Borough of Long Names number {n}") for n in range(60)]
    sums = {one["id"]: "1.00" for one in many}
    picture = drawn(
        agreement(parties=[party(), *many], funds=[fund(host="C1", contributions={"2026/27": sums})]), "funding"
    )

    assert picture is not None
    assert picture.svg == ""


def test_a_name_that_no_picture_has_is_told() -> None:
    """With the place, as of a table."""
    assert [finding.message for finding in found('{{ picture("map") }}')] == ["there is no picture 'map'"]


def test_every_picture_can_be_asked_for_from_a_clause() -> None:
    """The speech first, then texts."""
    for maker in PICTURES.values():
        first, *others = inspect.signature(maker).parameters.values()
        assert first.name == "speech"
        assert all(one.annotation == "str" for one in others)


@pytest.mark.parametrize("name", ["better-care-fund", "section-75-small", "memorandum-small"])
def test_a_table_follows_every_picture(name: str) -> None:
    """In the same clause: whoever cannot see the picture finds its facts there."""
    blocks = case(name).document().blocks
    places = [n for n, block in enumerate(blocks) if isinstance(block, Picture)]

    assert len(places) >= 3
    for n in places:
        clause = blocks[n].id.partition(".")[0]
        after = next(block for block in blocks[n:] if isinstance(block, Table))
        assert after.id.partition(".")[0] == clause, words(after.caption)
