"""Everything in a definition prints: whichever value is changed, the words of the document change.

A document takes a good half second to assemble, and the two large samples hold a thousand values. So many values are
changed at once, in such ways that there is no doubt which of them changed which words:

1. A text gets a mark that stands nowhere else. All texts are marked at once; a mark is printed or it is not.
2. Each of the other values is changed in documents of its own choice: no two values in the same ones. Words that say
   which value they come from must differ in just the documents of that value.
3. Those of which no words say that stand in a square, and there is a document for each row, column and diagonal. Words
   that differ in exactly the three of one value depend on it: any other value shares no more than one with it.
4. What is left is changed by itself, and all the words are compared.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, count
from math import comb, isqrt

import pytest

from agreements import packs
from agreements.document import Document, inlines_of
from agreements.proof import expected_lines
from agreements.source import DataPath, Plain, parse_path
from tests.pipeline.built import BETTER_CARE, CAPACITY, case
from tests.pipeline.leaves import Leaf, Others, changed, families, leaves, renamed

BOTH = (BETTER_CARE, CAPACITY)


@dataclass(frozen=True)
class Exemption:
    """A value that prints nothing, why that is right, and in which samples it is so."""

    pattern: str
    why: str
    samples: tuple[str, ...] = BOTH


EXEMPT = (
    Exemption("pack", "all words come from the pack; which one it was stands in the files' properties and receipt"),
    Exemption("parties[*].id", "joins parts of the file; a reader meets the party by its name"),
    Exemption("map_of_partners[*].id", "joins parts of the file; a reader meets the body by its name", (BETTER_CARE,)),
    Exemption("joint_posts[*].id", "joins parts of the file; a reader meets the post by its title", (CAPACITY,)),
    Exemption("funds[*].id", "a memorandum has one or two funds and calls them by their names", (CAPACITY,)),
)

FRAME = (
    "title",
    "kind",
    "reference",
    "parties",
    "between",
    "date_line",
    "status_line",
    "running_title",
    "footer",
    "watermark",
)
"""What of the frame is printed. Properties of the file are not."""


# --- documents with values changed ----------------------------------------------------------------------------------

Piece = tuple[str, int, int]
"""Words in their place: the block, which of its lines, and which inline of that."""


@dataclass(frozen=True)
class Trial:
    """One sample, its leaves, and what each of them is changed to."""

    name: str
    leaves: Sequence[Leaf]
    changes: Mapping[Leaf, tuple[DataPath, Plain]]

    def document(self, changing: Iterable[Leaf]) -> Document:
        """The document with those leaves changed."""
        return self.assembled(changed(self.data, dict(self.changes[leaf] for leaf in changing)))

    def assembled(self, data: Plain) -> Document:
        """The document of other data."""
        return case(self.name).document(replace(case(self.name).source, data=data))

    @property
    def data(self) -> Plain:
        """The sample as it is."""
        return case(self.name).source.data

    def said(self, changing: Iterable[Leaf]) -> tuple[object, ...]:
        """All words of the numbered document, in their order."""
        document = case(self.name).numbered(self.document(changing))
        lines = [(line.label, line.text) for line in expected_lines(document)]
        return (*(getattr(document.frame, key) for key in FRAME), *lines)


def trial(name: str) -> Trial:
    """The sample with another value for each leaf that is no id. An id is renamed wherever it stands."""
    sample = case(name)
    kinds, enactments = packs.precedent_ids(sample.pack), packs.enactments(sample.pack)
    others = Others(sample.source.data, families(sample.source.data, enactments, kinds))
    found = leaves(sample.source.data)
    return Trial(name, found, {leaf: others.change(leaf) for leaf in found if not _is_id(leaf)})


def _is_id(leaf: Leaf) -> bool:
    return leaf.path[-1] == "id" and len(leaf.path) > 1


def pieces(document: Document) -> dict[Piece, tuple[str, str]]:
    """The words of each place, and which value they say that they come from."""
    found = {
        (block.id, n, m): (inline.text, getattr(inline, "path", ""))
        for block in document.blocks
        for n, run in enumerate(inlines_of(block))
        for m, inline in enumerate(run)
    }
    return found | {("", n, 0): (str(getattr(document.frame, key)), "") for n, key in enumerate(FRAME)}


@cache
def unchanged(name: str) -> Mapping[Piece, tuple[str, str]]:
    """The words of the sample as it is."""
    return pieces(case(name).document())


def text(document: Document) -> str:
    """Everything printed, in small letters."""
    return "\n".join(words for words, _ in pieces(document).values()).casefold()


# --- the four steps -------------------------------------------------------------------------------------------------


def by_marks(trial: Trial, left: Sequence[Leaf]) -> set[Leaf]:
    """Those whose mark is printed; ids are looked for in a document of their own, where they are renamed throughout."""
    named = trial.data
    for leaf in filter(_is_id, left):
        named = renamed(named, str(leaf.value), f"Z{leaf.mark}")
    ids = text(trial.assembled(named))
    marked = [leaf for leaf in left if leaf in trial.changes and leaf.mark in str(trial.changes[leaf][1])]
    texts = text(trial.document(marked))
    return {leaf for leaf in left if leaf.mark in (ids if _is_id(leaf) else texts)}


Signatures = Mapping[Leaf, frozenset[Hashable]]
"""In which documents each leaf is changed."""


def differing(trial: Trial, signatures: Signatures) -> Mapping[frozenset[Hashable], set[str]]:
    """Sets of documents in which some words differ, in all of them alike, and the sources that those words name."""
    base = unchanged(trial.name)
    seen: dict[Piece, dict[Hashable, str | None]] = {}
    sources: dict[Piece, set[str]] = {}
    for number in dict.fromkeys(number for documents in signatures.values() for number in documents):
        found = pieces(trial.document(leaf for leaf, documents in signatures.items() if number in documents))
        for place in base.keys() | found.keys():
            before, after = base.get(place), found.get(place)
            sources.setdefault(place, set()).update(words[1] for words in (before, after) if words)
            if (before and before[0]) != (after and after[0]):
                seen.setdefault(place, {})[number] = after and after[0]
    result: dict[frozenset[Hashable], set[str]] = {}
    for place, texts in seen.items():
        if len(set(texts.values())) == 1:
            result.setdefault(frozenset(texts), set()).update(sources[place])
    return result


def by_documents_of_their_own(trial: Trial, left: Sequence[Leaf]) -> set[Leaf]:
    """Those of which some words say that they come from them, and differ in just their documents."""
    most = next(n for n in count(1) if comb(n, n // 2) >= len(left))
    chosen = combinations(range(most), most // 2)
    signatures: Signatures = {leaf: frozenset(documents) for leaf, documents in zip(left, chosen, strict=False)}
    found = differing(trial, signatures)
    return {leaf for leaf in left if any(_comes_from(path, leaf) for path in found.get(signatures[leaf], ()))}


def _comes_from(source: str, leaf: Leaf) -> bool:
    """Whether words with that source come from the leaf, or from the group that it is a part of."""
    path = parse_path(source) if source else ()
    length = min(len(path), len(leaf.path))
    return length > 0 and path[:length] == leaf.path[:length]


def by_a_square(trial: Trial, left: Sequence[Leaf]) -> set[Leaf]:
    """Those on whose row, column and diagonal alone some words differ."""
    side = isqrt(max(len(left) - 1, 0)) + 1
    signatures: Signatures = {
        leaf: frozenset((("row", n // side), ("column", n % side), ("diagonal", (n // side + n) % side)))
        for n, leaf in enumerate(left)
    }
    found = differing(trial, signatures)
    return {leaf for leaf in left if signatures[leaf] in found}


def one_by_one(trial: Trial, left: Sequence[Leaf]) -> set[Leaf]:
    """Those with which alone the words are others."""
    base = trial.said([])
    return {leaf for leaf in left if trial.said([leaf]) != base}


ALONE = frozenset(
    {
        "documents[*]",
        "pack",
        "binding",
        "jurisdiction",
        "funds[*].kind",
        "funds[*].overspend.model",
        "funds[*].overspend.tiers[*].rule",
        "funds[*].underspend[*].rule",
    }
)
"""What decides which words there are at all: little else could be seen beside it, so it is changed by itself."""


def pattern(leaf: Leaf) -> str:
    """The leaf's path without positions in lists."""
    return re.sub(r"\[[0-9]+\]", "[*]", leaf.name)


def unprinted(name: str) -> list[Leaf]:
    """The leaves whose change leaves every word as it was."""
    sample = trial(name)
    alone = [leaf for leaf in sample.leaves if pattern(leaf) in ALONE]
    left = _without(sample.leaves, set(alone))
    left = _without(left, by_marks(sample, left))
    ids = [leaf for leaf in left if _is_id(leaf)]
    left = _without(left, set(ids))
    for step in (by_documents_of_their_own, by_a_square):
        left = _without(left, step(sample, left))
    left = [*left, *alone]
    return [*ids, *_without(left, one_by_one(sample, left))]


def _without(left: Sequence[Leaf], printed: set[Leaf]) -> list[Leaf]:
    return [leaf for leaf in left if leaf not in printed]


# --- the claim ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", BOTH)
def test_every_value_of_the_definition_changes_the_words(name: str) -> None:
    """What is agreed and not printed is not agreed. Values that print nothing are those above, and no others."""
    found = {pattern(leaf) for leaf in unprinted(name)}

    assert found == {exemption.pattern for exemption in EXEMPT if name in exemption.samples}
