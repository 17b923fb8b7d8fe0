"""Parts and their bytes into a zip whose bytes depend on nothing else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from hashlib import sha256

_LEVEL, _FONT_LEVEL = 3, 6
"""Of deflating. For words, 3 is less than half the work of 6, and the file grows by a hundredth or two."""
_KEPT = ".odttf"
_MOST_KEPT = 16
_TIME, _DATE = 0, (1 << 5) | 1  # 1 January 1980, the first day that a zip can name
_DEFLATED, _FLAGS, _VERSION = 8, 0, 20
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts in the mapping's order, without clock, platform or permissions in it.

    `zipfile` is not used for writing: it would deflate the same fonts again for every document of a batch.
    """
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, data in parts.items():
        packed, crc = _deflated(data) if name.endswith(_KEPT) else (_deflate(data, _LEVEL), zlib.crc32(data))
        local, central = _headers(name.encode(), offset, crc=crc, packed=len(packed), size=len(data))
        chunks += (local, packed)
        directory.append(central)
        offset += len(local) + len(packed)
    listing = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(listing), offset, 0)
    return b"".join((*chunks, listing, end))


def _headers(name: bytes, offset: int, *, crc: int, packed: int, size: int) -> tuple[bytes, bytes]:
    common = (_FLAGS, _DEFLATED, _TIME, _DATE, crc, packed, size, len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, *common) + name
    central = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *common, 0, 0, 0, 0, offset) + name
    return local, central


def _deflated(data: bytes) -> tuple[bytes, int]:
    digest = sha256(data).digest()
    if digest not in _fonts:
        if len(_fonts) >= _MOST_KEPT:
            _fonts.clear()
        _fonts[digest] = (_deflate(data, _FONT_LEVEL), zlib.crc32(data))
    return _fonts[digest]


_fonts: dict[bytes, tuple[bytes, int]] = {}
"""Embedded fonts are the same in every document of a batch."""


def _deflate(data: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()
