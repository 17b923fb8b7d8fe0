"""What the pack's fonts have, and what stands in for a font that they lack.

A letter that they lack is drawn as a box, while its text still reads well. A font that they lack would be replaced in
silence, by another one on each machine.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from string import ascii_letters, digits

from agreements.intake.house import STYLE_NAMES, House, has_serifs

_INVISIBLE = frozenset("\n\r\t")


def missing_letters(text: str, fonts: Mapping[str, bytes]) -> set[str]:
    """The characters of the text that some font lacks, in each of which any word may come to be set."""
    wanted = set(text) - _INVISIBLE
    if not wanted:
        return set()
    return {letter for data in fonts.values() for letter in wanted if ord(letter) not in _letters(data)}


_PLAIN = f"{ascii_letters}{digits}\N{POUND SIGN}"


def blank_letters(fonts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Each font file with the plain letters and figures for which it has a glyph without ink: they print as nothing."""
    for name, data in sorted(fonts.items()):
        if blank := _blank(data):
            yield name, blank


@lru_cache(maxsize=64)
def _blank(data: bytes) -> str:
    from fontTools.pens.boundsPen import BoundsPen  # noqa: PLC0415
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415

    def has_ink(letter: str) -> bool:
        pen = BoundsPen(glyphs)
        try:
            glyphs[drawn[ord(letter)]].draw(pen)
        except (TTLibError, struct.error, AssertionError, AttributeError, LookupError, TypeError, ValueError):
            return False  # damaged: nobody knows what it draws
        left, bottom, right, top = pen.bounds or (0, 0, 0, 0)
        return bool(right > left and top > bottom)

    with TTFont(BytesIO(data), lazy=True) as font:
        glyphs, drawn = font.getGlyphSet(), font.getBestCmap()
        return "".join(letter for letter in _PLAIN if ord(letter) in drawn and not has_ink(letter))


def missing_families(families: Iterable[str], fonts: Mapping[str, bytes]) -> set[str]:
    """The type families that are asked for and that no font of the pack belongs to; another font would step in."""
    known = {_family(data).casefold() for data in fonts.values()}
    return {family for family in families if family.casefold() not in known}


def natural_lines(fonts: Mapping[str, bytes]) -> dict[str, float]:
    """How high a single line of each family is, as a multiple of the type size, which is what Word calls single.

    Source: OpenType, hhea table (ascender, descender and line gap).
    """
    return {_family(data): _natural_line(data) for data in fonts.values()}


def with_fonts_at_hand(house: House, fonts: Mapping[str, bytes]) -> House:
    """The house style with each font that the pack lacks replaced by the pack's nearest: with serifs or without."""
    instead = _stand_ins(house, fonts)
    if not instead:
        return house
    looks = {key: replace(look, font=instead.get(look.font, look.font)) for key, look in house.styles.items()}
    return replace(house, styles=looks)


def font_problems(house: House, fonts: Mapping[str, bytes]) -> Iterator[str]:
    """One sentence for each font of the house style that the pack does not bring: who asks for it, what stands in."""
    for family, instead in _stand_ins(house, fonts).items():
        names = [STYLE_NAMES.get(key, key) for key, look in house.styles.items() if look.font == family]
        more = f" and {len(names) - _NAMED_STYLES} more" if len(names) > _NAMED_STYLES else ""
        asking = ", ".join(map(repr, names[:_NAMED_STYLES])) + more
        yield (
            f"the pack brings no font {family!r}, which is asked for by {asking}: the PDF prints {instead!r} instead,"
            f" Word and the web page do so where the reader's machine lacks it; put its .ttf files into"
            f" house-style/fonts, or choose another font in Word"
        )


_NAMED_STYLES = 3


def _stand_ins(house: House, fonts: Mapping[str, bytes]) -> dict[str, str]:
    """The pack's nearest family by each family that it lacks; empty where the pack brings no font at all."""
    wanted = dict.fromkeys(look.font for look in house.styles.values() if look.font)
    known = {_family(data): _has_serifs(data, house) for data in fonts.values()}
    missing = missing_families(wanted, fonts)
    return {family: _nearest(has_serifs(family, house), known) for family in wanted if family in missing and known}


def _nearest(serifs: bool, known: Mapping[str, bool]) -> str:  # noqa: FBT001 - a fact about a font, not a switch
    return min(known, key=lambda family: (known[family] is not serifs, family))


_SERIF_STYLES, _SANS_STYLES = range(2, 11), range(11, 16)


def _has_serifs(data: bytes, house: House) -> bool:
    """Source: OpenType, OS/2 table, PANOSE serif style of Latin text; where it says nothing, the family's name."""
    style = _panose(data)
    if style in _SERIF_STYLES or style in _SANS_STYLES:
        return style in _SERIF_STYLES
    return has_serifs(_family(data), house)


@lru_cache(maxsize=64)
def _panose(data: bytes) -> int:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(BytesIO(data), lazy=True) as font:
        return int(font["OS/2"].panose.bSerifStyle)


@lru_cache(maxsize=64)
def _natural_line(data: bytes) -> float:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(BytesIO(data), lazy=True) as font:
        table = font["hhea"]
        return float(round((table.ascent - table.descent + table.lineGap) / font["head"].unitsPerEm, 3))


@lru_cache(maxsize=64)
def _letters(data: bytes) -> frozenset[int]:
    """The code points that the font maps to a glyph. Only the table that says so is read."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (only where letters are checked)

    with TTFont(BytesIO(data), lazy=True) as font:
        return frozenset(font["cmap"].getBestCmap())


@lru_cache(maxsize=64)
def _family(data: bytes) -> str:
    """The typographic family, or else the plain one. Source: OpenType, name table, ids 16 and 1."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(BytesIO(data), lazy=True) as font:
        names = font["name"]
        return str(names.getDebugName(16) or names.getDebugName(1) or "")
