"""A page that hangs, swallows memory or brings the engine down is stopped, and the program goes on."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from agreements.diagnostics import CannotWriteError, FaultError, LimitError, NoPdfEngineError
from agreements.rendering.pdf import Limits, PdfJob, PdfWorker, pdf_engine_remedy, render_pdf
from tests.rendering.pdf_house import fonts

FLEX = "<!DOCTYPE html><html lang=en><title>x</title>" + "<div style='display:flex'>" * 16 + "x"
COLSPAN = "<!DOCTYPE html><html lang=en><title>x</title><table><tr><td colspan=1000000>x</td></tr></table>"


@pytest.mark.parametrize("page", [FLEX, COLSPAN], ids=["nested flex boxes", "a million columns"])
def test_a_page_that_hangs_is_stopped_at_the_limit(page: str) -> None:
    """Both take the engine minutes or hours."""
    start = time.monotonic()

    with pytest.raises(LimitError, match=r"longer than 3 seconds|more than 1536 MB"):
        render_pdf(PdfJob(page), fonts=fonts(), limits=Limits(seconds=3))
    assert time.monotonic() - start < 60


def test_one_second_is_no_seconds() -> None:
    """Who set the limit reads it back in words."""
    with pytest.raises(LimitError, match="longer than 1 second and"):
        render_pdf(PdfJob(FLEX), fonts=fonts(), limits=Limits(seconds=1))


@pytest.mark.skipif(os.name != "posix", reason="the programs laid out here are scripts")
def test_the_pdf_process_runs_no_other_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Linux, Python looks for a library with the compiler and the linker that it finds on the PATH."""
    ran = tmp_path / "ran"
    for name in ("gcc", "cc", "ld", "objdump", "ldconfig"):
        script = tmp_path / name
        script.write_text(f'#!/bin/sh\necho "$0" >> {ran}\nexit 1\n', encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    made = render_pdf(PdfJob("<!DOCTYPE html><html lang=en><title>x</title><p>x"), fonts=fonts())

    assert made.data.startswith(b"%PDF")
    assert not ran.exists(), ran.read_text(encoding="utf-8")


def test_a_tiny_time_limit_is_kept(job: PdfJob) -> None:
    """The limit holds for honest documents too."""
    with pytest.raises(LimitError, match=r"longer than 0\.05 seconds"):
        render_pdf(job, fonts=fonts(), limits=Limits(seconds=0.05))


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of memory needs POSIX")
def test_a_page_that_swallows_memory_is_stopped() -> None:
    """Left alone, it takes the machine along."""
    page = f"<!DOCTYPE html><html lang=en><title>x</title>{'<p>All that is left.</p>' * 30_000}"

    with pytest.raises(LimitError, match="more than 250 MB"):
        render_pdf(PdfJob(page), fonts=fonts(), limits=Limits(seconds=120, memory_mb=250))


def test_a_process_that_dies_is_a_fault_and_the_next_job_is_done(job: PdfJob) -> None:
    """One document fails alone; the others of the batch are made."""
    with PdfWorker(fonts()) as worker:
        worker.start()
        process = worker._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        process.wait()

        with pytest.raises(FaultError, match="died"):
            worker.render(job)
        assert worker.render(job).page_count > 1


def test_a_process_is_replaced_before_it_has_grown(monkeypatch: pytest.MonkeyPatch, job: PdfJob) -> None:
    """What its libraries keep of each document is given back; the documents are the same."""
    monkeypatch.setattr("agreements.rendering.pdf.process._MOST_JOBS", 2)
    seen: list[int] = []
    made: list[bytes] = []
    with PdfWorker(fonts()) as worker:
        for _ in range(3):
            worker.start()
            assert worker._process is not None
            seen.append(worker._process.pid)
            made.append(worker.render(job).data)

    assert seen[0] == seen[1] != seen[2]
    assert set(made) == {render_pdf(job, fonts=fonts()).data}


def test_a_machine_without_pango_is_told_what_to_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, job: PdfJob
) -> None:
    """The Word and HTML files are made all the same; for the PDF one command is missing."""
    broken = tmp_path / "weasyprint"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    with pytest.raises(NoPdfEngineError, match="libpango") as caught:
        render_pdf(job, fonts=fonts())
    assert caught.value.hint == f"Run: {pdf_engine_remedy()}"


def test_no_file_of_ours_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, job: PdfJob) -> None:
    """Fonts and caches go with the process."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    render_pdf(job, fonts=fonts())

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The agreement may well have room elsewhere. Nothing of ours stays behind."""

    def full(path: Path, _: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(CannotWriteError, match="No space left on device") as caught:
        PdfWorker(fonts())
    assert "TMPDIR" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


ASIDE = """
import sys
from agreements.rendering.pdf import PdfJob, pdf_engine_available, render_pdf
from tests.rendering.pdf_house import fonts
assert pdf_engine_available()
assert "weasyprint" not in sys.modules, "it was loaded to be found"
render_pdf(PdfJob("<html lang='en'><title>One</title><p>One</p></html>"), fonts=fonts())
assert "weasyprint" not in sys.modules, "it was loaded to be used"
"""


def test_the_program_itself_never_loads_the_engine() -> None:
    """It costs half a second, and a fault in it would be ours. `doctor` and a build ask whether it is there first."""
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-c", ASIDE],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )

    assert (done.returncode, done.stderr) == (0, "")
