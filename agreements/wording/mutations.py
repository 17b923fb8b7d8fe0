"""The Welsh mutations: how the first letter of a word changes after certain words.

For the nouns that a pack writes itself, never for a name that comes as data: a body has its name as it gave it, and a
form that is needed in a sentence is given with it. Only the first letter of the first word changes; capitals stay
capitals. Which mutation a word causes is the writer's to know; a qualified translator must read what is printed.

Source: the tables that every grammar of Welsh has; Peter Wynn Thomas, Gramadeg y Gymraeg, is the one that translators
in Wales mostly follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGRAPHS = ("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th")
"""Two letters that the Welsh alphabet counts as one. Only ll and rh change."""

_SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
_SOFT_LIMITED = {letter: changed for letter, changed in _SOFT.items() if letter not in ("ll", "rh")}
_NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
_ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}

_FIXED = frozenset(
    {"braf", "gêm", "gemau", "gôl", "goliau", "golff", "gram", "gramau", "grŵp", "grwpiau", "mor", "pan"},
)
"""Words that keep their first letter, most of them loans with g. There are more; these are met often."""

_BEFORE_THE_WORD = re.compile(r"[\W_]*")
_WORD = re.compile(r"[^\W\d_]+")


def soft(word: str) -> str:
    """The word after what causes the soft mutation: o, i, ar, dau, dwy, neu, ei (his) and many more.

    >>> soft("Cymru"), soft("Llanfâr"), soft("Pont-y-Gŵr"), soft("Gogarth"), soft("Rhaglen")
    ('Gymru', 'Lanfâr', 'Bont-y-Gŵr', 'Ogarth', 'Raglen')
    >>> soft("aelod"), soft("grŵp"), soft("Chwarter")
    ('aelod', 'grŵp', 'Chwarter')
    """
    return _mutated(word, _SOFT)


def soft_limited(word: str) -> str:
    """The soft mutation that passes over ll and rh: a feminine noun after y or un, an adjective after yn, mor, cyn.

    >>> soft_limited("cronfa"), soft_limited("llywodraeth"), soft_limited("rhaglen")
    ('gronfa', 'llywodraeth', 'rhaglen')
    """
    return _mutated(word, _SOFT_LIMITED)


def nasal(word: str) -> str:
    """The word after fy, after yn (in), and diwrnod, blwydd and blynedd after certain numbers.

    >>> nasal("Cymru"), nasal("Pont-y-Gŵr"), nasal("Gogarth"), nasal("Llanfâr"), nasal("blynedd")
    ('Nghymru', 'Mhont-y-Gŵr', 'Ngogarth', 'Llanfâr', 'mlynedd')
    """
    return _mutated(word, _NASAL)


def aspirate(word: str) -> str:
    """The word after a (and), â (with), tua, tri, chwe, ei (her) and a few more.

    >>> aspirate("Cymru"), aspirate("partner"), aspirate("Tŷwen"), aspirate("Gogarth")
    ('Chymru', 'phartner', 'Thŷwen', 'Gogarth')
    """
    return _mutated(word, _ASPIRATE)


MUTATIONS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"soft": soft, "soft_limited": soft_limited, "nasal": nasal, "aspirate": aspirate}
)
"""The mutations by the names under which a clause may ask for them."""


def _mutated(text: str, changes: Mapping[str, str]) -> str:
    start = _BEFORE_THE_WORD.match(text)
    at = start.end() if start else 0
    word = _WORD.match(text, at)
    if word is None or word[0].lower() in _FIXED:
        return text
    initial = _initial(word[0])
    changed = changes.get(initial.lower())
    return text if changed is None else text[:at] + _as_written(changed, text[at + len(initial) :], word[0])


def _initial(word: str) -> str:
    return word[:2] if word[:2].lower() in _DIGRAPHS else word[:1]


def _as_written(changed: str, rest: str, word: str) -> str:
    """The changed word with capitals where the word had them: none, the first letter alone, or all."""
    if not word[0].isupper():
        return changed + rest
    if len(word) > 1 and word.isupper():
        return changed.upper() + rest
    whole = changed + rest
    return whole[:1].upper() + whole[1:]
