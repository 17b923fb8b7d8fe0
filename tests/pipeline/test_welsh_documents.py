"""A definition chooses its languages: one document, two in step, or one with both texts side by side."""

from __future__ import annotations

import ctypes
import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest

from agreements.packs import bundled, find_pack
from agreements.packs.lookup import source_of, versions
from agreements.pipeline import BuildOptions, build
from agreements.source import Plain
from tests.pipeline.welsh_letter import letter, letter_pack


@cache
def built(language: str) -> dict[str, bytes]:
    """The files of a draft of the letter, by name."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        letter_pack(folder)
        made = build(letter(folder, language), BuildOptions(out=folder / "out", draft=True, folders=(folder,)))
        return {path.name: path.read_bytes() for path in made.files}


def part(docx: bytes, name: str, folder: Path) -> str:
    """A part of a Word file."""
    path = folder / "file.docx"
    path.write_bytes(docx)
    with ZipFile(path) as archive:
        return archive.read(name).decode()


def test_two_documents_in_step_say_their_language_in_their_names() -> None:
    """Nobody need open a file to know which it is; each has a receipt."""
    assert sorted(built("both")) == [
        f"small-letter-{language}.{suffix}"
        for language in ("cy", "en")
        for suffix in ("docx", "html", "pdf", "receipt.json")
    ]


def test_a_receipt_says_the_language() -> None:
    """Two papers of one definition differ in nothing else."""
    receipts = {name: json.loads(data) for name, data in built("both").items() if name.endswith(".json")}

    assert {name: receipt["provenance"]["language"] for name, receipt in receipts.items()} == {
        "small-letter-cy.receipt.json": "cy",
        "small-letter-en.receipt.json": "en",
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [("word/styles.xml", {"cy-GB"}), ("word/settings.xml", {"cy-GB"})],
)
def test_the_word_file_speaks_welsh(name: str, expected: set[str], tmp_path: Path) -> None:
    """So that its words are checked and read aloud in Welsh."""
    text = part(built("both")["small-letter-cy.docx"], name, tmp_path)

    assert set(re.findall(r'<w:(?:lang|themeFontLang)[^>]*w:val="([^"]*)"', text)) == expected


def test_the_properties_of_the_word_file_speak_welsh(tmp_path: Path) -> None:
    """Libraries sort by them."""
    assert "<dc:language>cy-GB<" in part(built("both")["small-letter-cy.docx"], "docProps/core.xml", tmp_path)


def test_the_pdf_speaks_welsh() -> None:
    """A screen reader takes its voice from it."""
    pdf = pdfium.PdfDocument(built("both")["small-letter-cy.pdf"])
    buffer = (ctypes.c_ushort * 32)()
    pdfium.raw.FPDFCatalog_GetLanguage(pdf, buffer, 64)

    assert bytes(buffer).decode("utf-16-le").rstrip("\0") == "cy"


def test_the_page_speaks_welsh_in_its_own_words_too() -> None:
    """Its language, and the words that the tool adds."""
    page = built("both")["small-letter-cy.html"].decode()

    assert '<html lang="cy">' in page
    assert "Cynnwys" in page
    assert "Contents" not in page


def _keys(data: Plain, path: str = "") -> set[str]:
    """Every path to a label."""
    if not isinstance(data, dict):
        return {path}
    return {key for name, inner in data.items() for key in _keys(inner, f"{path}.{name}")}


def _second_languages() -> list[tuple[str, str]]:
    """The bundled packs and the languages besides their first."""
    names = sorted(path.parent.name for path in bundled().glob("*/pack.yaml"))
    return [(name, language) for name in names for language in find_pack(name).manifest.languages[1:]]


@pytest.mark.parametrize(("name", "language"), _second_languages())
def test_a_pack_that_speaks_a_second_language_has_every_label_in_it(name: str, language: str) -> None:
    """A label that is missing would be found by the first user whose definition prints it."""
    pack = find_pack(name)
    first, second = (
        {key for file in versions(pack, f"labels/{spoken}.yaml") for key in _keys(source_of(pack, file).data)}
        for spoken in (pack.manifest.languages[0], language)
    )

    assert first - second == set()
