"""The house style, as read from Word, becomes CSS: the same fonts, sizes, colours and indents on paper and screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from agreements.diagnostics import FaultError
from agreements.intake.house import House, StyleLook

SELECTORS: Mapping[str, str] = {
    "cover_kind": ".cover-kind",
    "cover_title": ".cover-title",
    "cover_line": ".cover-line",
    "cover_party": ".cover-party",
    "heading": ".heading",
    "contents_heading": ".contents-heading",
    "contents_1": ".contents .contents-1",
    "contents_2": ".contents .contents-2",
    "party": ".party",
    "party_text": ".party-text",
    "recital": ".recital",
    "recital_2": ".recital-2",
    "recital_3": ".recital-3",
    "clause": ".clause",
    "paragraph": ".paragraph",
    "clause_1": ".clause-1",
    "clause_2": ".clause-2",
    "clause_3": ".clause-3",
    "definition": ".definition",
    "definition_2": ".definition-2",
    "definition_3": ".definition-3",
    "schedule": ".schedule",
    "part": ".part",
    "schedule_clause": ".schedule-clause",
    "schedule_1": ".schedule-1",
    "schedule_2": ".schedule-2",
    "schedule_3": ".schedule-3",
    "caption": ".caption",
    "table_heading": "thead .left, thead .right",
    "table_text": ".left",
    "table_figure": ".right",
    "table_note": ".table-note",
    "execution": ".execution",
    "execution_line": ".execution-line, .seal",
    "drafting_note": ".drafting-note",
}
"""Where each paragraph style of the house is found in our HTML. Most specific last, where two meet in one element."""

_CELLS = {"table_heading", "table_text", "table_figure"}
_LISTED = {"contents_1", "contents_2"}
_INDENTS = dict.fromkeys(_LISTED, "padding-left")
"""In the contents the hairline under an entry reaches from margin to margin, so the indent is inside it."""

_GAP = 0.45
"""Of the type size: the least between a label in the contents and its words."""

_CHARACTERS: Mapping[str, str] = {"term": "dfn", "blank": ".blank", "reference": ".ref"}
_ALIGN = {"left": "left", "right": "right", "center": "center", "centre": "center", "both": "justify"}


class Measure(NamedTuple):
    """How lengths are written: type sizes, and indents, both given in points."""

    size: Callable[[float], str]
    indent: Callable[[float], str]


def in_points(value: float) -> str:
    """The length as paper takes it: `12pt`."""
    return f"{value:.4g}pt"


PAPER = Measure(in_points, in_points)


def style_css(house: House, measure: Measure, fallback: Mapping[str, str]) -> str:
    """A rule for every style of the house. `fallback` names what follows a font that the reader may not have."""
    rules = [_rule(key, selector, house, measure, fallback) for key, selector in _selectors(house)]
    rules += [_character_rule(key, selector, house) for key, selector in _CHARACTERS.items() if key in house.styles]
    return "\n".join(filter(None, rules))


def _selectors(house: House) -> Iterator[tuple[str, str]]:
    """Ours, after those of any further styles that the house uses on its cover."""
    for key in house.styles:
        if key.startswith("cover_") and key not in SELECTORS:
            yield key, "." + key.replace("_", "-")
    yield from SELECTORS.items()


def _rule(key: str, selector: str, house: House, measure: Measure, fallback: Mapping[str, str]) -> str:
    look = look_of(house, key)
    block = _cell(look, measure) if key in _CELLS else _block(look, measure, indent=_INDENTS.get(key, "margin-left"))
    rule = _written(selector, (*font_css(look, measure, fallback), *block))
    if key in _CELLS or not look.hanging:
        return rule
    # The column's width less the gap, for a label wider than the column (Schedule 1) still needs the gap.
    gap = _GAP * look.size if key in _LISTED else 0.0
    column = (f"min-width: {measure.indent(look.hanging - gap)}", f"margin-right: {measure.indent(gap)}")
    return rule + "\n" + _written(f"{selector} > .n", column)


def look_of(house: House, key: str) -> StyleLook:
    """The look of the style with this key.

    Raises:
        FaultError: the house style has no such style; the reader of house.docx should have said so.
    """
    try:
        return house.styles[key]
    except KeyError:
        raise FaultError(f"the house style lacks the look of {key!r}") from None


def font_css(look: StyleLook, measure: Measure, fallback: Mapping[str, str]) -> Iterator[str]:
    """The declarations that choose the letters."""
    yield f"font-family: {css_string(look.font)}{fallback.get(look.font, '')}"
    yield f"font-size: {measure.size(look.size)}"
    yield f"font-weight: {'bold' if look.bold else 'normal'}"
    yield f"font-style: {'italic' if look.italic else 'normal'}"
    yield f"color: {look.colour}"
    if look.line:
        yield f"line-height: {look.line:.4g}"


def _block(look: StyleLook, measure: Measure, *, indent: str) -> Iterator[str]:
    yield f"margin-top: {measure.size(look.before)}"
    yield f"margin-bottom: {measure.size(look.after)}"
    yield f"{indent}: {measure.indent(look.left)}"
    yield f"text-indent: {measure.indent(-look.hanging)}"
    yield f"text-align: {_ALIGN.get(look.align, 'left')}"
    if look.keep_with_next:
        yield "break-after: avoid"
    if look.new_page:
        yield "break-before: page"


def _cell(look: StyleLook, measure: Measure) -> Iterator[str]:
    yield f"padding-top: {measure.size(look.before)}"
    yield f"padding-bottom: {measure.size(look.after)}"


def _character_rule(key: str, selector: str, house: House) -> str:
    look = house.styles[key]
    weight = "bold" if look.bold else "inherit"
    style = "italic" if look.italic else "inherit"
    return _written(selector, (f"font-weight: {weight}", f"font-style: {style}", f"color: {look.colour}"))


def _written(selector: str, declarations: tuple[str, ...]) -> str:
    return f"{selector} {{ {'; '.join(declarations)} }}"


def css_string(text: str) -> str:
    """The text as a CSS string that says exactly this, whatever is in it."""
    return '"' + "".join(char if _is_tame(char) else f"\\{ord(char):x} " for char in text) + '"'


def _is_tame(char: str) -> bool:
    return char not in "\"\\<>&'" and char.isprintable()
