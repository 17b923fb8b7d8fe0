"""The report for programs, and its schema."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from agreements.diagnostics import FORMATS, CheckedFile, Hidden, Location, Outcome, Report, UsageError
from agreements.diagnostics.reports.json import schema, schema_text
from tests.checkout import ROOT
from tests.diagnostics.made import HOSTILE, WARNING, finding, outcome, waived

as_json = FORMATS["json"]


def test_json_holds_every_field_in_a_fixed_order() -> None:
    """Programs of other people depend on it; a change raises the version."""
    found = finding(2, 3, 5, path="funds[0]", checked="2026-11-21", related=(Location("a.md", 1, 2, 3),))

    assert as_json(outcome(found)) == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        "    {\n"
        '      "id": "odd",\n'
        '      "name": "odd",\n'
        '      "severity": "error",\n'
        '      "message": "this is odd",\n'
        '      "hint": "",\n'
        '      "file": "deal.yaml",\n'
        '      "line": 2,\n'
        '      "column": 3,\n'
        '      "end_column": 5,\n'
        '      "path": "funds[0]",\n'
        '      "subject": "",\n'
        '      "year": "",\n'
        '      "source": "",\n'
        '      "checked": "2026-11-21",\n'
        '      "waivable": true,\n'
        '      "waived": "",\n'
        '      "related": [\n'
        "        {\n"
        '          "file": "a.md",\n'
        '          "line": 1,\n'
        '          "column": 2,\n'
        '          "end_column": 3\n'
        "        }\n"
        "      ]\n"
        "    }\n"
        "  ],\n"
        '  "not_checked": [],\n'
        '  "summary": {\n'
        '    "errors": 1,\n'
        '    "warnings": 0,\n'
        '    "infos": 0,\n'
        '    "waived": 0,\n'
        '    "ignored": 0,\n'
        '    "not_selected": 0,\n'
        '    "in_baseline": 0\n'
        "  }\n"
        "}\n"
    )


@given(st.text())
def test_json_is_ascii_and_reads_back(message: str) -> None:
    """Any console can show it, any message survives it."""
    text = as_json(outcome(finding(message=message)))

    assert text.isascii()
    assert message == json.loads(text)["findings"][0]["message"]


def test_the_summary_counts_what_is_listed_and_what_is_not() -> None:
    """Waived findings are listed and do not count."""
    report = Report.of([finding(), finding(2, severity=WARNING), waived(3)])
    files = (CheckedFile("deal.yaml", report, Hidden(ignored=4, unselected=5, in_baseline=6)),)
    told = json.loads(as_json(Outcome(files)))

    assert len(told["findings"]) == 3
    assert list(told["summary"].values()) == [1, 1, 0, 1, 4, 5, 6]


OUTCOMES = [
    pytest.param(outcome(), id="nothing"),
    pytest.param(outcome(finding(related=(Location("a.md"),)), waived(2)), id="a finding and a waived one"),
    pytest.param(Outcome((CheckedFile("a", failure=UsageError("no", hint="look")),)), id="not checked"),
    *(pytest.param(outcome(finding(message=text, file=text)), id=ascii(text)) for text in HOSTILE),
]


@pytest.mark.parametrize("made", OUTCOMES)
def test_the_report_is_as_its_schema_says(made: Outcome) -> None:
    """The schema is a promise to other programs."""
    Draft202012Validator(schema()).validate(json.loads(as_json(made)))


def test_the_schema_names_every_field_that_is_written() -> None:
    """No field without a meaning."""
    found = json.loads(as_json(outcome(finding())))
    properties = schema()["properties"]
    assert isinstance(properties, dict)

    assert list(properties) == list(found)
    assert list(properties["findings"]["items"]["properties"]) == list(found["findings"][0])
    assert list(properties["summary"]["properties"]) == list(found["summary"])


def test_the_schema_of_findings_is_a_schema() -> None:
    """Draft 2020-12."""
    Draft202012Validator.check_schema(schema())


@pytest.mark.checkout
def test_the_schema_of_findings_is_committed() -> None:
    """`make schemas` writes it."""
    assert schema_text() == (ROOT / "schemas" / "findings.schema.json").read_text(encoding="utf-8")
