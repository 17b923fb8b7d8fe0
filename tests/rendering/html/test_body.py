"""The body that page and paper share says what the document says, and nothing that is in it becomes markup."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from agreements.document import (
    Blank,
    Block,
    Document,
    ExecutionBlock,
    Heading,
    Inline,
    NumberedDocument,
    Paragraph,
    Schedule,
    SignatureLine,
    Term,
    Text,
    Value,
)
from agreements.rendering.columns import Paper
from agreements.rendering.html import body_html
from tests.rendering.specimen import frame, specimen

PAPER = Paper(upright=453.5, turned=700.1, size=10)


def body(*blocks: Block) -> str:
    """The HTML of a document of these blocks alone."""
    return body_html(NumberedDocument(Document("test", "en", frame(), blocks)), PAPER)


def said(inline: Inline) -> str:
    """The HTML of one paragraph that says this."""
    return body(Paragraph("p", (inline,), label="1.1"))


@pytest.mark.parametrize(
    "text",
    [
        "A & B",
        "<b>bold</b>",
        "</p></main><script>alert(1)</script>",
        '" onmouseover="alert(1)',
        "{{ 7 * 7 }}",
        "{% for x in y %}",
        "*not bold* and _not italic_",
        "&amp;",
        "{_{ x }_}",
    ],
)
def test_what_looks_like_markup_prints_as_it_is(text: str) -> None:
    """A party may be called `A*B* & <Sons>`, and a value may try to be a script."""
    html = said(Value(text))
    inside = re.search(r"</span>(.*)</p>", html)

    assert inside is not None
    assert inside[1] == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")


@pytest.mark.parametrize(
    ("inline", "html"),
    [
        (Text("x", strong=True), "<strong>x</strong>"),
        (Text("x", emphasis=True), "<em>x</em>"),
        (Text("x", strong=True, emphasis=True), "<strong><em>x</em></strong>"),
        (Value("x", strong=True), "<strong>x</strong>"),
        (Term("x", "x", defines=True), "<dfn>x</dfn>"),
        (Term("x", "x"), "</span>x</p>"),
        (Blank("[x]"), '<span class="blank">[x]</span>'),
        (Blank("", pen=True), '<span class="pen"></span>'),
        (Text("x\ny"), "x<br>y"),
    ],
)
def test_each_inline_has_its_own_mark(inline: Inline, html: str) -> None:
    """Looks hang on the mark; a term is bold where it is defined and plain where it is used."""
    assert html in said(inline)


def test_a_label_stands_in_the_text_with_a_space_after_it() -> None:
    """Copied text and a screen reader keep label and words apart; a list marker of the stylesheet would be lost."""
    assert '<span class="n">1.1 </span>x' in said(Text("x"))


def test_headings_go_down_one_level_at_a_time() -> None:
    """A skipped level is a fault in PDF/UA-1 (7.4.2) and in WCAG; the cover's title is level 1."""
    levels = [1, *(int(level) for level in re.findall(r"<h(\d)", body_html(specimen(), PAPER)))]
    steps = [after - before for before, after in pairwise(levels)]

    assert max(steps) == 1


def test_every_id_stands_once() -> None:
    """A link goes to the first element of that id."""
    ids = re.findall(r'\sid="([^"]*)"', body_html(specimen(), PAPER))

    assert sorted(set(ids)) == sorted(ids)


def test_every_link_has_its_target() -> None:
    """A reference that leads nowhere looks like one that does."""
    html = body_html(specimen(), PAPER)

    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(re.findall(r'\sid="([^"]*)"', html))


def test_headings_before_a_wide_table_go_onto_its_page() -> None:
    """A heading would else stand alone on the page before the landscape page."""
    table = next(block for block in specimen().blocks if block.id == "table.years")
    html = body(Paragraph("p", (Text("x"),)), Schedule("s", (Text("Money"),), "Schedule 1"), table)

    places = [html.index(part) for part in ('id="p"', 'class="landscape"', 'id="s"', 'id="table.years"')]

    assert places == sorted(places)


def test_wide_tables_in_a_row_share_their_pages() -> None:
    """Two half pages of landscape are a nuisance in a binder."""
    assert body_html(specimen(), PAPER).count('class="landscape"') == 1


def test_the_execution_opens_a_page_with_the_words_before_it() -> None:
    """A signature page that holds the end of the last clause can be moved to another agreement."""
    html = body(
        Paragraph("p", (Text("x"),), label="9.9"),
        Heading("execution", (Text("Execution"),)),
        Paragraph("words", (Text("Signed on the date above."),), 0),
        ExecutionBlock("sign", (Text("Signed"),), (SignatureLine("Name"),)),
    )

    assert re.findall(r'id="(\w+)"[^>]*class="[^"]*opens', html) == ["execution"]
