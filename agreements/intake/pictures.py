"""The pictures of the cover and header: PNG and JPEG by their content, with their printed size and alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from agreements.intake.house import Logo
from agreements.intake.ooxml import Parts, R, W, main_part, number, parsed, targets

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMU_PER_POINT = 12700
_STARTS = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))


def logos(parts: Parts, document: etree._Element, section: etree._Element) -> tuple[tuple[Logo, ...], list[str]]:
    """The pictures by place, and in words those that PDF and HTML cannot show."""
    found: list[Logo] = []
    problems: list[str] = []
    main = main_part(parts)
    for place, source, root in _places(parts, main, document, section):
        images = targets(parts, source, "image")
        for drawing in root.iter(f"{W}drawing"):
            logo = _logo(parts, images, drawing, place)
            if isinstance(logo, Logo):
                found.append(logo)
            else:
                problems.append(logo)
        if next(root.iter(f"{W}pict"), None) is not None:
            problems.append(f"PDF and HTML do not show the old-style picture of the {place}")
    return tuple(dict.fromkeys(found)), problems


def _places(
    parts: Parts, main: str, document: etree._Element, section: etree._Element
) -> Iterator[tuple[str, str, etree._Element]]:
    yield "cover", main, document
    names = targets(parts, main, "header")
    for reference in section.findall(f"{W}headerReference"):
        name = names.get(reference.get(f"{R}id", ""), "")
        if name in parts:
            place = "cover" if reference.get(f"{W}type") == "first" else "header"
            yield place, name, parsed(parts[name])


def _logo(parts: Parts, images: dict[str, str], drawing: etree._Element, place: str) -> Logo | str:
    blip = next(drawing.iter(_BLIP), None)
    data = b"" if blip is None else parts.get(images.get(blip.get(f"{R}embed", ""), ""), b"")
    suffix = next((suffix for start, suffix in _STARTS if data.startswith(start)), "")
    if not suffix:
        return f"PDF and HTML do not show a drawing of the {place}: only PNG and JPEG pictures"
    extent, described = next(drawing.iter(f"{_DRAWING}extent")), next(drawing.iter(f"{_DRAWING}docPr"), None)
    alt = "" if described is None else described.get("descr", "")
    width, height = (round(number(extent.get(side, "0")) / _EMU_PER_POINT, 2) for side in ("cx", "cy"))
    return Logo(data, suffix, width, height, alt, place)
