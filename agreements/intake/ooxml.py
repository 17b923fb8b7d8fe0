"""The few words of Office Open XML that intake needs: parts, relationships, elements and flags."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{OFFICE}}}"
MAIN_KIND = f"{OFFICE}/officeDocument"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NUMBER = re.compile(r"[-+]?[0-9]{1,9}(\.[0-9]{1,20})?")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_OFF = ("0", "false", "off", "none")

Parts = Mapping[str, bytes]
"""The files of a package by name."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from a part to another, or out of the file."""

    id: str
    kind: str
    target: str
    external: bool


_XML_SUFFIXES = (".xml", ".rels", ".vml")
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")


def is_xml(name: str, data: bytes) -> bool:
    """Whether a part is XML, by its name or by how it begins: a part may have any name."""
    return name.lower().endswith(_XML_SUFFIXES) or data[:64].lstrip().startswith(_XML_STARTS)


def parsed(data: bytes) -> etree._Element:
    """The root of a part. Nothing is fetched and no entity is resolved.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not well formed.
    """
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def relationships(data: bytes) -> Iterator[Relationship]:
    """The relationships that a .rels part lists."""
    for entry in parsed(data).iter(_RELATIONSHIP):
        external = entry.get("TargetMode", "").strip().lower() == "external"
        yield Relationship(entry.get("Id", ""), entry.get("Type", ""), entry.get("Target", ""), external)


def targets(parts: Parts, source: str, kind: str) -> dict[str, str]:
    """The parts that a part is related to in one way: relationship id to part name."""
    folder, name = posixpath.split(source)
    data = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return {}
    return {
        entry.id: _resolved(folder, entry.target)
        for entry in relationships(data)
        if entry.kind == f"{OFFICE}/{kind}" and not entry.external
    }


def main_part(parts: Parts) -> str:
    """The name of the document part."""
    return next(iter(targets(parts, "", "officeDocument").values()))


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def value(element: etree._Element | None, name: str, default: str = "") -> str:
    """The `w:val` of a child, or the default where there is no such child."""
    child = None if element is None else element.find(f"{W}{name}")
    return default if child is None else child.get(f"{W}val", default)


def number(text: str) -> float:
    """A number as Word writes one: digits, a sign and a point, never `nan`, a name or a power of ten.

    Raises:
        ValueError: it is none, or one that no page is large enough for.
    """
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is no number")
    return float(text)


def colour(text: str) -> str:
    """The six digits of a colour as CSS has it; `auto` is black.

    Raises:
        ValueError: it is none. It would be written into the style sheet of the page.
    """
    if text.lower() == "auto":
        return "#000000"
    if not _COLOUR.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is no colour")
    return f"#{text.lower()}"


_SHARES = {"clear": 0, "solid": 100}
_PATTERN = re.compile(r"pct([0-9]{1,2})")


def fill_of(shade: etree._Element) -> str:
    """The colour that a shade shows, empty for none; a pattern counts as the mixture that the eye makes of it.

    Raises:
        ValueError: it names what is no colour.
    """
    pattern = shade.get(f"{W}val", "clear")
    share = int(found[1]) if (found := _PATTERN.fullmatch(pattern)) else _SHARES.get(pattern, 50)
    ground = shade.get(f"{W}fill", "auto").lower()
    if pattern == "nil" or (not share and ground == "auto"):
        return ""
    ink, paper = shade.get(f"{W}color", "auto"), "FFFFFF" if ground == "auto" else ground
    return mixed(colour(ink), colour(paper), share / 100)


def mixed(ink: str, paper: str, share: float) -> str:
    """So much of the one colour, and the rest of the other."""
    pairs = zip(channels(ink[1:]), channels(paper[1:]), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def channels(digits: str) -> list[int]:
    """Red, green and blue of six digits, from 0 to 255."""
    return list(bytes.fromhex(digits))


def flag(element: etree._Element | None, name: str) -> bool | None:
    """Whether a toggle such as `w:b` is on, off, or not said."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else is_on(child)


def is_on(element: etree._Element) -> bool:
    """Whether a toggle element that is there says yes, as it does without a value."""
    return element.get(f"{W}val", "1").lower() not in _OFF
