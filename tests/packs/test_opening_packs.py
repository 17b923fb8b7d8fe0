"""A folder becomes a pack: every byte counts, nothing leads out of it, and what is wrong is told at its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from agreements import packs
from agreements.diagnostics import FindingsError, UsageError
from tests.small_pack import FILES, small_pack

MANIFEST = FILES["pack.yaml"]


def refused(folder: Path, **changed: str) -> list[tuple[str, str, str]]:
    """Id, place within the pack, and hint of each finding."""
    with pytest.raises(FindingsError) as raised:
        small_pack(
            folder, **{name.replace("__", "/").replace("pack_yaml", "pack.yaml"): t for name, t in changed.items()}
        )

    return told(raised.value, folder / "small")


def told(error: FindingsError, folder: Path) -> list[tuple[str, str, str]]:
    """The findings, with files named from the folder of the pack."""
    return [(f.id, str(f.location).removeprefix(f"{folder.resolve()}/"), f.hint) for f in error.report]


# --- the manifest ---------------------------------------------------------------------------------------------------

MANIFESTS = [
    pytest.param(MANIFEST + "hooks: {pre: hook.py}\n", ("unknown-field", "pack.yaml:9:1", ""), id="code"),
    pytest.param(MANIFEST + "templates: {word: ../../x.docx}\n", ("unknown-field", "pack.yaml:9:1", ""), id="path"),
    pytest.param(
        MANIFEST.replace("licence", "license"),
        ("unknown-field", "pack.yaml:7:1", "did you mean 'licence'?"),
        id="misspelt",
    ),
    pytest.param(
        MANIFEST.replace("agreements>=0.1", "agreements>=999"),
        ("version", "pack.yaml:6:11", "install a version of the toolkit that the pack is made for"),
        id="newer toolkit",
    ),
    pytest.param(
        MANIFEST.replace("agreements>=0.1", "agreements>=0.1,<0.2"),
        ("version", "pack.yaml:6:11", "install a version of the toolkit that the pack is made for"),
        id="older toolkit",
    ),
    pytest.param(
        MANIFEST.replace("agreements>=0.1", ">=999"),
        ("version", "pack.yaml:6:11", "write it like agreements>=0.3,<1"),
        id="no range",
    ),
    pytest.param(
        MANIFEST.replace("name: small", "name: other"),
        ("pack", "pack.yaml:1:7", "give both the same name"),
        id="another name",
    ),
    pytest.param(
        MANIFEST + "extends: health-and-care-englan\n",
        ("reference", "pack.yaml:9:10", "did you mean 'health-and-care-england'?"),
        id="extends",
    ),
    pytest.param(MANIFEST.replace("[en]", "[[en]]"), ("pack", "pack.yaml:5:13", ""), id="wrong type"),
]


@pytest.mark.parametrize(("manifest", "expected"), MANIFESTS)
def test_a_wrong_manifest_is_refused_at_its_place(
    tmp_path: Path, manifest: str, expected: tuple[str, str, str]
) -> None:
    """A pack that is not understood is not half used."""
    assert expected in refused(tmp_path, pack_yaml=manifest)


def test_every_missing_field_is_told_in_one_run(tmp_path: Path) -> None:
    """At the first key, since there is no place for what is not there."""
    found = refused(tmp_path, pack_yaml="name: small\nversion: 1.0.0\n")

    assert [(kind, place) for kind, place, _ in found] == [("missing-field", "pack.yaml:1:1")] * 6


@pytest.mark.parametrize(
    "requires", ["agreements>=0.1", "agreements>=0.3", "agreements >= 0.3.0, < 1", "agreements>=0,<99.0"]
)
def test_a_range_that_holds_this_version_is_met(tmp_path: Path, requires: str) -> None:
    """0.3 and 0.3.0 are one version."""
    manifest = MANIFEST.replace("agreements>=0.1", requires)

    assert small_pack(tmp_path, **{"pack.yaml": manifest}).manifest.requires == requires


# --- finding --------------------------------------------------------------------------------------------------------


def test_a_pack_is_found_in_the_given_folder_first(tmp_path: Path) -> None:
    """So that a council can put its own in the place of a bundled one."""
    small_pack(tmp_path)

    assert packs.find_pack("small", (tmp_path,)).folder == (tmp_path / "small").resolve()


def test_the_bundled_pack_is_found_by_name() -> None:
    """Installed or in a checkout."""
    assert packs.find_pack("health-and-care-england").manifest.jurisdiction == "england"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("smal", "did you mean 'small'?"),
        ("zzz", "known packs: health-and-care-england, health-and-care-wales, small"),
        ("..", "known packs: health-and-care-england, health-and-care-wales, small"),
        ("../x/small", ""),
        (".", ""),
        ("", ""),
        ("small/../small", ""),
        ("small\\x", ""),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(tmp_path: Path, name: str, hint: str) -> None:
    """And no name leads out of the folders that were given."""
    small_pack(tmp_path)

    with pytest.raises(UsageError) as raised:
        packs.find_pack(name, (tmp_path,))

    assert raised.value.hint == hint or not hint


@pytest.mark.parametrize("make", [lambda folder: None, lambda folder: folder.mkdir()])
def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path, make: object) -> None:
    """It is not there, or it is something else."""
    assert callable(make)
    make(tmp_path / "nothing")

    with pytest.raises(UsageError):
        packs.open_pack(tmp_path / "nothing")


# --- files ----------------------------------------------------------------------------------------------------------


def _link(pack: Path, name: str, target: Path | str) -> Path:
    (pack / name).symlink_to(target)
    return pack


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.md", "../outside", "/dev/zero"])
def test_a_link_out_of_the_pack_is_refused(tmp_path: Path, target: str) -> None:
    """H15: what is read must be what lies in the pack."""
    folder = small_pack(tmp_path / "packs").folder
    (tmp_path / "outside.md").write_text("x")
    (tmp_path / "packs" / "outside").mkdir()
    (folder / "link.txt").symlink_to(target)

    with pytest.raises(FindingsError) as raised:
        packs.open_pack(folder)

    assert [row[:2] for row in told(raised.value, folder)] == [("path", "link.txt:1:1")]


def test_a_link_that_leads_nowhere_or_in_a_circle_is_refused(tmp_path: Path) -> None:
    """It is no file."""
    folder = small_pack(tmp_path).folder
    (folder / "a").symlink_to(folder / "a")

    with pytest.raises(FindingsError) as raised:
        packs.open_pack(folder)

    assert [row[:2] for row in told(raised.value, folder)] == [("path", "a:1:1")]


def test_a_link_to_a_folder_of_the_pack_is_refused(tmp_path: Path) -> None:
    """Its files would be missed without a word."""
    folder = small_pack(tmp_path).folder
    (folder / "more").symlink_to(folder / "clauses")

    with pytest.raises(FindingsError) as raised:
        packs.open_pack(folder)

    assert [row[:2] for row in told(raised.value, folder)] == [("path", "more:1:1")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    """To read a pipe would wait for ever."""
    folder = small_pack(tmp_path).folder
    os.mkfifo(folder / "pipe")

    with pytest.raises(FindingsError) as raised:
        packs.open_pack(folder)

    assert [row[:2] for row in told(raised.value, folder)] == [("path", "pipe:1:1")]


def test_a_folder_of_the_pack_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the pack would be another one, and nobody would know."""
    folder = small_pack(tmp_path).folder
    looked = os.scandir

    def denied(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("clauses"):
            raise PermissionError(13, "Permission denied", str(path))
        return looked(path)

    monkeypatch.setattr(os, "scandir", denied)

    with pytest.raises(UsageError, match="Permission denied"):
        packs.open_pack(folder)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    """20 MB is more than any picture or font of a house style."""
    folder = small_pack(tmp_path).folder
    with (folder / "large.ttf").open("wb") as file:
        file.truncate(20_000_001)

    with pytest.raises(FindingsError) as raised:
        packs.open_pack(folder)

    assert [row[:2] for row in told(raised.value, folder)] == [("size", "large.ttf")]


# --- the digest -----------------------------------------------------------------------------------------------------


def _digest(folder: Path) -> str:
    return packs.open_pack(folder).digest


def test_a_copy_has_the_same_digest(tmp_path: Path) -> None:
    """Wherever it lies, and whenever it was written."""
    first = small_pack(tmp_path / "one").folder
    second = tmp_path / "two" / "small"
    shutil.copytree(first, second)

    assert _digest(first) == _digest(second)


@pytest.mark.parametrize("name", sorted(FILES))
def test_any_byte_changes_the_digest(tmp_path: Path, name: str) -> None:
    """A receipt names the pack by it."""
    folder = small_pack(tmp_path).folder
    before = _digest(folder)

    (folder / name).write_bytes((folder / name).read_bytes() + b"\n")

    assert _digest(folder) != before


def test_a_name_changes_the_digest(tmp_path: Path) -> None:
    """The same bytes under another name are another pack."""
    folder = small_pack(tmp_path, **{"house-style/print.css": "a {}"}).folder
    before = _digest(folder)

    (folder / "house-style" / "print.css").rename(folder / "house-style" / "other.css")

    assert _digest(folder) != before


def test_hidden_files_do_not_count(tmp_path: Path) -> None:
    """Those of a version control system, or of a desktop."""
    folder = small_pack(tmp_path).folder
    before = _digest(folder)

    (folder / ".git" / "objects").mkdir(parents=True)
    (folder / ".git" / "objects" / "ab").write_text("x")
    (folder / ".DS_Store").write_text("x")

    assert _digest(folder) == before
