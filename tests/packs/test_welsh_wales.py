"""The Welsh of the Wales pack says what its English says: the same slots, terms that are found, documents in step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from agreements import packs
from agreements.assembly import assemble
from agreements.document import Definition, Document, Reference, inlines_of
from agreements.particulars import Agreement
from agreements.wording import MUTATIONS
from tests.packs.awkward import Plain
from tests.packs.awkward_instruments import INSTRUMENTS

PACK = packs.find_pack("health-and-care-wales")


def slots(data: object, path: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """The names in braces of each label, by its path."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from slots(value, f"{path}.{key}")
    else:
        yield path, frozenset(re.findall(r"{\w+}", str(data)))


def test_a_label_fills_in_the_same_values_in_both_languages() -> None:
    """A value that the Welsh leaves out would be missing from the Welsh paper alone."""
    english, welsh = (dict(slots(packs.labels(PACK, language))) for language in ("en", "cy"))

    assert {path: welsh.get(path) for path in english if welsh.get(path) != english[path]} == {}


@pytest.mark.parametrize("mutation", sorted(MUTATIONS))
def test_a_term_is_found_whatever_mutates_it(mutation: str) -> None:
    """A form that is not listed is no term, and its definition would not be printed. Initials never mutate."""
    change = MUTATIONS[mutation]
    terms = [term for term in packs.terms(PACK, "cy") if not term.name.isupper()]

    assert [term.name for term in terms if change(term.name) not in (term.name, *term.forms)] == []


def places(document: Document) -> list[tuple[str, str]]:
    """The kind and id of each block. Definitions stand in the order of each alphabet, so they come last and sorted."""
    blocks = [(type(block).__name__, block.id) for block in document.blocks]
    defined = {block.id for block in document.blocks if isinstance(block, Definition)}
    apart = [block for block in blocks if block[1].partition(".")[0] == "term" or block[1] in defined]
    return [block for block in blocks if block not in apart] + sorted(apart)


def pointed_at(document: Document) -> dict[str, list[str]]:
    """What each block refers to. The two languages may name two things in another order."""
    return {
        block.id: sorted(inline.target for run in inlines_of(block) for inline in run if isinstance(inline, Reference))
        for block in document.blocks
    }


BESIDE_THE_AGREEMENT = {
    name: {**plain, "pack": PACK.name}
    for name, plain in INSTRUMENTS.items()
    if plain["documents"][0] in ("deed-of-variation", "exit-notice")
}


@pytest.mark.parametrize("plain", BESIDE_THE_AGREEMENT.values(), ids=list(BESIDE_THE_AGREEMENT))
def test_a_deed_and_a_notice_have_the_same_paragraphs_and_references(plain: Plain) -> None:
    """Whoever signs one text signs the other, so neither may say more."""
    english, welsh = (
        assemble(Agreement.model_validate({**plain, "language": language}), PACK, plain["documents"][0], draft=True)
        for language in ("en", "cy")
    )

    assert places(welsh) == places(english)
    assert pointed_at(welsh) == pointed_at(english)


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("redundancy", "y gost o ddileu swyddi"),
        ("delegation", "swyddogaeth a ddirprwyir"),
        ("ring_fenced_money", "arian wedi ei neilltuo"),
        ("deprivation_of_liberty", "ei hamddifadu o'i rhyddid"),
        ("acute_measures", "llai o dderbyniadau brys"),
        ("regional_partnership_board", "gan Fwrdd Partneriaeth Rhanbarthol"),
    ],
)
def test_a_rule_knows_what_welsh_alone_speaks_of(topic: str, words: str) -> None:
    """A definition may be written in Welsh alone, where a word stands mutated as often as not."""
    assert packs.speaks_of(words, packs.word_lists(PACK)[topic])
