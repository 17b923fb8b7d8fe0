"""Hand-overs as a graph: who holds which role, who follows, and which roles only ever hand over to one another."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from agreements.particulars import KEYWORDS, Bilingual, Handover, MapEntry, Party, Scheme
from agreements.rules.matter import Matter, Path, text
from agreements.rules.reading import folded

_ENDS = frozenset({"closed", "none"})
"""What stands for a receiver or a next role where nothing follows."""
_OR = re.compile(r"\s*(?:[;/]|\b(?:or|neu)\b)\s*")
_AND = re.compile(r"\s*(?:[,;/&]|\b(?:or|and|neu)\b)\s*")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_GENERAL_PRACTICE = frozenset({"gp_partnership", "gp_company"})


@dataclass(frozen=True)
class Step:
    """A hand-over with its place and, where it belongs to one, its scheme."""

    path: Path
    scheme: Scheme | None
    entry: Handover
    role_says_who: bool
    """Whether a next role alone says who follows: it names a body, or nothing around it ever names a next holder."""

    @cached_property
    def role(self) -> str:
        """The role's own words."""
        return text(self.entry.role)

    @cached_property
    def receiver(self) -> str:
        """Who follows: the next holder, or the next role where only that is ever given; empty where neither is."""
        return text(self.entry.next_holder) or (text(self.entry.next_role) if self.role_says_who else "")

    @cached_property
    def closed(self) -> bool:
        """Whether nothing follows, and the definition says so."""
        return folded(self.receiver) in _ENDS or folded(text(self.entry.next_role)) in _ENDS

    @cached_property
    def where(self) -> str:
        """The id of its scheme; empty for one of the partnership as a whole."""
        return self.scheme.id if self.scheme else ""


def either(words: str) -> tuple[str, ...]:
    """The alternatives in the words of what follows, such as `long-term care or closed`."""
    return tuple(_OR.split(folded(words)))


def steps(matter: Matter) -> tuple[Step, ...]:
    """Every hand-over of the definition, those of the schemes first."""
    deal = matter.agreement
    schemes = [
        (("schemes", n, "handovers", m), scheme, entry)
        for n, scheme in enumerate(deal.schemes)
        for m, entry in enumerate(scheme.handovers)
    ]
    whole = [(("handovers", m), None, entry) for m, entry in enumerate(deal.handovers)]
    return (*_steps(matter, schemes), *_steps(matter, whole))


def _steps(matter: Matter, found: Sequence[tuple[Path, Scheme | None, Handover]]) -> Iterator[Step]:
    """Those hand-overs. Where some name the next holder, the next role of another says what follows, and not who."""
    named = any(folded(text(entry.next_holder)) not in {"", *_ENDS} for _, _, entry in found)
    known = names(matter) if named else None
    for path, scheme, entry in found:
        follows = text(entry.next_role)
        who = known is None or folded(follows) in _ENDS or bool(known.all_of(follows))
        yield Step(path, scheme, entry, who)


# --- whom a text names ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Names:
    """Parties and bodies on the map by what they are called: by id, legal name or short name, in either language."""

    ids: Mapping[str, str]

    def all_of(self, words: str) -> tuple[str, ...]:
        """The ids and keywords that the whole text names, one or several; none if any of it names nobody known."""
        whole = self._one(words)
        if whole:
            return (whole,)
        found = [self._one(piece) for piece in _AND.split(_plain(words)) if piece]
        return tuple(found) if found and all(found) else ()

    def _one(self, words: str) -> str:
        plain = _plain(words)
        owner, _, _ = plain.partition("'s ")
        keyword = plain.replace(" ", "_")
        return keyword if keyword in KEYWORDS else self.ids.get(plain) or self.ids.get(owner, "")


def names(matter: Matter) -> Names:
    """What parties and bodies on the map are called. Where two share a name, the first has it."""
    ids: dict[str, str] = {}
    bodies: tuple[Party | MapEntry, ...] = (*matter.agreement.parties, *matter.agreement.map_of_partners)
    for body in bodies:
        for name in (body.id, *written_names(body)):
            ids.setdefault(_plain(name), body.id)
    return Names(ids)


def written_names(body: Party | MapEntry) -> tuple[str, ...]:
    """What a body is called besides its id, in every language."""
    given = (body.legal_name, body.short_name) if isinstance(body, Party) else (body.name,)
    return tuple(form for name in given for form in _forms(name))


def _forms(name: Bilingual | str | None) -> tuple[str, ...]:
    if isinstance(name, Bilingual):
        return (name.en, name.cy)
    return (name,) if name else ()


def _plain(words: str) -> str:
    """For comparing: without case, article, full stop or what stands in brackets."""
    return " ".join(_IN_BRACKETS.sub("", folded(words)).split()).removeprefix("the ").rstrip(". ")


# --- roles that never end -------------------------------------------------------------------------------------------

Role = tuple[str, str, str, str]
"""A role as one point of the graph: its scheme, its words, its holder and its area."""


@dataclass(frozen=True)
class Graph:
    """Roles, and where each may lead.

    A role has one choice for each of its hand-overs, and one for each alternative in the words of what follows. A
    choice leads to every role that fits those words; to none where the matter ends or leaves the agreement.
    """

    first: Mapping[Role, Step]
    choices: Mapping[Role, tuple[tuple[Role, ...], ...]]

    def loops(self, safe: frozenset[Role]) -> Iterator[tuple[Role, ...]]:
        """The shortest loops that take in every role from which there is no way out, each once, its first role first.

        A role is `safe` if whoever is in it needs no way out.
        """
        open_ = self._endless(safe)
        order = {role: n for n, role in enumerate(self.first)}
        told: set[frozenset[Role]] = set()
        covered: set[Role] = set()
        for role in self.first:
            loop = self._shortest_loop(role, open_) if role in open_ and role not in covered else ()
            if loop and frozenset(loop) not in told:
                told.add(frozenset(loop))
                covered.update(loop)
                start = loop.index(min(loop, key=order.__getitem__))
                yield (*loop[start:], *loop[:start])

    def _endless(self, safe: frozenset[Role]) -> frozenset[Role]:
        """The roles that lie on the way from one loop without a way out to another, or in one."""
        kept = set(self.first) - self._with_way_out(safe)
        pending = list(kept)
        while pending:
            role = pending.pop()
            if role in kept and not any(before in kept for before in self._before.get(role, ())):
                kept.discard(role)
                pending.extend(after for choice in self.choices[role] for after in choice)
        return frozenset(kept)

    def _with_way_out(self, safe: frozenset[Role]) -> set[Role]:
        """The roles with a choice that leads to such roles only, or to none."""
        waiting = {(role, n): len(set(choice)) for role, of in self.choices.items() for n, choice in enumerate(of)}
        using: dict[Role, list[tuple[Role, int]]] = {}
        for role, n in waiting:
            for after in set(self.choices[role][n]):
                using.setdefault(after, []).append((role, n))
        found = set(safe) | {role for (role, _), left in waiting.items() if not left}
        pending = list(found)
        while pending:
            for choice in using.get(pending.pop(), ()):
                waiting[choice] -= 1
                if not waiting[choice] and choice[0] not in found:
                    found.add(choice[0])
                    pending.append(choice[0])
        return found

    @cached_property
    def _before(self) -> Mapping[Role, set[Role]]:
        before: dict[Role, set[Role]] = {}
        for role, choices in self.choices.items():
            for after in (after for choice in choices for after in choice):
                before.setdefault(after, set()).add(role)
        return before

    def _shortest_loop(self, role: Role, inside: frozenset[Role]) -> tuple[Role, ...]:
        """The shortest way from the role back to itself, or nothing."""
        came: dict[Role, Role] = {}
        pending = deque([role])
        while pending:
            here = pending.popleft()
            for after in (after for choice in self.choices[here] for after in choice if after in inside):
                if after == role:
                    return _back(came, here, role)
                if after not in came:
                    came[after] = here
                    pending.append(after)
        return ()


def _back(came: Mapping[Role, Role], last: Role, first: Role) -> tuple[Role, ...]:
    way = [last]
    while way[-1] != first:
        way.append(came[way[-1]])
    return tuple(reversed(way))


def graph(matter: Matter) -> Graph:
    """The graph of the definition's hand-overs."""
    found: dict[Role, list[Step]] = {}
    for step in steps(matter):
        found.setdefault(_role(step), []).append(step)
    by_words: dict[str, list[Role]] = {}
    by_holder: dict[str, list[Role]] = {}
    for role in found:
        by_words.setdefault(role[1], []).append(role)
        by_holder.setdefault(role[2], []).append(role)
    known = names(matter)
    choices = {
        role: tuple(choice for step in of for choice in _choices(step, by_words, by_holder, known))
        for role, of in found.items()
    }
    return Graph({role: of[0] for role, of in found.items()}, choices)


def _role(step: Step) -> Role:
    return step.where, folded(step.role), step.entry.holder, folded(text(step.entry.area))


def _choices(
    step: Step, by_words: Mapping[str, Sequence[Role]], by_holder: Mapping[str, Sequence[Role]], known: Names
) -> Iterator[tuple[Role, ...]]:
    if step.closed:
        yield ()
        return
    follows, holders = folded(text(step.entry.next_role)), known.all_of(text(step.entry.next_holder))
    if follows and (follows in by_words or step.entry.next_holder or not known.all_of(follows)):
        alternatives = (follows,) if follows in by_words else either(follows)
        yield from (_narrowed(by_words.get(words, ()), step, holders) for words in alternatives)
        return
    yield from (tuple(by_holder.get(body, ())) for body in holders or known.all_of(follows) or ("",))


def _narrowed(roles: Iterable[Role], step: Step, holders: Sequence[str]) -> tuple[Role, ...]:
    """Of the roles with those words the ones that are meant: the named holder's, of the same scheme, of that area."""
    left = tuple(roles)
    area = folded(text(step.entry.area))
    for kept in (
        tuple(role for role in left if role[2] in holders),
        tuple(role for role in left if role[0] == step.where),
        tuple(role for role in left if role[3] == area),
    ):
        left = tuple(role for role in left if role in kept) or left
    return left


def holds_for_life(matter: Matter, id_: str) -> bool:
    """Whether it is general practice, with which people are registered for life."""
    deal = matter.agreement
    bodies: tuple[Party | MapEntry, ...] = (*deal.parties, *deal.map_of_partners)
    return any(b.id == id_ and (b.category == "primary_care" or b.kind in _GENERAL_PRACTICE) for b in bodies)
