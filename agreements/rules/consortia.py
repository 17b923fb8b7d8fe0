"""Rules about a consortium: when money may be passed on, and how it is divided."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from agreements import packs
from agreements.particulars import Consortium
from agreements.rules.matter import SECTION_75, Matter
from agreements.rules.model import Finding
from agreements.wording import long_date, money


def _consortium(matter: Matter) -> Consortium | None:
    return matter.agreement.consortium if matter.is_a("consortium_agreement") else None


def payment_before_condition(matter: Matter) -> Iterator[Finding]:
    """A payment falls due before the funder's condition is met, or while nobody knows when it will be."""
    consortium = _consortium(matter)
    if consortium is None or consortium.funder_condition is None:
        return
    for n, payment in enumerate(consortium.payments):
        met = consortium.condition_met
        early = payment.date is not None and (met is None or payment.date < met)
        if payment.after_condition is False or (early and not payment.after_condition):
            when = f"on {long_date(met)}" if met else "on a day that is not known yet"
            due = f"on {long_date(payment.date)}" if payment.date else "without waiting for it"
            yield Finding(
                f"{matter.name_of(payment.to)} is to be paid {due}; the funder's condition is met {when}.",
                ("consortium", "payments", n),
                hint="let the payment wait: after_condition: yes",
            )
            return


def allocations_amiss(matter: Matter) -> Iterator[Finding]:
    """The allocations do not make 100 per cent, what is passed on is more than there is, or the top-slice is open."""
    consortium = _consortium(matter)
    if consortium is None:
        return
    whole = Decimal(packs.thresholds(matter.pack)["percentages_total"].value)
    shares = sum((Decimal(share) for share in consortium.allocations.values()), Decimal(0))
    if consortium.allocations and shares != whole:
        yield Finding(
            f"The allocations add to {shares}%, not {whole.normalize():f}%: out by {abs(shares - whole)}%.",
            ("consortium", "allocations"),
        )
    elif consortium.top_slice is not None and not 0 <= consortium.top_slice.percent < whole:
        yield Finding(
            f"The top-slice is {consortium.top_slice.percent}% of the money: nothing is left to allocate.",
            ("consortium", "top_slice", "percent"),
        )
    elif consortium.total is not None and (listed := sum(one.sum for one in consortium.payments)) > consortium.total:
        yield Finding(
            f"The payments add to {money(listed)}, more than the whole sum of {money(consortium.total)}: out by "
            f"{money(listed - consortium.total)}.",
            ("consortium", "payments"),
        )
    elif consortium.top_slice is not None and consortium.top_slice.order is None:
        yield Finding(
            "It is not said whether the top-slice is taken before the money is allocated or from the allocations.",
            ("consortium", "top_slice", "order"),
            hint="add order: first, or order: last",
        )


def section_75_without_its_partners(matter: Matter) -> Iterator[Finding]:
    """A consortium relies on section 75 without an NHS body and a council among its parties."""
    if not matter.is_a("consortium_agreement") or not matter.rests_on(SECTION_75):
        return
    parties = matter.agreement.parties
    missing = [
        what
        for part, what in (("nhs_partner", "an NHS body"), ("council_partner", "a council"))
        if not any(matter.may_be(party, part, "section_75") for party in parties)
    ]
    if missing:
        yield Finding(
            f"Section 75 cannot be the basis: {' and '.join(missing)} that may use it is not among the parties.",
            ("legal_basis", matter.agreement.legal_basis.index(SECTION_75)),
            checked=packs.powers(matter.pack)["section_75"].checked,
        )
