"""Costs that are shared outside the contributions: joint posts, training, and fees for running a fund. In pence."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from agreements.finance import Pence
from agreements.particulars.agreement import Agreement
from agreements.particulars.figures.splits import exact_percentages, shares_of, weights_of
from agreements.particulars.money import Fund
from agreements.particulars.schemes import JointPost, TrainingPackage


def joint_post_shares(agreement: Agreement, post: JointPost) -> Mapping[str, Pence] | None:
    """What each party pays for the post in one year; None if the cost or its split is not known."""
    return shares_of(agreement, post.split, post.cost_per_year)


def redundancy_shares(agreement: Agreement, post: JointPost) -> Mapping[str, Decimal] | None:
    """Each party's share of a redundancy cost in per cent; no sum is known beforehand."""
    split = post.redundancy_split
    return None if split is None else exact_percentages(weights_of(agreement, split))


def places(package: TrainingPackage) -> int | None:
    """Places of all its sessions together."""
    if package.sessions is None or package.places_each is None:
        return None
    return package.sessions * package.places_each


def training_packages_of(agreement: Agreement, fund_id: str = "") -> tuple[TrainingPackage, ...]:
    """The packages that the fund pays for; all of them if no fund is named."""
    return tuple(package for package in agreement.training_packages if not fund_id or package.fund == fund_id)


def training_places(agreement: Agreement, fund_id: str = "") -> int | None:
    """Places of all packages together; None if one is not known."""
    counts = [places(package) for package in training_packages_of(agreement, fund_id)]
    return None if None in counts else sum(count for count in counts if count is not None)


def training_cost(agreement: Agreement, fund_id: str = "") -> Pence | None:
    """Cost of all packages together; None if one is not known."""
    costs = [package.cost for package in training_packages_of(agreement, fund_id)]
    return None if None in costs else Pence(sum(int(cost) for cost in costs if cost is not None))


def admin_fee_shares(agreement: Agreement, fund: Fund) -> Mapping[str, Mapping[str, Pence] | None]:
    """What each party pays of the fee for running the fund, by year; it is no part of the fund."""
    if fund.admin_fee is None:
        return {}
    fee = fund.admin_fee
    written = {year: {party: Pence(int(sum_)) for party, sum_ in sums.items()} for year, sums in fee.sums.items()}
    return {year: written.get(year) or shares_of(agreement, fee.split, fee.amount[year]) for year in sorted(fee.amount)}
