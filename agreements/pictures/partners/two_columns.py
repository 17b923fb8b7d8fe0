"""A map among equals: two columns of boxes, and every flow in a lane between them, with a letter at its start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from agreements.pictures.cards import label, label_size
from agreements.pictures.lettering import Lettering
from agreements.pictures.marks import Line, Mark
from agreements.pictures.partners.key import key
from agreements.pictures.partners.model import Flow, PartnerMap
from agreements.pictures.partners.stack import PORT, Stack, least_width, ports
from agreements.pictures.picture import Drawing

__all__ = ["two_columns"]

_LANE = 0.75
_LABELS = 1.9
_MOST_FLOWS = 16
_NARROWEST = 9.0
_WIDEST = 15.0
_LEAST_CHANNEL = 6.0


def two_columns(figures: PartnerMap, lettering: Lettering, width: int) -> Drawing | None:
    """The map in two columns; nothing where the flows are too many to be followed with a finger."""
    if len(figures.once) > _MOST_FLOWS:
        return None
    channel = lettering.ems(max(_LEAST_CHANNEL, 2 * _LABELS + _LANE * len(figures.once)))
    least = max(lettering.ems(_NARROWEST), least_width(figures.partners, lettering))
    box = min(max(least, lettering.ems(_WIDEST)), (width - channel) // 2)
    if box < least:
        return None
    stacks = _stacks(figures, lettering, (box, box + channel))
    height = max(stack.height for stack in stacks)
    marks: list[Mark] = [mark for stack in stacks for mark in stack.marks(lettering, figures.hub)]
    marks += _flows(figures, stacks, lettering)
    legend, tall = key(figures, figures.kinds, lettering, width, height)
    used = 2 * box + channel if len(figures.partners) > 1 else box
    return Drawing((*marks, *legend), width if figures.kinds else used, height + tall)


def _stacks(figures: PartnerMap, lettering: Lettering, columns: tuple[int, int]) -> tuple[Stack, Stack]:
    """The first half of the bodies left, the others right, the hub first of all."""
    partners = sorted(figures.partners, key=lambda partner: partner.id != figures.hub)
    touching = {one.id: sum(one.id in (flow.start, flow.end) for flow in figures.once) for one in partners}
    needs = {id_: lettering.ems(PORT) * number + lettering.ems(0.5) for id_, number in touching.items()}
    half = (len(partners) + 1) // 2
    box, right = columns
    stacks = (
        Stack.of(partners[:half], 0, box, lettering, needs),
        Stack.of(partners[half:], right, box, lettering, needs),
    )
    height = max(stack.height for stack in stacks)
    return stacks[0].spread(height), stacks[1].spread(height)


def _flows(figures: PartnerMap, stacks: tuple[Stack, Stack], lettering: Lettering) -> Iterator[Mark]:
    middles = {id_: stand.middle for stack in stacks for id_, stand in stack.stands.items()}
    heights: dict[tuple[Flow, str], int] = {}
    for side, stack in enumerate(stacks):
        found = ports(stack.stands, figures.once, middles, lettering)
        heights |= {port: _in_step(height, side, lettering) for port, height in found.items()}
    first = stacks[0].width + lettering.ems(_LABELS + _LANE / 2)
    for place, flow in enumerate(_in_lanes(figures.once, stacks, heights)):
        lane = first + place * lettering.ems(_LANE)
        x1, x2 = (_inner_edge(stacks, id_) for id_ in (flow.start, flow.end))
        y1, y2 = heights[flow, flow.start], heights[flow, flow.end]
        letter = figures.letter(flow.kind)
        wide, _ = label_size(letter, lettering)
        way = 1 if x1 == stacks[0].width else -1
        yield from label(letter, x1 + way * wide // 2, y1, lettering)
        yield Line(((x1 + way * wide, y1), (lane, y1), (lane, y2), (x2, y2)), figures.style(flow), arrow=True)


def _in_step(height: int, side: int, lettering: Lettering) -> int:
    """The height on a grid, the right column's half a step off the left's: so no two lines ever lie on each other."""
    step = lettering.ems(PORT / 4)
    return height // step * step + side * (step // 2)


def _inner_edge(stacks: tuple[Stack, Stack], id_: str) -> int:
    return stacks[0].width if id_ in stacks[0].stands else stacks[1].x


def _in_lanes(
    flows: Sequence[Flow], stacks: tuple[Stack, Stack], heights: Mapping[tuple[Flow, str], int]
) -> list[Flow]:
    """The flows by lane from the left: within the left column, across, within the right; so that few cross."""
    left = stacks[0].stands

    def lane(flow: Flow) -> tuple[int, int, int]:
        span = abs(heights[flow, flow.start] - heights[flow, flow.end])
        if flow.start in left and flow.end in left:
            return 0, 0, span
        if flow.start not in left and flow.end not in left:
            return 2, 0, -span
        here, there = (flow.start, flow.end) if flow.start in left else (flow.end, flow.start)
        falls = heights[flow, there] > heights[flow, here]
        return 1, int(falls), -heights[flow, here] if falls else heights[flow, here]

    return sorted(flows, key=lane)
