"""How reference data is found in a definition: words in a text, sections and parts of an enactment."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from agreements.packs.reference import Exclusion, WordList

_GAP = r"[\s\-\u2010\u2011]+"
_APOSTROPHES = "'\u2019"
_UP_TO_THREE = rf"(?:\w[\w{_APOSTROPHES}]*{_GAP}){{0,3}}"
_CAPITALS = "".join(chr(code) for code in range(0x250) if chr(code).isupper())
_CAPITALISED = rf"[{_CAPITALS}][\w{_APOSTROPHES}]*"
_WILD = {"*": _UP_TO_THREE, "^": _CAPITALISED}
_SPLIT = re.compile(r"[\s\-\u2010\u2011]+")


def first_word(text: str, words: Sequence[str], unless: Sequence[str] = ()) -> str:
    """What of the text is the first to match one of the words, or the empty string.

    A word counts whole; `*` at its end stands for any ending, `*` alone for up to three words, `^` alone for a word
    with a capital first; spaces and hyphens are alike, and so are the two apostrophes. Capitals matter only in a word
    that is written in capitals and digits alone, and beside a `^`. A match inside a phrase of `unless` does not count.
    """
    return next((text[start:end] for start, end in spans(text, tuple(words), tuple(unless))), "")


def speaks_of(text: str, words: WordList) -> str:
    """What of the text belongs to the list, or the empty string."""
    return first_word(text, words.words, words.unless)


def names_function(
    entry: Exclusion, act: str, sections: Sequence[str] = (), parts: Sequence[str] = (), text: str = ""
) -> str:
    """What in a function names the entry: a section, a part, the Act or words of its scope; empty where nothing does.

    `text` is what the scope states, without what it leaves out (see `stated`).
    """
    if entry.act and act == entry.act:
        if not entry.sections and not entry.parts:
            return act
        if found := next((one for one in sections if _overlaps(one, entry.sections)), ""):
            return f"section {found}"
        if found := next((one for one in parts if _parts(one) & _all_parts(entry.parts)), ""):
            return f"Part {found}"
    return first_word(text, entry.words, entry.unless)


# --- words ----------------------------------------------------------------------------------------------------------


def spans(text: str, words: tuple[str, ...], unless: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the words stand in the text, in its order, without those inside a phrase of `unless`."""
    found = [match.span() for match in _pattern(words).finditer(text)] if words else []
    hidden = [match.span() for match in _pattern(unless).finditer(text)] if unless and found else []
    return [span for span in found if not any(start <= span[0] and span[1] <= end for start, end in hidden)]


@functools.cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """All the words in one expression, the longest first so that a phrase wins over a word in it."""
    return re.compile("|".join(_one(word) for word in sorted(words, key=len, reverse=True)))


def _one(word: str) -> str:
    pieces = [piece for piece in _SPLIT.split(word) if piece]
    body = ""
    for at, piece in enumerate(pieces):
        body += _WILD.get(piece) or _plain(piece)
        body += "" if piece == "*" or at == len(pieces) - 1 else _GAP
    before = r"(?<!\w)" if word[:1].isalnum() else ""
    after = r"(?!\w)" if word[-1:].isalnum() or (word[-1:] in ("*", "^") and not word.startswith("[")) else ""
    exact = _is_short_form(word) or "^" in pieces
    return f"{before}{body}{after}" if exact else f"(?i:{before}{body}{after})"


def _plain(piece: str) -> str:
    ending = r"\w*" if piece.endswith("*") and piece[-2:-1].isalnum() else ""
    stem = piece[:-1] if ending else piece
    return "".join(f"[{_APOSTROPHES}]" if letter in _APOSTROPHES else re.escape(letter) for letter in stem) + ending


def _is_short_form(word: str) -> bool:
    """TBC or CCGs: capitals, with at most a plural s. Such a word in small letters is another word."""
    return bool(re.fullmatch(r"£?[A-Z][A-Z0-9&]+s?", word))


# --- sections and parts ---------------------------------------------------------------------------------------------

_SECTION = re.compile(r"(?<!\()\b(?:ss?)?(\d+)([A-Z]*)(?:\(([^)]*)\))?")
_NO_SECTION = re.compile(
    r"\b(?:sch|schedules?|paras?|paragraphs?|regs?|regulations?|parts?)\b|\bsch(?=[A-Z]?\d)", re.IGNORECASE
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

Key = tuple[int, str]


def _overlaps(section: str, wanted: Iterable[str]) -> bool:
    """Whether a section or range such as `42-47` or `17(1)` shares a section with one of the wanted."""
    return any(_share(one, other) for one in _sections(section) for text in wanted for other in _sections(text))


def _share(one: tuple[Key, Key, str], other: tuple[Key, Key, str]) -> bool:
    """A wanted subsection is met by itself alone, a wanted section by any of its subsections."""
    (first, last, within), (low, high, needed) = one, other
    return first <= high and low <= last and (not needed or within == needed)


def _sections(text: str) -> list[tuple[Key, Key, str]]:
    """First and last section of every range in the text, with the subsection of a single one.

    What follows the name of a schedule, paragraph or regulation is no section.
    """
    found: list[tuple[Key, Key, str]] = []
    for piece in re.split(r",|;|\band\b|&", _NO_SECTION.split(text)[0]):
        ends = [_section(end) for end in re.split(r"[-\u2010-\u2014]|\bto\b", piece)]
        known = [end for end in ends if end is not None]
        if known:
            found.append((known[0][0], known[-1][0], known[0][1] if len(ends) == 1 else ""))
    return found


def _section(text: str) -> tuple[Key, str] | None:
    match = _SECTION.search(text)
    return ((int(match[1]), match[2]), match[3] or "") if match else None


def _all_parts(texts: Iterable[str]) -> set[int]:
    return {number for text in texts for number in _parts(text)}


def _parts(text: str) -> set[int]:
    """The numbers of the Parts that the text names: `VII-IX` names 7, 8 and 9."""
    found: set[int] = set()
    for piece in re.split(r",|;|\band\b|&", text):
        ends = [number for end in re.split(r"[-\u2010-\u2014]|\bto\b", piece) if (number := _part(end))]
        found |= set(range(ends[0], ends[-1] + 1)) if ends else set()
    return found


def _part(text: str) -> int:
    match = re.search(r"\b(\d+|[IVXL]+)\b", text)
    if match is None:
        return 0
    return int(match[1]) if match[1].isdigit() else _roman(match[1])


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < max(values[at + 1 :], default=0) else one for at, one in enumerate(values))
