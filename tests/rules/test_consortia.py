"""How the money of a consortium is divided: CON-02 beyond its page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.examples import findings


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"top_slice": {"percent": "100"}}, "The top-slice is 100% of the money: nothing is left to allocate."),
        ({"top_slice": {"percent": "99.5"}}, ""),
        (
            {"total": "100.00", "payments": [{"to": "CAF", "sum": "60.00"}, {"to": "WAL", "sum": "40.01"}]},
            "The payments add to £100.01, more than the whole sum of £100.00: out by £0.01.",
        ),
        ({"total": "100.00", "payments": [{"to": "CAF", "sum": "60.00"}, {"to": "WAL", "sum": "40.00"}]}, ""),
    ],
)
def test_no_more_is_passed_on_than_there_is(changes: dict[str, Any], said: str) -> None:
    """Less may be listed: the rest is passed on as the agreement says."""
    assert [found.message for found in findings("CON-02", "consortium", {"consortium": changes})] == [said][
        : bool(said)
    ]
