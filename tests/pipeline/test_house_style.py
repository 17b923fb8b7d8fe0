"""A lawyer changes house.docx in Word and saves it; every agreement follows, in Word, PDF and HTML alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import page as checker
import pytest

from agreements.diagnostics import FindingsError
from agreements.document import Clause, Paragraph, words
from agreements.pipeline import Built, check, numbered_document
from agreements.rendering.docx import fresh_house
from tests.pipeline.built import SAMPLES
from tests.pipeline.edited_house import ACCENT, ALT, COVER_LINE, HEADER, HEIGHT, LEFT, WIDTH, edited_house, png
from tests.pipeline.house_packs import built_with
from tests.pipeline.inks import Ink, inks, pictures
from tests.rendering import docx_files as files

SAMPLE = "memorandum-small"
RIGHT = 595.3 - 56.7
"""Where the text ends, in points from the left edge: the right margin is 20 mm."""


@dataclass(frozen=True)
class Made:
    """What was built in a house style, and what is drawn in the PDF."""

    built: Built
    files: Mapping[str, bytes]
    drawn: list[Ink]

    @property
    def html(self) -> str:
        """The web page."""
        return self.files["html"].decode("utf-8")

    def word(self, name: str) -> str:
        """A part of the Word file."""
        return files.part(self.files["docx"], f"word/{name}.xml")

    def drawn_as(self, text: str) -> Ink:
        """How the body draws a text, which the contents may draw too, and smaller."""
        starts = [ink for ink in self.drawn if len(ink.text.strip()) > 9 and text.startswith(ink.text.strip())]
        return max(starts, key=lambda ink: ink.size)


def made_with(folder: Path, house: bytes) -> Made:
    """The small memorandum in that house style. Each file was read back, and says what the document says."""
    built, outputs = built_with(folder, house, SAMPLE)
    return Made(built, outputs, inks(outputs["pdf"]))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """In the edited house style."""
    return made_with(tmp_path_factory.mktemp("edited"), edited_house())


@pytest.fixture(scope="module")
def in_arial(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """In one whose text font the pack does not bring."""
    return made_with(tmp_path_factory.mktemp("arial"), edited_house(font="Arial"))


def _first(kind: type[Clause | Paragraph]) -> str:
    checked = check(SAMPLES / f"{SAMPLE}.yaml")
    blocks = numbered_document(checked, checked.agreement.documents[0]).blocks
    start = next(place for place, block in enumerate(blocks) if isinstance(block, Clause))
    return next(words(block.inlines) for block in blocks[start:] if isinstance(block, kind))


def style(text: str, style_id: str) -> str:
    """One style of the Word file."""
    return text[text.index(f'w:styleId="{style_id}"') :].partition("</w:style>")[0]


def rule(html: str, selector: str) -> str:
    """The looks of the last rule with exactly this selector, which goes before earlier ones."""
    found = re.findall(rf"^{re.escape(selector)} \{{(.*)\}}$", html, re.MULTILINE)
    assert found, selector
    return str(found[-1])


def test_all_of_it_can_be_followed(made: Made) -> None:
    """So nothing is told about it."""
    assert [finding.message for finding in made.built.checked.report if finding.id == "house-style"] == []


def test_word_has_the_font_and_its_size(made: Made) -> None:
    """The agreement's styles are those of the house."""
    normal = style(made.word("styles"), "Normal")

    assert '<w:rFonts w:ascii="Source Sans 3"' in normal
    assert '<w:sz w:val="24"/>' in normal
    assert '<w:sz w:val="30"/>' in style(made.word("styles"), "ClauseHeading")


def test_word_embeds_the_faces_that_are_used(made: Made) -> None:
    """The text no longer asks for the serif."""
    entry = made.word("fontTable").partition('w:name="Source Serif 4"')[2].partition("</w:font>")[0]

    assert "embedRegular" not in entry


def test_the_pdf_has_the_font_and_its_size(made: Made) -> None:
    """Text in the other font, clause headings in the larger size."""
    text, heading = made.drawn_as(_first(Paragraph)), made.drawn_as(_first(Clause))

    assert (text.font.startswith("Source-Sans-3"), text.size) == (True, 12.0)
    assert (heading.font, heading.size, heading.colour) == ("Source-Sans-3-Bold", 15.0, f"#{ACCENT.lower()}")
    assert not [ink for ink in made.drawn if ink.font.startswith("Source-Serif")]


def test_the_page_has_the_font_and_the_accent(made: Made) -> None:
    """By the same rules, in sizes that a reader may change."""
    assert 'font-family: "Source Sans 3"' in rule(made.html, ".clause-1")
    assert f"color: #{ACCENT.lower()}" in rule(made.html, ".clause")
    assert f"solid #{ACCENT.lower()}" in rule(made.html, "thead th")


def test_margins_move_in_word(made: Made) -> None:
    """In every section; tables, contents and running lines reach the new margin."""
    margins = re.findall(r'<w:pgMar [^>]*w:right="(\d+)"[^>]*w:left="(\d+)"', made.word("document"))
    text_width = 11906 - 1134 - 1701
    stops = re.findall(r'<w:tab w:val="right" w:pos="(\d+)"/>', made.word("styles"))
    tables = {int(width) for width in re.findall(r'<w:tblW w:w="(\d+)"', made.word("document"))}

    assert set(margins) == {("1134", "1701")}
    assert {int(place) for place in stops} == {text_width}
    assert text_width in tables


def test_margins_move_in_the_pdf(made: Made) -> None:
    """No word of the body stands left of the margin, and many stand at it."""
    lefts = [ink.left for ink in made.drawn if ink.page > 1 and ink.size < 100]

    assert min(lefts) >= LEFT - 1
    assert sum(abs(left - LEFT) < 3 for left in lefts) > 50
    assert max(lefts) < RIGHT


def test_the_logo_is_on_the_cover(made: Made) -> None:
    """In its size, with its words for whoever cannot see it."""
    assert files.parts(made.files["docx"])["word/media/image1.png"] == png()
    assert pictures(made.files["pdf"], 1) == [(WIDTH, HEIGHT)]
    assert f'alt="{ALT}"' in made.html
    assert "data:image/png;base64," in made.html


@pytest.mark.parametrize("standard", ["PDF_UA_1", "PDF_A_3A"])
def test_the_pdf_with_a_logo_conforms(made: Made, standard: str) -> None:
    """A picture brings rules of its own: words for it, and no smoothing."""
    report = checker.validate_pdf_bytes(made.files["pdf"], profile=checker.ValidationProfile[standard])

    assert [str(failure) for failure in report.failures] == []
    assert b"/Interpolate true" not in made.files["pdf"]


def test_the_lawyers_own_line_is_on_the_cover(made: Made) -> None:
    """Word for word."""
    assert COVER_LINE in re.sub("<[^>]*>", "", made.word("document"))
    assert COVER_LINE in "".join(ink.text for ink in made.drawn if ink.page == 1)
    assert COVER_LINE in made.html


def test_the_header_says_what_she_put_there(made: Made) -> None:
    """On every page but the cover; the web page has no running lines."""
    pages = {ink.page for ink in made.drawn}
    with_header = {ink.page for ink in made.drawn if ink.text.startswith(f"{HEADER}: ")}

    assert with_header == pages - {1}
    assert f"{HEADER}: " in re.sub("<[^>]*>", "", made.word("header1"))


def test_a_font_that_the_pack_lacks_is_told(in_arial: Made) -> None:
    """By its name, with who asks for it and what the PDF prints instead."""
    told = [finding for finding in in_arial.built.checked.report if finding.id == "house-style"]

    assert len(told) == 1
    assert "no font 'Arial'" in told[0].message
    assert "the PDF prints 'Source Sans 3' instead" in told[0].message
    assert told[0].severity == "warning"


def test_it_is_told_in_the_draft_itself(in_arial: Made) -> None:
    """Among the findings at its end."""
    assert "no font &#39;Arial&#39;" in in_arial.html.partition('data-block="findings')[2]


def test_the_pdf_prints_the_nearest_of_the_packs_fonts(in_arial: Made) -> None:
    """Arial has no serifs, so it is the one without."""
    assert {ink.font.partition("-Bold")[0].rstrip(",") for ink in in_arial.drawn} == {"Source-Sans-3"}


def test_word_and_the_page_ask_for_what_she_chose(in_arial: Made) -> None:
    """A reader's machine may well have it."""
    assert '<w:rFonts w:ascii="Arial"' in style(in_arial.word("styles"), "Normal")
    assert 'font-family: "Arial", Arial, Helvetica, sans-serif' in rule(in_arial.html, ".clause-1")


NHS_BLUE = "005EB8"
_SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{NHS_BLUE}"/>'


def with_header_rows(shade: str, letters: str, *, own_shade: bool = False) -> bytes:
    """A house style whose tables have a shaded header row with letters in that colour."""

    def edit(text: str) -> str:
        text = text.replace("</w:tcBorders></w:tcPr></w:tblStylePr>", f"</w:tcBorders>{shade}</w:tcPr></w:tblStylePr>")
        before = style(text, "TableHeading")
        after = before.replace('w:color w:val="1B3A5C"', f'w:color w:val="{letters}"')
        return text.replace(before, after.replace("<w:spacing", f"{_SHADE}<w:spacing") if own_shade else after)

    return files.changed(fresh_house(), edit, "word/styles.xml")


def test_header_rows_in_white_on_blue_look_so_everywhere(tmp_path: Path) -> None:
    """As many bodies have their tables."""
    built, outputs = built_with(tmp_path, with_header_rows(_SHADE, "FFFFFF", own_shade=True), SAMPLE)
    white = {ink.text.strip() for ink in inks(outputs["pdf"]) if ink.colour.upper() == "#FFFFFF"}

    assert [finding.message for finding in built.checked.report if finding.id == "house-style"] == []
    assert {"Item", "Detail"} <= white
    assert f"background: #{NHS_BLUE.lower()}" in rule(outputs["html"].decode(), "thead tr").lower()
    assert _SHADE in style(files.part(outputs["docx"], "word/styles.xml"), "AgreementTable")


@pytest.mark.parametrize(
    ("house", "told"),
    [
        pytest.param(with_header_rows(_SHADE, NHS_BLUE), "contrast of 1.0 with the shade", id="blue on blue"),
        pytest.param(with_header_rows("", "C8D0D8"), "contrast of 1.6 with white paper", id="grey on white"),
        pytest.param(with_header_rows(_SHADE, "FFFFFF"), "TableHeading", id="white without a shade of its own"),
    ],
)
def test_header_rows_that_nobody_could_read_are_refused(tmp_path: Path, house: bytes, told: str) -> None:
    """Before anything is printed, and by the name of the style."""
    with pytest.raises(FindingsError) as caught:
        built_with(tmp_path, house, SAMPLE, formats=("html",))

    assert told in next(iter(caught.value.report)).message


def test_shades_of_other_rows_are_told_as_not_followed(tmp_path: Path) -> None:
    """Word would show them, and the PDF would not."""
    banded = (
        f'<w:tblStylePr w:type="band1Horz"><w:tcPr>{_SHADE}</w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstRow">'
    )
    house = files.changed(
        fresh_house(), lambda text: text.replace('<w:tblStylePr w:type="firstRow">', banded), "word/styles.xml"
    )
    built, _ = built_with(tmp_path, house, SAMPLE, formats=("html",))

    told = [finding.message for finding in built.checked.report if finding.id == "house-style"]
    assert told == ["PDF and HTML show no shade in a table but that of its header row"]


def test_a_letter_that_the_fonts_lack_stops_the_build(tmp_path: Path) -> None:
    """It would print as a box on the cover of every agreement."""
    house = files.changed(fresh_house(), lambda text: text.replace("{{ frame.between }}", "\u4e2d {{ frame.between }}"))

    with pytest.raises(FindingsError, match="cannot be printed") as caught:
        built_with(tmp_path, house, SAMPLE, formats=("html",))

    assert "U+4E2D" in next(iter(caught.value.report)).message
