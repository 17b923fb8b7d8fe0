"""What can be copied, searched and read aloud is what was written, letter by letter."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from html import escape

import pypdfium2
import pytest

from agreements.document import NumberedDocument, Paragraph, Term, Text
from agreements.proof import FrameWords, faults
from agreements.rendering import frame_words
from agreements.rendering.html import PrintPage, print_html
from agreements.rendering.pdf import PdfJob, PdfWorker
from tests.rendering.pdf_house import house
from tests.rendering.specimen import specimen

NAMES = ("Ọláyẹ́mí", "Ọ̀ṣun", "Ṣẹ̀gun", "Nguyễn", "Ŵynn Ŷsbyty", "Łódź", "R&D")


@pytest.mark.parametrize("name", NAMES)
def test_letters_with_marks_say_themselves_and_so_do_the_letters_after_them(
    worker: PdfWorker, page: PrintPage, name: str
) -> None:
    """A letter drawn as a letter and a mark took the text of every such letter of the document with it."""
    said = f"{name} eeoo OO: the one other scheme"
    head, body, _ = page.html.partition("<body")
    html = f"{head}{body}><p>{escape(said)}</p></body></html>"

    pdf = pypdfium2.PdfDocument(worker.render(PdfJob(html, page.files)).data)
    found = "".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    pdf.close()

    assert "".join(said.split()) in "".join(unicodedata.normalize("NFC", found).split())


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_picture_say_themselves_too(worker: PdfWorker, page: PrintPage, name: str, anchor: str) -> None:
    """Drawn letter by letter, a tone that is a letter of its own stands on a dotted circle."""
    head, body, _ = page.html.partition("<body")
    text = f'<text x="200" y="20" text-anchor="{anchor}" font-family="Source Sans 3">{escape(name)} oo</text>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40" viewBox="0 0 400 40">{text}</svg>'

    pdf = pypdfium2.PdfDocument(worker.render(PdfJob(f"{head}{body}>{picture}</body></html>", page.files)).data)
    found = "".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    pdf.close()

    assert "".join(f"{name}oo".split()) in "".join(unicodedata.normalize("NFC", found).split())


@pytest.mark.parametrize("strong", [True, False])
def test_a_word_without_end_after_a_bracket_stays_on_the_paper(worker: PdfWorker, *, strong: bool) -> None:
    """An address or a name of ninety letters, in bold: the engine broke it nowhere, and the proof refused the page."""
    made = specimen()
    place, first = next((n, block) for n, block in enumerate(made.blocks) if isinstance(block, Paragraph))
    name = Text("x" * 90, strong=True) if strong else Term("x" * 90, "Council", defines=True)
    long = replace(first, inlines=(Text("R&D, a unitary council ("), name, Text(").")))
    document = NumberedDocument(replace(made, blocks=(*made.blocks[:place], long, *made.blocks[place + 1 :])))
    page = print_html(document, house())

    data = worker.render(PdfJob(page.html, page.files, "2026-11-21")).data

    assert faults(document, FrameWords(*frame_words(document, house())), "pdf", data) == ()


def test_a_line_is_not_broken_after_its_first_word(worker: PdfWorker, page: PrintPage) -> None:
    """Where the words before a reference fit, and the space between them does not."""
    head, body, _ = page.html.partition("<body")
    words = 'A sum goes back to the fund. Clause <a href="#x">17</a> applies.'
    columns = "".join(f'<p style="width: {width / 4}pt">{words}</p>' for width in range(600, 900))

    data = worker.render(PdfJob(f'{head}{body}><h1 id="x">x</h1>{columns}</body></html>', page.files)).data
    pdf = pypdfium2.PdfDocument(data)
    lines = [line.strip() for n in range(len(pdf)) for line in pdf[n].get_textpage().get_text_range().splitlines()]
    pdf.close()

    assert lines.count("applies.") + sum(line.endswith(" applies.") for line in lines) == 300
    assert "A" not in lines
