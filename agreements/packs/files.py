"""The files of one pack's folder: each read once, none from elsewhere, none too large."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from agreements.diagnostics import Location, UsageError
from agreements.packs.findings import finding
from agreements.packs.locking import clashes, name_problem
from agreements.packs.model import PackFile

_LARGEST_FILE = 20_000_000
_LARGEST_PACK = 200_000_000
_MOST_FILES = 5_000
_COMPILED = "__pycache__"


def read_files(root: Path) -> dict[str, PackFile]:
    """Every file of the folder by its name in it, with / between folders.

    Raises:
        UsageError: the folder cannot be read.
        FindingsError: a file leads elsewhere, is too large, or has a name that not every system can have.
    """
    found: dict[str, PackFile] = {}
    left = _LARGEST_PACK
    try:
        for path in _paths(root):
            file = _read(path, root)
            left -= len(file.data)
            if left < 0:
                raise finding("size", Location(str(root)), "the pack is larger than 200 MB")
            if len(found) >= _MOST_FILES:
                raise finding("size", Location(str(root)), f"the pack has more than {_MOST_FILES:,} files")
            found[file.name] = file
        for name, first in clashes(sorted(found)):
            message = f"{name} and {first} are one file where capitals make no difference"
            raise finding("path", Location(found[name].path, 1, 1), message, "give one of them another name")
    except OSError as error:
        raise UsageError(f"{root} cannot be read as a pack: {error.strerror or error}") from error
    return found


def digest_of(files: Mapping[str, PackFile], below: str = "") -> str:
    """Identifies a pack by the names and the bytes of all its files, and by the digest of the pack that it extends."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{files[name].sha256}\n".encode())
    if below:
        digest.update(f"\0{below}\n".encode())  # no file is without a name, so this line is no file's
    return digest.hexdigest()


def _paths(root: Path) -> Iterator[Path]:
    """Every file below the folder that is not hidden, such as those of a version control system.

    What an installer compiles for a pack that lies in a package is no part of the pack, and differs by machine.
    """
    for folder, folders, files in os.walk(root, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != _COMPILED)
        here = Path(folder)
        # os.walk does not enter a folder that is a link, so what lies in it would be missed without a word.
        yield from (here / name for name in folders if (here / name).is_symlink())
        yield from (here / name for name in sorted(files) if not name.startswith("."))


def _refuse(error: OSError) -> None:
    """A folder that may not be read is said so: without it the pack would be another."""
    raise error


def _read(path: Path, root: Path) -> PackFile:
    name = path.relative_to(root).as_posix()
    place = Location(str(path), 1, 1)
    if problem := name_problem(name):
        raise finding("path", place, f"{name!r} {problem}", "give it another name")
    if not Path(os.path.realpath(path)).is_relative_to(root):
        raise finding("path", place, f"{name} is a link that leads out of the pack", "put the file itself there")
    if not path.is_file():
        raise finding("path", place, f"{name} is no ordinary file")
    with path.open("rb") as file:
        data = file.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise finding("size", Location(str(path)), f"{name} is larger than 20 MB")
    return PackFile(name, data, hashlib.sha256(data).hexdigest(), str(path))
