"""The kinds of document that a pack can make, with their titles in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from agreements.diagnostics import Diagnostic, FindingsError, Report, Severity, UsageError
from agreements.packs.findings import finding, meant, read
from agreements.packs.lookup import is_second, once, place, source_of, text_of
from agreements.packs.model import Pack, Precedent
from agreements.source import DataPath, Plain, path_text

_PRINTED = "title"
_TOLD = ("summary", "signed_by")
"""What only lists of kinds show; it is said in the first language where a second has no words for it."""

_BILINGUAL = re.compile("[a-z]{2}")


@once
def precedent_ids(pack: Pack) -> tuple[str, ...]:
    """The kinds of document that the pack can make, in alphabetical order."""
    return tuple(
        name.removeprefix("precedents/").removesuffix(".yaml")
        for name in sorted(pack.files)
        if re.fullmatch(r"precedents/[a-z0-9-]+\.yaml", name)
    )


@once
def precedent(pack: Pack, kind: str, language: str = "") -> Precedent:
    """The precedent of that kind with its titles in that language, by default the pack's first.

    Raises:
        UsageError: the pack has none.
        FindingsError: its file is wrong, or a title has no words in that language.
    """
    name = file_of(pack, kind)
    if lacking := tuple(titles_lacking(pack, kind, language)):
        raise FindingsError(f"{kind} has titles without words", report=Report.of(lacking))
    source = source_of(pack, name)
    found = read(Precedent, replace(source, data=_said(source.data, _languages(pack, language))))
    if found.id != kind:
        raise finding("precedent", place(pack, name, ("id",)), f"the id is {found.id!r}, the file is {kind}.yaml")
    return found


def file_of(pack: Pack, kind: str) -> str:
    """The name of the file that holds the precedent of that kind.

    Raises:
        UsageError: the pack has none.
    """
    known = precedent_ids(pack)
    if kind not in known:
        hint = meant(kind, list(known)) or f"it has: {', '.join(known) or 'none'}"
        raise UsageError(f"the pack {pack.name} has no kind of document called {kind!r}", hint=hint)
    return f"precedents/{kind}.yaml"


def titles_lacking(pack: Pack, kind: str, language: str) -> Iterator[Diagnostic]:
    """A finding for each title of the precedent that has no words in that language."""
    name, wanted = file_of(pack, kind), _languages(pack, language)[0]
    for path, title in _titles(source_of(pack, name).data, ()):
        plain = not isinstance(title, dict)
        if wanted not in title if isinstance(title, dict) else is_second(pack, language):
            first = pack.manifest.languages[0]
            hint = f"write {{{first}: ..., {wanted}: ...}}" if plain else f"add {wanted}: ..."
            message = f"{path_text(path)} has no words in {wanted!r}"
            yield Diagnostic(
                "missing-text", Severity.ERROR, message, place(pack, name, path), hint=hint, waivable=False
            )


def _languages(pack: Pack, language: str) -> tuple[str, str]:
    """The language that is asked for, and the one that stands in for it."""
    first = next(iter(pack.manifest.languages), "")
    return language or first, first


def _titles(here: Plain, path: DataPath) -> Iterator[tuple[DataPath, Plain]]:
    """Every title that is text, or text by language. What is neither is told when the precedent is read."""
    if isinstance(here, list):
        for n, item in enumerate(here):
            yield from _titles(item, (*path, n))
    if isinstance(here, dict):
        for key, value in here.items():
            if key == _PRINTED and (isinstance(value, str) or _is_bilingual(value)):
                yield (*path, key), value
            else:
                yield from _titles(value, (*path, key))


def _said(here: Plain, languages: tuple[str, str]) -> Plain:
    """The data with each text by language replaced by its words."""
    if isinstance(here, list):
        return [_said(item, languages) for item in here]
    if isinstance(here, dict):
        return {
            key: _words(value, languages) if key in (_PRINTED, *_TOLD) else _said(value, languages)
            for key, value in here.items()
        }
    return here


def _words(value: Plain, languages: tuple[str, str]) -> Plain:
    if not isinstance(value, dict) or not _is_bilingual(value):
        return value
    return next((value[language] for language in languages if language in value), value)


def _is_bilingual(value: Plain) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(_BILINGUAL.fullmatch(key) and isinstance(words, str) for key, words in value.items())
    )


# --- starting definitions -------------------------------------------------------------------------------------------

_NAMES_PACK = re.compile(r"^pack:.*$", re.MULTILINE)


def starting_definition(pack: Pack, kind: str) -> str:
    """A commented definition of that kind, to be filled in. One of a pack below asks for this pack all the same.

    Raises:
        UsageError: the pack has no such kind, or no starting definition for it.
    """
    name = f"starts/{kind}.yaml"
    file_of(pack, kind)
    if name not in pack.files:
        raise UsageError(f"the pack {pack.name} has no starting definition for {kind}")
    text = text_of(pack, name)
    if not pack.files[name].layer:
        return text
    line = f"pack: {pack.name}"
    if _NAMES_PACK.search(text):
        return _NAMES_PACK.sub(line, text, count=1)
    return re.sub(r"^(?=\w)", f"{line}\n", text, count=1, flags=re.MULTILINE)
