"""A pack's stylesheet may set looks; it may neither fetch nor speak nor hide: only what is listed passes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity

_PROPERTIES = re.compile(
    r"(?:margin|padding|border|break|page-break)(?:-[a-z]+)*"
    r"|font(?:-family|-size|-style|-weight|-variant(?:-[a-z]+)*)?"
    r"|line-height|letter-spacing|word-spacing|text-align|text-indent|text-decoration(?:-[a-z]+)*"
    r"|vertical-align|orphans|widows|(?:min-|max-)?(?:width|height)|size|page|white-space|color|background-color"
)
_FORBIDDEN = {
    "\\": ("resource", "a backslash"),
    "url(": ("resource", "url(): a stylesheet fetches nothing"),
    "@import": ("resource", "@import: a stylesheet fetches nothing"),
    "@font-face": ("resource", "@font-face: fonts come from the pack's fonts folder"),
    "<": ("stylesheet", "'<', which has no place in a stylesheet"),
    "::": ("text-mismatch", "a pseudo-element: words come from clauses, never from a stylesheet"),
    ":before": ("text-mismatch", "a pseudo-element: words come from clauses, never from a stylesheet"),
    ":after": ("text-mismatch", "a pseudo-element: words come from clauses, never from a stylesheet"),
}
_HIDING = re.compile(
    r"display|visibility|opacity|content|clip(?:-path)?|position|transform|overflow(?:-[a-z]+)?|text-overflow|filter|mask"
    r"|z-index|float|left|right|top|bottom|columns?|column-[a-z]+|zoom|writing-mode|direction|unicode-bidi|quotes"
    r"|counter-[a-z]+|string-set|text-transform"
)
"""Properties by which words vanish from the paper, or others appear there, while they stand in the Word file."""

_FETCHING = re.compile(r"(?:-webkit-)?image(?:-set)?|src|cross-fade|element|paint|attr", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{};]*)([{};]|\Z)")
_FUNCTION = re.compile(r"(?<![-a-z])([-a-z]++)\(", re.IGNORECASE)
_FUNCTIONS = {"rgb", "rgba", "calc", "nth-child", "not"}
_AT_RULES = ("@page", "@media print")


class Fault(NamedTuple):
    """What a stylesheet may not hold, and where it does: line and column from 1. The `kind` is the finding's id."""

    line: int
    column: int
    kind: str
    message: str


def css_faults(css: str) -> tuple[Fault, ...]:
    """Everything in the stylesheet that could fetch, speak or hide, in reading order; empty when it may be used."""
    bare = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), css)
    return tuple(sorted((*_forbidden(bare), *_statements(bare))))


def stylesheet_findings(css: str, file: str) -> tuple[Diagnostic, ...]:
    """The same as findings about that file."""
    hint = "a stylesheet of a pack sets sizes, spaces, colours and lines, and nothing else"
    return tuple(
        Diagnostic(kind, Severity.ERROR, message, Location(file, line, column), hint, waivable=False)
        for line, column, kind, message in css_faults(css)
    )


def guarded(css: str) -> str:
    """The stylesheet as it came.

    Raises:
        FindingsError: it holds something that `css_faults` names.
    """
    if findings := stylesheet_findings(css, "print.css"):
        raise FindingsError("print.css holds what a stylesheet may not", report=Report.of(findings))
    return css


def _forbidden(css: str) -> Iterator[Fault]:
    lowered = css.lower()
    for sign, (kind, what) in _FORBIDDEN.items():
        for match in re.finditer(re.escape(sign), lowered):
            yield _fault(css, match.start(), kind, f"found {what}")
    for match in _FUNCTION.finditer(css):
        if match[1].lower() not in _FUNCTIONS | {"url"}:
            kind = "resource" if _FETCHING.fullmatch(match[1]) else "stylesheet"
            yield _fault(css, match.start(), kind, f"found the function {match[1]}(); expected one of {_known()}")


def _known() -> str:
    return ", ".join(sorted(_FUNCTIONS))


def _statements(css: str) -> Iterator[Fault]:
    depth = 0
    for match in _RULE.finditer(css):
        text, end = match[1].strip(), match[2]
        start = match.start() + len(match[1]) - len(match[1].lstrip())
        if end == "{":
            depth += 1
            if text.startswith("@") and not text.lower().startswith(_AT_RULES):
                yield _fault(css, start, "stylesheet", f"found {text!r}; expected a selector, @page or @media print")
        elif text:
            yield from _declaration(css, start, text, depth)
        depth -= end == "}"
    if depth:
        yield _fault(css, len(css), "stylesheet", "found unequal numbers of { and }")


def _declaration(css: str, start: int, text: str, depth: int) -> Iterator[Fault]:
    name, _, value = (part.strip().lower() for part in text.partition(":"))
    if depth and _HIDING.fullmatch(name):
        yield _fault(css, start, "text-mismatch", f"found {text!r}, which can hide words or move them off the paper")
    elif depth == 0 or not _PROPERTIES.fullmatch(name):
        yield _fault(css, start, "stylesheet", f"found {text!r}; expected a property that only sets looks")
    elif _is_too_little(name, value):
        yield _fault(css, start, "text-mismatch", f"found {text!r}, with which words cannot be read on paper")


_LENGTH = re.compile(r"(?<![\w.#-])(-?)(\d*\.?\d+)([a-z%]*)")
_POINTS = {"pt": 1.0, "px": 0.75, "mm": 2.835, "q": 0.709, "cm": 28.35, "in": 72.0, "pc": 12.0, "": 12.0}
_OF_TYPE = {"em": 12.0, "rem": 12.0, "ex": 6.0, "ch": 6.0, "%": 0.12}
_MOVING = ("margin", "padding", "text-indent", "width", "height", "min-", "max-")
_LEAST_TYPE, _FARTHEST_BACK, _FARTHEST = 5.0, 40.0, 900.0
_MOST: Mapping[str, float] = {
    **dict.fromkeys(("font", "font-size", "line-height"), 200.0),
    **dict.fromkeys(("letter-spacing", "word-spacing", "vertical-align"), 50.0),
    **dict.fromkeys(("margin", "padding", "text-indent", "border"), 300.0),
}
"""Points by how a property begins: with more, words leave the paper, or the PDF is never done."""
_UNSEEN = re.compile(r"transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}00|rgba\(.*,\s*0*\.?0*%?\s*\)|rgba?\(.*/\s*0*\.?0*%?\s*\)")
_WHITES = re.compile("white|snow|ivory|ghostwhite|floralwhite|whitesmoke|mintcream|azure|aliceblue|honeydew|seashell")
_HEX = re.compile(
    r"#(?:([0-9a-f])([0-9a-f])([0-9a-f])[0-9a-f]?|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:[0-9a-f]{2})?)"
)
_CHANNEL = re.compile(r"(\d*\.?\d+)(%?)")
_LIGHT = 0xF0


def _is_white(value: str) -> bool:
    """Whether letters of this colour cannot be told from paper, however it is written."""
    if found := _HEX.fullmatch(value):
        channels = [float(int(digits * (3 - len(digits)), 16)) for digits in found.groups() if digits][:3]
    elif value.startswith("rgb"):
        channels = [float(n) * (2.55 if percent else 1) for n, percent in _CHANNEL.findall(value)[:3]]
    else:
        return _WHITES.fullmatch(value) is not None
    return bool(channels) and min(channels) >= _LIGHT


def _is_too_little(name: str, value: str) -> bool:
    """Whether type is too small to be read, white, set one line on another, or moved off the paper."""
    value = value.removesuffix("!important").strip()
    lengths = [(sign, float(number) * _points(unit)) for sign, number, unit in _LENGTH.findall(value)]
    if any(
        points > most for begin, most in _MOST.items() if name.startswith(begin) for _, points in _sizes(name, lengths)
    ):
        return True
    match name:
        case "font-size" | "font" | "line-height":
            return any(sign or points < _LEAST_TYPE for sign, points in _sizes(name, lengths))
        case "color":
            return _is_white(value) or _UNSEEN.fullmatch(value) is not None
        case "letter-spacing" | "word-spacing":
            return any(sign for sign, _ in lengths)
        case "size":
            return any(points < _FARTHEST_BACK for _, points in lengths)
    if not name.startswith(_MOVING):
        return False
    return any(points > (_FARTHEST_BACK if sign else _FARTHEST) for sign, points in lengths)


def _sizes(name: str, lengths: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The lengths that count: the first of `font`, whose others are names and figures, and none of a font's weight."""
    if name.startswith("font") and name not in ("font", "font-size"):
        return []
    return lengths[:1] if name == "font" else lengths


def _points(unit: str) -> float:
    return _POINTS.get(unit, _OF_TYPE.get(unit, 12.0))


def _fault(css: str, position: int, kind: str, message: str) -> Fault:
    return Fault(*_place(css, position), kind, message)


def _place(css: str, position: int) -> tuple[int, int]:
    """Line and column, from 1."""
    return css.count("\n", 0, position) + 1, position - css.rfind("\n", 0, position)


_FAMILIES = re.compile(r"(?:^|[;{\s])font-family\s*:\s*([^;}]*)", re.IGNORECASE)
_GENERIC = frozenset(("serif", "sans-serif", "monospace", "inherit", "initial", "unset"))


def css_families(css: str) -> Iterator[tuple[str, int, int]]:
    """Each family of type that the stylesheet names, with its line and column."""
    for match in _FAMILIES.finditer(css):
        for piece in re.finditer(r"[^,]+", match[1]):
            family = piece[0].replace("!important", "").strip().strip("\"'")
            if family and family.lower() not in _GENERIC:
                yield family, *_place(css, match.start(1) + piece.start())
