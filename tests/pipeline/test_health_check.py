"""How a definition stands against the checklists: what counts, what is open, and what the definition shows besides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from agreements.diagnostics import UsageError
from agreements.packs import bundled
from agreements.particulars.checklists import LISTS, Standing
from agreements.pipeline import Health, ItemHealth, health, places
from tests.builders import COUNCIL, HEALTH, definition

Stands = Callable[..., Health]
MEMORANDUM = "memorandum-of-understanding"
SAMPLES = bundled() / "health-and-care-england" / "samples"


@pytest.fixture
def deal(tmp_path: Path) -> Callable[..., Path]:
    """Writes a memorandum with these keys."""

    def write(*, documents: tuple[str, ...] = (MEMORANDUM,), **keys: Any) -> Path:
        path = tmp_path / "deal.yaml"
        path.write_text(yaml.safe_dump(definition(documents=list(documents), **keys), sort_keys=False), "utf-8")
        return path

    return write


@pytest.fixture
def stands(deal: Callable[..., Path]) -> Stands:
    """How a memorandum with these keys stands."""
    return lambda name="", *, unchosen=False, **keys: health(deal(**keys), name=name, unchosen=unchosen)


def items(found: Health, name: str) -> dict[str, ItemHealth]:
    """The items of that list by number."""
    return {item.item: item for one in found.lists if one.name == name for item in one.items}


def counted(found: Health, name: str) -> dict[str, Standing]:
    """How the counted items of that list stand."""
    return {number: item.standing for number, item in items(found, name).items() if item.counted}


# --- which lists ----------------------------------------------------------------------------------------------------


def test_without_a_choice_there_is_nothing_to_show(stands: Stands) -> None:
    """Nobody is measured by a list that nobody chose."""
    assert stands().lists == ()


def test_a_chosen_list_is_shown_whole(stands: Stands) -> None:
    """What was not answered is what somebody wants to see."""
    found = stands(checklists={"traits": {"171": "yes"}})

    assert counted(found, "traits") == {
        "170": Standing.UNANSWERED,
        "171": Standing.MET,
        **dict.fromkeys(("172", "173", "174", "175"), Standing.UNANSWERED),
    }


def test_an_empty_list_is_chosen(stands: Stands) -> None:
    """Its key stands there, and nothing is answered yet."""
    found = stands(checklists={"blackburn_triple": None})

    assert dict(found.counts) == dict.fromkeys(Standing, 0) | {Standing.UNANSWERED: 3}


def test_of_benefits_those_that_are_named_count(stands: Stands) -> None:
    """Nobody expects all twenty-one."""
    assert counted(stands(checklists={"benefits": ["choice"]}), "benefits") == {"choice": Standing.STATED}


def test_the_register_of_barriers_counts_without_its_list(stands: Stands) -> None:
    """Barriers that are named are counted, those that are not are no gap."""
    register = [{"item": "183", "owner": COUNCIL, "mitigation": "money"}, {"item": "181", "owner": HEALTH}]
    found = stands(barriers=register)

    assert counted(found, "rees_barriers") == {"181": Standing.UNANSWERED, "183": Standing.STATED}
    assert [one.chosen for one in found.lists] == [False]


def test_the_register_of_barriers_answers_a_chosen_list(stands: Stands) -> None:
    """What was said there need not be said twice."""
    register = [{"item": "189.1", "owner": COUNCIL, "mitigation": "a shared glossary"}]
    found = items(stands(checklists={"taylor_robinson_barriers": None}, barriers=register), "taylor_robinson_barriers")

    assert (found["189.1"].answer, found["189.1"].owner, found["189.1"].path) == (
        "a shared glossary",
        "COU for short",
        "barriers[0]",
    )


def test_every_list_can_be_shown(stands: Stands) -> None:
    """So that somebody can choose one."""
    found = stands(unchosen=True, checklists={"traits": {"170": "yes"}})

    assert [one.name for one in found.lists] == list(LISTS)
    assert sum(found.counts.values()) == 6


def test_one_list_can_be_shown(stands: Stands) -> None:
    """Chosen or not."""
    assert [one.name for one in stands("five_ways", checklists={"traits": None}).lists] == ["five_ways"]


def test_an_unknown_list_is_refused_with_the_nearest(stands: Stands) -> None:
    """The names are long."""
    with pytest.raises(UsageError) as refused:
        stands("five_way")

    assert refused.value.hint == "did you mean 'five_ways'?"


def test_an_unknown_item_is_a_finding_and_no_item(stands: Stands) -> None:
    """It answers nothing, so it cannot be met."""
    found = stands(checklists={"blackburn_triple": {"199": "yes"}})

    assert list(counted(found, "blackburn_triple")) == ["177.1", "177.2", "177.3"]
    assert [d.path for d in found.report] == ['checklists.blackburn_triple."199"']


# --- what is shown of an item ---------------------------------------------------------------------------------------


def test_an_owner_is_shown_by_name(stands: Stands) -> None:
    """As the documents print it; a post is a text."""
    given = {"170": {"does": "x", "owner": COUNCIL}, "171": {"does": "x", "owner": "Chief Nurse"}}
    found = items(stands(checklists={"traits": given}), "traits")

    assert [found[number].owner for number in ("170", "171", "172")] == ["COU for short", "Chief Nurse", ""]


def test_a_place_is_shown_with_its_number(stands: Stands) -> None:
    """That of the document as it stands."""
    found = items(stands(checklists={"traits": {"170": {"does": "x", "where": "schedule-contacts"}}}), "traits")

    assert found["170"].found == ("Schedule 1",)


def test_a_place_of_one_of_two_documents_names_the_document(stands: Stands) -> None:
    """A number alone would leave the reader to guess."""
    made = stands(
        documents=(MEMORANDUM, "section-75-framework"), checklists={"traits": {"170": {"where": "schedule-contacts"}}}
    )

    assert [text.partition(" of the ")[2] for text in items(made, "traits")["170"].found] == [
        "Memorandum of understanding",
        "Framework partnership agreement",
    ]


def test_an_answer_that_only_points_at_nothing_is_no_answer(stands: Stands) -> None:
    """Whoever follows it finds nothing."""
    found = items(
        stands(checklists={"traits": {"170": {"where": "mou-cost"}, "171": {"where": "mou-costs"}}}), "traits"
    )

    assert [found[number].standing for number in ("170", "171")] == [Standing.UNANSWERED, Standing.STATED]


# --- what the definition shows --------------------------------------------------------------------------------------


def test_what_is_filled_in_is_shown_beside_its_item(stands: Stands) -> None:
    """By its path, so that it can be looked at."""
    ended = [
        {"role": "x", "holder": HEALTH, "ends_when": "the day comes", "next_role": "closed"},
        {"role": "y", "holder": HEALTH},
    ]
    found = items(
        stands(checklists={"seven_principles": None}, purpose="to help", handovers=ended, schemes=[]),
        "seven_principles",
    )

    assert {number: item.shown_by for number, item in found.items() if item.shown_by} == {
        "160": ("purpose",),
        "162": ("handovers[0].ends_when",),
    }


def test_what_is_shown_answers_nothing(stands: Stands) -> None:
    """A purpose may be written down and not agreed."""
    found = items(stands(checklists={"seven_principles": None}, purpose="to help"), "seven_principles")

    assert (found["160"].shown_by, found["160"].standing) == (("purpose",), Standing.UNANSWERED)


# --- the places -----------------------------------------------------------------------------------------------------


def test_every_place_that_is_listed_can_be_pointed_at(deal: Callable[..., Path]) -> None:
    """In the document that it is listed for, with the number that is told."""
    listed = places(deal())
    given = {"170": {"where": listed[0].id}, "171": {"where": listed[-1].id}}
    found = items(health(deal(checklists={"traits": given})), "traits")

    assert [found["170"].found, found["171"].found] == [(listed[0].printed,), (listed[-1].printed,)]


# --- the sample -----------------------------------------------------------------------------------------------------


def test_the_sample_answers_its_nine_elements() -> None:
    """Five with yes, four in words."""
    found = health(SAMPLES / "mental-capacity-act.yaml")

    assert {one.name: {k: v for k, v in one.counts.items() if v} for one in found.lists} == {
        "nine_elements": {Standing.MET: 5, Standing.STATED: 4},
        "rees_barriers": {Standing.STATED: 2},
    }
