"""What a named style asks for and PDF and HTML do not follow, told in words: silence would be two agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from agreements.intake.content import instructions
from agreements.intake.house import STYLE_NAMES
from agreements.intake.looks import Sheet, properties_of
from agreements.intake.ooxml import W, is_on

_VML = "{urn:schemas-microsoft-com:vml}"

_TOGGLES: Mapping[str, str] = {
    "caps": "capitals",
    "smallCaps": "small capitals",
    "outline": "outlined letters",
    "shadow": "shadowed letters",
    "emboss": "embossed letters",
    "imprint": "engraved letters",
}
"""Capitals are among them: they would change the words that the PDF holds and a reader copies."""

_FIGURES: Mapping[str, str] = {
    "spacing": "letters spaced by hand",
    "w": "letters stretched by hand",
    "position": "raised or lowered letters",
}
_NAMED: Mapping[str, str] = {
    "vertAlign": "raised or lowered letters",
    "highlight": "a highlighter",
    "effect": "moving letters",
    "em": "emphasis marks",
}
_NEUTRAL = ("", "0", "100", "none", "baseline")
_PARAGRAPH: Mapping[str, str] = {
    "framePr": "a text frame",
    "contextualSpacing": "no space between paragraphs of one style",
    "mirrorIndents": "mirrored indents",
    "bidi": "a right-to-left paragraph",
}


_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_ELSEWHERE = ("TOC", "PAGEREF", "HYPERLINK")
"""Fields that stand for what the other formats write in their own way."""

_SWITCH = re.compile(r"\\\*\s*(\w+)")
_AS_IT_IS = ("mergeformat", "charformat", "arabic")


def unfollowed_in_story(root: etree._Element, where: str) -> Iterator[str]:
    """What Word alone works out or draws in the cover, a header or a footer: fields, and words in drawings."""
    for instruction in dict.fromkeys(" ".join(said.split()) for said in instructions(root)):
        name = instruction.partition(" ")[0].upper()
        if name in _PAGES and any(switch.lower() not in _AS_IT_IS for switch in _SWITCH.findall(instruction)):
            yield f"PDF and HTML print the number of {name} in digits in the {where}, and not as {instruction!r} says"
        elif name not in (*_PAGES, *_ELSEWHERE):
            yield f"PDF and HTML print for the field {name} in the {where} the words that Word showed there last"
    for drawn in root.iter(f"{_VML}textpath"):
        yield f"Word alone shows the words {drawn.get('string', '')!r} that are drawn in the {where}"


def unfollowed(of: Sheet) -> Iterator[str]:
    """One sentence for each thing that a style of ours says and PDF and HTML leave out, in the order of the styles."""
    ids = of.ids
    for key, name in STYLE_NAMES.items():
        if key in ids:
            runs, paragraphs = properties_of(of, ids[key])
            for what in dict.fromkeys((*_of_runs(runs), *_of_paragraphs(paragraphs))):
                yield f"PDF and HTML do not follow the style {name!r} in this: {what}"


def _of_runs(runs: Sequence[etree._Element | None]) -> Iterator[str]:
    for name, what in _TOGGLES.items():
        if (said := _last(runs, name)) is not None and is_on(said):
            yield what
    for name, what in (*_FIGURES.items(), *_NAMED.items()):
        if (said := _last(runs, name)) is not None and said.get(f"{W}val", "") not in _NEUTRAL:
            yield what


def _of_paragraphs(paragraphs: Sequence[etree._Element | None]) -> Iterator[str]:
    for name, what in _PARAGRAPH.items():
        if (said := _last(paragraphs, name)) is not None and is_on(said):
            yield what


def _last(properties: Sequence[etree._Element | None], name: str) -> etree._Element | None:
    said = [child for holder in properties if holder is not None and (child := holder.find(f"{W}{name}")) is not None]
    return said[-1] if said else None
