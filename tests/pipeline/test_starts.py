"""Every starting definition that `agreements new` writes builds as a draft at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.packs import bundled
from agreements.pipeline import BuildOptions, build

STARTS = sorted(bundled().glob("*/starts/*.yaml"))


@pytest.mark.parametrize("start", STARTS, ids=[start.stem for start in STARTS])
def test_a_start_builds_as_a_draft(start: Path, tmp_path: Path) -> None:
    """The first thing that a user makes must be a document, with a mark wherever something is still to be filled in."""
    built = build(start, BuildOptions(out=tmp_path, draft=True, formats=("docx", "html")))

    assert {path.suffix for path in built.files} == {".docx", ".html", ".json"}
    assert not built.missing
