"""Tables of collaborations, strategies and networks: who is named, who must agree, and what is left for the pen."""

from __future__ import annotations

from agreements.document import Blank
from tests.assembly.sheets import column, headings, made, said
from tests.assembly.test_instrument_tables import definition

CONTRACTS = [
    {"service": "beds", "commissioner": ["ICB", "COU"], "provider": "NEW", "expiry": "2028-03-31"},
    {"service": "meals", "provider": "COU"},
]
RESERVED = [{"matter": "the purpose"}, {"matter": "a site", "agreed_by": "affected"}]
PRIME = {"contractor": "ICB", "subcontracts": [{"to": "NEW", "what": "visits", "sum": "1000.50"}]}


def test_a_contract_names_everybody_who_buys_and_whoever_provides() -> None:
    """The rule that it prevails is worth nothing if nobody can say which contract it is."""
    table = made(definition(collaboration={"contracts": CONTRACTS}), "service_contracts")

    assert column(table, "Who commissions") == {"beds": "the ICB / the Council", "meals": "not stated"}
    assert column(table, "Who provides") == {"beds": "Newgate", "meals": "the Council"}
    assert column(table, "Ends")["beds"] == "31 March 2028"


def test_a_matter_that_says_nothing_else_needs_everybody() -> None:
    """Silence must not let fewer decide."""
    table = made(definition(collaboration={"reserved": RESERVED}), "reserved_matters")

    assert column(table, "Who must agree") == {"the purpose": "all Partners", "a site": "each Partner that it affects"}


def test_a_subcontractor_sees_its_part_and_its_money() -> None:
    """Payment in counted days needs a sum that is written down."""
    table = made(definition(collaboration={"prime": PRIME}), "subcontracts")

    assert [said(table.rows[0], n) for n in range(3)] == ["Newgate", "visits", "1,000.50"]


def test_a_priority_shows_its_leads_and_its_day() -> None:
    """A priority that nobody leads is a wish."""
    priority = {"id": "P1", "title": "evenings", "lead": ["ICB", "COU"], "by": "2027-10-01"}
    table = made(definition(strategy={"priorities": [priority]}), "priorities")

    assert headings(table) == ["No", "Priority", "Who leads", "By"]
    assert column(table, "Who leads") == {"P1": "the ICB / the Council"}


def test_what_people_said_stands_beside_its_answer() -> None:
    """Who is asked and hears nothing does not come twice."""
    heard = [{"said": "nobody after six", "answer": "an evening team"}]
    table = made(definition(strategy={"heard": heard, "need": [{"what": "calls doubled"}]}), "strategy_heard")

    assert column(table, "What this strategy does about it") == {"nobody after six": "an evening team"}


def test_the_fit_test_leaves_both_answers_for_the_pen() -> None:
    """It goes out empty, to whoever wants to join."""
    cells = [
        cell for name in ("fit_test", "joining_slip") for row in made(definition(), name).rows for cell in row.cells[1:]
    ]

    assert all(isinstance(cell[0][0], Blank) for cell in cells)


def test_every_turn_says_who_acts() -> None:
    """An hour without a name is an hour without care."""
    turns = [{"hours": "by day", "who": "NEW"}, {"hours": "by night", "who": "the night team", "reached": "999"}]
    table = made(definition(cover={"turns": turns}), "cover_turns")

    assert column(table, "Who acts") == {"by day": "Newgate", "by night": "the night team"}
