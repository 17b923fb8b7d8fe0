"""The web page is held against the document: what is lost, added, moved or hidden is found."""

from __future__ import annotations

import pytest

from agreements.proof.compare import differences
from agreements.proof.html import read_cover, read_html, tree_of
from agreements.proof.lines import expected_lines
from agreements.proof.markup import foreign_markup
from agreements.rendering.html import cover_lines, page_html
from tests.rendering.pdf_house import house
from tests.rendering.specimen import specimen


@pytest.fixture(scope="module")
def html() -> str:
    """The specimen's page."""
    return page_html(specimen(), house(), skip="Skip")


def faults(html: str) -> tuple[str, ...]:
    """What the proof says of this page."""
    return differences(expected_lines(specimen()), read_html(tree_of(html)), "page.html")


def test_the_page_says_what_the_document_says(html: str) -> None:
    """Block by block, label by label, word by word."""
    assert faults(html) == ()


def test_the_cover_says_what_the_frame_says(html: str) -> None:
    """Also the numbers of the parties."""
    expected = tuple(line.text.replace("\t", " ") for line in cover_lines(specimen().frame, house()))

    assert read_cover(tree_of(html)) == expected


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


FOREIGN = {
    "a script": ("</head>", "<script>alert(1)</script></head>"),
    "a script after a stylesheet that was ended": ("<style>", "<style>/* </style><script>alert(1)</script> */"),
    "a stylesheet from elsewhere": ("</head>", '<link rel="stylesheet" href="https://example.test/a.css"></head>'),
    "a stylesheet that fetches": ("<style>", "<style>p { background: URL( 'https://example.test/x') }"),
    "a stylesheet that imports": ("<style>", "<style>@import 'https://example.test/x';"),
    "a picture from elsewhere": ("</main>", '<img src="https://example.test/x.png" alt=""></main>'),
    "a picture of another kind": ("</main>", '<img src="data:text/html;base64,PGI+" alt=""></main>'),
    "a way out": ('href="#--main"', 'href="https://example.test"'),
    "a way to a script": ('href="#--main"', 'href="javascript:alert(1)"'),
    "a hook": ('<main id="--main"', '<main onclick="alert(1)" id="--main"'),
    "a hook on a picture": ("</main>", '<svg onload="alert(1)"></svg></main>'),
    "a look that fetches": ('<main id="--main"', '<main style="background: url(//x)" id="--main"'),
    "a frame": ("</main>", '<iframe srcdoc="x"></iframe></main>'),
    "a form": ("</main>", '<form action="https://example.test"></form></main>'),
    "another start of addresses": ("</head>", '<base href="https://example.test/"></head>'),
    "a page that leaves": ("</head>", '<meta http-equiv="refresh" content="0; url=//x"></head>'),
    "a note that nobody reads": ("</main>", "<!-- agreed on Friday --></main>"),
}


def test_the_page_brings_nothing_foreign(html: str) -> None:
    """It is published on a public body's own site."""
    assert list(foreign_markup(tree_of(html))) == []


@pytest.mark.parametrize(("found", "put"), FOREIGN.values(), ids=FOREIGN)
def test_what_runs_or_fetches_is_found(html: str, found: str, put: str) -> None:
    """However it came there, it is not delivered."""
    assert found in html
    assert list(foreign_markup(tree_of(html.replace(found, put, 1))))
