"""Days on which reports are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from agreements.finance import YearBasis, year_end, year_start
from agreements.particulars.deadlines import Deadline
from agreements.particulars.figures.calendar.entries import (
    CalendarEntry,
    CalendarNote,
    Facts,
    Item,
    Kind,
    Missed,
    parties_of,
    place,
    reckoned,
    words,
)
from agreements.particulars.figures.calendar.years import horizon, term_years
from agreements.particulars.figures.contributions import pooled_funds
from agreements.particulars.figures.dates import report_period_ends
from agreements.particulars.governance import ReportingDuty
from agreements.particulars.types import MONTHS
from agreements.timetable import Event, Unit, add_months, add_time, roll_forward, yearly_days
from agreements.wording import duration, joined, long_date

_PERIODS: Mapping[str | None, tuple[str, int, str]] = {
    Event.QUARTER_END: ("quarter", 3, "quarterly"),
    Event.MONTH_END: ("month", 1, "monthly"),
    Event.YEAR_END: ("year", 12, "annual"),
}
"""The period that ends with an event, its months, and the frequency that goes with it."""


def reports(facts: Facts) -> Iterator[Item]:
    """Each report on the working day by which it is due; reports without a day are named in a note."""
    without = []
    for n, duty in enumerate(facts.agreement.reporting):
        if duty.due is None:
            without.append(f"reporting[{n}] {words(duty.what)}")
            continue
        yield from _odd_frequency(n, duty, duty.due)
        for event, about in _events(facts, duty, duty.due):
            yield _report(facts, n, duty, event, about)
    if without:
        text = f"No day is written for {joined(without)}; what the document says about reports applies."
        yield CalendarNote("reporting", text)


def _odd_frequency(n: int, duty: ReportingDuty, due: Deadline) -> Iterator[Item]:
    """A note where the day follows other periods than the frequency names; the day is what can be dated."""
    if due.after in _PERIODS and duty.frequency:
        period, _, frequency = _PERIODS[due.after]
        if frequency not in duty.frequency:
            often = joined([word.replace("_", "-") for word in duty.frequency])
            text = f"The report is {often}, but its day follows the end of each {period}; every {period} is listed."
            yield CalendarNote(place("reporting", n, "due"), text)


def _report(facts: Facts, n: int, duty: ReportingDuty, event: date, about: str) -> Item:
    number, unit = _length(duty.due)
    agreed = reckoned(partial(add_time, event, number, unit, facts.calendar))
    day = agreed and reckoned(partial(roll_forward, agreed, facts.calendar))
    if agreed is None or day is None:
        return Missed()
    covers = ", ".join((*duty.funds, *duty.schemes))
    return CalendarEntry(
        day,
        Kind.REPORT,
        f"Report due: {words(duty.what)}{f' ({covers})' if covers else ''}, {about}",
        place("reporting", n, "due"),
        _reporters(facts, duty),
        acts="pool manager" if duty.by == "pool_manager" else "",
        agreed=None if day == agreed else agreed,
    )


def _length(due: Deadline | None) -> tuple[int, Unit]:
    lengths = {unit: getattr(due, unit.value, None) for unit in (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS)}
    return next(((number, unit) for unit, number in lengths.items() if number is not None), (0, Unit.DAYS))


def _reporters(facts: Facts, duty: ReportingDuty) -> tuple[str, ...]:
    if duty.by != "pool_manager":
        return parties_of(facts.agreement, [duty.by])
    funds = [fund for fund in facts.agreement.funds if fund.id in duty.funds] or pooled_funds(facts.agreement)
    hosts = [fund.pool_manager.employer if fund.pool_manager else None for fund in funds]
    named = [host or fund.host_id for host, fund in zip(hosts, funds, strict=True)]
    return tuple(dict.fromkeys(host for host in named if host))


# --- what the time runs from ----------------------------------------------------------------------------------------


def _events(facts: Facts, duty: ReportingDuty, due: Deadline) -> Iterator[tuple[date, str]]:
    """Each day from which the time of a report runs, with what the report is on."""
    start, end = facts.agreement.term.commencement, facts.agreement.term.expiry
    if due.every_year_on is not None:
        yield from _every_year(facts, duty, due.every_year_on)
    elif due.after == "commencement" and start:
        yield start, f"{_words_of(due)} after the first day"
    elif due.after == "expiry" and end:
        yield end, f"{_words_of(due)} after the last day"
    elif due.after in _PERIODS:
        yield from _periods(facts, duty, due)


def _words_of(due: Deadline) -> str:
    number, unit = _length(due)
    return duration(number, unit.value, defined=False)


def _periods(facts: Facts, duty: ReportingDuty, due: Deadline) -> Iterator[tuple[date, str]]:
    name, months, _ = _PERIODS[due.after]
    for year in term_years(facts.agreement, _basis(facts, duty)):
        for last in report_period_ends(due, year):
            if _has_days_in_term(facts, last, months):
                yield last, f"for the {name} to {long_date(last)}"


def _has_days_in_term(facts: Facts, last: date, months: int) -> bool:
    start, end = facts.agreement.term.commencement, facts.agreement.term.expiry
    # The day before the period; in the first year of a calendar there is none, and the period is no later than that.
    before = reckoned(partial(add_months, last.replace(day=1), 1 - months))
    return (start is None or last >= start) and (end is None or before is None or before <= end)


def _basis(facts: Facts, duty: ReportingDuty) -> YearBasis:
    """The calendar year where all the funds that the report covers keep it."""
    funds = [fund for fund in facts.agreement.funds if fund.id in duty.funds]
    funds = funds or list(pooled_funds(facts.agreement)) or list(facts.agreement.funds)
    calendar = bool(funds) and all(fund.year_basis == "calendar" for fund in funds)
    return YearBasis.CALENDAR if calendar else YearBasis.FINANCIAL


def _every_year(facts: Facts, duty: ReportingDuty, text: str) -> Iterator[tuple[date, str]]:
    """The day in each year of the term, and once more after its end, for the report on the last year."""
    number, _, name = text.partition(" ")
    day, month = int(number), MONTHS.index(name) + 1
    years = term_years(facts.agreement, _basis(facts, duty))
    start = facts.agreement.term.commencement or (year_start(years[0]) if years else None)
    end = facts.agreement.term.expiry or (year_end(years[-1]) if years else None)
    if start is None or end is None:
        return
    first_end = year_end(years[0]) if years else end
    for falls in yearly_days(day, month, start, min(end, horizon(start))):
        early = " (no year of the term has ended by then)" if falls < first_end else ""
        yield falls, f"on {text} every year{early}"
    year_on = reckoned(partial(add_months, end, 12))
    after = next(yearly_days(day, month, end, year_on), None) if year_on and start <= end <= horizon(start) else None
    if after and after > end:
        yield after, f"on {text} every year (after the end of the term)"
