"""The smallest agreement that shows a point: two parties, one pooled fund, one scheme. The test changes the rest.

Values are written as a definition writes them: text for money, rates, dates and counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agreements.particulars import Agreement

Plain = dict[str, Any]

HEALTH, COUNCIL = "ICB", "COU"


def party(id_: str = HEALTH, **changes: Any) -> Plain:
    """A party; an integrated care board unless told otherwise."""
    return {"id": id_, "legal_name": f"{id_} in full", "short_name": f"{id_} for short", "kind": "icb", **changes}


def council(id_: str = COUNCIL, **changes: Any) -> Plain:
    """A party that is a unitary council."""
    return party(id_, **{"kind": "unitary", **changes})


def fund(id_: str = "F1", **changes: Any) -> Plain:
    """A pooled fund with what both parties pay in 2026/27: 600.00 and 400.00."""
    return {
        "id": id_,
        "name": f"Fund {id_}",
        "kind": "pooled",
        "host": COUNCIL,
        "contributions": {"2026/27": {HEALTH: "600.00", COUNCIL: "400.00"}},
        **changes,
    }


def scheme(id_: str = "S1", **changes: Any) -> Plain:
    """A scheme that the fund F1 pays for."""
    return {"id": id_, "title": f"Scheme {id_}", "arrangement": "pooled", "fund": "F1", "lead": COUNCIL, **changes}


def definition(**changes: Any) -> Plain:
    """A definition for the year 2026/27, as plain data. A key given here takes the place of the builder's own."""
    return {
        "id": "SMALL",
        "title": "Small agreement",
        "documents": ["section-75-framework"],
        "jurisdiction": "england",
        "status": {"version": "0.1"},
        "term": {"commencement": "2026-04-01", "expiry": "2027-03-31"},
        "parties": [party(), council()],
        "funds": [fund()],
        "schemes": [scheme()],
        **changes,
    }


def agreement(**changes: Any) -> Agreement:
    """That definition as an agreement: `agreement(funds=[fund(host=HEALTH)])`."""
    return Agreement.model_validate(definition(**changes))


def term(first: str, last: str) -> Mapping[str, str]:
    """A term from the first day to the last."""
    return {"commencement": first, "expiry": last}
