"""Tables of a consortium: who delivers what, and how money is divided to the penny."""

from typing import Any

import pytest

from agreements.assembly.tables import make_table
from agreements.document import Blank, words
from agreements.particulars import Agreement, figures
from tests.assembly.sheets import column, headings, made, said, speech
from tests.assembly.test_instrument_tables import definition


def funded(**more: Any) -> Agreement:
    """Three bodies that share 1,000.01 pounds, with what the test adds."""
    given = {"lead_body": "ICB", "total": "1000.01", "allocations": {"ICB": "50", "COU": "30", "NEW": "20"}}
    return definition(consortium={**given, **more})


def test_the_whole_is_divided_to_the_penny() -> None:
    """The odd penny goes to the largest fraction, so the parts make the whole."""
    assert column(made(funded(), "allocations"), "To be paid") == {
        "the ICB": "500.01",
        "the Council": "300.00",
        "Newgate": "200.00",
        "Total": "1,000.01",
    }


def test_what_is_taken_first_is_not_allocated() -> None:
    """Ten per cent off the whole leaves ninety to share, and the note says how much went."""
    table = made(funded(top_slice={"percent": "10", "order": "first"}), "allocations")

    assert column(table, "To be paid")["Total"] == "900.01"
    assert "£100.00" in "".join(inline.text for inline in table.note)


def test_what_is_taken_last_comes_off_each_allocation() -> None:
    """Every member then sees what was allocated to it, what went, and what is left."""
    table = made(funded(top_slice={"percent": "10", "order": "last"}), "allocations")

    assert headings(table) == ["Partner", "Per cent", "Allocated", "Taken off", "To be paid"]
    assert [said(table.rows[0], n) for n in range(5)] == ["the ICB", "50", "500.01", "50.00", "450.01"]


def test_percentages_of_a_column_have_as_many_decimals() -> None:
    """27.5 above 30 would put the units of one under the decimals of the other."""
    table = made(funded(allocations={"ICB": "27.5", "COU": "42.5", "NEW": "30"}), "allocations")

    assert column(table, "Per cent") == {"the ICB": "27.5", "the Council": "42.5", "Newgate": "30.0", "Total": "100.0"}


@pytest.mark.parametrize(
    "more",
    [{"total": None}, {"allocations": {}}, {"allocations": {"ICB": "0"}}, {"top_slice": {"percent": "5"}}],
    ids=["no sum", "no allocation", "an allocation of nothing", "no order"],
)
def test_nothing_is_divided_while_a_fact_is_missing(more: dict[str, Any]) -> None:
    """A guessed order or sum would be a wrong figure in a contract."""
    assert figures.division(funded(**more)) is None


def test_percentages_stand_alone_while_the_sum_is_not_known() -> None:
    """A bid names shares before anybody knows the award."""
    assert headings(made(funded(total=None), "allocations")) == ["Partner", "Per cent"]


@pytest.mark.parametrize(("total", "unit"), [("1000.01", "in pounds"), (None, "per cent")])
def test_the_caption_names_the_unit_of_the_figures(total: str | None, unit: str) -> None:
    """A table of nothing but percentages is not one in pounds."""
    assert words(made(funded(total=total), "allocations").caption).endswith(unit)


def test_all_that_was_taken_off_is_one_sum() -> None:
    """Taken first or last, the top-slice is what the members do not receive."""
    divided = figures.division(funded(top_slice={"percent": "10", "order": "last"}))

    assert divided is not None
    assert divided.top_slice == 10_000
    assert divided.top_slice + sum(divided.left.values()) == 100_001


def test_a_delivery_names_its_party_and_place() -> None:
    """A part of the work without a name has nobody who answers for it."""
    table = made(funded(deliveries=[{"party": "COU", "what": "visits", "where": "Fellgate"}]), "deliveries")

    assert [said(table.rows[0], n) for n in range(3)] == ["the Council", "visits", "Fellgate"]
    assert "How much" not in headings(table)


@pytest.mark.parametrize(
    ("waits", "words"),
    [("yes", "waits for the Funding Condition"), ("no", "does not wait for the Funding Condition")],
)
def test_a_payment_says_whether_it_waits(waits: str, words: str) -> None:
    """The member must know whether it can count on the day."""
    payments = [{"to": "NEW", "sum": "10.00", "date": "2027-05-01", "after_condition": waits}]
    table = made(funded(payments=payments), "consortium_payments")

    assert column(table, "Condition")["1 May 2027"] == words
    assert column(table, "Sum")["Total"] == "10.00"


@pytest.mark.parametrize("name", ["deliveries", "allocations", "consortium_payments"])
def test_no_consortium_makes_no_table(name: str) -> None:
    """A heading over nothing would look like a loss."""
    assert make_table(name, speech(definition())) is None


def test_a_form_of_accession_is_left_for_the_pen() -> None:
    """It is for a body that nobody knows yet."""
    rows = made(funded(), "accession").rows

    assert rows
    assert all(isinstance(row.cells[1][0][0], Blank) and row.cells[1][0][0].pen for row in rows)
