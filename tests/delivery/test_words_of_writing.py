"""What is said when files cannot be written, word for word, and what is done in which order."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from agreements.delivery import write_all, writing
from agreements.diagnostics import CannotWriteError
from tests.delivery.test_writing_files import EARLIER, NEW, contents_of, fails, files

ELSEWHERE = "Choose another folder with -o."


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, each time."""
    seconds: list[float] = []
    monkeypatch.setattr("time.sleep", seconds.append)
    return seconds


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an earlier agreement in it."""
    for path, data in files(tmp_path, EARLIER).items():
        path.write_bytes(data)
    return tmp_path


def refusal(targets: dict[Path, bytes], *, force: bool = True) -> tuple[str, str]:
    """The message and the hint."""
    with pytest.raises(CannotWriteError) as refused:
        write_all(targets, force=force)
    return refused.value.message, refused.value.hint


def test_files_that_are_there_are_named_all(folder: Path) -> None:
    """One or several."""
    word, pdf = folder / "deal.docx", folder / "deal.pdf"
    hint = "Add --force to replace, or choose another place or name."

    assert refusal({word: b"x", folder / "new": b""}, force=False) == (f"this file is there already: {word}", hint)
    assert refusal(files(folder, NEW), force=False) == (f"these files are there already: {word}, {pdf}", hint)


def test_what_is_no_file_is_told_by_its_kind(tmp_path: Path) -> None:
    """A folder, a link, a pipe."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("elsewhere")
    os.mkfifo(tmp_path / "pipe")
    hint = f"Move it away. {ELSEWHERE}"

    for name, kind in (("folder", "a folder"), ("link", "a symbolic link"), ("pipe", "no ordinary file")):
        expected = f"{tmp_path / name} is {kind}; it is never replaced"
        assert refusal({tmp_path / name: b""}) == (expected, hint)


def test_names_that_are_one_on_some_systems_are_told_in_order(tmp_path: Path) -> None:
    """The first before the second."""
    one, two = tmp_path / "a.PDF", tmp_path / "A.pdf"

    assert refusal({one: b"", two: b""}) == (f"{one} and {two} would be one file on some systems", "Rename one.")


def test_a_name_that_is_too_long_is_told_plainly(tmp_path: Path) -> None:
    """The system's word, and ours about where else to go."""
    path = tmp_path / ("x" * 300)

    assert refusal({path: b""}) == (f"{path} cannot be written: File name too long", ELSEWHERE)


def test_a_file_in_place_of_a_folder_is_told(folder: Path) -> None:
    """And nothing is made below it."""
    path = folder / "deal.docx"

    assert refusal({path / "a.docx": b""})[0].startswith(f"{path}")
    assert contents_of(folder) == EARLIER


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_no_room_is_told_with_both_numbers(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """In bytes, with commas."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1_234_567})())
    monkeypatch.setattr(os, "write", fails(0, OSError(number, "no"), os.write))
    message, hint = refusal({folder / "a.docx": b"x" * 4321})

    assert message == (
        f"there is no room for {folder / 'a.docx'}: it needs 4,321 bytes, 1,234,567 are free in {folder}"
    )
    assert hint == f"Make room. {ELSEWHERE}"


def test_free_room_that_is_not_known_is_too_little(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share need not say."""
    monkeypatch.setattr(shutil, "disk_usage", fails(0, OSError(errno.EIO, "no"), shutil.disk_usage))
    monkeypatch.setattr(os, "write", fails(0, OSError(errno.ENOSPC, "no"), os.write))

    assert f"it needs 2 bytes, too few are free in {folder}" in refusal({folder / "a.docx": b"ab"})[0]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_is_shut_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """With the system's word."""
    monkeypatch.setattr(writing, "_write", fails(0, OSError(number, "Shut"), writing._write))

    assert refusal({folder / "a": b""}) == (f"the folder {folder} cannot be written to: Shut", ELSEWHERE)


def test_an_error_without_words_is_told_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some drivers give none."""
    monkeypatch.setattr(writing, "_write", fails(0, OSError("odd"), writing._write))

    assert refusal({folder / "a": b""}) == (f"{folder / 'a'} cannot be written: odd", ELSEWHERE)


def test_a_file_that_is_held_is_waited_for_twice(
    folder: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    """Three tries, a third of a second apart; then it says who holds it."""
    monkeypatch.setattr(os, "replace", fails(0, PermissionError(errno.EACCES, "no"), os.replace))
    message = f"{folder / 'deal.docx'} cannot be replaced: another program has it open"

    assert refusal({folder / "deal.docx": b""}) == (message, f"Close the file in Word and run again. {ELSEWHERE}")
    assert waits == [0.3, 0.3]


def test_another_error_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> None:
    """It would not go away."""
    monkeypatch.setattr(os, "replace", fails(0, OSError(errno.EIO, "Input/output error"), os.replace))

    assert refusal({folder / "deal.docx": b""})[0] == f"{folder / 'deal.docx'} cannot be written: Input/output error"
    assert waits == []


def test_half_done_is_told_with_what_is_new_and_what_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a person can put it right by hand."""
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        put_back = Path(source).suffix == ".old" and ".earlier" not in Path(target).name
        if Path(target).name == "deal.html" or put_back:
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)

    word, pdf = (f"{folder / f'deal.{kind}'} (the earlier one is deal.earlier.{kind})" for kind in ("docx", "pdf"))
    message = f"writing failed, and these files are new already: {word}, {pdf}"
    assert refusal(files(folder, NEW)) == (message, "Close them in Word and run again.")


def test_files_are_new_ones_and_never_through_a_link(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened to be made, by us alone, and not followed; the mask of the user decides who may read them."""
    real, flags = os.open, []

    def open_(path: Any, flag: int, mode: int = 0o777) -> int:
        if str(path).endswith(".new"):
            flags.append((flag, mode))
        return real(path, flag, mode)

    monkeypatch.setattr(os, "open", open_)
    write_all({folder / "a.docx": b"x"}, force=False)

    assert flags == [(os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)]


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may write less than it was given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda number, data: real(number, bytes(data[:3])))
    write_all({folder / "a.docx": b"0123456789"}, force=False)

    assert (folder / "a.docx").read_bytes() == b"0123456789"


def test_files_and_folders_are_settled_before_anybody_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut right after must find them."""
    real, settled = os.fsync, []

    def fsync(number: int) -> None:
        settled.append(stat.S_IFMT(os.fstat(number).st_mode))
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    write_all({folder / "x" / "a": b"", folder / "y" / "b": b""}, force=False)

    assert settled[-4:] == [stat.S_IFREG, stat.S_IFREG, stat.S_IFDIR, stat.S_IFDIR]


def test_a_folder_that_cannot_be_settled_is_no_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some shares do not allow it."""
    real = os.fsync

    def fsync(number: int) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "no")
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    write_all({folder / "a": b"x"}, force=False)

    assert (folder / "a").read_bytes() == b"x"


def test_folders_that_were_there_stay_when_writing_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only those that this run made go, the inner before the outer."""
    (folder / "there").mkdir()
    monkeypatch.setattr(writing, "_write", fails(0, OSError(errno.EIO, "no"), writing._write))
    refusal({folder / "there" / "made" / "inner" / "a": b""})

    assert (folder / "there").is_dir()
    assert not (folder / "there" / "made").exists()


def test_no_temporary_file_is_left_by_a_run_that_went_well(folder: Path) -> None:
    """Neither new nor old."""
    write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == NEW
