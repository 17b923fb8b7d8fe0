"""From where on words of a Word file count as hidden, to the last step: one short of it, a lawyer's look comes in."""

from __future__ import annotations

import pytest
from lxml import etree

from agreements.intake.hidden import hides, is_alike, is_beside, is_hidden

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def properties(kind: str, inner: str) -> etree._Element:
    """The properties of a run, paragraph or row."""
    return etree.fromstring(f"<w:{kind} {_NAMESPACES}>{inner}</w:{kind}>")


def fill(clear: int) -> str:
    """Ink of that much clearness, in thousandths of a per cent."""
    colour = f'<w14:srgbClr w14:val="000000"><w14:alpha w14:val="{clear}"/></w14:srgbClr>'
    return f"<w14:textFill><w14:solidFill>{colour}</w14:solidFill></w14:textFill>"


LETTERS = [
    pytest.param('<w:spacing w:val="{}"/>', -60, -61, id="letters on one another"),
    pytest.param('<w:position w:val="{}"/>', 60, 61, id="raised"),
    pytest.param('<w:position w:val="{}"/>', -60, -61, id="lowered"),
    pytest.param('<w:w w:val="{}"/>', 20, 19, id="squeezed"),
    pytest.param('<w:sz w:val="{}"/>', 8, 7, id="small"),
    pytest.param('<w:fitText w:val="{}"/>', 400, 399, id="squeezed into a width"),
]


@pytest.mark.parametrize(("look", "seen", "unseen"), LETTERS)
def test_letters_are_hidden_from_one_step_on(look: str, seen: int, unseen: int) -> None:
    """Each bound is in Word's own units."""
    assert not is_hidden(properties("rPr", look.format(seen)))
    assert is_hidden(properties("rPr", look.format(unseen)))


def test_ink_is_clear_from_nine_tenths_on() -> None:
    """What lets more of the paper through is no ink."""
    assert not is_hidden(properties("rPr", fill(89_999)))
    assert is_hidden(properties("rPr", fill(90_000)))


INKS = [
    pytest.param('<w14:srgbClr w14:val="FFFFFF"/>', True, id="white"),
    pytest.param('<w14:srgbClr w14:val="1A1A1A"/>', False, id="black"),
    pytest.param('<w14:schemeClr w14:val="bg1"/>', True, id="the theme's paper"),
    pytest.param('<w14:schemeClr w14:val="bg1"><w14:lumMod w14:val="50000"/></w14:schemeClr>', False, id="darkened"),
    pytest.param('<w14:schemeClr w14:val="accent1"/>', False, id="an accent"),
]


@pytest.mark.parametrize(("ink", "unseen"), INKS)
def test_ink_in_the_colour_of_paper_is_none(ink: str, unseen: bool) -> None:
    """Whether by its digits or by its name in the theme."""
    effect = f"<w14:textFill><w14:solidFill>{ink}</w14:solidFill></w14:textFill>"

    assert is_hidden(properties("rPr", effect)) == unseen


@pytest.mark.parametrize(("tint", "unseen"), [("1F", True), ("20", False), ("FF", False)])
def test_a_dark_colour_of_the_theme_may_be_tinted_away(tint: str, unseen: bool) -> None:
    """Word writes how much of it is left."""
    colour = f'<w:color w:val="1A1A1A" w:themeColor="text1" w:themeTint="{tint}"/>'

    assert is_hidden(properties("rPr", colour)) == unseen


TABLES = [
    pytest.param("tblPr", '<w:tblInd w:w="{}"/>', 14_000, 14_001, id="right of the paper"),
    pytest.param("tblPr", '<w:tblInd w:w="{}"/>', -14_000, -14_001, id="left of the paper"),
    pytest.param("tblPr", '<w:tblCellMar><w:left w:w="{}"/></w:tblCellMar>', 1_440, 1_441, id="margins of cells"),
    pytest.param("tcPr", '<w:tcMar><w:left w:w="{}"/></w:tcMar>', 1_440, 1_441, id="margins of a cell"),
]


@pytest.mark.parametrize(("kind", "look", "seen", "unseen"), TABLES)
def test_tables_are_beside_the_paper_from_one_step_on(kind: str, look: str, seen: int, unseen: int) -> None:
    """Or leave their words no room."""
    assert not is_beside(properties(kind, look.format(seen)))
    assert is_beside(properties(kind, look.format(unseen)))


LINES = [
    *(
        pytest.param(f'<w:ind w:{side}="{{}}"/>', 14_000, 14_001, id=side)
        for side in ("left", "right", "start", "end", "firstLine", "hanging")
    ),
    pytest.param('<w:ind w:left="{}"/>', -14_000, -14_001, id="left of the paper"),
    pytest.param('<w:framePr w:x="{}"/>', 14_000, 14_001, id="frame beside the paper"),
    pytest.param('<w:framePr w:y="{}"/>', 14_000, 14_001, id="frame below the paper"),
    pytest.param('<w:framePr w:w="{}"/>', 400, 399, id="narrow frame"),
    pytest.param('<w:spacing w:line="{}" w:lineRule="exact"/>', 60, 59, id="lines on one another"),
]


@pytest.mark.parametrize(("look", "seen", "unseen"), LINES)
def test_paragraphs_are_away_from_one_step_on(look: str, seen: int, unseen: int) -> None:
    """No paper is wider than the bound."""
    assert not hides(properties("pPr", look.format(seen)), frozenset())
    assert hides(properties("pPr", look.format(unseen)), frozenset())


def test_a_line_may_be_low_where_words_may_make_it_higher() -> None:
    """Only an exact height cuts letters off."""
    assert not hides(properties("pPr", '<w:spacing w:line="59" w:lineRule="atLeast"/>'), frozenset())
    assert not hides(properties("pPr", '<w:spacing w:line="59"/>'), frozenset())


@pytest.mark.parametrize(
    ("height", "flat"),
    [
        ('<w:trHeight w:val="60" w:hRule="exact"/>', False),
        ('<w:trHeight w:val="59" w:hRule="exact"/>', True),
        ('<w:trHeight w:hRule="exact"/>', True),
        ('<w:trHeight w:val="59" w:hRule="atLeast"/>', False),
        ('<w:trHeight w:val="59"/>', False),
    ],
)
def test_rows_are_flat_from_one_step_on(height: str, flat: bool) -> None:
    """Only an exact height makes a row flat."""
    assert hides(properties("trPr", height), frozenset()) == flat


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("808080", "8F8080", True), ("808080", "90807F", False), ("808080", "80808F", True), ("FFFFFF", "FFFFEF", False)],
)
def test_colours_are_alike_below_sixteen_steps(one: str, other: str, alike: bool) -> None:
    """In each of red, green and blue."""
    assert is_alike(one, other) == alike
    assert is_alike(other, one) == alike


def test_a_style_that_hides_is_known_by_its_id() -> None:
    """In a run or a paragraph; another style is none of it."""
    hidden = frozenset({"Ghost"})

    assert hides(properties("rPr", '<w:rStyle w:val="Ghost"/>'), hidden)
    assert hides(properties("pPr", '<w:pStyle w:val="Ghost"/>'), hidden)
    assert not hides(properties("pPr", '<w:pStyle w:val="Body"/>'), hidden)
    assert not hides(properties("pPr", "<w:pStyle/>"), frozenset({"XXXX"}))
