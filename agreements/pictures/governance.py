"""The governance structure: tiers beneath one another, a frame each, and arrows that say who answers to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from agreements.pictures.cards import Card
from agreements.pictures.lettering import Lettering, Paragraph
from agreements.pictures.marks import Box, Line, Look, Mark
from agreements.pictures.picture import SHEET, Drawing, Picture, Sheet, drawn

__all__ = ["Body", "GovernanceStructure", "Tier", "governance_structure"]


@dataclass(frozen=True, slots=True)
class Body:
    """A board, a party or a post. `notes` are printed beneath its name: seats, chair, quorum."""

    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tier:
    """Bodies of one level beneath a `heading`; `link` are the words on the arrow up to the tier above.

    `strong` marks the level that the agreement sets up.
    """

    heading: str
    bodies: tuple[Body, ...]
    link: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class GovernanceStructure:
    """Tiers from the top down. A tier without bodies is left out."""

    title: str
    tiers: tuple[Tier, ...]

    def spoken(self) -> str:
        """Tier by tier, each with its bodies and their notes, and the words on the arrow to the tier above."""
        return " ".join((f"{self.title}.", *(_spoken(tier) for tier in self.tiers if tier.bodies)))


def governance_structure(figures: GovernanceStructure, sheet: Sheet = SHEET) -> Picture | None:
    """The structure on one page, or nothing where it does not fit there, or nobody is in it."""
    if not any(tier.bodies for tier in figures.tiers):
        return None
    layouts = [partial(_layout, figures, most) for most in (3, 4)]
    return drawn(layouts, sheet, title=figures.title, alt=figures.spoken())


def _spoken(tier: Tier) -> str:
    bodies = (f"{body.name} ({', '.join(body.notes)})" if body.notes else body.name for body in tier.bodies)
    link = f" [↑ {tier.link}]" if tier.link else ""
    return f"{tier.heading}{link}: {'; '.join(bodies)}."


def _layout(figures: GovernanceStructure, most: int, lettering: Lettering, width: int) -> Drawing | None:
    tiers = [tier for tier in figures.tiers if tier.bodies]
    marks: list[Mark] = []
    top = 0
    for place, tier in enumerate(tiers):
        if place:
            arrow, top = _arrow(tier.link, lettering, width, top)
            marks += arrow
        frame, top = _tier(tier, most, lettering, width, top)
        marks += frame
    return Drawing(tuple(marks), width, top)


def _arrow(words: str, lettering: Lettering, width: int, top: int) -> tuple[list[Mark], int]:
    """An arrow up to the tier above with its words at its right, and where the next tier begins."""
    x = width // 6
    lines = lettering.lines((Paragraph(words),), width - x - lettering.ems(0.8))
    height = max(lettering.height(lines) + lettering.ems(0.5), lettering.ems(1.9))
    beside = lettering.column(x + lettering.ems(0.8), top + (height - lettering.height(lines)) // 2, lines)
    return [Line(((x, top + height), (x, top)), arrow=True), *beside], top + height


def _tier(tier: Tier, most: int, lettering: Lettering, width: int, top: int) -> tuple[list[Mark], int]:
    """A frame with the heading and the boxes in rows as even as they can be."""
    pad = lettering.ems(0.7)
    heading = lettering.lines((Paragraph(tier.heading),), width - 2 * pad)
    y = top + lettering.ems(0.4) + lettering.height(heading) + lettering.ems(0.25)
    marks: list[Mark] = list(lettering.column(pad, top + lettering.ems(0.4), heading))
    columns = _columns(len(tier.bodies), most)
    box = (width - pad * (columns + 1)) // columns
    for row in range(0, len(tier.bodies), columns):
        cards = [Card.of(body.name, body.notes, box, lettering) for body in tier.bodies[row : row + columns]]
        height = max(card.height(lettering) for card in cards)
        marks += _row(cards, tier, lettering, (pad, y, height))
        y += height + pad
    return [Box(0, top, width, y - top, Look.FRAME), *marks], y


def _row(cards: list[Card], tier: Tier, lettering: Lettering, place: tuple[int, int, int]) -> Iterator[Mark]:
    pad, y, height = place
    for column, card in enumerate(cards):
        look = Look.STRONG if tier.strong else Look.PLAIN
        yield from card.marks(pad + column * (card.width + pad), y, height, lettering, look=look, high=True)


def _columns(bodies: int, most: int) -> int:
    """As few rows as there can be, and the rows as even as they can be: 4 bodies stand two and two."""
    rows = -(-bodies // most)
    return -(-bodies // rows)
