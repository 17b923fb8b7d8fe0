"""A bench with letters on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.letters import letters
from tests.faults.program import Bench


@pytest.fixture
def bench_of(tmp_path: Path) -> Callable[[int], Bench]:
    """A bench with so many letters."""

    def made(number: int) -> Bench:
        letters(tmp_path, number)
        return Bench(tmp_path)

    return made


@pytest.fixture
def bench(bench_of: Callable[[int], Bench]) -> Bench:
    """A bench with one letter."""
    return bench_of(1)


@pytest.fixture(scope="session")
def first_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one letter, built as Word and a web page, once for all tests."""
    root = tmp_path_factory.mktemp("first")
    letters(root, 1)
    done = Bench(root).build("deal-01.yaml", "--to", "docx,html")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def second_version(first_version: Path, tmp_path: Path) -> Bench:
    """A bench whose letter was built, and then changed: what lies in `out` is the first version."""
    shutil.copytree(first_version, tmp_path, copy_function=os.link, dirs_exist_ok=True)
    path = tmp_path / "deal-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text.replace("the county", "the whole county"), encoding="utf-8")
    return Bench(tmp_path)
