"""Lengths of time and deadlines, structured so that the timetable can reckon with them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from agreements.particulars.types import Count, DayOfYear, Part

UNITS = ("hours", "days", "working_days", "weeks", "months", "years")


class Duration(Part):
    """A length of time in one unit, such as `{months: 6}` or `{working_days: 5}`."""

    hours: Count | None = Field(None, description="Clock hours.")
    days: Count | None = Field(None, description="Calendar days.")
    working_days: Count | None = Field(None, description="Days other than weekends and bank holidays.")
    weeks: Count | None = Field(None, description="Weeks of seven calendar days.")
    months: Count | None = Field(None, description="Calendar months, to the same day or the month's last day.")
    years: Count | None = Field(None, description="Years.")

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if sum(getattr(self, unit) is not None for unit in UNITS) != 1:
            # Braces in the text itself would be taken for places to fill in, and doubled ones are printed doubled.
            message = "a length of time needs exactly one unit, such as {example}"
            raise PydanticCustomError("duration", message, {"example": "{months: 6}"})
        return self

    @property
    def unit(self) -> str:
        """The one unit given, such as `months`."""
        return next(unit for unit in UNITS if getattr(self, unit) is not None)

    @property
    def number(self) -> int:
        """How many of that unit."""
        return int(getattr(self, self.unit))


class Deadline(Part):
    """A date reckoned from an event, such as `{after: quarter_end, working_days: 20}`, or a day of every year."""

    after: Literal["quarter_end", "year_end", "month_end", "commencement", "expiry"] | None = Field(
        None, description="The event from which time runs."
    )
    days: Count | None = Field(None, description="Calendar days after the event.")
    working_days: Count | None = Field(None, description="Working days after the event.")
    months: Count | None = Field(None, description="Calendar months after the event.")
    every_year_on: DayOfYear | None = Field(None, description="The same day each year, such as 15 April.")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        lengths = sum(value is not None for value in (self.days, self.working_days, self.months))
        fixed = self.every_year_on is not None
        if fixed == (self.after is not None) or lengths != (0 if fixed else 1):
            raise PydanticCustomError(
                "deadline",
                "a deadline is either {{every_year_on: 15 April}} or an event with one length of time, "
                "such as {{after: quarter_end, working_days: 20}}",
            )
        return self
