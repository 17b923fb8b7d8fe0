"""The lock of a pack: all of its files or none, each as it was locked, and every difference at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements import packs
from agreements.diagnostics import FindingsError
from tests.small_pack import locked_pack, small_pack

NONE = "sha256:" + "0" * 64


def refused(folder: Path, folders: tuple[Path, ...] = ()) -> list[tuple[str, str]]:
    """Id and place within the pack of each finding."""
    with pytest.raises(FindingsError) as raised:
        packs.find_pack("small", folders or (folder,))
    root = (folder / "small").resolve()
    return [(found.id, str(found.location).removeprefix(f"{root}/")) for found in raised.value.report]


def with_lock(folder: Path, lock: str) -> list[tuple[str, str]]:
    """What is found in a pack with that lock, besides what the lock says nothing of."""
    small_pack(folder)
    (folder / "small" / packs.LOCK).write_bytes(lock.encode())
    return [row for row in refused(folder) if not row[1].endswith(":1:1") or row[1].startswith(packs.LOCK)]


def test_a_pack_as_it_was_locked_is_used(tmp_path: Path) -> None:
    """Wherever packs need their lock."""
    pack = locked_pack(tmp_path)

    assert packs.find_pack("small", packs.LockedOnly((tmp_path,))).digest == pack.digest


def test_a_lock_is_no_part_of_what_identifies_a_pack(tmp_path: Path) -> None:
    """To lock a pack changes nothing in it, and a receipt written before stays true."""
    assert small_pack(tmp_path / "one").digest == packs.open_pack(locked_pack(tmp_path / "two").folder).digest


def test_a_pack_from_outside_needs_its_lock(tmp_path: Path) -> None:
    """Nobody has said that its files are those that somebody looked at."""
    small_pack(tmp_path)

    assert refused(tmp_path, packs.LockedOnly((tmp_path,))) == [("lock", "pack.lock")]


def test_the_packs_of_the_toolkit_need_none() -> None:
    """They came with the program that reads them."""
    assert packs.find_pack("health-and-care-england", packs.LockedOnly()).name == "health-and-care-england"


def test_a_pack_that_another_extends_needs_its_lock_too(tmp_path: Path) -> None:
    """Its words are printed as well."""
    small_pack(tmp_path)
    manifest = (tmp_path / "small" / "pack.yaml").read_text().replace("name: small", "name: own") + "extends: small\n"
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.yaml").write_text(manifest)
    (tmp_path / "own" / packs.LOCK).write_text(packs.locked(tmp_path / "own"))

    with pytest.raises(FindingsError) as raised:
        packs.find_pack("own", packs.LockedOnly((tmp_path,)))

    assert [(f.id, Path(f.location.file).parent.name) for f in raised.value.report] == [("lock", "small")]


def test_a_changed_file_is_refused_at_its_line_of_the_lock(tmp_path: Path) -> None:
    """M04: the content differs from the lock."""
    pack = locked_pack(tmp_path)
    (pack.folder / "clauses" / "why.md").write_text("other words")
    line = next(n for n, text in enumerate(packs.locked(pack.folder).splitlines(), 1) if "clauses/why.md" in text)

    assert refused(tmp_path) == [("hash", f"pack.lock:{line}:21")]


def test_a_file_beside_those_of_the_lock_is_refused(tmp_path: Path) -> None:
    """A clause that was put there would be printed."""
    pack = locked_pack(tmp_path)
    (pack.folder / "clauses" / "more-words.md").write_text("x")

    assert refused(tmp_path) == [("hash", "clauses/more-words.md:1:1")]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    """Another pack's would step in for it."""
    pack = locked_pack(tmp_path)
    (pack.folder / "clauses" / "why.md").unlink()

    assert [kind for kind, _ in refused(tmp_path)] == ["hash"]


LOCKS = [
    ("version: 1\nfiles: {agreement.docx: 'sha256:00'}\n", ("hash", "pack.lock:2:25")),
    (f"version: 1\nfiles: {{gone.md: '{NONE}'}}\n", ("hash", "pack.lock:2:18")),
    (f"version: 1\nfiles: {{gone.md: 'md5:{'0' * 32}'}}\n", ("hash", "pack.lock:2:18")),
    (f"version: 1\nfiles: {{gone.md: '{NONE.upper()}'}}\n", ("hash", "pack.lock:2:18")),
    (f"version: 1\nfiles:\n  /etc/passwd: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  ../../x.docx: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  clauses/../../x: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  'C:\\x': {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  'C:/x': {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  '\\\\host\\x': {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  ~/x: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  ./x: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  a//x: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  clauses/: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  clauses/con.md: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  LPT1: {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  'a.': {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  'a ': {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  'a*': {NONE}\n", ("path", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  pack.lock: {NONE}\n", ("path", "pack.lock:3:3")),
    (f'version: 1\nfiles:\n  "a\\0b": {NONE}\n', ("control-char", "pack.lock:3:3")),
    (f'version: 1\nfiles:\n  "a\\u202eb": {NONE}\n', ("bidi", "pack.lock:3:3")),
    (f"version: 1\nfiles:\n  a.md: {NONE}\n  a.md: {NONE}\n", ("duplicate", "pack.lock:4:3")),
    (f"version: 1\nfiles:\n  a.md: {NONE}\n  A.md: {NONE}\n", ("duplicate", "pack.lock:4:3")),
    ("version: 2\nfiles: {}\n", ("pack", "pack.lock:1:10")),
    ("files: {}\n", ("missing-field", "pack.lock:1:1")),
    ("version: 1\n", ("missing-field", "pack.lock:1:1")),
    ("version: 1\nfiles: {}\nhooks: {pre: hook.py}\n", ("unknown-field", "pack.lock:3:1")),
    ("version: 1\nfiles: []\n", ("pack", "pack.lock:2:8")),
    ("", ("empty", "pack.lock")),
    ("- a\n", ("shape", "pack.lock:1:1")),
    ("version: &v 1\nfiles: {}\n", ("anchor", "pack.lock:1:10")),
]


@pytest.mark.parametrize(("lock", "expected"), LOCKS)
def test_a_wrong_lock_is_refused_at_its_place(tmp_path: Path, lock: str, expected: tuple[str, str]) -> None:
    """All or nothing, as with the hashes of pip: a lock that is half right locks nothing."""
    assert expected in with_lock(tmp_path, lock)


NAMES = ["con.md", "a:b.md", "a\\b.md", "a\u202eb.md", "a\nb.md", "a .md ", "A.md.", "e\u0301.md"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_with_a_name_that_not_every_system_can_have_is_refused(tmp_path: Path, name: str) -> None:
    """Unpacked elsewhere it would be another file, or none."""
    folder = small_pack(tmp_path).folder
    (folder / name).write_text("x")

    assert [kind for kind, _ in refused(tmp_path)] == ["path"]


def test_files_that_differ_by_capitals_alone_are_refused(tmp_path: Path) -> None:
    """On a Mac and on Windows one would take the place of the other."""
    folder = small_pack(tmp_path).folder
    (folder / "Pack.yaml").write_text("x")

    assert refused(tmp_path) == [("path", "pack.yaml:1:1")]
