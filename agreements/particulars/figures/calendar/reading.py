"""The one table of what puts dates on the calendar, read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from agreements.particulars.agreement import Agreement
from agreements.particulars.figures.calendar.disputes import examples
from agreements.particulars.figures.calendar.entries import (
    AgreementCalendar,
    CalendarEntry,
    CalendarNote,
    Facts,
    Item,
    Missed,
)
from agreements.particulars.figures.calendar.instruments import exit_steps, grant_payments
from agreements.particulars.figures.calendar.money import awaited, circulation, instalments
from agreements.particulars.figures.calendar.reports import reports
from agreements.particulars.figures.calendar.term import (
    effects,
    ends_of_term,
    ends_of_years,
    extension,
    notice,
    parties,
    reviews,
    schemes,
    tasks,
)
from agreements.particulars.figures.calendar.years import about_the_term
from agreements.particulars.figures.dates import PackLadders, working_calendar
from agreements.timetable import YEARS_KNOWN
from agreements.wording import plural

SOURCES: tuple[Callable[[Facts], Iterator[Item]], ...] = (
    about_the_term,
    ends_of_term,
    ends_of_years,
    effects,
    extension,
    reviews,
    notice,
    parties,
    schemes,
    tasks,
    awaited,
    instalments,
    circulation,
    grant_payments,
    exit_steps,
    reports,
    examples,
)
"""What a date may come from; dates of one day stand in this order."""

_NO_LADDERS: PackLadders = MappingProxyType({})


def facts_of(agreement: Agreement, pack_ladders: Mapping[str, object] = _NO_LADDERS) -> Facts:
    """What the calendar of that agreement is read from."""
    return Facts(agreement, working_calendar(agreement), pack_ladders)


def calendar_of(facts: Facts) -> AgreementCalendar:
    """Every date that the definition implies, in order, with a note for each that it does not let us work out."""
    items = [item for source in SOURCES for item in source(facts)]
    entries = [item for item in items if isinstance(item, CalendarEntry)]
    notes = [item for item in items if isinstance(item, CalendarNote)]
    missed = [item for item in items if isinstance(item, Missed)]
    return AgreementCalendar(tuple(sorted(entries, key=lambda entry: entry.day)), (*notes, *_missed(missed)))


def _missed(days: Iterable[Missed]) -> Iterator[CalendarNote]:
    """One line for all days that lie beyond the bank holidays that are known."""
    listed = [day.listed for day in days]
    known = f"Bank holidays are known for {YEARS_KNOWN[0]} to {YEARS_KNOWN[-1]} only"
    said = []
    if left_out := listed.count(False):
        said.append(f"{left_out} later {plural(left_out, 'date', 'dates')} that need them {_are(left_out)} left out")
    if not_known := listed.count(True):
        said.append(f"for {not_known} {plural(not_known, 'date', 'dates')} it is not said whether business is done")
    if said:
        yield CalendarNote("term", f"{known}: {'; '.join(said)}.")


def _are(number: int) -> str:
    return plural(number, "is", "are")
