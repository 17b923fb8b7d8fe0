"""The defined terms of a pack, in its first language or in a second one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agreements.diagnostics import Diagnostic, FindingsError, Report
from agreements.packs.clauses import out_of_step
from agreements.packs.findings import finding, meant, read
from agreements.packs.lookup import files_in, is_second, once, source_of
from agreements.packs.model import Pack, TermEntry, TermWords


@once
def terms(pack: Pack, language: str = "") -> tuple[TermEntry, ...]:
    """The defined terms of the pack, from every file in `terms/`; in a second language, those that have words in it.

    Raises:
        FindingsError: a term is defined twice, or one form belongs to two terms; or the words in the second language
            are for no term, or for one that a pack has replaced since.
    """
    first = _first(pack)
    if not is_second(pack, language):
        return _with_own_forms(pack, first)
    translated = _translated(pack, first, language)
    if stale := tuple(_stale(pack, first, translated, language)):
        raise FindingsError("some terms are out of step", report=Report.of(stale))
    return _with_own_forms(pack, translated)


def _first(pack: Pack) -> Mapping[str, TermEntry]:
    found: dict[str, TermEntry] = {}
    for file in files_in(pack, "terms/", ".yaml"):
        for key, entry in read(dict[str, TermEntry], source_of(pack, file)).items():
            here = source_of(pack, file).place((key,), key=True)
            other = found.pop(key, None)
            if other is not None and _layer(pack, other) == pack.files[file].layer:
                raise finding("duplicate-id", here, f"{key!r} is defined twice: also in {other.file}")
            found[key] = entry.model_copy(update={"id": key, "name": key, "file": file, "line": here.line})
    return found


def _translated(pack: Pack, first: Mapping[str, TermEntry], language: str) -> Mapping[str, TermEntry]:
    found: dict[str, TermEntry] = {}
    for file in files_in(pack, f"{language}/terms/", ".yaml"):
        for key, entry in read(dict[str, TermWords], source_of(pack, file)).items():
            here = source_of(pack, file).place((key,), key=True)
            if key not in first:
                raise finding("reference", here, f"there is no term {key!r} to translate", meant(key, list(first)))
            if key in found and _layer(pack, found.pop(key)) == pack.files[file].layer:
                raise finding("duplicate-id", here, f"{key!r} is translated twice")
            said = entry.model_dump(exclude={"reviewed"})
            found[key] = first[key].model_copy(update={**said, "file": file, "line": here.line})
    return found


def _layer(pack: Pack, entry: TermEntry) -> int:
    return pack.files[entry.file].layer


def _stale(
    pack: Pack, first: Mapping[str, TermEntry], translated: Mapping[str, TermEntry], language: str
) -> Iterator[Diagnostic]:
    for key, entry in translated.items():
        if _layer(pack, entry) > _layer(pack, first[key]):
            yield out_of_step(pack, f"the term {key!r}", language, (first[key].file, entry.file))


def _with_own_forms(pack: Pack, found: Mapping[str, TermEntry]) -> tuple[TermEntry, ...]:
    """The terms, no two of which share a form."""
    owner: dict[str, str] = {}
    for entry in found.values():
        for form in (entry.name, *entry.forms):
            if form in owner:
                here = source_of(pack, entry.file).place((entry.id,), key=True)
                raise finding("duplicate-id", here, f"{form!r} is defined twice: also under {owner[form]!r}")
            owner[form] = entry.name
    return tuple(found.values())
