"""One sum shared between parties so that the shares add up to the penny, and the percentages that are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from agreements.finance.money import Pence, percent_of

Weight: TypeAlias = int | Decimal | Fraction
"""How much a party counts: a contribution, a share, a number of staff. Exact, and never below 0."""


def apportion(total: int, weights: Mapping[str, Weight]) -> dict[str, Pence]:
    """`total` shared by weight, in the order of the weights, by the method of the largest remainder.

    Each share is rounded down; the pence left over go one each to the largest remainders, and of two equal remainders
    to the earlier party. A sum below nothing is shared as the same sum above it, then turned round.

    >>> apportion(10000, {"A": 1, "B": 1, "C": 1})
    {'A': 3334, 'B': 3333, 'C': 3333}

    Raises:
        ValueError: if a weight is below 0, or no weight is above 0.
    """
    exact = _checked(weights)
    whole = sum(exact.values())
    quotas = {party: abs(total) * weight / whole for party, weight in exact.items()}
    shares = {party: quota.numerator // quota.denominator for party, quota in quotas.items()}
    left = abs(total) - sum(shares.values())
    # `sorted` is stable, so equal remainders stay in party order.
    for party in sorted(quotas, key=lambda p: shares[p] - quotas[p])[:left]:
        shares[party] += 1
    return {party: Pence(-share if total < 0 else share) for party, share in shares.items()}


def _checked(weights: Mapping[str, Weight]) -> dict[str, Fraction]:
    exact = {party: Fraction(weight) for party, weight in weights.items()}
    for party, weight in exact.items():
        if weight < 0:
            raise ValueError(f"the weight of {party} is {weights[party]}; a weight is never below 0")
    if not any(exact.values()):
        raise ValueError("nothing can be shared: no party has a weight above 0")
    return exact


def apportion_equally(total: int, parties: Iterable[str]) -> dict[str, Pence]:
    """`total` in equal shares; the odd pence go one each to the first parties.

    Raises:
        ValueError: if there is no party.
    """
    return apportion(total, dict.fromkeys(parties, 1))


def percentages(parts: Mapping[str, int], *, places: int = 2) -> dict[str, Decimal]:
    """Each part as a percentage of them all, each rounded by itself: printed, they may not add to 100.00.

    Raises:
        ValueError: if the parts add to nothing.
    """
    whole = sum(parts.values())
    return {party: percent_of(part, whole, places=places) for party, part in parts.items()}


@dataclass(frozen=True, slots=True)
class InKind:
    """Help other than cash: who gives it, what it is worth in a year, and whether that counts in the shares."""

    party: str
    value: Pence
    counts_in_shares: bool = False


def counted_contributions(cash: Mapping[str, int], in_kind: Iterable[InKind]) -> dict[str, Pence]:
    """What each party counts for in the shares: its cash, and help in kind that was agreed to count.

    The cash pool and its instalments are not touched by it. Who gives help in kind alone follows those who pay.
    """
    counted = {party: Pence(amount) for party, amount in cash.items()}
    for item in in_kind:
        if item.counts_in_shares:
            counted[item.party] = Pence(counted.get(item.party, 0) + item.value)
    return counted
