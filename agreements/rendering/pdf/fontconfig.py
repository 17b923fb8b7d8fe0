"""A private font configuration: the pack's fonts and no other, so that every machine draws the same page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<config></config>
</fontconfig>
"""


def install_fonts(fonts: Mapping[str, bytes], folder: Path) -> Path:
    """The configuration file in `folder`, with the fonts beside it. A font's name keeps only its last part."""
    target = folder / "fonts"
    target.mkdir()
    for name, data in fonts.items():
        (target / Path(name).name).write_bytes(data)
    configuration = folder / "fonts.conf"
    filled = _CONFIGURATION.format(fonts=escape(str(target)), cache=escape(str(folder / "cache")))
    configuration.write_text(filled, encoding="utf-8")
    return configuration
