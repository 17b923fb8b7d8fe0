"""The house style that we write ourselves, and the one that is committed."""

from __future__ import annotations

import re

import pytest
from openxml_audit import OpenXmlValidator

from agreements.intake import STYLE_NAMES, open_house
from agreements.rendering.docx import fresh_house
from tests.rendering import docx_files as files


def contrast_with_white(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance and contrast ratio."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_a_fresh_one_is_the_same_every_time() -> None:
    """So the committed file can be told from an edited one."""
    assert fresh_house() == fresh_house()


def test_the_committed_one_is_fresh() -> None:
    """Until the pack says that it was edited in Word, nobody has edited it."""
    assert files.house().docx == fresh_house()


def test_it_passes_the_gate_and_is_read_without_problems() -> None:
    """PDF and HTML can follow all of it."""
    assert open_house(fresh_house()).problems == ()


def test_it_has_every_style() -> None:
    """A style that is missing prints paragraphs without their numbers."""
    assert set(open_house(fresh_house()).styles) == set(STYLE_NAMES)


def test_public_checker_finds_nothing(tmp_path: object) -> None:
    """A lawyer opens it in Word, which must not offer to repair it."""
    path = files.written(tmp_path, fresh_house())  # type: ignore[arg-type]

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("key", sorted(STYLE_NAMES))
def test_colours_are_read_in_poor_light(key: str) -> None:
    """Contrast of 7:1, which WCAG 2.2 asks for at level AAA. A style of characters takes its paragraph's colour."""
    look = open_house(fresh_house()).styles[key]

    assert contrast_with_white(look.colour or "#000000") >= 7


def test_text_is_clear_print() -> None:
    """11.5 points on a line of about 1.35, left-aligned, in the serif; headings in the sans."""
    looks = open_house(fresh_house()).styles

    assert (looks["clause_1"].font, looks["clause_1"].size, looks["clause_1"].align) == ("Source Serif 4", 11.5, "left")
    assert 1.3 <= looks["clause_1"].line <= 1.4
    assert looks["clause"].font == "Source Sans 3"


@pytest.mark.parametrize(
    ("level", "above"), [("clause_1", "clause"), ("schedule_1", "schedule_clause"), ("definition_2", "definition")]
)
def test_numbers_stand_in_one_column(level: str, above: str) -> None:
    """The text of a level starts where the number of the next one stands."""
    looks = open_house(fresh_house()).styles
    column = looks[level].left - looks[level].hanging

    assert column == pytest.approx(looks[above].left - looks[above].hanging)


@pytest.mark.parametrize("key", ["heading", "clause", "schedule", "part", "schedule_clause", "caption", "execution"])
def test_headings_stay_with_what_follows(key: str) -> None:
    """In the style, so that a heading typed in Word later does too."""
    assert open_house(fresh_house()).styles[key].keep_with_next


def test_fonts_may_be_others() -> None:
    """A council has its own."""
    looks = open_house(fresh_house(text_font="Arial", heading_font="Georgia")).styles

    assert (looks["clause_1"].font, looks["clause"].font) == ("Arial", "Georgia")


def test_nothing_of_another_template_is_in_it() -> None:
    """No thumbnail, no custom XML, no hundred table styles: python-docx's own template has them."""
    data = fresh_house()

    assert not [name for name in files.names(data) if "thumbnail" in name or "customXml" in name]
    assert len(re.findall('w:type="table"', files.part(data, "word/styles.xml"))) == 2


def test_every_style_is_shown_to_whoever_edits_it() -> None:
    """In a block that no agreement prints."""
    text = files.part(fresh_house())
    specimen = text[text.index("{%p if specimen %}") : text.index("{%p endif %}")]
    hidden = {"contents_heading", "contents_1", "contents_2", "header", "footer"}
    ids = {
        "caption": "Caption",
        **{key: name.replace(" ", "") for key, name in STYLE_NAMES.items() if key != "caption"},
    }

    assert [key for key in ids if key not in hidden and f'w:val="{ids[key]}"' not in specimen] == []
