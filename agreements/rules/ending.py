"""Rules about the end: the right to leave, the notice, the plan, and a notice that is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from agreements.particulars import Duration, ExitNotice, Party
from agreements.particulars.figures import received, working_calendar
from agreements.rules.matter import Matter, text
from agreements.rules.model import Finding
from agreements.rules.reading import folded
from agreements.timetable import Unit, add_time
from agreements.wording import joined, long_date

_DAY = timedelta(days=1)
_PLAN = {
    "users": frozenset({"users", "carers", "people"}),
    "staff": frozenset({"staff", "workforce", "tupe"}),
    "assets": frozenset({"assets", "equipment", "stock", "premises"}),
    "data": frozenset({"data", "records", "information"}),
    "money": frozenset({"money", "final_account", "accounts", "settlement"}),
}
"""What an exit plan covers, by the words for it in `exit.plan_items`."""
_PLANNED = ("s65Z5_delegation", "alliance_agreement", "collaboration_agreement", "multi_agency_agreement")
_YEAR_END = re.compile(
    r"\b31(?:st)?\s+march\b|\bfinancial[ -]year[ -]end\b|\bend of (?:the|a) financial year\b", re.IGNORECASE
)


def no_way_out(matter: Matter) -> Iterator[Finding]:
    """Nothing says who may end the agreement or leave it, or on what notice."""
    exit_ = matter.agreement.exit
    if matter.full and (exit_ is None or exit_.notice is None):
        what = "who may end the agreement or leave it, and on what notice" if exit_ is None else "on what notice"
        yield Finding(f"Nothing says {what}.", ("exit", "notice"), hint="add exit with a notice, such as {months: 6}")


def notice_beyond_end(matter: Matter) -> Iterator[Finding]:
    """The notice is longer than the time left, or the agreement ends in the middle of a year."""
    notice = _notice(matter)
    start, expiry = matter.start, matter.expiry
    if matter.is_a("exit_notice") and matter.agreement.principal_agreement is not None:
        start = start or matter.agreement.principal_agreement.commencement
        expiry = expiry or matter.agreement.principal_agreement.expiry
    if not (matter.full or matter.is_a("exit_notice")) or start is None or expiry is None or expiry <= start:
        return
    if notice is not None and matter.as_at is not None:
        soonest = _after(matter, matter.as_at, notice)
        if soonest is not None and soonest > expiry:
            yield Finding(
                f"Notice of {notice.number} {notice.unit.replace('_', ' ')} given on {long_date(matter.as_at)} would "
                f"end on {long_date(soonest)}, after the agreement itself ends on {long_date(expiry)}.",
                ("exit", "notice"),
            )
            return
    if not _ends_a_year(start, expiry):
        yield Finding(
            f"The agreement ends on {long_date(expiry)}, which is neither 31 March nor the day before an anniversary "
            f"of its start on {long_date(start)}.",
            ("term", "expiry"),
            hint="say so in the agreement if that is meant; contributions for part of a year need a rule",
        )


def _ends_a_year(start: date, expiry: date) -> bool:
    next_day = expiry + _DAY if expiry < date.max else expiry
    leap_start = (start.month, start.day) == (2, 29) and (next_day.month, next_day.day) == (3, 1)
    same_day = (next_day.month, next_day.day) == (start.month, start.day)
    return (expiry.month, expiry.day) == (3, 31) or same_day or leap_start


def exit_plan_incomplete(matter: Matter) -> Iterator[Finding]:
    """The exit plan leaves out users, staff, assets, data or money."""
    if not (matter.joint or matter.is_a(*_PLANNED)):
        return
    items = set(matter.agreement.exit.plan_items) if matter.agreement.exit else set()
    missing = [what for what, words in _PLAN.items() if not words & items]
    if missing:
        yield Finding(
            f"The exit plan says nothing about {joined(missing)}.",
            ("exit", "plan_items"),
            hint="add what is missing to exit.plan_items",
        )


def notice_on_wrong_day(matter: Matter) -> Iterator[Finding]:
    """The day on which a notice takes effect is not the one that service and the clause give."""
    given = matter.agreement.exit_notice
    if not matter.is_a("exit_notice") or given is None or given.effective is None:
        return
    reckoned = _effective(matter, given)
    if reckoned is not None and reckoned != given.effective:
        yield Finding(
            f"The notice takes effect on {long_date(reckoned)}, reckoned from service, and not on "
            f"{long_date(given.effective)}.",
            ("exit_notice", "effective"),
        )


def notice_to_wrong_bodies(matter: Matter) -> Iterator[Finding]:
    """A notice is addressed to a body that was no party on the day of service, or leaves one out that was."""
    given = matter.agreement.exit_notice
    if not matter.is_a("exit_notice") or given is None:
        return
    served = service_date(matter, given)
    bound = _bound(matter)
    heirs = {folded(text(p.successor.name)) for p in bound if p.successor}
    on = f" on {long_date(served)}" if served else ""
    for n, addressee in enumerate(given.to):
        party = matter.agreement.party(addressee)
        is_heir = party is not None and folded(text(party.legal_name)) in heirs
        if party is None or not (party in bound or is_heir):
            yield Finding(
                f'"{matter.name_of(addressee)}" is no party to the agreement{on}.', ("exit_notice", "to", n), addressee
            )
        elif not _in_being(party, served):
            yield Finding(
                f'"{matter.name_of(addressee)}" did not exist{on}: serve the body in its place.',
                ("exit_notice", "to", n),
                addressee,
            )
    addressed = {folded(text(p.legal_name)) for p in matter.agreement.parties if p.id in given.to}
    for party in bound:
        names = {folded(text(party.legal_name))}
        names |= {folded(text(party.successor.name))} if party.successor else set()
        gone = not _in_being(party, served) and party.successor is None
        if party.id != given.by and party.id not in given.to and not names & addressed and not gone:
            yield Finding(
                f'"{matter.name_of(party.id)}" is a party{on}, and the notice is not addressed to it.',
                ("exit_notice", "to"),
                party.id,
            )


def service_date(matter: Matter, given: ExitNotice) -> date | None:
    """The earliest day on which the notice counts as received by any of the ways in which it was sent."""
    days = [received(matter.agreement, service) for service in given.served]
    known = [day for day in days if day is not None]
    return min(known) if known else None


def _effective(matter: Matter, given: ExitNotice) -> date | None:
    served, notice = service_date(matter, given), _notice(matter)
    if served is None or notice is None:
        return None
    day = _after(matter, served, notice)
    if day is None:
        return None
    exit_ = matter.agreement.exit
    year_end = exit_ is not None and _YEAR_END.search(text(exit_.effective)) is not None
    match given.effective_only or ("financial_year_end" if year_end else ""):
        case "financial_year_end":
            this_year = date(day.year, 3, 31)
            return this_year if day <= this_year else date(day.year + 1, 3, 31)
        case "month_end":
            first = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            return first - _DAY
        case _:
            return day


def _notice(matter: Matter) -> Duration | None:
    given = matter.agreement.exit_notice if matter.is_a("exit_notice") else None
    if given is not None and given.notice is not None:
        return given.notice
    return matter.agreement.exit.notice if matter.agreement.exit else None


def _after(matter: Matter, start: date, length: Duration) -> date | None:
    """The day that ends the time; None for clock hours and beyond the calendar."""
    if length.unit == "hours":
        return start
    try:
        return add_time(start, length.number, Unit(length.unit), working_calendar(matter.agreement))
    except (ValueError, OverflowError):
        return None


def _bound(matter: Matter) -> tuple[Party, ...]:
    """Who is bound by the agreement that the notice ends."""
    principal = matter.agreement.principal_agreement
    named = principal.parties if principal else ()
    return tuple(p for p in matter.agreement.parties if not named or p.id in named)


def _in_being(party: Party, on: date | None) -> bool:
    if on is None:
        return True
    begun = party.valid_from is None or party.valid_from <= on
    return begun and (party.valid_to is None or on <= party.valid_to)
