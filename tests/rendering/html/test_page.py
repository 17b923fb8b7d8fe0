"""The web page stands by itself and can be used without eyes, mouse, network or a wide screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from agreements.diagnostics import FindingsError
from agreements.intake.house import Logo
from agreements.rendering.html import page_html
from tests.rendering.pdf_house import house
from tests.rendering.specimen import specimen

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (12).to_bytes(4, "big") + (8).to_bytes(4, "big") + b"\x08\x06\0\0\0"


@pytest.fixture(scope="module")
def html() -> str:
    """The specimen's page."""
    return page_html(specimen(), house(), skip="Skip to the agreement")


def test_nothing_comes_from_elsewhere(html: str) -> None:
    """The page is kept in archives and opened from e-mail."""
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"|url\([^)]*\)|@import|<script|<link|<iframe', html) == []


@pytest.mark.parametrize(
    "part",
    [
        '<html lang="en">',
        "<title>Framework Partnership Agreement for R&amp;D, &lt;Schedule 1&gt; and the Better Care Fund</title>",
        'name="viewport"',
        '<a class="skip footer" href="#--main">Skip to the agreement</a>',
        '<main id="--main"',
        '<nav id="contents"',
        "<h1",
        '<p class="stage footer">DRAFT</p>',
        '<div class="scroll" role="region" tabindex="0" aria-labelledby="table.contributions--caption">',
        '<caption id="table.contributions--caption"',
        '<th scope="col"',
        '<th scope="row"',
    ],
)
def test_what_a_screen_reader_and_keyboard_need_is_there(html: str, part: str) -> None:
    """WCAG 2.2 level AA: 1.3.1, 2.1.1, 2.4.1, 2.4.2, 3.1.1."""
    assert part in html


def test_there_is_one_heading_of_the_first_level(html: str) -> None:
    """It names the page."""
    assert html.count("<h1") == 1


def test_a_final_page_has_no_mark_of_a_draft() -> None:
    """The mark goes with the watermark."""
    assert '<p class="stage' not in page_html(specimen(watermark=""), house(), skip="x")


def test_looks_follow_the_house_style() -> None:
    """Whoever changes the colour of headings in Word finds it on the page."""
    changed = replace(house(), styles={key: replace(look, colour="#123456") for key, look in house().styles.items()})

    assert "#123456" in page_html(specimen(), changed, skip="x")


def test_the_packs_stylesheet_is_for_printing_only() -> None:
    """It was written for paper; what it does on a screen nobody looked at."""
    html = page_html(specimen(), house(), ".party { color: #222222 }", skip="x")

    assert re.search(r"@media print \{\s*\.party", html)


def test_a_logo_comes_inside_the_page() -> None:
    """With its alternative text, and as large as on paper."""
    logo = Logo(PNG, ".png", 60, 30, "The partnership's crest", "cover")
    html = page_html(specimen(), replace(house(), logos=(logo,)), skip="x")

    assert re.search(
        r'src="data:image/png;base64,[^"]+" alt="The partnership&#39;s crest" width="80" height="40"', html
    )


HUGE = PNG[:16] + (13_000).to_bytes(4, "big") * 2 + PNG[24:]


@pytest.mark.parametrize(
    ("logo", "found"),
    [
        (Logo(b"%!PS-Adobe-3.0 EPSF-3.0", ".png", 1, 1, "x", "cover"), "not the PNG or JPEG"),
        (Logo(b"<svg/>", ".svg", 1, 1, "x", "cover"), "not the PNG or JPEG"),
        (Logo(PNG, ".png", 1, 1, " ", "cover"), "no alternative text"),
        (Logo(HUGE, ".png", 1, 1, "x", "cover"), "13000 x 13000 pixels"),
    ],
)
def test_a_bad_logo_is_refused(logo: Logo, found: str) -> None:
    """A disguised EPS runs a program, a small file unpacks to gigabytes, and a picture without words says nothing."""
    with pytest.raises(FindingsError, match=found):
        page_html(specimen(), replace(house(), logos=(logo,)), skip="x")
