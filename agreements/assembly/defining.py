"""The list of definitions, made of the terms that the text uses and those that their meanings use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from agreements import packs, wording
from agreements.assembly.choosing import Choice, refusal
from agreements.assembly.filling import Filler
from agreements.assembly.parsing import Parsed, Terms, parse
from agreements.document import (
    Block,
    Definition,
    DraftingNote,
    Inline,
    Inlines,
    Paragraph,
    Series,
    Term,
    Text,
    Value,
    inlines_of,
)
from agreements.packs import Pack, TermEntry

SLOT = "slot:definitions"
"""The id of the paragraph that the list takes the place of."""

_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Definitions:
    """The defined terms of a pack, and how the meanings of those that are used become blocks."""

    pack: Pack
    filler: Filler
    choice: Choice

    @property
    def terms(self) -> Terms:
        """Every form of every term; in Welsh those too that a mutation makes of one term alone."""
        stated = {form: entry.name for entry in self._entries() for form in (entry.name, *entry.forms)}
        mutated: dict[str, set[str]] = {}
        for form, name in stated.items():
            for changed in wording.mutated(form, self.choice.language):
                mutated.setdefault(changed, set()).add(name)
        return Terms({form: name for form, (name, *others) in mutated.items() if not others} | stated)

    def _entries(self) -> list[TermEntry]:
        """The terms of the pack, by the names that this kind of document gives them."""
        said = self.filler.speech.renaming
        return [
            entry.model_copy(update={"name": said(entry.name), "forms": tuple(map(said, entry.forms))})
            for entry in packs.terms(self.pack, self.choice.language)
        ]

    def listed(self, blocks: list[Block], place: Callable[[str, str, int], None]) -> list[Block]:
        """The blocks with the list in its slot, in alphabetical order; `place` is told where each stands in the pack.

        Raises:
            FindingsError: a meaning cannot be used.
        """
        if not any(block.id == SLOT for block in blocks):
            return blocks
        meanings = self._meanings([*_used(blocks), *self._used_in_values(blocks)])
        listed: list[Block] = []
        for name in sorted(meanings, key=lambda name: wording.sort_key(name, self.choice.language)):
            entry, meaning = meanings[name]
            listed += meaning
            for block in meaning:
                place(block.id, entry.file, entry.line)
        return [block for slot in blocks for block in (listed if slot.id == SLOT else [slot])]

    def _meanings(self, used: Iterable[str]) -> dict[str, tuple[TermEntry, list[Block]]]:
        entries = {entry.name: entry for entry in self._entries()}
        meanings: dict[str, tuple[TermEntry, list[Block]]] = {}
        known = self.terms
        waiting = list(used)
        while waiting:
            entry = entries[waiting.pop()]
            if entry.name not in meanings and self.choice.holds(entry.when, entry.file):
                meanings[entry.name] = entry, self._meaning(entry, known)
                waiting += _used(meanings[entry.name][1])
        return meanings

    def _used_in_values(self, blocks: Iterable[Block]) -> list[str]:
        """The terms of times and deadlines, which the pack says: `20 Working Days after the end of each Quarter`.

        Other words of a value are the definition's own, capitals and all.
        """
        terms = self.terms
        said = self.filler.speech.time_words()
        names = {terms.names[form] for words in said for form in terms.pattern.findall(words)}
        forms = Terms({form: name for form, name in terms.names.items() if name in names})
        return [forms.names[form] for value in _values(blocks) for form in forms.pattern.findall(value.text)]

    def _meaning(self, entry: TermEntry, known: Terms) -> list[Block]:
        passage = packs.passage(self.pack, entry.file, entry.means, entry.line)
        filled = self.filler.fill(passage, {})
        parsed = parse(filled, self.filler.filling, known, passage.file)
        if not parsed or not all(_can_define(item) for item in parsed) or parsed[0].level:
            message = f"the meaning of {entry.name!r} is a sentence, then paragraphs no deeper than (i)"
            raise refusal("lint", passage.place(), message, "leave tables and notes out of it")
        first, *items = parsed
        id_ = f"term.{''.join(c if c.isalnum() else '-' for c in entry.id.casefold())}"
        opening: Inlines = (Term(entry.name, entry.name, defines=True), Text(" "), *first.inlines)
        return [
            Definition(id_, opening),
            *(
                Paragraph(f"{id_}.{item.anchor or n}", item.inlines, item.level + 1, Series.DEFINITION)
                for n, item in enumerate(items, start=1)
            ),
        ]


def _can_define(item: Parsed) -> bool:
    return bool(item.inlines) and not item.note and item.level <= _DEEPEST


def _used(blocks: Iterable[Block]) -> list[str]:
    """The terms that the blocks use."""
    return [inline.name for inline in _inlines(blocks) if isinstance(inline, Term) and not inline.defines]


def _values(blocks: Iterable[Block]) -> list[Value]:
    return [inline for inline in _inlines(blocks) if isinstance(inline, Value)]


def _inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """What the blocks say. Notes to the drafter are not part of the text."""
    for block in blocks:
        if not isinstance(block, DraftingNote):
            for run in inlines_of(block):
                yield from run
