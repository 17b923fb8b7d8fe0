"""Two texts of one document in two languages are held against each other: nothing may stand in one of them alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher

from agreements.diagnostics import Diagnostic, Location, Severity
from agreements.document import (
    Blank,
    Block,
    Definition,
    Document,
    ExecutionBlock,
    Inline,
    Paragraph,
    Reference,
    Table,
    Value,
    inlines_of,
)
from agreements.packs import Pack
from agreements.source import Source, parse_path

_NAMES = {"en": "English", "cy": "Welsh"}
_DEFINED = "term."
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def out_of_step(first: Document, second: Document, pack: Pack, source: Source) -> Iterator[Diagnostic]:
    """A finding for each block, value, figure, reference, row or place to sign that one language has and one lacks.

    It stands at the line of the clause in the second language of the pack. Definitions may come in another order, for
    each language has an alphabet of its own; what they are must be the same.
    """
    here, there = (second, first) if _is_english(first) else (first, second)
    told = _Told(here, there, pack, source)
    yield from _blocks(told)
    known = {block.id: block for block in there.blocks}
    for block in here.blocks:
        other = known.get(block.id)
        if other is not None:
            yield from _differences(block, other, told)


def _is_english(document: Document) -> bool:
    return document.language == "en"


class _Told:
    """How a difference between the translation (`here`) and the text that it translates (`there`) is told."""

    def __init__(self, here: Document, there: Document, pack: Pack, source: Source) -> None:
        self.here, self.there = here, there
        self._pack, self._source = pack, source
        self.language, self.other = (_NAMES.get(each.language, each.language) for each in (here, there))

    def finding(self, block: str, message: str, hint: str, *, path: str = "", mild: bool = False) -> Diagnostic:
        """At the clause of the translation; else at that of the other text; else at the value."""
        places = [found for document in (self.here, self.there) if (found := self._place(document, block))]
        value = self._source.place(parse_path(path)) if path else self._source.place(())
        place, *related = (*places, *([value] if path or not places else []))
        return Diagnostic(
            "out-of-step",
            Severity.WARNING if mild else Severity.ERROR,
            message,
            place,
            hint=hint,
            path=path,
            subject=block,
            related=tuple(related),
        )

    def _place(self, document: Document, block: str) -> Location | None:
        found = document.place_of(block)
        return Location(self._pack.path_of(found[0]), found[1], 1) if found else None


# --- the same blocks, in the same order -------------------------------------------------------------------------------


def _blocks(told: _Told) -> Iterator[Diagnostic]:
    here, there = (_ids(document) for document in (told.here, told.there))
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for id_ in there[a:b]:
            what = "comes in another place" if id_ in here else "is not there"
            yield told.finding(id_, f"{id_} {what} in {told.language}", f"write what the {told.other} text has there")
        for id_ in here[c:d]:
            if id_ not in there:
                hint = f"take it out, or write it in {told.other} too; a paragraph has the same {{#name}} in both"
                yield told.finding(id_, f"{id_} is there in {told.language} alone", hint)
    yield from _terms(told)


def _ids(document: Document) -> list[str]:
    return [block.id for block in document.blocks if not block.id.startswith(_DEFINED)]


def _terms(told: _Told) -> Iterator[Diagnostic]:
    """A term that one text uses and the other says in words of its own is worth a look, and no fault."""
    here, there = (
        {block.id: block for block in document.blocks if block.id.startswith(_DEFINED)}
        for document in (told.here, told.there)
    )
    hint = "use the term in both texts, or list the form that it has in the other"
    for having, lacking, names in (
        (there, here, (told.other, told.language)),
        (here, there, (told.language, told.other)),
    ):
        for id_, block in having.items():
            if id_ not in lacking:
                message = f"{id_} is defined in {names[0]} and not in {names[1]}, where no text uses it"
                yield told.finding(id_, message, hint, mild=isinstance(block, Definition))


# --- the same in each block -------------------------------------------------------------------------------------------


def _differences(block: Block, other: Block, told: _Told) -> Iterator[Diagnostic]:
    if _shape(block) != _shape(other):
        message = f"{block.id} is {_shape(block)} in {told.language} and {_shape(other)} in {told.other}"
        yield told.finding(block.id, message, "give both texts the same paragraphs, numbered alike")
        return
    for what, found in _COMPARED:
        here, there = Counter(found(block)), Counter(found(other))
        for key in there - here:
            message = f"{block.id} has {what} {key} in {told.other} and not in {told.language}"
            yield told.finding(block.id, message, "say the same in both languages", path=key if what == _VALUE else "")
        for key in here - there:
            message = f"{block.id} has {what} {key} in {told.language} and not in {told.other}"
            yield told.finding(block.id, message, "say the same in both languages", path=key if what == _VALUE else "")


def _shape(block: Block) -> str:
    """What the block is, in words."""
    match block:
        case Paragraph():
            return f"a paragraph of level {block.level}"
        case Table():
            totals = sum(row.total for row in block.rows)
            return f"a table of {len(block.columns)} columns, {len(block.rows)} rows and {totals} totals"
        case ExecutionBlock():
            seal = " and a seal" if block.seal_label else ""
            return f"a place to sign with {len(block.lines)} lines{seal}"
        case _:
            return f"a {type(block).__name__.lower()}"


def _inlines(block: Block) -> Iterator[Inline]:
    return (inline for run in inlines_of(block) for inline in run)


def _values(block: Block) -> Iterable[str]:
    return {inline.path for inline in _inlines(block) if isinstance(inline, Value | Blank) and inline.path}


def _references(block: Block) -> Iterable[str]:
    return (inline.target for inline in _inlines(block) if isinstance(inline, Reference))


def _figures(block: Block) -> Iterable[str]:
    texts = ("".join(inline.text for inline in run if not isinstance(inline, Reference)) for run in inlines_of(block))
    return (figure for text in texts for figure in _FIGURE.findall(text))


_VALUE = "the value"
_COMPARED: tuple[tuple[str, Callable[[Block], Iterable[str]]], ...] = (
    (_VALUE, _values),
    ("a reference to", _references),
    ("the figure", _figures),
)
"""What must be the same in both. A value may be printed once in one language and twice in the other."""
