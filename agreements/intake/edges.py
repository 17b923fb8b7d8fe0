"""Lines and shades: those of a paragraph style, and those of the table style of agreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from agreements.intake.house import Edge, TableInk
from agreements.intake.ooxml import W, colour, fill_of, number

_PARAGRAPH_SIDES = ("top", "left", "bottom", "right", "between")
_TABLE_SIDES = {"top": "top", "left": "left", "bottom": "bottom", "right": "right", "insideH": "between"}
_NONE = ("", "nil", "none")
_EIGHTHS = 8
"""Word counts the thickness of a line in eighths of a point, and its distance from the words in points."""


def paragraph_edges(properties: Iterable[etree._Element | None]) -> tuple[Edge, ...]:
    """The lines along a paragraph; of several property sets the last that says anything of a side counts."""
    found: dict[str, Edge | None] = {}
    for holder in properties:
        borders = None if holder is None else holder.find(f"{W}pBdr")
        for side in _PARAGRAPH_SIDES if borders is not None else ():
            line = None if borders is None else borders.find(f"{W}{side}")
            if line is not None:
                found[side] = _edge(side, line)
    return tuple(edge for edge in found.values() if edge is not None)


def table_edges(style: etree._Element | None) -> tuple[Edge, ...]:
    """The lines of a table style, that under its header row included."""
    if style is None:
        return ()
    lines = [
        (name, line)
        for side, name in _TABLE_SIDES.items()
        if (line := style.find(f"{W}tblPr/{W}tblBorders/{W}{side}")) is not None
    ]
    heading = style.find(f"{W}{_HEADER_ROW}/{W}tcPr/{W}tcBorders/{W}bottom")
    lines += [("heading", heading)] if heading is not None else []
    return tuple(edge for name, line in lines if (edge := _edge(name, line)) is not None)


def _edge(side: str, line: etree._Element) -> Edge | None:
    if line.get(f"{W}val", "") in _NONE:
        return None
    return Edge(
        side,
        round(number(line.get(f"{W}sz", "4")) / _EIGHTHS, 3),
        colour(line.get(f"{W}color", "auto")),
        number(line.get(f"{W}space", "0")),
    )


def shade(properties: Iterable[etree._Element | None]) -> str:
    """The colour behind the words, empty for none."""
    found = ""
    for holder in properties:
        element = None if holder is None else holder.find(f"{W}shd")
        if element is not None:
            found = fill_of(element)
    return found


def heading_shade(chain: Iterable[etree._Element]) -> str:
    """The colour behind the header row of a table style with what it is based on, empty for none."""
    return shade(cell for style in chain for cell in style.iterfind(f"{W}{_HEADER_ROW}/{W}tcPr"))


def table_inks(chain: Iterable[etree._Element]) -> tuple[TableInk, ...]:
    """What each part of a table style, and of those that it is based on, sets for letters and behind them."""
    whole, found = TableInk("wholeTable"), []
    for style in chain:
        for part in (style, *style.iterfind(f"{W}tblStylePr")):
            colours = [each.get(f"{W}val", "") for each in part.iterfind(f"{W}rPr/{W}color")]
            letters = colour(colours[-1]) if colours else whole.letters
            name = part.get(f"{W}type", "") if part is not style else whole.part
            ink = TableInk(name, letters, _behind_words(part) or whole.shade)
            whole = ink if name == whole.part else whole
            found.append(ink)
    return tuple(ink for ink in dict.fromkeys(found) if ink.letters or ink.shade)


def _behind_words(part: etree._Element) -> str:
    return shade(part.find(f"{W}{holder}") for holder in ("tblPr", "tcPr", "pPr", "rPr"))


_HEADER_ROW = f"tblStylePr[@{W}type='firstRow']"


def unfollowed_in_tables(style: etree._Element | None) -> Iterator[str]:
    """In words, what PDF and HTML leave out of a table style."""
    if style is None:
        return
    inner = style.find(f"{W}tblPr/{W}tblBorders/{W}insideV")
    if inner is not None and _edge("between", inner) is not None:
        yield "PDF and HTML draw no lines between the columns of a table"
    if any(
        _behind_words(part)
        for part in (style, *style.iterfind(f"{W}tblStylePr"))
        if part is style or not _is_header_row(part)
    ):
        yield "PDF and HTML show no shade in a table but that of its header row"
    if style.find(f"{W}rPr") is not None or style.find(f"{W}tblStylePr/{W}rPr") is not None:
        yield "PDF and HTML take the letters of tables from the styles of their paragraphs, not from the table style"


def _is_header_row(part: etree._Element) -> bool:
    return bool(part.get(f"{W}type") == "firstRow")
