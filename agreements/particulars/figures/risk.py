"""Who bears an overspend and where an underspend goes: the fund's rules as `finance` reckons with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from agreements import finance
from agreements.finance import (
    Apportionment,
    BenefitShare,
    Board,
    CappedProportional,
    Circumstances,
    EqualShares,
    FixedVariable,
    FixedWeights,
    LimitedToPart,
    NamedParty,
    OwnRisk,
    Pence,
    Proportional,
    RiskPoolFirst,
    SchemeLead,
    Tiered,
    TierRule,
    UnderspendShare,
    UsageTrueUp,
    Weight,
)
from agreements.particulars.agreement import Agreement
from agreements.particulars.figures.contributions import fund_total, share_weights
from agreements.particulars.money import Fund, Illustration, Overspend, RuleName, Tier, UnderspendRule

_RESERVE = "reserve"


@dataclass(frozen=True, slots=True)
class WorkedOverspend:
    """A worked example of an overspend, in pence.

    `base` is the approved fund of the year. `before_cap` are the shares before any cap, where there are caps.
    `if_board_silent` is set where something is left to the board and a fallback holds if it does not decide.
    """

    overspend: Pence
    base: Pence
    shared: Apportionment
    before_cap: Apportionment | None = None
    if_board_silent: Apportionment | None = None


def overspend_rule(fund: Fund) -> finance.Rule | None:
    """The fund's model of risk share; None if it has none, or lacks what the model needs."""
    if fund.overspend is None:
        return None
    try:
        return _MODELS[fund.overspend.model](fund, fund.overspend)
    except ValueError:
        return None


def _given(value: str | None) -> str:
    if value is None:
        raise ValueError
    return value


def _weighted(weights: Mapping[str, Weight] | None) -> FixedWeights:
    if not weights:
        raise ValueError
    return FixedWeights(weights)


def _equal(fund: Fund) -> EqualShares:
    """Between the parties that the fund names; none named means all."""
    return EqualShares(tuple(dict.fromkeys(party for sums in fund.contributions.values() for party in sums or ())))


def _named_rule(
    name: RuleName, fund: Fund, party: str | None = None, weights: Mapping[str, Weight] | None = None
) -> TierRule:
    rules: Mapping[RuleName, Callable[[], TierRule]] = {
        "proportional": Proportional,
        "equal": lambda: _equal(fund),
        "weights": lambda: _weighted(weights),
        "named_party": lambda: NamedParty(_given(party)),
        "host": lambda: NamedParty(_given(fund.host_id)),
        "scheme_lead": SchemeLead,
        "board": Board,
    }
    return rules[name]()


def _tier(tier: Tier, fund: Fund) -> finance.Tier:
    return finance.Tier(
        to=tier.to,
        rule=_named_rule(tier.rule, fund, tier.party, tier.weights),
        fallback=_named_rule(tier.fallback, fund, tier.party, tier.weights) if tier.fallback else None,
        to_amount=None if tier.to_amount is None else Pence(int(tier.to_amount)),
    )


def _capped(fund: Fund, overspend: Overspend) -> CappedProportional:
    fallback = _named_rule(overspend.excess_fallback, fund) if overspend.excess_fallback else None
    return CappedProportional(
        caps={party: Pence(int(cap)) for party, cap in (overspend.caps or {}).items()},
        excess=overspend.excess or "redistribute",
        fallback=None if isinstance(fallback, OwnRisk | CappedProportional | Board) else fallback,
    )


_MODELS: Mapping[str, Callable[[Fund, Overspend], finance.Rule]] = {
    "own_risk": lambda _fund, _overspend: OwnRisk(),
    "proportional": lambda _fund, _overspend: Proportional(),
    "equal": lambda fund, _overspend: _equal(fund),
    "weights": lambda _fund, overspend: _weighted(overspend.weights),
    "named_party": lambda _fund, overspend: NamedParty(_given(overspend.party)),
    "capped_proportional": _capped,
    "tiered": lambda fund, overspend: Tiered(tuple(_tier(tier, fund) for tier in overspend.tiers)),
    "fixed_and_variable": lambda fund, overspend: FixedVariable(
        _given(fund.host_id), frozenset(overspend.fixed_schemes)
    ),
    "usage": lambda _fund, _overspend: UsageTrueUp(),
    "risk_pool_first": lambda fund, overspend: RiskPoolFirst(
        (_RESERVE,), _named_rule(overspend.then or "proportional", fund)
    ),
    "limited_to_part": lambda fund, overspend: LimitedToPart(
        frozenset(overspend.limited_to), _named_rule(overspend.then or "proportional", fund)
    ),
    "board": lambda _fund, _overspend: Board(),
}


def tier_bounds(agreement: Agreement, fund: Fund, year: str) -> tuple[tuple[Pence, Pence | None], ...] | None:
    """Where each tier of the fund starts and ends in the year, in pence; the last has no end."""
    rule, base = overspend_rule(fund), fund_total(agreement, fund).get(year)
    if base is None or not isinstance(rule, Tiered):
        return None
    try:
        return finance.tier_bounds(rule.tiers, base)
    except ValueError:
        return None


def worked_overspend(agreement: Agreement, fund: Fund, illustration: Illustration) -> WorkedOverspend | None:
    """Who would bear the overspend of the example; None if that cannot be worked out."""
    rule, base = overspend_rule(fund), fund_total(agreement, fund).get(illustration.year)
    weights = _all_weights(agreement, fund, illustration.year)
    amount = illustration.overspend
    if rule is None or base is None or weights is None or amount is None:
        return None
    facts = _circumstances(agreement, fund, illustration)
    silence: Circumstances = {**facts, "board_silent": True}
    try:
        shared = finance.share_overspend(rule, amount, base, weights, **facts)
        silent = finance.share_overspend(rule, amount, base, weights, **silence)
        uncapped = finance.share_overspend(Proportional(), amount, base, weights)
    except ValueError:
        return None
    return WorkedOverspend(
        overspend=Pence(int(amount)),
        base=base,
        shared=shared,
        before_cap=uncapped if isinstance(rule, CappedProportional) else None,
        if_board_silent=silent if silent.unallocated != shared.unallocated else None,
    )


def _all_weights(agreement: Agreement, fund: Fund, year: str) -> Mapping[str, Pence] | None:
    """What every party of the agreement counts for, in party order; nothing for one that is not in the fund."""
    weights = share_weights(agreement, fund, year)
    return None if weights is None else {party.id: weights.get(party.id, Pence(0)) for party in agreement.parties}


def _circumstances(agreement: Agreement, fund: Fund, illustration: Illustration) -> Circumstances:
    scheme = agreement.scheme(illustration.in_scheme)
    lead = scheme.lead[0] if scheme and len(scheme.lead) == 1 else None
    overspend, amount = fund.overspend, illustration.overspend or 0
    return Circumstances(
        scheme_lead=lead if lead and agreement.party(lead) else None,
        lines={scheme.id: amount} if scheme else None,
        usage=overspend.usage if overspend else None,
        reserves={_RESERVE: (overspend.reserve or 0) if overspend else 0},
    )


def underspend_rules(fund: Fund) -> tuple[finance.UnderspendRule, ...]:
    """The steps that an underspend of the fund goes through, in the order written."""
    return tuple(_step(step, fund) for step in fund.underspend)


def _step(step: UnderspendRule, fund: Fund) -> finance.UnderspendRule:
    weights = step.weights or (fund.overspend.benefit_weights if fund.overspend else None) or {}
    steps: Mapping[str, Callable[[], finance.UnderspendRule]] = {
        "repay_ring_fenced": finance.RepayRingFenced,
        "offset_same_fund": finance.OffsetSameFund,
        "carry_forward": lambda: finance.CarryForward(step.cap),
        "return_proportional": finance.ReturnProportional,
        "return_own": finance.ReturnOwn,
        "benefit_share": lambda: BenefitShare(weights),
    }
    return steps[step.rule]()


def worked_underspend(agreement: Agreement, fund: Fund, illustration: Illustration) -> UnderspendShare | None:
    """Where the underspend of the example would go, with no ring-fenced money left and no overspend in the fund.

    None if that cannot be worked out: to give back each party's own money, what is left of it must be known.
    """
    base = fund_total(agreement, fund).get(illustration.year)
    weights = _all_weights(agreement, fund, illustration.year)
    if base is None or weights is None or illustration.underspend is None:
        return None
    try:
        return finance.share_underspend(underspend_rules(fund), illustration.underspend, base, weights)
    except ValueError:
        return None
