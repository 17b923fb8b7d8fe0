"""The worked cases have exactly the findings that a careful reader of their facts expects, and so has each variant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from agreements.diagnostics import FindingsError, Report
from agreements.pipeline import check
from agreements.rules import RULES
from agreements.source import read_source
from tests.cases import expected as given
from tests.cases.expected import GONE, Case, Edit, Variant
from tests.cases.further import FURTHER_CASES
from tests.cases.more import MORE_CASES

CASES = given.CASES | MORE_CASES | FURTHER_CASES

AS_AT = date(2026, 11, 21)
IDS = {rule.id for rule in RULES}
LETTER = {"error": "E", "warning": "W", "info": "I"}


def told(path: Path) -> set[str]:
    """Severity, rule, subject and year of every finding of a rule."""
    return {f"{LETTER[d.severity.value]} {d.id} {d.subject} {d.year}".rstrip() for d in _report(path) if d.id in IDS}


def _report(path: Path) -> Report:
    try:
        return check(path, as_at=AS_AT).report
    except FindingsError as error:
        return error.report


def edited(case: Case, variant: Variant, folder: Path) -> Path:
    """The case's file with the variant's edits made."""
    data = read_source(case.file).data
    for change in variant.edits:
        edit(data, change)
    path = folder / "case.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def edit(data: Any, change: Edit) -> None:
    """Make the change in the plain data of a definition."""
    (*steps, last), value = change
    for step in steps:
        data = _inside(data, step)
    if value is GONE:
        del data[last]
    elif last == "+":
        data.append(value)
    else:
        data[last] = value


def _inside(data: Any, step: str | int) -> Any:
    if isinstance(data, list) and isinstance(step, str):
        return next(entry for entry in data if entry["id"] == step)
    return data[step]


def expected(case: Case, variant: Variant | None = None) -> set[str]:
    """What must be found, in the form of `told`."""
    added, dropped = (variant.adds, variant.drops) if variant else ((), ())
    assert set(dropped) <= set(case.findings), "a variant can only drop what is there"
    return (set(case.findings) - set(dropped)) | set(added)


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_the_findings_expected_of_it_and_no_other(name: str) -> None:
    """A false finding counts as much as a missed one."""
    case = CASES[name]

    assert told(case.file) == expected(case)


def _variants() -> Iterator[Any]:
    for name, case in given.CASES.items():
        for variant in case.variants:
            yield pytest.param(case, variant, id=f"{name}: {variant.says}")


@pytest.mark.parametrize(("case", "variant"), list(_variants()))
def test_a_change_adds_and_drops_what_is_expected(case: Case, variant: Variant, tmp_path: Path) -> None:
    """One change is told once, and nothing unrelated with it."""
    assert told(edited(case, variant, tmp_path)) == expected(case, variant)
