"""Boxes beneath one another, and the ports at their edges where flows leave and arrive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agreements.pictures.cards import Card
from agreements.pictures.lettering import Lettering
from agreements.pictures.marks import Look, Mark
from agreements.pictures.partners.model import Flow, Partner

__all__ = ["PORT", "Stack", "Stand", "least_width", "ports"]

PORT = 1.6
"""From one port of a box to the next, in ems: a letter in its square fits between."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A box where it stands: its words, its upper edge and its height."""

    card: Card
    top: int
    height: int

    @property
    def middle(self) -> int:
        """Half way down the box."""
        return self.top + self.height // 2


@dataclass(frozen=True, slots=True)
class Stack:
    """A column of boxes of one width, left edge at `x`."""

    x: int
    width: int
    stands: Mapping[str, Stand]

    @classmethod
    def of(
        cls, partners: Sequence[Partner], x: int, width: int, lettering: Lettering, needs: Mapping[str, int]
    ) -> Stack:
        """The partners' boxes from the top down. `needs` holds the least height of a box by id."""
        stands: dict[str, Stand] = {}
        top = 0
        for partner in partners:
            card = Card.of(partner.name, partner.notes, width, lettering)
            height = max(card.height(lettering), needs.get(partner.id, 0))
            stands[partner.id] = Stand(card, top, height)
            top += height + lettering.ems(1.0)
        return cls(x, width, stands)

    @property
    def height(self) -> int:
        """From the top of the first box to the foot of the last."""
        return max((stand.top + stand.height for stand in self.stands.values()), default=0)

    def spread(self, height: int) -> Stack:
        """The same boxes over a greater height, with equal room round each."""
        room = max(0, height - self.height) // max(1, len(self.stands))
        moved = {
            id_: Stand(stand.card, stand.top + room // 2 + place * room, stand.height)
            for place, (id_, stand) in enumerate(self.stands.items())
        }
        return Stack(self.x, self.width, moved)

    def marks(self, lettering: Lettering, strong: str = "") -> Iterator[Mark]:
        """The boxes with their words; the hub stands out."""
        for id_, stand in self.stands.items():
            look = Look.STRONG if id_ == strong else Look.PLAIN
            yield from stand.card.marks(self.x, stand.top, stand.height, lettering, look=look)


def least_width(partners: Iterable[Partner], lettering: Lettering) -> int:
    """The width with which no word of these partners is broken."""
    return max((Card.least(partner.name, partner.notes, lettering) for partner in partners), default=0)


Port = tuple[Flow, str]
"""Where a flow touches a body, by its id."""


def ports(
    stands: Mapping[str, Stand], flows: Sequence[Flow], middles: Mapping[str, int], lettering: Lettering
) -> dict[Port, int]:
    """The height of every port on these boxes. Flows that go up leave above those that go down, and do not cross.

    `middles` says how high the body at the other end stands.
    """
    heights: dict[Port, int] = {}
    for id_, stand in stands.items():
        mine = [flow for flow in flows if id_ in (flow.start, flow.end)]
        mine.sort(key=lambda flow: _turn(middles[flow.end if flow.start == id_ else flow.start] - stand.middle))
        first = stand.middle - lettering.ems(PORT) * (len(mine) - 1) // 2
        heights |= {(flow, id_): first + place * lettering.ems(PORT) for place, flow in enumerate(mine)}
    return heights


def _turn(rise: int) -> tuple[int, int]:
    """Upwards first, the nearest highest; then downwards, the nearest lowest."""
    return (0, -rise) if rise < 0 else (1, -rise)
