"""Awkward grants, deeds and notices, which reach every paragraph that these have and agreements have not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.packs.awkward import OVERSPENDS, OWN, SHARED, UNDERSPENDS, Plain, framework, fund, party

TWO = [party("ICB", "icb"), party("CON", "unitary")]
ENDED = party("OLD", "unitary", successor={"name": "the new council", "from": "2028-04-01"}, valid_to="2028-03-31")
HEIR = party("VAL", "icb", valid_from="2026-04-01", predecessors=["the former board", "its neighbour"])


def grant(id_: str, **more: Any) -> Plain:
    """A grant of the integrated care board to the council, in the fewest words."""
    given = {
        "id": id_,
        "payer": "ICB",
        "payee": "CON",
        "purpose": "warm homes",
        "sums": {"2026/27": {"ICB": "10.00"}},
        "better_value": "one team does",
    }
    return {**given, **more}


def granted(kind: str, *grants: Plain, **more: Any) -> Plain:
    """A grant agreement of that kind."""
    return framework(**{"documents": [kind], "legal_basis": None, "grants": list(grants), "parties": TWO, **more})


def deed(**more: Any) -> Plain:
    """A deed between the same two."""
    principal = {"title": "The Old Agreement", "parties": ["ICB", "CON"]}
    given = {
        "documents": ["deed-of-variation"],
        "principal_agreement": principal,
        "deed": {"effective": "2027-04-01", "continuing": ["ICB", "CON"]},
        "term": {},
        "exit": None,
        "parties": TWO,
    }
    return framework(**{**given, **more})


def notice(**more: Any) -> Plain:
    """A notice of the council to the integrated care board."""
    given = {
        "documents": ["exit-notice"],
        "principal_agreement": {"title": "The Old Agreement"},
        "exit_notice": {"by": "CON", "to": "ICB", "clause": "9", "effective": "2028-03-31", "served": [SENT]},
        "term": {},
        "exit": None,
        "parties": TWO,
    }
    return framework(**{**given, **more})


SENT: Plain = {"method": "post", "sent": "2026-11-23", "deemed": {"working_days": "2"}}
FULL_GRANT = grant(
    "G1",
    power="section_256",
    functions=[{"act": "CareAct2014", "sections": ["2"]}, {"act": "CareAct2014", "sections": ["18"]}],
    capital="yes",
    one_off="yes",
    payments=[{"date": "2026-05-01", "sum": "10.00", "after": "a report"}],
    conditions=["spent in the valley", "spent by May"],
    annual_voucher="yes",
    voucher_due={"every_year_on": "30 June"},
    unspent="kept for a year",
    repayment="half of it",
    asset_share="a tenth a year",
    stated_total={"2026/27": "10.00"},
)
RUNNING = grant("G2", payee=["CON", "VAL"], capital="no", one_off="no", annual_voucher="no")
FUNDS: list[Plain] = [
    fund("A", overspend=OVERSPENDS["J"], underspend=UNDERSPENDS["D"]),
    fund("B", overspend=OVERSPENDS["F"], vat=None),
    fund("C", overspend=OVERSPENDS["H"], host=None, pool_manager=None, contributions={"2026/27": OWN}),
    fund("D"),
]
EXIT_ITEMS = ("users", "contracts", "staff", "stock", "data", "final_account", "communications")
CHANGED: Plain = {
    "number": "3",
    "effective": "2027-04-01",
    "summary": "shares follow use",
    "earlier": [{"number": "1", "date": "2025-01-01", "summary": "a name"}, {"number": "2"}],
    "continuing": ["ICB", "CON"],
    "joining": ["VAL"],
    "leaving": ["OLD"],
    "adds": ["party", "fund"],
    "changes": [{"clause": "7", "old": "half", "new": "a third"}],
    "accession": "it brings its own stock",
    "release": "from all that falls due later",
    "consolidated_by": "CON",
}

INSTRUMENTS: Mapping[str, Plain] = {
    "grant with everything": granted(
        "section-256-grant",
        FULL_GRANT,
        RUNNING,
        parties=[*TWO, HEIR],
        legal_basis=["NHSA2006_s256", "NHSA2006_s82"],
        purpose="to keep people warm",
        area="the valley",
        client_groups=["adults", "carers"],
        objectives=["no cold house", "no damp wall"],
        principles=["ask first"],
        context="a hard winter",
        safeguarding="the procedures of the valley",
        outcomes=SHARED["outcomes"],
        measures=SHARED["measures"],
        reporting=[{"what": "spending", "by": "CON", "frequency": "annual", "due": {"every_year_on": "30 April"}}],
        review={"dates": ["2027-06-01"], "after_year_end": {"months": "2"}},
        disputes={"ladders": {"any": [{"by": "finance leads", "working_days": "5"}]}},
        exit={"notice": {"months": "6"}, "effective": "31 March only", "pays": "what is due", "note": "visits go on"},
        information_sharing={"agreement_reference": "ISA-1"},
    ),
    "grant that says little": granted("section-256-grant", grant("G1"), exit=None),
    "grant reviewed each year": granted("section-76-grant", grant("G1"), review={"after_year_end": {"months": "2"}}),
    "grant for running costs": granted(
        "section-76-grant",
        grant("G1", payer="CON", payee="ICB", capital="no", one_off="yes", sums={"2026/27": {"CON": "1.00"}}),
        disputes={"court": "no"},
    ),
    "deed of everybody": deed(
        deed=CHANGED,
        principal_agreement={
            "title": "The Old Agreement",
            "date": "2024-03-20",
            "commencement": "2024-04-01",
            "expiry": "2030-03-31",
            "reference": "OLD/1",
            "parties": ["ICB", "CON", "OLD"],
        },
        parties=[*TWO, {**HEIR, "responsibilities": ["counts the stock"]}, {**ENDED, "execution": "seal"}],
        funds=FUNDS,
        term={"agreement_date": "2026-11-21", "expiry": "2031-03-31"},
        variation={"form": "a deed"},
        consultation={"done": "yes", "consulted": ["carers"]},
        context="a merger",
    ),
    "deed that says little": deed(legal_basis=None, deed={"effective": "2027-04-01"}),
    "deed with many": deed(
        deed={
            "effective": "2027-04-01",
            "earlier": [{"number": "1"}],
            "continuing": ["ICB"],
            "joining": ["VAL", "NEW"],
            "leaving": ["CON", "OLD"],
        },
        principal_agreement={"title": "The Old Agreement", "commencement": "2024-04-01"},
        parties=[*TWO, HEIR, party("NEW", "unitary"), ENDED],
    ),
    "deed on an end": deed(principal_agreement={"title": "The Old Agreement", "expiry": "2030-03-31"}),
    "notice with everything": notice(
        principal_agreement={
            "title": "The Old Agreement",
            "date": "2024-03-20",
            "commencement": "2024-04-01",
            "expiry": "2030-03-31",
            "reference": "OLD/1",
            "parties": ["ICB", "CON", "VAL"],
        },
        exit_notice={
            "by": "CON",
            "to": ["ICB", "VAL"],
            "clause": "9",
            "effective": "2028-03-31",
            "notice": {"months": "12"},
            "effective_only": "financial_year_end",
            "reason": "a store of its own",
            "served": [{**SENT, "note": "to the posts named"}, {"method": "email", "sent": "2026-11-23"}],
            "schemes": ["Scheme 1", "Scheme 2"],
            "duties": ["the duty to assess", "the duty to co-operate"],
            "meeting": "at the store",
            "meeting_by": "2027-01-29",
        },
        parties=[*TWO, HEIR],
        term={"agreement_date": "2026-11-21"},
        context="the board was told",
        client_groups=["adults", "carers"],
        safeguarding="the procedures of the valley",
        funds=FUNDS,
        resources={"staff": [{"post": "clerk", "wte": "1", "employer": "CON"}], "goods": ["beds"]},
        joint_posts=SHARED["joint_posts"],
        information_sharing={"agreement_reference": "ISA-1"},
        governance={"board": {"name": "Valley Board"}},
        exit={
            "plan_items": [*EXIT_ITEMS],
            "effective": "31 March only",
            "stranded_costs": "in equal shares",
            "pays": "its share",
            "note": "stock is bought",
            "steps": [{"item": item, "what": f"{item} first", "who": "CON"} for item in EXIT_ITEMS],
        },
    ),
    "notice that says little": notice(legal_basis=None),
    "notice at the end of a month": notice(
        exit_notice={
            "by": "CON",
            "to": "ICB",
            "clause": "9",
            "effective": "2028-03-31",
            "notice": {"months": "12"},
            "effective_only": "month_end",
            "served": [SENT],
        },
        principal_agreement={"title": "The Old Agreement", "commencement": "2024-04-01"},
        exit={"plan_items": ["lessons"]},
    ),
    "notice on an end": notice(principal_agreement={"title": "The Old Agreement", "expiry": "2030-03-31"}),
}
