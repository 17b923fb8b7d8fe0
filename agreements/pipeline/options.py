"""How to build: what the user may choose, and what of it decides the bytes of a file."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.diagnostics import UsageError
from agreements.rendering import FORMATS

if TYPE_CHECKING:
    from agreements.rendering.pdf import Limits


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. `made_on` is the date written into the files' properties; empty takes the definition's own.

    `as_at` is the day as at which dated rules are read; empty takes `made_on`, then the date of the version.
    `language` (`en`, `cy`, `both`, `side_by_side`) is taken in place of the definition's.
    """

    out: Path
    draft: bool = False
    force: bool = False
    public: bool = False
    embed_fonts: bool = True
    formats: tuple[str, ...] = FORMATS
    folders: tuple[Path, ...] = ()
    made_on: datetime.date | None = None
    as_at: datetime.date | None = None
    language: str = ""
    limits: Limits | None = None

    def __post_init__(self) -> None:
        """Refuses a format that nobody can make.

        Raises:
            UsageError: there is one.
        """
        for format_ in self.formats:
            if format_ not in FORMATS:
                raise UsageError(f"there is no format {format_!r}", hint=f"choose from {', '.join(FORMATS)}")


_NO_MATTER = frozenset({"out", "force", "folders", "limits"})
"""Where files go, and how long one may take, change none of their bytes; a pack is known by its digest."""

_TOLD = frozenset({"draft", "public"})
"""What a receipt says on its own."""


def asked(options: BuildOptions, documents: Iterable[str]) -> dict[str, str]:
    """What the files depend on besides definition, pack and tool, in words; `documents` are all that go together."""
    names = [field.name for field in fields(options) if field.name not in _NO_MATTER | _TOLD]
    return {"documents": ", ".join(documents)} | {name: _words(getattr(options, name)) for name in names}


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(sorted(map(str, value)))
    return str(value)
