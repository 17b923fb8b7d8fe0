"""Rules about the definition as a text and the document as a paper: blanks, references, dates, unknown ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from agreements.diagnostics import Severity, did_you_mean
from agreements.document import Blank, Document, Inline, Reference, inlines_of, takes_number
from agreements.particulars import KEYWORDS, Agreement, Part, entries
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
            near = did_you_mean(name, known)
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(sorted(known - KEYWORDS))}"
            yield Finding(f'Unknown party "{name}".', path, subject=name, hint=hint)


_NAMES_A_PARTY = (
    "funds * host *",
    "funds * pool_manager employer",
    "funds * contributions * keys",
    "funds * instalments sums * keys",
    "funds * funding_lines * party",
    "funds * in_kind * party",
    "funds * uplift rates keys",
    "funds * split weights keys",
    "funds * admin_fee payable_to",
    "funds * admin_fee split weights keys",
    "funds * overspend party",
    "funds * overspend caps keys",
    "funds * overspend weights keys",
    "funds * overspend usage keys",
    "funds * overspend benefit_weights keys",
    "funds * overspend tiers * party",
    "funds * overspend tiers * weights keys",
    "funds * underspend * weights keys",
    "schemes * lead *",
    "schemes * providers *",
    "schemes * lead_officers * party",
    "schemes * resources staff * employer",
    "schemes * resources staff * managed_by",
    "resources staff * employer",
    "resources staff * managed_by",
    "joint_posts * employer",
    "joint_posts * managed_by",
    "joint_posts * split weights keys",
    "joint_posts * redundancy_split weights keys",
    "governance board members * party",
    "governance board quorum must_include * of",
    "governance board delegated_limits * party",
    "reporting * by",
    "links * from",
    "links * to",
    "shortfall consent_of *",
    "work_programme * lead *",
    "liability insurance * parties *",
)
"""Where a definition names a party by its id. `*` is every entry of a list or a mapping, `keys` the keys of one."""


def _named(agreement: Agreement) -> Iterator[tuple[Path, str]]:
    for pattern in _NAMES_A_PARTY:
        yield from _found(agreement, pattern.split(), ())


def _found(here: object, steps: list[str], path: Path) -> Iterator[tuple[Path, str]]:
    if not steps:
        if isinstance(here, str):
            yield path, here
        return
    step, rest = steps[0], steps[1:]
    match here:
        case Mapping() if step == "keys":
            yield from (((*path, str(key)), str(key)) for key in here)
        case Mapping():
            for key, value in here.items():
                yield from _found(value, rest, (*path, str(key)))
        case tuple():
            for n, value in enumerate(here):
                yield from _found(value, rest, (*path, n))
        case Part():
            for key, value, _ in entries(here):
                if key == step:
                    yield from _found(value, rest, (*path, key))


def dates_out_of_order(agreement: Agreement) -> Iterator[Finding]:
    """The end is not later than the start, or a review lies outside the term."""
    start, end = agreement.term.commencement, agreement.term.expiry
    if start is None or end is None:
        return
    if end <= start:
        late = f"the expiry, {end}, is not later than the start, {start}"
        yield Finding(f"Dates are out of order: {late}.", ("term", "expiry"))
        return
    for n, day in enumerate(agreement.review.dates if agreement.review else ()):
        if not start <= day <= end:
            yield Finding(
                f"Dates are out of order: the review on {day} lies outside the term, {start} to {end}.",
                ("review", "dates", n),
                severity=Severity.WARNING,
            )


def title_left(agreement: Agreement) -> Iterator[Finding]:
    """The title is printed on the cover and in the running lines, where no clause asks for it."""
    if agreement.title is None:
        yield Finding('"title" is not filled in.', ("title",), subject="title")


def blank_left(document: Document) -> Iterator[Finding]:
    """A value that the document prints is not in the definition. It is told once, however often it is printed."""
    told = {"title"}
    for block, inline in _inlines(document):
        if isinstance(inline, Blank) and not inline.pen and inline.path not in told and not _own_check(inline.path):
            told.add(inline.path)
            path = parse_path(inline.path)
            yield Finding(f'"{inline.path}" is not filled in.', path, subject=inline.path, block=block)


def broken_reference(document: Document) -> Iterator[Finding]:
    """A reference to a block that the document does not have, or that has no number to print."""
    numbered = {block.id for block in document.blocks if takes_number(block)}
    for block, target in dict.fromkeys(
        (block, inline.target) for block, inline in _inlines(document) if isinstance(inline, Reference)
    ):
        if target not in numbered:
            yield Finding(f"Reference to {target} leads nowhere.", subject=target, block=block)


def blanks(document: Document) -> tuple[str, ...]:
    """The path of every blank that is not for the pen, those with a rule of their own included."""
    found = (inline.path for _, inline in _inlines(document) if isinstance(inline, Blank) and not inline.pen)
    return tuple(dict.fromkeys(found))


def _inlines(document: Document) -> Iterable[tuple[str, Inline]]:
    return ((block.id, inline) for block in document.blocks for run in inlines_of(block) for inline in run)


def _own_check(path: str) -> bool:
    return any(step in _OWN_CHECK for step in parse_path(path))
