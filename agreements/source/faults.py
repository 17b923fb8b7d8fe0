"""A parser's complaint in the words of somebody who keeps a definition."""

from __future__ import annotations

import re
from dataclasses import replace

from yaml.error import MarkedYAMLError, YAMLError

from agreements.diagnostics import Diagnostic, Location
from agreements.source.findings import error
from agreements.source.places import Lines

_QUOTE = "Put the text in quotation marks."
_CLOSE = "Look for a quotation mark that opens and is not closed again before the end of its text."
_ALIGN = "Give it as many spaces as the lines that it belongs with."

# Pattern of PyYAML's context and problem, id, message, hint, and whether the place is that of the context: where the
# trouble begins, when PyYAML notices it only lines later. First match wins. `{0}` is the pattern's first group.
_WORDINGS: tuple[tuple[str, str, str, str, bool], ...] = (
    (
        "directive|YAML document",
        "directive",
        "the line is a YAML directive",
        "Take out the lines that begin with %.",
        True,
    ),
    ("scanning an (?:alias|anchor)", "anchor", "a text cannot begin with & or *", _QUOTE, True),
    ("a tag|tag handle", "tag", "a text cannot begin with !", _QUOTE, True),
    (
        "mapping values are not allowed",
        "syntax",
        "a colon is not expected here",
        'Quote a text with a colon and a space in it, as in title: "Part one: two"; or check the spaces of the line.',
        False,
    ),
    (
        "could not find expected ':'",
        "syntax",
        "the line is neither 'key: value' nor '- item'",
        "Put a colon and a space after the key, or indent the line if it belongs to the text above it.",
        True,
    ),
    (
        "found character '(.+)' that cannot start",
        "syntax",
        "a text cannot begin with {0} unless it is quoted",
        _QUOTE,
        False,
    ),
    ("found unexpected (?:end of stream|document sep)", "syntax", "the quotation mark is never closed", _CLOSE, True),
    (
        "found unknown escape character '(.+)'",
        "syntax",
        "a backslash and {0} mean nothing between double quotation marks",
        "Put the text in single quotation marks, or write two backslashes.",
        False,
    ),
    (
        "expected escape sequence of (.+) hex",
        "syntax",
        "{0} hexadecimal digits are expected after the backslash",
        "",
        False,
    ),
    (
        "expected <block end>, but found '<scalar>'",
        "syntax",
        "this text does not belong to what stands before it",
        "Quote a whole text or none of it; indent a line that continues a text.",
        False,
    ),
    ("expected <block end>", "syntax", "the line does not line up with the lines above it", _ALIGN, False),
    ("but got '(.+)'", "syntax", "a comma or the closing bracket is missing before this", "", False),
    ("sequence entries are not allowed", "syntax", "a list cannot begin here", "Begin it on a line of its own.", False),
    ("mapping keys are not allowed", "syntax", "a question mark and a space are not expected here", _QUOTE, False),
    ("expected the node content, but found '(.+)'", "syntax", "a value is expected before {0}", _QUOTE, False),
    ("scanning a block scalar", "syntax", "only a line break may follow the | or > that opens a block", _QUOTE, False),
    ("expected '<document start>'", "syntax", "the definition has ended, but there is more text", _ALIGN, False),
)


def fault(problem: YAMLError, lines: Lines) -> Diagnostic:
    """The finding for what stopped the parser."""
    if not isinstance(problem, MarkedYAMLError):
        return error("syntax", "the file cannot be read as YAML", Location(lines.file))
    said = f"{problem.context or ''} {problem.problem or ''}"
    for pattern, kind, message, hint, at_context in _WORDINGS:
        match = re.search(pattern, said, re.DOTALL)
        if match:
            location = _location(problem, lines, at_context=at_context)
            finding = error(kind, message.format(*match.groups()), location, _seen(lines, location) or hint)
            return replace(finding, related=_opening(problem, lines))
    return error("syntax", problem.problem or "the file cannot be read as YAML", _location(problem, lines))


THOUSANDS = re.compile(r"[0-9]{3}(?:\.[0-9]{1,2})?")
"""A piece of a sum that was divided at its commas, in braces, where each comma ends an entry."""

BULLETS = "\u2022\u2023\u25aa\u25cf\u25e6\u00b7\u2013\u2014"
"""What Word and a mail programme put before the entries of a list, in place of a hyphen."""
_LIST = "Begin the entry with a hyphen and a space, not with the bullet or dash that Word puts there."
_STRAIGHT = 'Only straight quotation marks (") hold a text together: type them in place of the curly ones.'
_FURTHER = "Give the line as many spaces as the field above it, or quote the text if it goes on here."
_CURLY = re.compile(":\\s*[\u201c\u201d\u201e]")
_FIELD = re.compile(" *(?:- )?[\\w-]+: *[^\\s|>\\[{#]")
_KEY = re.compile(" *[\\w-]+:")


def _seen(lines: Lines, at: Location) -> str:
    """The hint for what people copy from elsewhere or indent too far, where the lines show it; else nothing."""
    line, above = lines.line(at.line), lines.line(at.line - 1)
    if line.strip() and line.lstrip(" ")[0] in BULLETS:
        return _LIST
    if _CURLY.search(line):
        return _STRAIGHT
    indented_further = _KEY.fullmatch(line[: at.column]) and _FIELD.match(above)
    return _FURTHER if indented_further else ""


def _opening(problem: MarkedYAMLError, lines: Lines) -> tuple[Location, ...]:
    """Where the bracket was opened that is not closed."""
    mark = problem.context_mark if "flow" in (problem.context or "") else None
    return (lines.location(mark.index, mark.index + 1),) if mark else ()


def _location(problem: MarkedYAMLError, lines: Lines, *, at_context: bool = False) -> Location:
    mark = (problem.context_mark if at_context else None) or problem.problem_mark or problem.context_mark
    if mark is None:
        return Location(lines.file)
    return lines.location(mark.index, mark.index + 1)
