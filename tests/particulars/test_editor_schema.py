"""The JSON Schema says to an editor what the models say to the toolkit."""

import re
from functools import cache
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from agreements.particulars import Agreement
from tests.particulars.samples import NAMES, sample_source


class EditorLoader(yaml.SafeLoader):
    """Plain values typed as editors type them, by the core schema of YAML 1.2: `yes` and dates are texts."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own shape


for tag, (pattern, first) in {
    "bool": (r"^(?:true|false)$", [*"tf"]),
    "int": (r"^[-+]?[0-9]+$", [*"-+0123456789"]),
    "float": (r"^[-+]?[0-9]+\.[0-9]+$", [*"-+0123456789"]),
    "null": (r"^(?:null|~|)$", ["n", "~", ""]),
}.items():
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(Agreement.model_json_schema())


def _as_editor_sees(name: str) -> dict[str, Any]:
    seen: dict[str, Any] = yaml.load(sample_source(name).text, EditorLoader)  # noqa: S506, TID251 - an editor does not read as we do
    return seen


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_finds_nothing_wrong_in_a_sample(name: str) -> None:
    """Lists of one without brackets, `none`, `yes`, dates and sums must not be underlined in red."""
    faults = [(error.json_path, error.message) for error in _schema().iter_errors(_as_editor_sees(name))]

    assert faults == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("funds", 0, "hosts"), "ACC"),
        (("funds", 0, "host"), {"party": "ACC"}),
        (("funds", 0, "contributions", "2026/27", "ICB"), "61,245,310.00"),
        (("schemes", 0, "resources", "goods"), "nothing"),
        (("schemes", 0, "bcf"), "perhaps"),
        (("term", "commencement"), "1 April 2026"),
    ],
)
def test_an_editor_underlines_a_wrong_value(path: tuple[str | int, ...], wrong: object) -> None:
    """A schema that accepts everything would pass the test above."""
    definition = _as_editor_sees("better-care-fund")
    *way, last = path
    here: Any = definition
    for step in way:
        here = here[step]

    here[last] = wrong

    assert not _schema().is_valid(definition)
