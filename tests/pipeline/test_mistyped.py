"""Free words that are almost a known one: a warning each, for they would be printed as they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agreements.diagnostics import Severity
from agreements.pipeline import check
from tests.builders import COUNCIL, HEALTH, council, definition, party, scheme


def told(folder: Path, severity: Severity = Severity.WARNING, **keys: Any) -> list[tuple[str, str]]:
    """The place and the hint of each finding about a word that is almost a known one, in a definition with these."""
    path = folder / "deal.yaml"
    path.write_text(yaml.safe_dump(definition(**keys), sort_keys=False), encoding="utf-8")
    found = [d for d in check(path).report if d.id == "reference"]
    assert all(d.severity is severity for d in found)
    return [(d.path, d.hint) for d in found]


def handovers(*next_roles: str) -> list[dict[str, Any]]:
    """A role of the board that each of these follows, and the council's role after it."""
    first = [
        {"role": f"ward {n}", "holder": HEALTH, "next_role": words, "next_holder": COUNCIL, **ending()}
        for n, words in enumerate(next_roles)
    ]
    last = {"role": "call to the carer", "holder": COUNCIL, "next_role": "closed", "reason": "done", **ending()}
    return [*first, last]


def ending() -> dict[str, Any]:
    """How a role ends. Made anew each time, since YAML would write a second one as a link to the first."""
    return {"ends_when": "the person is home", "within": {"working_days": 1}, "interim": HEALTH}


@pytest.mark.parametrize(
    ("role", "meant"),
    [
        ("comissioner", "commissioner"),
        ("lead_comissioner", "lead_commissioner"),
        ("acountable_body", "accountable_body"),
        ("commissioner", ""),
        ("bell_ringer", ""),
    ],
)
def test_a_role_that_is_almost_one_that_is_known(tmp_path: Path, role: str, meant: str) -> None:
    """The rules that look for the known one would pass over it. A role of the user's own is left alone."""
    found = told(tmp_path, parties=[party(roles=["funder", role]), council(roles=["host"])])

    assert found == ([("parties[0].roles[1]", f"did you mean {meant!r}?")] if meant else [])


@pytest.mark.parametrize("where", ["whole", "scheme"])
def test_a_role_that_follows_and_is_almost_one_whose_end_is_described(tmp_path: Path, where: str) -> None:
    """The chain would be cut there, and nobody see where the second role ends."""
    found = handovers("call to carer", "Call to the carer", "a visit", "a visit or call to the carers")
    keys: dict[str, Any] = {"handovers": found} if where == "whole" else {"schemes": [scheme(handovers=found)]}
    place = "" if where == "whole" else "schemes[0]."

    assert told(tmp_path, **keys) == [
        (f"{place}handovers[{n}].next_role", "did you mean 'call to the carer'?") for n in (0, 3)
    ]


UNKNOWN: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"schemes": [scheme(fund="F2")]}, [("schemes[0].fund", "known: F1")]),
    ({"schemes": [scheme(fund="FF1")]}, [("schemes[0].fund", "did you mean 'F1'?")]),
    ({"funds": [], "schemes": [scheme(fund="POOL")]}, [("schemes[0].fund", "")]),
    ({"reporting": [{"what": "w", "by": COUNCIL, "funds": "F9"}]}, [("reporting[0].funds[0]", "known: F1")]),
    ({"measures": [{"id": "K1", "name": "n", "outcome": "O7"}]}, [("measures[0].outcome", "")]),
    ({"documents": ["deed-of-variation"], "schemes": [scheme(fund="F2")]}, []),
]


@pytest.mark.parametrize(("keys", "found"), UNKNOWN)
def test_an_id_that_is_to_name_a_part_and_names_none(
    tmp_path: Path, keys: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    """A final document would name a fund that there is not. A deed may name one of the agreement that it varies."""
    assert told(tmp_path, Severity.ERROR, **keys) == found


def test_a_holder_of_a_role_who_is_nobody(tmp_path: Path) -> None:
    """Their bare id would be printed as who answers for a person. A guard may be a post, which no id is like."""
    first, second, third = handovers("a visit", "another visit")
    first |= {"holder": "ICBB", "interim": "the ward sister"}
    second |= {"holder": "THEATRE", "interim": "ICBS"}
    third |= {"interim": "hotels"}

    assert told(tmp_path, handovers=[first, second, third]) == [
        ("handovers[0].holder", "did you mean 'ICB'?"),
        ("handovers[1].holder", "name a party or a body on the map by its id"),
        ("handovers[1].interim", "did you mean 'ICB'?"),
    ]
