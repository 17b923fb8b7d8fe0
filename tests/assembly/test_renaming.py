"""One bank of clauses, and kinds of document that call the same thing by another name."""

from __future__ import annotations

import pytest

from agreements.assembly.renaming import Renaming

SAYS = {"Partner": "Member", "Partners": "Members", "a Partner": "an Organisation"}
CASES = [
    ("Each Partner, and the Partners' people", "Each Member, and the Members' people"),
    ("the Partner's part; Partnership", "the Member's part; Partnership"),
    ("as a Partner may", "as an Organisation may"),
    ("partner, PARTNER, SubPartner", "partner, PARTNER, SubPartner"),
]


@pytest.mark.parametrize(("text", "said"), CASES)
def test_whole_words_are_said_otherwise(text: str, said: str) -> None:
    """A word inside another is another word; of two that fit, the longer is meant."""
    assert Renaming(SAYS)(text) == said


def test_without_names_of_its_own_a_kind_says_what_the_bank_says() -> None:
    """Most kinds do."""
    assert Renaming()("each Partner") == "each Partner"


def test_texts_inside_data_are_said_otherwise_too() -> None:
    """A ladder of disputes is a list of stages."""
    ladder = [{"by": "the Partners", "working_days": 5}]

    assert Renaming(SAYS).everywhere(ladder) == [{"by": "the Members", "working_days": 5}]
