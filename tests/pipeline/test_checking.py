"""What a check was made of: as at which day, of which kinds, with which published sums."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from agreements.diagnostics import FindingsError
from agreements.packs import bundled, parse_allocations
from agreements.pipeline import BuildOptions, build, check
from tests.cases.expected import CASES

SAMPLES = bundled() / "health-and-care-england" / "samples"
COUNTY = SAMPLES / "better-care-fund.yaml"
REGION = CASES["region"].file
UNMADE = "integration-scheme"
"""A kind that is known, and that no pack here will ever make."""


def ids(path: Path, as_at: date | None) -> set[str]:
    """The ids that a check tells."""
    return {d.id for d in check(path, as_at=as_at).report}


def test_dated_rules_are_read_as_at_the_day_given() -> None:
    """Before its start an agreement is not late."""
    assert "PTY-14" in ids(COUNTY, date(2026, 11, 21))
    assert "PTY-14" not in ids(COUNTY, date(2026, 3, 31))


def test_without_a_day_the_date_of_the_version_counts() -> None:
    """What a build does without --as-at."""
    assert check(COUNTY).as_at == date(2026, 11, 21)


def test_without_any_day_it_is_said_that_dated_rules_were_not_tested(tmp_path: Path) -> None:
    """A check that was not made must not look like one that was passed."""
    path = tmp_path / "deal.yaml"
    text = (SAMPLES / "section-75-small.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("  date: 2026-11-21\n", "", 1), encoding="utf-8")

    assert ids(path, None) == {"not-tested"}
    assert ids(path, date(2026, 11, 21)) == set()


def strategy(folder: Path) -> Path:
    """The definition of the region for a kind that no precedent makes."""
    path = folder / "deal.yaml"
    text = REGION.read_text(encoding="utf-8").replace("section-33-agreement", UNMADE)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_kind_without_a_precedent_is_checked_on_its_facts(tmp_path: Path) -> None:
    """And the report says that no words were checked."""
    found = check(strategy(tmp_path), as_at=date(2026, 11, 21))

    assert dict(found.documents) == {}
    assert {"no-precedent", "PTY-14"} <= {d.id for d in found.report}


def test_a_kind_without_a_precedent_is_not_built(tmp_path: Path) -> None:
    """Nothing is written, and the message says what can be made."""
    with pytest.raises(FindingsError) as refused:
        build(strategy(tmp_path), BuildOptions(out=tmp_path / "out", draft=True))

    assert [(d.id, d.path) for d in refused.value.report] == [("no-precedent", "documents[0]")]
    assert not (tmp_path / "out").exists()


def test_what_the_toolkit_must_not_draft_is_refused_with_the_right_route(tmp_path: Path) -> None:
    """A merger is no partnership."""
    path = tmp_path / "deal.yaml"
    path.write_text(REGION.read_text(encoding="utf-8").replace("section-33-agreement", "merger"), encoding="utf-8")

    with pytest.raises(FindingsError) as refused:
        build(path, BuildOptions(out=tmp_path / "out", draft=True))

    assert "merger" in refused.value.report.errors[0].message.casefold()


def test_published_sums_that_were_loaded_are_tested_against() -> None:
    """The table is the user's own; the pack guesses nothing."""
    table = parse_allocations(b"area,year,nhs_minimum,social_care\nAldershire HWB,2027/28,1.00,\n", "table.csv")
    found = check(COUNTY, as_at=date(2026, 11, 21), allocations=table)

    assert {d.year for d in found.report if d.id == "BCF-02"} == {"2026/27", "2027/28"}


@pytest.mark.parametrize(
    ("file", "law"),
    [
        (SAMPLES / "section-75-small.yaml", "SI 2000/617, reg 7(6)"),
        (
            bundled() / "health-and-care-wales" / "samples" / "regional-partnership.yaml",
            "National Health Service (Wales) Act 2006, s.33, and SI 2000/2993, taken to be like SI 2000/617, reg 7(6)",
        ),
    ],
)
def test_a_finding_names_the_law_of_its_country(tmp_path: Path, file: Path, law: str) -> None:
    """Regulations for England are not law in Wales, and nobody there would sign on their strength."""
    path = tmp_path / "deal.yaml"
    path.write_text(
        re.sub(r"\n    audit:.*(\n      (en|cy): .*)*", "", file.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )

    assert [d.source for d in check(path, as_at=date(2026, 11, 21)).report if d.id == "S75-27"] == [law]
