"""The PDF conforms to PDF/UA-1 and PDF/A-3a at once, and carries what an archive and a reader need."""

from __future__ import annotations

import re
import zlib

import page as checker
import pypdfium2
import pytest

from agreements.rendering.html import print_html
from agreements.rendering.pdf import PdfJob, PdfResult, PdfWorker
from tests.rendering.pdf_house import house
from tests.rendering.specimen import specimen


@pytest.mark.parametrize("standard", ["PDF_UA_1", "PDF_A_3A"])
def test_the_file_conforms(made: PdfResult, standard: str) -> None:
    """A public body must publish what a screen reader can read, and an archive must keep it."""
    report = checker.validate_pdf_bytes(made.data, profile=checker.ValidationProfile[standard])

    assert [str(failure) for failure in report.failures] == []


def test_a_final_document_conforms_too(worker: PdfWorker) -> None:
    """Without a watermark the page has no background, and nothing else may hang on it."""
    page = print_html(specimen(watermark=""), house())
    made = worker.render(PdfJob(page.html, page.files))
    reports = [checker.validate_pdf_bytes(made.data, profile=each) for each in _STANDARDS]

    assert [str(failure) for report in reports for failure in report.failures] == []


_STANDARDS = (checker.ValidationProfile.PDF_UA_1, checker.ValidationProfile.PDF_A_3A)


def test_the_definition_is_attached_as_the_source(made: PdfResult) -> None:
    """Whoever has the paper has the data that it was made from."""
    attachment = pypdfium2.PdfDocument(made.data).get_attachment(0)

    assert (attachment.get_name(), bytes(attachment.get_data())) == ("specimen.yaml", b"id: specimen\n")
    assert b"/AFRelationship /Source" in _unpacked(made.data)


def test_the_properties_are_those_of_the_document(made: PdfResult) -> None:
    """A search shows the title and author, not a file name; the date is the document's own."""
    found = pypdfium2.PdfDocument(made.data).get_metadata_dict(skip_empty=True)
    frame = specimen().frame

    assert (found["Title"], found["Author"]) == (frame.title, frame.author)
    assert found["CreationDate"] == "D:20261121"


def test_every_header_cell_has_a_scope(made: PdfResult) -> None:
    """A screen reader says which column and row a sum stands in; WeasyPrint 70 leaves this out."""
    tags = _unpacked(made.data)
    cells = tags.count(b"/S /TH/")

    assert cells > 20
    assert tags.count(b"/Scope /Column") + tags.count(b"/Scope /Row") == cells


def test_running_lines_are_no_part_of_the_text(made: PdfResult) -> None:
    """A screen reader would otherwise read the page number into the middle of a sentence."""
    streams = _unpacked(made.data)

    assert streams.count(b"/Pagination") >= 2 * (made.page_count - 1)


def test_links_say_in_words_where_they_lead(made: PdfResult) -> None:
    """A list of links that reads 'pooled-fund.2.b.ii' helps nobody."""
    contents = re.findall(rb"/Contents \(([^)]*)\)", _unpacked(made.data))

    assert b"2. Pooled fund & R&D" in contents
    assert not [text for text in contents if text.startswith(b"pooled-fund")]


def test_pages_say_where_blocks_begin(made: PdfResult) -> None:
    """The Word file's contents list is filled from these."""
    blocks = [block.id for block in specimen().blocks]
    pages = [made.pages[block] for block in blocks]

    assert pages == sorted(pages)
    assert pages[-1] == made.page_count


def _unpacked(data: bytes) -> bytes:
    """Every stream of the file that can be inflated, one after another."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return b"\n".join(filter(None, map(_inflated, streams)))


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""
