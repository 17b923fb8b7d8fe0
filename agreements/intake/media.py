"""The pictures of a Word file that comes in, by what is in them: no program's data, nothing that draws by commands."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from lxml import etree

from agreements.intake.ooxml import Parts, parsed

Finding = tuple[str, str, str]

MOST_PIXELS = 40_000_000
_MEDIA = re.compile(r"(^|/)media/[^/]+$", re.IGNORECASE)
_STARTS = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "bmp": (b"BM",),
    "tif": (b"II*\0", b"MM\0*"),
    "emf": (b"\x01\0\0\0",),
    "wmf": (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0", b"\x02\0\x09\0"),
    "wdp": (b"II\xbc\x01",),
}
_SAME = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg", "tiff": "tif", "dib": "bmp"}
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    {
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "title", "desc"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "metadata"),
    }
)
"""What draws lines and areas. Words are not among them: Word alone would show them."""

_ACTS = re.compile(r"url\(\s*[\"']?(?!#)|@import|javascript:|expression|\\", re.IGNORECASE)
_END_OF_PNG = b"\0\0\0\0IEND\xaeB`\x82"


def media_findings(parts: Parts) -> Iterator[Finding]:
    """A finding for each picture that is none, or that would take a machine's memory to draw."""
    for name, data in parts.items():
        if _MEDIA.search(name):
            yield from _picture_findings(name, data)


def _picture_findings(name: str, data: bytes) -> Iterator[Finding]:
    suffix = name.rpartition(".")[2].lower()
    kind = _SAME.get(suffix, suffix)
    if kind == "svg":
        if not _only_draws(data):
            yield "resource", f"has a picture {name} that does more than draw", "put it in as PNG"
    elif kind not in _STARTS or not data.startswith(_STARTS[kind]):
        yield "resource", f"has a picture {name} that is not what its name says", "put it in again, as PNG or JPEG"
    elif kind == "png" and data.partition(_END_OF_PNG)[2]:
        yield "resource", f"has a picture {name} with something else behind its end", "save it again as PNG"
    elif _pixels(kind, data) > MOST_PIXELS:
        message = f"has a picture {name} of more than {MOST_PIXELS // 1_000_000} million points"
        yield "resource", message, "make it smaller: 2,000 points are enough for the width of a page"


def _only_draws(data: bytes) -> bool:
    """Whether an SVG holds lines and areas alone, of its own namespace, and leads nowhere."""
    if b"<!" in data.replace(b"\0", b"").replace(b"<!--", b""):
        return False
    try:
        root = parsed(data)
    except etree.XMLSyntaxError:
        return False
    return root.tag == f"{_SVG}svg" and all(map(_draws, root.iter()))


def _draws(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):
        return element.tag is etree.Comment
    within = any(ancestor.tag == f"{_SVG}metadata" for ancestor in element.iterancestors())
    if not within and element.tag not in {f"{_SVG}{name}" for name in _DRAWN}:
        return False
    return not any(_acts(etree.QName(key).localname.lower(), str(said)) for key, said in element.attrib.items())


def _acts(name: str, said: str) -> bool:
    leads = name in ("href", "src", "base") and not said.startswith("#")
    return leads or name.startswith("on") or _ACTS.search(said) is not None


def _pixels(kind: str, data: bytes) -> int:
    try:
        if kind == "png":
            width, height = struct.unpack_from(">2L", data, 16)
        elif kind == "gif":
            width, height = struct.unpack_from("<2H", data, 6)
        elif kind == "bmp":
            width, height = (abs(side) for side in struct.unpack_from("<2l", data, 18))
        elif kind == "jpg":
            height, width = _jpeg_sides(data)
        else:
            return 0
    except struct.error:
        return MOST_PIXELS + 1
    return int(width * height)


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _jpeg_sides(data: bytes) -> tuple[int, int]:
    """Height and width from the frame's header. Source: ITU-T T.81, B.2.2."""
    at = 2
    while True:
        mark, length = struct.unpack_from(">HH", data, at)
        if mark & 0xFF in _FRAMES:
            height, width = struct.unpack_from(">2H", data, at + 5)
            return height, width
        at += 2 + max(length, 2)
