"""What the gate looks for inside the parts: fields that act, text that hides, tags that nobody would fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from agreements.intake.alike import covers_words, not_alike
from agreements.intake.hidden import CAN_HIDE, hidden_styles, hides, is_hidden, style_ids
from agreements.intake.ooxml import Parts, W, is_xml, parsed
from agreements.intake.signs import font_findings
from agreements.intake.tags import tag_findings, text_with_tags
from agreements.intake.theme import theme_findings

Finding = tuple[str, str, str]

_STORIES = frozenset(
    f"{W}{name}" for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument")
)
"""What holds words, by its root: its name may be any, and only relationships tell."""

_FILLED = frozenset(f"{W}{name}" for name in ("document", "hdr", "ftr", "footnotes"))
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
_ACTIVE = ("altChunk", "object", "control", "subDoc", "movie", "mailMerge")
_TRACKED = re.compile(
    r"ins|del|delText|delInstrText|move(?:From|To)\w*|cell(?:Ins|Del|Merge)|\w+Change|customXml(?:Ins|Del|Move)\w*"
)
_TAG = re.compile(r"\{[{%#]")
_KNOWN_STORES = (  # the properties of the file itself, which are written anew
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}",
    "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}",
)
_OUTSIDE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:[/\\]{2}|file:|\\\\|//|[a-z]:[\\/])", re.IGNORECASE)


_FIRST = 1_000
"""The highest number that a list may begin with; a letter for 4,000 million would fill the memory."""
_DEFAULTS = f"{W}docDefaults/{W}rPrDefault/{W}rPr"


def _is_far(start: etree._Element) -> bool:
    said = start.get(f"{W}val", "0")
    return not re.fullmatch(r"[0-9]{1,4}", said) or int(said) > _FIRST


def content_findings(parts: Parts) -> Iterator[Finding]:
    """Every finding inside the parts of the package, which are all well formed."""
    hidden = hidden_styles(parts)
    yield from theme_findings(parts)
    yield from font_findings(parts)
    for name, data in parts.items():
        if not is_xml(name, data):
            continue
        root = parsed(data)
        if root.tag in _STORIES and (long := _too_long(root)):
            yield "size", f"has more than {long} in {name}", "take out what is not cover, header or footer"
            continue
        yield from _outside_findings(name, root)
        if root.tag in _STORIES:
            yield from _story_findings(name, root, hidden)
        elif root.tag == f"{W}numbering" and any(map(_is_far, root.iter(f"{W}start", f"{W}startOverride"))):
            yield "format", f"has a list in {name} that begins with more than {_FIRST:,}", "number it from 1 in Word"
        elif root.tag == f"{W}styles" and any(is_hidden(look) for look in root.iterfind(_DEFAULTS)):
            yield "hidden", f"has hidden, white or very small text in {name}, for all text", "make the text plain"
        elif root.tag == f"{W}settings" and _has(root, f"{W}mailMerge"):
            yield "active", f"asks for the data of a mail merge in {name}", "end the mail merge in Word"
        if name.startswith(_REWRITTEN):
            yield from _property_findings(name, root)
        elif root.tag not in _FILLED:
            yield from _unfilled_findings(name, root)


_MOST_PARAGRAPHS, _MOST_ELEMENTS = 10_000, 200_000
"""In one part. A whole agreement of 300 pages has some 5,000 paragraphs; a house style is a few pages."""


def _too_long(root: etree._Element) -> str:
    """Of what there is too much, empty for nothing."""
    for tag, what, most in ((f"{W}p", "paragraphs", _MOST_PARAGRAPHS), ("*", "elements", _MOST_ELEMENTS)):
        if sum(1 for _ in islice(root.iter(tag), most + 1)) > most:
            return f"{most:,} {what}"
    return ""


def _property_findings(name: str, root: etree._Element) -> Iterator[Finding]:
    text = text_with_tags(root)
    yield from tag_findings(name, text)
    if name not in (_PROPERTIES, "docProps/app.xml") and _TAG.search(text):
        yield "unrendered", f"has a tag in {name}, where no agreement fills it in", "take the property out"


def _outside_findings(name: str, root: etree._Element) -> Iterator[Finding]:
    """Addresses that stand in the part itself and not among its relationships, as old pictures have them."""
    if name.endswith(".rels"):
        return
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            if str(key).rpartition("}")[2] in ("src", "href", "o:href", "url") and _OUTSIDE.match(str(value)):
                yield "external", f"reaches outside itself in {name}: {str(value)[:80]!r}", "put pictures into the file"


def _story_findings(name: str, root: etree._Element, hidden: frozenset[str]) -> Iterator[Finding]:
    if _has(root, *(f"{W}{element}" for element in _ACTIVE), "{urn:schemas-microsoft-com:office:office}OLEObject"):
        yield "active", f"brings in another file or program in {name}", "take it out in Word"
    if any(binding.get(f"{W}storeItemID", "").upper() not in _KNOWN_STORES for binding in root.iter(f"{W}dataBinding")):
        yield (
            "active",
            f"has words in {name} that Word takes from data elsewhere",
            "take the content control out in Word",
        )
    if any(_is_dark_paper(paper) for paper in root.iter(f"{W}background")):
        yield "hidden", f"has a page colour in {name} in which words drown", "take the page colour out in Word"
    for instruction in instructions(root):
        if not _is_allowed(instruction):
            message = f"has a field in {name} that may not be there: {' '.join(instruction.split())[:80]!r}"
            yield "field", message, "replace the field with plain text"
    if any(_TRACKED.fullmatch(str(element.tag).removeprefix(W)) for element in root.iter(f"{W}*")):
        yield "hidden", f"has tracked changes in {name}", "accept or reject all changes in Word"
    if (hiding := next((each for each in root.iter(*CAN_HIDE) if hides(each, hidden)), None)) is not None:
        if style := next((used for used in style_ids(hiding) if used in hidden), ""):
            what = f"has words in the style {style!r}, which makes them hidden, white or very small, in {name}"
            yield "hidden", what, "change the style; white letters need a shade in the style's own paragraph settings"
        else:
            yield "hidden", f"has hidden, white or very small text in {name}", "make the text plain, or take it out"
    if covers_words(root):
        hint = "in Word, make it smaller, or set it behind the text (Wrap Text, Behind Text)"
        yield "hidden", f"has a picture or box in {name} that would cover words", hint
    for what in not_alike(root):
        yield "text-mismatch", f"has {what} in {name}", "write it as plain letters from left to right, or take it out"
    if root.tag == f"{W}comments" and _has(root, f"{W}comment"):
        yield "hidden", "has comments, which would go out with every agreement", "delete all comments in Word"
    yield from _word_findings(name, root)


_PALEST_PAPER = 0xC0


def _is_dark_paper(background: etree._Element) -> bool:
    """Whether the pages are coloured otherwise than white or nearly so, which neither the print nor the PDF shows."""
    said = background.get(f"{W}color", "auto")
    if len(background) or background.get(f"{W}themeColor"):
        return True
    return said != "auto" and not (re.fullmatch(r"[0-9A-Fa-f]{6}", said) and min(bytes.fromhex(said)) >= _PALEST_PAPER)


def _word_findings(name: str, root: etree._Element) -> Iterator[Finding]:
    text = text_with_tags(root)
    if root.tag in _FILLED:
        yield from tag_findings(name, text)
    if "{#" in text:
        yield "text-mismatch", f"has a template comment in {name}; its words would vanish", "delete what is in {# #}"
    if _says_two_things(root):
        yield (
            "text-mismatch",
            f"says one thing to Word and another to other programs in {name}",
            "write the words again",
        )
    for id_, letters in _UNSEEN.items():
        if found := letters.search(text):
            message = f"has U+{ord(found[0]):04X} in {name}, which nobody sees"
            yield id_, message, "take the character out"
    if any(_TAG.search(str(v)) for element in root.iter(etree.Element) for v in element.attrib.values()) or any(
        _TAG.search(instruction) for instruction in instructions(root)
    ):
        yield "unrendered", f"has a tag in {name} outside the words, where it would be run", "write it as plain text"


_UNSEEN = {
    "bidi": re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
    "invisible": re.compile(
        "[\u200b-\u200d\u2060-\u2064\ufeff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    ),
}
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _says_two_things(root: etree._Element) -> bool:
    """Whether the ways in which different programs read one place have different words."""
    for either in root.iter(f"{_CHOICES}AlternateContent"):
        said = {"".join(t.text or "" for t in way.iter(f"{W}t")) for way in either if isinstance(way.tag, str)}
        if len(said) > 1:
            return True
    return False


def _has(root: etree._Element, *tags: str) -> bool:
    return next(root.iter(*tags), None) is not None


# --- fields ---------------------------------------------------------------------------------------------------------


def instructions(root: etree._Element) -> Iterator[str]:
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


# --- tags where nothing fills them in -------------------------------------------------------------------------------


def _unfilled_findings(name: str, root: etree._Element) -> Iterator[Finding]:
    if _TAG.search("".join(str(text) for text in root.itertext())):
        yield "unrendered", f"has a tag in {name}, where no agreement fills it in", "move the tag into the text"
