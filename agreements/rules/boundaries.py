"""Rules about roles: where each ends, who follows, who leads, and which do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.diagnostics import Severity, did_you_mean
from agreements.particulars import Party, Scheme
from agreements.rules.handovers import Step, either, graph, holds_for_life, names, steps, written_names
from agreements.rules.matter import Matter, text
from agreements.rules.model import Finding
from agreements.rules.reading import folded
from agreements.wording import joined

# --- hand-overs -----------------------------------------------------------------------------------------------------


def end_of_role_missing(matter: Matter) -> Iterator[Finding]:
    """A role does not say what ends it."""
    for step in steps(matter):
        if step.entry.ends_when is None:
            yield Finding(
                f'Nothing says when the role "{step.role}" of {matter.name_of(step.entry.holder)} ends.',
                (*step.path, "ends_when"),
                subject=step.role,
                hint="name the event that ends it, one that both sides can see",
            )


def nobody_follows(matter: Matter) -> Iterator[Finding]:
    """After a role nobody is named, or it is closed and no reason says why that is no gap."""
    for step in steps(matter):
        if not step.receiver:
            follows = text(step.entry.next_role)
            yield Finding(
                f'Nobody is named who takes over after "{step.role}"'
                + (f', though "{follows}" is to follow.' if follows else "."),
                (*step.path, "next_holder"),
                subject=step.role,
                hint="name who follows; or write closed, with the reason why nobody need follow",
            )
        elif step.closed and step.entry.reason is None:
            yield Finding(
                f'After "{step.role}" nobody follows, and no reason says why that is no gap.',
                (*step.path, "reason"),
                subject=step.role,
                hint="write the reason, or name who follows",
            )


def handover_unguarded(matter: Matter) -> Iterator[Finding]:
    """A hand-over has no time limit, or nobody answers for the person meanwhile."""
    for step in steps(matter):
        limit, meanwhile = step.entry.within is None, step.entry.interim is None
        if step.closed or not (limit or meanwhile):
            continue
        lacks = joined(["no time limit"] * limit + ["nobody who is responsible meanwhile"] * meanwhile)
        yield Finding(
            f'The hand-over after "{step.role}" has {lacks}.',
            (*step.path, "within" if limit else "interim"),
            subject=step.role,
        )


def task_has_two_owners(matter: Matter) -> Iterator[Finding]:
    """The same role stands twice in a scheme, for the same area and with different holders."""
    told: set[tuple[str, str]] = set()
    first: dict[tuple[str, str, str], Step] = {}
    for step in steps(matter):
        task = (step.where, folded(step.role))
        before = first.setdefault((*task, folded(text(step.entry.area))), step)
        holders = [_holder(before), _holder(step)]
        if holders[0] == holders[1] or task in told:
            continue
        told.add(task)
        yield Finding(
            f'{joined([matter.name_of(one) for one in holders])} both hold the role "{step.role}".',
            (*step.path, "holder"),
            subject=before.role,
            hint="leave it with one of them, or say in which area each holds it",
        )


_SAME_KEYWORD = {"each_council_own_area": "each_council", "scheme_lead": "lead_of_scheme"}


def _holder(step: Step) -> str:
    """Who holds the role; a keyword for the lead of a scheme is its lead, where there is one."""
    holder = _SAME_KEYWORD.get(step.entry.holder, step.entry.holder)
    leads = step.scheme.lead if step.scheme else ()
    return leads[0] if holder == "lead_of_scheme" and len(leads) == 1 else holder


def endless_loop(matter: Matter) -> Iterator[Finding]:
    """Roles hand over to one another in a circle that nothing and nobody ends."""
    roles = graph(matter)
    safe = frozenset(role for role in roles.first if holds_for_life(matter, role[2]))
    told: set[str] = set()
    for loop in roles.loops(safe):
        found = [roles.first[role] for role in loop]
        subject = "/".join(step.role for step in found)
        if subject in told:
            continue
        told.add(subject)
        first = found[0]
        key = "next_holder" if first.entry.next_role is None else "next_role"
        way = " to ".join(f'"{step.role}"' for step in (*found, first))
        yield Finding(
            f"The hand-overs run in a circle and none of them ends it: {way}.",
            (*first.path, key),
            subject=subject,
            hint="let one of the roles close, with the event that closes it and the reason",
        )


def receiver_not_agreed(matter: Matter) -> Iterator[Finding]:
    """Whoever is to take over is neither a party nor on the map, so nobody knows that they have agreed."""
    known = names(matter)
    # Where only a role is named, whoever holds it here has agreed to it.
    agreed = {folded(step.role) for step in steps(matter) if known.all_of(step.entry.holder)} | {"closed", "none"}
    for step in steps(matter):
        if not step.receiver or step.closed or known.all_of(step.receiver):
            continue
        roles = {folded(step.receiver)} if folded(step.receiver) in agreed else set(either(step.receiver))
        if step.entry.next_holder is None and roles <= agreed:
            continue
        yield Finding(
            f'"{step.receiver}" is to take over after "{step.role}", but is neither a party nor on the map.',
            (*step.path, "next_holder" if step.entry.next_holder is not None else "next_role"),
            subject=step.role,
            hint=_meant(matter, step.receiver)
            or "name a party or a body on the map by its id, or record how the receiver agreed",
        )


# --- roles of the parties -------------------------------------------------------------------------------------------

_PROVIDES = frozenset({"provider", "integrated_provider"})
_BUYS = frozenset({"commissioner", "lead_commissioner"})
_HOLDS = frozenset({"host", "lead_commissioner", "lead_body"})


def _meant(matter: Matter, receiver: str) -> str:
    """A mistyped id is one word; a text is not held against ids."""
    near = did_you_mean(receiver, matter.known_ids) if " " not in receiver else ""
    return f"did you mean {near!r}?" if near else ""


def roles_in_conflict(matter: Matter) -> Iterator[Finding]:
    """A party provides, commissions, and holds the money or the lead; for information, where a safeguard names it."""
    rules = [text(rule) for rule in (matter.agreement.conflicts.rules if matter.agreement.conflicts else ())]
    for n, party in enumerate(matter.agreement.parties):
        roles = set(party.roles)
        if not (roles & _PROVIDES and roles & _BUYS and roles & _HOLDS):
            continue
        guarded = any(_names(rule, party) for rule in rules)
        held = joined([role.replace("_", " ") for role in party.roles if role in _PROVIDES | _BUYS | _HOLDS])
        told = "A safeguard is recorded." if guarded else "No safeguard is recorded for it."
        yield Finding(
            f"{_sentence(matter.name_of(party.id))} is {held} at once. {told}",
            ("parties", n, "roles"),
            subject=party.id,
            hint="" if guarded else "write under conflicts.rules, with its id or name, how it keeps these roles apart",
            severity=Severity.INFO if guarded else None,
        )


def _names(rule: str, party: Party) -> bool:
    """Whether the text names the party by its id, letter for letter, or by one of its names."""
    by_id = re.search(rf"(?<![\w-]){re.escape(party.id)}(?![\w-])", rule)
    words = folded(rule)
    by_name = (re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", words) for name in written_names(party))
    return bool(by_id) or any(by_name)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def lead_missing_or_shared(matter: Matter) -> Iterator[Finding]:
    """A scheme has no lead, or several. A keyword for each party in its own area is one."""
    for n, scheme in enumerate(matter.agreement.schemes if matter.joint else ()):
        leads = [lead for lead in dict.fromkeys(scheme.lead) if lead not in ("none", "closed")]
        if len(leads) == 1:
            continue
        named = f"{len(leads)} leads, {joined([matter.name_of(lead) for lead in leads])}" if leads else "no lead"
        yield Finding(
            f"{_title(scheme)} has {named}; agree on one.",
            ("schemes", n, "lead"),
            subject=scheme.id,
        )


def _title(scheme: Scheme) -> str:
    return f"Scheme {scheme.id} ({text(scheme.title)})" if scheme.title else f"Scheme {scheme.id}"
