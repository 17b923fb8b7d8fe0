"""A lawyer who cannot program edits the text of a clause, adds a clause, and moves one; everything follows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2
import pytest

from agreements import packs
from agreements.document import Clause, Document, NumberedDocument, words
from agreements.numbering import NumberingScheme, number
from agreements.pipeline import BuildOptions, build, check
from agreements.rendering.text import plain_text
from tests.rendering import docx_files

PACK = "health-and-care-england"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of packs with a copy of ours, without its fonts."""
    shutil.copytree(packs.bundled() / PACK, tmp_path / PACK, ignore=shutil.ignore_patterns("*.ttf"))
    return tmp_path


def document(folder: Path) -> NumberedDocument:
    """The small memorandum, made with the edited pack."""
    checked = check(packs.bundled() / PACK / "samples" / "memorandum-small.yaml", folders=(folder,))
    assert not checked.report.errors
    return number(next(iter(checked.documents.values())), NumberingScheme())


def labels(made: Document) -> dict[str, str]:
    """The number of each clause."""
    return {block.id: block.label for block in made.blocks if isinstance(block, Clause)}


def test_an_edited_text_is_printed(folder: Path) -> None:
    """The words of the clause file are the words of the document."""
    clause = folder / PACK / "clauses/memorandum/mou-communications.md"
    clause.write_text(clause.read_text(encoding="utf-8").rstrip() + "\n\n1. No Partner will use semaphore.\n", "utf-8")

    assert "No Partner will use semaphore." in plain_text(document(folder))


def add_pigeons(folder: Path) -> None:
    """A new clause with a term of its own and a reference, first in the memorandum."""
    (folder / PACK / "clauses/general/pigeons.md").write_text(
        "---\nid: pigeons\nheading: Pigeons\nsource: practice\nreviewed: 2026-11-21\n---\n"
        "1. A Pigeon may carry a message. {#carry}\n\n1. Paragraph [#pigeons.carry] is for a Working Day.\n",
        "utf-8",
    )
    (folder / PACK / "terms/pigeons.yaml").write_text(
        "Pigeon: {forms: [Pigeons], means: 'means a bird.', source: practice, reviewed: 2026-11-21}\n", "utf-8"
    )
    precedent = folder / PACK / "precedents/memorandum-of-understanding.yaml"
    text = precedent.read_text(encoding="utf-8")
    precedent.write_text(text.replace("clauses:\n", "clauses:\n  - pigeons\n", 1), "utf-8")


def test_an_added_clause_is_numbered_and_can_be_referred_to(folder: Path) -> None:
    """Its terms join the definitions, and numbers after it move on."""
    before = labels(document(folder))
    add_pigeons(folder)
    made = document(folder)

    assert labels(made)["pigeons"] == "1."
    assert labels(made)["mou-purpose"] == f"{int(before['mou-purpose'][:-1]) + 1}."
    assert "Paragraph 1.1 is for a Working Day." in plain_text(made)
    assert "Pigeon means a bird." in plain_text(made)


def test_a_moved_clause_takes_its_references_along(folder: Path) -> None:
    """The order of the precedent is the order of the document."""
    precedent = folder / PACK / "precedents/memorandum-of-understanding.yaml"
    lines = precedent.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if "mou-governing-law" in line)
    first = next(n for n, line in enumerate(lines) if "mou-definitions" in line)
    lines.insert(first, lines.pop(place))
    precedent.write_text("\n".join(lines) + "\n", "utf-8")
    made = document(folder)
    table = next(block for block in made.blocks if block.id.startswith("mou-status") and hasattr(block, "rows"))

    assert labels(made)["mou-governing-law"] == "1."
    assert words(table.rows[0].cells[0][0]) == "1"
    assert "Governing law" in words(table.rows[0].cells[1][0])


def test_an_added_clause_stands_in_every_format(folder: Path, tmp_path: Path) -> None:
    """Contents, heading, text, reference and definition, with no change of code."""
    fonts = "house-style/fonts"
    shutil.copytree(packs.bundled() / PACK / fonts, folder / PACK / fonts, dirs_exist_ok=True)
    add_pigeons(folder)
    sample = packs.bundled() / PACK / "samples" / "memorandum-small.yaml"

    built = build(sample, BuildOptions(out=tmp_path / "out", draft=True, folders=(folder,)))

    said = {path.suffix: in_one(path) for path in built.files if path.suffix in READ}
    assert set(said) == set(READ)
    for text in said.values():
        assert text.count("Pigeons") == 3  # in the contents, in the table of what binds, and as the heading
        assert text.count("Paragraph1.1isforaWorkingDay.") == 1
        assert text.count("Pigeonmeansabird.") == 1


def in_one(path: Path) -> str:
    """All that the file says, without white space."""
    return "".join(READ[path.suffix](path.read_bytes()).split())


def _word(data: bytes) -> str:
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", docx_files.part(data)))


def _pdf(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return "".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    finally:
        pdf.close()


READ: Mapping[str, Callable[[bytes], str]] = {
    ".docx": _word,
    ".pdf": _pdf,
    ".html": lambda data: re.sub(r"<style.*?</style>|<[^>]*>", "", data.decode()),
}
