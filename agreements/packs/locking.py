"""The lock of a pack: the SHA-256 of every file, all or nothing. A pack from outside is used as it was locked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.packs.findings import finding, read
from agreements.packs.model import PackFile, PackPart
from agreements.source import Source, parse_source

LOCK = "pack.lock"
_HASH = re.compile(r"sha256:([0-9a-f]{64})")
_AGAIN = "if the change is meant, and is yours to accept, run: agreements lock {folder}"
_WORDS = """\
# Written by `agreements lock`: what is in the files of this pack. Where a file was changed since, or put beside these,
# the pack is refused.
version: 1
files:
"""


class LockedOnly(tuple[Path, ...]):
    """Folders of packs from which one is taken only with its lock. What the toolkit brings needs none."""

    __slots__ = ()


class PackLock(PackPart):
    """What a pack's lock says (`pack.lock`)."""

    version: Literal["1"] = Field(description="Version of the lock's own form.")
    files: dict[str, str] = Field(description="Every file of the pack, with sha256: and 64 hexadecimal digits.")


def lock_text(files: Mapping[str, PackFile]) -> str:
    """The lock of these files, the same on every run."""
    lines = (f'  "{name}": sha256:{files[name].sha256}\n' for name in sorted(files))
    return _WORDS + "".join(lines)


def check_lock(root: Path, files: Mapping[str, PackFile], lock: PackFile) -> None:
    """Nothing is left to say: the files of the pack are those of its lock, no more and no fewer, byte for byte.

    Raises:
        FindingsError: they are not, or the lock is not written as locks are.
    """
    source = parse_source(lock.data, str(root / LOCK))
    listed = read(PackLock, source).files
    found = [*_name_problems(listed, source), *_differences(root, files, listed, source)]
    if found:
        raise FindingsError(f"{root.name} is not as its lock says", report=Report.of(found))


def unlocked(root: Path) -> FindingsError:
    """Nobody has said that these files are those that somebody looked at."""
    message = f"the pack {root.name} comes from outside and has no {LOCK}, so nothing tells whether it was changed"
    hint = (
        f"a pack of your own: lock it with `agreements lock {root}`, or give --allow-unlocked-pack while you write it;"
        f" somebody else's: ask for one with its {LOCK}"
    )
    return finding("lock", Location(str(root / LOCK)), message, hint)


# --- names ----------------------------------------------------------------------------------------------------------

_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|\Z)", re.IGNORECASE
)
_NO_NAME = re.compile(r'[<>:"|?*\\]')


def name_problem(name: str) -> str:
    """What is wrong with the name of a pack's file, in words; empty when every system can have it in the pack."""
    steps = name.split("/")
    if name.startswith(("/", "~")) or re.match(r"[A-Za-z]:", name):
        return "leads out of the pack: it is not a path within the pack"
    if ".." in steps or "\\" in name:
        return "leads out of the pack: use names of folders and / alone"
    if not all(steps) or "." in steps:
        return "is no plain path: a folder or file in it has no name"
    if not name.isprintable() or _NO_NAME.search(name) or unicodedata.normalize("NFC", name) != name:
        return "has a character in it that a file name cannot have everywhere"
    if any(step.endswith((".", " ")) or step.startswith(" ") for step in steps):
        return "has a step that begins or ends with a space, or ends with a full stop, which Windows drops"
    if any(_DEVICE.match(step) for step in steps):
        return "has a step that Windows takes for a device"
    return ""


def clashes(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name that differs from one before it by capitals alone, with that one: a Mac and Windows see one file."""
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(unicodedata.normalize("NFKC", name).casefold(), name)
        if first != name:
            yield name, first


def _name_problems(listed: Mapping[str, str], source: Source) -> Iterator[Diagnostic]:
    for name in listed:
        if problem := name_problem(name):
            yield _found("path", source.place(("files", name), key=True), f"{name!r} {problem}", "take the line out")
        elif name == LOCK:
            yield _found("path", source.place(("files", name), key=True), "a lock cannot hold its own hash", "")
    for name, first in clashes(listed):
        message = f"{name!r} and {first!r} are one file where capitals make no difference"
        yield _found("duplicate", source.place(("files", name), key=True), message, "keep one")


# --- contents -------------------------------------------------------------------------------------------------------


def _differences(
    root: Path, files: Mapping[str, PackFile], listed: Mapping[str, str], source: Source
) -> Iterator[Diagnostic]:
    again = _AGAIN.format(folder=root)
    for name, said in listed.items():
        place = source.place(("files", name))
        if not (match := _HASH.fullmatch(said)):
            yield _found("hash", place, f"{said!r} is not sha256: and 64 small hexadecimal digits", again)
        elif name not in files:
            yield _found("hash", place, f"{name} is in the lock and not in the pack", again)
        elif files[name].sha256 != match[1]:
            yield _found("hash", place, f"{name} is not the file that was locked", again)
    for name in sorted(files.keys() - listed.keys()):
        yield _found("hash", Location(str(root / name), 1, 1), f"{name} is in the pack and not in its lock", again)


def _found(kind: str, place: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic(kind, Severity.ERROR, message, place, hint=hint, waivable=False)
