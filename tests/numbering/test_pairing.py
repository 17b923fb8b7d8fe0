"""Two documents in two languages become one, and nothing that either says is lost."""

from __future__ import annotations

from dataclasses import replace

from agreements.document import Block, Clause, Document, NumberedDocument, Paragraph, Reference, Text
from agreements.numbering import NumberingScheme, number, paired
from tests.rendering.specimen import frame


def document(language: str, *ids: str) -> NumberedDocument:
    """A clause with paragraphs of these ids, the last of which points at the clause."""
    paragraphs = tuple(Paragraph(id_, (Text(f"{id_} {language} "), Reference("c"))) for id_ in ids)
    blocks: tuple[Block, ...] = (Clause("c", (Text(language),)), *paragraphs)
    return number(Document("d", language, replace(frame(), title=language), blocks), NumberingScheme())


def ids(first: NumberedDocument, second: NumberedDocument) -> list[str]:
    """The ids of the one document that both become."""
    return [block.id for block in paired(first, second).blocks]


def test_each_block_is_followed_by_the_one_that_says_the_same() -> None:
    """In the order of the first language."""
    assert ids(document("cy", "a", "b"), document("en", "a", "b")) == ["c", "c:en", "a", "a:en", "b", "b:en"]


def test_a_block_that_one_language_lacks_stands_alone_where_it_belongs() -> None:
    """A draft may be out of step, and shows it."""
    assert ids(document("cy", "a", "b"), document("en", "a", "x")) == ["c", "c:en", "a", "a:en", "x:en", "b"]


def test_numbers_are_those_of_either_document_and_references_stay_in_their_language() -> None:
    """One structure, counted once a language."""
    blocks = {block.id: block for block in paired(document("cy", "a"), document("en", "a")).blocks}

    assert blocks["a:en"] == Paragraph("a:en", (Text("a en "), Reference("c:en", "1")), label="1.1")
    assert blocks["a"] == Paragraph("a", (Text("a cy "), Reference("c", "1")), label="1.1")


def test_a_cover_has_both_languages_and_says_once_what_is_the_same() -> None:
    """A reference is no word of any language."""
    made = paired(document("cy"), document("en")).frame

    assert (made.title, made.reference, made.kind) == ("cy\nen", frame().reference, frame().kind)
