"""Tables of grants, deeds and notices: each fact in its cell, each sum and day reckoned once."""

from typing import Any

import pytest

from agreements.assembly.tables import make_table
from agreements.document import Blank, inlines_of
from agreements.particulars import Agreement
from tests.assembly.sheets import column, headings, made, said, speech

BODIES = [
    {"id": "ICB", "legal_name": "NHS Fell & Firth Integrated Care Board", "short_name": "the ICB", "kind": "icb"},
    {"id": "COU", "legal_name": "Fellgate Council", "short_name": "the Council", "kind": "unitary"},
    {"id": "NEW", "legal_name": "Newgate Council", "short_name": "Newgate", "kind": "unitary"},
]


def definition(**more: Any) -> Agreement:
    """An agreement of three bodies with what the test adds."""
    given = {
        "id": "X",
        "documents": ["any"],
        "jurisdiction": "england",
        "status": {"version": "1.0"},
        "term": {"commencement": "2027-04-01", "expiry": "2029-03-31"},
        "parties": BODIES,
    }
    return Agreement.model_validate({**given, **more})


def granted(**more: Any) -> Agreement:
    """One grant of the council to the integrated care board."""
    grant = {
        "id": "G1",
        "power": "section_76",
        "payer": "COU",
        "payee": "ICB",
        "purpose": "beds",
        "sums": {"2027/28": {"COU": "100.10"}, "2028/29": {"COU": "200.20"}},
    }
    return definition(grants=[{**grant, **more}])


# --- grants ---------------------------------------------------------------------------------------------------------


def test_a_grant_is_told_at_a_glance() -> None:
    """The sheet that both finance teams file says who pays whom, why, and until when."""
    table = made(granted(capital="yes", one_off="no"), "grant_terms", "G1")

    assert column(table, "Detail") == {
        "Paid by": "the Council",
        "Paid to": "the ICB",
        "Power": "section 76 of the National Health Service Act 2006",
        "Purpose": "beds",
        "Nature of the payment": "capital / paid year by year",
        "First day": "1 April 2027",
        "Last day": "31 March 2029",
    }


def test_the_sums_of_a_grant_are_added_to_the_penny() -> None:
    """A total that a reader could add up otherwise is no total."""
    table = made(granted(), "grant_sums", "G1")

    assert column(table, "Paid by the Council") == {"2027/28": "100.10", "2028/29": "200.20", "Total": "300.30"}


def test_the_total_is_not_known_while_a_year_is_not() -> None:
    """Nothing is not zero."""
    table = made(granted(sums={"2027/28": {"COU": "100.10"}, "2028/29": None}), "grant_sums", "G1")

    assert column(table, "Paid by the Council") == {"2027/28": "100.10", "2028/29": "not known", "Total": "not known"}


def test_one_year_has_no_total_row() -> None:
    """It would say the same twice."""
    table = made(granted(sums={"2027/28": {"COU": "0.00"}}), "grant_sums", "G1")

    assert column(table, "Paid by the Council") == {"2027/28": "0.00"}


def test_a_total_that_was_approved_stands_beside_the_sums() -> None:
    """Whoever approved it looks for that figure."""
    table = made(granted(stated_total={"2027/28": "100.10", "2028/29": "200.20"}), "grant_sums", "G1")

    assert column(table, "Total as approved") == {"2027/28": "100.10", "2028/29": "200.20", "Total": "300.30"}


def test_payments_stand_by_day_with_what_they_wait_for() -> None:
    """A condition of one payment makes a column; the other payments then have none."""
    payments = [
        {"date": "2027-04-15", "sum": "60.05"},
        {"date": "2027-10-15", "sum": "40.05", "after": "the first report"},
    ]
    table = made(granted(payments=payments), "grant_payments", "G1")

    assert [said(row, 1) for row in table.rows] == ["none", "the first report", "all payments"]
    assert [said(row, 2) for row in table.rows] == ["60.05", "40.05", "100.10"]


def test_payments_without_conditions_have_no_column_for_them() -> None:
    """An empty column says nothing."""
    table = made(granted(payments=[{"date": "2027-04-15", "sum": "100.10"}]), "grant_payments", "G1")

    assert headings(table) == ["Date", "Sum"]


def test_the_voucher_leaves_its_figures_to_the_pen() -> None:
    """Names that are the same for every grant are printed; all else is a blank that holds up no final document."""
    table = made(granted(), "grant_voucher")
    blanks = [inline for run in inlines_of(table) for inline in run if isinstance(inline, Blank)]

    assert column(table, "Entry")["Body that received the money"] == "the ICB"
    assert len(blanks) == 11
    assert all(blank.pen for blank in blanks)


@pytest.mark.parametrize("name", ["grant_terms", "grant_sums", "grant_payments"])
def test_an_unknown_grant_has_no_table(name: str) -> None:
    """Its absence is told elsewhere."""
    assert make_table(name, speech(granted()), "G9") is None


# --- a deed of variation --------------------------------------------------------------------------------------------

DEED = {
    "number": 2,
    "continuing": ["ICB"],
    "joining": ["NEW"],
    "leaving": ["COU"],
    "earlier": [{"number": 1, "date": "2025-03-10", "summary": "new catalogue"}],
    "changes": [
        {"clause": "7.2", "old": "half", "new": "a third"},
        {"clause": "8", "new": "more words"},
        {"clause": "9", "old": "fewer words"},
    ],
}


def test_everybody_whom_the_deed_places_stands_in_one_table() -> None:
    """Nobody is let go or taken in by silence."""
    table = made(definition(deed=DEED), "deed_parties")

    assert column(table, "By this deed") == {"the ICB": "stays", "Newgate": "joins", "the Council": "leaves"}


def test_a_successor_and_a_predecessor_are_named() -> None:
    """The name in the old agreement is found here."""
    bodies = [
        {**BODIES[0], "predecessors": ["NHS Fell Board", "NHS Firth Board"]},
        {**BODIES[1], "successor": {"name": "Firthshire Council", "from": "2028-04-01"}},
        BODIES[2],
    ]
    table = made(definition(deed=DEED, parties=bodies), "deed_parties")

    assert column(table, "Succession") == {
        "the ICB": "took the place of NHS Fell Board / took the place of NHS Firth Board",
        "Newgate": "none",
        "the Council": "followed by Firthshire Council from 1 April 2028",
    }


def test_words_that_only_go_or_only_come_say_so() -> None:
    """An empty cell could be a mistake."""
    table = made(definition(deed=DEED), "deed_changes")

    assert [(said(row, 1), said(row, 2), said(row, 3)) for row in table.rows] == [
        ("7.2", "half", "a third"),
        ("8", "(no words go)", "more words"),
        ("9", "fewer words", "(no words take their place)"),
    ]


def test_the_log_ends_with_this_deed() -> None:
    """It is a log of all variations, this one included; its date is written by hand."""
    table = made(definition(deed=DEED), "variation_log")

    assert [[said(row, n) for n in range(3)] for row in table.rows] == [
        ["1", "10 March 2025", "new catalogue"],
        ["2", "the date of this deed", "this deed"],
    ]


@pytest.mark.parametrize("name", ["deed_parties", "deed_changes", "variation_log", "notice_served"])
def test_without_a_deed_or_a_notice_there_is_no_table(name: str) -> None:
    """A document of another kind prints none of them."""
    assert make_table(name, speech(definition())) is None


# --- an exit notice -------------------------------------------------------------------------------------------------

SERVED: list[tuple[dict[str, Any], str, str]] = [
    # 23 December 2026 is a Wednesday; Christmas Day and the day kept for Boxing Day are no working days
    (
        {"method": "post", "sent": "2026-12-23", "deemed": {"working_days": 2}},
        "2 Working Days after it is sent",
        "29 December 2026",
    ),
    (
        {"method": "email", "sent": "2026-12-23", "deemed": {"working_days": 1}},
        "1 Working Day after it is sent",
        "24 December 2026",
    ),
    ({"method": "hand", "sent": "2026-12-23"}, "when it is sent", "23 December 2026"),
    (
        {"method": "email", "sent": "2026-12-23", "deemed": {"hours": 24}},
        "24 hours after it is sent",
        "23 December 2026",
    ),
    ({"method": "other", "sent": "2026-12-23", "deemed_on": "2027-01-04"}, "on the day stated", "4 January 2027"),
]


@pytest.mark.parametrize(("service", "after", "day"), SERVED)
def test_each_way_of_service_tells_when_it_counts(service: dict[str, Any], after: str, day: str) -> None:
    """The same day by which the check reckons when the notice takes effect."""
    table = made(definition(exit_notice={"by": "COU", "to": ["ICB"], "served": [service]}), "notice_served")

    assert column(table, "Counts as received") == {said(table.rows[0], 0): after}
    assert column(table, "Received on") == {said(table.rows[0], 0): day}


def test_each_addressee_has_a_line_to_acknowledge() -> None:
    """A receipt is asked of each of them."""
    table = made(definition(exit_notice={"by": "COU", "to": ["ICB", "NEW"]}), "notice_acknowledged")

    assert [said(row, 0) for row in table.rows] == ["the ICB", "Newgate"]


STEPS = {
    "steps": [
        {"item": "users", "what": "letters go out", "who": "COU", "by": "2028-01-14", "cost": "the Council"},
        {"item": "stock", "what": "stock is counted"},
    ]
}


def test_steps_stand_under_their_heading() -> None:
    """Several names may share a heading; what is not known yet is to be agreed."""
    users = made(definition(exit=STEPS), "exit_steps", "users")
    assets = made(definition(exit=STEPS), "exit_steps", "assets stock premises")

    assert [[said(row, n) for n in range(4)] for row in users.rows] == [
        ["letters go out", "the Council", "14 January 2028", "the Council"]
    ]
    assert [[said(row, n) for n in range(3)] for row in assets.rows] == [
        ["stock is counted", "to be agreed", "to be agreed"]
    ]


def test_all_steps_together_name_their_headings() -> None:
    """An agreement that has no heading for each prints one table."""
    table = made(definition(exit=STEPS), "exit_steps")

    assert [said(row, 0) for row in table.rows] == ["Telling people who use the services", "Assets, stock and premises"]
