"""What the gate says of each kind of Word file that it refuses, word for word, and its limits to the byte."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import pytest

from agreements.diagnostics import FindingsError, Report
from agreements.intake import gate
from agreements.intake.gate import opened
from agreements.intake.ooxml import MAIN_KIND
from agreements.rendering.docx import fresh_house
from tests.intake.test_gate import (
    BAD_CONTENT,
    BAD_PARTS,
    BAD_RELATIONSHIPS,
    field,
    with_body,
    with_part,
    with_relationship,
)
from tests.rendering.docx_files import changed, packed, parts
from tests.wordings import held, told

WORDS = Path(__file__).parent.parent / "golden" / "findings" / "gate.txt"

TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml"'
    b' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
TEXT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    f' Type="{MAIN_KIND}" Target="/word/document.xml"/></Relationships>'
).encode()
TINY = {"[Content_Types].xml": TYPES, "_rels/.rels": ROOT, "word/document.xml": TEXT}
"""The least that passes the gate."""


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip of these members, names twice and all."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members:
            archive.NameToInfo.clear()  # or it would warn of names that are there twice
            info = zipfile.ZipInfo("x")
            info.filename = info.orig_filename = name
            archive.writestr(info, data)
    return target.getvalue()


def _encrypted() -> bytes:
    data = bytearray(zipped(*TINY.items()))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(mark)
        data[at + (6 if mark[2] == 3 else 8)] |= 1
    return bytes(data)


_OUTSIDE = ("../../x.png", "../x/../../y.png", "file:x", "//host/x", "\\\\host\\x", " https://x")


def _reaching(target: str) -> bytes:
    link = f'<Relationship Id="r" Type="http://x/image" Target="{target}"/><Relationship Id="s" Type="http://x/image"'
    return ROOT.replace(b"</Relationships>", f'{link} Target="../media/x.png"/></Relationships>'.encode())


_TWO_WAYS = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x"><w:p><w:r><w:t>may</w:t></w:r></w:p></mc:Choice>'
    "<mc:Fallback><w:p><w:r><w:t>must</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
)
_OFFICE = "urn:schemas-microsoft-com:office:office"
_IN_STYLE = '<w:p><w:pPr><w:pStyle w:val="Unseen"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
_LONG = TEXT.replace(b"/>", b"><w:body>" + b"<w:p/>" * 10_001 + b"</w:body></w:document>")


def _with_merge(settings: str) -> str:
    return settings.replace("</w:settings>", "<w:mailMerge/></w:settings>")


def _with_background(rest: str) -> bytes:
    return changed(fresh_house(), lambda text: text.replace("<w:body>", f"<w:background {rest}<w:body>"))


def _with_hidden_defaults(styles: str) -> str:
    return re.sub(r"<w:rPrDefault>.*?</w:rPrDefault>", _VANISHING, styles, flags=re.DOTALL)


_VANISHING = "<w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault>"


def _with_hidden_style(styles: str) -> str:
    style = (
        '<w:style w:type="paragraph" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    return styles.replace("</w:styles>", f"{style}</w:styles>")


@cache
def _files() -> dict[str, bytes]:
    files = {f"body {n} {id_}": with_body(markup) for n, (markup, id_) in enumerate(BAD_CONTENT)}
    files |= {f"relationship {n}": with_relationship(text) for n, (text, _) in enumerate(BAD_RELATIONSHIPS)}
    files |= {f"part {n} {name}": with_part(name, data) for n, (name, data, _) in enumerate(BAD_PARTS)}
    files |= {
        "no zip": b"hello",
        "an old file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...",
        "an empty zip": zipped(),
        "cut off": fresh_house()[:5000],
        "encrypted": _encrypted(),
        "twice": zipped(("a", b""), ("A", b""), ("a", b"")),
        "escapes": zipped(*((name, b"") for name in ("../a", "/a", "a/../b", "./a", "a\\b", "c:a", "a\tb", "a/./b"))),
        "many": zipped(*((f"p{n}", b"") for n in range(gate.MOST_PARTS + 1))),
        "no main part": packed({**TINY, "_rels/.rels": b"<x/>"}),
        "a main part that is not there": packed({name: data for name, data in TINY.items() if "document" not in name}),
        "no relationships": packed({name: data for name, data in TINY.items() if "rels" not in name}),
        "macros": packed({**TINY, "[Content_Types].xml": b"<Types><x>macroEnabled</x></Types>"}),
        "broken": packed({**TINY, "word/x.RELS": b"<x", "word/y.vml": b"<!DOCTYPE x><x/>", "a.rels": b"<y"}),
        "an encoding of its own": packed({**TINY, "word/x.xml": b"<?xml version='1.0' encoding='utf-7'?><x/>"}),
        "strict": packed({**TINY, "word/x.xml": b'<x xmlns="http://purl.oclc.org/ooxml/x"/>'}),
        **{f"reaching {target}": packed({**TINY, "word/_rels/a.rels": _reaching(target)}) for target in _OUTSIDE},
        "acting names": packed({**TINY, "word/x.exe": b"", "word/y.bin": b"", "word/vbaData.xml": b"<x/>"}),
        "letters from a mailing": changed(fresh_house(), _with_merge, "word/settings.xml"),
        "all text hidden": changed(fresh_house(), _with_hidden_defaults, "word/styles.xml"),
        "words in a hidden style": changed(with_body(_IN_STYLE), _with_hidden_style, "word/styles.xml"),
        "too long, and more after it": packed({**TINY, "word/document.xml": _LONG, "word/x.xml": b"<x>{{ y }}</x>"}),
        "an old picture": with_body('<w:p><w:r><w:pict><v:x xmlns:v="v" url="//host/x"/></w:pict></w:r></w:p>'),
        "an old program": with_body(f'<w:p><w:r><o:OLEObject xmlns:o="{_OFFICE}"/></w:r></w:p>'),
        "a field that was deleted": with_body("<w:p><w:r><w:delInstrText>DDE x</w:delInstrText></w:r></w:p>"),
        "a coloured page": _with_background('w:color="FFFFFF" w:themeColor="text1"/>'),
        "a page with a picture": _with_background('w:color="FFFFFF"><w:x/></w:background>'),
        "a field of nothing": with_body(field("")),
        "a simple field of nothing": with_body("<w:p><w:fldSimple/></w:p>"),
        "a field in a field": with_body(field("PAGE</w:instrText></w:r>" + field("PAGE") + "<w:r><w:instrText>DDE x")),
        "a turned word": with_body("<w:p><w:r><w:t>a\u202eb\u200bc</w:t></w:r></w:p>"),
        "two ways of saying it": with_body(_TWO_WAYS),
        "a tag in a company's name": with_part("docProps/custom.xml", b"<x>{{ frame.title }}</x>"),
        "everything": changed(
            with_part("word/vbaProject.bin", b"x"), lambda t: t.replace("<w:body>", "<w:body><w:ins/>")
        ),
    }
    return files


def _findings(data: bytes) -> tuple[str, Report]:
    with pytest.raises(FindingsError) as refused:
        opened(data, "clinic.docx")
    return f"{refused.value.message} / {refused.value.hint}", refused.value.report


@pytest.mark.golden
def test_the_gate_says_what_was_read(*, rewrite: bool) -> None:
    """Somebody at a council has to mend the file, and has these words alone."""
    words = told((name, partial(_findings, data)) for name, data in _files().items())

    assert held(WORDS, words, rewrite=rewrite) == words


def test_what_passes_comes_out_as_it_went_in() -> None:
    """Every part, and no folder."""
    with_folder = zipped(("word/", b""), *TINY.items())

    assert opened(with_folder, "clinic.docx") == TINY
    assert opened(fresh_house(), "clinic.docx") == parts(fresh_house())


LIMITS: list[tuple[str, int, Callable[[], bytes]]] = [
    ("MOST_PARTS", 5, lambda: packed({**TINY, "a.txt": b"", "b.txt": b""})),
    ("MOST_PART_BYTES", 200_000, lambda: packed({**TINY, "a.txt": b"x" * 200_000})),
    ("MOST_BYTES", 200_000 + sum(map(len, TINY.values())), lambda: packed({**TINY, "a.txt": b"x" * 200_000})),
]


@pytest.mark.parametrize(("name", "limit", "made"), LIMITS)
def test_a_limit_is_a_limit_to_the_last_byte(
    monkeypatch: pytest.MonkeyPatch, name: str, limit: int, made: Callable[[], bytes]
) -> None:
    """What is at the limit passes, and one more does not."""
    data = made()
    monkeypatch.setattr(gate, name, limit)
    assert opened(data, "clinic.docx")

    monkeypatch.setattr(gate, name, limit - 1)
    with pytest.raises(FindingsError) as refused:
        opened(data, "clinic.docx")
    assert [one.id for one in refused.value.report] == ["zip"]


def test_the_sizes_are_told_in_whole_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the part, and of the file."""
    data = packed({**TINY, "a.txt": bytes(3 << 20), "b.txt": bytes(3 << 20)})
    told_: list[tuple[str, str]] = []
    for name, limit in (("MOST_PART_BYTES", 2 << 20), ("MOST_BYTES", 5 << 20)):
        monkeypatch.setattr(gate, name, limit)
        with pytest.raises(FindingsError) as refused:
            opened(data, "clinic.docx")
        monkeypatch.undo()
        told_.append((refused.value.message, refused.value.hint))

    assert told_ == [
        ("clinic.docx unpacks the part 'a.txt' to more than 2 MB", "use smaller pictures"),
        ("clinic.docx unpacks to more than 5 MB", "use smaller pictures"),
    ]


def test_a_tag_in_the_title_of_the_file_is_word_s_own() -> None:
    """It copies the title into a part that is written anew; other programs put it elsewhere."""
    for name in ("docProps/app.xml", "docProps/core.xml"):
        assert opened(packed({**TINY, name: b"<x>{{ frame.title }}</x>"}), "clinic.docx")


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HONEST = {
    "a list that says nothing of its start": f"<w:numbering {_WORD}><w:start/></w:numbering>",
    "no comments left": f"<w:comments {_WORD}/>",
    "a title that Word keeps": (
        f'<w:document {_WORD}><w:dataBinding w:storeItemID="{{6c3c8bc8-f283-45ae-878a-bab7291924a1}}"/></w:document>'
    ),
    "nearly white pages": f'<w:document {_WORD}><w:background w:color="C0FFFF"/></w:document>',
    "one thing in two ways": f"<w:document {_WORD}>{_TWO_WAYS.replace('must', 'may')}</w:document>",
    "pages of no colour": f"<w:document {_WORD}><w:background/></w:document>",
}


@pytest.mark.parametrize("part", HONEST.values(), ids=HONEST)
def test_what_word_writes_by_itself_passes(part: str) -> None:
    """A false refusal sends an honest clerk to look for what is not there."""
    assert opened(packed({**TINY, "word/x.xml": part.encode()}), "clinic.docx")
