"""Bodies that run services side by side: the contracts they keep, what they decide together, and a prime contractor."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agreements.particulars.deadlines import Duration
from agreements.particulars.types import Day, Id, Line, Money, OneOrMore, Part, Words


class ServiceContract(Part):
    """A contract for a service between parties. It stays as it is beside the collaboration."""

    service: Words = Field(description="What is provided under it.")
    reference: Line | None = Field(None, description="Its reference.")
    commissioner: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="Who buys; one or more.")
    provider: Id = Field(description="Who provides: a party, or a body on the map.")
    expiry: Day | None = Field(None, description="Its last day.")


class ReservedMatter(Part):
    """A matter that no group may settle for the parties."""

    matter: Words = Field(description="The matter.")
    agreed_by: Literal["all", "affected", "commissioners", "providers"] | None = Field(
        None, description="Who must agree: all parties, those that it affects, those that commission or that provide."
    )


class ManagementGroup(Part):
    """The people who run the work from day to day below the board."""

    name: Words | None = Field(None, description="Its name.")
    lead: Words | None = Field(None, description="Post that leads it.")
    members: tuple[Words, ...] = Field((), description="Who belongs to it, each in a few words.")
    tasks: tuple[Words, ...] = Field((), description="What it does, each in a few words.")
    meets: Words | None = Field(None, description="How often it meets.")


class Subcontract(Part):
    """A part of the work that a prime contractor has done by another party."""

    to: Id = Field(description="Who does it.")
    what: Words = Field(description="Which part of the work.")
    sum: Money | None = Field(None, description="What it is paid for it in a year, in pounds.")


class Prime(Part):
    """One party holds the contract with the commissioner and has parts of it done by the others."""

    contractor: Id = Field(description="The party that holds the main contract.")
    contract: Words | None = Field(None, description="The main contract, by its title and date.")
    commissioner: Id | None = Field(None, description="With whom it is made: a party, or a body on the map.")
    subcontracts: tuple[Subcontract, ...] = Field((), description="Who does which part of the work.")
    terms: tuple[Words, ...] = Field((), description="Terms of the main contract that every subcontract repeats.")
    paid_within: Duration | None = Field(
        None, description="Within what time after a proper invoice a subcontractor is paid."
    )
    step_in: Words | None = Field(
        None, description="Who takes over what, and when, if the prime contractor or a subcontractor fails."
    )
    support: tuple[Words, ...] = Field(
        (), description="What the prime contractor does for small and voluntary bodies among the subcontractors."
    )


class Collaboration(Part):
    """How commissioners and providers run services side by side under contracts that stay separate."""

    contracts: tuple[ServiceContract, ...] = Field((), description="The contracts for services that stay as they are.")
    management: ManagementGroup | None = Field(None, description="The group that runs the work from day to day.")
    reserved: tuple[ReservedMatter, ...] = Field((), description="Matters that the parties settle themselves.")
    open_book: tuple[Words, ...] = Field((), description="What the parties show each other, each in a few words.")
    withheld: tuple[Words, ...] = Field(
        (), description="What providers never show each other because they may compete, each in a few words."
    )
    gain_condition: Words | None = Field(
        None, description="What must be so before a gain is shared, such as that quality has been kept."
    )
    workforce: tuple[Words, ...] = Field((), description="What the parties do together about staff.")
    joining: Words | None = Field(None, description="How a further body joins.")
    prime: Prime | None = Field(None, description="Where one party holds the contract for all of them.")
