"""Deadlines reckoned from events, and the stages of a dispute ladder, as dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from agreements.timetable.periods import Unit, add_time, month_ends, quarter_ends, quarter_starts
from agreements.timetable.working_days import ENGLAND_AND_WALES, WorkingCalendar, roll_forward


class Event(StrEnum):
    """What comes round in every year and starts a time running."""

    QUARTER_START = "quarter_start"
    QUARTER_END = "quarter_end"
    MONTH_END = "month_end"
    YEAR_END = "year_end"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A length of time after an event of the year: 20 working days after each quarter's end.

    With `rolls_forward`, a last day that is no working day moves to the next one.
    """

    after: Event
    number: int
    unit: Unit = Unit.WORKING_DAYS
    rolls_forward: bool = False

    def falls(self, event: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """The last day, when the event is on `event`."""
        return due(event, self.number, self.unit, calendar, rolls_forward=self.rolls_forward)


def due(
    event: date,
    number: int,
    unit: Unit | str,
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
    *,
    rolls_forward: bool = False,
) -> date:
    """The last day for what is due `number` of `unit` after `event`; the day of the event is not counted."""
    last = add_time(event, number, unit, calendar)
    return roll_forward(last, calendar) if rolls_forward else last


def events_in_year(event: Event | str, year_start: date) -> tuple[date, ...]:
    """The days of the event in the year that begins on `year_start`, in order."""
    match Event(event):
        case Event.QUARTER_START:
            return quarter_starts(year_start)
        case Event.QUARTER_END:
            return quarter_ends(year_start)
        case Event.MONTH_END:
            return month_ends(year_start)
        case Event.YEAR_END:
            return quarter_ends(year_start)[-1:]


def due_dates(deadline: Deadline, year_start: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> tuple[date, ...]:
    """The last day after each event of the year that begins on `year_start`: four for quarters, twelve for months."""
    return tuple(deadline.falls(event, calendar) for event in events_in_year(deadline.after, year_start))


def first_working_days_of_quarters(year_start: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> tuple[date, ...]:
    """The first working day of each quarter of the year that begins on `year_start`."""
    return tuple(roll_forward(start, calendar) for start in quarter_starts(year_start))


StageLength: TypeAlias = tuple[str, int] | tuple[str, int, Unit]
"""A stage's label and how many working days it has, or how many of another unit."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a ladder on the calendar: it runs after `begins` and must be over by the end of `ends`."""

    label: str
    begins: date
    ends: date


def ladder_dates(
    notified: date,
    stages: Iterable[StageLength],
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
    *,
    urgent: bool = False,
) -> tuple[Stage, ...]:
    """The stages one after the other, each from the end of the one before; the first from the day of the notice.

    On the urgent track each length is halved, and a half day counts as one.
    """
    dated: list[Stage] = []
    for label, length, *units in stages:
        begins = dated[-1].ends if dated else notified
        number = (length + 1) // 2 if urgent else length
        ends = add_time(begins, number, units[0] if units else Unit.WORKING_DAYS, calendar)
        dated.append(Stage(label, begins, ends))
    return tuple(dated)
