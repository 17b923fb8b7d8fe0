"""Every file that is built from a sample is sound by public checkers, which know nothing of us."""

from __future__ import annotations

import subprocess
from pathlib import Path

import page as checker
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from agreements.document import inlines_of, words
from agreements.packs import bundled, open_pack, precedent_ids
from agreements.proof.docx import DocxPackage, docx_faults
from tests.particulars.samples import NAMES, PACKS
from tests.pipeline.built import case, outputs

WELSH = ("regional-partnership@cy", "regional-partnership@side_by_side")
"""The sample with both languages, besides its English paper."""


@pytest.fixture(params=(*NAMES, *WELSH))
def name(request: pytest.FixtureRequest) -> str:
    """Each sample of the packs, and those of two languages in the other and side by side."""
    return str(request.param)


def test_every_kind_of_document_has_a_sample() -> None:
    """A precedent that nobody has built is one that nobody knows to be right."""
    made = {kind for name in NAMES for kind in case(name).agreement.documents}

    assert made == {kind for pack in PACKS for kind in precedent_ids(open_pack(bundled() / pack))}


def test_the_word_file_keeps_to_its_schema(name: str, tmp_path: Path) -> None:
    """Word offers to repair a file that does not, and a board then wonders what it lost."""
    path = tmp_path / "made.docx"
    path.write_bytes(outputs(name)["docx"])

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_parts_of_the_word_file_hang_together(name: str, tmp_path: Path) -> None:
    """Relationships, content types, ids and bookmarks."""
    path = tmp_path / "made.docx"
    path.write_bytes(outputs(name)["docx"])

    assert [str(finding) for finding in check(path)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_word_file_has_none_of_the_faults_that_we_know(name: str) -> None:
    """What the public checkers do not see: dead references, lost numbers, tags left over."""
    document = case(name).document()
    said = [words(run) for block in document.blocks for run in inlines_of(block)]

    assert docx_faults(DocxPackage(outputs(name)["docx"]), [*said, document.frame.title]) == ()


@pytest.mark.parametrize("standard", ["PDF_UA_1", "PDF_A_3A"])
def test_the_pdf_conforms(name: str, standard: str) -> None:
    """A public body must publish what a screen reader can read, and an archive must keep it."""
    report = checker.validate_pdf_bytes(outputs(name)["pdf"], profile=checker.ValidationProfile[standard])

    assert [str(failure) for failure in report.failures] == []


def test_the_pdf_is_well_formed(name: str, tmp_path: Path) -> None:
    """By a parser that is stricter than a viewer."""
    path = tmp_path / "made.pdf"
    path.write_bytes(outputs(name)["pdf"])
    command = ["qpdf", "--check", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("qpdf is not on the PATH")

    assert (done.returncode, done.stderr) == (0, "")
