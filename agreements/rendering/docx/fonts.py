"""Fonts inside the Word file, so that it looks the same on a machine that has none of them.

A font is embedded obfuscated: its first 32 bytes are combined with a key that stands beside it in the font table.
Source: ECMA-376 Part 4, section 4.1 (font embedding).
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping
from functools import lru_cache
from hashlib import sha256

from lxml import etree

from agreements.diagnostics import FaultError
from agreements.intake.house import House
from agreements.rendering.docx.markup import R, W
from agreements.rendering.docx.package import Package
from agreements.rendering.docx.writer import Face

_W, _R = f"{{{W}}}", f"{{{R}}}"
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_MASKED_BYTES = 32
_ELEMENTS = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}
_ORDER = tuple(_ELEMENTS.values())
_BOLD, _ITALIC = 1 << 5, 1 << 0
_FAMILY_NAME, _WINDOWS = 1, 3


def faces_used(house: House, used: Collection[Face]) -> set[tuple[str, bool, bool]]:
    """Family, bold, italic of every face that the document prints, its frame included."""
    frame = {(key, False, False) for key in house.styles if key.startswith(("cover", "header", "footer", "contents"))}
    faces = set()
    for key, bold, italic in {*used, *frame}:
        look = house.styles.get(key)
        if look is not None:
            faces.add((look.font, look.bold or bold, look.italic or italic))
    return faces


def embed(package: Package, fonts: Mapping[str, bytes], faces: Collection[tuple[str, bool, bool]]) -> None:
    """The package holds those of the font files whose face is used; families without a file stay as they were.

    Raises:
        FaultError: a file that is no TrueType or OpenType font.
    """
    table_name = package.target(package.main, f"{R}/fontTable")
    if not table_name:
        return
    package.unrelate(table_name, f"{R}/font")
    table = etree.fromstring(package.parts[table_name])
    for old in [element for element in table.iter() if etree.QName(element).localname in _ORDER]:
        _removed(old)
    for file in sorted(fonts):
        face = _face(fonts[file])
        if face in faces:
            _embed_one(package, table_name, table, face, fonts[file])
    package.add_default("odttf", _FONT_TYPE)
    package.parts[table_name] = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _removed(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _embed_one(
    package: Package, table_name: str, table: etree._Element, face: tuple[str, bool, bool], data: bytes
) -> None:
    family, bold, italic = face
    key = _key(data)
    name = package.free("word/fonts/font{}.odttf")
    package.parts[name] = _masked(data, key)
    entry = etree.Element(f"{_W}{_ELEMENTS[bold, italic]}")
    entry.set(f"{_R}id", package.relate(table_name, f"{R}/font", name))
    entry.set(f"{_W}fontKey", f"{{{key}}}")
    font = _entry(table, family)
    font.insert(_place(font, _ELEMENTS[bold, italic]), entry)


def _entry(table: etree._Element, family: str) -> etree._Element:
    found = table.find(f"{_W}font[@{_W}name='{family}']")
    if found is None:
        found = etree.SubElement(table, f"{_W}font")
        found.set(f"{_W}name", family)
    return found


def _place(font: etree._Element, element: str) -> int:
    later = {f"{_W}{name}" for name in _ORDER[_ORDER.index(element) :]}
    return next((index for index, child in enumerate(font) if child.tag in later), len(font))


def _key(data: bytes) -> str:
    """A GUID from the font's own bytes, so that the same font is masked the same way in every document."""
    digest = sha256(data).hexdigest().upper()
    return "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))


@lru_cache(maxsize=16)
def _masked(data: bytes, key: str) -> bytes:
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    head = bytes(byte ^ other for byte, other in zip(data[:_MASKED_BYTES], mask, strict=True))
    return head + data[_MASKED_BYTES:]


@lru_cache(maxsize=32)
def _face(data: bytes) -> tuple[str, bool, bool]:
    """Family, bold and italic as the file says (OS/2 fsSelection, name 1); two tables, so no font library."""
    try:
        tables = _tables(data)
        (selection,) = struct.unpack_from(">H", data, tables[b"OS/2"] + 62)
        return _family(data, tables[b"name"]), bool(selection & _BOLD), bool(selection & _ITALIC)
    except (struct.error, KeyError, StopIteration, UnicodeDecodeError) as error:
        raise FaultError("a font of the pack cannot be read", hint="use TrueType files (.ttf)") from error


def _tables(data: bytes) -> dict[bytes, int]:
    (number,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(number))
    return {tag: offset for tag, _, offset, _ in entries}


def _family(data: bytes, start: int) -> str:
    _, number, strings = struct.unpack_from(">HHH", data, start)
    entries = (struct.unpack_from(">6H", data, start + 6 + 12 * index) for index in range(number))
    length, offset = next(
        (length, offset)
        for platform, _, _, name, length, offset in entries
        if platform == _WINDOWS and name == _FAMILY_NAME
    )
    return data[start + strings + offset : start + strings + offset + length].decode("utf-16-be")
