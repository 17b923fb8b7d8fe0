"""Where a value stands, for every message that points at it, and the path that names it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.diagnostics import Location, UsageError
from agreements.source import DataPath, parse_path, parse_source, path_text

DEFINITION = b"""\
title: "Better Care"
funds:
  - id: pooled
    host: council
    years: {"2026/27": 100, "2027/28": }
  - id: aligned
note: |
  First line.
  Second line.
lead:
tags: [a, bb]
"""

PLACES: list[tuple[DataPath, bool, tuple[int, int, int]]] = [
    (("title",), False, (1, 8, 21)),
    (("title",), True, (1, 1, 6)),
    (("funds",), False, (3, 3, 15)),
    (("funds",), True, (2, 1, 6)),
    (("funds", 0), False, (3, 5, 7)),
    (("funds", 0), True, (3, 5, 7)),
    (("funds", 0, "host"), False, (4, 11, 18)),
    (("funds", 0, "host"), True, (4, 5, 9)),
    (("funds", 0, "years"), False, (5, 12, 41)),
    (("funds", 0, "years", "2026/27"), False, (5, 24, 27)),
    (("funds", 0, "years", "2027/28"), False, (5, 29, 38)),
    (("funds", 1, "host"), False, (6, 5, 7)),
    (("funds", 0, "years", "2028/29"), False, (5, 13, 22)),
    (("funds", 7), False, (3, 3, 15)),
    (("note",), False, (7, 7, 8)),
    (("lead",), False, (10, 1, 5)),
    (("lead", "deeper"), False, (10, 1, 5)),
    (("tags", 1), False, (11, 11, 13)),
    ((), False, (1, 1, 6)),
    (("missing",), False, (1, 1, 6)),
    (("missing",), True, (1, 1, 6)),
]


@pytest.mark.parametrize(("path", "key", "expected"), PLACES)
def test_a_value_is_found_where_it_was_written(path: DataPath, key: bool, expected: tuple[int, int, int]) -> None:
    """A missing one is looked for where it should have been: at its parent's first key."""
    place = parse_source(DEFINITION, "deal.yaml").place(path, key=key)

    assert Location("deal.yaml", *expected) == place


def test_places_count_characters_of_the_original() -> None:
    """Text is composed for the agreement; the editor still shows it as it was typed."""
    source = parse_source("{a: cafe\u0301 \U0001f3e5, b: c}\n".encode(), "deal.yaml")

    assert Location("deal.yaml", 1, 17, 18) == source.place(("b",))


def test_a_line_is_given_without_its_end() -> None:
    """Whatever ends it."""
    source = parse_source(b"a: b\r\nc: d\n", "deal.yaml")

    assert tuple(source.line_text(number) for number in (1, 2, 3, 9)) == ("a: b", "c: d", "", "")


PATHS: list[tuple[DataPath, str]] = [
    ((), ""),
    (("funds",), "funds"),
    (("funds", 0, "host"), "funds[0].host"),
    (("funds", 0, "contributions", "2026/27", "ICB"), 'funds[0].contributions."2026/27".ICB'),
    (("2026/27", 1, 2), '"2026/27"[1][2]'),
    ((0, "a"), "[0].a"),
    (("a.b", 'c"d', "e\\f", ""), '"a.b"."c\\"d"."e\\\\f".""'),
    (("ll\u0175ybr", "exit-cost", "0"), 'll\u0175ybr.exit-cost."0"'),
]


@pytest.mark.parametrize(("path", "text"), PATHS)
def test_a_path_reads_like_code(path: DataPath, text: str) -> None:
    """Unusual keys are quoted, so that the path can be read back."""
    assert text == path_text(path)


@given(st.lists(st.text(max_size=8) | st.integers(min_value=0, max_value=999)).map(tuple))
def test_every_path_reads_back(path: DataPath) -> None:
    """An ignore names its finding by path, and must find it again."""
    assert path == parse_path(path_text(path))


@pytest.mark.parametrize("text", [".", "a.", ".a", "a..b", "a[", "a[x]", "a b", 'a."b', "a[0]b", '"a"b', "a[-1]"])
def test_what_is_no_path_is_refused(text: str) -> None:
    """Rather than pointing somewhere else."""
    with pytest.raises(UsageError, match="not a path"):
        parse_path(text)
