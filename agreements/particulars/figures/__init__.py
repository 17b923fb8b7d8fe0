"""The facts of a deal become its figures and dates: sums to the penny, shares, worked examples, due dates.

What is not known stays None, and what cannot be worked out is None too: the rules say why, at its place.
"""

from agreements.particulars.figures.consortia import Division, division
from agreements.particulars.figures.contributions import (
    Sums,
    contribution_shares,
    contribution_table,
    contributors,
    fund_total,
    fund_years,
    instalment_dates,
    instalments_of,
    party_totals,
    pooled_funds,
    pooled_total,
    pooled_total_all_years,
    pooled_years,
    rate_of,
    share_weights,
)
from agreements.particulars.figures.costs import (
    admin_fee_shares,
    joint_post_shares,
    places,
    redundancy_shares,
    training_cost,
    training_packages_of,
    training_places,
)
from agreements.particulars.figures.dates import (
    PackLadders,
    dispute_dates,
    ladder_stages,
    received,
    report_dates,
    report_period_ends,
    working_calendar,
)
from agreements.particulars.figures.risk import (
    WorkedOverspend,
    overspend_rule,
    tier_bounds,
    underspend_rules,
    worked_overspend,
    worked_underspend,
)
from agreements.particulars.figures.splits import exact_percentages, members, shares_of, weights_of

__all__ = [
    "Division",
    "PackLadders",
    "Sums",
    "WorkedOverspend",
    "admin_fee_shares",
    "contribution_shares",
    "contribution_table",
    "contributors",
    "dispute_dates",
    "division",
    "exact_percentages",
    "fund_total",
    "fund_years",
    "instalment_dates",
    "instalments_of",
    "joint_post_shares",
    "ladder_stages",
    "members",
    "overspend_rule",
    "party_totals",
    "places",
    "pooled_funds",
    "pooled_total",
    "pooled_total_all_years",
    "pooled_years",
    "rate_of",
    "received",
    "redundancy_shares",
    "report_dates",
    "report_period_ends",
    "share_weights",
    "shares_of",
    "tier_bounds",
    "training_cost",
    "training_packages_of",
    "training_places",
    "underspend_rules",
    "weights_of",
    "worked_overspend",
    "worked_underspend",
    "working_calendar",
]
