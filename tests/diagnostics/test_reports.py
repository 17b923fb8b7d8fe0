"""What every form of the report keeps to."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.diagnostics import FORMATS, CheckedFile, Outcome, Report, RuleWords, Severity, UsageError
from tests.diagnostics.made import ERROR, HOSTILE, INFO, WARNING, finding, outcome, waived


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_findings_make_the_same_report(format_: str) -> None:
    """Two runs can be compared."""
    findings = [finding(2), finding(1, severity=WARNING), waived(3)]

    assert FORMATS[format_](outcome(*findings)) == FORMATS[format_](outcome(*reversed(findings)))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_any_text_can_be_reported(format_: str, text: str) -> None:
    """The report on a broken file must not break: it can be written as UTF-8, and nothing in it steers a terminal."""
    fields: dict[str, Any] = dict.fromkeys(
        ("id", "message", "hint", "path", "subject", "year", "source", "name", "checked", "file"), text
    )
    report = FORMATS[format_](outcome(finding(**fields), waived(2, waived=text or "-")))

    assert report.endswith("\n")
    assert all(character == "\n" or character.isprintable() for character in report)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_that_could_not_be_checked_is_in_the_report(format_: str) -> None:
    """Whoever reads the report alone must not take silence for a pass."""
    failed = Outcome((CheckedFile("nowhere.yaml", failure=UsageError("nowhere.yaml: there is no such file")),))

    assert "there is no such file" in FORMATS[format_](failed)


EXITS = [
    ([], ["error"], 0),
    ([finding()], ["error"], 1),
    ([finding(severity=WARNING)], ["error"], 0),
    ([finding(severity=WARNING)], ["error", "warning"], 1),
    ([finding(severity=INFO)], ["error", "warning", "info"], 1),
    ([finding()], [], 0),
    ([waived()], ["error", "warning", "info"], 0),
    ([waived(), finding(2)], ["error"], 1),
]


@pytest.mark.parametrize(("findings", "failing", "code"), EXITS)
def test_the_exit_code_follows_what_counts(findings: list[object], failing: list[str], code: int) -> None:
    """A waived finding never fails a run."""
    assert code == outcome(*findings, failing=frozenset(map(Severity, failing))).exit_code  # type: ignore[arg-type]


def test_a_file_that_could_not_be_checked_decides_the_exit_code() -> None:
    """Even where nothing else is to fail."""
    files = (CheckedFile("a.yaml", Report.of([finding()])), CheckedFile("b.yaml", failure=UsageError("no such file")))

    assert Outcome(files, failing=frozenset()).exit_code == UsageError.exit_code


def test_waived_errors_are_not_among_the_errors() -> None:
    """They do not stop a final document."""
    report = Report.of([finding(), waived(2), finding(3, severity=WARNING)])

    assert [d.id for d in report.errors] == ["odd"]
    assert [d.location.line for d in report.counted] == [1, 3]
    assert [d.id for d in report.waived] == ["PTY-12"]


def test_a_finding_that_two_files_share_is_reported_once() -> None:
    """A fault in a pack's clause is one fault, whichever definitions print the clause."""
    shared = finding(file="clause.md")
    both = Outcome(tuple(CheckedFile(name, Report.of([shared])) for name in ("a.yaml", "b.yaml")))

    assert both.report == Report((shared,))


def test_what_is_known_of_a_check_may_be_nothing() -> None:
    """A report does not depend on the rules."""
    assert RuleWords() == RuleWords("", "", "")
    assert ERROR in Outcome().failing
