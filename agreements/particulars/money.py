"""Funds: who pays what in which year, and who bears what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from agreements.particulars.deadlines import Duration
from agreements.particulars.types import (
    Count,
    Day,
    DayOfYear,
    Id,
    Line,
    Money,
    OneOrMore,
    Part,
    Quantity,
    Rate,
    Words,
    Year,
    YesNo,
)


class PoolManager(Part):
    """The officer of the host who manages a pooled fund (SI 2000/617, reg 7(4))."""

    post: Words | None = Field(None, description="Post of the officer.")
    employer: Id | None = Field(None, description="The party that employs the officer: the host.")


class Awaited(Part):
    """A sum that is not known yet, with the date by which it will be."""

    due: Day = Field(description="Date by which the sum will be known.")
    known_by: Words | None = Field(None, description="What will make it known, such as government notification.")


class Uplift(Part):
    """How contributions grow from one year to the next."""

    rates: Mapping[Id, Mapping[Year, Rate | None]] = Field(
        description="Rate for each year, by party id, or for `councils`, `nhs_bodies` or `all`. 0.039 is 3.9%."
    )
    rounding: Literal["each_year_half_up", "final_half_up"] | None = Field(
        None, description="Whether each year's sum is rounded to the penny, or only the last."
    )
    indicative: YesNo = Field(False, description="Yes if the sums are indicative until the parties confirm them.")
    awaited: Mapping[Year, Awaited] = Field(
        default_factory=dict, description="For a rate that is not known yet: when it will be."
    )


class Split(Part):
    """How one total is split between the parties. Give exactly one way."""

    equally: YesNo | None = Field(None, description="Yes if each party bears the same share.")
    weights: Mapping[Id, Quantity] | None = Field(None, description="Weights by party id.")
    by_count: Line | None = Field(None, description="A count given under each party, such as staff_to_train.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(bool(way) for way in (self.equally, self.weights, self.by_count)) != 1:
            raise PydanticCustomError("split", "a split is exactly one of equally, weights or by_count")
        return self


class Instalments(Part):
    """How an annual contribution is paid."""

    number: Count = Field(description="How many equal payments a year.")
    dates: tuple[DayOfYear, ...] = Field((), description="The day of each payment, such as 15 April.")
    remainder: Literal["last", "largest_remainder"] = Field(
        "last", description="Whether the last payment takes the odd pence, or the first ones a penny each."
    )
    sums: Mapping[Year, Mapping[Id, tuple[Money, ...]]] = Field(
        default_factory=dict, description="Payments written out, by year and party, where they are not equal."
    )


class InKind(Part):
    """Something other than money that a party provides to a fund."""

    party: Id = Field(description="Who provides it.")
    item: Words = Field(description="What is provided.")
    value_per_year: Money | None = Field(None, description="Its value in one year.")
    basis: Literal["cost", "market", "opportunity"] | None = Field(None, description="How it was valued.")
    counts_in_shares: YesNo | None = Field(None, description="Whether the value counts in the shares of the fund.")


RuleName = Literal["proportional", "equal", "weights", "named_party", "scheme_lead", "board", "host"]


class Tier(Part):
    """A slice of an overspend, and who bears it."""

    start: Rate | None = Field(
        None,
        alias="from",
        description="Where the slice starts, as a fraction of the fund; checked against the end of the tier before.",
    )
    from_amount: Money | None = Field(
        None, description="Where the slice starts, in pounds; checked against the end of the tier before."
    )
    to: Rate | None = Field(None, description="Where the slice ends, as a fraction of the fund; empty for the last.")
    to_amount: Money | None = Field(None, description="Where the slice ends, in pounds, instead of a fraction.")
    rule: RuleName = Field(description="Who bears the slice.")
    party: Id | None = Field(None, description="For `named_party`: which.")
    weights: Mapping[Id, Quantity] | None = Field(None, description="For `weights`: the weights by party.")
    fallback: RuleName | None = Field(None, description="For `board`: who bears it if the board does not decide.")
    fallback_after: Duration | None = Field(None, description="For `board`: how long the board has.")


class Overspend(Part):
    """Who bears an overspend of the fund."""

    model: Literal[
        "own_risk",
        "proportional",
        "equal",
        "weights",
        "named_party",
        "capped_proportional",
        "tiered",
        "fixed_and_variable",
        "usage",
        "risk_pool_first",
        "limited_to_part",
        "board",
    ] = Field(description="The model of risk share.")
    party: Id | None = Field(None, description="For `named_party`: who bears it.")
    weights: Mapping[Id, Quantity] | None = Field(None, description="For `weights`: the weights by party.")
    caps: Mapping[Id, Money] | None = Field(None, description="For `capped_proportional`: the most that a party pays.")
    excess: Literal["redistribute", "board"] | None = Field(
        None, description="For `capped_proportional`: what happens to the sum above a cap."
    )
    excess_fallback: RuleName | None = Field(None, description="Who bears the excess if the board does not decide.")
    base: Literal["annual_fund"] | None = Field(None, description="For `tiered`: what the fractions are taken of.")
    tiers: tuple[Tier, ...] = Field((), description="For `tiered`: the slices, from the first penny upwards.")
    fixed_schemes: tuple[Id, ...] = Field(
        (), description="For `fixed_and_variable`: schemes whose variance the host bears alone."
    )
    usage: Mapping[Id, Quantity] | None = Field(None, description="For `usage`: activity by party.")
    usage_measure: Words | None = Field(None, description="For `usage`: what is counted, and when it is trued up.")
    sources: tuple[Words, ...] = Field((), description="For `risk_pool_first`: what is drawn on, in order.")
    reserve: Money | None = Field(None, description="For `risk_pool_first`: the risk reserve.")
    then: Literal["proportional", "equal", "board"] | None = Field(
        None, description="For `risk_pool_first` and `limited_to_part`: who bears the rest."
    )
    limited_to: tuple[Id, ...] = Field((), description="For `limited_to_part`: the schemes whose risk is shared.")
    benefit_weights: Mapping[Id, Quantity] | None = Field(
        None, description="Weights by which savings are shared, where they differ."
    )


class UnderspendRule(Part):
    """One step of what happens to an underspend. Steps are taken in the order written."""

    rule: Literal[
        "repay_ring_fenced",
        "offset_same_fund",
        "carry_forward",
        "return_proportional",
        "return_own",
        "benefit_share",
    ] = Field(description="What is done in this step.")
    cap: Rate | None = Field(None, description="For `carry_forward`: the most, as a fraction of the fund.")
    use: Literal["non_recurrent", "any"] | None = Field(None, description="What carried-forward money may be used for.")
    approval: Literal["board", "all_parties"] | None = Field(None, description="Whose approval is needed.")
    weights: Mapping[Id, Quantity] | None = Field(None, description="For `benefit_share`: the weights by party.")


class Vat(Part):
    """How value added tax is treated (VATGPB6640 and VATGPB6700)."""

    arrangement: Literal["pooled", "agency", "none"] = Field(
        description="Pooled (no supply between partners), agency (cross-charges taxable), or none."
    )
    delivering_body: Id | None = Field(
        None, description="Whose VAT regime applies: a party id, or `lead_of_scheme`, `each_commissioner`."
    )
    budget_basis: Literal["net", "gross"] | None = Field(None, description="Whether budgets are net or gross of VAT.")
    irrecoverable_estimate: Money | None = Field(None, description="Estimated VAT that cannot be recovered.")


class Period(Part):
    """Days from one date to another, both included."""

    start: Day = Field(alias="from", description="First day.")
    to: Day = Field(description="Last day.")


class RingFence(Part):
    """What ring-fenced money may be spent on, and who keeps the rest."""

    permitted_use: Words = Field(description="What the money may be spent on.")
    keeps_rest: Words | None = Field(None, description="Who keeps what is not spent.")


class Circulation(Part):
    """When contributions are paid into a fund and out of it again."""

    frequency: Literal["monthly", "quarterly", "annual"] = Field(description="How often.")
    paid_in: Words = Field(description="When contributions are paid in.")
    paid_out: Words = Field(description="When money is paid out.")
    out_rule: Literal["own_contribution", "schemes", "invoices"] = Field(description="What is paid out to whom.")


class Fee(Part):
    """A fee for running a fund, kept apart from the fund."""

    amount: Mapping[Year, Money] = Field(description="The fee for each year.")
    split: Split = Field(description="How the parties share it.")
    payable_to: Id = Field(description="Who is paid.")
    sums: Mapping[Year, Mapping[Id, Money]] = Field(
        default_factory=dict, description="What each party pays, where that is written out; checked against the fee."
    )


class FundingLine(Part):
    """Money within the contributions that comes from a named source, such as a grant with its own rules."""

    party: Id = Field(description="The party whose contribution it is part of.")
    source: Literal[
        "nhs_minimum",
        "additional_nhs",
        "discharge",
        "better_care_grant",
        "disabled_facilities_grant",
        "additional_council",
        "section_256",
        "section_76",
        "other_grant",
    ] = Field(description="Where the money comes from.")
    sums: Mapping[Year, Money | None] = Field(description="Pounds by year.")
    governed_by: Words | None = Field(
        None, description="For section 256 or 76 money: whether the agreement or the grant's own conditions govern it."
    )


class Illustration(Part):
    """A worked example that the agreement prints: what would happen to a given overspend or underspend."""

    year: Year = Field(description="The year whose contributions are the weights.")
    overspend: Money | None = Field(None, description="The overspend to work out.")
    underspend: Money | None = Field(None, description="The underspend to work out.")
    in_scheme: Id | None = Field(None, description="The scheme that overspent.")


class Fund(Part):
    """Money that is pooled, aligned, paid by one partner to another, or granted."""

    id: Id = Field(description="Short id, such as F1.")
    name: Words | None = Field(None, description="Name of the fund.")
    kind: Literal["pooled", "aligned", "payment", "grant", "in_kind_only"] = Field(
        description="Pooled; aligned (each owner keeps its own money); a payment; a grant; or nothing but help in kind."
    )
    purpose: Words | None = Field(None, description="What the fund is for.")
    host: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="The party that hosts a pooled fund.")
    pool_manager: PoolManager | None = Field(None, description="The host's officer who manages it.")
    year_basis: Literal["financial", "calendar"] = Field(
        "financial", description="Whether its years run from 1 April or from 1 January."
    )
    contributions: Mapping[Year, Mapping[Id, Money | None] | None] = Field(
        default_factory=dict, description="Pounds by year and party. Empty means not known yet; 0.00 means nothing."
    )
    awaited: Mapping[Year, Awaited] = Field(
        default_factory=dict, description="For a year whose sums are not known yet: when they will be."
    )
    one_off: YesNo | None = Field(None, description="Yes if the money is paid once and not year by year.")
    refunds: Mapping[Year, Annotated[tuple[Id, ...], OneOrMore]] = Field(
        default_factory=dict,
        description="By year, the parties whose sum is a refund. Only a refund may be below nothing, such as -1200.00.",
    )
    covers: Mapping[Year, Period] = Field(
        default_factory=dict, description="The days that a year's sums are for, where that is not the whole year."
    )
    stated_total: Mapping[Year, Money | None] = Field(
        default_factory=dict, description="The total as agreed elsewhere; checked against the contributions."
    )
    stated_percentages: Mapping[Year, Mapping[Id, Quantity]] = Field(
        default_factory=dict, description="Percentages as agreed elsewhere, by year and party; they must add to 100.00."
    )
    rounding_note: YesNo = Field(
        True, description="Whether the note is printed that percentages are rounded and the sums prevail."
    )
    funding_lines: tuple[FundingLine, ...] = Field((), description="What the contributions are made up of.")
    total: Mapping[Year, Money | None] = Field(
        default_factory=dict, description="A total that is split between the parties, instead of contributions."
    )
    split: Split | None = Field(None, description="How `total` is split.")
    uplift: Uplift | None = Field(None, description="How contributions grow in later years.")
    pro_rata: Literal["days", "months", "fixed"] | None = Field(
        None, description="How a part-year's sum is found from an annual sum."
    )
    instalments: Instalments | None = Field(None, description="How contributions are paid.")
    circulation: Circulation | None = Field(
        None, description="When money goes in and out, where it is paid straight on."
    )
    in_kind: tuple[InKind, ...] = Field((), description="What parties provide other than money.")
    overspend: Overspend | None = Field(None, description="Who bears an overspend.")
    underspend: tuple[UnderspendRule, ...] = Field((), description="What happens to an underspend, step by step.")
    ring_fenced: YesNo | None = Field(None, description="Yes if it holds ring-fenced money.")
    ring_fence: RingFence | None = Field(None, description="The rule for ring-fenced money.")
    owners_keep_control: YesNo | None = Field(None, description="For an aligned fund: each owner keeps control.")
    included_in: Annotated[tuple[Literal["pooled_total", "risk_share", "return"], ...], OneOrMore] = Field(
        (), description="For an aligned fund: where its sums are counted with a pool's, if anywhere."
    )
    costs_bound_by: Words | None = Field(
        None,
        description="In a memorandum that does not bind: the binding schedule or separate agreement under which the "
        "cost is shared.",
    )
    admin_fee: Fee | None = Field(None, description="A fee for running the fund.")
    capital: Words | None = Field(None, description="Capital that it may be spent on. Empty: none without agreement.")
    vat: Vat | None = Field(None, description="VAT treatment.")
    audit: Words | None = Field(None, description="Who audits the accounts and how the host arranges it.")
    variation: Words | None = Field(None, description="How contributions to this fund may be varied.")
    illustrations: tuple[Illustration, ...] = Field((), description="Worked examples to print.")

    @property
    def host_id(self) -> str | None:
        """The host, where there is exactly one."""
        return self.host[0] if len(self.host) == 1 else None
