"""What a definition that is in order becomes, and that no file at all brings the loader down."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.diagnostics import UsageError
from agreements.source import Plain, SourceError, parse_source, read_source
from tests.amount import examples

AS_TEXT: list[tuple[str, Plain]] = [
    ("a: no", "no"),
    ("a: 01234", "01234"),
    ("a: 12:30", "12:30"),
    ("a: 2026-04-01", "2026-04-01"),
    ("a: 1e3", "1e3"),
    ("a: 0.10", "0.10"),
    ("a: true", "true"),
    ("a: null", None),
    ("a: ~", None),
    ("a:", None),
    ("a: 'null'", "null"),
    ('a: "~"', "~"),
    ("a: ''", ""),
    ("a: [1, two, '']", ["1", "two", ""]),
    ("a: {b: 1, c: }", {"b": "1", "c": None}),
    ("a: []", []),
    ("a:\n  b\n  c", "b c"),
    ("a: |\n  b\n\n  c\n\n", "b\n\nc"),
    ("a: >-\n  b\n  c", "b c"),
    ("a: |\r\n  b\r\n  c\r\n", "b\nc"),
    ("a: cafe\u0301", "caf\u00e9"),
    ("\ufeffa: b", "b"),
]


@pytest.mark.parametrize(("definition", "expected"), AS_TEXT)
def test_a_value_is_the_text_that_was_written(definition: str, expected: Plain) -> None:
    """What looks like a number or a truth value may be a name; only the reader of a field knows."""
    assert {"a": expected} == parse_source(definition.encode(), "deal.yaml").data


def test_keys_stay_texts_and_in_order() -> None:
    """A year or the word null is a fine key."""
    data = parse_source(b"2026: a\nnull: b\nno: c\nA: d\n", "deal.yaml").data

    assert isinstance(data, dict)
    assert list(data) == ["2026", "null", "no", "A"]


def test_the_hash_is_of_the_bytes_of_the_file() -> None:
    """Anybody can compute it again with a tool of their own."""
    data = b"\xef\xbb\xbfa: b\r\n"

    assert hashlib.sha256(data).hexdigest() == parse_source(data, "deal.yaml").sha256


def test_line_ends_and_a_byte_order_mark_change_nothing_but_the_bytes() -> None:
    """Notepad and vi save the same definition."""
    plain = parse_source(b"a: b\nc:\n  - d\n", "deal.yaml")
    windows = parse_source(b"\xef\xbb\xbfa: b\r\nc:\r\n  - d\r\n", "deal.yaml")

    assert (plain.data, plain.place(("c", 0))) == (windows.data, windows.place(("c", 0)))


def test_a_file_is_read_with_its_name_as_given(tmp_path: Path) -> None:
    """Messages name the file as the user did."""
    path = tmp_path / "deal.yaml"
    path.write_bytes(b"a: b\n")

    assert str(path) == read_source(path).file


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    """Exit 2, as for any wrong argument."""
    with pytest.raises(UsageError, match="there is no such file"):
        read_source(tmp_path / "deal.yaml")


def test_a_folder_is_a_usage_error(tmp_path: Path) -> None:
    """`check .` deserves a sentence, not a traceback."""
    with pytest.raises(UsageError, match="folder"):
        read_source(tmp_path)


def test_a_file_that_may_not_be_read_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions are not the definition's fault."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(UsageError, match="Permission denied"):
        read_source(tmp_path / "deal.yaml")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_a_usage_error(tmp_path: Path, name: str) -> None:
    """The system's own complaints differ; ours is one."""
    with pytest.raises(UsageError):
        read_source(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless file")
def test_an_endless_file_is_refused_without_reading_it_all() -> None:
    """Two megabytes are enough to know."""
    with pytest.raises(SourceError) as refused:
        read_source(Path("/dev/zero"))

    assert [finding.id for finding in refused.value.report] == ["size"]


def test_a_huge_file_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    """A hundred megabytes on the disk cost two in memory."""
    path = tmp_path / "deal.yaml"
    path.touch()
    os.truncate(path, 100 * 1024 * 1024)

    with pytest.raises(SourceError) as refused:
        read_source(path)

    assert [finding.id for finding in refused.value.report] == ["size"]


def loads_or_is_refused(data: bytes) -> bool:
    """True when the bytes give a mapping, or a refusal with a reason whose place is in the file."""
    try:
        source = parse_source(data, "deal.yaml")
    except SourceError as refused:
        lines = max(len(refused.lines), 1)
        return bool(refused.report.errors) and all(0 <= finding.location.line <= lines for finding in refused.report)
    return isinstance(source.data, dict)


YAMLISH = st.text(alphabet=st.sampled_from(list("ab01:-,[]{}#&*!|>'\"%@`\\?~ \t\n\r=<.")), max_size=60)


@examples(300)
@given(st.binary(max_size=300))
def test_any_bytes_load_or_are_refused(data: bytes) -> None:
    """The first thing a stranger's file meets is this function."""
    assert loads_or_is_refused(data)


@examples(300)
@given(st.text(max_size=200))
def test_any_text_loads_or_is_refused(text: str) -> None:
    """Valid UTF-8 reaches the parser, random bytes hardly ever do."""
    assert loads_or_is_refused(text.encode("utf-8", errors="surrogatepass"))


@examples(600)
@given(YAMLISH)
def test_any_text_of_yaml_marks_loads_or_is_refused(text: str) -> None:
    """Marks in every order find the corners of the parser."""
    assert loads_or_is_refused(text.encode())


LETTERS = st.characters(categories=["L", "N", "P", "Sm", "Sc"], exclude_characters="{}[]\\/|\u115f\u1160\u3164\uffa0")


@examples(300)
@given(st.text(alphabet=LETTERS, min_size=1, max_size=30))
def test_a_quoted_text_comes_back_as_written(text: str) -> None:
    """Whatever letters a name has, the agreement has them too."""
    quoted = text.replace("'", "''")

    assert {"a": unicodedata.normalize("NFC", text)} == parse_source(f"a: '{quoted}'\n".encode(), "deal.yaml").data
