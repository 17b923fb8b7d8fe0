"""The same jobs on a Dask cluster: the same files, and a worker that dies takes its own job along."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.batch.letters import letters
from tests.cli.program import run

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="agreements[dask] is not installed")

PACKS = ("--packs", "packs", "--allow-unlocked-pack")
TO = ("--to", "docx,html")
DIES = """
import os, sys
import agreements.batch.jobs as jobs
real = jobs.build
def build(path, *args):
    if path.name == "deal-02.yaml":
        os.kill(os.getpid(), 9)
    return real(path, *args)
jobs.build = build
"""


def on_a_cluster(folder: Path, out: str, deals: Sequence[Path]) -> subprocess.CompletedProcess[str]:
    """The letters as web pages, built by two workers."""
    path = os.pathsep.join((str(folder / "fault"), *filter(None, sys.path)))
    return subprocess.run(
        [sys.executable, "-m", "tests.batch.on_a_cluster", *(deal.name for deal in deals), *PACKS, *TO, "-o", out],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_a_cluster_makes_the_same_files(tmp_path: Path) -> None:
    """Byte for byte as the processes of this machine."""
    deals = letters(tmp_path, 3)
    here = run("build", *(deal.name for deal in deals), *PACKS, *TO, "-o", "here", "-j", "1", cwd=tmp_path)

    there = on_a_cluster(tmp_path, "there", deals)

    assert here.returncode == 0, here.stderr
    assert there.returncode == 0, there.stderr
    assert "[3/3]" in there.stderr
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_worker_that_dies_takes_its_own_job_along(tmp_path: Path) -> None:
    """The others are made; exit 3."""
    deals = letters(tmp_path, 4)
    (tmp_path / "fault").mkdir()
    (tmp_path / "fault" / "sitecustomize.py").write_text(DIES, encoding="utf-8")

    done = on_a_cluster(tmp_path, "out", deals)

    assert done.returncode == 3, done.stderr
    assert {name.partition("-letter")[0] for name in contents(tmp_path / "out")} == {"deal-01", "deal-03", "deal-04"}
    assert "deal-02.yaml" in next(line for line in done.stderr.splitlines() if "on the cluster failed" in line)


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Exit 2, and nothing is written."""
    deals = letters(tmp_path, 2)

    cluster = ("--executor", "dask", "--scheduler", "tcp://127.0.0.1:9")
    done = run("build", *(deal.name for deal in deals), *PACKS, *TO, "-o", "out", *cluster, cwd=tmp_path)

    assert done.returncode == 2, done.stderr
    assert "there is no Dask scheduler at tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("args", [["--executor", "dask"], ["--scheduler", "tcp://127.0.0.1:9"]])
def test_executor_and_scheduler_go_together(tmp_path: Path, args: list[str]) -> None:
    """One without the other is a slip."""
    done = run("build", *letters(tmp_path, 1), "-o", tmp_path / "out", *args)

    assert done.returncode == 2
    assert "go together" in done.stderr
