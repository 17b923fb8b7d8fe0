"""Who bears how much of an overspend, to the penny, under any model of risk share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypedDict, TypeVar, Unpack, assert_never

from agreements.finance.apportionment import Weight, apportion
from agreements.finance.money import NOTHING, Pence
from agreements.finance.risk import (
    BenefitShare,
    Board,
    ByUsage,
    CappedProportional,
    EqualShares,
    FixedVariable,
    FixedWeights,
    LimitedToPart,
    NamedParty,
    OwnRisk,
    Proportional,
    RiskPoolFirst,
    Rule,
    SchemeLead,
    SimpleRule,
    Tier,
    Tiered,
    UsageTrueUp,
    tier_bounds,
)

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Slice:
    """One tier of a worked example: its bounds in pence (`upper` None: no end), how much fell into it, and to whom."""

    lower: Pence
    upper: Pence | None
    amount: Pence
    shares: Mapping[str, Pence]
    unallocated: Pence


@dataclass(frozen=True, slots=True)
class Apportionment:
    """Who bears what, in party order.

    `unallocated` is what no rule gives to anybody: the board's. `drawn` is what reserves met, by source. `slices` is
    empty unless the rule has tiers.
    """

    shares: Mapping[str, Pence]
    unallocated: Pence = NOTHING
    slices: tuple[Slice, ...] = ()
    drawn: Mapping[str, Pence] = field(default_factory=dict)

    @property
    def total(self) -> Pence:
        """All of it: what is shared, left to the board and drawn from reserves."""
        return Pence(sum(self.shares.values()) + self.unallocated + sum(self.drawn.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the rules look at. `full` are the parties at their cap, who take no more."""

    base: int
    contributions: Mapping[str, int]
    scheme_lead: str | None = None
    led_variances: Mapping[str, int] | None = None
    lines: Mapping[str, int] | None = None
    usage: Mapping[str, Weight] | None = None
    reserves: Mapping[str, int] | None = None
    part_base: int | None = None
    part_contributions: Mapping[str, int] | None = None
    board_silent: bool = False
    full: frozenset[str] = frozenset()


class Circumstances(TypedDict, total=False):
    """What some rules need to know besides the sum, the fund and its contributions. Sums are pence.

    `scheme_lead`: the party that leads the scheme that overspent. `led_variances`: for own risk, the variance on what
    each party leads; together they are the overspend. `lines`: for fixed and variable lines, and for sharing limited
    to a part, the variance of each line; together they are the overspend, and `led_variances` are then those of the
    lines outside the part. `usage`: counted use by party. `reserves`: what each source of a risk pool holds.
    `part_base` and `part_contributions`: of the part to which sharing is limited, where they are not the fund's.
    `board_silent`: the board had its time and did not decide, so the fallbacks hold.
    """

    scheme_lead: str | None
    led_variances: Mapping[str, int] | None
    lines: Mapping[str, int] | None
    usage: Mapping[str, Weight] | None
    reserves: Mapping[str, int] | None
    part_base: int | None
    part_contributions: Mapping[str, int] | None
    board_silent: bool


def share_overspend(
    rule: Rule, overspend: int, base: int, contributions: Mapping[str, int], **circumstances: Unpack[Circumstances]
) -> Apportionment:
    """Who bears how much of `overspend` under `rule`; it always adds up to the penny.

    `base` is the approved fund of the year in pence. `contributions` names every party in party order, with 0 for one
    that pays nothing. A sum below nothing is an underspend; rules with tiers, caps or reserves do not share it.

    >>> share_overspend(Proportional(), 500_01, 12_000_00, {"A": 7_200_00, "B": 4_800_00}).shares
    {'A': 30001, 'B': 20000}

    Raises:
        ValueError: if the rule needs a circumstance that is not given, names a party that is not among the
            contributions, or does not share a sum of this sign.
    """
    return _share(rule, overspend, _Facts(base=base, contributions=contributions, **circumstances))


def _share(rule: Rule, amount: int, facts: _Facts) -> Apportionment:
    match rule:
        case Board():
            return _unshared(amount, facts)
        case OwnRisk():
            return _own_risk(amount, facts)
        case CappedProportional():
            return _share_within_caps(rule, amount, facts)
        case Tiered():
            return _share_in_tiers(rule, amount, facts)
        case FixedVariable():
            return _share_variable_lines(rule, amount, facts)
        case UsageTrueUp():
            return _true_up(amount, facts)
        case BenefitShare():
            return _share_benefit(rule, amount, facts)
        case RiskPoolFirst():
            return _share_after_reserves(rule, amount, facts)
        case LimitedToPart():
            return _share_part(rule, amount, facts)
        case _:
            return _share_by_weight(amount, _weights(rule, facts), facts)


def _weights(rule: SimpleRule, facts: _Facts) -> Mapping[str, Weight]:
    match rule:
        case Proportional():
            return facts.contributions
        case EqualShares(parties):
            return dict.fromkeys(parties or facts.contributions, 1)
        case FixedWeights(weights):
            return weights
        case ByUsage():
            return _given(facts.usage, "usage of each party")
        case NamedParty(party):
            return {party: 1}
        case SchemeLead():
            return {_given(facts.scheme_lead, "lead of the scheme that overspent"): 1}
        case _:
            assert_never(rule)


def _share_by_weight(amount: int, weights: Mapping[str, Weight], facts: _Facts) -> Apportionment:
    """By weight among the parties that have room; to nobody if none of them has a weight."""
    _require_parties(weights, facts)
    room = {p: 0 if p in facts.full else weights.get(p, 0) for p in facts.contributions}
    if facts.full and not any(room.values()):
        return _unshared(amount, facts)
    return Apportionment(apportion(amount, room))


def _own_risk(amount: int, facts: _Facts) -> Apportionment:
    if facts.led_variances is None:
        return _share(SchemeLead(), amount, facts)
    _require_parties(facts.led_variances, facts)
    _require_sum(facts.led_variances, amount, "variances on what each party leads")
    return Apportionment({p: Pence(facts.led_variances.get(p, 0)) for p in facts.contributions})


def _share_within_caps(rule: CappedProportional, amount: int, facts: _Facts) -> Apportionment:
    """Shared first, cut to the caps, and the excess shared again among those with room until nothing moves."""
    _require_overspend(amount, "capped shares")
    _require_parties(rule.caps, facts)
    shares, excess = _cut(_share(Proportional(), amount, facts).shares, rule.caps)
    again = _rule_for_excess(rule, facts)
    while excess and again is not None:
        full = frozenset(p for p, cap in rule.caps.items() if shares[p] >= cap)
        more = _share(again, excess, replace(facts, full=full))
        if more.unallocated == excess:
            break
        shares, excess = _cut(_added(shares, more.shares), rule.caps)
    return Apportionment(shares, excess)


def _cut(shares: Mapping[str, Pence], caps: Mapping[str, Pence]) -> tuple[Mapping[str, Pence], Pence]:
    cut = {p: Pence(min(share, caps.get(p, share))) for p, share in shares.items()}
    return cut, Pence(sum(shares.values()) - sum(cut.values()))


def _rule_for_excess(rule: CappedProportional, facts: _Facts) -> SimpleRule | None:
    if rule.excess == "redistribute":
        return Proportional()
    return rule.fallback if facts.board_silent else None


def _share_in_tiers(rule: Tiered, amount: int, facts: _Facts) -> Apportionment:
    """Each slice by its own rule. Every slice is listed, also one that nothing falls into."""
    _require_overspend(amount, "tiers")
    slices = []
    for tier, (lower, upper) in zip(rule.tiers, tier_bounds(rule.tiers, facts.base), strict=True):
        within = max(0, (amount if upper is None else min(amount, upper)) - lower)
        part = _share_slice(tier, within, facts)
        slices.append(Slice(lower, upper, Pence(within), part.shares, part.unallocated))
    shares: Mapping[str, Pence] = _nothing(facts)
    for one in slices:
        shares = _added(shares, one.shares)
    return Apportionment(shares, Pence(sum(one.unallocated for one in slices)), tuple(slices))


def _share_slice(tier: Tier, amount: int, facts: _Facts) -> Apportionment:
    """An empty slice asks nothing of the facts, so a rule that could not be worked out does no harm in it."""
    if amount == 0:
        return Apportionment(_nothing(facts))
    silent = isinstance(tier.rule, Board) and facts.board_silent
    return _share((silent and tier.fallback) or tier.rule, amount, _shrunk(facts, amount))


def _shrunk(facts: _Facts, amount: int) -> _Facts:
    """The facts when only `amount` of the overspend is shared here: variances above nothing shrink in proportion."""
    above = {p: max(0, variance) for p, variance in (facts.led_variances or {}).items()}
    return replace(facts, led_variances=apportion(amount, above)) if any(above.values()) else facts


def _share_variable_lines(rule: FixedVariable, amount: int, facts: _Facts) -> Apportionment:
    fixed = _variance_of(rule.fixed_lines, amount, facts)
    hosts = _share(NamedParty(rule.host), fixed, facts)
    return _joined(hosts, _share(rule.variable, amount - fixed, _shrunk(facts, amount - fixed)))


def _share_part(rule: LimitedToPart, amount: int, facts: _Facts) -> Apportionment:
    part = _variance_of(rule.lines, amount, facts)
    inside = replace(
        facts,
        base=facts.base if facts.part_base is None else facts.part_base,
        contributions=facts.contributions if facts.part_contributions is None else _in_part(facts),
        led_variances=None,
    )
    outside = _share(rule.outside, amount - part, facts) if amount != part else Apportionment(_nothing(facts))
    return _joined(_share(rule.within, part, inside), outside)


def _in_part(facts: _Facts) -> Mapping[str, int]:
    part = facts.part_contributions or {}
    _require_parties(part, facts)
    return {p: part.get(p, 0) for p in facts.contributions}


def _variance_of(names: frozenset[str], amount: int, facts: _Facts) -> int:
    lines = _given(facts.lines, "variance of each line")
    _require_sum(lines, amount, "variances of the lines")
    return sum(variance for line, variance in lines.items() if line in names)


def _true_up(amount: int, facts: _Facts) -> Apportionment:
    """The share of all that was spent, less what was paid: below nothing for a party that gets money back."""
    spent = sum(facts.contributions.values()) + amount
    due = _share(ByUsage(), spent, facts).shares
    return Apportionment({p: Pence(due[p] - paid) for p, paid in facts.contributions.items()})


def _share_benefit(rule: BenefitShare, amount: int, facts: _Facts) -> Apportionment:
    if amount > 0:
        raise ValueError("a benefit share splits savings; it does not say who bears an overspend")
    return _share_by_weight(amount, rule.weights, facts)


def _share_after_reserves(rule: RiskPoolFirst, amount: int, facts: _Facts) -> Apportionment:
    _require_overspend(amount, "a risk pool")
    drawn: dict[str, Pence] = {}
    left = amount
    for source in rule.order:
        drawn[source] = Pence(min(left, (facts.reserves or {}).get(source, 0)))
        left -= drawn[source]
    rest = _share(rule.then, left, _shrunk(facts, left)) if left else Apportionment(_nothing(facts))
    return replace(rest, drawn=drawn)


def _nothing(facts: _Facts) -> dict[str, Pence]:
    return dict.fromkeys(facts.contributions, NOTHING)


def _unshared(amount: int, facts: _Facts) -> Apportionment:
    return Apportionment(_nothing(facts), Pence(amount))


def _added(first: Mapping[str, Pence], second: Mapping[str, Pence]) -> dict[str, Pence]:
    return {p: Pence(share + second[p]) for p, share in first.items()}


def _joined(first: Apportionment, second: Apportionment) -> Apportionment:
    return Apportionment(
        _added(first.shares, second.shares),
        Pence(first.unallocated + second.unallocated),
        first.slices + second.slices,
    )


def _given(fact: Fact | None, what: str) -> Fact:
    if fact is None:
        raise ValueError(f"the rule needs the {what}, which is not given")
    return fact


def _require_parties(named: Mapping[str, object], facts: _Facts) -> None:
    for party in named:
        if party not in facts.contributions:
            raise ValueError(f"the rule names {party}, which has no entry among the contributions")


def _require_sum(parts: Mapping[str, int], amount: int, what: str) -> None:
    if sum(parts.values()) != amount:
        raise ValueError(f"the {what} add to {sum(parts.values())} pence, not to the {amount} that are shared")


def _require_overspend(amount: int, what: str) -> None:
    if amount < 0:
        raise ValueError(f"an underspend of {-amount} pence cannot be shared by {what}, which are for an overspend")
