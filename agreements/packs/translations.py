"""What a pack lacks before one of its documents can be made in a second language, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from agreements.diagnostics import Diagnostic, Report
from agreements.packs.clauses import lacking, missing_text, out_of_step
from agreements.packs.lookup import entries, entries_if_any, holding, is_second, layer_of
from agreements.packs.model import ClauseEntry, Form, Pack, Precedent
from agreements.packs.precedents import precedent, titles_lacking


def untranslated(pack: Pack, kind: str, language: str) -> Report:
    """A finding for each text that a document of that kind needs and that language lacks; each names the file to write.

    Nothing is lacking in the pack's first language. Terms and citations are not among them: a text that does not use
    a term needs no word for it, and some enactments have a title in one language alone.

    Raises:
        UsageError: the pack has no such kind.
    """
    if not is_second(pack, language):
        return Report.of(())
    found = precedent(pack, kind)
    return Report.of(
        chain(
            titles_lacking(pack, kind, language),
            lacking(pack, _clauses(found), language),
            _labels(pack, language),
            _execution(pack, found.execution, language),
            _ladders(pack, language),
        )
    )


def _clauses(found: Precedent) -> Iterator[str]:
    """Every clause that the precedent may take."""
    yield from (found.party, found.agreed)
    lists: list[Iterable[ClauseEntry]] = [found.recitals, found.clauses]
    for schedule in found.schedules:
        lists += [schedule.clauses, *(part.clauses for part in schedule.parts)]
    yield from (entry.clause for entry in chain.from_iterable(lists))


def _labels(pack: Pack, language: str) -> Iterator[Diagnostic]:
    file = f"labels/{language}.yaml"
    if file not in pack.files:
        yield missing_text(pack, f"there are no labels in {language!r}", file)


def _execution(pack: Pack, wanted: str, language: str) -> Iterator[Diagnostic]:
    """A mode without words, or a set that a pack has replaced since; nothing where nobody signs."""
    if not wanted:
        return
    first = entries(pack, "execution.yaml", dict[str, dict[str, Form]])
    second = entries_if_any(pack, f"{language}/execution.yaml", dict[str, dict[str, Form]])
    for mode in first.get(wanted, {}):
        if mode not in second.get(wanted, {}):
            message = f"the words of execution {wanted}.{mode} are not there in {language!r}"
            yield missing_text(pack, message, f"{language}/execution.yaml")
    yield from _replaced(pack, "execution.yaml", wanted, second, language)


def _ladders(pack: Pack, language: str) -> Iterator[Diagnostic]:
    file = "reference/dispute-ladders.yaml"
    first = entries(pack, file, dict[str, object])
    second = entries_if_any(pack, f"{language}/{file}", dict[str, object])
    for type_, stages in first.items():
        if _length(second.get(type_)) != _length(stages):
            message = f"the dispute ladder {type_!r} has not the same stages in {language!r}"
            yield missing_text(pack, message, f"{language}/{file}")
        else:
            yield from _replaced(pack, file, type_, second, language)


def _length(stages: object) -> int:
    return len(stages) if isinstance(stages, list | tuple) else -1


def _replaced(pack: Pack, file: str, key: str, second: Mapping[str, object], language: str) -> Iterator[Diagnostic]:
    there = f"{language}/{file}"
    if key in second and layer_of(pack, there, (key,)) > layer_of(pack, file, (key,)):
        yield out_of_step(
            pack, f"{key!r} in {file}", language, (holding(pack, file, (key,)), holding(pack, there, (key,)))
        )
