"""A map round a hub: the hub in the middle, partners at both sides, each flow a straight arrow with its words on it.

What passes between two partners runs in lanes outside the columns, with a letter at its start and a key beneath. So no
line ever runs through a box or through words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from agreements.pictures.cards import Card, label, label_size
from agreements.pictures.lettering import Lettering, Paragraph
from agreements.pictures.marks import Line, Look, Mark
from agreements.pictures.partners.key import key
from agreements.pictures.partners.model import Flow, Partner, PartnerMap
from agreements.pictures.partners.stack import PORT, Stack, least_width, ports
from agreements.pictures.picture import Drawing

__all__ = ["round_hub"]

_LANE = 0.75
_LABELS = 1.75
_MOST_LANES = 12
_NARROWEST = 8.0
_LABEL_WIDTH = 5.0
_LONGEST_WORD = 9.0


@dataclass(frozen=True)
class _Plan:
    """Who stands where, and which flows run outside: `left` and `right` in lanes of one side, `across` beneath all."""

    figures: PartnerMap
    sides: tuple[tuple[Partner, ...], tuple[Partner, ...]]
    spokes: tuple[Flow, ...]
    lanes: tuple[tuple[Flow, ...], tuple[Flow, ...]]
    across: tuple[Flow, ...]


def round_hub(figures: PartnerMap, hub_ems: float, lettering: Lettering, width: int) -> Drawing | None:
    """The map round its hub, `hub_ems` wide; nothing where there is no hub, or no room for the lanes."""
    if not figures.hub or len(figures.partners) == 1:
        return None
    plan = _plan(figures)
    if len(plan.across) + max(map(len, plan.lanes)) > _MOST_LANES:
        return None
    gap = _gap(plan, lettering)
    edges = [_edge(plan, lanes, lettering) for lanes in plan.lanes]
    hub = max(lettering.ems(hub_ems), least_width([figures.by_id[figures.hub]], lettering))
    sides = 2 if plan.sides[1] else 1
    box = min((width - sum(edges[:sides]) - sides * gap - hub) // sides, lettering.ems(16))
    if box < max(lettering.ems(_NARROWEST), least_width((*plan.sides[0], *plan.sides[1]), lettering)):
        return None
    return _drawn(plan, lettering, width, (box, gap, hub, edges[0]))


# --- who stands where ------------------------------------------------------------------------------------------------


def _plan(figures: PartnerMap) -> _Plan:
    others = [flow for flow in figures.once if figures.hub not in (flow.start, flow.end)]
    left, right = _sides(figures, others)
    at = {partner.id: side for side, partners in enumerate((left, right)) for partner in partners}
    lanes = [tuple(flow for flow in others if at[flow.start] == at[flow.end] == side) for side in (0, 1)]
    across = tuple(flow for flow in others if at[flow.start] != at[flow.end])
    spokes = tuple(flow for flow in figures.once if flow not in others)
    return _Plan(figures, (left, right), spokes, (lanes[0], lanes[1]), across)


def _sides(figures: PartnerMap, others: Sequence[Flow]) -> tuple[tuple[Partner, ...], tuple[Partner, ...]]:
    """Half of the partners left, half right: senders rather left, and those with flows between together.

    From the order of the figures, pairs change sides as long as that brings something: the same answer every time.
    """
    partners = [partner for partner in figures.partners if partner.id != figures.hub]
    half = (len(partners) + 1) // 2
    left, right = partners[:half], partners[half:]
    leaning = {partner.id: _leaning(figures, partner.id) for partner in partners}

    def cost(left: Sequence[Partner]) -> int:
        here = {partner.id for partner in left}
        crossing = sum((flow.start in here) != (flow.end in here) for flow in others)
        return 4 * crossing + sum(leaning[id_] for id_ in here)

    for _ in partners:
        swaps = [_swapped(left, right, one, other) for one, other in product(range(len(left)), range(len(right)))]
        best = min(swaps, key=lambda swap: cost(swap[0]), default=(left, right))
        if cost(best[0]) >= cost(left):
            break
        left, right = best
    order = partners.index
    return tuple(sorted(left, key=order)), tuple(sorted(right, key=order))


def _swapped(left: list[Partner], right: list[Partner], one: int, other: int) -> tuple[list[Partner], list[Partner]]:
    return (
        [*left[:one], right[other], *left[one + 1 :]],
        [*right[:other], left[one], *right[other + 1 :]],
    )


def _leaning(figures: PartnerMap, id_: str) -> int:
    """Above 0 for a body that rather receives from the hub, below for one that rather sends to it."""
    received = sum((flow.start, flow.end) == (figures.hub, id_) for flow in figures.once)
    sent = sum((flow.start, flow.end) == (id_, figures.hub) for flow in figures.once)
    return (received > sent) - (received < sent)


# --- how wide things are ---------------------------------------------------------------------------------------------


def _words(plan: _Plan, flow: Flow, lettering: Lettering) -> tuple[Paragraph, ...]:
    """The words on an arrow, broken between words only, unless one is longer than any."""
    longest = lettering.longest(Paragraph(spoke.kind) for spoke in plan.spokes)
    width = min(max(longest, lettering.ems(_LABEL_WIDTH)), lettering.ems(_LONGEST_WORD))
    return lettering.lines((Paragraph(flow.kind),), width)


def _gap(plan: _Plan, lettering: Lettering) -> int:
    """Between a box and the hub: the longest words on an arrow, and room for its head."""
    widths = [lettering.width(line.text) for flow in plan.spokes for line in _words(plan, flow, lettering)]
    return max(lettering.ems(3.5), max(widths, default=0) + lettering.ems(1.7))


def _edge(plan: _Plan, lanes: Sequence[Flow], lettering: Lettering) -> int:
    """Outside a column: the letters, then a lane for every flow."""
    number = len(lanes) + len(plan.across)
    return lettering.ems(_LABELS) + number * lettering.ems(_LANE) if number else 0


# --- where things are -------------------------------------------------------------------------------------------------


def _drawn(plan: _Plan, lettering: Lettering, width: int, measures: tuple[int, int, int, int]) -> Drawing:
    box, gap, hub, edge = measures
    needs = _needs(plan, lettering)
    xs = (edge, edge + box + 2 * gap + hub)
    stacks = [Stack.of(side, x, box, lettering, needs) for side, x in zip(plan.sides, xs, strict=True)]
    figure = plan.figures.by_id[plan.figures.hub]
    card = Card.of(figure.name, figure.notes, hub, lettering)
    height = max(*(stack.height for stack in stacks), card.height(lettering))
    stacks = [stack.spread(height) for stack in stacks]
    marks: list[Mark] = list(card.marks(edge + box + gap, 0, height, lettering, look=Look.STRONG))
    for stack in stacks:
        marks += stack.marks(lettering)
    marks += _spokes(plan, stacks, lettering, (edge + box + gap, hub))
    outside, foot = _outside(plan, stacks, lettering, height)
    kinds = tuple(kind for kind in plan.figures.kinds if any(flow.kind == kind for flow in _outer(plan)))
    legend, tall = key(plan.figures, kinds, lettering, width, foot)
    used = width if kinds else max(stack.x + stack.width for stack in stacks if stack.stands)
    used = max(used, edge + box + gap + hub)
    return Drawing((*marks, *outside, *legend), used, foot + tall)


def _outer(plan: _Plan) -> tuple[Flow, ...]:
    return (*plan.lanes[0], *plan.lanes[1], *plan.across)


def _needs(plan: _Plan, lettering: Lettering) -> dict[str, int]:
    """The least height of each box: its arrows with their words on one side, its ports on the other."""
    needs: dict[str, int] = {}
    for partner in plan.figures.partners:
        arrows = sum(_slot(plan, flow, lettering) for flow in plan.spokes if partner.id in (flow.start, flow.end))
        touching = sum(partner.id in (flow.start, flow.end) for flow in _outer(plan))
        needs[partner.id] = max(arrows + lettering.ems(0.3), lettering.ems(PORT) * touching + lettering.ems(0.3))
    return needs


def _slot(plan: _Plan, flow: Flow, lettering: Lettering) -> int:
    """The height of an arrow with its words above it."""
    return lettering.height(_words(plan, flow, lettering)) + lettering.ems(0.45)


def _spokes(plan: _Plan, stacks: Sequence[Stack], lettering: Lettering, hub: tuple[int, int]) -> Iterator[Mark]:
    """The arrows between hub and partners, beneath one another beside their partner's box."""
    for side, stack in enumerate(stacks):
        near, far = (stack.x + stack.width, hub[0]) if side == 0 else (stack.x, hub[0] + hub[1])
        for id_, stand in stack.stands.items():
            mine = [flow for flow in plan.spokes if id_ in (flow.start, flow.end)]
            top = stand.middle - sum(_slot(plan, flow, lettering) for flow in mine) // 2
            for flow in mine:
                words = _words(plan, flow, lettering)
                y = top + lettering.height(words) + lettering.ems(0.1)
                widest = max(lettering.width(line.text) for line in words)
                left = min(near, far) + (abs(far - near) - widest) // 2
                yield from lettering.column(left, top, words)
                ends = ((near, y), (far, y)) if flow.start == id_ else ((far, y), (near, y))
                yield Line(ends, plan.figures.style(flow), arrow=True)
                top += _slot(plan, flow, lettering)


def _outside(plan: _Plan, stacks: Sequence[Stack], lettering: Lettering, height: int) -> tuple[list[Mark], int]:
    """The flows between partners, and how low they reach."""
    middles = {id_: stand.middle for stack in stacks for id_, stand in stack.stands.items()}
    beneath = {partner.id: 10 * height + place for place, partner in enumerate(plan.figures.partners)}
    heights: dict[tuple[Flow, str], int] = {}
    for stack, lanes in zip(stacks, plan.lanes, strict=True):
        ends = middles | {id_: low for id_, low in beneath.items() if id_ not in stack.stands}
        heights |= ports(stack.stands, (*lanes, *plan.across), ends, lettering)
    marks: list[Mark] = []
    for side, (stack, lanes) in enumerate(zip(stacks, plan.lanes, strict=True)):
        by_span = sorted(lanes, key=lambda flow: abs(heights[flow, flow.start] - heights[flow, flow.end]))
        for place, flow in enumerate(by_span):
            lane = _lane(stack, side, place, lettering)
            starts, ends_ = heights[flow, flow.start], heights[flow, flow.end]
            edge = stack.x if side == 0 else stack.x + stack.width
            points = ((edge, starts), (lane, starts), (lane, ends_), (edge, ends_))
            marks += _laned(plan, flow, points, lettering)
    foot = height
    for place, flow in enumerate(plan.across):
        foot = height + lettering.ems(0.9) + place * lettering.ems(_LANE)
        one, other = (0, 1) if flow.start in stacks[0].stands else (1, 0)
        x1, x2 = (_edge_of(stacks[side], side) for side in (one, other))
        lane1, lane2 = (_lane(stacks[side], side, len(plan.lanes[side]) + place, lettering) for side in (one, other))
        y1, y2 = heights[flow, flow.start], heights[flow, flow.end]
        marks += _laned(
            plan, flow, ((x1, y1), (lane1, y1), (lane1, foot), (lane2, foot), (lane2, y2), (x2, y2)), lettering
        )
    return marks, foot


def _edge_of(stack: Stack, side: int) -> int:
    """The outer edge of a column."""
    return stack.x if side == 0 else stack.x + stack.width


def _lane(stack: Stack, side: int, place: int, lettering: Lettering) -> int:
    away = lettering.ems(_LABELS) + place * lettering.ems(_LANE) + lettering.ems(_LANE) // 2
    return _edge_of(stack, side) + (away if side else -away)


def _laned(plan: _Plan, flow: Flow, points: tuple[tuple[int, int], ...], lettering: Lettering) -> Iterator[Mark]:
    """A line through points, with the letter of its kind at its start."""
    letter = plan.figures.letter(flow.kind)
    wide, _ = label_size(letter, lettering)
    (x, y), (next_x, _y) = points[:2]
    way = 1 if next_x > x else -1
    yield from label(letter, x + way * wide // 2, y, lettering)
    yield Line(((x + way * wide, y), *points[1:]), plan.figures.style(flow), arrow=True)
