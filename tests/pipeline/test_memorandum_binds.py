"""A memorandum of understanding binds where it says so and nowhere else, in its words as in its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import pytest

from agreements import packs
from agreements.document import Clause, Definition, Paragraph, Recital, Schedule, Series, Table, inlines_of, words
from tests.pipeline.built import CAPACITY, FORMATS, case, outputs
from tests.pipeline.cells import papers

BINDING = {"confidentiality", "data_protection", "freedom_of_information", "costs", "governing_law"}
"""The paragraphs that bind in law, by their names in the definition."""

_QUOTED = re.compile('["\u201c][^"\u201d]*["\u201d]')
_DUTY = re.compile(r"\b(?:must|shall)\b", re.IGNORECASE)
_WILL = re.compile(r"\bwill\b", re.IGNORECASE)
_INTENT = re.compile(r"\b(?:will|intends?|expects?)\b", re.IGNORECASE)


class Said(NamedTuple):
    """A block's words, and the name of the paragraph of the memorandum that it stands in; none in a schedule."""

    block: str
    paragraph: str
    text: str


@cache
def names() -> Mapping[str, str]:
    """The name of each paragraph by the id of its clause."""
    sample = case(CAPACITY)
    precedent = packs.precedent(sample.pack, sample.agreement.documents[0])
    return {entry.clause: entry.name or entry.clause for entry in precedent.clauses}


@cache
def everything() -> tuple[Said, ...]:
    """All that the memorandum says, without what stands in quotation marks to be explained."""
    return tuple(_everything())


def _everything() -> Iterator[Said]:
    paragraph = ""
    for block in case(CAPACITY).document().blocks:
        if isinstance(block, Clause) and block.series is Series.CLAUSE:
            paragraph = names()[block.id]
        elif isinstance(block, Schedule):
            paragraph = ""
        text = " ".join(words(run) for run in inlines_of(block))
        yield Said(block.id, paragraph, _QUOTED.sub("", text))


def sentences() -> Iterator[Said]:
    """What it says in sentences."""
    kinds = (Paragraph, Recital, Definition)
    prose = {block.id for block in case(CAPACITY).document().blocks if isinstance(block, kinds)}
    return (said for said in everything() if said.block in prose)


@pytest.mark.parametrize("format_", FORMATS)
def test_it_is_called_a_memorandum_of_understanding(format_: str) -> None:
    """On its cover, so that nobody takes it for a contract."""
    paper = papers(outputs(CAPACITY), case(CAPACITY).speech.label("numbering", "table"))[format_]

    assert "memorandum of understanding" in {" ".join(text.split()).casefold() for text in paper.texts()}


@pytest.mark.parametrize("format_", FORMATS)
def test_the_status_paragraph_says_which_paragraphs_bind(format_: str) -> None:
    """Each by its number and heading; those of the definition, and no others."""
    label, numbered = case(CAPACITY).speech.label, case(CAPACITY).numbered(case(CAPACITY).document())
    paper = papers(outputs(CAPACITY), label("numbering", "table"))[format_]
    headings = {b.label.rstrip("."): b for b in numbered.blocks if isinstance(b, Clause) and b.series is Series.CLAUSE}

    found = {
        names()[clause.id]: paper.cell(label("binds", "caption"), number, label("binds", "binds"))
        for number, clause in headings.items()
    }

    expected = {name: label("binds", "yes" if name in BINDING else "no") for name in names().values() if name in found}
    assert found == expected
    assert found.keys() >= BINDING


def test_that_table_stands_in_the_status_paragraph() -> None:
    """Where a reader looks for it."""
    blocks = case(CAPACITY).document().blocks
    caption = case(CAPACITY).speech.label("binds", "caption")
    table = next(block.id for block in blocks if isinstance(block, Table) and words(block.caption) == caption)

    assert [said.paragraph for said in everything() if said.block == table] == ["status"]


def test_a_disagreement_ends_with_nobody_from_outside() -> None:
    """No court and no expert: neither stage is there, nor is either spoken of anywhere."""
    outside = re.compile(r"\b(?:courts?|experts?|arbitrat\w+)\b", re.IGNORECASE)

    assert [said for said in everything() if outside.search(said.text)] == []


def test_must_stands_only_in_paragraphs_that_bind() -> None:
    """A duty elsewhere would be one that nobody owes; the schedules and the background bind nobody."""
    assert [said for said in everything() if said.paragraph not in BINDING and _DUTY.search(said.text)] == []


def test_will_stands_only_in_paragraphs_that_do_not_bind() -> None:
    """A wish among duties would leave open whether it is one."""
    assert [said for said in everything() if said.paragraph in BINDING and _WILL.search(said.text)] == []


def test_every_paragraph_that_binds_states_a_duty() -> None:
    """Or it would have no reason to bind."""
    assert {said.paragraph for said in sentences() if _DUTY.search(said.text)} == BINDING


def test_what_does_not_bind_is_said_as_an_intention() -> None:
    """In most of the paragraphs: some only record how things are."""
    others = {name for name in names().values() if name not in BINDING}
    intended = {said.paragraph for said in sentences() if _INTENT.search(said.text)} - BINDING - {""}

    assert len(intended) > len(others) // 2
