"""What a picture is made of: words, boxes, bars and lines, in hundredths of a millimetre; and the SVG that they become.

Whole numbers only, and nothing that WeasyPrint, a browser and resvg could take differently: no markers, patterns,
style sheets, transforms or baselines other than the default. An arrow head is a path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Literal, assert_never

__all__ = ["EDGE", "INK", "Bar", "Box", "Line", "Look", "Mark", "Point", "Words", "as_svg"]

INK = "#1a1a1a"
ACCENT = "#1b3a5c"
"""The accent of the house: contrast 11.5:1 on white, so that it stays dark in black and white."""
_LINE = "#56616d"
"""Borders and axes: contrast 6.3:1 on white. Source: WCAG 2.2, 1.4.11 asks 3:1 of what carries meaning."""
_HAIRLINE = "#b4bdc7"
_PALE = "#f2f4f7"

EDGE = 35
"""Round every picture, so that no border is cut in half."""
_FONTS = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif"

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text. `x` is its left edge, its middle or its right edge as `anchor` says; `y` is its baseline."""

    x: int
    y: int
    text: str
    size: int
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    colour: str = INK


class Look(StrEnum):
    """How a box stands out: a body, the one in the middle, a frame round several, a label of one letter."""

    PLAIN = "plain"
    STRONG = "strong"
    FRAME = "frame"
    LABEL = "label"
    SHADE = "shade"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with words in it."""

    x: int
    y: int
    width: int
    height: int
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle whose length is a figure: filled, or `hollow` for a figure of another kind."""

    x: int
    y: int
    width: int
    height: int
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points. `style` counts from 0 and chooses the dashes; an `arrow` points at the last point.

    A `rule` is a pale line that only guides the eye.
    """

    points: tuple[Point, ...]
    style: int = 0
    arrow: bool = False
    rule: bool = False


Mark = Words | Box | Bar | Line

_LOOKS = {
    Look.PLAIN: ("#ffffff", _LINE, 26),
    Look.STRONG: (_PALE, ACCENT, 53),
    Look.FRAME: ("none", _HAIRLINE, 18),
    Look.LABEL: ("#ffffff", ACCENT, 26),
    Look.SHADE: (_PALE, "none", 0),
}
_DASHES: tuple[tuple[str, int], ...] = (
    ("", 35),
    ("160 90", 35),
    ("45 75", 40),
    ("240 80 45 80", 35),
    ("", 70),
    ("90 60", 70),
)
"""Dashes and width by style. They come round again; the letter beside a line tells styles apart beyond the sixth."""
_ARROW_LENGTH = 210
_ARROW_HALF = 80


def as_svg(marks: tuple[Mark, ...], width: int, height: int, *, title: str, alt: str) -> str:
    """The marks as an SVG text. It needs nothing but itself, and says aloud what it shows."""
    body = "\n".join(line for mark in marks for line in _written(mark))
    wide, high = width + 2 * EDGE, height + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{millimetres(wide)}mm"'
        f' height="{millimetres(high)}mm" viewBox="{-EDGE} {-EDGE} {wide} {high}" font-family="{_FONTS}">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(alt)}</desc>\n{body}\n</svg>\n"
    )


def millimetres(hundredths: int) -> str:
    """A length as it is printed: `160`, `72.45`."""
    return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")


def _written(mark: Mark) -> Iterator[str]:
    match mark:
        case Words():
            yield _words(mark)
        case Box():
            yield _box(mark)
        case Bar():
            yield _bar(mark)
        case Line():
            yield from _line(mark)
        case _:
            assert_never(mark)


def _words(mark: Words) -> str:
    weight = ' font-weight="bold"' if mark.bold else ""
    anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
    place = f'x="{mark.x}" y="{mark.y}" font-size="{mark.size}"'
    return f'<text {place}{weight}{anchor} fill="{mark.colour}">{escape(mark.text)}</text>'


def _box(mark: Box) -> str:
    fill, stroke, width = _LOOKS[mark.look]
    line = f' stroke="{stroke}" stroke-width="{width}"' if width else ""
    corner = ' rx="60"' if mark.look in (Look.PLAIN, Look.STRONG) else ""
    return f'<rect class="{mark.look}" {_place(mark)}{corner} fill="{fill}"{line}/>'


def _bar(mark: Bar) -> str:
    fill = "#ffffff" if mark.hollow else ACCENT
    return f'<rect class="bar" {_place(mark)} fill="{fill}" stroke="{ACCENT}" stroke-width="26"/>'


def _place(mark: Box | Bar) -> str:
    return f'x="{mark.x}" y="{mark.y}" width="{mark.width}" height="{mark.height}"'


def _line(mark: Line) -> Iterator[str]:
    dashes, width = _DASHES[mark.style % len(_DASHES)]
    stroke = f'stroke="{_HAIRLINE}" stroke-width="18"' if mark.rule else f'stroke="{INK}" stroke-width="{width}"'
    broken = f' stroke-dasharray="{dashes}"' if dashes and not mark.rule else ""
    points = (*mark.points[:-1], _shaft_end(mark)) if mark.arrow else mark.points
    path = "M" + "L".join(f"{x} {y}" for x, y in points)
    yield f'<path class="{"rule" if mark.rule else "line"}" d="{path}" fill="none" {stroke}{broken}/>'
    if mark.arrow:
        yield _head(mark)


def _direction(mark: Line) -> Point:
    """The way the last piece runs: one step, right, left, down or up."""
    (x1, y1), (x2, y2) = mark.points[-2:]
    return (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)


def _shaft_end(mark: Line) -> Point:
    """Where the line ends beneath its head, so that it does not blunt the tip."""
    x, y = mark.points[-1]
    right, down = _direction(mark)
    back = _ARROW_LENGTH - 40
    return x - right * back, y - down * back


def _head(mark: Line) -> str:
    x, y = mark.points[-1]
    right, down = _direction(mark)
    back = (x - right * _ARROW_LENGTH, y - down * _ARROW_LENGTH)
    side = (down * _ARROW_HALF, right * _ARROW_HALF)
    one, other = (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])
    return f'<path class="head" d="M{x} {y}L{one[0]} {one[1]}L{other[0]} {other[1]}Z" fill="{INK}"/>'
