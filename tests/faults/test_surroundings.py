"""Consoles, locales, networks and packs that change under the program's feet."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from agreements.pipeline import BuildOptions, Kept, build, building, check
from tests.faults.program import COMMAND, Bench, edit


def test_a_closed_pipe_is_no_fault(bench: Bench) -> None:
    """F15: whoever reads the list stops after its first letter. The files are made."""
    with bench.building("deal-01.yaml", "--to", "docx,html") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
        code = process.wait(timeout=60)
        process.stdout = process.stderr

    assert code == 0
    assert "Traceback" not in err
    assert "Broken" not in err
    assert len(bench.files()) == 3


def test_a_console_of_windows_shows_what_it_can(bench: Bench) -> None:
    """F15: cp1252 has no letter for the Welsh w. No traceback, and the exit code is that of the finding."""
    edit(bench.root, "deal-01.yaml", "area: the county", "aŵea: the county")

    done = bench.build("deal-01.yaml", "--to", "html", env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})

    assert done.returncode == 1, done.stderr
    assert "a\\u0175ea" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("variable", [{}, {"FORCE_COLOR": "1"}], ids=["plain", "forced"])
def test_no_colour_reaches_what_is_no_terminal(bench: Bench, variable: dict[str, str]) -> None:
    """F15: NO_COLOR is heard, and a pipe gets no escape in any case."""
    edit(bench.root, "deal-01.yaml", "area: the county", "aera: the county")

    done = bench.build("deal-01.yaml", "--to", "html", env={"NO_COLOR": "1", **variable})

    assert "\x1b" not in done.stderr
    assert "aera" in done.stderr


def test_control_characters_of_a_definition_are_made_visible(bench: Bench) -> None:
    """F15: a terminal would obey them."""
    edit(bench.root, "deal-01.yaml", "area: the county", 'area: "the \\e]0;owned\\a\u202e county"')

    done = bench.build("deal-01.yaml", "--to", "html")

    assert done.returncode == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stderr)


PLAIN = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
ODD = {
    "LC_ALL": "tr_TR.UTF-8",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "2",
    "LANG": "C",
    "COLUMNS": "40",
    "HOME": "/nowhere",
}


@pytest.mark.slow
def test_the_same_bytes_wherever_and_however_it_runs(bench_of: Callable[[int], Bench]) -> None:
    """F16: locale, time zone, hash seed; and two processes, of which each builds one, or one that builds both."""
    bench = bench_of(2)
    one = bench.build(*bench.deals(), "-j", "1", env=PLAIN)
    made = bench.files()

    other = bench.build(*bench.deals(), "--rebuild", "-j", "2", env=ODD)

    assert (one.returncode, other.returncode) == (0, 0), other.stderr
    assert bench.files() == made


def test_nothing_reaches_for_the_network(bench: Bench) -> None:
    """F17: a socket that is so much as made ends the process that makes it."""
    bench.inject(
        "import _socket, os\n"
        "class Refused(_socket.socket):\n"
        "    __slots__ = ()\n"
        "    def __init__(self, *args, **more):\n"
        "        open(os.path.join(os.path.dirname(__file__), 'reached'), 'w').close()\n"
        "        os._exit(99)\n"
        "_socket.socket = Refused\n"
    )

    done = bench.build("deal-01.yaml")

    assert done.returncode == 0, done.stderr
    assert not (bench.root / "fault" / "reached").exists()
    proof = subprocess.run(
        [COMMAND[0], "-c", "import socket; socket.socket()"], env=bench.environment(), check=False, capture_output=True
    )
    assert proof.returncode == 99, "the trap does not work"


def test_what_is_printed_is_what_was_checked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """F18: the pack's clause and its house style change while the letter is made."""
    options = BuildOptions(out=bench.out, formats=("docx", "html"), folders=(bench.root / "packs",))
    build(bench.root / "deal-01.yaml", options)
    made, real = bench.files(), check

    def checked_and_changed(*args: object, **more: object) -> object:
        checked = real(*args, **more)  # type: ignore[arg-type]
        edit(bench.root, "packs/small/clauses/more.md", "First", "Second")
        (bench.root / "packs/small/house-style/house.docx").unlink()
        return checked

    monkeypatch.setattr(building, "check", checked_and_changed)
    build(
        bench.root / "deal-01.yaml",
        BuildOptions(bench.out, formats=options.formats, folders=options.folders, force=True),
    )

    assert bench.files() == made


def test_one_run_prints_one_pack(bench_of: Callable[[int], Bench]) -> None:
    """F18: the second definition gets the bytes that the first one got."""
    bench = bench_of(2)
    options = BuildOptions(out=bench.out, formats=("html",), folders=(bench.root / "packs",))
    with Kept() as kept:
        build(bench.root / "deal-01.yaml", options, kept)
        edit(bench.root, "packs/small/clauses/more.md", "First", "Second")
        build(bench.root / "deal-02.yaml", options, kept)

    assert b"First" in bench.files()["deal-02-letter.html"]


def test_a_process_that_meets_another_pack_builds_nothing(bench_of: Callable[[int], Bench]) -> None:
    """F18: where several share a run, each opens the pack for itself, and one may come too late."""
    bench = bench_of(2)
    bench.inject(
        "import sys\n"
        "if 'agreements.batch.worker' in sys.orig_argv:\n"
        "    open('packs/small/clauses/more.md', 'a').write('1. More.')\n"
    )

    done = bench.build(*bench.deals(), "--to", "html", "-j", "1")

    assert done.returncode == 1, done.stderr
    assert "is not the one with which this run began" in done.stderr
    assert bench.files() == {}
