"""What was found before is not told again, and what is new is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agreements.diagnostics import Baseline, Diagnostic, Report, UsageError, outdated, read_baseline
from tests.diagnostics.made import WARNING, finding, waived


def told(before: list[Diagnostic], now: list[Diagnostic]) -> list[int]:
    """The lines of the findings that are shown now, when those before are the baseline."""
    baseline = read_baseline(Baseline.of({"deal.yaml": Report.of(before)}).text(), "known.json")
    return [found.location.line for found in baseline.without("deal.yaml", Report.of(now))[0]]


A: dict[str, Any] = {"id": "FUN-09", "subject": "MAIN", "year": "2026/27", "path": "funds[0].host"}

SHOWN = [
    pytest.param([finding(1, **A)], [finding(1, **A)], [], id="the same"),
    pytest.param([finding(1, **A)], [finding(9, **A)], [], id="on another line"),
    pytest.param([finding(1, **A)], [finding(1, **{**A, "message": "other"})], [], id="in other words"),
    pytest.param([finding(1, **A)], [finding(1, **{**A, "path": "funds[3].host"})], [], id="moved in its list"),
    pytest.param([finding(1, **A)], [finding(1, **{**A, "severity": WARNING})], [], id="less bad"),
    pytest.param([finding(1, **A)], [finding(1, **{**A, "id": "FUN-10"})], [1], id="another check"),
    pytest.param([finding(1, **A)], [finding(1, **{**A, "subject": "SMALL"})], [1], id="another subject"),
    pytest.param([finding(1, **A)], [finding(1, **{**A, "year": "2027/28"})], [1], id="another year"),
    pytest.param([finding(1, **A)], [finding(1, **{**A, "path": "funds[0].name"})], [1], id="another place"),
    pytest.param([finding(1, **A)], [finding(1, **A), finding(2, **A)], [2], id="one more of the same"),
    pytest.param([finding(n, **A) for n in (1, 2)], [finding(n, **A) for n in (3, 4, 5)], [5], id="two of three"),
    pytest.param(
        [finding(5, **A, message="old")],
        [finding(1, **A, message="new"), finding(5, **A, message="old")],
        [1],
        id="the message tells which is new",
    ),
    pytest.param([finding(1, **A, waivable=False)], [finding(1, **A, waivable=False)], [1], id="cannot be waived"),
    pytest.param([finding(1, **A)], [finding(1, **A, waivable=False)], [1], id="cannot be waived any more"),
    pytest.param([waived(1)], [finding(1, id="PTY-12", subject="BFA")], [1], id="was waived, is not any more"),
    pytest.param([finding(1, id="PTY-12", subject="BFA")], [waived(1)], [1], id="is waived now, and listed as such"),
]


@pytest.mark.parametrize(("before", "now", "lines"), SHOWN)
def test_only_what_is_new_is_shown(before: list[Diagnostic], now: list[Diagnostic], lines: list[int]) -> None:
    """By what a finding is about, never by its line, and as often as it was found."""
    assert lines == told(before, now)


def test_a_baseline_is_the_same_whatever_the_order() -> None:
    """Two versions of it can be compared."""
    findings = [finding(n, id=id_, message=f"at {id_}") for n, id_ in enumerate("bca", start=1)]
    text = Baseline.of({"b.yaml": Report.of(findings), "a.yaml": Report.of(findings)}).text()

    assert text == Baseline.of({"a.yaml": Report.of(findings[::-1]), "b.yaml": Report.of(findings)}).text()
    assert [entry["file"] + entry["id"] for entry in json.loads(text)["findings"]] == [
        *("a.yamla", "a.yamlb", "a.yamlc", "b.yamla", "b.yamlb", "b.yamlc")
    ]


def test_a_baseline_is_readable() -> None:
    """Somebody is to work through it."""
    assert Baseline.of({"deal.yaml": Report.of([finding(7, **A)])}).text() == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        "    {\n"
        '      "file": "deal.yaml",\n'
        '      "id": "FUN-09",\n'
        '      "subject": "MAIN",\n'
        '      "year": "2026/27",\n'
        '      "path": "funds[].host",\n'
        '      "message": "this is odd"\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_a_baseline_hides_nothing_of_another_file() -> None:
    """The same fault in the next agreement is new."""
    baseline = Baseline.of({"old.yaml": Report.of([finding()])})

    assert baseline.without("new.yaml", Report.of([finding()])) == (Report.of([finding()]), ())


def test_an_entry_that_matches_nothing_is_told_in_one_line() -> None:
    """It could hide a fault that comes back."""
    before = Report.of([finding(1, **A), finding(2, **A), finding(3, id="FUN-10")])
    _, left = Baseline.of({"deal.yaml": before}).without("deal.yaml", Report.of([finding(1, **A)]))

    assert [found.message for found in outdated(left, "known.json")] == [
        "2 entries of this baseline match nothing: FUN-09 MAIN 2026/27, FUN-10"
    ]
    assert len(outdated([], "known.json")) == 0


def test_many_entries_that_match_nothing_still_make_one_line() -> None:
    """After a rewrite there may be hundreds."""
    before = Baseline.of({"deal.yaml": Report.of(finding(n, id=f"A-{n}") for n in range(1, 8))})
    (note,) = outdated(before.entries, "known.json")

    assert note.message == "7 entries of this baseline match nothing: A-1, A-2, A-3 and 4 more"


BROKEN = [
    ("", "it is not JSON"),
    ("[]", "a list called findings is expected"),
    ('{"findings": 1}', "a list called findings is expected"),
    ('{"findings": []}', "its version is None, and 1 is expected"),
    ('{"version": 2, "findings": []}', "its version is 2, and 1 is expected"),
    ('{"version": 1, "findings": ["x"]}', "finding 1 does not have the texts"),
    ('{"version": 1, "findings": [{"file": 1}]}', "finding 1 does not have the texts"),
    ("[" * 100_000, "it is not JSON"),
]


@pytest.mark.parametrize(("text", "why"), BROKEN, ids=[why for _, why in BROKEN])
def test_what_is_no_baseline_is_refused(text: str, why: str) -> None:
    """With what was expected."""
    with pytest.raises(UsageError) as refused:
        read_baseline(text, "known.json")

    assert f"known.json is no baseline: {why}" in refused.value.message
