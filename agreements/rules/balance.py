"""The rule about weight: who carries a role without money or vote, and who has money or a vote and does nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from agreements.particulars import Agreement, Party, Scheme
from agreements.particulars.figures import joint_post_shares
from agreements.rules.handovers import names, steps
from agreements.rules.matter import Matter
from agreements.rules.model import Finding


def role_without_weight(matter: Matter) -> Iterator[Finding]:
    """A party has a role and neither money nor vote, or money or a vote and no role."""
    money, votes = _money(matter), _votes(matter.agreement)
    if not money or not votes:
        return
    acting = _acting(matter)
    for n, party in enumerate(matter.agreement.parties):
        pays, has_vote = money.get(party.id, False), votes.get(party.id, False)
        said = _imbalance(pays=pays, votes=has_vote, acts=party.id in acting)
        if said:
            name = matter.name_of(party.id)
            yield Finding(f"{name[:1].upper()}{name[1:]} has {said}.", ("parties", n), subject=party.id)


def _imbalance(*, pays: bool | None, votes: bool, acts: bool) -> str:
    """What is out of balance, in words; empty where nothing is, or a sum that would decide it is not known."""
    if acts and pays is False and not votes:
        return "a role but neither money nor a vote; make sure that this is meant"
    if not acts and (pays or votes):
        has = "money and a vote" if pays and votes else "money" if pays else "a vote"
        return f"{has} but neither a role nor a part in a hand-over; say what it is to do"
    return ""


# --- money and votes ------------------------------------------------------------------------------------------------


def _money(matter: Matter) -> Mapping[str, bool | None]:
    """Whether each party has money above 0.00 in a fund, grant, post or allocation; None where none is known yet."""
    found: dict[str, list[int]] = {}
    for id_, amount in _sums(matter):
        known = found.setdefault(id_, [])
        known += [] if amount is None else [amount]
    return {id_: any(amount > 0 for amount in known) if known else None for id_, known in found.items()}


def _sums(matter: Matter) -> Iterator[tuple[str, int | None]]:
    deal = matter.agreement
    for fund in deal.funds:
        for by_party in matter.contributions(fund).values():
            yield from (by_party or {}).items()
    for post in deal.joint_posts:
        yield from (joint_post_shares(deal, post) or {}).items()
    yield from _grants(deal)
    if deal.consortium is not None:
        yield from ((payment.to, payment.sum) for payment in deal.consortium.payments)
        yield from ((id_, int(share * 100)) for id_, share in deal.consortium.allocations.items())


def _grants(deal: Agreement) -> Iterator[tuple[str, int | None]]:
    for grant in deal.grants:
        for by_payer in grant.sums.values():
            for payer, amount in (by_payer or {}).items():
                yield payer, amount
                yield from ((payee, amount) for payee in grant.payee)


def _votes(deal: Agreement) -> Mapping[str, bool]:
    """Whether each party has a vote: by its own entry, or by a seat on the board that votes."""
    found = {party.id: party.votes > 0 for party in deal.parties if party.votes is not None}
    board = deal.governance.board if deal.governance else None
    for seat in board.members if board else ():
        found[seat.party] = found.get(seat.party, False) or (seat.seats > 0 and not seat.non_voting)
    return found


# --- roles ----------------------------------------------------------------------------------------------------------


def _acting(matter: Matter) -> frozenset[str]:
    """The parties that have a role, lead or deliver a scheme, hold a fund, or have a part in a hand-over."""
    deal, known = matter.agreement, names(matter)
    found = {party.id for party in deal.parties if party.roles}
    for scheme in deal.schemes:
        found |= _members(matter, (*scheme.lead, *scheme.providers), scheme)
    for fund in deal.funds:
        found |= set(fund.host)
    if deal.consortium is not None and deal.consortium.lead_body:
        found.add(deal.consortium.lead_body)
    for step in steps(matter):
        receivers = () if step.closed else known.all_of(step.receiver)
        found |= _members(matter, (step.entry.holder, *receivers), step.scheme)
    return frozenset(found)


def _members(matter: Matter, ids: Iterable[str], scheme: Scheme | None) -> set[str]:
    """The parties that ids and keywords stand for."""
    parties = matter.agreement.parties
    found: set[str] = set()
    for id_ in ids:
        if id_ in ("lead_of_scheme", "scheme_lead"):
            found |= set(scheme.lead if scheme else ())
        elif id_ in ("host", "pool_manager"):
            found |= {host for fund in matter.agreement.funds for host in fund.host}
        else:
            belongs = _GROUPS.get(id_)
            found |= {party.id for party in parties if belongs(matter, party)} if belongs else {id_}
    return found


_GROUPS: Mapping[str, Callable[[Matter, Party], bool]] = {
    "each_council": Matter.is_council,
    "each_council_own_area": Matter.is_council,
    "each_housing_authority": Matter.is_council,
    "councils": Matter.is_council,
    "nhs_bodies": Matter.is_nhs,
    "each_commissioner": lambda matter, party: matter.is_council(party) or matter.is_nhs(party),
    "each_party": lambda _matter, _party: True,
    "all": lambda _matter, _party: True,
}
"""Which parties a keyword stands for; taken widely, so that a party in its group is never told that it does nothing."""
