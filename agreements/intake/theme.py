"""Colours that a Word file takes from its theme: Word shows these, and not the digits that are written beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from lxml import etree

from agreements.intake.ooxml import Parts, W, channels, is_xml, parsed, targets

Finding = tuple[str, str, str]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SYSTEM = {"window": "FFFFFF", "windowText": "000000"}
_DEFAULT = {"lt1": "FFFFFF", "dk1": "000000"}
"""Where a file has no theme; what Word then takes for the rest differs from one version to the next."""

_SLOTS = {
    **dict.fromkeys(("dark1", "dk1"), "dk1"),
    **dict.fromkeys(("light1", "lt1"), "lt1"),
    **dict.fromkeys(("dark2", "dk2"), "dk2"),
    **dict.fromkeys(("light2", "lt2"), "lt2"),
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    **dict.fromkeys(("hyperlink", "hlink"), "hlink"),
    **dict.fromkeys(("followedHyperlink", "folHlink"), "folHlink"),
}
_MAPPED = {
    **dict.fromkeys(("text1", "tx1", "t1"), ("t1", "dark1")),
    **dict.fromkeys(("background1", "bg1"), ("bg1", "light1")),
    **dict.fromkeys(("text2", "tx2", "t2"), ("t2", "dark2")),
    **dict.fromkeys(("background2", "bg2"), ("bg2", "light2")),
}
"""Names that a file's settings may turn into others: the attribute that does, and what holds without it."""

_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")
_BYTE = re.compile(r"[0-9A-Fa-f]{1,2}")
_UNKNOWN = "unknown"
_PALE, _FAR = 0xA0, 70
"""The least channel of a pale colour, and by how much the lightness of two may differ: other blues hide nothing."""


@dataclass(frozen=True, slots=True)
class _Theme:
    colours: Mapping[str, str]
    mapping: Mapping[str, str]
    is_own: bool

    def colour(self, name: str) -> str:
        """Six digits; empty where it is for Word to choose, and `_UNKNOWN` where the file says what cannot be told."""
        key, without = _MAPPED.get(name, ("", name))
        slot = _SLOTS.get(self.mapping.get(key, without), "")
        return self.colours.get(slot, _UNKNOWN if self.is_own else "")


def theme_findings(parts: Parts) -> Iterator[Finding]:
    """Colours that are written as one thing and shown by Word as another, by the part in which they stand."""
    theme = _theme(parts)
    for name, data in parts.items():
        root = parsed(data) if is_xml(name, data) else None
        coloured = root.iter(*_COLOURED) if root is not None and root.tag.startswith(W) else ()
        if any(_differs(element, theme) for element in coloured):
            message = f"has a colour in {name} that its theme makes lighter or darker than is written beside it"
            yield "hidden", message, "choose the colour again in Word, from the standard colours"


def _theme(parts: Parts) -> _Theme:
    main = next(iter(targets(parts, "", "officeDocument").values()), "")
    found = [parts.get(name, b"") for name in targets(parts, main, "theme").values()] if main else []
    settings = [parts.get(name, b"") for name in targets(parts, main, "settings").values()] if main else []
    mapped = [each for data in settings if data for each in parsed(data).iter(f"{W}clrSchemeMapping")]
    mapping = {key.removeprefix(W): said for each in mapped for key, said in each.attrib.items()}
    schemes = [each for data in found if data for each in parsed(data).iter(f"{_A}clrScheme")]
    if not schemes:
        return _Theme(_DEFAULT, mapping, is_own=False)
    slots = {str(slot.tag).removeprefix(_A): _slot(slot) for slot in schemes[0] if isinstance(slot.tag, str)}
    return _Theme(slots, mapping, is_own=True)


def _slot(slot: etree._Element) -> str:
    said = slot[0] if len(slot) else slot
    if said.tag == f"{_A}sysClr":
        return _SYSTEM.get(said.get("val", ""), _UNKNOWN)
    digits = said.get("val", "") if said.tag == f"{_A}srgbClr" and not len(said) else ""
    return digits if _DIGITS.fullmatch(digits) else _UNKNOWN


_COLOURED = (f"{W}color", f"{W}shd", f"{_W14}textFill")
_WRITTEN = (
    (f"{W}color", "val", "theme", "Color", "000000"),
    (f"{W}shd", "fill", "themeFill", "", "FFFFFF"),
    (f"{W}shd", "color", "theme", "Color", "000000"),
)


def _differs(element: etree._Element, theme: _Theme) -> bool:
    """Whether what the theme makes of a colour is told from what is written."""
    if element.tag == f"{_W14}textFill":
        return any(_is_other_ink(colour, element, theme) for colour in _inks(element))
    for tag, attribute, stem, ending, auto in _WRITTEN:
        named = element.get(f"{W}{stem}{ending}", "") if element.tag == tag else ""
        if named not in ("", "none"):
            seen = _changed(theme.colour(named), element.get(f"{W}{stem}Tint", ""), element.get(f"{W}{stem}Shade", ""))
            written = element.get(f"{W}{attribute}", "auto")
            if not _are_alike(seen, auto if written == "auto" else written):
                return True
    return False


def _are_alike(seen: str, written: str) -> bool:
    if seen == _UNKNOWN or not _DIGITS.fullmatch(written):
        return False
    return not seen or (abs(_light(seen) - _light(written)) < _FAR and (_is_pale(seen) <= _is_pale(written)))


def _light(digits: str) -> float:
    return sum(channels(digits)) / 3


def _is_pale(digits: str) -> bool:
    return min(channels(digits)) > _PALE


def _changed(colour: str, tint: str, shade: str) -> str:
    """The colour made lighter and darker. Source: ECMA-376 Part 1, 17.3.2.6, themeTint and themeShade."""
    if not _DIGITS.fullmatch(colour):
        return colour
    share = int(tint, 16) / 255 if _BYTE.fullmatch(tint) else 1.0
    lighter = _lit(colour, share, 1 - share)
    return _lit(lighter, int(shade, 16) / 255, 0.0) if _BYTE.fullmatch(shade) else lighter


def _lit(digits: str, times: float, more: float) -> str:
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in channels(digits)))
    red, green, blue = hls_to_rgb(hue, min(max(light * times + more, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in (red, green, blue))


# --- the ink of text effects ----------------------------------------------------------------------------------------

_ALL = 100_000


def _inks(fill: etree._Element) -> Iterator[etree._Element]:
    yield from fill.iter(f"{_W14}srgbClr", f"{_W14}schemeClr")


def _is_other_ink(ink: etree._Element, fill: etree._Element, theme: _Theme) -> bool:
    """Whether letters are filled otherwise than their own colour says; without one, whether they are pale."""
    said = ink.get(f"{_W14}val", "")
    seen = said if ink.tag == f"{_W14}srgbClr" else theme.colour(said)
    if not _DIGITS.fullmatch(seen):
        return seen == _UNKNOWN
    seen = _lit(seen, _share(ink, "lumMod", 1.0), _share(ink, "lumOff", 0.0))
    look = fill.getparent()
    if look is not None and look.find(f"{_W14}textOutline/{_W14}solidFill") is not None:
        return False
    colour = None if look is None else look.find(f"{W}color")
    written = "" if colour is None else colour.get(f"{W}val", "")
    if _DIGITS.fullmatch(written) and fill.find(f"{_W14}gradFill") is None:
        return not _are_alike(seen, written)
    return _is_pale(seen)


def _share(ink: etree._Element, name: str, default: float) -> float:
    child = ink.find(f"{_W14}{name}")
    said = "" if child is None else child.get(f"{_W14}val", "")
    return int(said) / _ALL if re.fullmatch(r"[0-9]{1,7}", said) else default
