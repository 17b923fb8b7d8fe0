"""A pooled fund has one host, its officer as manager, contributions, reports, an audit and the consents it needs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.examples import findings, found

YEARS = ("2027/28", "2028/29", "2029/30")


def subjects(rule: str, base: str, changes: str | dict[str, Any]) -> list[str]:
    """What the rule speaks of."""
    return [subject for subject, _, _ in found(rule, base, changes)]


def fund(**changes: Any) -> dict[str, Any]:
    """A change to the small agreement's pool."""
    return {"funds": [{"id": "P1", **changes}]}


def new(**changes: Any) -> dict[str, Any]:
    """Another pool beside it, with a rule on variation, so that nulls in it are kept."""
    return {"funds": [{"id": "Q", "kind": "pooled", "host": "SAB", "variation": "by letter", **changes}]}


def paid(**sums: str | None) -> dict[str, Any]:
    """The same sums in every year."""
    return {year: dict(sums) for year in YEARS}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (fund(contributions=None), ["P1"]),
        (new(contributions={"2027/28": None}), ["Q"]),
        (new(contributions={"2027/28": {"SWI": None, "SAB": None}}), ["Q"]),
        (new(contributions={"2027/28": {"SWI": None, "SAB": "1.00"}}), []),
        (fund(contributions={"2027/28": None, "2028/29": {"SWI": "1.00", "SAB": "0.00"}, "2029/30": None}), []),
        (fund(contributions=paid(SWI="0.00", SAB="0.00")), []),
        (fund(contributions=None, total={"2027/28": "10.00"}), []),
        (fund(contributions=None, total={"2027/28": "10.00"}, split={"equally": "yes"}), []),
        (fund(contributions=None, kind="payment"), ["P1"]),
        (fund(contributions=None, kind="aligned"), []),
        (fund(contributions=None, kind="grant"), []),
        ({"variation": None}, []),
        ({"variation": None, **fund(variation=None)}, [""]),
        ({"variation": {"form": None}, **fund(variation=None)}, [""]),
        ({"variation": None, **fund(variation=None, kind="aligned")}, []),
        ({"variation": None, "funds": None}, []),
        ({"variation": None, **fund(variation=None, contributions=None)}, ["P1", ""]),
    ],
)
def test_what_is_paid_and_how_that_varies_is_stated(changes: dict[str, Any], expected: list[str]) -> None:
    """Per fund for the sums, once for the rule on variation."""
    assert subjects("S75-18", "joint", changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (fund(host=None), "has no host"),
        (fund(host=[]), "has no host"),
        (fund(host="none"), "has no host"),
        (fund(host="TGH"), "is not a party"),
        (fund(host="nobody"), "is not a party"),
        (fund(host="SWI"), ""),
        (fund(contributions=paid(SWI="10.00", SAB="0.00")), "pays nothing"),
        (new(contributions={"2027/28": {"SWI": "10.00"}}), "pays nothing"),
        (new(contributions={"2027/28": {"SWI": "10.00", "SAB": "0.00"}, "2028/29": None}), "pays nothing"),
        (new(contributions={"2027/28": {"SWI": "10.00", "SAB": None}}), ""),
        (new(contributions={"2027/28": None}), ""),
        (
            fund(contributions={"2027/28": {"SWI": "10.00", "SAB": "0.00"}, "2028/29": {"SWI": "1.00", "SAB": "0.01"}}),
            "",
        ),
        (fund(contributions=None), ""),
        (fund(host=["SAB", "SWI"]), ""),
        (fund(host=["TGH", "nobody"]), ""),
        (fund(host=["SAB", "SAB"]), ""),
        (fund(host=None, kind="aligned"), ""),
        ({"parties": [{"id": "SAB", "kind": "charity_cio"}]}, "not a body that can be a partner"),
        ({"parties": [{"id": "SWI", "kind": "ccg"}], **fund(host="SWI")}, ""),
    ],
)
def test_the_host_is_one_partner_that_pays_into_the_fund(changes: dict[str, Any], expected: str) -> None:
    """What is not known yet is not held against it, and two hosts are another rule's affair."""
    told = findings("S75-22", "joint", changes)

    assert [expected in one.message for one in told] == ([True] if expected else [])


@pytest.mark.parametrize(
    ("base", "changes"),
    [
        ("memorandum", {"funds": [{"id": "Q", "kind": "pooled"}]}),
        ("consortium", {"funds": [{"id": "Q", "kind": "pooled"}]}),
    ],
)
@pytest.mark.parametrize("rule", ["S75-22", "S75-24", "S75-25", "S75-27"])
def test_a_pool_in_any_document_is_run_as_a_pool(rule: str, base: str, changes: dict[str, Any]) -> None:
    """What money is called decides, not the title of the paper."""
    assert subjects(rule, base, changes) == ["Q"]


@pytest.mark.parametrize("rule", ["S75-22", "S75-24", "S75-25", "S75-27"])
@pytest.mark.parametrize("base", ["deed", "exit-notice"])
def test_a_deed_leaves_what_it_does_not_state_to_its_principal_agreement(rule: str, base: str) -> None:
    """It restates the sums of a fund and nothing of how the fund is run."""
    changes = {"funds": [{"id": "Q", "kind": "pooled", "contributions": {"2027/28": {"ICB": "1.00", "NOR": "1.00"}}}]}

    assert subjects(rule, base, changes) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"host": "EAS"}, {"S75-22"}),
        ({"host": "NOR", "pool_manager": {"employer": "EAS"}}, {"S75-24"}),
        ({"host": ["NOR", "EAS"]}, {"S75-23"}),
        ({"host": "NOR", "pool_manager": {"employer": "NOR"}}, set()),
    ],
)
def test_a_deed_is_held_to_what_it_states(changes: dict[str, Any], expected: set[str]) -> None:
    """A new host must be as fit as the first one."""
    funds = {"id": "Q", "kind": "pooled", "contributions": {"2027/28": {"ICB": "1.00", "NOR": "1.00"}}, **changes}

    assert {r for r in ("S75-22", "S75-23", "S75-24") if subjects(r, "deed", {"funds": [funds]})} == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [(None, []), ("SAB", []), (["SAB", "SWI"], ["P1"]), (["SAB", "SAB"], []), (["SAB", "none"], [])],
)
def test_two_hosts_are_one_too_many(host: Any, expected: list[str]) -> None:
    """The same party written twice is still one."""
    assert subjects("S75-23", "joint", fund(host=host)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (fund(pool_manager=None), ["P1"]),
        (fund(pool_manager={"employer": None}), ["P1"]),
        (fund(pool_manager={"employer": "SWI"}), ["P1"]),
        (fund(pool_manager={"post": None}), []),
        (fund(host=None), ["P1"]),
        (fund(host=None, pool_manager=None), ["P1"]),
        (fund(host=["SAB", "SWI"]), []),
        (fund(host="SWI"), ["P1"]),
        (fund(kind="aligned", pool_manager=None), []),
    ],
)
def test_the_pool_manager_is_an_officer_of_the_host(changes: dict[str, Any], expected: list[str]) -> None:
    """Where nobody hosts, no officer is the host's."""
    assert subjects("S75-24", "joint", changes) == expected


def reports(*duties: dict[str, Any]) -> dict[str, Any]:
    """Those duties to report instead of the base's."""
    return {"reporting": [{"what": "report", "by": "pool_manager", **duty} for duty in duties]}


QUARTERLY, ANNUAL = {"frequency": "quarterly"}, {"frequency": "annual"}
EACH_QUARTER = {"due": {"after": "quarter_end", "working_days": "20"}}
EACH_YEAR = {"due": {"after": "year_end", "months": "2"}}
APRIL = {"due": {"every_year_on": "15 April"}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (reports(QUARTERLY, ANNUAL), []),
        (reports({"frequency": ["quarterly", "annual"]}), []),
        (reports({"frequency": "monthly"}, APRIL), []),
        (reports(EACH_QUARTER, EACH_YEAR), []),
        (reports({"due": {"after": "month_end", "days": "10"}}, ANNUAL), []),
        (reports({"frequency": "six_monthly"}, ANNUAL), ["P1"]),
        (reports(QUARTERLY), ["P1"]),
        (reports(ANNUAL), ["P1"]),
        (reports({}), ["P1"]),
        (reports({**QUARTERLY, "funds": "P2"}, ANNUAL), ["P1"]),
        (reports({**QUARTERLY, "funds": ["P2", "P1"]}, ANNUAL), []),
        (reports(QUARTERLY, {**ANNUAL, "funds": "P2"}), ["P1"]),
        (reports({**QUARTERLY, "by": "SAB"}, ANNUAL), ["P1"]),
        (reports({**QUARTERLY, "by": "SAB", "funds": "P1"}, ANNUAL), []),
        (reports({**QUARTERLY, "by": "SWI", "funds": "P1"}, ANNUAL), ["P1"]),
        ({"reporting": None}, ["P1"]),
        ({"reporting": None, **fund(kind="aligned")}, []),
    ],
)
def test_the_pool_manager_reports_each_quarter_and_each_year(changes: dict[str, Any], expected: list[str]) -> None:
    """A report that names funds covers only those."""
    assert subjects("S75-25", "joint", changes) == expected


def test_a_missing_report_is_told_once_for_its_fund() -> None:
    """Both reports missing is one finding, which says both."""
    (one,) = findings("S75-25", "joint", {"reporting": None})

    assert "quarterly report or annual return" in one.message


TRUST = {
    "id": "T",
    "kind": "nhs_trust",
    "legal_name": "Gull NHS Trust",
    "short_name": "the Trust",
    "roles": ["provider"],
}
POOLED = {"schemes": [{"id": "R1", "arrangement": "pooled"}]}
IN_POOL = fund(contributions={"2027/28": {"SWI": "1.00", "SAB": "1.00", "T": "0.00"}})
SECOND = {"id": "ICB2", "kind": "icb", "legal_name": "NHS Second", "short_name": "Second"}


@pytest.mark.parametrize(
    ("trust", "more", "missing"),
    [
        ({}, {}, "the ICB"),
        ({"consents_of": "SWI"}, {}, ""),
        ({}, POOLED, ""),
        ({}, {**POOLED, **IN_POOL}, "the ICB"),
        ({"kind": "nhs_ft"}, {**POOLED, **IN_POOL}, ""),
        ({"contracts_with": "FAR", "consents_of": "SWI"}, {}, "FAR"),
        ({"contracts_with": "FAR", "consents_of": ["SWI", "FAR"]}, {}, ""),
        ({"contracts_with": "SWI", "consents_of": ["SWI"]}, {}, ""),
        ({"consents_of": "FAR"}, {}, "the ICB"),
        ({"consents_of": "SWI"}, {"parties": [SECOND]}, "Second"),
        ({}, {"parties": [{"id": "SWI", "kind": "ccg"}]}, "the ICB"),
        ({}, {"parties": [{"id": "SWI", "kind": "nhs_england"}]}, ""),
    ],
)
def test_an_nhs_trust_needs_the_consent_of_the_boards_that_buy_from_it(
    trust: dict[str, Any], more: dict[str, Any], missing: str
) -> None:
    """Each board that is a party or is said to hold a contract; a foundation trust needs none."""
    changes = {**more, "parties": [*more.get("parties", []), {**TRUST, **trust}]}

    assert [missing in one.message for one in findings("S75-28", "joint", changes)] == ([True] if missing else [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([{"source": "section_256"}], ["P1"]),
        ([{"source": "section_76"}], ["P1"]),
        ([{"source": "section_256"}, {"source": "section_76"}], ["P1"]),
        ([{"source": "section_256", "governed_by": "the grant's conditions"}], []),
        ([{"source": "section_256", "governed_by": "this agreement"}, {"source": "section_256"}], ["P1"]),
        ([{"source": "nhs_minimum"}, {"source": "other_grant"}], []),
    ],
)
def test_a_grant_in_a_pool_says_whose_terms_govern_it(lines: list[dict[str, Any]], expected: list[str]) -> None:
    """One finding for the fund, whatever the number of lines."""
    told = [{"party": "SWI", "sums": {"2027/28": "5.00"}, **line} for line in lines]

    assert subjects("GRT-05", "joint", fund(funding_lines=told)) == expected
    assert subjects("GRT-05", "joint", fund(funding_lines=told, kind="aligned")) == []
