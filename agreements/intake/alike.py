"""What of a Word file one program prints and another does not, or in another order: only what is listed passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

from lxml import etree

from agreements.intake.ooxml import W, is_on, number

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_IN_RUNS = frozenset(
    {
        *("rPr", "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak"),
        *("fldChar", "instrText", "delText", "delInstrText", "drawing", "pict", "object", "control"),
        *("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef", "commentReference", "annotationRef"),
        *("separator", "continuationSeparator"),
    }
)
"""Of what a run may hold: letters, and what the gate looks at elsewhere. A sign (`sym`) is no letter of any text."""

_BESIDE = frozenset({f"{_MARKUP}AlternateContent", "{urn:schemas-microsoft-com:office:office}OLEObject"})

_ROUND_WORDS = frozenset(
    {
        *("document", "body", "hdr", "ftr", "footnotes", "footnote", "endnotes", "endnote", "comments", "comment"),
        *("glossaryDocument", "docParts", "docPart", "docPartBody", "p", "r", "tbl", "tr", "tc", "txbxContent", "pict"),
        *("hyperlink", "fldSimple", "sdt", "sdtContent", "smartTag", "customXml", "drawing", "background", "object"),
        *("ins", "del", "moveFrom", "moveTo"),
    }
)
"""What words may stand in. What is not listed turns them round, sets them above others, or is passed over."""

_SAID = {
    "sym": "a sign put in by its number (Insert, Symbol)",
    "ruby": "small words above others",
    "pgNum": "a page number of an old kind",
    "contentPart": "something drawn by hand",
    "dir": "words that run from right to left",
    "bdo": "words that run from right to left",
}
_KNOWN = (
    _MARKUP[1:-1],
    "http://schemas.openxmlformats.org/drawingml/2006/",
    "http://schemas.microsoft.com/office/word/",
    "urn:schemas-microsoft-com:",
)
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


def not_alike(root: etree._Element) -> Iterator[str]:
    """In words, the first of each sort of thing in a story that programs show differently."""
    found = (*_in_runs(root), *_round_words(root), *_properties(root))
    yield from dict.fromkeys(found)
    if next(root.iter(_FORMULA), None) is not None:
        yield "a formula"
    if any(_says_it_once(either) for either in root.iter(f"{_MARKUP}AlternateContent")):
        yield "words that only some programs show"


def _in_runs(root: etree._Element) -> Iterator[str]:
    ways = root.iterfind(f".//{W}r/{_MARKUP}AlternateContent/*")
    for run in (*root.iter(f"{W}r"), *ways):
        for child in run.iterchildren(etree.Element):
            name = etree.QName(child).localname
            if not (child.tag == f"{W}{name}" and name in _IN_RUNS) and child.tag not in _BESIDE:
                yield _SAID.get(name, f"among its words the element {name[:40]!r}")


def _round_words(root: etree._Element) -> Iterator[str]:
    for holder in {text.getparent() for text in root.iter(f"{W}t")}:
        for each in (holder, *holder.iterancestors()) if holder is not None else ():
            name = etree.QName(each)
            is_ours = each.tag == f"{W}{name.localname}"
            if name.localname not in _ROUND_WORDS if is_ours else not (name.namespace or "").startswith(_KNOWN):
                yield _SAID.get(name.localname, f"words in the element {name.localname[:40]!r}")


_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LARGEST_IN_FRONT = 40_000.0
"""Square points (50 cm2): a banner across the paper, as high as a line of large type."""
_EMU, _YES = 12_700, ("1", "true", "on")
_SIZES = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]{1,9})(pt|in|cm|mm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}


def covers_words(root: etree._Element) -> bool:
    """Whether a drawing of a story lies in front of the words, and is so large that many would be under it."""
    for anchor in root.iter(f"{_DRAWING}anchor"):
        extent = anchor.find(f"{_DRAWING}extent")
        sides = [number(extent.get(side, "0")) / _EMU for side in ("cx", "cy")] if extent is not None else [0.0]
        if anchor.get("behindDoc", "0") not in _YES and prod(sides) > _LARGEST_IN_FRONT:
            return True
    styles = (each.get("style", "") for each in root.iter("{urn:schemas-microsoft-com:vml}*"))
    return any("absolute" in style and not _is_behind(style) and _area(style) > _LARGEST_IN_FRONT for style in styles)


def _is_behind(style: str) -> bool:
    return re.search(r"z-index\s*:\s*-", style) is not None


def _area(style: str) -> float:
    sides = {name: number(amount) * _POINTS[unit] for name, amount, unit in _SIZES.findall(style)}
    return sides.get("width", 0.0) * sides.get("height", 0.0)


def _properties(root: etree._Element) -> Iterator[str]:
    for look in root.iter(f"{W}rPr"):
        yield from turned_or_struck(look)


def turned_or_struck(look: etree._Element) -> Iterator[str]:
    """In words, what the properties of a run do to the sense of its words."""
    if any(is_on(each) for each in look.iterfind(f"{W}rtl")):
        yield "words that run from right to left"
    if any(is_on(each) for name in ("strike", "dstrike") for each in look.iterfind(f"{W}{name}")):
        yield "words struck through, which read as if they were taken out"
    if look.find(f"{W}eastAsianLayout") is not None:
        yield "two lines of words in one"


def _says_it_once(either: etree._Element) -> bool:
    """Whether there are words for programs that know some extension, and none for the others."""
    has_words = next(either.iter(f"{W}t"), None) is not None
    return has_words and either.find(f"{_MARKUP}Fallback") is None
