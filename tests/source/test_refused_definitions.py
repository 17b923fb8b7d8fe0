"""What the loader refuses or doubts, each kind in the smallest definition that shows it, at its exact place."""

import time

import pytest

from agreements.diagnostics import Report, Severity
from agreements.source import SourceError, parse_source

Found = list[tuple[str, int, int]]


def findings_in(definition: str | bytes) -> Report:
    """Everything that is said about the definition, whether or not it is refused."""
    data = definition.encode() if isinstance(definition, str) else definition
    try:
        return parse_source(data, "deal.yaml").warnings
    except SourceError as refused:
        return refused.report


def found_in(definition: str | bytes) -> Found:
    """Id, line and column of each finding, in reading order."""
    return [(finding.id, finding.location.line, finding.location.column) for finding in findings_in(definition)]


def after_two_lines(line: str) -> str:
    """A definition whose third line is this one."""
    return f"scheme: Reablement at home\npartners:\n{line}\nhost: council\n"


BYTES = [
    pytest.param(b"scheme: Reablement\nhost: Bront\xeb\n", [("encoding", 2, 12)], id="windows-1252"),
    pytest.param(b"\xef\xbb\xbfhost: \x80\n", [("encoding", 1, 7)], id="bad byte after a byte order mark"),
    pytest.param(b"host: caf\xc3\xa9 \xff\n", [("encoding", 1, 12)], id="columns count characters, not bytes"),
    pytest.param("host: council\n".encode("utf-16"), [("encoding", 0, 0)], id="utf-16 with mark"),
    pytest.param("host: council\n".encode("utf-16-le"), [("encoding", 0, 0)], id="utf-16 without mark"),
    pytest.param("host: council\n".encode("utf-16-be"), [("encoding", 0, 0)], id="utf-16 big endian"),
    pytest.param("host: council\n".encode("utf-32"), [("encoding", 0, 0)], id="utf-32"),
    pytest.param(b"host: \xed\xa0\x80\n", [("encoding", 1, 7)], id="surrogate as bytes"),
    pytest.param("host: Bront\ufffd\n", [("encoding", 1, 12)], id="a letter lost before"),
]

SHAPES = [
    pytest.param("", [("empty", 0, 0)], id="no bytes"),
    pytest.param("\n  \n", [("empty", 0, 0)], id="white space"),
    pytest.param("# to do\n", [("empty", 0, 0)], id="a comment alone"),
    pytest.param("---\n...\n", [("empty", 0, 0)], id="marks alone"),
    pytest.param("~\n", [("empty", 0, 0)], id="null alone"),
    pytest.param("host:council\nscheme:Reablement\n", [("shape", 1, 1)], id="no space after the colons"),
    pytest.param("- host: council\n", [("shape", 1, 1)], id="a list"),
    pytest.param("host: {{ council }}\n", [("shape", 1, 8)], id="braces without quotes"),
    pytest.param("host: council\n---\nhost: trust\n", [("shape", 2, 1)], id="two documents"),
    pytest.param('"": council\n', [("shape", 1, 1)], id="an empty key"),
    pytest.param("host: council\nscheme: a\nhost: trust\n", [("duplicate", 3, 1)], id="key twice"),
    pytest.param("a:\n  - b: 1\n    c: 2\n    b: 3\n", [("duplicate", 4, 5)], id="key twice in a list"),
    pytest.param("{a: 1, 'a': 2}\n", [("duplicate", 1, 8)], id="key twice in braces, quoted once"),
    pytest.param("caf\u00e9: 1\ncafe\u0301: 2\n", [("duplicate", 2, 1)], id="key twice, composed and not"),
]

INDENTS = [
    pytest.param(after_two_lines("\tname: Acme"), [("indent", 3, 1)], id="tab"),
    pytest.param(after_two_lines("  \tname: Acme"), [("indent", 3, 3)], id="tab after spaces"),
    pytest.param(after_two_lines("\u00a0\u00a0name: Acme"), [("indent", 3, 1)], id="no-break spaces"),
    pytest.param(after_two_lines("\u3000name: Acme"), [("indent", 3, 1)], id="ideographic space"),
    pytest.param(after_two_lines("  name: Acme\n\u00a0"), [("indent", 4, 1)], id="a line that only looks empty"),
    pytest.param("a: 1\r\n\tb: 2\r\n", [("indent", 2, 1)], id="after a Windows line end"),
    pytest.param("a: 1\r\u00a0b: 2\r", [("indent", 2, 1)], id="after an old Mac line end"),
]

SYNTAX = [
    pytest.param("scheme: Part one: homes\n", [("syntax", 1, 17)], id="colon in a text"),
    pytest.param('host: "council\nscheme: a\n', [("syntax", 1, 7)], id="quote never closed, at the quote"),
    pytest.param("host: council\nscheme Reablement\nyear: 1\n", [("syntax", 2, 1)], id="no colon, at the line"),
    pytest.param("a:\n  b: 1\n c: 2\n", [("syntax", 3, 2)], id="does not line up"),
    pytest.param("a: [1, 2\nb: 3\n", [("syntax", 2, 2)], id="bracket never closed"),
    pytest.param("host: @council\n", [("syntax", 1, 7)], id="at sign"),
    pytest.param("share: %50\n", [("syntax", 1, 8)], id="per cent sign"),
    pytest.param('path: "C:\\quotes"\n', [("syntax", 1, 11)], id="unknown escape"),
    pytest.param('a: "\\UFFFFFFFF"\n', [("syntax", 1, 7)], id="escape beyond Unicode"),
    pytest.param('name: "Acme" Ltd\n', [("syntax", 1, 14)], id="text after a quoted text"),
    pytest.param("name: | Acme\n", [("syntax", 1, 9)], id="text after a block's mark"),
]

YAML_FEATURES = [
    pytest.param("name: &co Ltd\n", [("anchor", 1, 7)], id="anchor"),
    pytest.param("name: & Sons\n", [("anchor", 1, 7)], id="ampersand alone"),
    pytest.param("name: *bold\n", [("anchor", 1, 7)], id="alias"),
    pytest.param("name: * star\n", [("anchor", 1, 7)], id="star alone"),
    pytest.param("a: &a {k: 1}\nb:\n  <<: *a\n", [("anchor", 1, 4), ("anchor", 3, 3), ("anchor", 3, 7)], id="merge"),
    pytest.param("name: !urgent Acme\n", [("tag", 1, 7)], id="tag"),
    pytest.param("name: !!str 12\n", [("tag", 1, 7)], id="standard tag"),
    pytest.param("name: !undefined!tag x\n", [("tag", 1, 7)], id="tag with an unknown handle"),
    pytest.param("run: !!python/object/apply:os.system ['true']\n", [("tag", 1, 6)], id="code"),
    pytest.param("%YAML 1.1\n---\nno: 1\n", [("directive", 1, 1)], id="version"),
    pytest.param("# x\n%TAG ! tag:x,2000:\n---\na: 1\n", [("directive", 2, 1)], id="tag handle"),
    pytest.param("%YAML 1.1\na: 1\n", [("directive", 1, 1)], id="version without hyphens"),
]

COMMENTS = [
    pytest.param("scheme: Ward #9 beds\n", [("comment-swallow", 1, 14)], id="after text"),
    pytest.param("{a: Ward #9\n}\n", [("comment-swallow", 1, 10)], id="after text in braces"),
    pytest.param("a:\n  - Ward   #9\n", [("comment-swallow", 2, 12)], id="after an item"),
    pytest.param("a: Ward\n  nine #9\n", [("comment-swallow", 2, 8)], id="after the second line of a text"),
]

CHARACTERS = [
    pytest.param(b"name: Ac\x00me\n", [("control-char", 1, 9)], id="NUL"),
    pytest.param("name: Ac\x1b[31mme\n", [("control-char", 1, 9)], id="ESC"),
    pytest.param("name: Ac\x7fme\n", [("control-char", 1, 9)], id="DEL"),
    pytest.param("name: Ac\x9bme\n", [("control-char", 1, 9)], id="C1"),
    pytest.param("name: Ac\uffffme\n", [("control-char", 1, 9)], id="noncharacter"),
    pytest.param("name: Ac\U0001fffeme\n", [("control-char", 1, 9)], id="noncharacter of another plane"),
    pytest.param('name: "Ac\\0me"\n', [("control-char", 1, 7)], id="NUL spelled, at the text"),
    pytest.param('name: "Ac\\vme"\n', [("control-char", 1, 7)], id="vertical tab spelled"),
    pytest.param('name: "Ac\\tme"\n', [("control-char", 1, 7)], id="tab spelled"),
    pytest.param('name: "Ac\\ud800me"\n', [("control-char", 1, 7)], id="lone surrogate spelled"),
    pytest.param('name: "Ac\\nme"\n', [("control-char", 1, 7)], id="line break spelled"),
    pytest.param("name: Ac\n\n  me\n", [("control-char", 1, 7)], id="line break outside a block"),
    pytest.param("name: Ac\tme\n", [("control-char", 1, 9)], id="tab in plain text"),
    pytest.param('name: "Ac\tme"\n', [("control-char", 1, 10)], id="tab in quoted text"),
    pytest.param("note: |\n  Ac\tme\n", [("control-char", 2, 5)], id="tab in a block"),
    pytest.param("name:\tAcme\n", [("control-char", 1, 6)], id="tab after a colon"),
    pytest.param("name: Ac \u202e000,1\u202c\n", [("bidi", 1, 10), ("bidi", 1, 16)], id="override"),
    pytest.param("name: Ac \u2067me\n", [("bidi", 1, 10)], id="isolate"),
    pytest.param("name: Ac\u200fme\n", [("bidi", 1, 9)], id="right-to-left mark"),
    pytest.param('name: "Ac\\u202eme"\n', [("bidi", 1, 7)], id="override spelled"),
    pytest.param("name: Ac\u200bme\n", [("invisible", 1, 9)], id="zero-width space"),
    pytest.param("name: Ac\u00adme\n", [("invisible", 1, 9)], id="soft hyphen"),
    pytest.param("name: Ac\U000e0041\U000e0042me\n", [("invisible", 1, 9)], id="tag characters, once"),
    pytest.param("name: Ac\ue000me\n", [("invisible", 1, 9)], id="private use"),
    pytest.param("name: Ac\U00100000me\n", [("invisible", 1, 9)], id="private use plane"),
    pytest.param("name: Ac\u2009me\n", [("invisible", 1, 9)], id="thin space"),
    pytest.param("name: Ac\ufe0fme\n", [("invisible", 1, 9)], id="variation selector"),
    pytest.param("name: Ac\u2028me\n", [("invisible", 1, 9)], id="line separator"),
    pytest.param("name: Ac\x85me\n", [("invisible", 1, 9)], id="next line"),
    pytest.param("a: 1\n# x\u2028b: 2\n", [("invisible", 2, 4)], id="line separator in a comment"),
    pytest.param("\ufeff\ufeffname: a\n", [("invisible", 1, 1)], id="second byte order mark"),
    pytest.param("name\u00a0: a\n", [("invisible", 1, 1)], id="no-break space in a key"),
    pytest.param("a: 1\nname:\u00a0Acme\nb: 2\n", [("invisible", 2, 6)], id="no-break space after a colon"),
    pytest.param("name: e" + "\u0301" * 6 + "\n", [("combining-marks", 1, 7)], id="stacked accents"),
]

MARKS = [
    pytest.param("code: 'a {_{ b }_}'\n", [("docxtpl-escape", 1, 7)], id="docxtpl braces"),
    pytest.param("code: 'a {_% b %_}'\n", [("docxtpl-escape", 1, 7)], id="docxtpl statement"),
    pytest.param("name: 'A {{Sig_es_:signer1:signature}}'\n", [("esign-tag", 1, 7)], id="Acrobat signature"),
    pytest.param("name: '{{*Name_es_:signer1}}'\n", [("esign-tag", 1, 7)], id="Acrobat required field"),
    pytest.param("name: '{{!price}}'\n", [("esign-tag", 1, 7)], id="Acrobat read-only field"),
    pytest.param("name: '{{s1|signature|85|37}}'\n", [("esign-tag", 1, 7)], id="Yousign"),
    pytest.param("name: 'A [[s|1]]'\n", [("esign-tag", 1, 7)], id="Box Sign"),
    pytest.param("name: 'A [[t|1|id:who|n:your name]]'\n", [("esign-tag", 1, 7)], id="Box Sign, words"),
    pytest.param("name: 'A {ss:SG_Tenant1}'\n", [("esign-tag", 1, 7)], id="SignatureSense"),
    pytest.param("name: 'A <<Signature1>>'\n", [("esign-tag", 1, 7)], id="RSign"),
    pytest.param("name: 'A <<1, Name, T20, 1>>'\n", [("esign-tag", 1, 7)], id="RSign, a field of one's own"),
    pytest.param("name: 'A [[signature1_doc1]]'\n", [("esign-tag", 1, 7)], id="Checkbox"),
    pytest.param("name: '{{ signatureDate : Day of signing }}'\n", [("esign-tag", 1, 7)], id="Anvil"),
    pytest.param("name: '{{text|1|*|Enter name|field_1}}'\n", [("esign-tag", 1, 7)], id="BoldSign"),
    pytest.param("name: 'A [d:role]'\n", [("esign-tag", 1, 7)], id="DigiSigner"),
    pytest.param("name: 'A |S1SR|'\n", [("esign-tag", 1, 7)], id="Yoti Sign signature"),
    pytest.param('name: \'A |S1TR{"nm":"x"}|\'\n', [("esign-tag", 1, 7)], id="Yoti Sign text"),
    pytest.param("name: A /sn1/\n", [("esign-tag", 1, 7)], id="DocuSign slashes"),
    pytest.param("name: A \\s1\\\n", [("esign-tag", 1, 7)], id="DocuSign backslashes"),
    pytest.param("name: 'A \\\\s1\\\\'\n", [("esign-tag", 1, 7)], id="DocuSign doubled backslashes"),
    pytest.param("name: 'A [sig|req|signer1]'\n", [("esign-tag", 1, 7)], id="Dropbox Sign"),
    pytest.param("name: '{{t:s;r:y;o:\"CEO\";}}'\n", [("esign-tag", 1, 7)], id="signNow"),
]

DOUBTS = [
    pytest.param("name: \u201cAcme Ltd\u201d\n", [("smart-quotes", 1, 7)], id="curly double quotes"),
    pytest.param("name: \u2018Acme Ltd\u2019\n", [("smart-quotes", 1, 7)], id="curly single quotes"),
    pytest.param("name: \u0410cme Ltd\n", [("mixed-script", 1, 7)], id="Cyrillic A"),
    pytest.param("name: Acm\u03b5 Ltd\n", [("mixed-script", 1, 7)], id="Greek epsilon"),
]


@pytest.mark.parametrize(
    ("definition", "expected"),
    BYTES + SHAPES + INDENTS + SYNTAX + YAML_FEATURES + COMMENTS + CHARACTERS + MARKS,
)
def test_a_refused_definition_is_refused_at_the_exact_place(definition: str | bytes, expected: Found) -> None:
    """A place that is one column off sends the reader to the wrong word."""
    with pytest.raises(SourceError) as refused:
        parse_source(definition.encode() if isinstance(definition, str) else definition, "deal.yaml")

    assert expected == [(f.id, f.location.line, f.location.column) for f in refused.value.report.errors]


@pytest.mark.parametrize(("definition", "expected"), DOUBTS)
def test_a_doubtful_text_is_kept_with_a_warning(definition: str, expected: Found) -> None:
    """It may be what was meant, so it is said and not refused."""
    warnings = parse_source(definition.encode(), "deal.yaml").warnings

    assert [(*place, Severity.WARNING) for place in expected] == [
        (f.id, f.location.line, f.location.column, f.severity) for f in warnings
    ]


HARMLESS = [
    "name: no",
    "name: 01234",
    "name: 12:30",
    "name: 2026-04-01",
    "name: '{{ 7*7 }} {% if 1 %}x{% endif %}'",
    "name: 'A</w:t></w:r>EXTRA'",
    "name: 'R&D <Schedule 1> if A < B'",
    "name: and/or, s1, /s1, s1/, a/s1/b, C:\\s1\\f, \\\\s1\\share, https://x.org/s1/",
    "name: \u05d0\u05d1\u05d2 Ltd",
    "name: Llan\u00f4g \u0175 \u2013 \u201cThe Fund\u201d means it",
    "name: the council\u2019s own",
    "name: no-break\u00a0space",
    "name: '\u201cAcme\u201d'",
    "name: \u00b5g and \u03b1-blocker",
    "amount: " + "9" * 5000,
    "note: |\n  two\n  lines\n",
    "a: 1 # after a number\nb: 2026-04-01 # a date\nc: 'x' # quoted\nd: no # a word\ne: # a key\n  - 1\n",
    "a: {b: null, c: text}     # after braces\n# alone\nf: ~ # null\n",
    "a: 1\t\nb: 2 #\ttab in a comment\n\t\n\t# indented comment\n",
    "a#b: c#d\n",
    '"host": "council"\n',
]


@pytest.mark.parametrize("definition", HARMLESS)
def test_honest_text_raises_nothing(definition: str) -> None:
    """A false alarm teaches people to overlook alarms."""
    assert found_in(definition) == []


def test_all_faulty_texts_are_reported_in_one_run() -> None:
    """Nobody should have to run the check five times to hear of five faults."""
    definition = "a: \u200bx\nb: '{_{'\nc: &x y\nd: 1\nd: 2\ne: Ward #9\nf: @\ng: \u202e\n"

    assert found_in(definition) == [
        ("invisible", 1, 4),
        ("docxtpl-escape", 2, 4),
        ("anchor", 3, 4),
        ("duplicate", 5, 1),
        ("comment-swallow", 6, 9),
        ("syntax", 7, 4),
        ("bidi", 8, 4),
    ]


def test_a_wrong_indent_is_not_reported_a_second_time_as_what_follows_from_it() -> None:
    """The mapping falls apart after a TAB; only the TAB is news."""
    assert found_in("- id: a\n\tname: b\n  kind: c\n") == [("indent", 2, 1)]


def test_a_fault_that_repeats_is_counted_and_not_listed_for_ever() -> None:
    """A page of the same finding hides the others."""
    report = findings_in("".join(f"k{number}: \u200b\n" for number in range(100)))

    assert len(report) == 25
    assert report.diagnostics[-1].message.endswith("(and 75 more of this kind, not listed)")


def test_a_finding_names_the_value_it_is_about() -> None:
    """Programs that read the report want the path, people the line."""
    report = findings_in("funds:\n  - host: '{_{'\n")

    assert report.diagnostics[0].path == "funds[0].host"


def test_what_is_refused_can_not_be_waived() -> None:
    """A text that cannot be trusted is no matter of taste."""
    assert not findings_in("a: \u202e\n").diagnostics[0].waivable


LIMITS = [
    pytest.param(b"a: " + b"[" * 100_000, "depth", id="brackets"),
    pytest.param(b"{a: " * 100_000, "depth", id="braces"),
    pytest.param(b"- " * 100_000, "depth", id="hyphens"),
    pytest.param(b"a: [" + b"1, " * 300_000 + b"]", "size", id="values"),
    pytest.param(b"a: " + b"x" * 70_000, "size", id="one text"),
    pytest.param(b"a: |\n" + b"  x\n" * 40_000, "size", id="one block"),
    pytest.param(b"# " + b"x" * 3_000_000, "size", id="bytes"),
]


@pytest.mark.parametrize(("definition", "expected"), LIMITS)
def test_a_definition_without_measure_is_refused(definition: bytes, expected: str) -> None:
    """Neither recursion nor memory may decide how the program ends."""
    assert expected in {finding.id for finding in findings_in(definition)}


def test_deep_nesting_is_refused_before_the_rest_is_read() -> None:
    """100,000 brackets cost some parsers minutes, others a crash."""
    start = time.process_time()
    findings_in(b"a: " + b"[" * 1_000_000)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(("items", "expected"), [(5_000, []), (90_000, [("size", 5_002, 5)])])
def test_a_list_of_more_than_five_thousand_is_refused_at_the_first_too_many(items: int, expected: list[object]) -> None:
    """No agreement could print it, and its last word would be a limit that nobody can mend."""
    assert found_in("objectives:\n" + "  - short\n" * items) == expected


@pytest.mark.parametrize("levels", [49, 50])
def test_nesting_up_to_the_limit_is_read(levels: int) -> None:
    """The mapping of the file is the first level of fifty."""
    definition = "a: " + "[" * (levels - 1) + "]" * (levels - 1)

    assert found_in(definition) == []


def test_one_level_too_many_is_refused_where_it_begins() -> None:
    """The bracket that is too many is shown."""
    assert found_in("a: " + "[" * 50 + "]" * 50) == [("depth", 1, 53)]


def test_a_sum_of_two_rounds_of_thousands_is_told_as_one() -> None:
    """`000` stands there twice, and no key is meant at all."""
    (found,) = findings_in("sums: {ICB: 2,000,000}\n")

    assert found.hint == "Write a sum without commas, such as 2000000.00."


COPIED = [
    pytest.param("by:\n  \u2022 {who: leads, days: 5}\n", "Begin the entry with a hyphen", id="a bullet of Word's"),
    pytest.param("by:\n  \u2013 {who: leads, days: 5}\n", "Begin the entry with a hyphen", id="a dash for a hyphen"),
    pytest.param(
        "at: \u201cHouse: Road, Town\u201d\n", "Only straight quotation marks", id="curly quotes round a colon"
    ),
    pytest.param("p:\n  - id: ICB\n     name: NHS\n", "as many spaces as the field above", id="indented too far"),
    pytest.param("title: Aim: homes\n", "Quote a text with a colon", id="a colon in a text"),
]


@pytest.mark.parametrize(("definition", "hint"), COPIED)
def test_what_is_copied_from_elsewhere_is_told_with_the_way_to_write_it(definition: str, hint: str) -> None:
    """The parser speaks of a colon, which is not what is wrong."""
    (found,) = findings_in(definition)

    assert found.id == "syntax"
    assert hint in found.hint


def test_a_bracket_that_is_not_closed_is_the_only_thing_told() -> None:
    """The texts below it run together, and nobody wrote a text of two lines."""
    assert found_in("groups: [adults\nhost: council\n") == [("syntax", 2, 5)]


@pytest.mark.parametrize(("form", "name"), [("utf-16", "UTF-16"), ("utf-32", "UTF-32"), ("utf-16-be", "UTF-16")])
def test_the_form_in_which_a_file_was_saved_is_named(form: str, name: str) -> None:
    """The editor's list of forms has both."""
    with pytest.raises(SourceError) as caught:
        parse_source("host: council\n".encode(form), "deal.yaml")

    assert f"saved as {name};" in next(iter(caught.value.report)).message
