"""A picture in Word, PDF and HTML: seen at its size, said aloud in full, and held against the document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import page as checker
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from agreements.diagnostics import FaultError
from agreements.document import NumberedDocument, Paragraph, Picture, Reference, Text
from agreements.numbering import NumberingScheme, number
from agreements.pictures import dispute_ladder, handover_chain, partner_map
from agreements.proof import FrameWords, faults
from agreements.proof.docx import DocxPackage, docx_faults, read_docx
from agreements.rendering.docx import render_docx
from agreements.rendering.html import cover_lines, page_html, print_html, running_texts
from agreements.rendering.html.guard import guarded_svg
from agreements.rendering.pdf import PdfJob, render_pdf
from tests.pictures.pictures import CHAIN, HUB, LADDER
from tests.rendering.docx_files import CREATED, changed, fonts, house, names, part, parts, printed, written
from tests.rendering.specimen import specimen

EMU_PER_MM = 36_000


def block(id_: str, caption: str, drawing: object) -> Picture:
    """The drawing as a block of a document."""
    fields = {name: getattr(drawing, name) for name in ("svg", "title", "alt", "width_mm", "height_mm")}
    return Picture(id_, (Text(caption),), **fields)


@cache
def document() -> NumberedDocument:
    """The specimen with three pictures at its end, and a paragraph that refers to the second."""
    pictures = (
        block("map", "Who takes part", partner_map(HUB)),
        block("ladder", "A dispute & its stages", dispute_ladder(LADDER)),
        block("chain", "A hand-over", handover_chain(CHAIN)),
    )
    about = Paragraph("about", (Text("See Figure "), Reference("ladder"), Text(".")), level=0)
    return number(replace(specimen(), blocks=(*specimen().blocks, *pictures, about)), NumberingScheme())


@cache
def word() -> bytes:
    """The document as a Word file."""
    return render_docx(
        document(),
        house(),
        definition=None,
        properties={},
        page_numbers=None,
        fonts=None,
        created=CREATED,
        drawn_with=fonts(),
    )


@cache
def web() -> str:
    """The document as a web page."""
    return page_html(document(), house(), skip="Skip")


@cache
def paper() -> bytes:
    """The document as a PDF."""
    made = print_html(document(), house())
    return render_pdf(PdfJob(made.html, made.files, CREATED.isoformat(), None), fonts=fonts()).data


def frame() -> FrameWords:
    """What stands round the body."""
    cover = [line.text for line in cover_lines(document().frame, house())]
    return FrameWords(cover, running_texts(document(), house()))


FILES: dict[str, Callable[[], bytes]] = {"docx": word, "pdf": paper, "html": lambda: web().encode()}


@pytest.mark.parametrize("format_", FILES)
def test_every_format_says_what_the_document_says(format_: str) -> None:
    """Captions with their numbers, what is said aloud, and, where it can be told, the words that are drawn."""
    assert faults(document(), frame(), format_, FILES[format_]()) == ()


OTHER = {
    "another caption": lambda picture: replace(picture, caption=(Text("Who stands aside"),)),
    "another description": lambda picture: replace(picture, alt=f"{picture.alt} And more."),
    "another label": lambda picture: replace(picture, label="Figure 9"),
}


@pytest.mark.parametrize("format_", FILES)
@pytest.mark.parametrize("change", OTHER)
def test_a_file_that_says_anything_else_is_refused(change: str, format_: str) -> None:
    """A proof that could not fail would prove nothing."""
    meant = tuple(OTHER[change](each) if each.id == "map" else each for each in document().blocks)
    other = NumberedDocument(replace(document(), blocks=meant))

    assert faults(other, frame(), format_, FILES[format_]())


def test_the_pdf_draws_the_words_of_the_picture() -> None:
    """Ink is held against the SVG: a name that was drawn otherwise is told."""
    meant = tuple(
        replace(each, svg=each.svg.replace("Cedar Lodge", "Cedar Ledge")) if isinstance(each, Picture) else each
        for each in document().blocks
    )
    found = faults(NumberedDocument(replace(document(), blocks=meant)), frame(), "pdf", paper())

    assert len(found) == 1
    assert "a picture should draw" in found[0]


@pytest.mark.parametrize("standard", ["PDF_UA_1", "PDF_A_3A"])
def test_the_pdf_conforms(standard: str) -> None:
    """A figure with an alternative text, in an archive that needs nothing else."""
    report = checker.validate_pdf_bytes(paper(), profile=checker.ValidationProfile[standard])

    assert [str(failure) for failure in report.failures] == []


def test_the_word_file_is_sound(tmp_path: Path) -> None:
    """By its schema, by its relationships, and by what we know besides."""
    path = written(tmp_path, word())

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(path)] == []
    assert docx_faults(DocxPackage(word()), printed(document())) == ()


def test_word_shows_the_picture_at_its_size() -> None:
    """In millimetres as drawn; the page is some hundredths narrower than the widest picture."""
    picture = next(each for each in document().blocks if isinstance(each, Picture))
    extents = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', part(word()))

    pairs = zip(extents[0], (picture.width_mm, picture.height_mm), strict=True)
    assert all(abs(int(emu) / EMU_PER_MM - wanted) < 0.1 for emu, wanted in pairs), extents[0]


def test_a_picture_wider_than_the_page_is_made_smaller() -> None:
    """It keeps its shape, and nothing of it is cut off."""
    wide = tuple(
        replace(each, width_mm=400.0, height_mm=100.0) if isinstance(each, Picture) else each
        for each in document().blocks
    )
    data = render_docx(
        NumberedDocument(replace(document(), blocks=wide)),
        house(),
        definition=None,
        properties={},
        page_numbers=None,
        fonts=None,
        created=CREATED,
        drawn_with=fonts(),
    )
    extents = [(int(x), int(y)) for x, y in re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', part(data))]

    assert all(x < 170 * EMU_PER_MM and abs(x - 4 * y) <= 4 for x, y in extents)


def test_word_holds_both_files_of_each_picture() -> None:
    """The SVG as it is, and a PNG for programs that draw none."""
    held = [name for name in names(word()) if "media/picture" in name]
    svgs = [parts(word())[name].decode() for name in held if name.endswith(".svg")]

    assert sorted(svgs) == sorted(each.svg for each in document().blocks if isinstance(each, Picture))
    assert all(parts(word())[name].startswith(b"\x89PNG") for name in held if name.endswith(".png"))
    assert len(held) == 2 * len(svgs)


def test_the_same_document_gives_the_same_word_file() -> None:
    """Fonts come from the pack and from nowhere else, in an order of their own."""
    first = word()
    word.cache_clear()

    assert word() == first


def test_a_word_file_that_says_less_is_found_out() -> None:
    """Somebody took the description away."""
    silent = changed(word(), lambda text: re.sub(r'(<wp:docPr[^>]*) descr="[^"]*"', r'\1 descr=""', text))

    assert any("lacks" in fault or "should read" in fault for fault in faults(document(), frame(), "docx", silent))


def test_a_figure_is_counted_apart_from_tables() -> None:
    """Figure 1 comes after Table 3 as well."""
    lines = [line for line in read_docx(word()).lines if line.block in {"map", "ladder", "chain"} and line.label]

    assert [line.label for line in lines] == ["Figure 1", "Figure 2", "Figure 3"]


def test_the_web_page_scrolls_a_wide_picture_by_itself() -> None:
    """The page stays as wide as the screen."""
    figure = re.search(r'<figure id="map".*?</figure>', web(), re.DOTALL)

    assert figure is not None
    assert re.search(
        r'<div class="scroll" role="region" tabindex="0" aria-labelledby="map--caption">\s*<svg', figure[0]
    )


GOOD = '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title></svg>'


@pytest.mark.parametrize(
    "bad",
    [
        GOOD.replace("<title>", "<script>x()</script><title>"),
        GOOD.replace("<svg ", '<svg onload="x()" '),
        GOOD.replace("<title>", '<a href="http://x.example"><title>'),
        GOOD.replace("<title>", "<image/><title>"),
        GOOD.replace("<title>", '<rect style="x:y"/><title>'),
        GOOD.replace("<title>", "<!-- x --><title>"),
        GOOD.replace("<title>", '<rect fill="url(#x)"/><title>').replace("fill", "filter"),
        "<p>no picture</p>",
        "",
    ],
)
def test_a_drawing_with_anything_else_in_it_is_refused(bad: str) -> None:
    """Words, boxes and lines; what could run, fetch or hide has no business in an agreement."""
    assert guarded_svg(GOOD) == GOOD
    with pytest.raises(FaultError):
        guarded_svg(bad)
