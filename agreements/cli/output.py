"""How results and findings reach the terminal: results on stdout, findings on stderr."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from agreements.diagnostics import (
    FORMATS,
    AgreementsError,
    CannotWriteError,
    FindingsError,
    Hidden,
    Outcome,
    Report,
    UsageError,
    as_text,
    aside,
    shown,
)

Command = TypeVar("Command", bound=Callable[..., Any])


def say(text: object, *, err: bool = False, as_is: bool = False) -> None:
    """Prints a line. Where nobody reads on, the rest goes nowhere and the command comes to its own end.

    What would steer the terminal, or the build server that keeps the log, is spelled out, unless the text is to be
    printed `as_is`: a report has seen to that itself.

    Raises:
        CannotWriteError: there is somebody to read and no way to write, such as a full disk.
    """
    try:
        click.echo(text if as_is else tame(str(text)), err=err)
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


def report_text(report: Report, hidden: Hidden | None = None) -> str:
    """The findings in the manner of a compiler, with colour where the terminal shows it."""
    return as_text(report, source_lines, colour=_colour(), hidden=hidden)


def show(outcome: Outcome, format_: str, *, quiet: bool) -> None:
    """Prints the outcome: as text to stderr, with a line on stdout for each file that is well; else to stdout."""
    for _, failure in outcome.unchecked:
        complain(failure)
    if format_ != "text":
        say(FORMATS[format_](outcome).rstrip("\n"), as_is=True)
        return
    for checked in outcome.files:
        if not quiet and checked.failure is None and not len(checked.report):
            say(f"{checked.file}: nothing to report{aside(checked.report, checked.hidden)}")
    if len(outcome.report):
        say(report_text(outcome.report, outcome.hidden).rstrip("\n"), err=True, as_is=True)


_MOST_BYTES = 20_000_000


def source_lines(file: str) -> Sequence[str]:
    """The lines of a file that a finding points into; none when it cannot be read any more.

    What is no ordinary file is not read: a pipe never ends. Neither is one behind a link out of its folder, which may
    be what the finding is about: its words are nobody's business.
    """
    path = Path(file)
    try:
        there = path.resolve().is_relative_to(path.parent.resolve())
        if not there or not path.is_file():
            return ()
        with path.open("rb") as opened:
            text = opened.read(_MOST_BYTES).decode("utf-8-sig", errors="replace")
        return re.split(r"\r\n|\r|\n", text)  # as places are counted; str.splitlines knows eight more ends
    except (OSError, ValueError, RuntimeError):
        return ()


def complain(error: AgreementsError) -> None:
    """The error in words: its findings first, then what it means, then what to do."""
    if isinstance(error, FindingsError) and len(error.report):
        say(report_text(error.report).rstrip("\n"), err=True, as_is=True)
        if [found.message for found in error.report] == [error.message] and not error.hint:
            return
    say(error.message, err=True)
    if error.hint:
        say(f"  hint: {error.hint}", err=True)


def tame(text: str) -> str:
    """The text with what would steer a terminal spelled out; the name of a file may hold anything."""
    return "\n".join(map(shown, text.split("\n")))


def _colour() -> bool:
    """Source: no-color.org: the variable counts when it is set and not empty."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


_UNLOCKED = "agreements.unlocked"


def definitions(named: Sequence[Path]) -> tuple[Path, ...]:
    """The definitions that a command was given, by name or by folder. Says what of a folder is passed over, and why.

    Raises:
        UsageError: a folder has no definition, or cannot be searched.
    """
    from agreements.source import definitions_in  # noqa: PLC0415 - no YAML parser for a command that reads none

    found = definitions_in(named)
    for path, why in found.passed_over:
        say(f"{path}: passed over, {why}", err=True)
    return found.definitions


def pack_folders(given: Sequence[Path]) -> tuple[Path, ...]:
    """Folders of packs: those given, then those of AGREEMENTS_PACKS (parted as PATH is).

    A pack is taken only with its lock, unless --allow-unlocked-pack was given.

    Raises:
        UsageError: one of AGREEMENTS_PACKS is not there.
    """
    from agreements.packs import LockedOnly  # noqa: PLC0415 - pydantic only when a pack is read

    listed = [Path(entry) for entry in os.environ.get("AGREEMENTS_PACKS", "").split(os.pathsep) if entry]
    for folder in listed:
        if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises where a name is too long
            raise UsageError(f"AGREEMENTS_PACKS names {folder}, which is no folder")
    context = click.get_current_context(silent=True)
    allowed = context is not None and context.meta.get(_UNLOCKED, False)
    return (*given, *listed) if allowed else LockedOnly((*given, *listed))


def _allow(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's form
    context.meta[_UNLOCKED] = value


def PACKS(command: Command) -> Command:  # noqa: N802 - used as the other options are
    """Lets a command look for packs in folders."""
    where = click.option(
        "--packs",
        "packs",
        multiple=True,
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        help="Look for packs in this folder first; may be given more than once.",
    )
    how = click.option(
        "--allow-unlocked-pack",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_allow,
        help="Use a pack of yours that has no pack.lock yet; see `agreements lock`.",
    )
    return where(how(command))
