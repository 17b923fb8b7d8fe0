"""Dates of the agreement itself: its term, reviews, notice, parties, schemes and work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from agreements.finance import YearBasis, year_end
from agreements.particulars.deadlines import Duration
from agreements.particulars.figures.calendar.entries import (
    CalendarEntry,
    CalendarNote,
    Facts,
    Item,
    Kind,
    Missed,
    at_latest,
    parties_of,
    place,
    reckoned,
    words,
)
from agreements.particulars.figures.calendar.phrases import DayOfYear, days_named
from agreements.particulars.figures.calendar.years import bases, horizon, in_term, term_years
from agreements.particulars.parties import Party
from agreements.timetable import add_time, extended_end, latest_start, yearly_days
from agreements.wording import duration, joined, long_date


def length(time: Duration) -> str:
    """A length of time in words."""
    return duration(time.number, time.unit, defined=False)


# --- the term -------------------------------------------------------------------------------------------------------


def ends_of_term(facts: Facts) -> Iterator[Item]:
    """The first day and the last, and the last day for the event on which it starts."""
    term = facts.agreement.term
    if term.commencement:
        yield CalendarEntry(
            term.commencement, Kind.COMMENCEMENT, "First day of the agreement", place("term", "commencement")
        )
    if term.long_stop:
        event = words(term.effective_event) or "the event on which the agreement starts"
        yield from at_latest(
            facts,
            CalendarEntry(term.long_stop, Kind.LONG_STOP, f"Last day for this: {event}", place("term", "long_stop")),
        )
    if term.expiry:
        yield CalendarEntry(term.expiry, Kind.EXPIRY, "Last day of the agreement", place("term", "expiry"))


def ends_of_years(facts: Facts) -> Iterator[Item]:
    """The last day of each year that ends in the term."""
    for basis in bases(facts.agreement):
        which = "financial year" if basis is YearBasis.FINANCIAL else "year"
        for year in term_years(facts.agreement, basis):
            if in_term(facts.agreement, year_end(year)):
                yield CalendarEntry(year_end(year), Kind.YEAR_END, f"Last day of the {which} {year}", "term")


def extension(facts: Facts) -> Iterator[Item]:
    """The last day to agree an extension, and the last day of the agreement if it is extended."""
    found, expiry = facts.agreement.term.extension, facts.agreement.term.expiry
    if found is None:
        return
    if found.agreed_by:
        how = f" ({words(found.how)})" if found.how else ""
        what = f"Last day to agree an extension of {length(found.by)}{how}"
        path = place("term", "extension", "agreed_by")
        yield from at_latest(facts, CalendarEntry(found.agreed_by, Kind.EXTENSION_AGREED_BY, what, path))
    if expiry:
        end = reckoned(partial(extended_end, expiry, found.by.number, found.by.unit, facts.calendar))
        what = f"Last day of the agreement, if it is extended by {length(found.by)}"
        path = place("term", "extension", "by")
        yield CalendarEntry(end, Kind.EXTENDED_EXPIRY, what, path) if end else Missed()


def reviews(facts: Facts) -> Iterator[Item]:
    """Review dates as agreed, and the last day for the review of each year."""
    found = facts.agreement.review
    if found is None:
        return
    for n, day in enumerate(found.dates):
        yield CalendarEntry(day, Kind.REVIEW, "Review of the agreement", place("review", "dates", n))
    after = found.after_year_end
    if after is not None:
        for basis in bases(facts.agreement):
            for year in term_years(facts.agreement, basis):
                yield from _yearly_review(facts, year, after)


def _yearly_review(facts: Facts, year: str, after: Duration) -> Iterator[Item]:
    day = reckoned(partial(add_time, year_end(year), after.number, after.unit, facts.calendar))
    if day is None:
        yield Missed()
        return
    what = f"Last day to review the year {year}, {length(after)} after its end"
    yield from at_latest(facts, CalendarEntry(day, Kind.REVIEW, what, place("review", "after_year_end")))


# --- notice ---------------------------------------------------------------------------------------------------------


def notice(facts: Facts) -> Iterator[Item]:
    """For each day on which a party may leave: the last day on which it can give notice of that."""
    found, term = facts.agreement.exit, facts.agreement.term
    if found is None or found.notice is None:
        return
    time, limit = found.notice, words(found.effective)
    named = days_named(limit)
    if limit and not named:
        text = f'"{limit}" was not understood, so only notice up to the last day of the agreement is worked out.'
        yield CalendarNote(place("exit", "effective"), text)
    days = list(_permitted_days(facts, named)) if named else [term.expiry] if term.expiry else []
    started = term.commencement or date.min
    early = []
    for day in days:
        last = reckoned(partial(latest_start, day, time.number, time.unit, facts.calendar))
        if last is None:
            yield Missed()
        elif last < started:
            early.append(long_date(day))
        else:
            yield from at_latest(facts, _notice(last, day, time, named=bool(named)))
    if early:
        text = f"Notice to leave on {joined(early)} would have to be given before the first day of the agreement."
        yield CalendarNote(place("exit", "notice"), text)


def _permitted_days(facts: Facts, named: tuple[DayOfYear, ...]) -> Iterator[date]:
    start, end = facts.agreement.term.commencement, facts.agreement.term.expiry
    if start and end:
        last = min(end, horizon(start))
        yield from sorted({falls for day, month in named for falls in yearly_days(day, month, start, last)})


def _notice(last: date, leaves: date, time: Duration, *, named: bool) -> CalendarEntry:
    by_then = f"to leave on {long_date(leaves)}" if named else f"that takes effect by {long_date(leaves)}, the last day"
    what = f"Last day to give notice of {length(time)} {by_then}"
    return CalendarEntry(last, Kind.NOTICE, what, place("exit", "notice"))


# --- parties, schemes, work -----------------------------------------------------------------------------------------


def parties(facts: Facts) -> Iterator[Item]:
    """Decisions that are awaited, bodies that end and those that follow, and when plans were agreed."""
    for n, party in enumerate(facts.agreement.parties):
        yield from _authority(facts, n, party)
        if party.valid_to:
            path = place("parties", n, "valid_to")
            yield CalendarEntry(party.valid_to, Kind.PARTY_ENDS, f"Last day of {party.id}", path, (party.id,))
        if party.successor:
            what = f"{words(party.successor.name)} takes the place of {party.id}"
            path = place("parties", n, "successor", "from")
            yield CalendarEntry(party.successor.start, Kind.SUCCESSOR, what, path, (party.id,))
        board = party.health_and_wellbeing_board
        if board and board.plan_approved:
            what = f"{words(board.name)} agrees the Better Care Fund plan"
            path = place("parties", n, "health_and_wellbeing_board", "plan_approved")
            yield CalendarEntry(board.plan_approved, Kind.PLAN_APPROVED, what, path, (party.id,))


def _authority(facts: Facts, n: int, party: Party) -> Iterator[Item]:
    authority = party.authority
    if authority and authority.due and not authority.date:
        maker = words(authority.decision_maker)
        what = f"Decision to sign is due{f' from {maker}' if maker else ''}"
        path = place("parties", n, "authority", "due")
        yield from at_latest(facts, CalendarEntry(authority.due, Kind.AUTHORITY, what, path, (party.id,)))


def schemes(facts: Facts) -> Iterator[Item]:
    """The ends of schemes that have their own."""
    for n, scheme in enumerate(facts.agreement.schemes):
        name = f"{scheme.id} {words(scheme.title)}".strip()
        who = parties_of(facts.agreement, scheme.lead)
        if scheme.commencement:
            path = place("schemes", n, "commencement")
            yield CalendarEntry(scheme.commencement, Kind.SCHEME_STARTS, f"First day of scheme {name}", path, who)
        if scheme.expiry:
            path = place("schemes", n, "expiry")
            yield CalendarEntry(scheme.expiry, Kind.SCHEME_ENDS, f"Last day of scheme {name}", path, who)


def tasks(facts: Facts) -> Iterator[Item]:
    """Pieces of work by the day on which they are due."""
    for n, task in enumerate(facts.agreement.work_programme):
        if task.due:
            what = f"Due: {words(task.task)}"
            who = parties_of(facts.agreement, task.lead)
            entry = CalendarEntry(task.due, Kind.TASK, what, place("work_programme", n, "due"), who)
            yield from at_latest(facts, entry)


def effects(facts: Facts) -> Iterator[Item]:
    """When a deed of variation, or a notice to leave, takes effect."""
    deed, given = facts.agreement.deed, facts.agreement.exit_notice
    if deed and deed.effective:
        yield CalendarEntry(deed.effective, Kind.EFFECT, "The variation takes effect", place("deed", "effective"))
    if given and given.effective:
        what = "The notice to leave takes effect, as it says itself"
        path = place("exit_notice", "effective")
        yield CalendarEntry(given.effective, Kind.EFFECT, what, path, (given.by,))
