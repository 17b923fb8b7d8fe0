"""What a pack's stylesheet sets must leave every word on the paper, in a size and colour that can be read there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from agreements.rendering.colours import WHITE, Colour, colour_of, contrast
from agreements.rendering.sheet import Declaration

Why = tuple[Declaration, str]
"""A declaration with which words cannot be read on paper, and why."""


def unreadable(declarations: Sequence[Declaration]) -> Iterator[Why]:
    """One reason for each declaration that takes words from the paper, alone or together with others."""
    for each in declarations:
        if why := next(_whys(each), ""):
            yield each, why
    yield from _of_grounds(declarations)
    yield from _of_room(declarations)


def _whys(each: Declaration) -> Iterator[str]:
    name, value = each.name, each.value
    if name in ("color", "background-color"):
        yield from _of_colour(name, value)
    elif name == "font":
        size, _, line = value.partition("/")
        yield from _of_type(size, [length for length in _lengths(size) if length.unit])
        yield from _of_lengths("line-height", _lengths(line)[:1])
    elif name == "font-size":
        yield from _of_type(value, _lengths(value))
    elif name == "white-space":
        yield from _of_breaks(each)
    elif name == "size":
        yield from _of_size(value)
    elif name.startswith("text-decoration"):
        yield from _of_decoration(value)
    else:
        yield from _of_lengths(name, _lengths(value))
        yield from _of_one_box(each)


# --- lengths --------------------------------------------------------------------------------------------------------


class _Length(NamedTuple):
    amount: float
    unit: str

    @property
    def points(self) -> float:
        """Points, counted on the common size of type and the width of A4; endless where the unit is not known."""
        return self.amount * _POINTS.get(self.unit, inf) if self.amount else 0.0

    @property
    def is_known(self) -> bool:
        """Whether the unit is one of those that can be counted here."""
        return self.unit in _POINTS


_LENGTH = re.compile(r"(?<![\w.#-])([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)([a-z%]*)(?![\w.])")
_TYPE = 12.0
_POINTS: Mapping[str, float] = {
    "pt": 1.0,
    "px": 0.75,
    "mm": 2.835,
    "q": 0.709,
    "cm": 28.35,
    "in": 72.0,
    **dict.fromkeys(("em", "rem", "pc", ""), _TYPE),
    **dict.fromkeys(("ex", "ch"), _TYPE / 2),
    "%": 5.95,
}
_LOWEST_LINE = 0.8 * _TYPE
_OF_TYPE = ("font-size", "line-height", "vertical-align")
"""Whose hundredths are hundredths of the type, not of the paper."""

_BOUNDS: tuple[tuple[str, float, float], ...] = (
    ("font-size", 6, 200),
    ("line-height", 7, 200),
    ("letter-spacing", 0, 50),
    ("word-spacing", 0, 50),
    ("vertical-align", -50, 50),
    ("text-indent", -40, 300),
    ("margin", -40, 300),
    ("padding", 0, 300),
    ("border", 0, 20),
    ("max-width", 10, 900),
    ("width", 5, 900),
    ("min-", 0, 900),
)
"""Points by how a property begins: beyond them words leave the paper, lie on one another, or the PDF is never done."""


def _lengths(value: str) -> list[_Length]:
    return [_Length(float(amount), unit) for amount, unit in _LENGTH.findall(_COLOURED.sub(" ", value))]


_COLOURED = re.compile(r"rgba?\([^()]*\)")


def _of_lengths(name: str, lengths: Sequence[_Length]) -> Iterator[str]:
    bounds = next((bound[1:] for bound in _BOUNDS if name.startswith(bound[0])), None)
    if bounds is None or "radius" in name:
        return
    for length in lengths:
        least, most = _least(name, length, bounds[0]), bounds[1]
        if not length.is_known:
            yield f"its unit {length.unit!r} cannot be counted on paper; write it in pt, mm, em or %"
        elif not least <= (points := _points(name, length)) <= most:
            yield f"it comes to {points:,.1f}pt; expected {least:g}pt to {most:g}pt"


def _least(name: str, length: _Length, least: float) -> float:
    """A line that is counted on its type may not be much lower than that."""
    return _LOWEST_LINE if name == "line-height" and length.unit in ("", "em", "%") else least


def _points(name: str, length: _Length) -> float:
    if length.unit == "%" and name.startswith(_OF_TYPE):
        return length.amount * _TYPE / 100
    return length.points


_RELATIVE = ("em", "ex", "ch", "%")


def _of_type(value: str, lengths: Sequence[_Length]) -> Iterator[str]:
    """Sizes of type. What is smaller than the words around it shrinks again where such a part stands in another."""
    yield from _of_lengths("font-size", lengths)
    shrinks = any(length.unit in _RELATIVE and _points("font-size", length) < _TYPE for length in lengths)
    if shrinks or "smaller" in value.split():
        yield "it shrinks once more where such words stand within each other; write it in pt or rem"


_SHORT = re.compile(r"[a-z]*\.(?:n|right|pen|to-sign)")
"""Numbers, figures and places to sign."""


def _of_breaks(each: Declaration) -> Iterator[str]:
    """Lines that are not broken where the paper ends."""
    if each.value in ("nowrap", "pre") and not all(map(_SHORT.fullmatch, _last_parts(each.selector))):
        yield "a line without breaks runs off the paper; only numbers (.n) and figures (.right) may have none"


_PAPERS = re.compile(r"(?:auto|portrait|landscape|a[345]|b[45]|jis-b[45]|letter|legal|ledger)")
_LEAST_PAPER, _MOST_PAPER = 280.0, 1_300.0


def _of_size(value: str) -> Iterator[str]:
    for word in value.split():
        found = _LENGTH.fullmatch(word)
        if found is None and not _PAPERS.fullmatch(word):
            yield f"{word!r} is no paper of an agreement; write A4, A3, A5, letter or legal, or its sides in mm"
        elif found is not None and (found[2] not in _POINTS or found[2] == "%"):
            yield f"{word!r} is no side of a sheet of paper; write it in mm"
        elif found is not None and not _LEAST_PAPER <= _Length(float(found[1]), found[2]).points <= _MOST_PAPER:
            yield f"a side is shorter than {_LEAST_PAPER:g}pt (98mm) or longer than {_MOST_PAPER:,g}pt (458mm)"


_THICKEST_LINE = 3.0


def _of_decoration(value: str) -> Iterator[str]:
    if "line-through" in value:
        yield "words that are struck through read as if they were taken out"
    if any(not length.is_known or length.points > _THICKEST_LINE for length in _lengths(value)):
        yield f"a line of more than {_THICKEST_LINE:g}pt lies over the words"


# --- boxes ----------------------------------------------------------------------------------------------------------

_GROWING = re.compile(r"(?:img|svg|t[rdh]|[a-z]*\.(?:picture|seal|signed|to-sign|pen))(?:[:.\[]\S*)?")
"""What may have a height of its own: pictures and places to sign, and cells, which grow with their words."""

_IN_A_LINE = re.compile(r"(?:[:\[*]|(?:a|b|i|em|strong|span|dfn|small|su[bp]|[a-z]*\.(?:n|ref|blank|pen|skip))\Z)\S*")
_WHOLE = 100
_LEAST_UP, _LEAST_ABOVE = -6.0, 3.0
_SIDES = ("top", "right", "bottom", "left")
_STANDING = ("top", "bottom", "block")


def _last_parts(selector: str) -> list[str]:
    """What each of the selectors of a rule picks, without what that stands in."""
    return [re.split(r"[\s>+~]+", part.strip())[-1] for part in selector.split(",")]


def _of_one_box(each: Declaration) -> Iterator[str]:
    last = _last_parts(each.selector)
    is_fixed = any(length.unit != "%" or length.amount < _WHOLE for length in _lengths(each.value))
    if each.name in ("height", "max-height") and is_fixed and not all(map(_GROWING.fullmatch, last)):
        yield "a height of its own lets words run over those below; min-height grows with them"
    sides = _sides(each)
    up = [length.points for side, length in sides if any(word in side for word in _STANDING)]
    back = min((length.points for _, length in sides), default=0.0)
    if each.name.startswith("margin") and (min(up, default=0.0) < _LEAST_UP or (each.is_of_paper and back < 0)):
        yield "words would lie on one another or beside the paper"
    if (
        not each.name.startswith("margin")
        and any(map(_IN_A_LINE.fullmatch, last))
        and max(up, default=0) > _LEAST_ABOVE
    ):
        yield f"more than {_LEAST_ABOVE:g}pt above or below words within a line lie over the lines beside it"


def _sides(each: Declaration) -> list[tuple[str, _Length]]:
    """The lengths of a margin, a padding or a border by side, in the order in which CSS takes them."""
    lengths = [length for length in _lengths(each.value) if length.is_known]
    if not each.name.startswith(("margin", "padding", "border")) or "radius" in each.name or not lengths:
        return []
    if any(side in each.name for side in (*_SIDES, "block", "inline")):
        return [(each.name, length) for length in lengths]
    top, right, bottom, left = (
        lengths[at]
        for at in {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1)}.get(
            len(lengths), (0, 1, 2, min(3, len(lengths) - 1))
        )
    )
    return list(zip(_SIDES, (top, right, bottom, left), strict=True))


_LEAST_ROOM, _USUAL_SHORT_SIDE = 200.0, 595.0


def _of_room(declarations: Sequence[Declaration]) -> Iterator[Why]:
    """Margins of a page, or of one kind of paragraph, that leave less than 200 points (7 cm) for words."""
    paper = [length.points for each in declarations if each.name == "size" for length in _lengths(each.value)]
    short = min([*paper, _USUAL_SHORT_SIDE])
    taken: dict[tuple[str, bool], dict[str, float]] = defaultdict(dict)
    for each in declarations:
        if not each.name.startswith(("margin", "padding")):
            continue
        room = short if each.is_of_paper else _USUAL_SHORT_SIDE - 100  # what the margins of the page take
        kind = each.name.partition("-")[0]
        for side, length in _sides(each):
            stands = any(word in side for word in _STANDING)
            if stands and not each.is_of_paper:
                continue
            parts = taken[each.selector, stands]
            at = f"{kind} {side.rpartition('-')[2]}"
            parts[at] = max(parts.get(at, 0.0), length.points)
            if sum(parts.values()) > room - _LEAST_ROOM:
                yield each, f"{sum(parts.values()):,.0f}pt of margins leave no room for words"
                break


# --- colours --------------------------------------------------------------------------------------------------------

LEAST_CONTRAST = 3.0
"""Of words with white paper. Source: WCAG 2.2, 1.4.3, the least for any text; the proof of a PDF asks for it too."""

_LEAST_WITH_GROUND, _DARKEST_GROUND, _LAYERS = 1.5, 0.35, 4
_TAKEN_OVER = ("inherit", "initial", "unset", "revert")


def _of_colour(name: str, value: str) -> Iterator[str]:
    if value in _TAKEN_OVER or value == ("currentcolor" if name == "color" else "transparent"):
        return
    found = colour_of(value)
    if found is None:
        yield "that is no colour that can be told here; write it as #rrggbb"
    elif name == "color" and (seen := contrast(found.over(WHITE), WHITE)) < LEAST_CONTRAST:
        yield f"its contrast with white paper is {seen:.1f}, less than {LEAST_CONTRAST:g}"


def _of_grounds(declarations: Sequence[Declaration]) -> Iterator[Why]:
    """Grounds that are dark, or as light as words of the same sheet: anything may come to stand on them."""
    words = [found.over(WHITE) for each in declarations if each.name == "color" and (found := colour_of(each.value))]
    for each in declarations:
        found = colour_of(each.value) if each.name == "background-color" else None
        if found is None:
            continue
        ground = _laid(found)
        if ground.luminance < _DARKEST_GROUND:
            yield each, "black words cannot be read on so dark a ground"
        elif any(contrast(word, ground) < _LEAST_WITH_GROUND for word in words):
            yield each, "the stylesheet sets words in nearly the same colour"


def _laid(colour: Colour) -> Colour:
    """How a colour that lets the paper through looks where boxes of it stand in one another."""
    ground = WHITE
    for _ in range(_LAYERS):
        ground = colour.over(ground)
    return ground
