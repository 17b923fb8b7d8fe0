"""What a language must be able to say, and what is said alike in all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol


class Language(Protocol):
    """The words of one language. Its grammar is its own: mutations, plurals after numbers, the order of a date."""

    def long_date(self, day: date, *, weekday: bool) -> str:
        """A date in full."""

    def day_of_year(self, day: int, month: int) -> str:
        """A day that comes every year."""

    def in_words(self, number: int) -> str:
        """A whole number, spelled out."""

    def ordinal(self, number: int) -> str:
        """A place in an order, in figures."""

    def ordinal_word(self, number: int) -> str:
        """A place in an order, spelled out."""

    def money(self, pence: int) -> str:
        """A sum with the sign of the pound."""

    def per_cent(self, percentage: Decimal) -> str:
        """A percentage with its sign."""

    def joined(self, items: Sequence[str]) -> str:
        """A list all of whose items count."""

    def joined_or(self, items: Sequence[str]) -> str:
        """A list any of whose items counts."""

    def plural(self, number: int, one: str, many: str) -> str:
        """The form of a noun that goes with a number."""

    def sort_key(self, text: str) -> tuple[int, ...]:
        """What stands for each letter of the text when words are put into the order of the alphabet."""

    def duration(self, number: int, unit: str, *, spelled: bool, defined: bool) -> str:
        """A length of time."""


def places_in(alphabet: Sequence[str], text: str) -> tuple[int, ...]:
    """The place of each letter of the text in an alphabet, whose letters may be two characters long.

    A space comes before every letter, a figure before every word; an accent and a mark are passed over.
    """
    places = {letter: n for n, letter in enumerate((" ", *map(str, range(10)), *alphabet))}
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    found: list[int] = []
    at = 0
    while at < len(bare):
        length = 2 if bare[at : at + 2] in places else 1
        found += [places[bare[at : at + length]]] if bare[at : at + length] in places else []
        at += length
    return tuple(found)


def checked_place(number: int) -> int:
    """The number, which is a place in an order.

    Raises:
        ValueError: below 1.
    """
    if number < 1:
        raise ValueError(f"{number} is no place in an order; the first is 1")
    return number


def listed(items: Sequence[str], last_word: str) -> str:
    """The items with that word before the last.

    Semicolons part the items of three or more where one has a comma of its own, as names of bodies do. A comma parts
    two that both have one.
    """
    if len(items) < 2:  # noqa: PLR2004 - one item or none is no list
        return "".join(items)
    *first, last = items
    if not first[1:] and all("," in item for item in items):
        return f"{first[0]}, {last_word} {last}"
    if first[1:] and any("," in item for item in items):
        return f"{'; '.join(first)}; {last_word} {last}"
    return f"{', '.join(first)} {last_word} {last}"
