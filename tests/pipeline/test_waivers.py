"""A finding that the parties accept: marked where covered, told where it cannot be, printed where it is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from agreements.document import Heading, Table
from agreements.packs import bundled
from agreements.pipeline import Checked, check, numbered_document
from agreements.proof import expected_lines

SAMPLES = bundled() / "health-and-care-england" / "samples"
AS_AT = date(2026, 11, 21)
WAIVER = '{finding: %s, reason: "seen & accepted", by: "Section 151 officer", date: 2026-11-20}'


def checked(folder: Path, sample: str, *lines: str, draft: bool = True) -> Checked:
    """The sample with lines added at its end."""
    path = folder / "deal.yaml"
    path.write_text("\n".join([(SAMPLES / f"{sample}.yaml").read_text(encoding="utf-8"), *lines, ""]), encoding="utf-8")
    return check(path, as_at=AS_AT, draft=draft)


def waivers(*entries: str) -> str:
    """The key with those waivers."""
    return "waivers:\n" + "\n".join(f"  - {entry}" for entry in entries)


def told(report: Checked, *ids: str) -> list[tuple[str, str, bool]]:
    """Id, subject, and whether it is waived, of the findings with those ids."""
    return [(d.id, d.subject, bool(d.waived)) for d in report.report if d.id in ids]


def test_a_waiver_covers_the_finding_that_it_names(tmp_path: Path) -> None:
    """By rule and subject; the same rule elsewhere stands."""
    found = checked(tmp_path, "better-care-fund", waivers(WAIVER % "FUN-22, subject: F1/HSJ"))

    assert told(found, "FUN-22", "waiver-unused") == [("FUN-22", "F1/HSJ", True), ("FUN-22", "F2/HSJ", False)]


@pytest.mark.parametrize("name", ["BND-06", "bnd-06", "receiver-not-agreed"])
def test_a_waiver_without_a_subject_covers_all_of_a_rule(tmp_path: Path, name: str) -> None:
    """By id in any case, or by the readable name."""
    found = checked(tmp_path, "better-care-fund", waivers(WAIVER % name))

    assert [waived for _, _, waived in told(found, "BND-06")] == [True, True]


def test_the_report_says_why_by_whom_and_when(tmp_path: Path) -> None:
    """As the report and the appendix print it."""
    found = checked(tmp_path, "better-care-fund", waivers(WAIVER % "BND-06"))

    assert {d.waived for d in found.report.waived} == {"seen & accepted (Section 151 officer, 20 November 2026)"}


def test_a_waived_finding_does_not_count(tmp_path: Path) -> None:
    """Neither for the exit code nor for a final document."""
    before = checked(tmp_path, "better-care-fund").report.counted
    after = checked(tmp_path, "better-care-fund", waivers(WAIVER % "BND-06")).report.counted

    assert len(before) - len(after) == 2


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("FUN-12", "delete it"),
        ("fun-12", "delete it"),
        ("FUN-22, subject: F9/HSJ", "delete it"),
        ('FUN-23, year: "2031/32"', "delete it"),
        ("FUN-2", "did you mean 'FUN-02'?"),
        ("receiver-not-agred", "did you mean 'receiver-not-agreed'?"),
    ],
)
def test_a_waiver_that_matches_nothing_is_a_finding(tmp_path: Path, entry: str, hint: str) -> None:
    """It may be about a fault that was mended, or be misspelt; both are told at its line."""
    found = checked(tmp_path, "better-care-fund", waivers(WAIVER % entry))
    unused = [d for d in found.report if d.id == "waiver-unused"]

    assert [(d.path, hint in d.hint) for d in unused] == [("waivers[0].finding", True)]
    assert unused[0].location.line > 600


def test_what_cannot_be_waived_stands(tmp_path: Path) -> None:
    """A sum that does not add up is wrong, whoever accepts it."""
    text = (SAMPLES / "section-75-small.yaml").read_text(encoding="utf-8")
    path = tmp_path / "deal.yaml"
    path.write_text(text.replace("3931000.00", "3931000.01") + waivers(WAIVER % "FUN-01") + "\n", encoding="utf-8")
    found = check(path, as_at=AS_AT)

    assert told(found, "FUN-01", "waiver-refused") == [("FUN-01", "P1", False), ("waiver-refused", "", False)]
    assert [d.id for d in found.report.errors] == ["FUN-01"]


def _headings(found: Checked) -> list[str]:
    document = numbered_document(found, "section-75-framework")
    return [block.id for block in document.blocks if isinstance(block, Heading | Table) and block.id.startswith("waiv")]


def test_a_draft_lists_what_was_waived_after_what_is_open(tmp_path: Path) -> None:
    """Nobody takes an accepted finding for one that was never made."""
    found = checked(tmp_path, "better-care-fund", waivers(WAIVER % "BND-06"))

    assert _headings(found) == ["waivers", "waivers.table"]


def test_a_final_document_lists_them_if_it_is_asked_to(tmp_path: Path) -> None:
    """In an appendix, with the reason byte for byte."""
    text = (SAMPLES / "section-75-small.yaml").read_text(encoding="utf-8")
    path = tmp_path / "deal.yaml"
    extra = "\n".join([waivers(WAIVER % "PTY-08"), "print_waivers: yes", ""])
    path.write_text(text.replace("kind: icb\n", "kind: icb\n    valid_from: 2028-01-01\n", 1) + extra, encoding="utf-8")
    found = check(path, as_at=AS_AT, draft=False)
    lines = [line.text for line in expected_lines(numbered_document(found, "section-75-framework"))]

    assert told(found, "PTY-08") == [("PTY-08", "SWI", True)]
    assert "seen & accepted (Section 151 officer, 20 November 2026)" in lines


def test_a_final_document_keeps_them_to_the_report_otherwise(tmp_path: Path) -> None:
    """What the parties accept among themselves is not for every reader."""
    text = (SAMPLES / "section-75-small.yaml").read_text(encoding="utf-8")
    path = tmp_path / "deal.yaml"
    changed = text.replace("kind: icb\n", "kind: icb\n    valid_from: 2028-01-01\n", 1)
    path.write_text(changed + waivers(WAIVER % "PTY-08") + "\n", encoding="utf-8")

    assert _headings(check(path, as_at=AS_AT, draft=False)) == []
