"""How personal data is shared: what passes from whom to whom, on what basis, and how it is kept safe."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agreements.particulars.deadlines import Duration
from agreements.particulars.types import Day, Id, Line, OneOrMore, Part, Words, YesNo


class DataFlow(Part):
    """Personal data that passes from one body to others for one purpose."""

    id: Id = Field(description="Short id, such as DF1.")
    item: Words = Field(description="Which data, such as name, NHS number and risk plan.")
    subjects: Words | None = Field(None, description="Whose data it is.")
    start: Id = Field(alias="from", description="Who gives it: a party or a body on the map.")
    to: Annotated[tuple[Id, ...], OneOrMore] = Field(description="Who receives it; one or more.")
    purpose: Words | None = Field(None, description="What it is for.")
    lawful_basis: Words | None = Field(
        None, description="Lawful basis (UK GDPR, article 6), where it is not that of all flows."
    )
    special_category_condition: Words | None = Field(
        None, description="Condition (UK GDPR, article 9), where it is not that of all flows."
    )
    confidence_basis: Words | None = Field(
        None, description="Basis in the common law of confidence, where it is not that of all flows."
    )
    frequency: Words | None = Field(None, description="How often, or on what occasion.")
    method: Words | None = Field(None, description="How it is sent or seen.")
    retention: Words | None = Field(None, description="How long the recipient keeps it.")


class InformationSystem(Part):
    """A system in which shared data is kept or seen."""

    name: Words = Field(description="Name of the system.")
    keeper: Id = Field(description="Who runs it and answers for it.")
    used_for: Words | None = Field(None, description="What it is used for.")
    access: Words | None = Field(None, description="Who may see or change what in it.")
    checks: Words | None = Field(None, description="How its use is checked, and how often.")


class InformationSharing(Part):
    """How personal data is shared."""

    agreement_reference: Line | None = Field(None, description="Reference of the information sharing agreement.")
    controllers: Literal["independent", "joint", "processor"] | None = Field(
        None, description="Whether the parties are independent or joint controllers."
    )
    contact_point: Id | None = Field(
        None, description="For joint controllers: the party to which people turn first with their rights."
    )
    lawful_basis: Words | None = Field(None, description="Lawful basis (UK GDPR, article 6), if set out here.")
    special_category_condition: Words | None = Field(
        None, description="Condition (UK GDPR, article 9), if set out here."
    )
    schedule_1_condition: Words | None = Field(
        None, description="Condition in Schedule 1 to the Data Protection Act 2018, where one is relied on."
    )
    confidence_basis: Words | None = Field(None, description="Basis in the common law of confidence, if set out here.")
    dpia_reference: Line | None = Field(None, description="Reference of the data protection impact assessment.")
    dpia_date: Day | None = Field(None, description="Date of that assessment.")
    complaints_acknowledged_within: Duration | None = Field(
        None, description="Within what time a data-protection complaint is acknowledged."
    )
    shared_record: Words | None = Field(None, description="A record that several parties read or write.")
    flows: tuple[DataFlow, ...] = Field((), description="What passes from whom to whom, one entry for each flow.")
    systems: tuple[InformationSystem, ...] = Field((), description="Systems in which shared data is kept or seen.")
    security: tuple[Words, ...] = Field((), description="Measures that keep the data safe, each in a few words.")
    access: tuple[Words, ...] = Field((), description="Rules on who may see the data, each in a few words.")
    breaches_told_within: Duration | None = Field(
        None, description="Within what time a party tells the others of a breach of security."
    )
    requests_helped_within: Duration | None = Field(
        None, description="Within what time a party helps another to answer a person about the person's own data."
    )
    privacy_notice: Words | None = Field(None, description="Where and how people are told what is shared.")
    retention: Words | None = Field(None, description="How long data is kept, where a flow does not say.")
    disposal: Words | None = Field(None, description="How data is destroyed or returned.")
    onward: Words | None = Field(None, description="To whom else a recipient may pass data on, and when.")
    transfers: Words | None = Field(
        None, description="Transfers to places outside the United Kingdom, with their safeguards; empty for none."
    )
    staff_training: Words | None = Field(None, description="Training that staff have before they see the data.")
    memorandum_is_agreement: YesNo | None = Field(
        None, description="Yes if this memorandum is said to be the information sharing agreement itself."
    )
    note: Words | None = Field(None, description="Anything else, such as that the sharing agreement is separate.")


class InformationOfficer(Part):
    """Somebody who answers for information at a party, by the post held."""

    role: Literal["caldicott_guardian", "senior_information_risk_owner", "data_protection_officer"] = Field(
        description="What the officer answers for."
    )
    post: Words = Field(description="Post that the officer holds.")
    email: Line | None = Field(None, description="Shared mailbox.")
