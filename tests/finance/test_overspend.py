"""Who bears an overspend under each model of risk share, to the penny."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.finance import (
    Apportionment,
    BenefitShare,
    Board,
    ByUsage,
    CappedProportional,
    EqualShares,
    FixedVariable,
    FixedWeights,
    LimitedToPart,
    NamedParty,
    OwnRisk,
    Pence,
    Proportional,
    RiskPoolFirst,
    Rule,
    SchemeLead,
    SimpleRule,
    Slice,
    Tier,
    Tiered,
    UsageTrueUp,
    parse_pounds,
    pounds,
    share_overspend,
    tier_bounds,
    total,
)
from tests.finance.cases import F2, F3

TWO = {"ICB": 720000000, "Council": 480000000}
THREE = {"ICB": 700000000, "A": 200000000, "B": 100000000}
COUNCIL_THEN_SHARED = (
    Tier(Decimal("0.02"), NamedParty("Council")),
    Tier(Decimal("0.05"), Proportional()),
    Tier(None, EqualShares()),
)
BOARD_ON_TOP = (*COUNCIL_THEN_SHARED[:2], Tier(None, Board()))
COUNTY_TIERS = Tiered(
    (
        Tier(Decimal("0.015"), SchemeLead()),
        Tier(Decimal("0.04"), Proportional()),
        Tier(None, Board(), fallback=Proportional()),
    )
)


def _shared(found: Apportionment) -> list[str]:
    return [*(pounds(share) for share in found.shares.values()), pounds(found.unallocated)]


TIERED = {
    "into the third slice": (COUNCIL_THEN_SHARED, "750000.00", ["291000.00", "459000.00", "0.00"]),
    "nothing": (COUNCIL_THEN_SHARED, "0.00", ["0.00", "0.00", "0.00"]),
    "to the first edge": (COUNCIL_THEN_SHARED, "240000.00", ["0.00", "240000.00", "0.00"]),
    "a penny over the first edge": (COUNCIL_THEN_SHARED, "240000.01", ["0.01", "240000.00", "0.00"]),
    "to the second edge": (COUNCIL_THEN_SHARED, "600000.00", ["216000.00", "384000.00", "0.00"]),
    "a penny over the second edge": (COUNCIL_THEN_SHARED, "600000.01", ["216000.01", "384000.00", "0.00"]),
    "the board decides on top": (BOARD_ON_TOP, "900000.00", ["216000.00", "384000.00", "300000.00"]),
}


@pytest.mark.parametrize(("tiers", "overspend", "shared"), TIERED.values(), ids=TIERED)
def test_each_slice_is_shared_by_its_own_rule(tiers: tuple[Tier, ...], overspend: str, shared: list[str]) -> None:
    """A pool of 12 million: 2% to the council alone, 5% in proportion, the rest half and half or to the board."""
    assert _shared(share_overspend(Tiered(tiers), parse_pounds(overspend), 1200000000, TWO)) == shared


def test_slices_are_listed_as_the_agreement_prints_them() -> None:
    """A worked example shows where each slice starts and ends and who bears it."""
    found = share_overspend(Tiered(COUNCIL_THEN_SHARED), 75000000, 1200000000, TWO)

    assert found.slices == (
        Slice(Pence(0), Pence(24000000), Pence(24000000), {"ICB": Pence(0), "Council": Pence(24000000)}, Pence(0)),
        Slice(
            Pence(24000000),
            Pence(60000000),
            Pence(36000000),
            {"ICB": Pence(21600000), "Council": Pence(14400000)},
            Pence(0),
        ),
        Slice(Pence(60000000), None, Pence(15000000), {"ICB": Pence(7500000), "Council": Pence(7500000)}, Pence(0)),
    )


COUNTY = {
    "led by the county": (
        "1000000.00",
        "ACC",
        False,
        ["358000.00", "397950.00", "37000.00", "28137.50", "30112.50", "0.00", "148800.00"],
    ),
    "the board was silent": (
        "1000000.00",
        "ACC",
        True,
        ["458132.33", "419976.32", "47348.87", "36007.54", "38534.94", "0.00", "0.00"],
    ),
    "inside the first slice": ("300000.00", "ICB", False, ["300000.00", *["0.00"] * 6]),
}


@pytest.mark.parametrize(("overspend", "lead", "silent", "shared"), COUNTY.values(), ids=COUNTY)
def test_the_first_slice_follows_the_scheme_that_overspent(
    overspend: str, lead: str, silent: bool, shared: list[str]
) -> None:
    """The same sum costs the parties differently by who leads the scheme."""
    found = share_overspend(
        COUNTY_TIERS, parse_pounds(overspend), total(F2.values()), F2, scheme_lead=lead, board_silent=silent
    )

    assert _shared(found) == shared


def test_tier_bounds_are_fractions_of_the_fund() -> None:
    """1.5% and 4% of 21.28 million, the last tier open."""
    bounds = tier_bounds(COUNTY_TIERS.tiers, total(F2.values()))

    assert [pounds(upper) if upper is not None else None for _, upper in bounds] == ["319200.00", "851200.00", None]


def test_a_tier_may_end_at_a_sum() -> None:
    """Some agreements state pounds instead of a fraction."""
    tiers = (Tier(None, NamedParty("ICB"), to_amount=Pence(100)), Tier(None, NamedParty("Council")))

    assert share_overspend(Tiered(tiers), 250, 0, TWO).shares == {"ICB": 100, "Council": 150}


def test_a_slice_that_nothing_falls_into_asks_for_nothing() -> None:
    """An overspend below the scheme lead's slice need not name a lead for the one above it."""
    tiers = (Tier(Decimal("0.5"), Proportional()), Tier(None, SchemeLead()))

    assert share_overspend(Tiered(tiers), 100, 1000, TWO).shares == {"ICB": 60, "Council": 40}


BAD_TIERS = {
    "none": (),
    "closed at the end": (Tier(Decimal("0.02"), Proportional()),),
    "open in the middle": (Tier(None, Proportional()), Tier(None, Proportional())),
    "falling": (Tier(Decimal("0.04"), Proportional()), Tier(Decimal("0.015"), Board()), Tier(None, Board())),
    "standing still": (Tier(Decimal("0.04"), Proportional()), Tier(Decimal("0.04"), Board()), Tier(None, Board())),
    "starting below nothing": (Tier(Decimal("-0.01"), Proportional()), Tier(None, Board())),
}


@pytest.mark.parametrize("tiers", BAD_TIERS.values(), ids=BAD_TIERS)
def test_tiers_that_do_not_rise_to_an_open_end_are_refused(tiers: tuple[Tier, ...]) -> None:
    """A gap or an overlap would leave pounds with nobody, or with two."""
    with pytest.raises(ValueError, match="tier"):
        share_overspend(Tiered(tiers), 100, 1000, TWO)


CAPPED: dict[str, tuple[CappedProportional, Mapping[str, int], str, bool]] = {
    "redistributed": (CappedProportional({"A": Pence(7500000)}), THREE, "500000.00", False),
    "to the board": (CappedProportional({"A": Pence(7500000)}, excess="board"), THREE, "500000.00", False),
    "board silent, fallback": (
        CappedProportional({"A": Pence(7500000)}, excess="board", fallback=Proportional()),
        THREE,
        "500000.00",
        True,
    ),
    "board silent, no fallback": (CappedProportional({"A": Pence(7500000)}, excess="board"), THREE, "500000.00", True),
    "fallback to the capped party": (
        CappedProportional({"A": Pence(7500000)}, excess="board", fallback=NamedParty("A")),
        THREE,
        "500000.00",
        True,
    ),
    "a second party reaches its cap": (
        CappedProportional({"A": Pence(7500000), "B": Pence(5100000)}),
        THREE,
        "500000.00",
        False,
    ),
    "everybody at the cap": (CappedProportional(dict.fromkeys(THREE, Pence(1000))), THREE, "500000.00", False),
    "equipment fund, no cap reached": (CappedProportional({"HSJ": Pence(200000)}), F3, "0.10", False),
    "equipment fund": (CappedProportional({"HSJ": Pence(200000)}), F3, "350000.00", False),
}
WITHIN_CAPS = {
    "redistributed": ["371875.00", "75000.00", "53125.00", "0.00"],
    "to the board": ["350000.00", "75000.00", "50000.00", "25000.00"],
    "board silent, fallback": ["371875.00", "75000.00", "53125.00", "0.00"],
    "board silent, no fallback": ["350000.00", "75000.00", "50000.00", "25000.00"],
    "fallback to the capped party": ["350000.00", "75000.00", "50000.00", "25000.00"],
    "a second party reaches its cap": ["374000.00", "75000.00", "51000.00", "0.00"],
    "everybody at the cap": ["10.00", "10.00", "10.00", "499970.00"],
    "equipment fund, no cap reached": ["0.05", "0.02", "0.01", "0.01", "0.01", "0.00", "0.00"],
    "equipment fund": ["185394.00", "81109.88", "31092.12", "24622.64", "25781.36", "2000.00", "0.00"],
}


@pytest.mark.parametrize("case", CAPPED)
def test_what_is_above_a_cap_goes_where_the_agreement_says(case: str) -> None:
    """Shared first, then cut; the excess goes to those with room, or to the board."""
    rule, contributions, overspend, silent = CAPPED[case]
    found = share_overspend(
        rule, parse_pounds(overspend), total(contributions.values()), contributions, board_silent=silent
    )

    assert _shared(found) == WITHIN_CAPS[case]


def test_before_the_cap_shares_are_in_proportion() -> None:
    """The step before the cut, as the worked example shows it."""
    found = share_overspend(Proportional(), 35000000, total(F3.values()), F3)

    assert _shared(found)[:-1] == ["184615.38", "80769.23", "30961.54", "24519.23", "25673.08", "3461.54"]


USAGE = {"A": 4120, "B": 2875, "C": 3005}
THREE_EVEN = dict.fromkeys("ABC", 100000000)

ONE_RULE: dict[str, tuple[Rule, list[str]]] = {
    "in proportion": (Proportional(), ["300.01", "200.00", "0.00"]),
    "equally": (EqualShares(), ["250.01", "250.00", "0.00"]),
    "equally between some": (EqualShares(("Council",)), ["0.00", "500.01", "0.00"]),
    "by fixed weights": (FixedWeights({"Council": 3, "ICB": 1}), ["125.00", "375.01", "0.00"]),
    "all to one": (NamedParty("ICB"), ["500.01", "0.00", "0.00"]),
    "all to the lead": (SchemeLead(), ["0.00", "500.01", "0.00"]),
    "own risk, one lead": (OwnRisk(), ["0.00", "500.01", "0.00"]),
    "the board": (Board(), ["0.00", "0.00", "500.01"]),
}


@pytest.mark.parametrize(("rule", "shared"), ONE_RULE.values(), ids=ONE_RULE)
def test_one_rule_shares_the_whole(rule: Rule, shared: list[str]) -> None:
    """The plain models, 500.01 over between two parties."""
    assert _shared(share_overspend(rule, 50001, 1200000000, TWO, scheme_lead="Council")) == shared


def test_under_own_risk_each_party_keeps_the_variance_on_what_it_leads() -> None:
    """A party that saved keeps its saving."""
    found = share_overspend(OwnRisk(), 500, 1000, TWO, led_variances={"ICB": 700, "Council": -200})

    assert found.shares == {"ICB": 700, "Council": -200}


def test_own_risk_inside_a_tier_follows_those_who_overspent() -> None:
    """A slice is part of the variance, so it is shared by who made it; savings do not lower it."""
    tiers = Tiered((Tier(None, OwnRisk(), to_amount=Pence(300)), Tier(None, Proportional())))
    found = share_overspend(tiers, 500, 1000, TWO, led_variances={"ICB": 400, "Council": 200})

    assert found.slices[0].shares == {"ICB": 200, "Council": 100}


def test_usage_shares_what_was_spent() -> None:
    """Three million by activity counts."""
    assert _shared(share_overspend(ByUsage(), 300000000, 0, THREE_EVEN, usage=USAGE))[:-1] == [
        "1236000.00",
        "862500.00",
        "901500.00",
    ]


def test_a_true_up_settles_the_difference_to_what_was_paid() -> None:
    """Equal payments of a million each, spent exactly: who used less gets money back."""
    found = share_overspend(UsageTrueUp(), 0, 300000000, THREE_EVEN, usage=USAGE)

    assert _shared(found)[:-1] == ["236000.00", "-137500.00", "-98500.00"]


def test_the_host_alone_bears_fixed_lines() -> None:
    """The other parties' share is unaffected by them."""
    rule = FixedVariable("Council", frozenset({"premises"}))
    found = share_overspend(rule, 1500, 1000, TWO, lines={"premises": 500, "placements": 1000})

    assert found.shares == {"ICB": 600, "Council": 900}


def test_a_saving_on_variable_lines_is_shared_as_an_overspend_is() -> None:
    """Fixed lines 500 over, the others 1,000 under."""
    rule = FixedVariable("Council", frozenset({"premises"}))
    found = share_overspend(rule, -500, 1000, TWO, lines={"premises": 500, "placements": -1000})

    assert found.shares == {"ICB": -600, "Council": 100}


def test_a_risk_pool_is_drawn_on_in_order_before_anything_is_shared() -> None:
    """Underspends first, then the reserve; the parties bear what is left."""
    rule = RiskPoolFirst(("underspends", "reserve", "uncommitted"))
    found = share_overspend(rule, 1000, 1000, TWO, reserves={"reserve": 500, "underspends": 100})

    assert found == Apportionment(
        {"ICB": Pence(240), "Council": Pence(160)},
        drawn={"underspends": Pence(100), "reserve": Pence(500), "uncommitted": Pence(0)},
    )


def test_a_risk_pool_that_suffices_leaves_nothing_to_the_parties() -> None:
    """Nothing is drawn beyond the overspend."""
    found = share_overspend(RiskPoolFirst(("reserve",), then=Board()), 1000, 1000, TWO, reserves={"reserve": 5000})

    assert (_shared(found), found.drawn) == (["0.00", "0.00", "0.00"], {"reserve": 1000})


def test_sharing_limited_to_a_part_leaves_the_rest_with_its_owners() -> None:
    """Of 1,500 over, 1,000 is in the part that is shared."""
    rule = LimitedToPart(frozenset({"S1"}))
    found = share_overspend(
        rule, 1500, 1000, TWO, lines={"S1": 1000, "S2": 500}, led_variances={"ICB": 500, "Council": 0}
    )

    assert found.shares == {"ICB": 1100, "Council": 400}


def test_a_part_may_have_contributions_and_a_base_of_its_own() -> None:
    """The wider pool's weights do not decide over the part."""
    rule = LimitedToPart(frozenset({"S1"}), within=COUNCIL_TIERS_OF_PART, outside=Board())
    found = share_overspend(
        rule,
        1500,
        100000,
        TWO,
        lines={"S1": 1000, "S2": 500},
        part_base=10000,
        part_contributions={"ICB": 1, "Council": 1},
    )

    assert (found.shares, found.unallocated) == ({"ICB": 250, "Council": 750}, 500)


COUNCIL_TIERS_OF_PART = Tiered((Tier(Decimal("0.05"), NamedParty("Council")), Tier(None, Proportional())))


def test_a_benefit_share_splits_a_saving() -> None:
    """Savings have weights of their own."""
    assert share_overspend(BenefitShare({"ICB": 1, "Council": 3}), -1000, 0, TWO).shares == {
        "ICB": -250,
        "Council": -750,
    }


REFUSED: dict[str, tuple[Rule, int, dict[str, object], str]] = {
    "party without an entry": (NamedParty("HWB"), 100, {}, "names HWB"),
    "weight of a stranger": (FixedWeights({"HWB": 1}), 100, {}, "names HWB"),
    "cap of a stranger": (CappedProportional({"HWB": Pence(1)}), 100, {}, "names HWB"),
    "no lead": (SchemeLead(), 100, {}, "lead of the scheme"),
    "no usage": (ByUsage(), 100, {}, "usage"),
    "no lines": (LimitedToPart(frozenset()), 100, {}, "variance of each line"),
    "lines that do not add up": (FixedVariable("ICB", frozenset()), 100, {"lines": {"S1": 99}}, "add to 99"),
    "own variances that do not add up": (OwnRisk(), 100, {"led_variances": {"ICB": 99}}, "add to 99"),
    "benefit share of an overspend": (BenefitShare({"ICB": 1}), 100, {}, "splits savings"),
    "underspend in tiers": (Tiered(COUNCIL_THEN_SHARED), -100, {}, "underspend of 100"),
    "underspend with caps": (CappedProportional({}), -100, {}, "underspend of 100"),
    "underspend from a reserve": (RiskPoolFirst(()), -100, {}, "underspend of 100"),
}


@pytest.mark.parametrize(("rule", "amount", "circumstances", "message"), REFUSED.values(), ids=REFUSED)
def test_a_rule_that_cannot_be_worked_out_says_why(
    rule: Rule, amount: int, circumstances: dict[str, object], message: str
) -> None:
    """A guess would be printed as an agreed figure."""
    with pytest.raises(ValueError, match=message):
        share_overspend(rule, amount, 1000, TWO, **circumstances)  # type: ignore[arg-type]


PARTIES = ("A", "B", "C", "D")
MONEY = st.integers(0, 10**11)
CONTRIBUTIONS = st.fixed_dictionaries(dict.fromkeys(PARTIES, MONEY)).filter(lambda c: any(c.values()))
PARTY = st.sampled_from(PARTIES)
POSITIVE = st.fractions(Fraction(1, 100), 100)
SIMPLE: st.SearchStrategy[SimpleRule] = st.one_of(
    st.just(Proportional()),
    st.just(SchemeLead()),
    st.just(ByUsage()),
    st.builds(NamedParty, PARTY),
    st.lists(PARTY, unique=True).map(lambda parties: EqualShares(tuple(parties))),
    st.dictionaries(PARTY, POSITIVE, min_size=1).map(FixedWeights),
)
CAPPED_RULES = st.builds(
    CappedProportional,
    st.dictionaries(PARTY, MONEY.map(Pence)),
    st.sampled_from(["redistribute", "board"]),
    st.none() | SIMPLE,
)
IN_A_TIER = SIMPLE | CAPPED_RULES | st.just(Board()) | st.just(OwnRisk())


@st.composite
def tiered(draw: st.DrawFn) -> Tiered:
    """Tiers that rise: some closed ones at whole sums, then an open one."""
    ends = sorted(draw(st.lists(st.integers(1, 10**10), max_size=4, unique=True)))
    closed = [Tier(None, draw(IN_A_TIER), draw(st.none() | IN_A_TIER), Pence(end)) for end in ends]
    return Tiered((*closed, Tier(None, draw(IN_A_TIER), draw(st.none() | IN_A_TIER))))


LINES = frozenset({"S1"})
RULES: st.SearchStrategy[Rule] = st.one_of(
    IN_A_TIER,
    tiered(),
    st.builds(FixedVariable, PARTY, st.just(LINES), IN_A_TIER),
    st.just(UsageTrueUp()),
    st.builds(RiskPoolFirst, st.just(("underspends", "reserve")), IN_A_TIER | tiered()),
    st.builds(LimitedToPart, st.just(LINES), IN_A_TIER | tiered(), SIMPLE | st.just(Board())),
)


@given(RULES, MONEY, st.integers(0, 100), CONTRIBUTIONS, PARTY, st.booleans())
def test_no_model_loses_or_makes_a_penny(
    rule: Rule, overspend: int, percent: int, contributions: Mapping[str, int], lead: str, silent: bool
) -> None:
    """Shares, what is left to the board and what was drawn are the overspend, whatever the rule."""
    in_part = overspend * percent // 100
    variances = None
    if not isinstance(rule, FixedVariable | LimitedToPart):
        variances = {"A": in_part, "C": overspend - in_part}
    found = share_overspend(
        rule,
        overspend,
        sum(contributions.values()),
        contributions,
        scheme_lead=lead,
        led_variances=variances,
        lines={"S1": in_part, "S2": overspend - in_part},
        usage={"A": 5, "B": 3, "C": 0, "D": Decimal("1.5")},
        reserves={"reserve": 10**6},
        board_silent=silent,
    )

    assert (found.total, tuple(found.shares)) == (overspend, tuple(contributions))


@given(tiered(), MONEY, CONTRIBUTIONS, PARTY, st.booleans())
def test_slices_are_the_overspend_cut_at_the_bounds(
    rule: Tiered, overspend: int, contributions: Mapping[str, int], lead: str, silent: bool
) -> None:
    """Each slice's amount is its shares and what is left of it, and together they are the whole."""
    found = share_overspend(
        rule, overspend, 0, contributions, scheme_lead=lead, usage={"A": 1, "B": 1}, board_silent=silent
    )

    assert [one.amount for one in found.slices] == [sum(one.shares.values()) + one.unallocated for one in found.slices]
    assert sum(one.amount for one in found.slices) == overspend


@given(CAPPED_RULES, MONEY, CONTRIBUTIONS, PARTY, st.booleans())
def test_no_party_pays_above_its_cap(
    rule: CappedProportional, overspend: int, contributions: Mapping[str, int], lead: str, silent: bool
) -> None:
    """Not by sharing the excess either, nor by a fallback."""
    found = share_overspend(
        rule, overspend, 0, contributions, scheme_lead=lead, usage={"A": 1, "B": 1}, board_silent=silent
    )

    assert [p for p, cap in rule.caps.items() if found.shares[p] > cap] == []


@given(MONEY, CONTRIBUTIONS, PARTY, MONEY)
def test_excess_is_left_over_only_when_nobody_who_pays_has_room(
    overspend: int, contributions: Mapping[str, int], capped: str, cap: int
) -> None:
    """Redistribution does not stop early."""
    found = share_overspend(CappedProportional({capped: Pence(cap)}), overspend, 0, contributions)
    others = any(amount for p, amount in contributions.items() if p != capped)

    assert found.unallocated == (0 if others else max(0, overspend - cap))
