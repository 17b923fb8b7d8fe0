"""`agreements build`: a definition's documents in Word, PDF and HTML, each proved and with its receipt."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.cli.dating import AS_AT, source_date
from agreements.cli.output import PACKS, complain, pack_folders, report_text, say
from agreements.diagnostics import AgreementsError, UsageError

if TYPE_CHECKING:
    from agreements.pipeline import BuildOptions


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="Folder to write into.")
@click.option("--draft", is_flag=True, help="Make a draft: DRAFT on every page, open findings at the end.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--to", "formats", default="docx,pdf,html", show_default=True, help="Formats, with commas between.")
@click.option(
    "--language",
    type=click.Choice(("en", "cy", "both", "side-by-side")),
    help="Language of the documents, in place of the definition's: one, two documents in step, or both in one.",
)
@click.option("--public", is_flag=True, help="Leave the embedded definition out, for publication.")
@click.option("--no-embedded-fonts", is_flag=True, help="Leave the fonts out of the Word file.")
@AS_AT
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
    quiet: bool,
    as_at: datetime.date | None,
) -> int:
    """Make the documents of a definition; refuse a final document while an error or a blank stands."""
    from agreements.pipeline import BuildOptions  # noqa: PLC0415 - only when something is built

    wanted = tuple(dict.fromkeys(part.strip() for part in formats.split(",") if part.strip()))
    if not wanted:
        raise UsageError("--to names no format", hint="leave it out for docx, pdf and html")
    options = BuildOptions(
        out=out,
        draft=draft,
        force=force,
        public=public,
        embed_fonts=not no_embedded_fonts,
        formats=wanted,
        folders=pack_folders(packs),
        made_on=source_date(),
        as_at=as_at,
        language=(language or "").replace("-", "_"),
    )
    return max(_build(file, options, quiet=quiet) for file in dict.fromkeys(files))


def _build(file: Path, options: BuildOptions, *, quiet: bool) -> int:
    from agreements.pipeline import build  # noqa: PLC0415 - only when something is built

    try:
        built = build(file, options)
    except AgreementsError as error:
        complain(error)
        return error.exit_code
    if len(built.checked.report):
        say(report_text(built.checked.report).rstrip("\n"), err=True)
    if not quiet:
        for path in built.files:
            say(path)
    for reason in built.missing:
        complain(reason)
    return max((reason.exit_code for reason in built.missing), default=0)
