"""What of a Word file nobody would see: words that are hidden, without ink, or in the colour of what is behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from lxml import etree

from agreements.intake.ooxml import Parts, W, fill_of, is_on, parsed

CAN_HIDE = tuple(f"{W}{name}" for name in ("rPr", "pPr", "trPr"))
"""The properties to which `hides` may be asked."""

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TINY_HALF_POINTS = 7
_FAR_TWIPS, _LOW_TWIPS, _NARROW, _SMALLEST_FRAME, _WIDEST_MARGIN = 14_000, 60, 20, 400, 1_440


def hidden_styles(parts: Parts) -> frozenset[str]:
    """The ids of styles that hide, and of those that are based on one."""
    hidden: list[str] = []
    heirs: dict[str, list[str]] = {}
    for name, data in parts.items():
        root = parsed(data) if name.endswith("styles.xml") else None
        for style in root.iter(f"{W}style") if root is not None else ():
            id_, base = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
            heirs.setdefault("" if base is None else base.get(f"{W}val", ""), []).append(id_)
            if (look := style.find(f"{W}rPr")) is not None and is_hidden(look):
                hidden.append(id_)
    told = set(hidden)
    while hidden:
        more = [heir for heir in heirs.get(hidden.pop(), ()) if heir not in told]
        told.update(more)
        hidden += more
    return frozenset(told)


def hides(properties: etree._Element, hidden: frozenset[str]) -> bool:
    """Whether the properties of a run, paragraph or row hide what they are about; `hidden` are styles that do."""
    if not hidden.isdisjoint(style_ids(properties)):
        return True
    if properties.tag == f"{W}trPr":
        return any(is_on(element) for element in properties.iterfind(f"{W}hidden")) or _is_flat(properties, "trHeight")
    if properties.tag == f"{W}pPr":
        return _is_away(properties)
    return is_hidden(properties)


def style_ids(properties: etree._Element) -> Iterator[str]:
    """The styles that a run or paragraph names."""
    for name in ("rStyle", "pStyle"):
        style = properties.find(f"{W}{name}")
        if style is not None:
            yield style.get(f"{W}val", "")


def is_hidden(look: etree._Element) -> bool:
    """Whether the run properties hide text: vanish, white on white, under 4 points, or squeezed together."""
    if any(is_on(element) for element in look.iter(f"{W}vanish", f"{W}specVanish")):
        return True
    if _has_the_colour_behind(look) or _is_without_ink(look):
        return True
    half_points = _number(look, "sz", "val")
    squeezed = _number(look, "w", "val")
    return any(
        (
            half_points is not None and half_points <= _TINY_HALF_POINTS,
            squeezed is not None and squeezed < _NARROW,
            (_number(look, "spacing", "val") or 0) < -_LOW_TWIPS,
            abs(_number(look, "position", "val") or 0) > _LOW_TWIPS,
            (_number(look, "fitText", "val") or inf) < _SMALLEST_FRAME,
        )
    )


# --- colours --------------------------------------------------------------------------------------------------------

_PAPER, _ANY, _AUTO = "FFFFFF", "", "AUTO"
_DIGITS = re.compile(r"[0-9A-F]{6}")
_WHITE = re.compile(r"(?:F[0-9A-F]){3}")
_ALIKE = 16
_LIGHT_THEMES = ("background1", "light1", "bg1", "lt1")
_DARK_THEMES = ("text1", "dark1", "tx1", "dk1")
_NEARLY_WHITE, _NEARLY_NO_SHADE = 0x20, 0xF0
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
"""Source: ECMA-376 Part 1, 17.18.40."""


DARK_HIGHLIGHTS = frozenset({"black", "blue", "darkBlue", "darkCyan", "darkGreen", "darkMagenta", "darkRed"})
"""Under which letters that keep the colour of their style cannot be read."""


def is_alike(one: str, other: str) -> bool:
    """Whether nobody tells two colours of six digits apart."""
    pairs = zip(*(re.findall("..", colour) for colour in (one, other)), strict=True)
    return all(abs(int(a, 16) - int(b, 16)) < _ALIKE for a, b in pairs)


def _has_the_colour_behind(look: etree._Element) -> bool:
    letters, behind = _letters(look), _behind(look)
    if letters == _AUTO:  # Word makes it white on dark shades, and leaves it black under a black highlighter
        return _highlight(look) == "000000"
    if not letters or not behind:
        return False
    both_white = _WHITE.fullmatch(letters) is not None and _WHITE.fullmatch(behind) is not None
    return both_white or is_alike(letters, behind)


def _letters(look: etree._Element) -> str:
    """The colour of the letters in six digits, `_AUTO` for Word's choice, `_ANY` where it cannot be told."""
    element = look.find(f"{W}color")
    said = _AUTO if element is None else element.get(f"{W}val", "auto").upper()
    theme = "" if element is None else element.get(f"{W}themeColor", "")
    shade, tint = (_byte(element, name) for name in ("themeShade", "themeTint"))
    if (theme in _LIGHT_THEMES and shade >= _NEARLY_NO_SHADE) or (theme in _DARK_THEMES and tint < _NEARLY_WHITE):
        return _PAPER
    if _DIGITS.fullmatch(said) or said == _AUTO:
        return _ANY if said == _AUTO and theme else said
    return _PAPER if said.isalpha() else _ANY  # Word writes no names; other programs take `white` for what it says


def _byte(element: etree._Element | None, name: str) -> int:
    """How much of a theme's colour is left, 255 where nothing is said."""
    said = "FF" if element is None else element.get(f"{W}{name}", "FF")
    return int(said, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,2}", said) else 255


def _highlight(look: etree._Element) -> str:
    element = look.find(f"{W}highlight")
    return "" if element is None else _HIGHLIGHTS.get(element.get(f"{W}val", ""), "")


def _behind(look: etree._Element) -> str:
    """The colour behind the words in six digits: the highlighter's, or the innermost shade; else the paper's."""
    if found := _highlight(look):
        return found
    for holder in (look, *_around(look)):
        shade = holder.find(f"{W}shd")
        if shade is not None and (found := _shade(shade)) != _AUTO:
            return found
    return _PAPER


def _around(look: etree._Element) -> Iterator[etree._Element]:
    """The properties of what the words stand in: their style's paragraph, or their own, and the cells round them."""
    parent = look.getparent()
    if parent is not None and parent.tag in (f"{W}style", f"{W}lvl", f"{W}tblStylePr"):
        yield from parent.iterfind(f"{W}pPr")
        yield from parent.iterfind(f"{W}tcPr")
    for holder in look.iterancestors(f"{W}p", f"{W}tc"):
        yield from holder.iterfind(f"{W}pPr" if holder.tag == f"{W}p" else f"{W}tcPr")


def _shade(shade: etree._Element) -> str:
    """The colour of a shade: six digits, `_AUTO` for none, `_ANY` for one that cannot be told."""
    if shade.get(f"{W}themeFill") in _LIGHT_THEMES and _byte(shade, "themeFillShade") >= _NEARLY_NO_SHADE:
        return _PAPER
    try:
        return fill_of(shade)[1:].upper() or _AUTO
    except ValueError:
        return _ANY


_CLEAR = 90_000
"""Thousandths of a per cent by which ink lets the paper through."""


def _is_without_ink(look: etree._Element) -> bool:
    """Whether a text effect leaves letters empty, clear or white, with no line round them that would show them."""
    fill = look.find(f"{_W14}textFill")
    line = look.find(f"{_W14}textOutline")
    if fill is None or (line is not None and line.find(f"{_W14}solidFill") is not None):
        return False
    if fill.find(f"{_W14}noFill") is not None:
        return True
    for colour in fill.iterfind(f"{_W14}solidFill/*"):
        clear = colour.find(f"{_W14}alpha")
        if clear is not None and int("0" + re.sub(r"[^0-9]", "", clear.get(f"{_W14}val", ""))[:9]) >= _CLEAR:
            return True
        said = colour.get(f"{_W14}val", "")
        is_light = _WHITE.fullmatch(said.upper()) is not None or (said in _LIGHT_THEMES and not len(colour))
        if is_light and _behind(look) == _PAPER:
            return True
    return False


# --- places ---------------------------------------------------------------------------------------------------------


def _is_away(paragraph: etree._Element) -> bool:
    """Whether a paragraph stands beside the paper, or its lines on one another."""
    sides = [_number(paragraph, "ind", side) for side in ("left", "right", "start", "end", "firstLine", "hanging")]
    sides += [_number(paragraph, "framePr", side) for side in ("x", "y")]
    if any(abs(side) > _FAR_TWIPS for side in sides if side is not None):
        return True
    frame = paragraph.find(f"{W}framePr")
    sizes = [_number(paragraph, "framePr", "w")]
    if frame is not None and frame.get(f"{W}hRule", "") == "exact":
        sizes.append(_number(paragraph, "framePr", "h"))
    if any(size < _SMALLEST_FRAME for size in sizes if size):
        return True
    spacing = paragraph.find(f"{W}spacing")
    exact = spacing is not None and spacing.get(f"{W}lineRule", "") == "exact"
    line = _number(paragraph, "spacing", "line")
    return exact and line is not None and line < _LOW_TWIPS


def is_beside(table: etree._Element) -> bool:
    """Whether the properties of a table or cell put it beside the paper, or leave its words no room."""
    margins = [side for name in ("tblCellMar", "tcMar") for side in table.iterfind(f"{W}{name}/*")]
    wide = any(int("0" + re.sub(r"[^0-9]", "", side.get(f"{W}w", ""))[:9]) > _WIDEST_MARGIN for side in margins)
    return wide or abs(_number(table, "tblInd", "w") or 0) > _FAR_TWIPS


def _is_flat(row: etree._Element, name: str) -> bool:
    height = row.find(f"{W}{name}")
    exact = height is not None and height.get(f"{W}hRule", "") == "exact"
    return exact and (_number(row, name, "val") or 0) < _LOW_TWIPS


def _number(holder: etree._Element, name: str, attribute: str) -> float | None:
    """The number that is said there, None for none. One with a unit, such as 1pt, is beyond every bound.

    Word reads a size with a unit and never writes one; Google Docs writes decimals.
    """
    element = holder.find(f"{W}{name}")
    value = "" if element is None else element.get(f"{W}{attribute}", "")
    match = re.fullmatch(r"(-?[0-9]{1,9}(?:\.[0-9]{1,20})?)([a-z]{2}|%)?", value)
    if match is None:
        return None
    return -inf if match[2] else float(match[1])
