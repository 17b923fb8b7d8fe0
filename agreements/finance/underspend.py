"""What happens to an underspend, one rule after the other, until nothing is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias, assert_never

from agreements.finance.apportionment import Weight, apportion
from agreements.finance.money import NOTHING, Pence, share_of
from agreements.finance.risk import BenefitShare


@dataclass(frozen=True, slots=True)
class RepayRingFenced:
    """Unspent ring-fenced money goes back to its owners."""


@dataclass(frozen=True, slots=True)
class OffsetSameFund:
    """An overspend elsewhere in the same fund is met first."""


@dataclass(frozen=True, slots=True)
class CarryForward:
    """Kept for next year, up to `cap`, a fraction of the fund (0.02 for 2%); without a cap, all of it."""

    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReturnProportional:
    """Back to the parties in proportion to contributions."""


@dataclass(frozen=True, slots=True)
class ReturnOwn:
    """Back to each party what was left of its own contribution."""


UnderspendRule: TypeAlias = (
    RepayRingFenced | OffsetSameFund | CarryForward | ReturnProportional | ReturnOwn | BenefitShare
)
"""One step of what happens to an underspend."""


@dataclass(frozen=True, slots=True)
class UnderspendShare:
    """Where an underspend goes, all in pence and none below 0.

    `repaid` is ring-fenced money by owner, `offset` met an overspend in the same fund, `returned` is by party in party
    order, `benefits` likewise. `unallocated` is what no rule deals with.
    """

    repaid: Mapping[str, Pence]
    offset: Pence
    carry_forward: Pence
    returned: Mapping[str, Pence]
    benefits: Mapping[str, Pence]
    unallocated: Pence

    @property
    def total(self) -> Pence:
        """All of it, wherever it went."""
        by_party = (self.repaid, self.returned, self.benefits)
        return Pence(sum(sum(m.values()) for m in by_party) + self.offset + self.carry_forward + self.unallocated)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    base: int
    contributions: Mapping[str, int]
    ring_fenced: Mapping[str, int] = field(default_factory=dict)
    overspend_elsewhere: int = 0
    own_underspends: Mapping[str, int] | None = None


def share_underspend(  # noqa: PLR0913 - each fact by its name
    rules: Sequence[UnderspendRule],
    underspend: int,
    base: int,
    contributions: Mapping[str, int],
    *,
    ring_fenced: Mapping[str, int] | None = None,
    overspend_elsewhere: int = 0,
    own_underspends: Mapping[str, int] | None = None,
) -> UnderspendShare:
    """Where an underspend goes when the rules are taken in order; it always adds up to the penny.

    All sums are pence and none is below 0. `base` is the approved fund of the year, `contributions` names every party
    in party order. `ring_fenced` is unspent ring-fenced money by owner, `own_underspends` what was left of each
    party's own contribution (needed by ReturnOwn).

    Raises:
        ValueError: for a sum below 0, or if a rule needs what is not given.
    """
    if underspend < 0:
        raise ValueError("an underspend is given as a sum above 0")
    facts = _Facts(
        base=base,
        contributions=contributions,
        ring_fenced=ring_fenced or {},
        overspend_elsewhere=overspend_elsewhere,
        own_underspends=own_underspends,
    )
    nothing = dict.fromkeys(contributions, NOTHING)
    result = UnderspendShare(nothing, NOTHING, NOTHING, nothing, nothing, Pence(underspend))
    for rule in rules:
        if result.unallocated:
            result = _apply(rule, result, facts)
    return result


def _apply(rule: UnderspendRule, so_far: UnderspendShare, facts: _Facts) -> UnderspendShare:
    left = so_far.unallocated
    match rule:
        case RepayRingFenced():
            return _repay(so_far, facts)
        case OffsetSameFund():
            used = Pence(min(left, facts.overspend_elsewhere))
            return replace(so_far, offset=used, unallocated=Pence(left - used))
        case CarryForward(cap):
            kept = left if cap is None else Pence(min(left, share_of(facts.base, cap)))
            return replace(so_far, carry_forward=kept, unallocated=Pence(left - kept))
        case ReturnProportional():
            return replace(so_far, returned=_by(facts.contributions, left, facts), unallocated=NOTHING)
        case ReturnOwn():
            return replace(so_far, returned=_by(_own(facts), left, facts), unallocated=NOTHING)
        case BenefitShare(weights):
            return replace(so_far, benefits=_by(weights, left, facts), unallocated=NOTHING)
        case _:
            assert_never(rule)


def _repay(so_far: UnderspendShare, facts: _Facts) -> UnderspendShare:
    """Where less is left than was ring-fenced, the owners share it by what each is owed."""
    back = min(so_far.unallocated, sum(facts.ring_fenced.values()))
    if not back:
        return so_far
    return replace(so_far, repaid=_by(facts.ring_fenced, back, facts), unallocated=Pence(so_far.unallocated - back))


def _own(facts: _Facts) -> Mapping[str, int]:
    if facts.own_underspends is None:
        raise ValueError("to return each party's own money, what is left of each contribution must be given")
    return facts.own_underspends


def _by(weights: Mapping[str, Weight], amount: int, facts: _Facts) -> dict[str, Pence]:
    for party in weights:
        if party not in facts.contributions:
            raise ValueError(f"{party} has no entry among the contributions")
    return apportion(amount, {party: weights.get(party, 0) for party in facts.contributions})
