"""What a definition adds to a document of an unusual kind is printed without a reference to a clause it lacks."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.assembly import assemble
from agreements.packs import bundled
from agreements.particulars import Agreement
from agreements.rules import Matter
from agreements.source import parse_source
from tests.rules.examples import AS_AT, kinds, pack, rule_of

FUND = """
funds:
  - id: A1
    name: "Winter Fund"
    kind: aligned
    owners_keep_control: yes
    contributions: {"2027/28": {HWF: 10.00}, "2028/29": {HWF: 10.00}, "2029/30": {HWF: 10.00}}
    vat: {arrangement: none}
"""
HELP = '    in_kind: [{party: CWT, item: "volunteers", counts_in_shares: no}]\n'
LADDER = 'disputes: {ladders: {any: [{by: "chairs", working_days: 10}]}}\n'


def _sample(name: str) -> dict[str, Any]:
    path = bundled() / "health-and-care-england" / "samples" / f"{name}.yaml"
    return _data(path.read_bytes())


def _data(source: bytes) -> dict[str, Any]:
    data: Any = parse_source(source, "source").data
    return dict(data)


@pytest.mark.parametrize(
    ("sample", "changes"),
    [
        ("terms-of-reference", LADDER),
        ("pressure-group", LADDER),
        ("multi-agency-agreement", FUND),
        ("multi-agency-agreement", FUND + HELP),
        ("joint-strategy", "binding: mixed\n"),
    ],
)
def test_a_kind_without_a_clause_refers_to_none_of_it(sample: str, changes: str) -> None:
    """DOC-03 cannot be waived: such a reference would keep a sound definition from ever being final."""
    deal = Agreement.model_validate(_sample(sample) | _data(changes.encode()))
    words, here = rule_of("DOC-03").words, Matter(deal, pack(), kinds(deal), AS_AT)
    assert words is not None
    told = [f.message for kind in deal.documents for f in words(here, assemble(deal, pack(), kind, draft=True))]
    assert told == []
