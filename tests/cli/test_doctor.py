"""`agreements doctor` says what is there, what is missing and what to type, and exits by what is needed."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from agreements.cli import doctor, main
from agreements.diagnostics import FindingsError
from agreements.rendering import pdf
from agreements.rendering.pdf import pdf_engine_remedy

Doctor = Callable[..., tuple[int, str]]


@pytest.fixture
def asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Doctor:
    """Runs the command in a folder of its own: status, and what was said."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            main(["doctor", *args])
        return int(left.value.code or 0), capsys.readouterr().out

    return run


def test_a_machine_that_has_everything_is_well(asked: Doctor) -> None:
    """A PDF is really made, the versions are told, and nothing is left in the folder."""
    status, out = asked()

    assert status == 0, out
    assert "missing" not in out
    assert "a PDF was made" in out
    assert "weasyprint 70" in out
    assert "no font of this machine is used" in out
    assert list(Path().iterdir()) == []


def test_a_machine_without_pango_is_told_what_to_type(
    asked: Doctor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Exit 6, as a build would end."""
    engine = tmp_path / "path" / "weasyprint"
    engine.mkdir(parents=True)
    (engine / "__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(engine.parent), *sys.path])

    status, out = asked()

    assert status == 6
    assert "Word and HTML can" in out
    assert f"\n{'':<11}{pdf_engine_remedy()}\n" in out


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No PDF is made: the test is about something else."""
    monkeypatch.setattr(pdf, "render_pdf", lambda *_, **__: None)


@pytest.mark.usefixtures("quick")
def test_a_folder_that_cannot_be_written_to_is_named(asked: Doctor) -> None:
    """Exit 4."""
    status, out = asked("-o", "nowhere")

    assert status == 4
    assert "missing  the folder nowhere cannot be written to" in out


@pytest.mark.usefixtures("quick")
def test_a_machine_without_room_for_temporary_files_is_told(
    asked: Doctor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The PDF process keeps its fonts there."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    status, out = asked()

    assert status == 4
    assert "set TMPDIR to another" in out


@pytest.mark.usefixtures("quick")
def test_libreoffice_is_not_needed(asked: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lack is told with a command, and changes no exit code."""
    monkeypatch.setattr(shutil, "which", lambda _: None)

    status, out = asked()

    assert status == 0
    assert "without  LibreOffice: not needed to build" in out


@pytest.mark.usefixtures("quick")
def test_a_broken_installation_is_told(asked: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its pack nothing can be built."""

    def broken(_: str) -> None:
        raise FindingsError("pack.yaml is not there")

    monkeypatch.setattr("agreements.packs.find_pack", broken)

    status, out = asked()

    assert status == 1
    assert "pack.yaml is not there" in out


def test_every_system_has_its_command() -> None:
    """For whatever system the PDF engine has one."""
    from agreements.rendering.pdf.engine import _REMEDIES  # noqa: PLC0415 - the table itself

    assert doctor._OFFICE.keys() == _REMEDIES.keys()
