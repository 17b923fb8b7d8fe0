"""Rules about the definition as a text and the document as a paper: blanks, references, dates, unknown ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.diagnostics import Severity
from agreements.document import Blank, Document, Inline, Reference, inlines_of
from agreements.particulars import KEYWORDS, Agreement
from agreements.rules.model import Finding, Path
from agreements.source import parse_path

_OWN_CHECK = ("authority", "contributions", "handovers", "execution", "agreement_date")
"""Fields with a rule of their own: an empty one is left to that rule."""


def unknown_party(agreement: Agreement) -> Iterator[Finding]:
    """An id that is to name a party, a body on the map or a keyword names nobody."""
    known = {
        *(party.id for party in agreement.parties),
        *(entry.id for entry in agreement.map_of_partners),
        *(entry.id for entry in agreement.overseen_by),
        *KEYWORDS,
    }
    for path, name in _named(agreement):
        if name not in known:
            yield Finding(f"Unknown party {name!r}.", path, subject=name, hint=f"known: {', '.join(sorted(known - KEYWORDS))}")


def _named(agreement: Agreement) -> Iterator[tuple[Path, str]]:
    for n, fund in enumerate(agreement.funds):
        yield from ((("funds", n, "host"), host) for host in fund.host)
        if fund.pool_manager and fund.pool_manager.employer:
            yield ("funds", n, "pool_manager", "employer"), fund.pool_manager.employer
        for year, parts in fund.contributions.items():
            yield from ((("funds", n, "contributions", year, party), party) for party in parts or ())
        caps = fund.overspend.caps if fund.overspend else None
        yield from ((("funds", n, "overspend", "caps", party), party) for party in caps or ())
    for n, scheme in enumerate(agreement.schemes):
        yield from ((("schemes", n, "lead"), lead) for lead in scheme.lead)
        yield from ((("schemes", n, "providers"), provider) for provider in scheme.providers)
        staff = (scheme.resources.staff if scheme.resources else None) or ()
        yield from (
            (("schemes", n, "resources", "staff", m, "employer"), post.employer) for m, post in enumerate(staff)
        )
    board = agreement.governance.board if agreement.governance else None
    for n, seat in enumerate(board.members if board else ()):
        yield ("governance", "board", "members", n, "party"), seat.party
    for n, duty in enumerate(agreement.reporting):
        yield ("reporting", n, "by"), duty.by
    for n, post_ in enumerate(agreement.joint_posts):
        if post_.employer:
            yield ("joint_posts", n, "employer"), post_.employer


def dates_out_of_order(agreement: Agreement) -> Iterator[Finding]:
    """The end is not later than the start, or a review lies outside the term."""
    start, end = agreement.term.commencement, agreement.term.expiry
    if start is None or end is None:
        return
    if end <= start:
        yield Finding(f"Dates are out of order: the expiry, {end}, is not later than the start, {start}.", ("term", "expiry"))
        return
    for n, day in enumerate(agreement.review.dates if agreement.review else ()):
        if not start <= day <= end:
            yield Finding(
                f"Dates are out of order: the review on {day} lies outside the term, {start} to {end}.",
                ("review", "dates", n),
                severity=Severity.WARNING,
            )


def blank_left(document: Document) -> Iterator[Finding]:
    """A value that the document prints is not in the definition."""
    for block, inline in _inlines(document):
        if isinstance(inline, Blank) and not inline.pen and not _own_check(inline.path):
            yield Finding(f'"{inline.path}" is not filled in.', _path(inline.path), subject=inline.path, block=block)


def broken_reference(document: Document) -> Iterator[Finding]:
    """A reference to a clause or a schedule that the document does not have."""
    ids = {block.id for block in document.blocks}
    for block, inline in _inlines(document):
        if isinstance(inline, Reference) and inline.target not in ids:
            yield Finding(f"Reference to {inline.target} leads nowhere.", subject=inline.target, block=block)


def blanks(document: Document) -> tuple[str, ...]:
    """The path of every blank that is not for the pen, those with a rule of their own included."""
    found = (inline.path for _, inline in _inlines(document) if isinstance(inline, Blank) and not inline.pen)
    return tuple(dict.fromkeys(found))


def _inlines(document: Document) -> Iterable[tuple[str, Inline]]:
    return ((block.id, inline) for block in document.blocks for run in inlines_of(block) for inline in run)


def _own_check(path: str) -> bool:
    return any(f".{part}" in f".{path}" for part in _OWN_CHECK)


def _path(text: str) -> Path:
    return parse_path(text)
