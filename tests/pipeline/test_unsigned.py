"""A paper that nobody signs: no words of execution, and the day of its adoption on the cover."""

import pytest

from agreements.document import ExecutionBlock, Heading, NumberedDocument
from agreements.pipeline import check, numbered_document
from agreements.rendering.text import plain_text
from tests.pipeline.built import SAMPLES

UNSIGNED = [
    ("terms-of-reference", "terms-of-reference", "Adopted on 12 November 2026"),
    ("pressure-group", "terms-of-reference", "Adopted on 5 November 2026"),
    ("planning-group", "terms-of-reference", "Adopted on 30 October 2026"),
    ("partner-map", "partner-map", "As at 10 November 2026"),
    ("joint-strategy", "joint-strategy", "Adopted on 16 November 2026"),
    ("network-charter", "network-charter", "Adopted on 5 November 2026"),
]


def made(sample: str, kind: str) -> NumberedDocument:
    """The sample's document, its paragraphs numbered."""
    return numbered_document(check(SAMPLES / f"{sample}.yaml", draft=False), kind)


@pytest.mark.parametrize(("sample", "kind", "dated"), UNSIGNED)
def test_nobody_is_asked_to_sign(sample: str, kind: str, dated: str) -> None:
    """A place for a signature would make a contract of what is none."""
    document = made(sample, kind)

    assert not any(isinstance(block, ExecutionBlock) for block in document.blocks)
    assert "execution" not in {block.id for block in document.blocks if isinstance(block, Heading)}
    assert document.frame.date_line == dated


@pytest.mark.parametrize(("sample", "kind", "dated"), UNSIGNED)
def test_no_word_says_that_it_was_signed(sample: str, kind: str, dated: str) -> None:
    """Shared clauses speak of signing where a paper is signed, and here not."""
    words = plain_text(made(sample, kind))

    assert dated in words
    assert "once all have signed" not in words
    assert "enters into this" not in words
    assert "Execution version" not in words


def test_an_agreement_is_still_signed() -> None:
    """The other kinds keep their execution pages."""
    document = made("consortium-agreement", "consortium-agreement")
    blocks = [block for block in document.blocks if isinstance(block, ExecutionBlock)]

    assert [block.id for block in blocks] == [f"execution@{id_}" for id_ in ("TTC", "ZOE", "STB", "WTL")]
    assert "trustees" in "".join(inline.text for inline in blocks[2].inlines)
