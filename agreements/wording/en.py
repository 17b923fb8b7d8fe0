"""English as British lawyers write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from agreements.wording.figures import figure
from agreements.wording.language import checked_place, listed

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_LARGEST = 10**12

_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)

_UNITS = {
    "minutes": ("minute", "minutes"),
    "hours": ("hour", "hours"),
    "days": ("day", "days"),
    "weeks": ("week", "weeks"),
    "months": ("month", "months"),
    "years": ("year", "years"),
    "working_days": ("working day", "working days"),
}
_DEFINED_UNITS = {"working_days": ("Working Day", "Working Days")}


class English:
    """The words of English."""

    def long_date(self, day: date, *, weekday: bool) -> str:
        """Day, month and year, without ordinal ending or comma: 1 April 2026."""
        text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        return f"{WEEKDAYS[day.weekday()]} {text}" if weekday else text

    def day_of_year(self, day: int, month: int) -> str:
        """Day and month: 15 April."""
        return f"{day} {MONTHS[month - 1]}"

    def in_words(self, number: int) -> str:
        """British: `and` before the tens and ones, hyphens from twenty-one to ninety-nine, no commas."""
        if abs(number) >= _LARGEST:
            raise ValueError(f"{number} is too large to be written in words")
        return f"minus {_whole(-number)}" if number < 0 else _whole(number)

    def ordinal(self, number: int) -> str:
        """1st, 2nd, 3rd, 4th, and 11th to 13th."""
        ending = "th" if number % 100 in _TEENS else _ORDINAL_ENDINGS.get(number % 10, "th")
        return f"{checked_place(number)}{ending}"

    def ordinal_word(self, number: int) -> str:
        """Only the last word changes: twenty-first, one hundred and twelfth."""
        words = self.in_words(checked_place(number))
        start = max(words.rfind(" "), words.rfind("-")) + 1
        last = words[start:]
        plain = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
        return words[:start] + _ORDINALS.get(last, plain)

    def money(self, pence: int) -> str:
        """Pounds and pence, the minus before the sign of the pound."""
        return f"-£{figure(-pence)}" if pence < 0 else f"£{figure(pence)}"

    def per_cent(self, percentage: Decimal) -> str:
        """The sign follows without a space."""
        return f"{percentage:f}%"

    def joined(self, items: Sequence[str]) -> str:
        """No comma before the last `and`, unless semicolons are needed."""
        return listed(items, "and")

    def joined_or(self, items: Sequence[str]) -> str:
        """No comma before the last `or`, unless semicolons are needed."""
        return listed(items, "or")

    def plural(self, number: int, one: str, many: str) -> str:
        """One thing is singular, and nothing is plural."""
        return one if abs(number) == 1 else many

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Character by character, whether small or capital."""
        return tuple(map(ord, text.casefold()))

    def duration(self, number: int, unit: str, *, spelled: bool, defined: bool) -> str:
        """Number and unit; Working Days with capitals where they are a defined term."""
        forms = (_DEFINED_UNITS if defined else {}).get(unit) or _UNITS.get(unit)
        if forms is None:
            raise ValueError(f"{unit!r} is no unit of time; one of {', '.join(_UNITS)}")
        return f"{self.in_words(number) if spelled else number} {self.plural(number, *forms)}"


def _whole(number: int) -> str:
    for size, name in _SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            return f"{_whole(count)} {name}{_rest(rest)}"
    if number >= 100:  # noqa: PLR2004 - a hundred is a hundred
        count, rest = divmod(number, 100)
        return f"{_ONES[count]} hundred{_rest(rest)}"
    if number >= len(_ONES):
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return _ONES[number]


def _rest(number: int) -> str:
    if number == 0:
        return ""
    return f"{' and ' if number < 100 else ' '}{_whole(number)}"  # noqa: PLR2004 - the same
