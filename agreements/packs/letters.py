"""Which letters a pack's fonts have, read from their character maps alone: `check` has no time for a font library."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from agreements.diagnostics import Location
from agreements.packs.findings import finding
from agreements.packs.lookup import once
from agreements.packs.model import Pack

FONTS = "house-style/fonts/"
_MAPS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of character maps in Unicode, the fullest first. Source: OpenType, cmap table."""

_LAST = 0x10FFFF
_NOT_DRAWN = frozenset("\n\r\t")


def without_glyph(pack: Pack, text: str) -> frozenset[str]:
    """The characters of the text that some font of the pack lacks, in each of which any word may come to be set.

    Raises:
        FindingsError: a font file is none.
    """
    drawn = letters(pack)
    return frozenset(letter for letter in set(text) - _NOT_DRAWN if drawn is not None and ord(letter) not in drawn)


@once
def letters(pack: Pack) -> frozenset[int] | None:
    """The code points that every font of the pack draws; None where it brings no font."""
    found: frozenset[int] | None = None
    for name in sorted(pack.files):
        if name.startswith(FONTS) and name.endswith((".ttf", ".otf")):
            own = _letters_of(pack, name)
            found = own if found is None else found & own
    return found


def _letters_of(pack: Pack, name: str) -> frozenset[int]:
    try:
        return frozenset(_mapped(pack.files[name].data))
    except (struct.error, ValueError, IndexError):
        message, hint = f"{name} is no font, or a damaged one", "put the .ttf file there again"
        raise finding("pack", Location(pack.path_of(name)), message, hint) from None


def _mapped(font: bytes) -> Iterator[int]:
    """Every code point that the fullest Unicode map of the font gives a glyph."""
    table = _table(font, b"cmap")
    (count,) = struct.unpack_from(">2xH", table)
    places = {(p, e): at for p, e, at in struct.iter_unpack(">HHL", table[4 : 4 + 8 * count])}
    chosen = next((places[key] for key in _MAPS if key in places), None)
    if chosen is None:
        raise ValueError
    (form,) = struct.unpack_from(">H", table, chosen)
    if form not in _FORMS:
        raise ValueError
    return _FORMS[form](table[chosen:])


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">4xH", font)
    for name, at, length in struct.iter_unpack(">4s4xLL", font[12 : 12 + 16 * count]):
        if name == tag:
            return font[at : at + length]
    raise ValueError


def _in_segments(data: bytes) -> Iterator[int]:
    """Source: OpenType, cmap format 4: four rows of 16-bit numbers, and glyphs that the fourth may point to."""
    (twice,) = struct.unpack_from(">6xH", data)
    rows = [struct.unpack_from(f">{twice // 2}H", data, start) for start in (14, 16 + twice, 16 + 2 * twice)]
    offsets_at = 16 + 3 * twice
    offsets = struct.unpack_from(f">{twice // 2}H", data, offsets_at)
    for n, (end, start, delta, offset) in enumerate(zip(*rows, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", data, offsets_at + 2 * n + offset + 2 * (code - start))
            if (glyph or not offset) and (glyph + delta) & 0xFFFF:
                yield code


def _in_groups(data: bytes) -> Iterator[int]:
    """Source: OpenType, cmap format 12: groups of a first code point, a last one and the first one's glyph."""
    (count,) = struct.unpack_from(">12xL", data)
    for start, end, glyph in struct.iter_unpack(">LLL", data[16 : 16 + 12 * count]):
        if end > _LAST or start > end:
            raise ValueError
        yield from (code for code in range(start, end + 1) if glyph + code - start)


_FORMS = {4: _in_segments, 12: _in_groups}
