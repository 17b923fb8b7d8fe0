"""A pack's print.css may set looks; what could fetch, speak or hide is refused with its line."""

from __future__ import annotations

import pytest

from agreements.diagnostics import FindingsError
from agreements.rendering.html import print_html
from agreements.rendering.stylesheet import css_families, css_faults
from tests.rendering.pdf_house import house
from tests.rendering.specimen import specimen

FINE = """/* Looks of our own: url(x) and content in a comment say nothing. */
.schedule { font-size: 16pt; color: #123456; margin: 0 0 4pt; }
@page { size: 210mm 297mm; }
@media print { .party, .recital { break-inside: avoid; line-height: 1.4 } }
h2.clause:first-child { border-bottom: 1pt solid rgb(1, 2, 3) }
"""


def test_plain_looks_pass() -> None:
    """Size, colour, space and breaks are what it is for."""
    assert css_faults(FINE) == ()


@pytest.mark.parametrize(
    "css",
    [
        "@import 'http://127.0.0.1/a.css';",
        "@import url(http://127.0.0.1/a.css);",
        "p { background: url(http://127.0.0.1/x.png) }",
        "p { background: \\75rl(http://127.0.0.1/x.png) }",
        "p { background: image-set('x.png' 1x) }",
        "@font-face { font-family: x; src: local('Arial') }",
        "p::after { content: 'not' }",
        "p:before { content: 'not' }",
        "p { content: 'x' }",
        "p { display: none }",
        "p { visibility: hidden }",
        "p { opacity: 0 }",
        "p { position: absolute; left: -100cm }",
        "p { transform: scale(0) }",
        "p { clip-path: inset(100%) }",
        "p { text-indent: 0 } </style><script>",
        "p { string-set: part 'x' }",
        "p { -weasy-hyphens: auto }",
        "@charset 'x'; p { color: red }",
        "p { color: red",
        "color: red;",
        "@layer x { p { color: red } }",
        "@supports (display: none) { p { color: red } }",
    ],
)
def test_what_could_fetch_speak_or_hide_is_refused(css: str) -> None:
    """A clause hidden on paper and shown in Word is the worst that a stylesheet can do."""
    assert css_faults(css)


def test_the_line_is_named() -> None:
    """Whoever keeps the pack goes straight to it."""
    faults = css_faults("/* a\n comment */\np { color: red }\n.x {\n  display: none;\n}\n")

    assert [fault.line for fault in faults] == [5]


def test_a_page_is_not_made_with_it() -> None:
    """Also when nobody checked the pack before."""
    with pytest.raises(FindingsError, match=r"print\.css"):
        print_html(specimen(), house(), "p { display: none }")


def test_families_are_named_in_either_form() -> None:
    """A font that the pack lacks would be another on each machine, however the stylesheet asks for it."""
    css = (
        "p { font-family: 'Gill Sans', Arial, serif !important }\nq { font: italic 600 11pt/1.4 Comic Sans MS, serif }"
    )

    assert list(css_families(css)) == [("Gill Sans", 1, 18), ("Arial", 1, 31), ("Comic Sans MS", 2, 31)]
