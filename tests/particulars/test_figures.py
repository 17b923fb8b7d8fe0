"""The facts of a deal become its figures and dates, to the penny and to the day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.finance import (
    BenefitShare,
    CappedProportional,
    EqualShares,
    FixedVariable,
    LimitedToPart,
    NamedParty,
    OwnRisk,
    Proportional,
    RiskPoolFirst,
    Tiered,
    UsageTrueUp,
    parse_pounds,
    pounds,
)
from agreements.particulars import Agreement, Deadline, Fund, Illustration, Overspend
from agreements.particulars import figures as of
from agreements.particulars.figures import risk
from tests.builders import COUNCIL, HEALTH, agreement, council, fund, party, scheme, term
from tests.particulars.samples import sample

YEARS = ("2026/27", "2027/28", "2028/29")
PARTIES = ("ICB", "ACC", "KTB", "BFA", "RBM", "HSJ")


def bcf() -> Agreement:
    """The Better Care Fund sample."""
    return sample("better-care-fund")


def mca() -> Agreement:
    """The memorandum on the Mental Capacity Act."""
    return sample("mental-capacity-act")


def the_fund(of_agreement: Agreement, id_: str = "F1") -> Fund:
    """The fund of that id, which must be there."""
    found = of_agreement.fund(id_)

    assert found is not None
    return found


def in_pounds(sums: Mapping[str, int | None] | None) -> dict[str, str | None]:
    """Sums as a person writes them."""
    return {key: None if amount is None else pounds(amount) for key, amount in (sums or {}).items()}


def by_party(*amounts: str) -> dict[str, str]:
    """Amounts in the order of the parties."""
    return dict(zip(PARTIES, amounts, strict=True))


# --- contributions --------------------------------------------------------------------------------------------------

CONTRIBUTIONS = [
    ("F1", "2026/27", by_party("61245310.00", "18400000.00", "7215450.50", "5980125.25", "6302999.75", "0.00")),
    ("F1", "2027/28", by_party("63633877.09", "18768000.00", "7359759.51", "6099727.76", "6429059.75", "0.00")),
    ("F1", "2028/29", by_party("65224724.02", "19143360.00", "7506954.70", "6221722.32", "6557640.95", "0.00")),
    ("F3", "2026/27", by_party("2400000.00", "1050000.00", "402500.00", "318750.00", "333750.00", "45000.00")),
    ("F3", "2027/28", by_party("2460000.00", "1076250.00", "412562.50", "326718.75", "342093.75", "46125.00")),
    ("F3", "2028/29", by_party("2521500.00", "1103156.25", "422876.56", "334886.72", "350646.09", "47278.13")),
]


@pytest.mark.parametrize(("fund_id", "year", "expected"), CONTRIBUTIONS)
def test_contributions_grow_as_the_definition_says(fund_id: str, year: str, expected: dict[str, str]) -> None:
    """The Better Care Fund case: a stated year and two that follow by party, group or common rate."""
    table = of.contribution_table(bcf(), the_fund(bcf(), fund_id))

    assert in_pounds(table[year]) == expected


@pytest.mark.parametrize(
    ("fund_id", "expected"),
    [
        ("F1", dict(zip(YEARS, ("99143885.50", "102290424.11", "104654401.99"), strict=True))),
        ("F2", dict.fromkeys(YEARS, "21280000.00")),
        ("F3", dict(zip(YEARS, ("4550000.00", "4663750.00", "4780343.75"), strict=True))),
        ("F4", {"2026/27": "4603000.00", "2027/28": None, "2028/29": None}),
    ],
)
def test_a_fund_adds_up_to_its_total(fund_id: str, expected: dict[str, str | None]) -> None:
    """A year that nobody knows yet has no total, and none is made up for it."""
    assert in_pounds(of.fund_total(bcf(), the_fund(bcf(), fund_id))) == expected


def test_pooled_totals_leave_the_aligned_fund_out() -> None:
    """An aligned fund is reported beside the pools and never in them."""
    totals = {year: of.pooled_total(bcf(), year) for year in YEARS}

    assert in_pounds(totals) == dict(zip(YEARS, ("124973885.50", "128234174.11", "130714745.74"), strict=True))
    assert pounds(of.pooled_total_all_years(bcf()) or 0) == "383922805.35"


def test_party_totals_are_over_all_pooled_funds() -> None:
    """Each body's treasurer asks for this one number."""
    expected = by_party("77965310.00", "22600000.00", "9097950.50", "7424375.25", "7841249.75", "45000.00")

    assert in_pounds(of.party_totals(bcf(), "2026/27")) == expected


def test_shares_are_percentages_of_the_year() -> None:
    """Each is rounded by itself, half up, to two decimals."""
    shares = of.contribution_shares(bcf(), the_fund(bcf()))["2026/27"]

    assert shares == {
        party_id: Decimal(text) for party_id, text in by_party("61.77", "18.56", "7.28", "6.03", "6.36", "0.00").items()
    }


def test_help_in_kind_that_counts_changes_the_shares_and_not_the_sums() -> None:
    """900,000 and 600,000 with 150,000 of help that counts are 54.55 and 45.45 per cent."""
    item = {"party": COUNCIL, "item": "rooms", "value_per_year": "150000.00", "counts_in_shares": "yes"}
    deal = agreement(
        funds=[fund(contributions={"2026/27": {HEALTH: "900000.00", COUNCIL: "600000.00"}}, in_kind=[item])]
    )

    shares = of.contribution_shares(deal, the_fund(deal))["2026/27"]
    assert shares == {HEALTH: Decimal("54.55"), COUNCIL: Decimal("45.45")}
    assert pounds(of.fund_total(deal, the_fund(deal))["2026/27"] or 0) == "1500000.00"


def test_help_in_kind_that_counts_but_has_no_value_leaves_the_shares_unknown() -> None:
    """A share that rests on a value nobody has given would be a guess."""
    item = {"party": COUNCIL, "item": "rooms", "counts_in_shares": "yes"}
    deal = agreement(funds=[fund(in_kind=[item])])

    assert of.contribution_shares(deal, the_fund(deal)) == {"2026/27": None}


def test_unknown_zero_and_grown_are_three_things() -> None:
    """An empty sum stays unknown although there is a rate; 0.00 stays nothing; a missing year grows."""
    deal = agreement(
        parties=[party(), council(), council("NIL")],
        term=term("2026-04-01", "2028-03-31"),
        funds=[
            fund(
                contributions={
                    "2026/27": {HEALTH: "600.00", COUNCIL: "400.00", "NIL": "0.00"},
                    "2027/28": {COUNCIL: None},
                },
                uplift={"rates": {"all": {"2027/28": "0.1"}}},
            )
        ],
    )

    table = of.contribution_table(deal, the_fund(deal))
    assert in_pounds(table["2027/28"]) == {HEALTH: "660.00", COUNCIL: None, "NIL": "0.00"}


def test_a_rate_that_is_not_known_leaves_that_year_and_the_next_unknown() -> None:
    """What comes after an unknown year cannot be known either."""
    rates = {"2027/28": None, "2028/29": "0.02"}
    deal = agreement(term=term("2026-04-01", "2029-03-31"), funds=[fund(uplift={"rates": {"all": rates}})])

    totals = of.fund_total(deal, the_fund(deal))
    assert in_pounds(totals) == {"2026/27": "1000.00", "2027/28": None, "2028/29": None}


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        ({HEALTH: {"2027/28": "0.5"}, "nhs_bodies": {"2027/28": "0.1"}, "all": {"2027/28": "0"}}, "0.5"),
        ({"nhs_bodies": {"2027/28": "0.1"}, "all": {"2027/28": "0"}}, "0.1"),
        ({"councils": {"2027/28": "0.2"}, "all": {"2027/28": "0"}}, "0"),
    ],
)
def test_a_partys_own_rate_goes_before_its_groups_and_that_of_all(
    rates: dict[str, dict[str, str]], expected: str
) -> None:
    """The nearest word wins."""
    deal = agreement(funds=[fund(uplift={"rates": rates})])

    assert of.rate_of(deal, the_fund(deal), HEALTH, "2027/28") == Decimal(expected)


@pytest.mark.parametrize(("rounding", "expected"), [("each_year_half_up", "1065.12"), ("final_half_up", "1065.11")])
def test_the_rounding_of_an_uplift_is_the_one_agreed(rounding: str, expected: str) -> None:
    """1,000.13 at 3.9 and 2.5 per cent differs by a penny between the two."""
    rates = {"all": {"2027/28": "0.039", "2028/29": "0.025"}}
    deal = agreement(
        term=term("2026-04-01", "2029-03-31"),
        funds=[fund(contributions={"2026/27": {HEALTH: "1000.13"}}, uplift={"rates": rates, "rounding": rounding})],
    )

    assert in_pounds(of.fund_total(deal, the_fund(deal)))["2028/29"] == expected


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        ({"equally": "yes"}, {HEALTH: "50.01", COUNCIL: "50.00"}),
        ({"weights": {COUNCIL: "3", HEALTH: "1"}}, {HEALTH: "25.00", COUNCIL: "75.01"}),
        ({"by_count": "beds"}, {HEALTH: "66.67", COUNCIL: "33.34"}),
        ({"by_count": "desks"}, {HEALTH: None, COUNCIL: None}),
    ],
)
def test_a_total_is_split_as_agreed(split: dict[str, Any], expected: dict[str, str | None]) -> None:
    """A measure that one party has not stated leaves every share unknown: nobody is split by a guess."""
    deal = agreement(
        parties=[party(counts={"beds": "20", "desks": "1"}), council(counts={"beds": "10"})],
        funds=[fund(contributions={}, total={"2026/27": "100.01"}, split=split)],
    )

    assert in_pounds(of.contribution_table(deal, the_fund(deal))["2026/27"]) == expected
    assert in_pounds(of.fund_total(deal, the_fund(deal))) == {"2026/27": "100.01"}


@pytest.mark.parametrize(
    ("basis", "expected"), [("days", "387945.21"), ("months", "400000.00"), ("fixed", "2400000.00")]
)
def test_a_part_year_is_reckoned_as_agreed(basis: str, expected: str) -> None:
    """2,400,000.00 a year from 1 February to 31 March: 59 of 365 days, or two of twelve months."""
    deal = agreement(
        term=term("2026-02-01", "2026-03-31"),
        funds=[fund(contributions={"2025/26": {HEALTH: "2400000.00"}}, pro_rata=basis)],
    )

    assert in_pounds(of.fund_total(deal, the_fund(deal))) == {"2025/26": expected}


def test_a_part_year_that_is_not_whole_months_is_unknown_by_months() -> None:
    """The rules say what is wrong; no sum is made up meanwhile."""
    deal = agreement(term=term("2026-04-10", "2027-03-31"), funds=[fund(pro_rata="months")])

    assert in_pounds(of.fund_total(deal, the_fund(deal))) == {"2026/27": None}


def test_shares_of_a_part_years_total_add_up_to_it() -> None:
    """The total is cut first and shared afterwards; the other way round pence would go astray."""
    deal = agreement(
        parties=[party(), council(), council("B")],
        term=term("2026-04-01", "2026-07-31"),
        funds=[fund(contributions={}, total={"2026/27": "100.00"}, split={"equally": "yes"}, pro_rata="months")],
    )

    table = of.contribution_table(deal, the_fund(deal))["2026/27"]
    assert in_pounds(table) == {HEALTH: "11.11", COUNCIL: "11.11", "B": "11.11"}
    assert in_pounds(of.fund_total(deal, the_fund(deal))) == {"2026/27": "33.33"}


@pytest.mark.parametrize(
    ("span", "changes", "expected"),
    [
        (("2026-04-01", "2029-03-31"), {}, YEARS),
        (("2026-10-01", "2027-04-01"), {}, ("2026/27", "2027/28")),
        (("2027-01-01", "2028-12-31"), {"year_basis": "calendar", "contributions": {}}, ("2027", "2028")),
    ],
)
def test_the_years_of_a_fund_are_those_of_the_term(
    span: tuple[str, str], changes: dict[str, Any], expected: tuple[str, ...]
) -> None:
    """In order, and part years too."""
    deal = agreement(term=term(*span), funds=[fund(**changes)])

    assert of.fund_years(deal, the_fund(deal)) == expected


def test_a_term_without_an_end_has_the_years_that_the_fund_names() -> None:
    """A retrospective or open term still prints what is known."""
    deal = agreement(term={"commencement": "2026-04-01"}, funds=[fund(awaited={"2027/28": {"due": "2027-03-31"}})])

    assert of.fund_years(deal, the_fund(deal)) == ("2026/27", "2027/28")


def test_a_term_of_thousands_of_years_does_not_make_thousands_of_columns() -> None:
    """A slip of the pen in the expiry date must not take the machine down."""
    deal = agreement(term=term("2026-04-01", "9026-03-31"))

    assert of.fund_years(deal, the_fund(deal)) == ("2026/27",)


@given(
    sums=st.lists(st.integers(0, 10**11), min_size=1, max_size=5),
    rate=st.decimals(Decimal("-0.5"), Decimal("0.5"), places=4),
)
def test_contributions_always_add_up_to_the_total(sums: list[int], rate: Decimal) -> None:
    """Party by party and then added: the total is never grown by itself."""
    parties = [council(f"P{n}") for n in range(len(sums))]
    stated = {f"P{n}": pounds(amount) for n, amount in enumerate(sums)}
    deal = agreement(
        parties=parties,
        term=term("2026-04-01", "2028-03-31"),
        funds=[fund(contributions={"2026/27": stated}, uplift={"rates": {"councils": {"2027/28": f"{rate:f}"}}})],
    )

    table, totals = of.contribution_table(deal, the_fund(deal)), of.fund_total(deal, the_fund(deal))
    assert {year: sum(amount or 0 for amount in table[year].values()) for year in table} == totals


# --- instalments ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("party_id", "expected"),
    [
        ("KTB", ["1803862.63", "1803862.63", "1803862.63", "1803862.61"]),
        ("RBM", ["1575749.94", "1575749.94", "1575749.94", "1575749.93"]),
        ("HSJ", ["0.00", "0.00", "0.00", "0.00"]),
    ],
)
def test_instalments_are_equal_and_the_last_is_the_balance(party_id: str, expected: list[str]) -> None:
    """The Better Care Fund case."""
    sums = of.instalments_of(bcf(), the_fund(bcf()), "2026/27", party_id)

    assert [pounds(amount) for amount in sums or ()] == expected


def test_instalments_fall_on_their_days_of_the_financial_year() -> None:
    """15 January of 2026/27 is in 2027."""
    expected = (date(2026, 4, 15), date(2026, 7, 15), date(2026, 10, 15), date(2027, 1, 15))

    assert of.instalment_dates(the_fund(bcf()), "2026/27") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"instalments": {"number": "3", "remainder": "largest_remainder"}}, ["133.34", "133.33", "133.33"]),
        ({"instalments": {"number": "2", "sums": {"2026/27": {COUNCIL: ["300.00", "100.00"]}}}}, ["300.00", "100.00"]),
        (
            {"circulation": {"frequency": "quarterly", "paid_in": "a", "paid_out": "b", "out_rule": "schemes"}},
            ["100.00"] * 4,
        ),
        ({"instalments": {"number": "0"}}, None),
        ({}, None),
    ],
)
def test_payments_follow_what_was_agreed(changes: dict[str, Any], expected: list[str] | None) -> None:
    """Written out, by remainder, or by the frequency with which the money circulates."""
    deal = agreement(funds=[fund(contributions={"2026/27": {COUNCIL: "400.00"}}, **changes)])

    sums = of.instalments_of(deal, the_fund(deal), "2026/27", COUNCIL)
    assert (None if sums is None else [pounds(s) for s in sums]) == expected


# --- overspend ------------------------------------------------------------------------------------------------------


def worked(fund_id: str, number: int) -> of.WorkedOverspend:
    """The worked example of the Better Care Fund sample."""
    chosen = the_fund(bcf(), fund_id)
    example = of.worked_overspend(bcf(), chosen, chosen.illustrations[number])

    assert example is not None
    return example


def test_tier_bounds_are_in_pounds_of_the_year() -> None:
    """1.5 and 4 per cent of the fund; the last slice has no end."""
    bounds = of.tier_bounds(bcf(), the_fund(bcf(), "F2"), "2026/27")

    assert bounds == ((0, 31920000), (31920000, 85120000), (85120000, None))


def test_a_tiered_overspend_is_borne_slice_by_slice() -> None:
    """One million in S1, led by the county: the first slice is its own, the last is left to the board."""
    example = worked("F2", 0)

    assert in_pounds(example.shared.shares) == by_party(
        "358000.00", "397950.00", "37000.00", "28137.50", "30112.50", "0.00"
    )
    assert pounds(example.shared.unallocated) == "148800.00"


def test_a_silent_board_hands_over_to_the_fallback() -> None:
    """The same overspend, once the board's 40 days are over."""
    silent = worked("F2", 0).if_board_silent

    assert silent is not None
    assert in_pounds(silent.shares) == by_party("458132.33", "419976.32", "47348.87", "36007.54", "38534.94", "0.00")


def test_an_overspend_inside_the_first_slice_leaves_nothing_to_the_board() -> None:
    """300,000 in S2, led by the integrated care board; there is nothing for a fallback to do."""
    example = worked("F2", 1)

    assert in_pounds(example.shared.shares) == by_party("300000.00", "0.00", "0.00", "0.00", "0.00", "0.00")
    assert example.if_board_silent is None


def test_a_cap_is_applied_after_the_shares() -> None:
    """Apportion, then redistribute the excess."""
    example = worked("F3", 0)

    assert example.before_cap is not None
    assert in_pounds(example.before_cap.shares) == by_party(
        "184615.38", "80769.23", "30961.54", "24519.23", "25673.08", "3461.54"
    )
    assert in_pounds(example.shared.shares) == by_party(
        "185394.00", "81109.88", "31092.12", "24622.64", "25781.36", "2000.00"
    )


RULES = [
    ({"model": "own_risk"}, OwnRisk()),
    ({"model": "proportional"}, Proportional()),
    ({"model": "equal"}, EqualShares((HEALTH, COUNCIL))),
    ({"model": "named_party", "party": HEALTH}, NamedParty(HEALTH)),
    ({"model": "named_party"}, None),
    ({"model": "weights"}, None),
    ({"model": "capped_proportional", "caps": {HEALTH: "5.00"}}, CappedProportional({HEALTH: parse_pounds("5.00")})),
    (
        {"model": "capped_proportional", "caps": {}, "excess": "board", "excess_fallback": "host"},
        CappedProportional({}, "board", NamedParty(COUNCIL)),
    ),
    ({"model": "fixed_and_variable", "fixed_schemes": ["S1"]}, FixedVariable(COUNCIL, frozenset({"S1"}))),
    ({"model": "usage"}, UsageTrueUp()),
    ({"model": "risk_pool_first", "then": "equal"}, RiskPoolFirst(("reserve",), EqualShares((HEALTH, COUNCIL)))),
    ({"model": "limited_to_part", "limited_to": ["S1"]}, LimitedToPart(frozenset({"S1"}))),
]


@pytest.mark.parametrize(("overspend", "expected"), RULES)
def test_a_model_of_risk_share_becomes_its_rule(overspend: dict[str, Any], expected: object) -> None:
    """A model that lacks what it needs is no rule at all: nothing is shared by half of one."""
    deal = agreement(funds=[fund(overspend=overspend)])

    assert of.overspend_rule(the_fund(deal)) == expected


def test_every_model_of_risk_share_has_a_rule() -> None:
    """A model added to the particulars must be worked out here too."""
    assert risk._MODELS.keys() == set(get_args(Overspend.model_fields["model"].annotation))


EXAMPLES = [
    ({"model": "own_risk"}, {HEALTH: "0.00", COUNCIL: "100.01"}, "0.00"),
    ({"model": "equal"}, {HEALTH: "50.01", COUNCIL: "50.00"}, "0.00"),
    ({"model": "weights", "weights": {COUNCIL: "1"}}, {HEALTH: "0.00", COUNCIL: "100.01"}, "0.00"),
    ({"model": "board"}, {HEALTH: "0.00", COUNCIL: "0.00"}, "100.01"),
    ({"model": "usage", "usage": {HEALTH: "1", COUNCIL: "1"}}, {HEALTH: "-49.99", COUNCIL: "150.00"}, "0.00"),
    ({"model": "risk_pool_first", "reserve": "40.01"}, {HEALTH: "36.00", COUNCIL: "24.00"}, "0.00"),
    ({"model": "fixed_and_variable", "fixed_schemes": ["S1"]}, {HEALTH: "0.00", COUNCIL: "100.01"}, "0.00"),
    ({"model": "limited_to_part", "limited_to": ["S1"], "then": "equal"}, {HEALTH: "50.01", COUNCIL: "50.00"}, "0.00"),
]


@pytest.mark.parametrize(("overspend", "shares", "board"), EXAMPLES)
def test_an_overspend_is_worked_out_under_every_model(
    overspend: dict[str, Any], shares: dict[str, str], board: str
) -> None:
    """100.01 in S1, which the council leads and hosts; contributions are 600.00 and 400.00."""
    example = {"year": "2026/27", "overspend": "100.01", "in_scheme": "S1"}
    deal = agreement(funds=[fund(overspend=overspend, illustrations=[example])])

    found = of.worked_overspend(deal, the_fund(deal), the_fund(deal).illustrations[0])
    assert found is not None
    assert (in_pounds(found.shared.shares), pounds(found.shared.unallocated)) == (shares, board)


@pytest.mark.parametrize(
    "changes",
    [
        {"overspend": None},
        {"overspend": {"model": "own_risk"}, "in_scheme": "S9"},
        {"overspend": {"model": "tiered", "tiers": [{"to": "0.1", "rule": "board"}]}},
        {"overspend": {"model": "proportional"}, "year": "2031/32"},
    ],
)
def test_an_example_that_cannot_be_worked_out_is_none(changes: dict[str, Any]) -> None:
    """No rule, no lead, tiers without an open end, a year without sums: the rules say which, at its place."""
    example = {"year": changes.get("year", "2026/27"), "overspend": "1.00", "in_scheme": changes.get("in_scheme", "S1")}
    overspend = {"overspend": changes["overspend"]} if changes["overspend"] else {}
    deal = agreement(funds=[fund(**overspend, illustrations=[example])])

    assert of.worked_overspend(deal, the_fund(deal), the_fund(deal).illustrations[0]) is None


# --- underspend -----------------------------------------------------------------------------------------------------


def test_an_underspend_goes_through_its_steps() -> None:
    """2,500,000: two per cent of the fund is carried forward, the rest goes back by contribution."""
    chosen = the_fund(bcf())
    found = of.worked_underspend(bcf(), chosen, chosen.illustrations[0])

    assert found is not None
    assert pounds(found.carry_forward) == "1982877.71"
    assert in_pounds(found.returned) == by_party("319447.99", "95972.13", "37634.90", "31191.60", "32875.67", "0.00")


def test_weights_for_savings_are_the_steps_own_or_those_of_the_overspend() -> None:
    """They may be written in either place."""
    weights = {HEALTH: "1", COUNCIL: "3"}
    deal = agreement(
        funds=[
            fund("F1", underspend=[{"rule": "benefit_share", "weights": weights}]),
            fund(
                "F2", underspend=[{"rule": "benefit_share"}], overspend={"model": "equal", "benefit_weights": weights}
            ),
        ]
    )

    rules = [of.underspend_rules(the_fund(deal, id_)) for id_ in ("F1", "F2")]
    assert rules == [(BenefitShare({HEALTH: Decimal(1), COUNCIL: Decimal(3)}),)] * 2


def test_an_underspend_of_own_money_is_not_guessed() -> None:
    """What is left of each party's own contribution is not in the definition."""
    deal = agreement(funds=[fund(underspend=[{"rule": "return_own"}])])
    example = Illustration.model_validate({"year": "2026/27", "underspend": "10.00"})

    assert of.worked_underspend(deal, the_fund(deal), example) is None


# --- shared costs ---------------------------------------------------------------------------------------------------


def test_a_joint_post_is_shared_equally_and_the_odd_penny_goes_to_the_first() -> None:
    """The first party pays it although another is the employer."""
    shares = of.joint_post_shares(mca(), mca().joint_posts[0])

    assert in_pounds(shares) == {"PVC": "11402.07"} | dict.fromkeys(("CAL", "STB", "RLD", "OAK", "HOB"), "11402.06")


def test_redundancy_is_shared_in_per_cent() -> None:
    """No sum is known beforehand."""
    shares = of.redundancy_shares(mca(), mca().joint_posts[0])

    assert shares == dict.fromkeys(("PVC", "CAL", "STB", "RLD", "OAK", "HOB"), Decimal("16.67"))


def test_training_is_shared_by_staff_to_train() -> None:
    """A calendar-year budget split by a count; 2028 has no sum yet."""
    chosen = the_fund(mca(), "T1")

    expected = ("11022.22", "20977.78", "16711.11", "12711.11", "24977.78", "9600.00")
    parties = ("PVC", "CAL", "STB", "RLD", "OAK", "HOB")
    table = of.contribution_table(mca(), chosen)
    assert in_pounds(table["2027"]) == dict(zip(parties, expected, strict=True))
    assert in_pounds(table["2028"]) == dict.fromkeys(parties)


def test_places_and_costs_of_training_add_up() -> None:
    """Sessions times places, and the cost equals the budget."""
    packages = mca().training_packages

    assert [of.places(package) for package in packages] == [960, 450, 120, 300]
    assert of.training_places(mca()) == 1830
    assert pounds(of.training_cost(mca(), "T1") or 0) == "96000.00"


def test_a_fee_is_shared_and_stays_out_of_the_fund() -> None:
    """62,500.00 in seven equal parts: the first takes the penny."""
    fee = {"amount": {"2026/27": "62500.00"}, "split": {"equally": "yes"}, "payable_to": "C1"}
    deal = agreement(parties=[council(f"C{n}") for n in range(1, 8)], funds=[fund(admin_fee=fee)])

    shares = of.admin_fee_shares(deal, the_fund(deal))["2026/27"]
    assert list(in_pounds(shares).values()) == ["8928.58", *["8928.57"] * 6]
    assert in_pounds(of.fund_total(deal, the_fund(deal))) == {"2026/27": "1000.00"}


def test_shares_of_a_fee_that_are_written_out_stand() -> None:
    """They were agreed; whether they add to the fee is for a rule to say."""
    sums = {"2026/27": {"ICB": "3.00", "COU": "7.00"}}
    fee = {"amount": {"2026/27": "10.00"}, "split": {"equally": "yes"}, "payable_to": "COU", "sums": sums}
    deal = agreement(funds=[fund(admin_fee=fee)])

    assert in_pounds(of.admin_fee_shares(deal, the_fund(deal))["2026/27"]) == {"ICB": "3.00", "COU": "7.00"}


# --- dates ----------------------------------------------------------------------------------------------------------


def test_report_dates_skip_weekends_and_bank_holidays() -> None:
    """20 working days after each quarter's end."""
    due = bcf().reporting[0].due

    assert due is not None
    assert of.report_dates(bcf(), due, "2026/27") == (
        date(2026, 7, 28),
        date(2026, 10, 28),
        date(2027, 1, 29),
        date(2027, 4, 28),
    )


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ({"after": "year_end", "months": "2"}, (date(2027, 5, 31),)),
        ({"after": "month_end", "days": "0"}, 12),
        ({"every_year_on": "15 April"}, ()),
        ({"after": "commencement", "days": "5"}, ()),
    ],
)
def test_only_periods_that_come_round_have_report_dates(deadline: dict[str, str], expected: object) -> None:
    """A fixed day, or a day after the start, is no date of a period."""
    dates = of.report_dates(agreement(), Deadline.model_validate(deadline), "2026/27")

    assert (len(dates) if isinstance(expected, int) else dates) == expected


STAGES = [
    {"by": "leads", "working_days": "5"},
    {"by": "directors", "working_days": "10"},
    {"by": "chief executives", "working_days": "10"},
    {"by": "mediator", "working_days": "20"},
    {"by": "court", "kind": "court"},
]


@pytest.mark.parametrize("pack", [{"financial": STAGES}, {"financial": {"stages": STAGES}}, {"any": STAGES}])
def test_a_default_ladder_is_the_packs_and_has_dates(pack: dict[str, Any]) -> None:
    """Notice on 14 December 2026; Christmas and New Year do not count, and a court sets its own time."""
    deal = agreement(disputes={"ladders": {"financial": "default"}})

    stages = of.ladder_stages(deal, "financial", pack)
    assert of.dispute_dates(deal, stages, date(2026, 12, 14)) == (
        date(2026, 12, 21),
        date(2027, 1, 7),
        date(2027, 1, 21),
        date(2027, 2, 18),
        None,
    )


@pytest.mark.parametrize(
    ("ladder", "expected"),
    [
        ([{"by": "leads", "days": "3"}], [("leads", None)]),
        ("the joint complaints procedure", [("the joint complaints procedure", "procedure")]),
        ("default", []),
    ],
)
def test_a_ladder_is_as_agreed_or_a_procedure(ladder: object, expected: list[tuple[str, str | None]]) -> None:
    """A pack that has no ladder of its own gives none."""
    deal = agreement(disputes={"ladders": {"legal": ladder}})

    assert [(stage.by, stage.kind) for stage in of.ladder_stages(deal, "legal", {})] == expected


def test_scheme_sums_equal_fund_totals() -> None:
    """The sample itself: what the schemes cost is what the fund holds."""
    totals = {f.id: of.fund_total(bcf(), f)["2026/27"] for f in bcf().funds}

    assert totals == {f.id: sum(s.budget["2026/27"] or 0 for s in bcf().schemes if s.fund == f.id) for f in bcf().funds}


def test_a_scheme_led_by_several_has_no_single_lead_to_bear_a_slice() -> None:
    """Own risk needs one leading party; two leads cannot be worked out."""
    example = {"year": "2026/27", "overspend": "1.00", "in_scheme": "S1"}
    deal = agreement(
        funds=[fund(overspend={"model": "own_risk"}, illustrations=[example])],
        schemes=[scheme(lead=[HEALTH, COUNCIL])],
    )

    assert of.worked_overspend(deal, the_fund(deal), the_fund(deal).illustrations[0]) is None


def test_tiers_by_sum_and_by_fraction_give_a_tiered_rule() -> None:
    """A slice may end at a sum of money instead of a fraction."""
    tiers = [{"to_amount": "10.00", "rule": "host"}, {"rule": "equal"}]
    deal = agreement(funds=[fund(overspend={"model": "tiered", "tiers": tiers})])

    assert isinstance(of.overspend_rule(the_fund(deal)), Tiered)
    assert of.tier_bounds(deal, the_fund(deal), "2026/27") == ((0, 1000), (1000, None))


# --- slips of the pen -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", ["0000", "9999/00"])
def test_a_year_that_is_on_no_calendar_is_left_out(year: str) -> None:
    """The rules report it; the figures of the other years do not fall with it."""
    deal = agreement(funds=[fund(contributions={year: {HEALTH: "1.00"}, "2026/27": {HEALTH: "2.00"}})])

    assert in_pounds(of.fund_total(deal, the_fund(deal))) == {"2026/27": "2.00"}


@pytest.mark.parametrize("weights", [{HEALTH: "-1"}, {HEALTH: "-1", COUNCIL: "1"}, {HEALTH: "0"}])
def test_weights_that_share_nothing_leave_the_shares_unknown(weights: dict[str, str]) -> None:
    """Below nothing, or nothing at all: there is no share to print."""
    deal = agreement(funds=[fund(contributions={}, total={"2026/27": "5.00"}, split={"weights": weights})])

    assert in_pounds(of.contribution_table(deal, the_fund(deal))["2026/27"]) == {HEALTH: None, COUNCIL: None}


def test_a_thousand_million_payments_are_not_worked_out() -> None:
    """A year has no more days than 366."""
    deal = agreement(funds=[fund(instalments={"number": "999999999"})])

    assert of.instalments_of(deal, the_fund(deal), "2026/27", HEALTH) is None


@pytest.mark.parametrize("length", [{"days": "999999999"}, {"working_days": "999999999"}])
def test_a_stage_that_runs_off_the_calendar_has_no_end(length: dict[str, str]) -> None:
    """Bank holidays are known up to 2100, and the calendar ends in 9999."""
    deal = agreement(disputes={"ladders": {"any": [{"by": "leads", **length}]}})

    assert of.dispute_dates(deal, of.ladder_stages(deal, "any", {}), date(2026, 4, 1)) == (None,)
    assert of.report_dates(deal, Deadline.model_validate({"after": "year_end", **length}), "2026/27") == ()
