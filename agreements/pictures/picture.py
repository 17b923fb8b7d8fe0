"""A finished picture, the room that it may take, and the choice of the largest type with which it fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Protocol

from agreements.pictures.lettering import Lettering
from agreements.pictures.marks import EDGE, Mark, as_svg

__all__ = ["SHEET", "Drawing", "Layout", "Picture", "Sheet", "described", "drawn"]


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG text with its printed size. `alt` says in words what it shows; `type_pt` is its type size in points."""

    svg: str
    width_mm: float
    height_mm: float
    alt: str
    title: str
    type_pt: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room on a page, and the type sizes to try, the best first.

    160 by 225 millimetres is what an A4 page with margins of 25 mm leaves beneath a heading and above a caption.
    10.5 pt is the caption's size in a fresh house style; nothing is ever set smaller than the last size here.
    """

    width_mm: int = 160
    height_mm: int = 225
    sizes_pt: tuple[float, ...] = (10.5, 9.5, 9.0)

    @property
    def width(self) -> int:
        """In hundredths of a millimetre, without the edge."""
        return self.width_mm * 100 - 2 * EDGE

    @property
    def height(self) -> int:
        """In hundredths of a millimetre, without the edge."""
        return self.height_mm * 100 - 2 * EDGE


SHEET = Sheet()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a piece of paper, in hundredths of a millimetre."""

    marks: tuple[Mark, ...]
    width: int
    height: int


Layout = Callable[[Lettering, int], Drawing | None]
"""Draws in a lettering and a width; nothing where that cannot be done with grace."""


def drawn(layouts: Iterable[Layout], sheet: Sheet, *, title: str, alt: str) -> Picture | None:
    """The first layout that fits on the sheet, in the largest type that fits; nothing if none does."""
    for layout in layouts:
        for points in sheet.sizes_pt:
            drawing = layout(Lettering.of(points), sheet.width)
            if drawing and drawing.height <= sheet.height and drawing.width <= sheet.width:
                return _finished(drawing, points, title=title, alt=alt)
    return None


def _finished(drawing: Drawing, points: float, *, title: str, alt: str) -> Picture:
    svg = as_svg(drawing.marks, drawing.width, drawing.height, title=title, alt=alt)
    width, height = ((length + 2 * EDGE) / 100 for length in (drawing.width, drawing.height))
    return Picture(svg, width, height, alt, title, points)


class Described(Protocol):
    """What has an SVG text, a title and a description of it in words."""

    @property
    def svg(self) -> str:
        """The SVG text."""

    @property
    def title(self) -> str:
        """What it is."""

    @property
    def alt(self) -> str:
        """What it shows."""


def described(picture: Described) -> str:
    """The SVG with the whole description as its title, for readers that speak the title alone.

    WeasyPrint takes the alternative text of a drawing from its title and from nothing else.
    """
    return picture.svg.replace(f"<title>{escape(picture.title)}</title>", f"<title>{escape(picture.alt)}</title>", 1)
