"""What each definition of a run will want: names of files, so that two never write the same one, and a pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from agreements.delivery import safe_slug
from agreements.diagnostics import AgreementsError, UsageError
from agreements.particulars import Agreement
from agreements.pipeline import BuildOptions, Kept
from agreements.source import Plain, read_source

_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Claims:
    """The names of its papers, without suffix, and the name of its pack. Nothing, where it cannot be read."""

    papers: tuple[str, ...] = ()
    pack: str = ""


def refuse_shared_files(papers: Mapping[Path, tuple[str, ...]]) -> None:
    """Nothing, when no two definitions would write the same file.

    Raises:
        UsageError: two would; nothing has been written.
    """
    owners: dict[str, Path] = {}
    shared: list[str] = []
    for definition, names in papers.items():
        for name in names:
            owner = owners.setdefault(name, definition)
            if owner != definition:
                shared.append(f"{owner} and {definition} would both write {name}")
    if shared:
        more = f"; and {len(shared) - _MOST_SHOWN} more" if len(shared) > _MOST_SHOWN else ""
        hint = "give each its own id, or build them into folders of their own"
        raise UsageError("; ".join(shared[:_MOST_SHOWN]) + more, hint=hint)


def claims_of(definition: Path, options: BuildOptions, kept: Kept) -> Claims:
    """What the definition will want, as far as it can be told before it is built."""
    try:
        data = read_source(definition).data
    except AgreementsError:
        return Claims()
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        return Claims()
    pack = str(data.get("pack") or Agreement.model_fields["pack"].default)
    documents = data.get("documents")
    kinds = documents if isinstance(documents, list) else [documents]
    endings = _endings(options.language or data.get("language") or "en", pack, options, kept)
    return Claims(tuple(safe_slug(f"{data['id']}-{kind}{end}") for kind, end in product(kinds, endings)), pack)


def _endings(language: Plain, pack: str, options: BuildOptions, kept: Kept) -> tuple[str, ...]:
    """What the names of the papers end in: their language, unless it is the pack's first and the only one."""
    if language not in ("en", "cy"):
        return ("-en", "-cy")
    try:
        first = kept.pack(pack, options.folders).manifest.languages[:1]
    except AgreementsError:
        first = ()
    return ("" if first == (language,) else f"-{language}",)
