"""Words that a definition may choose freely, and that look like a mistyped one: they would be printed as they stand."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from agreements import packs
from agreements.diagnostics import Diagnostic, Severity, did_you_mean
from agreements.particulars import KEYWORDS, Agreement, MapEntry, Oversight, Party
from agreements.particulars.checklists import Answer
from agreements.rules import Matter, either, steps, text
from agreements.source import DataPath, Source, path_text

_ALMOST = 0.85
"""From here on, two words of one kind are more likely one word with a slip than two (`difflib`'s ratio)."""


def mistyped(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    """A warning for each owner, role of a party and role that follows which is almost one that is known."""
    yield from mistyped_owners(matter.agreement, source)
    labels = packs.labels(matter.pack, matter.pack.manifest.languages[0]).get("roles")
    known = tuple(labels) if isinstance(labels, Mapping) else ()
    for number, party in enumerate(matter.agreement.parties):
        for n, role in enumerate(party.roles):
            near = _almost(role, known)
            if near:
                message = f"the role {role!r} is none that the rules know, and is printed as it stands"
                yield _warning(source, ("parties", number, "roles", n), role, message, near)
    yield from _mistyped_successions(matter, source)


def mistyped_owners(agreement: Agreement, source: Source) -> Iterator[Diagnostic]:
    """A warning for each owner that looks like a mistyped id. An owner may be a post, so a text is left alone."""
    bodies: tuple[Party | MapEntry | Oversight, ...] = (
        *agreement.parties,
        *agreement.map_of_partners,
        *agreement.overseen_by,
    )
    known = {body.id for body in bodies} | KEYWORDS
    for path, owner in _owners(agreement):
        near = did_you_mean(owner, known) if owner not in known and " " not in owner else ""
        if near:
            message = f"{owner!r} is no party, body or keyword, and is printed as it stands"
            yield _warning(source, path, owner, message, near)


def _mistyped_successions(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    """A role that follows and is almost, not quite, called like one whose end is described: the chain is cut there."""
    found = steps(matter)
    roles = {step.role for step in found}
    for step in found:
        for word in either(text(step.entry.next_role)):
            near = _almost(word, roles)
            if near:
                message = f"no hand-over describes the role {word!r}, which follows here"
                yield _warning(source, (*step.path, "next_role"), word, message, near)


def _almost(word: str, known: Collection[str]) -> str:
    """The known word that it almost is; nothing, where it is one, or is like none."""
    folded = {one.casefold(): one for one in known}
    if word.casefold() in folded:
        return ""
    nearest = difflib.get_close_matches(word.casefold(), sorted(folded), n=1, cutoff=_ALMOST)
    return folded[nearest[0]] if nearest else ""


def _owners(agreement: Agreement) -> Iterator[tuple[DataPath, str]]:
    for name, items in agreement.checklists.chosen.items() if agreement.checklists else ():
        for item, answer in items.items():
            if isinstance(answer, Answer) and isinstance(answer.owner, str):
                yield ("checklists", name, item, "owner"), answer.owner
    for n, barrier in enumerate(agreement.barriers):
        if barrier.owner is not None:
            yield ("barriers", n, "owner"), barrier.owner


def _warning(source: Source, path: DataPath, word: str, message: str, near: str) -> Diagnostic:
    return Diagnostic(
        "reference",
        Severity.WARNING,
        message,
        source.place(path),
        hint=f"did you mean {near!r}?",
        path=path_text(path),
        subject=word,
    )
