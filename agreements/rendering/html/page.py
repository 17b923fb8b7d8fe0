"""One web page that holds everything: to be read without a network, by keyboard, on a phone, with a screen reader."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict

from agreements.document import NumberedDocument, on_one_line
from agreements.intake.house import House, has_serifs
from agreements.rendering.columns import paper_of
from agreements.rendering.html.body import body_html
from agreements.rendering.html.cover import NamedLogo, cover_view, logos_at
from agreements.rendering.html.looks import Measure, font_css, in_points, look_of, style_css
from agreements.rendering.html.templates import filled, static
from agreements.rendering.html.view import View
from agreements.rendering.stylesheet import guarded

_BODY_TYPE_REM = 1.125
"""The size of running text on a screen, in rem: 18 pixels unless the reader asks for more."""

_SERIF = ', Georgia, "Times New Roman", serif'
_SANS = ", Arial, Helvetica, sans-serif"


def page_html(document: NumberedDocument, house: House, css: str = "", *, skip: str) -> str:
    """The document as one page without a script or anything from elsewhere.

    `css` is the pack's print.css, used where the page is printed; `skip` are the words of the link past the cover.

    Raises:
        FindingsError: print.css or the house style holds something that could fetch, hide or say anything.
    """
    from markupsafe import Markup  # noqa: PLC0415  (Jinja's; both only when a page is made)

    frame = document.frame
    return filled(
        "page.html.jinja",
        {
            "lang": document.language,
            "second": document.second,
            "frame": asdict(frame),
            "title": on_one_line(frame.title),
            "skip": skip,
            "css": Markup(_stylesheet(house, css)),  # noqa: S704  (made here; its strings are written tame)
            "cover": cover_view(document, house),
            "logos": [_logo(each) for each in logos_at("cover", house)],
            "body": Markup(body_html(document, paper_of(house))),  # noqa: S704  (escaped by its own template)
            "closing": [line for line in (frame.footer, frame.fingerprint) if line],
        },
    )


def _logo(each: NamedLogo) -> View:
    data = base64.b64encode(each.logo.data).decode("ascii")
    pixels = 96 / 72
    return {
        "source": f"data:{each.mime_type};base64,{data}",
        "alt": each.logo.alt,
        "width": round(each.logo.width * pixels),
        "height": round(each.logo.height * pixels),
    }


def _stylesheet(house: House, css: str) -> str:
    measure = _screen(house)
    footer = "; ".join(font_css(look_of(house, "footer"), measure, _fallbacks(house)))
    page = house.page
    return "\n".join(
        (
            static("common.css"),
            style_css(house, measure, _fallbacks(house)),
            f".footer {{ {footer} }}",
            static("page.css"),
            f"@page {{ size: {in_points(page.width)} {in_points(page.height)}; margin: {in_points(page.left)} }}",
            f"@media print {{\n{guarded(css)}\n}}" if css.strip() else "",
        )
    )


def _screen(house: House) -> Measure:
    """Sizes in rem, so that the reader's own setting counts; indents by a unit that narrows on a small screen."""
    scale = _BODY_TYPE_REM / look_of(house, "paragraph").size
    return Measure(lambda value: f"{value * scale:.4g}rem", lambda value: f"calc({value:.4g} * var(--pt))")


def _fallbacks(house: House) -> Mapping[str, str]:
    """What stands in for each font of the house on a machine that lacks it."""
    fonts = {look.font for look in house.styles.values()}
    return {font: _SERIF if has_serifs(font, house) else _SANS for font in fonts}
