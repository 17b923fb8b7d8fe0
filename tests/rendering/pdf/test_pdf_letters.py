"""What can be copied, searched and read aloud is what was written, letter by letter."""

from __future__ import annotations

import unicodedata
from html import escape

import pypdfium2
import pytest

from agreements.rendering.html import PrintPage
from agreements.rendering.pdf import PdfJob, PdfWorker

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
