"""The JSON Schema of a manifest says what the model says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from agreements.diagnostics import FindingsError
from agreements.packs.schema import schema_text
from tests.checkout import ROOT
from tests.small_pack import small_pack

GOOD: dict[str, Any] = {
    "name": "small",
    "version": "0.1.0",
    "title": "Small",
    "jurisdiction": "england",
    "languages": ["en"],
    "requires": "agreements>=0.1",
    "licence": "MIT",
    "reviewed": "2026-11-21",
}
ROWS = [
    ({}, True),
    ({"languages": "en"}, True),
    ({"house_style_edited": "yes"}, True),
    ({"house_style_edited": "perhaps"}, False),
    ({"languages": [["en"]]}, False),
    ({"title": ["x"]}, False),
    ({"hooks": "x"}, False),
    ({"title": None}, False),
]


def test_the_schema_is_a_schema() -> None:
    """Draft 2020-12."""
    Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize(("change", "good"), ROWS)
def test_schema_and_model_agree(tmp_path: Path, change: dict[str, Any], good: bool) -> None:
    """An editor underlines what the toolkit refuses, and nothing else."""
    manifest = {**GOOD, **change}
    try:
        small_pack(tmp_path, **{"pack.yaml": json.dumps(manifest)})
        accepted = True
    except FindingsError:
        accepted = False

    assert (accepted, Draft202012Validator(json.loads(schema_text())).is_valid(manifest)) == (good, good)


@pytest.mark.checkout
def test_the_schema_of_a_pack_is_committed() -> None:
    """`make schemas` writes it."""
    assert schema_text() == (ROOT / "schemas" / "pack.schema.json").read_text(encoding="utf-8")
