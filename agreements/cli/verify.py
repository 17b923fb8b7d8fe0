"""`agreements verify`: are files as they were made."""

from __future__ import annotations

from pathlib import Path

import click

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
        made = read_receipt(receipt_file.read_text(encoding="utf-8"), str(receipt_file))
        names = [output.name for output in made.outputs] if file == receipt_file else [file.name]
        found = {name: _bytes(receipt_file.parent / name) for name in names}
        wrong = verify(made, found)
        differences += len(wrong)
        for difference in wrong:
            click.echo(f"{receipt_file}: {difference}", err=True)
        if not wrong:
            click.echo(f"{file}: as it was made")
    return int(differences > 0)


def _receipt_of(file: Path) -> Path:
    receipt = file if file.name.endswith(_RECEIPT) else file.with_name(file.stem + _RECEIPT)
    if not receipt.is_file():
        raise UsageError(f"there is no receipt for {file}", hint=f"it should be at {receipt}")
    return receipt


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
