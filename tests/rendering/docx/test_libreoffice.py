"""The live engine: what a word processor prints when it counts and refers for itself."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from agreements.document import words
from agreements.intake import StyleLook, open_house
from agreements.proof.compare import differences
from agreements.proof.docx import read_docx
from agreements.proof.lines import expected_lines
from tests.rendering import docx_files as files
from tests.rendering import office
from tests.rendering.specimen import specimen

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]


def wanted_words() -> list[str]:
    """Label and words of each line of the model, without spaces."""
    lines = expected_lines(specimen())
    return [office.bare(f"{line.label}{line.text}") for line in lines if line.text]


def test_numbers_and_references_are_what_the_model_says(tmp_path: Path) -> None:
    """With every cached reference spoilt, the engine's own are those of the model."""
    text = office.words_on_paper(tmp_path, office.stale(files.rendered(with_fonts=True)))

    assert [line for line in wanted_words() if line not in text] == []
    assert office.STALE not in text


def test_so_they_are_after_libreoffice_saved_the_house_style(tmp_path: Path) -> None:
    """It gives styles other ids; fixed ids lost nearly every number."""
    saved = office.converted(tmp_path, files.house().docx, office.AS_WORD).read_bytes()
    made = files.rendered(of=open_house(saved), with_fonts=True)
    (tmp_path / "again").mkdir()

    assert differences(expected_lines(specimen()), read_docx(made).lines, "docx") == ()
    text = office.words_on_paper(tmp_path / "again", office.stale(made))
    assert [line for line in wanted_words() if line not in text] == []


def test_a_house_style_saved_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    """Looks, cover and running lines, and nothing that PDF could not follow."""
    saved = open_house(office.converted(tmp_path, files.house().docx, office.AS_WORD).read_bytes())
    ours = files.house()
    paragraphs = [key for key in ours.styles if key not in ("term", "blank", "reference")]

    assert (saved.cover, saved.header, saved.footer) == (ours.cover, ours.header, ours.footer)
    assert (saved.page, saved.problems) == (ours.page, ())
    assert {key: _known(saved.styles[key]) for key in paragraphs} == {
        key: _known(ours.styles[key]) for key in paragraphs
    }


def _known(look: StyleLook) -> StyleLook:
    """The look without lines between paragraphs, which LibreOffice does not know."""
    return replace(look, edges=tuple(edge for edge in look.edges if edge.side != "between"))


def test_an_execution_block_stays_on_one_page(tmp_path: Path) -> None:
    """Each party's words and its last line are on the same page."""
    paper = office.converted(tmp_path, files.rendered(with_fonts=True), "pdf")
    text = subprocess.run(["pdftotext", "-raw", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    pages = [re.sub(r"\s+", " ", page) for page in text.split("\f")]
    blocks = [block for block in specimen().blocks if block.id.startswith("execution.") and hasattr(block, "lines")]
    first_words = [words(block.inlines)[:25] for block in blocks]  # type: ignore[union-attr]

    assert len(blocks) == 3
    for start in first_words:
        page = next(page for page in pages if start in page)
        assert "Date" in page[page.index(start) :]
