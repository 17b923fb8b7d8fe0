"""The PDF is read back as ink and held against the document: what is lost, added, moved or hidden is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from agreements.document import NumberedDocument, Paragraph, Table, Text
from agreements.proof.lines import FrameWords
from agreements.proof.pdf import pdf_differences, read_pdf
from agreements.rendering.html import PrintPage, cover_lines, print_html, running_texts
from agreements.rendering.pdf import PdfJob, PdfWorker
from tests.rendering.pdf_house import fonts, house
from tests.rendering.pdf_specimen import long_agreement
from tests.rendering.specimen import specimen


@pytest.fixture(scope="module")
def worker() -> Iterator[PdfWorker]:
    """A process that stays for all tests."""
    with PdfWorker(fonts()) as running:
        yield running


@pytest.fixture(scope="module")
def page() -> PrintPage:
    """The specimen laid out for paper."""
    return print_html(specimen(), house())


def frame_words(document: NumberedDocument) -> FrameWords:
    """What the cover and the running lines may say."""
    cover = [line.text for line in cover_lines(document.frame, house())]
    return FrameWords(cover, running_texts(document, house()))


def faults(worker: PdfWorker, html: str, page: PrintPage, document: NumberedDocument | None = None) -> tuple[str, ...]:
    """What the proof says of the PDF that is made of this HTML."""
    meant = document or specimen()
    made = worker.render(PdfJob(html, page.files))
    reading = read_pdf(made.data, {block.id for block in meant.blocks})
    return pdf_differences(meant, reading, frame_words(meant), "agreement.pdf")


def test_the_paper_says_what_the_document_says(worker: PdfWorker, page: PrintPage) -> None:
    """Cover, blocks in order, contents, running lines and the mark of a draft."""
    assert faults(worker, page.html, page) == ()


def test_a_long_paper_too(worker: PdfWorker) -> None:
    """Many pages, portrait and landscape."""
    document = long_agreement(clauses=6, schedules=4)
    made = print_html(document, house())

    assert faults(worker, made.html, made, document) == ()


def test_a_repeated_table_header_counts_once(worker: PdfWorker) -> None:
    """It is printed on every page of a long table, and said once."""
    original = specimen()
    table = next(block for block in original.blocks if isinstance(block, Table) and block.id == "table.contributions")
    long = replace(table, rows=table.rows[:1] * 90)
    document = NumberedDocument(replace(original, blocks=tuple(long if b is table else b for b in original.blocks)))
    page = print_html(document, house())
    reading = read_pdf(worker.render(PdfJob(page.html, page.files)).data, {block.id for block in document.blocks})

    assert len([text for block, _, text in reading.blocks if block == table.id and "Minimum" in text]) > 2
    assert pdf_differences(document, reading, frame_words(document), "agreement.pdf") == ()


CLOSE = '<p id="services.close"'
SABOTAGE = {
    "a word is lost": ("twelve stand at Fenland House", "stand at Fenland House"),
    "a word is added": ("twelve stand", "twelve do not stand"),
    "a space is lost": ("twelve stand", "twelvestand"),
    "a label is wrong": ('<span class="n">(B) </span>', '<span class="n">(C) </span>'),
    "a sum is wrong": ("1,637,500.01", "1,637,500.10"),
    "a reference is wrong": (">2.2(b)(ii)</a>", ">2.2(b)(i)</a>"),
    "the cover has another name": ('<h1 class="cover-title">', '<h1 class="cover-title">Old '),
    "a paragraph is not shown": (CLOSE, '<p style="display: none" id="services.close"'),
    "a paragraph is invisible": (CLOSE, '<p style="visibility: hidden" id="services.close"'),
    "a paragraph is white": (CLOSE, '<p style="color: white" id="services.close"'),
    "a paragraph is nearly white": (CLOSE, '<p style="color: #e8e8e8" id="services.close"'),
    "a paragraph is white on a pale shade": (CLOSE, '<p style="color: white; background: #ddd" id="services.close"'),
    "a white paragraph is half beside its shade": (
        CLOSE,
        '<p style="color: white; background: linear-gradient(#123, #123) no-repeat 0 / 50% 100%" id="services.close"',
    ),
    "a paragraph is transparent": (CLOSE, '<p style="color: rgba(0, 0, 0, 0.05)" id="services.close"'),
    "a paragraph is tiny": (CLOSE, '<p style="font-size: 1pt" id="services.close"'),
    "a paragraph is shrunk": (CLOSE, '<p style="transform: scale(0.1)" id="services.close"'),
    "a paragraph is off the paper": (CLOSE, '<p style="position: relative; left: 30cm" id="services.close"'),
    "words stand in the margin": ('content: "Page "', 'content: "Not binding. Page "'),
    "an entry of the contents is lost": ('<a href="#disputes">Disputes</a>', ""),
    "a page lacks the mark of a draft": ("@page landscape {", "@page landscape { background: none;"),
    "a link leads to the network": ('<a href="#disputes">', '<a href="https://example.test/#disputes">'),
    "words are made by the stylesheet": ("</style>", ".schedule::after { content: ' (not used)' }</style>"),
}


@pytest.mark.parametrize(("found", "put"), SABOTAGE.values(), ids=SABOTAGE)
def test_a_difference_is_found(worker: PdfWorker, page: PrintPage, found: str, put: str) -> None:
    """Each is a way in which paper and agreement can part."""
    assert found in page.html
    assert faults(worker, page.html.replace(found, put, 1), page)


@pytest.mark.parametrize("shade", ["#005eb8", "#1b3a5c", "#000000"])
def test_white_words_on_a_dark_shade_are_read(worker: PdfWorker, page: PrintPage, shade: str) -> None:
    """So councils print the headings of their tables, and NHS bodies theirs on their blue."""
    shaded = page.html.replace(CLOSE, f'<p style="color: white; background: {shade}" id="services.close"', 1)

    assert faults(worker, shaded, page) == ()


def test_blocks_in_another_order_are_found(worker: PdfWorker, page: PrintPage) -> None:
    """A carve-out before its rule reads differently."""
    first, second = (
        next(line for line in page.html.splitlines() if f'data-block="{name}"' in line)
        for name in ("services.scope.2.a", "services.scope.2.b")
    )
    swapped = page.html.replace(first, "@@").replace(second, first).replace("@@", second)

    assert faults(worker, swapped, page)


@pytest.mark.parametrize(
    "text",
    [
        "well-known and not-for-profit bodies, " * 30,
        "a sum of 1,234.56 (one thousand) or 12/13; " * 30,
        "section\N{NO-BREAK SPACE}75 of the Act " * 30,
        "Tŷ Ŵr Ŷ ŵ \N{EN DASH} \N{LEFT DOUBLE QUOTATION MARK}x\N{RIGHT DOUBLE QUOTATION MARK} £5 ½ fi ffl " * 20,
        "x" * 300,
        "http://www.example.nhs.uk/a/very/long/address/that/has/to/be/broken/somewhere?q=1&r=2 " * 3,
    ],
    ids=["hyphens", "figures", "no-break spaces", "letters", "one long word", "addresses"],
)
def test_an_honest_text_is_never_taken_for_a_fault(worker: PdfWorker, text: str) -> None:
    """A proof that cries wolf is switched off."""
    original = specimen()
    blocks = (*original.blocks, Paragraph("last", (Text(text.strip()),), 0))
    document = NumberedDocument(replace(original, blocks=blocks))
    made = print_html(document, house())

    assert faults(worker, made.html, made, document) == ()
