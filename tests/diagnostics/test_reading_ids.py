"""The ids of what is found while files are read are all in one table."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import agreements
from agreements.diagnostics import READING
from agreements.rules import RULES

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")
_MAKERS = {"Diagnostic", "Fault", "error", "warning", "finding", "refusal", "_refusal", "found", "stopped", "_finding"}
_MAKERS |= {"PydanticCustomError"}
_PLACES = ("source", "particulars", "packs", "assembly", "pipeline")
"""What speaks while a definition and its pack are read and held against the rules."""
_FIRST = 3  # the id is among the first arguments of what makes a finding


def _ids(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in _MAKERS:
            words = [str(arg.value) for arg in node.args[:_FIRST] if isinstance(arg, ast.Constant)]
            yield from (word for word in words[:1] if _ID.fullmatch(word))


@pytest.mark.parametrize("place", _PLACES)
def test_every_id_is_known(place: str) -> None:
    """So that --select and --ignore know it, and a report can say what it means."""
    here = Path(agreements.__file__).parent / place
    found = {id_ for path in ([here] if here.is_file() else here.rglob("*.py")) for id_ in _ids(path)}

    assert found
    assert found <= set(READING)


def test_no_rule_has_an_id_of_the_reader() -> None:
    """An id means one thing."""
    assert not {rule.id for rule in RULES} & set(READING)
