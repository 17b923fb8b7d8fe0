"""How bodies keep working well with each other: trust, communication, culture, standards."""

from __future__ import annotations

from pydantic import Field

from agreements.particulars.types import Day, Id, Money, Part, Words


class TrustStep(Part):
    """Something that the parties do to know that they can rely on each other."""

    what: Words = Field(description="What is done, such as an exchange of accounts or a visit.")
    by: Id | None = Field(None, description="The party that does it; empty means all of them.")
    date: Day | None = Field(None, description="By when.")


class TeamActivity(Part):
    """Something that staff of several bodies do together so that they know each other."""

    what: Words = Field(description="What is done.")
    who: Words | None = Field(None, description="Who takes part.")
    date: Day | None = Field(None, description="When.")


class WorkingTogether(Part):
    """The partnership's own upkeep: knowing each other, saying what changes, keeping care good while money is saved."""

    new_staff: Words | None = Field(None, description="How new staff learn about the partners.")
    communication: Words | None = Field(None, description="How the partners keep each other informed.")
    communication_asked: Day | None = Field(None, description="When they next ask staff whether that reaches them.")
    trends: Words | None = Field(None, description="Which figures and forecasts they bring to their meetings.")
    meeting_time: Words | None = Field(None, description="How meetings divide time between upkeep and work.")
    law_watched_by: Words | None = Field(None, description="Who watches for changes of law and policy.")
    law_reported: Words | None = Field(None, description="How often they report them, such as at each second meeting.")
    mainstream: Words | None = Field(None, description="How joint work stays connected with other work.")
    trust: tuple[TrustStep, ...] = Field((), description="What they do to know that they can rely on each other.")
    team_building: tuple[TeamActivity, ...] = Field((), description="What their staff do together to know each other.")
    professional_culture: tuple[Words, ...] = Field(
        (), description="What they do about prejudices between professions and organisations."
    )
    appraisal: Words | None = Field(None, description="How appraisal takes in work done for other partners.")
    pay_and_conditions: Words | None = Field(
        None, description="Differences of pay and conditions between staff who work side by side, and how they are met."
    )
    quality_standards: tuple[Words, ...] = Field((), description="Standards and evidence that the work follows.")
    competence: tuple[Words, ...] = Field((), description="What staff must be qualified for, and equipment safe for.")
    basic_care: tuple[Words, ...] = Field((), description="Care that nobody goes without, whoever gives it.")
    spending_criteria: Words | None = Field(
        None, description="How the partners' rules on what money may be spent on differ, and which applies when."
    )
    savings_target: Money | None = Field(None, description="Savings aimed at, in pounds.")
    savings_guard: Words | None = Field(None, description="What the savings must not touch.")
