"""Whatever is changed in a worked case, exactly the right rules speak. Facts alone are read, to save time."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from agreements.particulars import Agreement
from agreements.rules import Matter, check_facts
from agreements.source import parse_source
from tests.cases.careful import CHANGES
from tests.cases.expected import Case, Variant
from tests.cases.further import FURTHER_CASES
from tests.cases.more import MORE_CASES
from tests.cases.test_expected_findings import AS_AT, LETTER, edit, expected
from tests.rules.examples import kinds, pack


def _changes() -> Iterator[Any]:
    further = tuple((case, case.variants) for case in (*MORE_CASES.values(), *FURTHER_CASES.values()))
    for case, variants in (*CHANGES, *further):
        for variant in variants:
            yield pytest.param(case, variant, id=f"{case.file.stem}: {variant.says}")


@pytest.mark.parametrize(("case", "variant"), list(_changes()))
def test_a_change_is_told_and_nothing_else(case: Case, variant: Variant) -> None:
    """A false finding counts as much as a missed one."""
    data = copy.deepcopy(_data(case.file))
    for one in variant.edits:
        edit(data, one)

    assert _told(data) == expected(case, variant)


@cache
def _data(path: Path) -> Any:
    return parse_source(path.read_bytes(), str(path)).data


def _told(data: Any) -> set[str]:
    deal = Agreement.model_validate(data)
    matter = Matter(deal, pack(), kinds(deal), AS_AT)
    return {
        f"{LETTER[(f.severity or rule.severity).value]} {rule.id} {f.subject} {f.year}".rstrip()
        for rule, f in check_facts(matter)
    }
