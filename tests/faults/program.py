"""The program as a shell runs it, with a fault put into it, or into the processes that it starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

COMMAND = [sys.executable, "-m", "agreements"]


@dataclass(frozen=True)
class Bench:
    """A folder with letters to build, a pack for them, and a place for faults."""

    root: Path

    @property
    def out(self) -> Path:
        """Where everything is built."""
        return self.root / "out"

    def deals(self) -> list[str]:
        """The definitions by name."""
        return sorted(path.name for path in self.root.glob("deal-*.yaml"))

    def environment(self, **env: str) -> dict[str, str]:
        """Ours, with the place for faults before everything else. Every Python there imports `sitecustomize`."""
        path = os.pathsep.join((str(self.root / "fault"), *filter(None, sys.path)))
        return {**os.environ, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": "1795262400", **env}

    def inject(self, code: str) -> None:
        """Every process of the program runs that first."""
        (self.root / "fault").mkdir(exist_ok=True)
        (self.root / "fault" / "sitecustomize.py").write_text(code, encoding="utf-8")

    def mend(self) -> None:
        """The fault is gone."""
        (self.root / "fault" / "sitecustomize.py").unlink()

    def build(
        self, *args: str, preexec: Callable[[], None] | None = None, env: Mapping[str, str] = MappingProxyType({})
    ) -> subprocess.CompletedProcess[str]:
        """`agreements build ... --packs packs -o out`, to its end."""
        return subprocess.run(
            [*COMMAND, "build", *args, "--packs", "packs", "--allow-unlocked-pack", "-o", "out"],
            cwd=self.root,
            env=self.environment(**env),
            preexec_fn=preexec,
            capture_output=True,
            encoding="utf-8",
            errors="backslashreplace",
            timeout=120,
            check=False,
        )

    @contextmanager
    def building(self, *args: str) -> Iterator[subprocess.Popen[str]]:
        """The same while it goes on, in a group of its own, as a shell starts it."""
        process = subprocess.Popen(
            [*COMMAND, "build", *args, "--packs", "packs", "--allow-unlocked-pack", "-o", "out"],
            cwd=self.root,
            env=self.environment(PYTHONUNBUFFERED="1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            for pipe in (process.stdout, process.stderr):
                assert pipe is not None
                pipe.close()

    def files(self) -> dict[str, bytes]:
        """Everything in the output folder, hidden files too."""
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir())} if self.out.is_dir() else {}

    def processes(self) -> list[int]:
        """The processes that were started from here and still run."""
        mark = str(self.root / "fault").encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in path.read_bytes():
                    found.append(int(path.parent.name))
            except OSError:
                continue
        return found


def wait_for(happened: Callable[[], bool], seconds: float = 60) -> None:
    """Returns when it has happened.

    Raises:
        AssertionError: it does not.
    """
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def edit(root: Path, name: str, old: str, new: str) -> None:
    """The file with one word changed."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new), encoding="utf-8")
