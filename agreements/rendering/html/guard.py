"""A pack's stylesheet may set looks, and a picture may draw. Neither may fetch or hide: only what is listed passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from agreements.diagnostics import Diagnostic, FaultError, FindingsError, Location, Report, Severity

_PROPERTIES = re.compile(
    r"(?:margin|padding|border|break|page-break)(?:-[a-z]+)*"
    r"|font(?:-family|-size|-style|-weight|-variant(?:-[a-z]+)*)?"
    r"|line-height|letter-spacing|word-spacing|text-align|text-indent|text-decoration(?:-[a-z]+)*"
    r"|vertical-align|orphans|widows|(?:min-|max-)?(?:width|height)|size|page|white-space|color|background-color"
)
_FORBIDDEN = {
    "\\": "a backslash",
    "url(": "url(): a stylesheet fetches nothing",
    "@import": "@import: a stylesheet fetches nothing",
    "@font-face": "@font-face: fonts come from the pack's fonts folder",
    "<": "'<', which has no place in a stylesheet",
    "::": "a pseudo-element: words come from clauses, never from a stylesheet",
    ":before": "a pseudo-element: words come from clauses, never from a stylesheet",
    ":after": "a pseudo-element: words come from clauses, never from a stylesheet",
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{};]*)([{};]|\Z)")
_FUNCTION = re.compile(r"([-a-z]+)\(", re.IGNORECASE)
_FUNCTIONS = {"rgb", "rgba", "calc", "nth-child", "not"}
_AT_RULES = ("@page", "@media print")


class Fault(NamedTuple):
    """What a stylesheet may not hold, and on which line (from 1) it does."""

    line: int
    message: str


def css_faults(css: str) -> tuple[Fault, ...]:
    """Everything in the stylesheet that could fetch, speak or hide, in reading order; empty when it may be used."""
    bare = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), css)
    return tuple(sorted((*_forbidden(bare), *_statements(bare))))


def guarded(css: str) -> str:
    """The stylesheet as it came.

    Raises:
        FindingsError: it holds something that `css_faults` names.
    """
    faults = css_faults(css)
    if not faults:
        return css
    findings = (
        Diagnostic("stylesheet", Severity.ERROR, message, Location("print.css", line, 1), waivable=False)
        for line, message in faults
    )
    raise FindingsError("print.css holds what a stylesheet may not", report=Report.of(findings))


def _forbidden(css: str) -> Iterator[Fault]:
    lowered = css.lower()
    for sign, what in _FORBIDDEN.items():
        start = lowered.find(sign)
        if start >= 0:
            yield Fault(_line(css, start), f"found {what}")
    for match in _FUNCTION.finditer(css):
        if match[1].lower() not in _FUNCTIONS | {"url"}:
            yield Fault(_line(css, match.start()), f"found the function {match[1]}(); expected one of {_known()}")


def _known() -> str:
    return ", ".join(sorted(_FUNCTIONS))


def _statements(css: str) -> Iterator[Fault]:
    depth = 0
    for match in _RULE.finditer(css):
        text, end = match[1].strip(), match[2]
        line = _line(css, match.start() + len(match[1]) - len(match[1].lstrip()))
        if end == "{":
            depth += 1
            if text.startswith("@") and not text.lower().startswith(_AT_RULES):
                yield Fault(line, f"found {text!r}; expected a selector, @page or @media print")
        elif text and (depth == 0 or not _PROPERTIES.fullmatch(text.partition(":")[0].strip().lower())):
            yield Fault(line, f"found {text!r}; expected a property that only sets looks")
        depth -= end == "}"
    if depth:
        yield Fault(_line(css, len(css)), "found unequal numbers of { and }")


def _line(css: str, position: int) -> int:
    return css.count("\n", 0, position) + 1


# --- pictures ---------------------------------------------------------------------------------------------------------

_ELEMENTS = frozenset({"svg", "title", "desc", "text", "rect", "path"})
_ATTRIBUTES = frozenset(
    {"xmlns", "role", "width", "height", "viewBox", "class", "x", "y", "rx", "d", "fill", "stroke", "stroke-width"}
    | {"stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor"}
)
_TAG = re.compile(r"<(/?)([A-Za-z]+)((?: [A-Za-z-]+=\"[^\"<>&]*\")*) ?/?>")
_ATTRIBUTE = re.compile(r" ([A-Za-z-]+)=")


def guarded_svg(svg: str) -> str:
    """The SVG as it came: words, boxes and lines, without a script, a style sheet or a way to anything else.

    Raises:
        FaultError: it holds anything else, or is no SVG.
    """
    tags = list(_TAG.finditer(svg))
    unknown = {tag[2] for tag in tags} - _ELEMENTS
    unknown |= {name for tag in tags for name in _ATTRIBUTE.findall(tag[3])} - _ATTRIBUTES
    if not svg.startswith("<svg ") or "<" in _TAG.sub("", svg) or unknown:
        found = ", ".join(sorted(unknown)) or "markup of another kind"
        raise FaultError(f"a picture holds {found}, and may hold nothing but words, boxes and lines")
    return svg
