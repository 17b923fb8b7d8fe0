"""How rules read a text: whole words, whatever the case or the shape of an apostrophe, and what a text denies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_DENIALS = re.compile(
    r"\b(?:not|no|never|nor|without|neither|excluding|excludes?|excluded|except(?:ing)?|other than|apart from"
    r"|rather than|save for|ac eithrio|heb|nid|dim)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;:()]|\bbut\b|\bond\b", re.IGNORECASE)


def folded(text: str) -> str:
    """The text for comparing: small letters, straight apostrophes, single spaces."""
    return " ".join(text.replace("\u2019", "'").replace("\u2018", "'").casefold().split())


def spoken(text: str, phrases: Iterable[str]) -> str:
    """The first of the phrases that the text holds as whole words and does not deny, as the text writes it."""
    pattern = _pattern(tuple(phrases))
    plain = text.replace("\u2019", "'")
    for match in pattern.finditer(plain) if pattern else ():
        if not _denied(plain[: match.start()]):
            return text[match.start() : match.end()]
    return ""


def _denied(before: str) -> bool:
    """Whether a word that denies stands before, in the same clause of the sentence."""
    clause = _BREAK.split(before)[-1]
    return _DENIALS.search(clause) is not None


@lru_cache(maxsize=256)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the phrases; a space in one stands for any white space."""
    written = [
        r"\s+".join(map(re.escape, phrase.replace("\u2019", "'").split())) for phrase in phrases if phrase.strip()
    ]
    if not written:
        return None
    longest_first = sorted(written, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
