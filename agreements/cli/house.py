"""`agreements house`: a fresh house style, to open in Word and make one's own."""

from __future__ import annotations

from pathlib import Path

import click

from agreements.cli.output import say


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(file: Path, *, force: bool) -> None:
    """Write a fresh house.docx: open it in Word, change fonts, margins, header, cover; put it into your pack."""
    from agreements.delivery import write_all  # noqa: PLC0415 - python-docx only when asked
    from agreements.rendering.docx import fresh_house  # noqa: PLC0415

    write_all({file: fresh_house()}, force=force)
    say(file)
