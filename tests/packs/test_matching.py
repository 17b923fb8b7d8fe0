"""How words, sections and parts of the reference data are found in what a definition says."""

from __future__ import annotations

import pytest

from agreements import packs
from agreements.packs import Exclusion, WordList

DAY = "2026-11-21"


def words(*en: str, unless: tuple[str, ...] = ()) -> WordList:
    """A list of those words."""
    return WordList(says="something", en=en, cy=(), unless=unless)


def entry(**of: object) -> Exclusion:
    """An entry of reference data."""
    return Exclusion.model_validate({"rule": "X", "says": "x", "source": "test", "checked": DAY, **of})


# --- words ----------------------------------------------------------------------------------------------------------

FOUND = [
    pytest.param("The merger of two trusts", ["merger"], "merger", id="a word"),
    pytest.param("A MERGER", ["merger"], "MERGER", id="capitals"),
    pytest.param("submergers", ["merger"], "", id="part of a word"),
    pytest.param("best-interests assessors", ["best interests assessor*"], "best-interests assessors", id="hyphen"),
    pytest.param("care\u2011home places", ["care home"], "care\u2011home", id="hyphen that does not break"),
    pytest.param("care\n  home", ["care home"], "care\n  home", id="lines"),
    pytest.param("the GP\u2019s surgery", ["GP's surgery"], "GP\u2019s surgery", id="apostrophe"),
    pytest.param("terminations", ["termination*"], "terminations", id="any ending"),
    pytest.param(
        "is our joint data sharing agreement",
        ["is our * sharing agreement"],
        "is our joint data sharing agreement",
        id="up to three words",
    ),
    pytest.param("is our one and only data sharing agreement", ["is our * sharing agreement"], "", id="four words"),
    pytest.param("is our sharing agreement", ["is our * sharing agreement"], "is our sharing agreement", id="none"),
    pytest.param("Mr Jones", ["Mr ^"], "Mr Jones", id="a name"),
    pytest.param("Dr \u0141ukasz", ["Dr ^"], "Dr \u0141ukasz", id="a name from elsewhere"),
    pytest.param("miss Monday", ["Miss ^"], "", id="no title"),
    pytest.param("Miss the meeting", ["Miss ^"], "", id="no name"),
    pytest.param("budget TBC", ["TBC"], "TBC", id="short form"),
    pytest.param("tbc", ["TBC"], "", id="short form in small letters"),
    pytest.param("CCGs", ["CCG"], "", id="short form with an ending"),
    pytest.param("Post: [ ]", ["[ ]"], "[ ]", id="brackets"),
    pytest.param("s.117 aftercare", ["s.117"], "s.117", id="a full stop is a full stop"),
    pytest.param("s1170", ["s117"], "", id="a longer number"),
    pytest.param("swyddogaethau, cartrefi gofal", ["cartrefi gofal"], "cartrefi gofal", id="Welsh"),
    pytest.param("anything", [], "", id="no words"),
]


@pytest.mark.parametrize(("text", "looked_for", "expected"), FOUND)
def test_words_are_found_whole_and_as_they_are_meant(text: str, looked_for: list[str], expected: str) -> None:
    """What is given back is what the text writes, for the message."""
    assert packs.first_word(text, looked_for) == expected


def test_a_word_within_an_excepted_phrase_does_not_count() -> None:
    """A practice's premises are called a surgery."""
    assert packs.first_word("the GP surgery", ["surgery"], ["GP surgery"]) == ""


def test_the_same_word_outside_the_phrase_still_counts() -> None:
    """One harmless use must not hide another."""
    assert packs.first_word("surgery, not at the GP surgery", ["surgery"], ["GP surgery"]) == "surgery"


def test_a_list_is_searched_in_both_languages() -> None:
    """A Welsh definition may be in either."""
    listed = WordList(says="care homes", en=("care home",), cy=("cartref gofal",), unless=())

    assert packs.speaks_of("mewn cartref gofal", listed) == "cartref gofal"


# --- what a text leaves out -----------------------------------------------------------------------------------------

LEAVES_OUT = words("other than", "excluding", "not", unless=("not limited to",))
STATED = [
    pytest.param("rehabilitation, other than surgery, radiotherapy and endoscopy", "", id="a list"),
    pytest.param("not an emergency; surgery", "surgery", id="the next clause"),
    pytest.param("rehabilitation (excluding surgery), radiotherapy", "radiotherapy", id="brackets"),
    pytest.param("not surgery but radiotherapy", "radiotherapy", id="but"),
    pytest.param("including but not limited to surgery", "surgery", id="not limited to"),
    pytest.param("surgery", "surgery", id="nothing left out"),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_what_is_left_out_is_not_stated(text: str, expected: str) -> None:
    """Statutory wording lists what a function does not include; that must not be read as naming it."""
    left = packs.stated(text, LEAVES_OUT)

    assert packs.first_word(left, ["surgery", "radiotherapy", "endoscopy"]) == expected


def test_places_in_the_text_stay_where_they_are() -> None:
    """A caret can then be set under a word."""
    text = "no merger; a saving"

    assert packs.stated(text, words("no")).index("saving") == text.index("saving")


# --- sections and parts ---------------------------------------------------------------------------------------------

SECTIONS = [
    pytest.param(["114"], ["114"], "section 114", id="one"),
    pytest.param(["117"], ["114", "115"], "", id="another"),
    pytest.param(["42-47"], ["42-47"], "section 42-47", id="range"),
    pytest.param(["40-50"], ["42-47"], "section 40-50", id="a wider range"),
    pytest.param(["45"], ["42-47"], "section 45", id="within a range"),
    pytest.param(["42\u201347"], ["43"], "section 42\u201347", id="dash"),
    pytest.param(["48", "41"], ["42-47"], "", id="beside a range"),
    pytest.param(["9", "17(1)"], ["17"], "section 17(1)", id="subsection of a whole section"),
    pytest.param(["2"], ["2(3)"], "", id="section of a subsection"),
    pytest.param(["2(3)"], ["2(3)"], "section 2(3)", id="that subsection"),
    pytest.param(["2(1)"], ["2(3)"], "", id="another subsection"),
    pytest.param(["3A"], ["3"], "", id="letter"),
    pytest.param(["ss.18 and 19"], ["19"], "section ss.18 and 19", id="words round it"),
    pytest.param([], ["3"], "", id="none given"),
]


@pytest.mark.parametrize(("given", "wanted", "expected"), SECTIONS)
def test_sections_are_compared_as_numbers(given: list[str], wanted: list[str], expected: str) -> None:
    """Ranges overlap, letters differ, a subsection belongs to its section and not the reverse."""
    assert packs.names_function(entry(act="A", sections=wanted), "A", given) == expected


PARTS = [("VIII", "VII-IX", "Part VIII"), ("VI", "VII-IX", ""), ("7", "VII-IX", "Part 7"), ("X", "VII-IX", ""),
         ("III to VII", "VII", "Part III to VII"), ("IV", "IX", "")]  # fmt: skip


@pytest.mark.parametrize(("given", "wanted", "expected"), PARTS)
def test_parts_are_compared_as_numbers(given: str, wanted: str, expected: str) -> None:
    """Acts number their Parts in Roman figures and people write both."""
    assert packs.names_function(entry(act="A", parts=wanted), "A", (), [given]) == expected


def test_a_section_of_another_act_is_another_section() -> None:
    """Section 14 of one Act is charging and of another nothing of the kind."""
    assert packs.names_function(entry(act="A", sections="14"), "B", ["14"]) == ""


def test_an_entry_without_section_or_part_is_the_whole_act() -> None:
    """Whatever of the Act on adoption a function names, it names adoption."""
    assert packs.names_function(entry(act="A"), "A", ["3"]) == "A"


def test_words_name_a_function_under_any_act() -> None:
    """Clinical services are excluded by what they are, whichever section they are arranged under."""
    assert packs.names_function(entry(words="radiotherapy"), "A", ["3"], (), "Radiotherapy at home") == "Radiotherapy"
