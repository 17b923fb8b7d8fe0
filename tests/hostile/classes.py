"""The kinds of bad input that we refuse, by the word for each, and the ids under which a user is told."""

from __future__ import annotations

from collections.abc import Mapping

TOLD_AS: Mapping[str, frozenset[str]] = {
    "money": frozenset({"FUN-03"}),
    "sum": frozenset({"FUN-01"}),
    "date-order": frozenset({"DOC-04"}),
    "duplicate-id": frozenset({"PTY-02", "duplicate-id"}),
    "reference": frozenset({"PTY-11", "reference"}),
}
"""Where a check of the field's own list tells it, or several do. Any other kind is told under its own name."""


def told_as(kind: str) -> frozenset[str]:
    """The ids under which that kind is told."""
    return TOLD_AS.get(kind, frozenset({kind}))
