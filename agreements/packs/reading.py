"""A folder becomes a pack: every byte read once, laid over the packs that it extends, and identified by its digest."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from agreements.diagnostics import FindingsError, UsageError
from agreements.packs.files import digest_of, read_files
from agreements.packs.findings import finding, meant, read
from agreements.packs.installed import installed_folder, installed_names
from agreements.packs.locking import LOCK, LockedOnly, check_lock, lock_text, unlocked
from agreements.packs.model import Pack, PackFile, PackLayer, PackManifest, under
from agreements.packs.requiring import Wanted, check_extended, check_toolkit, wanted
from agreements.source import Source, parse_source

MANIFEST = "pack.yaml"
_SEPARATORS = re.compile(r"[/\\:]|\.\.")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")

Folders = tuple[Path, ...]


def bundled() -> Path:
    """The folder of the packs that come with the toolkit: inside the installed package, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_bundled" / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def find_pack(name: str, folders: Folders = ()) -> Pack:
    """The pack of that name: in one of `folders`, else in an installed distribution, else one that the toolkit brings.

    Where `folders` are `LockedOnly`, none but those of the toolkit is taken without its lock. A lock that is there is
    always held against the files.

    Raises:
        UsageError: there is no such pack.
        FindingsError: the pack is there and cannot be used.
    """
    folder = _folder_of(name, folders)
    if folder is None:
        known = _known_names(folders)
        hint = meant(name, known) or f"known packs: {', '.join(known) or 'none'}"
        raise UsageError(f"there is no pack called {name!r}", hint=hint)
    return _opened(_read(folder, name, folders), folders)


def open_pack(folder: Path, folders: Folders = (), *, held: bool = True) -> Pack:
    """The pack in that folder, laid over the packs that it extends, which are looked for as `find_pack` looks.

    Files are read once; what is rendered is what was checked. Unless told not to, it is `held` against its lock.

    Raises:
        UsageError: the folder is no pack, or cannot be read.
        FindingsError: a manifest of the chain is wrong, a pack needs another version of the toolkit, a file leads
            elsewhere, or the pack that it extends is not there, is of another version, or extends it in turn.
    """
    return _opened(_Link.read(folder, held=held), folders)


def locked(folder: Path) -> str:
    """The lock of the pack in that folder, to be written into it.

    Raises:
        UsageError: the folder is no pack, or cannot be read.
        FindingsError: its manifest or the name of a file is wrong, or a file leads elsewhere.
    """
    return lock_text(_Link.read(folder, held=False).files)


# --- finding --------------------------------------------------------------------------------------------------------


def _folder_of(name: str, folders: Folders) -> Path | None:
    """Where the pack lies. Distributions are looked through only when no folder has it."""
    if not _NAME.fullmatch(name):
        return None
    for place in folders:
        if os.path.isfile(place / name / MANIFEST):  # noqa: PTH113 - Path.is_file raises where a name is too long
            return place / name
    if (found := installed_folder(name)) is not None:
        return found
    own = bundled() / name
    return own if os.path.isfile(own / MANIFEST) else None  # noqa: PTH113 - the same


def _known_names(folders: Folders) -> list[str]:
    places = (place for place in (*folders, bundled()) if place.is_dir())
    lying = (folder.name for place in places for folder in place.iterdir() if (folder / MANIFEST).is_file())
    return sorted({*lying, *installed_names()})


# --- one pack of a chain --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Link:
    """A pack on its own: its manifest with its places, and the files of its folder."""

    manifest: PackManifest
    source: Source
    folder: Path
    files: Mapping[str, PackFile]

    @classmethod
    def read(cls, folder: Path, called: str = "", *, held: bool = True, needs_lock: bool = False) -> _Link:
        """The pack in that folder. It has the name by which it is called, or that of its folder.

        Unless told not to, it is `held` against its lock, which it may lack unless it `needs_lock`.
        """
        root = folder.resolve()
        files = read_files(root)
        lock = files.pop(LOCK, None)
        if MANIFEST not in files:
            raise UsageError(f"{folder} is no pack: it has no {MANIFEST}")
        if lock is not None and held:
            check_lock(root, files, lock)
        if lock is None and needs_lock:
            raise unlocked(root)
        source = parse_source(files[MANIFEST].data, str(root / MANIFEST), quick=True)
        manifest = read(PackManifest, source)
        if manifest.name != (called or root.name):
            kind = "path" if _SEPARATORS.search(manifest.name) else "pack"
            raise finding(kind, source.place(("name",)), *_misnamed(manifest.name, called, root))
        check_toolkit(manifest, source)
        return cls(manifest, source, root, files)

    def refusal(self, kind: str, message: str, hint: str) -> FindingsError:
        """A finding about what it extends, at that place of its manifest."""
        return finding(kind, self.source.place(("extends",)), message, hint)


def _read(folder: Path, name: str, folders: Folders) -> _Link:
    outside = not folder.resolve().is_relative_to(bundled().resolve())
    return _Link.read(folder, called=name, needs_lock=outside and isinstance(folders, LockedOnly))


def _misnamed(name: str, called: str, root: Path) -> tuple[str, str]:
    if called in ("", root.name):
        return f"the pack is called {name!r} and lies in the folder {root.name!r}", "give both the same name"
    return f"the pack is called {name!r}, and its distribution calls it {called!r}", "give it one name"


# --- the chain ------------------------------------------------------------------------------------------------------


def _opened(first: _Link, folders: Folders) -> Pack:
    chain = list(_chain(first, folders))
    digests: list[str] = []
    for link in reversed(chain):
        digests.insert(0, digest_of(link.files, digests[0] if digests else ""))
    below = tuple(
        PackLayer(link.manifest.name, link.manifest.version, digest)
        for link, digest in zip(chain[1:], digests[1:], strict=True)
    )
    return Pack(first.manifest, first.folder, _laid_over(chain), digests[0], below)


def _chain(link: _Link, folders: Folders) -> Iterator[_Link]:
    """The pack, the one that it extends, the one that that extends, and so on."""
    names: list[str] = []
    while True:
        yield link
        names.append(link.manifest.name)
        asked = wanted(link.manifest, link.source)
        if asked is None:
            return
        if asked.name in names:
            circle = " extends ".join([*names[names.index(asked.name) :], asked.name])
            raise link.refusal("circle", f"the packs go round in a circle: {circle}", "take one extends: out")
        link = _extended(link, asked, folders)


def _extended(link: _Link, asked: Wanted, folders: Folders) -> _Link:
    try:
        folder = _folder_of(asked.name, folders)
    except UsageError as error:
        raise link.refusal("reference", error.message, error.hint) from None
    if folder is None:
        known = [name for name in _known_names(folders) if name != link.manifest.name]
        hint = meant(asked.name, known) or f"known packs: {', '.join(known) or 'none'}"
        raise link.refusal("reference", f"there is no pack called {asked.name!r} to extend", hint)
    found = _read(folder, asked.name, folders)
    check_extended(asked, found.manifest, link.source)
    if found.manifest.languages[:1] != link.manifest.languages[:1]:
        # Files outside a language's folder are in the first language, and both packs' files are mixed.
        message = f"the first language of {link.manifest.name} is not that of {asked.name}, which it extends"
        place = link.source.place(("languages",))
        raise finding("languages", place, message, f"begin with {next(iter(found.manifest.languages), 'it')}")
    return found


# --- laying over ----------------------------------------------------------------------------------------------------

_LANGUAGE = "(?:[a-z]{2}/)?"
_ADDED_TO = re.compile(rf"{_LANGUAGE}(?:(?:labels|terms|reference)/.*|conditions|execution)\.yaml")
"""Files whose entries join those of the packs below. Any other file takes the place of theirs."""


def _laid_over(chain: Sequence[_Link]) -> Mapping[str, PackFile]:
    files: dict[str, PackFile] = {}
    for layer, link in enumerate(chain):
        for name, file in link.files.items():
            if layer and not _is_handed_down(name):
                continue
            if name not in files:
                files[name] = replace(file, layer=layer)
            elif _ADDED_TO.fullmatch(name):
                files[under(link.manifest.name, name)] = replace(file, layer=layer)
    return files


def _is_handed_down(name: str) -> bool:
    """Whether a pack has it for those that extend it: not what it says of itself, nor its samples."""
    folder = name.partition("/")[0] if "/" in name else ""
    return folder != "samples" and (bool(folder) or _ADDED_TO.fullmatch(name) is not None)
