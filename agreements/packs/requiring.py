"""Which versions go together: of the toolkit with a pack, and of a pack with the one that it extends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agreements import __version__
from agreements.packs.findings import finding
from agreements.packs.model import PackManifest
from agreements.source import Source

_NUMBERS = r"([0-9]{1,9}(?:\.[0-9]{1,9}){0,2})"
_VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,3}(?:[A-Za-z0-9.+-]{0,30})")
_RANGE = rf">={_NUMBERS}(?:,<{_NUMBERS})?"
_REQUIRES = re.compile(rf"agreements{_RANGE}")
_EXTENDS = re.compile(rf"([A-Za-z0-9][A-Za-z0-9_-]*)(?:{_RANGE})?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The pack that another extends: its name, and the range of its versions where one is given."""

    name: str
    least: str = ""
    below: str = ""


def check_toolkit(manifest: PackManifest, source: Source) -> None:
    """Nothing is left to say: the pack can be read by this toolkit.

    Raises:
        FindingsError: it is made for another version, or names none.
    """
    if not _VERSION.fullmatch(manifest.version):
        message = f"{manifest.version!r} is not a version"
        raise finding("version", source.place(("version",)), message, "write it like 1.0.0")
    place = source.place(("requires",))
    match = _REQUIRES.fullmatch(manifest.requires.replace(" ", ""))
    if match is None:
        message = f"{manifest.requires!r} is not a range of versions"
        raise finding("version", place, message, "write it like agreements>=0.3,<1")
    if not _is_within(__version__, match[1], match[2]):
        message = f"this pack requires {manifest.requires}, and this is agreements {__version__}"
        raise finding("version", place, message, "install a version of the toolkit that the pack is made for")


def wanted(manifest: PackManifest, source: Source) -> Wanted | None:
    """The pack that this one extends, if any.

    Raises:
        FindingsError: what stands there is no name of a pack, with or without a range of versions.
    """
    if not manifest.extends:
        return None
    match = _EXTENDS.fullmatch(manifest.extends.replace(" ", ""))
    if match is None:
        is_path = any(sign in manifest.extends for sign in "/\\:~") or ".." in manifest.extends
        kind = "path" if is_path else "reference"
        message = f"{manifest.extends!r} is not the name of a pack"
        hint = "write the name alone, or with versions, like health-and-care-england>=0.3,<1"
        raise finding(kind, source.place(("extends",)), message, hint)
    return Wanted(match[1], match[2] or "", match[3] or "")


def check_extended(asked: Wanted, found: PackManifest, source: Source) -> None:
    """Nothing is left to say: the pack that was found is of a version that is asked for in `source`.

    Raises:
        FindingsError: it is of another.
    """
    if asked.least and not _is_within(found.version, asked.least, asked.below):
        between = f"{asked.least} or later" + (f", before {asked.below}" if asked.below else "")
        message = f"this pack extends {asked.name} {between}, and the one that was found is {found.version}"
        raise finding("version", source.place(("extends",)), message, f"install {asked.name} {between}")


def _is_within(version: str, least: str, below: str | None) -> bool:
    here = _numbers(version)
    return here >= _numbers(least) and not (below and here >= _numbers(below))


def _numbers(text: str) -> tuple[int, ...]:
    """The first three numbers of a version; what is not stated is 0."""
    numbers = [int(number) for number in re.findall(r"\d+", text)[:3]]
    return (*numbers, *(0,) * (3 - len(numbers)))
