"""A joint strategy: what bodies know, what people told them, what they want to see, and what comes first."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from agreements.particulars.types import Day, Id, OneOrMore, Part, Words


class Finding(Part):
    """Something that is known of need, and how it is known."""

    what: Words = Field(description="What is known.")
    source: Words | None = Field(None, description="How it is known, with the year.")


class Heard(Part):
    """Something that people said, and what the strategy makes of it."""

    said: Words = Field(description="What people said, as nearly as possible in their words.")
    by: Words | None = Field(None, description="Who said it, such as carers at four meetings.")
    answer: Words | None = Field(None, description="What the strategy does about it, or why it does not.")


class Priority(Part):
    """One of the few things that come first."""

    id: Id = Field(description="Short id, such as P1.")
    title: Words = Field(description="The priority in a few words.")
    why: Words | None = Field(None, description="Why it comes first.")
    actions: tuple[Words, ...] = Field((), description="What will be done, each in a few words.")
    lead: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="Which bodies lead on it; one or more.")
    by: Day | None = Field(None, description="By when it should be seen.")
    result: Words | None = Field(None, description="What people will then see.")
    money: Words | None = Field(None, description="From which budget it is paid.")


class Strategy(Part):
    """What a joint strategy says beyond purpose, outcomes and measures."""

    vision: Words | None = Field(None, description="What life should be like when it has succeeded, in a sentence.")
    need: tuple[Finding, ...] = Field((), description="What is known of need.")
    services: Words | None = Field(None, description="What there is today.")
    heard: tuple[Heard, ...] = Field((), description="What people said, and what becomes of it.")
    priorities: tuple[Priority, ...] = Field((), description="What comes first, in order.")
    left_out: tuple[Words, ...] = Field((), description="What the strategy does not deal with, and where that belongs.")
    resources: Words | None = Field(None, description="The money and the people there are for it.")
    equality: Words | None = Field(None, description="What was found about its effect on equality, and when.")
    plans: tuple[Words, ...] = Field((), description="Other plans and strategies that it rests on or feeds into.")
