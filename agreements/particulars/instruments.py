"""What a document other than a framework states for itself: a grant, a deed, a notice, a consortium, a delegation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from agreements.particulars.deadlines import Deadline, Duration
from agreements.particulars.schemes import Function
from agreements.particulars.types import Count, Day, Id, Line, Money, OneOrMore, Part, Quantity, Words, Year, YesNo


class Delegation(Part):
    """Functions that one body causes another to exercise for it."""

    start: Id = Field(alias="from", description="The party whose functions they are.")
    to: Annotated[tuple[Id, ...], OneOrMore] = Field(description="Who is to exercise them.")
    functions: tuple[Function, ...] = Field((), description="The functions, by the enactment that gives each.")
    jointly: YesNo | None = Field(
        None, description="Yes if they are exercised jointly with whoever gives them, and not by the other body alone."
    )
    reserved: tuple[Function, ...] = Field((), description="Functions next to them that stay where they are.")
    onward: YesNo | None = Field(None, description="Whether they may be delegated further.")
    conditions: tuple[Words, ...] = Field((), description="Conditions and limits of the delegation.")


class GrantPayment(Part):
    """One payment of a grant."""

    date: Day = Field(description="The day on which it is due.")
    sum: Money = Field(description="How much, in pounds.")
    after: Words | None = Field(None, description="What must have happened first, such as that a report has come.")


class Grant(Part):
    """Money that one body pays another under a power to make payments (NHS Act 2006, ss 256 and 76)."""

    id: Id = Field(description="Short id, such as G1.")
    power: Literal["section_256", "section_76", "other"] | None = Field(
        None, description="The power: section 256 (paid by an NHS body), section 76 (paid by a council), or other."
    )
    payer: Id = Field(description="The party that pays.")
    payee: Annotated[tuple[Id, ...], OneOrMore] = Field(description="Who is paid.")
    purpose: Words | None = Field(None, description="What the money is for.")
    functions: tuple[Function, ...] = Field((), description="The payee's functions that it supports.")
    sums: Mapping[Year, Mapping[Id, Money | None] | None] = Field(
        default_factory=dict, description="Pounds by year and payer. Empty means not known yet; 0.00 means nothing."
    )
    stated_total: Mapping[Year, Money | None] = Field(
        default_factory=dict, description="The total as agreed elsewhere, by year; checked against the sums."
    )
    capital: YesNo | None = Field(None, description="Yes if it is paid towards capital spending.")
    conditions: tuple[Words, ...] = Field((), description="Conditions of the payment.")
    better_value: Words | None = Field(
        None, description="Why this payment gives better value than the payer spending the money itself."
    )
    annual_voucher: YesNo | None = Field(None, description="Whether the payee certifies each year how it was spent.")
    repayment: Words | None = Field(None, description="When money is paid back, and how much.")
    one_off: YesNo | None = Field(None, description="Yes if it is paid once and not year by year.")
    payments: tuple[GrantPayment, ...] = Field((), description="When it is paid; each year's payments make its sum.")
    unspent: Words | None = Field(None, description="What happens to money that is not spent when a year ends.")
    asset_share: Words | None = Field(
        None, description="For capital: what is paid back when what was bought with it is sold or used otherwise."
    )
    voucher_due: Deadline | None = Field(None, description="When the yearly voucher is due.")


class ConsortiumPayment(Part):
    """Money that the lead body of a consortium passes on."""

    to: Id = Field(description="Who is paid.")
    sum: Money = Field(description="How much, in pounds.")
    date: Day | None = Field(None, description="When it is paid.")
    after_condition: YesNo | None = Field(None, description="Yes if it waits for the funder's condition to be met.")


class TopSlice(Part):
    """A part of the money that is taken off for one purpose."""

    percent: Quantity = Field(description="How much, as a percentage: 5 is 5%.")
    to: Id | None = Field(None, description="Who receives it.")
    order: Literal["first", "last"] | None = Field(
        None, description="`first`: taken before the money is allocated; `last`: taken off each allocation afterwards."
    )
    purpose: Words | None = Field(None, description="What it is for.")


class Delivery(Part):
    """A part of the funded work that one member of a consortium delivers."""

    party: Id = Field(description="Who delivers it.")
    what: Words = Field(description="What it delivers.")
    amount: Words | None = Field(None, description="How much of it, such as 240 sessions a year.")
    where: Words | None = Field(None, description="Where.")


class Bid(Part):
    """A joint bid for money."""

    title: Words | None = Field(None, description="What is bid for, such as the name of the funder's programme.")
    reference: Line | None = Field(None, description="The funder's reference.")
    due: Day | None = Field(None, description="The day by which it is handed in.")
    duties: tuple[Words, ...] = Field((), description="Who does what for it, each in a few words.")
    approved_by: Words | None = Field(None, description="Who approves it before it is handed in.")
    costs: Words | None = Field(None, description="Who bears its cost; empty where each member bears its own.")
    exclusive: YesNo | None = Field(
        None, description="Yes if no member may take part in another bid for the same money."
    )


class Consortium(Part):
    """Bodies that hold money from one funder together."""

    lead_body: Id | None = Field(None, description="The party that holds the money and answers to the funder.")
    funder: Words | None = Field(None, description="Who gives the money.")
    bid: Bid | None = Field(None, description="The bid by which the money is asked for.")
    award: Words | None = Field(None, description="The funder's agreement or letter of award, by title and date.")
    total: Money | None = Field(None, description="The whole sum asked for or awarded, in pounds.")
    terms: tuple[Words, ...] = Field((), description="Terms of the funder that each member must keep as well.")
    lead_limits: tuple[Words, ...] = Field(
        (), description="What the lead body may not do without the agreement of the others."
    )
    deliveries: tuple[Delivery, ...] = Field((), description="Who delivers which part of the work.")
    paid_within: Duration | None = Field(
        None, description="Within what time money from the funder is passed on to whoever it is due to."
    )
    rest: Words | None = Field(None, description="How and when the money that `payments` does not list is passed on.")
    underspend: Words | None = Field(None, description="What happens to money that a member does not spend.")
    joining: Words | None = Field(None, description="How a further member is admitted.")
    new_lead: Words | None = Field(None, description="How another lead body is chosen if the first one goes.")
    publicity: Words | None = Field(None, description="Who speaks for the consortium, and how the funder is named.")
    funder_condition: Words | None = Field(None, description="What must be so before the money may be passed on.")
    condition_met: Day | None = Field(
        None, description="Date on which that condition is met. Leave it empty while it is not known."
    )
    payments: tuple[ConsortiumPayment, ...] = Field((), description="Who is paid what, and when.")
    allocations: Mapping[Id, Quantity] = Field(
        default_factory=dict, description="Percentage of the money by party; together they make 100."
    )
    top_slice: TopSlice | None = Field(None, description="A part taken off for one purpose, such as administration.")


class PrincipalAgreement(Part):
    """The agreement that a deed of variation changes, or that an exit notice ends."""

    title: Words = Field(description="Its title.")
    date: Day | None = Field(None, description="Its date.")
    commencement: Day | None = Field(None, description="Its first day.")
    expiry: Day | None = Field(None, description="Its last day.")
    reference: Line | None = Field(None, description="Its reference.")
    parties: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="The parties that it binds now.")
    clauses: tuple[Line, ...] = Field(
        (), description="The clauses that it has, such as 12 or 12.3; references to it are checked against them."
    )


class EarlierVariation(Part):
    """A variation made before this one."""

    number: Count = Field(description="Its number; the first variation is 1.")
    date: Day | None = Field(None, description="Its date.")
    summary: Words | None = Field(None, description="What it changed.")


class DeedChange(Part):
    """One change to a clause of the principal agreement."""

    clause: Line = Field(description="The clause that is changed, such as 12.3 or Schedule 2.")
    old: Words | None = Field(None, description="The words that go. Leave it empty where words are only added.")
    new: Words | None = Field(None, description="The words that take their place. Leave it empty where words only go.")


class Deed(Part):
    """A deed of variation: what it changes in the principal agreement, and for whom."""

    number: Count | None = Field(None, description="Its number; the first variation is 1.")
    effective: Day | None = Field(None, description="The day from which the changes apply.")
    earlier: tuple[EarlierVariation, ...] = Field((), description="Every earlier variation of the agreement.")
    continuing: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="Parties that stay.")
    joining: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="Parties that join by it.")
    leaving: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="Parties that leave by it.")
    changes: tuple[DeedChange, ...] = Field((), description="The changes, clause by clause.")
    adds: Annotated[tuple[Literal["party", "function", "scheme", "fund"], ...], OneOrMore] = Field(
        (), description="What it adds to the agreement; one or more."
    )
    summary: Words | None = Field(None, description="What it does, in a sentence or two.")
    accession: Words | None = Field(
        None, description="What a party that joins takes on or does not; empty means all of it, from the effective day."
    )
    release: Words | None = Field(None, description="What a party that leaves is released from, and still owes.")
    consolidated_by: Id | None = Field(None, description="The party that makes the text of the agreement as varied.")


class Service(Part):
    """One way in which a notice was or will be served."""

    method: Literal["hand", "post", "email", "other"] = Field(description="How it is sent.")
    sent: Day = Field(description="The day on which it is sent.")
    deemed: Duration | None = Field(None, description="The time after which it counts as received.")
    deemed_on: Day | None = Field(None, description="The day on which it counts as received, where that is known.")
    note: Words | None = Field(None, description="Where it is sent, or how, such as to the post named for notices.")


class ExitNotice(Part):
    """A notice by which a party leaves the principal agreement or ends it."""

    by: Id = Field(description="Who gives notice.")
    to: Annotated[tuple[Id, ...], OneOrMore] = Field(description="To whom it is addressed.")
    served: tuple[Service, ...] = Field((), description="How and when it is served.")
    clause: Line | None = Field(None, description="The clause of the principal agreement under which it is given.")
    notice: Duration | None = Field(None, description="The length of notice that the clause asks for.")
    effective: Day | None = Field(None, description="The day on which the notice says that it takes effect.")
    effective_only: Literal["financial_year_end", "month_end"] | None = Field(
        None, description="Where it can take effect only then: 31 March, or the last day of a month."
    )
    reason: Words | None = Field(None, description="Why notice is given: the ground under that clause.")
    schemes: tuple[Words, ...] = Field((), description="The schemes that it is about; empty for the whole agreement.")
    duties: tuple[Words, ...] = Field((), description="Duties in law that go on whatever the notice does.")
    meeting: Words | None = Field(None, description="Where an exit meeting is asked for, with whom.")
    meeting_by: Day | None = Field(None, description="The day by which that meeting is asked for.")
