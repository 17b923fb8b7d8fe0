"""The parts of an opened pack, each read when it is first asked for: precedents, clauses, terms, labels, reference."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from agreements.diagnostics import Location, UsageError
from agreements.packs.checklists import Checklist
from agreements.packs.findings import finding, meant, read
from agreements.packs.model import ClauseText, Enactment, Form, Pack, Passage, Precedent, TermEntry
from agreements.packs.reference import (
    BetterCareFundYear,
    BodyKind,
    Exclusion,
    KindOfDocument,
    OldName,
    Power,
    Region,
    Threshold,
    WordList,
)
from agreements.source import DataPath, Source, parse_source, read_text

T = TypeVar("T")


def _once(get: Callable[..., T]) -> Callable[..., T]:
    """Reads each part of a pack once."""

    @functools.wraps(get)
    def wrapper(pack: Pack, *args: str) -> T:
        key = repr((get.__name__, *args))
        if key not in pack._cache:  # noqa: SLF001 - the cache is this module's own
            pack._cache[key] = get(pack, *args)  # noqa: SLF001
        return cast("T", pack._cache[key])  # noqa: SLF001

    return wrapper


# --- files of a pack ------------------------------------------------------------------------------------------------


def _bytes(pack: Pack, name: str) -> bytes:
    if name not in pack.files:
        raise finding("pack", Location(str(pack.folder / name)), f"the pack {pack.name} lacks {name}")
    return pack.files[name].data


@_once
def _source(pack: Pack, name: str) -> Source:
    return parse_source(_bytes(pack, name), str(pack.folder / name), quick=True)


@_once
def _text(pack: Pack, name: str) -> str:
    return read_text(_bytes(pack, name), str(pack.folder / name))


def _data(pack: Pack, name: str, model: type[T]) -> T:
    return read(model, _source(pack, name))


def place(pack: Pack, name: str, path: DataPath = ()) -> Location:
    """Where in a YAML file of the pack a path stands."""
    return _source(pack, name).place(path)


def passage(pack: Pack, name: str, text: str, line: int = 1) -> Passage:
    """Those words where the file first holds them from that line on, for findings that point into them."""
    file, lines = str(pack.folder / name), _text(pack, name).split("\n")
    rest = "\n".join(lines[line - 1 :])
    at = rest.find(text)
    if at < 0:
        return Passage(text, file, line, raw=rest)
    before = rest[:at]
    return Passage(text, file, line + before.count("\n"), at - before.rfind("\n"), text)


# --- kinds of document ----------------------------------------------------------------------------------------------


def precedent_ids(pack: Pack) -> tuple[str, ...]:
    """The kinds of document that the pack can make, in alphabetical order."""
    return tuple(
        name.removeprefix("precedents/").removesuffix(".yaml")
        for name in sorted(pack.files)
        if re.fullmatch(r"precedents/[a-z0-9-]+\.yaml", name)
    )


@_once
def precedent(pack: Pack, kind: str) -> Precedent:
    """The precedent of that kind.

    Raises:
        UsageError: the pack has none.
        FindingsError: its file is wrong.
    """
    name = f"precedents/{kind}.yaml"
    if kind not in precedent_ids(pack):
        hint = meant(kind, list(precedent_ids(pack))) or f"it has: {', '.join(precedent_ids(pack)) or 'none'}"
        raise UsageError(f"the pack {pack.name} has no kind of document called {kind!r}", hint=hint)
    found = _data(pack, name, Precedent)
    if found.id != kind:
        raise finding("precedent", place(pack, name, ("id",)), f"the id is {found.id!r}, the file is {kind}.yaml")
    return found


def starting_definition(pack: Pack, kind: str) -> str:
    """A commented definition of that kind, to be filled in.

    Raises:
        UsageError: the pack has no such kind, or no starting definition for it.
    """
    precedent(pack, kind)
    name = f"starts/{kind}.yaml"
    if name not in pack.files:
        raise UsageError(f"the pack {pack.name} has no starting definition for {kind}")
    return _text(pack, name)


# --- clauses --------------------------------------------------------------------------------------------------------

_FRONT = re.compile(r"\A---[ ]*\n(.*?)^---[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_KEYS = ("id", "heading", "when", "source", "reviewed", "notes")
_REQUIRED = ("id", "heading", "source", "reviewed")


@_once
def clause_index(pack: Pack) -> Mapping[str, str]:
    """File by clause id. A clause's id is the name of its file.

    Raises:
        FindingsError: two files of the bank have one name.
    """
    index: dict[str, str] = {}
    for name in sorted(pack.files):
        if name.startswith("clauses/") and name.endswith(".md"):
            id_ = name.rpartition("/")[2].removesuffix(".md")
            if id_ in index:
                message = f"the clause {id_!r} is also in {index[id_]}"
                raise finding("duplicate-id", Location(str(pack.folder / name)), message)
            index[id_] = name
    return index


@_once
def clause(pack: Pack, clause_id: str) -> ClauseText | None:
    """The clause of that id, or None if the bank has none.

    Raises:
        FindingsError: its file is no text, or its front matter is wrong.
    """
    name = clause_index(pack).get(clause_id)
    if name is None:
        return None
    text = _text(pack, name)
    match = _FRONT.match(text)
    if match is None:
        at = Location(str(pack.folder / name), 1, 1)
        raise finding("front-matter", at, "a clause starts with front matter between two lines of ---")
    # The first line is left empty in place of its ---, so that every line keeps its number.
    source = parse_source(("\n" + match[1]).encode(), str(pack.folder / name), quick=True)
    front = _front_matter(source)
    if front["id"] != clause_id:
        message = f"the id is {front['id']!r}, the file is {clause_id}.md"
        raise finding("front-matter", source.place(("id",)), message)
    return ClauseText(**front, text=text[match.end() :], file=name, line=match[0].count("\n") + 1)


def _front_matter(source: Source) -> dict[str, str]:
    data = source.data if isinstance(source.data, dict) else {}
    for key, value in data.items():
        if key not in _FRONT_KEYS:
            message = f"{key!r} is not a field of a clause"
            raise finding("unknown-field", source.place((key,), key=True), message, meant(key, list(_FRONT_KEYS)))
        if isinstance(value, list | dict):
            message = f"{key} holds a list or a group of keys where a text is expected"
            raise finding("type", source.place((key,)), message, "put quotation marks round it")
    for key in _REQUIRED:
        if not data.get(key):
            message = f"{key!r} is missing in the front matter"
            raise finding("missing-field", source.place((key,)), message, f"add {key}: ...")
    return {key: str(data.get(key) or "") for key in _FRONT_KEYS}


# --- terms, conditions, labels, reference data ----------------------------------------------------------------------


@_once
def terms(pack: Pack) -> tuple[TermEntry, ...]:
    """The defined terms of the pack, from every file in `terms/`.

    Raises:
        FindingsError: a term is defined twice, or one form belongs to two terms.
    """
    found: dict[str, TermEntry] = {}
    owner: dict[str, str] = {}
    for name in sorted(pack.files):
        if name.startswith("terms/") and name.endswith(".yaml"):
            for term, entry in _data(pack, name, dict[str, TermEntry]).items():
                here = _source(pack, name).place((term,), key=True)
                for form in (term, *entry.forms):
                    if form in owner:
                        raise finding("duplicate-id", here, f"{form!r} is defined twice: also under {owner[form]!r}")
                    owner[form] = term
                found[term] = entry.model_copy(update={"name": term, "file": name, "line": here.line})
    return tuple(found.values())


@_once
def conditions(pack: Pack) -> Mapping[str, str]:
    """Conditions by name: short expressions over the facts of a definition."""
    return _data(pack, "conditions.yaml", dict[str, str])


@_once
def labels(pack: Pack, language: str) -> Mapping[str, object]:
    """Fixed words: labels of running lines, table columns, printed forms of choices."""
    return _data(pack, f"labels/{language}.yaml", dict[str, object])


@_once
def enactments(pack: Pack) -> Mapping[str, Enactment]:
    """Enactments by id."""
    return _data(pack, "reference/enactments.yaml", dict[str, Enactment])


@_once
def bodies(pack: Pack) -> Mapping[str, BodyKind]:
    """Kinds of body by the names that definitions use."""
    return _data(pack, "reference/bodies.yaml", dict[str, BodyKind])


@_once
def powers(pack: Pack) -> Mapping[str, Power]:
    """Powers to act together, with the kinds of body that may use them."""
    return _data(pack, "reference/powers.yaml", dict[str, Power])


@_once
def exclusions(pack: Pack) -> tuple[Exclusion, ...]:
    """Functions that a power does not reach or that a rule asks about, each with its id."""
    found = _data(pack, "reference/exclusions.yaml", dict[str, Exclusion])
    return tuple(entry.model_copy(update={"id": id_}) for id_, entry in found.items())


@_once
def old_names(pack: Pack) -> Mapping[str, OldName]:
    """Names that are out of date."""
    return _data(pack, "reference/old-names.yaml", dict[str, OldName])


@_once
def thresholds(pack: Pack) -> Mapping[str, Threshold]:
    """Numbers and days that rules compare with, by name."""
    return _data(pack, "reference/thresholds.yaml", dict[str, Threshold])


@_once
def regions(pack: Pack) -> Mapping[str, Region]:
    """Welsh regions by id."""
    return _data(pack, "reference/regions.yaml", dict[str, Region])


@_once
def better_care_fund(pack: Pack) -> Mapping[str, BetterCareFundYear]:
    """What is known nationally of the Better Care Fund, by financial year."""
    return _data(pack, "reference/better-care-fund.yaml", dict[str, BetterCareFundYear])


@_once
def word_lists(pack: Pack) -> Mapping[str, WordList]:
    """Words by which rules know what a text speaks of."""
    return _data(pack, "reference/words.yaml", dict[str, WordList])


@_once
def kinds_of_document(pack: Pack) -> Mapping[str, KindOfDocument]:
    """Every kind of document that the field knows; those without a precedent can be checked and not built."""
    return _data(pack, "reference/document-kinds.yaml", dict[str, KindOfDocument])


@_once
def checklists(pack: Pack) -> Mapping[str, Checklist]:
    """The field's checklists by the names that definitions use."""
    return _data(pack, "reference/checklists.yaml", dict[str, Checklist])


@_once
def dispute_ladders(pack: Pack) -> Mapping[str, object]:
    """The stages of the pack's own ladders, by type of dispute."""
    return _data(pack, "reference/dispute-ladders.yaml", dict[str, object])


@_once
def execution_forms(pack: Pack) -> Mapping[str, Mapping[str, Form]]:
    """Words of execution by set and mode."""
    return _data(pack, "execution.yaml", dict[str, dict[str, Form]])


# --- house style ----------------------------------------------------------------------------------------------------


def house_docx(pack: Pack) -> bytes:
    """The house style as it lies in the pack.

    Raises:
        FindingsError: the pack has none.
    """
    return _bytes(pack, "house-style/house.docx")


def print_css(pack: Pack) -> str:
    """The pack's own additions to the stylesheet; empty when it has none."""
    name = "house-style/print.css"
    return _text(pack, name) if name in pack.files else ""


def fonts(pack: Pack) -> Mapping[str, bytes]:
    """The pack's font files by file name."""
    return {
        name.rpartition("/")[2]: file.data
        for name, file in sorted(pack.files.items())
        if name.startswith("house-style/fonts/") and name.endswith((".ttf", ".otf"))
    }
