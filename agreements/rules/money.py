"""Rules about sums: whether the parts add up to what is stated, and whether a sum can be one at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from agreements import packs
from agreements.finance import year_basis, year_of
from agreements.particulars import Agreement, Fund, Part, Split, Sum, readable
from agreements.particulars.figures import contribution_shares
from agreements.rules.funds import added, called, due, rests_on_principal, row
from agreements.rules.matter import Matter, Path, Table, text
from agreements.rules.model import Finding
from agreements.source import path_text
from agreements.wording import joined, money

# --- totals ---------------------------------------------------------------------------------------------------------


def contributions_miss_total(matter: Matter) -> Iterator[Finding]:
    """What the parties pay into a fund, a grant or a fee in a year does not add to the total that is stated for it."""
    for n, fund in enumerate(matter.agreement.funds):
        yield from _fund_misses_total(matter, n, fund)
        yield from _fee_misses_total(n, fund)
    for n, grant in enumerate(matter.agreement.grants):
        for year, stated in grant.stated_total.items():
            paid = added(grant.sums.get(year) or {})
            if stated is not None and paid is not None and paid != stated:
                path = ("grants", n, "stated_total", year)
                yield _missed(f"grant {grant.id}", grant.id, year, paid, stated, path)


def _fund_misses_total(matter: Matter, n: int, fund: Fund) -> Iterator[Finding]:
    table = matter.contributions(fund)
    for year in dict.fromkeys([*fund.stated_total, *fund.total]):
        written = fund.contributions.get(year)
        # A total may be that of a whole year, or what is due of it in a part-year, rounded by party or as a whole.
        whole = added(written or {})
        sums = (added(row(table, fund, year)), whole, due(matter, fund, year, whole))
        right = [amount for amount in sums if amount is not None]
        for key, totals in (("stated_total", fund.stated_total), ("total", fund.total if written else {})):
            stated = totals.get(year)
            if stated is not None and right and stated not in right:
                yield _missed(called(fund), fund.id, year, right[0], stated, ("funds", n, key, year))
                break


def _fee_misses_total(n: int, fund: Fund) -> Iterator[Finding]:
    fee = fund.admin_fee
    for year, sums in fee.sums.items() if fee else ():
        stated, paid = fee.amount.get(year) if fee else None, added(sums)
        if stated is not None and paid is not None and paid != stated:
            path = ("funds", n, "admin_fee", "amount", year)
            yield _missed(f"the fee for running {called(fund)}", f"{fund.id}/admin_fee", year, paid, stated, path)


def _missed(name: str, subject: str, year: str, paid: int, stated: int, path: Path) -> Finding:
    return Finding(
        f"Contributions to {name} in {year} add to {money(paid)}, not {money(stated)}: "
        f"out by {money(abs(paid - stated))}.",
        path,
        subject=subject,
        year=year,
    )


def budgets_miss_fund(matter: Matter) -> Iterator[Finding]:
    """The budgets of what a fund pays for do not add to the fund, in a year in which any are given."""
    for n, fund in enumerate(matter.agreement.funds):
        costs = _costs(matter.agreement, fund)
        if not costs.known:
            continue
        table = matter.contributions(fund)
        years = [year for year in dict.fromkeys([*table, *fund.contributions, *fund.total]) if costs.of(year)]
        holds = {year: _held(matter, table, fund, year) for year in years}
        if costs.is_sum_of_years(holds):
            continue
        for year, held in holds.items():
            if held and _misses(matter, costs, year, held):
                spent = sum(costs.of(year))
                yield Finding(
                    f"Scheme budgets in {called(fund)} for {year} add to {money(spent)}, not {money(held[0])}: "
                    f"out by {money(abs(spent - held[0]))}.",
                    ("funds", n),
                    subject=fund.id,
                    year=year,
                )


@dataclass(frozen=True, slots=True)
class _Costs:
    """What a fund is to pay for: budgets of schemes, each by year, and courses, whose cost is not by year."""

    budgets: tuple[Mapping[str, Sum | None], ...]
    courses: tuple[Sum | None, ...]

    @property
    def known(self) -> bool:
        """Whether any of it is known."""
        budgets = (amount for budget in self.budgets for amount in budget.values())
        return any(amount is not None for amount in (*budgets, *self.courses))

    def of(self, year: str) -> list[int]:
        """The sums that are known for the year."""
        found = [*(budget.get(year) for budget in self.budgets), *self.courses]
        return [amount for amount in found if amount is not None]

    def complete(self, year: str) -> bool:
        """Whether none is left open: an empty budget is one that is not known yet."""
        return None not in self.courses and not any(b.get(year, 0) is None for b in self.budgets)

    def is_sum_of_years(self, holds: Mapping[str, tuple[int, ...]]) -> bool:
        """Whether courses alone are paid for, and cost what all the years of the fund hold together."""
        if self.budgets or not all(holds.values()):
            return False
        return sum(self.of("")) == sum(held[0] for held in holds.values())


def _costs(agreement: Agreement, fund: Fund) -> _Costs:
    return _Costs(
        tuple(scheme.budget for scheme in agreement.schemes if scheme.fund == fund.id and scheme.budget),
        tuple(package.cost for package in agreement.training_packages if package.fund == fund.id),
    )


def _held(matter: Matter, table: Table, fund: Fund, year: str) -> tuple[int, ...]:
    """What the fund holds in the year: what is due of the contributions first, then what else may be meant."""
    whole = added(fund.contributions.get(year) or {})
    sums = (added(row(table, fund, year)), whole, due(matter, fund, year, whole))
    stated = (fund.total.get(year), fund.stated_total.get(year))
    known = [amount for amount in sums if amount is not None] or [amount for amount in stated if amount is not None]
    return tuple(known)


def _misses(matter: Matter, costs: _Costs, year: str, held: tuple[int, ...]) -> bool:
    """Whether budgets differ from the fund. While one is open, or stands elsewhere, they can only be too much."""
    spent = sum(costs.of(year))
    if not costs.complete(year) or rests_on_principal(matter):
        return spent > max(held)
    return spent not in held


# --- sums that cannot be --------------------------------------------------------------------------------------------


def negative_sum(matter: Matter) -> Iterator[Finding]:
    """A sum is below nothing and not marked as a refund. Sums that are not whole pence are refused on reading."""
    for path, amount in _sums(matter.agreement, ()):
        if amount < 0 and not _is_refund(matter.agreement, path):
            yield Finding(
                f"{path_text(path)} is {money(amount)}; a sum is never below nothing unless it is a refund.",
                path,
                subject=path_text(path),
                hint="take the sign away; for a refund, name the party under `refunds` of the fund",
            )


def _sums(here: object, path: Path) -> Iterator[tuple[Path, int]]:
    match here:
        case Sum():
            yield path, int(here)
        case Part():
            for key, value, _ in readable(here):
                yield from _sums(value, (*path, key))
        case Mapping():
            for key, value in here.items():
                yield from _sums(value, (*path, str(key)))
        case tuple():
            for n, value in enumerate(here):
                yield from _sums(value, (*path, n))


def _is_refund(agreement: Agreement, path: Path) -> bool:
    """Whether it is the contribution, or a payment of it, of a party that is to be paid back in that year."""
    match path:
        case ("funds", int(n), "contributions", str(year), str(party)):
            return party in agreement.funds[n].refunds.get(year, ())
        case ("funds", int(n), "instalments", "sums", str(year), str(party), int()):
            return party in agreement.funds[n].refunds.get(year, ())
        case _:
            return False


# --- percentages, rates and instalments -----------------------------------------------------------------------------


def percentages_miss_hundred(matter: Matter) -> Iterator[Finding]:
    """Percentages as agreed do not add to 100.00; or those worked out do not, and no note says they are rounded."""
    whole = packs.thresholds(matter.pack)["percentages_total"]
    total = Decimal(whole.value)
    for n, fund in enumerate(matter.agreement.funds):
        told: set[str] = set()
        for year, path, stated in _percentages(matter, n, fund):
            found = sum(stated.values(), Decimal(0))
            if found == total or year in told:
                continue
            told.add(year)
            given = path[2] == "stated_percentages"
            yield Finding(
                f"The percentages of {called(fund)} for {year} add to {found}, not {total}"
                f"{'' if given else ', and no note says that they are rounded'}.",
                path,
                subject=fund.id,
                year=year,
                hint="" if given else "let the note on rounding be printed: rounding_note: yes",
                checked=whole.checked,
            )
    yield from _split_percentages(matter, total)


def _percentages(matter: Matter, n: int, fund: Fund) -> Iterator[tuple[str, Path, Mapping[str, Decimal]]]:
    """Those that are given, then those that are printed without the note on rounding."""
    for year, stated in fund.stated_percentages.items():
        if stated:
            yield year, ("funds", n, "stated_percentages", year), stated
    if not fund.rounding_note:
        for year, shares in contribution_shares(matter.agreement, fund).items():
            if shares:
                yield year, ("funds", n, "rounding_note"), shares


def _split_percentages(matter: Matter, total: Decimal) -> Iterator[Finding]:
    """Weights of a split that are written as percentages, with decimals, and miss the whole by a little."""
    for name, subject, path, split in _splits(matter.agreement):
        found = sum(split.weights.values(), Decimal(0)) if split and split.weights else total
        if split and split.weights and _looks_like_percentages(split, found) and found != total:
            yield Finding(
                f"The percentages by which {name} is split add to {found}, not {total}.",
                (*path, "weights"),
                subject=subject,
                hint="for equal parts write equally: yes; otherwise give whole weights, such as 2 and 1",
            )


def _splits(agreement: Agreement) -> Iterator[tuple[str, str, Path, Split | None]]:
    for n, fund in enumerate(agreement.funds):
        yield called(fund), fund.id, ("funds", n, "split"), fund.split
    for n, post in enumerate(agreement.joint_posts):
        yield f"the cost of {text(post.post)}", post.id, ("joint_posts", n, "split"), post.split


def _looks_like_percentages(split: Split, found: Decimal) -> bool:
    return abs(found - 100) < 1 and any(weight % 1 for weight in (split.weights or {}).values())


def rate_without_rounding(matter: Matter) -> Iterator[Finding]:
    """A fund grows by a rate, and nothing says how the sums are rounded, or for which year the rate is.

    A rate that is not known yet is none.
    """
    for n, fund in enumerate(matter.agreement.funds):
        uplift = fund.uplift
        if uplift is None:
            continue
        without_year = [key for key, rates in uplift.rates.items() if not rates]
        rates = [rate for by_year in uplift.rates.values() for rate in by_year.values() if rate]
        if uplift.rounding is None and rates:
            yield Finding(
                f"{called(fund)} grows by a rate, and nothing says how the sums are rounded.",
                ("funds", n, "uplift", "rounding"),
                subject=fund.id,
                hint="each_year_half_up rounds every year's sum to the penny, final_half_up only the last",
            )
        elif without_year or not uplift.rates:
            whom = f" for {joined([matter.name_of(key) for key in without_year])}" if without_year else ""
            yield Finding(
                f"The uplift of {called(fund)} gives no year{whom}, so no sum follows from it.",
                ("funds", n, "uplift", "rates", *without_year[:1]),
                subject=fund.id,
                hint='give the rate by year, such as {"2027/28": 0.02}',
            )


def instalments_miss_sum(matter: Matter) -> Iterator[Finding]:
    """Payments that are written out do not add to what the party pays in the year."""
    for n, fund in enumerate(matter.agreement.funds):
        plan = fund.instalments
        for year, by_party in plan.sums.items() if plan else ():
            sums = row(matter.contributions(fund), fund, year)
            for party, payments in by_party.items():
                wanted, found = sums.get(party), sum(payments)
                if payments and wanted is not None and found != wanted:
                    yield Finding(
                        f"The instalments of {matter.name_of(party)} to {called(fund)} in {year} add to "
                        f"{money(found)}, not {money(wanted)}: out by {money(abs(found - wanted))}.",
                        ("funds", n, "instalments", "sums", year, party),
                        subject=f"{fund.id}/{party}",
                        year=year,
                    )
    yield from _grant_payments_miss_sum(matter)


def _grant_payments_miss_sum(matter: Matter) -> Iterator[Finding]:
    """The payments of a grant make neither all of its sums nor those of the years in which they fall.

    A last payment in arrear may fall into the next year, and payments may be written out for the first years alone.
    """
    for n, grant in enumerate(matter.agreement.grants):
        by_year = {year: list((sums or {}).values()) for year, sums in grant.sums.items()}
        known = [amount for sums in by_year.values() for amount in sums if amount is not None]
        if not grant.payments or not known or len(known) < sum(map(len, by_year.values())) or not all(by_year.values()):
            continue
        falling = {year_of(payment.date, year_basis(year)) for payment in grant.payments for year in by_year}
        of_those = sum(sum(filter(None, sums)) for year, sums in by_year.items() if year in falling)
        found, wanted = sum(payment.sum for payment in grant.payments), sum(known)
        if found not in (wanted, of_those):
            yield Finding(
                f"The payments of the grant {grant.id} add to {money(found)}, not {money(wanted)}: out by "
                f"{money(abs(found - wanted))}.",
                ("grants", n, "payments"),
                subject=grant.id,
            )
