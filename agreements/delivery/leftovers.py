"""Our temporary files: how they are named, and how those of a killed run are told and taken away."""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import sys
from collections.abc import Iterator
from math import inf
from pathlib import Path

_NAME = re.compile(r"\.agreements-(?P<host>[0-9a-f]{8})-(?P<process>\d{1,10})-\d{1,6}\.(?:new|old)")
_STALE_SECONDS = 3600


def name(number: int, suffix: str) -> str:
    """The name of a temporary file: `.agreements-<machine>-<process>-<number>.<new or old>`."""
    return f".agreements-{_machine()}-{os.getpid()}-{number}.{suffix}"


def remove(folder: Path) -> None:
    """No temporary file of a dead run is in the folder; for other machines' files, none older than an hour.

    The caller holds the lock of the folder.
    """
    stale = [path for path, match in _ours(folder) if _is_dead(match)]
    foreign = [path for path, match in _ours(folder) if match["host"] != _machine()]
    if foreign:
        stale += _old(foreign, _now(folder))
    for path in stale:
        with contextlib.suppress(OSError):
            path.unlink()


def _ours(folder: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            match = _NAME.fullmatch(path.name)
            if match and path.is_file() and not path.is_symlink():
                yield path, match


def _machine() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def _is_dead(match: re.Match[str]) -> bool:
    process = int(match["process"])
    return match["host"] == _machine() and (process == os.getpid() or not _is_running(process))


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return False  # signal 0 would be Ctrl-C there; the lock says that nobody else is writing
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _old(paths: list[Path], now: float) -> list[Path]:
    return [path for path in paths if now - _written(path) > _STALE_SECONDS]


def _written(path: Path) -> float:
    """When it was written last; endlessly late where another run has just taken it away."""
    try:
        return path.lstat().st_mtime
    except OSError:
        return inf


def _now(folder: Path) -> float:
    """The time as the folder's own system has it: a share's clock may differ from ours."""
    probe = folder / name(0, "new")
    try:
        probe.touch()
        return probe.stat().st_mtime
    except OSError:
        return 0.0
    finally:
        with contextlib.suppress(OSError):
            probe.unlink()
