"""Characters that a definition may not hold, because a reader cannot see them or a machine obeys them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from agreements.diagnostics import Diagnostic
from agreements.source.findings import MOST_COUNTED, error
from agreements.source.places import Lines

REPLACEMENT = "\ufffd"
"""Stands in for a refused character while the rest of the file is read, so that every place stays right."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Drawn as nothing although their category is that of letters or marks. Source: Unicode,
# DerivedCoreProperties, Default_Ignorable_Code_Point; U+2800 and U+FFFC are drawn as blank or as a box.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc\x85")
_UNSEEN_CATEGORIES = frozenset({"Cf", "Co", "Zl", "Zp", "Zs"})
_ALLOWED = frozenset(" \u00a0\n\r\t")

_WHY = {
    "control-char": "is a control character, which no document can print",
    "bidi": "turns the direction of text round, so the words would not read as they are stored",
    "invisible": "cannot be seen, so the text would not be what it seems",
    "encoding": "stands for a letter that was lost when the file was saved or copied",
}
_HINT = {
    "control-char": "Take the character out, or type the text again.",
    "bidi": "Take the character out, or type the text again.",
    "invisible": "Take the character out, or put an ordinary space; text pasted from elsewhere often brings it along.",
    "encoding": "Put the right letter in its place.",
}
_CONTROL_NAMES = {
    0x00: "NUL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x09: "TAB",
    0x0A: "LINE FEED",
    0x0B: "VERTICAL TAB",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
}


@lru_cache(maxsize=4096)  # the same hundred letters in every file of a pack
def kind_of(character: str) -> str:
    """The id of the finding that refuses this character, or the empty string when it is welcome.

    TAB, CR and LF are welcome here: whether they are depends on where they stand.
    """
    if character in _ALLOWED:
        return ""
    if character == REPLACEMENT:
        return "encoding"
    if character in _BIDI:
        return "bidi"
    category = unicodedata.category(character)
    if character in _UNSEEN or category in _UNSEEN_CATEGORIES or _selects_variant(character):
        return "invisible"
    return "control-char" if category in {"Cc", "Cs"} or _is_noncharacter(character) else ""


def _selects_variant(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e0fff"


def _is_noncharacter(character: str) -> bool:
    return "\ufdd0" <= character <= "\ufdef" or f"{ord(character):04X}".endswith(("FFFE", "FFFF"))


def refusal(kind: str, characters: str) -> str:
    """What is said about refused characters that stand together."""
    count = f" and {len(characters) - 1} more" if len(characters) > 1 else ""
    return f"{name_of(characters[0])}{count} {_WHY[kind]}"


def hint_for(kind: str) -> str:
    """What to do about a refused character."""
    return _HINT[kind]


def name_of(character: str) -> str:
    """`U+200B ZERO WIDTH SPACE`."""
    code = ord(character)
    name = unicodedata.name(character, "") or _CONTROL_NAMES.get(code, "")
    return f"U+{code:04X} {name}".rstrip()


# --- the whole text -------------------------------------------------------------------------------------------------

# What looks like an indent at the start of a line and is none in YAML, and the character that follows it.
_ODD = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INDENT = re.compile(f"((?:^|(?<=[\r\n])) *)([{_ODD}][ {_ODD}]*)(?=([^\r\n]?))")


def cleaned(lines: Lines) -> tuple[str, list[Diagnostic]]:
    """The text with every refused character replaced by a harmless one, and a finding for each.

    The result is as long as the text. TABs become spaces; those within a line are judged later, when it is known
    what they stand in.
    """
    findings = [
        _indent_finding(lines, match)
        for match in islice(_INDENT.finditer(lines.text), MOST_COUNTED)
        if match[2].strip(" \t") or match[3] not in {"", "#"}
    ]
    text = _INDENT.sub(lambda match: match[1] + " " * len(match[2]), lines.text)
    findings += _refusals(lines, text)
    for _, pattern in _refused(text):
        text = pattern.sub(lambda match: REPLACEMENT * len(match[0]), text)
    return text.replace("\t", " "), findings


def spotted(lines: Lines) -> list[Diagnostic]:
    """A finding for each stretch of refused characters in a plain text."""
    return list(_refusals(lines, lines.text))


def _refusals(lines: Lines, text: str) -> Iterator[Diagnostic]:
    for kind, pattern in _refused(text):
        for match in islice(pattern.finditer(text), MOST_COUNTED):
            yield error(kind, refusal(kind, match[0]), lines.location(*match.span()), _HINT[kind])


def _indent_finding(lines: Lines, match: re.Match[str]) -> Diagnostic:
    name = name_of(match[2].strip(" ")[0])
    message = f"the line is indented with {name}; YAML counts only ordinary spaces"
    return error("indent", message, lines.location(*match.span(2)), "Indent with spaces, two for each level.")


def _refused(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each kind of finding in this text with a pattern for the characters that give it."""
    of_kind: dict[str, list[str]] = {}
    for character in sorted(set(text)):
        kind = kind_of(character)
        if kind:
            of_kind.setdefault(kind, []).append(character)
    for kind, characters in sorted(of_kind.items()):
        yield kind, re.compile("[" + "".join(map(re.escape, characters)) + "]+")
