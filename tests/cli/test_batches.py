"""What a run of several definitions shows: a bar on a terminal, one line each elsewhere, and the worst exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agreements.cli import batches
from tests.batch.letters import letter, letters, written
from tests.cli.program import run

ARGS = ("--packs", "packs", "--allow-unlocked-pack", "--to", "html", "-o", "out", "-j", "2")


def test_elsewhere_than_on_a_terminal_each_definition_has_a_line(tmp_path: Path) -> None:
    """A log of CI is read from top to bottom. One that fails is named, and the worst exit code stands."""
    letters(tmp_path, 2)
    written(tmp_path / "deal-03.yaml", letter("deal-03", jurisdiction="nowhere"))
    (tmp_path / "deal-04.yaml").write_text("documents: [", encoding="utf-8")

    done = run("build", ".", *ARGS, cwd=tmp_path)

    lines = [line for line in done.stderr.splitlines() if line.startswith("[")]
    assert done.returncode == 1, done.stderr
    assert [line.partition(" ")[0] for line in lines] == ["[1/4]", "[2/4]", "[3/4]", "[4/4]"]
    assert sorted(line.partition(" ")[2] for line in lines) == [
        "deal-01.yaml",
        "deal-02.yaml",
        "deal-03.yaml: not built",
        "deal-04.yaml: not built",
    ]
    assert "packs/small: passed over, a pack" in done.stderr
    assert len(done.stdout.split()) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_on_a_terminal_there_is_a_bar_and_the_results_come_after_it(tmp_path: Path) -> None:
    """They would tear it apart."""
    letters(tmp_path, 2)
    here, there = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "agreements", "build", "deal-01.yaml", "deal-02.yaml", *ARGS],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=there,
        text=True,
    )
    os.close(there)
    out, _ = process.communicate(timeout=60)
    shown = _all_of(here)

    assert process.returncode == 0, shown
    assert "building" in shown
    assert "2/2" in shown
    assert "[1/2]" not in shown
    assert [line.partition("-letter")[0] for line in out.split()] == ["out/deal-01"] * 2 + ["out/deal-02"] * 2


def _all_of(terminal: int) -> str:
    text = b""
    with os.fdopen(terminal, "rb", buffering=0) as reader:
        while True:
            try:
                piece = reader.read(4096)
            except OSError:  # Linux, when the other side has gone
                break
            if not piece:
                break
            text += piece
    return text.decode("utf-8", "replace")


def test_an_unchanged_definition_is_told_and_its_files_are_listed(tmp_path: Path) -> None:
    """Whoever reads the list gets the same as from a build."""
    letters(tmp_path, 1)
    first = run("build", "deal-01.yaml", *ARGS, cwd=tmp_path)

    second = run("build", "deal-01.yaml", *ARGS, cwd=tmp_path)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert sorted(second.stdout.split()) == sorted(first.stdout.split())
    assert "deal-01.yaml: unchanged, not built again (--rebuild does)" in second.stderr


@pytest.mark.parametrize(("usable", "expected"), [(1, 1), (2, 2), (16, 4)])
def test_as_many_at_a_time_as_there_are_processors_and_four_at_most(
    monkeypatch: pytest.MonkeyPatch, usable: int, expected: int
) -> None:
    """Each takes some hundred MB with its PDF process."""
    affinity: Callable[[int], set[int]] = lambda _: set(range(usable))  # noqa: E731 - typed, for the patch
    monkeypatch.setattr(os, "sched_getaffinity", affinity, raising=False)

    assert batches.processes(None) == expected
    assert batches.processes(9) == 9
