"""How one total is split between the parties, and which parties a keyword stands for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm

from agreements.finance import Pence, Weight, apportion, percentages
from agreements.particulars.agreement import Agreement
from agreements.particulars.money import Split
from agreements.particulars.parties import COUNCILS, NHS_BODIES, Party

_GROUPS = {"councils": COUNCILS, "nhs_bodies": NHS_BODIES}


def members(agreement: Agreement, key: str) -> tuple[Party, ...]:
    """The parties that an id, `councils`, `nhs_bodies`, `all` or `each_party` stands for, in party order."""
    if key in ("all", "each_party"):
        return agreement.parties
    kinds = _GROUPS.get(key)
    return tuple(party for party in agreement.parties if (party.kind in kinds if kinds else party.id == key))


def weights_of(agreement: Agreement, split: Split) -> Mapping[str, Weight] | None:
    """How much each party counts in the split, in party order; None while a party's count is not known."""
    if split.equally:
        return {party.id: 1 for party in agreement.parties}
    if split.weights is not None:
        given = split.weights
        return {party.id: given.get(party.id, 0) for party in agreement.parties}
    counts = {party.id: party.counts.get(split.by_count or "") for party in agreement.parties}
    known = {party: count for party, count in counts.items() if count is not None}
    return known if len(known) == len(counts) else None


def shares_of(agreement: Agreement, split: Split | None, total: int | None) -> Mapping[str, Pence] | None:
    """Each party's share of the total, in pence; None if it cannot be worked out."""
    weights = None if split is None else weights_of(agreement, split)
    if total is None or weights is None:
        return None
    try:
        return apportion(total, weights)
    except ValueError:
        return None


def exact_percentages(weights: Mapping[str, Weight] | None) -> Mapping[str, Decimal] | None:
    """Each weight as a percentage of them all, to two decimals, half up; None if they add to nothing."""
    if not weights or not sum(weights.values()):
        return None
    exact = {party: Fraction(weight) for party, weight in weights.items()}
    scale = lcm(*(weight.denominator for weight in exact.values()))
    return percentages({party: int(weight * scale) for party, weight in exact.items()})
