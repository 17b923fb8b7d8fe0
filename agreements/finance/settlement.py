"""What is shared out when a fund ends or a party leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from agreements.finance.apportionment import Weight, apportion
from agreements.finance.money import NOTHING, Pence


@dataclass(frozen=True, slots=True)
class ExitPosition:
    """A fund on its last day: what it holds, and what it must still meet. Every sum is given as zero or above."""

    cash: Pence = NOTHING
    stock: Pence = NOTHING
    creditors: Pence = NOTHING
    decommissioning: Pence = NOTHING
    redundancy: Pence = NOTHING

    @property
    def net(self) -> Pence:
        """What is left to share; below nothing, what is left to pay."""
        return Pence(self.cash + self.stock - self.creditors - self.decommissioning - self.redundancy)


def exit_settlement(position: ExitPosition, weights: Mapping[str, Weight]) -> dict[str, Pence]:
    """Each party's part of what is left, below nothing where it has to pay.

    `weights` are those of the risk share in the year of exit, unless the agreement states others.
    """
    return apportion(position.net, weights)
