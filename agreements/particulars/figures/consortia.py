"""How the money of a consortium is divided: a part taken off, and the rest by the allocations. In pence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from agreements.finance import Pence, apportion, share_of
from agreements.particulars.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Division:
    """The money by member: what is allocated, what is taken off that, and what is left to be paid on.

    `first` is what was taken off the whole before anything was allocated.
    """

    first: Pence
    allocated: Mapping[str, Pence]
    taken_off: Mapping[str, Pence]

    @property
    def left(self) -> Mapping[str, Pence]:
        """What each member receives."""
        return {party: Pence(sum_ - self.taken_off.get(party, 0)) for party, sum_ in self.allocated.items()}

    @property
    def top_slice(self) -> Pence:
        """All that was taken off, first or last."""
        return Pence(self.first + sum(self.taken_off.values()))


def division(agreement: Agreement) -> Division | None:
    """The division of the whole sum, to the penny; None while the sum, the allocations or the order is not known."""
    consortium = agreement.consortium
    if consortium is None or consortium.total is None or not any(consortium.allocations.values()):
        return None
    cut = consortium.top_slice
    if cut is None:
        return Division(Pence(0), apportion(consortium.total, consortium.allocations), {})
    rate = Fraction(cut.percent) / 100
    if cut.order == "first":
        first = share_of(consortium.total, rate)
        return Division(first, apportion(consortium.total - first, consortium.allocations), {})
    if cut.order == "last":
        allocated = apportion(consortium.total, consortium.allocations)
        return Division(Pence(0), allocated, {party: share_of(sum_, rate) for party, sum_ in allocated.items()})
    return None
