"""Every letter that is to be printed is in the fonts, or is named."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

from agreements.rendering.fonts import font_problems, missing_families, missing_letters, with_fonts_at_hand
from tests.rendering.docx_files import house
from tests.rendering.pdf_house import fonts


@pytest.mark.parametrize(
    "text",
    ["Tŷ Ŵr, Ŷ ŵ", "Włościan-Żdżarów", "Siân Ó Briain", "£1,234.50", "\N{BALLOT BOX} \N{CHECK MARK}", "a\nb\tc"],
)
def test_letters_of_our_names_are_there(text: str) -> None:
    """Welsh and Polish names, money and the marks of forms."""
    assert missing_letters(text, fonts()) == set()


@pytest.mark.parametrize(("text", "missing"), [("漢字", "漢字"), ("a\u0645b", "\u0645"), ("\U0001f600", "\U0001f600")])
def test_a_letter_that_prints_as_a_box_is_named(text: str, missing: str) -> None:
    """The box still reads well to a machine, so no proof of the words would find it."""
    assert missing_letters(text, fonts()) == set(missing)


def test_a_letter_must_be_in_every_face() -> None:
    """Any word may come to stand in bold or italics."""
    face = TTFont(BytesIO(fonts()["SourceSans3-Bold.ttf"]))
    small = Subsetter()
    small.populate(text="abc")
    small.subset(face)
    saved = BytesIO()
    face.save(saved)

    assert missing_letters("abŴ", fonts() | {"Small.ttf": saved.getvalue()}) == {"Ŵ"}


def test_a_family_that_the_pack_lacks_is_named() -> None:
    """Another font would step in without a word."""
    assert missing_families({"Source Serif 4", "source sans 3", "Arial"}, fonts()) == {"Arial"}


@pytest.mark.parametrize(
    ("font", "nearest"),
    [("Arial", "Source Sans 3"), ("Times New Roman", "Source Serif 4"), ("Vale", "Source Sans 3")],
)
def test_the_packs_nearest_font_stands_in(font: str, nearest: str) -> None:
    """With serifs or without, as the name says; a stranger is taken for one without."""
    look = replace(house().styles["clause_1"], font=font)
    asking = replace(house(), styles={**house().styles, "clause_1": look})

    assert with_fonts_at_hand(asking, fonts()).styles["clause_1"].font == nearest
    assert [font in problem and nearest in problem for problem in font_problems(asking, fonts())] == [True]


def test_a_house_style_in_the_packs_fonts_stays_as_it_is() -> None:
    """And nothing is told."""
    assert with_fonts_at_hand(house(), fonts()) is house()
    assert list(font_problems(house(), fonts())) == []
