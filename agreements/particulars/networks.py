"""Bodies that meet and sign nothing: a network, a pressure group, a planning group, and how its paper is adopted."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agreements.particulars.deadlines import Duration
from agreements.particulars.types import Count, Day, Id, Line, OneOrMore, Part, Words, YesNo


class Adoption(Part):
    """How a paper that nobody signs came into use."""

    by: Words | None = Field(None, description="Who adopted it, such as its members at their meeting, or its chair.")
    date: Day | None = Field(None, description="Date of adoption. Left empty, a space is printed for it.")
    reference: Line | None = Field(None, description="Reference of the minute that records it.")


class WorkingGroup(Part):
    """A group that works by terms of reference."""

    kind: Literal["network", "pressure_group", "planning_group"] = Field(
        description="What it is: a network that shares, a group that speaks up together, or a group that plans."
    )
    name: Words | None = Field(None, description="What it is called, where that is not the name of a board.")
    convenor: Id | None = Field(None, description="The body that calls the meetings and keeps the notes.")
    may_belong: Words | None = Field(None, description="Who may belong to it.")
    joining: Words | None = Field(None, description="How a body joins.")
    topics: tuple[Words, ...] = Field((), description="What the meetings are about, each in a few words.")
    meets: Words | None = Field(None, description="How often and where it meets, where that is not said of a board.")
    meetings: tuple[Day, ...] = Field((), description="The calendar of its meetings.")
    papers: Duration | None = Field(None, description="How long before a meeting its agenda goes out.")
    chair: Words | None = Field(None, description="Who chairs, where that is not said of a board.")
    quorum: Count | None = Field(None, description="How many must be there, where that is not said of a board.")
    not_attributed: YesNo | None = Field(
        None, description="Yes if what is said may be used outside, and not who said it."
    )
    opportunities: Words | None = Field(None, description="How two or more members take up an opportunity together.")
    alert: Duration | None = Field(None, description="Within what time news of funding is passed on to all members.")
    speaks: Annotated[tuple[Words, ...], OneOrMore] = Field((), description="Who may speak for the group; one or more.")
    sign_off: Words | None = Field(None, description="Who approves a statement before it goes out, and how.")
    answer_within: Duration | None = Field(
        None, description="Within what time a member must say that it disagrees with a statement."
    )
    dissent: Words | None = Field(None, description="What a member that disagrees with a statement may do.")
    limits: tuple[Words, ...] = Field((), description="Limits of what the group says and does, each in a few words.")
    costs: Words | None = Field(None, description="How costs are shared; empty where each member bears its own.")
    plan_cycle: tuple[Words, ...] = Field((), description="The steps of a planning year, in order.")
    plan: Words | None = Field(None, description="The plan that a planning group prepares.")
    closing: Words | None = Field(None, description="When and how the group ends.")


class Charter(Part):
    """The charter of one organisation's network: what each side gives, how a body is tested, and the brand."""

    owner: Id | None = Field(None, description="The organisation whose network it is.")
    gives: tuple[Words, ...] = Field((), description="What members receive, each in a few words.")
    asks: tuple[Words, ...] = Field((), description="What is asked of members, each in a few words.")
    decided_by: Words | None = Field(None, description="Who decides whether a body may join.")
    answer_within: Duration | None = Field(None, description="Within what time a body that asks to join is answered.")
    brand: tuple[Words, ...] = Field((), description="How members may use the network's name and emblem.")
    brand_approval: Words | None = Field(None, description="Who agrees to a use that the charter does not name.")
    brand_ends_within: Duration | None = Field(
        None, description="Within what time a body that leaves takes the name and emblem down."
    )
    ending_by_owner: Words | None = Field(None, description="When and how the owner may end a body's membership.")
    invitation: Words | None = Field(None, description="The sentence or two with which the letter to a body begins.")
    reply_to: Words | None = Field(None, description="Where the reply to that letter goes.")
