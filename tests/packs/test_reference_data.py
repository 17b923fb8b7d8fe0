"""The dispute ladders and checklists that come with the England pack."""

import pytest

from agreements import packs
from agreements.particulars import Stage

PACK = packs.open_pack(packs.bundled() / "health-and-care-england")
LADDERS = packs.dispute_ladders(PACK)
TYPES = (
    "any",
    "clinical",
    "competition",
    "eligibility",
    "financial",
    "imposition",
    "information",
    "leadership",
    "legal",
    "performance",
    "role_boundary",
    "staffing",
    "statutory_change",
)


def stages_of(kind: str) -> list[Stage]:
    """The stages of the pack's ladder for that type, read as those of a definition are."""
    ladder = LADDERS[kind]

    assert isinstance(ladder, list)

    return [Stage.model_validate(stage) for stage in ladder]


def test_a_ladder_stands_ready_for_every_type_of_dispute() -> None:
    """`default` would otherwise print an empty ladder for a type that the labels offer."""
    assert tuple(sorted(LADDERS)) == TYPES


@pytest.mark.parametrize("kind", TYPES)
def test_every_stage_says_who_tries_to_settle_it(kind: str) -> None:
    """A stage without anybody in it settles nothing."""
    assert all(stage.by for stage in stages_of(kind))


@pytest.mark.parametrize("kind", TYPES)
def test_a_stage_without_a_time_names_a_procedure(kind: str) -> None:
    """The rules of disputes say that such a stage lasts as long as the procedure; talks without end would block."""
    timeless = [stage for stage in stages_of(kind) if stage.working_days is None]

    assert all(stage.kind == "procedure" for stage in timeless)


@pytest.mark.parametrize("kind", TYPES)
def test_no_ladder_of_the_pack_ends_in_court(kind: str) -> None:
    """Whether a court follows is the definition's to say, so the clause says it and no ladder does."""
    assert "court" not in {stage.kind for stage in stages_of(kind)}


def test_no_two_lists_give_one_number_to_different_items() -> None:
    """Barriers are looked up by number in all lists, so a number must mean one thing."""
    numbers = [number for items in packs.checklists(PACK).values() for number in items]

    assert len(numbers) == len(set(numbers))
