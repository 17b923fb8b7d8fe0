"""Dates on which money moves, or on which a sum becomes known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from agreements.finance import Pence, year_end, year_start
from agreements.particulars.figures.calendar.entries import (
    CalendarEntry,
    CalendarNote,
    Facts,
    Item,
    Kind,
    Missed,
    at_latest,
    from_then,
    place,
    reckoned,
    words,
)
from agreements.particulars.figures.calendar.phrases import PeriodDay, day_after, days_named, period_day
from agreements.particulars.figures.calendar.years import in_term, years_of_fund
from agreements.particulars.figures.contributions import contribution_table, contributors, instalment_dates, payments
from agreements.particulars.money import Awaited, Fund
from agreements.timetable import add_months, day_in_year, month_ends, quarter_ends
from agreements.wording import long_date, plural

_MONTHS_IN_YEAR = 12
_PERIODS = {"monthly": ("month", 12), "quarterly": ("quarter", 4), "annual": ("year", 1)}
"""The period of a frequency, and how often it comes in a year."""

Payments = Mapping[str, Sequence[Pence] | None]
"""What each party pays in a year, payment by payment; None where that is not known."""


def _name(fund: Fund) -> str:
    return f"{fund.id} {words(fund.name)}".strip()


# --- sums that are awaited ------------------------------------------------------------------------------------------


def awaited(facts: Facts) -> Iterator[Item]:
    """The days by which sums and rates will be known."""
    for n, fund in enumerate(facts.agreement.funds):
        for year, found in fund.awaited.items():
            yield from _awaited(facts, fund, f"Sums of {year}", found, place("funds", n, "awaited", year, "due"))
        for year, found in fund.uplift.awaited.items() if fund.uplift else ():
            path = place("funds", n, "uplift", "awaited", year, "due")
            yield from _awaited(facts, fund, f"Rate of increase for {year}", found, path)


def _awaited(facts: Facts, fund: Fund, what: str, found: Awaited, path: str) -> Iterator[Item]:
    by = f", from {words(found.known_by)}" if found.known_by else ""
    who = contributors(facts.agreement, fund)
    yield from at_latest(
        facts, CalendarEntry(found.due, Kind.AWAITED, f"{what} for {_name(fund)} to be known{by}", path, who)
    )


# --- instalments ----------------------------------------------------------------------------------------------------


def instalments(facts: Facts) -> Iterator[Item]:
    """Each payment on its day, with what each party pays."""
    for n, fund in enumerate(facts.agreement.funds):
        if fund.instalments is None:
            continue
        path = place("funds", n, "instalments", "dates")
        if not fund.instalments.dates:
            text = f"The instalments of {fund.id} have no days, so none is listed."
            yield CalendarNote(place("funds", n, "instalments"), text)
        outside: list[date] = []
        for year, paid in _payments(facts, fund).items():
            yield from _instalments_of_year(facts, n, year, paid, outside)
        if outside:
            yield CalendarNote(path, _left_out("instalment", fund, outside))


def _left_out(what: str, fund: Fund, days: Sequence[date]) -> str:
    count = f"{len(days)} {plural(len(days), what, f'{what}s')} of {fund.id}"
    return f"{count} would fall outside the term and {plural(len(days), 'is', 'are')} not listed: {_some(days)}."


def _some(days: Sequence[date]) -> str:
    few = 4
    listed = ", ".join(long_date(day) for day in days[:few])
    return listed if len(days) <= few else f"{listed} and {len(days) - few} more"


def _instalments_of_year(facts: Facts, n: int, year: str, paid: Payments, outside: list[date]) -> Iterator[Item]:
    fund = facts.agreement.funds[n]
    days = instalment_dates(fund, year)
    most = max(len(days), fund.instalments.number if fund.instalments else 0)
    for i, day in enumerate(days):
        if in_term(facts.agreement, day):
            what = f"Instalment {i + 1} of {most} for {year} into {_name(fund)}"
            path = place("funds", n, "instalments", "dates", i)
            yield from from_then(facts, _payment(day, Kind.INSTALMENT, what, path, paid, i))
        else:
            outside.append(day)


def _payments(facts: Facts, fund: Fund) -> Mapping[str, Payments]:
    """What each party pays in each year of the fund."""
    years, payers = years_of_fund(facts.agreement, fund), contributors(facts.agreement, fund)
    sums = contribution_table(facts.agreement, fund) if years else {}
    return {year: {party: payments(fund, year, party, sums[year].get(party)) for party in payers} for year in years}


def _payment(day: date, kind: Kind, what: str, path: str, paid: Payments, i: int) -> CalendarEntry:
    sums = {party: None if each is None else _at(each, i) for party, each in paid.items()}
    payers = tuple(party for party, amount in sums.items() if amount != 0) or tuple(sums)
    return CalendarEntry(day, kind, what, path, payers, sums=tuple(sums.items()))


def _at(sums: Sequence[Pence], i: int) -> Pence:
    return sums[i] if i < len(sums) else Pence(0)


# --- money that goes in and out -------------------------------------------------------------------------------------

Rule = PeriodDay | tuple[tuple[int, int], ...]
"""A day of each period, or the days of the year by name."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One time that money goes in: the year, its place among those of the year, and the day, if it can be reckoned."""

    year: str
    number: int
    day: date | None


def circulation(facts: Facts) -> Iterator[Item]:
    """The days on which contributions go into a fund and out of it, where the phrases are understood."""
    for n, fund in enumerate(facts.agreement.funds):
        found = fund.circulation
        if found is None:
            continue
        rule = _rule(found.frequency, words(found.paid_in))
        turns = _turns(facts, fund, rule) if rule else ()
        if rule is None:
            yield _not_understood(n, "paid_in", words(found.paid_in), "first working day of quarter")
        yield from _paid_in(facts, n, fund, turns)
        yield from _paid_out(facts, n, fund, None if rule is None else turns)


def _rule(frequency: str, text: str) -> Rule | None:
    """What the phrase means, if it comes round as often as the money does."""
    period, often = _PERIODS[frequency]
    rule = period_day(text)
    if rule is not None:
        return rule if rule.period == period else None
    named = days_named(text)
    return named if len(named) == often else None


def _not_understood(n: int, key: str, text: str, example: str) -> CalendarNote:
    message = f'"{text}" was not understood, so it has no dates here. A phrase like "{example}" has.'
    return CalendarNote(place("funds", n, "circulation", key), message)


def _turns(facts: Facts, fund: Fund, rule: Rule) -> tuple[_Turn, ...]:
    return tuple(
        _Turn(year, number, day)
        for year in years_of_fund(facts.agreement, fund)
        for number, day in enumerate(_days_of_year(facts, rule, year))
    )


def _days_of_year(facts: Facts, rule: Rule, year: str) -> Iterator[date | None]:
    start = year_start(year)
    if not isinstance(rule, PeriodDay):
        yield from sorted(day_in_year(day, month, start) for day, month in rule)
        return
    ends = {"month": month_ends(start), "quarter": quarter_ends(start), "year": (year_end(year),)}[rule.period]
    for number, last in enumerate(ends):
        first = add_months(start, number * _MONTHS_IN_YEAR // len(ends))
        yield reckoned(partial(rule.falls, first, last, facts.calendar))


def _paid_in(facts: Facts, n: int, fund: Fund, turns: Sequence[_Turn]) -> Iterator[Item]:
    path = place("funds", n, "circulation", "paid_in")
    # Where instalments are agreed as well, the sums stand there.
    paid = {} if fund.instalments else _payments(facts, fund)
    outside = [turn.day for turn in turns if turn.day and not in_term(facts.agreement, turn.day)]
    for turn in turns:
        if turn.day is None:
            yield Missed()
        elif in_term(facts.agreement, turn.day):
            what = f"Contributions go into {_name(fund)}"
            entry = _payment(turn.day, Kind.PAID_IN, what, path, paid.get(turn.year, {}), turn.number)
            yield from from_then(facts, entry)
    if outside:
        yield CalendarNote(path, _left_out("payment", fund, outside))


def _paid_out(facts: Facts, n: int, fund: Fund, turns: Sequence[_Turn] | None) -> Iterator[Item]:
    """So long after money came in, or on days of its own."""
    text = words(fund.circulation.paid_out) if fund.circulation else ""
    rule = _rule(fund.circulation.frequency, text) if fund.circulation else None
    after = day_after(text)
    if rule:
        days: list[date | None] = [turn.day for turn in _turns(facts, fund, rule)]
    elif after and turns is not None:
        days = [turn.day and reckoned(partial(after.falls, turn.day, facts.calendar)) for turn in _inside(facts, turns)]
    else:
        yield _not_understood(n, "paid_out", text, "next working day")
        return
    for day in days:
        if day is None:
            yield Missed()
        elif rule is None or in_term(facts.agreement, day):
            path = place("funds", n, "circulation", "paid_out")
            yield from from_then(
                facts, CalendarEntry(day, Kind.PAID_OUT, f"Money of {_name(fund)} is paid out", path, fund.host)
            )


def _inside(facts: Facts, turns: Sequence[_Turn]) -> Iterator[_Turn]:
    return (turn for turn in turns if turn.day is None or in_term(facts.agreement, turn.day))
