"""Rules about defined terms: each that is used is defined, once, and each that is defined is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from agreements import packs, wording
from agreements.diagnostics import Severity
from agreements.document import (
    Block,
    Clause,
    Definition,
    Document,
    ExecutionBlock,
    Heading,
    Inlines,
    Part,
    Picture,
    Schedule,
    Table,
    Term,
    Text,
    Value,
    inlines_of,
)
from agreements.rules.matter import Matter
from agreements.rules.model import Finding

_TITLES = (Clause, ExecutionBlock, Heading, Part, Picture, Schedule, Table)
"""Blocks whose words have capitals because they are titles or labels."""
_OTHER = "\x00"
"""Stands for a word that is no plain text of the pack: a value, a reference, a term that is known."""
_CAPITALS = re.compile(r"\b[A-Z][\w'-]*(?: (?:(?:and|of|the|for) )?[A-Z][\w'-]*)*")
_MID_SENTENCE = re.compile(r"[a-z,;\u2014-] $")
_JOIN = re.compile(r"^(?:and|of|the|for) ")
_JOINS = re.compile(r" (?:(?:and|of|the|for) )?")
_ENACTMENT = re.compile(
    r"\b[A-Z][\w'()-]*(?:,? (?:[A-Z(][\w'()-]*|and|of|the|for|to|in|as|etc))*,? "
    r"(?:Acts?|Regulations?|Orders?|Directions|Measures?|Rules)\b"
)
_WELSH_ENACTMENT = re.compile(
    r"\b(?:Dd?eddf|Neddf|Rh?eoliadau|[MF]esur|G?Orchymyn)\b(?: (?:[A-Z(][\w'(),-]*|a|ac|ar|at|i|o|y|yr|yn|dan|drwy))* "
    r"(?:18|19|20)[0-9]{2}\b"
)
"""A title in Welsh begins with what it is and ends with its year."""


def term_amiss(matter: Matter, document: Document) -> Iterator[Finding]:
    """A term is used and not defined, or defined twice, or defined and never used."""
    defined = [(block.id, term.name) for block, term in _defining(document)]
    names = [name for _, name in defined]
    used = {term.name for block in document.blocks for term in _terms(block) if not term.defines}
    inline = {term.name for block in document.blocks for term in _terms(block) if term.defines} | _bold(document)
    yield from _undefined(document, inline)
    yield from _unknown(matter, document, inline)
    for n, (block, name) in enumerate(defined):
        if name in names[:n]:
            yield Finding(f'The term "{name}" is defined twice.', subject=name, block=block)
        elif name not in used and not _in_values(matter, document, name):
            message = f'The term "{name}" is defined and never used.'
            yield Finding(message, subject=name, block=block, severity=Severity.WARNING)


def _in_values(matter: Matter, document: Document, name: str) -> bool:
    """Whether a value says the term, as times do that the pack puts into words: `5 Working Days`."""
    entries = packs.terms(matter.pack, document.language)
    stated = next(((name, *entry.forms) for entry in entries if entry.name == name), (name,))
    forms = {form for word in stated for form in (word, *wording.mutated(word, document.language))}
    values = (
        inline.text
        for block in document.blocks
        for run in inlines_of(block)
        for inline in run
        if isinstance(inline, Value)
    )
    said = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(forms))) + r")\b")
    return any(map(said.search, values))


def _defining(document: Document) -> Iterator[tuple[Definition, Term]]:
    """Each entry of the list of definitions with its term."""
    for block in document.blocks:
        if isinstance(block, Definition):
            yield from ((block, inline) for inline in block.inlines[:1] if isinstance(inline, Term))


def _terms(block: Block) -> Iterable[Term]:
    return (inline for run in inlines_of(block) for inline in run if isinstance(inline, Term))


def _undefined(document: Document, defined: set[str]) -> Iterator[Finding]:
    """Terms of the pack that this document uses and does not define."""
    told = set(defined)
    for block in document.blocks:
        for term in _terms(block):
            if term.name not in told:
                told.add(term.name)
                yield Finding(f'The term "{term.text}" is used and not defined.', subject=term.name, block=block.id)


def _unknown(matter: Matter, document: Document, defined: set[str]) -> Iterator[Finding]:
    """Words of the pack that begin with capitals like a term, and are none and no proper name either.

    Outside English this is a warning: which capitals are those of names, and how names are joined, is English here.
    """
    told = {*defined}
    for block in document.blocks:
        if isinstance(block, _TITLES):
            continue
        for run in inlines_of(block):
            for phrase in _capitals(run, document.language):
                if phrase not in told and not _is_name(matter, phrase, defined, document.language):
                    told.add(phrase)
                    yield Finding(
                        f'"{phrase}" is written like a defined term and is not defined.',
                        subject=phrase,
                        block=block.id,
                        severity=None if document.language == "en" else Severity.WARNING,
                        hint="define it in terms/, write it in small letters, or add it to proper_names in words.yaml",
                    )


def _bold(document: Document) -> set[str]:
    """Terms that a paragraph defines for itself, in bold: In this clause, a **Loss** is ..."""
    runs = (run for block in document.blocks if not isinstance(block, _TITLES) for run in inlines_of(block))
    return {inline.text for run in runs for inline in run if isinstance(inline, Text) and inline.strong}


def _capitals(run: Inlines, language: str) -> Iterator[str]:
    """Words in capitals that do not owe them to the beginning of a sentence."""
    words = "".join(inline.text if isinstance(inline, Text) else _OTHER for inline in run).replace("\u2019", "'")
    words = (_WELSH_ENACTMENT if language == "cy" else _ENACTMENT).sub(_OTHER, words)
    for match in _CAPITALS.finditer(words):
        phrase = match[0]
        if not _MID_SENTENCE.search(words[: match.start()]):
            phrase = _JOIN.sub("", phrase.partition(" ")[2])
        if phrase:
            yield phrase.removesuffix("'s").removesuffix("'")


def _is_name(matter: Matter, phrase: str, defined: set[str], language: str) -> bool:
    names = packs.word_lists(matter.pack)["proper_names"]
    known = _known((*names.en, *names.cy, *sorted(defined)), language)

    def is_known(words: str) -> bool:
        return words in known or words.removesuffix("s") in defined or _is_short(words)

    return is_known(phrase) or all(is_known(word) for word in _JOINS.split(phrase) if word)


def _is_short(word: str) -> bool:
    """Whether it is a short form such as NHS, which has capitals of its own."""
    return " " not in word and not word[1:].islower()


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...], language: str) -> frozenset[str]:
    """The names and, in Welsh, each as it begins after the words that change its first letter."""
    return frozenset(form for name in names for form in (name, *wording.mutated(name, language)))
