"""The JSON Schema of a manifest and of reference data says what the models say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from agreements.diagnostics import FindingsError
from agreements.packs import bundled
from agreements.packs.schema import schema_text
from agreements.source import parse_source
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
REFERENCE = bundled() / "health-and-care-england" / "reference"
WITHOUT = ("checklists", "dispute-ladders")
"""Files whose entries may be written in several ways, so that no schema is given."""
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


@pytest.mark.parametrize("file", sorted(path.stem for path in REFERENCE.glob("*.yaml") if path.stem not in WITHOUT))
def test_reference_data_fits_its_schema(file: str) -> None:
    """An editor must not underline what the toolkit reads."""
    data = parse_source((REFERENCE / f"{file}.yaml").read_bytes(), file).data
    schema = {**json.loads(schema_text()), "$ref": f"#/$defs/{file}.yaml"}
    for key in ("properties", "required", "additionalProperties"):
        del schema[key]

    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []


def test_a_misspelt_field_of_reference_data_does_not_fit() -> None:
    """The schema refuses what the toolkit refuses."""
    schema = json.loads(schema_text())["$defs"]["BodyKind"]
    wrong = {"name": "x", "source": "x", "checked": "2026-11-21", "nation_": "wales"}

    assert not Draft202012Validator(schema).is_valid(wrong)
