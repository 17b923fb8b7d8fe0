"""Full disks, kills, faults in the middle, folders and files that cannot be written: nothing is ever lost."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

import pytest

from agreements.cli import main
from tests.faults.program import Bench, wait_for

FORMATS = ("--to", "docx,html")
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def in_this_process(bench: Bench, monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    """The exit code of a build of the letter, forced, as Word and a web page."""
    monkeypatch.chdir(bench.root)
    with pytest.raises(SystemExit) as left:
        main(
            [
                "build",
                "deal-01.yaml",
                "--packs",
                "packs",
                "--allow-unlocked-pack",
                "-o",
                "out",
                "--to",
                "docx,html",
                *args,
            ]
        )
    return int(left.value.code or 0)


@posix
def test_a_full_disk_leaves_the_earlier_agreement(second_version: Bench) -> None:
    """F01, as the system says it: no file may grow beyond 20 kB. The message names the file and the free space."""
    import resource  # noqa: PLC0415 - POSIX only

    before = second_version.files()

    done = second_version.build(
        *("deal-01.yaml", "--to", "docx,html", "--force"),
        preexec=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )

    assert done.returncode == 4, done.stderr
    assert "there is no room for" in done.stderr
    assert "deal-01-letter.docx" in done.stderr
    assert "are free in" in done.stderr
    assert second_version.files() == before


@pytest.mark.parametrize("number", range(1, 4))
def test_a_disk_that_fills_up_at_any_write_leaves_the_earlier_agreement(
    second_version: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    """F01, at each of the three files that are written."""
    before, real, calls = second_version.files(), os.write, 0

    def write(descriptor: int, data: bytes) -> int:
        nonlocal calls
        calls += len(data) > 1000  # our files; a message to the terminal is shorter
        if calls == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr("agreements.delivery.writing.os.write", write)

    assert in_this_process(second_version, monkeypatch, "--force") == 4
    monkeypatch.undo()
    assert "there is no room for" in capsys.readouterr().err
    assert second_version.files() == before


SLOW_WRITING = """
import os, time
real = os.fsync
def fsync(descriptor):
    real(descriptor)
    open({mark!r}, "w").close()
    time.sleep(60)
os.fsync = fsync
"""


@posix
def test_a_kill_during_the_write_leaves_the_earlier_agreement(second_version: Bench) -> None:
    """F02: what was left lying about is taken away by the next run."""
    before, mark = second_version.files(), second_version.root / "mark"
    second_version.inject(SLOW_WRITING.format(mark=str(mark)))

    with second_version.building("deal-01.yaml", "--to", "docx,html", "--force") as process:
        wait_for(mark.exists)
        process.kill()
        process.wait()
    after = second_version.files()
    second_version.mend()
    done = second_version.build("deal-01.yaml", "--to", "docx,html", "--force")

    assert {name: data for name, data in after.items() if not name.startswith(".")} == before
    assert len(after) > len(before), "the kill came too late to leave anything"
    assert done.returncode == 0, done.stderr
    assert second_version.files().keys() == before.keys()


@posix
@pytest.mark.parametrize("when", ["writing", "laying out"])
def test_ctrl_c_during_one_document_leaves_the_earlier_agreement(second_version: Bench, when: str) -> None:
    """F03: exit 130 within two seconds, no temporary file, and no process left."""
    before, mark = second_version.files(), second_version.root / "mark"
    if when == "writing":
        second_version.inject(SLOW_WRITING.format(mark=str(mark)))
    else:
        engine = second_version.root / "fault" / "weasyprint"
        engine.mkdir(parents=True)
        code = f"import time\nopen({str(mark)!r}, 'w').close()\ntime.sleep(60)\n"
        (engine / "__init__.py").write_text(code, encoding="utf-8")
    formats = "docx,html" if when == "writing" else "docx,pdf,html"

    with second_version.building("deal-01.yaml", "--to", formats, "--force") as process:
        wait_for(mark.exists)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=2)

    assert process.returncode == 130
    assert "Traceback" not in err
    assert second_version.files() == before
    assert second_version.processes() == []


def test_a_fault_in_the_middle_of_a_file_leaves_the_earlier_agreement(
    second_version: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """F05: the fifth part of the Word file cannot be made. Exit 3, and no traceback."""
    from zipfile import ZipFile  # noqa: PLC0415 - only to be broken

    before, real, calls = second_version.files(), ZipFile.writestr, 0

    def writestr(self: ZipFile, *args: object, **more: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise RuntimeError("a fault of ours")
        real(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(ZipFile, "writestr", writestr)

    assert in_this_process(second_version, monkeypatch, "--force") == 3
    err = capsys.readouterr().err
    assert "a fault of ours" in err
    assert "Traceback" not in err
    assert second_version.files() == before


def test_a_read_only_folder_is_named(
    second_version: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """F11: exit 4, with the way out. The mightiest user may write anywhere, so the system's answer is put in."""
    before, real = second_version.files(), os.open

    def refuse(path: str | Path, flags: int, *args: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, *args)

    monkeypatch.setattr("agreements.delivery.writing.os.open", refuse)

    assert in_this_process(second_version, monkeypatch, "--force") == 4
    err = capsys.readouterr().err
    assert "the folder out cannot be written to" in err
    assert "-o" in err
    monkeypatch.undo()
    assert second_version.files() == before


def test_a_file_that_is_open_in_word_is_tried_three_times(
    second_version: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """F12: then exit 4, and the earlier agreement is as it was. With another folder the new one is had at once."""
    before, real, tries = second_version.files(), os.replace, 0

    def held(source: str | Path, target: str | Path) -> None:
        nonlocal tries
        if Path(target).name == "deal-01-letter.docx" and Path(target).parent.name == "out":
            tries += 1
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("agreements.delivery.writing._WAIT_SECONDS", 0.01)

    assert in_this_process(second_version, monkeypatch, "--force") == 4
    assert "Close the file in Word" in capsys.readouterr().err
    assert tries == 3, "the target was never touched, so there is nothing to put back"
    assert second_version.files() == before
    assert in_this_process(second_version, monkeypatch, "-o", "beside") == 0


@pytest.mark.slow
def test_two_runs_at_once_never_show_a_broken_file(bench: Bench) -> None:
    """F13: whoever reads meanwhile sees whole files, and both runs end well."""
    args = ["deal-01.yaml", "--to", "html", "--rebuild"]
    bench.build(*args)
    page = bench.out / "deal-01-letter.html"
    broken = 0

    with bench.building(*args) as one, bench.building(*args) as other:
        while one.poll() is None or other.poll() is None:
            broken += not page.read_bytes().rstrip().endswith(b"</html>")
        ends = [one.returncode, other.returncode]

    assert ends == [0, 0]
    assert broken == 0
    assert len(bench.files()) == 2


@pytest.mark.parametrize("force", [False, True], ids=["unforced", "forced"])
@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_in_the_way_is_refused(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str, *, force: bool
) -> None:
    """F14: a file unless forced, a folder and a link always. What a link leads to stays as it is."""
    elsewhere = bench.root / "elsewhere"
    elsewhere.write_bytes(b"somebody's own")
    bench.out.mkdir()
    target = bench.out / "deal-01-letter.docx"
    if kind == "file":
        target.write_bytes(b"last year's")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to(elsewhere)

    code = in_this_process(bench, monkeypatch, *(["--force"] if force else []))

    assert code == (0 if kind == "file" and force else 4)
    if code:
        assert "deal-01-letter.docx" in capsys.readouterr().err
        assert [path.name for path in bench.out.iterdir()] == [target.name]
    assert elsewhere.read_bytes() == b"somebody's own"
