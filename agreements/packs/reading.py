"""A folder becomes a pack: every byte read once, and identified by its digest."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from agreements import __version__
from agreements.diagnostics import Location, UsageError
from agreements.packs.findings import finding, meant, read
from agreements.packs.model import Pack, PackFile, PackManifest
from agreements.source import Source, parse_source

MANIFEST = "pack.yaml"
_LARGEST_FILE = 20_000_000
_LARGEST_PACK = 200_000_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def bundled() -> Path:
    """The folder of the packs that come with the toolkit: inside the installed package, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_bundled" / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def find_pack(name: str, folders: tuple[Path, ...] = ()) -> Pack:
    """The pack of that name, looked for in `folders` first and then among those that come with the toolkit.

    Raises:
        UsageError: there is no such pack.
        FindingsError: the pack is there and cannot be used.
    """
    places = (*folders, bundled())
    for place in places:
        if _NAME.fullmatch(name) and (place / name / MANIFEST).is_file():
            return open_pack(place / name)
    known = sorted({pack for place in places if place.is_dir() for pack in _pack_names(place)})
    hint = meant(name, known) or f"known packs: {', '.join(known) or 'none'}"
    raise UsageError(f"there is no pack called {name!r}", hint=hint)


def _pack_names(place: Path) -> Iterator[str]:
    return (folder.name for folder in place.iterdir() if (folder / MANIFEST).is_file())


def open_pack(folder: Path) -> Pack:
    """The pack in that folder. Files are read once; what is rendered is what was checked.

    Raises:
        UsageError: the folder is no pack, or cannot be read.
        FindingsError: the manifest is wrong, the pack needs another version of the toolkit, or a file leads elsewhere.
    """
    root = folder.resolve()
    files = _files(root)
    if MANIFEST not in files:
        raise UsageError(f"{folder} is no pack: it has no {MANIFEST}")
    source = parse_source(files[MANIFEST].data, str(root / MANIFEST), quick=True)
    manifest = read(PackManifest, source)
    if manifest.name != root.name:
        message = f"the pack is called {manifest.name!r} and lies in the folder {root.name!r}"
        raise finding("pack", source.place(("name",)), message, "give both the same name")
    if manifest.extends:
        place = source.place(("extends",))
        raise finding("pack", place, "a pack cannot extend another yet", "copy the pack and change the copy")
    _check_version(manifest, source)
    return Pack(manifest, root, files, _digest(files))


def _digest(files: dict[str, PackFile]) -> str:
    """Identifies the pack by the names and the bytes of all its files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{files[name].sha256}\n".encode())
    return digest.hexdigest()


# --- files ----------------------------------------------------------------------------------------------------------


def _files(root: Path) -> dict[str, PackFile]:
    found: dict[str, PackFile] = {}
    left = _LARGEST_PACK
    try:
        for path in _paths(root):
            file = _read(path, root)
            left -= len(file.data)
            if left < 0:
                raise finding("size", Location(str(root)), "the pack is larger than 200 MB")
            found[file.name] = file
    except OSError as error:
        raise UsageError(f"{root} cannot be read as a pack: {error.strerror or error}") from error
    return found


def _paths(root: Path) -> Iterator[Path]:
    """Every file below the folder that is not hidden, such as those of a version control system."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(folder)
        # os.walk does not enter a folder that is a link, so what lies in it would be missed without a word.
        yield from (here / name for name in folders if (here / name).is_symlink())
        yield from (here / name for name in sorted(files) if not name.startswith("."))


def _read(path: Path, root: Path) -> PackFile:
    name = path.relative_to(root).as_posix()
    place = Location(str(path), 1, 1)
    if not Path(os.path.realpath(path)).is_relative_to(root):
        raise finding("path", place, f"{name} is a link that leads out of the pack", "put the file itself there")
    if not path.is_file():
        raise finding("path", place, f"{name} is no ordinary file")
    with path.open("rb") as file:
        data = file.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise finding("size", Location(str(path)), f"{name} is larger than 20 MB")
    return PackFile(name, data, hashlib.sha256(data).hexdigest())


# --- version --------------------------------------------------------------------------------------------------------

_REQUIRES = re.compile(r"agreements>=(\d+(?:\.\d+){0,2})(?:,<(\d+(?:\.\d+){0,2}))?")


def _check_version(manifest: PackManifest, source: Source) -> None:
    place = source.place(("requires",))
    match = _REQUIRES.fullmatch(manifest.requires.replace(" ", ""))
    if match is None:
        message = f"{manifest.requires!r} is not a range of versions"
        raise finding("version", place, message, "write it like agreements>=0.3,<1")
    least, below = match.groups()
    here = _version(__version__)
    if here < _version(least) or (below and here >= _version(below)):
        message = f"this pack requires {manifest.requires}, and this is agreements {__version__}"
        raise finding("version", place, message, "install a version of the toolkit that the pack is made for")


def _version(text: str) -> tuple[int, ...]:
    """The first three numbers of a version; what is not stated is 0."""
    numbers = [int(number) for number in re.findall(r"\d+", text)[:3]]
    return (*numbers, *(0,) * (3 - len(numbers)))
