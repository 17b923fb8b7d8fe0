"""Every date that a definition implies stands on its calendar once, on the right day, with the place it comes from."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.particulars import Agreement
from agreements.particulars.figures.calendar import (
    AgreementCalendar,
    CalendarEntry,
    Kind,
    calendar_of,
    dated_dispute,
    facts_of,
    ladder_of,
)
from agreements.particulars.figures.calendar.phrases import DayAfter, PeriodDay, day_after, days_named, period_day
from agreements.timetable import ENGLAND_AND_WALES
from tests.builders import COUNCIL, HEALTH, agreement, council, fund, party, scheme, term

THREE_YEARS = term("2026-04-01", "2029-03-31")
QUARTERLY = {"what": "report", "by": COUNCIL, "frequency": "quarterly", "due": {"after": "quarter_end", "days": "30"}}


def calendar(**changes: Any) -> AgreementCalendar:
    """The calendar of the small agreement with what is changed."""
    return calendar_of(facts_of(agreement(**changes)))


def days(found: AgreementCalendar, kind: Kind) -> list[str]:
    """The days of one kind, in order."""
    return [entry.day.isoformat() for entry in found.entries if entry.kind is kind]


def one(found: AgreementCalendar, kind: Kind) -> CalendarEntry:
    """The only entry of that kind."""
    entries = [entry for entry in found.entries if entry.kind is kind]

    assert len(entries) == 1

    return entries[0]


def notes(found: AgreementCalendar) -> dict[str, str]:
    """What is said about dates that are not there, by path."""
    return {note.path: note.text for note in found.notes}


# --- the term, reviews, notice --------------------------------------------------------------------------------------


def test_the_term_has_a_first_day_a_last_day_and_the_ends_of_its_years() -> None:
    """In order, each at its place in the definition."""
    found = calendar(term=THREE_YEARS)

    assert [(entry.day.isoformat(), entry.kind.value, entry.path) for entry in found.entries] == [
        ("2026-04-01", "commencement", "term.commencement"),
        ("2027-03-31", "year_end", "term"),
        ("2028-03-31", "year_end", "term"),
        ("2029-03-31", "expiry", "term.expiry"),
        ("2029-03-31", "year_end", "term"),
    ]


def test_calendar_years_end_in_december() -> None:
    """A fund may keep them."""
    found = calendar(term=term("2027-01-01", "2028-12-31"), funds=[fund(year_basis="calendar", contributions={})])

    assert days(found, Kind.YEAR_END) == ["2027-12-31", "2028-12-31"]


def test_an_extension_has_a_last_day_to_agree_it_and_a_last_day_of_its_own() -> None:
    """30 September 2028 is a Saturday, so the Friday before is named."""
    found = calendar(term={**THREE_YEARS, "extension": {"by": {"months": "24"}, "agreed_by": "2028-09-30"}})

    assert days(found, Kind.EXTENDED_EXPIRY) == ["2031-03-31"]
    assert one(found, Kind.EXTENSION_AGREED_BY).working_day == dt.date(2028, 9, 29)


def test_reviews_stand_on_their_dates_and_after_each_year() -> None:
    """Both may be agreed."""
    found = calendar(term=THREE_YEARS, review={"dates": ["2026-12-01"], "after_year_end": {"months": "3"}})

    assert days(found, Kind.REVIEW) == ["2026-12-01", "2027-06-30", "2028-06-30", "2029-06-30"]


NOTICES = [
    ("31 March only", {"months": "12"}, ["2027-03-31", "2028-03-31"]),
    ("31 March", {"months": "6"}, ["2026-09-30", "2027-09-30", "2028-09-30"]),
    ("30 September or 31 March", {"months": "12"}, ["2026-09-30", "2027-03-31", "2027-09-30", "2028-03-31"]),
    ("the end of a financial year", {"months": "12"}, ["2027-03-31", "2028-03-31"]),
    (None, {"months": "12"}, ["2028-03-31"]),
    ("when the board agrees", {"months": "12"}, ["2028-03-31"]),
    ("not before 31 March 2028", {"months": "12"}, ["2028-03-31"]),
]


@pytest.mark.parametrize(("effective", "length", "last_days"), NOTICES)
def test_notice_has_a_last_day_for_each_day_on_which_it_may_take_effect(
    effective: str | None, length: dict[str, str], last_days: list[str]
) -> None:
    """A limit that is not understood leaves the end of the term."""
    found = calendar(term=THREE_YEARS, exit={"notice": length, "effective": effective})

    assert days(found, Kind.NOTICE) == last_days


def test_a_limit_of_notice_that_is_not_understood_is_said() -> None:
    """Rather than guessed."""
    found = calendar(term=THREE_YEARS, exit={"notice": {"months": "12"}, "effective": "when the board agrees"})

    assert '"when the board agrees" was not understood' in notes(found)["exit.effective"]


def test_notice_that_would_come_before_the_start_is_a_note_and_no_date() -> None:
    """Nobody can give it."""
    found = calendar(term=THREE_YEARS, exit={"notice": {"months": "12"}, "effective": "31 March only"})

    assert "31 March 2027" in notes(found)["exit.notice"]


# --- parties, schemes, work -----------------------------------------------------------------------------------------


def test_a_party_that_ends_and_the_one_that_follows_stand_on_their_days() -> None:
    """Reorganisation in the middle of a term."""
    ends = council(valid_to="2028-03-31", successor={"name": "New Council", "from": "2028-04-01"})
    found = calendar(parties=[party(), ends])

    assert (days(found, Kind.PARTY_ENDS), days(found, Kind.SUCCESSOR)) == (["2028-03-31"], ["2028-04-01"])
    assert one(found, Kind.SUCCESSOR).path == "parties[1].successor.from"


@pytest.mark.parametrize(("decided", "awaited"), [(None, ["2026-12-10"]), ("2026-11-01", [])])
def test_a_decision_is_awaited_until_it_is_taken(decided: str | None, awaited: list[str]) -> None:
    """A date of decision ends the wait."""
    found = calendar(parties=[party(), council(authority={"date": decided, "due": "2026-12-10"})])

    assert days(found, Kind.AUTHORITY) == awaited


def test_schemes_tasks_plans_and_awaited_sums_stand_on_the_calendar() -> None:
    """Each with who acts."""
    found = calendar(
        parties=[party(), council(health_and_wellbeing_board={"name": "HWB", "plan_approved": "2026-05-19"})],
        schemes=[scheme(commencement="2026-07-01", expiry="2026-12-31")],
        work_programme=[{"task": "leaflet", "lead": "councils", "due": "2026-09-30"}],
        funds=[fund(awaited={"2027/28": {"due": "2027-03-31"}})],
    )

    assert [
        (entry.day.isoformat(), entry.kind.value, entry.who) for entry in found.entries if entry.path[:4] != "term"
    ] == [
        ("2026-05-19", "plan_approved", (COUNCIL,)),
        ("2026-07-01", "scheme_starts", (COUNCIL,)),
        ("2026-09-30", "task", (COUNCIL,)),
        ("2026-12-31", "scheme_ends", (COUNCIL,)),
        ("2027-03-31", "awaited", (HEALTH, COUNCIL)),
    ]


# --- reports --------------------------------------------------------------------------------------------------------


def test_a_report_moves_to_the_next_working_day_and_says_from_where() -> None:
    """30 January 2027 is a Saturday."""
    found = calendar(reporting=[QUARTERLY])
    moved = [(entry.day.isoformat(), entry.agreed) for entry in found.entries if entry.kind is Kind.REPORT]

    assert moved == [
        ("2026-07-30", None),
        ("2026-10-30", None),
        ("2027-02-01", dt.date(2027, 1, 30)),
        ("2027-04-30", None),
    ]


DEADLINES = [
    ({"after": "quarter_end", "working_days": "20"}, ["2026-07-28", "2026-10-28", "2027-01-29", "2027-04-28"]),
    ({"after": "year_end", "months": "1"}, ["2027-04-30"]),
    ({"after": "commencement", "working_days": "10"}, ["2026-04-17"]),
    ({"after": "expiry", "days": "30"}, ["2027-04-30"]),
    ({"every_year_on": "15 April"}, ["2026-04-15", "2027-04-15"]),
    ({"every_year_on": "31 March"}, ["2027-03-31"]),
]


@pytest.mark.parametrize(("due", "due_days"), DEADLINES)
def test_reports_are_due_after_each_period_that_has_a_day_in_the_term(due: dict[str, str], due_days: list[str]) -> None:
    """The year 2026/27. The report on the last year falls after its end."""
    duty = {"what": "report", "by": COUNCIL, "due": due}

    assert days(calendar(reporting=[duty]), Kind.REPORT) == due_days


def test_only_periods_of_the_term_are_reported_on() -> None:
    """A term that starts in the middle of a quarter has a report on that quarter and none on those before."""
    found = calendar(term=term("2026-08-15", "2026-11-10"), reporting=[QUARTERLY])

    assert days(found, Kind.REPORT) == ["2026-10-30", "2027-02-01"]


def test_reports_by_the_pool_manager_fall_to_the_hosts_of_the_funds() -> None:
    """So that a host finds them under its own name."""
    found = calendar(reporting=[{**QUARTERLY, "by": "pool_manager"}])

    assert {entry.actors for entry in found.entries if entry.kind is Kind.REPORT} == {f"pool manager ({COUNCIL})"}


def test_a_report_without_a_day_is_a_note() -> None:
    """The document has a rule for it, and the definition has none."""
    found = calendar(reporting=[{"what": "the year's work", "by": COUNCIL, "frequency": "annual"}])

    assert "reporting[0] the year's work" in notes(found)["reporting"]


def test_a_report_whose_frequency_and_day_do_not_go_together_is_a_note() -> None:
    """Every quarter is listed, as the document lists it."""
    found = calendar(reporting=[{**QUARTERLY, "frequency": "six_monthly"}])

    assert len(days(found, Kind.REPORT)) == 4
    assert "The report is six-monthly" in notes(found)["reporting[0].due"]


# --- money ----------------------------------------------------------------------------------------------------------

PAID = {"number": "4", "dates": ["15 April", "15 July", "15 October", "15 January"]}


def test_instalments_stand_on_the_day_agreed_with_what_each_party_pays() -> None:
    """A day that is no working day stays, with the next working day beside it."""
    found = calendar(term=term("2027-04-01", "2028-03-31"), funds=[in_2027(instalments=PAID)])
    listed = [entry for entry in found.entries if entry.kind is Kind.INSTALMENT]

    assert [entry.day.isoformat() for entry in listed] == ["2027-04-15", "2027-07-15", "2027-10-15", "2028-01-15"]
    assert [entry.working_day for entry in listed] == [None, None, None, dt.date(2028, 1, 17)]
    assert listed[0].sums == ((HEALTH, 150_00), (COUNCIL, 100_00))


def in_2027(**changes: Any) -> dict[str, Any]:
    """The builder's fund with its sums in 2027/28."""
    return fund(contributions={"2027/28": {HEALTH: "600.00", COUNCIL: "400.00"}}, **changes)


def test_a_party_sees_its_own_sums_only() -> None:
    """What it must pay is what it looks for."""
    found = calendar(funds=[fund(instalments=PAID)]).of_party(HEALTH)

    assert {entry.remarks for entry in found.entries if entry.kind is Kind.INSTALMENT} == {"ICB £150.00."}


def test_instalments_outside_the_term_are_a_note() -> None:
    """Money must not vanish without a word."""
    found = calendar(term=term("2026-10-01", "2027-03-31"), funds=[fund(instalments=PAID)])

    assert days(found, Kind.INSTALMENT) == ["2026-10-15", "2027-01-15"]
    assert "2 instalments of F1 would fall outside the term" in notes(found)["funds[0].instalments.dates"]


def circulating(paid_in: str, paid_out: str, frequency: str = "quarterly") -> AgreementCalendar:
    """A fund through which money goes in and out."""
    found = {"frequency": frequency, "paid_in": paid_in, "paid_out": paid_out, "out_rule": "own_contribution"}
    return calendar(funds=[fund(circulation=found)])


CIRCULATIONS = [
    (
        ("first working day of quarter", "next working day", "quarterly"),
        ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-04"],
        ["2026-04-02", "2026-07-02", "2026-10-02", "2027-01-05"],
    ),
    (
        ("On the last day of each quarter.", "within 5 working days of receipt", "quarterly"),
        ["2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31"],
        ["2026-07-07", "2026-10-07", "2027-01-08", "2027-04-07"],
    ),
    (("30 April", "the same day", "annual"), ["2026-04-30"], ["2026-04-30"]),
    (("1 April", "last working day of the financial year", "annual"), ["2026-04-01"], ["2027-03-31"]),
]


@pytest.mark.parametrize(("phrases", "into", "out"), CIRCULATIONS)
def test_common_phrases_for_money_in_and_out_are_understood(
    phrases: tuple[str, str, str], into: list[str], out: list[str]
) -> None:
    """The first row is that of a regional care-home pool, where 1 January is a bank holiday."""
    found = circulating(*phrases)

    assert (days(found, Kind.PAID_IN), days(found, Kind.PAID_OUT), found.notes) == (into, out, ())


@pytest.mark.parametrize(
    ("paid_in", "paid_out", "path"),
    [
        ("in advance", "next working day", "funds[0].circulation.paid_in"),
        ("first working day of month", "next working day", "funds[0].circulation.paid_in"),
        ("first working day of quarter", "when invoices fall due", "funds[0].circulation.paid_out"),
    ],
)
def test_other_phrases_are_a_note_and_no_date(paid_in: str, paid_out: str, path: str) -> None:
    """A month's day does not say in which month of a quarter it is."""
    assert "was not understood" in notes(circulating(paid_in, paid_out))[path]


PHRASES = [
    ("first working day of quarter", PeriodDay("quarter", 1, working=True)),
    ("the 3rd working day of each month", PeriodDay("month", 3, working=True)),
    ("on the 15th of each month", PeriodDay("month", 15, working=False)),
    ("last business day of the month", PeriodDay("month", 0, working=True, after=True)),
    ("within ten working days after the end of each quarter", PeriodDay("quarter", 10, working=True, after=True)),
    ("20 working days after quarter end", PeriodDay("quarter", 20, working=True, after=True)),
    ("31st of each month", PeriodDay("month", 31, working=False)),
    ("quarterly", None),
    ("0th of the month", None),
    ("99th day of the month", None),
    ("first day", None),
    ("", None),
]


@pytest.mark.parametrize(
    ("text", "last", "falls"),
    [
        ("31st of each month", dt.date(2027, 2, 28), dt.date(2027, 2, 28)),
        ("31st of each month", dt.date(2027, 3, 31), dt.date(2027, 3, 31)),
        ("15th of each month", dt.date(2027, 2, 28), dt.date(2027, 2, 15)),
        ("25th working day of the month", dt.date(2027, 2, 28), dt.date(2027, 2, 26)),
        ("2 days after the end of each month", dt.date(2027, 2, 28), dt.date(2027, 3, 2)),
    ],
)
def test_a_day_that_a_month_lacks_is_its_last(text: str, last: dt.date, falls: dt.date) -> None:
    """Money that is due on the 31st is not due in the next month."""
    found = period_day(text)

    assert found is not None
    assert found.falls(last.replace(day=1), last, ENGLAND_AND_WALES) == falls


@pytest.mark.parametrize(("text", "meant"), PHRASES)
def test_days_of_a_period_are_read_from_words(text: str, meant: PeriodDay | None) -> None:
    """Numbers may be in words or figures."""
    assert period_day(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("next working day", DayAfter(1, working=True)),
        ("the following day", DayAfter(1, working=False)),
        ("Within three working days after receipt.", DayAfter(3, working=True)),
        ("same day", DayAfter(0, working=False)),
        ("promptly", None),
    ],
)
def test_days_after_a_payment_are_read_from_words(text: str, meant: DayAfter | None) -> None:
    """A word without a number says nothing."""
    assert day_after(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31 March only", ((31, 3),)),
        ("on 1st April", ((1, 4),)),
        ("30 june, 31 december", ((30, 6), (31, 12))),
        ("quarter end", ((30, 6), (30, 9), (31, 12), (31, 3))),
        ("31 April", ()),
        ("any day but 31 March", ()),
        ("31 March 2028", ()),
    ],
)
def test_days_of_the_year_are_read_from_words(text: str, meant: tuple[tuple[int, int], ...]) -> None:
    """A text that says more than days is not understood, whatever days it names."""
    assert days_named(text) == meant


# --- disputes -------------------------------------------------------------------------------------------------------

STAGES = [{"by": "leads", "working_days": "5"}, {"by": "court", "kind": "court"}, {"by": "nobody", "days": "1"}]


def test_a_stage_without_a_length_ends_the_reckoning_and_says_so() -> None:
    """Nothing after it can be dated either."""
    deal = agreement(disputes={"ladders": {"financial": STAGES}})
    dispute = dated_dispute(facts_of(deal), "financial", "financial", dt.date(2026, 12, 14))

    assert [(stage.ends, stage.undated) for stage in dispute.stages] == [
        (dt.date(2026, 12, 21), ""),
        (None, "as long as the procedure takes"),
        (None, "follows a stage without a last day"),
    ]


@pytest.mark.parametrize(
    ("ladders", "asked", "ladder"),
    [
        ({"financial": "default"}, "financial", "financial"),
        ({"any": "default"}, "financial", "any"),
        ({"any": "default"}, "finacial", None),
        ({"legal": "default"}, "financial", None),
        ({}, "any", None),
    ],
)
def test_a_type_without_a_ladder_follows_the_one_for_any_matter(
    ladders: dict[str, str], asked: str, ladder: str | None
) -> None:
    """A type that nobody knows is a slip, and follows none."""
    assert ladder_of(agreement(disputes={"ladders": ladders}), asked, {"financial", "any"}) == ladder


def test_worked_examples_of_disputes_stand_on_the_calendar() -> None:
    """As examples, so that nobody takes them for disputes."""
    found = calendar(
        disputes={"ladders": {"any": STAGES}, "illustrations": [{"ladder": "any", "notified": "2026-12-14"}]}
    )

    assert one(found, Kind.EXAMPLE).what.startswith("Example of a dispute (any)")


def test_an_example_of_an_empty_ladder_is_a_note() -> None:
    """It has no stage to date."""
    found = calendar(disputes={"ladders": {"any": []}, "illustrations": [{"ladder": "any", "notified": "2026-12-14"}]})

    assert "has no stages" in notes(found)["disputes.illustrations[0]"]


# --- odd terms ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"commencement": "2026-04-01"},
            "The term has no last day yet, so dates that come round each year are listed only for",
        ),
        ({"expiry": "2027-03-31"}, "The term has no first day yet"),
        ({}, "The term has no first day and no last day yet"),
    ],
)
def test_a_term_without_an_end_lists_the_years_that_the_funds_name(given: dict[str, str], said: str) -> None:
    """And says why there are no more."""
    found = calendar(term=given, reporting=[QUARTERLY])

    assert len(days(found, Kind.REPORT)) == 4
    assert said in found.notes[0].text


def test_a_yearly_report_of_a_term_without_ends_falls_after_the_years_that_the_funds_name() -> None:
    """The return on 2026/27 is due in April 2027."""
    found = calendar(term={}, reporting=[{"what": "return", "by": COUNCIL, "due": {"every_year_on": "15 April"}}])

    assert days(found, Kind.REPORT) == ["2026-04-15", "2027-04-15"]


def test_a_definition_without_dates_and_funds_has_a_note_and_no_date() -> None:
    """That is how each definition begins."""
    found = calendar(term={}, funds=[], schemes=[], reporting=[QUARTERLY])

    assert found.entries == ()
    assert found.notes[0].text.endswith("each year are not listed.")


def test_a_term_of_one_day_begins_and_ends_on_it() -> None:
    """And its one quarter has its report."""
    found = calendar(term=term("2028-02-29", "2028-02-29"), funds=[], schemes=[], reporting=[QUARTERLY])

    assert [entry.day.isoformat() for entry in found.entries] == ["2028-02-29", "2028-02-29", "2028-05-02"]


def test_a_term_that_ends_before_it_begins_is_a_note() -> None:
    """A rule says more about it."""
    found = calendar(term=term("2027-04-01", "2026-03-31"), reporting=[QUARTERLY])

    assert days(found, Kind.REPORT) == []
    assert "The last day is before the first" in notes(found)["term.expiry"]


def test_a_leap_day_is_kept_on_the_calendar() -> None:
    """A year after 29 February is the last of the added year."""
    found = calendar(term={**term("2027-03-01", "2028-02-29"), "extension": {"by": {"years": "1"}}})

    assert days(found, Kind.EXTENDED_EXPIRY) == ["2029-02-28"]


def forty_years(**changes: Any) -> Agreement:
    """A term of forty years with everything that comes round, among eight parties."""
    payers = {HEALTH: "1.00", **{f"C{n}": "1.00" for n in range(7)}}
    funds = [
        fund(f"F{n}", instalments=PAID, contributions={"2026/27": payers}, uplift={"rates": {"all": rates()}})
        for n in range(4)
    ]
    parties = [party(), *(council(f"C{n}") for n in range(7))]
    return agreement(
        parties=parties, funds=funds, term=term("2026-04-01", "2066-03-31"), reporting=[QUARTERLY] * 4, **changes
    )


def rates() -> dict[str, str]:
    """A rate for each of forty years."""
    return {f"{year}/{(year + 1) % 100:02d}": "0.02" for year in range(2027, 2066)}


def test_forty_years_are_worked_out_in_a_few_seconds() -> None:
    """A lease-like term is long and no mistake. The time is that of the processor, with room to spare."""
    started = time.process_time()
    found = calendar_of(facts_of(forty_years()))

    assert time.process_time() - started < 10
    assert len(days(found, Kind.REPORT)) == 4 * 160
    assert len(days(found, Kind.INSTALMENT)) == 4 * 160


@pytest.mark.parametrize("last", ["2299-03-31", "9999-12-31"])
def test_an_endless_term_is_listed_for_sixty_years_and_says_so(last: str) -> None:
    """A year too far is mostly a slip of the pen."""
    found = calendar(
        term=term("2026-04-01", last),
        reporting=[QUARTERLY, {"what": "return", "by": COUNCIL, "due": {"every_year_on": "15 April"}}],
        exit={"notice": {"months": "12"}, "effective": "31 March"},
        funds=[fund(instalments=PAID)],
    )

    assert "first 60 years" in notes(found)["term.expiry"]
    assert len(found.entries) < 700


def test_days_beyond_the_known_bank_holidays_are_counted_in_one_line() -> None:
    """They are known up to 2100."""
    found = calendar(
        term=term("2099-04-01", "2102-03-31"),
        reporting=[QUARTERLY],
        funds=[fund(contributions={}, instalments=PAID)],
        schemes=[],
    )

    said = [note.text.partition(": ") for note in found.notes if "Bank holidays" in note.text]

    assert said == [
        (
            "Bank holidays are known for 1872 to 2100 only",
            ": ",
            "6 later dates that need them are left out; for 5 dates it is not said whether business is done.",
        )
    ]


@pytest.mark.parametrize(("first", "last"), [("0001-01-01", "0003-12-31"), ("9998-01-01", "9999-12-31")])
def test_the_ends_of_the_calendar_stop_nothing(first: str, last: str) -> None:
    """A definition may be mistyped in any way."""
    found = calendar(
        term={**term(first, last), "extension": {"by": {"years": "999999999"}}},
        reporting=[QUARTERLY, {"what": "return", "by": COUNCIL, "due": {"every_year_on": "29 February"}}],
        exit={"notice": {"years": "3"}, "effective": "29 February"},
        review={"after_year_end": {"working_days": "999999999"}},
        funds=[fund(contributions={}, instalments=PAID)],
    )

    assert days(found, Kind.EXPIRY) == [last]


# --- whatever the definition ----------------------------------------------------------------------------------------

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2080, 12, 31)).map(dt.date.isoformat)
LENGTHS = st.tuples(st.sampled_from(["days", "working_days", "months"]), st.integers(0, 60)).map(
    lambda each: {each[0]: str(each[1])}
)
DUE = st.tuples(st.sampled_from(["quarter_end", "month_end", "year_end", "commencement", "expiry"]), LENGTHS).map(
    lambda each: {"after": each[0], **each[1]}
)
TERMS = st.tuples(DAYS, st.integers(0, 1500)).map(
    lambda each: term(each[0], (dt.date.fromisoformat(each[0]) + dt.timedelta(days=each[1])).isoformat())
)


@given(TERMS, DUE, LENGTHS, st.sampled_from(["31 March only", "30 June or 31 December", None]), DAYS, DAYS)
def test_working_days_are_working_days_and_every_day_lies_in_its_window(
    of: Any, due: Any, length: Any, effective: str | None, first: str, last: str
) -> None:
    """Whatever the term, the deadlines and the window are."""
    window = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    circulation = {
        "frequency": "quarterly",
        "paid_in": "first working day of quarter",
        "paid_out": "next working day",
        "out_rule": "own_contribution",
    }
    whole = calendar(
        term=of,
        reporting=[{"what": "report", "by": COUNCIL, "due": due}],
        review={"after_year_end": length},
        exit={"notice": length, "effective": effective},
        funds=[fund(contributions={}, instalments=PAID, circulation=circulation)],
        schemes=[],
    )
    moved = {Kind.REPORT, Kind.PAID_IN, Kind.PAID_OUT}

    assert all(ENGLAND_AND_WALES.is_working_day(entry.day) for entry in whole.entries if entry.kind in moved)
    assert all(ENGLAND_AND_WALES.is_working_day(e.working_day) for e in whole.entries if e.working_day)
    assert all(not ENGLAND_AND_WALES.is_working_day(entry.day) for entry in whole.entries if entry.working_day)
    assert all(window[0] <= entry.day <= window[1] for entry in whole.within(*window).entries)
    assert list(whole.entries) == sorted(whole.entries, key=lambda entry: entry.day)
