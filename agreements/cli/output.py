"""How results and findings reach the terminal: results on stdout, findings on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from agreements.diagnostics import AgreementsError, FindingsError, Report, as_text


def report_text(report: Report) -> str:
    """The findings in the manner of a compiler, with colour where the terminal shows it."""
    return as_text(report, source_lines, colour=_colour())


def source_lines(file: str) -> Sequence[str]:
    """The lines of a file that a finding points into; none when it cannot be read any more."""
    try:
        return Path(file).read_bytes().decode("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ()


def complain(error: AgreementsError) -> None:
    """The error in words: its findings first, then what it means, then what to do."""
    if isinstance(error, FindingsError) and len(error.report):
        click.echo(report_text(error.report), err=True)
    click.echo(error.message, err=True)
    if error.hint:
        click.echo(f"  hint: {error.hint}", err=True)


def _colour() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ


def pack_folders(given: Sequence[Path]) -> tuple[Path, ...]:
    """Folders of packs: those given, then those of AGREEMENTS_PACKS (parted as PATH is)."""
    listed = os.environ.get("AGREEMENTS_PACKS", "")
    return (*given, *(Path(entry) for entry in listed.split(os.pathsep) if entry))


PACKS = click.option(
    "--packs",
    "packs",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Look for packs in this folder first; may be given more than once.",
)
