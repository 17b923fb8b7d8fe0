"""A pack's stylesheet may set looks; it may neither fetch nor speak nor hide: only what is listed passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.rendering.readable import Declaration, unreadable

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
_ASIDE = re.compile(r"/\*.*?(?:\*/|\Z)|\"[^\"\n]*\"|'[^'\n]*'|[\"']", re.DOTALL)
_PLAIN_STRING = re.compile(r"([\"'])[\w .,&+-]*\1")
_MOST_TOLD = 200
"""Of each sort: the place of a fault is counted from the start, and nobody reads more."""
_RULE = re.compile(r"([^{};]*)([{};]|\Z)")
_FUNCTION = re.compile(r"(?<![-a-z])([-a-z]++)\(", re.IGNORECASE)
_FUNCTIONS = {"rgb", "rgba", "nth-child", "not"}
_AT_RULES = ("@page", "@media print")


class Fault(NamedTuple):
    """What a stylesheet may not hold, and where it does: line and column from 1. The `kind` is the finding's id."""

    line: int
    column: int
    kind: str
    message: str


def css_faults(css: str) -> tuple[Fault, ...]:
    """Everything in the stylesheet that could fetch, speak or hide, in reading order; empty when it may be used."""
    bare = _ASIDE.sub(lambda match: _blank(match[0]) if match[0].startswith("/*") else match[0], css)
    declarations: list[Declaration] = []
    faults = [
        *islice(_strings(css), _MOST_TOLD),
        *islice(_forbidden(bare), _MOST_TOLD),
        *islice(_statements(bare, declarations), _MOST_TOLD),
        *islice((_unreadable(bare, *why) for why in unreadable(declarations)), _MOST_TOLD),
    ]
    return tuple(sorted(set(faults)))


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


def _blank(comment: str) -> str:
    return re.sub(r"[^\n]", " ", comment)


def _strings(css: str) -> Iterator[Fault]:
    """Strings in which something may hide from a reader who looks for comments and brackets, and open ends."""
    for match in _ASIDE.finditer(css):
        if match[0].startswith("/*"):
            if not match[0].endswith("*/") or len(match[0]) < len("/**/"):
                yield _fault(css, match.start(), "stylesheet", "found a comment that is never closed")
        elif not _PLAIN_STRING.fullmatch(match[0]):
            yield _fault(css, match.start(), "stylesheet", f"found {match[0][:_SHOWN]!r}; expected a name in quotes")


_SHOWN = 80


def _statements(css: str, declarations: list[Declaration]) -> Iterator[Fault]:
    """What is no rule and no property of looks; the rest is added to the declarations."""
    selectors: list[str] = []
    for match in _RULE.finditer(css):
        text, end = match[1].strip(), match[2]
        start = match.start() + len(match[1]) - len(match[1].lstrip())
        if end == "{":
            selectors.append(text.lower())
            if text.startswith("@") and not text.lower().startswith(_AT_RULES):
                shown = text[:_SHOWN]
                yield _fault(css, start, "stylesheet", f"found {shown!r}; expected a selector, @page or @media print")
        elif text:
            name, _, value = (part.strip().lower() for part in text.partition(":"))
            value = _IMPORTANT.sub("", value)
            declarations.append(Declaration(start, " ".join(selectors), name, value))
            yield from _declaration(css, start, text, len(selectors))
        if end == "}" and not selectors:
            yield _fault(css, start, "stylesheet", "found unequal numbers of { and }")
        elif end == "}":
            selectors.pop()
    if selectors:
        yield _fault(css, len(css), "stylesheet", "found unequal numbers of { and }")


_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z")


def _declaration(css: str, start: int, text: str, depth: int) -> Iterator[Fault]:
    name, shown = text.partition(":")[0].strip().lower(), text[:_SHOWN]
    if depth and _HIDING.fullmatch(name):
        yield _fault(css, start, "text-mismatch", f"found {shown!r}, which can hide words or move them off the paper")
    elif depth == 0 or not _PROPERTIES.fullmatch(name):
        yield _fault(css, start, "stylesheet", f"found {shown!r}; expected a property that only sets looks")


def _unreadable(css: str, position: int, why: str) -> Fault:
    end = re.compile(r"[;{}]|\Z").search(css, position)
    text = css[position : end.start() if end else None].strip()[:_SHOWN]
    return _fault(css, position, "text-mismatch", f"found {text!r}, with which words cannot be read on paper: {why}")


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
