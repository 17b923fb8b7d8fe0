"""The paper's page: cover, running lines and watermark from the frame, looks from the house style."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from agreements.diagnostics import FindingsError
from agreements.document import NumberedDocument, Paragraph, Series, Table, Text
from agreements.intake.house import CoverLine, House, RunningLine
from agreements.rendering.html import cover_lines, print_html, running_texts
from tests.rendering.pdf_house import house
from tests.rendering.specimen import frame, specimen


def with_cover(*lines: CoverLine) -> House:
    """A house style with this cover."""
    return replace(house(), cover=lines)


def test_the_cover_says_what_the_frame_says() -> None:
    """The words are the document's; the house style only places them."""
    texts = [line.text for line in cover_lines(frame(), house())]

    assert texts[:3] == [frame().kind, frame().title, frame().date_line]
    assert texts[4:7] == [f"({number})\t{party}" for number, party in enumerate(frame().parties, start=1)]


def test_a_cover_line_without_words_is_left_out() -> None:
    """An empty paragraph is read aloud as 'blank'."""
    lines = (CoverLine("cover_line", "{% if frame.watermark %}{{ frame.watermark }}{% endif %}"),)

    assert cover_lines(frame(watermark=""), with_cover(*lines)) == ()


@pytest.mark.parametrize(
    "template",
    [
        "{{ frame.titel }}",
        "{{ cycler }}",
        "{{ frame.title.upper() }}",
        "{{ frame.title | upper }}",
        "{{ frame['title'] }}",
        "{{ 'a' * 2000000000 }}",
        "{% for x in frame.parties %}{{ x }}{% endfor %}",
        "{% include 'page.html.jinja' %}",
        "{{ frame.__class__ }}",
        "{{ frame.title",
        "{# hidden #}{{ x }}",
    ],
)
def test_a_tag_that_does_more_than_name_a_value_is_refused(template: str) -> None:
    """house.docx may come from a stranger; a misspelt name must not print nothing."""
    with pytest.raises(FindingsError, match="the cover"):
        cover_lines(frame(), with_cover(CoverLine("cover_line", template)))


def test_running_lines_change_from_page_to_page() -> None:
    """The engine fills in page, pages and part; all else is set."""
    html = print_html(specimen(), house()).html

    assert re.search(r'@bottom-right \{ content: "Page " counter\(page\) " of " counter\(pages\)', html)
    assert "@top-right { content: string(part)" in html


def test_a_running_line_cannot_break_out_of_its_string() -> None:
    """A title with quotes, a backslash or an end of style is still a title."""
    evil = 'x"; } </style><script>alert(1)</script> \\ {page}'
    document = NumberedDocument(replace(specimen(), frame=replace(frame(), running_title=evil)))
    html = print_html(document, house()).html

    assert "<script" not in html
    assert html.count("</style>") == 1
    assert 'content: "x\\22 ; } \\3c /style\\3e ' in html


def test_running_texts_are_all_that_may_run_along() -> None:
    """The proof holds every page against these."""
    lines = RunningLine(left="{{ frame.running_title }}", right="{{ part }}")
    texts = running_texts(specimen(), replace(house(), header=(lines,), footer=()))

    assert texts == {
        "",
        frame().running_title,
        "Schedule 1, Services & <outcomes>",
        "Schedule 2, Financial contributions",
        "Schedule 3, Governance",
    }


def test_a_draft_has_its_mark_behind_every_page() -> None:
    """As a background it is seen and not read aloud."""
    page = print_html(specimen(), house())

    assert "pack:watermark.svg" in page.html
    assert b">DRAFT</text>" in page.files["watermark.svg"]


def test_a_final_document_has_no_mark() -> None:
    """And asks for none."""
    page = print_html(specimen(watermark=""), house())

    assert "watermark.svg" not in page.html
    assert page.files == {}


@pytest.mark.parametrize(
    ("change", "css"),
    [
        (replace(house().page, width=612, height=792), "size: 612pt 792pt"),
        (replace(house().page, left=99), " 99pt; padding"),
    ],
)
def test_the_paper_follows_the_house_style(change: object, css: str) -> None:
    """Page size and margins are set in Word."""
    changed = replace(house(), page=change)  # type: ignore[arg-type]

    assert css in print_html(specimen(), changed).html


def test_words_that_lead_to_a_list_stay_with_its_first_item() -> None:
    """As in Word: `The host must:` at the foot of a page leads nowhere."""
    lead = Paragraph("c.1", (Text("The host must:"),), 1, Series.CLAUSE)
    items = [Paragraph(f"c.1.{n}", (Text("act"),), 2, Series.CLAUSE) for n in (1, 2)]
    html = print_html(replace(specimen(), blocks=(lead, *items)), house()).html

    assert re.findall(r'<p id="([^"]+)"[^>]* class="[^"]* leads"', html) == ["c.1"]


def test_words_that_lead_to_a_table_stay_with_it() -> None:
    """`As the table shows:` at the foot of a page shows nothing."""
    lead = Paragraph("c.1", (Text("As the table shows:"),), 1, Series.CLAUSE)
    after = Paragraph("c.2", (Text("That is all."),), 1, Series.CLAUSE)
    shown = next(block for block in specimen().blocks if isinstance(block, Table))
    html = print_html(replace(specimen(), blocks=(lead, shown, after)), house()).html

    assert re.findall(r'<p id="([^"]+)"[^>]* class="[^"]* leads"', html) == ["c.1"]
