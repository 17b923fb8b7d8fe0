"""The Welsh of the Wales pack beside its English: the same paragraphs, references, gaps and figures; words mutated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from agreements import packs
from agreements.assembly import assemble
from agreements.document import (
    Blank,
    Block,
    Definition,
    Document,
    Inline,
    Paragraph,
    Recital,
    Reference,
    Series,
    Table,
    Term,
    Text,
    inlines_of,
    words,
)
from agreements.particulars import Agreement
from tests.packs.awkward import FRAMEWORKS, MEMORANDA
from tests.packs.awkward_wales import WALES

PACK = packs.find_pack("health-and-care-wales")
KIND = "section-33-agreement"
CLAUSES = (packs.clause(PACK, id_, "cy") for id_ in packs.clause_index(PACK, "cy"))
BANK = {clause.id: clause.text for clause in CLAUSES if clause is not None}

LEFTOVERS = ("[", "]", "{", "}", "  ", "..", ";.", ":.", " ,")
ENGLISH = re.compile(r"\b(?:the|must|which|this|its|with|and|that|may)\b", re.IGNORECASE)
FIGURE = re.compile(r"\d(?:[\d,.]*\d)?")
TAG = re.compile(r"\{%.*?%\}|\{#.*?\}|\[#.*?\]")
SOFTENS = r"(?<![\w'])(?:i|o|ar|am|at|dan|gan|dros|drwy|heb|neu|unrhyw|pa)"
HARD_TERM = re.compile(rf"{SOFTENS} (?:P(?!h)|T(?!h)|C(?!h)|Ll|Rh)[a-zâêîôûŵŷ]+")
HARD_VALUE = re.compile(rf"{SOFTENS} \{{\{{ ?(?:fund|party|scheme)\.(?:name|legal_name|title)")


def regional(given: Mapping[str, Any], kind: str = KIND) -> dict[str, Any]:
    """An awkward agreement of England as one of Wales, where there is no Better Care Fund."""
    schemes = [{key: value for key, value in scheme.items() if key != "bcf"} for scheme in given.get("schemes") or ()]
    changed = {"pack": PACK.name, "jurisdiction": "wales", "documents": [kind], "schemes": schemes}
    return {**given, **changed}


AGREEMENTS = {
    **WALES,
    **{name: regional(FRAMEWORKS[name]) for name in ("pools", "no pool", "silent", "planned")},
    **{name: regional(given, "memorandum-of-understanding") for name, given in MEMORANDA.items()},
}


@cache
def document(name: str, language: str) -> Document:
    """The draft of that awkward agreement in that language."""
    agreement = Agreement.model_validate({**AGREEMENTS[name], "language": language})
    return assemble(agreement, PACK, agreement.documents[0], draft=True)


def compared(name: str, language: str) -> list[Block]:
    """Its blocks but for the definitions, which stand in the order of another alphabet."""
    blocks = document(name, language).blocks
    return [b for b in blocks if not isinstance(b, Definition) and getattr(b, "series", None) is not Series.DEFINITION]


def inlines(block: Block) -> list[Inline]:
    """All that stands in the runs of a block."""
    return [inline for run in inlines_of(block) for inline in run]


def shape(block: Block) -> tuple[str, str, int, list[str]]:
    """What a block is, and where it points or lacks something."""
    points = [i.target for i in inlines(block) if isinstance(i, Reference)]
    gaps = [str(i.path) for i in inlines(block) if isinstance(i, Blank)]
    return type(block).__name__, block.id, getattr(block, "level", 0), sorted([*points, *gaps])


def figures(block: Block) -> list[str]:
    """The numbers that it states; those of references come later."""
    return sorted(FIGURE.findall(" ".join(words(run) for run in inlines_of(block))))


@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_two_languages_have_the_same_paragraphs(name: str) -> None:
    """Else clause 12.3 of the one is not clause 12.3 of the other, and both are signed."""
    assert [shape(b) for b in compared(name, "cy")] == [shape(b) for b in compared(name, "en")]


@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_two_languages_state_the_same_figures(name: str) -> None:
    """10 Working Days are 10 Niwrnod Gwaith; a sum, a section or a day must not differ."""
    english = {block.id: figures(block) for block in compared(name, "en")}

    assert {b.id: figures(b) for b in compared(name, "cy") if figures(b) != english[b.id]} == {}


def test_a_term_is_mutated_where_a_word_before_it_asks_for_that() -> None:
    """`i Bartner`, never `i Partner`."""
    found = {id_: HARD_TERM.findall(TAG.sub("", text)) for id_, text in BANK.items()}

    assert {id_: hard for id_, hard in found.items() if hard} == {}


def test_no_name_follows_a_word_that_would_mutate_it() -> None:
    """A name stands as it was given, so the sentence goes round it."""
    found = {id_: HARD_VALUE.findall(text) for id_, text in BANK.items()}

    assert {id_: names for id_, names in found.items() if names} == {}


def own_words(block: Block) -> str:
    """The pack's own words of a block, with a letter in place of each value."""
    return "".join(inline.text if isinstance(inline, Text | Term) else "x" for inline in inlines(block))


@pytest.mark.parametrize("name", AGREEMENTS)
def test_no_word_of_english_and_nothing_of_the_workshop_is_left(name: str) -> None:
    """In the pack's own words; what the definition says is its writer's."""
    prose = [block for block in document(name, "cy").blocks if isinstance(block, Definition | Paragraph | Recital)]

    assert [(b.id, mark) for b in prose for mark in LEFTOVERS if mark in own_words(b)] == []
    assert [(b.id, match[0]) for b in prose for match in ENGLISH.finditer(own_words(b))] == []


@pytest.mark.parametrize("name", AGREEMENTS)
def test_a_colon_is_followed_by_what_it_announces(name: str) -> None:
    """A list or a table that the definition left empty must not leave its opening words behind."""
    wrong = [
        block.id
        for block, after in pairwise(compared(name, "cy"))
        if isinstance(block, Paragraph | Recital)
        and own_words(block).endswith(":")
        and not (isinstance(after, Table) or getattr(after, "level", 0) > getattr(block, "level", 1))
    ]

    assert wrong == []


@pytest.mark.parametrize("name", AGREEMENTS)
def test_a_term_is_defined_where_it_is_used_and_only_there(name: str) -> None:
    """In whichever of its mutated forms it stands."""
    terms = [inline for block in document(name, "cy").blocks for inline in inlines(block) if isinstance(inline, Term)]

    assert {term.name for term in terms if term.defines} == {term.name for term in terms if not term.defines}
