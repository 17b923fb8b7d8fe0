"""Exact money: whole pence inside, pounds and pence as text outside, rates as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NewType

Pence = NewType("Pence", int)
"""A sum of money in whole pence. Negative is money the other way: a refund, an underspend."""

NOTHING = Pence(0)
"""No money: known to be none, which is not the same as not known."""

_POUNDS = re.compile(r"-?[0-9]{1,13}(\.[0-9]{2})?")
_RATE = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,12})?")


def parse_pounds(text: str, *, negative: bool = False) -> Pence:
    """The whole pence that a plain text in pounds states: `1234567.89` or `1234567`.

    >>> parse_pounds("1234567.89")
    123456789

    Raises:
        ValueError: for a sign, comma, space, other script or one or three decimals; for a sum below nothing unless
            `negative` allows it.
    """
    if not _POUNDS.fullmatch(text):
        raise ValueError(f"{text!r} is not a sum of money; write pounds and pence such as 1234567.89")
    whole, _, part = text.lstrip("-").partition(".")
    pence = int(whole) * 100 + int(part or 0)
    if not text.startswith("-"):
        return Pence(pence)
    if pence and not negative:
        raise ValueError(f"{text} is below nothing; only a refund may be negative")
    return Pence(-pence)


def pounds(pence: int) -> str:
    """Pounds and pence in plain digits, always two decimals, as a definition writes them.

    >>> pounds(123456789), pounds(-5)
    ('1234567.89', '-0.05')
    """
    sign = "-" if pence < 0 else ""
    whole, part = divmod(abs(pence), 100)
    return f"{sign}{whole}.{part:02d}"


def parse_rate(text: str, *, negative: bool = False) -> Decimal:
    """The exact decimal fraction that a text states: `0.039` is 3.9%.

    Raises:
        ValueError: for anything but ASCII digits with a decimal point; for a rate below 0 unless `negative` allows it.
    """
    if not _RATE.fullmatch(text):
        raise ValueError(f"{text!r} is not a rate; write a decimal fraction such as 0.039 for 3.9%")
    rate = Decimal(text)
    if rate < 0 and not negative:
        raise ValueError(f"{text} is below 0; only a reduction may be negative")
    return rate


def half_up(exact: Fraction | Decimal | int) -> int:
    """The nearest whole number; a half goes away from zero, so a refund rounds as the payment would.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(-5, 2))
    (3, -3)
    """
    value = Fraction(exact)
    rounded = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -rounded if value < 0 else rounded


def total(amounts: Iterable[int]) -> Pence:
    """What the sums add up to."""
    return Pence(sum(amounts))


def share_of(base: int, rate: Decimal | Fraction) -> Pence:
    """`rate` of `base`, half up to the penny.

    >>> share_of(9914388550, Decimal("0.02"))
    198287771
    """
    return Pence(half_up(base * Fraction(rate)))


def percent_of(part: int, whole: int, *, places: int = 2) -> Decimal:
    """How many per cent `part` is of `whole`, half up to `places` decimals, for printing only.

    No sum is ever worked out from it: sums prevail over rounded percentages.

    >>> percent_of(2109182600, 5344028600)
    Decimal('39.47')

    Raises:
        ValueError: if `whole` is nothing.
    """
    if whole == 0:
        raise ValueError("there is no percentage of nothing")
    return Decimal(half_up(Fraction(part * 100 * 10**places, whole))).scaleb(-places)
