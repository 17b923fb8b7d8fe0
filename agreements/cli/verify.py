"""`agreements verify`: are files as they were made."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import click

from agreements.cli.output import say
from agreements.diagnostics import UsageError

_RECEIPT = ".receipt.json"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(files: tuple[Path, ...]) -> int:
    """Hold files against the receipt that lies beside them; a receipt itself stands for all its files."""
    from agreements.provenance import read_receipt, verify  # noqa: PLC0415 - only when something is verified

    differences = 0
    for file in files:
        receipt_file = _receipt_of(file)
        made = read_receipt((_read(receipt_file) or b"").decode("utf-8", errors="replace"), str(receipt_file))
        names = [output.name for output in made.outputs] if file == receipt_file else [file.name]
        wrong = verify(made, {name: _read(receipt_file.with_name(name)) for name in names})
        differences += len(wrong)
        for difference in wrong:
            say(f"{receipt_file}: {difference}", err=True)
        if not wrong:
            say(f"{file}: as it was made")
    return int(differences > 0)


def _receipt_of(file: Path) -> Path:
    receipt = file if file.name.endswith(_RECEIPT) else file.with_name(file.stem + _RECEIPT)
    if not os.path.isfile(receipt):  # noqa: PTH113 - Path.is_file raises where a name is too long
        raise UsageError(f"there is no receipt for {file}", hint=f"it should be at {receipt}")
    return receipt


def _read(path: Path) -> bytes | None:
    """The bytes of an ordinary file, None where nothing is. A pipe, or a link to a device, would never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"{path} cannot be read: it is no ordinary file")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
