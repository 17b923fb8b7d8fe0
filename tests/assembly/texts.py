"""Clause texts as a test writes them: filled with the facts of a small agreement, and told where they stand."""

from __future__ import annotations

from typing import Any

from agreements.assembly.facts import facts_of
from agreements.assembly.filling import Filler
from agreements.assembly.parsing import Parsed, Terms, parse
from agreements.assembly.speech import Speech
from agreements.diagnostics import Diagnostic, FindingsError
from agreements.document import Table, Text, words
from agreements.packs import Passage
from agreements.particulars import Agreement
from tests.builders import agreement

LABELS = {
    "blank": "[{what}: to be completed]",
    "yes": "yes",
    "no": "no",
    "units": {"months": {"one": "month", "many": "months"}},
    "keywords": {"each_council": "each Council"},
    "arrangement": {"pooled": "pooled fund"},
}


def _table(_speech: Speech, which: str) -> Table | None:
    return None if which == "empty" else Table("", (Text(which),), (), ())


def filler(facts: Agreement | None = None) -> Filler:
    """A filler for a small agreement, with one table called `sample`."""
    facts = facts or agreement()
    speech = Speech(facts, LABELS, {}, facts.language)
    return Filler(speech, facts_of(facts, speech), {"sample": _table})


def filled(text: str, facts: Agreement | None = None, terms: dict[str, str] | None = None) -> tuple[Parsed, ...]:
    """The paragraphs of a clause text that starts on line 10 of `clause.md`."""
    used = filler(facts)
    return parse(used.fill(Passage(text, "clause.md", 10), {}), used.filling, Terms(terms or {}), "clause.md")


def said(text: str, facts: Agreement | None = None) -> str:
    """The words of the paragraphs, one on a line."""
    return "\n".join(words(paragraph.inlines) for paragraph in filled(text, facts))


def found(text: str, **scope: Any) -> list[Diagnostic]:
    """What is found in a text that cannot be filled; it starts at line 1 and column 1 of its file."""
    used = filler()
    try:
        parse(used.fill(Passage(text, "clause.md"), scope), used.filling, Terms({}), "clause.md")
    except FindingsError as refused:
        return list(refused.report)
    return []
