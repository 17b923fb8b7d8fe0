"""Rules about sums: totals that the parts do not add up to."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.particulars import Agreement, Fund
from agreements.particulars.figures import contribution_table
from agreements.rules.model import Finding
from agreements.wording import money


def contributions_miss_total(agreement: Agreement) -> Iterator[Finding]:
    """A fund's contributions for a year do not add to the total that the definition states."""
    for n, fund in enumerate(agreement.funds):
        table = contribution_table(agreement, fund)
        for year, stated in fund.stated_total.items():
            sums = list((table.get(year) or {}).values())
            if stated is None or not sums or None in sums:
                continue
            found = sum(value for value in sums if value is not None)
            if found != stated:
                yield Finding(
                    f"Contributions to {_name(fund)} in {year} add to {money(found)}, not {money(stated)}: "
                    f"out by {money(abs(found - stated))}.",
                    ("funds", n, "stated_total", year),
                    subject=fund.id,
                    year=year,
                )


def budgets_miss_fund(agreement: Agreement) -> Iterator[Finding]:
    """The budgets of what a fund pays for do not add to the fund, in a year in which any are given."""
    for n, fund in enumerate(agreement.funds):
        table = contribution_table(agreement, fund)
        for year, parts in table.items():
            budgets = _budgets(agreement, fund, year)
            sums = list((parts or {}).values())
            if not budgets or not sums or None in sums:
                continue
            spent, held = sum(budgets), sum(value for value in sums if value is not None)
            if spent != held:
                yield Finding(
                    f"Scheme budgets in {_name(fund)} for {year} add to {money(spent)}, not {money(held)}: "
                    f"out by {money(abs(spent - held))}.",
                    ("funds", n),
                    subject=fund.id,
                    year=year,
                )


def _budgets(agreement: Agreement, fund: Fund, year: str) -> list[int]:
    schemes = [s.budget.get(year) for s in agreement.schemes if s.fund == fund.id]
    packages = [package.cost for package in agreement.training_packages if package.fund == fund.id]
    return [budget for budget in (*schemes, *packages) if budget is not None]


def _name(fund: Fund) -> str:
    return fund.name if isinstance(fund.name, str) else fund.name.en if fund.name else fund.id
