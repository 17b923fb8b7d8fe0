"""HTML in a clause, and marks of Markdown that it has no use for: they would be printed as they stand.

Whoever wrote HTML meant it to act, to fetch or to hide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from agreements.assembly.tags import Fault, Tag

_ELEMENT = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>?|<[!?][^>]*+>?")
_FETCHING = re.compile(
    "link|img|image|i?frame|embed|object|audio|video|source|track|base|use|feimage|applet|input|form|portal|(?:xi:)?include"
)
_ADDRESS = re.compile(
    r"(?:^|\s)(?:xlink:)?(?:href|src|srcset|data|poster|background|action|formaction|cite|classid|codebase|manifest|ping"
    r"|longdesc|profile|usemap|archive)\s*=|url\s*\(",
    re.IGNORECASE,
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0|opacity\s*:\s*0|clip(?:-path)?\s*:"
    r"|position\s*:\s*(?:absolute|fixed)|text-indent\s*:\s*-|(?:^|\s)(?:hidden|aria-hidden)(?:\s|=|$)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(!?)\[(?!#)[^\[\]\n]*\]\((?:[^()\n]|\([^()\n]*\))*\)")
_MARK = re.compile(
    r"^ {0,3}(?:(?P<heading>#{1,6}[ ]\S.*)|(?P<rule>(?:-{3,}|={3,})[ ]*)|(?P<table>\|.*\|[ ]*))$"
    r"|(?P<link>(?<![\w\]])!?\[(?!#)[^\[\]\n]+\]\[(?!#)[^\[\]\n]*\])|(?P<struck>~~[^~\n]+~~)|(?P<note>\[\^[\w-]+\])",
    re.MULTILINE,
)
_MARKS = {
    "heading": "a heading stands in the front matter of the clause; # would be printed",
    "rule": "a line across the page has no place in a clause; its signs would be printed",
    "table": "a table is asked for by name; | would be printed",
    "link": "a link has no paper to lead from; a clause holds words alone",
    "struck": "words struck through would be printed with their ~~",
    "note": "a footnote has no place in a clause; its words belong into the text",
}
"""What other texts in Markdown have, and a clause would print as it stands."""
_STYLE = re.compile(r"@import|@font-face|url\s*\(|image-set\s*\(", re.IGNORECASE)
_DEEPEST = 100
_MOST = 200
"""As many as anybody reads in one go. The place of each is counted from the start, so all of them would take hours."""

_HINT = "write the words alone; looks come from the house style, and pictures are asked for by name"


def markup_faults(text: str) -> tuple[Fault, ...]:
    """What HTML in the text would do, each at its place: what fetches or hides, or else the first tag of all.

    Links and other marks of Markdown go before it.
    """
    if "](" in text and (links := tuple(_links(text))):
        return links
    marks = tuple(_marks(text))
    return marks or _html_faults(text)


def _marks(text: str) -> Iterator[Fault]:
    for match in islice(_MARK.finditer(text), _MOST):
        name = match.lastgroup or ""
        yield Fault("lint", _MARKS[name], _tag(text, match.start(name), match[name]), _HINT)


def _html_faults(text: str) -> tuple[Fault, ...]:
    if "<" not in text:
        return ()
    if deep := _too_deep(text):
        return (deep,)
    found = [fault for match in islice(_ELEMENT.finditer(text), _MOST) for fault in _faults(match, text)]
    bad = tuple(fault for fault in found if fault.kind != "lint")
    if bad:
        return (*bad, *_of_styles(text))
    return (*_of_styles(text), *found[:1])[:1] if found else ()


def _links(text: str) -> Iterator[Fault]:
    for match in islice(_LINK.finditer(text), _MOST):
        what = (
            ("resource", "a picture is asked for by name, and")
            if match[1]
            else ("lint", "a link has no paper to lead from;")
        )
        message = f"{what[1]} a clause holds words alone"
        yield Fault(what[0], message, _tag(text, match.start(), match[0]), _HINT)


def _faults(match: re.Match[str], text: str) -> Iterator[Fault]:
    name, attributes = (match[2] or "").lower(), match[3] or ""
    what = f"<{match[1] or ''}{match[2]}>" if name else match[0][:4]
    tag = _tag(text, match.start(), match[0])
    if _FETCHING.fullmatch(name) or _ADDRESS.search(attributes):
        yield Fault("resource", f"{what} fetches a file, and a clause fetches nothing", tag, _HINT)
    elif _HIDING.search(attributes):
        yield Fault("text-mismatch", f"{what} hides words in one format that another prints", tag, _HINT)
    elif match[0].startswith("<!--"):
        yield Fault("text-mismatch", "a comment takes its words out of the agreement", tag, _HINT)
    else:
        yield Fault("lint", f"{what} is HTML, which has no place in a clause", tag, _HINT)


def _of_styles(text: str) -> Iterator[Fault]:
    for match in islice(_STYLE.finditer(text), _MOST) if re.search("<style", text, re.IGNORECASE) else ():
        tag = _tag(text, match.start(), match[0])
        yield Fault("resource", f"{match[0]} fetches a file, and a clause fetches nothing", tag, _HINT)


def _tag(text: str, start: int, written: str) -> Tag:
    return Tag(written, start, text.count(written, 0, start))


def _too_deep(text: str) -> Fault | None:
    depth = 0
    for match in _ELEMENT.finditer(text):
        depth += -1 if match[1] else 1 if match[2] and not match[0].endswith("/>") else 0
        if depth > _DEEPEST:
            return Fault(
                "template", f"HTML is nested more than {_DEEPEST} deep", _tag(text, match.start(), match[0]), _HINT
            )
    return None
