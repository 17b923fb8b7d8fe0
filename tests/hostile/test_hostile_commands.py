"""Command lines from a careless or hostile hand: each ends with its exit code and a sentence, and writes nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from agreements.cli import main
from agreements.packs import bundled

SOUND = (bundled() / "health-and-care-england" / "samples" / "memorandum-small.yaml").read_text(encoding="utf-8")
BUILD = ("build", "deal.yaml", "--draft", "--to", "pdf", "-o")
LINES = {
    "a name too long": (("check", "a" * 5000), "cannot be read: File name too long"),
    "a receipt of a name too long": (("verify", "a" * 5000), "there is no receipt"),
    "a name that steers the terminal": (("check", "\x1b]0;owned\x07"), "<U+001B>]0;owned<U+0007>: there is no such"),
    "no folder": ((*BUILD, ""), "no folder is named"),
    "a time that is none": ((*BUILD, "out", "--pdf-seconds", "nan"), "nan is no time"),
    "a time without end": ((*BUILD, "out", "--pdf-seconds", "inf"), "--pdf-seconds"),
    "a time longer than clocks": ((*BUILD, "out", "--pdf-seconds", "1e308"), "--pdf-seconds"),
    "memory beyond counting": ((*BUILD, "out", "--pdf-memory", "9" * 20), "--pdf-memory"),
}


@pytest.mark.parametrize(("line", "said"), LINES.values(), ids=LINES)
def test_a_hostile_command_line_is_refused(
    line: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As a mistake in the use of the program, not as a fault of it."""
    there = tmp_path / "there"
    there.mkdir()
    (there / "deal.yaml").write_text(SOUND, encoding="utf-8")
    monkeypatch.chdir(there)

    with pytest.raises(SystemExit) as left:
        main(line)

    assert (left.value.code, os.listdir(there)) == (2, ["deal.yaml"])  # noqa: PTH208 - hidden files too
    assert said in capsys.readouterr().err


def test_a_folder_of_a_name_too_long_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The system asks whether it is there, and answers with an error instead of no."""
    there = tmp_path / "there"
    there.mkdir()
    (there / "deal.yaml").write_text(SOUND, encoding="utf-8")
    monkeypatch.chdir(there)

    with pytest.raises(SystemExit) as left:
        main(["build", "deal.yaml", "--draft", "--to", "html", "-o", "a" * 300])

    assert (left.value.code, os.listdir(there)) == (4, ["deal.yaml"])  # noqa: PTH208 - hidden files too
    assert "cannot be written: File name too long" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_console_that_is_shut_changes_no_exit_code(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with 2>&- in a shell, where Python has no stream at all."""
    (tmp_path / "deal.yaml").write_text("a: [", encoding="utf-8")
    monkeypatch.setattr(sys, name, None)

    with pytest.raises(SystemExit) as left:
        main(["check", str(tmp_path / "deal.yaml")])
    if opened := getattr(sys, name):
        opened.close()

    assert left.value.code == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever opens it waits for ever."""
    os.mkfifo(tmp_path / "pipe.yaml")

    with pytest.raises(SystemExit) as left:
        main(["check", str(tmp_path)])

    assert left.value.code == 2
    assert "there is no definition" in capsys.readouterr().err
