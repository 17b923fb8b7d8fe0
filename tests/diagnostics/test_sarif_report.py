"""The report that code hosts and editors read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from agreements.diagnostics import FORMATS, CheckedFile, Diagnostic, Location, Outcome, Report, RuleWords, UsageError
from tests.diagnostics.made import HOSTILE, INFO, WARNING, finding, outcome, waived

OFFICIAL = Path(__file__).with_name("sarif-schema-2.1.0.json")
"""The schema of the standard, as it was published. Its notices stand beside it."""


@cache
def official() -> Draft4Validator:
    """What says whether a file is SARIF 2.1.0."""
    return Draft4Validator(
        json.loads(OFFICIAL.read_text(encoding="utf-8")), format_checker=Draft4Validator.FORMAT_CHECKER
    )


def run(*findings: Diagnostic, **changes: object) -> dict[str, Any]:
    """The run of a report that keeps to the schema."""
    return held(outcome(*findings, **changes))


def held(made: Outcome) -> dict[str, Any]:
    """The same, of an outcome."""
    log = json.loads(FORMATS["sarif"](made))
    official().validate(log)
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def test_the_official_schema_is_as_it_was_published() -> None:
    """A test against an edited schema proves nothing."""
    digest = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"

    assert digest == hashlib.sha256(OFFICIAL.read_bytes()).hexdigest()


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_the_report_is_sarif_whatever_the_text(text: str) -> None:
    """Held against the schema of the standard."""
    fields: dict[str, Any] = dict.fromkeys(("id", "message", "hint", "path", "subject", "year", "source", "name"), text)
    words = RuleWords(text, text, text)
    run(finding(**fields, file=text or "x"), waived(2, waived=text or "-"), rules={text: words}, version="1.0")


def test_a_run_without_findings_has_results_all_the_same() -> None:
    """An empty list says that all was checked; none would say that nothing was."""
    assert run()["results"] == []


LEVELS = [(finding(), "error"), (finding(severity=WARNING), "warning"), (finding(severity=INFO), "note")]


@pytest.mark.parametrize(("found", "level"), LEVELS)
def test_each_severity_has_its_level(found: Diagnostic, level: str) -> None:
    """Info is a note there."""
    assert run(found)["results"][0]["level"] == level


REGIONS = [
    (finding(0, 0), None),
    (finding(3, 5), {"startLine": 3, "startColumn": 5}),
    (finding(3, 5, 9), {"startLine": 3, "startColumn": 5, "endColumn": 9}),
    (finding(3, 5, 5), {"startLine": 3, "startColumn": 5}),
]


@pytest.mark.parametrize(("found", "region"), REGIONS)
def test_the_place_is_a_region_counted_in_characters(found: Diagnostic, region: dict[str, int] | None) -> None:
    """As our columns are; SARIF's own way is UTF-16 units."""
    told = run(found)

    assert told["columnKind"] == "unicodeCodePoints"
    assert told["results"][0]["locations"][0]["physicalLocation"].get("region") == region


URIS = [
    ("deal.yaml", "/checkout", "deal.yaml", True),
    ("/checkout/in/deal.yaml", "/checkout", "in/deal.yaml", True),
    ("in/../deal.yaml", "/checkout", "deal.yaml", True),
    ("../deal.yaml", "/checkout", "file:///deal.yaml", False),
    ("/else/deal.yaml", "/checkout", "file:///else/deal.yaml", False),
    ("two words #1?%.yaml", "/checkout", "two%20words%20%231%3F%25.yaml", True),
    ("M\u00f4n.yaml", "/checkout", "M%C3%B4n.yaml", True),
    ("a:b.yaml", "/checkout", "a%3Ab.yaml", True),
    ("\udcff.yaml", "/checkout", "%FF.yaml", True),
    (r"deals\bcf.yaml", r"C:\checkout", "deals/bcf.yaml", True),
    (r"C:\CHECKOUT\bcf.yaml", r"C:\checkout", "bcf.yaml", True),
    (r"D:\other\M" + "\u00f4n.yaml", r"C:\checkout", "file:///D:/other/M%C3%B4n.yaml", False),
    (r"\\server\share\bcf.yaml", r"C:\checkout", "file://server/share/bcf.yaml", False),
    ("deal.yaml", "", "deal.yaml", True),
]


@pytest.mark.parametrize(("file", "folder", "uri", "relative"), URIS)
def test_a_file_is_named_by_a_uri(file: str, folder: str, uri: str, relative: bool) -> None:
    """Relative to the working folder where it lies inside; percent-encoded; no path of the machine if need be."""
    place = run(finding(file=file), folder=folder)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    assert place == {"uri": uri, **({"uriBaseId": "%SRCROOT%"} if relative else {})}


def test_other_places_are_related_locations() -> None:
    """The line of the clause that prints the value."""
    (place,) = run(finding(related=(Location("clause.md", 4, 2),)))["results"][0]["relatedLocations"]

    assert place["id"] == 1
    assert place["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 2}


def fingerprints(*findings: Diagnostic) -> list[str]:
    """Of each result, in the order of the report."""
    return [result["partialFingerprints"]["agreementsFinding/v1"] for result in run(*findings)["results"]]


SAME = [{"line": 99}, {"message": "other words"}, {"path": "funds[7].host"}, {"severity": WARNING}, {"hint": "x"}]


@pytest.mark.parametrize("changes", SAME, ids=str)
def test_a_finding_is_known_again_when_lines_and_words_change(changes: dict[str, Any]) -> None:
    """An alert that somebody closed stays closed when a line is put in above it."""
    assert fingerprints(finding(path="funds[0].host")) == fingerprints(finding(**{"path": "funds[0].host"} | changes))


OTHER = [{"id": "FUN-02"}, {"subject": "MAIN"}, {"year": "2027/28"}, {"path": "funds[0].name"}]


@pytest.mark.parametrize("changes", OTHER, ids=str)
def test_findings_about_other_things_differ(changes: dict[str, Any]) -> None:
    """By check, subject, year and place in the definition."""
    assert fingerprints(finding(path="funds[0].host")) != fingerprints(finding(**{"path": "funds[0].host"} | changes))


def test_findings_about_the_same_thing_are_told_apart() -> None:
    """Otherwise one alert would stand for both."""
    first, second = fingerprints(finding(1), finding(2))

    assert (first[:64], first[64:], second[64:]) == (second[:64], ":1", ":2")


def test_a_waived_finding_is_suppressed_with_its_reason() -> None:
    """The waiver stands in the definition itself."""
    one, two = run(finding(1), waived(2))["results"]

    assert one["suppressions"] == []
    assert two["suppressions"] == [
        {"kind": "inSource", "justification": "merged in April (A. Name, 2026-11-01)"},
    ]


def test_each_rule_stands_once_with_its_words() -> None:
    """A code host shows them beside the finding."""
    words = RuleWords("blank-left", "A value is not filled in.", "# DOC-01\n\nWhy")
    told = run(finding(id="DOC-01"), finding(2, id="DOC-01"), finding(3), rules={"DOC-01": words})

    assert told["tool"]["driver"]["rules"] == [
        {
            "id": "DOC-01",
            "name": "blank-left",
            "shortDescription": {"text": "A value is not filled in."},
            "help": {"text": "# DOC-01\n\nWhy", "markdown": "# DOC-01\n\nWhy"},
        },
        {"id": "odd", "shortDescription": {"text": "odd"}},
    ]
    assert [(result["ruleId"], result["ruleIndex"]) for result in told["results"]] == [
        ("DOC-01", 0),
        ("DOC-01", 0),
        ("odd", 1),
    ]


WORDS = [
    ("see funds[0].host", "see funds[0].host"),
    ("a [text](1)", r"a \[text](1)"),
    (r"a [\[b\] c](1)", r"a \[\\[b\] c](1)"),
    (r"a [\[b\] c](1) [d]", r"a \[\\[b\] c](1) [d]"),
    ("write {en: ...}", "write {{en: ...}}"),
]


@pytest.mark.parametrize(("message", "text"), WORDS)
def test_a_message_is_no_link_and_no_pattern(message: str, text: str) -> None:
    """Source: SARIF 2.1.0, 3.11.5 and 3.11.6."""
    assert run(finding(message=message))["results"][0]["message"]["text"] == text


def test_a_file_that_could_not_be_checked_makes_the_run_unsuccessful() -> None:
    """An empty list of results would read as a pass."""
    files = (CheckedFile("a.yaml", failure=UsageError("no such file", hint="look")), CheckedFile("b.yaml"))
    (invocation,) = held(Outcome(files))["invocations"]

    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "no such file\nlook"


def test_every_definition_is_named_whether_or_not_anything_was_found() -> None:
    """So that a reader knows what was checked."""
    files = replace(outcome(), files=(CheckedFile("a.yaml", Report()), CheckedFile("b.yaml", Report())))

    assert [artifact["location"]["uri"] for artifact in held(files)["artifacts"]] == ["a.yaml", "b.yaml"]
