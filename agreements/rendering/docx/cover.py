"""The cover as the house style has it, fitted to what follows it and to the page that it stands on."""

from __future__ import annotations

from lxml import etree

from agreements.rendering.docx.markup import BODY_MARK, W

_W = f"{{{W}}}"
_TWIPS = 20


def lay_out_cover(body: etree._Element, top: float | None) -> None:
    """The cover without a page break at its end, and so many points from the edge, where `top` is not None."""
    _take_last_break_out(body)
    if top is not None:
        _move_up(body, top)


def _take_last_break_out(body: etree._Element) -> None:
    """The cover without a page break at its end: the body starts a page by itself, and two breaks make an empty one."""
    mark = body.find(f"{_W}bookmarkStart[@{_W}name='{BODY_MARK}']")
    for paragraph in mark.itersiblings(f"{_W}p", preceding=True) if mark is not None else ():
        for line_break in paragraph.findall(f"{_W}r/{_W}br[@{_W}type='page']"):
            run = line_break.getparent()
            if run is not None:
                run.remove(line_break)
        if any((text.text or "").strip() for text in paragraph.iter(f"{_W}t")):
            return


_AFTER_SPACING = (
    *("ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
    *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
"""What stands after `w:spacing` in a paragraph's properties. Source: ISO/IEC 29500-1, 17.3.1.26."""


def _move_up(body: etree._Element, space: float) -> None:
    """The first paragraph of the cover that says something has so many points before it."""
    for paragraph in body.iterchildren(f"{_W}p"):
        if not any((text.text or "").strip() for text in paragraph.iter(f"{_W}t")):
            continue
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            properties = etree.Element(f"{_W}pPr")
            paragraph.insert(0, properties)
        spacing = properties.find(f"{_W}spacing")
        if spacing is None:
            spacing = etree.Element(f"{_W}spacing")
            later = (child for child in properties if etree.QName(child).localname in _AFTER_SPACING)
            follower = next(later, None)
            if follower is None:
                properties.append(spacing)
            else:
                follower.addprevious(spacing)
        for name in ("beforeAutospacing", "beforeLines"):  # either would stand over the points
            spacing.attrib.pop(f"{_W}{name}", None)
        spacing.set(f"{_W}before", str(round(space * _TWIPS)))
        return
