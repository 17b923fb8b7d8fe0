"""The fuzz targets on their seeds, so that a target that no longer fits the code is noticed at once."""

from __future__ import annotations

import pytest

from tests.fuzz.seeds import TOKENS, seeds
from tests.fuzz.targets import TARGETS, PlaceError

FOUND: list[tuple[str, bytes]] = []
"""What a fuzzer found once, by target."""


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_takes_its_seeds(target: str) -> None:
    """It would raise what nobody should see."""
    for seed in list(seeds(target))[-12:]:
        TARGETS[target](seed)

    assert TOKENS[target]


def test_a_finding_outside_its_file_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A target that never fails shows nothing."""
    monkeypatch.setattr("tests.fuzz.targets.parse_source", lambda _data, name: _far_away(name))

    with pytest.raises(PlaceError):
        TARGETS["definition"](b"a: b")


def _far_away(file: str) -> None:
    from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity  # noqa: PLC0415

    found = Diagnostic("syntax", Severity.ERROR, "x", Location(file, 99, 1))
    raise FindingsError("x", report=Report.of([found]))
