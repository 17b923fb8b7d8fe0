"""Which functions of a scheme the reference data names: by section and part of an Act, or by the words of the scope."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements import packs
from agreements.packs import Exclusion
from agreements.particulars import Bilingual, Function
from agreements.rules.matter import Matter, text

_NUMBERS = (
    r"{one}(?:\(\w+\))*"
    r"(?:\s*(?:,\s*(?:and|or)?|and\b|or\b|&|to\b|[-\u2010-\u2014])\s*(?:ss?\.?\s*)?{one}(?:\(\w+\))*)*"
)
_SECTIONS = re.compile(
    r"\b(?:ss?\.?|sections?|adran(?:nau)?)\s*(" + _NUMBERS.replace("{one}", r"\d+[A-Z]*\d*") + r")", re.IGNORECASE
)
_PARTS = re.compile(r"\b(?:[Pp]arts?|[Rr]han(?:nau)?)\s+(" + _NUMBERS.replace("{one}", r"(?:\d+|[IVXL]+)\b") + r")")
_NOT_SO = re.compile(r"\bnon[\s\-\u2010\u2011]+\w+", re.IGNORECASE)
"""`non-surgical` denies the one word that it stands before."""


def entries_of(matter: Matter, rule_id: str) -> tuple[Exclusion, ...]:
    """The entries of the reference data that the rule uses, in their order."""
    return tuple(entry for entry in packs.exclusions(matter.pack) if rule_id in entry.rule)


def entry_called(matter: Matter, id_: str) -> Exclusion:
    """The entry of that id."""
    return next(entry for entry in packs.exclusions(matter.pack) if entry.id == id_)


def first_named(
    matter: Matter, functions: tuple[Function, ...], entries: tuple[Exclusion, ...]
) -> Iterator[tuple[int, Exclusion]]:
    """Each function that names one of the entries, by its place in the list, with the first entry that it names."""
    for n, function in enumerate(functions):
        entry = next((entry for entry in entries if named(matter, function, entry)), None)
        if entry is not None:
            yield n, entry


def named(matter: Matter, function: Function, entry: Exclusion) -> str:
    """What in the function names the entry, or the empty string.

    That is a section or part under the Act, be it in its own field or in the words of the scope; the Act itself, where
    the entry stands for the whole of it; or words of the scope. What the scope leaves out does not count.
    """
    found = packs.names_function(entry, function.act, function.sections, function.parts)
    for scope in _scopes(function) if not found else ():
        kept = packs.stated(_blanked(scope), packs.word_lists(matter.pack)["leaves_out"])
        found = found or packs.names_function(entry, *_cited(matter, function, entry, kept), text=kept)
    return found


def cited(matter: Matter, function: Function) -> str:
    """The function as a message calls it, such as `Mental Health Act 1983, s.114`, or the words of its scope."""
    entry = packs.enactments(matter.pack).get(function.act)
    sections = f", s.{', '.join(function.sections)}" if function.sections else ""
    parts = f", Part {', '.join(function.parts)}" if function.parts else ""
    scope = text(function.scope)
    if scope and not sections and not parts:
        return scope
    return f"{entry.title if entry else function.act}{sections}{parts}"


def _scopes(function: Function) -> tuple[str, ...]:
    scope = function.scope
    return (scope.en, scope.cy) if isinstance(scope, Bilingual) else (scope,) if scope else ()


def _cited(
    matter: Matter, function: Function, entry: Exclusion, scope: str
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The Act, and the sections and parts that the scope cites; nothing where they may be those of another Act."""
    if not entry.act or not (function.act == entry.act or _speaks_of_act(matter, entry.act, scope)):
        return "", (), ()
    return entry.act, tuple(_SECTIONS.findall(scope)), tuple(_PARTS.findall(scope))


def _speaks_of_act(matter: Matter, act: str, scope: str) -> bool:
    """Whether the scope names the Act: by its title, with or without the year, or by an id such as MHA 1983."""
    entry = packs.enactments(matter.pack).get(act)
    title = entry.title if entry else act
    short, year = title[:-4].strip(), title[-4:]
    names = (title, act, f"{act[:-4]} {act[-4:]}")
    if packs.first_word(scope, names):
        return True
    return year.isdigit() and bool(re.search(rf"\b{re.escape(short)}\b(?!\s*\d{{4}})", scope))


def _blanked(scope: str) -> str:
    return _NOT_SO.sub(lambda match: " " * len(match[0]), scope)
