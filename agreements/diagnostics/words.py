"""Words that every report shares: counts, near words, and text that cannot steer a terminal."""

from __future__ import annotations

import difflib
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from agreements.diagnostics.model import Severity

_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def counted(number: int, severity: Severity) -> str:
    """`1 error`, `2 errors`; info has no plural."""
    noun = _NOUNS[severity]
    return f"{number} {noun}" if number == 1 or severity is Severity.INFO else f"{number} {noun}s"


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """The candidate that `word` was most likely meant to be, or the empty string. Case does not count.

    A word with numbers means one that has the same, where there is one: `section75` is not `section-76-grant`.
    """
    return _meant(word, tuple(sorted(candidates, reverse=True)))


@functools.lru_cache(maxsize=1000)  # what was refused in part is read several times, with the same words in it
def _meant(word: str, candidates: tuple[str, ...]) -> str:
    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    said = _numbers(word)
    numbered = {folded: by_folded[folded] for folded in by_folded if said and said <= _numbers(folded)}
    return _nearest(word, numbered) or _nearest(word, by_folded)


def _numbers(word: str) -> set[str]:
    return {digits.lstrip("0") for digits in re.findall("[0-9]+", word)}


def _nearest(word: str, by_folded: Mapping[str, str]) -> str:
    # Of several that are equally near, the first in order: FUN-01 for FUN-1, and not FUN-21.
    nearest = difflib.get_close_matches(word.casefold(), by_folded, n=len(by_folded) or 1, cutoff=0.6)
    equals = itertools.takewhile(lambda near: _alike(word, near) == _alike(word, nearest[0]), nearest)
    return by_folded[min(equals)] if nearest else ""


def _alike(word: str, candidate: str) -> float:
    return difflib.SequenceMatcher(None, candidate, word.casefold()).ratio()


_OPENING = re.compile(r"\s*(:)(?=:)")
_WITHIN = re.compile(r"(?<=#)#(?=[\w.-]*\[)")
"""What makes a line of a log a command to the build server that keeps it: `::name::` at its beginning, and `##[name]`
or `##vso[name]` anywhere. Source: GitHub, actions/runner, ActionCommand.cs; Azure Pipelines, Logging commands.
"""


def shown(text: str) -> str:
    """The text with everything that steers a terminal or a build server, or cannot be seen, spelled out as `<U+202E>`.

    It is a line, or the beginning of one.
    """
    obeyed = obeyed_at(text)
    if opening := _OPENING.match(text):
        obeyed |= {opening.start(1)}
    return "".join(spelled(c) if hidden(c) or n in obeyed else c for n, c in enumerate(text))


def obeyed_at(text: str) -> frozenset[int]:
    """Where in a text stands what a build server would obey wherever it is printed, and not if it were spelled out."""
    return frozenset(match.start() for match in _WITHIN.finditer(text))


def json_shown(json: str) -> str:
    """The same JSON in ASCII, with nothing in it that a build server would obey where it is printed into a log."""
    return _WITHIN.sub(r"\\u0023", json)


def spelled(character: str) -> str:
    """`<U+202E>`: the number of a character that is not printed itself."""
    return f"<U+{ord(character):04X}>"


def hidden(character: str) -> bool:
    """Whether a terminal would obey the character, or nobody would see it."""
    # Cn holds the noncharacters; Zl and Zp break lines in some terminals and not in others.
    unseen = unicodedata.category(character) in _HIDDEN_CATEGORIES
    return unseen or character in _BLANK_LETTERS or _is_odd_space(character)


_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def _is_odd_space(character: str) -> bool:
    return character not in " \u00a0" and unicodedata.category(character) == "Zs"
