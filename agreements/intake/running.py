"""The words of the header and footer, left, centre and right, with `{page}` and `{pages}` for Word's fields."""

from __future__ import annotations

from lxml import etree

from agreements.intake.house import RunningLine
from agreements.intake.looks import Sheet
from agreements.intake.ooxml import Parts, R, W, main_part, number, parsed, targets, value

_FIELDS = {"PAGE": "{page}", "NUMPAGES": "{pages}", "SECTIONPAGES": "{pages}"}
_SIDES = {"left": "left", "start": "left", "center": "centre", "right": "right", "end": "right"}
_STOP = "\t"


def running_lines(
    parts: Parts, section: etree._Element, kind: str, styles: Sheet
) -> tuple[tuple[RunningLine, ...], list[str]]:
    """The lines of the ordinary pages' `header` or `footer`, and what PDF and HTML cannot follow."""
    lines: list[RunningLine] = []
    problems: list[str] = []
    names = targets(parts, main_part(parts), kind)
    for reference in section.findall(f"{W}{kind}Reference"):
        where = reference.get(f"{W}type", "default")
        root = parsed(parts[names[reference.get(f"{R}id", "")]])
        found = [line for paragraph in root.iter(f"{W}p") if (line := _line(paragraph, styles)) is not None]
        if where == "default":
            lines += found
        elif found:
            problems.append(f"PDF and HTML do not show the {kind} of {where} pages")
        if next(root.iter(f"{W}tbl"), None) is not None:
            problems.append(f"PDF and HTML do not show the table in the {kind}")
    return tuple(lines), problems


def _line(paragraph: etree._Element, styles: Sheet) -> RunningLine | None:
    pieces = _text(paragraph).split(_STOP)
    if not any(piece.strip() for piece in pieces):
        return None
    stops = _stops(paragraph, styles)
    words = {"left": "", "centre": "", "right": ""}
    words[_first_side(paragraph, styles)] = pieces[0].strip()
    for place, piece in enumerate(pieces[1:]):
        side = stops[place] if place < len(stops) else "right"
        words[side] = f"{words[side]} {piece.strip()}".strip()
    return RunningLine(**words)


def _text(paragraph: etree._Element) -> str:
    """The words, with a field's place taken by what it stands for, or by its cached result."""
    pieces: list[str] = []
    fields: list[str] = []
    inside_result = False
    for element in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t", f"{W}tab", f"{W}ptab", f"{W}fldSimple"):
        kind = element.get(f"{W}fldCharType")
        name = etree.QName(element).localname
        if kind == "begin":
            fields.append("")
        elif kind == "separate":
            inside_result = _mark(fields[-1] if fields else "") != ""
            pieces.append(_mark(fields[-1] if fields else ""))
        elif kind == "end":
            pieces.append(_mark(fields.pop()) if fields and not inside_result else "")
            inside_result = False
        elif name == "instrText" and fields:
            fields[-1] += element.text or ""
        elif name == "fldSimple":
            pieces.append(_mark(element.get(f"{W}instr", "")))
        elif name == "t" and not inside_result and not _in_known_simple(element):
            pieces.append(element.text or "")
        elif name in ("tab", "ptab") and _in_run(element):
            pieces.append(_STOP)
    return "".join(pieces)


def _mark(instruction: str) -> str:
    words = instruction.split()
    return _FIELDS.get(words[0].upper(), "") if words else ""


def _in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}r"


def _in_known_simple(element: etree._Element) -> bool:
    return any(_mark(holder.get(f"{W}instr", "")) for holder in element.iterancestors(f"{W}fldSimple"))


def _stops(paragraph: etree._Element, styles: Sheet) -> list[str]:
    """The sides that the tabs of the paragraph lead to, from left to right."""
    style = styles.styles.get(value(paragraph.find(f"{W}pPr"), "pStyle"))
    places: dict[int, str] = {}
    for holder in (style, paragraph):
        for tab in holder.iterfind(f"{W}pPr/{W}tabs/{W}tab") if holder is not None else ():
            place, kind = round(number(tab.get(f"{W}pos", "0"))), tab.get(f"{W}val", "left")
            if kind == "clear":
                places.pop(place, None)
            else:
                places[place] = _SIDES.get(kind, "left")
    return [places[place] for place in sorted(places)] or ["centre", "right"]


def _first_side(paragraph: etree._Element, styles: Sheet) -> str:
    style = styles.styles.get(value(paragraph.find(f"{W}pPr"), "pStyle"))
    of_style = value(None if style is None else style.find(f"{W}pPr"), "jc", "left")
    return _SIDES.get(value(paragraph.find(f"{W}pPr"), "jc", of_style), "left")
