"""Roles, where each ends, who follows, and who carries weight: cases around the edges of each rule."""

from __future__ import annotations

import time
from typing import Any

import pytest

from agreements.particulars import Agreement
from agreements.rules import RULES, Matter
from agreements.rules.boundaries import endless_loop
from tests.rules.examples import findings, found, matter, pack

Plain = dict[str, Any]
Found = list[tuple[str, str, str]]

WARNED = "warning"


def step(role: str, holder: str = "CVT", **changes: Any) -> Plain:
    """A hand-over that is complete and leaves the memorandum, unless told otherwise. None takes a key away."""
    whole = {
        "role": role,
        "holder": holder,
        "ends_when": "the visit was made",
        "next_role": "home visit",
        "next_holder": "BRH",
        "within": {"working_days": "2"},
        "interim": holder,
        **changes,
    }
    return {key: value for key, value in whole.items() if value is not None}


def passes_on(role: str, to: str | None, holder: str = "CVT", **changes: Any) -> Plain:
    """A hand-over that names the next role alone."""
    return step(role, holder, next_role=to, **{"next_holder": None, **changes})


def told(rule_id: str, *handovers: Plain, **changes: Any) -> list[str]:
    """Subjects of what the rule finds in a memorandum with those hand-overs."""
    return [subject for subject, _, _ in found(rule_id, "memorandum", {"handovers": list(handovers), **changes})]


# --- the two large samples ------------------------------------------------------------------------------------------

SAMPLES: list[tuple[str, str, Found]] = [
    ("BND-06", "county", [("reablement service", "", WARNED), ("equipment issue", "", WARNED)]),
    ("BND-07", "county", [("ACC", "", "info"), ("RBM", "", "info")]),
    ("BND-06", "capacity-act", [("supervisory body for DoLS", "", WARNED)]),
    *((rule, "county", []) for rule in ("BND-01", "BND-02", "BND-03", "BND-04", "BND-05", "BND-08", "BND-09")),
    *((f"BND-0{n}", "capacity-act", []) for n in (1, 2, 3, 4, 5, 7, 8, 9)),
]


@pytest.mark.parametrize(("rule_id", "base", "expected"), SAMPLES)
def test_the_large_samples_have_these_findings_and_no_other(rule_id: str, base: str, expected: Found) -> None:
    """Both are worked out by hand, with much in them that invites a false finding."""
    assert found(rule_id, base) == expected


def test_a_board_that_was_made_a_party_has_a_role_and_no_weight() -> None:
    """It pays nothing and has no seat."""
    board = {"id": "HWB", "legal_name": "Aldershire Health and Wellbeing Board", "kind": "non_legal_body"}

    assert found("BND-09", "county", {"parties": [{**board, "roles": ["funder"]}]}) == [("HWB", "", "info")]


# --- the end of a role ----------------------------------------------------------------------------------------------


FOLLOWERS: list[tuple[str, Plain, bool]] = [
    ("a role that nobody else holds", {"next_role": "home visit"}, True),
    ("a role that is held here", {"next_role": "advice line"}, True),
    ("a body", {"next_role": "WXS"}, False),
    ("nothing, with a reason", {"next_role": "closed", "reason": "it is done"}, False),
]


@pytest.mark.parametrize(("_", "changes", "fails"), FOLLOWERS)
def test_beside_handovers_that_name_holders_a_next_role_alone_names_nobody(_: str, changes: Plain, fails: bool) -> None:
    """What follows is known, and who is not; a definition that never names holders means the next role by it."""
    alone = step("safe haven", next_holder=None, **changes)

    assert told("BND-02", alone, step("advice line")) == ["safe haven"] * fails
    assert told("BND-02", alone, step("advice line", next_holder="none", next_role="closed", reason="it is done")) == []


@pytest.mark.parametrize("rule_id", ["BND-01", "BND-02", "BND-03", "BND-04", "BND-05", "BND-06"])
def test_a_complete_handover_has_no_finding(rule_id: str) -> None:
    """The tables below take one thing away."""
    assert told(rule_id, step("advice line")) == []


ENDS: list[tuple[str, Plain, bool]] = [
    ("BND-01", {"ends_when": None}, True),
    ("BND-02", {"next_role": None, "next_holder": None}, True),
    ("BND-02", {"next_role": None}, False),
    ("BND-02", {"next_holder": None}, False),
    ("BND-02", {"next_role": "closed"}, True),
    ("BND-02", {"next_role": "Closed"}, True),
    ("BND-02", {"next_role": "closed", "reason": "it is done"}, False),
    ("BND-02", {"next_role": None, "next_holder": "none"}, True),
    ("BND-02", {"next_holder": "none", "reason": "it is done"}, False),
    ("BND-02", {"next_role": {"en": "closed", "cy": "ar gau"}}, True),
    ("BND-02", {"next_role": "long-term care or closed"}, False),
    ("BND-03", {"within": None}, True),
    ("BND-03", {"interim": None}, True),
    ("BND-03", {"within": None, "interim": None}, True),
    ("BND-03", {"within": {"days": "0"}}, False),
    ("BND-03", {"within": None, "interim": None, "next_role": "closed"}, False),
    ("BND-03", {"within": None, "next_role": None, "next_holder": None}, True),
]


@pytest.mark.parametrize(("rule_id", "changes", "fails"), ENDS)
def test_a_role_ends_somewhere_and_somebody_follows(rule_id: str, changes: Plain, fails: bool) -> None:
    """The subject is the role's own words."""
    assert told(rule_id, step("advice line", **changes)) == ["advice line"] * fails


def test_what_a_handover_lacks_is_said_in_one_finding() -> None:
    """One fault each for limit and meanwhile would be two findings on one subject."""
    (one,) = findings("BND-03", "memorandum", {"handovers": [step("advice line", within=None, interim=None)]})

    assert one.message == (
        'The hand-over after "advice line" has no time limit and nobody who is responsible meanwhile.'
    )
    assert one.path == ("handovers", 0, "within")


def test_handovers_of_schemes_and_of_the_whole_are_both_read() -> None:
    """They stand at two places of a definition."""
    lacking = [step("a", "SAB", ends_when=None, next_holder="SWI")]
    changes = {"schemes": [{"id": "R2", "handovers": lacking}], "handovers": lacking}

    paths = [finding.path for finding in findings("BND-01", "joint", changes)]
    assert paths == [("schemes", 1, "handovers", 0, "ends_when"), ("handovers", 0, "ends_when")]


# --- two owners -----------------------------------------------------------------------------------------------------

OWNERS: list[tuple[list[Plain], list[str]]] = [
    ([step("call", "BRH"), step("call", "WXS")], ["call"]),
    ([step("call", "BRH"), step("Call ", "WXS")], ["call"]),
    ([step("call", "BRH"), step("call", "BRH")], []),
    ([step("call", "BRH"), step("call", "WXS"), step("call", "CVT")], ["call"]),
    ([step("call", "BRH"), step("call", "BRH"), step("call", "WXS")], ["call"]),
    ([step("call", "BRH", area="North"), step("call", "WXS", area="South")], []),
    ([step("call", "BRH", area="North"), step("call", "WXS", area="north")], ["call"]),
    ([step("call", "BRH", area="North"), step("call", "WXS")], []),
    ([step("call", "each_council"), step("call", "each_council_own_area")], []),
    ([step("call", "each_council"), step("call", "CVT")], ["call"]),
    ([step("call", "BRH"), step("visit", "WXS")], []),
    ([step("call", "BRH"), step("call back", "WXS")], []),
]


@pytest.mark.parametrize(("handovers", "expected"), OWNERS)
def test_a_task_has_one_owner_in_an_area(handovers: list[Plain], expected: list[str]) -> None:
    """A keyword is one holder for each area."""
    assert told("BND-04", *handovers) == expected


def test_the_same_role_in_two_schemes_is_two_tasks() -> None:
    """What is one task in one scheme need not be that of another."""
    one, other = step("call", "SAB", next_holder="SWI"), step("call", "SWI", next_holder="SAB")
    changes = {"schemes": [{"id": "R1", "handovers": [one]}, {"id": "R2", "handovers": [other]}]}

    assert found("BND-04", "joint", changes) == []


def test_the_lead_of_a_scheme_by_keyword_and_by_id_is_one_owner() -> None:
    """R1 is led by SAB."""
    handovers = [step("call", "lead_of_scheme", next_holder="SWI"), step("call", "SAB", next_holder="SWI")]

    assert found("BND-04", "joint", {"schemes": [{"id": "R1", "handovers": handovers}]}) == []


# --- loops ----------------------------------------------------------------------------------------------------------

GP = {"map_of_partners": [{"id": "GPS", "name": "practices", "category": "primary_care"}]}
LOOPS: list[tuple[str, list[Plain], list[str]]] = [
    ("itself", [passes_on("a", "a")], ["a"]),
    ("two", [passes_on("a", "b"), passes_on("b", "a")], ["a/b"]),
    ("three, from the first written", [passes_on("b", "c"), passes_on("c", "a"), passes_on("a", "b")], ["b/c/a"]),
    ("a way in", [passes_on("in", "a"), passes_on("a", "b"), passes_on("b", "a")], ["a/b"]),
    ("two circles", [passes_on("a", "a"), passes_on("b", "c"), passes_on("c", "b")], ["a", "b/c"]),
    ("one leads to the other", [passes_on("a", "b"), passes_on("b", "a or c"), passes_on("c", "c")], ["a/b", "c"]),
    (
        "two circles that share a role",
        [passes_on("a", "b"), passes_on("a", "c"), passes_on("b", "a"), passes_on("c", "a")],
        ["a/b", "a/c"],
    ),
    ("a chain", [passes_on("a", "b"), passes_on("b", "c"), passes_on("c", "closed", reason="done")], []),
    ("leaves the agreement", [passes_on("a", "b"), passes_on("b", "long-term care")], []),
    ("may close", [passes_on("a", "b"), passes_on("b", "a or closed")], []),
    ("closes on another event", [passes_on("a", "b"), passes_on("b", "a"), passes_on("b", "closed")], []),
    ("leaves on another event", [passes_on("a", "b"), passes_on("b", "a"), passes_on("b", "ward")], []),
    ("general practice", [passes_on("a", "b", "GPS"), passes_on("b", "a")], []),
    ("capitals and spaces", [passes_on("The  Ward", "home"), passes_on("home", "the ward")], ["The  Ward/home"]),
    ("a body alone, with one role", [step("a", "CVT", next_role=None, next_holder="CVT")], ["a"]),
    (
        "bodies alone",
        [step("a", "CVT", next_role=None), step("b", "BRH", next_role=None, next_holder="CVT")],
        ["a/b"],
    ),
    (
        "a body by its name",
        [step("a", "CVT", next_role="Brock's Heath", next_holder=None), passes_on("b", "a", "BRH")],
        ["a/b"],
    ),
    ("a body without a role", [step("a", "CVT", next_role=None, next_holder="WXS")], []),
    ("the next role has no hand-over", [step("a", next_role="b", next_holder="CVT")], []),
    (
        "the holder says which of two is meant",
        [
            step("a", "CVT", next_role="call", next_holder="WXS"),
            passes_on("call", "a", "BRH", area="North"),
            passes_on("call", "closed", "WXS", area="South", reason="done"),
        ],
        [],
    ),
    (
        "one of two areas never ends",
        [
            passes_on("a", "call"),
            passes_on("call", "a", "BRH", area="North"),
            passes_on("call", "closed", "WXS", area="South", reason="done"),
        ],
        ["a/call"],
    ),
]


@pytest.mark.parametrize(("handovers", "expected"), [row[1:] for row in LOOPS], ids=[row[0] for row in LOOPS])
def test_a_circle_without_a_way_out_is_told_once(handovers: list[Plain], expected: list[str]) -> None:
    """The subject is the roles' words, the first role written first."""
    assert told("BND-05", *handovers, **GP) == expected


def test_a_circle_through_two_schemes_is_found() -> None:
    """Nobody who writes one scheme sees it."""
    one = step("a", "SAB", next_role="b", next_holder="SWI")
    other = step("b", "SWI", next_role="a", next_holder="SAB")
    changes = {"schemes": [{"id": "R1", "handovers": [one]}, {"id": "R2", "handovers": [other]}]}

    assert found("BND-05", "joint", changes) == [("a/b", "", WARNED)]


def test_a_role_of_the_same_words_in_the_own_scheme_is_the_one_that_is_meant() -> None:
    """Each scheme has an `assessment`; only that of R2 runs in a circle."""
    closes = [step("assessment", "SAB", next_role="care", next_holder=None), step("care", "SAB", next_role="closed")]
    circles = [step("assessment", "SAB", next_role="care", next_holder=None), step("care", "SAB", next_role="care")]
    changes = {"schemes": [{"id": "R1", "handovers": closes}, {"id": "R2", "handovers": circles}]}

    (one,) = findings("BND-05", "joint", changes)
    assert (one.subject, one.path[:2]) == ("care", ("schemes", 1))


def test_the_message_shows_the_circle_and_its_place() -> None:
    """The roles in their order, and back to the first."""
    (one,) = findings("BND-05", "memorandum", {"handovers": [passes_on("a", "b"), passes_on("b", "a")]})

    assert one.message == 'The hand-overs run in a circle and none of them ends it: "a" to "b" to "a".'
    assert one.path == ("handovers", 0, "next_role")


def test_thousands_of_handovers_are_followed_in_little_time() -> None:
    """A long circle and a long chain, as a hostile definition might hold."""
    circle = [passes_on(f"r{n}", f"r{(n + 1) % 1500}") for n in range(1500)]
    chain = [passes_on(f"c{n}", f"c{n + 1}") for n in range(1500)]
    deal = matter("memorandum", {"handovers": [*circle, *chain]})
    start = time.perf_counter()

    assert len(list(endless_loop(deal))) == 1
    assert time.perf_counter() - start < 30


# --- receivers ------------------------------------------------------------------------------------------------------

RECEIVERS: list[tuple[Plain, bool]] = [
    ({"next_holder": "BRH"}, False),
    ({"next_holder": "brh"}, False),
    ({"next_holder": "CGH"}, False),
    ({"next_holder": "Brock's Heath Metropolitan Borough Council"}, False),
    ({"next_holder": "Brock\u2019s Heath metropolitan borough council"}, False),
    ({"next_holder": "NHS Carrow Vale & Thistledown Integrated Care Board"}, False),
    ({"next_holder": "the ICB"}, False),
    ({"next_holder": "ICB"}, False),
    ({"next_holder": "The Brock's Heath"}, False),
    ({"next_holder": "Carrow General Hospitals NHS Foundation Trust"}, False),
    ({"next_holder": "BRH or WXS"}, False),
    ({"next_holder": "BRH, WXS and CGH"}, False),
    ({"next_holder": "BRH (carers' team)"}, False),
    ({"next_holder": "BRH's carers' team"}, False),
    ({"next_holder": "each_council"}, False),
    ({"next_holder": "each council"}, False),
    ({"next_holder": "board"}, False),
    ({"next_holder": "pool_manager"}, False),
    ({"next_holder": "scheme_lead"}, False),
    ({"next_holder": "none"}, False),
    ({"next_holder": "closed"}, False),
    ({"next_holder": {"en": "BRH", "cy": "BRH"}}, False),
    ({"next_role": "closed", "next_holder": "whoever asks"}, False),
    ({"next_role": None, "next_holder": None}, False),
    ({"next_role": "advice line", "next_holder": None}, False),
    ({"next_role": "advice line or closed", "next_holder": None}, False),
    ({"next_role": "WXS", "next_holder": None}, False),
    ({"next_role": "advice line or prison", "next_holder": None}, True),
    ({"next_holder": "council of ordinary residence"}, True),
    ({"next_holder": "the council"}, True),
    ({"next_holder": "BRH or the prescriber"}, True),
    ({"next_holder": "prescriber"}, True),
    ({"next_holder": "BRHX"}, True),
    ({"next_holder": "Brock"}, True),
    ({"next_role": "new request by the care home", "next_holder": None}, True),
]


@pytest.mark.parametrize(("changes", "fails"), RECEIVERS)
def test_a_receiver_is_a_party_on_the_map_or_a_keyword(changes: Plain, fails: bool) -> None:
    """By id or by name, in whatever letters; a description of somebody is nobody."""
    assert told("BND-06", step("advice line", **changes)) == ["advice line"] * fails


def test_a_board_that_oversees_has_not_agreed_to_receive() -> None:
    """It is neither a party nor on the map."""
    oversight = [{"id": "SAB", "name": "Safeguarding Adults Board"}]

    assert told("BND-06", step("a", next_holder="SAB"), overseen_by=oversight) == ["a"]


def test_a_party_may_be_named_in_welsh() -> None:
    """A definition in two languages has two names for it."""
    party = {"id": "BRH", "legal_name": {"en": "Brock Council", "cy": "Cyngor Brock"}}

    assert told("BND-06", step("a", next_holder="Cyngor Brock"), parties=[party]) == []


# --- roles in conflict ----------------------------------------------------------------------------------------------

ROLES: list[tuple[list[str], bool]] = [
    (["provider", "commissioner", "host"], True),
    (["provider", "lead_commissioner"], True),
    (["integrated_provider", "commissioner", "lead_body"], True),
    (["provider", "commissioner"], False),
    (["provider", "host"], False),
    (["commissioner", "host", "lead_commissioner"], False),
    (["training_provider", "commissioner", "host"], False),
    ([], False),
]


@pytest.mark.parametrize(("roles", "fails"), ROLES)
def test_three_roles_together_are_a_conflict(roles: list[str], fails: bool) -> None:
    """To provide, to buy, and to hold the money or the lead."""
    assert found("BND-07", "joint", {"parties": [{"id": "SAB", "roles": roles}]}) == [("SAB", "", WARNED)] * fails


RULES_OF_CONFLICT: list[tuple[list[str], str]] = [
    ([], "warning"),
    (["SAB keeps its provider staff in another directorate"], "info"),
    (["staff of St Aldhelm\u2019s & Brackenmoor Council who provide do not buy"], "info"),
    (["the Council keeps the two apart"], "info"),
    (["SABRE staff keep the two apart"], "warning"),
    (["NON-SAB staff keep the two apart"], "warning"),
    (["sab"], "warning"),
    (["members leave the room"], "warning"),
]


@pytest.mark.parametrize(("rules", "severity"), RULES_OF_CONFLICT)
def test_a_safeguard_counts_for_the_party_that_it_names(rules: list[str], severity: str) -> None:
    """By id or by name, as whole words."""
    changes = {
        "parties": [{"id": "SAB", "roles": ["provider", "lead_commissioner"]}],
        "conflicts": {"rules": rules},
    }

    assert found("BND-07", "joint", changes) == [("SAB", "", severity)]


# --- leads ----------------------------------------------------------------------------------------------------------

LEADS: list[tuple[Any, str]] = [
    ("SAB", ""),
    (["SAB", "SAB"], ""),
    ("each_council_own_area", ""),
    ("each_commissioner", ""),
    (["SAB", "SWI"], "Scheme R1 (Reablement at home) has 2 leads, the Council and the ICB; agree on one."),
    (None, "Scheme R1 (Reablement at home) has no lead; agree on one."),
    ("none", "Scheme R1 (Reablement at home) has no lead; agree on one."),
]


@pytest.mark.parametrize(("lead", "message"), LEADS)
def test_a_scheme_has_one_lead(lead: Any, message: str) -> None:
    """A keyword for each in its own area is one."""
    told_ = findings("BND-08", "joint", {"schemes": [{"id": "R1", "lead": lead}]})

    assert [finding.message for finding in told_] == [message] * bool(message)


def test_a_memorandum_need_not_name_a_lead() -> None:
    """It has no section 75 schemes."""
    changes = {"schemes": [{"id": "S1", "arrangement": "none"}]}

    assert found("BND-08", "memorandum", changes) == []


# --- weight ---------------------------------------------------------------------------------------------------------

THIRD = {"id": "TRU", "legal_name": "A Trust", "kind": "nhs_ft"}
WEIGHTS: list[tuple[str, Plain, bool]] = [
    ("a role alone", {"parties": [{**THIRD, "roles": ["provider"]}]}, True),
    ("a vote alone", {"parties": [{**THIRD, "votes": "1"}]}, True),
    ("a role and a vote", {"parties": [{**THIRD, "roles": ["provider"], "votes": "1"}]}, False),
    ("no vote is no vote", {"parties": [{**THIRD, "roles": ["provider"], "votes": "0"}]}, True),
    ("nothing at all", {"parties": [THIRD]}, False),
    (
        "a seat that does not vote",
        {
            "parties": [{**THIRD, "roles": ["provider"]}],
            "governance": {
                "board": {
                    "members": [
                        {"party": "SWI", "seats": "3"},
                        {"party": "SAB", "seats": "3"},
                        {"party": "TRU", "seats": "1", "non_voting": "yes"},
                    ]
                }
            },
        },
        True,
    ),
    (
        "money and a role",
        {
            "parties": [{**THIRD, "roles": ["provider"]}],
            "funds": [{"id": "P1", "contributions": {"2027/28": {"TRU": "1.00"}}}],
        },
        False,
    ),
    (
        "nothing paid and a role",
        {
            "parties": [{**THIRD, "roles": ["provider"]}],
            "funds": [{"id": "P1", "contributions": {"2027/28": {"TRU": "0.00"}}}],
        },
        True,
    ),
    (
        "a sum that is not known",
        {
            "parties": [{**THIRD, "roles": ["provider"]}],
            "funds": [{"id": "A2", "kind": "aligned", "contributions": {"2028/29": {"TRU": None}}}],
        },
        False,
    ),
    (
        "money and no role",
        {"parties": [THIRD], "funds": [{"id": "P1", "contributions": {"2027/28": {"TRU": "1.00"}}}]},
        True,
    ),
    (
        "money and the lead of a scheme",
        {
            "parties": [THIRD],
            "funds": [{"id": "P1", "contributions": {"2027/28": {"TRU": "1.00"}}}],
            "schemes": [{"id": "R2", "lead": "TRU"}],
        },
        False,
    ),
    (
        "money and a hand-over",
        {
            "parties": [THIRD],
            "funds": [{"id": "P1", "contributions": {"2027/28": {"TRU": "1.00"}}}],
            "handovers": [step("a", "SAB", next_holder="A Trust")],
        },
        False,
    ),
    ("no votes are counted", {"parties": [{**THIRD, "roles": ["provider"]}], "governance": None}, False),
]


@pytest.mark.parametrize(("changes", "fails"), [row[1:] for row in WEIGHTS], ids=[row[0] for row in WEIGHTS])
def test_roles_go_with_weight(changes: Plain, fails: bool) -> None:
    """Compared only where both money and votes are stated."""
    assert found("BND-09", "joint", changes) == [("TRU", "", "info")] * fails


def test_rules_about_roles_take_a_definition_with_nothing_in_it() -> None:
    """Only id, documents, jurisdiction, version, term and parties have to be there."""
    deal = Matter(Agreement.model_validate(BARE), pack(), ("s75_framework",))

    assert [list(rule.facts(deal)) for rule in RULES if rule.id.startswith("BND") and rule.facts] == [[]] * 9


BARE = {
    "id": "BARE",
    "documents": ["section-75-framework"],
    "jurisdiction": "england",
    "status": {"version": "0.1"},
    "term": {},
    "parties": [],
}
