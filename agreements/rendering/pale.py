"""Styles of a house whose letters nobody could read."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.intake import STYLE_NAMES, House
from agreements.rendering.colours import WHITE, colour_of, contrast
from agreements.rendering.readable import LEAST_CONTRAST


def pale_styles(house: House) -> Iterator[str]:
    """In words, each style of a house whose letters can hardly be told from what is behind them."""
    for key, look in house.styles.items():
        behind = look.shade or (house.heading_shade if key == "table_heading" else "")
        letters, ground = colour_of(look.colour), colour_of(behind) if behind else WHITE
        if letters is None or ground is None:
            continue
        if (seen := contrast(letters, ground)) < LEAST_CONTRAST:
            what = "the shade behind them" if behind else "white paper"
            yield f"the letters of {STYLE_NAMES.get(key, key)!r} have a contrast of {seen:.1f} with {what}"
