"""A house style that came in is checked, and read into plain values that drive Word, PDF and HTML alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from agreements.intake.alike import turned_or_struck
from agreements.intake.cover import cover_lines, has_body_slot
from agreements.intake.edges import heading_shade, table_edges, table_inks, unfollowed_in_tables
from agreements.intake.gate import Finding, opened, refused
from agreements.intake.hidden import CAN_HIDE, DARK_HIGHLIGHTS, hidden_styles, hides, is_alike, is_beside
from agreements.intake.house import STYLE_NAMES, TABLE_STYLE, House, Page
from agreements.intake.looks import (
    Sheet,
    fonts_with_serifs,
    has_list,
    levels_of,
    look,
    properties_of,
    sheet,
    style_looks,
)
from agreements.intake.ooxml import Parts, R, W, main_part, number, parsed, targets, value
from agreements.intake.pictures import logos
from agreements.intake.running import running_lines
from agreements.intake.unfollowed import unfollowed, unfollowed_in_story

NUMBERED = (
    "party",
    "recital",
    "recital_2",
    "recital_3",
    "clause",
    "clause_1",
    "clause_2",
    "clause_3",
    "definition_2",
    "definition_3",
    "schedule",
    "part",
    "schedule_clause",
    "schedule_1",
    "schedule_2",
    "schedule_3",
)
"""Keys of the styles that must take their number from a list of the file."""

_FRESH = "add it in Word, or start again from a fresh house style"


def open_house(data: bytes, file: str = "house.docx", *, lines: Mapping[str, float] | None = None) -> House:
    """The house style in a Word file that passed the gate. `file` is what messages call it.

    `lines` says for fonts by name how high a single line is, as a multiple of the type size; Word does not write it.

    Raises:
        FindingsError: the gate refused the file, or a style, a list or the place of the body is missing
            (id `house-style`), or it holds something that Word does not write (id `format`).
    """
    parts = opened(data, file)
    try:
        return _read(data, file, parts, lines or {})
    except (LookupError, ValueError, ArithmeticError, StopIteration, SyntaxError) as error:
        # Well formed, and still no file that Word wrote: a length that is no number, an id that breaks a path.
        why = str(error) or type(error).__name__
        damaged = ("format", f"is damaged: something in it is not as Word writes it ({why})", _FRESH)
        raise refused(file, damaged) from error


def _read(data: bytes, file: str, parts: Parts, lines: Mapping[str, float]) -> House:
    document = parsed(parts[main_part(parts)])
    styles = sheet(parts, lines)
    missing = [*_missing(styles, document)]
    if missing:
        raise refused(file, *(("house-style", message, _FRESH) for message in missing))
    if unseen := [*_unseen(parts, styles), *_unfit_pages(document)]:
        raise refused(file, *unseen)
    return _house(data, file, parts, document, styles)


def _missing(styles: Sheet, document: etree._Element) -> list[str]:
    ids = styles.ids
    absent = [name for key, name in STYLE_NAMES.items() if key not in ids]
    unnumbered = [STYLE_NAMES[key] for key in NUMBERED if key in ids and not has_list(styles, ids[key])]
    messages = [f"has no style {name!r}" for name in absent]
    messages += [f"has a style {name!r} without its list number" for name in unnumbered]
    if not has_body_slot(document):
        messages.append("has no paragraph {{p body }}, where the agreement goes")
    if document.find(f"{W}body/{W}sectPr") is None:
        messages.append("has no page set-up at its end")
    return messages


_LARGEST_TYPE, _LOWEST_LINE = 200, 0.6


def _unseen(parts: Parts, styles: Sheet) -> Iterator[Finding]:
    """The styles of agreements whose words or numbers nobody would see, whether or not this file uses them."""
    hidden = hidden_styles(parts)
    table = styles.table_style
    table_is_shaded = table is not None and table.find(f".//{W}shd") is not None
    for key, id_ in styles.ids.items():
        name, shown = STYLE_NAMES[key], look(styles, id_)
        if id_ in hidden and not (table_is_shaded and key.startswith("table_")):
            yield "hidden", f"has the style {name!r} with hidden, white or very small text", "make its text plain"
        elif shown.shade and shown.colour and is_alike(shown.colour[1:], shown.shade[1:]):
            yield "hidden", f"has the style {name!r} with letters in the colour behind them", "choose another colour"
        elif any(hides(each, hidden) for each in properties_of(styles, id_)[1] if each is not None):
            yield "hidden", f"has the style {name!r} with lines off the paper or on one another", "let it stand in line"
        elif shown.line and shown.line < _LOWEST_LINE:
            message = f"has the style {name!r} with lines of {shown.line:g} times its letters, which lie on one another"
            yield "hidden", message, "choose single lines in Word"
        elif shown.size > _LARGEST_TYPE:
            message = f"has the style {name!r} in a type of {shown.size:,.0f} points; expected {_LARGEST_TYPE} or fewer"
            yield "house-style", message, "choose a size in Word"
        elif _last_highlight(styles, id_) in DARK_HIGHLIGHTS:
            yield "hidden", f"has the style {name!r} with letters under a dark highlighter", "choose a lighter one"
        for what in dict.fromkeys(what for each in _runs_of(styles, id_) for what in turned_or_struck(each)):
            yield "text-mismatch", f"has the style {name!r} with {what}", "make its text plain"
        if key in NUMBERED:
            yield from _unseen_numbers(name, levels_of(styles, id_), hidden)
    yield from _unseen_in_tables(styles)


def _runs_of(styles: Sheet, id_: str) -> Iterator[etree._Element]:
    yield from (each for each in properties_of(styles, id_)[0] if each is not None)
    yield from (look for level in levels_of(styles, id_) for look in level.iterfind(f"{W}rPr"))


def _last_highlight(styles: Sheet, id_: str) -> str:
    said = [mark for each in properties_of(styles, id_)[0] if each is not None and (mark := value(each, "highlight"))]
    return said[-1] if said else ""


def _unseen_in_tables(styles: Sheet) -> Iterator[Finding]:
    """What a table style does to the words of every table, whatever the styles of their paragraphs say."""
    for style in styles.table_chain:
        if any(hides(each, frozenset()) for each in style.iter(*CAN_HIDE)):
            what = "with hidden, white or very small text, or with lines off the paper or on one another"
            yield "hidden", f"has the table style {TABLE_STYLE!r} {what}", "make its text plain"
        if any(is_beside(each) for each in style.iter(f"{W}tblPr", f"{W}tcPr")):
            yield "hidden", f"has the table style {TABLE_STYLE!r} with tables off the paper", "let tables stand in line"


def _unseen_numbers(name: str, levels: list[etree._Element], hidden: frozenset[str]) -> Iterator[Finding]:
    for level in levels:
        if any(hides(each, hidden) for kind in ("rPr", "pPr") for each in level.iterfind(f"{W}{kind}")):
            yield "hidden", f"has the style {name!r} with a hidden, white or very small number", "make the number plain"
        if "%" not in value(level, "lvlText") or value(level, "numFmt") in ("none", "bullet"):
            yield "house-style", f"has the style {name!r} with a list that prints no number", _FRESH


_LEAST_SIDE, _MOST_SIDE, _LEAST_ROOM = 280.0, 1_584.0, 144.0
"""Points; Word's own largest sheet has sides of 22 inches."""


def _unfit_pages(document: etree._Element) -> Iterator[Finding]:
    """Pages on which no agreement can be printed: too small, too large, or all margin."""
    for section in document.iter(f"{W}sectPr"):
        page = _page(section)
        across, down = page.width - page.left - page.right, page.height - page.top - page.bottom
        if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (page.width, page.height)):
            found = f"has a page of {page.width:,.0f} by {page.height:,.0f} points"
            yield "house-style", f"{found}; expected sides of 280 (98 mm) to 1,584 (22 inches)", "choose A4 in Word"
        elif min(across, down) < _LEAST_ROOM:
            found = f"has margins that leave {max(across, 0):,.0f} by {max(down, 0):,.0f} points for the words"
            yield "house-style", f"{found}; expected 144 (5 cm) or more", "make the margins smaller in Word"


def _house(data: bytes, file: str, parts: Parts, document: etree._Element, styles: Sheet) -> House:
    section = document.findall(f".//{W}sectPr")[-1]
    cover, problems = cover_lines(document, styles)
    header, header_problems = running_lines(parts, section, "header", styles)
    footer, footer_problems = running_lines(parts, section, "footer", styles)
    pictures, picture_problems = logos(parts, document, section)
    return House(
        docx=data,
        page=_page(section),
        styles=style_looks(styles),
        cover=cover,
        header=header,
        footer=footer,
        logos=pictures,
        problems=(
            *problems,
            *header_problems,
            *footer_problems,
            *picture_problems,
            *_story_problems(parts, document, section),
            *_page_problems(section, document.find(f"{W}background")),
            *unfollowed(styles),
            *unfollowed_in_tables(styles.table_style),
        ),
        file=file,
        table_edges=table_edges(styles.table_style),
        heading_shade=heading_shade(styles.table_chain),
        table_inks=table_inks(styles.table_chain),
        serif=fonts_with_serifs(styles),
    )


def _page(section: etree._Element) -> Page:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    return Page(
        width=_points(size, "w", 11906),
        height=_points(size, "h", 16838),
        top=_points(margins, "top", 1440),
        right=_points(margins, "right", 1440),
        bottom=_points(margins, "bottom", 1440),
        left=_points(margins, "left", 1440),
        header=_points(margins, "header", 708),
        footer=_points(margins, "footer", 708),
    )


def _points(element: etree._Element | None, name: str, default: int) -> float:
    twips = None if element is None else element.get(f"{W}{name}")
    return round(abs(number(str(default) if twips is None else twips)) / 20, 2)


def _story_problems(parts: Parts, document: etree._Element, section: etree._Element) -> Iterator[str]:
    yield from unfollowed_in_story(document, "cover")
    for kind in ("header", "footer"):
        names = targets(parts, main_part(parts), kind)
        for reference in section.findall(f"{W}{kind}Reference"):
            if (name := names.get(reference.get(f"{R}id", ""), "")) in parts:
                yield from unfollowed_in_story(parsed(parts[name]), kind)


_UNFOLLOWED = (
    ("pgBorders", "a border round the page"),
    ("lnNumType", "line numbers"),
    ("vAlign", "a page aligned from top to bottom"),
)


def _page_problems(section: etree._Element, background: etree._Element | None) -> list[str]:
    found = [
        f"PDF and HTML do not show {words}" for name, words in _UNFOLLOWED if section.find(f"{W}{name}") is not None
    ]
    columns = section.find(f"{W}cols")
    if columns is not None and int(columns.get(f"{W}num", "1")) > 1:
        found.append("PDF and HTML do not show columns")
    if background is not None and background.get(f"{W}color", "auto") not in ("auto", "FFFFFF"):
        found.append("PDF and HTML do not show the colour of the page")
    return found
