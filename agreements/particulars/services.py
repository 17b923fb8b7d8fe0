"""What bodies do for each other: services that one runs for others, contracts watched together, assessors lent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from agreements.particulars.deadlines import Duration
from agreements.particulars.types import Count, Day, Id, Line, Money, OneOrMore, Part, Words, Year, YesNo


class Charge(Part):
    """A price, such as that of an hour or of an assessment."""

    what: Words = Field(description="What is charged for.")
    sum: Money = Field(description="How much, in pounds.")
    per: Words | None = Field(None, description="For what amount of it, such as an hour.")


class SharedService(Part):
    """A service that one party runs for others as well as for itself."""

    id: Id = Field(description="Short id, such as SS1.")
    name: Words = Field(description="Name of the service.")
    provider: Id = Field(description="The party that runs it.")
    to: Annotated[tuple[Id, ...], OneOrMore] = Field(description="The parties that use it; one or more.")
    legal: YesNo = Field(False, description="Yes if it is legal advice: rules on instructions and privilege are added.")
    lead: Words | None = Field(None, description="Post that leads it.")
    scope: tuple[Words, ...] = Field((), description="What it does, each in a few words.")
    excluded: tuple[Words, ...] = Field((), description="What it does not do.")
    volume: Words | None = Field(None, description="How much of it each party may use, such as 300 hours a year.")
    hours: Words | None = Field(None, description="When it can be reached.")
    within: Duration | None = Field(None, description="Within what time a request is answered.")
    urgent_within: Duration | None = Field(None, description="Within what time an urgent request is answered.")
    conflict_route: Words | None = Field(
        None, description="Where a party turns when the service cannot act for it because interests conflict."
    )
    sums: Mapping[Year, Mapping[Id, Money | None] | None] = Field(
        default_factory=dict, description="What each user pays, in pounds by year and party; empty means not known yet."
    )
    charges: tuple[Charge, ...] = Field((), description="Prices for what those sums do not cover.")
    invoiced: Literal["monthly", "quarterly", "six_monthly", "annual"] | None = Field(
        None, description="How often the provider sends its invoices."
    )


class MonitoredAgreement(Part):
    """A service level agreement, grant or contract of somebody else's that the parties monitor together."""

    id: Id = Field(description="Short id, such as A1.")
    service: Words = Field(description="What is provided under it.")
    reference: Line | None = Field(None, description="Its reference.")
    provider: Id = Field(description="Who provides: a body on the map, or a party.")
    funders: Annotated[tuple[Id, ...], OneOrMore] = Field(description="Who pays; one or more.")
    sums: Mapping[Year, Mapping[Id, Money | None] | None] = Field(
        default_factory=dict, description="What each funder pays, in pounds by year; empty means not known yet."
    )
    commencement: Day | None = Field(None, description="Its first day.")
    expiry: Day | None = Field(None, description="Its last day.")
    monitor: Id | None = Field(None, description="The party that monitors it for all, whoever pays.")
    risk: Literal["low", "medium", "high"] | None = Field(None, description="How closely it has to be watched.")
    frequency: Literal["monthly", "quarterly", "six_monthly", "annual"] | None = Field(
        None, description="How often the provider reports."
    )
    measures: tuple[Words, ...] = Field((), description="What is measured, each in a few words.")
    visits: Words | None = Field(None, description="Visits, such as once a year.")
    reviews: tuple[Day, ...] = Field((), description="Days by which it is reviewed.")


class RotaTurn(Part):
    """One turn of a rota."""

    party: Id = Field(description="The party whose turn it is.")
    assessors: Count | None = Field(None, description="How many assessors it keeps ready.")
    turn: Words = Field(description="When, such as each first week of a month.")
    post: Words | None = Field(None, description="Post to be reached in that time.")


class AssessorPool(Part):
    """Assessors whom parties lend to each other."""

    assessors: Words = Field(description="What they are, such as best interests assessors.")
    coordinator: Id | None = Field(None, description="The party that keeps the rota.")
    rota: tuple[RotaTurn, ...] = Field((), description="Whose turn it is when.")
    within: Duration | None = Field(None, description="Within what time an assessor is named.")
    urgent_within: Duration | None = Field(None, description="Within what time in an urgent case.")
    fees: tuple[Charge, ...] = Field((), description="What is charged for an assessment.")
    cross_charging: Words | None = Field(None, description="How and when the parties charge each other.")
    independence: tuple[Words, ...] = Field(
        (), description="Rules that keep assessors independent, each in a few words."
    )


class TrainingTerms(Part):
    """Rules for all courses that the parties run together."""

    cancellation: Duration | None = Field(None, description="Notice of a course that is moved or cancelled.")
    places_released: Duration | None = Field(None, description="Notice of a place that a party will not use.")
    empty_place: Money | None = Field(None, description="Charge for a place left empty without that notice, in pounds.")
    trainers: Words | None = Field(None, description="Which trainers the parties supply, and on what terms.")
    records_kept: Duration | None = Field(None, description="How long records of training are kept.")
    materials: Words | None = Field(None, description="What may be done with the materials, where that is special.")
