"""Same input, same bytes: whoever makes an agreement again gets the very file that was signed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.pipeline.built import SAMPLES

SMALL, LARGE = (SAMPLES / f"{name}.yaml" for name in ("memorandum-small", "better-care-fund"))
HOME = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
ELSEWHERE = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "cy_GB.UTF-8", "LANG": "de_DE"}
"""Another chance, another time, another language, and as they are no machine that we know."""


def made_in(folder: Path, surroundings: Mapping[str, str], *options: str, sample: Path = SMALL) -> dict[str, bytes]:
    """What the command delivers in a process of its own, started in that folder, by suffix."""
    folder.mkdir(parents=True)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "PYTHONPATH") if name in os.environ}
    roots = os.pathsep.join(filter(None, (str(Path.cwd()), kept.get("PYTHONPATH", ""))))
    command = [sys.executable, "-m", "agreements", "build", str(sample), "-o", "out", *options]
    environment = {**kept, "PYTHONPATH": roots, **surroundings}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=300)
    return {path.name.partition(".")[2]: path.read_bytes() for path in sorted((folder / "out").iterdir())}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Built at home."""
    return made_in(tmp_path_factory.mktemp("here") / "a", HOME)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Built elsewhere, in a folder with another name and depth."""
    return made_in(tmp_path_factory.mktemp("there") / "b" / "c d" / "\u00e9", ELSEWHERE)


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "receipt.json"])
def test_a_build_elsewhere_gives_the_same_bytes(
    here: Mapping[str, bytes], there: Mapping[str, bytes], suffix: str
) -> None:
    """Another hash seed, time zone, locale, folder and process."""
    assert here[suffix] == there[suffix]


@pytest.mark.slow
def test_so_does_a_large_agreement(tmp_path: Path) -> None:
    """All 130 pages of it, with every kind of table."""
    first = made_in(tmp_path / "a", HOME, "--draft", sample=LARGE)
    second = made_in(tmp_path / "b" / "c", ELSEWHERE, "--draft", sample=LARGE)

    assert [suffix for suffix in first if first[suffix] != second[suffix]] == []


def test_nothing_else_is_delivered(here: Mapping[str, bytes]) -> None:
    """So nothing was left out of the comparison."""
    assert set(here) == {"docx", "pdf", "html", "receipt.json"}


def test_the_comparison_would_see_a_difference(here: Mapping[str, bytes], tmp_path: Path) -> None:
    """A draft of the same agreement has other bytes in every file."""
    draft = made_in(tmp_path / "draft", HOME, "--draft")

    assert {suffix for suffix in here if draft[suffix] == here[suffix]} == set()
