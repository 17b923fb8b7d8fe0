"""How results and findings reach the terminal: results on stdout, findings on stderr."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from agreements.diagnostics import AgreementsError, CannotWriteError, FindingsError, Report, UsageError, as_text


def say(text: object, *, err: bool = False) -> None:
    """Prints a line. Where nobody reads on, the rest goes nowhere and the command comes to its own end.

    Raises:
        CannotWriteError: there is somebody to read and no way to write, such as a full disk.
    """
    try:
        click.echo(text, err=err)
    except BrokenPipeError:
        leave_pipe(err=err)
    except OSError as error:
        leave_pipe(err=err)
        if not err:
            raise CannotWriteError(f"the output cannot be written: {error.strerror or error}") from error


def leave_pipe(*, err: bool = False) -> None:
    """Sends the rest nowhere, so that closing the stream does not complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), (sys.stderr if err else sys.stdout).fileno())


def report_text(report: Report) -> str:
    """The findings in the manner of a compiler, with colour where the terminal shows it."""
    return as_text(report, source_lines, colour=_colour())


def source_lines(file: str) -> Sequence[str]:
    """The lines of a file that a finding points into; none when it cannot be read any more."""
    try:
        return Path(file).read_bytes().decode("utf-8-sig", errors="replace").splitlines()
    except (OSError, ValueError):
        return ()


def complain(error: AgreementsError) -> None:
    """The error in words: its findings first, then what it means, then what to do."""
    if isinstance(error, FindingsError) and len(error.report):
        say(report_text(error.report).rstrip("\n"), err=True)
    say(error.message, err=True)
    if error.hint:
        say(f"  hint: {error.hint}", err=True)


def _colour() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ


def pack_folders(given: Sequence[Path]) -> tuple[Path, ...]:
    """Folders of packs: those given, then those of AGREEMENTS_PACKS (parted as PATH is).

    Raises:
        UsageError: one of AGREEMENTS_PACKS is not there.
    """
    listed = [Path(entry) for entry in os.environ.get("AGREEMENTS_PACKS", "").split(os.pathsep) if entry]
    for folder in listed:
        if not folder.is_dir():
            raise UsageError(f"AGREEMENTS_PACKS names {folder}, which is no folder")
    return (*given, *listed)


PACKS = click.option(
    "--packs",
    "packs",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Look for packs in this folder first; may be given more than once.",
)
