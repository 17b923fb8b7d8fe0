"""`agreements check`: all that is wrong with a definition, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from agreements.cli.output import PACKS, complain, pack_folders, report_text, say
from agreements.diagnostics import AgreementsError, FindingsError, Report, as_json

_FAILING = {"error": {"error"}, "warning": {"error", "warning"}, "never": frozenset[str]()}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print findings.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="From which severity the exit code is 1.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no line that all is well.")
@PACKS
def command(files: tuple[Path, ...], format_: str, fail_on: str, packs: tuple[Path, ...], *, quiet: bool) -> int:
    """Say all that is wrong with a definition, each at file:line:column."""
    folders = pack_folders(packs)
    everything, code = Report(), 0
    for file in dict.fromkeys(files):
        try:
            report = _report(file, folders)
        except AgreementsError as error:
            complain(error)
            code = max(code, error.exit_code)
            continue
        everything += report
        if not len(report) and not quiet and format_ == "text":
            say(f"{file}: nothing to report")
    if format_ == "json":
        say(as_json(everything).rstrip("\n"))
    elif len(everything):
        say(report_text(everything).rstrip("\n"), err=True)
    return max(code, int(any(found.severity.value in _FAILING[fail_on] for found in everything)))


def _report(file: Path, folders: tuple[Path, ...]) -> Report:
    from agreements.pipeline import check  # noqa: PLC0415 - pydantic and Jinja only when something is checked

    try:
        return check(file, folders=folders).report
    except FindingsError as error:
        if not len(error.report):
            raise
        return error.report
