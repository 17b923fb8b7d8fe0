"""The models of risk share, as plain data: who bears an overspend.

A model says how; the sums come from `share_overspend`. The lines of a fund are usually its schemes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from agreements.finance.apportionment import Weight
from agreements.finance.money import NOTHING, Pence, share_of


@dataclass(frozen=True, slots=True)
class OwnRisk:
    """Each party bears the variance on what it leads; nothing is shared."""


@dataclass(frozen=True, slots=True)
class Proportional:
    """In proportion to contributions."""


@dataclass(frozen=True, slots=True)
class EqualShares:
    """In equal shares, between the parties named or, with none named, all of them."""

    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FixedWeights:
    """By weights agreed beforehand, such as 50 to 50. A party without a weight bears nothing."""

    weights: Mapping[str, Weight]


@dataclass(frozen=True, slots=True)
class ByUsage:
    """In proportion to counted use."""


@dataclass(frozen=True, slots=True)
class NamedParty:
    """All to one party, such as the host."""

    party: str


@dataclass(frozen=True, slots=True)
class SchemeLead:
    """All to the party that leads the scheme that overspent."""


@dataclass(frozen=True, slots=True)
class Board:
    """The board decides, so nothing is shared beforehand."""


SimpleRule: TypeAlias = Proportional | EqualShares | FixedWeights | ByUsage | NamedParty | SchemeLead


@dataclass(frozen=True, slots=True)
class CappedProportional:
    """In proportion to contributions, but no party above its cap.

    The overspend is shared first and cut to the caps afterwards. What is above a cap is shared among the parties
    that have room, or goes to the board; `fallback` shares it, within the caps, if the board stays silent.
    """

    caps: Mapping[str, Pence]
    excess: Literal["redistribute", "board"] = "redistribute"
    fallback: SimpleRule | None = None


TierRule: TypeAlias = SimpleRule | OwnRisk | CappedProportional | Board


@dataclass(frozen=True, slots=True)
class Tier:
    """A slice of an overspend, from where the one before ends up to `to`, and who bears it.

    `to` is a fraction of the fund, 0.015 for 1.5%; `to_amount` a sum instead of it. The last tier has neither.
    `fallback` bears the slice if `rule` leaves it to the board and the board stays silent.
    """

    to: Decimal | None
    rule: TierRule
    fallback: TierRule | None = None
    to_amount: Pence | None = None


@dataclass(frozen=True, slots=True)
class Tiered:
    """In slices, each by its own rule."""

    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class FixedVariable:
    """The host alone bears the variance of fixed lines; that of the others is shared by `variable`."""

    host: str
    fixed_lines: frozenset[str]
    variable: TierRule = Proportional()


@dataclass(frozen=True, slots=True)
class UsageTrueUp:
    """All that was spent is shared by counted use, and each party pays or gets back the difference to what it paid.

    It serves for an overspend and an underspend alike.
    """


@dataclass(frozen=True, slots=True)
class BenefitShare:
    """A saving is split by agreed weights, for non-recurrent use."""

    weights: Mapping[str, Weight]


@dataclass(frozen=True, slots=True)
class RiskPoolFirst:
    """Sources are drawn on in order, such as underspends elsewhere and a reserve; `then` shares the rest."""

    order: tuple[str, ...]
    then: TierRule | Tiered = Proportional()


@dataclass(frozen=True, slots=True)
class LimitedToPart:
    """Only the variance of some lines is shared, by `within`; that of the others stays with `outside`."""

    lines: frozenset[str]
    within: TierRule | Tiered = Proportional()
    outside: TierRule = OwnRisk()


Rule: TypeAlias = TierRule | Tiered | FixedVariable | UsageTrueUp | BenefitShare | RiskPoolFirst | LimitedToPart
"""Any model of risk share."""


def tier_bounds(tiers: tuple[Tier, ...], base: int) -> tuple[tuple[Pence, Pence | None], ...]:
    """Where each tier starts and ends, in pence; None is no end. Fractions are of `base`, half up.

    Raises:
        ValueError: unless the tiers rise and the last one, and no other, is open.
    """
    uppers = [_upper(tier, base) for tier in tiers]
    closed = [upper for upper in uppers[:-1] if upper is not None]
    if not tiers or uppers[-1] is not None or len(closed) < len(tiers) - 1:
        raise ValueError("the last tier must be open, and only the last")
    lowers = [NOTHING, *closed]
    for number, (lower, upper) in enumerate(zip(lowers, closed, strict=False), start=1):
        if upper <= lower:
            raise ValueError(f"tier {number} ends at or below where it starts; tiers must rise")
    return tuple(zip(lowers, uppers, strict=True))


def _upper(tier: Tier, base: int) -> Pence | None:
    if tier.to_amount is not None:
        return tier.to_amount
    return None if tier.to is None else share_of(base, tier.to)
