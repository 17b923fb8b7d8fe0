"""All files or none, and never an earlier file lost, whatever the system does in between."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agreements.delivery import leftovers, write_all, writing
from agreements.diagnostics import CannotWriteError

EARLIER = {"deal.docx": b"earlier word", "deal.pdf": b"earlier pdf"}
NEW = {"deal.docx": b"new word", "deal.pdf": b"new pdf", "deal.html": b"new page"}


def files(folder: Path, contents: dict[str, bytes]) -> dict[Path, bytes]:
    """The same files in that folder."""
    return {folder / name: data for name, data in contents.items()}


def contents_of(folder: Path) -> dict[str, bytes]:
    """Every file of the folder, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an earlier agreement in it."""
    for path, data in files(tmp_path, EARLIER).items():
        path.write_bytes(data)
    return tmp_path


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)


def fails(after: int, error: BaseException, real: Callable[..., Any]) -> Callable[..., Any]:
    """`real` for the first calls, then the error for ever."""
    calls = 0

    def act(*args: Any, **keywords: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > after:
            raise error
        return real(*args, **keywords)

    return act


def test_all_files_are_written_and_nothing_else(tmp_path: Path) -> None:
    """No temporary file, no lock, no backup stays behind."""
    write_all(files(tmp_path, NEW), force=False)

    assert contents_of(tmp_path) == NEW


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """`-o out/2026` need not exist."""
    write_all(files(tmp_path / "out" / "2026", NEW), force=False)

    assert contents_of(tmp_path / "out" / "2026") == NEW


def test_nothing_to_write_makes_nothing(tmp_path: Path) -> None:
    """An empty delivery is no reason to make a folder."""
    write_all({}, force=False)

    assert contents_of(tmp_path) == {}


def test_earlier_files_are_replaced_with_force(folder: Path) -> None:
    """And only then."""
    write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == NEW


def test_earlier_files_are_refused_without_force(folder: Path) -> None:
    """All are named in one message, with the way out."""
    with pytest.raises(CannotWriteError, match=r"deal\.docx.*deal\.pdf") as refused:
        write_all(files(folder, NEW), force=False)

    assert "--force" in refused.value.hint
    assert contents_of(folder) == EARLIER


@pytest.mark.parametrize("force", [True, False])
def test_a_folder_in_the_way_is_always_refused(tmp_path: Path, force: bool) -> None:
    """Nobody means that."""
    (tmp_path / "deal.pdf").mkdir()

    with pytest.raises(CannotWriteError, match="is a folder"):
        write_all(files(tmp_path, NEW), force=force)

    assert [path.name for path in tmp_path.iterdir()] == ["deal.pdf"]


@pytest.mark.parametrize("target", ["elsewhere.txt", "missing.txt"])
def test_a_symbolic_link_is_always_refused(tmp_path: Path, target: str) -> None:
    """It could lead the agreement to a file outside the folder."""
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_bytes(b"precious")
    (tmp_path / "deal.pdf").symlink_to(tmp_path / target)

    with pytest.raises(CannotWriteError, match="is a symbolic link"):
        write_all(files(tmp_path, NEW), force=True)

    assert elsewhere.read_bytes() == b"precious"
    assert not (tmp_path / "deal.docx").exists()


def test_a_file_where_the_folder_should_be_is_refused(folder: Path) -> None:
    """With a message about that file."""
    with pytest.raises(CannotWriteError, match=r"deal\.pdf"):
        write_all({folder / "deal.pdf" / "new.docx": b""}, force=True)

    assert contents_of(folder) == EARLIER


def test_names_that_differ_by_case_alone_are_refused(tmp_path: Path) -> None:
    """On Windows the second would replace the first."""
    with pytest.raises(CannotWriteError, match="one file on some systems"):
        write_all(files(tmp_path, {"Deal.pdf": b"", "deal.pdf": b""}), force=True)


ERRORS = [
    pytest.param(OSError(errno.ENOSPC, "No space left on device"), r"no room .* are free in", id="disk full"),
    pytest.param(OSError(errno.EDQUOT, "Quota exceeded"), "no room", id="quota"),
    pytest.param(OSError(errno.EROFS, "Read-only file system"), "the folder .* cannot be written to", id="read-only"),
    pytest.param(
        PermissionError(errno.EACCES, "Permission denied"), "the folder .* cannot be written to", id="forbidden"
    ),
    pytest.param(OSError(errno.EIO, "Input/output error"), "cannot be written: Input/output error", id="broken disk"),
]


@pytest.mark.parametrize("call", ["os.open", "os.write", "os.fsync"])
@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize(("error", "message"), ERRORS)
def test_a_failed_write_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, after: int, error: OSError, message: str
) -> None:
    """Whichever step fails, for the first file or the second: the message helps and the folder is as before."""
    monkeypatch.setattr(writing, "locked", lambda _: _Open())
    name = call.removeprefix("os.")
    monkeypatch.setattr(os, name, fails(after, error, getattr(os, name)))

    with pytest.raises(CannotWriteError, match=message) as refused:
        write_all(files(folder, NEW), force=True)

    monkeypatch.undo()
    assert "-o" in refused.value.hint
    assert contents_of(folder) == EARLIER


class _Open:
    """A lock that opens nothing, so that the first file to be opened is ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_file_that_is_held_open_puts_every_earlier_file_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Word holds its file on Windows; the files that were replaced before it must not stay new."""
    real = os.replace
    refused_names: list[str] = []

    def replace(source: Path, target: Path) -> None:
        if Path(target).name == list(NEW)[after] and Path(source).suffix == ".new":
            refused_names.append(Path(target).name)
            raise PermissionError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)

    with pytest.raises(CannotWriteError, match="another program has it open") as refused:
        write_all(files(folder, NEW), force=True)

    assert "Close the file in Word" in refused.value.hint
    assert refused_names == [list(NEW)[after]] * 3
    assert contents_of(folder) == EARLIER


def test_a_file_that_is_let_go_is_replaced_at_the_third_try(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner needs a moment."""
    real = os.replace
    tries = 0

    def replace(source: Path, target: Path) -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise PermissionError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == NEW


INTERRUPTED = [("os.write", 0), ("os.write", 2), ("os.fsync", 1), ("os.link", 1), ("os.replace", 0), ("os.replace", 2)]


@pytest.mark.parametrize(("call", "after"), INTERRUPTED)
def test_ctrl_c_leaves_the_folder_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, after: int
) -> None:
    """And goes on to stop the program."""
    name = call.removeprefix("os.")
    real = getattr(os, name)
    calls = 0

    def act(*args: Any, **keywords: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == after + 1:
            raise KeyboardInterrupt
        return real(*args, **keywords)

    monkeypatch.setattr(os, name, act)

    with pytest.raises(KeyboardInterrupt):
        write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == EARLIER


def test_ctrl_c_just_after_a_file_is_in_place_takes_it_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The narrowest moment: replaced, but not yet noted as replaced."""
    real = os.replace
    calls = 0

    def replace(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        real(source, target)
        if calls == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", replace)

    with pytest.raises(KeyboardInterrupt):
        write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == EARLIER


def test_folders_made_for_a_failed_delivery_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is nothing."""
    monkeypatch.setattr(os, "fsync", fails(0, OSError(errno.ENOSPC, "No space left on device"), os.fsync))

    with pytest.raises(CannotWriteError):
        write_all(files(tmp_path / "out" / "2026", NEW), force=False)

    assert contents_of(tmp_path) == {}


def test_a_disk_without_links_keeps_earlier_files_by_copying(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """USB sticks and some shares are such disks."""
    monkeypatch.setattr(os, "link", fails(0, OSError(errno.EPERM, "no links here"), os.link))
    monkeypatch.setattr(os, "replace", _fails_for("deal.html", os.replace))

    with pytest.raises(CannotWriteError):
        write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == EARLIER


def _fails_for(name: str, real: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def replace(source: Any, target: Any) -> None:
        if Path(target).name == name:
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    return replace


def test_an_earlier_file_that_cannot_be_put_back_stays_in_sight(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two faults at once still lose nothing, and the message says where it is."""
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        if Path(target).name == "deal.html" or (Path(source).suffix == ".old" and Path(target).name == "deal.docx"):
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)

    with pytest.raises(CannotWriteError, match=r"deal\.earlier\.docx"):
        write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == {
        "deal.docx": b"new word",
        "deal.earlier.docx": b"earlier word",
        "deal.pdf": b"earlier pdf",
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_replaced_file_keeps_its_permissions(folder: Path) -> None:
    """A file shared with a group stays shared."""
    (folder / "deal.pdf").chmod(0o640)
    write_all(files(folder, NEW), force=True)

    assert stat.S_IMODE((folder / "deal.pdf").stat().st_mode) == 0o640


def test_a_folder_that_may_not_be_entered_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own message would name a temporary file."""
    monkeypatch.setattr(Path, "mkdir", fails(0, PermissionError(errno.EACCES, "Permission denied"), Path.mkdir))

    with pytest.raises(CannotWriteError, match=f"the folder {tmp_path} cannot be written to"):
        write_all(files(tmp_path / "out", NEW), force=False)


# --- leftovers and other runs ---------------------------------------------------------------------------------------


def test_leftovers_of_a_dead_run_are_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed run could not clean up after itself."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    name = leftovers.name(1, "new").replace(f"-{os.getpid()}-", f"-{dead.pid}-")
    (folder / name).write_bytes(b"half")
    write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == NEW


@pytest.mark.skipif(os.name == "nt", reason="the lock alone tells there")
def test_temporary_files_of_a_living_run_stay(tmp_path: Path) -> None:
    """They are about to become somebody's agreement."""
    name = leftovers.name(1, "new").replace(f"-{os.getpid()}-", f"-{os.getppid()}-")
    (tmp_path / name).write_bytes(b"half")
    leftovers.remove(tmp_path)

    assert contents_of(tmp_path) == {name: b"half"}


@pytest.mark.parametrize(("age_seconds", "stays"), [(60, True), (7200, False)])
def test_another_machines_temporary_files_go_after_an_hour(tmp_path: Path, age_seconds: int, stays: bool) -> None:
    """Its process numbers say nothing here; an hour says enough."""
    path = tmp_path / ".agreements-00000000-1-1.new"
    path.write_bytes(b"half")
    modified = path.stat().st_mtime - age_seconds
    os.utime(path, (modified, modified))
    leftovers.remove(tmp_path)

    assert [found.name for found in tmp_path.iterdir()] == ([path.name] if stays else [])


@pytest.mark.parametrize("name", [".agreements", ".agreements-my.txt", "agreements-00000000-1-1.new", "deal.docx"])
def test_files_of_the_user_are_never_taken_for_leftovers(tmp_path: Path, name: str) -> None:
    """Only our own exact form of name is ours."""
    path = tmp_path / name
    path.write_bytes(b"mine")
    os.utime(path, (0, 0))
    leftovers.remove(tmp_path)

    assert contents_of(tmp_path) == {name: b"mine"}


KILLED = """
import os, signal
from pathlib import Path
from agreements.delivery import write_all
real = os.{call}
calls = 0
def act(*args):
    global calls
    calls += 1
    if calls == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args)
os.{call} = act
folder = Path({folder!r})
write_all({{folder / "deal.docx": b"new word", folder / "deal.pdf": b"new pdf"}}, force=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize(("call", "number"), [("write", 2), ("fsync", 1), ("link", 2), ("replace", 1), ("replace", 2)])
def test_a_killed_run_leaves_whole_files_and_the_next_one_cleans_up(folder: Path, call: str, number: int) -> None:
    """Each file is the earlier one or the new one, never a piece of either."""
    script = textwrap.dedent(KILLED).format(call=call, number=number, folder=str(folder))
    done = subprocess.run([sys.executable, "-c", script], check=False)
    seen = {name: data for name, data in contents_of(folder).items() if not name.startswith(".")}

    assert done.returncode == -9
    assert all(data in {EARLIER[name], NEW[name]} for name, data in seen.items())
    assert seen.keys() == EARLIER.keys()

    write_all(files(folder, NEW), force=True)

    assert contents_of(folder) == NEW


@pytest.mark.skipif(os.name == "nt", reason="locks by a file there")
def test_a_second_run_says_that_another_is_writing(folder: Path) -> None:
    """Two runs at once would mix their files."""
    fcntl = pytest.importorskip("fcntl")
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)

    with pytest.raises(CannotWriteError, match="another run is writing"):
        write_all(files(folder, NEW), force=True)

    os.close(descriptor)
    assert contents_of(folder) == EARLIER


def test_one_folder_under_two_names_is_locked_once(tmp_path: Path) -> None:
    """Otherwise a run would wait for itself."""
    (tmp_path / "a").mkdir()
    write_all({tmp_path / "a" / "x": b"1", tmp_path / "a" / ".." / "a" / "y": b"2"}, force=False)

    assert contents_of(tmp_path / "a") == {"x": b"1", "y": b"2"}


def test_a_reader_never_sees_a_broken_file(tmp_path: Path) -> None:
    """Somebody may open the agreement at any moment."""
    path = tmp_path / "deal.docx"
    versions = {b"1" * 100_000, b"2" * 200_000}
    write_all({path: min(versions)}, force=False)
    script = (
        "import sys; from pathlib import Path; p = Path(sys.argv[1]); "
        "print(sorted({(len(d), len(set(d))) for d in (p.read_bytes() for _ in range(3000))}))"
    )
    reader = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE)
    while reader.poll() is None:
        for version in versions:
            write_all({path: version}, force=True)
    output = reader.communicate()[0].decode()

    assert set(eval(output)) <= {(100_000, 1), (200_000, 1)}  # noqa: S307 - the script above printed it


def test_free_space_is_told_when_it_is_short(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both numbers: what is needed and what there is."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1234})())
    monkeypatch.setattr(os, "write", fails(0, OSError(errno.ENOSPC, "No space left on device"), os.write))

    with pytest.raises(CannotWriteError, match=r"it needs 8 bytes, 1,234 are free in"):
        write_all(files(folder, NEW), force=True)
