"""Rules about what happens when a fund is overspent or underspent: that somebody bears each pound, and who may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from agreements import packs
from agreements.finance import share_of
from agreements.packs import Threshold
from agreements.particulars import KEYWORDS, Fund, Overspend, Tier
from agreements.rules.funds import added, annual, called, rests_on_principal, row
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.wording import as_percentage, joined, money

# --- a rule for each case -------------------------------------------------------------------------------------------


def variance_without_rule(matter: Matter) -> Iterator[Finding]:
    """Nothing says who bears a pool's overspend, or where its underspend goes. A usage true-up says both."""
    for n, fund in matter.pools:
        usage = fund.overspend is not None and fund.overspend.model == "usage"
        missing = [
            *(["overspend"] if fund.overspend is None else []),
            *(["underspend"] if not fund.underspend and not usage else []),
        ]
        if missing and not rests_on_principal(matter):
            yield Finding(
                f"{called(fund)} has no rule for an {' and none for an '.join(missing)}.",
                ("funds", n, missing[0]),
                subject=fund.id,
                hint="agree it now: money that nobody expected is the main cause of disputes",
            )


def top_slice_without_owner(matter: Matter) -> Iterator[Finding]:
    """The last slice of an overspend, or what is above a cap, goes to the board, and nobody bears it otherwise."""
    for n, fund in enumerate(matter.agreement.funds):
        left = _left_to_board(fund.overspend) if fund.overspend else None
        if left is not None:
            what, path = left
            yield Finding(
                f"{what} of {called(fund)} is left to the board, and nobody bears it if the board does not decide.",
                ("funds", n, "overspend", *path),
                subject=fund.id,
                hint="name a fallback, such as proportional, and how long the board has",
            )


def _left_to_board(overspend: Overspend) -> tuple[str, Path] | None:
    """The part of an overspend that only the board can share out, and where its fallback would stand."""
    if overspend.tiers:
        last = overspend.tiers[-1]
        alone = last.rule == "board" and last.fallback in (None, "board")
        path = ("tiers", len(overspend.tiers) - 1, "fallback")
        return ("The last slice of an overspend", path) if alone else None
    if overspend.excess_fallback not in (None, "board"):
        return None
    if overspend.excess == "board" and (overspend.caps or overspend.model == "capped_proportional"):
        return "What an overspend comes to above the caps", ("excess_fallback",)
    match overspend.model:
        case "board":
            return "The whole overspend", ("excess_fallback",)
        case "risk_pool_first" | "limited_to_part" if overspend.then == "board":
            return "The rest of an overspend", ("excess_fallback",)
        case _:
            return None


_THEN = ("risk_pool_first", "limited_to_part")
"""Models that share only a part by themselves, and the rest as `then` says."""

# --- tiers ----------------------------------------------------------------------------------------------------------

_Bound = tuple[Decimal | None, int | None]
"""Where a slice begins or ends: a fraction of the fund, or pence."""

_NOTHING: _Bound = (Decimal(0), None)


def tiers_out_of_order(matter: Matter) -> Iterator[Finding]:
    """The slices of an overspend overlap, leave a gap, stand in the wrong order, or the last of them has an end."""
    for n, fund in enumerate(matter.agreement.funds):
        overspend = fund.overspend
        if overspend is None or (overspend.model != "tiered" and not overspend.tiers):
            continue
        faults = list(_tier_faults(overspend.tiers, _bases(matter, fund)))
        if faults:
            yield Finding(
                f"Tiers of {called(fund)} must start at nothing, rise without gaps and end open: "
                f"{'; '.join(words for words, _ in faults)}.",
                ("funds", n, "overspend", "tiers", *faults[0][1]),
                subject=fund.id,
            )


def _bases(matter: Matter, fund: Fund) -> tuple[int, ...]:
    """The fund of each year in which it is known: what fractions are taken of."""
    table = annual(matter, fund)
    totals = (added(row(table, fund, year)) for year in table)
    return tuple(total for total in totals if total is not None and total > 0)


def _tier_faults(tiers: tuple[Tier, ...], bases: tuple[int, ...]) -> Iterator[tuple[str, Path]]:
    if not tiers:
        yield "there is none", ()
    before: _Bound | None = _NOTHING
    for n, tier in enumerate(tiers):
        last, name = n == len(tiers) - 1, f"tier {n + 1}"
        start, end = _start(tier), _end(tier)
        key = "from_amount" if tier.from_amount is not None else "from"
        if start is not None and before is not None:
            signs = _signs(start, before, bases)
            if signs - {0}:
                fault = "a gap" if 1 in signs else "an overlap"
                yield f"{name} starts at {_bound(start)} where {_bound(before)} is reached, {fault}", (n, key)
        if end is None and not last:
            yield f"{name} has no end though another follows", (n, "to")
        elif end is not None and before is not None and _signs(end, before, bases) & {0, -1}:
            yield f"{name} ends at {_bound(end)}, not above {_bound(before)} where it starts", (n, "to")
        if end is not None and last:
            yield f"the last tier ends at {_bound(end)}, and nobody bears what lies above", (n, "to")
        before = end


def _start(tier: Tier) -> _Bound | None:
    if tier.from_amount is not None:
        return None, int(tier.from_amount)
    return None if tier.start is None else (tier.start, None)


def _end(tier: Tier) -> _Bound | None:
    if tier.to_amount is not None:
        return None, int(tier.to_amount)
    return None if tier.to is None else (tier.to, None)


def _signs(one: _Bound, other: _Bound, bases: tuple[int, ...]) -> set[int]:
    """Whether one bound is above (1), at (0) or below (-1) the other: in each year, where a fraction meets a sum."""
    same_unit = (one[0] is None) == (other[0] is None)
    size, other_size = _size(one), _size(other)
    if same_unit or not size or not other_size:
        return {_sign(size - other_size)}
    return {_sign(_pence(one, base) - _pence(other, base)) for base in bases}


def _size(bound: _Bound) -> Decimal:
    rate, amount = bound
    return rate if rate is not None else Decimal(amount or 0)


def _pence(bound: _Bound, base: int) -> int:
    rate, amount = bound
    return amount if amount is not None else share_of(base, rate or Decimal(0))


def _sign(number: Decimal | int) -> int:
    return (number > 0) - (number < 0)


def _bound(bound: _Bound) -> str:
    rate, amount = bound
    if amount is not None:
        return money(amount)
    return f"{as_percentage(rate)}%" if rate else "nothing"


# --- shares and names -----------------------------------------------------------------------------------------------


def shares_or_names_wrong(matter: Matter) -> Iterator[Finding]:
    """Shares that are stated do not add to the whole, or a rule names a party that the contributions do not."""
    whole = packs.thresholds(matter.pack)["shares_total"]
    for n, fund in enumerate(matter.agreement.funds):
        yield from _wrong_shares(n, fund, whole)
        yield from _strangers(matter, n, fund)


def _wrong_shares(n: int, fund: Fund, whole: Threshold) -> Iterator[Finding]:
    wrong = [(what, path, *miss) for what, path, weights in _weights(fund) if (miss := _miss(weights, whole))]
    if wrong:
        told = joined([f"{what} add to {found:f}, not {wanted}" for what, _, found, wanted in wrong])
        yield Finding(
            f"{called(fund)}: {told}.",
            ("funds", n, *wrong[0][1]),
            subject=fund.id,
            hint="for equal parts write whole numbers, such as 1, 1 and 1",
            checked=whole.checked,
        )


def _weights(fund: Fund) -> Iterator[tuple[str, Path, Mapping[str, Decimal]]]:
    """Every set of weights by which an overspend or underspend of the fund is shared."""
    overspend = fund.overspend
    if overspend is not None:
        for k, tier in enumerate(overspend.tiers):
            if tier.weights:
                yield f"the shares in tier {k + 1}", ("overspend", "tiers", k, "weights"), tier.weights
        if overspend.weights:
            yield "the shares of an overspend", ("overspend", "weights"), overspend.weights
        if overspend.benefit_weights:
            yield "the shares of a saving", ("overspend", "benefit_weights"), overspend.benefit_weights
    for k, step in enumerate(fund.underspend):
        if step.weights:
            yield "the shares of an underspend", ("underspend", k, "weights"), step.weights


_HUNDRED = 100
_SLIP_IN_WHOLE_NUMBERS, _SLIP_IN_DECIMALS = 2, 10
"""How far from 100 weights may lie to be taken for percentages with a slip in them, and not for a ratio."""


def _miss(weights: Mapping[str, Decimal], whole: Threshold) -> tuple[Decimal, str] | None:
    """What the weights add to and what they should; None where they do, or are a ratio such as 3 to 2."""
    found, wanted = sum(weights.values(), Decimal(0)), Decimal(whole.value)
    decimals = any(weight % 1 for weight in weights.values())
    if found == 0 or (decimals and max(weights.values()) <= 1):
        return None if found == wanted else (found, whole.value)
    slip = _SLIP_IN_DECIMALS if decimals else _SLIP_IN_WHOLE_NUMBERS
    return (found, str(_HUNDRED)) if found != _HUNDRED and abs(found - _HUNDRED) <= slip else None


def _strangers(matter: Matter, n: int, fund: Fund) -> Iterator[Finding]:
    """Parties that a rule names and that have no entry among the contributions, be it of 0.00."""
    present = {
        *matter.contributors(fund),
        *(item.party for item in fund.in_kind),
        *(line.party for line in fund.funding_lines),
    }
    # A deed may state the sum of one party and leave the others' in its principal.
    if not present or (rests_on_principal(matter) and len(present) == 1):
        return
    absent: dict[str, Path] = {}
    for path, party in _named(fund):
        if party not in present and party not in KEYWORDS and party in matter.known_ids:
            absent.setdefault(party, path)
    if absent:
        yield Finding(
            f"A rule of {called(fund)} names {joined([matter.name_of(party) for party in absent])}, "
            "and the contributions to it do not.",
            ("funds", n, *next(iter(absent.values()))),
            subject=fund.id,
            hint="enter the contribution, 0.00 if it is nothing, or take the name out of the rule",
        )


def _named(fund: Fund) -> Iterator[tuple[Path, str]]:
    """Every place at which a rule for an overspend or underspend names a party."""
    overspend = fund.overspend
    if overspend is not None:
        if overspend.party:
            yield ("overspend", "party"), overspend.party
        for key in ("caps", "usage"):
            yield from ((("overspend", key, party), party) for party in getattr(overspend, key) or ())
        for k, tier in enumerate(overspend.tiers):
            if tier.party:
                yield ("overspend", "tiers", k, "party"), tier.party
    for _, path, weights in _weights(fund):
        yield from (((*path, party), party) for party in weights)


def weight_of_nothing(matter: Matter) -> Iterator[Finding]:
    """A party's weight is 0 where a variance is shared in proportion, so that its share is nothing."""
    for n, fund in enumerate(matter.agreement.funds):
        usage = fund.overspend.usage if fund.overspend and fund.overspend.model == "usage" else None
        unused = [(party, ("overspend", "usage", party)) for party, count in (usage or {}).items() if count == 0]
        unpaid = _unpaid(matter, fund) if _is_proportional(fund) else []
        for party, path in dict([*unpaid, *unused]).items():
            yield Finding(
                f"{matter.name_of(party)} counts for nothing in {called(fund)}, where a variance is shared in "
                "proportion: its share is nothing.",
                ("funds", n, *path),
                subject=f"{fund.id}/{party}",
                hint="say so in words, if that is meant",
            )


def _unpaid(matter: Matter, fund: Fund) -> list[tuple[str, Path]]:
    """Parties with an entry among the contributions, of 0.00 in every year that is known, and no help that counts."""
    table = matter.contributions(fund)
    helps = {item.party for item in fund.in_kind if item.counts_in_shares and item.value_per_year != 0}
    sums: dict[str, dict[str, int]] = {}
    for year in table:
        for party, amount in row(table, fund, year).items():
            if amount is not None:
                sums.setdefault(party, {})[year] = amount
    return [
        (party, ("contributions", next(iter(by_year)), party))
        for party, by_year in sums.items()
        if party not in helps and not any(by_year.values()) and _is_entered(matter, fund, party)
    ]


def _is_entered(matter: Matter, fund: Fund, party_id: str) -> bool:
    """Whether the definition gives the party a weight. A split by weights leaves out whom it does not name."""
    if any(party_id in (sums or {}) for sums in fund.contributions.values()):
        return True
    split, party = fund.split, matter.agreement.party(party_id)
    if split is None or party is None:
        return False
    return party_id in (split.weights or {}) or (split.by_count is not None and split.by_count in party.counts)


def _is_proportional(fund: Fund) -> bool:
    """Whether an overspend or underspend is shared by contribution: alone, in a tier, of a part, or as fallback."""
    if any(step.rule == "return_proportional" for step in fund.underspend):
        return True
    overspend = fund.overspend
    if overspend is None:
        return False
    rules = [overspend.excess_fallback, *(rule for tier in overspend.tiers for rule in (tier.rule, tier.fallback))]
    if overspend.model in _THEN:
        rules.append(overspend.then or "proportional")
    return overspend.model in ("proportional", "capped_proportional", "fixed_and_variable") or "proportional" in rules


# --- money that stays where it is -----------------------------------------------------------------------------------


def nhs_host_carries_forward(matter: Matter) -> Iterator[Finding]:
    """An NHS body hosts a pool whose underspend is carried forward, against a resource limit set for each year."""
    for n, fund in matter.pools:
        hosts = [party for party in matter.agreement.parties if party.id in fund.host and matter.is_nhs(party)]
        steps = [k for k, step in enumerate(fund.underspend) if step.rule == "carry_forward"]
        if hosts and steps:
            yield Finding(
                f"An underspend of {called(fund)} is carried forward, and its host, {matter.name_of(hosts[0].id)}, "
                "is an NHS body with a resource limit for each year.",
                ("funds", n, "underspend", steps[0]),
                subject=fund.id,
                hint="ask finance whether the host can carry money forward, or return it",
            )


_GRANT_LINES = ("disabled_facilities_grant", "better_care_grant", "discharge", "other_grant")


def ring_fence_without_rule(matter: Matter) -> Iterator[Finding]:
    """A pool holds ring-fenced money, and it is not said what it may be spent on and who keeps the rest."""
    for n, fund in matter.pools:
        repaid = any(step.rule == "repay_ring_fenced" for step in fund.underspend)
        ruled = fund.ring_fence is not None and fund.ring_fence.keeps_rest is not None
        if repaid or ruled or rests_on_principal(matter):
            continue
        held = _ring_fenced(matter, fund)
        if held:
            half = "says what it may be spent on and not who keeps the rest"
            none = "does not say what it may be spent on and who keeps the rest"
            yield Finding(
                f"{called(fund)} holds ring-fenced money ({held}) and {half if fund.ring_fence else none}.",
                ("funds", n, "ring_fence", *(("keeps_rest",) if fund.ring_fence else ())),
                subject=fund.id,
                hint="add ring_fence with permitted_use and keeps_rest, or repay_ring_fenced to the underspend",
            )


def _ring_fenced(matter: Matter, fund: Fund) -> str:
    """What shows that the fund holds ring-fenced money, in words; empty where nothing does."""
    for line in fund.funding_lines:
        if line.source in _GRANT_LINES and any(amount != 0 for amount in line.sums.values()):
            return line.source.replace("_", " ")
    if fund.ring_fenced is not None:
        return "as it states" if fund.ring_fenced else ""
    named = (matter.speaks_of(text(words), "ring_fenced_money") for words in (fund.name, fund.purpose))
    return next((f'"{words}"' for words in named if words), "")


_INCLUDED = {
    "pooled_total": "in a pooled total",
    "risk_share": "in a pool's risk share",
    "return": "in a pool's annual return",
}


def aligned_money_pooled(matter: Matter) -> Iterator[Finding]:
    """The sums of an aligned fund count in a pool's total, risk share or return."""
    shared = {id_ for _, fund in matter.pools if fund.overspend for id_ in fund.overspend.limited_to}
    for n, fund in enumerate(matter.agreement.funds):
        if fund.kind != "aligned":
            continue
        where = [_INCLUDED[place] for place in dict.fromkeys(fund.included_in)]
        if not where and any(s.id in shared for s in matter.agreement.schemes if s.fund == fund.id):
            where = [_INCLUDED["risk_share"]]
        if where:
            yield Finding(
                f"{called(fund)} is aligned, and its sums count {joined(where)}; aligned money stays with its owner.",
                ("funds", n, "included_in"),
                subject=fund.id,
                hint="take it out there, or make the fund a pool",
            )


def money_goes_round(matter: Matter) -> Iterator[Finding]:
    """A pool pays each contributor its own contribution back."""
    for n, fund in matter.pools:
        if fund.circulation is not None and fund.circulation.out_rule == "own_contribution":
            yield Finding(
                f"{called(fund)} pays each partner its own contribution back: no money moves between them.",
                ("funds", n, "circulation", "out_rule"),
                subject=fund.id,
                hint="it has the form of a pool, and auditors have asked what it is worth; say what it achieves",
            )


# --- the past and the end -------------------------------------------------------------------------------------------

_SAYS = ("schemes", "funds", "exit", "liability", "governance", "variation", "joint_posts", "principles")
"""Where an agreement states what its parties have agreed; a register of risks or a background only mentions things."""


def _is_said(matter: Matter, topic: str) -> bool:
    words = packs.word_lists(matter.pack)[topic]
    return any(packs.speaks_of(said, words) for path, said in matter.texts if path[0] in _SAYS)


def deficits_unsaid(matter: Matter) -> Iterator[Finding]:
    """Nothing is said of deficits from before the start."""
    if matter.joint and matter.agreement.deficits is None and not _is_said(matter, "inherited_deficits"):
        yield Finding(
            "Nothing says who keeps deficits made before the start.",
            ("deficits", "inherited"),
            hint="add deficits: {inherited: stay_with_owner}, or say how they are shared",
        )


def exit_costs_unsaid(matter: Matter) -> Iterator[Finding]:
    """Nothing says who pays for redundancy, for leaving, and for costs that stay when the money goes."""
    deal = matter.agreement
    if not matter.joint:
        return
    exit_ = deal.exit
    settled = exit_ is not None and ("redundancy_split" in exit_.plan_items or exit_.stranded_costs is not None)
    if settled or any(post.redundancy_split for post in deal.joint_posts) or _is_said(matter, "exit_costs"):
        return
    yield Finding(
        "Nothing says who pays redundancy, exit and stranded costs.",
        ("exit", "plan_items"),
        hint="add redundancy_split to exit.plan_items, or say it under exit.stranded_costs",
    )
