"""The JSON Schema that editors use, and the models, judge alike."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from agreements.particulars import Agreement
from agreements.particulars.schema import schema, schema_text
from tests.builders import definition, fund, party, scheme
from tests.checkout import ROOT


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _accepted(data: dict[str, Any]) -> bool:
    try:
        Agreement.model_validate(data)
    except ValidationError:
        return False
    return True


def _money(sum_: Any) -> dict[str, Any]:
    return {"funds": [fund(contributions={"2026/27": {"ICB": sum_}})]}


GOOD: list[dict[str, Any]] = [
    {},
    {"title": None},
    {"title": {"en": "a", "cy": "b"}},
    {"documents": "section-75-framework"},
    {"documents": ["section-75-framework", "memorandum-of-understanding"]},
    {"publication": "yes"},
    {"publication": "no"},
    {"publication": None},
    {"term": {"commencement": "2026-04-01"}},
    {"term": {"commencement": None}},
    {"exit": {"notice": {"months": "6"}}},
    {"consultation": {"done": "yes", "from": "2026-01-01"}},
    {"parties": [party(votes="0"), party("B")]},
    {"schemes": [scheme(resources={"goods": "none", "services": ["a"]})]},
    {"schemes": [scheme(handovers=[{"role": "r", "holder": "COU", "next_holder": {"en": "a", "cy": "b"}}])]},
    {"schemes": [scheme(handovers=[{"role": "r", "holder": "COU", "interim": "COU"}])]},
    {"disputes": {"mediator": {"en": "a", "cy": "b"}}},
    {"disputes": {"ladders": {"any": "default"}}},
    {"disputes": {"ladders": {"any": [{"working_days": "5"}]}}},
    {"reporting": [{"what": "w", "by": "COU", "due": {"every_year_on": "15 April"}}]},
    {"funds": [fund(uplift={"rates": {"all": {"2027/28": "0.039"}}})]},
    {"funds": [fund(year_basis="calendar", contributions={"2027": None})]},
    _money("1234567.89"),
    _money("0.00"),
    _money("0"),
    _money(None),
]
BAD: list[dict[str, Any]] = [
    {"titel": "x"},
    {"title": ""},
    {"title": ["x"]},
    {"title": {"en": "a"}},
    {"title": {"en": "a", "cy": "b", "fr": "c"}},
    {"id": None},
    {"id": "a b"},
    {"id": "1a"},
    {"id": "x" * 41},
    {"documents": None},
    {"jurisdiction": "cornwall"},
    {"status": {}},
    {"status": {"version": ["1"]}},
    {"publication": "perhaps"},
    {"term": {"commencement": "1 April 2026"}},
    {"term": {"commencement": ["2026-04-01"]}},
    {"term": {"start": "2026-04-01"}},
    {"consultation": {"done": "yes", "start": "2026-01-01"}},
    {"parties": [party(kind="council")]},
    {"parties": "none"},
    {"parties": [party(votes="-1")]},
    {"parties": [party(votes="many")]},
    {"parties": [party(votes="1.5")]},
    {"parties": [party(id="each council")]},
    {"parties": [party(roles=["Host"])]},
    {"exit": {"notice": "6 months"}},
    {"exit": {"notice": {"months": "six"}}},
    {"schemes": [scheme(resources={"goods": "nothing"})]},
    {"schemes": [scheme(arrangement="shared")]},
    {"funds": [fund(contributions={"26/27": None})]},
    {"funds": [fund(contributions=["2026/27"])]},
    {"funds": [fund(uplift={"rates": {"all": {"2027/28": "3.9%"}}})]},
    _money("£1,000"),
    _money("1,000"),
    _money("1_000"),
    _money("1000.005"),
    _money("1e3"),
    _money("\u0661\u0660\u0660\u0660"),
    _money("9" * 20),
    _money(["1"]),
]
STRICTER: list[dict[str, Any]] = [
    {"term": {"commencement": "2026-02-30"}},
    {"funds": [fund(contributions={"2026/28": None})]},
    {"exit": {"notice": {"months": "6", "days": "1"}}},
    {"funds": [fund(split={})]},
    {"reporting": [{"what": "w", "by": "COU", "due": {"after": "quarter_end"}}]},
    {"reporting": [{"what": "w", "by": "COU", "due": {"every_year_on": "31 April"}}]},
]
"""What a schema cannot say, or not in a way that an editor shows well."""


def _named(rows: list[dict[str, Any]]) -> list[str]:
    return [json.dumps(row)[:70] for row in rows]


@pytest.mark.parametrize("changes", GOOD, ids=_named(GOOD))
def test_what_is_right_is_right_for_both(changes: dict[str, Any]) -> None:
    """An editor underlines nothing that the toolkit takes."""
    data = definition(**changes)

    assert (_accepted(data), _schema().is_valid(data)) == (True, True)


@pytest.mark.parametrize("changes", BAD, ids=_named(BAD))
def test_what_is_wrong_is_wrong_for_both(changes: dict[str, Any]) -> None:
    """And underlines what it refuses."""
    data = definition(**changes)

    assert (_accepted(data), _schema().is_valid(data)) == (False, False)


@pytest.mark.parametrize("changes", STRICTER, ids=_named(STRICTER))
def test_the_models_are_the_stricter_judge(changes: dict[str, Any]) -> None:
    """Calendars and sums are no matter for a schema; the command line remains the judge."""
    data = definition(**changes)

    assert (_accepted(data), _schema().is_valid(data)) == (False, True)


def test_the_schema_is_a_schema() -> None:
    """Draft 2020-12."""
    Draft202012Validator.check_schema(schema())


def test_the_schema_has_no_titles_of_machines() -> None:
    """`Legal Name` above `legal_name` is noise in a tooltip; one title stands at the top."""

    def titles(node: object) -> list[str]:
        if isinstance(node, list):
            return [title for item in node for title in titles(item)]
        if isinstance(node, dict):
            own = [node["title"]] if isinstance(node.get("title"), str) else []
            return own + [title for value in node.values() for title in titles(value)]
        return []

    assert titles(schema()) == ["Partnership definition"]


@pytest.mark.checkout
def test_the_schema_of_a_definition_is_committed() -> None:
    """`make schemas` writes it; the samples point to it."""
    assert schema_text() == (ROOT / "schemas" / "agreement.schema.json").read_text(encoding="utf-8")
