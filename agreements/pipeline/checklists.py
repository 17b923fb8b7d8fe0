"""What a definition says of checklists that neither its model nor its documents can test: names that the pack holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from agreements import packs
from agreements.diagnostics import Diagnostic, Severity, did_you_mean
from agreements.document import Document, Reference, inlines_of
from agreements.packs import Checklist, Pack
from agreements.particulars import Agreement
from agreements.particulars.checklists import Answer
from agreements.rules import RULES, Finding, Rule, nameable, nowhere
from agreements.source import DataPath, Source, path_text

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FEW = 12
"""As many items as a hint names one by one."""
_AN_ITEM = 3
"""Steps of the path to an item of a list, which is told at its key."""


def unknown_items(agreement: Agreement, pack: Pack, source: Source) -> Iterator[Diagnostic]:
    """A finding for each list, item and barrier that the pack does not have, at its place."""
    lists = packs.checklists(pack)
    for name, items in agreement.checklists.chosen.items() if agreement.checklists else ():
        if name not in lists:
            yield _finding(
                source, ("checklists", name), f"the pack {pack.name} has no checklist {name}", _near(name, lists)
            )
            continue
        listed = agreement.checklists and isinstance(getattr(agreement.checklists, name), tuple)
        for n, item in enumerate(items):
            if item not in lists[name].items:
                path: DataPath = ("checklists", name, n if listed else item)
                yield _finding(source, path, f"{item!r} is no item of the checklist {name}", _hint(item, name, lists))
    difficulties = {item: n for n, known in lists.items() if known.asks == "difficulties" for item in known.items}
    for n, barrier in enumerate(agreement.barriers if difficulties else ()):
        if barrier.item not in difficulties:
            message = f"{barrier.item!r} is no item of a checklist of barriers or pressures"
            yield _finding(source, ("barriers", n, "item"), message, _barrier_hint(barrier.item, difficulties, lists))


_ALL = "`agreements health FILE --all` shows every list with its items"


def _finding(source: Source, path: DataPath, message: str, hint: str) -> Diagnostic:
    place = source.place(path, key=len(path) == _AN_ITEM and path[0] == "checklists" and isinstance(path[-1], str))
    return Diagnostic(
        "reference",
        Severity.ERROR,
        message,
        place,
        hint=hint,
        path=path_text(path),
        subject=str(path[-1]),
        waivable=False,
    )


def _hint(item: str, name: str, lists: Mapping[str, Checklist]) -> str:
    """The item that was most likely meant, the list that has it, or the items that there are."""
    others = [other for other, known in lists.items() if item in known.items]
    if others:
        return f"it belongs to {others[0]}"
    known = lists[name].items
    near = _number_in(item, known) or did_you_mean(item, known)
    few = f"its items are {', '.join(known)}" if len(known) <= _FEW else _ALL
    return _meant(near, lists) or few


def _barrier_hint(item: str, difficulties: Mapping[str, str], lists: Mapping[str, Checklist]) -> str:
    other = next((name for name, known in lists.items() if item in known.items), "")
    if other:
        return f"it belongs to {other}, which asks for {lists[other].asks}"
    near = _number_in(item, difficulties) or did_you_mean(item, difficulties)
    return _meant(near, lists) or _ALL


def _number_in(item: str, known: Mapping[str, object]) -> str:
    """The number of an item in a text such as `D-150` or `element 150`."""
    found = _NUMBER.search(item)
    return found[0] if found and found[0] in known else ""


def _meant(near: str, lists: Mapping[str, Checklist]) -> str:
    words = next((known.items[near].words for known in lists.values() if near in known.items), "")
    return f"did you mean {near!r} ({words})?" if near else ""


def _did_you_mean(near: str) -> str:
    return f"did you mean {near!r}?" if near else ""


def _near(name: str, lists: Mapping[str, Checklist]) -> str:
    return _did_you_mean(did_you_mean(name, lists)) or f"it has: {', '.join(lists) or 'none'}"


def unseen_references(agreement: Agreement, documents: Mapping[str, Document]) -> Iterator[tuple[Rule, Finding]]:
    """References of answers that no document prints, and that lead nowhere in any.

    Those that are printed are tested where they are. Where a definition yields no document that the pack can make,
    nothing can be tested.
    """
    blocks = [block for document in documents.values() for block in document.blocks]
    printed = {i.path for b in blocks for run in inlines_of(b) for i in run if isinstance(i, Reference)}
    named = {block.id for document in documents.values() for block in nameable(document)}
    rule = next(rule for rule in RULES if rule.name == "broken-reference")
    for path, where in references(agreement) if documents else ():
        if path_text(path) not in printed and where not in named:
            yield rule, nowhere(where, path, named)


def references(agreement: Agreement) -> Iterator[tuple[DataPath, str]]:
    """Every place that an answer points at, with the path of the answer's own `where`."""
    for name, items in agreement.checklists.chosen.items() if agreement.checklists else ():
        for item, answer in items.items():
            if isinstance(answer, Answer) and answer.where is not None:
                yield ("checklists", name, item, "where"), answer.where
