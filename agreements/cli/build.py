"""`agreements build`: a definition's documents in Word, PDF and HTML, each proved and with its receipt."""

from __future__ import annotations

import datetime
import math
from pathlib import Path

import click

from agreements.cli.batches import processes, told
from agreements.cli.dating import AS_AT, source_date
from agreements.cli.output import PACKS, definitions, pack_folders
from agreements.diagnostics import UsageError

_DAY, _TERABYTE = 86_400, 1_048_576


def _time(context: click.Context, option: click.Parameter, seconds: float) -> float:  # noqa: ARG001 - click's form
    if math.isnan(seconds):  # which no range leaves out
        raise click.BadParameter("nan is no time.")
    return seconds


def _folder(context: click.Context, option: click.Parameter, name: str) -> Path:  # noqa: ARG001 - click's form
    if not name:  # as Path has it that were the folder in which one stands
        raise click.BadParameter("no folder is named; a dot stands for this one.")
    return Path(name)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", required=True, type=click.Path(), callback=_folder, help="Folder to write into.")
@click.option("--draft", is_flag=True, help="Make a draft: DRAFT on every page, open findings at the end.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--rebuild", is_flag=True, help="Build what is unchanged as well, and replace its files.")
@click.option("--to", "formats", default="docx,pdf,html", show_default=True, help="Formats, with commas between.")
@click.option(
    "--language",
    type=click.Choice(("en", "cy", "both", "side-by-side")),
    help="Language of the documents, in place of the definition's: one, two documents in step, or both in one.",
)
@click.option("--public", is_flag=True, help="Leave the embedded definition out, for publication.")
@click.option("--no-embedded-fonts", is_flag=True, help="Leave the fonts out of the Word file.")
@AS_AT
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="Definitions to build at a time; by default one a processor, and four at most.",
)
@click.option(
    "--executor", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Who builds."
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="The Dask scheduler, such as tcp://10.0.0.5:8786.")
@click.option(
    "--pdf-seconds",
    type=click.FloatRange(1, _DAY),
    callback=_time,
    default=120,
    show_default=True,
    help="Time that one PDF may take.",
)
@click.option(
    "--pdf-memory",
    type=click.IntRange(128, _TERABYTE),
    default=1536,
    show_default=True,
    help="Memory for one PDF, in MB.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but findings.")
@PACKS
def command(  # noqa: PLR0913 - one argument an option
    files: tuple[Path, ...],
    out: Path,
    formats: str,
    packs: tuple[Path, ...],
    language: str | None,
    *,
    draft: bool,
    force: bool,
    public: bool,
    no_embedded_fonts: bool,
    rebuild: bool,
    jobs: int | None,
    executor: str,
    scheduler: str,
    pdf_seconds: float,
    pdf_memory: int,
    quiet: bool,
    as_at: datetime.date | None,
) -> int:
    """Make the documents of definitions; refuse a final document while an error or a blank stands.

    A folder stands for every definition in it and below it: every .yaml or .yml file with a line that begins with
    documents:. A definition whose files are there, and would come out the same, is not built again.
    """
    from agreements.batch import planned, work_on  # noqa: PLC0415 - only when something is built
    from agreements.pipeline import BuildOptions  # noqa: PLC0415 - see above
    from agreements.rendering.pdf import Limits  # noqa: PLC0415 - see above

    if (executor == "dask") != bool(scheduler):
        raise UsageError("--executor dask and --scheduler go together", hint="--scheduler tcp://10.0.0.5:8786")
    wanted = tuple(dict.fromkeys(part.strip() for part in formats.split(",") if part.strip()))
    if not wanted:
        raise UsageError("--to names no format", hint="leave it out for docx, pdf and html")
    options = BuildOptions(
        out=out,
        draft=draft,
        force=force or rebuild,
        public=public,
        embed_fonts=not no_embedded_fonts,
        formats=wanted,
        folders=pack_folders(packs),
        made_on=source_date(),
        as_at=as_at,
        language=(language or "").replace("-", "_"),
        limits=Limits(seconds=pdf_seconds, memory_mb=pdf_memory),
    )
    plan = planned(definitions(files), options, rebuild=rebuild)
    work = work_on(plan, processes=processes(jobs), scheduler=scheduler if executor == "dask" else "")
    return told(plan, work, quiet=quiet)
