"""A process of ours that answers messages, in a group of its own, so that nothing it started outlives it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, BinaryIO, cast

from agreements.processes.frames import Header, read_message, write_message


class DiedError(Exception):
    """The process is no more. The text says how it ended."""


def our_modules() -> Mapping[str, str]:
    """The environment in which a Python finds the modules that we find, and none in the folder it is started in."""
    return {"PYTHONPATH": os.pathsep.join(str(Path(path).absolute()) for path in sys.path), "PYTHONSAFEPATH": "1"}


def our_ends() -> tuple[BinaryIO, BinaryIO]:
    """Where a process that was started so reads messages, and where it writes its answers.

    Whatever a library prints from now on goes to the complaints, not between the messages.
    """
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, outgoing


class Child:
    """A running `python -m MODULE` that answers each message with one.

    Ctrl-C at the terminal does not reach it: whoever started it decides what becomes of it.
    """

    def __init__(self, module: str) -> None:
        """Starts it. What it prints goes where our own complaints go."""
        self._process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603  (a module of ours)
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **our_modules()},
            process_group=0 if os.name == "posix" else None,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    @property
    def pid(self) -> int:
        """Its number for the system."""
        return self._process.pid

    def ask(self, header: Header) -> dict[str, object]:
        """Its answer.

        Raises:
            DiedError: it has ended, before or while it worked on the answer.
        """
        try:
            write_message(_pipe(self._process.stdin), header)
            answer, _ = read_message(_pipe(self._process.stdout))
        except (OSError, EOFError, ValueError) as error:
            self.kill()
            raise DiedError(_ending(self._process.returncode)) from error
        return answer

    def interrupt(self) -> None:
        """It is told to stop, and may still put things back in order. On Windows it is ended at once."""
        if os.name != "posix":
            self.kill()
            return
        with contextlib.suppress(OSError):
            os.kill(self._process.pid, signal.SIGTERM)

    def finish(self, seconds: float) -> bool:
        """True when it has ended by itself within that time, as it does when nobody will ask it any more."""
        with contextlib.suppress(OSError):
            _pipe(self._process.stdin).close()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        """Neither it nor anything that it started is left."""
        if os.name == "posix":
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                _pipe(pipe).close()


def _ending(status: int) -> str:
    if status >= 0:
        return f"it ended with status {status}"
    with contextlib.suppress(ValueError):
        return f"it was ended by {signal.Signals(-status).name}"
    return f"it was ended by signal {-status}"


def _pipe(pipe: IO[bytes] | None) -> BinaryIO:
    """The process's end, which is there because the process was started with pipes."""
    return cast("BinaryIO", pipe)
