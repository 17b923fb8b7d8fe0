"""Rules about the functions that a scheme exercises: both sides, none that the law keeps where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from agreements import packs
from agreements.packs import Exclusion
from agreements.particulars import Function, Fund, Scheme
from agreements.rules.functions import cited, entries_of, entry_called, first_named, named
from agreements.rules.matter import REG_8, Matter, text
from agreements.rules.model import Finding
from agreements.rules.section_75 import titled
from agreements.wording import joined, joined_or


def one_sided_functions(matter: Matter) -> Iterator[Finding]:
    """A pool pays for a scheme that does not have functions of both sides."""
    pools = {fund.id for _, fund in matter.pools}
    for n, scheme in enumerate(matter.agreement.schemes if matter.joint else ()):
        if scheme.fund not in pools:
            continue
        sides = {"nhs": ("NHS", _nhs(scheme)), "council": ("council", _council(scheme))}
        missing = {key: words for key, (words, listed) in sides.items() if not listed}
        if missing:
            yield Finding(
                f"{titled(scheme)} is paid from a pooled fund and lists no {joined_or(list(missing.values()))} "
                "functions: a pool pays towards functions of both sides.",
                ("schemes", n, "functions", *(missing if len(missing) == 1 else ())),
                subject=scheme.id,
                hint="list them, or pay for the scheme from a fund that is not pooled",
            )


def clinical_function_excluded(matter: Matter) -> Iterator[Finding]:
    """A scheme lists an NHS function that the regulations leave out, such as surgery."""
    entries = entries_of(matter, "S75-11")
    for n, scheme in _schemes(matter):
        found = list(first_named(matter, _nhs(scheme), entries))
        if found:
            yield Finding(
                f"{titled(scheme)} lists {joined([entry.says for _, entry in found])} among its NHS functions, "
                "which section 75 does not reach.",
                ("schemes", n, "functions", "nhs", found[0][0]),
                subject=scheme.id,
                hint="take it out of the scheme, or say in the scope that it is left out",
                checked=_checked(found),
            )


def council_function_excluded(matter: Matter) -> Iterator[Finding]:
    """A scheme lists a council function that may be neither delegated nor pooled."""
    entries = entries_of(matter, "S75-12")
    for n, scheme in _schemes(matter):
        functions = _council(scheme)
        found = list(first_named(matter, functions, entries))
        if found:
            told = joined([f"{cited(matter, functions[at])} ({entry.says})" for at, entry in found])
            yield Finding(
                f"{titled(scheme)} lists {told}, which may not be delegated or pooled.",
                ("schemes", n, "functions", "council", found[0][0]),
                subject=scheme.id,
                hint="move it to the functions that are excluded: it stays with the council",
                checked=_checked(found),
            )


def charging_without_service(matter: Matter) -> Iterator[Finding]:
    """A scheme lists charging, and not under an arrangement and beside the functions with which it can go."""
    charging, needs = entry_called(matter, "charging"), entry_called(matter, "meeting_needs")
    for n, scheme in _schemes(matter):
        functions = _council(scheme)
        found = list(first_named(matter, functions, (charging,)))
        right = scheme.arrangement == "pooled" or scheme.arrangement in REG_8
        if found and not (right and any(_meets_needs(matter, one, charging, needs) for one in functions)):
            yield Finding(
                f"{titled(scheme)} lists charging ({cited(matter, functions[found[0][0]])}), "
                + (
                    "but no function of meeting or preventing needs: charging goes only with its service."
                    if right
                    else "which can be included only where money is pooled or an NHS body exercises the functions."
                ),
                ("schemes", n, "functions", "council", found[0][0]),
                subject=scheme.id,
                hint="leave charging with the council, or list the functions that it goes with",
                checked=charging.checked,
            )


def _meets_needs(matter: Matter, function: Function, charging: Exclusion, needs: Exclusion) -> bool:
    """Whether it names a function of meeting or preventing needs. Charging for prevention, s.2(3), is not one."""
    pieces = tuple(piece for section in function.sections for piece in re.split(r"[,;&]|\band\b", section))
    for piece in pieces:
        single = not re.search(r"[-\u2010-\u2014]|\bto\b", piece)
        if packs.names_function(needs, function.act, (piece,)) and not (
            single and packs.names_function(charging, function.act, (piece,))
        ):
            return True
    return not pieces and not named(matter, function, charging) and bool(named(matter, function, needs))


def charging_unexplained(matter: Matter) -> Iterator[Finding]:
    """Functions that one side exercises for the other hold charging, and how it is decided or told is not said."""
    charging = entry_called(matter, "charging")
    for n, scheme in matter.delegated if matter.section_75 else ():
        if not list(first_named(matter, (*_council(scheme), *_nhs(scheme)), (charging,))):
            continue
        told = {
            "decided_how": (
                "how it is decided which services are charged for",
                scheme.charging and scheme.charging.decided_how,
            ),
            "users_told": ("how users are told", scheme.charging and scheme.charging.users_told),
        }
        missing = {key: words for key, (words, value) in told.items() if not value}
        if missing:
            yield Finding(
                f"{titled(scheme)} takes in charging and does not say {joined_or(list(missing.values()))}.",
                ("schemes", n, "charging", next(iter(missing))),
                subject=scheme.id,
                hint=f"fill in charging: {joined(list(missing))}",
                checked=charging.checked,
            )


def liberty_safeguards_pooled(matter: Matter) -> Iterator[Finding]:
    """In England a pool pays for deprivation of liberty safeguards, or an NHS body is called a supervisory body."""
    if matter.agreement.jurisdiction != "england":
        return
    checked = packs.powers(matter.pack)["dols_supervisory_body"].checked
    for n, fund in matter.pools:
        if _pays_for_safeguards(matter, fund):
            yield Finding(
                f"{text(fund.name) or fund.id} pays for deprivation of liberty safeguards: in England only councils "
                "are supervisory bodies, so an NHS body has no such function to pool.",
                ("funds", n),
                subject=fund.id,
                hint="pay for it from an aligned fund of the councils",
                checked=checked,
            )
    for n, party in enumerate(matter.agreement.parties):
        if "supervisory_body" in party.roles and matter.is_nhs(party):
            yield Finding(
                f"{matter.name_of(party.id)} is called a supervisory body: in England only councils are.",
                ("parties", n, "roles", party.roles.index("supervisory_body")),
                subject=party.id,
                hint="take the role away",
                checked=checked,
            )


def _pays_for_safeguards(matter: Matter, fund: Fund) -> bool:
    deal = matter.agreement
    schemes = [scheme for scheme in deal.schemes if scheme.fund == fund.id]
    packages = [package for package in deal.training_packages if package.fund == fund.id]
    texts = [
        text(fund.name),
        text(fund.purpose),
        *(text(words) for s in schemes for words in (s.title, s.overview, *s.aims, *s.services)),
        *(words for s in schemes for function in (*_nhs(s), *_council(s)) for words in _function_texts(function)),
        *(text(words) for package in packages for words in (package.title, package.audience)),
    ]
    return any(matter.speaks_of(words, "deprivation_of_liberty") for words in texts)


def _function_texts(function: Function) -> tuple[str, ...]:
    """The Act with each of its sections as one id, such as MCA2005_SchA1, and the scope."""
    ids = (f"{function.act}_{''.join(section.split())}" for section in (*function.sections, *function.parts))
    return function.act, *ids, text(function.scope)


def safeguarding_delegated(matter: Matter) -> Iterator[Finding]:
    """A scheme lists safeguarding enquiries among its council functions."""
    entries = entries_of(matter, "S75-16")
    for n, scheme in _schemes(matter):
        functions = _council(scheme)
        found = list(first_named(matter, functions, entries))
        if found:
            yield Finding(
                f"{titled(scheme)} lists {joined([cited(matter, functions[at]) for at, _ in found])}: the decision on "
                "a safeguarding enquiry stays with the council, which may cause others to enquire.",
                ("schemes", n, "functions", "council", found[0][0]),
                subject=scheme.id,
                hint="move it to the functions that are excluded",
                checked=_checked(found),
            )


def primary_care_holder_missing(matter: Matter) -> Iterator[Finding]:
    """A scheme lists primary medical services, and no party is said to hold that function."""
    entries, deal = entries_of(matter, "S75-34"), matter.agreement
    if any(matter.kind_of(party.kind) == "nhs_england" for party in deal.parties):
        return
    for n, scheme in _schemes(matter):
        functions = _nhs(scheme)
        found = [pair for pair in first_named(matter, functions, entries) if not _held(matter, functions[pair[0]])]
        if found:
            yield Finding(
                f"{titled(scheme)} lists {cited(matter, functions[found[0][0]])}: primary medical services are a "
                "function of NHS England, which is no party, and no integrated care board is said to hold it by "
                "delegation.",
                ("schemes", n, "functions", "nhs", found[0][0], "held_by"),
                subject=scheme.id,
                hint="say in held_by how the integrated care board comes to hold it",
                checked=_checked(found),
            )


def _held(matter: Matter, function: Function) -> bool:
    """Whether a board that is a party is said to hold it: in the entry, or by a delegation that is recorded."""
    deal = matter.agreement
    boards = {party.id for party in deal.parties if matter.may_be(party, "consenting", "section_75")}
    said = function.held_by is not None or bool(matter.speaks_of(text(function.scope), "delegation"))
    entries = entries_of(matter, "S75-34")
    recorded = any(
        boards & set(delegation.to) and list(first_named(matter, delegation.functions, entries))
        for delegation in deal.delegations
    )
    return bool(boards) and (said or recorded)


def _schemes(matter: Matter) -> Iterator[tuple[int, Scheme]]:
    return enumerate(matter.agreement.schemes if matter.section_75 else ())


def _nhs(scheme: Scheme) -> tuple[Function, ...]:
    return (scheme.functions.nhs if scheme.functions else None) or ()


def _council(scheme: Scheme) -> tuple[Function, ...]:
    return (scheme.functions.council if scheme.functions else None) or ()


def _checked(found: list[tuple[int, Exclusion]]) -> date:
    return min(entry.checked for _, entry in found)
