"""`agreements new`: a starting definition, commented, with the schema beside it for editors."""

from __future__ import annotations

from pathlib import Path

import click

from agreements.cli.output import PACKS, pack_folders, say

SCHEMA_FILE = "agreement.schema.json"


@click.command()
@click.option("--kind", required=True, help="The kind of document; `agreements kinds` lists them.")
@click.option("--pack", "name", default="health-and-care-england", show_default=True, help="The pack to take it from.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.argument("file", type=click.Path(path_type=Path))
@PACKS
def command(kind: str, name: str, file: Path, packs: tuple[Path, ...], *, force: bool) -> None:
    """Write a starting definition for a kind of document, to be filled in."""
    from agreements.delivery import write_all  # noqa: PLC0415 - pydantic only when asked
    from agreements.packs import find_pack, starting_definition  # noqa: PLC0415
    from agreements.particulars.schema import schema_text  # noqa: PLC0415

    pack = find_pack(name, pack_folders(packs))
    text = f"# yaml-language-server: $schema={SCHEMA_FILE}\n{starting_definition(pack, kind)}"
    schema = file.with_name(SCHEMA_FILE)
    write_all({file: text.encode("utf-8")}, force=force)
    if not schema.exists() or schema.read_bytes() != schema_text().encode("utf-8"):
        write_all({schema: schema_text().encode("utf-8")}, force=True)
    say(file)
    say(f"Fill it in, then: agreements check {file}", err=True)
