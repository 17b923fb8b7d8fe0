"""A definition becomes a calendar: every date that it implies, in order, and what could not be dated and why."""

from agreements.particulars.figures.calendar.disputes import (
    DatedDispute,
    DatedStage,
    dated_dispute,
    ladder_of,
    spaced,
    stage_entries,
)
from agreements.particulars.figures.calendar.entries import AgreementCalendar, CalendarEntry, CalendarNote, Facts, Kind
from agreements.particulars.figures.calendar.reading import calendar_of, facts_of

__all__ = [
    "AgreementCalendar",
    "CalendarEntry",
    "CalendarNote",
    "DatedDispute",
    "DatedStage",
    "Facts",
    "Kind",
    "calendar_of",
    "dated_dispute",
    "facts_of",
    "ladder_of",
    "spaced",
    "stage_entries",
]
