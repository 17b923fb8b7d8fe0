"""How far a long cover moves up its page, so that it stays on it: the same in Word and PDF.

The space before its first line is the house style's, as long as there is room for it. With seven bodies in two
languages there is none, and the line for the date stood alone on a second page.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from agreements.intake.house import House, StyleLook
from agreements.rendering.columns import reckoned_width

_RESERVE = 12.0
"""Points for what programs measure otherwise than we reckon: about a line of small print."""


def cover_top(lines: Iterable[tuple[str, str]], house: House) -> float | None:
    """The space in points before the first line, where the house style's own is too much; None where it fits.

    `lines` are the style's key and the words of each paragraph. What is too long even so goes on as it would have.
    """
    made = list(lines)
    if not made:
        return None
    before = _look(made[0][0], house.styles).before
    page = house.page
    room = page.height - page.top - page.bottom - _RESERVE
    used = sum(_height(text, _look(style, house.styles), page.width - page.left - page.right) for style, text in made)
    used += sum(logo.height for logo in house.logos if logo.place == "cover")
    if used <= room or not before:
        return None
    return max(before - (used - room), 0.0)


def _look(style: str, styles: Mapping[str, StyleLook]) -> StyleLook:
    return styles.get(style) or styles["paragraph"]


def _height(text: str, look: StyleLook, width: float) -> float:
    size = look.size * (1.08 if look.bold else 1)
    room = max(width - look.left, look.size)
    lines = sum(max(math.ceil(reckoned_width(line) * size / room), 1) for line in text.split("\n"))
    edges = sum(edge.space + edge.width for edge in look.edges)
    return look.before + lines * look.size * (look.line or 1.2) + edges + look.after
