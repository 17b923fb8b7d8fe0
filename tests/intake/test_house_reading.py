"""What is read out of a house style that a lawyer has edited."""

from __future__ import annotations

import re

import pytest

from agreements.diagnostics import FindingsError
from agreements.intake import CoverLine, Edge, RunningLine, open_house
from agreements.rendering.docx import fresh_house
from tests.rendering.docx_files import changed, packed, parts

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="Logo" descr="Arms of the council"/>'
    '<a:graphic><a:graphicData uri="x"><a:blip r:embed="rId77"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    "</w:r></w:p>"
)
IMAGE = (
    '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="media/logo.png"/></Relationships>'
)


def edited(old: str, new: str, name: str = "word/document.xml") -> bytes:
    """A fresh house style with the first of a text replaced."""
    data = changed(fresh_house(), lambda text: text.replace(old, new, 1), name)
    assert data != fresh_house()
    return data


def test_the_cover_is_read_in_order_with_its_tags() -> None:
    """The PDF prints the same lines."""
    assert open_house(fresh_house()).cover == (
        CoverLine("cover_kind", "{{ frame.kind }}"),
        CoverLine("cover_title", "{{ frame.title }}"),
        CoverLine("cover_line", "{{ frame.between }}"),
        CoverLine("cover_party", "({{ loop.index }})\t{{ party }}", "parties"),
        CoverLine("cover_line", "{{ frame.date_line }}"),
        CoverLine("cover_line", "{{ frame.status_line }}"),
        CoverLine("cover_note", "{{ frame.reference }}{% if frame.fingerprint %}, {{ frame.fingerprint }}{% endif %}"),
    )


def test_a_tag_spread_over_runs_is_one_tag() -> None:
    """Word splits runs wherever somebody paused while typing."""
    split = '{{ frame</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>.kind }}'

    assert open_house(edited("{{ frame.kind }}", split)).cover[0].template == "{{ frame.kind }}"


def test_literal_words_of_the_cover_are_read() -> None:
    """The lawyer may add a line of her own."""
    added = edited("{{ frame.between }}", "made by deed between")

    assert open_house(added).cover[2] == CoverLine("cover_line", "made by deed between")


def test_a_loops_variable_is_called_what_its_list_holds() -> None:
    """Whatever name the lawyer gave it."""
    data = changed(
        fresh_house(),
        lambda text: text.replace("for party in", "for p in").replace("{{ party }}", "{{ p }}"),
    )

    assert open_house(data).cover[3] == CoverLine("cover_party", "({{ loop.index }})\t{{ party }}", "parties")


def test_running_lines_are_read_by_their_tabs() -> None:
    """Left, centre, right."""
    house = open_house(fresh_house())

    assert house.header == (RunningLine("{{ frame.running_title }}", "", "{{ part }}"),)
    assert house.footer == (RunningLine("{{ frame.footer }}", "", "{{ frame.page_of }}"),)


def test_words_page_fields_are_read_as_marks() -> None:
    """A lawyer uses Word's own page number."""
    page = (
        'Page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> of </w:t></w:r>'
        '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t>'
    )
    house = open_house(edited("{{ frame.page_of }}", page, "word/footer1.xml"))

    assert house.footer[0].right == "Page {page} of {pages}"


def test_page_and_margins_are_points() -> None:
    """A4 with margins of 25 mm at the sides."""
    page = open_house(fresh_house()).page

    assert (page.width, page.height, page.left, page.right) == (595.3, 841.9, 70.9, 70.9)


LOOKS = [
    ('<w:sz w:val="23"/>', '<w:sz w:val="24"/>', "clause_1", "size", 12.0),
    ('<w:color w:val="1A1A1A"/>', '<w:color w:val="000080"/>', "clause_1", "colour", "#000080"),
    ('w:after="160" w:line="240"', 'w:after="160" w:line="360"', "clause_1", "line", 2.057),
    ('w:line="240" w:lineRule="auto"', 'w:line="400" w:lineRule="exact"', "clause_1", "line", 1.739),
    ('<w:jc w:val="left"/>', '<w:jc w:val="both"/>', "recital", "align", "justify"),
    ('w:ascii="Source Serif 4"', 'w:asciiTheme="majorHAnsi" w:ascii="Other"', "recital", "font", "Source Sans 3"),
]


@pytest.mark.parametrize(("old", "new", "key", "field", "value"), LOOKS)
def test_looks_are_inherited(old: str, new: str, key: str, field: str, value: object) -> None:
    """From the defaults, from base styles and from the theme."""
    looks = open_house(edited(old, new, "word/styles.xml")).styles

    assert getattr(looks[key], field) == value


def test_an_indent_may_come_from_the_list() -> None:
    """Word writes it there when the list dialogue was used."""
    data = changed(
        fresh_house(),
        lambda text: re.sub(r'(<w:name w:val="Party"/>.*?)<w:ind [^>]*/>', r"\1", text, count=1),
        "word/styles.xml",
    )
    look = open_house(data).styles["party"]

    assert (look.left, look.hanging) == (36.0, 36.0)


def test_a_logo_is_read_with_its_size_and_words() -> None:
    """EMU are 12,700 to the point."""
    data = packed({**parts(edited("<w:body>", f"<w:body>{DRAWING}")), "word/media/logo.png": PNG})
    data = changed(data, lambda text: text.replace("</Relationships>", IMAGE), "word/_rels/document.xml.rels")
    (logo,) = open_house(data).logos

    assert (logo.width, logo.height, logo.alt, logo.place, logo.suffix) == (
        100.0,
        50.0,
        "Arms of the council",
        "cover",
        ".png",
    )


UNFOLLOWED = [
    ("<w:body>", "<w:body><w:tbl><w:tr/></w:tbl>", "table or box"),
    (
        "{{ frame.kind }}</w:t></w:r>",
        "{{ frame.kind }}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>!</w:t></w:r>",
        "by hand",
    ),
    ('<w:pStyle w:val="CoverKind"/>', '<w:pStyle w:val="Normal"/>', "plain line"),
    ("<w:titlePg/>", '<w:vAlign w:val="center"/><w:titlePg/>', "top to bottom"),
    ('<w:pStyle w:val="CoverKind"/>', '<w:pStyle w:val="CoverKind"/><w:jc w:val="center"/>', "by hand"),
]


@pytest.mark.parametrize(("old", "new", "words"), UNFOLLOWED)
def test_what_pdf_cannot_follow_is_told(old: str, new: str, words: str) -> None:
    """Silence would be two different agreements."""
    assert any(words in problem for problem in open_house(edited(old, new)).problems)


MISSING = [
    ('<w:name w:val="Clause Level 2"/>', '<w:name w:val="Gone"/>', "word/styles.xml", "'Clause Level 2'"),
    ('<w:numId w:val="1"/>', '<w:numId w:val="0"/>', "word/styles.xml", "without its list number"),
    ("{{p body }}", "the agreement", "word/document.xml", "{{p body }}"),
]


@pytest.mark.parametrize(("old", "new", "name", "words"), MISSING)
def test_what_an_agreement_needs_must_be_there(old: str, new: str, name: str, words: str) -> None:
    """Otherwise every number of a kind is lost without a word."""
    with pytest.raises(FindingsError, match=re.escape(words)) as caught:
        open_house(edited(old, new, name))

    assert {finding.id for finding in caught.value.report} == {"house-style"}


RUNS = [
    ("<w:caps/>", "capitals"),
    ("<w:smallCaps/>", "small capitals"),
    ('<w:spacing w:val="40"/>', "letters spaced by hand"),
    ('<w:highlight w:val="yellow"/>', "a highlighter"),
    ('<w:vertAlign w:val="superscript"/>', "raised or lowered letters"),
]


@pytest.mark.parametrize(("element", "words"), RUNS)
def test_what_a_style_says_and_pdf_leaves_out_is_told_by_its_name(element: str, words: str) -> None:
    """Once for the style that says it."""
    data = changed(
        fresh_house(),
        lambda text: re.sub(r'(w:styleId="ClauseHeading">.*?<w:rPr>)', rf"\g<1>{element}", text, count=1),
        "word/styles.xml",
    )

    assert open_house(data).problems == (f"PDF and HTML do not follow the style 'Clause Heading' in this: {words}",)


ALONE = {
    '<w:fldSimple w:instr=" STYLEREF x "><w:r><w:t>Then</w:t></w:r></w:fldSimple>': "the field STYLEREF in the header",
    '<w:fldSimple w:instr=" PAGE \\* Ordtext "/>': "the number of PAGE in digits in the header",
    '<w:r><w:pict><v:t xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="NOT"/></v:t></w:pict></w:r>': (
        "Word alone shows the words 'NOT' that are drawn in the header"
    ),
}


@pytest.mark.parametrize(("runs", "words"), ALONE.items(), ids=ALONE.values())
def test_what_word_alone_works_out_or_draws_is_told(runs: str, words: str) -> None:
    """The other formats print what stood there when the house style was saved, or nothing."""
    data = changed(
        fresh_house(),
        lambda text: re.sub("(<w:hdr[^>]*>)", lambda start: f"{start[1]}<w:p>{runs}</w:p>", text),
        "word/header1.xml",
    )

    assert any(words in problem for problem in open_house(data).problems)


TURNED = [
    ("<w:strike/>", "words struck through, which read as if they were taken out"),
    ("<w:dstrike/>", "words struck through, which read as if they were taken out"),
    ("<w:rtl/>", "words that run from right to left"),
    ('<w:eastAsianLayout w:id="1" w:combine="1"/>', "two lines of words in one"),
]


@pytest.mark.parametrize(("element", "words"), TURNED)
def test_a_style_that_turns_the_sense_of_its_words_is_refused(element: str, words: str) -> None:
    """Word would show every clause as struck out, or `1-2` as `2-1`, while PDF and HTML do not."""
    data = changed(
        fresh_house(),
        lambda text: re.sub(r'(w:styleId="ClauseHeading">.*?<w:rPr>)', rf"\g<1>{element}", text, count=1),
        "word/styles.xml",
    )
    with pytest.raises(FindingsError) as caught:
        open_house(data)

    assert [found.message for found in caught.value.report] == [
        f"house.docx has the style 'Clause Heading' with {words}"
    ]


def test_lines_that_lie_on_one_another_are_refused() -> None:
    """Word cuts the letters off, and the other formats do not."""
    data = changed(
        fresh_house(),
        lambda text: re.sub(
            r'(w:styleId="ClauseHeading">.*?)<w:spacing ',
            r'\1<w:spacing w:line="100" w:lineRule="exact" ',
            text,
            count=1,
        ),
        "word/styles.xml",
    )
    with pytest.raises(FindingsError) as caught:
        open_house(data)

    assert {finding.id for finding in caught.value.report} == {"hidden"}


def test_a_switch_that_is_off_is_not_told() -> None:
    """Word writes it so when somebody pressed the button twice."""
    data = changed(
        fresh_house(),
        lambda text: re.sub(r'(w:styleId="ClauseHeading">.*?<w:rPr>)', r'\g<1><w:caps w:val="0"/>', text, count=1),
        "word/styles.xml",
    )

    assert open_house(data).problems == ()


def test_lines_along_a_paragraph_are_read() -> None:
    """Eighths of a point in Word."""
    assert open_house(fresh_house()).styles["cover_title"].edges == (Edge("bottom", 1.5, "#1b3a5c", 16.0),)


def test_lines_of_tables_are_read() -> None:
    """Above, below, between rows, and under the header row."""
    edges = open_house(fresh_house()).table_edges

    assert [(edge.side, edge.width) for edge in edges] == [
        ("top", 1.0),
        ("bottom", 1.0),
        ("between", 0.5),
        ("heading", 1.0),
    ]


def test_a_number_may_look_other_than_its_words() -> None:
    """The list says so: `Schedule 2` light, its title bold."""
    look = open_house(fresh_house()).styles["schedule"]

    assert (look.bold, look.label_bold, look.label_colour) == (True, False, "#4a4a4a")


def test_a_style_of_characters_says_only_what_it_adds() -> None:
    """A defined term in a grey note is grey."""
    look = open_house(fresh_house()).styles["term"]

    assert (look.font, look.size, look.colour, look.bold) == ("", 0, "", True)


def test_a_page_break_at_the_end_of_the_cover_is_no_line() -> None:
    """LibreOffice writes one there; the contents start a page by themselves."""
    page_break = '{% endif %}</w:t></w:r><w:r><w:br w:type="page"/></w:r>'
    house = open_house(edited("{% endif %}</w:t></w:r>", page_break))

    assert (house.cover, house.problems) == (open_house(fresh_house()).cover, ())


def test_a_page_break_within_the_cover_is_told() -> None:
    """PDF and HTML have a cover of one page."""
    house = open_house(edited("{{ frame.kind }}</w:t></w:r>", '{{ frame.kind }}</w:t><w:br w:type="page"/></w:r>'))

    assert house.problems == ("PDF and HTML do not follow the page break within the cover",)


def test_the_line_of_a_font_that_the_pack_brings_is_its_own() -> None:
    """Word calls single what the font says, and does not write it down."""
    data = changed(fresh_house(), lambda text: text.replace("Source Serif 4", "Vale Serif"), "word/styles.xml")

    assert open_house(data, lines={"Vale Serif": 1.5}).styles["clause_1"].line == 1.5


def test_the_colour_of_the_page_is_told() -> None:
    """Word shows it on a screen, and prints it only where somebody asked for that."""
    house = open_house(edited("<w:body>", '<w:background w:color="FFF8E7"/><w:body>'))

    assert house.problems == ("PDF and HTML do not show the colour of the page",)


@pytest.mark.parametrize("font", ["Wingdings", "WEBDINGS", "Symbol"])
def test_words_in_a_font_of_signs_are_refused(font: str) -> None:
    """The file says one thing, and the eye sees a row of signs."""
    line = f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>not binding</w:t></w:r></w:p>'

    with pytest.raises(FindingsError, match="letters are signs"):
        open_house(edited("<w:body>", f"<w:body>{line}"))
    with pytest.raises(FindingsError, match="letters are signs"):
        open_house(changed(fresh_house(), lambda text: text.replace("Source Serif 4", font), "word/styles.xml"))


def test_the_files_own_table_tells_fonts_of_signs() -> None:
    """Whatever such a font is called."""
    entry = '<w:font w:name="House Signs"><w:charset w:val="02"/></w:font></w:fonts>'
    data = changed(fresh_house(), lambda text: text.replace("</w:fonts>", entry), "word/fontTable.xml")
    line = '<w:p><w:r><w:rPr><w:rFonts w:ascii="House Signs"/></w:rPr><w:t>words</w:t></w:r></w:p>'

    assert open_house(data).problems == ()
    with pytest.raises(FindingsError, match="house signs"):
        open_house(changed(data, lambda text: text.replace("<w:body>", f"<w:body>{line}", 1)))
