"""The VAT treatment of a fund is stated, is not what the partnership is for, and an NHS buyer is pointed out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.money_examples import DEED, Changes, q, told

WHOLE = {"arrangement": "pooled", "delivering_body": "SAB", "budget_basis": "net"}
ALIGNED: Changes = {"kind": "aligned", "host": ()}


def without(key: str) -> dict[str, str]:
    """The statement with one part left out."""
    return {name: value for name, value in WHOLE.items() if name != key}


STATED: list[tuple[Changes, list[str]]] = [
    (q(), ["Q"]),
    (q(vat=WHOLE), []),
    (q(vat={**WHOLE, "arrangement": "agency", "budget_basis": "gross"}), []),
    (q(vat=without("delivering_body")), ["Q"]),
    (q(vat=without("budget_basis")), ["Q"]),
    (q(vat={"arrangement": "none"}), ["Q"]),
    (q(vat={**WHOLE, "arrangement": "none"}), []),
    (q(**ALIGNED), ["Q"]),
    (q(**ALIGNED, vat={"arrangement": "none"}), []),
    (q(**ALIGNED, vat={"arrangement": "agency"}), ["Q"]),
    (q(**ALIGNED, vat=WHOLE), []),
    (q(kind="payment"), []),
    (q(kind="grant"), []),
    ({"documents": ["memorandum-of-understanding"], **q(**ALIGNED)}, []),
    ({"documents": ["memorandum-of-understanding"], **q()}, ["Q"]),
    ({"documents": ["section-33-agreement"], **q(**ALIGNED)}, ["Q"]),
    ({**DEED, **q()}, []),
    ({**DEED, **q(vat={"arrangement": "agency"})}, ["Q"]),
    ({**DEED, "deed": {**DEED["deed"], "adds": "fund"}, **q()}, ["Q"]),
    ({"funds": None}, []),
]


@pytest.mark.parametrize(("changes", "expected"), STATED)
def test_the_treatment_of_a_fund_is_stated(changes: Changes, expected: list[str]) -> None:
    """VAT-01: of pools everywhere, of aligned funds under section 75 and its Welsh twin."""
    assert [line for line in told("VAT-01", changes) if line == "Q"] == expected


PURPOSES: list[tuple[Changes, list[str]]] = [
    ({}, []),
    ({"purpose": None, "improvement_statement": None, "objectives": None}, []),
    ({"purpose": "To save VAT on equipment"}, [""]),
    ({"purpose": "To lend equipment sooner. The Council recovers the VAT."}, [""]),
    ({"purpose": "To lend equipment sooner, not to save VAT"}, []),
    ({"improvement_statement": "One store, one catalogue and a VAT saving of a sixth"}, [""]),
    ({"objectives": ["people come home", "VAT efficiency"]}, [""]),
    ({"purpose": "To save VAT", "improvement_statement": "A VAT saving"}, [""]),
    ({"purpose": "Savings of beds, and private homes"}, []),
    ({"context": "The old scheme was set up for a VAT saving"}, []),
]


@pytest.mark.parametrize(("changes", "expected"), PURPOSES)
def test_a_saving_of_vat_is_no_purpose(changes: Changes, expected: list[str]) -> None:
    """VAT-02: once; what is denied, or stands elsewhere, is left alone."""
    assert told("VAT-02", changes) == expected


def delivered(by: str | None, lead: Any = "SAB", basis: str = "net", **changes: Any) -> Changes:
    """Q pays for one scheme; the body that delivers is as told."""
    vat = {"arrangement": "pooled", "budget_basis": basis, **({} if by is None else {"delivering_body": by})}
    scheme = {"id": "N1", "arrangement": "pooled", "fund": "Q", "lead": lead}
    return {**q(vat=vat), "schemes": [scheme], **changes}


TRUST = {"id": "T", "name": "Trust", "category": "provider", "kind": "nhs_trust"}
DELIVERED: list[tuple[Changes, list[str]]] = [
    (delivered("SWI"), ["N1"]),
    (delivered("SAB"), []),
    (delivered("SWI", basis="gross"), []),
    (delivered("lead_of_scheme"), []),
    (delivered("lead_of_scheme", lead="SWI"), ["N1"]),
    (delivered("scheme_lead", lead="SWI"), ["N1"]),
    (delivered("lead_of_scheme", lead=["SWI", "SAB"]), []),
    (delivered("lead_of_scheme", lead="each_council_own_area"), []),
    (delivered("lead_of_scheme", lead=[]), []),
    (delivered("host"), []),
    (delivered("each_commissioner"), []),
    (delivered("nhs_bodies"), []),
    (delivered("XXX"), []),
    (delivered(None, lead="SWI"), []),
    (delivered("SWI", parties=[{"id": "SWI", "kind": "ccg"}]), ["N1"]),
    (delivered("T", map_of_partners=[TRUST]), ["N1"]),
    (delivered("T", map_of_partners=[{**TRUST, "kind": "charity_cio"}]), []),
    (delivered("TGH"), []),
    ({"schemes": [{"id": "N1", "arrangement": "none"}, {"id": "N2", "arrangement": "none", "fund": "XX"}]}, []),
]


@pytest.mark.parametrize(("changes", "expected"), DELIVERED)
def test_a_net_budget_that_an_nhs_body_spends_is_pointed_out(changes: Changes, expected: list[str]) -> None:
    """VAT-03: per scheme; a keyword for several bodies is not resolved."""
    assert [line for line in told("VAT-03", changes) if line.startswith("N")] == expected
