"""Pictures in a Word file: an SVG for programs that draw it, and beside it the same as PNG for those that do not.

Source: ECMA-376 Part 1, 20.4 (inline pictures); [MS-ODRAWXML], 2.3.1.1 (`svgBlip`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agreements.diagnostics import FaultError
from agreements.document import Block, Picture
from agreements.rendering.docx.markup import R, escaped
from agreements.rendering.docx.package import Package
from agreements.rendering.docx.tables import caption
from agreements.rendering.docx.writer import Writer

_EMU_PER_MM = 36_000
_EMU_PER_TWIP = 635
_PIXELS_PER_MM = 5.0
"""About 127 dots an inch. Word draws the SVG: what a program shows that cannot is for screens.

Drawing takes time by the pixel, and more of it than all the rest of a Word file.
"""

_FIRST_ID = 5_000
"""Ids of drawings begin here, beyond those of logos that a house style brings."""

_LOOK = '<w:spacing w:before="0" w:after="280" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/>'
"""Single lines: a multiple would count the height of the picture as well."""

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture that the package holds: its number, and the relationships to its two files."""

    number: int
    png: str
    svg: str


def embedded(package: Package, blocks: Sequence[Block], fonts: Mapping[str, bytes]) -> Mapping[str, Embedded]:
    """The package holds every picture of the document; the answer is by block id. `fonts` are those of the pack.

    Raises:
        FaultError: a picture cannot be drawn.
    """
    found = [block for block in blocks if isinstance(block, Picture)]
    if not found:
        return {}
    package.add_default("png", "image/png")
    package.add_default("svg", "image/svg+xml")
    with tempfile.TemporaryDirectory() as folder:
        files = _unpacked(fonts, Path(folder))
        pixels = {block.id: _png(block, files) for block in found}
    return {
        block.id: Embedded(number, _held(package, "png", pixels[block.id]), _held(package, "svg", block.svg.encode()))
        for number, block in enumerate(found, start=_FIRST_ID)
    }


def _unpacked(fonts: Mapping[str, bytes], folder: Path) -> list[str]:
    """The fonts as files, in an order of their own, so that the same one is found first on every machine."""
    paths = []
    for number, name in enumerate(sorted(fonts)):
        path = folder / f"{number}.ttf"
        path.write_bytes(fonts[name])
        paths.append(str(path))
    return paths


def _png(block: Picture, fonts: list[str]) -> bytes:
    """The picture on a clear ground, so that the mark of a draft shows behind it."""
    import resvg_py  # noqa: PLC0415  (only where a document has pictures)

    width = round(block.width_mm * _PIXELS_PER_MM)
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=block.svg,
                dpi=96.0,
                width=width,
                skip_system_fonts=True,
                font_files=fonts,
            )
        )
    except ValueError as error:
        raise FaultError(f"the picture {block.id} cannot be drawn: {error}") from error


def _held(package: Package, suffix: str, data: bytes) -> str:
    name = package.free(f"word/media/picture{{}}.{suffix}")
    package.parts[name] = data
    return package.relate(package.main, f"{R}/image", name)


def picture(block: Picture, writer: Writer, held: Embedded, width: int) -> str:
    """The caption, and the picture in the line beneath it, no wider than `width` (twips)."""
    wide, high = round(block.width_mm * _EMU_PER_MM), round(block.height_mm * _EMU_PER_MM)
    most = width * _EMU_PER_TWIP
    if wide > most:
        wide, high = most, high * most // wide
    return caption(block, writer) + writer.paragraph("table_text", _drawing(block, held, wide, high), _LOOK)


def _drawing(block: Picture, held: Embedded, wide: int, high: int) -> str:
    title, said = escaped(block.title), escaped(block.alt)
    size = f'cx="{wide}" cy="{high}"'
    name = f"Picture {held.number - _FIRST_ID + 1}"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{held.number}" name="{name}" descr="{said}" title="{title}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{held.number}" name="{name}" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{held.png}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{held.svg}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
