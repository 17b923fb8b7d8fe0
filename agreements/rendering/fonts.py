"""Which letters the pack's fonts have: a letter that they lack is drawn as a box, while its text still reads well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO

_INVISIBLE = frozenset("\n\r\t")


def missing_letters(text: str, fonts: Mapping[str, bytes]) -> set[str]:
    """The characters of the text that some font lacks, in each of which any word may come to be set."""
    wanted = set(text) - _INVISIBLE
    if not wanted:
        return set()
    return {letter for data in fonts.values() for letter in wanted if ord(letter) not in _letters(data)}


def missing_families(families: Iterable[str], fonts: Mapping[str, bytes]) -> set[str]:
    """The type families that are asked for and that no font of the pack belongs to; another font would step in."""
    known = {_family(data).casefold() for data in fonts.values()}
    return {family for family in families if family.casefold() not in known}


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
