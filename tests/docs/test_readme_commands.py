"""Every command that the pages show, run as a reader would type it.

A command is a line that starts with `$ ` in a fenced block marked `console` or `sh`. A line that ends with a backslash
goes on in the next. A trailing `# exit 1` says that the command is meant to end so.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.checkout import ROOT

pytestmark = pytest.mark.checkout

FENCE = re.compile(r"^```(?:console|sh)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)", re.MULTILINE)
EXIT_NOTE = re.compile(r"\s+# exit (\d+)$")


@dataclass(frozen=True)
class Command:
    """What to type, and the exit status it is meant to end with."""

    text: str
    status: int = 0


@dataclass(frozen=True)
class Reader:
    """Somebody who follows a page, in the folder where they are by now."""

    folder: Path


def commands(page: str) -> tuple[Command, ...]:
    """Every command of the page, in order."""
    typed = (found[1] for block in FENCE.findall(page) for found in COMMAND.finditer(block))
    return tuple(_command(re.sub(r"\\\n(> )?", "", text)) for text in typed)


def _command(text: str) -> Command:
    note = EXIT_NOTE.search(text)
    return Command(text[: note.start()], int(note[1])) if note else Command(text.rstrip())


# --- commands that cannot be run here: each is held against the file that it depends on -----------------------------


def _make(words: list[str], reader: Reader) -> Reader:
    """Every target exists."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE))
    unknown = {word for word in words[1:] if "=" not in word} - targets

    assert not unknown, f"the Makefile has no target {unknown}"
    return reader


def _clone(words: list[str], reader: Reader) -> Reader:
    """The reader has the repository's folder from now on, with its packs in it."""
    clone = reader.folder / Path(words[-1]).stem
    clone.mkdir()
    (clone / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    return reader


def _change_folder(words: list[str], reader: Reader) -> Reader:
    folder = reader.folder / words[1]

    assert folder.is_dir(), f"no command before this one makes {words[1]}"
    return replace(reader, folder=folder)


def _pip_install(words: list[str], reader: Reader) -> Reader:
    """What is installed is this package, from here or from the index."""
    wanted = [re.sub(r"\[.*\]$", "", word) for word in words[words.index("install") + 1 :] if not word.startswith("-")]

    assert wanted
    assert set(wanted) <= {"agreements", "."}, "the page installs something else"
    return reader


def _apt_install(words: list[str], reader: Reader) -> Reader:
    """Every package is one that the set-up knows."""
    known = set((ROOT / ".ci" / "setup").read_text(encoding="utf-8").replace('"', " ").split())
    wanted = {word for word in words[words.index("install") + 1 :] if not word.startswith("-")}

    assert wanted <= known, f".ci/setup does not install {wanted - known}"
    return reader


def _docker(_: list[str], reader: Reader) -> Reader:
    assert (ROOT / "Dockerfile").is_file()
    return reader


def _developer_tool(words: list[str], reader: Reader) -> Reader:
    """A tool of the checkout's own environment: the files that it is given are there."""
    missing = [word for word in words if word.startswith(("tests/", "agreements/")) and not (ROOT / word).exists()]

    assert not missing
    return reader


NOT_RUN: tuple[tuple[str, Callable[[list[str], Reader], Reader]], ...] = (
    (r"make\b", _make),
    (r"git clone\b", _clone),
    (r"cd\b", _change_folder),
    (r"(python3? -m )?pip install\b", _pip_install),
    (r"(sudo )?apt(-get)? install\b", _apt_install),
    (r"docker (build|run)\b", _docker),
    (r"\.venv/bin/", _developer_tool),
)


def followed(command: Command, reader: Reader) -> Reader:
    """The reader after the command; fails where the command does not end as the page says."""
    for pattern, checked in NOT_RUN:
        if re.match(pattern, command.text):
            return checked(shlex.split(command.text), reader)
    ran = _run(command.text, reader.folder)

    assert ran.returncode == command.status, f"$ {command.text}\nexit {ran.returncode}\n{ran.stdout}{ran.stderr}"
    return reader


def _run(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-euc", text],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.slow
@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_command_of_the_page_works(tmp_path: Path, page: str) -> None:
    """A newcomer's first ten minutes are these commands, typed in order in an empty folder."""
    found = commands((ROOT / page).read_text(encoding="utf-8"))
    reader = Reader(tmp_path)

    assert found, "the page shows no command at all"
    for command in found:
        reader = followed(command, reader)


# --- the reading of a page ------------------------------------------------------------------------------------------


def test_commands_are_read_from_console_blocks_only() -> None:
    """Output, YAML and prose stand between them."""
    page = (
        "```console\n$ one\nanswer\n$ two \\\n> more\n```\n```yaml\n$ no: command\n```\n```sh\n$ three # exit 1\n```\n"
    )

    assert commands(page) == (Command("one"), Command("two more"), Command("three", 1))


@pytest.mark.parametrize("text", ["exit 3", "false", "no-such-command", "cd nowhere", "make nothing-of-the-kind"])
def test_a_command_that_fails_fails_the_page(tmp_path: Path, text: str) -> None:
    """Also those that are only held against a file."""
    with pytest.raises(AssertionError):
        followed(Command(text), Reader(tmp_path))


def test_a_command_may_be_meant_to_fail(tmp_path: Path) -> None:
    """A page also shows what a wrong definition is told."""
    assert followed(Command("exit 1", 1), Reader(tmp_path)) == Reader(tmp_path)
