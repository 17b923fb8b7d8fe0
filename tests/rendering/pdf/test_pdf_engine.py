"""Where the PDF engine is missing, the one command that brings it is named."""

from __future__ import annotations

import platform
import sys

import pytest

from agreements.rendering.pdf import pdf_engine_remedy


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ({"ID": "debian"}, "apt-get"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "apt-get"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt-get"),
        ({"ID": "rhel"}, "dnf"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf"),
        ({"ID": "opensuse-leap"}, "zypper"),
        ({"ID": "alpine"}, "apk"),
        ({"ID": "arch"}, "pacman"),
        ({"ID": "nixos"}, "your distribution's Pango"),
        ({}, "your distribution's Pango"),
    ],
)
def test_each_linux_has_its_command(monkeypatch: pytest.MonkeyPatch, release: dict[str, str], command: str) -> None:
    """A link to a page of instructions is where people stop."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)

    assert command in pdf_engine_remedy()


@pytest.mark.parametrize(("system", "command"), [("darwin", "brew"), ("win32", "pip install gstreamer-libs")])
def test_other_systems_have_theirs(monkeypatch: pytest.MonkeyPatch, system: str, command: str) -> None:
    """Windows needs no installer and no administrator: the libraries come as a wheel."""
    monkeypatch.setattr(sys, "platform", system)

    assert command in pdf_engine_remedy()
