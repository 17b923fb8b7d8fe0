"""The PDF engine at arm's length: a process with limits, which may hang or die without taking the program along."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self, cast

from agreements.diagnostics import AgreementsError, CannotWriteError, FaultError, LimitError, NoPdfEngineError
from agreements.processes import read_message, write_message
from agreements.rendering.pdf.engine import library_paths, pdf_engine_remedy
from agreements.rendering.pdf.fontconfig import install_fonts


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds (of the clock and of the processor) and memory in MB (where POSIX is)."""

    seconds: float = 120.0
    memory_mb: int = 1536


@dataclass(frozen=True, slots=True)
class PdfJob:
    """One PDF to make. `files` are what the page asks for as `pack:NAME`; nothing else is served.

    `created` is an ISO 8601 date, or date and time in UTC; empty for none. `attachment` is a file's name and content,
    embedded as the source of the document.
    """

    html: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    created: str = ""
    attachment: tuple[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF, and where its blocks begin: block id to page, counted from 1."""

    data: bytes
    pages: Mapping[str, int]
    page_count: int


def render_pdf(job: PdfJob, *, fonts: Mapping[str, bytes], limits: Limits | None = None) -> PdfResult:
    """The job as a PDF that is PDF/A-3a and PDF/UA-1 at once; the same bytes on every run and machine.

    Raises:
        NoPdfEngineError: the engine's libraries are not on this machine.
        LimitError: it took longer, or more memory, than the limits allow.
        FaultError: the page asked for what it may not have, the engine warned of something, or its process died.
    """
    with PdfWorker(fonts, limits) as worker:
        return worker.render(job)


_SIGNS_OF_NO_MEMORY = ("alloc", "MemoryError", "Error creating thread")
"""A thread needs room for its stack, and GLib ends the process when it gets none."""


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:g} seconds"


_MOST_JOBS = 24
"""Each document leaves half a megabyte behind in Pango that only the end of the process gives back."""


class PdfWorker:
    """A PDF process for one document or many. It starts at the first job, and again after a job that went wrong.

    It is replaced after 24 jobs, so that the last of many documents has as much room as the first.
    """

    def __init__(self, fonts: Mapping[str, bytes], limits: Limits | None = None) -> None:
        """`fonts` maps file names to TrueType files: all the fonts that the process will know.

        Raises:
            CannotWriteError: there is no room, or no folder, for temporary files.
        """
        self._limits = limits or Limits()
        self._folder, self._fontconfig = _laid_out(fonts)
        self._complaints = Path(self._folder.name) / "complaints.txt"
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = 0
        self._peak_mb = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """No process and no file of ours is left."""
        self._end()
        self._folder.cleanup()

    def start(self) -> None:
        """The process runs, and loads the engine while the caller does something else."""
        self._running()

    def render(self, job: PdfJob) -> PdfResult:
        """The job as a PDF.

        Raises:
            NoPdfEngineError: the engine's libraries are not on this machine.
            LimitError: it took longer, or more memory, than the limits allow.
            FaultError: the page asked for what it may not have, the engine warned of something, or its process died.
        """
        process = self._running()
        self._jobs += 1
        with _Alarm(process, self._limits.seconds) as alarm:
            try:
                header, parts = _asked(process, job, self._limits)
            except BaseException as error:
                self._end()
                if isinstance(error, OSError | EOFError):
                    raise self._death(process.returncode, went_off=alarm.went_off) from error
                raise
        return self._result(header, parts)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._jobs == _MOST_JOBS:
            self._end()
        if self._process is None:
            self._process = _started(self._fontconfig, self._complaints)
            self._jobs = 0
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        # A process that is done with its job ends when its input does; one that is stuck has to be killed.
        process.kill()
        self._peak_mb = _reaped(process)
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                _pipe(pipe).close()

    def _result(self, header: Mapping[str, object], parts: list[bytes]) -> PdfResult:
        failure = header.get("failure")
        if failure is None:
            (data,) = parts
            pages = header["pages"]
            assert isinstance(pages, dict)  # noqa: S101  (our own worker wrote it)
            return PdfResult(data, pages, int(str(header["page_count"])))
        self._end()
        message = str(header["message"])
        if failure == "engine":
            raise NoPdfEngineError(f"this machine has no PDF engine: {message}", hint=f"Run: {pdf_engine_remedy()}")
        if failure == "memory":
            raise self._over_memory()
        raise FaultError(f"the PDF was not made: {message}")

    def _death(self, returncode: int | None, *, went_off: bool) -> AgreementsError:
        """Why the process is no more, as far as can be told from outside."""
        if went_off or (sys.platform != "win32" and returncode == -signal.SIGXCPU):
            return LimitError(
                f"the PDF took longer than {_seconds(self._limits.seconds)} and was stopped",
                hint="Make the document shorter, or raise the limit with --pdf-seconds.",
            )
        complaints = self._complaints.read_text("utf-8", "replace").strip().splitlines()
        if self._died_of_memory(returncode, complaints):
            return self._over_memory()
        last = complaints[-1] if complaints else "it left no message"
        return FaultError(f"the PDF process died (exit status {returncode}): {last}")

    def _died_of_memory(self, returncode: int | None, complaints: list[str]) -> bool:
        """Libraries in C say so, or crash, when they get no memory. What is mapped and never used counts as well."""
        if any(sign in line for line in complaints for sign in _SIGNS_OF_NO_MEMORY):
            return True
        crashed = returncode in {-getattr(signal, name, 0) for name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGTRAP")}
        return crashed and self._peak_mb > self._limits.memory_mb / 3

    def _over_memory(self) -> LimitError:
        return LimitError(
            f"the PDF needed more than {self._limits.memory_mb} MB of memory and was stopped",
            hint="Make the document shorter, or raise the limit with --pdf-memory.",
        )


def _reaped(process: subprocess.Popen[bytes]) -> float:
    """The ended process is waited for; the most memory that it used, in MB, 0 where the system does not tell."""
    if process.returncode is not None or sys.platform == "win32":
        process.wait()
        return 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _laid_out(fonts: Mapping[str, bytes]) -> tuple[tempfile.TemporaryDirectory[str], Path]:
    """A folder of its own with the fonts in it, and the configuration that leads to them.

    Raises:
        CannotWriteError: there is no room, or no folder, for temporary files.
    """
    with contextlib.ExitStack() as undo:
        try:
            # What a scanner of viruses still holds open at the end is no reason to give up what was made.
            folder = tempfile.TemporaryDirectory(prefix="agreements-pdf-", ignore_cleanup_errors=True)
            undo.callback(folder.cleanup)
            configuration = install_fonts(fonts, Path(folder.name))
        except OSError as error:
            where = error.filename or "the folder for temporary files"
            message = f"the PDF process cannot write into {where}: {error.strerror}"
            hint = "Make room there, or set TMPDIR to another folder."
            raise CannotWriteError(message, hint=hint) from error
        undo.pop_all()
    return folder, configuration


class _Alarm:
    """Kills the process when the time is over, unless it is stopped before."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.went_off = False
        self._process = process
        self._timer = threading.Timer(seconds, self._kill)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _kill(self) -> None:
        self.went_off = True
        self._process.kill()


def _started(fontconfig: Path, complaints: Path) -> subprocess.Popen[bytes]:
    with complaints.open("wb") as stderr:
        return subprocess.Popen(
            [sys.executable, "-m", "agreements.rendering.pdf.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=_environment(fontconfig),
            cwd=fontconfig.parent,
        )


def _environment(fontconfig: Path) -> dict[str, str]:
    """Only what the process needs. It finds the modules that we find, and no fonts but the pack's."""
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "WEASYPRINT_DLL_DIRECTORIES")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    if paths := library_paths():
        environment["PATH"] = os.pathsep.join((*paths, environment.get("PATH", "")))
        environment["WEASYPRINT_DLL_DIRECTORIES"] = ";".join(paths)
    return environment | {
        "PYTHONPATH": os.pathsep.join(str(Path(path).absolute()) for path in sys.path),
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        "FONTCONFIG_FILE": str(fontconfig),
        "TMPDIR": str(fontconfig.parent),
        "TZ": "UTC",
    }


def _asked(process: subprocess.Popen[bytes], job: PdfJob, limits: Limits) -> tuple[dict[str, object], list[bytes]]:
    name, attached = job.attachment or ("", b"")
    header = {
        "files": list(job.files),
        "created": job.created,
        "attachment": name,
        "seconds": limits.seconds,
        "memory_mb": limits.memory_mb,
    }
    write_message(_pipe(process.stdin), header, (job.html.encode(), attached, *job.files.values()))
    return read_message(_pipe(process.stdout))


def _pipe(pipe: IO[bytes] | None) -> BinaryIO:
    """The process's end, which is there because the process was started with pipes."""
    return cast("BinaryIO", pipe)
