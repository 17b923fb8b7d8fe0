"""Commands are tried as at one day, so that no test changes its mind as time goes by."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Noon of 21 November 2026, in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")
