"""A pack in an installed distribution is found by what the distribution declares, and none of its code is run."""

from __future__ import annotations

import importlib
import sys
from importlib import metadata
from pathlib import Path
from typing import NoReturn

import pytest

from agreements import packs
from agreements.diagnostics import FindingsError, UsageError
from tests.packs.families import EXTENDS, MANIFEST, write
from tests.small_pack import FILES, small_pack

RUNS = 'raise AssertionError("the code of a distribution was run")\n'
ENGLAND = "health-and-care-england"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path, as pip would fill it."""
    found = tmp_path / "site"
    found.mkdir()
    monkeypatch.syspath_prepend(str(found))
    importlib.invalidate_caches()
    return found


def distribution(site: Path, name: str, **declared: str) -> None:
    """What pip leaves of a distribution that declares these packs, without the packages that they lie in."""
    folder = site / f"{name}-1.0.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0.0\n")
    lines = "".join(f"{pack} = {value}\n" for pack, value in declared.items())
    (folder / "entry_points.txt").write_text(f"[agreements.packs]\n{lines}")
    importlib.invalidate_caches()


def package(site: Path, name: str, pack: str, **files: str) -> Path:
    """An importable package that holds a pack, whose code must not run."""
    manifest = FILES["pack.yaml"].replace("name: small", f"name: {pack}")
    folder = write(site, name, {"__init__.py": RUNS, "pack.yaml": manifest, **files})
    importlib.invalidate_caches()
    return folder


# --- finding --------------------------------------------------------------------------------------------------------


def test_a_pack_of_a_distribution_is_found_and_its_code_is_not_run(site: Path) -> None:
    """The name of the package need not be that of the pack, which may have a hyphen."""
    distribution(site, "fens", **{"fens-council": "fens_pack"})
    folder = package(site, "fens_pack", "fens-council", **{"clauses/x.md": "1. Ours."})

    found = packs.find_pack("fens-council")

    assert (found.name, found.folder) == ("fens-council", folder.resolve())
    assert packs.clause(found, "x") is not None
    assert "fens_pack" not in sys.modules


def test_a_package_without_code_holds_a_pack_too(site: Path) -> None:
    """It needs no __init__.py."""
    distribution(site, "fens", fens="fens_pack")
    (package(site, "fens_pack", "fens") / "__init__.py").unlink()
    importlib.invalidate_caches()

    assert packs.find_pack("fens").name == "fens"


def test_what_an_installer_compiles_is_no_part_of_the_pack(site: Path) -> None:
    """It differs by machine, and the digest must not."""
    distribution(site, "fens", fens="fens_pack")
    folder = package(site, "fens_pack", "fens")
    before = packs.find_pack("fens").digest
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "__init__.cpython-311.pyc").write_bytes(b"x")

    assert packs.find_pack("fens").digest == before


def test_an_installed_pack_may_extend_one_that_comes_with_the_toolkit(site: Path) -> None:
    """How an organisation hands its own out."""
    distribution(site, "fens", fens="fens_pack")
    folder = package(site, "fens_pack", "fens")
    manifest = MANIFEST.format(name="fens", extends=ENGLAND, version="1.0.0", languages="[en]")
    (folder / "pack.yaml").write_text(manifest)

    assert "section-75-framework" in packs.precedent_ids(packs.find_pack("fens"))


def test_a_pack_in_a_folder_may_extend_an_installed_one(site: Path, tmp_path: Path) -> None:
    """Wherever the two lie."""
    distribution(site, "fens", fens="fens_pack")
    package(site, "fens_pack", "fens")
    own = MANIFEST.format(name="own", extends="fens", version="1.0.0", languages="[en]")
    write(tmp_path / "packs", "own", {"pack.yaml": own})

    assert [layer.name for layer in packs.find_pack("own", (tmp_path / "packs",)).below] == ["fens"]
    assert "fens_pack" not in sys.modules


# --- order ----------------------------------------------------------------------------------------------------------


def test_no_distribution_is_looked_at_where_a_folder_has_the_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor runs `check` at every save."""

    def refuse(**_: object) -> NoReturn:
        message = "distributions were looked through"
        raise AssertionError(message)

    small_pack(tmp_path)
    monkeypatch.setattr(metadata, "entry_points", refuse)

    assert packs.find_pack("small", (tmp_path,)).name == "small"


def test_a_folder_goes_before_a_distribution(site: Path, tmp_path: Path) -> None:
    """What the user names is meant."""
    distribution(site, "small-pack", small="their_pack")
    package(site, "their_pack", "small")
    small_pack(tmp_path / "packs")

    assert packs.find_pack("small", (tmp_path / "packs",)).folder == (tmp_path / "packs" / "small").resolve()


def test_a_distribution_goes_before_what_comes_with_the_toolkit(site: Path) -> None:
    """A newer issue of the same pack can be installed beside the toolkit."""
    distribution(site, "newer", **{ENGLAND: "newer_pack"})
    folder = package(site, "newer_pack", ENGLAND)

    assert packs.find_pack(ENGLAND).folder == folder.resolve()


def test_installed_packs_are_among_those_that_are_named(site: Path) -> None:
    """For somebody who misspelt one."""
    distribution(site, "fens", fens="fens_pack")

    with pytest.raises(UsageError) as raised:
        packs.find_pack("fenns")

    assert raised.value.hint == "did you mean 'fens'?"


# --- what is refused ------------------------------------------------------------------------------------------------

VALUES = [
    pytest.param("fens_pack.inner", "plain name of a package", id="a package within another"),
    pytest.param("fens_pack:folder", "plain name of a package", id="something in a package"),
    pytest.param("fens_pack [extra]", "plain name of a package", id="with an extra"),
    pytest.param("no_such_package", "no pack.yaml", id="not there"),
    pytest.param("this", "no pack.yaml", id="no folder"),
    pytest.param("json", "no pack.yaml", id="another package"),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_what_leads_to_no_pack_is_refused_and_not_run(site: Path, value: str, expected: str) -> None:
    """To find a package within another, Python would run the outer one."""
    distribution(site, "fens", fens=value)
    package(site, "fens_pack", "fens", **{"inner/__init__.py": RUNS, "inner/pack.yaml": "x"})

    with pytest.raises(UsageError, match="the distribution fens declares the pack 'fens'") as raised:
        packs.find_pack("fens")

    assert expected in raised.value.message
    assert "fens_pack" not in sys.modules
    assert "this" not in sys.modules


def test_two_distributions_that_bring_one_pack_are_refused(site: Path) -> None:
    """Which one Python lists first is nobody's choice."""
    distribution(site, "one", fens="one_pack")
    distribution(site, "two", fens="two_pack")

    with pytest.raises(UsageError, match="one and two both bring a pack called 'fens'"):
        packs.find_pack("fens")


def test_a_distribution_that_is_of_no_use_does_not_stand_in_the_way_of_others(site: Path) -> None:
    """It is told only to whoever asks for its pack."""
    distribution(site, "broken", broken="a.b")

    assert packs.find_pack(ENGLAND).name == ENGLAND


def test_an_installed_pack_of_another_name_is_refused(site: Path) -> None:
    """The manifest says who the pack is."""
    distribution(site, "fens", fens="fens_pack")
    package(site, "fens_pack", "marsh")

    with pytest.raises(FindingsError, match="its distribution calls it 'fens'"):
        packs.find_pack("fens")


def test_a_pack_below_that_cannot_be_found_is_told_in_the_manifest(site: Path, tmp_path: Path) -> None:
    """With what is wrong with its distribution."""
    distribution(site, "fens", fens="a.b")
    own = MANIFEST.format(name="own", extends="fens", version="1.0.0", languages="[en]")
    folder = write(tmp_path / "packs", "own", {"pack.yaml": own})

    with pytest.raises(FindingsError, match="plain name of a package") as raised:
        packs.open_pack(folder)

    assert [str(f.location) for f in raised.value.report] == [f"{folder.resolve()}/{EXTENDS}"]
