"""`agreements kinds`: which kinds of document a pack can make."""

from __future__ import annotations

from pathlib import Path

import click

from agreements.cli.output import PACKS, pack_folders, say


@click.command()
@click.option("--pack", "name", default="health-and-care-england", show_default=True, help="The pack to ask.")
@PACKS
def command(name: str, packs: tuple[Path, ...]) -> None:
    """List the kinds of document, when to use each, who signs, and whether it binds."""
    from agreements.packs import find_pack, kinds_of_document, precedent, precedent_ids  # noqa: PLC0415 - pydantic only when asked

    pack = find_pack(name, pack_folders(packs))
    for kind in precedent_ids(pack):
        found = precedent(pack, kind)
        say(f"{kind}\n  {found.summary}\n  Signed by: {found.signed_by}\n  Binds: {found.binds.replace('_', ' ')}")
    for kind, known in kinds_of_document(pack).items():
        if known.refused:
            say(f"{kind}\n  {known.summary}\n  Not drafted here. {known.refused}")
