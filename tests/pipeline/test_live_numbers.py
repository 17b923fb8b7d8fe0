"""The drift guard: a word processor counts for itself, and its numbers and references are those of the model."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from agreements.document import NumberedDocument, Picture, Reference, inlines_of
from agreements.intake import open_house
from agreements.pipeline import check, numbered_document
from agreements.proof import expected_lines
from agreements.proof.docx import read_docx
from agreements.rendering import frame_words
from tests.particulars.samples import NAMES, PATHS
from tests.pipeline.built import BETTER_CARE, CAPACITY, outputs
from tests.pipeline.house_packs import HOUSE, built_with
from tests.rendering import docx_files as files
from tests.rendering import office

LARGE = [BETTER_CARE, CAPACITY]
EVERY = [*NAMES, "regional-partnership@cy"]
"""Every sample, and the one with two languages in the other of them."""


@cache
def model(name: str) -> NumberedDocument:
    """The draft of the sample as it goes to the renderers; after an `@`, in that language."""
    sample_name, _, language = name.partition("@")
    checked = check(PATHS[sample_name], language=language)
    return numbered_document(checked, checked.agreement.documents[0])


def references(name: str) -> int:
    """How many references the draft prints."""
    runs = (run for block in model(name).blocks for run in inlines_of(block))
    return sum(isinstance(inline, Reference) for run in runs for inline in run)


def on_paper(folder: Path, data: bytes, name: str) -> str:
    """The body's words in the order of the paper, without spaces and without running lines."""
    paper = office.converted(folder, data, "pdf")
    text = subprocess.run(["pdftotext", "-raw", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    running = _running_pattern(name)
    lines = (office.bare(line) for line in text.splitlines())
    return "".join(line for line in lines if not running.fullmatch(line))


def _running_pattern(name: str) -> re.Pattern[str]:
    _, texts = frame_words(model(name), open_house(HOUSE.read_bytes()))
    patterns = (re.escape(office.bare(text)) for text in texts if text)
    numbered = (text.replace(r"\{page\}", r"\d+").replace(r"\{pages\}", r"\d+") for text in patterns)
    return re.compile(f"(?:{'|'.join(sorted(numbered, key=len, reverse=True))})+")


def not_found_in_order(name: str, text: str) -> list[str]:
    """The lines of the model, label and words, that do not follow on the paper where they should.

    What is said aloud of a picture is not printed.
    """
    missing, place = [], 0
    aloud = {(block.id, block.alt) for block in model(name).blocks if isinstance(block, Picture)}
    for line in (line for line in expected_lines(model(name)) if (line.block, line.text) not in aloud):
        wanted = office.bare(f"{line.label}{line.text}")
        found = text.find(wanted, place)
        if found < 0:
            missing.append(f"{line.block}: {line.label} {line.text}")
        else:
            place = found + len(wanted)
    return missing


@pytest.mark.parametrize("name", LARGE)
def test_every_reference_is_live(name: str) -> None:
    """A field of its own, or several; none is typed, or kept in a QUOTE that one of the programs does not count."""
    found = files.fields(outputs(name)["docx"])
    links = files.part(outputs(name)["docx"]).count("<w:hyperlink ")

    assert sum(text.startswith("REF ") for text in found) >= references(name) > 0
    assert not [text for text in found if text.startswith("QUOTE")]
    assert links == sum(text.startswith("PAGEREF ") for text in found)


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_numbers_and_references_are_what_the_model_says(name: str, tmp_path: Path) -> None:
    """With every cached number spoilt, what the engine prints is its own, and equal."""
    spoilt = office.stale(outputs(name)["docx"])
    text = on_paper(tmp_path, spoilt, name)

    assert files.part(spoilt).count(office.STALE) >= references(name)
    assert office.STALE not in text
    assert not_found_in_order(name, text) == []


@pytest.mark.libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_so_they_are_in_a_house_style_that_libreoffice_saved(name: str, tmp_path: Path) -> None:
    """It gives styles and lists other ids, and whoever edits the house style may use it."""
    house = office.converted(tmp_path, HOUSE.read_bytes(), office.AS_WORD).read_bytes()
    _, made = built_with(tmp_path, house, name, formats=("docx",))
    (tmp_path / "again").mkdir()
    text = on_paper(tmp_path / "again", office.stale(made["docx"]), name)

    assert house != HOUSE.read_bytes()
    assert office.STALE not in text
    assert not_found_in_order(name, text) == []


@pytest.mark.parametrize("name", LARGE)
def test_tables_are_counted_through(name: str) -> None:
    """By fields that Word counts again when a table comes or goes."""
    counted = [line.label for line in read_docx(outputs(name)["docx"]).lines if line.label.startswith("Table ")]

    assert counted == [f"Table {number}" for number, _ in zip(count(1), counted, strict=False)]
    assert len(counted) > 5
