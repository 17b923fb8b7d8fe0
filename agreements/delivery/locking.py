"""One run at a time writes into a folder."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from agreements.diagnostics import CannotWriteError

_LOCK_NAME = ".agreements-lock"
_TRIES = 100
_WAIT_SECONDS = 0.1


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """No other run of ours writes into the folder. The lock goes with the process, however that ends.

    Raises:
        CannotWriteError: another run has held the folder for ten seconds.
    """
    descriptor = _acquired(folder)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _acquired(folder: Path) -> int | None:
    """What to close to give the lock back; None where the system cannot lock, so that writing goes on without."""
    for _ in range(_TRIES):
        try:
            return _tried(folder)
        except (BlockingIOError, FileExistsError):
            time.sleep(_WAIT_SECONDS)
        except OSError:
            # A network share without locks, or a folder that may not be read. The writing itself says what is wrong.
            return None
    raise CannotWriteError(
        f"another run is writing into {folder}", hint="Wait until it has ended, or choose another folder with -o."
    )


if sys.platform == "win32":

    def _tried(folder: Path) -> int:
        # The system removes such a file when its last handle is closed, also after a crash.
        return os.open(folder / _LOCK_NAME, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY)

else:
    import fcntl

    def _tried(folder: Path) -> int:
        # The folder itself is locked: no file to make, none to leave behind.
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor
