"""`agreements lock`: what is in the files of a pack, written down, so that a change does not go unseen."""

from __future__ import annotations

from pathlib import Path

import click

from agreements.cli.output import say


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, file_okay=False, exists=True))
def command(folders: tuple[Path, ...]) -> None:
    """Write pack.lock into the folder of a pack: the SHA-256 of each of its files.

    A pack from outside is used only with its lock, and only as long as each file is as it was locked. An earlier lock
    is replaced, so look at the changes first. A pack of which a part cannot be used is told and not locked.
    """
    from agreements.delivery import write_all  # noqa: PLC0415 - pydantic only when a pack is read
    from agreements.packs import LOCK, locked  # noqa: PLC0415 - see above
    from agreements.pipeline import sound_pack  # noqa: PLC0415 - see above

    for folder in folders:
        sound_pack(folder)
        text = locked(folder)
        write_all({folder / LOCK: text.encode("utf-8")}, force=True)
        say(f"{folder / LOCK}: {text.count('sha256:')} files")
