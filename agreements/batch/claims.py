"""What each definition of a run will want: names of files, so that two never write the same one, and a pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from agreements.diagnostics import AgreementsError, UsageError
from agreements.particulars import validate
from agreements.pipeline import BuildOptions, Kept, paper_names
from agreements.source import read_source

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
    """What the definition will want. One that cannot be read, or whose pack cannot be used, will write nothing."""
    try:
        agreement = validate(read_source(definition, quick=True))
    except AgreementsError:
        return Claims()
    if options.language:
        agreement = agreement.model_copy(update={"language": options.language})
    try:
        pack = kept.pack(agreement.pack, options.folders)
    except AgreementsError:
        return Claims(pack=agreement.pack)
    return Claims(paper_names(agreement, pack), agreement.pack)
