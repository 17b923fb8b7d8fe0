"""What grants, deeds, notices, consortia, delegations and pathways may say, and what a definition may not."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from agreements.particulars import Agreement
from tests.builders import COUNCIL, HEALTH, agreement, definition, fund

FUNCTION = {"act": "NHSA2006", "sections": ["3"]}
GRANT = {
    "id": "G1",
    "power": "section_256",
    "payer": HEALTH,
    "payee": COUNCIL,
    "functions": [FUNCTION],
    "sums": {"2026/27": {HEALTH: "25000.00"}, "2027/28": None},
    "stated_total": {"2026/27": "25000.00"},
    "conditions": ["an account each year"],
    "better_value": "the council runs the service already",
    "annual_voucher": "yes",
    "one_off": "no",
}
NOTICE = {
    "by": COUNCIL,
    "to": HEALTH,
    "served": [{"method": "post", "sent": "2026-09-01", "deemed": {"working_days": "2"}}],
    "clause": "32.1",
    "notice": {"months": "6"},
    "effective": "2027-03-31",
    "effective_only": "financial_year_end",
}
DEED = {
    "number": "3",
    "effective": "2026-10-01",
    "earlier": [{"number": "1", "date": "2024-04-01"}, {"number": "2"}],
    "continuing": [HEALTH, COUNCIL],
    "joining": "TRU",
    "changes": [{"clause": "12.3", "old": "two", "new": "three"}],
    "adds": "scheme",
}
CONSORTIUM = {
    "lead_body": COUNCIL,
    "funder": "the lottery",
    "condition_met": "2026-12-01",
    "payments": [{"to": HEALTH, "sum": "10.00", "date": "2026-11-01", "after_condition": "no"}],
    "allocations": {HEALTH: "66.67", COUNCIL: "33.33"},
    "top_slice": {"percent": "5", "to": COUNCIL, "order": "first"},
}
PATHWAY = {"id": "RP1", "from": HEALTH, "to": COUNCIL, "criteria": ["is over 18"], "within": {"working_days": "2"}}


READ: list[tuple[dict[str, Any], str, object]] = [
    ({"grants": [GRANT]}, "grants.0.payee", (COUNCIL,)),
    ({"grants": [GRANT]}, "grants.0.sums.2026/27.ICB", 2_500_000),
    ({"grants": [GRANT]}, "grants.0.sums.2027/28", None),
    ({"grants": [GRANT]}, "grants.0.functions.0.act", "NHSA2006"),
    ({"grants": [{"id": "G", "payer": HEALTH, "payee": COUNCIL}]}, "grants.0.annual_voucher", None),
    ({"exit_notice": NOTICE}, "exit_notice.to", (HEALTH,)),
    ({"exit_notice": NOTICE}, "exit_notice.served.0.deemed.working_days", 2),
    ({"exit_notice": NOTICE}, "exit_notice.effective", datetime.date(2027, 3, 31)),
    ({"deed": DEED}, "deed.adds", ("scheme",)),
    ({"deed": DEED}, "deed.joining", ("TRU",)),
    ({"deed": DEED}, "deed.leaving", ()),
    ({"deed": DEED}, "deed.earlier.1.number", 2),
    ({"consortium": CONSORTIUM}, "consortium.allocations.COU", Decimal("33.33")),
    ({"consortium": CONSORTIUM}, "consortium.payments.0.sum", 1_000),
    ({"consortium": CONSORTIUM}, "consortium.top_slice.order", "first"),
    ({"principal_agreement": {"title": "t", "parties": HEALTH}}, "principal_agreement.parties", (HEALTH,)),
    ({"delegations": [{"from": HEALTH, "to": COUNCIL, "onward": "no"}]}, "delegations.0.to", (COUNCIL,)),
    ({"delegations": [{"from": HEALTH, "to": COUNCIL}]}, "delegations.0.start", HEALTH),
    ({"pathways": [PATHWAY]}, "pathways.0.start", HEALTH),
    ({"pathways": [PATHWAY]}, "pathways.0.within.working_days", 2),
    ({"ministers_approval": {"date": "2026-03-01"}}, "ministers_approval.date", datetime.date(2026, 3, 1)),
    ({"languages": {"texts": "cy"}}, "languages.texts", ("cy",)),
    ({"overseen_by": [{"id": "B", "name": "n"}]}, "overseen_by.0.kind", "non_legal_body"),
    ({"funds": [fund()]}, "funds.0.rounding_note", True),
    ({"funds": [fund(rounding_note="no")]}, "funds.0.rounding_note", False),
    ({"funds": [fund(included_in="return")]}, "funds.0.included_in", ("return",)),
    (
        {"funds": [fund(covers={"2026/27": {"from": "2026-07-01", "to": "2027-03-31"}})]},
        "funds.0.covers.2026/27.start",
        datetime.date(2026, 7, 1),
    ),
    (
        {"funds": [fund(overspend={"model": "tiered", "tiers": [{"from": "0.02", "rule": "equal"}]})]},
        "funds.0.overspend.tiers.0.start",
        Decimal("0.02"),
    ),
    (
        {"funds": [fund(overspend={"model": "tiered", "tiers": [{"from_amount": "5.00", "rule": "equal"}]})]},
        "funds.0.overspend.tiers.0.from_amount",
        500,
    ),
]


@pytest.mark.parametrize(("changes", "path", "expected"), READ, ids=[path for _, path, _ in READ])
def test_a_fact_is_read_as_it_is_written(changes: dict[str, Any], path: str, expected: object) -> None:
    """Money in pence, one id or several, an answer that is not given: None is neither no nor nothing."""
    here: Any = agreement(**changes)
    for step in path.split("."):
        here = here[int(step)] if isinstance(here, tuple) else _inside(here, step)

    assert here == expected


def _inside(here: Any, step: str) -> Any:
    return here[step] if isinstance(here, dict) else getattr(here, step)


REFUSED: list[dict[str, Any]] = [
    {"grants": [{**GRANT, "power": "section_75"}]},
    {"grants": [{"id": "G", "payee": COUNCIL}]},
    {"grants": [{**GRANT, "payer": [HEALTH, COUNCIL]}]},
    {"exit_notice": {**NOTICE, "to": None}},
    {"exit_notice": {**NOTICE, "served": [{"method": "fax", "sent": "2026-09-01"}]}},
    {"exit_notice": {**NOTICE, "effective_only": "quarter_end"}},
    {"deed": {**DEED, "adds": ["clause"]}},
    {"deed": {**DEED, "changes": [{"old": "two"}]}},
    {"consortium": {**CONSORTIUM, "top_slice": {"percent": "5%"}}},
    {"principal_agreement": {"parties": HEALTH}},
    {"delegations": [{"start": HEALTH, "to": COUNCIL}]},
    {"pathways": [{"id": "P", "from": HEALTH}]},
    {"languages": {"texts": ["fr"]}},
    {"funds": [fund(covers={"2026/27": {"from": "2026-07-01"}})]},
    {"funds": [fund(included_in="audit")]},
    {"governance": {"board": {"powers": [{"what": "w", "nature": "rules"}]}}},
]


@pytest.mark.parametrize("changes", REFUSED, ids=str)
def test_what_no_document_could_mean_is_refused(changes: dict[str, Any]) -> None:
    """A power that does not exist, a notice to nobody, a change without its clause."""
    with pytest.raises(ValidationError):
        Agreement.model_validate(definition(**changes))
