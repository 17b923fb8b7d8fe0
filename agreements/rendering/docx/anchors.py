"""Block ids as Word bookmark names, so that a file read back tells which block each line belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

LIMIT = 40
"""Word cuts longer names, and takes two names that differ in case alone for one."""

_MARKS = {"-": "_h", ".": "_d", "_": "_u", ":": "_c", "/": "_s", "[": "_l", "]": "_r", " ": "_p", "#": "_n"}
_TABLE = str.maketrans(_MARKS)
_NAME = re.compile("[A-Za-z0-9_]+")
_IDS = 8192
"""How many names are kept: the clauses of a pack come again in each document of a batch."""

_READABLE, _DIGEST, _LABEL, _NUMBER = "_b", "_x", "_t", "_n"


class Anchors:
    """A bookmark name for each block id of one document, unique, at most `LIMIT` characters long.

    A name tells its id back where it can; `hashed` holds the ids of the other names and travels in the file.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        self.hashed: dict[str, str] = {}
        taken: set[str] = set()
        for id_ in ids:
            name = _readable(id_)
            if name is None or name.lower() in taken:
                name = _digest(_DIGEST, id_)
                self.hashed[name] = id_
            taken.add(name.lower())
            self._names[id_] = name

    def __contains__(self, id_: str) -> bool:
        return id_ in self._names

    def name(self, id_: str) -> str:
        """The bookmark round the whole block."""
        return self._names[id_]

    @property
    def names(self) -> Mapping[str, str]:
        """Bookmark names by block id."""
        return self._names


def label_name(id_: str) -> str:
    """The bookmark round the label of a table or picture, `Table 3`."""
    return _digest(_LABEL, id_)


def number_name(id_: str) -> str:
    """The bookmark round the number in that label, `3`."""
    return _digest(_NUMBER, id_)


@lru_cache(maxsize=_IDS)
def _readable(id_: str) -> str | None:
    name = _READABLE + id_.translate(_TABLE)
    return name if len(name) <= LIMIT and _NAME.fullmatch(name) else None


@lru_cache(maxsize=_IDS)
def _digest(prefix: str, id_: str) -> str:
    return prefix + sha256(id_.encode()).hexdigest()[:24]
