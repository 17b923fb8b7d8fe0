"""What a language must be able to say, and which languages there are."""

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
