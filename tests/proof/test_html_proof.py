"""The web page is held against the document: what is lost, added, moved or hidden is found."""

from __future__ import annotations

import pytest

from agreements.proof.compare import differences
from agreements.proof.html import read_cover, read_html
from agreements.proof.lines import expected_lines
from agreements.rendering.html import cover_lines, page_html
from tests.rendering.pdf_house import house
from tests.rendering.specimen import specimen


@pytest.fixture(scope="module")
def html() -> str:
    """The specimen's page."""
    return page_html(specimen(), house(), skip="Skip")


def faults(html: str) -> tuple[str, ...]:
    """What the proof says of this page."""
    return differences(expected_lines(specimen()), read_html(html), "page.html")


def test_the_page_says_what_the_document_says(html: str) -> None:
    """Block by block, label by label, word by word."""
    assert faults(html) == ()


def test_the_cover_says_what_the_frame_says(html: str) -> None:
    """Also the numbers of the parties."""
    expected = tuple(line.text.replace("\t", " ") for line in cover_lines(specimen().frame, house()))

    assert read_cover(html) == expected


SABOTAGE = {
    "a word is lost": ("twelve stand at Fenland House", "stand at Fenland House"),
    "a word is added": ("twelve stand", "twelve do not stand"),
    "a space is lost": ("twelve stand", "twelvestand"),
    "a label is wrong": ('<span class="n">2.1 </span>', '<span class="n">2.2 </span>'),
    "a label is lost": ('<span class="n">(B) </span>', ""),
    "a sum is wrong": ("1,637,500.01", "1,637,500.10"),
    "a reference is wrong": (">2.2(b)(ii)</a>", ">2.2(b)(i)</a>"),
    "a paragraph is hidden by an attribute": ('<p id="services.close"', '<p hidden id="services.close"'),
    "a paragraph is hidden by a style": ('<p id="services.close"', '<p style="display: none" id="services.close"'),
    "a paragraph is a comment": ("This schedule prevails over clause headings.", "<!-- This schedule prevails. -->"),
    "words stand between the blocks": ("</main>", "<p>Unless otherwise agreed.</p></main>"),
    "words stand loose": ("</main>", "Unless otherwise agreed.</main>"),
    "a block has another's id": ('data-block="services.close"', 'data-block="services.scope"'),
    "the title of the contents is lost": (">Contents</h2>", "></h2>"),
}


@pytest.mark.parametrize(("found", "put"), SABOTAGE.values(), ids=SABOTAGE)
def test_a_difference_is_found(html: str, found: str, put: str) -> None:
    """Each of these has happened to a contract."""
    assert found in html
    assert faults(html.replace(found, put, 1))


def test_blocks_in_another_order_are_found(html: str) -> None:
    """A carve-out before its rule reads differently."""
    first, second = (
        next(line for line in html.splitlines() if f'data-block="{name}"' in line)
        for name in ("services.scope.2.a", "services.scope.2.b")
    )
    swapped = html.replace(first, "@").replace(second, first).replace("@", second)

    assert faults(swapped)
