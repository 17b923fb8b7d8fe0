"""What a Word file of ours says, holds and promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from agreements.diagnostics import FaultError, FindingsError
from agreements.document import (
    Blank,
    Block,
    Clause,
    Contents,
    Document,
    Heading,
    NumberedDocument,
    Paragraph,
    Part,
    Reference,
    Schedule,
    Series,
    Table,
    Text,
)
from agreements.proof.compare import differences
from agreements.proof.docx import docx_faults, read_docx
from agreements.proof.lines import expected_lines
from tests.rendering import docx_files as files
from tests.rendering.specimen import specimen


def document(*blocks: Block, language: str = "en") -> NumberedDocument:
    """The smallest document with these blocks."""
    whole = specimen()
    return NumberedDocument(Document(whole.id, language, whole.frame, blocks))


def test_says_what_the_model_says_line_by_line() -> None:
    """Number, words and order of every block, read back by somebody who counts for himself."""
    read = read_docx(files.specimen_file())

    assert differences(expected_lines(specimen()), read.lines, "docx") == ()


def test_cover_and_running_lines_print_the_frame() -> None:
    """Awkward text survives docxtpl, which by default deletes what follows an ampersand."""
    frame = specimen().frame
    read = read_docx(files.specimen_file())

    assert (read.cover[1], read.cover[3]) == (frame.title, f"(1)\t{frame.parties[0]}")
    assert f"{frame.running_title}\tSchedule 1, Services & <outcomes>" in read.running
    assert f"{frame.footer}\tPage 1 of 1" in read.running


def test_our_own_check_finds_nothing() -> None:
    """The check that knows what ours must be like."""
    assert docx_faults(files.specimen_file(), files.printed(specimen())) == ()


def test_public_checkers_find_nothing(tmp_path: Path) -> None:
    """They see other faults than ours does."""
    path = files.written(tmp_path, files.rendered(with_fonts=True))

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(str(path))] == []


def test_same_input_gives_same_bytes() -> None:
    """An auditor compares hashes."""
    assert files.rendered(with_fonts=True) == files.rendered(with_fonts=True)


def test_same_bytes_in_another_process_zone_and_hash_seed() -> None:
    """Sets and clocks must not show."""
    code = (
        "import sys, hashlib; from tests.rendering import docx_files as files;"
        "sys.stdout.write(hashlib.sha256(files.rendered(with_fonts=True)).hexdigest())"
    )
    root = Path(__file__).resolve().parents[3]
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Pacific/Auckland"))
    }

    assert len(made) == 1


REFERENCES = [
    ("definitions", "1", r"REF _bdefinitions \w \h"),
    ("pooled-fund.2.b.ii", "2.2(b)(ii)", r"REF _bpooled_hfund_d2_db_dii \w \h"),
    ("services.scope", "1", r"REF _bservices_dscope \n \h"),
    ("services.outcomes.1", "2.1", r"REF _bservices_doutcomes_d1 \n \h"),
]


@pytest.mark.parametrize(("target", "text", "instruction"), REFERENCES)
def test_a_reference_is_a_live_field(target: str, text: str, instruction: str) -> None:
    """One switch does not serve: full context for clauses, own numbers in schedules."""
    whole = specimen()
    asking = Paragraph("asking", (Text("See "), Reference(target, text)), 0)
    made = files.rendered(replace(whole, blocks=(*whole.blocks, asking)))

    assert files.fields(made)[-1] == instruction


def test_a_reference_into_an_item_of_a_schedule_is_a_chain() -> None:
    """Word's full context would print the schedule and part in it."""
    whole = specimen()
    asking = Paragraph("asking", (Reference("services.scope.2.b.ii", "1.2(b)(ii)"),), 0)
    made = files.rendered(replace(whole, blocks=(*whole.blocks, asking)))

    assert files.fields(made)[-3:] == [
        r"REF _bservices_dscope_d2 \n \h",
        r"REF _bservices_dscope_d2_db \n \h",
        r"REF _bservices_dscope_d2_db_dii \n \h",
    ]


def test_a_reference_to_a_schedule_takes_in_the_word_before_it() -> None:
    """Word's number of a schedule is "Schedule 2", so the field prints both words of the sentence."""
    made = files.rendered(
        document(
            Paragraph("p", (Text("see Schedule\N{NO-BREAK SPACE}"), Reference("s", "1"), Text(".")), 0),
            Schedule("s", (Text("Money"),), "Schedule 1"),
        )
    )

    assert files.fields(made) == [r"REF _bs \n \h"]
    assert ">Schedule\N{NO-BREAK SPACE}1</w:t>" in files.part(made)


def test_a_reference_to_a_schedule_after_another_word_asks_for_the_figure_alone() -> None:
    """LibreOffice cannot leave the word out, so the field stands in a QUOTE, whose result it keeps."""
    made = files.rendered(
        document(
            Paragraph("p", (Text("Schedules "), Reference("s", "1"), Text(" and 2")), 0),
            Schedule("s", (Text("Money"),), "Schedule 1"),
        )
    )

    assert files.fields(made) == ["QUOTE", r"REF _bs \n \t \h"]


def test_a_reference_to_nothing_stops_the_file() -> None:
    """It would print as an error in Word."""
    with pytest.raises(FaultError, match="no-such-clause"):
        files.rendered(document(Paragraph("p", (Reference("no-such-clause", "9"),), 0)))


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x0c", "\x07", "\r", "\ud800", "\uffff"])
def test_a_character_that_word_drops_stops_the_file(character: str) -> None:
    """Docxtpl loses the rest of the document at some of them, without a word."""
    with pytest.raises(FaultError, match="control character"):
        files.rendered(document(Paragraph("p", (Text(f"before{character}after"),), 0)))


@pytest.mark.parametrize("character", ["\0", "\x0b", "\ud800"])
def test_a_character_that_word_drops_stops_the_cover_too(character: str) -> None:
    """The frame goes another way than the body."""
    whole = specimen()
    broken = replace(whole, frame=replace(whole.frame, title=f"before{character}after"))

    with pytest.raises(FaultError, match="control character"):
        files.rendered(NumberedDocument(broken))


def test_contents_carry_their_pages() -> None:
    """Nobody has to press F9 before the file goes to a board."""
    pages = {block.id: number for number, block in enumerate(specimen().blocks, start=1)}
    read = read_docx(files.rendered(pages=pages))

    assert read.contents[0] == f"Parties\t{pages['parties']}"
    assert f"1.\tDefinitions and interpretation\t{pages['definitions']}" in read.contents
    assert f"Schedule 2\N{EM SPACE}Financial contributions\t{pages['schedule.money']}" in read.contents


def test_contents_leave_out_what_asks_to_be_left_out() -> None:
    """The document control page stands before the contents."""
    assert not any("Document control" in entry for entry in read_docx(files.specimen_file()).contents)


def test_unknown_pages_print_as_a_dash() -> None:
    """A wrong page is worse than none."""
    assert read_docx(files.specimen_file()).contents[0] == "Parties\t\N{EN DASH}"


def test_no_prompt_when_the_file_is_opened() -> None:
    """Word asks whether to update fields, and other programs show empty contents."""
    assert "updateFields" not in files.part(files.specimen_file(), "word/settings.xml")
    assert "w:dirty" not in files.part(files.specimen_file())


def test_page_numbers_run_through_all_sections() -> None:
    """Page 12 of 57 is the evidence that no page is missing."""
    assert "w:pgNumType" not in files.part(files.specimen_file())


def test_wide_tables_share_one_landscape_section() -> None:
    """And everything after them is upright again."""
    turned = re.findall(r"<w:pgSz[^>]*>", files.part(files.specimen_file()))

    assert ["landscape" in size for size in turned] == [False, False, False, True, False, False]


def test_only_the_first_section_has_a_cover() -> None:
    """Later first pages have their running lines."""
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", files.part(files.specimen_file()))

    assert ["w:titlePg" in section for section in sections] == [True, False, False, False, False, False]


def test_every_draft_page_says_so() -> None:
    """The cover too, and with an alternative text."""
    marked = [name for name in files.names(files.specimen_file()) if name.startswith("word/header")]

    assert all('alt="DRAFT"' in files.part(files.specimen_file(), name) for name in marked)


def test_a_final_document_has_no_watermark() -> None:
    """Nothing of it may stay behind."""
    made = files.rendered(specimen(watermark=""))
    headers = [name for name in files.names(made) if name.startswith("word/header")]

    assert not any("textpath" in files.part(made, name) for name in headers)


def test_rows_do_not_split_and_header_rows_repeat() -> None:
    """A row over two pages is misread; a page of figures without headings too."""
    text = files.part(files.specimen_file())

    assert text.count("<w:tr>") == text.count("<w:cantSplit/>")
    assert text.count("<w:tblHeader/>") == text.count("<w:tblCaption ")


def test_tables_are_as_wide_as_the_text() -> None:
    """Columns by weight, with rounding made good; the last asks for a turned page, and reads well upright."""
    grids = re.findall(r"<w:tblCaption.*?<w:tblGrid>(.*?)</w:tblGrid>", files.part(files.specimen_file()))
    widths = [sum(map(int, re.findall(r'w:w="(\d+)"', grid))) for grid in grids]

    assert widths == [9070, 9070, 14002, 9070]


def test_a_place_to_sign_has_room() -> None:
    """38 points for a signature, 115 for a seal of 40 mm."""
    heights = set(re.findall(r'<w:trHeight w:val="(\d+)"', files.part(files.specimen_file())))

    assert heights == {"400", "760", "2300"}


def test_definition_travels_byte_for_byte() -> None:
    """Line ends included, which plain XML would change."""
    assert read_docx(files.specimen_file()).definition == b"id: specimen\r\n"


def test_a_public_file_has_no_definition() -> None:
    """And no empty part for it."""
    made = files.rendered(definition=None)

    assert read_docx(made).definition is None
    assert not any(name.startswith("customXml/") for name in files.names(made))


def test_custom_properties_trace_the_file() -> None:
    """They survive LibreOffice, which empties custom XML."""
    assert read_docx(files.specimen_file()).properties == {
        "definition-hash": "3f9a0c1e",
        "pack": "health-and-care-england 1.0.0",
    }


def test_core_properties_are_escaped_once() -> None:
    """Docxtpl escapes them twice."""
    core = files.part(files.specimen_file(), "docProps/core.xml")

    assert "<dc:title>Framework Partnership Agreement for R&amp;D, &lt;Schedule 1&gt; and" in core
    assert '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-21T00:00:00Z<' in core


def test_a_long_title_is_no_trouble() -> None:
    """python-docx refuses a title of more than 255 characters."""
    whole = specimen()
    title = "Agreement " * 40
    made = files.rendered(NumberedDocument(replace(whole, frame=replace(whole.frame, title=title))))

    assert f"<dc:title>{title}</dc:title>" in files.part(made, "docProps/core.xml")


def test_fonts_are_embedded_only_where_used() -> None:
    """The specimen prints every face of text and headings but bold italic Sans."""
    made = files.rendered(with_fonts=True)
    table = files.part(made, "word/fontTable.xml")

    assert sorted(re.findall(r"w:(embed\w+)", table)) == [
        "embedBold",
        "embedBold",
        "embedBoldItalic",
        "embedItalic",
        "embedItalic",
        "embedRegular",
        "embedRegular",
    ]


def test_an_embedded_font_is_the_font_file() -> None:
    """Only its first 32 bytes are masked, by the key beside it."""
    made = files.rendered(with_fonts=True)
    table = files.part(made, "word/fontTable.xml")
    keys = re.findall(r'w:fontKey="\{([^}]*)\}"', table)
    targets = dict(re.findall(r'Id="(\w+)"[^>]*Target="([^"]*)"', files.part(made, "word/_rels/fontTable.xml.rels")))
    found = set()
    for id_, key in zip(re.findall(r'r:id="(\w+)"', table), keys, strict=True):
        data = files.parts(made)[f"word/{targets[id_]}"]
        mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
        found.add(bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:])

    assert found <= set(files.fonts().values())


def test_fonts_can_be_left_out() -> None:
    """For a small file to send by mail."""
    assert not any(name.endswith(".odttf") for name in files.names(files.specimen_file()))


def test_a_welsh_document_counts_in_welsh() -> None:
    """The list says Atodlen, and every run inherits the language."""
    made = files.rendered(
        document(
            Heading("h", (Text("Cefndir"),)),
            Schedule("s", (Text("Arian"),), "Atodlen 1"),
            Part("p", (Text("Cyfraniadau"),), "Rhan 1"),
            language="cy",
        )
    )

    assert [line.label for line in read_docx(made).lines] == ["", "Atodlen 1", "Rhan 1"]
    assert 'w:lang w:val="cy-GB"' in files.part(made, "word/styles.xml")


def test_long_and_odd_ids_are_read_back() -> None:
    """Word cuts bookmark names at 40 characters; the file carries the ids that do not fit."""
    ids = ("a" * 80, "b" * 79 + "c", "Case", "case", "ŵ/1", "a_b-c.d:e[0]")
    made = files.rendered(document(*(Paragraph(id_, (Text(id_),), 0) for id_ in ids)))

    assert tuple(line.block for line in read_docx(made).lines) == ids


def test_what_leads_to_a_list_stays_with_it() -> None:
    """Words such as "The host must:" alone at the foot of a page help nobody."""
    made = files.rendered(
        document(
            Clause("c", (Text("Duties"),), label="1."),
            Paragraph("c.1", (Text("The host must:"),), 1, label="1.1"),
            Paragraph("c.1.a", (Text("report;"),), 2, label="(a)"),
            Paragraph("c.2", (Text("End."),), 1, label="1.2"),
        )
    )
    kept = re.findall(r"<w:keepNext/></w:pPr>.*?<w:t[^>]*>([^<]*)", files.part(made))

    assert kept == ["The host must:"]


def test_what_leads_to_a_table_stays_with_it() -> None:
    """As the caption does, which keeps to the first row."""
    table = next(block for block in specimen().blocks if isinstance(block, Table) and not block.wide)
    lead = Paragraph("c.1", (Text("As the table shows:"),), 1, label="1.1")
    end = Paragraph("c.2", (Text("End."),), 1, label="1.2")
    made = files.part(files.rendered(document(Clause("c", (Text("Sums"),), label="1."), lead, table, end)))
    kept = re.findall(r"<w:keepNext/></w:pPr>.*?<w:t[^>]*>([^<]*)", made)

    assert kept[0] == "As the table shows:"
    assert "End." not in kept


def test_a_document_may_end_with_a_table_or_have_no_contents() -> None:
    """Word wants a paragraph after a table, and a page set-up at the end."""
    table = next(block for block in specimen().blocks if block.id == "table.years")
    made = files.rendered(document(Heading("h", (Text("Sums"),)), table))

    assert docx_faults(made, files.printed(specimen())) == ()


def test_contents_without_entries_are_a_heading() -> None:
    """A field without a result would ask to be repaired."""
    made = files.rendered(document(Contents("contents", "Contents"), Paragraph("p", (Text("Words."),), 0)))

    assert docx_faults(made, files.printed(specimen())) == ()
    assert [line.text for line in read_docx(made).lines] == ["Contents", "Words."]


def test_a_blank_is_marked_and_a_place_for_the_pen_is_not() -> None:
    """A reader must see what is still to be decided."""
    blanks = (Blank("[date]", "dates.end"), Blank("........", pen=True))
    made = files.part(files.rendered(document(Paragraph("p", blanks, 0, Series.CLAUSE))))

    assert '<w:rStyle w:val="Blank"/></w:rPr><w:t xml:space="preserve">[date]' in made
    assert '<w:r><w:t xml:space="preserve">........' in made


BAD_TAGS = [
    ("{{ frame.titel }}", "undefined"),
    ("{{ frame.title.__class__ }}", "sandbox"),
    ("{{ frame.title + }}", "template-syntax"),
    ("{% for x in frame.parties %}", "template-syntax"),
]


@pytest.mark.parametrize(("tag", "id_"), BAD_TAGS)
def test_a_tag_that_cannot_be_filled_in_is_the_packs_fault(tag: str, id_: str) -> None:
    """Filling in is strict and sandboxed even for a file that did not come through the gate."""
    good = files.house()
    bad = files.changed(good.docx, lambda text: text.replace("{{ frame.title }}", tag, 1))

    with pytest.raises(FindingsError) as caught:
        files.rendered(of=replace(good, docx=bad))

    assert [finding.id for finding in caught.value.report] == [id_]
