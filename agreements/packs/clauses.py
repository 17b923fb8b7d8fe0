"""The clause bank: each clause by its id, in the pack's first language or in a second one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.packs.findings import finding, meant
from agreements.packs.lookup import files_in, is_second, layer_name, once, text_of
from agreements.packs.model import ClauseText, Pack, is_day
from agreements.source import Source, parse_source

_FRONT = re.compile(r"\A---[ ]*\n(.*?)^---[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEYS = ("id", "heading", "when", "source", "reviewed", "notes")
_REQUIRED = ("id", "heading", "source", "reviewed")
_SECOND_KEYS = ("id", "heading", "source", "reviewed", "notes")
_SECOND_REQUIRED = ("id", "heading", "reviewed")
"""A translation is printed when its clause is, so it has no `when` of its own, and rests on the same source."""


@once
def clause_index(pack: Pack, language: str = "") -> Mapping[str, str]:
    """File by clause id. A clause's id is the name of its file; a pack's clause takes the place of one below.

    Raises:
        FindingsError: two files of one pack have one name.
    """
    index: dict[str, str] = {}
    for name in files_in(pack, _bank(pack, language), ".md"):
        id_ = name.rpartition("/")[2].removesuffix(".md")
        if id_ in index and pack.files[index[id_]].layer == pack.files[name].layer:
            message = f"the clause {id_!r} is also in {index[id_]}"
            raise finding("duplicate-id", Location(pack.path_of(name)), message)
        index[id_] = name
    return index


def _bank(pack: Pack, language: str) -> str:
    return f"{language}/clauses/" if is_second(pack, language) else "clauses/"


@once
def clause(pack: Pack, clause_id: str, language: str = "") -> ClauseText | None:
    """The clause of that id in that language, by default the pack's first; None if the bank has none.

    Raises:
        FindingsError: its file is no text, or its front matter is wrong; or it has no text in that language.
    """
    if not is_second(pack, language):
        name = clause_index(pack).get(clause_id)
        return None if name is None else _read(pack, name, clause_id, _KEYS, _REQUIRED)
    first = clause(pack, clause_id)
    if first is None:
        return None
    if found := tuple(lacking(pack, [clause_id], language)):
        raise FindingsError(found[0].message, report=Report.of(found))
    name = clause_index(pack, language)[clause_id]
    translated = _read(pack, name, clause_id, _SECOND_KEYS, _SECOND_REQUIRED)
    return replace(translated, when=first.when, source=translated.source or first.source)


def lacking(pack: Pack, ids: Iterable[str], language: str) -> Iterable[Diagnostic]:
    """A finding for each of these clauses of the bank that has no text in that second language, or one out of step."""
    first, second = clause_index(pack), clause_index(pack, language)
    for id_ in dict.fromkeys(id_ for id_ in ids if id_ in first):
        name = second.get(id_)
        if name is None:
            yield missing_text(pack, f"the clause {id_!r} has no text in {language!r}", f"{language}/{first[id_]}")
        elif pack.files[name].layer > pack.files[first[id_]].layer:
            yield out_of_step(pack, f"the clause {id_!r}", language, (first[id_], name))


def missing_text(pack: Pack, message: str, file: str) -> Diagnostic:
    """A finding that names the file to write."""
    place = Location(str(pack.folder / file))
    return Diagnostic("missing-text", Severity.ERROR, message, place, hint=f"write {file}", waivable=False)


def out_of_step(pack: Pack, what: str, language: str, files: tuple[str, str]) -> Diagnostic:
    """A finding about words that were replaced in the first language and stayed as they were in the second."""
    here, there = (layer_name(pack, pack.files[file].layer) for file in files)
    message = f"{what} is of {here}, and its text in {language!r} is of {there}, which may say something else"
    return missing_text(pack, message, pack.files[files[1]].name)


# --- one file -------------------------------------------------------------------------------------------------------


def _read(pack: Pack, name: str, clause_id: str, keys: tuple[str, ...], required: tuple[str, ...]) -> ClauseText:
    text, file = text_of(pack, name), pack.path_of(name)
    match = _FRONT.match(text)
    if match is None:
        message = "a clause starts with front matter between two lines of ---"
        raise finding("front-matter", Location(file, 1, 1), message)
    # The first line is left empty in place of its ---, so that every line keeps its number.
    source = parse_source(("\n" + match[1]).encode(), file, quick=True)
    front = _front_matter(source, keys, required)
    if front["id"] != clause_id:
        message = f"the id is {front['id']!r}, the file is {clause_id}.md"
        raise finding("front-matter", source.place(("id",)), message)
    words, line = text[match.end() :], match[0].count("\n") + 1
    if not words.strip():
        # It would print its heading with nothing under it, as where a saving program lost the rest of the file.
        raise finding(
            "missing-text", Location(file, line, 1), "the clause has no words", "write them below the second ---"
        )
    return ClauseText(**front, text=words, file=name, line=line)


def _front_matter(source: Source, keys: tuple[str, ...], required: tuple[str, ...]) -> dict[str, str]:
    data = source.data if isinstance(source.data, dict) else {}
    for key, value in data.items():
        if key not in keys:
            what = "a clause" if key not in _KEYS else "a translation: its clause says when it is printed"
            message = f"{key!r} is not a field of {what}"
            raise finding("unknown-field", source.place((key,), key=True), message, meant(key, list(keys)))
        if isinstance(value, list | dict):
            message = f"{key} holds a list or a group of keys where a text is expected"
            raise finding("type", source.place((key,)), message, "put quotation marks round it")
    for key in required:
        if not data.get(key):
            message = f"{key!r} is missing in the front matter"
            raise finding("missing-field", source.place((key,)), message, f"add {key}: ...")
    if not is_day(reviewed := str(data["reviewed"])):
        message = f"reviewed: {reviewed[:40]!r} is no day of the calendar; write it as 2026-11-21"
        raise finding("pack", source.place(("reviewed",)), message)
    return {key: str(data.get(key) or "") for key in _KEYS}
