"""The page about a pack of one's own: its files and commands work as they are printed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from agreements import packs
from agreements.packs.installed import GROUP
from tests.docs.own_pack import PAGE, files, project, write_files
from tests.docs.test_readme_commands import Reader, commands, followed

pytestmark = pytest.mark.checkout


@pytest.mark.slow
def test_every_command_of_the_page_works(tmp_path: Path) -> None:
    """With the files of the page, typed in order in an empty folder."""
    write_files(tmp_path)
    reader = Reader(tmp_path)
    for command in commands(PAGE.read_text(encoding="utf-8")):
        reader = followed(command, reader)

    (receipt,) = (tmp_path / "drafts").glob("*.receipt.json")
    provenance = json.loads(receipt.read_text(encoding="utf-8"))["provenance"]
    below = packs.find_pack("health-and-care-england")
    assert (provenance["pack_name"], provenance["pack_version"]) == ("fens-council", "1.0.0")
    assert provenance["extends"] == [
        {"name": below.name, "version": below.manifest.version, "digest": below.digest},
    ]


def test_the_files_of_the_page_are_the_pack_that_it_speaks_of(tmp_path: Path) -> None:
    """A manifest and two clauses; the house style is made by a command."""
    pack = packs.find_pack("fens-council", (write_files(tmp_path),))

    assert sorted(Path(name).name for name in files()) == ["mou-communications.md", "mou-principles.md", "pack.yaml"]
    assert {name for name, file in pack.files.items() if not file.layer} == {
        "pack.yaml",
        "clauses/mou-communications.md",
        "clauses/mou-principles.md",
    }


def test_the_entry_point_of_the_page_is_one_that_is_looked_for(tmp_path: Path) -> None:
    """Under the group that is read, with a plain name of a package, for the pack of the page."""
    declared = tomllib.loads(project())["project"]["entry-points"][GROUP]

    assert list(declared) == [packs.find_pack("fens-council", (write_files(tmp_path),)).name]
    assert all(value.isidentifier() for value in declared.values())
