"""Days, months and working days become dates: deadlines, reporting dates, and the stages of a dispute."""

from agreements.timetable.deadlines import (
    Deadline,
    Event,
    Stage,
    StageLength,
    due,
    due_dates,
    events_in_year,
    first_working_days_of_quarters,
    ladder_dates,
)
from agreements.timetable.ics import DayEvent, ics_bytes
from agreements.timetable.periods import (
    Unit,
    add_months,
    add_time,
    day_in_year,
    month_ends,
    quarter_ends,
    quarter_starts,
)
from agreements.timetable.terms import extended_end, latest_start, yearly_days
from agreements.timetable.working_days import (
    ENGLAND_AND_WALES,
    YEARS_KNOWN,
    Nation,
    WorkingCalendar,
    add_working_days,
    bank_holidays,
    roll_back,
    roll_forward,
    working_days,
)

__all__ = [
    "ENGLAND_AND_WALES",
    "YEARS_KNOWN",
    "DayEvent",
    "Deadline",
    "Event",
    "Nation",
    "Stage",
    "StageLength",
    "Unit",
    "WorkingCalendar",
    "add_months",
    "add_time",
    "add_working_days",
    "bank_holidays",
    "day_in_year",
    "due",
    "due_dates",
    "events_in_year",
    "extended_end",
    "first_working_days_of_quarters",
    "ics_bytes",
    "ladder_dates",
    "latest_start",
    "month_ends",
    "quarter_ends",
    "quarter_starts",
    "roll_back",
    "roll_forward",
    "working_days",
    "yearly_days",
]
