"""How the parts of a pack are looked up: each file read once, and each word traced to the file where it really lies."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TypeVar, cast

from agreements.diagnostics import Location
from agreements.packs.findings import finding, read
from agreements.packs.model import Pack, Passage, under
from agreements.source import DataPath, Plain, Source, parse_source, read_text

T = TypeVar("T")

DEEP = "labels/"


def once(get: Callable[..., T]) -> Callable[..., T]:
    """Reads each part of a pack once."""

    @functools.wraps(get)
    def wrapper(pack: Pack, *args: str) -> T:
        key = repr((get.__module__, get.__name__, *args))
        if key not in pack._cache:  # noqa: SLF001 - the cache is that of these readers
            pack._cache[key] = get(pack, *args)  # noqa: SLF001
        return cast("T", pack._cache[key])  # noqa: SLF001

    return wrapper


def bytes_of(pack: Pack, name: str) -> bytes:
    """The bytes of the file in force.

    Raises:
        FindingsError: neither the pack nor one that it extends has it.
    """
    if name not in pack.files:
        raise finding("pack", Location(pack.path_of(name)), f"the pack {pack.name} lacks {name}")
    return pack.files[name].data


@once
def source_of(pack: Pack, name: str) -> Source:
    """The data of a YAML file, with places."""
    return parse_source(bytes_of(pack, name), pack.path_of(name), quick=True)


@once
def text_of(pack: Pack, name: str) -> str:
    """The text of a file."""
    return read_text(bytes_of(pack, name), pack.path_of(name))


# --- files that add to one another ----------------------------------------------------------------------------------


def versions(pack: Pack, name: str) -> tuple[str, ...]:
    """The file of that name as each pack of the chain has it, the first in force: names to look it up by."""
    below = (under(layer.name, name) for layer in pack.below)
    return (name, *(version for version in below if version in pack.files))


def entries(pack: Pack, name: str, model: type[dict[str, T]]) -> dict[str, T]:
    """The entries of every version of the file; one of a pack takes the place of the same entry below."""
    found: dict[str, T] = {}
    for version in reversed(versions(pack, name)):
        found |= read(model, source_of(pack, version))
    return found


def entries_if_any(pack: Pack, name: str, model: type[dict[str, T]]) -> dict[str, T]:
    """The same, or nothing where no pack of the chain has the file."""
    return entries(pack, name, model) if name in pack.files else {}


def holding(pack: Pack, name: str, path: DataPath) -> str:
    """The version of the file that holds what stands at that path, or the most of the way to it.

    Labels join however deep they stand; of other files an entry is taken whole from the first pack that has it.
    """
    found = versions(pack, name)
    steps = path if name.startswith(DEEP) else path[:1]
    return max(found, key=lambda version: _depth(source_of(pack, version).data, steps)) if found[1:] else name


def _depth(here: Plain, path: DataPath) -> int:
    """How many steps of the path the data has."""
    for n, step in enumerate(path):
        if isinstance(here, dict) and step in here:
            here = here[str(step)]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return n
    return len(path)


def files_in(pack: Pack, folder: str, suffix: str) -> Iterator[str]:
    """Every file of a folder, also those that another pack adds to: the lowest pack's first, then by name."""
    names = (n for n, file in pack.files.items() if file.name.startswith(folder) and file.name.endswith(suffix))
    return iter(sorted(names, key=lambda name: (-pack.files[name].layer, pack.files[name].name)))


# --- places ---------------------------------------------------------------------------------------------------------


def place(pack: Pack, name: str, path: DataPath = ()) -> Location:
    """Where in a YAML file of the pack a path stands."""
    return source_of(pack, holding(pack, name, path)).place(path)


def passage(pack: Pack, name: str, text: str, line: int = 1) -> Passage:
    """Those words where the file first holds them from that line on, for findings that point into them."""
    file, lines = pack.path_of(name), text_of(pack, name).split("\n")
    rest = "\n".join(lines[line - 1 :])
    at = rest.find(text)
    if at < 0:
        return Passage(text, file, line, raw=rest)
    before = rest[:at]
    return Passage(text, file, line + before.count("\n"), at - before.rfind("\n"), text)


# --- languages ------------------------------------------------------------------------------------------------------


def is_second(pack: Pack, language: str) -> bool:
    """Whether texts in that language lie in a folder of their own: the first has none, and is what is meant by none."""
    return language not in ("", *pack.manifest.languages[:1])


def layer_of(pack: Pack, name: str, path: DataPath = ()) -> int:
    """How far below the pack stands whose file holds that path; 0 for the pack itself."""
    return pack.files[holding(pack, name, path)].layer


def layer_name(pack: Pack, layer: int) -> str:
    """The name of the pack that stands so far below."""
    return (pack.name, *(each.name for each in pack.below))[layer]
