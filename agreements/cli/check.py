"""`agreements check`: all that is wrong with a definition, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from agreements.cli.output import PACKS, pack_folders, report_text
from agreements.diagnostics import FindingsError, Report, as_json


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print findings.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "never"]), default="error",
              help="From which severity the exit code is 1.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no line that all is well.")
@PACKS
def command(files: tuple[Path, ...], format_: str, fail_on: str, packs: tuple[Path, ...], *, quiet: bool) -> int:
    """Say all that is wrong with a definition, each at file:line:column."""
    reports = {file: _report(file, pack_folders(packs)) for file in files}
    everything = sum(reports.values(), Report())
    if format_ == "json":
        click.echo(as_json(everything))
    elif len(everything):
        click.echo(report_text(everything), err=True)
    for file, report in reports.items():
        if not len(report) and not quiet and format_ == "text":
            click.echo(f"{file}: nothing to report")
    return int(_fails(everything, fail_on))


def _report(file: Path, folders: tuple[Path, ...]) -> Report:
    from agreements.pipeline import check  # noqa: PLC0415 - pydantic and Jinja only when something is checked

    try:
        return check(file, folders=folders).report
    except FindingsError as error:
        return error.report


def _fails(report: Report, fail_on: str) -> bool:
    severities = {"error": {"error"}, "warning": {"error", "warning"}, "never": set()}[fail_on]
    return any(found.severity.value in severities for found in report)
