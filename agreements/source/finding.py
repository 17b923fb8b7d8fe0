"""Which definitions a run is about: files by name, and every definition in the folders."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from agreements.diagnostics import UsageError

_SUFFIXES = frozenset({".yaml", ".yml"})
_MOST_BYTES = 2 * 1024 * 1024  # as much as is ever read of a definition
_ROOT = re.compile(rb"(?:\A|[\r\n])(?![ ]*(?:[#%\r\n]|---|\Z))([ ]*)([{]?)")
"""The first line that says anything: how far the keys of the file are indented, or the brace that holds them."""

_DOCUMENTS = rb"""(?:\A|[\r\n])%s(?:\?[ ]+)?(?:[&!]\S*[ ]+)*["']?documents["']?[ \t]*(?::|[\r\n])"""
_IN_BRACES = re.compile(rb"""[{,\s]["']?documents["']?\s*:""")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Found:
    """Definitions in the order in which they were named, each once; and what was passed over, with the reason."""

    definitions: tuple[Path, ...]
    passed_over: tuple[tuple[Path, str], ...] = ()


def definitions_in(named: Iterable[Path]) -> Found:
    """The files that were named, and of each folder that was named every definition in it.

    A folder is searched with the folders below it, in order of name, for files that end in .yaml or .yml. Such a file
    is a definition when one of its lines begins with `documents:`, also when it is broken otherwise, or when a reader
    of YAML would find that key in it. Other files of that kind, packs, and links to folders are passed over and named
    with the reason. What is hidden is not looked at.

    Raises:
        UsageError: a folder has no definition, or cannot be searched.
    """
    found: dict[str, Path] = {}
    passed_over: list[tuple[Path, str]] = []
    for path in named:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a name is too long
            inside = dict(_searched(path))
            passed_over += [(file, why) for file, why in inside.items() if why]
            definitions = [file for file, why in inside.items() if not why]
            if not definitions:
                raise UsageError(
                    f"there is no definition in {path}", hint="a definition is a YAML file with documents:"
                )
        else:
            definitions = [path]
        for definition in definitions:
            found.setdefault(os.path.realpath(definition), definition)
    return Found(tuple(found.values()), tuple(passed_over))


def _searched(root: Path) -> Iterator[tuple[Path, str]]:
    """Every YAML file below, and why it is passed over; the empty string for a definition."""
    for folder, folders, files in os.walk(root, onerror=_refuse):
        here = Path(folder)
        below = {name: _no_way_in(here / name) for name in sorted(folders) if not name.startswith(".")}
        folders[:] = [name for name, why in below.items() if not why]
        yield from ((here / name, why) for name, why in below.items() if why)
        for name in sorted(files):
            if Path(name).suffix.lower() in _SUFFIXES and not name.startswith("."):
                yield here / name, _reason(here / name)


def _no_way_in(folder: Path) -> str:
    """Why a folder below is not searched; the empty string where it is."""
    if folder.is_symlink():
        return "a link to a folder"
    return "a pack" if os.path.isfile(folder / "pack.yaml") else ""  # noqa: PTH113 - Path raises where it may not look


def _refuse(error: OSError) -> None:
    raise UsageError(f"{error.filename} cannot be searched: {error.strerror or error}") from error


def _reason(path: Path) -> str:
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - the same
        return "no file"  # a pipe, say, at which one would wait for ever
    try:
        with path.open("rb") as file:
            start = file.read(_MOST_BYTES)
    except OSError as error:
        return f"it cannot be read: {error.strerror or error}"
    return "" if _asks_for_documents(start) else "no definition: no line begins with documents:"


def _asks_for_documents(start: bytes) -> bool:
    """Whether a reader of YAML would find that key in the whole of the file, however it is saved or indented."""
    for mark in _MARKS:
        start = start.removeprefix(mark)
    text = start.replace(b"\0", b"")  # UTF-16 with the zeros gone is close enough
    root = _ROOT.search(text)
    if root is None:
        return False
    if root[2] and _IN_BRACES.search(text, root.start(2)):
        return True
    return any(re.search(_DOCUMENTS % indent, text) for indent in {b"", root[1]})
