"""The checklists that come with the England pack: every list of the field, each item with one meaning."""

from __future__ import annotations

import pytest

from agreements import packs
from agreements.particulars import Agreement, Shape
from agreements.particulars.checklists import LISTS

PACK = packs.find_pack("health-and-care-england")
CHECKLISTS = packs.checklists(PACK)

NUMBERS = {
    "nine_elements": [f"{n}" for n in range(150, 159)],
    "seven_principles": [f"{n}" for n in range(160, 167)],
    "traits": [f"{n}" for n in range(170, 176)],
    "tunnard_elements": [f"176.{n}" for n in range(1, 10)],
    "blackburn_triple": [f"177.{n}" for n in range(1, 4)],
    "five_ways": [f"178.{n}" for n in range(1, 6)],
    "rees_barriers": [f"{n}" for n in range(180, 188)],
    "taylor_robinson_barriers": [f"189.{n}" for n in range(1, 4)],
    "practice_barriers": [f"190.{n}" for n in range(1, 10)],
    "pressures": [f"191.{n}" for n in range(1, 11)],
    "strategies": [f"192.{n}" for n in range(1, 6)],
    "benefit_classes": [f"193.{n}" for n in range(1, 5)],
}
"""Definitions name items by these numbers, so none may move."""


def test_the_pack_has_every_list_that_a_definition_can_choose() -> None:
    """A list without items could be chosen and never answered."""
    assert set(CHECKLISTS) == set(LISTS)


@pytest.mark.parametrize("name", NUMBERS)
def test_the_numbers_of_a_list_are_stable(name: str) -> None:
    """An agreement that was signed last year names them."""
    assert list(CHECKLISTS[name].items) == NUMBERS[name]


def test_there_are_twenty_one_benefits() -> None:
    """As many as the field's own list has."""
    assert len(CHECKLISTS["benefits"].items) == 21


def test_no_two_lists_give_one_number_to_different_items() -> None:
    """Barriers are looked up by number in all lists, so a number must mean one thing."""
    numbers = [number for known in CHECKLISTS.values() for number in known.items]

    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_where_it_comes_from(name: str) -> None:
    """Published work is credited, and practice is called practice."""
    known = CHECKLISTS[name]

    assert known.source.startswith("Practice: ") or (known.after and known.source)


def test_no_list_calls_a_family_a_guardian() -> None:
    """Guardianship is a legal status (Mental Health Act 1983, section 7), and family members do not have it."""
    words = [item.words for known in CHECKLISTS.values() for item in known.items.values()]

    assert [text for text in words if "guardian" in text.lower()] == []


SHOWN = sorted({path for known in CHECKLISTS.values() for item in known.items.values() for path in item.shown_by})


@pytest.mark.parametrize("path", SHOWN)
def test_what_shows_an_item_is_a_place_of_a_definition(path: str) -> None:
    """A misspelt place would never be found filled in, and nobody would know."""
    here = Shape(Agreement)
    for step in path.split("."):
        assert step == "*" or step in here.keys(), f"{step} is no key there"  # noqa: SIM118 - a shape's keys are asked for
        here = here.inside if step == "*" else here.at(step)
