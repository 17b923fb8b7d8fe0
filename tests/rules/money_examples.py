"""A fund beside the small agreement's own, so that values left empty in it are kept. It has three years."""

from __future__ import annotations

from typing import Any

from tests.rules.examples import found

Changes = dict[str, Any]
YEARS = ("2027/28", "2028/29", "2029/30")
BCF = ["NHSA2006_s75", "NHSA2006_s223GA"]


def paid(**sums: str | None) -> dict[str, Any]:
    """The same sums in every year of the term."""
    return {year: dict(sums) for year in YEARS}


FULL = paid(SWI="60.00", SAB="40.00")


def q(**changes: Any) -> Changes:
    """Another pool, Q, with sums in every year unless told otherwise."""
    fund = {"id": "Q", "name": "Q Fund", "kind": "pooled", "host": "SAB", "contributions": FULL, **changes}
    return {"funds": [{key: value for key, value in fund.items() if value != ()}]}


def told(rule: str, changes: Changes, base: str = "joint") -> list[str]:
    """Subject and year of what the rule finds, as `Q 2027/28`."""
    return [f"{subject} {year}".strip() for subject, year, _ in found(rule, base, changes)]


DEED: dict[str, Any] = {
    "documents": ["deed-of-variation"],
    "term": {"commencement": None, "expiry": None},
    "principal_agreement": {"title": "The Agreement", "commencement": "2027-04-01", "expiry": "2030-03-31"},
    "deed": {"number": "1", "effective": "2027-10-01"},
}
"""What makes the small agreement a deed that varies another: the rest stays in that one."""
