"""The bargain as a whole: the root of a partnership definition."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agreements.particulars.checklists import Checklists
from agreements.particulars.collaborations import Collaboration
from agreements.particulars.deadlines import Duration
from agreements.particulars.governance import (
    Advocacy,
    Barrier,
    Complaints,
    Conflicts,
    Disputes,
    Exit,
    Governance,
    Involvement,
    Liability,
    ReportingDuty,
    Risk,
    Variation,
    Waiver,
)
from agreements.particulars.information import InformationSharing
from agreements.particulars.instruments import Consortium, Deed, Delegation, ExitNotice, Grant, PrincipalAgreement
from agreements.particulars.money import Fund
from agreements.particulars.networks import Adoption, Charter, WorkingGroup
from agreements.particulars.parties import Authority, Link, MapEntry, Oversight, Party, Pathway, Shortfall
from agreements.particulars.schemes import (
    Handover,
    JointPost,
    Measure,
    Outcome,
    Resources,
    Scheme,
    Task,
    TrainingPackage,
)
from agreements.particulars.services import AssessorPool, MonitoredAgreement, SharedService, TrainingTerms
from agreements.particulars.strategies import Strategy
from agreements.particulars.teams import Cover, DecisionMaker, JointPolicy, Team, VacancyDisplay
from agreements.particulars.types import Day, FileId, Id, Language, Line, OneOrMore, Part, Slug, Words, YesNo
from agreements.particulars.working import WorkingTogether


class Change(Part):
    """A version of the document, and what changed in it."""

    version: Line = Field(description="The version, such as 0.8.")
    date: Day | None = Field(None, description="Date of that version.")
    author: Words | None = Field(None, description="Post of whoever made it.")
    summary: Words = Field(description="What changed.")


class Status(Part):
    """The document's own version, date and stage."""

    version: Line = Field(description="The version, such as 0.9. An approved document is 1.0.")
    date: Day | None = Field(
        None,
        description="The date of this version. "
        "A build reads dated rules as at this day; `agreements check`, as at today.",
    )
    stage: Literal["draft", "in_review", "approved", "signed", "superseded"] = Field(
        "draft", description="How far the document has come."
    )
    owner: Words | None = Field(None, description="Post that keeps the document.")
    approver: Words | None = Field(None, description="Who approves it.")
    changes: tuple[Change, ...] = Field((), description="Version history.")


class Consultation(Part):
    """Joint consultation of the persons who appear to be affected (SI 2000/617, reg 4(2))."""

    done: YesNo = Field(description="Whether it was done.")
    start: Day | None = Field(None, alias="from", description="First day.")
    to: Day | None = Field(None, description="Last day.")
    consulted: tuple[Words, ...] = Field((), description="Who was consulted.")
    result: Words | None = Field(None, description="What came of it.")
    care_trust: YesNo | None = Field(
        None, description="Yes if a party is a designated care trust, whose designation was consulted on already."
    )


class Extension(Part):
    """A right to extend the term."""

    by: Duration = Field(description="By how much.")
    agreed_by: Day | None = Field(None, description="Last day on which it can be agreed.")
    how: Words | None = Field(None, description="How it is agreed.")


class TermDates(Part):
    """When the agreement starts and ends."""

    agreement_date: Day | None = Field(None, description="Left empty: the date is written by hand at completion.")
    commencement: Day | None = Field(None, description="First day.")
    effective_event: Words | None = Field(None, description="Event on which it starts, if that is not a date.")
    long_stop: Day | None = Field(None, description="Last day for that event.")
    expiry: Day | None = Field(None, description="Last day.")
    lasts: Duration | None = Field(
        None, description="How long it lasts from its start, where no last day can be given yet, such as {years: 3}."
    )
    extension: Extension | None = Field(None, description="A right to extend.")


class Review(Part):
    """When the partnership is reviewed."""

    dates: tuple[Day, ...] = Field((), description="Review dates.")
    after_year_end: Duration | None = Field(None, description="Within what time after each year's end it is reviewed.")


class Confidentiality(Part):
    """How long confidence lasts."""

    lasts: Duration = Field(description="How long after the end.")


class BetterCareFund(Part):
    """Facts of the Better Care Fund that the parties have looked up. Nothing here is guessed."""

    allocation_source: Words | None = Field(None, description="The published table from which the minimums come.")


class Deficits(Part):
    """Deficits and liabilities from before the start."""

    inherited: Literal["stay_with_owner", "shared"] = Field(
        description="Deficits and redundancy liabilities from before the start stay with whoever made them, or not."
    )


class Languages(Part):
    """Which languages the agreement is made in."""

    texts: Annotated[tuple[Language, ...], OneOrMore] = Field(
        (), description="The languages in which the agreement is made: en, cy or both."
    )
    status: Literal["equal", "english_prevails", "welsh_prevails"] | None = Field(
        None, description="Which text prevails."
    )
    correspondence: Words | None = Field(None, description="Language of correspondence.")
    plan: Words | None = Field(None, description="Plan for the text in the other language.")


class Agreement(Part):
    """A partnership, as its parties have agreed it: everything that its documents print."""

    id: FileId = Field(description="Short id of the definition; file names are made from it.")
    title: Words | None = Field(None, description="Title of the agreement.")
    pack: Id = Field("health-and-care-england", description="The pack of templates.")
    documents: Annotated[tuple[Line, ...], OneOrMore] = Field(
        description="The kinds of document to make, such as section-75-framework. `agreements kinds` lists them."
    )
    language: Literal["en", "cy", "both", "side_by_side"] = Field(
        "en",
        description="Language of the documents: en, cy, both (two documents in step), or side_by_side (one document"
        " with both texts). The language that languages.texts names first stands first; else it is Welsh.",
    )
    jurisdiction: Literal["england", "wales", "scotland", "northern_ireland"] = Field(description="Whose law governs.")
    status: Status = Field(description="Version, date and stage of the document.")
    region: Line | None = Field(
        None, description="In Wales: the region of the Regional Partnership Board, by its id in the reference data."
    )
    legal_basis: tuple[Id, ...] = Field((), description="The powers relied on, by their ids in the reference data.")
    ministers_approval: Authority | None = Field(
        None, description="For an integration scheme in Scotland: approval by the Scottish Ministers."
    )
    principal_agreement: PrincipalAgreement | None = Field(
        None, description="For a deed of variation or an exit notice: the agreement that it is about."
    )
    deed: Deed | None = Field(None, description="For a deed of variation: what it changes.")
    exit_notice: ExitNotice | None = Field(None, description="For an exit notice: who gives it, to whom and when.")
    binding: Literal["binding", "non_binding", "mixed"] | None = Field(
        None, description="Whether the document binds in law."
    )
    binding_paragraphs: tuple[Slug, ...] = Field((), description="For `mixed`: the paragraphs that bind.")
    model: Slug | None = Field(None, description="Model of partnership, such as integrated_care_partnership.")
    purpose: Words | None = Field(None, description="What the partnership is for.")
    objectives: tuple[Words, ...] = Field((), description="Specific objectives.")
    principles: tuple[Words, ...] = Field((), description="Principles of working together.")
    improvement_statement: Words | None = Field(
        None, description="Why the arrangements are likely to improve how the functions are exercised."
    )
    consultation: Consultation | None = Field(None, description="Joint consultation of persons affected.")
    context: Words | None = Field(None, description="Circumstances that a reader must know.")
    area: Words | None = Field(None, description="Area that it covers.")
    client_groups: tuple[Words, ...] = Field((), description="People whom it serves.")
    term: TermDates = Field(description="Start and end.")
    review: Review | None = Field(None, description="Review dates.")
    parties: tuple[Party, ...] = Field(description="The parties, in the order in which they are printed.")
    overseen_by: tuple[Oversight, ...] = Field((), description="Boards that oversee it and are no parties.")
    map_of_partners: tuple[MapEntry, ...] = Field((), description="Bodies that take part and are no parties.")
    links: tuple[Link, ...] = Field((), description="Arrows of the map: who refers to, supplies or informs whom.")
    pathways: tuple[Pathway, ...] = Field((), description="Referral pathways.")
    delegations: tuple[Delegation, ...] = Field((), description="Functions that one party exercises for another.")
    shortfall: Shortfall | None = Field(None, description="What happens when declared capacity is not enough.")
    vacancies: VacancyDisplay | None = Field(None, description="How free places are shown.")
    team: Team | None = Field(None, description="The team in which staff of several bodies work together.")
    who_decides: tuple[DecisionMaker, ...] = Field((), description="Who decides, and who answers for it, by matter.")
    cover: Cover | None = Field(None, description="Care at every hour: who acts when.")
    joint_policies: tuple[JointPolicy, ...] = Field((), description="Policies that the parties follow together.")
    funds: tuple[Fund, ...] = Field((), description="Funds.")
    grants: tuple[Grant, ...] = Field((), description="Payments from one body to another, each under its power.")
    consortium: Consortium | None = Field(None, description="Money that bodies hold together from one funder.")
    collaboration: Collaboration | None = Field(
        None, description="For a collaboration or an alliance: contracts, reserved matters and a prime contractor."
    )
    strategy: Strategy | None = Field(None, description="For a joint strategy: need, vision and priorities.")
    charter: Charter | None = Field(None, description="For a network's charter: how bodies join, and the brand.")
    group: WorkingGroup | None = Field(None, description="For terms of reference: the group, and how it works.")
    adoption: Adoption | None = Field(None, description="For a paper that nobody signs: who adopted it, and when.")
    schemes: tuple[Scheme, ...] = Field((), description="Schemes.")
    outcomes: tuple[Outcome, ...] = Field((), description="Outcomes of the partnership as a whole, without schemes.")
    measures: tuple[Measure, ...] = Field((), description="How those outcomes are measured.")
    work_programme: tuple[Task, ...] = Field((), description="What the parties will do, by when.")
    handovers: tuple[Handover, ...] = Field((), description="Roles of the partnership as a whole, and where each ends.")
    resources: Resources | None = Field(None, description="Resources provided to the partnership as a whole.")
    joint_posts: tuple[JointPost, ...] = Field((), description="Posts whose cost is shared.")
    training_packages: tuple[TrainingPackage, ...] = Field((), description="Courses that the parties run together.")
    training_terms: TrainingTerms | None = Field(None, description="Rules for those courses.")
    assessor_pool: AssessorPool | None = Field(None, description="Assessors whom parties lend to each other.")
    shared_services: tuple[SharedService, ...] = Field((), description="Services that one party runs for others.")
    monitored_agreements: tuple[MonitoredAgreement, ...] = Field(
        (), description="Agreements with providers that the parties monitor together, whoever pays."
    )
    working_together: WorkingTogether | None = Field(
        None, description="How the parties keep working well with each other: trust, communication, culture, standards."
    )
    involvement: Involvement | None = Field(None, description="How users, carers and families take part.")
    advocacy: Advocacy | None = Field(None, description="Independent advocacy.")
    safeguarding: Words | None = Field(None, description="Whose procedures for safeguarding adults or children apply.")
    governance: Governance | None = Field(None, description="Who decides.")
    better_care_fund: BetterCareFund | None = Field(None, description="Better Care Fund facts.")
    reporting: tuple[ReportingDuty, ...] = Field((), description="Who reports what when.")
    information_sharing: InformationSharing | None = Field(None, description="How personal data is shared.")
    disputes: Disputes | None = Field(None, description="How disputes are settled.")
    variation: Variation | None = Field(None, description="How it is changed.")
    exit: Exit | None = Field(None, description="How it ends or a party leaves.")
    deficits: Deficits | None = Field(None, description="Deficits from before the start.")
    liability: Liability | None = Field(None, description="Liability and insurance.")
    conflicts: Conflicts | None = Field(None, description="Conflicts of interest.")
    complaints: Complaints | None = Field(None, description="Complaints by users.")
    confidentiality: Confidentiality | None = Field(None, description="Confidentiality.")
    waivers: tuple[Waiver, ...] = Field((), description="Findings that the parties accept, each with its reason.")
    print_waivers: YesNo | None = Field(
        None, description="Yes if an appendix of the document lists the findings that the parties accepted, and why."
    )
    risks: tuple[Risk, ...] = Field((), description="Risk register.")
    checklists: Checklists | None = Field(None, description="The field's checklists.")
    barriers: tuple[Barrier, ...] = Field((), description="Barriers, with who does what about them.")
    languages: Languages | None = Field(None, description="Languages of the agreement.")
    governing_law: Words | None = Field(None, description="Governing law, where it is not that of the jurisdiction.")
    publication: YesNo | None = Field(None, description="Whether the document is to be published.")

    @property
    def spoken(self) -> tuple[Language, ...]:
        """The languages that its documents are in, the one that stands first on the paper before the other."""
        if self.language in ("en", "cy"):
            return (self.language,)
        first = self.languages.texts[:1] if self.languages else ()
        return ("en", "cy") if first == ("en",) else ("cy", "en")

    def in_language(self, language: Language) -> Agreement:
        """The same agreement with documents in that language alone."""
        return self if self.spoken == (language,) else self.model_copy(update={"language": language})

    def party(self, party_id: str) -> Party | None:
        """The party of that id."""
        return next((party for party in self.parties if party.id == party_id), None)

    def fund(self, fund_id: str | None) -> Fund | None:
        """The fund of that id."""
        return next((fund for fund in self.funds if fund.id == fund_id), None)

    def scheme(self, scheme_id: str | None) -> Scheme | None:
        """The scheme of that id."""
        return next((scheme for scheme in self.schemes if scheme.id == scheme_id), None)
