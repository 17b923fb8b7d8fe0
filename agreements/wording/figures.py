"""Figures and the labels of numbered things, which are the same in every language."""

from __future__ import annotations

from decimal import Decimal

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 3999


def figure(pence: int) -> str:
    """A sum for a table column: thousands separators, always two decimals, no sign of the pound.

    >>> figure(123456789), figure(-100), figure(0)
    ('1,234,567.89', '-1.00', '0.00')
    """
    whole, part = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}{whole:,}.{part:02d}"


def number(value: int | Decimal) -> str:
    """A count or a quantity with thousands separators, its decimals as given.

    >>> from decimal import Decimal
    >>> number(5400), number(Decimal("118.50"))
    ('5,400', '118.50')
    """
    return f"{value:,}" if isinstance(value, int) else f"{value:,f}"


def as_percentage(rate: Decimal) -> Decimal:
    """A rate as a percentage without needless zeros: 0.0390 is 3.9.

    >>> from decimal import Decimal
    >>> as_percentage(Decimal("0.0390")), as_percentage(Decimal("1.00"))
    (Decimal('3.9'), Decimal('100'))
    """
    text = f"{rate.scaleb(2):f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def letters(position: int) -> str:
    """The label of an item in a lettered list: a to z, then aa, bb ... zz, aaa, as Word counts.

    Source: ISO/IEC 29500-1, 17.18.59, `lowerLetter`.

    >>> letters(1), letters(26), letters(27), letters(28), letters(53)
    ('a', 'z', 'aa', 'bb', 'aaa')

    Raises:
        ValueError: below 1.
    """
    times, index = divmod(_counted(position) - 1, len(_LETTERS))
    return _LETTERS[index] * (times + 1)


def upper_letters(position: int) -> str:
    """As `letters`, in capitals.

    >>> upper_letters(3)
    'C'
    """
    return letters(position).upper()


def roman(position: int) -> str:
    """A number from 1 to 3999 in small Roman numerals.

    >>> roman(4), roman(19), roman(1990)
    ('iv', 'xix', 'mcmxc')

    Raises:
        ValueError: outside that range.
    """
    if _counted(position) > _LARGEST_ROMAN:
        raise ValueError(f"{position} cannot be written in Roman numerals; the largest is {_LARGEST_ROMAN}")
    label, left = "", position
    for value, numeral in _ROMAN:
        times, left = divmod(left, value)
        label += numeral * times
    return label


def upper_roman(position: int) -> str:
    """As `roman`, in capitals.

    >>> upper_roman(14)
    'XIV'
    """
    return roman(position).upper()


def _counted(position: int) -> int:
    if position < 1:
        raise ValueError(f"{position} is no position in a list; the first is 1")
    return position
