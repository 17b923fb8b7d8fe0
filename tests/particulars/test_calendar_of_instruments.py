"""Days of grants and of exit plans stand on the calendar, each with whoever acts."""

import datetime as dt
from typing import Any

from agreements.particulars import Agreement
from agreements.particulars.figures.calendar import CalendarEntry, calendar_of, facts_of


def entries(**more: Any) -> list[CalendarEntry]:
    """What the calendar of two bodies holds of that."""
    given = {
        "id": "X",
        "documents": ["any"],
        "jurisdiction": "england",
        "status": {"version": "1.0"},
        "term": {},
        "parties": [{"id": "ICB", "kind": "icb"}, {"id": "COU", "kind": "unitary"}],
    }
    return list(calendar_of(facts_of(Agreement.model_validate({**given, **more}))).entries)


def test_a_payment_of_a_grant_tells_its_sum_and_what_it_waits_for() -> None:
    """15 May 2027 is a Saturday: the next working day is named."""
    payment = {"date": "2027-05-15", "sum": "60.05", "after": "the first report"}
    (entry,) = entries(grants=[{"id": "G1", "payer": "ICB", "payee": "COU", "payments": [payment]}])

    assert (entry.day, entry.who, entry.path) == (dt.date(2027, 5, 15), ("ICB",), "grants[0].payments[0].date")
    assert entry.what == "Payment of grant G1 to COU, after this: the first report"
    assert entry.remarks == "ICB \N{POUND SIGN}60.05. Not a working day; the next one is Monday 17 May 2027."


def test_a_step_of_an_exit_plan_tells_who_acts() -> None:
    """A party by its id, anybody else in words; a step without a day is left out."""
    found = entries(
        exit={
            "steps": [
                {"item": "staff", "what": "drivers return", "who": "COU", "by": "2028-03-31"},
                {"item": "stock", "what": "a count", "who": "the manager", "by": "2028-02-29"},
                {"item": "lessons", "what": "a page"},
            ]
        }
    )

    assert [(e.day, e.what, e.actors) for e in found] == [
        (dt.date(2028, 2, 29), "Exit plan: a count", "the manager"),
        (dt.date(2028, 3, 31), "Exit plan: drivers return", "COU"),
    ]


def test_the_exit_meeting_is_for_everybody_whom_the_notice_names() -> None:
    """Whoever gives it, and whoever gets it."""
    (entry,) = entries(exit_notice={"by": "COU", "to": "ICB", "meeting_by": "2027-01-29"})

    assert (entry.day, entry.who) == (dt.date(2027, 1, 29), ("COU", "ICB"))
