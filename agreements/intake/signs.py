"""Words that are set in a font of signs: the file says one thing, and the eye sees another."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from agreements.intake.house import STYLE_NAMES
from agreements.intake.ooxml import Parts, W, is_xml, parsed, value

Finding = tuple[str, str, str]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SYMBOL_CHARSET = "02"  # ECMA-376 Part 1, 17.8.3.2
SIGN_FONTS = frozenset(
    {
        "bookshelf symbol 7",
        "marlett",
        "monotype sorts",
        "mt extra",
        "opensymbol",
        "segoe fluent icons",
        "segoe mdl2 assets",
        "symbol",
        "webdings",
        "wingdings",
        "wingdings 2",
        "wingdings 3",
        "zapf dingbats",
        "zapfdingbats",
    }
)
"""In small letters. A reader's machine has its own of these names, whatever font came along."""

_FACES = ("ascii", "hAnsi", "eastAsia", "cs")


def font_findings(parts: Parts) -> Iterator[Finding]:
    """Fonts of signs, by the part in which words are set in them."""
    roots = [(name, parsed(data)) for name, data in parts.items() if is_xml(name, data)]
    used = {style for _, root in roots for style in _used(root)}
    signs = SIGN_FONTS | {name for _, root in roots for name in _symbol_fonts(root)}
    for name, root in roots:
        if font := next(filter(signs.__contains__, _fonts(root, used)), ""):
            message = f"sets words in {font!r} in {name}, a font whose letters are signs"
            yield "hidden", message, "choose a font of letters; for a sign, put in a picture"


def _symbol_fonts(root: etree._Element) -> Iterator[str]:
    """Fonts that the file's own table says to hold signs, in small letters."""
    for font in root.iterfind(f"{W}font") if root.tag == f"{W}fonts" else ():
        if value(font, "charset") == _SYMBOL_CHARSET:
            yield font.get(f"{W}name", "").lower()


def _used(root: etree._Element) -> Iterator[str]:
    """The styles that a part names, and those of agreements."""
    yield from (each.get(f"{W}val", "") for each in root.iter(f"{W}pStyle", f"{W}rStyle"))
    if root.tag == f"{W}styles":
        known = STYLE_NAMES.values()
        yield from (each.get(f"{W}styleId", "") for each in root.iterfind(f"{W}style") if value(each, "name") in known)


def _fonts(root: etree._Element, used: Collection[str]) -> Iterator[str]:
    """The fonts that words are set in, in small letters. The bullets of lists are signs, and no words."""
    holders = [root]
    if root.tag == f"{W}styles":
        holders = [style for style in root.iterfind(f"{W}style") if style.get(f"{W}styleId") in used]
        holders += root.iterfind(f"{W}docDefaults")
    for holder in holders if root.tag != f"{W}numbering" else ():
        for fonts in holder.iter(f"{W}rFonts"):
            yield from (fonts.get(f"{W}{face}", "").lower() for face in _FACES)
    if root.tag == f"{_A}theme":
        yield from (latin.get("typeface", "").lower() for latin in root.iterfind(f".//{_A}fontScheme/*/{_A}latin"))
