"""Is the PDF engine's native library, Pango, on this machine, and if not, which command brings it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "linux": ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libfontconfig.so.1"),
    "darwin": ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz.0.dylib", "libfontconfig.1.dylib"),
    "win32": ("pango-1.0-0.dll", "pangoft2-1.0-0.dll", "harfbuzz.dll", "fontconfig-1.dll"),
}
_MAC_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib")

_REMEDIES: Mapping[str, str] = {
    "debian": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "sudo dnf install pango harfbuzz",
    "suse": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
    "alpine": "sudo apk add pango harfbuzz",
    "arch": "sudo pacman -S pango",
    "darwin": "brew install pango",
    "win32": "py -m pip install gstreamer-libs",
    "linux": "install your distribution's Pango 1.44 or later",
}
"""The one command for each system. Source: WeasyPrint 70, First steps; for Windows the wheel that holds its DLLs."""

_KIN = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora", "opensuse": "suse", "sles": "suse"}


@cache
def pdf_engine_available() -> bool:
    """Whether a PDF can be made here: WeasyPrint is installed and its libraries load. Cheap: nothing is imported."""
    if importlib.util.find_spec("weasyprint") is None:
        return False
    return all(_loads(name) for name in _LIBRARIES.get(sys.platform, _LIBRARIES["linux"]))


def pdf_engine_remedy() -> str:
    """The command that brings the PDF engine to this machine."""
    return next(_REMEDIES[name] for name in this_system() if name in _REMEDIES)


def this_system() -> tuple[str, ...]:
    """The names by which commands for this system are listed, nearest first: such as debian, then linux."""
    if sys.platform in ("darwin", "win32"):
        return (sys.platform,)
    return (*_distribution(), "linux")


def pango_version() -> str:
    """The version of the engine's native library, such as 1.50.12; empty where it does not load."""
    name = _LIBRARIES.get(sys.platform, _LIBRARIES["linux"])[0]
    for candidate in _candidates(name):
        try:
            told = ctypes.CDLL(candidate).pango_version_string
        except (OSError, AttributeError):
            continue
        told.restype = ctypes.c_char_p
        return (told() or b"").decode("ascii", "replace")
    return ""


def library_paths() -> tuple[str, ...]:
    """Folders in which the engine's libraries lie when they came as a Python package (on Windows); else none."""
    spec = importlib.util.find_spec("gstreamer_libs") if sys.platform == "win32" else None
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return tuple(str(Path(base) / "bin") for base in folders)


def _loads(name: str) -> bool:
    return any(_opens(candidate) for candidate in _candidates(name))


def _candidates(name: str) -> tuple[str, ...]:
    folders = (*library_paths(), *(_MAC_FOLDERS if sys.platform == "darwin" else ()))
    return (name, *(os.path.join(folder, name) for folder in folders))  # noqa: PTH118  (the loader takes a string)


def _opens(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _distribution() -> tuple[str, ...]:
    """This Linux and the ones it descends from, nearest first."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ()
    names = (release.get("ID", ""), *release.get("ID_LIKE", "").split())
    return tuple(_KIN.get(name.partition("-")[0], name.partition("-")[0]) for name in names)
