"""How findings look to people and to programs."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.diagnostics import Diagnostic, Hidden, Location, Report, as_text, did_you_mean, json_shown
from tests.diagnostics.made import ERROR, INFO, WARNING, finding, waived


def printed(*findings: Diagnostic, text: str = "", colour: bool = False) -> str:
    """The findings as people see them, over a file with this text."""
    return as_text(Report.of(findings), lambda _: text.split("\n"), colour=colour)


def excerpt(line: str, column: int, end_column: int) -> list[str]:
    """The source line and the marks below it, without the margin."""
    lines = printed(finding(1, column, end_column), text=line).splitlines()
    return [shown[4:] for shown in lines[2:4]]


def test_a_finding_shows_place_line_mark_and_what_to_do() -> None:
    """In the manner of a good compiler, so that editors find the place too."""
    words = {"message": "'nmae' is not a known field", "hint": "did you mean 'name'?", "source": "the schema"}
    unknown = finding(10, 5, 9, id="unknown-field", **words)
    lines = "\n" * 9 + "    nmae: Borough"

    assert printed(unknown, text=lines) == (
        "deal.yaml:10:5: error unknown-field 'nmae' is not a known field\n"
        "   |\n"
        "10 |     nmae: Borough\n"
        "   |     ^^^^\n"
        "   = hint: did you mean 'name'?\n"
        "   = source: the schema\n"
        "\n"
        "1 error in deal.yaml\n"
    )


def test_related_places_are_named() -> None:
    """A finding on words has a line in the clause file as well."""
    assert " = see: clauses/term.md:4:2\n" in printed(finding(related=(Location("clauses/term.md", 4, 2),)))


def test_a_finding_on_the_whole_file_has_no_excerpt() -> None:
    """There is no line to show."""
    assert printed(finding(0, 0)) == "deal.yaml: error odd this is odd\n\n1 error in deal.yaml\n"


def test_a_line_that_is_not_there_is_left_out() -> None:
    """The file may have changed since it was read; the finding still counts."""
    assert printed(finding(7)) == "deal.yaml:7:1: error odd this is odd\n\n1 error in deal.yaml\n"


MARKS = [
    pytest.param("name: Acme", 7, 11, ["name: Acme", "      ^^^^"], id="plain"),
    pytest.param("name: Acme", 11, 0, ["name: Acme", "          ^"], id="at the end of the line"),
    pytest.param("name: Acme", 7, 99, ["name: Acme", "      ^^^^"], id="running on"),
    pytest.param("", 1, 0, ["", "^"], id="an empty line"),
    pytest.param("\tname: x", 2, 6, ["    name: x", "    ^^^^"], id="after a tab"),
    pytest.param("\tname: x", 1, 2, ["<U+0009>name: x", "^^^^^^^^"], id="the tab itself"),
    pytest.param("a: \u4e2d\u6587 x", 7, 8, ["a: \u4e2d\u6587 x", "        ^"], id="after wide letters"),
    pytest.param("a: \u4e2d\u6587 x", 4, 6, ["a: \u4e2d\u6587 x", "   ^^^^"], id="wide letters"),
    pytest.param("a: e\u0301 x", 7, 8, ["a: e\u0301 x", "     ^"], id="after a combining accent"),
    pytest.param("a: x\u202ey z", 8, 9, ["a: x<U+202E>y z", "              ^"], id="after a hidden character"),
    pytest.param("a: x\u202ey", 5, 6, ["a: x<U+202E>y", "    ^^^^^^^^"], id="a hidden character"),
    pytest.param("a:\u00a0b", 1, 2, ["a: b", "^"], id="a no-break space beside the mark"),
    pytest.param("a:\u00a0b", 3, 4, ["a:<U+00A0>b", "  ^^^^^^^^"], id="a no-break space"),
]


@pytest.mark.parametrize(("line", "column", "end_column", "expected"), MARKS)
def test_the_mark_stands_under_what_is_meant(line: str, column: int, end_column: int, expected: list[str]) -> None:
    """Columns count characters; terminals count cells."""
    assert expected == excerpt(line, column, end_column)


def test_a_long_line_is_cut_round_the_mark() -> None:
    """A paragraph in one line must not push the mark off the screen."""
    shown, marks = excerpt("x" * 500 + "MARK" + "y" * 500, 501, 505)

    assert (shown[:6], shown[-6:], len(shown)) == ("...xxx", "yyy...", 100)
    assert shown[marks.index("^") : marks.index("^") + 4] == "MARK"


def test_a_mark_that_is_longer_than_the_line_allows_is_cut() -> None:
    """A text of a thousand letters is marked at its start."""
    shown, marks = excerpt("name: " + "x" * 1000, 7, 1007)

    assert len(shown) <= 110
    assert set(marks.strip()) == {"^"}


def test_nothing_that_steers_a_terminal_is_printed() -> None:
    """A value could otherwise rewrite the message about it."""
    hostile = "\x1b]0;owned\x07\u202e\u200b\ue000\u2028\ud800\x9b"
    report = printed(finding(message=hostile, hint=hostile, id=hostile), text=hostile)

    assert not set(hostile) & set(report) - set("]0;owned")
    assert "<U+001B>]0;owned<U+0007><U+202E><U+200B><U+E000><U+2028><U+D800><U+009B>" in report


COMMANDS = ["##[stop-commands]x", "a ##vso[task.setvariable variable=PATH]b", "###[group]", "::stop-commands::x"]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_steers_a_build_server_is_printed(command: str) -> None:
    """It reads the log: the file, the words or the line of a finding could end its listening, or set what runs next."""
    found = finding(file=command, message=command, hint=f"do\n{command}", end_column=3)
    report = as_text(Report.of([found]), lambda _: [command], colour=False)

    assert not re.search(r"##[\w.-]*\[|^\s*::", report, re.MULTILINE)
    assert "<U+0023>[" in report or "<U+003A>:" in report or "<U+0023>vso[" in report


def test_json_in_a_log_steers_no_build_server_and_says_the_same() -> None:
    """A number sign may be spelled in JSON, and nothing that reads it sees a difference."""
    written = json_shown(json.dumps(COMMANDS))

    assert not re.search(r"##[\w.-]*\[", written)
    assert json.loads(written) == COMMANDS


@given(st.text(), st.integers(0, 60), st.integers(0, 60))
def test_any_line_can_be_printed(line: str, column: int, end_column: int) -> None:
    """The report on a broken file must not break."""
    report = printed(finding(1, column, end_column), text=line.replace("\n", ""))

    assert all(character == "\n" or character.isprintable() or character == "\u00a0" for character in report)


def test_colour_is_laid_over_the_same_text() -> None:
    """Whoever sees no colours misses nothing."""
    coloured = printed(finding(1, 1, 3), text="ab", colour=True)

    assert "\x1b[1;31merror odd\x1b[0m" in coloured
    assert printed(finding(1, 1, 3), text="ab") == _without_colours(coloured)


def _without_colours(text: str) -> str:
    for code in ("0", "1", "2", "1;31", "1;33", "1;36"):
        text = text.replace(f"\x1b[{code}m", "")
    return text


SUMMARIES = [
    ([], "no findings"),
    ([finding(1)], "1 error in deal.yaml"),
    ([finding(1), finding(2), finding(3, severity=WARNING)], "2 errors, 1 warning in deal.yaml"),
    ([finding(3, severity=WARNING), finding(4, severity=WARNING)], "2 warnings in deal.yaml"),
    ([finding(3, severity=INFO), finding(4, severity=INFO)], "2 info in deal.yaml"),
]


@pytest.mark.parametrize(("findings", "expected"), SUMMARIES)
def test_the_last_line_counts(findings: list[Diagnostic], expected: str) -> None:
    """The end of the output is what people read first."""
    assert expected == printed(*findings).splitlines()[-1]


def test_findings_of_several_files_are_counted_together() -> None:
    """A pack has many files."""
    other = Diagnostic("odd", ERROR, "this is odd", Location("pack.yaml", 1, 1))

    assert printed(finding(), other).endswith("2 errors in 2 files\n")


NOT_SHOWN = [
    (Hidden(ignored=4), "1 error in deal.yaml (4 ignored)"),
    (
        Hidden(ignored=1, unselected=2, in_baseline=3),
        "1 error in deal.yaml (1 ignored, 2 not selected, 3 in the baseline)",
    ),
    (Hidden(kept=1), "1 error in deal.yaml (1 error that cannot be ignored)"),
    (Hidden(kept=2), "1 error in deal.yaml (2 errors that cannot be ignored)"),
]


@pytest.mark.parametrize(("hidden", "expected"), NOT_SHOWN)
def test_the_last_line_says_what_is_not_shown(hidden: Hidden, expected: str) -> None:
    """Nothing is left out in silence."""
    text = as_text(Report.of([finding()]), lambda _: (), colour=False, hidden=hidden)

    assert text.splitlines()[-1] == expected


def test_waived_findings_stand_at_the_end_in_a_line_each() -> None:
    """Somebody has answered for them; a reader should see who, and read on."""
    text = printed(waived(1), waived(2, id="FUN-09", subject="", year="2026/27", waived="a\n  reason"), finding(3))

    assert text == (
        "deal.yaml:3:1: error odd this is odd\n"
        "\n"
        "waived: PTY-12 BFA - merged in April (A. Name, 2026-11-01)\n"
        "waived: FUN-09 2026/27 - a reason\n"
        "\n"
        "1 error in deal.yaml (2 waived)\n"
    )


def test_waived_findings_alone_are_no_findings() -> None:
    """They do not count."""
    assert printed(waived()).splitlines()[-1] == "no findings in deal.yaml (1 waived)"


CHECKED = [
    ({"source": "the Act", "checked": "2026-11-21"}, " = source: the Act (checked 21 November 2026)"),
    ({"checked": "2026-02-01"}, " = checked: 1 February 2026"),
    ({"source": "the Act", "checked": "last spring"}, " = source: the Act (checked last spring)"),
    ({"source": "the Act"}, " = source: the Act"),
]


@pytest.mark.parametrize(("fields", "expected"), CHECKED)
def test_a_finding_says_when_its_data_was_checked(fields: dict[str, Any], expected: str) -> None:
    """Law changes; the reader sees how old our knowledge is."""
    assert printed(finding(0, 0, **fields)).splitlines()[1] == expected


def test_the_readable_name_follows_the_message() -> None:
    """It can be copied into --ignore, and the line still starts as editors expect."""
    first = printed(finding(id="FUN-01", name="contributions-miss-total")).splitlines()[0]

    assert first == "deal.yaml:1:1: error FUN-01 this is odd [contributions-miss-total]"


def test_a_file_is_read_once_for_all_its_findings() -> None:
    """A report of two hundred findings reads a file of two megabytes once."""
    read: list[str] = []

    def lines_of(file: str) -> list[str]:
        read.append(file)
        return []

    as_text(Report.of(finding(n) for n in range(1, 9)), lines_of, colour=False)

    assert read == ["deal.yaml"]


NEAREST = [
    ("nmae", "name"),
    ("NAME", "name"),
    ("contribution", "contributions"),
    ("parnters", "Partners"),
    ("zzz", ""),
    ("", ""),
]


@pytest.mark.parametrize(("word", "expected"), NEAREST)
def test_the_nearest_word_is_offered_or_none(word: str, expected: str) -> None:
    """A wrong guess is worse than silence."""
    assert expected == did_you_mean(word, ["name", "host", "contributions", "Partners"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("section75", "section-75-agreement"),
        ("section-75", "section-75-agreement"),
        ("section-256", "section-256-grant"),
        ("section-77-grant", "section-76-grant"),
    ],
)
def test_a_word_with_a_number_means_one_with_the_same(word: str, expected: str) -> None:
    """Another section is another power, however alike the words are. Where none has the number, it was the slip."""
    kinds = ["section-256-grant", "section-75-agreement", "section-75-framework", "section-76-grant"]

    assert expected == did_you_mean(word, kinds)


def test_the_offer_does_not_depend_on_the_order_of_the_words() -> None:
    """Sets have none, and two runs must print the same."""
    assert did_you_mean("funds", ["fundb", "funda"]) == did_you_mean("funds", ["funda", "fundb"])


def test_of_a_line_without_end_only_what_is_shown_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of its letters was measured, three times."""
    measured: list[str] = []

    def hidden(letter: str) -> bool:
        measured.append(letter)
        return False

    monkeypatch.setattr("agreements.diagnostics.reports.excerpt.hidden", hidden)
    shown, marks = excerpt("x" * 300_000 + "MARK" + "y" * 300_000, 300_001, 300_005)

    assert "..." in shown
    assert "MARK" in shown
    assert shown[marks.index("^")] == "M"
    assert len(measured) < 5_000
