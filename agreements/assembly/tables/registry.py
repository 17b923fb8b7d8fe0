"""Which tables there are. A clause asks for one by name: `{{ table("contributions", fund.id) }}`.

Arguments are ids and years as text. Illustrations are counted from 1, as `loop.index` counts them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from agreements.assembly.speech import Speech
from agreements.assembly.tables import (
    assurance,
    collaborations,
    consortia,
    contributions,
    control,
    funds,
    governance,
    information,
    instruments,
    networks,
    parties,
    pathways,
    risk,
    schemes,
    services,
    strategies,
    teams,
    workforce,
    working,
)
from agreements.document import Table

TableMaker = Callable[..., Table | None]
"""Takes the `Speech` and what the clause passes on (ids, years); gives the table, or None when it would be empty."""

TABLES: Mapping[str, TableMaker] = {
    # the document
    "document_control": control.document_control,
    "version_history": control.version_history,
    # parties
    "parties": parties.parties,
    "authority": parties.authority,
    "notices": parties.notices,
    "roles": parties.roles,
    "responsibilities": parties.responsibilities,
    "contacts": parties.contacts,
    "aims": parties.aims,
    "votes": parties.votes,
    "map_of_partners": parties.map_of_partners,
    "links": parties.links,
    "overseers": parties.overseers,
    # money paid in
    "funds": funds.funds,
    "contributions": contributions.contributions,  # fund
    "funding_lines": contributions.funding_lines,  # fund
    "contribution_shares": contributions.contribution_shares,  # fund
    "contributions_all": contributions.contributions_all,
    "party_totals": contributions.party_totals,  # year
    "instalments": contributions.instalments,  # fund, year
    "uplift": contributions.uplift,  # fund
    "in_kind": contributions.in_kind,  # fund
    "scheme_budgets": contributions.scheme_budgets,  # fund
    "admin_fee": contributions.admin_fee,  # fund
    "vat": funds.vat,
    # what goes wrong, and what is left
    "tiers": risk.tiers,  # fund
    "caps": risk.caps,  # fund
    "risk_weights": risk.risk_weights,  # fund
    "overspend_example": risk.overspend_example,  # fund, number of the illustration
    "underspend_steps": risk.underspend_steps,  # fund
    "underspend_example": risk.underspend_example,  # fund, number of the illustration
    # schemes; where the scheme may be left out, the partnership as a whole is meant
    "schemes": schemes.schemes,
    "functions": schemes.functions,  # scheme
    "outcomes": schemes.outcomes,  # scheme or nothing
    "measures": schemes.measures,  # scheme or nothing
    "performance": schemes.performance,
    "staff": schemes.staff,  # scheme or nothing
    "resources": schemes.resources,  # scheme or nothing
    "handovers": schemes.handovers,  # scheme or nothing
    "lead_officers": schemes.lead_officers,  # scheme
    "work_programme": schemes.work_programme,
    # joint posts and training
    "joint_posts": workforce.joint_posts,
    "joint_post": workforce.joint_post,  # joint post
    "joint_post_shares": workforce.joint_post_shares,  # joint post
    "training": workforce.training,  # fund or nothing
    "training_held": workforce.training_held,  # fund or nothing
    "training_places": workforce.training_places,
    "training_shares": workforce.training_shares,  # fund
    "assessor_rota": services.assessor_rota,
    "assessment_fees": services.assessment_fees,
    # services that one party runs for others, and agreements with providers that are monitored together
    "shared_service": services.shared_service,  # shared service
    "shared_service_sums": services.shared_service_sums,  # shared service
    "shared_service_charges": services.shared_service_charges,  # shared service
    "monitored_agreements": services.monitored_agreements,
    "monitored_sums": services.monitored_sums,
    "monitored_measures": services.monitored_measures,
    # personal data
    "data_flows": information.data_flows,
    "information_systems": information.information_systems,
    "information_officers": information.information_officers,
    # referrals
    "pathways": pathways.pathways,
    "response_times": pathways.response_times,
    "referral_form": pathways.referral_form,  # pathway
    # a team, who decides, and what is held in common
    "team_members": teams.team_members,
    "team_lines": teams.team_lines,
    "team_tasks": teams.team_tasks,
    "who_decides": teams.who_decides,
    "joint_policies": teams.joint_policies,
    "party_profiles": working.party_profiles,
    "trust_steps": working.trust_steps,
    "team_building": working.team_building,
    "cover_turns": teams.cover_turns,
    # governance
    "board": governance.board,
    "quorum": governance.quorum,
    "powers": governance.powers,
    "delegated_limits": governance.delegated_limits,
    "hwb": governance.hwb,
    "hwb_sums": governance.hwb_sums,
    "reporting": governance.reporting,
    "report_dates": governance.report_dates,  # year
    "ladder": governance.ladder,  # type of dispute
    "ladder_dates": governance.ladder_dates,  # number of the illustration
    # a grant, a deed of variation, an exit notice
    "grant_terms": instruments.grant_terms,  # grant
    "grant_sums": instruments.grant_sums,  # grant
    "grant_payments": instruments.grant_payments,  # grant
    "grant_voucher": instruments.grant_voucher,
    "deed_parties": instruments.deed_parties,
    "deed_changes": instruments.deed_changes,
    "variation_log": instruments.variation_log,
    "notice_served": instruments.notice_served,
    "notice_acknowledged": instruments.notice_acknowledged,
    "exit_steps": instruments.exit_steps,  # names of headings
    # a consortium
    "deliveries": consortia.deliveries,
    "allocations": consortia.allocations,
    "consortium_payments": consortia.consortium_payments,
    "accession": consortia.accession,
    # services run side by side, a strategy, a network
    "service_contracts": collaborations.service_contracts,
    "reserved_matters": collaborations.reserved_matters,
    "subcontracts": collaborations.subcontracts,
    "strategy_need": strategies.strategy_need,
    "strategy_heard": strategies.strategy_heard,
    "priorities": strategies.priorities,
    "fit_test": networks.fit_test,
    "joining_slip": networks.joining_slip,
    # assurance
    "insurance": assurance.insurance,
    "risks": assurance.risks,
    "barriers": assurance.barriers,
    "checklist": assurance.checklist,  # name of the checklist
    "waivers": assurance.waivers,
}
"""Every table, by the name under which its words stand in the pack's labels too."""


def make_table(name: str, speech: Speech, *arguments: str) -> Table | None:
    """The table of that name, its id still to be set by whoever asked for it.

    Raises:
        KeyError: there is no table of that name.
    """
    return TABLES[name](speech, *arguments)
