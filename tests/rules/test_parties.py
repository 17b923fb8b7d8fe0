"""Who may be party, whether they are there and have a part, and whether they may sign. Each line changes one thing."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from agreements.rules import check_facts
from agreements.rules.parties import shared_name
from tests.builders import agreement, fund, scheme
from tests.rules.examples import AS_AT, changed, findings, found, matter, small

Found = list[tuple[str, str, str]]
E, W, I = "error", "warning", "info"  # noqa: E741 - the letters of the table


def _party(id_: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "legal_name": f"{id_} in full", "kind": kind, **more}


def _with(*parties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"parties": list(parties), **more}


def _starting(first: str, last: str = "2030-03-31") -> dict[str, Any]:
    return {"term": {"commencement": first, "expiry": last}}


# --- who they are ---------------------------------------------------------------------------------------------------

HOSPITAL = [{"id": "GPS", "name": "practices", "category": "primary_care"}]
FEW: list[tuple[str, dict[str, Any], Found]] = [
    ("joint", {}, []),
    ("joint", {"parties": []}, [("", "", E)]),
    ("joint", {"parties": [], "documents": ["exit-notice"]}, []),
    ("joint", {"parties": [], "documents": ["exit-notice", "deed-of-variation"]}, [("", "", E)]),
    ("joint", {"parties": [], "grants": [{"id": "G", "payer": "TGH", "payee": "HHC"}]}, []),
    ("joint", {"parties": [], "grants": [{"id": "G", "payer": "TGH", "payee": "TGH"}]}, [("", "", E)]),
    ("joint", {"parties": [], "grants": [{"id": "G", "payer": "TGH", "payee": "nobody"}]}, [("", "", E)]),
    ("joint", {"parties": [], "pathways": [{"id": "P", "from": "TGH", "to": "HHC"}]}, []),
    ("joint", {"parties": [], "pathways": [{"id": "P", "from": "TGH", "to": "each_council"}]}, [("", "", E)]),
    ("memorandum", {"parties": [], "documents": ["partner-map"]}, []),
    ("memorandum", {"parties": [], "documents": ["terms-of-reference"]}, [("", "", E)]),
]


@pytest.mark.parametrize(("base", "changes", "expected"), FEW)
def test_a_document_needs_two_bodies(base: str, changes: dict[str, Any], expected: Found) -> None:
    """PTY-01: parties, members, both sides of a grant and both ends of a pathway count; a notice is given by one."""
    assert found("PTY-01", base, changes) == expected


def test_namesakes_are_told_in_order_and_found_among_thousands() -> None:
    """PTY-02: looking at each two of them would take minutes."""
    crowd = [_party(f"P{n}", "unitary") for n in range(1_500)]
    crowd[7]["legal_name"] = crowd[1_400]["legal_name"] = "p3 IN  full"
    deal = changed("joint", {}).model_copy(update={"parties": agreement(parties=crowd).parties})
    start = time.process_time()
    told = [finding.subject for finding in shared_name(_read(deal))]

    assert told == ["P3/P7", "P3/P1400", "P7/P1400"]
    assert time.process_time() - start < 5


def test_a_crowd_of_one_name_is_not_told_to_the_last() -> None:
    """There would be millions of pairs."""
    crowd = [{**_party(f"P{n}", "unitary"), "legal_name": "One"} for n in range(1_500)]

    assert len(list(shared_name(_read(agreement(parties=crowd))))) == 500


def test_the_one_party_that_there_is_is_named() -> None:
    """It helps to see which one was entered."""
    lone = changed("joint", {"parties": []}).model_copy(update={"parties": changed("joint", {}).parties[:1]})
    (told,) = [f for rule, f in check_facts(_read(lone)) if rule.id == "PTY-01"]

    assert told.message == "A partnership document needs at least two parties; this one has only the ICB."


def _read(deal: Any) -> Any:
    return replace(matter("joint"), agreement=deal)


NAMES: list[tuple[dict[str, Any], Found]] = [
    ({"legal_name": "NHS Saltmarsh & Wold Integrated Care Board"}, [("SWI/SAB", "", E)]),
    ({"legal_name": "nhs saltmarsh & WOLD  integrated care\u00a0board"}, [("SWI/SAB", "", E)]),
    ({"legal_name": "NHS Saltmarsh and Wold Integrated Care Board"}, []),
    ({"legal_name": "NHS Saltmarsh & Wold Integrated Care Board Trust"}, []),
    ({"short_name": "THE ICB"}, [("SWI/SAB", "", E)]),
    ({"short_name": "ICB"}, []),
    ({"short_name": {"en": "the Council", "cy": "the ICB"}}, [("SWI/SAB", "", E)]),
    ({"short_name": "NHS Saltmarsh & Wold Integrated Care Board"}, []),
    ({"short_name": "the ICB", "legal_name": "NHS Saltmarsh & Wold Integrated Care Board"}, [("SWI/SAB", "", E)]),
    ({"short_name": None, "legal_name": None}, []),
]


@pytest.mark.parametrize(("changes", "expected"), NAMES)
def test_a_name_stands_for_one_party(changes: dict[str, Any], expected: Found) -> None:
    """PTY-02: whole names, like with like; one finding for each pair."""
    assert found("PTY-02", "joint", _with({"id": "SAB", **changes})) == expected


@pytest.mark.parametrize("apostrophe", ["\u2019", "\u2018", "\u02bc", "`"])
def test_the_shape_of_an_apostrophe_makes_no_other_name(apostrophe: str) -> None:
    """PTY-02: two writers set it differently."""
    name = "St Aldhelm's & Brackenmoor Council".replace("'", apostrophe)

    assert found("PTY-02", "joint", _with({"id": "SWI", "legal_name": name})) == [("SWI/SAB", "", E)]


def test_every_pair_of_three_is_told() -> None:
    """PTY-02: three bodies of one name are three pairs."""
    again = [_party(id_, "unitary", short_name="the ICB") for id_ in ("A", "B")]

    assert [subject for subject, _, _ in found("PTY-02", "joint", _with(*again))] == ["SWI/A", "SWI/B", "A/B"]


def test_parties_without_names_share_none() -> None:
    """PTY-02: what is missing is DOC-01's."""
    bare = [{"id": id_, "kind": "company"} for id_ in ("A", "B")]

    assert found("PTY-02", "joint", _with(*bare)) == []


BOARD = {"overseen_by": [{"id": "HWB", "name": "Health and Wellbeing Board"}]}
MAPPED = {"map_of_partners": [{"id": "HWB", "name": "Alliance", "kind": "non_legal_body", "category": "provider"}]}
BOARDS: list[tuple[dict[str, Any], Found]] = [
    (BOARD, []),
    (MAPPED, []),
    (_with(_party("HWB", "non_legal_body")), [("HWB", "", E)]),
    (_with(_party("HWB", "people_group")), []),
    ({**BOARD, "funds": [{"id": "P1", "host": "HWB"}]}, [("HWB", "", E)]),
    ({**BOARD, "funds": [{"id": "P1", "host": ["SAB", "HWB"]}]}, [("HWB", "", E)]),
    (_with(_party("HWB", "non_legal_body"), funds=[{"id": "P1", "host": "HWB"}]), [("HWB", "", E)]),
    ({**MAPPED, "grants": [{"id": "G", "payer": "HWB", "payee": "SAB"}]}, [("HWB", "", E)]),
    ({**MAPPED, "grants": [{"id": "G", "payer": "SWI", "payee": ["SAB", "HWB"]}]}, [("HWB", "", E)]),
    ({**BOARD, "consortium": {"lead_body": "HWB"}}, [("HWB", "", E)]),
    ({**BOARD, "consortium": {"payments": [{"to": "HWB", "sum": "1.00"}]}}, [("HWB", "", E)]),
    ({**BOARD, "exit_notice": {"by": "HWB", "to": "SAB"}}, [("HWB", "", E)]),
    ({**BOARD, "exit_notice": {"by": "SWI", "to": "HWB"}}, []),
    ({**BOARD, "funds": [{"id": "P1", "contributions": {"2027/28": {"HWB": "5.00"}}}]}, [("HWB", "", E)]),
    ({**BOARD, "funds": [{"id": "P1", "contributions": {"2027/28": {"HWB": "0.00"}}}]}, []),
    ({**BOARD, "reporting": [{"what": "w", "by": "HWB"}]}, []),
    ({**BOARD, "schemes": [{"id": "R1", "lead": "HWB"}]}, []),
]


@pytest.mark.parametrize(("changes", "expected"), BOARDS)
def test_a_board_cannot_act_in_law(changes: dict[str, Any], expected: Found) -> None:
    """PTY-03: one finding for each board, however often it acts; one that only oversees is left alone."""
    assert found("PTY-03", "joint", changes) == expected


SIGNERS: list[tuple[dict[str, Any], Found]] = [
    (_party("P", "gp_partnership"), [("P", "", E)]),
    (_party("P", "gp_partnership", trustees=["Ada Lund"]), [("P", "", E)]),
    (_party("P", "gp_partnership", partners=["Ada Lund"]), []),
    (_party("P", "charity_unincorporated"), [("P", "", E)]),
    (_party("P", "charity_unincorporated", partners=["Ada Lund"]), [("P", "", E)]),
    (_party("P", "charity_unincorporated", trustees=["Ada Lund"]), []),
    (_party("P", "charity_cio"), []),
    (_party("P", "gp_company"), []),
]


@pytest.mark.parametrize(("entry", "expected"), SIGNERS)
def test_partners_or_trustees_are_named(entry: dict[str, Any], expected: Found) -> None:
    """PTY-04: they are the ones who sign."""
    assert found("PTY-04", "joint", _with(entry)) == expected


KINDS = [("PTY-15", "people_group", W), ("PTY-16", "supplier", I)]


@pytest.mark.parametrize(("rule_id", "kind", "severity"), KINDS)
def test_people_and_suppliers_are_no_parties(rule_id: str, kind: str, severity: str) -> None:
    """PTY-15 and PTY-16: a place on the map is theirs."""
    entry = {"id": "X", "name": "n", "kind": kind, "category": "supplier"}

    assert found(rule_id, "joint", _with(_party("X", kind))) == [("X", "", severity)]
    assert found(rule_id, "joint", {"map_of_partners": [entry]}) == []


# --- whether they are there -----------------------------------------------------------------------------------------

DEAD: list[tuple[str, str | None, Found]] = [
    ("icb", "2027-04-01", []),
    ("ccg", "2022-06-30", []),
    ("ccg", "2022-07-01", [("SWI", "", E)]),
    ("ccg", "2027-04-01", [("SWI", "", E)]),
    ("ccg", None, []),
    ("pct", "2013-03-31", []),
    ("pct", "2013-04-01", [("SWI", "", E)]),
    ("sha_strategic", "2027-04-01", [("SWI", "", E)]),
    ("health_authority", "2027-04-01", [("SWI", "", E)]),
    ("care_trust_2001", "2027-04-01", [("SWI", "", E)]),
]


@pytest.mark.parametrize(("kind", "start", "expected"), DEAD)
def test_a_kind_that_is_no_more_is_found_by_the_day_of_the_start(kind: str, start: str | None, expected: Found) -> None:
    """PTY-05: an old paper may name the bodies of its time."""
    changes = _with({"id": "SWI", "kind": kind}, term={"commencement": start})

    assert found("PTY-05", "joint", changes) == expected


def test_the_name_of_a_party_is_not_its_kind() -> None:
    """PTY-05 reads the kind, PTY-06 the name."""
    renamed = _with({"id": "SWI", "legal_name": "NHS Saltmarsh CCG"})
    old_kind = _with({"id": "SWI", "kind": "ccg"})

    assert (found("PTY-05", "joint", renamed), found("PTY-06", "joint", renamed)) == ([], [("SWI", "", W)])
    assert (found("PTY-05", "joint", old_kind), found("PTY-06", "joint", old_kind)) == ([("SWI", "", E)], [])


def test_what_took_the_place_of_a_kind_is_told() -> None:
    """PTY-05: the reader needs to know whom to enter instead."""
    (told,) = findings("PTY-05", "joint", _with({"id": "SWI", "kind": "ccg"}))

    assert "ended on 1 July 2022" in told.message
    assert "integrated care board" in told.hint
    assert told.checked == date(2026, 11, 21)


ENDS: list[tuple[dict[str, Any], dict[str, Any], Found]] = [
    ({"valid_to": "2030-03-30"}, {}, [("SAB", "", W)]),
    ({"valid_to": "2030-03-31"}, {}, []),
    ({"valid_to": "2040-03-31"}, {}, []),
    ({"valid_to": "2020-03-31"}, {}, [("SAB", "", W)]),
    ({"valid_to": "2028-03-31", "successor": {"name": "n", "from": "2028-04-01"}}, {}, [("SAB", "", I)]),
    ({"valid_to": "2028-03-31"}, {"term": {"expiry": None}}, []),
    ({"valid_to": "2028-03-31"}, {"term": {"commencement": None}}, [("SAB", "", W)]),
    ({"valid_to": "2020-03-31"}, _starting("2027-04-01", "2027-04-01"), []),
    ({"valid_to": "2020-03-31"}, _starting("2027-04-01", "2026-04-01"), []),
]


@pytest.mark.parametrize(("changes", "more", "expected"), ENDS)
def test_a_party_that_ends_early_is_told(changes: dict[str, Any], more: dict[str, Any], expected: Found) -> None:
    """PTY-07: information once its successor is known; not tested while the dates are out of order."""
    assert found("PTY-07", "joint", _with({"id": "SAB", **changes}, **more)) == expected


def test_a_deed_runs_to_the_end_of_its_agreement() -> None:
    """PTY-07: it has no end of its own."""
    deed = {
        "documents": ["deed-of-variation"],
        "term": {"commencement": None, "expiry": None},
        "deed": {"effective": "2027-04-01"},
        "principal_agreement": {"title": "t", "expiry": "2029-03-31"},
    }

    assert found("PTY-07", "joint", _with({"id": "SAB", "valid_to": "2028-03-31"}, **deed)) == [("SAB", "", W)]
    assert found("PTY-08", "joint", _with({"id": "SAB", "valid_from": "2027-04-02"}, **deed)) == [("SAB", "", W)]


BORN: list[tuple[str, str | None, Found]] = [
    ("2027-04-01", "2027-04-01", []),
    ("2027-04-02", "2027-04-01", [("SWI", "", W)]),
    ("2020-01-01", "2027-04-01", []),
    ("2027-04-02", None, []),
]


@pytest.mark.parametrize(("born", "start", "expected"), BORN)
def test_a_party_is_there_on_the_first_day(born: str, start: str | None, expected: Found) -> None:
    """PTY-08: a body that starts with the agreement is in time."""
    changes = _with({"id": "SWI", "valid_from": born}, term={"commencement": start})

    assert found("PTY-08", "joint", changes) == expected


@pytest.mark.parametrize(
    ("expiry", "expected"),
    [("2027-03-31", []), ("2027-04-01", [("NHE", "", W)]), ("2030-03-31", [("NHE", "", W)]), (None, [])],
)
def test_an_end_that_is_expected_is_told(expiry: str | None, expected: Found) -> None:
    """PTY-09: the day is in the reference data, and so is what is expected."""
    changes = _with(_party("NHE", "nhs_england"), term={"commencement": "2026-04-01", "expiry": expiry})

    assert found("PTY-09", "joint", changes) == expected


# --- names out of date ----------------------------------------------------------------------------------------------

OLD: list[tuple[dict[str, Any], Found]] = [
    ({"context": "The CCG began it."}, [("", "", W)]),
    ({"context": "The CCG\u2019s money."}, [("", "", W)]),
    ({"context": "Both CCGs began it."}, [("", "", W)]),
    ({"context": "the former clinical  commissioning\ngroup"}, [("", "", W)]),
    ({"context": "PCT and Primary Care Trust"}, [("", "", W)]),
    ({"context": "a strategic health authority"}, [("", "", W)]),
    ({"context": "SCCG, PCTX and ccg-legacy"}, []),
    ({"context": "4 pct more"}, []),
    ({"context": "primary care and a trust"}, []),
    ({"context": "the CCG", "area": "of the PCT"}, [("", "", W)]),
    (_with({"id": "SWI", "legal_name": "NHS Saltmarsh CCG"}), [("SWI", "", W)]),
    (_with({"id": "SWI", "short_name": {"en": "the ICB", "cy": "y CCG"}}), [("SWI", "", W)]),
    (_with({"id": "SWI", "authority": {"decision_maker": "the CCG's board"}}), [("SWI", "", W)]),
    (_with({"id": "SWI", "legal_name": "the CCG"}, context="a PCT"), [("", "", W), ("SWI", "", W)]),
    (_with({"id": "SWI", "predecessors": ["NHS Saltmarsh CCG"]}), []),
    (_with({"id": "SWI", "authority": {"reference": "CCG 14/3"}}), []),
    ({"map_of_partners": [{"id": "X", "name": "the PCT", "category": "provider"}]}, [("", "", W)]),
    ({"map_of_partners": [{"id": "PCT", "name": "n", "category": "provider"}]}, []),
    ({"map_of_partners": [{"id": "PCT", "name": "PCT", "category": "provider"}]}, [("", "", W)]),
    ({"deed": {"changes": [{"clause": "1", "old": "the CCG", "new": "the ICB"}]}}, []),
    ({"deed": {"changes": [{"clause": "1", "old": "the ICB", "new": "the CCG"}]}}, [("", "", W)]),
    ({"deed": {"earlier": [{"number": "1", "summary": "the CCG joined"}]}}, []),
    ({"principal_agreement": {"title": "Agreement with NHS Saltmarsh CCG"}}, []),
    ({"schemes": [{"id": "R1", "measures": [{"id": "K1", "source": "CCG returns"}]}]}, []),
    ({"waivers": [{"finding": "PTY-06", "reason": "the CCG is history", "by": "b", "date": "2026-11-01"}]}, []),
]


@pytest.mark.parametrize(("changes", "expected"), OLD)
def test_names_of_bodies_that_are_no_more_are_found(changes: dict[str, Any], expected: Found) -> None:
    """PTY-06: once for each party, once for all other texts; records of the past are not read."""
    assert found("PTY-06", "joint", changes) == expected


def test_all_places_of_an_old_name_are_shown() -> None:
    """PTY-06: they are told together, so the message leads to each."""
    (told,) = findings("PTY-06", "joint", {"context": "the CCG", "area": "of the PCT"})

    assert told.path == ("context",)
    assert told.hint == "also at area"


# --- what they do ---------------------------------------------------------------------------------------------------

IDLE = [("X", "", E)]
PARTS: list[tuple[str, dict[str, Any], Found]] = [
    ("nothing", {}, IDLE),
    ("a goal", {"parties": [_party("X", "company", goals=["g"], stake="s")]}, IDLE),
    ("a role", {"parties": [_party("X", "company", roles=["adviser"])]}, []),
    ("a promise", {"parties": [_party("X", "company", responsibilities=["will help"])]}, []),
    ("expertise", {"parties": [_party("X", "company", brings=["expertise"])]}, []),
    ("a vote", {"parties": [_party("X", "company", votes="1")]}, IDLE),
    ("a seat", {"governance": {"board": {"members": [{"party": "X", "seats": "1"}]}}}, IDLE),
    ("money", {"funds": [{"id": "P1", "contributions": {"2027/28": {"X": "0.01"}}}]}, []),
    ("a sum to come", {"funds": [fund("Q", contributions={"2027/28": {"X": None}})]}, []),
    ("nothing but 0.00", {"funds": [{"id": "P1", "contributions": {"2027/28": {"X": "0.00"}}}]}, IDLE),
    ("a share", {"funds": [fund("Q", total={"2027/28": "9.00"}, split={"equally": "yes"}, contributions={})]}, []),
    ("help in kind", {"funds": [{"id": "P1", "in_kind": [{"party": "X", "item": "rooms"}]}]}, []),
    ("the hosting", {"funds": [{"id": "P1", "host": "X"}]}, []),
    ("the lead", {"schemes": [{"id": "R1", "lead": "X"}]}, []),
    ("delivery", {"schemes": [{"id": "R1", "providers": ["X"]}]}, []),
    ("staff", {"resources": {"staff": [{"post": "p", "wte": "1", "employer": "X"}]}}, []),
    ("a hand-over", {"handovers": [{"role": "r", "holder": "X"}]}, []),
    ("a role to take over", {"handovers": [{"role": "r", "holder": "SAB", "next_holder": "X"}]}, []),
    ("a report", {"reporting": [{"what": "w", "by": "X"}]}, []),
    ("a grant to pay", {"grants": [{"id": "G", "payer": "X", "payee": "SAB"}]}, []),
    ("a grant to receive", {"grants": [{"id": "G", "payer": "SWI", "payee": "X"}]}, []),
    ("referrals", {"pathways": [{"id": "P", "from": "TGH", "to": "X"}]}, []),
    ("an allocation", {"consortium": {"allocations": {"X": "10"}}}, []),
    ("no allocation", {"consortium": {"allocations": {"X": "0"}}}, IDLE),
    ("a share of a post", {"joint_posts": [{"id": "J", "post": "p", "split": {"weights": {"X": "1"}}}]}, []),
    ("no share of a post", {"joint_posts": [{"id": "J", "post": "p", "split": {"weights": {"X": "0"}}}]}, IDLE),
    ("a part in what a deed changes", {"documents": ["deed-of-variation"]}, []),
    ("a part in what a notice ends", {"documents": ["exit-notice"]}, []),
    ("no part beside a deed", {"documents": ["deed-of-variation", "section-75-framework"]}, IDLE),
    ("work for all", {"work_programme": [{"task": "t", "lead": "each_party"}]}, []),
    ("work for councils", {"work_programme": [{"task": "t", "lead": "each_council"}]}, IDLE),
]


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_a_party_has_something_to_do(changes: dict[str, Any], expected: Found) -> None:
    """PTY-10: a seat or a vote is no part in the work; whatever gives it a part is enough."""
    assert found("PTY-10", "joint", {"parties": [_party("X", "company")], **changes}) == expected


def test_a_keyword_gives_a_part_to_all_whom_it_stands_for() -> None:
    """PTY-10: each council holds the hand-over of the memorandum."""
    bare: list[dict[str, Any]] = [
        {"id": id_, "roles": [], "responsibilities": [], "brings": []} for id_ in ("CVT", "BRH", "WXS")
    ]
    idle: dict[str, Any] = {"handovers": [], "work_programme": [], "reporting": [], "links": []}

    assert found("PTY-10", "memorandum", _with(*bare[1:])) == []
    assert found("PTY-10", "memorandum", _with(*bare, **idle)) == [(id_, "", E) for id_ in ("CVT", "BRH", "WXS")]


# --- ids that name nobody -------------------------------------------------------------------------------------------

UNKNOWN: list[tuple[dict[str, Any], tuple[str | int, ...]]] = [
    ({"funds": [fund(host="X")]}, ("funds", 0, "host", 0)),
    ({"funds": [fund(host=["COU", "X"])]}, ("funds", 0, "host", 1)),
    ({"funds": [fund(pool_manager={"employer": "X"})]}, ("funds", 0, "pool_manager", "employer")),
    ({"funds": [fund(contributions={"2026/27": {"X": "1.00"}})]}, ("funds", 0, "contributions", "2026/27", "X")),
    ({"funds": [fund(overspend={"model": "named_party", "party": "X"})]}, ("funds", 0, "overspend", "party")),
    ({"funds": [fund(overspend={"model": "usage", "usage": {"X": "1"}})]}, ("funds", 0, "overspend", "usage", "X")),
    (
        {"funds": [fund(overspend={"model": "weights", "weights": {"X": "1"}})]},
        ("funds", 0, "overspend", "weights", "X"),
    ),
    (
        {"funds": [fund(overspend={"model": "capped_proportional", "caps": {"X": "1.00"}})]},
        ("funds", 0, "overspend", "caps", "X"),
    ),
    (
        {"funds": [fund(overspend={"model": "tiered", "tiers": [{"rule": "named_party", "party": "X"}]})]},
        ("funds", 0, "overspend", "tiers", 0, "party"),
    ),
    ({"funds": [fund(uplift={"rates": {"X": {"2027/28": "0.01"}}})]}, ("funds", 0, "uplift", "rates", "X")),
    (
        {"funds": [fund(admin_fee={"amount": {"2026/27": "1.00"}, "split": {"equally": "yes"}, "payable_to": "X"})]},
        ("funds", 0, "admin_fee", "payable_to"),
    ),
    ({"schemes": [scheme(lead="X")]}, ("schemes", 0, "lead", 0)),
    ({"schemes": [scheme(providers=["COU", "X"])]}, ("schemes", 0, "providers", 1)),
    (
        {"schemes": [scheme(resources={"staff": [{"post": "p", "wte": "1", "employer": "X"}]})]},
        ("schemes", 0, "resources", "staff", 0, "employer"),
    ),
    (
        {"resources": {"staff": [{"post": "p", "wte": "1", "employer": "COU", "managed_by": "X"}]}},
        ("resources", "staff", 0, "managed_by"),
    ),
    ({"joint_posts": [{"id": "P", "post": "p", "employer": "X"}]}, ("joint_posts", 0, "employer")),
    (
        {"governance": {"board": {"name": "b", "members": [{"party": "X", "seats": "1"}]}}},
        ("governance", "board", "members", 0, "party"),
    ),
    ({"reporting": [{"what": "w", "by": "X"}]}, ("reporting", 0, "by")),
    ({"links": [{"from": "X", "to": "COU", "kind": "refers"}]}, ("links", 0, "from")),
    ({"links": [{"from": "COU", "to": "X", "kind": "refers"}]}, ("links", 0, "to")),
    ({"work_programme": [{"task": "t", "lead": ["X"]}]}, ("work_programme", 0, "lead", 0)),
    (
        {"funds": [fund(stated_percentages={"2026/27": {"X": "100.00"}})]},
        ("funds", 0, "stated_percentages", "2026/27", "X"),
    ),
    ({"grants": [{"id": "G", "payer": "X", "payee": "COU"}]}, ("grants", 0, "payer")),
    ({"grants": [{"id": "G", "payer": "ICB", "payee": ["COU", "X"]}]}, ("grants", 0, "payee", 1)),
    (
        {"grants": [{"id": "G", "payer": "ICB", "payee": "COU", "sums": {"2026/27": {"X": "1.00"}}}]},
        ("grants", 0, "sums", "2026/27", "X"),
    ),
    ({"pathways": [{"id": "P", "from": "X", "to": "COU"}]}, ("pathways", 0, "from")),
    ({"pathways": [{"id": "P", "from": "COU", "to": "X"}]}, ("pathways", 0, "to")),
    ({"delegations": [{"from": "X", "to": "COU"}]}, ("delegations", 0, "from")),
    ({"delegations": [{"from": "ICB", "to": "X"}]}, ("delegations", 0, "to", 0)),
    ({"consortium": {"lead_body": "X"}}, ("consortium", "lead_body")),
    ({"consortium": {"payments": [{"to": "X", "sum": "1.00"}]}}, ("consortium", "payments", 0, "to")),
    ({"consortium": {"allocations": {"X": "100"}}}, ("consortium", "allocations", "X")),
    ({"consortium": {"top_slice": {"percent": "5", "to": "X"}}}, ("consortium", "top_slice", "to")),
    ({"exit_notice": {"by": "X", "to": "COU"}}, ("exit_notice", "by")),
    ({"group": {"kind": "network", "convenor": "X"}}, ("group", "convenor")),
    ({"charter": {"owner": "X"}}, ("charter", "owner")),
    ({"consortium": {"deliveries": [{"party": "X", "what": "w"}]}}, ("consortium", "deliveries", 0, "party")),
]


@pytest.mark.parametrize(("changes", "path"), UNKNOWN, ids=[".".join(map(str, path)) for _, path in UNKNOWN])
def test_an_id_that_names_nobody_is_found(changes: dict[str, Any], path: tuple[str | int, ...]) -> None:
    """PTY-11 fails: X is neither a party, nor a body on the map, nor a keyword."""
    assert [('Unknown party "X".', path)] == [(f.message, f.path) for f in _unknown(**changes)]


def _unknown(**changes: Any) -> list[Any]:
    return [finding for rule, finding in check_facts(small(**changes)) if rule.id == "PTY-11"]


@pytest.mark.parametrize("name", ["COU", "GPS", "SAB", "each_council", "pool_manager", "none"])
def test_parties_bodies_and_keywords_are_known(name: str) -> None:
    """PTY-11 passes."""
    told = _unknown(
        schemes=[scheme(lead=name)],
        map_of_partners=[{"id": "GPS", "name": "n", "category": "primary_care"}],
        overseen_by=[{"id": "SAB", "name": "n"}],
    )

    assert told == []


LEFT: list[dict[str, Any]] = [
    {"handovers": [{"role": "r", "holder": "nobody", "next_holder": "the council of ordinary residence"}]},
    {"measures": [{"id": "K", "name": "n", "owner": "nobody", "source": "nobody"}]},
    {"exit_notice": {"by": "COU", "to": "nobody"}},
    {"deed": {"continuing": "nobody"}},
]


@pytest.mark.parametrize("changes", LEFT)
def test_free_text_and_what_has_a_rule_of_its_own_are_left_alone(changes: dict[str, Any]) -> None:
    """PTY-11 passes: hand-overs may be written in words, and notices and deeds are checked by their own rules."""
    assert _unknown(**changes) == []


@pytest.mark.parametrize(("name", "hint"), [("CUO", "did you mean 'COU'?"), ("zzzz", "known: COU, ICB")])
def test_an_unknown_id_is_told_with_the_nearest(name: str, hint: str) -> None:
    """A slip of the fingers is the usual case."""
    (told,) = _unknown(schemes=[scheme(lead=name)])

    assert (told.subject, told.hint) == (name, hint)


def test_an_unknown_id_is_told_once_with_all_its_places() -> None:
    """One mistake, one finding: whoever was misspelt throughout is put right in one go."""
    (told,) = _unknown(funds=[fund(host="X")], schemes=[scheme(lead="X", providers=["X"])])

    assert told.path == ("funds", 0, "host", 0)
    assert told.message.endswith("It also stands at schemes[0].lead[0] and schemes[0].providers[0].")


# --- authority and signature ----------------------------------------------------------------------------------------

AUTHORITY: list[tuple[str, dict[str, Any], Found]] = [
    ("joint", {"id": "SAB", "authority": None}, [("SAB", "", W)]),
    ("joint", {"id": "SAB", "authority": {"date": None}}, [("SAB", "", W)]),
    ("joint", {"id": "SAB", "authority": {"reference": None}}, [("SAB", "", W)]),
    ("joint", {"id": "SAB", "authority": {"decision_maker": None}}, [("SAB", "", W)]),
    ("joint", _party("X", "non_legal_body"), []),
    ("joint", _party("X", "people_group"), []),
    ("joint", _party("X", "individual"), [("X", "", W)]),
    ("memorandum", {"id": "BRH", "authority": None}, [("BRH", "", W)]),
]


@pytest.mark.parametrize(("base", "entry", "expected"), AUTHORITY)
def test_the_decision_to_sign_is_on_record(base: str, entry: dict[str, Any], expected: Found) -> None:
    """PTY-12: decision maker, date and reference, of every party that signs a document that binds in any part."""
    assert found("PTY-12", base, _with(entry)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"binding": "non_binding"}, []),
        ({"binding": None}, []),
        ({"binding": "binding"}, [("BRH", "", W)]),
        ({"documents": ["exit-notice"]}, []),
        ({"binding": None, "documents": ["section-256-grant"]}, [("BRH", "", W)]),
    ],
)
def test_what_does_not_bind_needs_no_decision(changes: dict[str, Any], expected: Found) -> None:
    """PTY-12: a memorandum of which nothing binds, or a notice."""
    assert found("PTY-12", "memorandum", _with({"id": "BRH", "authority": None}, **changes)) == expected


def test_what_is_missing_of_a_record_is_said() -> None:
    """PTY-12: it leads to the first field that is missing."""
    (told,) = findings("PTY-12", "joint", _with({"id": "SAB", "authority": {"date": None, "reference": None}}))

    assert "recorded without its date and reference" in told.message
    assert told.path == ("parties", 1, "authority", "date")


PENDING: list[tuple[str, Any, date | None, Found]] = [
    ("2026-11-21", {"date": None}, AS_AT, [("SAB", "", W)]),
    ("2026-11-22", {"date": None}, AS_AT, []),
    ("2026-04-01", {"date": None}, AS_AT, [("SAB", "", W)]),
    ("2026-04-01", {"date": None}, None, []),
    ("2026-04-01", None, AS_AT, []),
    ("2026-04-01", {"date": "2026-10-14"}, AS_AT, []),
]


@pytest.mark.parametrize(("start", "authority", "as_at", "expected"), PENDING)
def test_a_decision_that_is_awaited_after_the_start_is_told(
    start: str, authority: Any, as_at: date | None, expected: Found
) -> None:
    """PTY-13: with no record at all, PTY-12 speaks alone; without a day it is not tested."""
    changes = _with({"id": "SAB", "authority": authority}, **_starting(start))

    assert found("PTY-13", "joint", changes, as_at) == expected


LATE: list[tuple[dict[str, Any], date | None, Found]] = [
    ({"commencement": "2026-11-20"}, AS_AT, [("", "", I)]),
    ({"commencement": "2026-11-21"}, AS_AT, []),
    ({"commencement": "2026-11-20"}, None, []),
    ({"commencement": None, "effective_event": "registration"}, AS_AT, []),
    ({"commencement": "2026-04-01", "agreement_date": "2026-04-01"}, AS_AT, []),
    ({"commencement": "2026-04-01", "agreement_date": "2026-04-02"}, AS_AT, [("", "", I)]),
    ({"commencement": "2026-04-01", "agreement_date": "2026-04-02"}, None, [("", "", I)]),
]


@pytest.mark.parametrize(("term", "as_at", "expected"), LATE)
def test_signature_after_the_start_is_told(term: dict[str, Any], as_at: date | None, expected: Found) -> None:
    """PTY-14: the date of the agreement, or as at the day of the check where it has none yet."""
    assert found("PTY-14", "joint", {"term": term}, as_at) == expected
    assert found("PTY-14", "joint", {"term": term, "binding": "non_binding"}, as_at) == []


APPROVED: list[tuple[str | None, Found]] = [
    ("2026-10-14", []),
    ("2026-10-13", [("SAB", "", W)]),
    ("2026-09-23", [("SWI", "", W), ("SAB", "", W)]),
    (None, []),
]


@pytest.mark.parametrize(("start", "expected"), APPROVED)
def test_a_decision_after_the_start_is_told(start: str | None, expected: Found) -> None:
    """PTY-17: on the day of the start it is in time. It needs no day of the check."""
    assert found("PTY-17", "joint", {"term": {"commencement": start}}, None) == expected


# --- a whole county -------------------------------------------------------------------------------------------------


def test_a_county_is_told_what_it_has_to_know_and_no_more() -> None:
    """Two councils end early, five decided late, one has still to decide, and the start is past."""
    told = {(rule.id, f.subject) for rule, f in check_facts(matter("county")) if rule.id[:3] in ("PTY", "LEG")}

    assert told == {
        ("PTY-07", "ACC"),
        ("PTY-07", "HSJ"),
        ("PTY-12", "BFA"),
        ("PTY-13", "BFA"),
        ("PTY-14", ""),
        *(("PTY-17", id_) for id_ in ("ICB", "ACC", "KTB", "RBM", "HSJ")),
    }
