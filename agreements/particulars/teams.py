"""A team of several professions and employers, who decides what, and the policies that bodies have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from agreements.particulars.deadlines import Duration
from agreements.particulars.types import Count, Day, Id, Line, OneOrMore, Part, Quantity, Words, YesNo


class TeamMember(Part):
    """A place in the team: its discipline, whose staff it is, who manages it and who supervises its practice."""

    discipline: Words = Field(description="Profession or post, such as occupational therapist.")
    wte: Quantity | None = Field(None, description="Whole-time equivalents.")
    employer: Id = Field(description="Who employs whoever holds it.")
    manager: Words | None = Field(
        None, description="Post that manages the work from day to day, where that is not the team manager."
    )
    supervisor: Words | None = Field(None, description="Post that supervises professional practice.")
    supervised_every: Duration | None = Field(None, description="How far apart supervisions are, at most.")
    blended: YesNo | None = Field(
        None, description="Yes for a role that spans health and social care, whoever employs its holder."
    )


class TeamTask(Part):
    """A step of the team's work: who takes it and who decides on it."""

    task: Words = Field(description="The step, such as first assessment, allocation or review.")
    by: Words = Field(description="Who takes it: a discipline, a post, or a party by its id.")
    decided_by: Words | None = Field(None, description="Who decides, where that is somebody else.")
    within: Duration | None = Field(None, description="Within what time after the step before it.")


class Team(Part):
    """A team in which staff of several bodies work together."""

    name: Words | None = Field(None, description="Name of the team.")
    manager: Words | None = Field(None, description="Post that manages the team.")
    manager_employer: Id | None = Field(None, description="Who employs that manager.")
    bases: tuple[Words, ...] = Field((), description="Where the team works.")
    hours: Words | None = Field(None, description="When it works, such as Monday to Friday, 9 am to 5 pm.")
    members: tuple[TeamMember, ...] = Field((), description="Who belongs to it, by discipline and employer.")
    professional_values: tuple[Words, ...] = Field(
        (), description="How different professional values and roles are brought together, point by point."
    )
    takes_on: Words | None = Field(None, description="Whom the team takes on.")
    tasks: tuple[TeamTask, ...] = Field((), description="Who assesses, allocates, delivers and reviews, step by step.")
    meets: Words | None = Field(None, description="When the team meets to allocate work, such as every Tuesday.")
    allocation: Words | None = Field(None, description="The rule by which work is allocated.")
    allocated_by: Words | None = Field(None, description="Post that allocates when the meeting cannot wait.")
    case_holder: Words | None = Field(None, description="Who becomes the case holder of a person.")
    case_limit: Count | None = Field(None, description="How many people one case holder holds at most.")
    record: Words | None = Field(None, description="The record system in which the team writes.")
    out_of_hours: Words | None = Field(None, description="Who acts outside the team's hours, and how they are reached.")
    escalation: tuple[Words, ...] = Field((), description="To whom a worry about a person goes, step by step.")


class DecisionMaker(Part):
    """A matter, who decides on it, and who answers for what follows."""

    matter: Words = Field(description="The matter, such as a move to another service.")
    decides: Words = Field(description="Who decides: a party by its id, a post or a meeting.")
    responsible: Words | None = Field(None, description="Who answers for it and carries it out.")
    consulted: Annotated[tuple[Words, ...], OneOrMore] = Field((), description="Who is asked before; one or more.")
    informed: Annotated[tuple[Words, ...], OneOrMore] = Field((), description="Who is told after; one or more.")


class JointPolicy(Part):
    """A policy or procedure that the parties follow together."""

    title: Words = Field(description="Its title.")
    owner: Words | None = Field(None, description="Who keeps it: a party by its id, or a post.")
    reference: Line | None = Field(None, description="Its reference or version.")
    review: Day | None = Field(None, description="Day by which it is next reviewed.")


class VacancyDisplay(Part):
    """How bodies show each other which places are free."""

    how: Words = Field(description="How free places are shown, such as on a shared board.")
    updated: Words | None = Field(None, description="How often each body updates it, such as by 9 am each day.")
    kept_by: Id | None = Field(None, description="Who keeps it.")


class CoverTurn(Part):
    """A part of the day or week, and who can be called in it."""

    hours: Words = Field(description="The hours, such as 6 pm to 8 am on every day.")
    who: Words = Field(description="Who acts then: a party or body by its id, or a post.")
    reached: Words | None = Field(None, description="How they are reached.")
    hands_over: Words | None = Field(None, description="How the turn ends: what is handed over, to whom.")


class Cover(Part):
    """Care at every hour: who acts when, and whom people call in a crisis."""

    turns: tuple[CoverTurn, ...] = Field((), description="Who acts when; together they leave no hour open.")
    crisis_line: Words | None = Field(None, description="The number or place for people in a crisis, at every hour.")
    gap: Words | None = Field(None, description="What happens when whoever has the turn cannot act.")
