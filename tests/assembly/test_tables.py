"""Each figure and fact stands in its cell: the row that the party heads, below the heading that says what it is."""

import inspect
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.assembly.tables import TABLES, make_table
from agreements.assembly.tables.cells import Sheet, stacked
from agreements.document import Align, Table, Value, words
from agreements.finance import pounds
from agreements.particulars import (
    Agreement,
    Deadline,
    Fund,
    InformationOfficer,
    InformationSharing,
    MonitoredAgreement,
    Overspend,
    Part,
    Scheme,
    SharedService,
    Tier,
    UnderspendRule,
)
from agreements.particulars import governance as g
from agreements.particulars import instruments as i
from agreements.particulars import money as m
from agreements.particulars import parties as p
from agreements.particulars import schemes as s
from agreements.particulars.agreement import Agreement as Whole
from agreements.particulars.agreement import Deficits, Languages, Status
from agreements.particulars.checklists import LISTS, Answer
from agreements.particulars.collaborations import ReservedMatter
from agreements.particulars.networks import WorkingGroup
from tests.assembly.sheets import column, everything, headings, labels, made, said, speech
from tests.builders import COUNCIL, HEALTH, agreement, council, fund, party, scheme, term
from tests.particulars.samples import sample

BCF = ("the ICB", "Aldershire", "King's Thornmere", "Bishop's Fen & Ash Vale", "Marlingham", "Hallow St John's")
MCA = ("the ICB", "Calderbrook", "St Bede's", "Ravensworth-le-Dale", "Oakenshaw", "Hob's Moor")


def rows(names: tuple[str, ...], *cells: str, **more: str) -> dict[str, str]:
    """Cells by the name that heads their row."""
    return dict(zip(names, cells, strict=True)) | {key.replace("_", " "): cell for key, cell in more.items()}


BCF_FIGURES: list[tuple[str, tuple[str, ...], str, dict[str, str]]] = [
    (
        "contributions",
        ("F1",),
        "2026/27",
        rows(
            BCF,
            "61,245,310.00",
            "18,400,000.00",
            "7,215,450.50",
            "5,980,125.25",
            "6,302,999.75",
            "0.00",
            Total="99,143,885.50",
        ),
    ),
    (
        "contributions",
        ("F1",),
        "2027/28",
        rows(
            BCF,
            "63,633,877.09",
            "18,768,000.00",
            "7,359,759.51",
            "6,099,727.76",
            "6,429,059.75",
            "0.00",
            Total="102,290,424.11",
        ),
    ),
    (
        "contributions",
        ("F1",),
        "2028/29",
        rows(
            BCF,
            "65,224,724.02",
            "19,143,360.00",
            "7,506,954.70",
            "6,221,722.32",
            "6,557,640.95",
            "0.00",
            Total="104,654,401.99",
        ),
    ),
    (
        "contributions",
        ("F2",),
        "2028/29",
        rows(
            BCF,
            "14,320,000.00",
            "3,150,000.00",
            "1,480,000.00",
            "1,125,500.00",
            "1,204,500.00",
            "0.00",
            Total="21,280,000.00",
        ),
    ),
    (
        "contributions",
        ("F3",),
        "2026/27",
        rows(
            BCF,
            "2,400,000.00",
            "1,050,000.00",
            "402,500.00",
            "318,750.00",
            "333,750.00",
            "45,000.00",
            Total="4,550,000.00",
        ),
    ),
    (
        "contributions",
        ("F3",),
        "2027/28",
        rows(
            BCF,
            "2,460,000.00",
            "1,076,250.00",
            "412,562.50",
            "326,718.75",
            "342,093.75",
            "46,125.00",
            Total="4,663,750.00",
        ),
    ),
    (
        "contributions",
        ("F3",),
        "2028/29",
        rows(
            BCF,
            "2,521,500.00",
            "1,103,156.25",
            "422,876.56",
            "334,886.72",
            "350,646.09",
            "47,278.13",
            Total="4,780,343.75",
        ),
    ),
    (
        "contributions",
        ("F4",),
        "2026/27",
        rows(
            ("King's Thornmere", "Bishop's Fen & Ash Vale", "Marlingham", "Hallow St John's"),
            "1,530,200.00",
            "1,117,800.00",
            "1,042,655.00",
            "912,345.00",
            Total="4,603,000.00",
        ),
    ),
    (
        "contribution_shares",
        ("F1",),
        "2026/27",
        rows(BCF, "61.77", "18.56", "7.28", "6.03", "6.36", "0.00", Total="100.00"),
    ),
    (
        "contribution_shares",
        ("F2",),
        "2026/27",
        rows(BCF, "67.29", "14.80", "6.95", "5.29", "5.66", "0.00", Total="99.99"),
    ),
    (
        "contribution_shares",
        ("F3",),
        "2026/27",
        rows(BCF, "52.75", "23.08", "8.85", "7.01", "7.34", "0.99", Total="100.02"),
    ),
    (
        "contributions_all",
        (),
        "2027/28",
        {
            "Better Care Pooled Fund": "102,290,424.11",
            "Intermediate Care & Discharge Pooled Fund": "21,280,000.00",
            "Community Equipment Pooled Fund": "4,663,750.00",
            "Total": "128,234,174.11",
        },
    ),
    (
        "contributions_all",
        (),
        "All years",
        {
            "Better Care Pooled Fund": "306,088,711.60",
            "Intermediate Care & Discharge Pooled Fund": "63,840,000.00",
            "Community Equipment Pooled Fund": "13,994,093.75",
            "Total": "383,922,805.35",
        },
    ),
    (
        "party_totals",
        ("2026/27",),
        "All Pooled Funds",
        rows(
            BCF,
            "77,965,310.00",
            "22,600,000.00",
            "9,097,950.50",
            "7,424,375.25",
            "7,841,249.75",
            "45,000.00",
            Total="124,973,885.50",
        ),
    ),
    (
        "scheme_budgets",
        ("F2",),
        "2026/27",
        {"S1": "12,980,000.00", "S2": "8,300,000.00", "Total": "21,280,000.00"},
    ),
    (
        "tiers",
        ("F2",),
        "Up to",
        {"1": "319,200.00", "2": "851,200.00", "3": "no upper limit"},
    ),
    (
        "overspend_example",
        ("F2", "1"),
        "In all",
        rows(
            BCF,
            "358,000.00",
            "397,950.00",
            "37,000.00",
            "28,137.50",
            "30,112.50",
            "0.00",
            Left_to_the_Board="148,800.00",
            Total="1,000,000.00",
        ),
    ),
    (
        "overspend_example",
        ("F2", "1"),
        "Slice from 0.00 to 319,200.00",
        rows(BCF, "0.00", "319,200.00", "0.00", "0.00", "0.00", "0.00", Left_to_the_Board="0.00", Total="319,200.00"),
    ),
    (
        "overspend_example",
        ("F2", "1"),
        "If the Board does not decide within 40 days",
        rows(
            BCF,
            "458,132.33",
            "419,976.32",
            "47,348.87",
            "36,007.54",
            "38,534.94",
            "0.00",
            Left_to_the_Board="0.00",
            Total="1,000,000.00",
        ),
    ),
    (
        "overspend_example",
        ("F2", "2"),
        "In all",
        rows(BCF, "300,000.00", *["0.00"] * 5, Left_to_the_Board="0.00", Total="300,000.00"),
    ),
    (
        "overspend_example",
        ("F3", "1"),
        "Before the cap",
        rows(BCF, "184,615.38", "80,769.23", "30,961.54", "24,519.23", "25,673.08", "3,461.54", Total="350,000.00"),
    ),
    (
        "overspend_example",
        ("F3", "1"),
        "After the cap",
        rows(BCF, "185,394.00", "81,109.88", "31,092.12", "24,622.64", "25,781.36", "2,000.00", Total="350,000.00"),
    ),
    (
        "underspend_example",
        ("F1", "1"),
        "Carried forward",
        rows(BCF, *["0.00"] * 6, Kept_in_the_Fund="1,982,877.71", Total="1,982,877.71"),
    ),
    (
        "underspend_example",
        ("F1", "1"),
        "Returned by contribution",
        rows(
            BCF,
            "319,447.99",
            "95,972.13",
            "37,634.90",
            "31,191.60",
            "32,875.67",
            "0.00",
            Kept_in_the_Fund="0.00",
            Total="517,122.29",
        ),
    ),
    (
        "hwb_sums",
        (),
        "NHS minimum contribution, 2026/27",
        {
            "Aldershire HWB": "38,410,220.00",
            "King's Thornmere HWB": "15,102,340.00",
            "Bishop's Fen & Ash Vale HWB": "11,300,150.00",
            "Marlingham HWB": "9,702,600.00",
            "Total": "74,515,310.00",
        },
    ),
    (
        "report_dates",
        ("2026/27",),
        "Due by",
        {
            "period to 30 June 2026": "28 July 2026",
            "period to 30 September 2026": "28 October 2026",
            "period to 31 December 2026": "29 January 2027",
            "period to 31 March 2027": "28 April 2027",
        },
    ),
    (
        "ladder_dates",
        ("1",),
        "Ends on",
        {
            "1": "21 December 2026",
            "2": "7 January 2027",
            "3": "21 January 2027",
            "4": "18 February 2027",
            "5": "no date",
        },
    ),
]


@pytest.mark.parametrize(("name", "arguments", "heading", "expected"), BCF_FIGURES)
def test_figures_of_the_better_care_fund_stand_in_their_cells(
    name: str, arguments: tuple[str, ...], heading: str, expected: dict[str, str]
) -> None:
    """What was reckoned by hand for the case is what the table prints, row by row."""
    table = made(sample("better-care-fund"), name, *arguments)

    assert column(table, heading) == expected


PAYMENTS = {
    "King's Thornmere": ["1,803,862.63", "1,803,862.63", "1,803,862.63", "1,803,862.61", "7,215,450.50"],
    "Marlingham": ["1,575,749.94", "1,575,749.94", "1,575,749.94", "1,575,749.93", "6,302,999.75"],
}


@pytest.mark.parametrize(("name", "expected"), PAYMENTS.items())
def test_each_payment_stands_below_its_day(name: str, expected: list[str]) -> None:
    """Four payments and the year, in the order of their days."""
    table = made(sample("better-care-fund"), "instalments", "F1", "2026/27")

    days = ["15 April 2026", "15 July 2026", "15 October 2026", "15 January 2027", "Whole year"]
    assert headings(table) == ["Partner", *days]
    assert [column(table, day)[name] for day in days] == expected


MCA_FIGURES: list[tuple[str, tuple[str, ...], str, dict[str, str]]] = [
    (
        "joint_post_shares",
        ("project_manager",),
        "Share",
        rows(MCA, "11,402.07", *["11,402.06"] * 5, Total="68,412.37"),
    ),
    (
        "training_shares",
        ("T1",),
        "Share, 2027",
        rows(MCA, "11,022.22", "20,977.78", "16,711.11", "12,711.11", "24,977.78", "9,600.00", Total="96,000.00"),
    ),
    (
        "training_shares",
        ("T1",),
        "Per cent",
        rows(MCA, "11.48", "21.85", "17.41", "13.24", "26.02", "10.00", Total="100.00"),
    ),
    (
        "training_shares",
        ("T1",),
        "Number of staff to train",
        rows(MCA, "620", "1,180", "940", "715", "1,405", "540", Total="5,400"),
    ),
    (
        "training_shares",
        ("T1",),
        "Share, 2028",
        rows(MCA, *["not known"] * 6, Total="not known"),
    ),
    ("training", ("T1",), "Places", {"TP1": "960", "TP2": "450", "TP3": "120", "TP4": "300", "Total": "1,830"}),
    (
        "training",
        ("T1",),
        "Cost",
        {"TP1": "18,400.00", "TP2": "34,200.00", "TP3": "27,900.00", "TP4": "15,500.00", "Total": "96,000.00"},
    ),
    ("votes", (), "Votes", rows(MCA, *["1"] * 6, Total="6")),
]


@pytest.mark.parametrize(("name", "arguments", "heading", "expected"), MCA_FIGURES)
def test_figures_of_the_memorandum_stand_in_their_cells(
    name: str, arguments: tuple[str, ...], heading: str, expected: dict[str, str]
) -> None:
    """The same for the memorandum on the Mental Capacity Act."""
    table = made(sample("mental-capacity-act"), name, *arguments)

    assert column(table, heading) == expected


# --- what is not known ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "expected"),
    [("2027/28", "to be notified by 31 March 2027 (government notification)"), ("2028/29", "not known")],
)
def test_a_sum_that_is_not_known_says_so(year: str, expected: str) -> None:
    """Awaited with its date and source, or plainly unknown; the total likewise."""
    table = made(sample("better-care-fund"), "contributions", "F4")

    assert set(column(table, year).values()) == {expected}


def test_an_unknown_contribution_is_not_left_out_of_the_payments() -> None:
    """A party that vanished from the table would seem to pay nothing."""
    deal = agreement(
        funds=[fund(contributions={"2026/27": {HEALTH: "600.00", COUNCIL: None}}, instalments={"number": "2"})]
    )

    table = made(deal, "instalments", "F1", "2026/27")
    assert column(table, "Payment 1") == {"ICB for short": "300.00", "COU for short": "not known", "Total": "not known"}


def test_a_fact_that_is_not_stated_says_so_and_leaves_no_cell_empty() -> None:
    """A blank cell would be read as nothing, or as an oversight."""
    deal = agreement(risks=[{"risk": "staff leave"}])

    assert said(made(deal, "risks").rows[0], 4) == "not stated"


def test_a_closed_role_needs_no_time() -> None:
    """What follows a closed role is nothing, not something that was forgotten."""
    table = made(sample("mental-capacity-act"), "handovers", "")

    assert list(column(table, "Within what time").values())[1] == "none"


def test_no_decision_is_awaited_of_a_group_of_people() -> None:
    """A group of users or carers is involved and not bound, so it has nothing to decide."""
    board = party(authority={"decision_maker": "Board"})
    deal = agreement(parties=[board, council(), party("GRP", kind="people_group")])

    assert [said(row, 0) for row in made(deal, "authority").rows] == ["ICB for short", "COU for short"]


def test_a_role_stands_with_its_holder() -> None:
    """One column for both, so that a scheme's hand-overs stand upright on its own page."""
    table = made(sample("better-care-fund"), "handovers", "S1")

    assert not table.wide
    assert said(table.rows[1], 0) == "reablement service / held by Aldershire"


def test_an_optional_column_is_left_out_when_no_row_fills_it() -> None:
    """Nobody manages staff of another here, so there is no such column."""
    table = made(sample("better-care-fund"), "staff", "S1")

    assert headings(table) == ["Post", "Whole-time equivalents", "Employer"]


EMPTY = [
    ("contributions", "F9"),
    ("contributions", "F1"),
    ("contribution_shares", "F1"),
    ("contributions_all",),
    ("funding_lines", "F1"),
    ("responsibilities",),
    ("contacts",),
    ("links",),
    ("work_programme",),
    ("waivers",),
    ("outcomes",),
    ("measures",),
    ("staff",),
    ("checklist", "benefits"),
    ("party_totals", "2026/27"),
    ("instalments", "F1", "2026/27"),
    ("uplift", "F1"),
    ("in_kind", "F1"),
    ("scheme_budgets", "F1"),
    ("admin_fee", "F1"),
    ("vat",),
    ("tiers", "F1"),
    ("caps", "F1"),
    ("risk_weights", "F1"),
    ("overspend_example", "F1", "1"),
    ("underspend_steps", "F1"),
    ("underspend_example", "F1", "one"),
    ("votes",),
    ("authority",),
    ("notices",),
    ("aims",),
    ("map_of_partners",),
    ("overseers",),
    ("functions", "S1"),
    ("outcomes", "S1"),
    ("measures", "S1"),
    ("performance",),
    ("staff", "S1"),
    ("resources",),
    ("handovers",),
    ("lead_officers", "S1"),
    ("joint_posts",),
    ("joint_post_shares", "x"),
    ("training",),
    ("training_shares", "F1"),
    ("board",),
    ("quorum",),
    ("powers",),
    ("delegated_limits",),
    ("hwb",),
    ("hwb_sums",),
    ("reporting",),
    ("report_dates", "2026/27"),
    ("ladder", "financial"),
    ("ladder_dates", "1"),
    ("insurance",),
    ("risks",),
    ("barriers",),
    ("checklist", "traits"),
    ("version_history",),
    ("joint_post", "x"),
    ("training_places",),
    ("training_held",),
    ("assessor_rota",),
    ("assessment_fees",),
    ("shared_service", "x"),
    ("shared_service_sums", "x"),
    ("shared_service_charges", "x"),
    ("monitored_agreements",),
    ("monitored_sums",),
    ("monitored_measures",),
    ("data_flows",),
    ("information_systems",),
    ("information_officers",),
    ("pathways",),
    ("response_times",),
    ("referral_form", "RP1"),
    ("team_members",),
    ("team_lines",),
    ("team_tasks",),
    ("who_decides",),
    ("joint_policies",),
    ("party_profiles",),
    ("trust_steps",),
    ("team_building",),
    ("grant_terms", "G1"),
    ("grant_sums", "G1"),
    ("grant_payments", "G1"),
    ("grant_voucher",),
    ("deed_parties",),
    ("deed_changes",),
    ("variation_log",),
    ("notice_served",),
    ("notice_acknowledged",),
    ("deliveries",),
    ("allocations",),
    ("consortium_payments",),
    ("exit_steps", "users"),
]


@pytest.mark.parametrize("asked", EMPTY, ids="-".join)
def test_a_table_without_rows_is_no_table(asked: tuple[str, ...]) -> None:
    """A clause can ask for any table; what the definition does not hold leaves no empty frame behind."""
    deal = agreement(funds=[fund(kind="in_kind_only", contributions={})])

    assert make_table(asked[0], speech(deal), *asked[1:]) is None


# --- every table ----------------------------------------------------------------------------------------------------

_LISTS = {
    "fund_id": "funds",
    "scheme_id": "schemes",
    "post_id": "joint_posts",
    "service_id": "shared_services",
    "grant_id": "grants",
    "pathway_id": "pathways",
}


def calls(deal: Agreement, name: str) -> Iterator[tuple[str, ...]]:
    """Every way to ask for the table with the ids that the agreement has."""
    asked = [parameter for parameter in inspect.signature(TABLES[name]).parameters if parameter != "speech"]
    found: list[tuple[str, ...]] = [()]
    for parameter in asked:
        found = [(*call, choice) for call in found for choice in choices(deal, parameter)]
    yield from found


def choices(deal: Agreement, parameter: str) -> list[str]:
    """What the agreement has to offer for one argument of a table."""
    if parameter in _LISTS:
        ids = [item.id for item in getattr(deal, _LISTS[parameter])]
        return [*ids, ""] if parameter == "scheme_id" else ids
    ladders = list(deal.disputes.ladders) if deal.disputes else []
    return {
        "year": ["2026/27", "2027/28", "2027"],
        "number": ["1", "2", "3"],
        "dispute": ladders,
        "name": list(LISTS),
        "items": ["users", "assets stock premises", ""],
    }[parameter]


def tables(deal: Agreement) -> Iterator[tuple[str, Table]]:
    """Every table that the agreement fills, with how it was asked for."""
    for name in TABLES:
        for call in calls(deal, name):
            table = make_table(name, speech(deal), *call)
            if table is not None:
                yield f"{name}{call}", table


FULL = agreement(
    term=term("2026-04-01", "2028-03-31"),
    status={
        "version": "0.2",
        "date": "2026-05-01",
        "owner": "County Solicitor",
        "approver": "Cabinet",
        "changes": [{"version": "0.1", "date": "2026-04-01", "author": "Head of Legal", "summary": "First draft"}],
    },
    parties=[
        party(
            capacity={"number": "50", "unit": "people a month", "as_at": "2026-01-01"},
            category="commissioner",
            goals=["fewer stays"],
            stake="its budget",
            brings=["money"],
            experience="ten years",
            trade_offs=["one form"],
            votes="2",
            consents_of="ICB",
            contracts_with="ICB",
            combined_authority_basis="s 75(7A)",
            company_number="0123",
            counts={"staff_to_train": "20"},
            authority={"decision_maker": "Board"},
            responsibilities=["chairs the group"],
            information_officers=[{"role": "caldicott_guardian", "post": "Medical Director", "email": "cg@b.example"}],
            contacts=[
                {"matter": "training", "post": "Lead", "name": "A Person", "email": "a@b.example", "telephone": "01234"}
            ],
        ),
        council(
            counts={"staff_to_train": "10"},
            notices={"post": "Clerk", "address": "Hall", "email": "c@c.example"},
            health_and_wellbeing_board={
                "name": "Area board",
                "nhs_minimum": {"2026/27": "10.00"},
                "nhs_pooled": {"2026/27": "20.00"},
                "social_care_required": {"2026/27": "5.00"},
                "social_care_planned": {"2026/27": "6.00"},
            },
        ),
    ],
    overseen_by=[{"id": "SAB", "name": "Adults Board", "kind": "company", "role": "advice"}],
    map_of_partners=[
        {
            "id": "GP",
            "name": "practices",
            "kind": "gp_partnership",
            "category": "primary_care",
            "capacity": {"number": "5", "unit": "rooms"},
        }
    ],
    links=[{"from": HEALTH, "to": "GP", "kind": "refers"}],
    outcomes=[{"id": "O9", "text": "we agree", "voice": "system"}],
    measures=[{"id": "K9", "name": "meetings", "frequency": "annual"}],
    work_programme=[{"task": "write the plan", "lead": HEALTH, "due": "2026-09-01", "result": "a plan"}],
    waivers=[
        {
            "finding": "FUN-22",
            "subject": "F1",
            "year": "2026/27",
            "reason": "small",
            "by": "Clerk",
            "date": "2026-04-02",
        }
    ],
    funds=[
        fund(
            stated_total={"2026/27": "1000.00"},
            pro_rata="days",
            covers={"2026/27": {"from": "2026-07-01", "to": "2027-03-31"}},
            one_off="no",
            refunds={"2026/27": HEALTH},
            stated_percentages={"2026/27": {HEALTH: "60.00", COUNCIL: "40.00"}},
            funding_lines=[
                {"party": HEALTH, "source": "nhs_minimum", "sums": {"2026/27": "500.00"}},
                {"party": COUNCIL, "source": "section_256", "sums": {"2027/28": None}, "governed_by": "the grant"},
            ],
            uplift={"rates": {"all": {"2027/28": "0.1"}}, "rounding": "final_half_up", "indicative": "yes"},
            instalments={"number": "12", "remainder": "largest_remainder"},
            in_kind=[
                {
                    "party": COUNCIL,
                    "item": "rooms",
                    "value_per_year": "10.00",
                    "basis": "cost",
                    "counts_in_shares": "yes",
                }
            ],
            overspend={
                "model": "tiered",
                "base": "annual_fund",
                "tiers": [
                    {"to_amount": "10.00", "rule": "named_party", "party": HEALTH},
                    {"from_amount": "10.00", "to": "0.5", "rule": "weights", "weights": {HEALTH: "1.5"}},
                    {"from": "0.5", "rule": "board", "fallback": "host"},
                ],
            },
            underspend=[
                {"rule": "repay_ring_fenced"},
                {"rule": "offset_same_fund"},
                {"rule": "carry_forward", "cap": "0.1", "use": "any", "approval": "all_parties"},
            ],
            admin_fee={"amount": {"2026/27": "10.01"}, "split": {"equally": "yes"}, "payable_to": COUNCIL},
            vat={
                "arrangement": "agency",
                "delivering_body": "host",
                "budget_basis": "gross",
                "irrecoverable_estimate": "1.00",
            },
            illustrations=[
                {"year": "2026/27", "overspend": "600.00", "in_scheme": "S1"},
                {"year": "2026/27", "underspend": "200.00"},
            ],
        ),
        fund(
            "F2",
            contributions={},
            total={"2026/27": "9.00"},
            split={"by_count": "staff_to_train"},
            overspend={
                "model": "usage",
                "usage": {HEALTH: "2"},
                "usage_measure": "deliveries",
                "benefit_weights": {COUNCIL: "3"},
            },
            underspend=[{"rule": "benefit_share"}],
            illustrations=[{"year": "2026/27", "underspend": "2.00"}],
        ),
        fund(
            "F3",
            overspend={"model": "risk_pool_first", "reserve": "5.00"},
            illustrations=[{"year": "2026/27", "overspend": "7.00"}],
        ),
        fund("F4", overspend={"model": "capped_proportional", "caps": {HEALTH: "1.00"}}),
    ],
    schemes=[
        scheme(
            budget={"2026/27": None},
            procurement_route="open tender",
            bcf="no",
            commencement="2026-05-01",
            functions={"nhs": "none", "excluded": [{"act": "MHA1983", "sections": ["114-115"]}]},
            outcomes=[{"id": "O1", "text": "I am well", "voice": "carer"}],
            measures=[{"id": "K1", "name": "waits", "unintended": "gaming"}],
            resources={
                "staff": [
                    {
                        "post": "nurse",
                        "wte": "1.5",
                        "employer": HEALTH,
                        "managed_by": COUNCIL,
                        "site": "Hall",
                        "legal_basis": "s113",
                        "consulted": "yes",
                    }
                ],
                "goods": "none",
            },
            handovers=[
                {
                    "role": "triage",
                    "holder": HEALTH,
                    "area": "the north",
                    "within": {"hours": "4"},
                    "urgent_within": {"hours": "1"},
                }
            ],
            lead_officers=[{"party": HEALTH, "post": "Director"}],
        )
    ],
    resources={"services": ["payroll"], "staff": [{"post": "clerk", "wte": "1", "employer": HEALTH}]},
    handovers=[{"role": "review", "holder": "each_council", "next_role": "closed", "reason": "done"}],
    joint_posts=[
        {
            "id": "pm",
            "post": "Manager",
            "employer": COUNCIL,
            "managed_by": HEALTH,
            "wte": "0.5",
            "cost_per_year": "10.01",
            "split": {"weights": {HEALTH: "2", COUNCIL: "1"}},
            "redundancy_split": {"by_count": "staff_to_train"},
            "costs_bound_by": "the hosting agreement",
            "duties": ["plans"],
        }
    ],
    training_packages=[
        {
            "id": "T1",
            "title": "Basics",
            "sessions": "2",
            "places_each": "10",
            "fund": "F2",
            "arranged_by": COUNCIL,
            "venue": "Hall",
            "dates": ["2026-06-01", "2026-07-01"],
            "places": {HEALTH: "12", COUNCIL: "8"},
            "repeated_after": {"years": "2"},
            "certificate": "a badge",
            "content_owner": HEALTH,
        }
    ],
    assessor_pool={
        "assessors": "assessors",
        "rota": [{"party": COUNCIL, "turn": "each first week", "assessors": "2", "post": "Duty Manager"}],
        "fees": [{"what": "a report", "per": "report", "sum": "200.00"}],
    },
    shared_services=[
        {
            "id": "SS1",
            "name": "Legal Service",
            "provider": COUNCIL,
            "to": HEALTH,
            "lead": "Principal Lawyer",
            "scope": ["advice"],
            "within": {"working_days": "2"},
            "sums": {"2026/27": {HEALTH: "5.00"}, "2027/28": None},
            "charges": [{"what": "court", "sum": "9.00"}],
        }
    ],
    monitored_agreements=[
        {
            "id": "A1",
            "service": "drop-in",
            "reference": "VS/1",
            "provider": COUNCIL,
            "funders": [HEALTH, COUNCIL],
            "sums": {"2026/27": {HEALTH: "5.00", COUNCIL: "7.00"}},
            "commencement": "2026-04-01",
            "expiry": "2027-03-31",
            "monitor": HEALTH,
            "risk": "high",
            "frequency": "quarterly",
            "measures": ["visits"],
            "visits": "once a year",
            "reviews": ["2026-10-01"],
        },
        {"id": "A2", "service": "line", "provider": COUNCIL, "funders": HEALTH, "sums": {"2027/28": {HEALTH: "1.00"}}},
    ],
    information_sharing={
        "flows": [
            {
                "id": "DF1",
                "item": "name",
                "subjects": "patients",
                "from": HEALTH,
                "to": [COUNCIL],
                "purpose": "care",
                "lawful_basis": "public task",
                "special_category_condition": "care",
                "confidence_basis": "implied consent",
                "frequency": "daily",
                "method": "portal",
                "retention": "8 years",
            },
            {"id": "DF2", "item": "address", "from": COUNCIL, "to": HEALTH},
        ],
        "systems": [
            {"name": "Record", "keeper": HEALTH, "used_for": "care", "access": "nurses", "checks": "each month"}
        ],
    },
    governance={
        "board": {
            "name": "Board",
            "members": [{"party": HEALTH, "seats": "2", "non_voting": "yes"}],
            "quorum": {"members": "2", "must_include": [{"of": "councils", "number": "1"}]},
            "powers": [{"what": "move money", "up_to": "5.00", "nature": "manages"}, {"what": "approve plans"}],
            "delegated_limits": [{"party": HEALTH, "limit": "7.00"}],
        }
    },
    reporting=[
        {
            "what": "money",
            "by": HEALTH,
            "frequency": "monthly",
            "due": {"after": "month_end", "days": "10"},
            "to": "the board",
            "schemes": "S1",
            "funds": "F1",
        },
    ],
    disputes={
        "ladders": {
            "financial": "default",
            "any": [{"by": "leads", "days": "3"}, {"by": "expert", "kind": "expert", "remit": "figures"}],
        },
        "illustrations": [{"ladder": "any", "notified": "2026-06-01"}],
    },
    liability={"insurance": [{"parties": "councils", "cover": "public liability", "amount": "5.00"}]},
    risks=[{"risk": "staff leave", "likelihood": "low", "impact": "high", "owner": HEALTH, "mitigation": "pay"}],
    checklists={
        "nine_elements": {
            "150": "yes",
            "151": {"does": "pay", "owner": HEALTH, "by": "2026-07-01", "where": "exit", "status": "partly"},
        },
        "benefits": {"retention": {"does": "a survey"}, "choice": None},
    },
    barriers=[{"item": "183", "owner": HEALTH, "mitigation": "time"}],
    pathways=[
        {
            "id": "RP1",
            "from": COUNCIL,
            "to": HEALTH,
            "persons": "adults",
            "acknowledged_within": {"hours": "4"},
            "within": {"working_days": "2"},
            "urgent_within": {"hours": "6"},
            "minimum": ["medicines"],
            "inflow": {"number": "1200", "unit": "people a year", "as_at": "2026-01-01", "growth": "a tenth"},
            "distance": {"kilometres": "6.50", "minutes": "20", "travel": "by bus"},
        }
    ],
    team={
        "manager": "the lead",
        "members": [
            {"discipline": "nurse", "wte": "1.50", "employer": HEALTH, "blended": "yes", "supervisor": "a matron"},
            {"discipline": "carer", "employer": COUNCIL, "manager": COUNCIL, "supervised_every": {"weeks": "4"}},
        ],
        "tasks": [{"task": "visit", "by": "nurse", "decided_by": COUNCIL, "within": {"days": "3"}}],
    },
    who_decides=[
        {"matter": "a move", "decides": "nurse", "responsible": HEALTH, "consulted": [COUNCIL], "informed": "carer"}
    ],
    joint_policies=[{"title": "keys", "owner": HEALTH, "reference": "JP 1", "review": "2027-06-01"}],
    cover={"turns": [{"hours": "by day", "who": COUNCIL}]},
    collaboration={
        "contracts": [{"service": "beds", "provider": HEALTH, "commissioner": COUNCIL}],
        "reserved": [{"matter": "the purpose", "agreed_by": "all"}],
        "prime": {"contractor": HEALTH, "subcontracts": [{"to": COUNCIL, "what": "visits"}]},
    },
    strategy={
        "need": [{"what": "calls doubled", "source": "a log"}],
        "heard": [{"said": "nobody comes", "by": "carers", "answer": "a team"}],
        "priorities": [{"id": "P1", "title": "evenings", "lead": HEALTH}],
    },
    working_together={
        "trust": [{"what": "a visit", "date": "2027-01-04"}],
        "team_building": [{"what": "a walk", "who": "nurses"}],
    },
    grants=[
        {
            "id": "G1",
            "power": "section_256",
            "payer": HEALTH,
            "payee": COUNCIL,
            "purpose": "beds",
            "sums": {"2026/27": {HEALTH: "10.00"}, "2027/28": {HEALTH: "10.00"}},
            "stated_total": {"2026/27": "10.00"},
            "payments": [{"date": "2026-05-01", "sum": "10.00", "after": "a report"}],
        }
    ],
    deed={
        "number": "2",
        "continuing": [HEALTH, COUNCIL],
        "changes": [{"clause": "7", "new": "a third"}],
        "earlier": [{"number": "1", "summary": "a name", "date": "2025-01-01"}],
    },
    consortium={
        "lead_body": "ICB",
        "total": "1000.00",
        "allocations": {"ICB": "100"},
        "top_slice": {"percent": "5", "order": "last"},
        "deliveries": [{"party": "ICB", "what": "visits"}],
        "payments": [{"to": "ICB", "sum": "100.00", "after_condition": "yes"}],
    },
    exit_notice={
        "by": COUNCIL,
        "to": HEALTH,
        "served": [{"method": "post", "sent": "2026-11-23", "note": "to the secretary"}],
    },
    exit={"steps": [{"item": "users", "what": "letters", "who": COUNCIL, "by": "2027-01-01", "cost": "shared"}]},
)

DEALS: Mapping[str, Agreement] = {
    "better-care-fund": sample("better-care-fund"),
    "mental-capacity-act": sample("mental-capacity-act"),
    "full": FULL,
}


def test_the_full_agreement_asks_for_every_table() -> None:
    """Otherwise the claims below about every table would be about fewer."""
    assert {name.partition("(")[0] for name, _ in tables(FULL)} == set(TABLES)


@pytest.mark.parametrize("deal", DEALS.values(), ids=DEALS)
def test_every_row_has_a_cell_for_every_column_and_none_is_empty(deal: Agreement) -> None:
    """A PDF for screen readers refuses uneven rows, and an empty cell tells nobody anything."""
    uneven = [name for name, table in tables(deal) for row in table.rows if len(row.cells) != len(table.columns)]
    empty = [
        name for name, table in tables(deal) for row in table.rows for n in range(len(row.cells)) if not said(row, n)
    ]

    assert (uneven, empty) == ([], [])


@pytest.mark.parametrize("deal", DEALS.values(), ids=DEALS)
def test_no_placeholder_of_a_label_is_left_over(deal: Agreement) -> None:
    """A name in braces would be printed as it stands if nothing were filled in for it."""
    assert [name for name, table in tables(deal) if "{" in everything(table)] == []


@pytest.mark.parametrize("deal", DEALS.values(), ids=DEALS)
def test_figures_stand_right_and_words_left(deal: Agreement) -> None:
    """The first column heads its row, so it is never a column of figures."""
    first = {name: table.columns[0].align for name, table in tables(deal)}

    assert set(first.values()) == {Align.LEFT}


def test_a_table_of_many_columns_asks_for_a_landscape_page() -> None:
    """Six columns stand upright; seven do not, unless they say it of one thing or two."""
    wide = {name: len(table.columns) for name, table in tables(FULL) if table.wide}
    upright = {name: len(table.columns) for name, table in tables(FULL) if not table.wide}

    assert not wide
    assert max(upright.values()) == 6


def test_what_is_said_of_one_thing_in_many_columns_stands_on_its_side() -> None:
    """Each column becomes a row, under what the row was headed by, whatever lines that had."""
    sheet = Sheet(speech(FULL), "joint_posts")
    keys = ("employer", "managed_by", "wte", "cost", "split", "consulted")
    fields = [sheet.column("post"), *map(sheet.column, keys)]
    post = stacked(sheet.value("Manager"), sheet.value("works at Hall"))
    rows = [[post, *(sheet.value(key) for key in keys)]]
    aside, three = sheet.table(fields, rows), sheet.table(fields, rows * 3)

    assert aside is not None
    assert three is not None
    assert (headings(aside), len(aside.rows), said(aside.rows[1], 1)) == (
        ["Post", "Manager, works at Hall"],
        6,
        "managed_by",
    )
    assert [aside.wide, three.wide, len(three.columns)] == [False, True, 7]


@pytest.mark.parametrize(
    ("elsewhere", "rows"), [("1000.00", ["Total"]), ("1000.01", ["Total", "Total as agreed elsewhere"])]
)
def test_a_total_that_was_agreed_elsewhere_is_said_where_it_differs(elsewhere: str, rows: list[str]) -> None:
    """The same sums in two rows make a reader look for the difference."""
    deal = agreement(term=term("2026-04-01", "2027-03-31"), funds=[fund(stated_total={"2026/27": elsewhere})])

    assert [said(row, 0) for row in made(deal, "contributions", "F1").rows if row.total] == rows


def test_twelve_payments_stand_one_below_the_other() -> None:
    """Fourteen columns of sums fit on no page."""
    table = made(FULL, "instalments", "F1", "2026/27")

    assert headings(table) == ["Date of payment", "ICB for short", "COU for short", "All Partners"]
    assert [said(table.rows[n], 0) for n in (0, 11, 12)] == ["Payment 1", "Payment 12", "Total"]


def test_a_percentage_is_followed_by_the_note_that_sums_prevail() -> None:
    """Wherever percentages are printed that were rounded one by one."""
    rounded = labels_of("common", "rounded")
    noted = {name.partition("(")[0] for name, table in tables(FULL) if rounded in words(table.note)}

    assert noted == {"contribution_shares", "joint_post_shares", "training_shares"}


def labels_of(table: str, key: str) -> str:
    """Words of one table."""
    found = labels()["tables"]

    assert isinstance(found, dict)
    return str(found[table][key])


def test_values_of_the_definition_know_their_place() -> None:
    """A finding on a cell can then point to the line that it came from."""
    table = made(sample("better-care-fund"), "contributions", "F1")

    cell = table.rows[2].cells[1][0][0]
    assert cell == Value("7,215,450.50", 'funds[0].contributions."2026/27".KTB')


@given(sums=st.lists(st.integers(0, 10**12), min_size=2, max_size=6))
def test_the_printed_total_is_the_sum_of_the_printed_cells(sums: list[int]) -> None:
    """Whoever adds the column up by hand gets what stands below it."""
    parties = [council(f"P{n}") for n in range(len(sums))]
    deal = agreement(
        parties=parties,
        funds=[fund(contributions={"2026/27": {f"P{n}": pounds(amount) for n, amount in enumerate(sums)}})],
    )

    cells = list(column(made(deal, "contributions", "F1"), "2026/27").values())
    pence = [int(cell.replace(",", "").replace(".", "")) for cell in cells]
    assert sum(pence[:-1]) == pence[-1]


# --- the words of a change ------------------------------------------------------------------------------------------

CHANGES: list[tuple[tuple[str, ...], tuple[str | int, ...], str]] = [
    (("responsibilities",), ("parties", 0, "responsibilities", 0), "takes minutes"),
    (("contacts",), ("parties", 0, "contacts", 0, "telephone"), "05678"),
    (("links",), ("links", 0, "kind"), "supports"),
    (("outcomes", ""), ("outcomes", 0, "voice"), "carer"),
    (("measures", ""), ("measures", 0, "frequency"), "monthly"),
    (("work_programme",), ("work_programme", 0, "result"), "a paper"),
    (("waivers",), ("waivers", 0, "reason"), "agreed"),
    (("funding_lines", "F1"), ("funds", 0, "funding_lines", 1, "governed_by"), "this agreement"),
    (("contribution_shares", "F1"), ("funds", 0, "stated_percentages", "2026/27", HEALTH), "61.00"),
    (("schemes",), ("schemes", 0, "commencement"), "2026-06-01"),
    (("staff", ""), ("resources", "staff", 0, "wte"), "2"),
    (("document_control",), ("status", "owner"), "Town Clerk"),
    (("version_history",), ("status", "changes", 0, "author"), "Another"),
    (("parties",), ("parties", 0, "company_number"), "999"),
    (("authority",), ("parties", 0, "authority", "decision_maker"), "Executive"),
    (("map_of_partners",), ("parties", 0, "capacity", "as_at"), "2026-02-02"),
    (("map_of_partners",), ("map_of_partners", 0, "capacity", "unit"), "beds"),
    (("map_of_partners",), ("map_of_partners", 0, "kind"), "gp_company"),
    (("overseers",), ("overseen_by", 0, "role"), "assurance"),
    (("overseers",), ("overseen_by", 0, "kind"), "charity_cio"),
    (("authority",), ("parties", 0, "contracts_with", 0), "ICB2"),
    (("contributions", "F1"), ("funds", 0, "stated_total", "2026/27"), "999.00"),
    (("contributions", "F1"), ("funds", 0, "pro_rata"), "fixed"),
    (("contributions", "F1"), ("funds", 0, "covers", "2026/27", "from"), "2026-08-01"),
    (("contributions", "F1"), ("funds", 0, "covers", "2026/27", "to"), "2027-02-28"),
    (("contributions", "F1"), ("funds", 0, "one_off"), "yes"),
    (("contributions", "F1"), ("funds", 0, "refunds", "2026/27"), COUNCIL),
    (("contribution_shares", "F1"), ("funds", 0, "rounding_note"), "no"),
    (("training_shares", "F2"), ("funds", 1, "rounding_note"), "no"),
    (("contributions", "F1"), ("funds", 0, "uplift", "indicative"), "no"),
    (("uplift", "F1"), ("funds", 0, "uplift", "rounding"), "each_year_half_up"),
    (("instalments", "F1", "2026/27"), ("funds", 0, "instalments", "remainder"), "last"),
    (("in_kind", "F1"), ("funds", 0, "in_kind", 0, "basis"), "market"),
    (("in_kind", "F1"), ("funds", 0, "in_kind", 0, "counts_in_shares"), "no"),
    (("vat",), ("funds", 0, "vat", "irrecoverable_estimate"), "2.00"),
    (("tiers", "F1"), ("funds", 0, "overspend", "tiers", 0, "party"), COUNCIL),
    (("tiers", "F1"), ("funds", 0, "overspend", "tiers", 1, "weights", HEALTH), "2.5"),
    (("tiers", "F1"), ("funds", 0, "overspend", "tiers", 2, "fallback"), "equal"),
    (("tiers", "F1"), ("funds", 0, "overspend", "tiers", 1, "from_amount"), "11.00"),
    (("tiers", "F1"), ("funds", 0, "overspend", "tiers", 2, "from"), "0.6"),
    (("risk_weights", "F2"), ("funds", 1, "overspend", "usage_measure"), "visits"),
    (("risk_weights", "F2"), ("funds", 1, "overspend", "benefit_weights", COUNCIL), "4"),
    (("underspend_steps", "F1"), ("funds", 0, "underspend", 2, "approval"), "board"),
    (("overspend_example", "F3", "1"), ("funds", 2, "overspend", "reserve"), "6.00"),
    (("admin_fee", "F1"), ("funds", 0, "admin_fee", "payable_to"), HEALTH),
    (("schemes",), ("schemes", 0, "procurement_route"), "direct award"),
    (("functions", "S1"), ("schemes", 0, "functions", "excluded", 0, "act"), "CareAct2014"),
    (("staff", "S1"), ("schemes", 0, "resources", "staff", 0, "legal_basis"), "tupe"),
    (("staff", "S1"), ("schemes", 0, "resources", "staff", 0, "consulted"), "no"),
    (("handovers", "S1"), ("schemes", 0, "handovers", 0, "urgent_within", "hours"), "2"),
    (("handovers", "S1"), ("schemes", 0, "handovers", 0, "area"), "the south"),
    (("handovers", ""), ("handovers", 0, "reason"), "no need"),
    (("joint_posts",), ("joint_posts", 0, "duties", 0), "reports"),
    (("joint_posts",), ("joint_posts", 0, "costs_bound_by"), "a deed"),
    (("joint_posts",), ("joint_posts", 0, "redundancy_split", "by_count"), "beds"),
    (("board",), ("governance", "board", "members", 0, "non_voting"), "no"),
    (("powers",), ("governance", "board", "powers", 0, "up_to"), "6.00"),
    (("powers",), ("governance", "board", "powers", 0, "nature"), "monitors"),
    (("reporting",), ("reporting", 0, "to"), "Cabinet"),
    (("reporting",), ("reporting", 0, "due", "days"), "11"),
    (("report_dates", "2026/27"), ("reporting", 0, "due", "days"), "11"),
    (("ladder", "any"), ("disputes", "ladders", "any", 1, "remit"), "sums"),
    (("ladder_dates", "1"), ("disputes", "illustrations", 0, "notified"), "2026-06-02"),
    (("insurance",), ("liability", "insurance", 0, "amount"), "6.00"),
    (("risks",), ("risks", 0, "likelihood"), "medium"),
    (("checklist", "nine_elements"), ("checklists", "nine_elements", "150"), "no"),
    (("checklist", "nine_elements"), ("checklists", "nine_elements", "151", "does"), "work"),
    (("checklist", "nine_elements"), ("checklists", "nine_elements", "151", "owner"), COUNCIL),
    (("checklist", "nine_elements"), ("checklists", "nine_elements", "151", "by"), "2026-07-02"),
    (("checklist", "nine_elements"), ("checklists", "nine_elements", "151", "status"), "met"),
    (("barriers",), ("barriers", 0, "item"), "181"),
    (("handovers", ""), ("handovers", 0, "starts_when"), "a call"),
    (("handovers", ""), ("handovers", 0, "formal"), "no"),
    (("map_of_partners",), ("parties", 0, "capacity", "capability"), "nursing"),
    (("map_of_partners",), ("parties", 0, "capacity", "limits"), "stairs"),
    (("pathways",), ("pathways", 0, "inflow", "growth"), "a fifth"),
    (("pathways",), ("pathways", 0, "distance", "kilometres"), "7.0"),
    (("pathways",), ("pathways", 0, "distance", "minutes"), "25"),
    (("response_times",), ("pathways", 0, "acknowledged_within", "hours"), "5"),
    (("response_times",), ("pathways", 0, "urgent_within", "hours"), "5"),
    (("referral_form", "RP1"), ("pathways", 0, "minimum", 0), "allergies"),
    (("team_members",), ("team", "members", 0, "blended"), "no"),
    (("team_lines",), ("team", "manager"), "the head"),
    (("team_lines",), ("team", "members", 1, "supervised_every", "weeks"), "6"),
    (("team_tasks",), ("team", "tasks", 0, "decided_by"), HEALTH),
    (("who_decides",), ("who_decides", 0, "informed"), HEALTH),
    (("joint_policies",), ("joint_policies", 0, "review"), "2027-07-01"),
    (("party_profiles",), ("parties", 0, "experience"), "two years"),
    (("trust_steps",), ("working_together", "trust", 0, "date"), "2027-02-01"),
    (("team_building",), ("working_together", "team_building", 0, "who"), "carers"),
]


@pytest.mark.parametrize(("asked", "path", "value"), CHANGES, ids=lambda part: ".".join(map(str, part)))
def test_a_changed_fact_changes_the_words_of_its_table(
    asked: tuple[str, ...], path: tuple[str | int, ...], value: str
) -> None:
    """Nothing that the parties agree is left out of the table that is about it."""
    before = made(FULL, *asked)
    after = made(changed(FULL, path, value), *asked)

    assert everything(before) != everything(after)


def changed(deal: Agreement, path: tuple[str | int, ...], value: str) -> Agreement:
    """The same agreement with one fact put in the place of another."""
    return Agreement.model_validate(put(deal.model_dump(by_alias=True), path, value))


def put(here: Any, path: tuple[str | int, ...], value: str) -> Any:
    """A copy of plain data with that value at that path."""
    if not path:
        return value
    step, *rest = path
    items = dict(here) if isinstance(here, Mapping) else dict(enumerate(here))
    items[step] = put(items[step], tuple(rest), value)
    return items if isinstance(here, Mapping) else list(items.values())


# --- the printed form of choices ------------------------------------------------------------------------------------

VOCABULARIES: list[tuple[str, type[Part], str]] = [
    ("agreed_by", ReservedMatter, "agreed_by"),
    ("jurisdiction", Whole, "jurisdiction"),
    ("binding", Whole, "binding"),
    ("stage", Status, "stage"),
    ("language_status", Languages, "status"),
    ("inherited_deficits", Deficits, "inherited"),
    ("party_kind", p.Party, "kind"),
    ("party_kind", p.MapEntry, "kind"),
    ("party_kind", p.Oversight, "kind"),
    ("languages", Languages, "texts"),
    ("included_in", Fund, "included_in"),
    ("standing_strengths", Answer, "status"),
    ("standing_difficulties", Answer, "status"),
    ("standing_benefits", Answer, "status"),
    ("power_nature", g.Power, "nature"),
    ("execution", p.Party, "execution"),
    ("acts", p.Signatory, "acts"),
    ("fund_kind", Fund, "kind"),
    ("year_basis", Fund, "year_basis"),
    ("pro_rata", Fund, "pro_rata"),
    ("rounding", m.Uplift, "rounding"),
    ("remainder", m.Instalments, "remainder"),
    ("in_kind_basis", m.InKind, "basis"),
    ("overspend_model", Overspend, "model"),
    ("overspend_base", Overspend, "base"),
    ("excess", Overspend, "excess"),
    ("rule_name", Overspend, "excess_fallback"),
    ("rule_name", Overspend, "then"),
    ("rule_name", Tier, "rule"),
    ("underspend_rule", UnderspendRule, "rule"),
    ("underspend_use", UnderspendRule, "use"),
    ("underspend_approval", UnderspendRule, "approval"),
    ("vat_arrangement", m.Vat, "arrangement"),
    ("budget_basis", m.Vat, "budget_basis"),
    ("frequency", m.Circulation, "frequency"),
    ("out_rule", m.Circulation, "out_rule"),
    ("arrangement", Scheme, "arrangement"),
    ("voice", s.Outcome, "voice"),
    ("events", Deadline, "after"),
    ("link_kind", p.Link, "kind"),
    ("funding_source", m.FundingLine, "source"),
    ("frequency", s.Measure, "frequency"),
    ("staff_basis", s.Post, "legal_basis"),
    ("staff_basis", s.JointPost, "legal_basis"),
    ("meets", g.Board, "meets"),
    ("board_status", g.Board, "status"),
    ("frequency", g.ReportingDuty, "frequency"),
    ("controllers", InformationSharing, "controllers"),
    ("information_role", InformationOfficer, "role"),
    ("frequency", SharedService, "invoiced"),
    ("frequency", MonitoredAgreement, "frequency"),
    ("level", MonitoredAgreement, "risk"),
    ("stage_kind", g.Stage, "kind"),
    ("statutory_liability", g.Liability, "statutory"),
    ("level", g.Risk, "likelihood"),
    ("level", g.Risk, "impact"),
    ("grant_power", i.Grant, "power"),
    ("deed_adds", i.Deed, "adds"),
    ("service_method", i.Service, "method"),
    ("exit_headings", g.ExitStep, "item"),
    ("group_kind", WorkingGroup, "kind"),
]


@pytest.mark.parametrize(("vocabulary", "model", "field"), VOCABULARIES)
def test_every_choice_has_its_printed_form(vocabulary: str, model: type[Part], field: str) -> None:
    """A choice that is added to the particulars must not be printed with underscores."""
    words_of = labels()[vocabulary]

    assert isinstance(words_of, dict)
    assert set(literals(model.model_fields[field].annotation)) <= words_of.keys()


def literals(annotation: object) -> list[str]:
    """The words of every `Literal` inside an annotation."""
    found = [inner for inner in get_args(annotation) if isinstance(inner, str)]
    return found + [word for inner in get_args(annotation) if not isinstance(inner, str) for word in literals(inner)]


def test_no_choice_of_the_particulars_is_without_a_vocabulary() -> None:
    """A new field with choices must be listed above, so that its words are asked for."""
    listed = {(model, field) for _, model, field in VOCABULARIES}
    fields = [
        (model, name)
        for model in parts(Part)
        for name, field in model.model_fields.items()
        if literals(field.annotation) and (model, name) not in listed | _UNPRINTED
    ]

    assert fields == []


_UNPRINTED: set[tuple[type[Part], str]] = {
    (Whole, "language"),
    (Tier, "fallback"),
    (Whole, "documents"),
    (i.TopSlice, "order"),
    (i.ExitNotice, "effective_only"),
}
"""Choices that have a vocabulary under another field, or that no document prints."""


def parts(model: type[Part]) -> Iterator[type[Part]]:
    """Every group of keys in the particulars."""
    for inner in model.__subclasses__():
        if inner.__module__.startswith("agreements.particulars"):
            yield inner
        yield from parts(inner)
