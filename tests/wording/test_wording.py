"""Values read as a solicitor would write them."""

import doctest
import importlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.wording import (
    as_percentage,
    day_of_year,
    duration,
    figure,
    in_words,
    joined,
    joined_or,
    letters,
    long_date,
    money,
    number,
    ordinal,
    ordinal_word,
    per_cent,
    plural,
    rate_per_cent,
    roman,
    upper_letters,
    upper_roman,
)

ROOMS = ["wording.figures", "wording.phrases", "finance.apportionment", "finance.contributions", "finance.money"]
ROOMS += ["finance.overspend", "finance.vat", "finance.years", "timetable.periods"]


@pytest.mark.parametrize("room", ROOMS)
def test_examples_in_docstrings_are_true(room: str) -> None:
    """A reader trusts them before the prose."""
    found = doctest.testmod(importlib.import_module(f"agreements.{room}"))

    assert (found.failed, found.attempted > 0) == (0, True)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 4, 1), "1 April 2026"),
        (date(2028, 2, 29), "29 February 2028"),
        (date(2026, 12, 31), "31 December 2026"),
        (date(987, 1, 2), "2 January 987"),
    ],
)
def test_a_date_has_its_month_in_words(day: date, words: str) -> None:
    """No reader takes 01/04 for 4 January."""
    assert long_date(day) == words


@given(st.dates())
def test_a_weekday_goes_before_the_date(day: date) -> None:
    """The weekday is the calendar's own, in English whatever the machine speaks."""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

    assert long_date(day, weekday=True) == f"{names[day.weekday()]} {long_date(day)}"


def test_a_yearly_day_has_no_year() -> None:
    """Instalments fall on it every year."""
    assert day_of_year(15, 1) == "15 January"


SUMS = [
    (0, "£0.00", "0.00"),
    (5, "£0.05", "0.05"),
    (100, "£1.00", "1.00"),
    (99999, "£999.99", "999.99"),
    (100000, "£1,000.00", "1,000.00"),
    (123456789, "£1,234,567.89", "1,234,567.89"),
    (38392280535, "£383,922,805.35", "383,922,805.35"),
    (-100, "-£1.00", "-1.00"),
    (-5, "-£0.05", "-0.05"),
]


@pytest.mark.parametrize(("pence", "words", "column"), SUMS)
def test_a_sum_has_two_decimals_and_separators(pence: int, words: str, column: str) -> None:
    """In text with the sign of the pound, in a column without."""
    assert (money(pence), figure(pence)) == (words, column)


@given(st.integers(-(10**15), 10**15))
def test_no_digit_of_a_sum_is_lost(pence: int) -> None:
    """Taking the signs away gives the pence back."""
    assert int(money(pence).translate({ord(sign): None for sign in "£,."})) == pence


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (5400, "5,400"), (Decimal("118.50"), "118.50"), (Decimal("1E+3"), "1,000")]
)
def test_a_quantity_keeps_its_decimals(value: int | Decimal, text: str) -> None:
    """A target of 80.0 prints as it was measured."""
    assert number(value) == text


@pytest.mark.parametrize(
    ("percentage", "text"), [("61.77", "61.77%"), ("14.00", "14.00%"), ("0.00", "0.00%"), ("-3.9", "-3.9%")]
)
def test_a_percentage_keeps_its_decimals(percentage: str, text: str) -> None:
    """Columns of shares have two everywhere."""
    assert per_cent(Decimal(percentage)) == text


RATES = [
    ("0.039", "3.9%"),
    ("0.0566", "5.66%"),
    ("0.02", "2%"),
    ("0.015", "1.5%"),
    ("0", "0%"),
    ("1", "100%"),
    ("0.20", "20%"),
]
RATES += [("-0.01", "-1%"), ("0.00005", "0.005%")]


@pytest.mark.parametrize(("rate", "text"), RATES)
def test_a_rate_loses_its_needless_zeros(rate: str, text: str) -> None:
    """Sentences say 2%, not 2.00%."""
    assert rate_per_cent(Decimal(rate)) == text


@given(st.decimals(0, 10, places=6))
def test_a_rate_keeps_its_value(rate: Decimal) -> None:
    """Zeros are dropped and nothing else."""
    assert as_percentage(rate) == rate * 100


IN_WORDS = [
    (0, "zero"),
    (7, "seven"),
    (13, "thirteen"),
    (20, "twenty"),
    (42, "forty-two"),
    (100, "one hundred"),
    (101, "one hundred and one"),
    (999, "nine hundred and ninety-nine"),
    (1000, "one thousand"),
    (1001, "one thousand and one"),
    (1100, "one thousand one hundred"),
    (12345, "twelve thousand three hundred and forty-five"),
    (250000, "two hundred and fifty thousand"),
    (1000000, "one million"),
    (2000010, "two million and ten"),
    (10**9, "one billion"),
    (-3, "minus three"),
]


@pytest.mark.parametrize(("value", "words"), IN_WORDS)
def test_a_number_is_spelled_the_british_way(value: int, words: str) -> None:
    """With `and` before what is below a hundred."""
    assert in_words(value) == words


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_two_numbers_have_the_same_words(one: int, other: int) -> None:
    """A duration in words is as exact as in figures."""
    assert (in_words(one) == in_words(other)) == (one == other)


def test_a_number_without_a_word_is_refused() -> None:
    """No agreement runs for a million million of anything."""
    with pytest.raises(ValueError, match="too large"):
        in_words(10**12)


ORDINALS = [
    (1, "1st", "first"),
    (2, "2nd", "second"),
    (3, "3rd", "third"),
    (4, "4th", "fourth"),
    (5, "5th", "fifth"),
    (8, "8th", "eighth"),
    (9, "9th", "ninth"),
    (11, "11th", "eleventh"),
    (12, "12th", "twelfth"),
    (13, "13th", "thirteenth"),
    (20, "20th", "twentieth"),
    (21, "21st", "twenty-first"),
    (22, "22nd", "twenty-second"),
    (40, "40th", "fortieth"),
    (100, "100th", "one hundredth"),
    (101, "101st", "one hundred and first"),
    (111, "111th", "one hundred and eleventh"),
    (1000, "1000th", "one thousandth"),
]


@pytest.mark.parametrize(("place", "figures", "words"), ORDINALS)
def test_a_place_in_an_order_has_its_ending(place: int, figures: str, words: str) -> None:
    """Eleventh to thirteenth are regular in figures, and a few are irregular in words."""
    assert (ordinal(place), ordinal_word(place)) == (figures, words)


@pytest.mark.parametrize("place_of", [ordinal, ordinal_word, letters, roman])
def test_there_is_no_place_before_the_first(place_of: object) -> None:
    """A counter that starts at 0 is a fault of ours."""
    assert callable(place_of)

    with pytest.raises(ValueError, match="the first is 1"):
        place_of(0)


LISTS = [
    ([], ""),
    (["A"], "A"),
    (["A", "B"], "A and B"),
    (["A", "B", "C"], "A, B and C"),
    (["A", "B", "C", "D"], "A, B, C and D"),
    (["A, B & C Board", "D"], "A, B & C Board and D"),
    (["A, B & C Board", "D", "E"], "A, B & C Board; D; and E"),
    (["farmers, at the market", "men, in the pubs"], "farmers, at the market, and men, in the pubs"),
]


@pytest.mark.parametrize(("items", "text"), LISTS)
def test_a_list_reads_as_one_and_its_items_stay_apart(items: list[str], text: str) -> None:
    """A body whose name has a comma is one party, not two."""
    assert joined(items) == text


def test_alternatives_are_joined_by_or() -> None:
    """Any one of them suffices."""
    assert joined_or(["A", "B", "C"]) == "A, B or C"


@pytest.mark.parametrize(
    ("count", "form"), [(0, "parties"), (1, "party"), (-1, "party"), (2, "parties"), (21, "parties")]
)
def test_only_one_is_singular(count: int, form: str) -> None:
    """English has two forms."""
    assert plural(count, "party", "parties") == form


DURATIONS = [
    (6, "months", False, True, "6 months"),
    (1, "months", False, True, "1 month"),
    (1, "years", True, True, "one year"),
    (12, "months", True, True, "twelve months"),
    (4, "hours", False, True, "4 hours"),
    (0, "days", False, True, "0 days"),
    (2, "weeks", False, True, "2 weeks"),
    (5, "working_days", False, True, "5 Working Days"),
    (1, "working_days", False, True, "1 Working Day"),
    (5, "working_days", False, False, "5 working days"),
    (5, "days", False, True, "5 days"),
]


@pytest.mark.parametrize(("count", "unit", "spelled", "defined", "text"), DURATIONS)
def test_a_length_of_time_agrees_with_its_number(
    count: int, unit: str, spelled: bool, defined: bool, text: str
) -> None:
    """Working Days have capitals where they are a defined term."""
    assert duration(count, unit, spelled=spelled, defined=defined) == text


def test_an_unknown_unit_of_time_is_refused() -> None:
    """The message names those that there are."""
    with pytest.raises(ValueError, match=r"'fortnights' is no unit of time; one of .*months"):
        duration(1, "fortnights")


def test_a_language_without_words_is_refused() -> None:
    """English words in a text of another language would be wrong without a sign."""
    with pytest.raises(ValueError, match="'gd'; there are for en, cy"):
        long_date(date(2026, 4, 1), "gd")


LABELS = [
    (1, "a", "i"),
    (4, "d", "iv"),
    (9, "i", "ix"),
    (26, "z", "xxvi"),
    (27, "aa", "xxvii"),
    (28, "bb", "xxviii"),
    (52, "zz", "lii"),
    (53, "aaa", "liii"),
]


@pytest.mark.parametrize(("position", "letter", "numeral"), LABELS)
def test_labels_count_as_word_does(position: int, letter: str, numeral: str) -> None:
    """After z come aa, bb, cc: the printed label must equal Word's live one."""
    assert (letters(position), roman(position)) == (letter, numeral)


@given(st.integers(1, 3999))
def test_capitals_are_the_same_labels(position: int) -> None:
    """Parts of a schedule are in capitals."""
    assert (upper_letters(position), upper_roman(position)) == (letters(position).upper(), roman(position).upper())


@given(st.integers(1, 3999))
def test_roman_numerals_add_up_to_their_number(position: int) -> None:
    """A smaller numeral before a larger one is taken away."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[one] for one in roman(position)]
    signed = [-v if v < max(values[i:]) else v for i, v in enumerate(values)]

    assert sum(signed) == position


def test_roman_numerals_end_at_3999() -> None:
    """There is no letter for five thousand."""
    with pytest.raises(ValueError, match="largest is 3999"):
        roman(4000)
