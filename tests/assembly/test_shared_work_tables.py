"""Tables of personal data, shared services, monitored agreements and joint training: each fact in its cell."""

from typing import Any

import pytest

from agreements.assembly.tables import make_table
from agreements.particulars import Agreement
from tests.assembly.sheets import column, headings, made, said, speech
from tests.builders import COUNCIL, HEALTH, agreement

ICB, COU = "ICB for short", "COU for short"
FLOWS: dict[str, Any] = {
    "flows": [
        {
            "id": "DF1",
            "item": "name and risk plan",
            "subjects": "people who leave the ward",
            "from": HEALTH,
            "to": [COUNCIL],
            "purpose": "care at home",
            "lawful_basis": "consent",
            "confidence_basis": "form L2",
            "frequency": "once",
            "method": "portal",
            "retention": "8 years",
        },
        {"id": "DF2", "item": "address", "from": COUNCIL, "to": HEALTH},
    ]
}
MONITORED: list[dict[str, Any]] = [
    {
        "id": "A1",
        "service": "drop-in",
        "reference": "VS/1",
        "provider": COUNCIL,
        "funders": [HEALTH, COUNCIL],
        "sums": {"2026/27": {HEALTH: "5.00", COUNCIL: "7.10"}, "2027/28": {HEALTH: "6.00", COUNCIL: None}},
        "commencement": "2026-04-01",
        "expiry": "2027-03-31",
        "monitor": HEALTH,
        "risk": "high",
        "frequency": "quarterly",
        "visits": "once a year",
        "reviews": ["2026-10-01", "2027-02-01"],
        "measures": ["people who come", "people who go on to work"],
    },
    {
        "id": "A2",
        "service": "night line",
        "provider": COUNCIL,
        "funders": HEALTH,
        "sums": {"2026/27": {HEALTH: "1.00"}},
    },
]
SERVICE = {
    "id": "SS1",
    "name": "Legal Service",
    "provider": COUNCIL,
    "to": [HEALTH],
    "scope": ["advice", "applications"],
    "within": {"working_days": "2"},
    "urgent_within": {"hours": "4"},
    "sums": {"2026/27": {HEALTH: "5.00"}, "2027/28": {HEALTH: None}},
    "charges": [{"what": "advocacy", "per": "half-day", "sum": "410.00"}, {"what": "a copy", "sum": "1.00"}],
}
COURSES: list[dict[str, Any]] = [
    {
        "id": "T1",
        "title": "Basics",
        "arranged_by": COUNCIL,
        "venue": "Hall",
        "dates": ["2026-06-01", "2026-07-01"],
        "places": {HEALTH: "12", COUNCIL: "8"},
        "repeated_after": {"years": "2"},
        "certificate": "a badge",
        "content_owner": HEALTH,
    },
    {"id": "T2", "title": "More", "places": {HEALTH: "3"}},
    {"id": "T3", "title": "Open to all"},
]
POST = {
    "id": "pm",
    "post": "Manager",
    "employer": COUNCIL,
    "cost_per_year": "10.01",
    "split": {"equally": "yes"},
    "commencement": "2026-04-01",
    "expiry": "2027-03-31",
    "site": "Hall",
    "reports_to": "the group",
    "duties": ["plans", "reports"],
}
POOL = {
    "assessors": "assessors",
    "rota": [{"party": COUNCIL, "turn": "first week", "assessors": "2", "post": "Duty Manager"}],
    "fees": [{"what": "a report", "per": "report", "sum": "235.00"}],
}
DEAL = agreement(
    information_sharing={**FLOWS, "systems": [{"name": "Record", "keeper": HEALTH, "checks": "each month"}]},
    monitored_agreements=MONITORED,
    shared_services=[SERVICE],
    training_packages=COURSES,
    joint_posts=[POST],
    assessor_pool=POOL,
)

CELLS: list[tuple[str, tuple[str, ...], str, str, str]] = [
    ("data_flows", (), "Data, and whose", "DF1", "name and risk plan / about: people who leave the ward"),
    ("data_flows", (), "From", "DF1", ICB),
    ("data_flows", (), "To", "DF1", COU),
    ("data_flows", (), "Basis", "DF1", "article 6: consent / confidence: form L2"),
    ("data_flows", (), "Basis", "DF2", "as for all data"),
    ("data_flows", (), "When and how", "DF1", "once / through: portal"),
    ("data_flows", (), "When and how", "DF2", "not stated"),
    ("data_flows", (), "Kept for", "DF2", "as for all data"),
    ("information_systems", (), "How use is checked", "Record", "each month"),
    (
        "monitored_agreements",
        (),
        "What is provided",
        "A1",
        "drop-in / reference VS/1 / from 1 April 2026 / until 31 March 2027",
    ),
    ("monitored_agreements", (), "Paid by", "A1", f"{ICB} / {COU}"),
    ("monitored_agreements", (), "Monitored by", "A2", "not stated"),
    ("monitored_agreements", (), "Risk", "A1", "high"),
    ("monitored_agreements", (), "Reports and visits", "A1", "reports quarterly / visits: once a year"),
    ("monitored_agreements", (), "Reviewed by", "A1", "1 October 2026 / 1 February 2027"),
    ("monitored_agreements", (), "Reviewed by", "A2", "no date stated"),
    ("monitored_sums", (), "2026/27", "Total", "13.10"),
    ("monitored_sums", (), "2027/28", "A2", "none"),
    ("monitored_sums", (), "2027/28", "Total", "not known"),
    ("monitored_measures", (), "What is measured", "A1", "people who come / people who go on to work"),
    ("shared_service", ("SS1",), "Detail", "What it does", "advice / applications"),
    ("shared_service", ("SS1",), "Detail", "Time to answer an urgent request", "4 hours"),
    ("shared_service_sums", ("SS1",), "2026/27", ICB, "5.00"),
    ("shared_service_sums", ("SS1",), "2027/28", "Total", "not known"),
    ("shared_service_charges", ("SS1",), "For each", "advocacy", "half-day"),
    ("shared_service_charges", ("SS1",), "For each", "a copy", "none"),
    ("training_places", (), "T1", COU, "8"),
    ("training_places", (), "T2", COU, "0"),
    ("training_places", (), "T1", "Total", "20"),
    ("training_held", ("",), "Where and when", "T1", "Hall / 1 June 2026 / 1 July 2026"),
    ("training_held", ("",), "Taken again after", "T1", "2 years"),
    ("training_held", ("",), "Content kept by", "T1", ICB),
    ("joint_post", ("pm",), "Detail", "Duties", "plans / reports"),
    ("joint_post", ("pm",), "Detail", "Last day", "31 March 2027"),
    ("joint_post", ("pm",), "Detail", "How the cost is shared", "in equal shares"),
    (
        "joint_posts",
        (),
        "Employer",
        "Manager / from 1 April 2026 / until 31 March 2027 / works at Hall / reports to the group",
        COU,
    ),
    ("assessor_rota", (), "Assessors", "first week", "2"),
    ("assessment_fees", (), "Fee", "a report", "235.00"),
]


@pytest.mark.parametrize(("table", "arguments", "heading", "row", "expected"), CELLS)
def test_each_fact_stands_in_its_cell(
    table: str, arguments: tuple[str, ...], heading: str, row: str, expected: str
) -> None:
    """A row is named by its first cell, and what is not stated says so in words that fit the column."""
    assert column(made(DEAL, table, *arguments), heading)[row] == expected


def test_the_flows_stand_on_a_landscape_page() -> None:
    """Eight columns of words fit on no upright page."""
    first, second = FLOWS["flows"]
    table = made(agreement(information_sharing={"flows": [first, second, {**second, "id": "DF3"}]}), "data_flows")

    assert (table.wide, len(table.columns)) == (True, 8)


def test_two_flows_stand_beside_each_other_on_an_upright_page() -> None:
    """A page is not turned for two rows: each column becomes a row."""
    table = made(DEAL, "data_flows")

    assert (table.wide, headings(table)) == (False, ["No", "DF1", "DF2"])
    assert [said(row, 0) for row in table.rows][:3] == ["Data, and whose", "From", "To"]


def test_a_flow_with_the_basis_of_all_needs_no_column_for_it() -> None:
    """Where no flow differs, the column would say the same in every row."""
    bare = agreement(information_sharing={"flows": [FLOWS["flows"][1]]})

    assert "Basis" not in headings(made(bare, "data_flows"))


def test_a_course_whose_places_are_not_shared_out_has_no_column() -> None:
    """Its places are open to all."""
    assert headings(made(DEAL, "training_places")) == ["Partner", "T1", "T2"]


def test_officers_stand_with_their_party_in_every_row() -> None:
    """Whoever reads one row must not have to look at those above it."""
    roles = ("caldicott_guardian", "data_protection_officer")
    table = made(_with_officers(*roles), "information_officers")

    assert [(said(row, 0), said(row, 1)) for row in table.rows] == [
        (ICB, "Caldicott Guardian"),
        (ICB, "data protection officer"),
    ]


def _with_officers(*roles: str) -> Agreement:
    officers = [{"role": role, "post": "Medical Director"} for role in roles]
    plain = {"id": HEALTH, "short_name": ICB, "kind": "icb", "information_officers": officers}
    return agreement(parties=[plain, {"id": COUNCIL, "short_name": COU, "kind": "unitary"}])


@pytest.mark.parametrize("name", ["joint_post", "shared_service", "shared_service_sums", "shared_service_charges"])
def test_an_id_that_names_nothing_makes_no_table(name: str) -> None:
    """The rules tell of an unknown id; a table has nothing to say of it."""
    assert make_table(name, speech(DEAL), "x") is None
