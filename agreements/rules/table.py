"""Every rule, in one visible table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.diagnostics import Report, Severity
from agreements.document import Document
from agreements.rules import (
    authority,
    balance,
    better_care_fund,
    binding,
    boundaries,
    capacity,
    consortia,
    contributions,
    deeds,
    disputes,
    duties,
    ending,
    governance,
    grants,
    information,
    legal_basis,
    money,
    naming,
    old_names,
    paper,
    parties,
    performance,
    pooled_funds,
    risk_share,
    scheme_functions,
    section_75,
    staff,
    terms,
    vat,
    wales,
)
from agreements.rules.matter import Matter
from agreements.rules.model import Finding, Rule

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - the letters of the table

RULES: tuple[Rule, ...] = (
    # --- parties and legal basis ---
    Rule("PTY-01", "too-few-parties", E, "logic", facts=parties.too_few_parties, waivable=False),
    Rule("PTY-02", "shared-name", E, "logic", facts=parties.shared_name, waivable=False),
    Rule("PTY-03", "no-legal-person", E, "law of legal persons", facts=parties.no_legal_person),
    Rule(
        "PTY-04",
        "signers-not-named",
        E,
        "law of partnerships and of unincorporated charities",
        facts=parties.signers_not_named,
    ),
    Rule("PTY-05", "abolished-body", E, "SI 2012/3094; SI 2022/634", facts=parties.abolished_body),
    Rule("PTY-06", "old-body-name", W, "SI 2012/3094; SI 2022/634", facts=old_names.old_body_name),
    Rule("PTY-07", "party-ends-early", W, "practice: reorganisation of bodies", facts=parties.party_ends_early),
    Rule("PTY-08", "party-starts-late", W, "practice: reorganisation of bodies", facts=parties.party_starts_late),
    Rule("PTY-09", "abolition-expected", W, "Health Bill of 2026", facts=parties.abolition_expected),
    Rule("PTY-10", "idle-party", E, "practice: a clear division of roles", facts=duties.idle_party),
    Rule("PTY-11", "unknown-party", E, "logic", facts=naming.unknown_party),
    Rule("PTY-12", "authority-missing", W, "practice: authority to sign", facts=authority.authority_missing),
    Rule("PTY-13", "approval-pending", W, "practice: authority to sign", facts=authority.approval_pending),
    Rule("PTY-14", "signed-after-start", I, "practice: late signature", facts=authority.signed_after_start),
    Rule("PTY-15", "people-as-party", W, "practice: involve, do not bind", facts=parties.people_as_party),
    Rule("PTY-16", "supplier-as-party", I, "practice: suppliers are bought from", facts=parties.supplier_as_party),
    Rule("PTY-17", "approved-after-start", W, "practice: late approval", facts=authority.approved_after_start),
    Rule(
        "LEG-01",
        "section-75-outside-england",
        E,
        "SI 2000/617, reg 1(2)",
        facts=legal_basis.section_75_outside_england,
    ),
    Rule(
        "LEG-02",
        "section-33-outside-wales",
        E,
        "National Health Service (Wales) Act 2006, s.33",
        facts=legal_basis.section_33_outside_wales,
    ),
    Rule(
        "LEG-03",
        "pool-in-scotland",
        E,
        "Public Bodies (Joint Working) (Scotland) Act 2014",
        facts=legal_basis.pool_in_scotland,
    ),
    Rule(
        "LEG-04",
        "ministers-approval-missing",
        W,
        "Public Bodies (Joint Working) (Scotland) Act 2014, s.7",
        facts=legal_basis.ministers_approval_missing,
    ),
    Rule("LEG-05", "repealed-enactment", W, "the repeal of each enactment", facts=legal_basis.repealed_enactment),
    Rule("LEG-06", "cross-border-parties", W, "practice: extent of each power", facts=legal_basis.cross_border_parties),
    Rule(
        "LEG-07",
        "nhs-contract",
        W,
        "National Health Service Act 2006, s.9(4) to (6)",
        facts=legal_basis.nhs_contract,
    ),
    Rule(
        "LEG-08",
        "council-functions-delegated",
        E,
        "National Health Service Act 2006, s.65Z5",
        facts=legal_basis.council_functions_delegated,
    ),
    Rule("LEG-09", "beyond-partnership", I, "scope of the toolkit", facts=legal_basis.beyond_partnership),
    # --- end of parties ---
    # --- section 75 and grants ---
    Rule(
        "S75-01",
        "no-nhs-partner",
        E,
        "National Health Service Act 2006, s.75(1); SI 2000/617, reg 3(1)",
        facts=section_75.no_nhs_partner,
        waivable=False,
    ),
    Rule(
        "S75-02", "no-council-partner", E, "SI 2000/617, reg 3(2)", facts=section_75.no_council_partner, waivable=False
    ),
    Rule(
        "S75-03",
        "partner-outside-section-75",
        E,
        "SI 2000/617, regs 2 and 3",
        facts=section_75.partner_outside_section_75,
    ),
    Rule(
        "S75-04",
        "special-health-authority",
        E,
        "National Health Service Act 2006, s.75(8)",
        facts=section_75.special_health_authority,
    ),
    Rule(
        "S75-05",
        "combined-authority-basis-missing",
        W,
        "National Health Service Act 2006, s.75(7A) to (7L)",
        facts=section_75.combined_authority_basis_missing,
    ),
    Rule(
        "S75-06",
        "improvement-not-stated",
        E,
        "National Health Service Act 2006, s.75(1); SI 2000/617, reg 4(1)",
        facts=section_75.improvement_not_stated,
    ),
    Rule("S75-07", "consultation-missing", E, "SI 2000/617, reg 4(2)", facts=section_75.consultation_missing),
    Rule("S75-08", "consultation-not-required", I, "SI 2015/1940", facts=section_75.consultation_not_required),
    Rule("S75-09", "exemption-too-wide", W, "SI 2000/617, reg 4(2A)", facts=section_75.exemption_too_wide),
    Rule(
        "S75-10",
        "one-sided-functions",
        E,
        "National Health Service Act 2006, s.75(2)(a); SI 2000/617, reg 7(3)(c)",
        facts=scheme_functions.one_sided_functions,
    ),
    Rule(
        "S75-11",
        "clinical-function-excluded",
        E,
        "SI 2000/617, reg 5(a)",
        facts=scheme_functions.clinical_function_excluded,
    ),
    Rule(
        "S75-12",
        "council-function-excluded",
        E,
        "SI 2000/617, reg 6(a)",
        facts=scheme_functions.council_function_excluded,
    ),
    Rule(
        "S75-13",
        "charging-without-service",
        E,
        "SI 2000/617, reg 6(k) and (l)",
        facts=scheme_functions.charging_without_service,
    ),
    Rule(
        "S75-14",
        "charging-unexplained",
        E,
        "SI 2000/617, regs 8(2)(h) and 9(3)(h)",
        facts=scheme_functions.charging_unexplained,
    ),
    Rule(
        "S75-15",
        "liberty-safeguards-pooled",
        W,
        "Mental Capacity Act 2005, Sch A1",
        facts=scheme_functions.liberty_safeguards_pooled,
    ),
    Rule(
        "S75-16",
        "safeguarding-delegated",
        W,
        "Care Act 2014, s.79; statutory guidance",
        facts=scheme_functions.safeguarding_delegated,
    ),
    Rule("S75-17", "aims-missing", E, "SI 2000/617, regs 7(3)(a), 8(2)(a) and 9(3)(a)", facts=section_75.aims_missing),
    Rule(
        "S75-18",
        "payments-not-stated",
        E,
        "SI 2000/617, regs 7(3)(b), 8(2)(b) and 9(3)(b)",
        facts=pooled_funds.payments_not_stated,
    ),
    Rule(
        "S75-19",
        "persons-or-services-missing",
        E,
        "SI 2000/617, reg 7(3)(d)",
        facts=section_75.persons_or_services_missing,
    ),
    Rule("S75-20", "resources-missing", E, "SI 2000/617, reg 7(3)(e)", facts=section_75.resources_missing),
    Rule("S75-21", "duration-or-end-missing", E, "SI 2000/617, reg 7(3)(f)", facts=section_75.duration_or_end_missing),
    Rule(
        "S75-22",
        "host-not-partner",
        E,
        "SI 2000/617, reg 7(3)(g) and (4)",
        facts=pooled_funds.host_not_partner,
        waivable=False,
    ),
    Rule("S75-23", "two-hosts", E, "SI 2000/617, reg 7(4)", facts=pooled_funds.two_hosts),
    Rule("S75-24", "pool-manager-elsewhere", E, "SI 2000/617, reg 7(4)", facts=pooled_funds.pool_manager_elsewhere),
    Rule("S75-25", "pool-reports-missing", E, "SI 2000/617, reg 7(4)(b)", facts=pooled_funds.pool_reports_missing),
    Rule(
        "S75-26", "exercise-not-reported", E, "SI 2000/617, regs 8(3) and 9(4)", facts=section_75.exercise_not_reported
    ),
    Rule("S75-27", "pool-audit-missing", E, "SI 2000/617, reg 7(6)", facts=pooled_funds.pool_audit_missing),
    Rule(
        "S75-28",
        "trust-without-consent",
        E,
        "SI 2000/617, regs 7(2) and 9(2)",
        facts=pooled_funds.trust_without_consent,
    ),
    Rule(
        "S75-29",
        "delegation-without-sharing",
        E,
        "SI 2000/617, regs 8(2)(i) and 9(3)(i)",
        facts=section_75.delegation_without_sharing,
    ),
    Rule(
        "S75-30",
        "pool-without-sharing",
        W,
        "practice: information sharing in every agreement",
        facts=pooled_funds.pool_without_sharing,
    ),
    Rule("S75-31", "liability-moved", W, "National Health Service Act 2006, s.75(5)", facts=section_75.liability_moved),
    Rule("S75-32", "lead-without-functions", W, "SI 2000/617, regs 8 and 9", facts=section_75.lead_without_functions),
    Rule(
        "S75-33",
        "committee-beyond-monitoring",
        W,
        "SI 2000/617, reg 10(2)",
        facts=section_75.committee_beyond_monitoring,
    ),
    Rule(
        "S75-34",
        "primary-care-holder-missing",
        W,
        "SI 2000/617, reg 5(a)",
        facts=scheme_functions.primary_care_holder_missing,
    ),
    Rule(
        "GRT-01",
        "payee-outside-section-76",
        E,
        "National Health Service Act 2006, s.76(1)",
        facts=grants.payee_outside_section_76,
    ),
    Rule(
        "GRT-02",
        "payer-outside-section-76",
        E,
        "National Health Service Act 2006, s.76(1)",
        facts=grants.payer_outside_section_76,
    ),
    Rule(
        "GRT-03",
        "payer-outside-section-256",
        E,
        "National Health Service Act 2006, s.256",
        facts=grants.payer_outside_section_256,
    ),
    Rule("GRT-04", "grant-terms-missing", W, "Directions under ss.76 and 256", facts=grants.grant_terms_missing),
    Rule("GRT-05", "grant-in-pool", W, "practice: grants beside pooled money", facts=pooled_funds.grant_in_pool),
    Rule(
        "GRT-06", "function-outside-section-76", E, "SI 2012/3094, reg 13(3)", facts=grants.function_outside_section_76
    ),
    # --- end of section 75 ---
    # --- roles, boundaries, capacity, performance, users ---
    Rule("BND-01", "end-of-role-missing", E, "practice: roles and boundaries", facts=boundaries.end_of_role_missing),
    Rule("BND-02", "nobody-follows", E, "practice: roles and boundaries", facts=boundaries.nobody_follows),
    Rule("BND-03", "handover-unguarded", W, "practice: roles and boundaries", facts=boundaries.handover_unguarded),
    Rule("BND-04", "task-with-two-owners", W, "practice: roles and boundaries", facts=boundaries.task_has_two_owners),
    Rule("BND-05", "endless-loop", W, "practice: roles and boundaries", facts=boundaries.endless_loop),
    Rule("BND-06", "receiver-not-agreed", W, "practice: roles and boundaries", facts=boundaries.receiver_not_agreed),
    Rule("BND-07", "roles-in-conflict", W, "practice: conflicts of interest", facts=boundaries.roles_in_conflict),
    Rule("BND-08", "not-one-lead", W, "practice: one lead for a scheme", facts=boundaries.lead_missing_or_shared),
    Rule("BND-09", "role-without-weight", I, "practice: fair shares of the work", facts=balance.role_without_weight),
    Rule("CAP-01", "capacity-not-declared", W, "practice: honest capacity", facts=capacity.capacity_not_declared),
    Rule("CAP-02", "places-short-downstream", W, "arithmetic", facts=capacity.places_short_downstream),
    Rule(
        "CAP-03",
        "further-partner-unannounced",
        W,
        "practice: trust between partners",
        facts=capacity.further_partner_unannounced,
    ),
    Rule("CAP-04", "capacity-out-of-date", I, "practice: honest capacity", facts=capacity.capacity_out_of_date),
    Rule("PRF-01", "outcome-not-measured", E, "SI 2000/617, reg 7(4)(b)", facts=performance.outcome_not_measured),
    Rule(
        "PRF-02",
        "only-hospital-measured",
        W,
        "practice: measures that matter to people",
        facts=performance.only_hospital_measured,
    ),
    Rule("PRF-03", "measure-incomplete", W, "practice: usable measures", facts=performance.measure_incomplete),
    Rule("USR-01", "users-not-heard", W, "practice: outcomes set by users", facts=performance.nobody_asked_users),
    Rule("USR-02", "complaints-lead-missing", W, "SI 2000/617, reg 10(3)", facts=performance.complaints_lead_missing),
    # --- end of boundaries ---
    # --- money ---
    Rule("FUN-01", "contributions-miss-total", E, "arithmetic", facts=money.contributions_miss_total, waivable=False),
    Rule("FUN-02", "budgets-miss-fund", E, "arithmetic", facts=money.budgets_miss_fund, waivable=False),
    Rule("FUN-03", "money", E, "logic", facts=money.negative_sum),
    Rule("FUN-04", "year-without-sum", E, "SI 2000/617, reg 7(3)(b)", facts=contributions.year_without_sum),
    Rule("FUN-05", "year-outside-term", W, "logic", facts=contributions.year_outside_term),
    Rule("FUN-06", "part-year-without-basis", W, "arithmetic", facts=contributions.part_year_without_basis),
    Rule("FUN-07", "one-side-pays", E, "NHS Act 2006, s.75(2)(a)", facts=contributions.one_side_pays),
    Rule("FUN-08", "percentages-miss-hundred", W, "arithmetic", facts=money.percentages_miss_hundred),
    Rule("FUN-09", "shares-or-names-wrong", E, "arithmetic", facts=risk_share.shares_or_names_wrong),
    Rule("FUN-10", "variance-without-rule", W, "practice", facts=risk_share.variance_without_rule),
    Rule("FUN-11", "tiers-out-of-order", E, "arithmetic", facts=risk_share.tiers_out_of_order),
    Rule("FUN-12", "top-slice-without-owner", W, "practice", facts=risk_share.top_slice_without_owner),
    Rule("FUN-13", "nhs-carries-forward", W, "practice", facts=risk_share.nhs_host_carries_forward),
    Rule("FUN-14", "ring-fence-without-rule", W, "practice", facts=risk_share.ring_fence_without_rule),
    Rule("FUN-15", "deficits-unsaid", W, "practice", facts=risk_share.deficits_unsaid),
    Rule("FUN-16", "in-kind-uncounted", I, "practice", facts=contributions.in_kind_uncounted),
    Rule("FUN-17", "aligned-money-pooled", W, "practice", facts=risk_share.aligned_money_pooled),
    Rule("FUN-18", "money-goes-round", W, "practice", facts=risk_share.money_goes_round),
    Rule("FUN-19", "rate-without-rounding", W, "arithmetic", facts=money.rate_without_rounding),
    Rule("FUN-20", "instalments-miss-sum", W, "arithmetic", facts=money.instalments_miss_sum),
    Rule("FUN-21", "exit-costs-unsaid", W, "practice", facts=risk_share.exit_costs_unsaid),
    Rule("FUN-22", "weight-of-nothing", W, "arithmetic", facts=risk_share.weight_of_nothing),
    Rule("FUN-23", "pays-after-end", W, "logic", facts=contributions.pays_after_its_end),
    Rule("BCF-01", "below-minimum", E, "NHS Act 2006, s.223GA(3)", facts=better_care_fund.below_minimum),
    Rule("BCF-02", "minimum-untested", W, "NHS Act 2006, s.223GA(3)", facts=better_care_fund.minimum_untested),
    Rule("BCF-03", "social-care-too-low", W, "Better Care Fund conditions", facts=better_care_fund.social_care_too_low),
    Rule("BCF-04", "plan-not-agreed", W, "Better Care Fund framework", facts=better_care_fund.plan_not_agreed),
    Rule(
        "BCF-05",
        "signed-after-national-date",
        I,
        "Better Care Fund framework",
        facts=better_care_fund.signed_after_national_date,
    ),
    Rule("VAT-01", "vat-unstated", W, "HMRC VATGPB6640; VATGPB6700", facts=vat.vat_unstated),
    Rule("VAT-02", "vat-saving-as-purpose", W, "practice", facts=vat.vat_saving_as_purpose),
    Rule("VAT-03", "nhs-recovers-less", I, "HMRC VATGPB6640", facts=vat.nhs_body_recovers_less),
    # --- end of money ---
    # --- information, staff, procurement, governance, disputes, end ---
    Rule(
        "INF-01",
        "sharing-agreement-missing",
        W,
        "data sharing code of the Information Commissioner",
        facts=information.sharing_agreement_missing,
    ),
    Rule(
        "INF-02",
        "memorandum-as-sharing-agreement",
        W,
        "data sharing code of the Information Commissioner",
        facts=information.memorandum_claims_sharing,
    ),
    Rule(
        "INF-03",
        "sharing-terms-incomplete",
        W,
        "UK GDPR, arts 6, 9 and 26",
        facts=information.sharing_terms_incomplete,
    ),
    Rule("INF-04", "impact-assessment-missing", W, "UK GDPR, art 35", facts=information.impact_assessment_missing),
    Rule(
        "INF-05",
        "complaints-time-missing",
        W,
        "Data (Use and Access) Act 2025",
        facts=information.complaints_time_missing,
    ),
    Rule(
        "INF-06",
        "personal-data-published",
        I,
        "practice: print posts, not people",
        facts=information.personal_data_published,
    ),
    Rule(
        "STF-01",
        "managed-without-basis",
        W,
        "Local Government Act 1972, s.113",
        facts=staff.managed_without_basis,
    ),
    Rule(
        "STF-02",
        "officers-not-consulted",
        W,
        "Local Government Act 1972, s.113",
        facts=staff.officers_not_consulted,
    ),
    Rule("STF-03", "joint-post-incomplete", W, "practice: joint posts", facts=staff.joint_post_incomplete),
    Rule(
        "PRC-01",
        "provider-without-route",
        W,
        "Provider Selection Regime (SI 2023/1348); Procurement Act 2023",
        facts=staff.provider_without_route,
    ),
    Rule(
        "PRC-02",
        "exemption-without-reason",
        W,
        "Procurement Act 2023, Sch 2",
        facts=staff.exemption_without_reason,
    ),
    Rule("GOV-01", "board-cannot-decide", E, "practice", facts=governance.board_cannot_decide),
    Rule("GOV-02", "one-side-alone", W, "practice", facts=governance.one_side_alone),
    Rule("GOV-03", "power-beyond-limit", W, "schemes of delegation", facts=governance.power_beyond_limit),
    Rule("GOV-04", "unequal-seats", W, "practice", facts=governance.unequal_seats),
    Rule("GOV-05", "tie-without-rule", W, "practice", facts=governance.tie_without_rule),
    Rule("DSP-01", "no-ladder", E, "practice", facts=disputes.no_ladder),
    Rule("DSP-02", "stage-without-post-or-time", E, "practice", facts=disputes.stage_without_post_or_time),
    Rule("DSP-03", "type-without-ladder", W, "practice", facts=disputes.type_without_ladder),
    Rule("DSP-04", "court-in-light-document", W, "practice", facts=disputes.court_in_light_document),
    Rule("DSP-05", "performance-may-stop", W, "practice", facts=disputes.performance_may_stop),
    Rule("DSP-06", "care-may-wait", W, "practice", facts=disputes.care_may_wait),
    Rule(
        "DSP-07",
        "eligibility-without-procedure",
        W,
        "SI 2014/2821; SI 2014/2829",
        facts=disputes.eligibility_without_procedure,
    ),
    Rule("DSP-08", "mediator-unnamed", W, "practice", facts=disputes.mediator_unnamed),
    Rule("DSP-09", "expert-on-law", I, "practice", facts=disputes.expert_on_law),
    Rule("EXT-01", "no-way-out", E, "SI 2000/617, reg 7(3)(f)", facts=ending.no_way_out),
    Rule("EXT-02", "notice-beyond-end", W, "practice", facts=ending.notice_beyond_end),
    Rule("EXT-03", "exit-plan-incomplete", W, "practice", facts=ending.exit_plan_incomplete),
    Rule("EXT-04", "notice-on-wrong-day", W, "arithmetic", facts=ending.notice_on_wrong_day),
    Rule("EXT-05", "notice-to-wrong-bodies", E, "logic", facts=ending.notice_to_wrong_bodies),
    # --- end of information ---
    # --- the paper, languages, consortia, memoranda ---
    Rule("DOC-01", "blank-left", E, "logic", facts=paper.not_filled_in, words=paper.blank_left, waivable=False),
    Rule("DOC-02", "term-amiss", E, "practice", words=terms.term_amiss),
    Rule(
        "DOC-03",
        "broken-reference",
        E,
        "logic",
        facts=paper.broken_clause_reference,
        words=paper.broken_reference,
        waivable=False,
    ),
    Rule("DOC-04", "dates-out-of-order", E, "logic", facts=paper.dates_out_of_order, waivable=False),
    Rule("DOC-05", "party-or-variation-left-out", W, "practice", facts=deeds.party_or_variation_left_out),
    Rule("DOC-06", "execution-mode-missing", W, "practice", facts=binding.execution_mode_missing),
    Rule("DOC-07", "payment-ordered", W, "practice", words=binding.payment_ordered),
    Rule("DOC-08", "no-such-paragraph", W, "logic", facts=binding.no_such_paragraph),
    Rule("DOC-09", "finished-with-errors", I, "practice", found=binding.finished_with_errors),
    Rule("WAL-01", "welsh-name-missing", W, "Welsh Language (Wales) Measure 2011", facts=wales.welsh_name_missing),
    Rule(
        "WAL-02",
        "regional-board-as-party",
        E,
        "Social Services and Well-being (Wales) Act 2014, s.168",
        facts=wales.regional_board_as_party,
    ),
    Rule("WAL-03", "regional-body-left-out", W, "WSI 2015/1989", facts=wales.regional_body_left_out),
    Rule("WAL-04", "no-language-prevails", W, "practice", facts=wales.no_language_prevails),
    Rule("CON-01", "payment-before-condition", W, "practice", facts=consortia.payment_before_condition),
    Rule("CON-02", "allocations-amiss", W, "arithmetic", facts=consortia.allocations_amiss),
    Rule(
        "CON-03",
        "section-75-without-its-partners",
        E,
        "NHS Act 2006, s.75(1)",
        facts=consortia.section_75_without_its_partners,
    ),
    Rule("MOU-01", "costs-not-bound", W, "practice", facts=binding.costs_not_bound),
    # --- end of paper ---
)

Found = tuple[Rule, Finding]


def check_facts(matter: Matter) -> Iterator[Found]:
    """What the rules about bodies, money and dates find in the bargain."""
    for rule in RULES:
        if rule.facts is not None:
            yield from ((rule, finding) for finding in rule.facts(matter))


def check_words(matter: Matter, document: Document, facts: Iterable[Found] = ()) -> Iterator[Found]:
    """What the rules about words find on the paper, but for blanks of which a rule about facts has spoken."""
    spoken = {finding.path for _, finding in facts if finding.path}
    for rule in RULES:
        if rule.words is not None:
            for finding in rule.words(matter, document):
                if not (finding.path and paper.is_told(finding.path, spoken)):
                    yield rule, finding


def check_found(matter: Matter, report: Report) -> Iterator[Found]:
    """What follows from what was found before and not waived."""
    for rule in RULES:
        if rule.found is not None:
            yield from ((rule, finding) for finding in rule.found(matter, report))
