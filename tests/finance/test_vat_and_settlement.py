"""Value added tax inside a price, and the account at the end."""

from decimal import Decimal

import pytest

from agreements.finance import ExitPosition, Pence, exit_settlement, parse_pounds, pool_cost, pounds, vat_in_gross

TWENTY = Decimal("0.2")


@pytest.mark.parametrize(
    ("gross", "rate", "vat"),
    [("120000.00", "0.2", "20000.00"), ("99.99", "0.2", "16.67"), ("105.00", "0.05", "5.00"), ("1.00", "0", "0.00")],
)
def test_the_tax_inside_a_price_is_rounded_half_up(gross: str, rate: str, vat: str) -> None:
    """99.99 holds 16.665 of tax."""
    assert pounds(vat_in_gross(parse_pounds(gross), Decimal(rate))) == vat


@pytest.mark.parametrize(("recoverable", "cost"), [(True, "100000.00"), (False, "120000.00")])
def test_a_pool_bears_the_tax_that_its_delivering_body_cannot_recover(recoverable: bool, cost: str) -> None:
    """The same bill costs more where an NHS body pays it under a heading without refund."""
    assert pounds(pool_cost(parse_pounds("120000.00"), TWENTY, recoverable=recoverable)) == cost


def test_what_is_left_at_the_end_is_shared_by_the_weights_of_the_risk_share() -> None:
    """Stock and cash, less what is still to be met."""
    position = ExitPosition(Pence(1000), Pence(500), Pence(300), Pence(150), Pence(50))

    assert exit_settlement(position, {"A": 3, "B": 1}) == {"A": 750, "B": 250}


def test_a_fund_that_owes_more_than_it_holds_asks_its_parties_to_pay() -> None:
    """A negative share is a sum to pay."""
    assert exit_settlement(ExitPosition(creditors=Pence(100)), {"A": 1, "B": 1}) == {"A": -50, "B": -50}
