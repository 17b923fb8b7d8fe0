"""house.docx as it comes back from a lawyer who worked on it in Word."""

from __future__ import annotations

import re
import struct
import zlib

from agreements.rendering.docx import fresh_house
from tests.rendering import docx_files as files

WIDTH, HEIGHT = 120.0, 48.0
"""Of the logo, as printed, in points."""

ALT = "Arms of the Vale"
ACCENT = "6B1F4A"
COVER_LINE = "Open to the public under the publication scheme"
HEADER = "OFFICIAL"
LEFT = 85.05
"""The left margin, in points; in Word it is 30 mm."""

_RSID = ' w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"'
_EMU = 12_700


def png(width: int = 20, height: int = 8) -> bytes:
    """A picture of one colour."""
    rows = b"".join(b"\0" + b"\x6b\x1f\x4a" * width for _ in range(height))
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (header, zlib.compress(rows), b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def edited_house(*, font: str = "Source Sans 3") -> bytes:
    """A fresh house style with another body font, size, accent, margins, header, cover and a logo, as Word saves it."""
    edits = {
        "word/styles.xml": lambda text: _styles(text, font),
        "word/document.xml": _document,
        "word/header1.xml": lambda text: text.replace("{{ frame.running_title }}", _split(f"{HEADER}: ")),
        "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", f"{_PICTURE}</Relationships>"),
        "[Content_Types].xml": lambda text: text.replace("<Override", f"{_PNG}<Override", 1),
        "word/fontTable.xml": lambda text: text.replace("</w:fonts>", f"{_font_entry(font)}</w:fonts>"),
    }
    data = fresh_house()
    for name, edit in edits.items():
        before = files.part(data, name)
        data = files.changed(data, edit, name)
        assert files.part(data, name) != before or name == "word/fontTable.xml", name
    return files.packed({**files.parts(data), "word/media/image1.png": png()})


def _styles(text: str, font: str) -> str:
    """Another font and size in Normal, another accent in every style that had ours, larger clause headings."""
    look = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
    text = re.sub(r'(w:styleId="Normal">.*?</w:pPr>)', rf"\g<1><w:rPr>{look}</w:rPr>", text, count=1)
    text = text.replace('w:val="1B3A5C"', f'w:val="{ACCENT}"').replace('w:color="1B3A5C"', f'w:color="{ACCENT}"')
    return re.sub(r'(w:styleId="ClauseHeading">.*?<w:sz w:val=)"26"', r'\g<1>"30"', text, count=1)


def _document(text: str) -> str:
    """A logo above the kind, a line of the lawyer's own below the parties, other margins, and Word's traces."""
    text = text.replace("<w:body>", f"<w:body>{_logo()}", 1)
    line = (
        f'<w:p{_RSID}><w:pPr><w:pStyle w:val="CoverNote"/></w:pPr>{_run(COVER_LINE[:17])}{_run(COVER_LINE[17:])}</w:p>'
    )
    where = text.index(
        '<w:p><w:pPr><w:pStyle w:val="CoverLine"/></w:pPr><w:r><w:t xml:space="preserve">{{ frame.date_line'
    )
    text = text[:where] + line + text[where:]
    text = text.replace("{{ frame.kind }}", _split("", "frame.kind"))
    return text.replace('w:right="1418" w:bottom="1474" w:left="1418"', 'w:right="1134" w:bottom="1474" w:left="1701"')


def _run(text: str) -> str:
    return f'<w:r w:rsidRPr="00B12345"><w:t xml:space="preserve">{text}</w:t></w:r>'


def _split(before: str, name: str = "frame.running_title") -> str:
    """A tag in three runs with a spelling mark among them, which is how Word keeps what was typed in three goes."""
    mark = '<w:proofErr w:type="spellStart"/>'
    pieces = f'</w:t></w:r>{mark}<w:r w:rsidRPr="00C0FFEE"><w:t>{name}</w:t></w:r><w:r><w:t xml:space="preserve"> }}}}'
    return f"{before}{{{{ {pieces}"


def _font_entry(font: str) -> str:
    return f'<w:font w:name="{font}"><w:charset w:val="00"/><w:family w:val="swiss"/></w:font>'


_PICTURE = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="media/image1.png"/>'
)
_PNG = '<Default Extension="png" ContentType="image/png"/>'


def _logo() -> str:
    extent = f'cx="{round(WIDTH * _EMU)}" cy="{round(HEIGHT * _EMU)}"'
    main = "http://schemas.openxmlformats.org/drawingml/2006"
    described = f'id="1" name="Picture 1" descr="{ALT}"'
    return (
        f'<w:p{_RSID}><w:pPr><w:pStyle w:val="CoverNote"/></w:pPr><w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline'
        f' xmlns:wp="{main}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {described}/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{main}/main">'
        f'<a:graphicData uri="{main}/picture"><pic:pic xmlns:pic="{main}/picture"><pic:nvPicPr>'
        f"<pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="rId99"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
