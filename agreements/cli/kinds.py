"""`agreements kinds`: which kinds of document the packs can make."""

from __future__ import annotations

from pathlib import Path

import click

from agreements.cli.new import offered_kinds
from agreements.cli.output import PACKS, pack_folders, say


@click.command()
@click.option("--pack", "name", default="", help="The pack to ask; without it, every pack that comes with the toolkit.")
@PACKS
def command(name: str, packs: tuple[Path, ...]) -> None:
    """List the kinds of document, when to use each, who signs, and whether it binds."""
    from agreements.packs import kinds_of_document, precedent  # noqa: PLC0415 - pydantic only when asked

    offered = offered_kinds(name, pack_folders(packs))
    first = next(iter(offered.values()))
    for kind, pack in offered.items():
        found = precedent(pack, kind)
        say(f"{kind}\n  {found.summary}\n  Signed by: {found.signed_by}\n  Binds: {found.binds.replace('_', ' ')}")
        if pack is not first:
            say(f"  Pack: {pack.name}")
    for kind, known in kinds_of_document(first).items():
        if known.refused:
            say(f"{kind}\n  {known.summary}\n  Not drafted here. {known.refused}")
