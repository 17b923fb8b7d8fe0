"""Hostile inputs leave nothing behind: no file but those of the test, wherever it runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _nothing_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The payloads try to make a file called PWNED in the folder in which they are run."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")
    yield
    assert os.listdir(here) == []  # noqa: PTH208 - hidden files too
