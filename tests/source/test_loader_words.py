"""What the loader says of each kind of fault, and what it reads, word for word: a person reads it when it changes."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from yaml.error import MarkedYAMLError, YAMLError

from agreements.diagnostics import FindingsError, Report, UsageError
from agreements.source import parse_path, parse_source, path_text, read_source, read_text
from agreements.source.faults import fault
from agreements.source.places import Lines
from agreements.source.tree import _NO_TEXT
from tests.source.test_refused_definitions import (
    BYTES,
    CHARACTERS,
    COMMENTS,
    DOUBTS,
    HARMLESS,
    INDENTS,
    MARKS,
    SHAPES,
    SYNTAX,
    YAML_FEATURES,
)
from tests.wordings import held, told

WORDS = Path(__file__).parent.parent / "golden" / "findings" / "loader.txt"
READ = Path(__file__).parent.parent / "golden" / "findings" / "loader-places.txt"

MORE: list[str | bytes] = [
    "a: \u200b\u200b\u200bx\n",
    "a: '\\b'\nb: \"\\e\\u202e\"\n",
    "a: x\ty\n\tb: 1 # x\ty\nc: z\t#w\n",
    "a:\u00a0b\nc: d: e\n",
    "a: b\u00a0c\nd\u00a0e: f\n",
    "%YAML 1.1\n%TAG ! x\n---\na: b\n",
    "a: [1, {b: 2}\nc: 3\n",
    "a: *x\nb: !y z\n? c\n: d\n",
    "[a]: b\n{c: d}: e\n",
    "<<: {a: b}\n'<<': c\n",
    "a: #hidden\n- b\n",
    "- a: #9 Ward\n  b: Ward #9\n",
    "a: \ufb01ne \u2460 \u00b2\n",
    "a: e\u0301\u0301\u0301\u0301\u0301\u0301\n",
    "a: \u201call of it\u201d\n",
    "a: {{Sig_es_:signer1:signature}}\nb: '{{Sig_es_:signer1:signature}}'\nc: '[sig|req|signer1]'\n",
    "a: '/s1/ \\d1\\ {{t:s;r:y;}}'\n",
    "a: |x\n b\n",
    'a: "\\x4"\n',
    "a: >-\n  b\n c\nd: e\n",
    "\u3000a: b\n\u2028\n",
    "a: \ufffe\ud7ff\n",
    b"a: \xc3\n",
    b"a: \x81\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-1.7",
    b"{\\rtf1",
    b"a\0b\0c\0d\0",
    b"a\0b",
    b"x" * (2 * 1024 * 1024 + 1),
    "a: 1\n" * 30,
    "".join(f"k{number}: \u200b\n" for number in range(30)),
    "x: " + "[" * 51 + "]" * 51,
    "'': a\n~: b\n",
    "a: {b: 1, b: 2, c: [d, e: f]}\n",
]

SPECIMEN = """\
# a comment
id: X-1
title: 'It''s quoted'   # after
list:
  - one
  -
  - {a: 1, "b": [2, 3], c: }
text: |
  two
  lines

folded: >
  more
  lines
"key with spaces": caf\u00e9
deep: {x: {y: {z: [~, null, '']}}}
none:
"""


def _findings(data: str | bytes, *, quick: bool = False) -> tuple[str, Report]:
    try:
        return "", parse_source(data.encode() if isinstance(data, str) else data, "deal.yaml", quick=quick).warnings
    except FindingsError as refused:
        return f"{refused.message} / {refused.hint}", refused.report


def _words() -> str:
    lists = (BYTES, SHAPES, INDENTS, SYNTAX, YAML_FEATURES, COMMENTS, CHARACTERS, MARKS, DOUBTS)
    cases = [*(case.values[0] for cases in lists for case in cases), *HARMLESS, *MORE]
    texts = [case for case in cases if isinstance(case, str | bytes)]
    return told((repr(text)[:100], partial(_findings, text)) for text in texts)


@pytest.mark.golden
def test_the_loader_says_what_was_read(*, rewrite: bool) -> None:
    """A message that lost a word, a hint or its place sends somebody the wrong way at six in the evening."""
    words = _words()

    assert held(WORDS, words, rewrite=rewrite) == words


@pytest.mark.golden
def test_every_value_is_read_and_placed_as_it_was(*, rewrite: bool) -> None:
    """The data, and the place of each key and value, with the end of what is marked."""
    lines: list[str] = []
    for quick in (False, True):
        source = parse_source(SPECIMEN.encode(), "deal.yaml", quick=quick)
        lines += [
            str(source.data),
            source.sha256,
            source.text,
            source.line_text(2),
            source.line_text(99),
            repr(source.lines),
        ]
        for path in sorted(source.nodes_, key=repr):
            places = (source.place(path), source.place(path, key=True))
            lines.append(f"{path_text(path)!r}: " + ", ".join(f"{one}-{one.end_column}" for one in places))
        absent = (("nowhere",), ("list", 9), ("deep", "x", "w", 0), ())
        lines += [f"{path}: {source.place(path)}, {source.place(path, key=True)}" for path in absent]
    words = "\n".join(lines) + "\n"

    assert held(READ, words, rewrite=rewrite) == words


def test_a_plain_text_is_read_as_it_was() -> None:
    """A clause, without its mark at the start and with our own line ends."""
    assert read_text(b"\xef\xbb\xbfa\r\n\r\nb\rc\n", "clause.md") == "a\n\nb\nc\n"


def test_a_plain_text_with_unseen_letters_is_refused_with_its_places() -> None:
    """A clause is as much a stranger's as a definition."""
    with pytest.raises(FindingsError) as refused:
        read_text("a\r\nb\u200bc\u202e\n\ufffd".encode(), "clause.md")

    assert refused.value.message == "clause.md cannot be used as it stands"
    assert [(one.id, str(one.location)) for one in refused.value.report] == [
        ("invisible", "clause.md:2:2"),
        ("bidi", "clause.md:2:4"),
        ("encoding", "clause.md:3:1"),
    ]


def test_a_refused_file_keeps_its_lines_to_be_shown() -> None:
    """A finding is printed under the line that it is about."""
    with pytest.raises(FindingsError) as refused:
        parse_source(b"a: b\nc: \xff\nd\n", "deal.yaml")

    assert getattr(refused.value, "lines", ()) == ("a: b", "c: \ufffd", "d", "")


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        ("nowhere.yaml", "{path}: there is no such file", "Check the name and the folder."),
        (".", "{path} is a folder; a definition is one file", ""),
        ("a\0b", "{path} cannot be read: embedded null byte", ""),
        ("x" * 300, "{path} cannot be read: File name too long", ""),
    ],
)
def test_a_file_that_is_none_is_told_in_one_sentence(tmp_path: Path, name: str, said: str, hint: str) -> None:
    """With its name, as it was given."""
    with pytest.raises(UsageError) as refused:
        read_source(tmp_path / name)

    assert (refused.value.message, refused.value.hint) == (said.format(path=tmp_path / name), hint)


def test_a_folder_that_the_system_calls_forbidden_is_told_as_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(UsageError, match=f"^{re.escape(str(tmp_path))} cannot be read: it is a folder$"):
        read_source(tmp_path)


def test_a_fault_of_the_parser_without_a_place_is_about_the_file() -> None:
    """PyYAML need not say where."""
    lines = Lines.of("deal.yaml", "a: b")
    plain, odd = fault(YAMLError("x"), lines), fault(MarkedYAMLError(problem="odd"), lines)
    silent = fault(MarkedYAMLError(), lines)

    assert [(str(one.location), one.id, one.message) for one in (plain, odd, silent)] == [
        ("deal.yaml", "syntax", "the file cannot be read as YAML"),
        ("deal.yaml", "syntax", "odd"),
        ("deal.yaml", "syntax", "the file cannot be read as YAML"),
    ]


@pytest.mark.parametrize("text", ["~", "null", "Yes", "no", "1,234.50", "-5%", "2026-04-01", "+1_000"])
def test_what_cannot_have_lost_a_text_may_have_a_comment(text: str) -> None:
    """A number or a date is whole."""
    assert _NO_TEXT.fullmatch(text)


PATHS_AS_TEXT = [
    (("funds", 0, "host"), "funds[0].host"),
    (("contributions", "2026/27", "ICB"), 'contributions."2026/27".ICB'),
    (("\u0174yr", "t\u0177 bach", 'a"b\\c'), '\u0174yr."t\u0177 bach"."a\\"b\\\\c"'),
    ((0, "a"), "[0].a"),
    ((), ""),
]


@pytest.mark.parametrize(("path", "text"), PATHS_AS_TEXT)
def test_a_path_is_written_so_that_a_person_can_read_and_type_it(path: tuple[str | int, ...], text: str) -> None:
    """Letters of every language stay letters."""
    assert (path_text(path), parse_path(text)) == (text, path)


@pytest.mark.parametrize(("text", "at"), [("funds[x]", 6), ("a b", 2), ("a..b", 2), ('a."b', 2), ("a[0].b c", 7)])
def test_what_is_no_path_is_told_with_its_first_odd_character(text: str, at: int) -> None:
    """And with how to write one."""
    with pytest.raises(UsageError) as refused:
        parse_path(text)

    assert refused.value.message == f"'{text}' is not a path: character {at} is not expected"
    assert refused.value.hint == 'Write a path like funds[0].host, or funds[0]."2026/27" for an unusual key.'


def test_the_number_of_values_is_limited_to_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys count as well. What is at the limit is read, and one more is refused where it stands."""
    monkeypatch.setattr("agreements.source.tree.MOST_VALUES", 5)
    parse_source(b"a: 1\nb: 2\n", "deal.yaml")

    with pytest.raises(FindingsError) as refused:
        parse_source(b"a: 1\nb: [2]\n", "deal.yaml")
    assert [(one.id, one.message, one.hint, str(one.location)) for one in refused.value.report] == [
        ("size", "the file holds more than 5 keys and values", "Divide it into several definitions.", "deal.yaml:2:5")
    ]
