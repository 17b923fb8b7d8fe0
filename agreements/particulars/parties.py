"""The parties, who acts for them, and the other bodies on the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from agreements.particulars.deadlines import Duration
from agreements.particulars.information import InformationOfficer
from agreements.particulars.types import (
    Count,
    Day,
    Id,
    Line,
    Money,
    OneOrMore,
    Part,
    Quantity,
    Slug,
    Words,
    Year,
    YesNo,
)

PartyKind = Literal[
    "icb",
    "nhs_england",
    "nhs_trust",
    "nhs_ft",
    "special_health_authority",
    "lhb",
    "nhs_trust_wales",
    "health_board_scot",
    "ijb",
    "county_council",
    "district_council",
    "unitary",
    "metropolitan_district",
    "london_borough",
    "city_of_london",
    "isles_of_scilly",
    "county_wales",
    "county_borough_wales",
    "council_scot",
    "combined_authority",
    "combined_county_authority",
    "gp_partnership",
    "gp_company",
    "charity_cio",
    "charity_company",
    "charity_unincorporated",
    "cic",
    "company",
    "housing_association",
    "faith_body",
    "police",
    "fire",
    "university",
    "supplier",
    "individual",
    "people_group",
    "non_legal_body",
    "pct",
    "ccg",
    "health_authority",
    "sha_strategic",
    "care_trust_2001",
]

SIGNS_NOTHING = frozenset({"non_legal_body", "people_group"})
"""Kinds that are nobody in law: they decide and sign nothing, and are not asked to."""

ENGLISH_COUNCILS = frozenset(
    {
        "county_council",
        "district_council",
        "unitary",
        "metropolitan_district",
        "london_borough",
        "city_of_london",
        "isles_of_scilly",
    }
)
WELSH_COUNCILS = frozenset({"county_wales", "county_borough_wales"})
COUNCILS = ENGLISH_COUNCILS | WELSH_COUNCILS | {"council_scot"}
NHS_BODIES = frozenset(
    {
        "icb",
        "nhs_england",
        "nhs_trust",
        "nhs_ft",
        "special_health_authority",
        "lhb",
        "nhs_trust_wales",
        "health_board_scot",
        # No more, and still NHS bodies to whoever reads an old paper.
        "pct",
        "ccg",
        "health_authority",
        "sha_strategic",
        "care_trust_2001",
    }
)


class Authority(Part):
    """The decision by which a party may enter into the agreement."""

    decision_maker: Words | None = Field(None, description="Who decided: Cabinet, the Board, an officer by delegation.")
    date: Day | None = Field(None, description="Date of the decision. Leave it empty while the decision is awaited.")
    due: Day | None = Field(None, description="For a decision that is awaited: the date on which it is due.")
    reference: Line | None = Field(None, description="Reference of the minute or decision notice.")


class Signatory(Part):
    """A person who signs, attests a seal or witnesses, with the post held."""

    name: Line | None = Field(None, description="Name as it is to be printed. Leave it empty to print a blank line.")
    post: Words | None = Field(None, description="Post or capacity, such as Chief Executive.")
    acts: Literal["signs", "attests", "witnesses"] = Field(
        "signs", description="Whether this person signs, attests the seal, or witnesses a signature."
    )


class Notices(Part):
    """Where notices to a party go. Use a post and a shared mailbox, not a person's."""

    post: Words | None = Field(None, description="Post to whose holder notices are addressed.")
    address: Words | None = Field(None, description="Address for notices where it is not the party's own address.")
    email: Line | None = Field(None, description="Shared mailbox for notices.")


class Contact(Part):
    """Who is to be reached about what. Print posts and shared mailboxes in a document that will be published."""

    matter: Words = Field(description="What for, such as training or an urgent hand-over.")
    post: Words = Field(description="Post.")
    name: Line | None = Field(None, description="Name, kept out of published copies.")
    email: Line | None = Field(None, description="Mailbox.")
    telephone: Line | None = Field(None, description="Telephone number.")


class Successor(Part):
    """The body that takes a party's place."""

    name: Words = Field(description="Full legal name of the successor.")
    start: Day = Field(alias="from", description="Date from which the successor takes the party's place.")


class HealthAndWellbeingBoard(Part):
    """The health and wellbeing board of a council's area and its Better Care Fund plan."""

    name: Words = Field(description="Name of the board.")
    plan_approved: Day | None = Field(None, description="Date on which the board agreed the Better Care Fund plan.")
    nhs_minimum: Mapping[Year, Money | None] = Field(
        default_factory=dict,
        description="NHS minimum contribution for this board's area, by financial year, from the published table.",
    )
    nhs_pooled: Mapping[Year, Money | None] = Field(
        default_factory=dict, description="NHS money pooled for this board's area, by financial year."
    )
    social_care_required: Mapping[Year, Money | None] = Field(
        default_factory=dict, description="Least spend on adult social care from the NHS minimum, by financial year."
    )
    social_care_planned: Mapping[Year, Money | None] = Field(
        default_factory=dict, description="Planned spend on adult social care from the NHS minimum, by financial year."
    )


class Capacity(Part):
    """What a body has said that it can take on."""

    number: Count = Field(description="How many.")
    unit: Words = Field(description="Of what, such as people a month.")
    as_at: Day | None = Field(None, description="Date of the declaration.")
    capability: Words | None = Field(None, description="What it is able to do for them.")
    limits: Words | None = Field(None, description="Limits that it has no power over, or that it has told the others.")


class Party(Part):
    """An organisation that enters into the agreement."""

    id: Id = Field(description="Short id used in the rest of this file, such as ICB.")
    legal_name: Words | None = Field(None, description="Full legal name, letter for letter.")
    short_name: Words | None = Field(None, description="Name used in the text, such as the ICB.")
    kind: PartyKind = Field(description="What kind of body it is in law.")
    address: Words | None = Field(None, description="Principal office.")
    company_number: Line | None = Field(None, description="Company or charity number, where there is one.")
    category: Slug | None = Field(None, description="Place on the map of partners, such as commissioner or hospital.")
    valid_from: Day | None = Field(None, description="Date on which the body came into being, if recent.")
    valid_to: Day | None = Field(None, description="Last day of the body's existence, if it is to be abolished.")
    successor: Successor | None = Field(None, description="Who takes its place.")
    predecessors: tuple[Words, ...] = Field((), description="Names of the bodies whose place it took.")
    roles: tuple[Slug, ...] = Field((), description="What it does: commissioner, lead_commissioner, host, funder ...")
    authority: Authority | None = Field(None, description="The decision by which it may sign.")
    signatories: tuple[Signatory, ...] = Field((), description="Who signs, attests or witnesses for it.")
    partners: tuple[Line, ...] = Field((), description="For a partnership: the partners who sign.")
    trustees: tuple[Line, ...] = Field((), description="For an unincorporated charity: the trustees who sign.")
    execution: Literal["signature", "seal", "deed"] | None = Field(
        None, description="How it executes: by signature, under seal, or as a deed with a witness."
    )
    notices: Notices | None = Field(None, description="Where notices to it go.")
    contacts: tuple[Contact, ...] = Field((), description="Whom to reach about what, from day to day.")
    information_officers: tuple[InformationOfficer, ...] = Field(
        (), description="Who answers for information: Caldicott Guardian, senior information risk owner ..."
    )
    responsibilities: tuple[Words, ...] = Field((), description="What it will do, each in a few words.")
    votes: Count | None = Field(None, description="Votes that it has, where votes are counted by party.")
    goals: tuple[Words, ...] = Field((), description="What it wants from the partnership.")
    stake: Words | None = Field(None, description="Its interest in the partnership.")
    brings: tuple[Words, ...] = Field((), description="What it brings: money, staff, expertise, premises, information.")
    experience: Words | None = Field(None, description="Its experience of partnerships, such as years and examples.")
    culture: Words | None = Field(
        None, description="How it works: how fast it answers, what it does in a crisis, who may decide."
    )
    financial_position: Words | None = Field(
        None,
        description="What others must know of its financial position, and what follows from it.",
    )
    trade_offs: tuple[Words, ...] = Field((), description="What it accepts for the partnership's sake.")
    counts: Mapping[Slug, Count] = Field(
        default_factory=dict, description="Counts by which costs may be split, such as staff_to_train: 620."
    )
    health_and_wellbeing_board: HealthAndWellbeingBoard | None = Field(
        None, description="For a council with social services: the health and wellbeing board of its area."
    )
    consents_of: Annotated[tuple[Id, ...], OneOrMore] = Field(
        (), description="For an NHS trust: the integrated care boards that consented (SI 2000/617, regs 7(2) and 9(2))."
    )
    combined_authority_basis: Line | None = Field(
        None, description="For a combined authority: the provision under which it holds NHS functions."
    )
    contracts_with: Annotated[tuple[Id, ...], OneOrMore] = Field(
        (),
        description="For an NHS trust: the integrated care boards with which it has an NHS contract for services "
        "to the people whom the agreement serves.",
    )
    capacity: Capacity | None = Field(None, description="Capacity that it has declared.")


class MapEntry(Part):
    """A body that is no party but has a part in the work."""

    id: Id = Field(description="Short id used in the rest of this file.")
    name: Words = Field(description="Name of the body or group.")
    kind: PartyKind | None = Field(None, description="What kind of body it is in law, where that matters.")
    category: Slug = Field(description="Place on the map: hospital, community_service, primary_care, third_sector ...")
    capacity: Capacity | None = Field(None, description="Capacity that it has declared.")


class Link(Part):
    """An arrow on the map of partners: who sends people, goods, money or word to whom."""

    start: Id = Field(alias="from", description="Where it starts: a party or a body on the map.")
    to: Id = Field(description="Where it ends: a party or a body on the map.")
    kind: Literal["refers", "steps_down", "supplies", "commissions", "informs", "supports"] = Field(
        description="What passes along it. `steps_down`: people move on to less intensive care."
    )


class Inflow(Part):
    """How many people are expected, and how that will grow."""

    number: Count = Field(description="How many.")
    unit: Words = Field(description="Of what, such as people a month.")
    as_at: Day | None = Field(None, description="Date of the forecast.")
    growth: Words | None = Field(None, description="How need is expected to grow, such as 4% a year until 2030.")


class Distance(Part):
    """How far apart two services are, and what that means for whoever travels."""

    kilometres: Quantity | None = Field(None, description="Kilometres by road.")
    minutes: Count | None = Field(None, description="Minutes by the usual means of travel.")
    travel: Words | None = Field(None, description="How people travel, and who sees to it.")


class Pathway(Part):
    """A way by which people are referred from one body to another."""

    id: Id = Field(description="Short id, such as RP1.")
    start: Id = Field(alias="from", description="Who refers: a party or a body on the map.")
    to: Id = Field(description="Who receives: a party or a body on the map.")
    persons: Words | None = Field(None, description="Who may be referred.")
    criteria: tuple[Words, ...] = Field((), description="What must be so for a referral to be accepted.")
    urgent: Words | None = Field(None, description="What makes a referral urgent.")
    within: Duration | None = Field(None, description="Within what time a referral is answered.")
    urgent_within: Duration | None = Field(None, description="Within what time an urgent referral is answered.")
    data: Words | None = Field(None, description="Information that goes with a referral, or `none`.")
    form: Words | None = Field(None, description="How a referral is made, such as on which form or by which system.")
    feedback: Words | None = Field(None, description="What the referrer is told afterwards, and when.")
    exclusions: tuple[Words, ...] = Field((), description="Who is not referred by it, and where they go instead.")
    urgent_route: Words | None = Field(None, description="How an urgent referral is made, such as by telephone.")
    consent: Words | None = Field(None, description="Consent, or the legal basis, on which people are referred.")
    minimum: tuple[Words, ...] = Field(
        (), description="Information that each referral holds, item by item; the referral form asks for each."
    )
    acknowledged_within: Duration | None = Field(None, description="Within what time receipt is confirmed.")
    responsible_from: Words | None = Field(
        None, description="The moment from which the receiver is responsible, such as its yes to the referral."
    )
    refusal: tuple[Words, ...] = Field((), description="Reasons for which a referral may be refused.")
    redirect: Words | None = Field(None, description="What becomes of a referral that is refused.")
    waiting: Words | None = Field(None, description="What is done for people while they wait.")
    step_back: Words | None = Field(None, description="When and how people come back to the referrer.")
    inflow: Inflow | None = Field(None, description="How many people are expected.")
    distance: Distance | None = Field(None, description="How far the two services are apart.")


class Shortfall(Part):
    """What happens when more people need a service than its bodies have declared that they can take."""

    rule: Words = Field(description="How roles and people are then assigned, in order.")
    further_partner: YesNo | None = Field(None, description="Whether a further body may be brought in.")
    notice: Duration | None = Field(None, description="Notice of it to the bodies already there.")
    consent_of: Annotated[tuple[Id, ...], OneOrMore] = Field(
        (), description="The parties whose consent it needs, by id."
    )


class Oversight(Part):
    """A board or network that oversees the partnership and is no party to it."""

    id: Id = Field(description="Short id used in the rest of this file.")
    name: Words = Field(description="Name of the board.")
    kind: PartyKind = Field("non_legal_body", description="What kind of body it is in law.")
    role: Words | None = Field(None, description="What it does.")
