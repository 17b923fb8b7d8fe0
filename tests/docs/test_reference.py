"""Every item of data has a home in a definition and is printed; the reference page says where."""

from __future__ import annotations

from itertools import chain

import pytest

from agreements.packs import bundled, clause_index, open_pack
from tests.docs.reference import PAGE, clauses_reading, field_at, items, page

pytestmark = pytest.mark.checkout

REGISTER = [(1, 30), (40, 56), (60, 68), (70, 84), (90, 99), (110, 119), (120, 133), (140, 149), (150, 158), (160, 166)]
REGISTER += [(170, 178), (180, 193), (200, 213)]
"""First and last numbers of the register's chapters."""

PRINTED_ELSEWHERE = {
    "documents": "the title of the document is what it yields",
    "parties.signatories.name": "it stands in the execution blocks",
}
"""What no clause reads, and where it stands instead."""


def test_every_item_of_the_register_is_here_and_no_other() -> None:
    """An item that nobody placed is one that nobody asks the partners for."""
    numbers = chain.from_iterable(range(first, last + 1) for first, last in REGISTER)

    assert list(items()) == [f"D-{number:03}" for number in numbers]


@pytest.mark.parametrize("number", items())
def test_an_item_has_a_home_or_a_reason(number: str) -> None:
    """Fields that exist, clauses that exist, or a reason why nothing is written down."""
    item = items()[number]
    known = clause_index(open_pack(bundled() / "health-and-care-england"))

    for path in item.get("fields", ()):
        field_at(path)
    assert set(item.get("clauses", ())) <= set(known)
    assert bool(item.get("reason")) != bool(item.get("fields") or item.get("clauses"))


def test_every_field_of_an_item_is_printed_by_a_clause() -> None:
    """A field that no clause reads is a question whose answer is thrown away."""
    paths = {path for item in items().values() for path in item.get("fields", ())}

    assert {path for path in paths if field_at(path) not in clauses_reading()} == set(PRINTED_ELSEWHERE)


def test_the_reference_page_says_what_the_program_does() -> None:
    """Which clauses and rules read a field is found out by watching them. `make reference` draws it again."""
    assert PAGE.read_text(encoding="utf-8") == page()
