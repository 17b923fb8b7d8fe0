"""The lines of the cover, in order and with their tags, down to where the contents or the body start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from agreements.intake.house import CoverLine
from agreements.intake.looks import Sheet, repeats
from agreements.intake.ooxml import W, value

_LOOP = re.compile(r"^\{%p\s+for\s+(\w+)\s+in\s+frame\.(\w+)\s*%\}$")
_END = re.compile(r"^\{%p\s+endfor\s*%\}$")
_STATEMENT = re.compile(r"^\{%p\b")
_BODY = re.compile(r"^\{\{p\s+body\s*\}\}$")
_HARMLESS = frozenset(
    ("pStyle", "rPr", "bidi", "widowControl", "suppressAutoHyphens", "lang", "noProof", "rtl", "cs", "bookmarkStart")
)
_FALLBACK = "cover_line"


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph as its runs spell them, tabs and line breaks included, deleted text left out."""
    signs = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
    pieces = []
    for element in paragraph.iter(f"{W}t", *signs):
        parent = element.getparent()
        if parent is not None and parent.tag == f"{W}r" and not is_page_break(element):
            pieces.append(element.text or "" if element.tag == f"{W}t" else signs[str(element.tag)])
    return "".join(pieces)


def is_page_break(element: etree._Element) -> bool:
    """Whether the element ends a page, or a column; LibreOffice writes one where Word keeps it in the next style."""
    return bool(element.tag == f"{W}br" and element.get(f"{W}type", "textWrapping") != "textWrapping")


def has_body_slot(document: etree._Element) -> bool:
    """Whether a paragraph of its own says where the agreement goes."""
    return any(_BODY.match(text_of(paragraph).strip()) for paragraph in document.iterfind(f"{W}body/{W}p"))


def cover_lines(document: etree._Element, styles: Sheet) -> tuple[tuple[CoverLine, ...], list[str]]:
    """The cover's lines, and in words what PDF and HTML cannot follow. A loop's variable is named as its list is."""
    lines: list[CoverLine] = []
    problems: list[str] = []
    variable, repeat = "", ""
    broken = False
    for paragraph in cover_paragraphs(document, styles, problems):
        text = text_of(paragraph)
        if loop := _LOOP.match(text.strip()):
            variable, repeat = loop.group(1), loop.group(2)
        elif _END.match(text.strip()):
            variable, repeat = "", ""
        elif _STATEMENT.match(text.strip()):
            problems.append(f"PDF and HTML do not follow the tag {text.strip()!r} of the cover")
        elif text.strip():
            problems += ["PDF and HTML do not follow the page break within the cover"] if broken else []
            lines.append(CoverLine(_style(paragraph, styles, problems), _renamed(text, variable, repeat), repeat))
        broken = any(is_page_break(element) for element in paragraph.iter(f"{W}br"))
    return tuple(lines), problems


def cover_paragraphs(document: etree._Element, styles: Sheet, problems: list[str]) -> Iterator[etree._Element]:
    """The paragraphs before the contents and the body; other things there are told as problems."""
    body = document.find(f"{W}body")
    stop = styles.ids.get("contents_heading")
    for child in body if body is not None else ():
        if child.tag == f"{W}p":
            field = "".join(text.text or "" for text in child.iter(f"{W}instrText")).strip()
            if value(child.find(f"{W}pPr"), "pStyle") == stop or field.startswith("TOC") or _BODY.match(text_of(child)):
                return
            yield child
        elif child.tag == f"{W}sdt" and any("TOC" in (text.text or "") for text in child.iter(f"{W}instrText")):
            return
        elif child.tag in (f"{W}tbl", f"{W}sdt"):
            problems.append("PDF and HTML do not show the table or box of the cover")


def _style(paragraph: etree._Element, styles: Sheet, problems: list[str]) -> str:
    style = value(paragraph.find(f"{W}pPr"), "pStyle")
    key = styles.keys.get(style, "")
    if _has_direct_look(paragraph, style, styles):
        problems.append(f"PDF and HTML follow styles alone: {text_of(paragraph).strip()[:40]!r} is formatted by hand")
    if not key:
        problems.append(f"PDF and HTML print {text_of(paragraph).strip()[:40]!r} as a plain line of the cover")
    return key or _FALLBACK


def _has_direct_look(paragraph: etree._Element, style: str, styles: Sheet) -> bool:
    holders = [*paragraph.iterfind(f"{W}pPr"), *paragraph.iterfind(f"{W}r/{W}rPr")]
    return any(
        etree.QName(child).localname not in _HARMLESS and not repeats(styles, style, child)
        for holder in holders
        for child in holder
    )


def _renamed(text: str, variable: str, repeat: str) -> str:
    """The text with the loop's variable called what its list holds: a `party` of `parties`."""
    name = repeat[:-3] + "y" if repeat.endswith("ies") else repeat.removesuffix("s")
    return re.sub(rf"\b{variable}\b", name, text) if variable and variable != name else text
