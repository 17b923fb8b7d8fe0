"""The rule about a party that is named and has nothing to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agreements.particulars import COUNCILS, NHS_BODIES, Agreement, Fund, Split
from agreements.rules.matter import Matter
from agreements.rules.model import Finding
from agreements.rules.naming import named
from agreements.rules.parties import all_of_kind, legal_name


def idle_party(matter: Matter) -> Iterator[Finding]:
    """A party is named and has nothing to do: no role, no money, no hand-over, no report, no grant.

    What a party does under an agreement that a deed changes or a notice ends stays in that agreement.
    """
    busy = _busy(matter)
    elsewhere = all_of_kind(matter, "deed_of_variation", "exit_notice")
    for n, party in enumerate(() if elsewhere else matter.agreement.parties):
        if party.id not in busy and not (party.roles or party.responsibilities or party.brings):
            yield Finding(
                f'"{legal_name(party)}" is named but does nothing: no role, no money, no hand-over and no report.',
                ("parties", n, "roles"),
                subject=party.id,
                hint="say under roles what it does, or leave it out",
            )


_ACTS_FOR_ALL = (
    "funds * host *",
    "funds * pool_manager employer",
    "funds * in_kind * party",
    "funds * admin_fee payable_to",
    "funds * overspend party",
    "funds * overspend tiers * party",
    "schemes * lead *",
    "schemes * providers *",
    "schemes * lead_officers * party",
    "schemes * resources staff * employer",
    "schemes * resources staff * managed_by",
    "schemes * handovers * holder",
    "schemes * handovers * next_holder",
    "schemes * handovers * interim",
    "handovers * holder",
    "handovers * next_holder",
    "handovers * interim",
    "resources staff * employer",
    "resources staff * managed_by",
    "joint_posts * employer",
    "joint_posts * managed_by",
    "reporting * by",
    "work_programme * lead *",
    "links * from",
    "links * to",
    "pathways * from",
    "pathways * to",
    "team manager_employer",
    "team members * employer",
    "vacancies kept_by",
    "delegations * from",
    "delegations * to *",
    "grants * payer",
    "grants * payee *",
    "consortium lead_body",
    "consortium payments * to",
    "consortium top_slice to",
    "information_sharing flows * from",
    "information_sharing flows * to *",
    "information_sharing systems * keeper",
    "shared_services * provider",
    "shared_services * to *",
    "monitored_agreements * provider",
    "monitored_agreements * funders *",
    "monitored_agreements * monitor",
    "assessor_pool coordinator",
    "assessor_pool rota * party",
    "training_packages * arranged_by",
    "training_packages * content_owner",
    "training_packages * places keys",
)
"""Where a party that is named has something to do. A seat on a board or a vote is no part in the work."""
_GROUPS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("each_council", "each_council_own_area", "each_housing_authority", "councils"), COUNCILS),
    "nhs_bodies": NHS_BODIES,
}


def _busy(matter: Matter) -> frozenset[str]:
    deal = matter.agreement
    busy = {id_ for _, id_ in named(deal, _ACTS_FOR_ALL)}
    if busy & {"each_party", "all"}:
        busy |= {party.id for party in deal.parties}
    kinds = frozenset().union(*(kinds for word, kinds in _GROUPS.items() if word in busy))
    return frozenset({*busy, *(p.id for p in deal.parties if matter.kind_of(p.kind) in kinds), *_paying(matter)})


def _paying(matter: Matter) -> Iterator[str]:
    """Those whose money is in a fund, a shared cost or an allocation."""
    deal = matter.agreement
    for fund in deal.funds:
        yield from (id_ for id_ in matter.contributors(fund) if _pays(matter, id_, fund))
        yield from _sharing(deal, fund.admin_fee.split if fund.admin_fee else None)
    for post in deal.joint_posts:
        yield from _sharing(deal, post.split)
    if deal.consortium:
        yield from (id_ for id_, share in deal.consortium.allocations.items() if share)


def _pays(matter: Matter, id_: str, fund: Fund) -> bool:
    """Whether it pays something, or will: 0.00 is nothing, and while no sum is known at all, one is to come."""
    sums = [(by_party or {}).get(id_) for by_party in matter.contributions(fund).values()]
    known = [amount for amount in sums if amount is not None]
    return any(known) or not known


def _sharing(deal: Agreement, split: Split | None) -> Iterator[str]:
    if split is None:
        return
    if split.weights is not None:
        yield from (id_ for id_, weight in split.weights.items() if weight)
    elif split.equally:
        yield from (party.id for party in deal.parties)
    else:
        yield from (party.id for party in deal.parties if party.counts.get(split.by_count or ""))
