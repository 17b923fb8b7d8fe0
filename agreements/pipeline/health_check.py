"""A definition held against the field's checklists: what it answers, what it leaves open, and what it shows besides."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from agreements import packs
from agreements.assembly import Speech, assemble, speech_for, whereabouts
from agreements.diagnostics import Diagnostic, FindingsError, Report, UsageError, did_you_mean
from agreements.document import Document, Reference, inlines_of, words
from agreements.numbering import NumberingScheme, number, number_of
from agreements.packs import Checklist, ChecklistItem, Pack, find_pack
from agreements.particulars import Agreement, Part, entries, validate
from agreements.particulars.checklists import Answer, Asks, ItemAnswer, Standing, recorded, standing
from agreements.pipeline.checking import named
from agreements.pipeline.checklists import unknown_items
from agreements.pipeline.mistyped import mistyped_owners
from agreements.rules import nameable
from agreements.source import DataPath, Source, path_text, read_source


@dataclass(frozen=True, slots=True)
class ItemHealth:
    """One item: what the definition answers, and what that amounts to.

    `owner` is a name. `where` is the id that the answer gives, and `found` what the documents print for it, one text a
    document; it is empty where `where` leads nowhere. `path` is the place of the answer. `shown_by` lists places of the
    definition that bear on the item and are filled in; they are no answer. An item that the definition does not choose
    is not `counted`.
    """

    item: str
    words: str
    standing: Standing
    counted: bool
    answer: str = ""
    owner: str = ""
    by: datetime.date | None = None
    where: str = ""
    found: tuple[str, ...] = ()
    path: str = ""
    shown_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListHealth:
    """One checklist, item by item.

    Counted are all items of a list that is `chosen`; of benefits, those that the definition names; and of a list that
    is not chosen, those that the register of barriers names.
    """

    name: str
    title: str
    source: str
    asks: Asks
    chosen: bool
    items: tuple[ItemHealth, ...]

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many of the counted items stand how, every standing named."""
        found = Counter(item.standing for item in self.items if item.counted)
        return {one: found[one] for one in Standing}


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of a document that an answer can point at: its id, what is printed for it, and its first words."""

    document: str
    id: str
    printed: str
    words: str


@dataclass(frozen=True)
class Health:
    """The checklists that were asked for, and findings on names that the pack does not know.

    `numbered` says whether the definition's documents could be made, and so whether references could be looked up.
    """

    file: str
    id: str
    lists: tuple[ListHealth, ...]
    report: Report
    numbered: bool

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many of the counted items of all lists stand how, every standing named."""
        return {one: sum(known.counts[one] for known in self.lists) for one in Standing}


def health(path: Path, *, folders: tuple[Path, ...] = (), name: str = "", unchosen: bool = False) -> Health:
    """The lists that the definition chooses or its register of barriers speaks of; or the one named; or every list.

    Raises:
        FindingsError: the definition or its pack cannot be read; the report says where and why.
        UsageError: there is no such file, or no such list in the pack.
    """
    source, agreement, pack = _read(path, folders)
    lists = packs.checklists(pack)
    if name and name not in lists:
        near = did_you_mean(name, lists)
        hint = f"did you mean {near!r}?" if near else f"it has: {', '.join(lists) or 'none'}"
        raise UsageError(f"the pack {pack.name} has no checklist {name!r}", hint=hint)
    view = _View(agreement, speech_for(agreement, pack), _papers(agreement, pack))
    every = [_list_health(view, one, known) for one, known in lists.items() if name in ("", one)]
    found = tuple(one for one in every if name or unchosen or one.chosen or any(one.counts.values()))
    return Health(
        source.file, agreement.id, found, Report.of(_findings(agreement, pack, source)), numbered=bool(view.papers)
    )


def places(path: Path, *, folders: tuple[Path, ...] = ()) -> tuple[NamedPlace, ...]:
    """Every place of the definition's documents that an answer can point at, in reading order.

    Raises:
        FindingsError: the definition or its pack cannot be read, or a document cannot be made of it.
        UsageError: there is no such file.
    """
    _, agreement, pack = _read(path, folders)
    kinds = [kind for kind in agreement.documents if kind in packs.precedent_ids(pack)]
    papers = [_paper(agreement, pack, kind) for kind in kinds]
    return tuple(
        NamedPlace(paper.title, block.id, paper.printed(block.id), " ".join(map(words, inlines_of(block))))
        for paper in papers
        for block in nameable(paper.document)
        if not block.id.startswith("term.")
    )


def _read(path: Path, folders: tuple[Path, ...]) -> tuple[Source, Agreement, Pack]:
    source = read_source(path)
    agreement = validate(source)
    return source, agreement, named(source, ("pack",), partial(find_pack, agreement.pack, folders))


def _findings(agreement: Agreement, pack: Pack, source: Source) -> Iterator[Diagnostic]:
    yield from source.warnings
    yield from unknown_items(agreement, pack, source)
    yield from mistyped_owners(agreement, source)


# --- the documents --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Paper:
    """One document as it is printed: how it is said, and the number of each of its blocks."""

    title: str
    speech: Speech
    document: Document
    numbers: Mapping[str, str]

    def printed(self, where: str) -> str:
        """`paragraph 1.2 of Schedule 3`."""
        inlines = whereabouts(self.speech, where, ())
        return "".join(self.numbers.get(i.target, "?") if isinstance(i, Reference) else i.text for i in inlines)

    def has(self, where: str) -> bool:
        """Whether an answer can point at it."""
        return any(block.id == where for block in nameable(self.document))


def _papers(agreement: Agreement, pack: Pack) -> tuple[_Paper, ...]:
    """The documents that the definition yields; none where its kind has no precedent, or the pack is at fault."""
    kinds = [kind for kind in agreement.documents if kind in packs.precedent_ids(pack)]
    try:
        return tuple(_paper(agreement, pack, kind) for kind in kinds)
    except FindingsError:
        return ()  # `check` tells what is wrong with the pack; what was answered can be shown all the same


def _paper(agreement: Agreement, pack: Pack, kind: str) -> _Paper:
    document = assemble(agreement, pack, kind, draft=True)
    numbers = number_of(number(document, NumberingScheme()))
    return _Paper(packs.precedent(pack, kind).title, speech_for(agreement, pack, kind), document, numbers)


# --- the lists ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _View:
    agreement: Agreement
    speech: Speech
    papers: tuple[_Paper, ...]

    def found(self, where: str) -> tuple[str, ...]:
        """What the documents print for it, with the document's title where there are several."""
        return tuple(
            f"{paper.printed(where)} of the {paper.title}" if len(self.papers) > 1 else paper.printed(where)
            for paper in self.papers
            if paper.has(where)
        )


def _list_health(view: _View, name: str, known: Checklist) -> ListHealth:
    chosen = view.agreement.checklists.chosen if view.agreement.checklists else {}
    whole = name in chosen and known.asks != "benefits"
    found = tuple(_item_health(view, name, item, known, whole=whole) for item in known.items)
    return ListHealth(name, view.speech.checklist_title(name), known.source, known.asks, name in chosen, found)


_NO_ANSWER = Answer.model_validate({})


def _item_health(view: _View, name: str, item: str, known: Checklist, *, whole: bool) -> ItemHealth:
    answer, path = _answer(view.agreement, name, item)
    group = answer if isinstance(answer, Answer) else _NO_ANSWER
    said = group.does if isinstance(answer, Answer) else answer
    speech = view.speech
    found = view.found(group.where) if group.where else ()
    # An answer that says no more than where it stands, and does not stand there, says nothing.
    astray = bool(group.where and view.papers and not found) and group.does is None and group.status is None
    return ItemHealth(
        item=item,
        words=speech.choice(name, item),
        standing=standing(answer, known.asks) if path and not astray else Standing.UNANSWERED,
        counted=whole or bool(path),
        answer=speech.words(said),
        owner=speech.name(group.owner) if isinstance(group.owner, str) else speech.words(group.owner),
        by=group.by,
        where=group.where or "",
        found=found,
        path=path_text(path),
        shown_by=tuple(shown_by(view.agreement, known.items[item])),
    )


def _answer(agreement: Agreement, name: str, item: str) -> tuple[ItemAnswer | None, DataPath]:
    """The answer with its place: in the checklist, or else in the register of barriers. No place, no answer."""
    given = agreement.checklists.chosen.get(name, {}) if agreement.checklists else {}
    if given.get(item) is None and item in (barriers := recorded(agreement.barriers)):
        n, answer = barriers[item]
        return answer, ("barriers", n)
    return given.get(item), ("checklists", name, item) if item in given else ()


def shown_by(agreement: Agreement, item: ChecklistItem) -> Iterator[str]:
    """Places of the definition that bear on the item and are filled in, as a reader writes them."""
    for pattern in item.shown_by:
        yield from (path_text(path) for path in _filled(agreement, pattern.split("."), ()))


def _filled(here: object, steps: list[str], path: DataPath) -> Iterator[DataPath]:
    """Paths of what stands there: `*` is every entry of a list. Nothing, no and an empty list are not filled in."""
    if not steps:
        if not (here is None or here is False or here in ((), {})):
            yield path
        return
    match here:
        case tuple():
            for n, inner in enumerate(here):
                yield from _filled(inner, steps[1:], (*path, n))
        case Part():
            for key, value, _ in entries(here):
                if key == steps[0]:
                    yield from _filled(value, steps[1:], (*path, key))
