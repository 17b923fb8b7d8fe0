"""What a text leaves out or denies: `not including surgery or endoscopy` speaks of neither."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from agreements.packs.matching import spans
from agreements.packs.reference import WordList

_TOKEN = re.compile(
    r"(?P<whole>\b(?:accident and emergency|health and social care|care and support|obstetrics and gynaecology"
    r"|trauma and orthopaedics)\b|\((?:\w|[ivx]+|\d+)\)|\b(?:e\.g|i\.e|s|ss|incl|no)\.)"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<end>[.!?](?=\s+(?-i:[^\sa-z])|\s*$)|\b(?:but|however|ond)\b)"
    r"|(?P<row>;|\n)"
    r"|(?P<colon>:)"
    r"|(?P<dash>\s[-\u2013\u2014]\s)"
    r"|(?P<item>,\s*(?:and|ac|plus)\b|,\s*&)"
    r"|(?P<choice>,\s*(?:or|neu)\b)"
    r"|(?P<comma>,)"
    r"|(?P<and>\b(?:and|ac)\b|&)"
    r"|(?P<or>\b(?:or|neu)\b)",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(
    r"\s+(?:able|already|at|currently|eligible|in(?!\s+scope)|known|living|on|otherwise|ready|registered|resident|safe"
    r"|under(?!\s+this)|well|within(?!\s+(?:the\s+)?scope))\b",
    re.IGNORECASE,
)
"""What follows a `not` that describes somebody ("people not in hospital") and denies no list."""
_DONE = r"(?:included|covered|provided|offered|commissioned|delegated|pooled|transferred|funded)"
_OUT = r"(?:excluded|left\s+out|out\s+of\s+scope|outside)"
_BACKWARDS = re.compile(
    rf"\b(?:is|are|be|being|remains?|stays?)\s+(?:all\s+|both\s+)?(?:{_OUT}|not\s+(?:{_DONE}|part|within|in\s+scope))\b"
    rf"|\b(?:will|shall|must|may|can)\s*not\s+be\s+{_DONE}\b"
    rf"|\b(?:(?<!not )excluded|not\s+{_DONE}|(?:not\s+in|out\s+of)\s+scope)\b(?=\s*(?:[,.;)\n]|$))",
    re.IGNORECASE,
)
"""Words that leave out what stands before them."""
_VERB = re.compile(r"\b(?:is|are|was|were|will|shall|must|may|can)\b", re.IGNORECASE)
_BEFORE = re.compile(r"[.!?](?=\s)|[;:(\n]|\b(?:but|however|where|which|that|if|ond)\b", re.IGNORECASE)
_ITEM_BEFORE = re.compile(r"[,;:(\n]|[.!?](?=\s)|\b(?:and|but|where|which)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial that is still open: how far its list has come."""

    first: bool
    """Whether it opens its clause, so that nothing stated can follow as the next item."""
    person: bool
    commas: int = 0
    listed: bool = False
    """Whether a colon opened a list, which semicolons and new lines do not end."""
    closed: str = ""
    """The word that closed its list: `and`, `or`, or nothing yet."""


@functools.lru_cache(maxsize=4096)
def stated(text: str, leaves_out: WordList) -> str:
    """The text with what it leaves out turned to blanks, of the same length.

    What is left out is a list. It ends with its sentence, its brackets or `but`; with the item that follows after `and`
    or `or` has closed it ("not including surgery or endoscopy, and therapy"); and one item alone ends it with the
    comma ("excluding surgery, and therapy"). "Surgery is excluded" leaves out what stands before.
    """
    back = [match.span() for match in _BACKWARDS.finditer(text)]
    denials = {
        start: end
        for start, end in spans(text, leaves_out.words, leaves_out.unless)
        if not any(low < end and start < high for low, high in back)
    }
    if not denials and not back:
        return text
    blank = [*_denied(text, denials), *((_start_before(text, start, end), end) for start, end in back)]
    return _blanked(text, blank)


def _denied(text: str, denials: dict[int, int]) -> Iterator[tuple[int, int]]:
    """From each denial, and from each item of its list, to the next token: every stretch that is denied."""
    now: _Denial | None = None
    outside: list[_Denial | None] = []
    at, clause = 0, 0
    for start, end, kind in _tokens(text, denials):
        if now is not None:
            yield at, start
        at = end
        match kind:
            case "denial":
                person = _OF_A_PERSON.match(text, end) is not None
                now, at = _Denial(first=not text[clause:start].strip(" -\u2022*"), person=person), start
            case "open":
                outside.append(now)
                clause = end
            case "close":
                now = outside.pop() if outside else None
            case "whole":
                at = start
            case _:
                now = _after(kind, now)
                clause = end if kind in ("end", "row") else clause
    if now is not None:
        yield at, len(text)


def _tokens(text: str, denials: dict[int, int]) -> list[tuple[int, int, str]]:
    found = [(*match.span(), match.lastgroup or "") for match in _TOKEN.finditer(text)]
    kept = [token for token in found if token[2] == "end" or not _inside(token, denials)]
    return sorted([*kept, *((start, end, "denial") for start, end in denials.items())], key=_order)


def _inside(token: tuple[int, int, str], denials: dict[int, int]) -> bool:
    return any(start <= token[0] and token[1] <= end for start, end in denials.items())


def _order(token: tuple[int, int, str]) -> tuple[int, bool]:
    return token[0], token[2] == "denial"


def _after(kind: str, now: _Denial | None) -> _Denial | None:
    """What of the denial is left after the token."""
    if now is None or kind == "end":
        return None
    if now.person and kind != "whole":
        return None
    match kind:
        case "row":
            return now if now.listed else None
        case "colon":
            return replace(now, listed=True)
        case "dash":
            return None
        case "item" if now.closed or (now.commas == 0 and not now.first and not now.listed):
            return None
        case "comma" if now.closed == "or":
            return None
        case "item" | "choice":
            return replace(now, closed="or")
        case "comma":
            return replace(now, commas=now.commas + 1)
        case _:
            return replace(now, closed=kind)


def _start_before(text: str, start: int, end: int) -> int:
    """Where that begins which words such as `is excluded` leave out."""
    low = max((match.end() for match in _BEFORE.finditer(text, 0, start)), default=0)
    if text[start:end].lower().startswith(("excluded", "not", "out")):
        if text[:start].rstrip().endswith("("):
            start = len(text[:start].rstrip()) - 1
            low = max((match.end() for match in _BEFORE.finditer(text, 0, start)), default=0)
        return max((match.end() for match in _ITEM_BEFORE.finditer(text, low, start)), default=low)
    verbs = [match.end() for match in _VERB.finditer(text, low, start)]
    after = verbs[-1] if verbs else low
    return max((match.end() for match in _ITEM_BEFORE.finditer(text, after, start)), default=after) if verbs else low


def _blanked(text: str, blank: list[tuple[int, int]]) -> str:
    for start, end in blank:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
