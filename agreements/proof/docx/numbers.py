"""The numbers that Word would print, computed from the lists of the file alone.

Source of the rules: ECMA-376 Part 1, 17.9 (numbering) and 17.18.59 (number formats).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from agreements.proof.docx.package import DocxPackage, W, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26


def _letters(number: int) -> str:
    """A to z, then aa to zz: the letter is repeated, as Word does, not counted as in a spreadsheet."""
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1) if number else ""


def _roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda _: "",
}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for what Word prints and this cannot say: a number in words, a picture. No document expects it."""

_OVERRIDE = f"{W}lvlOverride"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of one list: which list counts, from where, and how the number is written.

    `begins` are the levels that a use of the list begins anew, when it is first met.
    """

    list: str
    use: str
    level: int
    text: str
    starts: Mapping[int, int]
    formats: Mapping[int, str]
    begins: frozenset[int]
    kept: frozenset[int]
    """The deeper levels whose count goes on over a paragraph of this one."""


class Numbers:
    """Counts through the paragraphs of a document in order, and gives each its label."""

    def __init__(self, package: DocxPackage) -> None:
        self._numbering = package.related("numbering")
        self._styles = package.styles()
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()
        self._of_styles: dict[str, tuple[str, int]] = {}
        self._levels: dict[tuple[str, int], _Level | None] = {}

    def label(self, properties: etree._Element | None, style: str) -> str:
        """The number before a paragraph with these properties and style; empty without one. Moves the count on."""
        level = self._level(*self._binding(properties, style))
        if level is None:
            return ""
        counts = self._counts.setdefault(level.list, {})
        if level.use not in self._met:
            self._met.add(level.use)
            for again in level.begins & counts.keys():
                del counts[again]
        counts[level.level] = counts.get(level.level, level.starts[level.level] - 1) + 1
        for deeper in [other for other in counts if other > level.level and other not in level.kept]:
            del counts[deeper]
        return _PLACE.sub(lambda place: _printed(level, counts, int(place.group(1)) - 1), level.text)

    def _binding(self, properties: etree._Element | None, style: str) -> tuple[str, int]:
        """List and level of the paragraph: its own, or its style's, or those of the style's base."""
        own = None if properties is None else properties.find(f"{W}numPr")
        number = value(own, "numId")
        if number:
            return number, int(value(own, "ilvl", "0"))
        if style not in self._of_styles:
            self._of_styles[style] = self._sought(style)
        return self._of_styles[style]

    def _sought(self, style: str) -> tuple[str, int]:
        number, level, seen = "", "", {style}
        element = self._styles.get(style)
        while element is not None:
            number = number or value(element, "pPr/numPr/numId")
            level = level or value(element, "pPr/numPr/ilvl")
            base = value(element, "basedOn")
            element = self._styles.get(base) if base not in seen else None
            seen.add(base)
        return number, int(level or 0)

    def _level(self, number: str, level: int) -> _Level | None:
        if (number, level) not in self._levels:
            self._levels[number, level] = self._read_level(number, level)
        return self._levels[number, level]

    def _read_level(self, number: str, level: int) -> _Level | None:
        if self._numbering is None or number in ("", "0"):
            return None
        use = self._numbering.find(f"{W}num[@{W}numId='{number}']")
        chosen = value(use, "abstractNumId")
        found = self._numbering.iterfind(f"{W}abstractNum[@{W}abstractNumId='{chosen}']/{W}lvl")
        levels = {int(entry.get(f"{W}ilvl", "0")): entry for entry in found}
        changes = {int(each.get(f"{W}ilvl", "0")): each for each in (() if use is None else use.iterfind(_OVERRIDE))}
        levels |= {index: own for index, each in changes.items() if (own := each.find(f"{W}lvl")) is not None}
        if level not in levels:
            return None
        starts = {index: int(value(entry, "start", "1")) for index, entry in levels.items()}
        begins = {index: int(said) for index, each in changes.items() if (said := value(each, "startOverride"))}
        return _Level(
            list=chosen,
            use=number,
            level=level,
            text=_UNKNOWN if levels[level].find(f"{W}lvlPicBulletId") is not None else value(levels[level], "lvlText"),
            starts=starts | begins,
            formats={
                index: "decimal" if _is_legal(levels[level]) else value(entry, "numFmt", "decimal")
                for index, entry in levels.items()
            },
            begins=frozenset(begins),
            kept=frozenset(index for index, entry in levels.items() if not _restarts(entry, level)),
        )


def _is_legal(level: etree._Element) -> bool:
    """Whether the level writes all its numbers in digits. Source: ECMA-376 Part 1, 17.9.4."""
    legal = level.find(f"{W}isLgl")
    return legal is not None and legal.get(f"{W}val", "1") not in ("0", "false", "off")


def _restarts(deeper: etree._Element, level: int) -> bool:
    """Whether a paragraph of `level` starts the count of a deeper level again."""
    stated = value(deeper, "lvlRestart")
    return not stated or (int(stated) > 0 and level < int(stated))


def _printed(level: _Level, counts: Mapping[int, int], index: int) -> str:
    count = counts.get(index, level.starts.get(index, 1))
    write = _FORMATS.get(level.formats.get(index, "decimal"))
    return write(count) if write is not None else _UNKNOWN
