"""The example of docs/own-pack.md, as a reader would type it from the page."""

from __future__ import annotations

import re
from pathlib import Path

from tests.checkout import ROOT

PAGE = ROOT / "docs" / "own-pack.md"
_FILE = re.compile(r"^```[a-z]+ (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def files() -> dict[str, str]:
    """Every file that the page shows, by the name that it gives."""
    return {name: text for name, text in _FILE.findall(PAGE.read_text(encoding="utf-8")) if name != "pyproject.toml"}


def project() -> str:
    """The pyproject.toml of the page."""
    shown: dict[str, str] = dict(_FILE.findall(PAGE.read_text(encoding="utf-8")))
    return shown["pyproject.toml"]


def write_files(folder: Path) -> Path:
    """The files in that folder; answers the folder of packs."""
    for name, text in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "packs"
