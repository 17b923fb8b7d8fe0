"""The hand-over chain of a role: each role with its holder, and between two roles how one becomes the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from agreements.diagnostics import FaultError
from agreements.pictures.cards import Card
from agreements.pictures.lettering import Lettering, Paragraph
from agreements.pictures.marks import Line, Look, Mark
from agreements.pictures.picture import SHEET, Drawing, Picture, Sheet, drawn

__all__ = ["HandoverChain", "Passing", "RoleHeld", "handover_chain"]


@dataclass(frozen=True, slots=True)
class Passing:
    """A fact of a hand-over: its label and its words, such as `Time limit` and `4 hours`."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role and who holds it; `passes` says how it is handed over to the next in the chain."""

    role: str
    holder: str
    passes: tuple[Passing, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoverChain:
    """Roles in the order in which they follow each other. The last may be an end, such as `closed`.

    Raises:
        FaultError: there is no role.
    """

    title: str
    roles: tuple[RoleHeld, ...]

    def __post_init__(self) -> None:
        if not self.roles:
            raise FaultError(f"{self.title}: a chain has roles")

    def spoken(self) -> str:
        """Role by role, its holder, and how it passes on."""
        return " ".join((f"{self.title}.", *(_spoken(role, number) for number, role in enumerate(self.roles, start=1))))


def handover_chain(figures: HandoverChain, sheet: Sheet = SHEET) -> Picture | None:
    """The chain on one page, or nothing where it does not fit there."""
    return drawn([partial(_layout, figures)], sheet, title=figures.title, alt=figures.spoken())


def _spoken(role: RoleHeld, number: int) -> str:
    held = f"{role.role} ({role.holder})" if role.holder else role.role
    passing = "".join(f"; {one.label}: {one.words}" for one in role.passes)
    return f"{number}. {held}{passing}."


def _layout(figures: HandoverChain, lettering: Lettering, width: int) -> Drawing | None:
    """Boxes at the left, an arrow from each down to the next, and beside the arrow what the hand-over asks for."""
    box = width * 9 // 20
    marks: list[Mark] = []
    top = 0
    for place, role in enumerate(figures.roles):
        card = Card.of(role.role, (role.holder,) if role.holder else (), box, lettering)
        height = card.height(lettering)
        marks += card.marks(0, top, height, lettering, look=Look.PLAIN if place else Look.STRONG)
        top += height
        if place + 1 < len(figures.roles):
            arrow, top = _passing(role, lettering, width, top)
            marks += arrow
    return Drawing(tuple(marks), width, top)


def _passing(role: RoleHeld, lettering: Lettering, width: int, top: int) -> tuple[list[Mark], int]:
    """The arrow down with the facts at its right, and where the next box begins."""
    x = lettering.ems(2.5)
    left = x + lettering.ems(1.1)
    labels = max((lettering.width(one.label) for one in role.passes), default=0)
    labels = min(labels, width * 3 // 10)
    second = left + labels + lettering.ems(1.0)
    y = top + lettering.ems(0.45)
    marks: list[Mark] = []
    for one in role.passes:
        lines = (
            lettering.lines((Paragraph(one.label),), labels),
            lettering.lines((Paragraph(one.words),), width - second),
        )
        marks += _fact(lines, lettering, (left, second), y)
        y += max(map(lettering.height, lines))
    foot = max(y + lettering.ems(0.45), top + lettering.ems(2))
    return [Line(((x, top), (x, foot)), arrow=True), *marks], foot


def _fact(
    lines: tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]], lettering: Lettering, xs: tuple[int, int], y: int
) -> Iterator[Mark]:
    for x, column, colour in zip(xs, lines, ("#4a4a4a", "#1a1a1a"), strict=True):
        yield from lettering.column(x, y, column, colour=colour)
