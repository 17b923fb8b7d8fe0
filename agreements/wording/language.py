"""What a language must be able to say, and what is said alike in all of them."""

from __future__ import annotations

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

    def duration(self, number: int, unit: str, *, spelled: bool, defined: bool) -> str:
        """A length of time."""


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

    Semicolons part the items of three or more where one has a comma of its own, as names of bodies do.
    """
    if len(items) < 2:  # noqa: PLR2004 - one item or none is no list
        return "".join(items)
    *first, last = items
    if first[1:] and any("," in item for item in items):
        return f"{'; '.join(first)}; {last_word} {last}"
    return f"{', '.join(first)} {last_word} {last}"
