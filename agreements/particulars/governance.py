"""How the partnership is run: the board, reports, disputes, change and the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator as _Discriminator
from pydantic import Field, Tag

from agreements.particulars.deadlines import Deadline, Duration
from agreements.particulars.types import (
    Count,
    Day,
    Id,
    Line,
    Money,
    OneOrMore,
    Part,
    Slug,
    Words,
    Year,
    YesNo,
)


class Seat(Part):
    """Seats of one party on the board."""

    party: Id = Field(description="The party.")
    seats: Count = Field(description="How many seats.")
    votes_on: Words | None = Field(None, description="What the seats vote on, where that is not everything.")
    non_voting: YesNo = Field(False, description="Yes if the seats have no vote.")


class QuorumPart(Part):
    """Who must be present."""

    of: Id = Field(description="A party id, or `councils`, `nhs_bodies`.")
    number: Count = Field(description="How many of them.")


class Quorum(Part):
    """When the board can decide."""

    members: Count | None = Field(None, description="Members who must be present.")
    must_include: tuple[QuorumPart, ...] = Field((), description="Who must be among them.")


class DelegatedLimit(Part):
    """What a member may decide alone."""

    party: Id = Field(description="The party whose member it is.")
    limit: Money = Field(description="Up to which sum.")


class Power(Part):
    """Something that the board may decide."""

    what: Words = Field(description="The decision.")
    up_to: Money | None = Field(None, description="Up to which sum.")
    nature: Literal["manages", "monitors", "recommends", "decides"] | None = Field(
        None, description="Whether it manages or monitors the arrangements, recommends to the parties, or decides."
    )


class Board(Part):
    """The board that runs the partnership."""

    name: Words | None = Field(None, description="Name of the board.")
    members: tuple[Seat, ...] = Field((), description="Seats by party.")
    seats_reason: Words | None = Field(None, description="Why the parties have unequal numbers of seats.")
    chair: Words | None = Field(None, description="Who chairs, and how that changes.")
    quorum: Quorum | None = Field(None, description="When it can decide.")
    decisions: Words | None = Field(None, description="How it decides.")
    deadlock: Words | None = Field(None, description="What happens when it cannot.")
    meets: Literal["monthly", "six_weekly", "two_monthly", "quarterly", "six_monthly", "annual"] | None = Field(
        None, description="How often it meets."
    )
    status: Literal["members_delegated_powers", "joint_committee", "advisory"] | None = Field(
        None, description="Whether members decide by their own delegated powers, or it is a joint committee."
    )
    powers: tuple[Power, ...] = Field((), description="What it may decide.")
    delegated_limits: tuple[DelegatedLimit, ...] = Field((), description="What members may decide for their parties.")
    secretariat: Words | None = Field(None, description="Who supports it.")


class Governance(Part):
    """Who decides, and to whom they answer."""

    board: Board | None = Field(None, description="The board that runs the partnership.")
    reports_to: tuple[Words, ...] = Field((), description="Bodies to which the board reports.")


class ReportingDuty(Part):
    """A report that somebody owes."""

    what: Words = Field(description="What is reported.")
    by: Id = Field(description="Who reports: a party, or `pool_manager`.")
    frequency: Annotated[tuple[Literal["monthly", "quarterly", "six_monthly", "annual"], ...], OneOrMore] = Field(
        (), description="How often; one or more."
    )
    due: Deadline | None = Field(None, description="When it is due.")
    to: Words | None = Field(None, description="To whom.")
    funds: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="The funds that it covers; empty for all.")
    schemes: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="The schemes that it covers; empty for all.")


class Stage(Part):
    """A stage of a dispute."""

    by: Words | None = Field(None, description="The posts that try to settle it.")
    working_days: Count | None = Field(None, description="How long they have, in working days.")
    days: Count | None = Field(None, description="How long they have, in calendar days.")
    kind: Literal["talks", "meeting", "mediation", "expert", "court", "withdrawal", "procedure"] | None = Field(
        None, description="What kind of stage it is, where that is not talks."
    )
    remit: Words | None = Field(None, description="For an expert: what is decided.")


def _ladder_form(value: object) -> str:
    return "one" if isinstance(value, str) else "both"


Ladder = Annotated[
    Annotated[Line, Tag("one")] | Annotated[tuple[Stage, ...], Tag("both")],
    _Discriminator(_ladder_form),
]
"""The stages of a dispute, or `default` for the pack's own ladder, or the name of a procedure."""


class LadderIllustration(Part):
    """A worked example of dates that the agreement prints."""

    ladder: Slug = Field(description="Which ladder.")
    notified: Day = Field(description="The day on which the dispute is notified.")


class Disputes(Part):
    """How disputes are settled, by type."""

    ladders: Mapping[Slug, Ladder] = Field(
        default_factory=dict,
        description="By type: financial, legal, leadership, imposition, competition, performance ... or any.",
    )
    mediator: Words | None = Field(None, description="Mediation body, or who appoints the mediator.")
    expert_appointed_by: Words | None = Field(None, description="Who appoints an expert if the parties do not agree.")
    continuing_performance: YesNo | None = Field(None, description="Yes: everyone goes on performing meanwhile.")
    excluded: tuple[Slug, ...] = Field(
        (), description="Never in a ladder: safeguarding, urgent_care, statutory_discretion, interim_relief ..."
    )
    court: YesNo | None = Field(None, description="Whether a dispute may end in court.")
    high_dependence: YesNo | None = Field(None, description="Yes if parties depend on each other: mediation is a must.")
    illustrations: tuple[LadderIllustration, ...] = Field((), description="Worked examples of dates to print.")


class MinorVariation(Part):
    """A change that needs less than a variation."""

    how: Words = Field(description="How it is made, such as a minute of the board.")
    up_to: Money | None = Field(None, description="Up to which sum a virement may be made so.")


class Variation(Part):
    """How the agreement is changed."""

    form: Words | None = Field(None, description="The form of a variation, and who signs it.")
    minor: MinorVariation | None = Field(None, description="Changes that need less.")


ExitHeading = Literal[
    "timetable",
    "continuity",
    "users",
    "contracts",
    "staff",
    "assets",
    "stock",
    "premises",
    "data",
    "records",
    "final_account",
    "money",
    "redundancy_split",
    "liabilities",
    "open_liabilities",
    "communications",
    "governance",
    "lessons",
]


class ExitStep(Part):
    """One step of an exit plan."""

    item: ExitHeading = Field(description="The heading of the plan that it belongs to.")
    what: Words = Field(description="What is done.")
    who: Words | None = Field(None, description="Who does it: a party's id, a post or a name.")
    by: Day | None = Field(None, description="By when.")
    cost: Words | None = Field(None, description="What it costs and who pays.")


class Exit(Part):
    """How the agreement ends or a party leaves."""

    notice: Duration | None = Field(None, description="Notice that a party must give.")
    effective: Words | None = Field(None, description="When notice can take effect, such as 31 March only.")
    scheme_level: YesNo | None = Field(None, description="Whether a party may leave a single scheme.")
    default_termination: YesNo | None = Field(None, description="Whether a party in default may be excluded.")
    plan_items: tuple[Slug, ...] = Field(
        (), description="What the exit plan covers: users, contracts, staff, assets, data, final_account ..."
    )
    steps: tuple[ExitStep, ...] = Field((), description="What is done, by whom and by when, heading by heading.")
    stranded_costs: Words | None = Field(None, description="Who pays redundancy, exit and stranded costs.")
    pays: Words | None = Field(None, description="What a party that leaves goes on paying.")
    note: Words | None = Field(None, description="Anything else, such as a duty that continues by law.")


class Insurance(Part):
    """Cover that parties hold."""

    parties: Annotated[tuple[Id, ...], OneOrMore] = Field(description="Party ids, or `councils`, `nhs_bodies`.")
    cover: Words = Field(description="The cover.")
    amount: Money | None = Field(None, description="Least sum insured.")


class Liability(Part):
    """Who is liable, and who is insured for what."""

    statutory: Literal["unchanged", "transferred"] | None = Field(
        None, description="Statutory liability stays where it is: NHS Act 2006, s.75(5)."
    )
    insurance: tuple[Insurance, ...] = Field((), description="Cover that parties hold.")
    cap: Money | None = Field(
        None, description="The most that one party can be asked to make good to the others altogether, in pounds."
    )


class Conflicts(Part):
    """How conflicts of interest are dealt with."""

    register_kept: YesNo | None = Field(None, description="Whether a register of interests is kept.")
    rules: tuple[Words, ...] = Field(
        (), description="Safeguards that the parties have agreed. Name the party that each is about, by id or name."
    )


class Complaints(Part):
    """How complaints by users are dealt with."""

    lead: Words | None = Field(None, description="Who leads on a complaint.")


class Involvement(Part):
    """How the people concerned take part. Families are involved; they are never bound as parties."""

    users: Words | None = Field(None, description="How people who use the services are involved.")
    carers: Words | None = Field(None, description="How carers and families are involved and heard.")
    information: Words | None = Field(None, description="What families are told and shown before somebody comes home.")
    carer_support: Words | None = Field(None, description="Respite and support for carers.")
    seldom_heard: tuple[Words, ...] = Field((), description="Groups that are seldom heard, and how they are reached.")
    accessibility: Words | None = Field(None, description="Formats and languages in which information is given.")


class Advocacy(Part):
    """Independent advocates."""

    provider: Words = Field(description="Who provides advocacy.")
    role: Words | None = Field(None, description="Its standing in the partnership.")


class Waiver(Part):
    """A finding that the parties have seen and accept. It is printed in the report, with its reason."""

    finding: Line = Field(description="The finding's id or name, such as FUN-22.")
    subject: Line | None = Field(None, description="What it is about, such as F1/HSJ; empty for all.")
    year: Year | None = Field(None, description="The year that it is about; empty for all.")
    reason: Words = Field(description="Why it is accepted.")
    by: Words = Field(description="Post of whoever accepted it.")
    date: Day = Field(description="Date on which it was accepted.")


class Risk(Part):
    """An entry of the risk register."""

    risk: Words = Field(description="The risk.")
    owner: Id | None = Field(None, description="Who owns it.")
    likelihood: Literal["low", "medium", "high"] | None = Field(None, description="How likely it is.")
    impact: Literal["low", "medium", "high"] | None = Field(None, description="How bad it would be.")
    mitigation: Words | None = Field(None, description="What is done about it.")


class Barrier(Part):
    """A barrier to partnership, with who does what about it."""

    item: Line = Field(description="The barrier, by its number in the pack's checklists.")
    owner: Id | None = Field(None, description="Who owns it.")
    mitigation: Words | None = Field(None, description="What is done about it.")
