"""The live engine: what a word processor prints when it counts and refers for itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from agreements.document import words
from agreements.intake import open_house
from agreements.proof.compare import differences
from agreements.proof.docx import read_docx
from agreements.proof.lines import expected_lines
from tests.rendering import docx_files as files
from tests.rendering.specimen import specimen

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]

_CACHED = re.compile(
    r"(<w:instrText[^>]*> (?:REF|SEQ) [^<]*</w:instrText></w:r>"
    r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="separate"/></w:r>'
    r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>)[^<]*"
)


def converted(folder: Path, data: bytes, to: str) -> Path:
    """The file as LibreOffice writes it in another format, with a profile of its own."""
    source = files.written(folder, data, "source.docx")
    target = folder / "converted"
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(target), str(source)], check=True, capture_output=True, timeout=180)
    return next(target.iterdir())


def printed_words(folder: Path, data: bytes) -> str:
    """Every word of the file on paper, on one line, without spaces."""
    paper = converted(folder, data, "pdf")
    text = subprocess.run(["pdftotext", "-raw", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    return re.sub(r"\s+", "", text)


def stale(data: bytes) -> bytes:
    """The file with the cached result of every reference and table number spoilt.

    The field inside a QUOTE is left: LibreOffice does not count it, and prints the QUOTE's own result.
    """
    return files.changed(data, lambda text: _CACHED.sub(r"\1STALE", text))


def wanted_words() -> list[str]:
    """Label and words of each line of the model, without spaces."""
    lines = expected_lines(specimen())
    return [re.sub(r"\s+", "", f"{line.label}{line.text}") for line in lines if line.text]


def test_numbers_and_references_are_what_the_model_says(tmp_path: Path) -> None:
    """With every cached reference spoilt, the engine's own are those of the model."""
    text = printed_words(tmp_path, stale(files.rendered(with_fonts=True)))

    assert [line for line in wanted_words() if line not in text] == []
    assert "STALE" not in text


def test_so_they_are_after_libreoffice_saved_the_house_style(tmp_path: Path) -> None:
    """It gives styles other ids; fixed ids lost nearly every number."""
    saved = converted(tmp_path / "", files.house().docx, "docx:MS Word 2007 XML").read_bytes()
    made = files.rendered(of=open_house(saved), with_fonts=True)
    (tmp_path / "again").mkdir()

    assert differences(expected_lines(specimen()), read_docx(made).lines, "docx") == ()
    text = printed_words(tmp_path / "again", stale(made))
    assert [line for line in wanted_words() if line not in text] == []


def test_a_house_style_saved_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    """Looks, cover and running lines, and nothing that PDF could not follow."""
    saved = open_house(converted(tmp_path, files.house().docx, "docx:MS Word 2007 XML").read_bytes())
    ours = files.house()
    paragraphs = [key for key in ours.styles if key not in ("term", "blank", "reference")]

    assert (saved.cover, saved.header, saved.footer) == (ours.cover, ours.header, ours.footer)
    assert (saved.page, saved.problems) == (ours.page, ())
    assert {key: saved.styles[key] for key in paragraphs} == {key: ours.styles[key] for key in paragraphs}


def test_an_execution_block_stays_on_one_page(tmp_path: Path) -> None:
    """Each party's words and its last line are on the same page."""
    paper = converted(tmp_path, files.rendered(with_fonts=True), "pdf")
    text = subprocess.run(["pdftotext", "-raw", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    pages = [re.sub(r"\s+", " ", page) for page in text.split("\f")]
    blocks = [block for block in specimen().blocks if block.id.startswith("execution.") and hasattr(block, "lines")]
    first_words = [words(block.inlines)[:25] for block in blocks]  # type: ignore[union-attr]

    assert len(blocks) == 3
    for start in first_words:
        page = next(page for page in pages if start in page)
        assert "Date" in page[page.index(start) :]
