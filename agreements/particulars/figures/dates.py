"""Dates that follow from the definition: when reports are due, and when each stage of a dispute ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from agreements import timetable
from agreements.finance import year_start
from agreements.particulars.agreement import Agreement
from agreements.particulars.deadlines import Deadline
from agreements.particulars.governance import Stage
from agreements.particulars.instruments import Service
from agreements.timetable import Event, Nation, Unit, WorkingCalendar, add_time, events_in_year

PackLadders = Mapping[str, object]
"""The pack's own ladders by type of dispute: each a list of stages, or a group of keys with `stages` among them."""


def working_calendar(agreement: Agreement) -> WorkingCalendar:
    """Working days by the bank holidays of the agreement's jurisdiction."""
    return WorkingCalendar(Nation(agreement.jurisdiction))


def report_period_ends(deadline: Deadline, year: str) -> tuple[date, ...]:
    """The last days of the periods that are reported on: four for quarters, twelve for months, one for the year.

    None for a deadline that does not come round with a period: a day of every year, or after the start or the end.
    """
    if deadline.after not in {event.value for event in Event}:
        return ()
    return events_in_year(Event(deadline.after), year_start(year))


def report_dates(agreement: Agreement, deadline: Deadline, year: str) -> tuple[date, ...]:
    """The last day for the report on each period of the year, in the order of the periods.

    None at all where one of them lies beyond the calendar or the bank holidays that are known.
    """
    calendar = working_calendar(agreement)
    number, unit = _length(deadline)
    try:
        return tuple(timetable.due(end, number, unit, calendar) for end in report_period_ends(deadline, year))
    except (ValueError, OverflowError):
        return ()


def received(agreement: Agreement, service: Service) -> date | None:
    """The day on which a notice that was sent so counts as received; None beyond the calendar."""
    if service.deemed_on is not None or service.deemed is None:
        return service.deemed_on or service.sent
    if service.deemed.unit == "hours":
        return service.sent
    try:
        unit = Unit(service.deemed.unit)
        return add_time(service.sent, service.deemed.number, unit, working_calendar(agreement))
    except (ValueError, OverflowError):
        return None


def _length(deadline: Deadline) -> tuple[int, Unit]:
    lengths = {Unit.DAYS: deadline.days, Unit.WORKING_DAYS: deadline.working_days, Unit.MONTHS: deadline.months}
    return next(((number, unit) for unit, number in lengths.items() if number is not None), (0, Unit.DAYS))


def ladder_stages(agreement: Agreement, dispute: str, pack_ladders: PackLadders) -> tuple[Stage, ...]:
    """The stages of that type of dispute: as agreed, the pack's own for `default`, or one stage for a procedure."""
    ladders = agreement.disputes.ladders if agreement.disputes else {}
    ladder = ladders.get(dispute)
    if ladder is None:
        return ()
    if not isinstance(ladder, str):
        return ladder
    if ladder == "default":
        return _pack_stages(pack_ladders.get(dispute, pack_ladders.get("any")))
    return (Stage.model_validate({"by": ladder, "kind": "procedure"}),)


def _pack_stages(ladder: object) -> tuple[Stage, ...]:
    stages = ladder.get("stages") if isinstance(ladder, Mapping) else ladder
    return tuple(Stage.model_validate(stage) for stage in stages) if isinstance(stages, list | tuple) else ()


def dispute_dates(agreement: Agreement, stages: Sequence[Stage], notified: date) -> tuple[date | None, ...]:
    """The last day of each stage, each counted from the end of the one before.

    None from the first stage without a length, or beyond the bank holidays that are known, onwards.
    """
    calendar = working_calendar(agreement)
    ends: list[date | None] = []
    at: date | None = notified
    for stage in stages:
        at = None if at is None else _end(at, stage, calendar)
        ends.append(at)
    return tuple(ends)


def _end(begins: date, stage: Stage, calendar: WorkingCalendar) -> date | None:
    try:
        if stage.working_days is not None:
            return add_time(begins, stage.working_days, Unit.WORKING_DAYS, calendar)
        return None if stage.days is None else add_time(begins, stage.days, Unit.DAYS, calendar)
    except (ValueError, OverflowError):
        return None
