"""What a rendered file says against what it must say, told block by block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from agreements.proof.lines import Line

_SPACE = re.compile(r"\s+")
_SHOWN_LINES = 3
_SHOWN_CHARACTERS = 180


def differences(
    expected: Sequence[Line], got: Sequence[Line], name: str, *, ignore_space: bool = False
) -> tuple[str, ...]:
    """One sentence for each run of lines that is not as expected; empty when the two say the same in the same order.

    Lines without label and words are left out on both sides, and words are compared in NFC. With `ignore_space`
    white space does not count, for formats that cannot keep it. `name` names the file in the sentences.
    """
    wanted = _keys(expected, ignore_space=ignore_space)
    found = _keys(got, ignore_space=ignore_space)
    if wanted == found:
        return ()
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    return tuple(
        _sentence(wanted[a:b], found[c:d], name) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    )


_Key = tuple[str, str, str]


def _keys(lines: Sequence[Line], *, ignore_space: bool) -> list[_Key]:
    keys = [(line.block, line.label, _plain(line.text, ignore_space=ignore_space)) for line in lines]
    return [key for key in keys if key[1] or key[2]]


def _plain(text: str, *, ignore_space: bool) -> str:
    composed = unicodedata.normalize("NFC", text)
    return _SPACE.sub("", composed) if ignore_space else composed.strip()


def _sentence(wanted: Sequence[_Key], found: Sequence[_Key], name: str) -> str:
    block = (wanted or found)[0][0] or "the part outside every block"
    if not found:
        return f"{name}: {block} lacks {_quoted(wanted)}"
    if not wanted:
        return f"{name}: {block} has {_quoted(found)}, which the document does not hold"
    return f"{name}: {block} should read {_quoted(wanted)} and reads {_quoted(found)}"


def _quoted(keys: Sequence[_Key]) -> str:
    shown = " / ".join(f"{label} {text}".strip() for _, label, text in keys[:_SHOWN_LINES])
    if len(shown) > _SHOWN_CHARACTERS:
        shown = shown[:_SHOWN_CHARACTERS] + "..."
    more = len(keys) - _SHOWN_LINES
    return f"{shown!r} and {more} more lines" if more > 0 else repr(shown)
