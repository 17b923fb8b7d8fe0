"""A document in a pack's second language has the same blocks as in the first, in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.assembly import assemble
from agreements.diagnostics import FindingsError, UsageError
from agreements.document import Clause, Definition, Document, Paragraph, words
from tests.builders import agreement
from tests.packs.welsh import welsh_pack
from tests.small_pack import small_pack


def made(folder: Path, language: str) -> Document:
    """The letter in that language."""
    deal = agreement(area="the county", documents=["letter"], language=language)
    return assemble(deal, welsh_pack(folder), "letter", draft=True)


def said(document: Document, id_: str) -> str:
    """The words of a block."""
    block = next(block for block in document.blocks if block.id == id_)
    assert isinstance(block, Clause | Definition | Paragraph)
    return words(block.inlines)


def test_the_words_are_those_of_the_language(tmp_path: Path) -> None:
    """Of clauses, headings, titles, definitions and execution."""
    document = made(tmp_path, "cy")

    assert document.language == "cy"
    assert document.frame.kind == "Llythyr"
    assert said(document, "duties") == "Dyletswyddau"
    assert said(document, "duties.help") == "Rhaid i bob Bartner helpu."
    assert said(document, "term.partner") == "Partner ystyr hyn yw parti"
    assert said(document, "execution.opening") == "Llofnodwyd."


def test_the_blocks_are_the_same_in_both(tmp_path: Path) -> None:
    """By their ids the two are laid side by side."""
    english, welsh = made(tmp_path / "en", "en"), made(tmp_path / "cy", "cy")

    assert [block.id for block in welsh.blocks] == [block.id for block in english.blocks]


def test_everything_that_the_pack_lacks_is_told_at_once(tmp_path: Path) -> None:
    """Before a word is assembled."""
    pack = welsh_pack(tmp_path, without=("cy/clauses/more.md", "cy/clauses/why.md"))

    with pytest.raises(FindingsError) as raised:
        assemble(agreement(documents=["letter"], language="cy"), pack, "letter", draft=True)

    assert {finding.hint for finding in raised.value.report} == {
        "write cy/clauses/more.md",
        "write cy/clauses/why.md",
    }


def test_a_pack_that_does_not_know_the_language_says_which_it_knows(tmp_path: Path) -> None:
    """There is nothing to write yet."""
    with pytest.raises(UsageError, match="cannot speak 'cy'") as raised:
        assemble(agreement(documents=["letter"], language="cy"), small_pack(tmp_path), "letter", draft=True)

    assert raised.value.hint == "set language to one of: en"
