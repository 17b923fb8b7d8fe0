"""Schemes: what is done for whom under which functions, by whom, and where each role ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from agreements.particulars.deadlines import Duration
from agreements.particulars.money import Split
from agreements.particulars.types import (
    Count,
    Day,
    Id,
    Line,
    Money,
    NoneOr,
    OneOrMore,
    Part,
    Quantity,
    Words,
    Year,
    YesNo,
)

Arrangement = Literal[
    "pooled",
    "lead_commissioning_by_la",
    "lead_commissioning_by_nhs",
    "integrated_provision_by_nhs",
    "integrated_provision_by_la",
    "aligned",
    "grant",
    "none",
]


class Function(Part):
    """A function by the enactment that gives it."""

    act: Id = Field(description="The enactment, by its id in the pack's reference data, such as CareAct2014.")
    sections: tuple[Line, ...] = Field((), description="Sections, such as [9, 18, 19] or [42-47].")
    parts: tuple[Line, ...] = Field((), description="Parts, such as [I].")
    scope: Words | None = Field(None, description="How much of the function, in words.")
    held_by: Words | None = Field(None, description="How the party comes to hold it, such as by delegation.")


class Functions(Part):
    """The functions of each side that a scheme exercises, and those that it does not."""

    nhs: Annotated[tuple[Function, ...], NoneOr] | None = Field(None, description="NHS functions, or `none`.")
    council: Annotated[tuple[Function, ...], NoneOr] | None = Field(
        None, description="Health-related functions of the councils, or `none`."
    )
    excluded: Annotated[tuple[Function, ...], NoneOr] = Field((), description="Functions that stay where they are.")


class Outcome(Part):
    """A result that people should see, in the words of whoever says it."""

    id: Id = Field(description="Short id, such as O1.")
    text: Words = Field(description="The outcome; best in the words of users or carers.")
    voice: Literal["user", "carer", "system", "professional"] = Field(description="Whose words these are.")


class Measure(Part):
    """How an outcome is measured."""

    id: Id = Field(description="Short id, such as K1.")
    outcome: Id | None = Field(None, description="The outcome that it measures.")
    name: Words = Field(description="What is measured.")
    baseline: Quantity | None = Field(None, description="Value at the start.")
    target: Quantity | None = Field(None, description="Value to reach.")
    unit: Line | None = Field(None, description="Unit, such as % or nights.")
    frequency: Literal["monthly", "quarterly", "six_monthly", "annual"] | None = Field(
        None, description="How often it is reported."
    )
    owner: Words | None = Field(None, description="Who answers for it: a post, or a party by its id.")
    source: Words | None = Field(None, description="Where the figures come from.")
    unintended: Words | None = Field(None, description="What the measure might cause that nobody wants.")


class Post(Part):
    """Staff that a party provides."""

    post: Words = Field(description="The post.")
    wte: Quantity = Field(description="Whole-time equivalents.")
    employer: Id = Field(description="Who employs them.")
    managed_by: Id | None = Field(None, description="Who manages them, where that is not the employer.")
    site: Words | None = Field(None, description="Where they work.")
    legal_basis: Literal["s113", "secondment", "tupe", "honorary_contract", "own_staff"] | None = Field(
        None, description="On what basis they work for another body."
    )
    consulted: YesNo | None = Field(None, description="For s113: whether the officers were consulted.")


class Resources(Part):
    """What is provided to a scheme besides money. Write `none` where nothing is."""

    staff: Annotated[tuple[Post, ...], NoneOr] | None = Field(None, description="Staff, or `none`.")
    goods: Annotated[tuple[Words, ...], NoneOr] | None = Field(None, description="Goods, or `none`.")
    services: Annotated[tuple[Words, ...], NoneOr] | None = Field(None, description="Services, or `none`.")
    premises: Annotated[tuple[Words, ...], NoneOr] | None = Field(None, description="Accommodation, or `none`.")


class Handover(Part):
    """Where one role ends and what follows."""

    role: Words = Field(description="The role that ends.")
    holder: Id = Field(description="Who holds it: a party, a body on the map, or a keyword such as each_council.")
    starts_when: Words | None = Field(None, description="The event that starts it.")
    formal: YesNo | None = Field(
        None, description="Yes for a role that is laid down formally; no for one that has grown from habit or trust."
    )
    ends_when: Words | None = Field(None, description="The event that ends it.")
    next_role: Words | None = Field(None, description="The role that follows, or `closed`.")
    next_holder: Words | None = Field(None, description="Who holds the next role: an id, a text, or `none`.")
    within: Duration | None = Field(None, description="Time limit for the hand-over.")
    urgent_within: Duration | None = Field(None, description="Time limit in an urgent case.")
    interim: Words | None = Field(None, description="Who is responsible until the next holder takes over.")
    data: Words | None = Field(None, description="Information handed over, or `none`.")
    reason: Words | None = Field(None, description="Why nothing follows, where the role is closed.")
    area: Words | None = Field(None, description="Area in which the role is held, where it is not everywhere.")


class Charging(Part):
    """How charges to people who use a service are dealt with (SI 2000/617, regs 8(2)(h) and 9(3)(h))."""

    decided_how: Words | None = Field(None, description="How it is decided which services are charged for.")
    users_told: Words | None = Field(None, description="How users are told.")


class LeadOfficer(Part):
    """A post that leads a scheme for one party."""

    party: Id = Field(description="The party.")
    post: Words = Field(description="The post.")


class Scheme(Part):
    """One service or group of services under the agreement."""

    id: Id = Field(description="Short id, such as S1.")
    title: Words | None = Field(None, description="Title of the scheme.")
    overview: Words | None = Field(None, description="What the scheme is, in a few sentences.")
    arrangement: Arrangement = Field(description="Which flexibility it uses.")
    fund: Id | None = Field(None, description="The fund that pays for it.")
    lead: Annotated[tuple[Id, ...], OneOrMore] = Field(
        (), description="The lead: a party, or a keyword such as each_council_own_area."
    )
    budget: Mapping[Year, Money | None] = Field(default_factory=dict, description="Budget by year, in pounds.")
    providers: Annotated[tuple[Id, ...], OneOrMore] = Field(
        (), description="Who delivers: parties or bodies on the map."
    )
    procurement_route: Words | None = Field(None, description="How a provider that is no party was or will be chosen.")
    horizontal_exemption: YesNo | None = Field(
        None, description="Yes if a contract relies on the exemption for public bodies (Procurement Act 2023, Sch 2)."
    )
    no_separate_contract: Words | None = Field(
        None, description="For that exemption: why a separate contract could not reasonably supply the service."
    )
    commencement: Day | None = Field(None, description="First day, where that is not the agreement's.")
    expiry: Day | None = Field(None, description="Last day, where that is not the agreement's.")
    bcf: YesNo | None = Field(None, description="Yes if it is part of the Better Care Fund plan.")
    aims: tuple[Words, ...] = Field((), description="The agreed aims.")
    outcomes: tuple[Outcome, ...] = Field((), description="The agreed outcomes.")
    functions: Functions | None = Field(None, description="Functions exercised, by enactment.")
    charging: Charging | None = Field(None, description="How charging is dealt with.")
    persons: Words | None = Field(None, description="Who may benefit.")
    services: tuple[Words, ...] = Field((), description="Which kinds of service.")
    access: Words | None = Field(None, description="How people come to the service: referral and eligibility.")
    contracting: Words | None = Field(None, description="Contracts held and limits of authority.")
    resources: Resources | None = Field(None, description="Staff, goods, services and accommodation.")
    measures: tuple[Measure, ...] = Field((), description="How the outcomes are measured.")
    handovers: tuple[Handover, ...] = Field((), description="Where each role ends and who follows.")
    lead_officers: tuple[LeadOfficer, ...] = Field((), description="Lead officer of each party.")
    approvals: tuple[Words, ...] = Field((), description="Internal approvals that the scheme has or needs.")
    regulatory: tuple[Words, ...] = Field((), description="Registrations and regulatory requirements.")
    governance: Words | None = Field(None, description="Governance of the scheme where it is not the board alone.")
    risk_and_benefit: Words | None = Field(None, description="Risk and benefit share of the scheme where it differs.")
    information: Words | None = Field(None, description="Information sharing special to the scheme.")
    complaints_lead: Words | None = Field(None, description="Who leads on complaints about it.")
    exit_strategy: Words | None = Field(None, description="How the scheme would be wound down.")
    other: tuple[Words, ...] = Field((), description="Anything else agreed about the scheme.")


class JointPost(Part):
    """A post whose cost the parties share."""

    id: Id = Field(description="Short id, such as project_manager.")
    post: Words = Field(description="Title of the post.")
    employer: Id | None = Field(None, description="Who employs the post holder.")
    managed_by: Id | None = Field(None, description="Who manages the post holder.")
    wte: Quantity | None = Field(None, description="Whole-time equivalents.")
    cost_per_year: Money | None = Field(None, description="Cost in one year.")
    split: Split | None = Field(None, description="How the cost is split.")
    redundancy_split: Split | None = Field(None, description="How redundancy cost is split.")
    costs_bound_by: Words | None = Field(
        None,
        description="In a memorandum that does not bind: the binding schedule or separate agreement under which the "
        "cost is shared.",
    )
    legal_basis: Literal["s113", "secondment", "tupe", "honorary_contract", "own_staff"] | None = Field(
        None, description="On what basis the post holder works for another body than the employer."
    )
    consulted: YesNo | None = Field(None, description="For s113: whether the officer was consulted.")
    appointed_by: Words | None = Field(None, description="Who appoints.")
    commencement: Day | None = Field(None, description="First day of the post.")
    expiry: Day | None = Field(None, description="Last day of the post, where it is for a time.")
    site: Words | None = Field(None, description="Where the post holder works.")
    reports_to: Words | None = Field(None, description="To whom the post holder reports on the work.")
    duties: tuple[Words, ...] = Field((), description="What the post holder does.")


class Task(Part):
    """A piece of work that the parties have agreed to do."""

    task: Words = Field(description="What is done.")
    lead: Annotated[tuple[Id, ...], OneOrMore] = Field(description="Who leads it: party ids or a keyword.")
    due: Day | None = Field(None, description="By when.")
    result: Words | None = Field(None, description="How the parties will know that it is done.")


class TrainingPackage(Part):
    """A course that the parties run together."""

    id: Id = Field(description="Short id, such as TP1.")
    title: Words = Field(description="Title of the course.")
    audience: Words | None = Field(None, description="For whom it is.")
    sessions: Count | None = Field(None, description="How many sessions.")
    places_each: Count | None = Field(None, description="Places in each session.")
    trainer: Words | None = Field(None, description="Who trains.")
    cost: Money | None = Field(None, description="Cost of all its sessions.")
    arranged_by: Id | None = Field(None, description="The party that arranges it.")
    venue: Words | None = Field(None, description="Where it is held.")
    dates: tuple[Day, ...] = Field((), description="Days on which it is held.")
    places: Mapping[Id, Count] = Field(default_factory=dict, description="How many of its places each party has.")
    repeated_after: Duration | None = Field(None, description="After what time somebody takes it again.")
    certificate: Words | None = Field(None, description="What somebody who completes it receives.")
    content_owner: Id | None = Field(None, description="The party that owns the content and keeps it up to date.")
    fund: Id | None = Field(None, description="The fund that pays for it.")
