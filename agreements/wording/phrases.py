"""Values in the words of a language. English and Welsh have theirs; another language is one more entry in LANGUAGES."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from agreements.wording.cy import Welsh
from agreements.wording.en import English
from agreements.wording.figures import as_percentage
from agreements.wording.language import Language
from agreements.wording.mutations import MUTATIONS

LANGUAGES: Mapping[str, Language] = {"en": English(), "cy": Welsh()}
"""The languages that have words, by their code (BCP 47). Which of them a document may be in, its pack says."""


NOUNS_CHANGE = frozenset({"cy"})
"""The languages in which a noun after a number has a form that no pair of one and many can give."""


def mutations(lang: str) -> Mapping[str, Callable[[str], str]]:
    """The changes that the first letter of a word undergoes in that language, by name; none in English."""
    return MUTATIONS if lang == "cy" else {}


def mutated(word: str, lang: str) -> tuple[str, ...]:
    """The forms of a word that the language makes of its first letter, without the word itself.

    >>> mutated("Partner", "cy"), mutated("Bwrdd", "cy"), mutated("Partner", "en")
    (('Bartner', 'Mhartner', 'Phartner'), ('Fwrdd', 'Mwrdd'), ())
    """
    forms = dict.fromkeys(change(word) for change in mutations(lang).values())
    return tuple(form for form in forms if form != word)


def _language(lang: str) -> Language:
    if lang not in LANGUAGES:
        raise ValueError(f"there are no words for the language {lang!r}; there are for {', '.join(LANGUAGES)}")
    return LANGUAGES[lang]


def long_date(day: date, lang: str = "en", *, weekday: bool = False) -> str:
    """A date in full.

    >>> long_date(date(2026, 4, 1)), long_date(date(2026, 7, 30), weekday=True)
    ('1 April 2026', 'Thursday 30 July 2026')
    """
    return _language(lang).long_date(day, weekday=weekday)


def day_of_year(day: int, month: int, lang: str = "en") -> str:
    """A day that comes every year.

    >>> day_of_year(15, 4)
    '15 April'
    """
    return _language(lang).day_of_year(day, month)


def in_words(number: int, lang: str = "en") -> str:
    """A whole number, spelled out.

    >>> in_words(6), in_words(42), in_words(1105), in_words(1_200_000)
    ('six', 'forty-two', 'one thousand one hundred and five', 'one million two hundred thousand')

    Raises:
        ValueError: from a million million upwards.
    """
    return _language(lang).in_words(number)


def ordinal(number: int, lang: str = "en") -> str:
    """A place in an order, in figures.

    >>> ordinal(1), ordinal(12), ordinal(22), ordinal(113)
    ('1st', '12th', '22nd', '113th')

    Raises:
        ValueError: below 1.
    """
    return _language(lang).ordinal(number)


def ordinal_word(number: int, lang: str = "en") -> str:
    """A place in an order, spelled out.

    >>> ordinal_word(1), ordinal_word(20), ordinal_word(21), ordinal_word(112)
    ('first', 'twentieth', 'twenty-first', 'one hundred and twelfth')

    Raises:
        ValueError: below 1, and in Welsh above 100.
    """
    return _language(lang).ordinal_word(number)


def money(pence: int, lang: str = "en") -> str:
    """A sum, always with two decimals and thousands separators.

    >>> money(123456789), money(-100), money(0)
    ('£1,234,567.89', '-£1.00', '£0.00')
    """
    return _language(lang).money(pence)


def per_cent(percentage: Decimal, lang: str = "en") -> str:
    """A percentage with the decimals that it has.

    >>> per_cent(Decimal("61.77")), per_cent(Decimal("14.00"))
    ('61.77%', '14.00%')
    """
    return _language(lang).per_cent(percentage)


def rate_per_cent(rate: Decimal, lang: str = "en") -> str:
    """A rate as a percentage, without needless zeros.

    >>> rate_per_cent(Decimal("0.039")), rate_per_cent(Decimal("0.0200")), rate_per_cent(Decimal("1"))
    ('3.9%', '2%', '100%')
    """
    return per_cent(as_percentage(rate), lang)


def joined(items: Sequence[str], lang: str = "en") -> str:
    """A list all of whose items count. Items with commas of their own are parted by semicolons.

    >>> joined(["A", "B", "C"]), joined(["A", "B"]), joined(["A"]), joined([])
    ('A, B and C', 'A and B', 'A', '')
    >>> joined(["A", "B, C & D", "E"])
    'A; B, C & D; and E'
    """
    return _language(lang).joined(items)


def joined_or(items: Sequence[str], lang: str = "en") -> str:
    """A list any of whose items counts.

    >>> joined_or(["A", "B", "C"])
    'A, B or C'
    """
    return _language(lang).joined_or(items)


def plural(number: int, one: str, many: str, lang: str = "en") -> str:
    """The form of a noun that goes with a number.

    >>> plural(1, "party", "parties"), plural(0, "party", "parties")
    ('party', 'parties')
    """
    return _language(lang).plural(number, one, many)


def duration(number: int, unit: str, lang: str = "en", *, spelled: bool = False, defined: bool = True) -> str:
    """A length of time in minutes, hours, days, working_days, weeks, months or years.

    With `spelled` the number is in words. Working Days have capitals unless `defined` says that the document does not
    define them.

    >>> duration(6, "months"), duration(1, "months"), duration(5, "working_days")
    ('6 months', '1 month', '5 Working Days')
    >>> duration(6, "months", spelled=True), duration(1, "working_days", defined=False)
    ('six months', '1 working day')

    Raises:
        ValueError: for another unit.
    """
    return _language(lang).duration(number, unit, spelled=spelled, defined=defined)


def sort_key(text: str, lang: str = "en") -> tuple[tuple[int, ...], str]:
    """What a list in the order of the language's alphabet is sorted by. Case, accents and marks decide last.

    >>> sorted(["Lles", "Llais", "Dŵr", "Ddoe", "Chwarter", "Cyllid"], key=lambda word: sort_key(word, "cy"))
    ['Cyllid', 'Chwarter', 'Dŵr', 'Ddoe', 'Llais', 'Lles']
    >>> sorted(["Lles", "Llais", "Chwarter", "Cyllid"], key=sort_key)
    ['Chwarter', 'Cyllid', 'Llais', 'Lles']
    """
    return _language(lang).sort_key(text), text
