"""What the gate looks for inside the parts: fields that act, text that hides, tags that nobody would fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from agreements.intake.ooxml import Parts, W, is_on, parsed
from agreements.intake.tags import tag_findings, text_with_tags

Finding = tuple[str, str, str]

_STORY = re.compile(
    r"^word/(document|header\d*|footer\d*|footnotes|endnotes|comments\w*|glossary/document)\.xml$", re.IGNORECASE
)
_FILLED = re.compile(r"^word/(document|header\d*|footer\d*|footnotes)\.xml$", re.IGNORECASE)
_PROPERTIES = "docProps/core.xml"
_REWRITTEN = "docProps/"
"""The renderer writes these anew; Word itself copies the tag of the title into one of them."""
_WORD = re.compile(r"^\s*\\?\s*([A-Za-z]+|=)")
_ALLOWED_FIELDS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "SECTION",
        "TOC",
        "PAGEREF",
        "REF",
        "STYLEREF",
        "SEQ",
        "TITLE",
        "SUBJECT",
        "DOCPROPERTY",
        "HYPERLINK",
    ]
)
_SAFE_LINK = re.compile(r'^\s*HYPERLINK\s+(\\l\s|"?(https?://|mailto:))', re.IGNORECASE)
_ACTIVE = ("altChunk", "object", "control", "subDoc", "movie")
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "cellIns")
_TAG = re.compile(r"\{[{%#]")
_TINY_HALF_POINTS = 4
_WHITE = ("FFFFFF", "FEFEFE")


def content_findings(parts: Parts) -> Iterator[Finding]:
    """Every finding inside the parts of the package, which are all well formed."""
    hidden_styles = _hidden_styles(parts)
    for name, data in parts.items():
        if _STORY.match(name):
            yield from _story_findings(name, parsed(data), hidden_styles)
        if name == _PROPERTIES:
            yield from tag_findings(name, text_with_tags(parsed(data)))
        elif name.lower().endswith(".xml") and not _FILLED.match(name) and not name.startswith(_REWRITTEN):
            yield from _unfilled_findings(name, data)


def _story_findings(name: str, root: etree._Element, hidden_styles: frozenset[str]) -> Iterator[Finding]:
    if _has(root, *(f"{W}{element}" for element in _ACTIVE), "{urn:schemas-microsoft-com:office:office}OLEObject"):
        yield "active", f"brings in another file or program in {name}", "take it out in Word"
    for instruction in _instructions(root):
        if not _is_allowed(instruction):
            message = f"has a field in {name} that may not be there: {' '.join(instruction.split())[:80]!r}"
            yield "field", message, "replace the field with plain text"
    if _has(root, *(f"{W}{element}" for element in _TRACKED)):
        yield "hidden", f"has tracked changes in {name}", "accept or reject all changes in Word"
    if any(_hides(properties, hidden_styles) for properties in root.iter(f"{W}rPr", f"{W}pPr")):
        yield "hidden", f"has hidden, white or very small text in {name}", "make the text plain, or take it out"
    if "comments" in name and _has(root, f"{W}comment"):
        yield "hidden", "has comments, which would go out with every agreement", "delete all comments in Word"
    text = text_with_tags(root)
    if _FILLED.match(name):
        yield from tag_findings(name, text)
    if "{#" in text:
        yield "text-mismatch", f"has a template comment in {name}; its words would vanish", "delete what is in {# #}"


def _has(root: etree._Element, *tags: str) -> bool:
    return next(root.iter(*tags), None) is not None


# --- fields ---------------------------------------------------------------------------------------------------------


def _instructions(root: etree._Element) -> Iterator[str]:
    """Every field's instruction, joined over the runs that Word, or somebody with a purpose, split it into."""
    for simple in root.iter(f"{W}fldSimple"):
        yield simple.get(f"{W}instr", "")
    open_fields: list[list[str]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        if element.tag != f"{W}fldChar":
            yield from _outside(element, open_fields)
            for instruction in open_fields[-1:]:
                instruction.append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    for rest in open_fields:
        yield "".join(rest)


def _outside(element: etree._Element, open_fields: list[list[str]]) -> Iterator[str]:
    if not open_fields:
        yield element.text or ""


def _is_allowed(instruction: str) -> bool:
    found = _WORD.match(instruction)
    word = found.group(1).upper() if found else ""
    if word == "HYPERLINK":
        return _SAFE_LINK.match(instruction) is not None
    return word in _ALLOWED_FIELDS


# --- hidden text ----------------------------------------------------------------------------------------------------


def _hidden_styles(parts: Parts) -> frozenset[str]:
    data = parts.get("word/styles.xml")
    styles = parsed(data).iter(f"{W}style") if data is not None else ()
    return frozenset(
        style.get(f"{W}styleId", "")
        for style in styles
        if (look := style.find(f"{W}rPr")) is not None and _is_hidden(look)
    )


def _hides(properties: etree._Element, hidden_styles: frozenset[str]) -> bool:
    for name in ("rStyle", "pStyle"):
        style = properties.find(f"{W}{name}")
        if style is not None and style.get(f"{W}val", "") in hidden_styles:
            return True
    return properties.tag == f"{W}rPr" and _is_hidden(properties)


def _is_hidden(look: etree._Element) -> bool:
    """Whether the run properties hide text: vanish, white on white, or 2 points and less."""
    if any(is_on(element) for element in look.iter(f"{W}vanish", f"{W}specVanish")):
        return True
    colour, size = look.find(f"{W}color"), look.find(f"{W}sz")
    shaded = look.find(f"{W}shd") is not None or look.find(f"{W}highlight") is not None
    if colour is not None and colour.get(f"{W}val", "").upper() in _WHITE and not shaded:
        return True
    half_points = "" if size is None else size.get(f"{W}val", "")
    return half_points.isdecimal() and int(half_points) <= _TINY_HALF_POINTS


# --- tags where nothing fills them in -------------------------------------------------------------------------------


def _unfilled_findings(name: str, data: bytes) -> Iterator[Finding]:
    texts = "".join(text for text in parsed(data).itertext() if text)
    if _TAG.search(texts):
        yield "unrendered", f"has a tag in {name}, where no agreement fills it in", "move the tag into the text"
