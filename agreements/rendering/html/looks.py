"""The house style, as read from Word, becomes CSS: the same fonts, sizes, colours and indents on paper and screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from agreements.diagnostics import FaultError
from agreements.intake.house import Edge, House, StyleLook

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
_KEPT_BY_BLOCK = {"execution", "execution_line"}
"""Kept together by the block that holds them; with what follows, every block of the agreement would hang together."""

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
    rules += _table_rules(house)
    return "\n".join(filter(None, rules))


def _selectors(house: House) -> Iterator[tuple[str, str]]:
    """Ours, after those of any further styles that the house uses on its cover."""
    for key in house.styles:
        if key.startswith("cover_") and key not in SELECTORS:
            yield key, "." + key.replace("_", "-")
    yield from SELECTORS.items()


def _rule(key: str, selector: str, house: House, measure: Measure, fallback: Mapping[str, str]) -> str:
    look = look_of(house, key)
    block = _cell(look, measure) if key in _CELLS else _block(look, measure, key)
    rule = _written(selector, (*font_css(look, measure, fallback), *block))
    number = () if key in _CELLS else tuple(_number(look, measure, key))
    return rule + ("\n" + _written(f"{selector} > .n", number) if number else "")


def _number(look: StyleLook, measure: Measure, key: str) -> Iterator[str]:
    """The declarations of a label: its column, and what sets it off from the words."""
    if look.hanging:
        # The column's width less the gap, for a label wider than the column (Schedule 1) still needs the gap.
        gap = _GAP * look.size if key in _LISTED else 0.0
        yield f"min-width: {measure.indent(look.hanging - gap)}"
        yield f"margin-right: {measure.indent(gap)}"
    if look.label_bold is not None:
        yield f"font-weight: {'bold' if look.label_bold else 'normal'}"
    if look.label_colour:
        yield f"color: {look.label_colour}"


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


def _block(look: StyleLook, measure: Measure, key: str) -> Iterator[str]:
    edges = {edge.side: edge for edge in look.edges}
    inset = sum(edges[side].width + edges[side].space for side in ("left",) if side in edges)
    # Margins of entries would collapse, while Word adds up what stands after one and before the next.
    spaces = "padding" if key in _LISTED else "margin"
    yield f"{spaces}-top: {measure.size(look.before)}"
    yield f"{spaces}-bottom: {measure.size(look.after)}"
    yield f"{_INDENTS.get(key, 'margin-left')}: {measure.indent(look.left - inset)}"
    yield f"text-indent: {measure.indent(-look.hanging)}"
    yield f"text-align: {_ALIGN.get(look.align, 'left')}"
    yield from _lines(look, measure, key)
    if look.underline:
        yield "text-decoration: underline"
    if look.shade:
        yield f"background: {look.shade}"
    if look.keep_with_next and key not in _KEPT_BY_BLOCK:
        yield "break-after: avoid"
    if look.new_page:
        yield "break-before: page"


def _lines(look: StyleLook, measure: Measure, key: str) -> Iterator[str]:
    """The lines along a paragraph. In a list of contents any line above, below or between is drawn below each entry."""
    for edge in look.edges:
        if key in _LISTED and edge.side in ("between", "top", "bottom"):
            yield f"border-bottom: {_line(edge)}"
        elif edge.side != "between":
            yield f"border-{edge.side}: {_line(edge)}"
            yield f"padding-{edge.side}: {measure.size(edge.space)}"


def _line(edge: Edge) -> str:
    return f"{in_points(edge.width)} solid {edge.colour}"


def _table_rules(house: House) -> Iterator[str]:
    """The lines of tables as the house's table style draws them; a total has above it what a header has below."""
    if shade := house.heading_shade or look_of(house, "table_heading").shade:
        yield f"thead tr {{ background: {shade} }}"
        # Words at the edge of a shade need the same room as those inside it.
        yield "th:first-child, td:first-child { padding-left: .5em }"
        yield "th:last-child, td:last-child { padding-right: .5em }"
    edges = {edge.side: _line(edge) for edge in house.table_edges}
    if not edges:
        return
    between, heading = edges.get("between", "none"), edges.get("heading", edges.get("between", "none"))
    yield f"th, td {{ border-bottom: {between} }}"
    yield f"thead th {{ border-top: {edges.get('top', 'none')}; border-bottom: {heading} }}"
    yield f"tbody tr:last-child > * {{ border-bottom: {edges.get('bottom', 'none')} }}"
    yield f".total th, .total td {{ border-top: {heading} }}"


def _cell(look: StyleLook, measure: Measure) -> Iterator[str]:
    yield f"padding-top: {measure.size(look.before)}"
    yield f"padding-bottom: {measure.size(look.after)}"
    if look.shade:
        yield f"background: {look.shade}"


def _character_rule(key: str, selector: str, house: House) -> str:
    return _written(selector, tuple(_character(house.styles[key])))


def _character(look: StyleLook) -> Iterator[str]:
    """What a style of a few words adds to the paragraph that they stand in."""
    yield f"font-weight: {'bold' if look.bold else 'inherit'}"
    yield f"font-style: {'italic' if look.italic else 'inherit'}"
    yield f"color: {look.colour or 'inherit'}"
    if look.font:
        yield f"font-family: {css_string(look.font)}"
    if look.shade:
        yield f"background: {look.shade}"
    if look.underline:
        yield "text-decoration: underline"


def _written(selector: str, declarations: tuple[str, ...]) -> str:
    return f"{selector} {{ {'; '.join(declarations)} }}"


def css_string(text: str) -> str:
    """The text as a CSS string that says exactly this, whatever is in it."""
    return '"' + "".join(char if _is_tame(char) else f"\\{ord(char):x} " for char in text) + '"'


def _is_tame(char: str) -> bool:
    return char not in "\"\\<>&'" and char.isprintable()
