"""What a text leaves out is not read, and what it states beside that is."""

from __future__ import annotations

import pytest

from agreements import packs

PACK = packs.find_pack("health-and-care-england")
LEAVES_OUT = packs.word_lists(PACK)["leaves_out"]
WATCHED = ("surgery", "endoscopy", "radiotherapy", "therapy", "prevention")


def spoken(text: str) -> list[str]:
    """Which of the watched words the text states."""
    kept = packs.stated(text, LEAVES_OUT)
    return [word for word in WATCHED if packs.first_word(kept, [word])]


@pytest.mark.parametrize(
    "text",
    [
        "not surgery",
        "excluding surgery",
        "excluding surgery, radiotherapy and endoscopy",
        "excluding surgery, radiotherapy, and endoscopy",
        "excluding surgery and endoscopy",
        "no surgery, endoscopy or radiotherapy",
        "without surgery or endoscopy",
        "other than surgery, or endoscopy",
        "neither surgery nor endoscopy",
        "Excluding: surgery; radiotherapy; and endoscopy",
        "The following are left out, excluding:\n- surgery\n- endoscopy",
        "excluding (a) surgery, (b) radiotherapy and (c) endoscopy",
        "excluding surgery (of all kinds, endoscopy among them), radiotherapy",
        "excluding e.g. surgery and endoscopy",
        "excluding accident and emergency, surgery and endoscopy",
        "the service does not include surgery or endoscopy",
        "Surgery is excluded.",
        "Surgery, radiotherapy and endoscopy are not included.",
        "surgery (excluded)",
        "surgery excluded",
        "surgery (not in scope)",
        "surgery and endoscopy will not be provided",
        "Surgery cannot be included.",
        "Not in scope: surgery and endoscopy",
        "Out of scope: surgery; endoscopy",
        "with the exception of surgery",
        "ac eithrio surgery",
    ],
)
def test_what_a_text_leaves_out_is_not_read(text: str) -> None:
    """A scheme that says it has no surgery must not be told that surgery is outside the power."""
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rehabilitation, not including surgery or endoscopy, and therapy", ["therapy"]),
        ("rehabilitation, not including surgery or endoscopy, therapy", ["therapy"]),
        ("rehabilitation, excluding surgery and endoscopy, and therapy", ["therapy"]),
        ("rehabilitation, excluding surgery, and therapy", ["therapy"]),
        ("rehabilitation (not surgery) and therapy", ["therapy"]),
        ("rehabilitation (excluding surgery, endoscopy), therapy", ["therapy"]),
        ("no surgery but therapy", ["therapy"]),
        ("therapy but not surgery", ["therapy"]),
        ("No surgery. Therapy at home.", ["therapy"]),
        ("not surgery; therapy", ["therapy"]),
        ("rehabilitation - not surgery - and therapy", ["therapy"]),
        ("therapy, surgery excluded", ["therapy"]),
        ("therapy (surgery is excluded)", ["therapy"]),
        ("therapy is provided, surgery is not included", ["therapy"]),
        ("prevention, therapy and the like, where surgery is left out", ["therapy", "prevention"]),
        ("for people not in hospital and surgery", ["surgery"]),
        ("for people not yet discharged, and surgery", ["surgery"]),
        ("community services including but not limited to surgery", ["surgery"]),
        ("community services without limitation, surgery among them", ["surgery"]),
        ("not only therapy but also surgery", ["surgery", "therapy"]),
        ("surgery is not excluded", ["surgery"]),
        ("not excluding surgery", ["surgery"]),
        ("therapy for people not able to leave home, and prevention", ["therapy", "prevention"]),
        ("therapy; surgery will not be provided; prevention", ["therapy", "prevention"]),
        ("surgery", ["surgery"]),
        ("", []),
    ],
)
def test_what_a_text_states_beside_what_it_leaves_out_is_read(text: str, expected: list[str]) -> None:
    """One denial must not hide the rest of a list."""
    assert spoken(text) == expected


def test_nothing_moves() -> None:
    """Places found in what is stated are places in the text."""
    text = "rehabilitation, not including surgery or endoscopy, and therapy"

    kept = packs.stated(text, LEAVES_OUT)

    assert len(kept) == len(text)
    assert all(one in (other, " ") for one, other in zip(kept, text, strict=True))
