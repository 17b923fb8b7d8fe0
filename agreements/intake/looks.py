"""Named styles as they look after all inheritance: defaults, base styles, the theme's fonts, the list's indents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from agreements.intake.edges import paragraph_edges, shade
from agreements.intake.house import TABLE_STYLE, StyleLook, ids_by_key
from agreements.intake.ooxml import Parts, W, colour, flag, main_part, number, parsed, targets, value

_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEFAULT_FONT, _DEFAULT_SIZE = "Times New Roman", 10.0
_ALIGNMENTS = {"start": "left", "left": "left", "end": "right", "right": "right", "center": "center", "both": "justify"}

NATURAL_LINES: Mapping[str, float] = {
    "Source Serif 4": 1.371,
    "Source Sans 3": 1.326,
    "Arial": 1.149,
    "Calibri": 1.221,
    "Cambria": 1.172,
    "Georgia": 1.136,
    "Times New Roman": 1.149,
    "Verdana": 1.215,
}
"""Height of a single line as a multiple of the type size: ascent, descent and gap of the font's hhea table."""
_NATURAL_LINE = 1.2


@dataclass(frozen=True, slots=True)
class Sheet:
    """The style sheet of a file: its styles by id, and what goes with them."""

    styles: Mapping[str, etree._Element]
    defaults: etree._Element | None
    numbering: etree._Element | None
    fonts: Mapping[str, str]
    font_table: etree._Element | None
    lines: Mapping[str, float]

    @property
    def table_style(self) -> etree._Element | None:
        """The table style of agreements, where the file has it."""
        return next((style for style in self.styles.values() if value(style, "name") == TABLE_STYLE), None)

    @property
    def table_chain(self) -> list[etree._Element]:
        """That style and what it is based on, the outermost base first."""
        style = self.table_style
        return [] if style is None else _chain(self, style.get(f"{W}styleId", ""))

    @property
    def ids(self) -> dict[str, str]:
        """Style ids by key of `STYLE_NAMES`; ids change whenever another program saves the file."""
        return ids_by_key({value(style, "name"): id_ for id_, style in self.styles.items()})

    @property
    def keys(self) -> dict[str, str]:
        """Keys of `STYLE_NAMES` by style id."""
        return {id_: key for key, id_ in self.ids.items()}


def sheet(parts: Parts, lines: Mapping[str, float]) -> Sheet:
    """The style sheet, numbering, theme and font table of a Word file. `lines` are natural lines of further fonts."""
    main = main_part(parts)
    roots = {}
    for kind in ("styles", "numbering", "theme", "fontTable"):
        name = next(iter(targets(parts, main, kind).values()), "")
        roots[kind] = parsed(parts[name]) if name in parts else None
    styles = roots["styles"]
    found = styles.iter(f"{W}style") if styles is not None else ()
    return Sheet(
        {style.get(f"{W}styleId", ""): style for style in found},
        None if styles is None else styles.find(f"{W}docDefaults"),
        roots["numbering"],
        _theme_fonts(roots["theme"]),
        roots["fontTable"],
        {**NATURAL_LINES, **lines},
    )


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    fonts = {}
    for kind in ("major", "minor") if theme is not None else ():
        latin = theme.find(f".//{_THEME}{kind}Font/{_THEME}latin") if theme is not None else None
        for suffix in ("HAnsi", "Ascii") if latin is not None else ():
            fonts[f"{kind}{suffix}"] = latin.get("typeface", "") if latin is not None else ""
    return fonts


def style_looks(of: Sheet) -> dict[str, StyleLook]:
    """The look of each style of `STYLE_NAMES` that the file has, by key."""
    return {key: look(of, id_) for key, id_ in of.ids.items()}


def look(of: Sheet, style_id: str) -> StyleLook:
    """How one style looks, base styles and list indents included."""
    if of.styles[style_id].get(f"{W}type") == "character":
        return _character_look(of, style_id)
    chain = _chain(of, style_id)
    runs, paragraphs = properties_of(of, style_id)
    font = _font(runs, of.fonts)
    size = number(_last(runs, "sz", "val", str(_DEFAULT_SIZE * 2))) / 2
    left, hanging = _indents(of, chain, paragraphs)
    label = _label_properties(of, chain)
    return StyleLook(
        font=font,
        size=size,
        bold=_toggle(runs, "b"),
        italic=_toggle(runs, "i"),
        colour=colour(_last(runs, "color", "val", "auto")),
        before=_points(_last(paragraphs, "spacing", "before", "0")),
        after=_points(_last(paragraphs, "spacing", "after", "0")),
        line=_line(paragraphs, of.lines.get(font, _NATURAL_LINE), size),
        align=_ALIGNMENTS.get(_last(paragraphs, "jc", "val", "left"), "left"),
        left=left,
        hanging=hanging,
        keep_with_next=_toggle(paragraphs, "keepNext"),
        new_page=_toggle(paragraphs, "pageBreakBefore"),
        caps=_toggle(runs, "caps"),
        underline=_last(runs, "u", "val", "none") != "none",
        shade=shade(runs) or shade(paragraphs),
        edges=paragraph_edges(paragraphs),
        label_bold=flag(label, "b"),
        label_colour=colour(said) if (said := value(label, "color")) else "",
    )


def _character_look(of: Sheet, style_id: str) -> StyleLook:
    runs: Properties = [style.find(f"{W}rPr") for style in _chain(of, style_id)]
    said = _last(runs, "color", "val", "")
    return StyleLook(
        font=_font(runs, of.fonts, ""),
        size=number(_last(runs, "sz", "val", "0")) / 2,
        bold=_toggle(runs, "b"),
        italic=_toggle(runs, "i"),
        colour=colour(said) if said else "",
        underline=_last(runs, "u", "val", "none") != "none",
        shade=shade(runs),
    )


def properties_of(of: Sheet, style_id: str) -> tuple[Properties, Properties]:
    """The run and the paragraph properties that make up a style, the outermost first and the defaults before all."""
    chain = _chain(of, style_id)
    runs: Properties = [_default(of, "rPr"), *(style.find(f"{W}rPr") for style in chain)]
    paragraphs: Properties = [_default(of, "pPr"), *(style.find(f"{W}pPr") for style in chain)]
    return runs, paragraphs


_MOST_BASES = 50


def _chain(of: Sheet, style_id: str) -> list[etree._Element]:
    """The style and what it is based on, the outermost base first.

    Raises:
        ValueError: it has more bases than any style that somebody could keep in mind.
    """
    chain: list[etree._Element] = []
    current = of.styles.get(style_id)
    while current is not None and current not in chain:
        if len(chain) > _MOST_BASES:
            raise ValueError(f"the style {style_id[:40]!r} is based on more than {_MOST_BASES} others in turn")
        chain.insert(0, current)
        current = of.styles.get(value(current, "basedOn"))
    return chain


def _default(of: Sheet, kind: str) -> etree._Element | None:
    return None if of.defaults is None else of.defaults.find(f"{W}{kind}Default/{W}{kind}")


Properties = list[etree._Element | None]  # noqa: SLF001 - lxml's only name for the type


def _last(properties: Properties, name: str, attribute: str, default: str) -> str:
    found = default
    for element in properties:
        child = None if element is None else element.find(f"{W}{name}")
        if child is not None:
            found = child.get(f"{W}{attribute}", found)
    return found


def _toggle(properties: Properties, name: str) -> bool:
    said = [state for element in properties if (state := flag(element, name)) is not None]
    return said[-1] if said else False


def _font(runs: Properties, theme: Mapping[str, str], default: str = _DEFAULT_FONT) -> str:
    font = default
    for element in runs:
        child = None if element is None else element.find(f"{W}rFonts")
        if child is not None:
            named = child.get(f"{W}ascii") or child.get(f"{W}hAnsi") or font
            font = theme.get(child.get(f"{W}asciiTheme", ""), "") or named
    return font


def _points(twips: str) -> float:
    return round(number(twips) / 20, 2)


def _line(paragraphs: Properties, natural: float, size: float) -> float:
    """The line as a multiple of the type size, whatever Word counts it in. `natural` is the font's single line."""
    stated = number(_last(paragraphs, "spacing", "line", "240"))
    match _last(paragraphs, "spacing", "lineRule", "auto"):
        case "exact":
            return round(stated / 20 / size, 3)
        case "atLeast":
            return round(max(natural, stated / 20 / size), 3)
        case _:
            return round(natural * stated / 240, 3)


def _indents(of: Sheet, chain: list[etree._Element], paragraphs: Properties) -> tuple[float, float]:
    """Left indent and hanging of the first line. What the style says goes before what its list level says."""
    level = list_level(of, chain)
    sources: Properties = [None if level is None else level.find(f"{W}pPr"), *paragraphs]
    left = _last(sources, "ind", "left", "") or _last(sources, "ind", "start", "0")
    hanging = _points(_last(sources, "ind", "hanging", "0"))
    return _points(left), hanging or 0.0 - _points(_last(sources, "ind", "firstLine", "0"))


def _label_properties(of: Sheet, chain: list[etree._Element]) -> etree._Element | None:
    level = list_level(of, chain)
    return None if level is None else level.find(f"{W}rPr")


def list_level(of: Sheet, chain: list[etree._Element]) -> etree._Element | None:
    """The list level that a style is bound to, directly or through a base; None when it has no list."""
    number, level = _list_binding(chain)
    if of.numbering is None or number in ("", "0"):
        return None
    abstract = value(of.numbering.find(f"{W}num[@{W}numId='{number}']"), "abstractNumId")
    return of.numbering.find(f"{W}abstractNum[@{W}abstractNumId='{abstract}']/{W}lvl[@{W}ilvl='{level}']")


def _list_binding(chain: list[etree._Element]) -> tuple[str, str]:
    number, level = "", "0"
    for style in chain:
        binding = style.find(f"{W}pPr/{W}numPr")
        number = value(binding, "numId", number)
        level = value(binding, "ilvl", level)
    return number, level


def levels_of(of: Sheet, style_id: str) -> list[etree._Element]:
    """What draws the number of a style: its level of the list, and what its own list sets in its place."""
    chain = _chain(of, style_id)
    number, level = _list_binding(chain)
    found = [list_level(of, chain)]
    if of.numbering is not None and number not in ("", "0"):
        own = f"{W}num[@{W}numId='{number}']/{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl"
        found.append(of.numbering.find(own))
    return [each for each in found if each is not None]


_WITH_SERIFS, _WITHOUT = ("roman",), ("swiss", "modern")


def fonts_with_serifs(of: Sheet) -> dict[str, bool]:
    """Whether each font has serifs, as far as the file's font table knows. Source: ECMA-376 Part 1, 17.8.3.9."""
    fonts = () if of.font_table is None else of.font_table.iter(f"{W}font")
    kinds = {font.get(f"{W}name", ""): value(font, "family") for font in fonts}
    return {name: kind in _WITH_SERIFS for name, kind in kinds.items() if kind in (*_WITH_SERIFS, *_WITHOUT)}


def repeats(of: Sheet, style_id: str, direct: etree._Element) -> bool:
    """Whether a paragraph property set by hand says no more than the style does; LibreOffice writes such."""
    name = etree.QName(direct).localname
    paragraphs = properties_of(of, style_id)[1]
    said = {etree.QName(attribute).localname: text for attribute, text in direct.attrib.items()}
    return bool(said) and all(_last(paragraphs, name, attribute, "0") == text for attribute, text in said.items())


def has_list(of: Sheet, style_id: str) -> bool:
    """Whether paragraphs in the style are numbered by a list of the file."""
    return list_level(of, _chain(of, style_id)) is not None
