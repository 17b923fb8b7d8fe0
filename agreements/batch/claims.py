"""Which files each definition of a run will write, so that two never write the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from agreements.delivery import safe_slug
from agreements.diagnostics import AgreementsError, UsageError
from agreements.source import read_source


def refuse_shared_files(definitions: Iterable[Path], language: str = "") -> None:
    """Nothing, when no two definitions would write the same file. What cannot be read writes none.

    `language` is taken in place of that of each definition.

    Raises:
        UsageError: two would; nothing has been written.
    """
    owners: dict[tuple[str, str], Path] = {}
    shared: list[str] = []
    for definition in definitions:
        for name, spoken in _papers(definition, language):
            owner = owners.setdefault((name, spoken), definition)
            if owner != definition:
                shared.append(f"{owner} and {definition} would both write {name}")
    if shared:
        told = "; ".join(shared[:5]) + (f"; and {len(shared) - 5} more" if len(shared) > 5 else "")  # noqa: PLR2004
        raise UsageError(told, hint="give each its own id, or build them into folders of their own")


def _papers(definition: Path, language: str) -> Iterator[tuple[str, str]]:
    """The name and the language of each paper that it yields."""
    try:
        data = read_source(definition).data
    except AgreementsError:
        return
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        return
    documents = data.get("documents")
    kinds = documents if isinstance(documents, list) else [documents]
    for spoken in _spoken(language or str(data.get("language") or "en")):
        yield from dict.fromkeys((safe_slug(f"{data['id']}-{kind}"), spoken) for kind in kinds)


def _spoken(language: str) -> tuple[str, ...]:
    return (language,) if language in ("en", "cy") else ("en", "cy")
