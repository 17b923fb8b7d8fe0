"""The HTML that becomes the PDF: cover, contents with page numbers, running lines, watermark, landscape pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from agreements.document import Frame, NumberedDocument, Picture, on_one_line
from agreements.intake.house import Edge, House, RunningLine, StyleLook
from agreements.pictures import described
from agreements.rendering.columns import paper_of
from agreements.rendering.cover import cover_top
from agreements.rendering.html.body import body_html
from agreements.rendering.html.cover import cover_view, logos_at
from agreements.rendering.html.frame import PAGE, PAGES, PART, cover_lines, running_lines
from agreements.rendering.html.looks import PAPER, css_string, font_css, in_points, look_of, style_css
from agreements.rendering.html.templates import filled, static
from agreements.rendering.stylesheet import guarded

SCHEME = "pack:"
"""How the page asks for a file that comes with it; nothing else is ever fetched."""

_WATERMARK_FILE = "watermark.svg"


@dataclass(frozen=True, slots=True)
class PrintPage:
    """What the PDF engine is given: the page and, by name, the files that it asks for."""

    html: str
    files: Mapping[str, bytes]


def print_html(document: NumberedDocument, house: House, css: str = "") -> PrintPage:
    """The whole document laid out for paper. `css` is the pack's print.css, which may add looks but no words.

    Raises:
        FindingsError: print.css or the house style holds something that could fetch, hide or say anything.
    """
    from markupsafe import Markup  # noqa: PLC0415  (Jinja's; both only when a page is made)

    frame = document.frame
    logos = logos_at("cover", house)
    html = filled(
        "print.html.jinja",
        {
            "lang": document.language,
            "frame": asdict(frame),
            "title": on_one_line(frame.title),
            "css": Markup(_stylesheet(frame, house, css)),  # noqa: S704  (made here; its strings are written tame)
            "cover": cover_view(document, house),
            "logos": [
                {"source": SCHEME + name, "alt": logo.alt, "width": logo.width, "height": logo.height}
                for name, logo in logos
            ],
            "body": Markup(_spoken(document, body_html(document, paper_of(house)))),  # noqa: S704  (escaped already)
        },
    )
    return PrintPage(html, _files(frame, house))


def _spoken(document: NumberedDocument, body: str) -> str:
    """The body with all that a picture says as the picture's title: WeasyPrint hands nothing else on to a reader."""
    for block in document.blocks:
        if isinstance(block, Picture):
            body = body.replace(block.svg, described(block), 1)
    return body


def _files(frame: Frame, house: House) -> Mapping[str, bytes]:
    files = {each.name: each.logo.data for place in ("cover", "header") for each in logos_at(place, house)}
    if frame.watermark:
        files[_WATERMARK_FILE] = _watermark(frame.watermark, look_of(house, "heading").font).encode()
    return files


def _stylesheet(frame: Frame, house: House, css: str) -> str:
    parts = (
        static("common.css"),
        static("print.css"),
        style_css(house, PAPER, {}),
        "\n".join((*_page_rules(frame, house), *_cover_rules(frame, house))),
        guarded(css),
    )
    return "\n".join(parts)


# --- pages and what runs along them ----------------------------------------------------------------------------------


_GAP = 4.0
"""Points between a running line and the text, where the style draws no line between them."""


def _page_rules(frame: Frame, house: House) -> Iterator[str]:
    page = house.page
    header, footer = running_lines(house.header, frame), running_lines(house.footer, frame)
    yield f"@page {{ size: {_size(page.width, page.height)}; {_edges(house, len(header), len(footer))};"
    if frame.watermark:
        yield f'  background: url("{SCHEME}{_WATERMARK_FILE}") center / contain no-repeat;'
    yield from _margin_boxes("top", header, house)
    yield from _margin_boxes("bottom", footer, house)
    yield "}"
    yield f"@page landscape {{ size: {_size(page.height, page.width)}; }}"
    yield from _bare_cover(house)


def _size(width: float, height: float) -> str:
    return f"{in_points(width)} {in_points(height)}"


def _edges(house: House, header_lines: int, footer_lines: int) -> str:
    """Margins as deep as the running lines reach; what is left to the text is padding, beyond their line."""
    page = house.page
    header, footer = look_of(house, "header"), look_of(house, "footer")
    top = _reach(header, page.header, header_lines, "bottom")
    bottom = _reach(footer, page.footer, footer_lines, "top")
    sides = f"margin: {in_points(top)} {in_points(page.right)} {in_points(bottom)} {in_points(page.left)}"
    padding = f"padding: {in_points(max(page.top - top, 0))} 0 {in_points(max(page.bottom - bottom, 0))}"
    lines = (("top", _inner(header, "bottom"), header_lines), ("bottom", _inner(footer, "top"), footer_lines))
    rules = (
        f"border-{side}: {in_points(edge.width)} solid {edge.colour}" for side, edge, count in lines if edge and count
    )
    return "; ".join((sides, padding, *rules))


def _reach(style: StyleLook, distance: float, lines: int, side: str) -> float:
    return distance + lines * style.size * (style.line or 1.2) + _gap(style, side)


def _inner(style: StyleLook, side: str) -> Edge | None:
    """The line between a running line and the text."""
    return next((edge for edge in style.edges if edge.side == side), None)


def _gap(style: StyleLook, side: str) -> float:
    edge = _inner(style, side)
    return _GAP if edge is None else edge.space


_SIDES = ("left", "center", "right")


def _margin_boxes(edge: str, lines: tuple[RunningLine, ...], house: House) -> Iterator[str]:
    """The three boxes along an edge; one without words is not made, so that the others may have its room."""
    style = look_of(house, "header" if edge == "top" else "footer")
    looks = "; ".join(font_css(style, PAPER, {}))
    inner = "bottom" if edge == "top" else "top"
    for side, texts in zip(_SIDES, _columns(lines), strict=True):
        if any(texts):
            yield (
                f"  @{edge}-{side} {{ content: {_content(texts)}; text-align: {side}; white-space: pre-line;"
                f" vertical-align: {inner}; padding-{inner}: {in_points(_gap(style, inner))}; {looks} }}"
            )
    if edge == "top":
        yield from _header_logo(house)


def _columns(lines: tuple[RunningLine, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(line.left for line in lines),
        tuple(line.centre for line in lines),
        tuple(line.right for line in lines),
    )


_GENERATED = {PART: "string(part)", PAGE: "counter(page)", PAGES: "counter(pages)"}


def _content(texts: tuple[str, ...]) -> str:
    """The value of CSS `content`: the words as strings, and what changes from page to page as functions."""
    pieces: list[str] = []
    plain = ""
    for char in "\n".join(texts):
        if char in _GENERATED:
            pieces += [css_string(plain), _GENERATED[char]]
            plain = ""
        else:
            plain += char
    return " ".join(piece for piece in (*pieces, css_string(plain)) if piece != '""') or '""'


def _header_logo(house: House) -> Iterator[str]:
    """The header's logo as a background, which a screen reader passes over: it would be read on every page."""
    for each in logos_at("header", house):
        size = _size(each.logo.width, each.logo.height)
        yield (
            f'  @top-right-corner {{ content: ""; width: {in_points(house.page.right)};'
            f' background: url("{SCHEME}{each.name}") left {in_points(house.page.header)} / {size} no-repeat }}'
        )


def _bare_cover(house: House) -> Iterator[str]:
    boxes = " ".join(f"@{edge}-{side} {{ content: none }}" for edge in ("top", "bottom") for side in _SIDES)
    corner = " @top-right-corner { content: none }" if logos_at("header", house) else ""
    yield f"@page :first {{ border-color: transparent; {boxes}{corner} }}"


def _cover_rules(frame: Frame, house: House) -> Iterator[str]:
    top = cover_top(((line.style, line.text) for line in cover_lines(frame, house)), house)
    if top is not None:
        yield f".cover > :nth-child({len(logos_at('cover', house)) + 1}) {{ margin-top: {in_points(top)} }}"


# --- the watermark ---------------------------------------------------------------------------------------------------

_SQUARE = 600
_LETTER_WIDTH = 0.66  # of the type size: capitals of a bold sans serif with a little air


def _watermark(text: str, font: str) -> str:
    """One pale word across the page. As a page background it is an artifact: seen, and not read aloud."""
    from markupsafe import escape  # noqa: PLC0415

    size = min(170.0, 0.95 * _SQUARE / (_LETTER_WIDTH * max(len(text), 1)))
    middle = _SQUARE / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SQUARE} {_SQUARE}"'
        f' width="{_SQUARE}" height="{_SQUARE}">'
        f'<text x="{middle:g}" y="{middle + size / 3:.4g}" text-anchor="middle"'
        f' transform="rotate(-45 {middle:g} {middle:g})"'
        f' font-family="{escape(font)}" font-size="{size:.4g}" font-weight="bold" fill="#eeeeee">'
        f"{escape(text)}</text></svg>"
    )
