"""Styles of a house whose letters nobody could read."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.intake import STYLE_NAMES, House
from agreements.rendering.colours import WHITE, colour_of, contrast
from agreements.rendering.readable import LEAST_CONTRAST

_IN_A_LINE = ("term", "blank", "reference")
_SHOWN_PARTS = ("wholeTable", "firstRow", "firstCol", "nwCell")
"""Those parts of a table style that our tables ask for."""

_IN_TABLES = ("table_heading", "table_text", "table_figure")


def pale_styles(house: House) -> Iterator[str]:
    """In words, each style of a house whose letters can hardly be told from what is behind them."""
    for key, look in house.styles.items():
        behind = look.shade or (house.heading_shade if key == "table_heading" else "")
        name = repr(STYLE_NAMES.get(key, key))
        yield from _pale(f"the letters of {name}", look.colour, behind)
        yield from _pale(f"the numbers of {name}", look.label_colour, behind)
        for other in _IN_A_LINE if behind and key not in _IN_A_LINE else ():
            inner = house.styles.get(other)
            if inner is not None and not inner.shade:
                yield from _pale(f"the letters of {STYLE_NAMES[other]!r} in {name}", inner.colour, behind)
    yield from _pale_in_tables(house)


def _pale_in_tables(house: House) -> Iterator[str]:
    """What the table style, which Word alone follows in all, puts behind words and gives them for a colour."""
    for ink in house.table_inks:
        if ink.part not in _SHOWN_PARTS:
            continue
        yield from _pale(f"the letters of the table style ({ink.part})", ink.letters, ink.shade)
        for key in _IN_TABLES if ink.shade else ():
            look = house.styles.get(key)
            if look is not None and not look.shade and (ink.part != "firstRow" or key == "table_heading"):
                what = f"the letters of {STYLE_NAMES.get(key, key)!r} in the table style ({ink.part})"
                yield from _pale(what, look.colour, ink.shade)


def _pale(what: str, colour: str, behind: str) -> Iterator[str]:
    letters, ground = colour_of(colour), colour_of(behind) if behind else WHITE
    if letters is None or ground is None:
        return
    if (seen := contrast(letters, ground)) < LEAST_CONTRAST:
        yield f"{what} have a contrast of {seen:.1f} with {'the shade behind them' if behind else 'white paper'}"
