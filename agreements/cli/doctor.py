"""`agreements doctor`: what this machine has for the work, what is missing, and the one command that brings it."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from agreements import __version__
from agreements.cli.output import say
from agreements.diagnostics import AgreementsError, CannotWriteError, NoPdfEngineError, UsageError

_OLDEST_PYTHON = (3, 11)
_PACK = "health-and-care-england"
_PAGE = "<!DOCTYPE html><html lang=en><title>Doctor</title><p>This page can be made.</p></html>"
_OFFICE: Mapping[str, str] = {
    "debian": "sudo apt-get install libreoffice-writer",
    "fedora": "sudo dnf install libreoffice-writer",
    "suse": "sudo zypper install libreoffice-writer",
    "alpine": "sudo apk add libreoffice-writer",
    "arch": "sudo pacman -S libreoffice-still",
    "darwin": "brew install --cask libreoffice",
    "win32": "winget install TheDocumentFoundation.LibreOffice",
    "linux": "install your distribution's LibreOffice Writer",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `remedy` is a command where something is missing; `code` is not 0 where that is needed."""

    said: str
    remedy: str = ""
    code: int = 0

    @property
    def mark(self) -> str:
        """How it stands, in one word."""
        return "missing" if self.code else "without" if self.remedy else "ok"


@click.command()
@click.option(
    "-o", "--output", "out", default=".", type=click.Path(path_type=Path), help="The folder that is to be written into."
)
def command(out: Path) -> int:
    """Say what this machine has for the work, what is missing, and what to type; a page is really made.

    The exit code is 0 when all that is needed is there, else that with which a build would end.
    """
    checks: tuple[Callable[[], Verdict], ...] = (
        _python,
        _libraries,
        _pack,
        _pdf,
        lambda: _folder(out, "the folder", "choose another with -o"),
        lambda: _folder(Path(tempfile.gettempdir()), "the folder for temporary files", "set TMPDIR to another"),
        _office,
        _dask,
    )
    verdicts = [check() for check in checks]
    for verdict in verdicts:
        say(f"{verdict.mark:<8} {verdict.said}")
        if verdict.remedy:
            say(f"{'':<8}   {verdict.remedy}")
    return max(verdict.code for verdict in verdicts)


def _python() -> Verdict:
    found = f"agreements {__version__} on Python {platform.python_version()}, {platform.platform(terse=True)}"
    if sys.version_info < _OLDEST_PYTHON:
        return Verdict(f"{found}; Python 3.11 or later is needed", "install Python 3.11 or later", UsageError.exit_code)
    return Verdict(found)


def _libraries() -> Verdict:
    from agreements.provenance import library_versions  # noqa: PLC0415 - only here

    versions = library_versions()
    lacking = [name for name, version in versions.items() if version == "not installed"]
    if lacking:
        remedy = f"{Path(sys.executable).name} -m pip install agreements"
        return Verdict(f"libraries: {', '.join(lacking)} not installed", remedy, UsageError.exit_code)
    return Verdict("libraries: " + ", ".join(f"{name} {version}" for name, version in versions.items()))


def _pack() -> Verdict:
    from agreements import packs  # noqa: PLC0415 - pydantic only when a pack is read

    try:
        pack = packs.find_pack(_PACK)
        number = len(packs.fonts(pack))
    except AgreementsError as error:
        return Verdict(
            f"the pack {_PACK}: {error}", "python -m pip install --force-reinstall agreements", error.exit_code
        )
    return Verdict(f"pack {pack.name} {pack.manifest.version} with {number} fonts; no font of this machine is used")


def _pdf() -> Verdict:
    """A page is made, which tells more than any version."""
    from agreements import packs  # noqa: PLC0415 - as above
    from agreements.rendering.pdf import PdfJob, pango_version, pdf_engine_remedy, render_pdf  # noqa: PLC0415

    pango = pango_version()
    named = f"Pango {pango}" if pango else "no Pango"
    try:
        render_pdf(PdfJob(_PAGE), fonts=packs.fonts(packs.find_pack(_PACK)))
    except NoPdfEngineError as error:
        said = f"{named}: no PDF can be made, Word and HTML can ({error})"
        return Verdict(said, pdf_engine_remedy(), error.exit_code)
    except AgreementsError as error:
        return Verdict(f"{named}: no PDF can be made ({error})", error.hint or pdf_engine_remedy(), error.exit_code)
    return Verdict(f"{named}: a PDF was made")


def _folder(folder: Path, what: str, remedy: str) -> Verdict:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x" * 4096)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        why = error.strerror or error
        return Verdict(f"{what} {folder} cannot be written to: {why}", remedy, CannotWriteError.exit_code)
    return Verdict(f"{what} {folder.absolute()} can be written to, {free // 1024**2:,} MB are free")


def _office() -> Verdict:
    from agreements.rendering.pdf import this_system  # noqa: PLC0415 - only here

    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Verdict(f"LibreOffice: {found}")
    remedy = next(_OFFICE[name] for name in this_system() if name in _OFFICE)
    return Verdict("LibreOffice: not needed to build; it opens the Word files, and the project's tests use it", remedy)


def _dask() -> Verdict:
    from importlib import metadata  # noqa: PLC0415 - only here

    try:
        return Verdict(f"Dask: distributed {metadata.version('distributed')}")
    except metadata.PackageNotFoundError:
        return Verdict("Dask: only needed for --executor dask", "python -m pip install 'agreements[dask]'")
