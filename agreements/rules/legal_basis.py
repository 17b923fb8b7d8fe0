"""Rules about the powers relied on: that they are in force, apply where the parties are, and reach what is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agreements import packs
from agreements.packs import Enactment, Power
from agreements.particulars import Party, Scheme
from agreements.rules.matter import REG_8, SECTION_75, Matter, Path, text
from agreements.rules.model import Finding
from agreements.rules.parties import legal_name
from agreements.wording import joined, long_date

SECTION_33 = "NHSWA2006_s33"
_NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
}
_INSTEAD = {
    "wales": "use section 33 of the National Health Service (Wales) Act 2006",
    "scotland": "use an integration scheme under the Public Bodies (Joint Working) (Scotland) Act 2014",
    "northern_ireland": "no such power exists there; a memorandum may serve",
}


# --- where a power applies ------------------------------------------------------------------------------------------


def section_75_outside_england(matter: Matter) -> Iterator[Finding]:
    """Section 75 is relied on where it does not apply."""
    power, here = _power(matter, "section_75"), matter.agreement.jurisdiction
    if matter.claims_section_75 and power is not None and power.nation and here != power.nation:
        yield Finding(
            f"Section 75 and its Regulations apply in {_NATIONS[power.nation]} only; "
            f"the jurisdiction is {_NATIONS[here]}.",
            _basis(matter, SECTION_75),
            hint=_INSTEAD.get(here, ""),
            checked=power.checked,
        )


def section_33_outside_wales(matter: Matter) -> Iterator[Finding]:
    """A section 33 agreement is made where that section does not apply."""
    power, here = _power(matter, "section_33"), matter.agreement.jurisdiction
    if matter.is_a("s33_wales") and power is not None and power.nation and here != power.nation:
        yield Finding(
            f"Section 33 of the National Health Service (Wales) Act 2006 applies in {_NATIONS[power.nation]} only; "
            f"the jurisdiction is {_NATIONS[here]}.",
            ("jurisdiction",),
            hint="use section 75 in England" if here == "england" else _INSTEAD.get(here, ""),
            checked=power.checked,
        )


def pool_in_scotland(matter: Matter) -> Iterator[Finding]:
    """A fund in Scotland is pooled under the power of another nation."""
    elsewhere = matter.claims_section_75 or matter.is_a("s33_wales") or matter.rests_on(SECTION_33)
    scheme = _power(matter, "integration_scheme")
    for n, fund in matter.pools if elsewhere and matter.agreement.jurisdiction == "scotland" else ():
        yield Finding(
            f"{text(fund.name) or fund.id} is pooled in Scotland under a power that does not apply there.",
            ("funds", n, "kind"),
            subject=fund.id,
            hint=_INSTEAD["scotland"],
            checked=scheme.checked if scheme else None,
        )


def ministers_approval_missing(matter: Matter) -> Iterator[Finding]:
    """An integration scheme is not recorded as approved."""
    approval = matter.agreement.ministers_approval
    if matter.is_a("integration_scheme_scot") and (approval is None or approval.date is None):
        scheme = _power(matter, "integration_scheme")
        due = f" It is due on {long_date(approval.due)}." if approval and approval.due else ""
        yield Finding(
            f"No approval of the integration scheme by the Scottish Ministers is recorded.{due}",
            ("ministers_approval", "date") if approval else ("ministers_approval",),
            hint="give under ministers_approval who approved it, when, and the reference",
            checked=scheme.checked if scheme else None,
        )


def cross_border_parties(matter: Matter) -> Iterator[Finding]:
    """The parties are bodies of more than one of England, Wales and Scotland."""
    by_nation: dict[str, list[str]] = {}
    for party in matter.agreement.parties:
        body = matter.body(party)
        if body is not None and body.nation:
            by_nation.setdefault(body.nation, []).append(legal_name(party))
    if len(by_nation) > 1:
        where = [f"{_NATIONS[nation]} ({joined(names)})" for nation, names in sorted(by_nation.items())]
        yield Finding(
            f"The parties are bodies of {joined(where)}; powers to pool and to delegate end at the border.",
            ("parties",),
            hint="take legal advice on which power each body uses",
        )


def _power(matter: Matter, name: str) -> Power | None:
    return packs.powers(matter.pack).get(name)


def _basis(matter: Matter, enactment: str) -> Path:
    """Where the legal basis names the enactment; the jurisdiction where the kind of document alone implies it."""
    named = matter.agreement.legal_basis
    return ("legal_basis", named.index(enactment)) if enactment in named else ("jurisdiction",)


# --- what a power reaches -------------------------------------------------------------------------------------------


def repealed_enactment(matter: Matter) -> Iterator[Finding]:
    """The legal basis names a provision that is no longer in force, or never was."""
    known = packs.enactments(matter.pack)
    for n, basis in enumerate(matter.agreement.legal_basis):
        named = known.get(basis)
        said = _not_in_force(matter, named) if named else ""
        if named is None or not said or basis in matter.agreement.legal_basis[:n]:
            continue
        now = known.get(named.replaced_by)
        yield Finding(
            f"{_cited(named)} {said}.",
            ("legal_basis", n),
            subject=basis,
            hint=f"use {_cited(now)}: {named.replaced_by}" if now else "name the power that is in force today",
            checked=date.fromisoformat(named.checked),
        )


def _not_in_force(matter: Matter, enactment: Enactment) -> str:
    """In words, that it is not in force on the day as at which the agreement is read; empty where it is.

    Without such a day, the one on which the entry was last checked serves.
    """
    if enactment.in_force in ("yes", "no"):
        return "" if enactment.in_force == "yes" else "is not in force"
    ended, today = date.fromisoformat(enactment.in_force), matter.as_at or date.fromisoformat(enactment.checked)
    return f"is no longer in force: it ended on {long_date(ended)}" if ended <= today else ""


def _cited(enactment: Enactment) -> str:
    return ", ".join(filter(None, (enactment.title, enactment.provision)))


def nhs_contract(matter: Matter) -> Iterator[Finding]:
    """All parties to a document that binds are health service bodies, so that no court enforces it."""
    power, parties = _power(matter, "nhs_contract"), matter.agreement.parties
    bodies = power.kinds.get("body", ()) if power else ()
    if matter.binds and len(parties) > 1 and all(matter.kind_of(party.kind) in bodies for party in parties):
        yield Finding(
            "Every party is a health service body, so this is an NHS contract: no court enforces it, "
            "and a dispute goes to the Secretary of State.",
            ("parties",),
            hint="say so in the agreement, and leave courts out of the dispute ladders",
            checked=power.checked if power else None,
        )


def council_functions_delegated(matter: Matter) -> Iterator[Finding]:
    """A council hands over functions of its own under section 65Z5, which moves NHS functions only."""
    power, told = _power(matter, "section_65Z5"), set[str]()
    for path, council in _delegating(matter) if matter.is_a("s65Z5_delegation") else ():
        if council.id not in told:
            told.add(council.id)
            yield Finding(
                f'Section 65Z5 moves NHS functions only, and "{legal_name(council)}" delegates functions of its own.',
                path,
                subject=council.id,
                hint="use section 75 for the council's functions",
                checked=power.checked if power else None,
            )


def _delegating(matter: Matter) -> Iterator[tuple[Path, Party]]:
    """Each council with the place at which it delegates functions of its own."""
    deal = matter.agreement
    councils = [party for party in deal.parties if matter.is_council(party)]
    for n, entry in enumerate(deal.delegations):
        borrowed = entry.functions and all(function.held_by for function in entry.functions)
        for council in councils if not borrowed else ():
            if entry.start == council.id or entry.start in ("each_council", "councils"):
                yield ("delegations", n, "from"), council
    for n, scheme in enumerate(deal.schemes):
        if _hands_over(scheme):
            yield from ((("schemes", n, "functions", "council"), council) for council in councils)


def _hands_over(scheme: Scheme) -> bool:
    """Whether an NHS body exercises functions of the councils in it."""
    return scheme.arrangement in REG_8 and bool(scheme.functions and scheme.functions.council)


# --- what the toolkit does not draft --------------------------------------------------------------------------------

_BEYOND = {
    "merger": "a merger",
    "company_formation": "the formation of a company",
    "staff_transfer_scheme": "a staff transfer scheme",
}


def beyond_partnership(matter: Matter) -> Iterator[Finding]:
    """The kind, the model or the purpose is a merger, the formation of a company or a transfer of staff."""
    deal = matter.agreement
    for path, what in (
        *((("documents", n), _BEYOND.get(kind, "")) for n, kind in enumerate(matter.kinds)),
        (("model",), _BEYOND.get(deal.model or "", "")),
        (("purpose",), _purpose(matter)),
    ):
        if what:
            yield Finding(
                f"This looks like {what}, which is outside what the toolkit drafts.",
                path,
                hint="take legal advice on the right route; keep here what the bodies go on doing as partners",
            )
            return


def _purpose(matter: Matter) -> str:
    said = matter.speaks_of(text(matter.agreement.purpose), "merger")
    return f'a merger, a company or a staff transfer ("{said}")' if said else ""
