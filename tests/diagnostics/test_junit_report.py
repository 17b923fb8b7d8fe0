"""The report that build servers show as tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from agreements.diagnostics import FORMATS, CheckedFile, Outcome, Report, UsageError
from tests.diagnostics.made import HOSTILE, WARNING, finding, outcome, waived

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("jenkins-junit.xsd")))
"""The schema of the Jenkins plugin, which most other readers follow (MIT licence, in the file)."""


def read(made: Outcome) -> etree._Element:
    """The report, read strictly and held against the schema."""
    root = etree.fromstring(FORMATS["junit"](made).encode())
    SCHEMA.assertValid(root)
    return root


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_the_report_is_sound_whatever_the_text(text: str) -> None:
    """XML has no place for many characters."""
    fields: dict[str, Any] = dict.fromkeys(("id", "message", "hint", "subject", "source", "file"), text)
    read(outcome(finding(**fields), finding(2, severity=WARNING, **fields), waived(3, waived=text or "-")))


@given(st.text())
def test_a_message_reads_back(message: str) -> None:
    """But for what is spelled out, which nobody could read."""
    (failure,) = read(outcome(finding(message=message))).iter("failure")

    assert message.isprintable() <= (failure.get("message") == message)


def test_each_finding_is_a_test_case_that_fails_skips_or_passes() -> None:
    """What fails the run fails here: a build server and a shell see the same."""
    root = read(outcome(finding(1, id="FUN-01", subject="MAIN"), finding(2, severity=WARNING), waived(3)))

    assert [(case.get("name"), [child.tag for child in case]) for case in root.iter("testcase")] == [
        ("FUN-01 MAIN (deal.yaml:1:1)", ["failure"]),
        ("odd (deal.yaml:2:1)", ["system-out"]),
        ("PTY-12 BFA (deal.yaml:3:1)", ["skipped"]),
    ]
    assert dict(root[0].attrib) == {
        "name": "deal.yaml",
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }


def test_a_test_case_keeps_its_name_when_lines_move() -> None:
    """Build servers know it by that from one run to the next."""
    (case,) = read(outcome(finding(9, id="FUN-01", name="contributions-miss-total", path="funds[0]"))).iter("testcase")

    assert case.get("name") == "FUN-01 contributions-miss-total funds[0]"


def test_a_clean_definition_has_a_case_that_passes() -> None:
    """A suite without cases is taken for a fault by some readers."""
    (case,) = read(outcome()).iter("testcase")

    assert (case.get("name"), len(case)) == ("no findings", 0)


def test_a_definition_that_could_not_be_checked_is_an_error() -> None:
    """Not a failure: nothing is known about it."""
    (error,) = read(Outcome((CheckedFile("a.yaml", failure=UsageError("no such file")),))).iter("error")

    assert error.get("message") == "no such file"


def test_each_definition_has_a_suite() -> None:
    """So that one can see which of them is well."""
    files = (CheckedFile("a.yaml", Report.of([finding(file="a.yaml")])), CheckedFile("b.yaml"))

    assert [(suite.get("name"), suite.get("failures")) for suite in read(Outcome(files))] == [
        ("a.yaml", "1"),
        ("b.yaml", "0"),
    ]
