"""Packs from a stranger: clause text, a stylesheet, a manifest and a lock that try to fetch, run, hide or mislead."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from agreements import packs
from agreements.cli import main
from agreements.diagnostics import FindingsError, LimitError
from agreements.pipeline import BuildOptions, build, check
from agreements.rendering.stylesheet import css_faults
from tests.assembly.texts import found
from tests.batch.letters import letter, letters, written
from tests.builders import definition
from tests.rendering.docx_files import changed
from tests.small_pack import FILES, locked_pack, small_pack

_LISTS = "word/numbering.xml"
_LONG = "[" + "1," * 200 + "]"
CLAUSES = [
    ("H01", "sandbox", 4, "<p>{{ cycler.__init__.__globals__.os.popen('touch PWNED').read() }}</p>"),
    ("H03", "sandbox", 46, "<p>{% set f='{0.__class__.__mro__}'.format %}{{ f('x') }}</p>"),
    ("H04", "sandbox", 4, "<p>{{ d.parse_raw(d.title.encode('latin-1'), content_type='application/pickle') }}</p>"),
    ("H05", "sandbox", 4, "<p>{{ base.joinpath('/etc/passwd').read_text() }}</p>"),
    ("H07", "sandbox", 4, "<p>{{ 'a'*2000000000 }}</p>"),
    ("H09", "template", 16, "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
    ("H10", "undefined", 4, "<p>{{ d.titel }}</p>"),
    ("H11", "template-syntax", 4, "<p>{% if title %}</p>"),
    ("H13", "lint", 1, "{% autoescape false %}<p>{{ title }}</p>{% endautoescape %}"),
    ("H15", "path", 1, "{% include 'link.txt' %}"),
    ("H16", "finalize", 4, "<p>{{ none }} {{ [1,2] }} {{ true }}</p>"),
    ("H17", "resource", 1, "<link rel=attachment href='file:///etc/passwd'><p>x</p>"),
    ("H18", "resource", 1, "<a rel=attachment href='%2e%2e/%2e%2e/etc/passwd'>x</a>"),
    ("H19", "resource", 1, "<link rel=attachment href='http://127.0.0.1:9/'><p>x</p>"),
    ("H20", "resource", 1, "<object data='http://127.0.0.1:9/'></object>"),
    ("H21", "resource", 8, "<style>@import url(http://127.0.0.1:9/a.css);</style><p>x</p>"),
    (
        "H22",
        "resource",
        62,
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='http://127.0.0.1:9/x'/></svg>",
    ),
    ("H22 use", "resource", 6, "<svg><use xlink:href='http://127.0.0.1:9/x#a'/></svg>"),
    ("H23", "resource", 1, "<img alt=x src='file://attacker.invalid/share/x.png'>"),
    ("H24", "resource", 1, "<img alt=x src=//attacker.invalid/x.png>"),
    ("H25", "resource", 1, "<link rel=attachment href='data:text/plain,hello'><p>x</p>"),
    ("H26", "resource", 1, "<img alt='Logo' src='logo.png'>"),
    ("H26 in Markdown", "resource", 1, "![Logo](logo.png)"),
    ("H27", "resource", 8, "<style>@font-face{font-family:C;src:url(corp.ttf)}</style><p>x</p>"),
    ("H30", "resource", 1, "<xi:include href='file:///etc/passwd'/>"),
    ("H31", "template", 501, "<div>" * 500 + "x" + "</div>" * 500),
    ("H32", "resource", 1, "<img alt=x src='data:image/svg+xml;base64,PCFET0NUWVBFIHN2Zz4='>"),
    ("H35", "text-mismatch", 19, "<p>{{ title }}</p><p style='display:none'>{{ title }}</p>"),
    ("H35 a comment", "text-mismatch", 3, "a <!-- must pay --> b"),
    ("H36", "lint", 3, "a [link](https://attacker.invalid/)"),
    ("H36 with brackets inside", "lint", 5, "see [x](javascript:alert(1))"),
    ("H36 by its name", "lint", 5, "see [x][y]"),
    ("H36 a picture by its name", "lint", 1, "![x][y]"),
    ("a heading", "lint", 1, "# Payment"),
    ("a line across", "lint", 1, "---"),
    ("a table", "lint", 1, "| a | b |"),
    ("words struck through", "lint", 11, "They must ~~not~~ pay."),
    ("a footnote", "lint", 5, "Must[^1] pay."),
    ("H37", "lint", 1, "<script>document.write(1)</script><p>{{ title }}</p>"),
    ("H37 handler", "lint", 1, "<p onclick='x'>y</p>"),
    ("H28", "lint", 1, "<table><tr><td colspan=1000000>x</td></tr></table>"),
    ("H29", "lint", 1, "<div style='display:flex'>" * 16 + "x" + "</div>" * 16),
]


@pytest.mark.parametrize(("kind", "column", "text"), [pytest.param(*row[1:], id=row[0]) for row in CLAUSES])
def test_a_hostile_clause_is_refused_at_its_place(kind: str, column: int, text: str) -> None:
    """What a clause has no use for is not printed as it stands, but told."""
    assert (kind, 1, column) in [(f.id, f.location.line, f.location.column) for f in found(text)]


def test_an_endless_loop_comes_to_its_end() -> None:
    """H06: counted, not timed."""
    loops = "".join(f"{{% for {name} in {_LONG} %}}" for name in "abc") + "{% endfor %}" * 3

    with pytest.raises(LimitError):
        found(loops)


@pytest.mark.parametrize(
    "text",
    [
        "A < B and C > D",
        "5 <6",
        "a <= b",
        "R&D",
        "see [#a](1)",
        "x@y.example",
        "&lt;b&gt;",
        "#1 of 2",
        "a | b",
        "[#a][#b]",
    ],
)
def test_what_only_looks_like_markup_is_no_fault(text: str) -> None:
    """A clause may compare."""
    assert found(text) == []


@pytest.mark.parametrize("text", ["![](a)" * 30_000, "<a " * 60_000, "}} " * 60_000, "<p>x</p>" * 30_000])
def test_a_clause_full_of_faults_is_told_in_good_time(text: str) -> None:
    """The place of each is counted from the start, so all of them would take minutes and be read by nobody."""
    assert 0 < len(found(text)) <= 200


def test_a_call_that_goes_wrong_is_told_without_the_names_of_the_program() -> None:
    """A clause knows of tables, and not of the functions that make them."""
    assert [f.message for f in found("{{ table() }}")] == [
        "what is asked for here takes other arguments, or another number of them"
    ]


MARKS = {"/sn1/": "esign-tag", "[sig|req|signer1]": "esign-tag", "{_{ title }_}": "docxtpl-escape"}


@pytest.mark.parametrize(("mark", "kind"), MARKS.items(), ids=MARKS)
def test_a_clause_holds_no_mark_that_another_program_obeys(mark: str, kind: str, tmp_path: Path) -> None:
    """A signing field would be planted in every agreement; Word's file would say what the PDF does not."""
    pack = small_pack(tmp_path, **{"clauses/why.md": f"1. Because.\n\n1. Sign {mark} here."})

    with pytest.raises(FindingsError) as refused:
        packs.clause(pack, "why")

    assert [(f.id, f.location.line, f.location.column) for f in refused.value.report] == [(kind, 9, 9)]


PIECES = {
    'Sign /sn{{ "1" }}/ here.': "esign-tag",
    'Pay {{ "{" }}_{{ "{" }} x }{{ "_" }}} now.': "docxtpl-escape",
    'Pay {{ "\\u200b" }} now.': "invisible",
    'Pay {{ "\\u202e" }} now.': "bidi",
}


@pytest.mark.parametrize(("words", "kind"), PIECES.items(), ids=PIECES.values())
def test_a_clause_puts_no_such_mark_together_of_harmless_pieces(words: str, kind: str, tmp_path: Path) -> None:
    """Each piece passes alone, and a quoted text may spell any character; the paper has the whole."""
    small_pack(tmp_path / "packs", **{"clauses/why.md": f"1. {words}"})
    checked = check(written(tmp_path / "deal.yaml", letter("deal")), folders=(tmp_path / "packs",))

    assert (kind, "why.md", 7) in [(f.id, Path(f.location.file).name, f.location.line) for f in checked.report.errors]


TITLES = {
    "{{ cycler.__init__.__globals__ }}": "sandbox",
    "{{ nope }}": "undefined",
    "{% include 'x' %}": "path",
    "<script>x</script>": "lint",
}


@pytest.mark.parametrize(("title", "kind"), TITLES.items(), ids=TITLES)
def test_the_title_of_a_kind_is_looked_at_like_any_other(title: str, kind: str, tmp_path: Path) -> None:
    """It stands on the cover and at the top of every page."""
    letter = FILES["precedents/letter.yaml"].replace("title: Letter", f'title: "{title}"', 1)
    small_pack(tmp_path / "packs", **{"precedents/letter.yaml": letter})

    with pytest.raises(FindingsError) as refused:
        check(_definition(tmp_path), folders=(tmp_path / "packs",))

    assert (kind, 2, 9) in [(f.id, f.location.line, f.location.column) for f in refused.value.report]


LADDERS = {
    "any: [x]": (1, 7),
    "any: x": (1, 6),
    "any: [{by: x, working_days: -5}]": (1, 29),
    "any: [{by: x, working_days: 9999999999}]": (1, 29),
    "any: [{by: x, kind: war}]": (1, 21),
    "any: [{by: [x]}]": (1, 12),
    "any: [{hook: x}]": (1, 8),
}


@pytest.mark.parametrize(("ladder", "place"), LADDERS.items(), ids=LADDERS)
def test_a_ladder_of_a_pack_that_is_none_is_refused_at_its_place(
    ladder: str, place: tuple[int, int], tmp_path: Path
) -> None:
    """It is read long after the pack was opened, where it would be taken for a fault of the program."""
    pack = small_pack(tmp_path, **{"reference/dispute-ladders.yaml": ladder + "\n"})

    with pytest.raises(FindingsError) as refused:
        packs.dispute_ladders(pack)

    assert place in [(f.location.line, f.location.column) for f in refused.value.report]


STYLES = [
    ("H21", "resource", 1, "@import url(http://127.0.0.1:9/a.css);"),
    ("H21 a string", "resource", 1, "@import 'x.css';"),
    ("H20", "resource", 17, "p { background: url(http://127.0.0.1:9/x.png) }"),
    ("H20 data", "resource", 17, "p { background: url(data:image/png;base64,x) }"),
    ("H20 dots", "resource", 17, "p { background: url(../../etc/passwd) }"),
    ("H20 encoded", "resource", 17, "p { background: url(%2e%2e/%2e%2e/x) }"),
    ("H20 disguised", "resource", 17, "p { background: \\75rl(x) }"),
    ("H20 a list", "resource", 23, "p { list-style-image: url(x) }"),
    ("H20 a pointer", "resource", 13, "p { cursor: url(x), auto }"),
    ("H20 a set", "resource", 17, "p { background: image-set('x.png' 1x) }"),
    ("H27", "resource", 1, "@font-face { font-family: C; src: url(corp.ttf) }"),
    ("H35", "text-mismatch", 5, "p { display: none }"),
    ("H35 visibility", "text-mismatch", 5, "p { visibility: hidden }"),
    ("H35 opacity", "text-mismatch", 5, "p { opacity: 0 }"),
    ("H35 no size", "text-mismatch", 5, "p { font-size: 0 }"),
    ("H35 a point", "text-mismatch", 5, "p { font-size: 1pt }"),
    ("H35 a small share", "text-mismatch", 5, "p { font-size: 5% }"),
    ("H35 white", "text-mismatch", 5, "p { color: white }"),
    ("H35 white in figures", "text-mismatch", 5, "p { color: rgb(255, 255, 255) }"),
    ("H35 white in shares", "text-mismatch", 5, "p { color: rgb(99% 99% 99%) }"),
    ("H35 nearly white", "text-mismatch", 5, "p { color: #fefefe }"),
    ("H35 snow", "text-mismatch", 5, "p { color: snow }"),
    ("H35 thin as air", "text-mismatch", 5, "p { color: rgb(0 0 0 / 0%) }"),
    ("H28 type beyond the paper", "text-mismatch", 5, "p { font-size: 99999999pt }"),
    ("H28 a margin beyond the paper", "text-mismatch", 5, "p { margin-left: 800pt }"),
    ("H28 letters far apart", "text-mismatch", 5, "p { letter-spacing: 500pt }"),
    ("H28 raised beyond the paper", "text-mismatch", 5, "p { vertical-align: 9999pt }"),
    ("H35 no colour", "text-mismatch", 5, "p { color: transparent }"),
    ("H35 away", "text-mismatch", 5, "p { text-indent: -9999px }"),
    ("H35 far away", "text-mismatch", 5, "p { margin-left: 500cm }"),
    ("H35 one on another", "text-mismatch", 5, "p { line-height: 0 }"),
    ("H35 squeezed", "text-mismatch", 5, "p { letter-spacing: -1em }"),
    ("H35 in figures of a power", "text-mismatch", 5, "p { font-size: 1e9pt }"),
    ("H35 a power without end", "text-mismatch", 5, "p { padding-left: 1e99999pt }"),
    ("H35 a tiny power", "text-mismatch", 5, "p { font-size: 1e-9pt }"),
    ("H35 lines in the short form", "text-mismatch", 5, "p { font: bold 12pt/0.1 serif }"),
    ("H35 nearly all of the paper", "text-mismatch", 5, "p { margin-left: 99% }"),
    ("H35 no room between", "text-mismatch", 5, "p { margin: 0 200pt }"),
    ("H35 no room, said twice", "text-mismatch", 30, "p { margin-left: 200pt } p { padding-right: 200pt }"),
    ("H35 wider than the paper", "text-mismatch", 5, "p { width: 200% }"),
    ("H35 a unit of the screen", "text-mismatch", 5, "p { font-size: 1vw }"),
    ("H35 white, with a space", "text-mismatch", 5, "p { color: white ! important }"),
    ("H35 a colour of the screen", "text-mismatch", 5, "p { color: canvas }"),
    ("H35 pale", "text-mismatch", 5, "p { color: #aaa }"),
    ("H35 black ground", "text-mismatch", 5, "p { background-color: black }"),
    ("H35 a ground of the words", "text-mismatch", 5, "p { background-color: currentcolor }"),
    ("H35 grey glass, layer on layer", "text-mismatch", 5, "p { background-color: rgba(0, 0, 0, .5) }"),
    ("H35 words and ground alike", "text-mismatch", 5, "p { background-color: #aaa } td { color: #8c8c8c }"),
    ("H35 an endless colour", "text-mismatch", 5, "p { background-color: rgb(-255, -255, -255) }"),
    ("H35 smaller and smaller", "text-mismatch", 5, "* { font-size: smaller }"),
    ("H35 half and half again", "text-mismatch", 5, "* { font-size: .5em }"),
    ("H35 half in the short form", "text-mismatch", 5, "* { font: 60% serif }"),
    ("H35 off the paper", "text-mismatch", 5, "p { white-space: nowrap }"),
    ("H35 struck out", "text-mismatch", 5, "p { text-decoration: line-through }"),
    ("H35 a line over the words", "text-mismatch", 5, "p { text-decoration: underline 20pt }"),
    ("H35 one paragraph on another", "text-mismatch", 5, "p { height: 1pt }"),
    ("H35 drawn up", "text-mismatch", 5, "p { margin-top: -14pt }"),
    ("H35 a bar over the words", "text-mismatch", 5, "p { border-top: 300pt solid }"),
    ("H35 white above a word", "text-mismatch", 7, "dfn { padding-top: 20pt }"),
    ("H28 a sheet as large as a house", "text-mismatch", 9, "@page { size: 10000mm 10000mm }"),
    ("H28 a side in a unit of nobody", "text-mismatch", 9, "@page { size: 20om }"),
    ("H28 a stamp", "text-mismatch", 9, "@page { size: a10 }"),
    ("H28 no room on the page", "text-mismatch", 9, "@page { margin: 0 299pt }"),
    ("H28 no room in shares", "text-mismatch", 9, "@page { margin: 49% }"),
    ("H28 off the page", "text-mismatch", 9, "@page { margin: -9px }"),
    ("H35 a sum", "stylesheet", 18, "p { margin-left: calc(1pt * 9999) }"),
    ("H35 between two strings", "stylesheet", 18, 'p { font-family: "/*"; display: none; font-family: "*/" }'),
    ("H35 an open string", "stylesheet", 18, "p { font-family: ' }"),
    ("H35 an open comment", "stylesheet", 1, "/* p { color: red }"),
    ("H35 other words", "text-mismatch", 2, "p::after { content: 'not' }"),
    ("H35 capitals", "text-mismatch", 5, "p { text-transform: uppercase }"),
    ("H36", "stylesheet", 7, "p { } </style><script>"),
    ("H36 in a comment", "stylesheet", 4, "/* </style><script>alert(1)</script> */ p { color: red }"),
    ("H36 in a string", "stylesheet", 18, "p { font-family: '</style>' }"),
    ("H35 in letters by their numbers", "text-mismatch", 5, "p { \\64isplay: none }"),
    ("H35 a rule within a rule", "stylesheet", 29, "p { margin-left: 150pt;     b { margin-left: 150pt } }"),
    ("H35 below an open rule", "stylesheet", 1, "p { color: red"),
    ("H35 a rule too many", "stylesheet", 17, "p { color: red }} q { color: blue }"),
    ("H35 words in the margin", "stylesheet", 9, "@page { @top-left { content: 'x' } }"),
    ("H35 for screens alone", "stylesheet", 1, "@media screen { p { color: red } }"),
    ("H35 a word to be looked up", "stylesheet", 12, "p { color: var(--x) }"),
    ("H28 brackets without end", "stylesheet", 19, "p { color: " + "(" * 90_000),
    ("H28 rules without end", "stylesheet", 105, "@media print{" * 9_000),
    ("H28 a book", "stylesheet", 1, "p { color: red }" * 20_000),
    ("H28", "stylesheet", 5, "p { grid-template-columns: 1fr }"),
]


@pytest.mark.parametrize(("kind", "column", "css"), [pytest.param(*row[1:], id=row[0]) for row in STYLES])
def test_a_hostile_stylesheet_is_refused_at_its_place(kind: str, column: int, css: str) -> None:
    """It sets looks, and nothing else."""
    assert (kind, 1, column) in [(fault.kind, fault.line, fault.column) for fault in css_faults(css)]


HONEST = [
    "p { font: italic 600 11pt/1.4 'Source Sans 3', serif; margin: 0 auto 6pt; text-indent: -18pt }",
    "thead th { background-color: #d9e2f3; color: #1f3864; padding: 4pt 6pt; border-bottom: 1.5pt solid rgb(1, 2, 3) }",
    "td { background-color: lightgrey; height: 20pt; width: 33.3%; letter-spacing: 0; font-weight: 700 }",
    "h2 { color: #005eb8; font-size: 1.4em; line-height: 110%; text-decoration: underline 1pt; border-left: 6pt solid}",
    "@page { size: A4 landscape; margin: 25mm 20mm 30mm } @page wide { size: 297mm 210mm }",
    ".logo img { max-width: 40mm; height: 12mm; max-height: 100% } p.seal { height: 80pt }",
    ".n, td.right { white-space: nowrap } dfn { white-space: normal; font-size: .9rem }",
    ".ref { color: inherit; background-color: transparent; padding: 0 .15em; vertical-align: -.2em } /* a 'word' */",
    "blockquote { margin: 6pt 36pt; padding-top: 6pt; background-color: rgba(0, 0, 0, .05) }",
    ".drafting-note { background-color: #ffff99 ! important; color: rgb(60% 0% 0%); border-radius: 9px }",
    "tr:nth-child(2n + 1) td:not(.figure), p[lang|='cy'] > em:first-line { color: navy /* as in the house */ }",
    "@media print { @page :first { margin: 30mm } .party { break-inside: avoid } }",
]


@pytest.mark.parametrize("css", HONEST)
def test_an_honest_stylesheet_passes(css: str) -> None:
    """A false refusal would cost a house its looks."""
    assert css_faults(css) == ()


def _definition(folder: Path) -> Path:
    """A definition of a letter of the small pack."""
    file = folder / "deal.yaml"
    file.write_text(json.dumps(definition(pack="small", documents=["letter"])), encoding="utf-8")
    return file


def test_a_check_tells_what_a_stylesheet_tries(tmp_path: Path) -> None:
    """With its path in the pack, before anything is made."""
    small_pack(tmp_path / "packs", **{"house-style/print.css": ".x { color: red }\np { background: url(x) }\n"})

    report = check(_definition(tmp_path), folders=(tmp_path / "packs",)).report

    told = [
        (f.id, Path(f.location.file).name, f.location.line, f.location.column) for f in report if f.id == "resource"
    ]
    assert told == [("resource", "print.css", 2, 17)]


MANIFEST = FILES["pack.yaml"]
MANIFESTS = [
    ("M01", "path", (9, 10), MANIFEST + "extends: /etc/passwd\n"),
    ("M02", "path", (9, 10), MANIFEST + "extends: ../../x\n"),
    ("M02 encoded", "reference", (9, 10), MANIFEST + "extends: '%2e%2e'\n"),
    ("M02 Windows", "path", (9, 10), MANIFEST + "extends: 'C:\\x'\n"),
    ("M03", "version", (6, 11), MANIFEST.replace("agreements>=0.1", "agreements>=999")),
    ("M03 huge", "version", (6, 11), MANIFEST.replace("agreements>=0.1", "agreements>=" + "9" * 5000)),
    ("M03 bare", "version", (6, 11), MANIFEST.replace("agreements>=0.1", ">=999")),
    ("M06 no day", "pack", (8, 11), MANIFEST.replace("2026-11-21", "2026-02-30")),
    ("M06 no date", "pack", (8, 11), MANIFEST.replace("2026-11-21", "last week")),
    ("M06 in short", "pack", (8, 11), MANIFEST.replace("2026-11-21", "20261121")),
    ("M05", "unknown-field", (9, 1), MANIFEST + "hooks: {pre: hook.py}\n"),
    ("M05 templates", "unknown-field", (9, 1), MANIFEST + "templates: {word: ../../x.docx}\n"),
    ("M05 twice", "duplicate", (9, 1), MANIFEST + "name: small\n"),
    ("M05 code", "tag", (9, 10), MANIFEST + "extends: !!python/name:os.system\n"),
]


@pytest.mark.parametrize(("kind", "place", "manifest"), [pytest.param(*row[1:], id=row[0]) for row in MANIFESTS])
def test_a_hostile_manifest_is_refused_at_its_place(
    kind: str, place: tuple[int, int], manifest: str, tmp_path: Path
) -> None:
    """A pack says who it is, and brings no code."""
    with pytest.raises(FindingsError) as refused:
        small_pack(tmp_path, **{"pack.yaml": manifest})

    assert (kind, *place) in [(f.id, f.location.line, f.location.column) for f in refused.value.report]


ENACTMENT = "A: {title: A, source: x, checked: 2026-11-21, in_force: soon}\n"
DATED = {
    "clauses/why.md": (
        "---\nid: why\nheading: Why\nsource: practice\nreviewed: 2026-02-30\n---\n1. Because.",
        (5, 11),
        lambda pack: packs.clause(pack, "why"),
    ),
    "terms/terms.yaml": ("A: {means: means x, source: practice, reviewed: 2026-13-01}\n", (1, 49), packs.terms),
    "precedents/letter.yaml": (
        FILES["precedents/letter.yaml"].replace("2026-11-21", "0000-00-00"),
        (15, 11),
        lambda pack: packs.precedent(pack, "letter"),
    ),
    "reference/enactments.yaml": (ENACTMENT, (1, 57), packs.enactments),
}


@pytest.mark.parametrize(("name", "text", "place", "read"), [(name, *row) for name, row in DATED.items()], ids=DATED)
def test_a_day_of_a_pack_that_is_none_is_refused_at_its_place(
    name: str, text: str, place: tuple[int, int], read: Callable[[packs.Pack], object], tmp_path: Path
) -> None:
    """Somebody says that the law was checked on it."""
    pack = small_pack(tmp_path, **{name: text})

    with pytest.raises(FindingsError) as refused:
        read(pack)

    assert [("pack", *place)] == [(f.id, f.location.line, f.location.column) for f in refused.value.report]


LABELS = {
    "headings: hello": (1, 11),
    "headings: [a, b]": (1, 11),
    "watermark: {a: b}": (1, 12),
    "watermark:": (1, 1),
    "title: x\nunits: {months: months}": (2, 17),
    "tables: {document_control: {columns: [a]}}": (1, 38),
}


@pytest.mark.parametrize(("text", "place"), LABELS.items(), ids=LABELS)
def test_a_label_of_another_sort_than_below_is_refused_at_its_place(
    text: str, place: tuple[int, int], tmp_path: Path
) -> None:
    """It was said to be missing, in a file of the pack below."""
    small_pack(tmp_path)
    mine = tmp_path / "mine"
    (mine / "labels").mkdir(parents=True)
    (mine / "pack.yaml").write_text(MANIFEST.replace("name: small", "name: mine") + "extends: small\n")
    (mine / "labels" / "en.yaml").write_text(text + "\n")

    with pytest.raises(FindingsError) as refused:
        packs.labels(packs.open_pack(mine, (tmp_path,)), "en")

    (told,) = refused.value.report
    assert (told.id, told.location.line, told.location.column) == ("label", *place)
    assert told.location.file == str(mine / "labels" / "en.yaml")


def test_a_label_may_differ_by_instrument_where_it_was_one_text_and_the_other_way_round(tmp_path: Path) -> None:
    """Both are one text, said in one way or in several."""
    small_pack(tmp_path, **{"labels/en.yaml": "a: one\nb: {agreement: two, memorandum: three}\n"})
    mine = tmp_path / "mine"
    (mine / "labels").mkdir(parents=True)
    (mine / "pack.yaml").write_text(MANIFEST.replace("name: small", "name: mine") + "extends: small\n")
    (mine / "labels" / "en.yaml").write_text("a: {agreement: one}\nb: two\n")

    assert packs.labels(packs.open_pack(mine, (tmp_path,)), "en") == {"a": {"agreement": "one"}, "b": "two"}


def _run(*args: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(arg) for arg in args])
    return int(left.value.code or 0)


def test_a_build_with_a_changed_pack_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """M04, through the command line: exit code 1, the line of the lock, and no file."""
    pack = locked_pack(tmp_path / "packs")
    (pack.folder / "clauses" / "why.md").write_text("other words")

    status = _run("build", _definition(tmp_path), "-o", tmp_path / "out", "--packs", tmp_path / "packs", "--draft")

    assert (status, (tmp_path / "out").exists()) == (1, False)
    assert "pack.lock:" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("kind", ["pipe", "device", "link"])
def test_what_is_no_file_of_the_pack_is_told_and_not_read(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe and a device never end, and the words behind a link are nobody's business."""
    small_pack(tmp_path / "packs")
    odd, secret = tmp_path / "packs" / "small" / "clauses" / "odd.md", tmp_path / "secret.txt"
    secret.write_text("the secret\n")
    if kind == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to("/dev/zero" if kind == "device" else secret)

    status = _run("check", _definition(tmp_path), "--packs", tmp_path / "packs", "--allow-unlocked-pack")

    said = capsys.readouterr().err
    assert (status, "odd.md:1:1: error path" in said, "the secret" in said) == (1, True, False)


def test_a_stylesheet_of_one_long_word_is_read_in_good_time() -> None:
    """Each letter of it could begin the name of a function."""
    assert css_faults("p{" + "a" * 300_000)


@pytest.mark.parametrize("css", ["p{" + "a:b;" * 90_000, "/*" * 200_000, "'\n" * 200_000, "p{color:#fff}" * 20_000])
def test_a_stylesheet_full_of_faults_is_told_in_good_time(css: str) -> None:
    """The place of each is counted from the start, so all of them would take minutes."""
    assert 0 < len(css_faults(css)) <= 800


def test_a_house_style_that_says_other_words_in_word_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in the number of a clause is printed with it: no fault of the program, and nothing is written."""
    english = packs.bundled() / "health-and-care-england"
    mine = tmp_path / "packs" / "mine"
    (mine / "house-style").mkdir(parents=True)
    manifest = MANIFEST.replace("name: small", "name: mine") + "extends: health-and-care-england\n"
    (mine / "pack.yaml").write_text(manifest)
    data = (english / "house-style" / "house.docx").read_bytes()
    other = changed(data, lambda xml: xml.replace('w:lvlText w:val="%1.', 'w:lvlText w:val="not %1.'), _LISTS)
    (mine / "house-style" / "house.docx").write_bytes(other)
    deal = (english / "samples" / "memorandum-small.yaml").read_text(encoding="utf-8")
    (tmp_path / "deal.yaml").write_text(deal.replace("pack: health-and-care-england", "pack: mine"), encoding="utf-8")

    options = ("--draft", "--to", "docx", "--packs", tmp_path / "packs", "--allow-unlocked-pack")
    status = _run("build", tmp_path / "deal.yaml", "-o", tmp_path / "out", *options)

    assert (status, (tmp_path / "out").exists()) == (1, False)
    said = capsys.readouterr().err
    assert "house.docx: error text-mismatch" in said
    assert "<U+" not in said


def test_an_unlocked_pack_is_used_only_when_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says both ways out."""
    small_pack(tmp_path / "packs")
    asked = ("kinds", "--pack", "small", "--packs", tmp_path / "packs")

    assert _run(*asked) == 1
    assert "agreements lock" in (said := capsys.readouterr().err)
    assert "--allow-unlocked-pack" in said
    assert _run(*asked, "--allow-unlocked-pack") == 0
    assert _run("lock", tmp_path / "packs" / "small") == 0
    assert _run(*asked) == 0
    assert packs.find_pack("small", packs.LockedOnly((tmp_path / "packs",))).name == "small"


def test_two_thousand_terms_that_each_mean_the_next_are_read_in_good_time(tmp_path: Path) -> None:
    """All terms were looked up anew for the meaning of each."""
    said = 'Term{}: {{means: "means a {}", source: practice, reviewed: 2026-11-21}}\n'
    chain = "".join(said.format(n, f"Term{n + 1}") for n in range(2_000)) + said.format(2_000, "last one")
    small_pack(tmp_path / "packs", **{"terms/chain.yaml": chain, "clauses/why.md": "1. Each has a Term0."})
    start = time.process_time()
    checked = check(_definition(tmp_path), folders=(tmp_path / "packs",))

    assert not [finding.id for finding in checked.report if "chain.yaml" in finding.location.file]
    assert time.process_time() - start < 12


def test_a_pack_that_cannot_be_used_is_not_locked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lock says that somebody looked; the parts that can be looked at without a definition were."""
    pack = small_pack(tmp_path, **{"house-style/house.docx": "hello"})

    status = _run("lock", pack.folder)

    assert (status, (pack.folder / packs.LOCK).exists()) == (1, False)
    assert "house.docx: error format" in capsys.readouterr().err


@pytest.mark.parametrize("mark", ["/sn1/", "\\s1\\", "[sig|req|signer1]"])
def test_the_cover_of_a_house_style_plants_no_signing_field(
    mark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own words go out with every agreement, and no clause or value may hold such a mark."""
    pack = small_pack(tmp_path)
    line = f"<w:body><w:p><w:r><w:t>{mark}</w:t></w:r></w:p>"
    house = changed(
        (packs.bundled() / "health-and-care-england" / packs.HOUSE).read_bytes(),
        lambda xml: xml.replace("<w:body>", line, 1),
    )
    (pack.folder / "house-style").mkdir()
    (pack.folder / packs.HOUSE).write_bytes(house)

    status = _run("lock", pack.folder)

    assert (status, (pack.folder / packs.LOCK).exists()) == (1, False)
    assert "house.docx: error esign-tag" in capsys.readouterr().err


def test_a_stylesheet_sets_no_words_in_a_font_of_signs(tmp_path: Path) -> None:
    """A pack may bring a font of that name with letters in it; a browser takes the one of its own machine."""
    deal = letters(tmp_path, 1)[0]
    (tmp_path / "packs" / "small" / packs.STYLESHEET).write_text("p { font-family: Wingdings }", encoding="utf-8")

    with pytest.raises(FindingsError) as refused:
        build(deal, BuildOptions(tmp_path / "out", formats=("html",), folders=(tmp_path / "packs",)))

    assert [(f.id, f.location.column) for f in refused.value.report] == [("text-mismatch", 18)]


def test_the_cover_puts_no_signing_field_together_with_a_value(tmp_path: Path) -> None:
    """The words of the house are harmless, and so is the value; the line that both make is not."""
    deal = written(letters(tmp_path, 1)[0], letter("s1"))
    house = tmp_path / "packs" / "small" / packs.HOUSE
    line = "<w:body><w:p><w:r><w:t>/{{ frame.reference }}/</w:t></w:r></w:p>"
    edited = changed(house.read_bytes(), lambda xml: xml.replace("<w:body>", line, 1))
    house.unlink()  # a hard link to the bundled one
    house.write_bytes(edited)

    with pytest.raises(FindingsError) as refused:
        build(deal, BuildOptions(tmp_path / "out", formats=("html",), draft=False, folders=(tmp_path / "packs",)))

    assert [(f.id, Path(f.location.file).name) for f in refused.value.report] == [("esign-tag", "house.docx")]
    assert not (tmp_path / "out").exists()


def test_the_packs_of_the_toolkit_can_be_locked(tmp_path: Path) -> None:
    """Whoever copies one to change it locks it in the end."""
    name = "health-and-care-england"
    shutil.copytree(packs.bundled() / name, tmp_path / name)

    assert _run("lock", tmp_path / name) == 0
    assert packs.find_pack(name, packs.LockedOnly((tmp_path,))).digest == packs.find_pack(name).digest


def test_a_font_whose_letters_are_empty_is_refused(tmp_path: Path) -> None:
    """The text of the PDF would hold words that nobody sees on it."""
    deal = letters(tmp_path, 1)[0]
    font = next((tmp_path / "packs" / "small" / "house-style" / "fonts").glob("*Regular.ttf"))
    edited, made = TTFont(font), BytesIO()
    for letter_ in "no":
        edited["glyf"][edited.getBestCmap()[ord(letter_)]] = Glyph()
    edited.save(made)
    font.unlink()  # a hard link to the bundled one
    font.write_bytes(made.getvalue())

    with pytest.raises(FindingsError) as refused:
        build(deal, BuildOptions(tmp_path / "out", formats=("html",), folders=(tmp_path / "packs",)))

    (told,) = refused.value.report
    assert (told.id, Path(told.location.file), "for n, o," in told.message) == ("glyphs", font.resolve(), True)
