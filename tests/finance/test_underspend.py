"""Where an underspend goes, step by step."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.finance import (
    BenefitShare,
    CarryForward,
    OffsetSameFund,
    Pence,
    RepayRingFenced,
    ReturnOwn,
    ReturnProportional,
    UnderspendRule,
    UnderspendShare,
    pounds,
    share_underspend,
    total,
)
from tests.finance.cases import F1

TWO = {"ICB": 600, "Council": 400}
COUNTY_RULES = (RepayRingFenced(), CarryForward(Decimal("0.02")), ReturnProportional())


def _by_party(icb: int, council: int) -> dict[str, Pence]:
    return {"ICB": Pence(icb), "Council": Pence(council)}


NOBODY = _by_party(0, 0)


def test_a_county_keeps_two_per_cent_and_returns_the_rest() -> None:
    """An underspend of 2.5 million on a fund of 99 million, nothing of it ring-fenced."""
    found = share_underspend(COUNTY_RULES, 250000000, total(F1.values()), F1)

    assert [pounds(found.carry_forward), *map(pounds, found.returned.values())] == [
        "1982877.71",
        "319447.99",
        "95972.13",
        "37634.90",
        "31191.60",
        "32875.67",
        "0.00",
    ]


STEPS: dict[str, tuple[tuple[UnderspendRule, ...], UnderspendShare]] = {
    "no rule": ((), UnderspendShare(NOBODY, Pence(0), Pence(0), NOBODY, NOBODY, Pence(100))),
    "ring-fenced money first": (
        (RepayRingFenced(), ReturnProportional()),
        UnderspendShare(_by_party(0, 30), Pence(0), Pence(0), _by_party(42, 28), NOBODY, Pence(0)),
    ),
    "an overspend in the same fund": (
        (OffsetSameFund(), ReturnProportional()),
        UnderspendShare(NOBODY, Pence(20), Pence(0), _by_party(48, 32), NOBODY, Pence(0)),
    ),
    "carried forward up to a cap": (
        (CarryForward(Decimal("0.05")),),
        UnderspendShare(NOBODY, Pence(0), Pence(50), NOBODY, NOBODY, Pence(50)),
    ),
    "carried forward without a cap": (
        (CarryForward(), ReturnProportional()),
        UnderspendShare(NOBODY, Pence(0), Pence(100), NOBODY, NOBODY, Pence(0)),
    ),
    "own money back": (
        (ReturnOwn(),),
        UnderspendShare(NOBODY, Pence(0), Pence(0), _by_party(10, 90), NOBODY, Pence(0)),
    ),
    "benefits by agreed weights": (
        (OffsetSameFund(), BenefitShare({"ICB": 1, "Council": 1})),
        UnderspendShare(NOBODY, Pence(20), Pence(0), NOBODY, _by_party(40, 40), Pence(0)),
    ),
    "the order matters": (
        (ReturnProportional(), RepayRingFenced()),
        UnderspendShare(NOBODY, Pence(0), Pence(0), _by_party(60, 40), NOBODY, Pence(0)),
    ),
}


@pytest.mark.parametrize(("rules", "expected"), STEPS.values(), ids=STEPS)
def test_rules_are_taken_in_order(rules: tuple[UnderspendRule, ...], expected: UnderspendShare) -> None:
    """100 of 1,000 left over, of which 30 is ring-fenced; 20 was overspent elsewhere."""
    found = share_underspend(
        rules,
        100,
        1000,
        TWO,
        ring_fenced={"Council": 30},
        overspend_elsewhere=20,
        own_underspends={"ICB": 10, "Council": 90},
    )

    assert found == expected


def test_owners_share_what_is_left_of_ring_fenced_money() -> None:
    """Less is left over than was ring-fenced."""
    found = share_underspend([RepayRingFenced()], 100, 1000, TWO, ring_fenced={"ICB": 300, "Council": 100})

    assert found.repaid == {"ICB": 75, "Council": 25}


REFUSED: dict[str, tuple[UnderspendRule, int, str]] = {
    "below nothing": (ReturnProportional(), -1, "sum above 0"),
    "nothing is known of each party's own": (ReturnOwn(), 1, "must be given"),
    "a stranger has a weight": (BenefitShare({"HWB": 1}), 1, "HWB"),
}


@pytest.mark.parametrize(("rule", "underspend", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_worked_out_is_refused(rule: UnderspendRule, underspend: int, message: str) -> None:
    """A guess would be printed as an agreed figure."""
    with pytest.raises(ValueError, match=message):
        share_underspend([rule], underspend, 1000, TWO)


RULES = st.lists(
    st.sampled_from(
        [
            RepayRingFenced(),
            OffsetSameFund(),
            CarryForward(Decimal("0.033")),
            ReturnProportional(),
            ReturnOwn(),
            BenefitShare({"A": 2, "C": 1}),
        ]
    ),
    unique_by=type,
)
SUMS = st.integers(0, 10**9)
BY_PARTY = st.fixed_dictionaries({p: st.integers(1, 10**9) for p in "ABC"})


@given(RULES, SUMS, BY_PARTY, st.dictionaries(st.sampled_from("ABC"), SUMS), SUMS)
def test_no_order_of_rules_loses_a_penny(
    rules: list[UnderspendRule], underspend: int, base: Mapping[str, int], ring_fenced: Mapping[str, int], over: int
) -> None:
    """All of it is somewhere, and nothing is below nothing."""
    found = share_underspend(
        rules,
        underspend,
        total(base.values()),
        base,
        ring_fenced=ring_fenced,
        overspend_elsewhere=over,
        own_underspends=base,
    )

    assert (found.total, min(found.offset, found.carry_forward, found.unallocated) >= 0) == (underspend, True)
