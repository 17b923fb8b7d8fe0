"""Single faults put into a good Word file, each of which our check must find."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from agreements.proof.docx import docx_faults
from tests.rendering import docx_files as files
from tests.rendering.specimen import specimen

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
CORE, TYPES, SETTINGS = "docProps/core.xml", "[Content_Types].xml", "word/settings.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
EXTERNAL = (
    '<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="http://attacker.invalid/x.png" TargetMode="External"/></Relationships>'
)


def swap(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    """A change of one text for another, which must be there."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, count)

    return change


def cut(pattern: str) -> Callable[[str], str]:
    """The first match of a pattern taken out."""
    return lambda text: re.sub(pattern, "", text, count=1)


FAULTS: list[tuple[str, Callable[[str], str], str]] = [
    (DOCUMENT, swap(" REF _bdefinitions ", " REF _bnowhere "), "refers to a bookmark"),
    (DOCUMENT, swap("PAGEREF _bparties ", "PAGEREF _bnowhere "), "refers to a bookmark"),
    (DOCUMENT, swap('w:anchor="_bparties"', 'w:anchor="_bnowhere"'), "links to a bookmark"),
    (DOCUMENT, swap('w:name="_bparty_dicb"', 'w:name="_BParties"'), "is there 2 times"),
    (DOCUMENT, swap('w:name="_bparty_dicb"', f'w:name="_b{"a" * 60}"'), "more than 40"),
    (DOCUMENT, cut(r"<w:bookmarkEnd [^>]*/>"), "ends it 0 times"),
    (DOCUMENT, swap("<w:bookmarkEnd ", '<w:bookmarkEnd w:id="77"/><w:bookmarkEnd '), "starts the bookmark 77 0"),
    (
        DOCUMENT,
        cut(r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="end"/></w:r>'),
        "does not end",
    ),
    (DOCUMENT, swap('<w:pStyle w:val="Recital"/>', '<w:pStyle w:val="Nowhere"/>'), "uses the style Nowhere"),
    (DOCUMENT, swap("</w:pPr>", '<w:numPr><w:numId w:val="99"/></w:numPr></w:pPr>'), "uses the list 99"),
    (STYLES, swap('<w:numId w:val="1"/>', '<w:numId w:val="99"/>'), "uses the list 99"),
    (NUMBERING, swap('<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="99"/>'), "list 1 is not defined"),
    (DOCUMENT, cut(r"<w:sectPr>(?:(?!<w:sectPr>).)*</w:sectPr></w:body>"), "not well formed"),
    (
        DOCUMENT,
        lambda text: re.sub(r"<w:sectPr>((?!<w:sectPr>).)*</w:sectPr></w:body>", "</w:body>", text),
        "page set-up",
    ),
    (DOCUMENT, cut(r"<w:pgSz [^>]*/>"), "no page size"),
    (DOCUMENT, swap("Disputes</w:t>", "{{ clause.title }}</w:t>"), "still has a tag"),
    (DOCUMENT, swap("Disputes</w:t>", "{</w:t></w:r><w:r><w:t>% if x %}</w:t>"), "still has a tag"),
    (CORE, swap("<dc:title>", "<dc:title>x</dc:title><dc:title>"), "title is there 2 times"),
    (CORE, cut("<dc:language>.*?</dc:language>"), "language is missing"),
    (RELATIONSHIPS, swap("</Relationships>", EXTERNAL), "reaches outside"),
    (RELATIONSHIPS, swap('Target="styles.xml"', 'Target="gone.xml"'), "which is not there"),
    (RELATIONSHIPS, cut(r'<Relationship Id="rId11"[^>]*/>'), "uses the relationship rId11"),
    (TYPES, cut(r'<Override PartName="/word/gone[^>]*/>|<Default Extension="rels"[^>]*/>'), "has no content type"),
    (TYPES, swap("/word/styles.xml", "/word/gone.xml"), "which is not there"),
    (SETTINGS, swap("<w:zoom", '<w:updateFields w:val="1"/><w:zoom'), "asks Word to update"),
    (DOCUMENT, swap('w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="1"'), "out of date"),
    (DOCUMENT, swap("<w:body>", "<x:y/><w:body>"), "not well formed"),
    (DOCUMENT, swap("</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"), "does not end with a paragraph"),
    (DOCUMENT, swap("<w:gridCol ", '<w:gridCol w:w="1"/><w:gridCol '), "does not fit its columns"),
    (DOCUMENT, swap("<w:keepNext/></w:pPr>", "</w:pPr>"), ""),
    (DOCUMENT, lambda text: re.sub(r"(<w:pStyle [^>]*/>)(<w:keepNext/>)", r"\2\1", text, count=1), "out of order"),
]


def faults(data: bytes) -> tuple[str, ...]:
    """What the check says about a file that prints the specimen."""
    return docx_faults(data, files.printed(specimen()))


@pytest.mark.parametrize(("name", "change", "words"), FAULTS)
def test_a_fault_is_found(name: str, change: Callable[[str], str], words: str) -> None:
    """And a change that is no fault is none."""
    data = files.specimen_file()
    broken = files.changed(data, change, name)
    found = faults(broken)

    assert broken != data
    assert any(words in fault for fault in found) if words else found == ()


def test_a_page_field_without_its_last_result_is_found() -> None:
    """Word offers to repair such a file."""
    empty = files.changed(
        files.specimen_file(),
        lambda text: re.sub(r'(PAGE </w:instrText>.*?"separate"/></w:r>)<w:r>.*?</w:r>', r"\1", text, count=1),
        "word/footer1.xml",
    )

    assert any("without its last result:" in fault for fault in faults(empty))


def test_two_content_controls_of_one_id_are_found() -> None:
    """Word gives one of them another id, and the binding is lost."""
    control = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    broken = files.changed(files.specimen_file(), swap("<w:body>", f"<w:body>{control * 2}"))

    assert faults(broken) == ("the content control 5 is there 2 times",)


def test_a_missing_part_is_found() -> None:
    """The relationship leads to nothing."""
    content = files.parts(files.specimen_file())
    del content["word/numbering.xml"]

    assert any("word/numbering.xml" in fault for fault in faults(files.packed(content)))


def test_what_is_no_zip_is_a_fault_and_no_exception() -> None:
    """The check is run on whatever was made."""
    assert docx_faults(b"no zip")[0].startswith("the file is no zip")


def test_braces_that_the_document_prints_are_no_tag() -> None:
    """A party may be called so."""
    assert faults(files.specimen_file()) == ()
    assert docx_faults(files.specimen_file()) != ()
