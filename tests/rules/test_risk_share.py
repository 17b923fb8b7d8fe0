"""Somebody bears each pound of a variance, shares add up, and money with conditions stays where it belongs."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.rules.pages import Example
from tests.rules.examples import findings, found, found_by
from tests.rules.money_examples import DEED, FULL, YEARS, Changes, paid, q, told

OWN = {"model": "own_risk"}
RETURN = [{"rule": "return_own"}]


def tiers(*slices: dict[str, Any], **changes: Any) -> Changes:
    """Q with an overspend in slices; its fund is 100.00 a year."""
    return q(overspend={"model": "tiered", "tiers": [{"rule": "host", **s} for s in slices]}, **changes)


def overspend(model: str, **changes: Any) -> Changes:
    """Q with that model of risk share."""
    return q(overspend={"model": model, **changes})


def only_q(rule: str, changes: Changes, base: str = "joint") -> list[str]:
    """What the rule finds about Q."""
    return [line for line in told(rule, changes, base) if line.startswith("Q")]


# --- FUN-10 ---------------------------------------------------------------------------------------------------------

RULED: list[tuple[Changes, list[str]]] = [
    (q(), ["Q"]),
    (q(overspend=OWN), ["Q"]),
    (q(underspend=RETURN), ["Q"]),
    (q(overspend=OWN, underspend=RETURN), []),
    (q(overspend={"model": "usage"}), []),
    (q(kind="aligned"), []),
    (q(kind="payment"), []),
    ({**DEED, **q()}, []),
    ({**DEED, "deed": {**DEED["deed"], "adds": "fund"}, **q()}, ["Q"]),
]


@pytest.mark.parametrize(("changes", "expected"), RULED)
def test_a_pool_says_who_bears_what_differs(changes: Changes, expected: list[str]) -> None:
    """FUN-10: more spent and less."""
    assert only_q("FUN-10", changes) == expected


def test_what_is_missing_is_named() -> None:
    """Of the two."""
    messages = [f.message for changes in (q(), q(overspend=OWN)) for f in findings("FUN-10", "joint", changes)]

    assert messages == [
        "Q Fund has no rule for an overspend and none for an underspend.",
        "Q Fund has no rule for an underspend.",
    ]


# --- FUN-11 ---------------------------------------------------------------------------------------------------------

ORDER: list[tuple[Changes, list[str]]] = [
    (q(overspend=OWN), []),
    (tiers({}), []),
    (tiers({"to": "0.02"}, {}), []),
    (tiers({"to": "0.02"}, {"to": "0.05"}, {"to": None}), []),
    (tiers(), ["Q"]),
    # The last has an end, or one before it has none.
    (tiers({"to": "0.02"}), ["Q"]),
    (tiers({"to": "0.02"}, {"to": "0.05"}), ["Q"]),
    (tiers({}, {}), ["Q"]),
    (tiers({"to_amount": "5.00"}), ["Q"]),
    # The order.
    (tiers({"to": "0.05"}, {"to": "0.02"}, {}), ["Q"]),
    (tiers({"to": "0.05"}, {"to": "0.05"}, {}), ["Q"]),
    (tiers({"to": "0"}, {}), ["Q"]),
    (tiers({"to": "-0.01"}, {}), ["Q"]),
    (tiers({"to_amount": "5.00"}, {"to_amount": "2.00"}, {}), ["Q"]),
    (tiers({"to_amount": "2.00"}, {"to_amount": "5.00"}, {}), []),
    (tiers({"to_amount": "0.00"}, {}), ["Q"]),
    # Where slices start.
    (tiers({"from": "0", "to": "0.02"}, {"from": "0.02"}), []),
    (tiers({"from": "0.0", "to": "0.020"}, {"from": "0.02"}), []),
    (tiers({"from": "0.01", "to": "0.02"}, {}), ["Q"]),
    (tiers({"from_amount": "0.00", "to": "0.02"}, {}), []),
    (tiers({"to": "0.02"}, {"from": "0.03"}), ["Q"]),
    (tiers({"to": "0.02"}, {"from": "0.01"}), ["Q"]),
    (tiers({"to_amount": "2.00"}, {"from_amount": "2.00"}), []),
    (tiers({"to_amount": "2.00"}, {"from_amount": "2.01"}), ["Q"]),
    # Fractions and pounds, compared where the fund is known: 2% of 100.00 are 2.00.
    (tiers({"to": "0.02"}, {"to_amount": "3.00"}, {}), []),
    (tiers({"to": "0.02"}, {"to_amount": "2.00"}, {}), ["Q"]),
    (tiers({"to_amount": "3.00"}, {"to": "0.02"}, {}), ["Q"]),
    (tiers({"to": "0.02"}, {"from_amount": "2.00"}), []),
    (tiers({"to": "0.02"}, {"from_amount": "2.50"}), ["Q"]),
    (tiers({"to": "0.02"}, {"to_amount": "2.00"}, {}, contributions={}), []),
    (tiers({"to": "0.02"}, {"to_amount": "2.00"}, {}, contributions={"2027/28": {"SWI": None}}), []),
    (
        tiers({"to": "0.02"}, {"to_amount": "3.00"}, {}, contributions={**FULL, "2029/30": {"SWI": "200.00"}}),
        ["Q"],
    ),
    # Slices count even where another model is chosen.
    (overspend("proportional", tiers=[{"to": "0.02", "rule": "host"}]), ["Q"]),
]


@pytest.mark.parametrize(("changes", "expected"), ORDER)
def test_tiers_start_at_nothing_rise_without_gaps_and_end_open(changes: Changes, expected: list[str]) -> None:
    """FUN-11: once per fund, however much is wrong."""
    assert only_q("FUN-11", changes) == expected


def test_all_that_is_wrong_with_tiers_is_told_at_once() -> None:
    """With the bounds as they are written."""
    (finding,) = findings(
        "FUN-11", "joint", tiers({"to": "0.04"}, {"to": "0.015"}, {"from_amount": "9.00", "to": "0.1"})
    )

    assert finding.message == (
        "Tiers of Q Fund must start at nothing, rise without gaps and end open: "
        "tier 2 ends at 1.5%, not above 4% where it starts; tier 3 starts at £9.00 where 1.5% is reached, a gap; "
        "the last tier ends at 10%, and nobody bears what lies above."
    )
    assert finding.path == ("funds", 1, "overspend", "tiers", 1, "to")


# --- FUN-12 ---------------------------------------------------------------------------------------------------------

OWNER: list[tuple[Changes, list[str]]] = [
    (tiers({"to": "0.02", "rule": "board"}, {}), []),
    (tiers({"to": "0.02"}, {"rule": "board"}), ["Q"]),
    (tiers({"to": "0.02"}, {"rule": "board", "fallback": "board"}), ["Q"]),
    (tiers({"to": "0.02"}, {"rule": "board", "fallback": "proportional"}), []),
    (overspend("capped_proportional", caps={"SAB": "1.00"}), []),
    (overspend("capped_proportional", caps={"SAB": "1.00"}, excess="redistribute"), []),
    (overspend("capped_proportional", caps={"SAB": "1.00"}, excess="board"), ["Q"]),
    (overspend("capped_proportional", caps={"SAB": "1.00"}, excess="board", excess_fallback="board"), ["Q"]),
    (overspend("capped_proportional", caps={"SAB": "1.00"}, excess="board", excess_fallback="host"), []),
    (overspend("usage", caps={"SAB": "1.00"}, excess="board"), ["Q"]),
    (overspend("usage", caps={"SAB": "1.00"}), []),
    (overspend("board"), ["Q"]),
    (overspend("board", excess_fallback="equal"), []),
    (overspend("risk_pool_first", then="board"), ["Q"]),
    (overspend("risk_pool_first", then="equal"), []),
    (overspend("limited_to_part", then="board", excess_fallback="equal"), []),
    (overspend("own_risk"), []),
    (q(), []),
    (tiers({"rule": "board"}, kind="aligned"), ["Q"]),
]


@pytest.mark.parametrize(("changes", "expected"), OWNER)
def test_the_top_slice_has_an_owner_if_the_board_is_silent(changes: Changes, expected: list[str]) -> None:
    """FUN-12."""
    assert only_q("FUN-12", changes) == expected


# --- FUN-09 ---------------------------------------------------------------------------------------------------------


def shares(**weights: str) -> Changes:
    """The last slice is shared by those weights."""
    return tiers({"to": "0.02"}, {"rule": "weights", "weights": weights})


SHARES: list[tuple[Changes, list[str]]] = [
    (shares(SWI="0.6", SAB="0.4"), []),
    (shares(SWI="0.6", SAB="0.5"), ["Q"]),
    (shares(SWI="0.3333", SAB="0.6666"), ["Q"]),
    (shares(SWI="1", SAB="0"), []),
    (shares(SWI="1.0"), []),
    (shares(SWI="0.5"), ["Q"]),
    (shares(SWI="1", SAB="0.5"), ["Q"]),
    (shares(SWI="0", SAB="0"), ["Q"]),
    # Percentages.
    (shares(SWI="60", SAB="40"), []),
    (shares(SWI="62.5", SAB="37.5"), []),
    (shares(SWI="62.5", SAB="37.4"), ["Q"]),
    (shares(SWI="60", SAB="41"), ["Q"]),
    (shares(SWI="49", SAB="50"), ["Q"]),
    # Ratios.
    (shares(SWI="1", SAB="1"), []),
    (shares(SWI="3", SAB="2"), []),
    (shares(SWI="4120", SAB="2875"), []),
    (shares(SWI="1.5", SAB="2.5"), []),
    # Elsewhere.
    (overspend("weights", weights={"SWI": "0.7", "SAB": "0.7"}), ["Q"]),
    (overspend("proportional", benefit_weights={"SWI": "0.7", "SAB": "0.7"}), ["Q"]),
    (q(underspend=[{"rule": "benefit_share", "weights": {"SWI": "0.2", "SAB": "0.7"}}]), ["Q"]),
    (q(underspend=[{"rule": "benefit_share", "weights": {"SWI": "0.3", "SAB": "0.7"}}]), []),
]


@pytest.mark.parametrize(("changes", "expected"), SHARES)
def test_shares_add_to_the_whole(changes: Changes, expected: list[str]) -> None:
    """FUN-09: fractions to 1, percentages to 100; a ratio adds to whatever it does."""
    assert only_q("FUN-09", changes) == expected


SWI_ALONE = paid(SWI="60.00")
NAMES: list[tuple[Changes, list[str]]] = [
    (q(contributions=SWI_ALONE, overspend={"model": "named_party", "party": "SWI"}), []),
    (q(contributions=SWI_ALONE, overspend={"model": "named_party", "party": "SAB"}), ["Q"]),
    (q(contributions=paid(SWI="60.00", SAB="0.00"), overspend={"model": "named_party", "party": "SAB"}), []),
    (q(contributions=paid(SWI="60.00", SAB=None), overspend={"model": "named_party", "party": "SAB"}), []),
    (q(contributions=SWI_ALONE, overspend={"model": "capped_proportional", "caps": {"SAB": "1.00"}}), ["Q"]),
    (q(contributions=SWI_ALONE, overspend={"model": "usage", "usage": {"SWI": "1", "SAB": "1"}}), ["Q"]),
    (q(contributions=SWI_ALONE, overspend={"model": "weights", "weights": {"SWI": "1", "SAB": "1"}}), ["Q"]),
    (tiers({"rule": "named_party", "party": "SAB"}, contributions=SWI_ALONE), ["Q"]),
    (tiers({"rule": "weights", "weights": {"SAB": "1"}}, contributions=SWI_ALONE), ["Q"]),
    (q(contributions=SWI_ALONE, underspend=[{"rule": "benefit_share", "weights": {"SAB": "1"}}]), ["Q"]),
    # One finding, whoever is named how often.
    (
        q(contributions=SWI_ALONE, overspend={"model": "usage", "usage": {"SAB": "1"}, "caps": {"SAB": "1.00"}}),
        ["Q"],
    ),
    # Keywords, and ids that mean nobody, which another rule tells.
    (q(contributions=SWI_ALONE, overspend={"model": "weights", "weights": {"councils": "1", "SWI": "1"}}), []),
    (q(contributions=SWI_ALONE, overspend={"model": "named_party", "party": "XXX"}), []),
    # A body on the map is no contributor.
    (q(contributions=SWI_ALONE, overspend={"model": "named_party", "party": "TGH"}), ["Q"]),
    # Help in kind is an entry, and so is a split that reaches everybody.
    (
        q(
            contributions=SWI_ALONE,
            overspend={"model": "named_party", "party": "SAB"},
            in_kind=[{"party": "SAB", "item": "rooms"}],
        ),
        [],
    ),
    (
        q(
            contributions={},
            total={"2027/28": "1.00"},
            split={"equally": "yes"},
            overspend={"model": "named_party", "party": "SAB"},
        ),
        [],
    ),
    (q(contributions={}, overspend={"model": "usage", "usage": {"SAB": "1"}}), []),
    ({**DEED, **q(contributions=SWI_ALONE, overspend={"model": "named_party", "party": "SAB"})}, []),
]


@pytest.mark.parametrize(("changes", "expected"), NAMES)
def test_a_rule_names_only_those_who_are_in_the_fund(changes: Changes, expected: list[str]) -> None:
    """FUN-09: be it with 0.00."""
    assert only_q("FUN-09", changes) == expected


# --- FUN-22 ---------------------------------------------------------------------------------------------------------

NOTHING = paid(SWI="60.00", SAB="0.00")


def nothing(**changes: Any) -> Changes:
    """Q, into which the council pays 0.00."""
    return q(**{"contributions": NOTHING, **changes})


WEIGHTS: list[tuple[Changes, list[str]]] = [
    (nothing(), []),
    (nothing(overspend=OWN, underspend=RETURN), []),
    (nothing(overspend={"model": "proportional"}), ["Q/SAB"]),
    (nothing(underspend=[{"rule": "offset_same_fund"}, {"rule": "return_proportional"}]), ["Q/SAB"]),
    (nothing(overspend=OWN, underspend=[{"rule": "return_proportional"}]), ["Q/SAB"]),
    (nothing(overspend={"model": "capped_proportional", "caps": {"SAB": "1.00"}}), ["Q/SAB"]),
    (nothing(overspend={"model": "fixed_and_variable"}), ["Q/SAB"]),
    (nothing(overspend={"model": "risk_pool_first"}), ["Q/SAB"]),
    (nothing(overspend={"model": "risk_pool_first", "then": "equal"}), []),
    (nothing(overspend={"model": "limited_to_part", "then": "proportional"}), ["Q/SAB"]),
    (nothing(overspend={"model": "board", "excess_fallback": "proportional"}), ["Q/SAB"]),
    (nothing(overspend={"model": "equal"}), []),
    (nothing(overspend={"model": "weights", "weights": {"SWI": "1", "SAB": "1"}}), []),
    (tiers({"to": "0.02", "rule": "proportional"}, {}, contributions=NOTHING), ["Q/SAB"]),
    (tiers({"to": "0.02"}, {"rule": "board", "fallback": "proportional"}, contributions=NOTHING), ["Q/SAB"]),
    (tiers({"to": "0.02"}, {"rule": "board", "fallback": "equal"}, contributions=NOTHING), []),
    # Nothing in every year that is known, and no help that counts.
    (nothing(contributions=FULL, overspend={"model": "proportional"}), []),
    (nothing(contributions={**NOTHING, "2029/30": FULL["2029/30"]}, overspend={"model": "proportional"}), []),
    (
        nothing(
            contributions={**NOTHING, "2029/30": {"SWI": "1.00", "SAB": None}}, overspend={"model": "proportional"}
        ),
        ["Q/SAB"],
    ),
    (nothing(contributions=paid(SWI="1.00", SAB=None), overspend={"model": "proportional"}), []),
    (nothing(contributions=SWI_ALONE, overspend={"model": "proportional"}), []),
    (
        nothing(
            overspend={"model": "proportional"},
            in_kind=[{"party": "SAB", "item": "r", "value_per_year": "1.00", "counts_in_shares": "yes"}],
        ),
        [],
    ),
    (
        nothing(
            overspend={"model": "proportional"},
            in_kind=[{"party": "SAB", "item": "r", "value_per_year": "1.00", "counts_in_shares": "no"}],
        ),
        ["Q/SAB"],
    ),
    # A split leaves out whom it does not name; one that names somebody with 0 gives a weight of 0.
    (
        nothing(
            contributions={},
            total=dict.fromkeys(YEARS, "9.00"),
            split={"weights": {"SWI": "1"}},
            overspend={"model": "proportional"},
        ),
        [],
    ),
    (
        nothing(
            contributions={},
            total=dict.fromkeys(YEARS, "9.00"),
            split={"weights": {"SWI": "1", "SAB": "0"}},
            overspend={"model": "proportional"},
        ),
        ["Q/SAB"],
    ),
    # By use.
    (q(overspend={"model": "usage", "usage": {"SWI": "10", "SAB": "0"}}), ["Q/SAB"]),
    (nothing(overspend={"model": "usage", "usage": {"SWI": "10", "SAB": "5"}}), []),
    (
        nothing(
            overspend={"model": "usage", "usage": {"SWI": "10", "SAB": "0"}},
            underspend=[{"rule": "return_proportional"}],
        ),
        ["Q/SAB"],
    ),
    (nothing(overspend={"model": "proportional"}, kind="aligned"), ["Q/SAB"]),
]


@pytest.mark.parametrize(("changes", "expected"), WEIGHTS)
def test_a_weight_of_nothing_is_told_where_shares_are_in_proportion(changes: Changes, expected: list[str]) -> None:
    """FUN-22: once per fund and party."""
    assert only_q("FUN-22", changes) == expected


# --- FUN-13, FUN-14, FUN-17, FUN-18 ---------------------------------------------------------------------------------

CARRY = [{"rule": "carry_forward", "cap": "0.02"}]
LINE = {"party": "SAB", "source": "disabled_facilities_grant", "sums": {"2027/28": "1.00"}}
FENCE = {"permitted_use": "adaptations", "keeps_rest": "the Council"}
ROUND: Changes = {"frequency": "quarterly", "paid_in": "first day", "paid_out": "next day"}
ALIGNED: Changes = {"kind": "aligned", "host": ()}
R1 = {"id": "R1", "fund": "Q"}

STAYS: list[tuple[str, Changes, list[str]]] = [
    ("FUN-13", q(underspend=CARRY), []),
    ("FUN-13", q(underspend=CARRY, host="SWI"), ["Q"]),
    ("FUN-13", q(underspend=RETURN, host="SWI"), []),
    ("FUN-13", q(underspend=CARRY, host=()), []),
    ("FUN-13", q(underspend=CARRY, host="XXX"), []),
    ("FUN-13", q(underspend=CARRY, host="SWI", kind="aligned"), []),
    ("FUN-13", {"parties": [{"id": "SWI", "kind": "ccg"}], **q(underspend=CARRY, host="SWI")}, ["Q"]),
    ("FUN-14", q(), []),
    ("FUN-14", q(ring_fenced="yes"), ["Q"]),
    ("FUN-14", q(ring_fenced="no"), []),
    ("FUN-14", q(ring_fenced="yes", kind="aligned"), []),
    ("FUN-14", q(ring_fenced="yes", ring_fence=FENCE), []),
    ("FUN-14", q(ring_fenced="yes", ring_fence={"permitted_use": "adaptations"}), ["Q"]),
    ("FUN-14", q(ring_fenced="yes", underspend=[{"rule": "repay_ring_fenced"}]), []),
    ("FUN-14", q(funding_lines=[LINE]), ["Q"]),
    ("FUN-14", q(funding_lines=[{**LINE, "sums": {"2027/28": None}}]), ["Q"]),
    ("FUN-14", q(funding_lines=[{**LINE, "sums": {"2027/28": "0.00"}}]), []),
    ("FUN-14", q(funding_lines=[{**LINE, "source": "better_care_grant"}]), ["Q"]),
    ("FUN-14", q(funding_lines=[{**LINE, "source": "nhs_minimum"}]), []),
    ("FUN-14", q(funding_lines=[{**LINE, "source": "section_256"}]), []),
    ("FUN-14", q(name="Adaptations (Disabled Facilities Grant)"), ["Q"]),
    ("FUN-14", q(purpose="DFG and minor works"), ["Q"]),
    ("FUN-14", q(purpose="equipment, but no disabled facilities grants"), []),
    ("FUN-14", q(name="Disabled Facilities Grant", ring_fenced="no"), []),
    ("FUN-14", {**DEED, **q(ring_fenced="yes")}, []),
    ("FUN-17", q(**ALIGNED), []),
    ("FUN-17", q(**ALIGNED, included_in="pooled_total"), ["Q"]),
    ("FUN-17", q(**ALIGNED, included_in=["risk_share", "return"]), ["Q"]),
    ("FUN-17", q(included_in="pooled_total"), []),
    ("FUN-18", q(), []),
    ("FUN-18", q(circulation={**ROUND, "out_rule": "own_contribution"}), ["Q"]),
    ("FUN-18", q(circulation={**ROUND, "out_rule": "schemes"}), []),
    ("FUN-18", q(circulation={**ROUND, "out_rule": "own_contribution"}, **ALIGNED), []),
]


@pytest.mark.parametrize(("rule", "changes", "expected"), STAYS)
def test_money_stays_where_it_belongs(rule: str, changes: Changes, expected: list[str]) -> None:
    """In a pool hosted by the NHS, with money that has conditions, that is aligned, or that goes round."""
    assert told(rule, changes) == expected


def test_an_aligned_scheme_in_a_pools_risk_share_is_found() -> None:
    """FUN-17: the pool shares the risk of a scheme that the aligned fund pays for."""
    pool = {"id": "P1", "overspend": {"model": "limited_to_part", "limited_to": ["R1"]}}
    changes: Changes = {"funds": [pool, *q(**ALIGNED)["funds"]], "schemes": [R1]}

    assert told("FUN-17", changes) == ["Q"]


# --- FUN-15, FUN-21 -------------------------------------------------------------------------------------------------

NO_EXIT: Changes = {"exit": {"plan_items": ["users", "staff"], "stranded_costs": None, "pays": None, "note": None}}
POST = {"id": "J", "post": "Manager", "employer": "SAB", "cost_per_year": "5.00", "split": {"equally": "yes"}}

SAID: list[tuple[str, str, Changes, list[str]]] = [
    ("FUN-15", "joint", {}, []),
    ("FUN-15", "joint", {"deficits": None}, [""]),
    ("FUN-15", "joint", {"deficits": {"inherited": "shared"}}, []),
    ("FUN-15", "joint", {"deficits": None, "exit": {"note": "no party takes on a historic deficit"}}, []),
    ("FUN-15", "joint", {"deficits": None, "context": "the ICB has a historic deficit"}, [""]),
    ("FUN-15", "joint", {"deficits": None, "risks": [{"risk": "inherited deficits"}]}, [""]),
    ("FUN-15", "wales", {"deficits": None}, [""]),
    ("FUN-15", "memorandum", {"deficits": None}, []),
    ("FUN-15", "joint", {"deficits": None, "documents": ["memorandum-of-understanding"]}, []),
    ("FUN-15", "joint", {"deficits": None, **DEED}, []),
    ("FUN-21", "joint", {}, []),
    ("FUN-21", "joint", NO_EXIT, [""]),
    ("FUN-21", "joint", {"exit": None}, [""]),
    ("FUN-21", "joint", {"exit": {**NO_EXIT["exit"], "plan_items": ["redundancy_split"]}}, []),
    ("FUN-21", "joint", {"exit": {**NO_EXIT["exit"], "stranded_costs": "each its own"}}, []),
    ("FUN-21", "joint", {"exit": {**NO_EXIT["exit"], "note": "redundancy is shared in halves"}}, []),
    (
        "FUN-21",
        "joint",
        {**NO_EXIT, "schemes": [{"id": "R1", "exit_strategy": "stranded costs lie with the lead"}]},
        [],
    ),
    ("FUN-21", "joint", {**NO_EXIT, "joint_posts": [{**POST, "redundancy_split": {"equally": "yes"}}]}, []),
    ("FUN-21", "joint", {**NO_EXIT, "joint_posts": [POST]}, [""]),
    ("FUN-21", "joint", {**NO_EXIT, "risks": [{"risk": "redundancies"}]}, [""]),
    ("FUN-21", "memorandum", {"exit": None}, []),
]


@pytest.mark.parametrize(("rule", "base", "changes", "expected"), SAID)
def test_old_deficits_and_the_cost_of_leaving_are_settled(
    rule: str, base: str, changes: Changes, expected: list[str]
) -> None:
    """Once, in agreements under section 75 and its Welsh twin; a risk or a background settles nothing."""
    assert told(rule, changes, base) == expected


RULES = tuple(f"FUN-{n}" for n in ("09", "10", "11", "12", "13", "14", "17", "18", "22"))
EMPTY: list[Changes] = [
    {"funds": None},
    {"funds": None, "schemes": None, "parties": []},
    q(contributions={}, kind="in_kind_only", host=()),
    overspend("named_party") | {"term": {"commencement": None, "expiry": None}},
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("changes", EMPTY)
def test_nothing_is_found_where_little_is_stated(rule: str, changes: Changes) -> None:
    """No pool, no check of pools."""
    assert [line for line in found(rule, "joint", changes) if rule != "FUN-10" or line[0] != "Q"] == []


@pytest.mark.parametrize(
    "slices", ["[{to_amount: 1000.00, rule: host}, {rule: proportional}]", "[{rule: proportional}]"]
)
def test_slices_in_pounds_are_told_without_a_capital_in_mid_sentence(slices: str) -> None:
    """A capital there reads like a term, which nothing defines: the check of terms would refuse a sound document."""
    changes = f"funds: [{{id: P1, illustrations: null, overspend: {{base: null, tiers: {slices}}}}}]"
    assert found_by("DOC-02", Example("joint", changes)) == []
