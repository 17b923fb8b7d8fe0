"""What a party pays and when: uplift from year to year, instalments, and the part of a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

from agreements.finance.apportionment import apportion
from agreements.finance.money import NOTHING, Pence, half_up
from agreements.finance.years import days_in_year, days_of_year_in, months_of_year_in, next_year

Rounding: TypeAlias = Literal["each_year_half_up", "final_half_up"]
"""Whether next year grows from this year's printed sum, or from the exact one. The two can differ by a penny."""

Remainder: TypeAlias = Literal["last", "largest_remainder"]
"""Whether the last payment takes the odd pence, or the first payments a penny each."""


def uplift(base: int, rates: Mapping[str, Decimal | Fraction | None], rounding: Rounding) -> dict[str, Pence]:
    """The sum for each year of `rates`, grown from `base`, the sum of the year before them.

    A rate of None is not known yet: that year and every later one are left out.

    >>> uplift(100013, {"2027/28": Decimal("0.039"), "2028/29": Decimal("0.025")}, "each_year_half_up")
    {'2027/28': 103914, '2028/29': 106512}

    Raises:
        ValueError: if the years do not follow each other.
    """
    sums: dict[str, Pence] = {}
    running = Fraction(base)
    for year in _consecutive(rates):
        rate = rates[year]
        if rate is None:
            break
        running *= 1 + Fraction(rate)
        sums[year] = Pence(half_up(running))
        if rounding == "each_year_half_up":
            running = Fraction(sums[year])
    return sums


def _consecutive(rates: Mapping[str, Decimal | Fraction | None]) -> list[str]:
    years = sorted(rates)
    for earlier, later in pairwise(years):
        if next_year(earlier) != later:
            raise ValueError(f"there is a rate for {earlier} and for {later}, but none for {next_year(earlier)}")
    return years


def instalments(total: int, number: int, remainder: Remainder = "last") -> tuple[Pence, ...]:
    """`total` in `number` payments, in the order in which they are made.

    With `last`, all but the last are the equal share, half up, and the last is the balance. Where that would leave
    the last below nothing (a few pence in many payments), the equal share is rounded down instead.

    >>> instalments(721545050, 4)
    (180386263, 180386263, 180386263, 180386261)

    Raises:
        ValueError: if there is less than one payment.
    """
    if number < 1:
        raise ValueError(f"{number} payments cannot be made; there must be at least one")
    if remainder == "largest_remainder":
        return tuple(apportion(total, {str(index): 1 for index in range(number)}).values())
    equal = half_up(Fraction(abs(total), number))
    if equal * (number - 1) > abs(total):
        equal = abs(total) // number
    sign = -1 if total < 0 else 1
    last = abs(total) - equal * (number - 1)
    return (*[Pence(sign * equal)] * (number - 1), Pence(sign * last))


def part_year(annual: int, days: int, of_days: int) -> Pence:
    """The part of an annual sum that falls to `days` of the year's `of_days`, half up. Works for months alike.

    Raises:
        ValueError: unless `days` is from 0 to `of_days`, and `of_days` above 0.
    """
    if of_days < 1 or not 0 <= days <= of_days:
        raise ValueError(f"{days} of {of_days} is no part of a year")
    return Pence(half_up(Fraction(annual * days, of_days)))


def part_year_by_months(annual: int, months: int) -> Pence:
    """The part of an annual sum that falls to `months` of twelve, half up."""
    return part_year(annual, months, 12)


PartYearBasis: TypeAlias = Literal["days", "months", "fixed"]
"""How a part-year's sum is found: by days, by whole months, or the whole annual sum is due."""


def due_in_term(annual: int, year: str, start: date, end: date, basis: PartYearBasis) -> Pence:
    """What is due of an annual sum for a year, when the term runs from `start` to `end`, both included.

    Raises:
        ValueError: with `months`, if the part of the year is not whole months.
    """
    days = days_of_year_in(year, start, end)
    if days == 0:
        return NOTHING
    if basis == "fixed":
        return Pence(annual)
    if basis == "days":
        return part_year(annual, days, days_in_year(year))
    months = months_of_year_in(year, start, end)
    if months is None:
        raise ValueError(f"the part of {year} from {start} to {end} is not whole months; share it by days")
    return part_year_by_months(annual, months)
