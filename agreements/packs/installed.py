"""Packs that come as installed distributions: found by what a distribution says of itself, and none of its code is run.

A distribution declares a pack under the entry points `agreements.packs`: the pack's name, and the importable package
whose folder holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.diagnostics import UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "agreements.packs"
_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def installed_names() -> tuple[str, ...]:
    """The names of the packs that installed distributions declare, in alphabetical order."""
    return tuple(sorted({entry.name for entry in _declared()}))


def installed_folder(name: str) -> Path | None:
    """The folder of the pack that a distribution declares by that name; None where none does.

    Raises:
        UsageError: two distributions declare it, or what one declares leads to no folder.
    """
    found = [entry for entry in _declared() if entry.name == name]
    if not found:
        return None
    if len(found) > 1:
        owners = " and ".join(sorted(_owner(entry) for entry in found))
        hint = "uninstall one of them, or name a folder with --packs"
        raise UsageError(f"{owners} both bring a pack called {name!r}", hint=hint)
    return _folder(found[0])


def _declared() -> Iterator[EntryPoint]:
    from importlib import metadata  # noqa: PLC0415  (only where no folder has the pack)

    return iter(metadata.entry_points(group=GROUP))


def _owner(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else entry.value


def _folder(entry: EntryPoint) -> Path:
    said = f"the distribution {_owner(entry)} declares the pack {entry.name!r} in {entry.value!r}"
    # To find a package inside another, Python would run the outer one's code.
    if not _PACKAGE.fullmatch(entry.value):
        raise UsageError(f"{said}, which is not the plain name of a package", hint="a package within another cannot be")
    try:
        spec = util.find_spec(entry.value)
    except ValueError:  # a module that was put together by hand
        spec = None
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        if (Path(place) / "pack.yaml").is_file():
            return Path(place)
    raise UsageError(f"{said}, and no pack.yaml lies there", hint=f"install {_owner(entry)} again")
