"""`agreements check`: all that is wrong with a definition, in one run, in the form that the reader needs."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.cli.dating import AS_AT, source_date, today
from agreements.cli.output import PACKS, definitions, pack_folders, say, show
from agreements.cli.reporting import (
    FAILING,
    baseline_from,
    chosen,
    known_checks,
    outcome_of,
    report_files,
    require_baseline,
    with_pages,
    without_known,
    write_baseline,
    write_files,
)
from agreements.diagnostics import FORMATS, AgreementsError, CheckedFile, FindingsError, choice

if TYPE_CHECKING:
    from agreements.pipeline import Checked

_ANY_CASE = click.Choice(list(FORMATS), case_sensitive=False)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=_ANY_CASE, default="text", show_default=True, help="How to print findings.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Also write the findings into a file, such as sarif:out.sarif; may be given more than once. A report is made "
    "anew each run, so a file of that name is replaced.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(FAILING)),
    default="error",
    show_default=True,
    help="From which severity the exit code is 1. Waived findings never count.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="CHECKS",
    help="Show these checks only: ids (FUN-01), names (blank-left) or families (S75), with commas between.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="CHECKS",
    help="Leave these checks out. An error that cannot be waived is shown all the same.",
)
@click.option(
    "--baseline", type=_FILE, help="Leave out the findings that this file lists; errors that cannot be waived stay."
)
@click.option(
    "--write-baseline", "to_baseline", type=_FILE, help="Write what is found into this file, and leave it out."
)
@AS_AT
@click.option(
    "--allocations",
    type=_FILE,
    help="A table of Better Care Fund allocations (CSV: area, year, nhs_minimum, social_care) to test against.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no line that all is well.")
@PACKS
def command(  # noqa: PLR0913 - one argument an option
    files: tuple[Path, ...],
    *,
    format_: str,
    reports: tuple[str, ...],
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    to_baseline: Path | None,
    as_at: datetime.date | None,
    allocations: Path | None,
    packs: tuple[Path, ...],
    quiet: bool,
) -> int:
    """Say all that is wrong with definitions, each at file:line:column.

    A folder stands for every definition in it and below it.
    """
    day = as_at or source_date()
    checks = known_checks()
    wanted = choice(select, ignore, {id_: words.name for id_, words in checks.items()})
    found = definitions(files)
    targets = report_files(reports, [*found, *filter(None, (baseline, to_baseline))])
    known = baseline_from(baseline) if baseline and not to_baseline else None
    if to_baseline:
        require_baseline(to_baseline)
    if "sarif" in (format_, *targets.values()):
        checks = with_pages(checks)
    checking = _checking(pack_folders(packs), day or today(), allocations)
    outcome = outcome_of([_checked(file, checking) for file in found], fail_on, checks)
    outcome = chosen(outcome, wanted)
    if to_baseline:
        known = write_baseline(outcome, to_baseline)
        if format_ == "text" and not quiet:
            say(f"{to_baseline}: {len(known.entries)} finding{'s' * (len(known.entries) != 1)} written")
    if known is not None and (path := to_baseline or baseline):
        outcome = without_known(outcome, known, path, wanted)
    show(outcome, format_, quiet=quiet)
    read = any(file.failure is None for file in outcome.files)
    if read and day is None and format_ == "text" and not quiet:
        say(f"dated rules are read as at today, {today().isoformat()}; --as-at names another day", err=True)
    write_files({path: FORMATS[name](outcome) for path, name in targets.items()}, "name another file after --report")
    return outcome.exit_code


def _checking(folders: tuple[Path, ...], day: datetime.date, allocations: Path | None) -> Callable[[Path], Checked]:
    from agreements.packs import read_allocations  # noqa: PLC0415 - pydantic and Jinja only when something is checked
    from agreements.pipeline import Kept, check  # noqa: PLC0415 - see above

    table = read_allocations(allocations) if allocations else {}
    return partial(check, folders=folders, as_at=day, allocations=table, find=Kept().pack)


def _checked(file: Path, checking: Callable[[Path], Checked]) -> CheckedFile:
    try:
        return CheckedFile(str(file), checking(file).report)
    except FindingsError as error:
        return CheckedFile(str(file), error.report, failure=None if len(error.report) else error)
    except AgreementsError as error:
        return CheckedFile(str(file), failure=error)
