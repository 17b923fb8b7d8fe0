"""Reading quickly is reading the same: libyaml's events give what the parser in Python gives."""

from pathlib import Path

import pytest

from agreements import packs
from agreements.source import parse_source

FOLDER = packs.bundled() / "health-and-care-england"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same(name: str) -> None:
    """Data, places and warnings are equal, letters beyond ASCII included."""
    data = Path(FOLDER / name).read_bytes()

    assert parse_source(data, name) == parse_source(data, name, quick=True)
