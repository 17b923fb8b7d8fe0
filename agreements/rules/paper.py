"""Rules about the definition as a text and the document as a paper: blanks, references, dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from agreements import packs
from agreements.diagnostics import Severity, did_you_mean
from agreements.document import Blank, Block, Document, Inline, Party, Reference, Table, inlines_of, takes_number
from agreements.particulars import Agreement
from agreements.rules.matter import Matter, Path
from agreements.rules.model import Finding
from agreements.source import parse_path, path_text
from agreements.wording import long_date

_OWN_CHECK = ("authority", "contributions", "handovers", "execution", "agreement_date")
"""Fields with a rule of their own: an empty one is left to that rule."""


def dates_out_of_order(matter: Matter) -> Iterator[Finding]:
    """The end is not later than the start, or a review lies outside the term."""
    agreement, start, end = matter.agreement, matter.start, matter.expiry
    yield from _ends_before_it_starts(agreement)
    if start is None or end is None:
        return
    if end <= start:
        late = f"the last day, {long_date(end)}, is not later than the first, {long_date(start)}"
        yield Finding(f"Dates are out of order: {late}.", ("term", "expiry"))
        return
    for n, day in enumerate(agreement.review.dates if agreement.review else ()):
        if not start <= day <= end:
            yield Finding(
                f"Dates are out of order: the review on {long_date(day)} lies outside the term, {long_date(start)} to "
                f"{long_date(end)}.",
                ("review", "dates", n),
                severity=Severity.WARNING,
            )


def _ends_before_it_starts(agreement: Agreement) -> Iterator[Finding]:
    """The consultation, a body or an agreement that is monitored ends before it starts."""
    asked = agreement.consultation
    spans: list[tuple[str, Path, date | None, date | None]] = [
        (party.id, ("parties", n, "valid_to"), party.valid_from, party.valid_to)
        for n, party in enumerate(agreement.parties)
    ]
    spans += [
        (entry.id, ("monitored_agreements", n, "expiry"), entry.commencement, entry.expiry)
        for n, entry in enumerate(agreement.monitored_agreements)
    ]
    spans += [("the consultation", ("consultation", "to"), asked.start, asked.to)] if asked else []
    for what, path, first, last in spans:
        if first is not None and last is not None and last < first:
            yield Finding(
                f"Dates are out of order: {what} ends on {long_date(last)}, before it starts on {long_date(first)}.",
                path,
                subject=path_text(path),
                severity=Severity.WARNING,
            )


def not_filled_in(matter: Matter) -> Iterator[Finding]:
    """The title or the start is missing, or a text holds a placeholder.

    The title is printed on the cover and in the running lines, where no clause asks for it.
    """
    if matter.agreement.title is None:
        yield Finding('"title" is not filled in.', ("title",), subject="title")
    yield from _start_missing(matter)
    placeholders = packs.word_lists(matter.pack)["placeholders"]
    for path, words in matter.readable_texts:
        found = (packs.speaks_of(words, placeholders) or _says_nothing(path, words)) if _names_nothing(path) else ""
        if found and not _DATED.search(words):
            where = path_text(path)
            yield Finding(f'"{where}" is not filled in: it says "{found}".', path, subject=where)


_DATED = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}\b")
"""A date by which something will be known: `TBC by 10 December 2026`."""
_START = {"commencement": "term.commencement", "long_stop": "term.long_stop"}


_DOTS = re.compile(r"[\[(]?[.\u2026?\s]+[\])]?|[\w'\u2019]+\s*(?:\.{3,}|\u2026)")
"""What a starting definition holds where words are to be written, and nothing else: dots, or `I ...`."""
_ANSWERS = ("yes", "no", "true", "false")


def _says_nothing(path: Path, words: str) -> str:
    """The whole text, where it is dots alone, or an answer where a reference is asked for; else the empty string."""
    of_no_use = _DOTS.fullmatch(words) or (str(path[-1]).endswith("reference") and words.casefold() in _ANSWERS)
    return words if of_no_use else ""


def _names_nothing(path: Path) -> bool:
    """Whether the text is words, and not an id by which the definition names something."""
    return path[-1] not in ("id", "party", "employer", "host", "pack")


def _start_missing(matter: Matter) -> Iterator[Finding]:
    """Neither a first day is given, nor an event with a last day for it."""
    term = matter.agreement.term
    if matter.start is not None or matter.is_a("deed_of_variation", "exit_notice", "partner_map"):
        return
    key = "commencement" if term.effective_event is None else "long_stop"
    if key == "commencement" or term.long_stop is None:
        hint = "give the first day, or the event on which it starts and a last day for that event"
        where = _START[key]
        yield Finding(f'"{where}" is not filled in.', ("term", key), subject=where, hint=hint)


def is_told(path: Path, spoken: Collection[Path]) -> bool:
    """Whether one of the findings at the paths `spoken` is about what stands at this path: one fault, one finding.

    A finding at an entry of a list is about the entry and not about everything in it.
    """
    above = (path[:length] for length in range(1, len(path) + 1))
    return any(isinstance(part[-1], str) and part in spoken for part in above)


def blank_left(matter: Matter, document: Document) -> Iterator[Finding]:
    """A value that the document prints is not in the definition. It is told once, however often it is printed.

    A board or a group of people among the parties has a rule of its own and is asked for nothing more.
    """
    told = {"title", *_START.values()}
    asked = {n for n, _ in matter.signing}
    for block, inline in _inlines(document):
        if isinstance(inline, Blank) and not inline.pen and inline.path not in told and not _own_check(inline.path):
            told.add(inline.path)
            path = parse_path(inline.path)
            if path[0] == "parties" and path[1] not in asked:
                continue
            yield Finding(f'"{inline.path}" is not filled in.', path, subject=inline.path, block=block)


def broken_reference(_matter: Matter, document: Document) -> Iterator[Finding]:
    """A reference to a block that the document does not have, or that has no number to print."""
    numbered = {block.id for block in document.blocks if takes_number(block)}
    named = {block.id for block in nameable(document)}
    told: set[str] = set()
    for block, target, path in dict.fromkeys(
        (block, inline.target, inline.path) for block, inline in _inlines(document) if isinstance(inline, Reference)
    ):
        if target not in (named if path else numbered) and path not in told - {""}:
            told.add(path)  # `paragraph 2 of Schedule 4` is two references, and one mistake in the definition
            yield nowhere(target, parse_path(path), named, block)


def broken_clause_reference(matter: Matter) -> Iterator[Finding]:
    """A deed or a notice names a clause that the agreement which it changes or ends does not have."""
    principal, deed, notice = matter.agreement.principal_agreement, matter.agreement.deed, matter.agreement.exit_notice
    if principal is None or not principal.clauses:
        return
    named: list[tuple[str, Path]] = [
        (change.clause, ("deed", "changes", n, "clause")) for n, change in enumerate(deed.changes if deed else ())
    ]
    if notice is not None and notice.clause is not None:
        named.append((notice.clause, ("exit_notice", "clause")))
    for clause, path in named:
        if clause not in principal.clauses:
            yield nowhere(clause, path, principal.clauses)


_BY_POSITION = re.compile(r".*\.[0-9]+(@.*)?")


def nameable(document: Document) -> tuple[Block, ...]:
    """What a definition may point at: clauses, schedules, parts, recitals, and paragraphs that the pack has named.

    The id of a paragraph without a name says where it stands, so it may mean another one tomorrow.
    """
    return tuple(
        block
        for block in document.blocks
        if takes_number(block) and not isinstance(block, Party | Table) and not _BY_POSITION.fullmatch(block.id)
    )


def nowhere(target: str, path: Path, known: Iterable[str], block: str = "") -> Finding:
    """A reference that leads nowhere: the pack's own, or one that the definition asks for at that path."""
    near = did_you_mean(target, known)
    other = "write an id and no number; `agreements health FILE --places` lists them" if path else _OF_A_CLAUSE
    hint = f"did you mean {near!r}?" if near else other
    return Finding(f"Reference to {target} leads nowhere.", path, subject=target, block=block, hint=hint)


_OF_A_CLAUSE = "write the id of a clause that this kind of document has, as in its file; not the name in the precedent"


def blanks(document: Document) -> tuple[str, ...]:
    """The path of every blank that is not for the pen, those with a rule of their own included."""
    found = (inline.path for _, inline in _inlines(document) if isinstance(inline, Blank) and not inline.pen)
    return tuple(dict.fromkeys(found))


def _inlines(document: Document) -> Iterable[tuple[str, Inline]]:
    return ((block.id, inline) for block in document.blocks for run in inlines_of(block) for inline in run)


def _own_check(path: str) -> bool:
    return any(step in _OWN_CHECK for step in parse_path(path))
