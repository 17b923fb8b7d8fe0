"""Shares by weight add up to the penny, and the odd penny has an owner."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.finance import (
    InKind,
    Pence,
    apportion,
    apportion_equally,
    counted_contributions,
    parse_pounds,
    percentages,
    pounds,
)

BOROUGH = {"council": "21091826.00", "partner": "32348460.00"}
PARTNER_FIRST = {"partner": 3234846000, "council": 2109182600}
FEE_PAYERS = ["BIP", "DWR", "LLF", "CEI", "GOG", "PYG", "BRY"]
STAFF_TO_TRAIN = {"PVC": 620, "CAL": 1180, "STB": 940, "RLD": 715, "OAK": 1405, "HOB": 540}
POOL_OF_SEVEN = {
    "BIP": "34218901.44",
    "DWR": "21004512.10",
    "LLF": "18760230.00",
    "CEI": "14115077.35",
    "GOG": "12998640.20",
    "PYG": "17342019.91",
    "BRY": "15560618.00",
}

WEIGHTS = st.dictionaries(
    st.text("ABCDEFGH", min_size=1, max_size=3),
    st.one_of(st.integers(0, 10**12), st.fractions(0, 10**6), st.decimals(0, 10**6, places=4)),
    min_size=1,
    max_size=9,
).filter(lambda weights: any(weights.values()))


def _pounds(shares: Mapping[str, int]) -> list[str]:
    return [pounds(share) for share in shares.values()]


EQUAL = [
    ("100.00", 3, ["33.34", "33.33", "33.33"]),
    ("10000.01", 6, ["1666.67"] * 5 + ["1666.66"]),
    ("62500.00", 7, ["8928.58"] + ["8928.57"] * 6),
    ("68412.37", 6, ["11402.07"] + ["11402.06"] * 5),
    ("0.02", 3, ["0.01", "0.01", "0.00"]),
    ("0.00", 2, ["0.00", "0.00"]),
]


@pytest.mark.parametrize(("whole", "number", "shares"), EQUAL)
def test_equal_shares_give_the_odd_pence_to_the_first_parties(whole: str, number: int, shares: list[str]) -> None:
    """Someone must pay them, and the agreement names who."""
    parties = [str(index) for index in range(number)]

    assert _pounds(apportion_equally(parse_pounds(whole), parties)) == shares


WEIGHTED = {
    "an overspend on published contributions": ("1000000.00", PARTNER_FIRST, ["605319.74", "394680.26"]),
    "an underspend is the same turned round": ("-250000.00", PARTNER_FIRST, ["-151329.93", "-98670.07"]),
    "by usage": ("3000000.00", {"A": 4120, "B": 2875, "C": 3005}, ["1236000.00", "862500.00", "901500.00"]),
    "by headcount": (
        "96000.00",
        STAFF_TO_TRAIN,
        ["11022.22", "20977.78", "16711.11", "12711.11", "24977.78", "9600.00"],
    ),
    "a weight of nothing": ("1.00", {"A": 1, "B": 0}, ["1.00", "0.00"]),
    "decimal weights": ("1.00", {"A": Decimal("0.7"), "B": Decimal("0.3")}, ["0.70", "0.30"]),
    "a tie goes to the earlier": ("0.01", {"B": 1, "A": 1}, ["0.01", "0.00"]),
    "a tie below nothing too": ("-0.01", {"B": 1, "A": 1}, ["-0.01", "0.00"]),
}


@pytest.mark.parametrize(("whole", "weights", "shares"), WEIGHTED.values(), ids=WEIGHTED)
def test_shares_follow_the_weights(whole: str, weights: Mapping[str, int], shares: list[str]) -> None:
    """The largest remainders take the odd pence."""
    assert _pounds(apportion(parse_pounds(whole, negative=True), weights)) == shares


@given(st.integers(-(10**15), 10**15), WEIGHTS)
def test_shares_always_add_up(whole: int, weights: Mapping[str, int | Fraction | Decimal]) -> None:
    """No split loses or makes a penny."""
    assert sum(apportion(whole, weights).values()) == whole


@given(st.integers(-(10**15), 10**15), WEIGHTS)
def test_no_share_is_a_penny_away_from_its_exact_value(
    whole: int, weights: Mapping[str, int | Fraction | Decimal]
) -> None:
    """Only the fraction of a penny is settled by rule."""
    of_all = sum(Fraction(weight) for weight in weights.values())

    far = [p for p, s in apportion(whole, weights).items() if abs(s - whole * Fraction(weights[p]) / of_all) >= 1]

    assert far == []


@given(st.integers(0, 10**15), WEIGHTS)
def test_an_underspend_is_shared_as_the_overspend_turned_round(whole: int, weights: Mapping[str, int]) -> None:
    """The same party has the odd penny either way."""
    up, down = apportion(whole, weights), apportion(-whole, weights)

    assert down == {party: -share for party, share in up.items()}


@given(st.integers(0, 10**15), WEIGHTS)
def test_who_weighs_nothing_bears_nothing(whole: int, weights: Mapping[str, int]) -> None:
    """An odd penny never lands on a party without a weight."""
    shares = apportion(whole, weights)

    assert [shares[p] for p, weight in weights.items() if not weight] == [0] * sum(not w for w in weights.values())


@pytest.mark.parametrize("weights", [{}, {"A": 0}, {"A": 0, "B": Fraction(0)}])
def test_nothing_is_shared_where_nobody_has_a_weight(weights: dict[str, int]) -> None:
    """Equal shares would be a guess."""
    with pytest.raises(ValueError, match="no party has a weight"):
        apportion(100, weights)


def test_a_weight_below_nothing_is_refused() -> None:
    """It would give others more than there is."""
    with pytest.raises(ValueError, match="weight of B is -1"):
        apportion(100, {"A": 2, "B": -1})


PRINTED = {
    "two contributors": (BOROUGH, ["39.47", "60.53"], "100.00"),
    "three thirds": ({"A": "1.00", "B": "1.00", "C": "1.00"}, ["33.33"] * 3, "99.99"),
    "seven contributors": (POOL_OF_SEVEN, ["25.54", "15.68", "14.00", "10.53", "9.70", "12.94", "11.61"], "100.00"),
}


@pytest.mark.parametrize(("sums", "printed", "together"), PRINTED.values(), ids=PRINTED)
def test_percentages_are_rounded_each_by_itself(sums: Mapping[str, str], printed: list[str], together: str) -> None:
    """They need not add to 100.00; the note beside them says so."""
    shares = percentages({party: parse_pounds(amount) for party, amount in sums.items()})

    assert ([str(share) for share in shares.values()], str(sum(shares.values()))) == (printed, together)


def test_training_shares_print_as_their_percentages() -> None:
    """Headcount shares of a training budget, as printed in the memorandum."""
    shares = percentages(apportion(9600000, STAFF_TO_TRAIN))

    assert [str(share) for share in shares.values()] == ["11.48", "21.85", "17.41", "13.24", "26.02", "10.00"]


@pytest.mark.parametrize(
    ("counts", "printed"), [(True, ["54.55", "45.45"]), (False, ["60.00", "40.00"])], ids=["counted", "not counted"]
)
def test_help_in_kind_moves_the_shares_only_where_it_counts(counts: bool, printed: list[str]) -> None:
    """Cash of 900,000 and 600,000, and a council's help worth 150,000."""
    cash = {"nhs": 90000000, "council": 60000000}
    shares = percentages(counted_contributions(cash, [InKind("council", Pence(15000000), counts)]))

    assert [str(share) for share in shares.values()] == printed


def test_help_in_kind_leaves_the_cash_alone() -> None:
    """It is never part of the cash pool or of an instalment."""
    cash = {"nhs": 90000000}
    counted_contributions(cash, [InKind("nhs", Pence(1), counts_in_shares=True)])

    assert cash == {"nhs": 90000000}


def test_who_gives_only_help_in_kind_follows_those_who_pay() -> None:
    """Its order decides who has the odd penny."""
    counted = counted_contributions({"nhs": 100}, [InKind("charity", Pence(50), counts_in_shares=True)])

    assert list(counted.items()) == [("nhs", 100), ("charity", 50)]
