"""Value added tax inside a price, and what a pool pays when the delivering body recovers it or cannot.

Whether it can is law: VAT Act 1994 s.33 for a council, s.41 for the contracted-out services of an NHS body
(HMRC manual VATGPB6640).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from agreements.finance.money import Pence, half_up


def vat_in_gross(gross: int, rate: Decimal) -> Pence:
    """The tax inside a price that includes it, half up; `rate` is a fraction, 0.2 for 20%.

    >>> vat_in_gross(9999, Decimal("0.2"))
    1667
    """
    return Pence(half_up(gross * Fraction(rate) / (1 + Fraction(rate))))


def pool_cost(gross: int, rate: Decimal, *, recoverable: bool) -> Pence:
    """What a bill costs the pool: net of tax if the delivering body recovers it, else the whole."""
    return Pence(gross - vat_in_gross(gross, rate)) if recoverable else Pence(gross)
