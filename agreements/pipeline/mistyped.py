"""Words that a definition may choose freely, and that look like a mistyped one: they would be printed as they stand."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from agreements import packs
from agreements.diagnostics import Diagnostic, Severity, did_you_mean
from agreements.particulars import KEYWORDS, Agreement, MapEntry, Oversight, Party
from agreements.particulars.checklists import Answer
from agreements.rules import Matter, either, named, steps, text
from agreements.source import DataPath, Source, path_text

_ALMOST = 0.85
"""From here on, two words of one kind are more likely one word with a slip than two (`difflib`'s ratio)."""
_LIKELY = 0.75
"""The same for a word that may be an id of few letters, or a post: `TURST` is `TRUST`, and `finance` is not `FIN`."""


def mistyped(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    """A warning for each owner, role of a party and role that follows which is almost one that is known.

    An id of a fund, a scheme or an outcome that nothing has is an error; a holder of a role that nobody is, a warning.
    """
    yield from mistyped_owners(matter.agreement, source)
    yield from _unknown_parts(matter, source)
    yield from _unknown_holders(matter, source)
    labels = packs.labels(matter.pack, matter.pack.manifest.languages[0]).get("roles")
    known = tuple(labels) if isinstance(labels, Mapping) else ()
    for number, party in enumerate(matter.agreement.parties):
        for n, role in enumerate(party.roles):
            near = _almost(role, known)
            if near:
                message = f"the role {role!r} is none that the rules know, and is printed as it stands"
                yield _warning(source, ("parties", number, "roles", n), role, message, _meant(near))
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
            yield _warning(source, path, owner, message, _meant(near))


_NAMED = {
    "fund": ("schemes * fund", "training_packages * fund", "reporting * funds *"),
    "scheme": (
        "reporting * schemes *",
        "funds * overspend fixed_schemes *",
        "funds * overspend limited_to *",
        "funds * illustrations * in_scheme",
    ),
    "outcome": ("measures * outcome", "schemes * measures * outcome"),
}
"""Where a definition names by its id what is no body, by what it names."""


def _unknown_parts(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    """An error for each id that is to name a fund, a scheme or an outcome, and names none.

    A deed and a notice may speak of what the agreement has that they are about, so nothing is said of theirs.
    """
    agreement = matter.agreement
    if matter.is_a("deed_of_variation", "exit_notice"):
        return
    within = [outcome.id for scheme in agreement.schemes for outcome in scheme.outcomes]
    known = {
        "fund": [fund.id for fund in agreement.funds],
        "scheme": [scheme.id for scheme in agreement.schemes],
        "outcome": [*(outcome.id for outcome in agreement.outcomes), *within],
    }
    for what, patterns in _NAMED.items():
        for path, id_ in named(agreement, patterns, readable=True):
            if id_ not in known[what]:
                near = did_you_mean(id_, known[what])
                hint = _meant(near) if near else _listed(known[what])
                found = _warning(source, path, id_, f"no {what} has the id {id_!r}", hint)
                yield replace(found, severity=Severity.ERROR, waivable=False)


def _listed(known: Collection[str]) -> str:
    return f"known: {', '.join(known)}" if known else ""


_HOLDERS = ("handovers * holder", "schemes * handovers * holder")
_GUARDS = (
    "handovers * interim",
    "schemes * handovers * interim",
    "measures * owner",
    "schemes * measures * owner",
    "risks * owner",
)
"""Who is named there may be a post, so that a text of several words is left alone."""


def _unknown_holders(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    """A warning for each holder of a role who is nobody, and each guard or owner who is almost, not quite, a body."""
    known = matter.known_ids
    for path, id_ in named(matter.agreement, (*_HOLDERS, *_GUARDS), readable=True):
        holds = path[-1] == "holder"
        near = did_you_mean(id_, known) if id_ not in known and " " not in id_ else ""
        if near and not holds and not difflib.get_close_matches(id_.casefold(), [near.casefold()], cutoff=_LIKELY):
            near = ""
        if near or (holds and id_ not in known):
            message = f"{id_!r} is no party, body or keyword, and is printed as it stands"
            hint = _meant(near) if near else "name a party or a body on the map by its id"
            yield _warning(source, path, id_, message, hint)


def _mistyped_successions(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    """A role that follows and is almost, not quite, called like one whose end is described: the chain is cut there."""
    found = steps(matter)
    roles = {step.role for step in found}
    for step in found:
        for word in either(text(step.entry.next_role)):
            near = _almost(word, roles)
            if near:
                message = f"no hand-over describes the role {word!r}, which follows here"
                yield _warning(source, (*step.path, "next_role"), word, message, _meant(near))


def _meant(near: str) -> str:
    return f"did you mean {near!r}?"


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


def _warning(source: Source, path: DataPath, word: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(
        "reference",
        Severity.WARNING,
        message,
        source.place(path),
        hint=hint,
        path=path_text(path),
        subject=word,
    )
