"""A definition chooses its languages: one document, two in step, or one with both texts side by side."""

from __future__ import annotations

import ctypes
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import page as checker
import pypdfium2 as pdfium
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from agreements.packs import bundled, find_pack
from agreements.packs.lookup import source_of, versions
from agreements.pipeline import BuildOptions, build
from agreements.proof.docx import DocxPackage, read_docx
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


# --- side by side -----------------------------------------------------------------------------------------------------

BOTH = "small-letter-cy-en"


def test_one_document_has_both_texts() -> None:
    """It was read back in every format, as every document is, before it was delivered."""
    assert sorted(built("side_by_side")) == [f"{BOTH}.{suffix}" for suffix in ("docx", "html", "pdf", "receipt.json")]


@pytest.mark.parametrize("standard", ["PDF_UA_1", "PDF_A_3A"])
def test_a_pdf_in_two_languages_conforms(standard: str) -> None:
    """Columns, and a language on half of the tags."""
    profile = checker.ValidationProfile[standard]
    report = checker.validate_pdf_bytes(built("side_by_side")[f"{BOTH}.pdf"], profile=profile)

    assert [str(failure) for failure in report.failures] == []


def test_a_word_file_in_two_languages_keeps_to_its_schema(tmp_path: Path) -> None:
    """With styles and lists of their own for the second text."""
    path = tmp_path / "made.docx"
    path.write_bytes(built("side_by_side")[f"{BOTH}.docx"])

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(path)] == []


def _lines(made: DocxPackage) -> dict[str, tuple[str, str]]:
    """Label and words of the first line of each block, as Word counts and prints them."""
    found: dict[str, tuple[str, str]] = {}
    for line in read_docx(made).lines:
        found.setdefault(line.block, (line.label, line.text))
    return found


@pytest.mark.parametrize(
    ("block", "welsh", "english"),
    [
        ("duties", ("2.", "Dyletswyddau"), ("2.", "Duties")),
        ("duties.3", ("(a)", "ddweud hynny o dan gymal 2.1; ac"), ("(a)", "must say so under clause 2.1; and")),
        ("schedule-one", ("Atodlen 1", "Rhagor"), ("Schedule 1", "More")),
        ("party@COU", ("(2)", "Cyngor y Dyffryn (COU for short)"), ("(2)", "Vale Council (COU for short)")),
    ],
)
def test_word_counts_each_text_by_itself_and_alike(
    block: str, welsh: tuple[str, str], english: tuple[str, str]
) -> None:
    """Numbers are live in both columns, and words before them are those of the language."""
    lines = _lines(DocxPackage(built("side_by_side")[f"{BOTH}.docx"]))

    assert (lines[block], lines[f"{block}:en"]) == (welsh, english)


def test_a_table_has_one_number_in_both_languages() -> None:
    """Though it stands on the paper twice."""
    lines = _lines(DocxPackage(built("side_by_side")[f"{BOTH}.docx"]))
    captions = {id_: line[0] for id_, line in lines.items() if line[0].startswith("Tab")}

    assert captions == {"duties.7": "Tabl 1", "duties.7:en": "Table 1"}


def test_a_reference_leads_to_a_block_of_its_own_language() -> None:
    """Whoever follows it stays in the text that they read."""
    page = built("side_by_side")[f"{BOTH}.html"].decode()

    assert 'gymal <a class="ref" href="#duties.help">2.1</a>' in page
    assert 'clause <a class="ref" href="#duties.help:en">2.1</a>' in page


def test_the_second_text_says_its_language_in_word(tmp_path: Path) -> None:
    """Its styles do, so that what a lawyer adds is checked in it too."""
    styles = part(built("side_by_side")[f"{BOTH}.docx"], "word/styles.xml", tmp_path)
    document = part(built("side_by_side")[f"{BOTH}.docx"], "word/document.xml", tmp_path)
    (style,) = re.findall(r'<w:style [^>]*w:styleId="[^"]*_en".*?</w:style>', styles, re.DOTALL)[:1]

    assert 'w:lang w:val="en-GB"' in style
    assert len(re.findall(r'<w:pStyle w:val="\w+_en"/>', document)) > 10


def test_the_cover_says_the_language_of_each_line(tmp_path: Path) -> None:
    """Both titles stand in one paragraph of the house style."""
    document = part(built("side_by_side")[f"{BOTH}.docx"], "word/document.xml", tmp_path)

    assert re.search(r'<w:lang w:val="en-GB"/></w:rPr><w:br/><w:t [^>]*>Letter of the Vale<', document)
    assert '<span lang="en">Letter of the Vale</span>' in built("side_by_side")[f"{BOTH}.html"].decode()


def test_findings_in_a_welsh_draft_are_marked_as_english(tmp_path: Path) -> None:
    """The tool speaks English to whoever drafts."""
    page = built("both")["small-letter-cy.html"].decode()
    document = part(built("both")["small-letter-cy.docx"], "word/document.xml", tmp_path)

    assert '<span lang="en">Fund F1 has no pool manager' in page
    assert re.search(r'<w:lang w:val="en-GB"/></w:rPr><w:t [^>]*>Fund F1 has no pool manager', document)


def test_the_second_text_says_its_language_on_the_page() -> None:
    """And the first is that of the page."""
    page = built("side_by_side")[f"{BOTH}.html"].decode()

    assert '<html lang="cy">' in page
    assert '<h2 id="duties:en" data-block="duties:en" class="clause" lang="en">' in page


def test_the_second_text_says_its_language_in_the_pdf() -> None:
    """A screen reader changes its voice by the tags."""
    pdf = pdfium.PdfDocument(built("side_by_side")[f"{BOTH}.pdf"])
    raw = pdfium.raw
    found: Counter[str] = Counter()
    for number in range(len(pdf)):
        tree = raw.FPDF_StructTree_GetForPage(pdf[number])
        waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(raw.FPDF_StructTree_CountChildren(tree))]
        while waiting:
            element = waiting.pop()
            if element:
                children = range(raw.FPDF_StructElement_CountChildren(element))
                waiting += [raw.FPDF_StructElement_GetChildAtIndex(element, n) for n in children]
                buffer = ctypes.create_string_buffer(64)
                length = raw.FPDF_StructElement_GetLang(element, buffer, len(buffer))
                found[buffer.raw[: max(length - 2, 0)].decode("utf-16-le")] += 1

    assert found["en"] > 10
    assert set(found) <= {"", "en", "cy"}


def test_the_paper_is_signed_once() -> None:
    """The words of execution stand in both languages, the places to sign are there once."""
    page = built("side_by_side")[f"{BOTH}.html"].decode()

    assert page.count('<span class="to-sign">') == 6
    assert '<span lang="cy">Llofnod</span> / Signature' in page


def test_what_a_signatory_is_stands_in_both_languages() -> None:
    """A name is the same in both and stands once."""
    page = built("side_by_side")[f"{BOTH}.html"].decode()

    assert '<span class="signed">Mair Wyn</span>' in page
    assert '<span class="signed"><span lang="cy">Cyfarwyddwr</span> / Director</span>' in page


# --- every label ------------------------------------------------------------------------------------------------------


def _keys(data: Plain, path: str = "") -> set[str]:
    """Every path to a label. One that differs by instrument is one label."""
    if not isinstance(data, dict) or "agreement" in data:
        return {path}
    return {key for name, inner in data.items() for key in _keys(inner, f"{path}.{name}")}


def _second_languages() -> list[tuple[str, str]]:
    """The bundled packs and the languages besides their first in which they have labels."""
    opened = [find_pack(path.parent.name) for path in sorted(bundled().glob("*/pack.yaml"))]
    spoken = [(pack, language) for pack in opened for language in pack.manifest.languages[1:]]
    return [(pack.name, language) for pack, language in spoken if f"labels/{language}.yaml" in pack.files]


@pytest.mark.parametrize(("name", "language"), _second_languages())
def test_a_pack_that_speaks_a_second_language_has_every_label_in_it(name: str, language: str) -> None:
    """A label that is missing would be found by the first user whose definition prints it."""
    pack = find_pack(name)
    first, second = (
        {key for file in versions(pack, f"labels/{spoken}.yaml") for key in _keys(source_of(pack, file).data)}
        for spoken in (pack.manifest.languages[0], language)
    )

    assert first - second == set()
