"""Rules about who is party to the agreement: that each is a body that can be, and is there for the term."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import islice

from agreements import packs
from agreements.diagnostics import Severity
from agreements.particulars import KEYWORDS, Bilingual, Party
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.rules.naming import named
from agreements.wording import joined, long_date


def legal_name(party: Party) -> str:
    """The party's full name, or what else it is called by."""
    return text(party.legal_name) or text(party.short_name) or party.id


# --- who they are ---------------------------------------------------------------------------------------------------


def too_few_parties(matter: Matter) -> Iterator[Finding]:
    """Fewer bodies than a partnership takes. A notice to leave is addressed to the others, not made with them."""
    least = packs.thresholds(matter.pack)["minimum_parties"]
    bodies = _bodies(matter)
    if len(bodies) < int(least.value) and not all_of_kind(matter, "exit_notice"):
        told = f"only {joined([matter.name_of(id_) for id_ in bodies])}" if bodies else "none"
        yield Finding(
            f"A partnership document needs at least two parties; this one has {told}.",
            ("parties",),
            hint="add every body that is to enter into it",
            checked=least.checked,
        )


_TAKES_PART = ("grants * payer", "grants * payee *", "pathways * from", "pathways * to")
_SITS = ("governance board members * party",)


def _bodies(matter: Matter) -> tuple[str, ...]:
    """Ids of parties, of members, of those who pay or are paid a grant, and of both ends of a pathway, each once.

    A map of partners has the bodies that it shows for its members.
    """
    deal = matter.agreement
    shown = [entry.id for entry in deal.map_of_partners] if all_of_kind(matter, "partner_map") else []
    taking = [id_ for _, id_ in named(deal, (*_TAKES_PART, *_SITS)) if id_ in matter.known_ids - KEYWORDS]
    return tuple(dict.fromkeys([*(party.id for party in deal.parties), *taking, *shown]))


def all_of_kind(matter: Matter, *kinds: str) -> bool:
    """Whether each of its documents is of one of those kinds."""
    return bool(matter.kinds) and all(here in kinds for here in matter.kinds)


def shared_name(matter: Matter) -> Iterator[Finding]:
    """Two parties have the same legal name, or the same short name. Whoever has the same id is refused on reading."""
    parties = matter.agreement.parties
    for m, n in islice(_namesakes(parties), _MOST_NAMESAKES):
        one, other = parties[m], parties[n]
        field, name = _same_name(one, other)
        yield Finding(
            f'{one.id} and {other.id} share the {field.replace("_", " ")} "{name}".',
            ("parties", n, field),
            subject=f"{one.id}/{other.id}",
            hint="give each party a name of its own, or enter a body that stands twice only once",
        )


_MOST_NAMESAKES = 500
"""Pairs that are told: of some thousand parties with one name there would be millions."""


def _namesakes(parties: Sequence[Party]) -> Iterator[tuple[int, int]]:
    """The places of any two with a name in common, by the first of them; no pair is looked at that has none."""
    holders: dict[tuple[str, str], list[int]] = {}
    shared: list[list[tuple[str, str]]] = []
    for n, party in enumerate(parties):
        names = {("legal", _bare(name)) for name in _both(party.legal_name)}
        names |= {("short", _bare(name)) for name in _both(party.short_name)}
        shared.append(sorted(names))
        for name in names:
            holders.setdefault(name, []).append(n)
    for m, names_of_one in enumerate(shared):
        others = (bisect_right(holders[name], m) for name in names_of_one)
        tails = (islice(holders[name], start, None) for name, start in zip(names_of_one, others, strict=True))
        yield from ((m, n) for n in dict.fromkeys(merge(*tails)))


def _same_name(one: Party, other: Party) -> tuple[str, str]:
    """The field in which they have the same name, in any language, and that name; two empty strings without one."""
    pairs = (("legal_name", one.legal_name, other.legal_name), ("short_name", one.short_name, other.short_name))
    for field, first, second in pairs:
        taken = {_bare(name) for name in _both(first)}
        for name in _both(second):
            if _bare(name) in taken:
                return field, name
    return "", ""


def _both(words: Bilingual | str | None) -> tuple[str, ...]:
    """The texts in every language that there is."""
    if isinstance(words, Bilingual):
        return words.en, words.cy
    return (words,) if words else ()


_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032`\u00b4"), "'")


def _bare(name: str) -> str:
    """The name without what two writers may do differently: capitals, spaces, the shape of an apostrophe."""
    folded = unicodedata.normalize("NFKC", name.translate(_APOSTROPHES)).casefold()
    return "".join(folded.split())


_ACTS_IN_LAW = (
    "funds * host *",
    "grants * payer",
    "grants * payee *",
    "grants * sums * keys",
    "funds * admin_fee payable_to",
    "consortium lead_body",
    "consortium payments * to",
    "consortium top_slice to",
    "exit_notice by",
)
"""Where a definition names a body that must be able to hold money or give notice in its own name."""


def no_legal_person(matter: Matter) -> Iterator[Finding]:
    """A board or network is party, hosts, pays, is paid or gives notice. One that only oversees or advises is fine."""
    boards = _boards(matter)
    told: set[str] = set()
    for path, id_, what in _acting(matter):
        if id_ in boards and id_ not in told:
            told.add(id_)
            yield Finding(
                f'"{_known_as(matter, id_)}" is a board or network, not a legal person, so it cannot {what}.',
                path,
                subject=id_,
                hint="name the bodies behind it instead; a board that oversees goes under overseen_by",
                checked=_checked(matter, "non_legal_body"),
            )


def _boards(matter: Matter) -> frozenset[str]:
    deal = matter.agreement
    kinds = [(e.id, e.kind) for group in (deal.parties, deal.map_of_partners, deal.overseen_by) for e in group]
    return frozenset(id_ for id_, kind in kinds if kind == "non_legal_body")


def _acting(matter: Matter) -> Iterator[tuple[Path, str, str]]:
    """Every place at which somebody acts in law, with what it does there."""
    deal = matter.agreement
    yield from ((("parties", n, "kind"), party.id, "be a party") for n, party in enumerate(deal.parties))
    for path, id_ in named(deal, _ACTS_IN_LAW):
        yield path, id_, _ACTS.get(str(path[-1]), _ACTS.get(str(path[-2]), "pay"))
    for n, fund in enumerate(deal.funds):
        payers = (id_ for id_ in matter.contributors(fund) if matter.pays_into(id_, fund))
        yield from ((("funds", n, "contributions"), id_, "pay into a fund") for id_ in payers)


_ACTS = {
    "host": "host a fund",
    "payee": "be paid",
    "payable_to": "be paid",
    "to": "be paid",
    "lead_body": "hold the money",
    "by": "give notice",
}
"""What a body does that is named under the key."""


def _known_as(matter: Matter, id_: str) -> str:
    party = matter.agreement.party(id_)
    return legal_name(party) if party else matter.name_of(id_)


def signers_not_named(matter: Matter) -> Iterator[Finding]:
    """A body that signs through its partners or trustees names none of them."""
    for n, party in enumerate(matter.agreement.parties):
        body = matter.body(party)
        named = {"partners": party.partners, "trustees": party.trustees}
        if body is not None and body.signs_through and not named[body.signs_through]:
            yield Finding(
                f'No {body.signs_through} are named who will sign for "{legal_name(party)}"; '
                f"a body of this kind ({body.name}) signs through them.",
                ("parties", n, body.signs_through),
                subject=party.id,
                hint=f"add {body.signs_through}: [...] with their names",
                checked=body.checked,
            )


def people_as_party(matter: Matter) -> Iterator[Finding]:
    """Users, carers or families are bound as a party."""
    yield from _of_kind(
        matter,
        "people_group",
        '"{}" is a group of users, carers or families, and an agreement should not bind them.',
        "take it out of parties, and say under involvement how they take part; they may have seats on the board",
    )


def supplier_as_party(matter: Matter) -> Iterator[Finding]:
    """A supplier is a party to the partnership."""
    yield from _of_kind(
        matter,
        "supplier",
        '"{}" is a supplier: it is bought from, not partnered with.',
        "put it under map_of_partners, and buy from it under a contract of its own",
    )


def _of_kind(matter: Matter, kind: str, message: str, hint: str) -> Iterator[Finding]:
    for n, party in enumerate(matter.agreement.parties):
        if party.kind == kind:
            yield Finding(
                message.format(legal_name(party)),
                ("parties", n, "kind"),
                subject=party.id,
                hint=hint,
                checked=_checked(matter, kind),
            )


def _checked(matter: Matter, kind: str) -> date | None:
    body = matter.bodies.get(kind)
    return body.checked if body else None


# --- whether they are there -----------------------------------------------------------------------------------------


def abolished_body(matter: Matter) -> Iterator[Finding]:
    """A party is of a kind that was no more when the agreement starts. Its kind alone is read, not its name."""
    for n, party in enumerate(matter.agreement.parties):
        body = matter.bodies.get(party.kind)
        if body is None or body.abolished is None or matter.start is None or matter.start < body.abolished:
            continue
        heir = matter.bodies.get(body.successor)
        yield Finding(
            f'"{legal_name(party)}" is entered as a {body.name}; bodies of this kind ended on '
            f"{long_date(body.abolished)}, before the start on {long_date(matter.start)}.",
            ("parties", n, "kind"),
            subject=party.id,
            hint=f"the kind that took its place: {heir.name}" if heir else "no one kind took its place; ask who did",
            checked=body.checked,
        )


def party_ends_early(matter: Matter) -> Iterator[Finding]:
    """A party ends before the agreement does. With its successor recorded this is only information."""
    expiry = matter.expiry
    if expiry is None or (matter.start is not None and not matter.in_order):
        return
    for n, party in enumerate(matter.agreement.parties):
        if party.valid_to is not None and party.valid_to < expiry:
            heir = party.successor
            follows = f"{text(heir.name)} takes its place" if heir else "no successor is recorded"
            yield Finding(
                f'"{legal_name(party)}" ends on {long_date(party.valid_to)}, before the agreement does on '
                f"{long_date(expiry)}; {follows}.",
                ("parties", n, "valid_to"),
                subject=party.id,
                hint="" if heir else "record its successor, and see that the agreement says how one follows",
                severity=Severity.INFO if heir else None,
            )


def party_starts_late(matter: Matter) -> Iterator[Finding]:
    """A party came into being only after the start."""
    for n, party in enumerate(matter.agreement.parties):
        if party.valid_from is not None and matter.start is not None and party.valid_from > matter.start:
            yield Finding(
                f'"{legal_name(party)}" did not exist on the start date, {long_date(matter.start)}: '
                f"it came into being on {long_date(party.valid_from)}.",
                ("parties", n, "valid_from"),
                subject=party.id,
                hint="name the body that was there on that date, or let this one join later",
            )


def abolition_expected(matter: Matter) -> Iterator[Finding]:
    """A party is of a kind whose end is expected, though not yet law, before the agreement ends."""
    for n, party in enumerate(matter.agreement.parties):
        body = matter.body(party)
        if body is None or body.ends_expected is None or matter.expiry is None:
            continue
        if matter.expiry > body.ends_expected:
            yield Finding(
                f'"{legal_name(party)}" may not last as long as the agreement, which ends on '
                f"{long_date(matter.expiry)}. {body.expectation}",
                ("parties", n, "kind"),
                subject=party.id,
                hint="say what happens to its rights and duties when its functions pass to another body",
                checked=body.checked,
            )
