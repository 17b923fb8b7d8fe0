"""Who may be a partner under section 75, and what each agreement and scheme must say."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.rules import RULES
from agreements.rules.pages import Example
from tests.rules.examples import findings, found, found_by, matter

E, W, I = "error", "warning", "info"  # noqa: E741 - the letters of the tables
MINE = [rule for rule in RULES if rule.id.startswith(("S75-", "GRT-"))]
THIRD = "legal_name: 'Gull Coast Body', short_name: 'the Body'"


def told(base: str, changes: str | dict[str, Any] = "") -> set[str]:
    """Every finding of the rules of section 75 and of grants, as `E S75-24 F2`."""
    here = matter(base, changes)
    return {
        f"{(f.severity or rule.severity).value[0].upper()} {rule.id} {f.subject} {f.year}".rstrip()
        for rule in MINE
        if rule.facts
        for f in rule.facts(here)
    }


def test_the_county_has_no_finding() -> None:
    """A framework with five councils, three hosts and a keyword for a lead meets all that the law asks."""
    assert told("county") == set()


HWB = (
    "parties: [{id: HWB, legal_name: 'Aldershire Health and Wellbeing Board', short_name: 'HWB', kind: non_legal_body,"
    " roles: [funder]}]"
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("funds: [{id: F2, pool_manager: null}]", {"E S75-24 F2"}),
        ("funds: [{id: F2, host: HSJ}]", {"E S75-22 F2", "E S75-24 F2"}),
        ("funds: [{id: F1, pool_manager: {employer: ICB}}]", {"E S75-24 F1"}),
        (
            "schemes: [{id: S8, functions: {nhs: [{act: NHSA2006, scope: emergency ambulance services}]}}]",
            {"E S75-11 S8"},
        ),
        (
            "schemes: [{id: S5, functions: {council: [{act: MHA1983, sections: ['114']}]}}]",
            {"E S75-12 S5"},
        ),
        (HWB, {"E S75-03 HWB"}),
        ("consultation: null", {"E S75-07", "W S75-09 S5"}),
        ("parties: [{id: ICB, legal_name: NHS Aldershire CCG}]", set()),
        ("parties: [{id: ICB, kind: ccg}]", set()),
        (
            "funds: [{id: F4, kind: pooled}]",
            {"E S75-10 S9", "E S75-22 F4", "E S75-24 F4", "E S75-25 F4", "E S75-27 F4"},
        ),
        ("funds: [{id: F4, awaited: null}]", set()),
    ],
)
def test_a_change_to_the_county_is_found_and_nothing_else(changes: str, expected: set[str]) -> None:
    """One slip in a long framework gives the findings that follow from it, and no others."""
    assert told("county", changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("legal_basis: [NHSA2006_s75]", set()),
        ("funds: [{id: P1, host: null}]", {"E S75-22 P1", "E S75-24 P1"}),
        ("schemes: [{id: S1, functions: {nhs: [{act: NHSWA2006, scope: surgery}]}}]", set()),
        ("consultation: null", {"E S75-07"}),
        ("liability: {statutory: transferred}", {"W S75-31"}),
    ],
)
def test_in_wales_the_english_functions_are_not_asked_for(changes: str, expected: set[str]) -> None:
    """The Welsh regulations are taken as parallel where the rules say so, and no further."""
    assert told("wales", changes) == expected


# --- who -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "base", "changes", "expected"),
    [
        ("S75-01", "joint", "parties: [{id: SWI, kind: police}]", [("", "", E)]),
        ("S75-01", "joint", "parties: [{id: SWI, kind: pct}]", []),
        ("S75-01", "joint", "parties: [{id: SWI, kind: combined_authority}]", [("", "", E)]),
        ("S75-01", "joint", "parties: [{id: SWI, kind: combined_authority, combined_authority_basis: s.7A}]", []),
        ("S75-01", "joint", "{jurisdiction: wales, parties: [{id: SWI, kind: lhb}]}", []),
        ("S75-01", "memorandum", "parties: [{id: CVT, kind: police}]", []),
        ("S75-01", "memorandum", "{legal_basis: [NHSA2006_s75], parties: [{id: CVT, kind: police}]}", [("", "", E)]),
        ("S75-01", "exit-notice", "{legal_basis: [NHSA2006_s75], parties: [{id: ICB, kind: police}]}", []),
        ("S75-02", "joint", "parties: [{id: SAB, kind: combined_authority}]", [("", "", E)]),
        ("S75-02", "joint", "parties: [{id: SAB, kind: city_of_london}]", []),
        ("S75-02", "joint", "{jurisdiction: scotland, parties: [{id: SAB, kind: council_scot}]}", []),
        ("S75-02", "consortium", "legal_basis: [NHSA2006_s75]", [("", "", E)]),
    ],
)
def test_each_side_needs_a_body_of_the_list(rule: str, base: str, changes: str, expected: list[Any]) -> None:
    """A dead kind counts as its successor; outside England another rule speaks."""
    assert found(rule, base, changes) == expected


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("charity_cio", "roles: [provider]", []),
        ("charity_cio", "roles: [provider, funder]", ["X"]),
        ("charity_cio", "roles: [funder_aligned]", []),
        ("non_legal_body", "roles: [funder]", ["X"]),
        ("gp_partnership", "roles: [funder]", ["X"]),
        ("police", "roles: [funder]", ["X"]),
        ("lhb", "roles: [funder]", ["X"]),
        ("nhs_ft", "roles: [funder]", []),
        ("pct", "roles: [funder]", []),
        ("sha_strategic", "roles: [funder]", []),
        ("care_trust_2001", "roles: [funder]", []),
        ("combined_authority", "roles: [funder]", []),
        ("combined_county_authority", "roles: [funder]", []),
        ("special_health_authority", "roles: [funder]", []),
    ],
)
def test_who_is_called_a_funder_must_be_one_that_section_75_reaches(kind: str, more: str, expected: list[str]) -> None:
    """Bodies with a rule of their own, and dead ones, are left to that rule."""
    changes = f"parties: [{{id: X, {THIRD}, kind: {kind}, {more}}}]"

    assert [subject for subject, _, _ in found("S75-03", "joint", changes)] == expected


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ("funds: [{id: P1, contributions: {'2027/28': {SWI: 1.00, SAB: 1.00, X: 0.01}}}]", "pays into a fund"),
        ("funds: [{id: P1, contributions: {'2027/28': {SWI: 1.00, SAB: 1.00, X: 0.00}}}]", ""),
        ("funds: [{id: P1, host: X}]", "hosts a fund"),
        ("delegations: [{from: X, to: SAB}]", "delegates functions"),
        ("delegations: [{from: SWI, to: X}]", ""),
    ],
)
def test_a_body_acts_as_a_partner_when_it_pays_hosts_or_delegates(acts: str, expected: str) -> None:
    """Receiving functions or paying 0.00 does not make a partner of it."""
    changes = f"{acts}\nparties: [{{id: X, {THIRD}, kind: university, roles: [adviser]}}]"

    assert [expected in f.message for f in findings("S75-03", "joint", changes)] == ([True] if expected else [])


@pytest.mark.parametrize(
    ("rule", "base", "changes", "expected"),
    [
        ("S75-03", "memorandum", f"parties: [{{id: X, {THIRD}, kind: police, roles: [funder]}}]", []),
        ("S75-04", "joint", f"parties: [{{id: X, {THIRD}, kind: special_health_authority}}]", [("X", "", E)]),
        ("S75-04", "joint", f"parties: [{{id: X, {THIRD}, kind: sha_strategic}}]", []),
        ("S75-05", "joint", f"parties: [{{id: X, {THIRD}, kind: combined_county_authority}}]", [("X", "", W)]),
        (
            "S75-05",
            "joint",
            f"{{legal_basis: [NHSA2006_s75, NHSA2006_s65Z5], parties: [{{id: X, {THIRD}, kind: combined_authority}}]}}",
            [],
        ),
        ("S75-05", "memorandum", f"parties: [{{id: X, {THIRD}, kind: combined_authority}}]", []),
    ],
)
def test_kinds_that_the_section_names_have_rules_of_their_own(
    rule: str, base: str, changes: str, expected: list[Any]
) -> None:
    """They speak only where section 75 is relied on."""
    assert found(rule, base, changes) == expected


# --- why, and who was asked -------------------------------------------------------------------------------------------

ALL_BCF = "schemes: [{id: R1, bcf: yes}, {id: R2, bcf: yes}]"
ONE_BCF = "schemes: [{id: R1, bcf: yes}]"
NONE = "consultation: null"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (NONE, {"E S75-07"}),
        ("consultation: {done: no, from: null, to: null, consulted: null, result: null}", {"E S75-07"}),
        ("consultation: {done: no, care_trust: yes}", set()),
        ("consultation: {care_trust: no}", set()),
        (f"{NONE}\n{ALL_BCF}", {"I S75-08"}),
        (f"{NONE}\n{ONE_BCF}", {"E S75-07", "W S75-09 R2"}),
        (f"{NONE}\nlegal_basis: [NHSA2006_s75, NHSA2006_s223GA]", {"E S75-07"}),
        (ALL_BCF, set()),
        (ONE_BCF, set()),
    ],
)
def test_consultation_is_asked_for_unless_all_is_better_care_fund_money(changes: str, expected: set[str]) -> None:
    """The exemption covers that money alone, scheme by scheme."""
    assert {line for line in told("joint", changes) if line[2:8] in ("S75-07", "S75-08", "S75-09")} == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("legal_basis: [NHSA2006_s75]", {"E S75-07"}),
        ("legal_basis: [NHSWA2006_s33]\njurisdiction: wales", {"E S75-07"}),
        ("legal_basis: [NHSA2006_s75]\nconsultation: {done: yes}", set()),
        ("legal_basis: [NHSA2006_s75]\ndeed: {joining: null}", set()),
        ("legal_basis: [NHSA2006_s75]\ndeed: {joining: null, adds: fund}", set()),
        ("legal_basis: [NHSA2006_s75]\ndeed: {joining: null, adds: [fund, function]}", {"E S75-07"}),
        ("legal_basis: [NHSA2006_s75]\nschemes: [{id: S1, arrangement: pooled, bcf: yes}]", set()),
        ("", set()),
    ],
)
def test_a_deed_is_asked_for_consultation_when_it_brings_something_in(changes: str, expected: set[str]) -> None:
    """A change of words alone affects nobody who was not asked before."""
    assert told("deed", changes) == expected


# --- what is said -----------------------------------------------------------------------------------------------------

ALL_THREE = "{review: null, variation: null, exit: null}"


@pytest.mark.parametrize(
    ("changes", "severities"),
    [
        ("term: {expiry: null}", [E]),
        (ALL_THREE, [E]),
        ("review: null", [W]),
        ("{review: null, variation: null}", [W]),
        ("exit: {notice: null}", [W]),
        ("variation: {form: null}", []),
        ("{term: {expiry: null}, exit: null}", [E]),
        ("review: {dates: null, after_year_end: null}", [W]),
        ("", []),
    ],
)
def test_the_end_of_the_term_or_all_ways_out_missing_is_worse_than_one(changes: str, severities: list[str]) -> None:
    """The law asks for the duration and one of review, variation or termination; practice for all."""
    assert [severity for _, _, severity in found("S75-21", "joint", changes)] == severities


def scheme(changes: str) -> str:
    """A change to the first scheme."""
    return f"schemes: [{{id: R1, {changes}}}]"


@pytest.mark.parametrize(
    ("rule", "changes", "subjects"),
    [
        ("S75-06", "improvement_statement: null", [""]),
        ("S75-17", scheme("aims: null"), ["R1"]),
        ("S75-17", scheme("aims: null, outcomes: null"), ["R1"]),
        ("S75-19", scheme("services: null"), ["R1"]),
        ("S75-19", scheme("persons: null, services: null"), ["R1"]),
        ("S75-20", scheme("resources: null"), ["R1"]),
        ("S75-20", scheme("resources: {staff: null, goods: null, services: null, premises: null}"), ["R1"]),
        ("S75-20", scheme("resources: {staff: none, goods: null, services: null, premises: null}"), []),
        ("S75-20", scheme("resources: null") + "\nresources: {premises: none}", []),
        ("S75-20", scheme("resources: null") + "\nresources: {}", ["R1"]),
    ],
)
def test_a_scheme_says_what_for_whom_and_with_what(rule: str, changes: str, subjects: list[str]) -> None:
    """Each missing part is told once for its scheme."""
    assert [subject for subject, _, _ in found(rule, "joint", changes)] == subjects


def reports(*entries: str) -> str:
    """Those reports instead of the base's."""
    return f"reporting: [{', '.join(f'{{what: report, {entry}}}' for entry in entries)}]"


QUARTERS = "due: {after: quarter_end, working_days: 20}"
YEARS = "due: {every_year_on: 30 April}"


@pytest.mark.parametrize(
    ("changes", "subjects"),
    [
        (reports("by: SAB, frequency: [quarterly, annual]"), []),
        (reports("by: SAB, frequency: quarterly", "by: SAB, frequency: annual"), []),
        (reports(f"by: SAB, {QUARTERS}", f"by: SAB, {YEARS}"), []),
        (reports("by: scheme_lead, frequency: [monthly, annual]"), []),
        (reports("by: SAB, frequency: [quarterly, annual], schemes: R1"), []),
        (reports("by: SAB, frequency: [quarterly, annual], schemes: R2"), ["R1"]),
        (reports("by: SAB, frequency: [quarterly, annual], funds: P9"), ["R1"]),
        (reports("by: SAB, frequency: [six_monthly, annual]"), ["R1"]),
        (reports("by: pool_manager, frequency: [quarterly, annual]"), ["R1"]),
        (reports("by: SWI, frequency: [quarterly, annual]"), ["R1"]),
        ("reporting: null", ["R1"]),
        ("reporting: null\n" + scheme("arrangement: pooled"), []),
        (scheme("lead: each_council") + "\n" + reports("by: SAB, frequency: [quarterly, annual]"), []),
        (scheme("lead: each_council") + "\n" + reports("by: SWI, frequency: [quarterly, annual]"), ["R1"]),
        (
            scheme("arrangement: integrated_provision_by_nhs, lead: SAB, providers: [SWI]")
            + "\n"
            + reports("by: SWI, frequency: [quarterly, annual]"),
            [],
        ),
    ],
)
def test_whoever_exercises_functions_for_others_reports_on_it(changes: str, subjects: list[str]) -> None:
    """Every quarter and every year, by the body that does it, for the scheme concerned."""
    assert [subject for subject, _, _ in found("S75-26", "joint", changes)] == subjects


SHARING = "agreement_reference controllers dpia_reference complaints_acknowledged_within"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("information_sharing: null", {"W S75-30 P1"}),
        ("information_sharing: null\n" + scheme("information: null"), {"W S75-30 P1", "E S75-29 R1"}),
        ("information_sharing: {agreement_reference: ISA-1}\n" + scheme("information: null"), set()),
        (
            {"information_sharing": dict.fromkeys(SHARING.split())},
            {"W S75-30 P1"},
        ),
    ],
)
def test_how_information_is_shared_is_said(changes: str | dict[str, Any], expected: set[str]) -> None:
    """For delegated functions the law asks for it, for a pool everybody does."""
    assert told("joint", changes) == expected


@pytest.mark.parametrize(
    ("changes", "subjects"),
    [
        (scheme("lead: SWI"), ["R1"]),
        (scheme("lead: [SAB, SWI]"), ["R1"]),
        (scheme("lead: HHC"), ["R1"]),
        (scheme("lead: each_council_own_area"), []),
        (scheme("lead: null"), []),
        (scheme("arrangement: integrated_provision_by_nhs"), ["R1"]),
        (scheme("arrangement: integrated_provision_by_nhs, lead: SWI"), []),
        (scheme("arrangement: pooled, lead: SWI"), []),
        (scheme("arrangement: pooled, lead: CAR"), ["R1"]),
    ],
)
def test_a_lead_is_a_party_of_the_side_that_the_arrangement_gives_functions(changes: str, subjects: list[str]) -> None:
    """A keyword passes, and a scheme without a lead is another rule's affair."""
    assert [subject for subject, _, _ in found("S75-32", "joint", changes)] == subjects


# --- what must not move -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ("liability: {statutory: transferred}", 1),
        ("liability: null", 0),
        ("liability: {statutory: null}", 0),
        ("exit: {note: 'statutory responsibility passes to the host at the start'}", 1),
        ("exit: {note: 'statutory responsibility passes to nobody'}\nliability: {statutory: transferred}", 1),
        ("exit: {note: 'the host does not assume statutory liability'}", 0),
        ("exit: {note: 'the Council takes over the liability for redundancy'}", 0),
    ],
)
def test_liability_for_functions_stays(changes: str, count: int) -> None:
    """Silence is not a move, and who bears a cost is the parties' own affair."""
    assert len(found("S75-31", "joint", changes)) == count


def committee(powers: str, status: str = "joint_committee") -> str:
    """A board of that status with those powers."""
    return f"governance: {{board: {{status: {status}, powers: [{powers}]}}}}"


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        (committee("{what: the plan, nature: decides}"), 1),
        (committee("{what: the plan, nature: decides}, {what: contracts, nature: decides}"), 1),
        (committee("{what: 'award contracts'}"), 1),
        (committee("{what: 'award contracts', nature: recommends}"), 0),
        (committee("{what: spending, nature: monitors}"), 0),
        (committee("{what: 'virement between the schemes', up_to: 100.00}"), 0),
        (committee("{what: the plan, nature: decides}", "members_delegated_powers"), 0),
        (committee("{what: the plan, nature: decides}", "advisory"), 0),
        ("governance: null", 0),
    ],
)
def test_a_joint_committee_manages_and_monitors(changes: str, count: int) -> None:
    """What it may decide beyond that is told once, however much it is."""
    assert len(found("S75-33", "joint", changes)) == count


# --- no rule stumbles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "base", ["joint", "memorandum", "county", "wales", "deed", "exit-notice", "grant-76", "grant-256"]
)
def test_no_rule_stumbles_over_what_is_not_there(base: str) -> None:
    """A draft holds next to nothing, and its check must end."""
    keys = "funds schemes grants term deed reporting governance consultation variation"
    bare = dict.fromkeys(keys.split())
    told(base, {**bare, "term": {}, "parties": [], "legal_basis": ["NHSA2006_s75"]})
    told(
        base,
        {"schemes": [{"id": "Q", "arrangement": "lead_commissioning_by_nhs", "fund": "nowhere", "lead": "nobody"}]},
    )
    told(base, {"funds": [{"id": "Q", "kind": "pooled", "host": "nobody", "pool_manager": {}}]})
    told(base, {"grants": [{"id": "Q", "payer": "nobody", "payee": ["none"]}]})


@pytest.mark.parametrize("base", ["joint", "county", "grant-76", "grant-256", "wales"])
def test_no_subject_is_told_twice(base: str) -> None:
    """A finding is known by its rule, its subject and its year."""
    spoilt = matter(
        base,
        {
            "consultation": None,
            "improvement_statement": None,
            "information_sharing": None,
            "reporting": None,
            "review": None,
            "variation": None,
            "exit": None,
            "parties": [{"id": "X", "kind": "police", "roles": ["funder"]}, {"id": "Y", "kind": "nhs_trust"}],
            "funds": [{"id": "Q", "kind": "pooled", "contributions": {"2027/28": {"X": "1.00", "Y": "0.00"}}}],
            "schemes": [{"id": "Q", "arrangement": "lead_commissioning_by_la", "fund": "Q", "lead": ["X", "Y"]}],
        },
    )
    keys = [(rule.id, f.subject, f.year) for rule in MINE if rule.facts for f in rule.facts(spoilt)]

    assert len(keys) == len(set(keys))


def test_the_recital_of_a_care_trust_uses_no_term_that_nothing_defines() -> None:
    """Its kind of body is named in small letters, as in the rest of the pack: capitals would ask for a definition."""
    assert found_by("DOC-02", Example("joint", "consultation: {done: no, care_trust: yes}")) == []
