"""Word files for the tests: the specimen rendered in the bundled house style, and ways to look into a file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from agreements.document import NumberedDocument, inlines_of, words
from agreements.intake import House, open_house
from agreements.packs import bundled
from agreements.rendering.docx import render_docx
from tests.rendering.specimen import specimen

CREATED = date(2026, 11, 21)
HOUSE_STYLE = bundled() / "health-and-care-england" / "house-style"


@cache
def house() -> House:
    """The house style that comes with the English pack."""
    return open_house((HOUSE_STYLE / "house.docx").read_bytes())


@cache
def fonts() -> Mapping[str, bytes]:
    """Its fonts by file name."""
    return {path.name: path.read_bytes() for path in sorted((HOUSE_STYLE / "fonts").glob("*.ttf"))}


def rendered(
    document: NumberedDocument | None = None,
    *,
    of: House | None = None,
    definition: bytes | None = b"id: specimen\r\n",
    pages: Mapping[str, int] | None = None,
    with_fonts: bool = False,
) -> bytes:
    """A Word file of the document, or of the specimen."""
    return render_docx(
        document or specimen(),
        of or house(),
        definition=definition,
        properties={"definition-hash": "3f9a0c1e", "pack": "health-and-care-england 1.0.0"},
        page_numbers=pages,
        fonts=fonts() if with_fonts else None,
        created=CREATED,
    )


@cache
def specimen_file() -> bytes:
    """The specimen as a Word file without fonts, made once."""
    return rendered()


def part(data: bytes, name: str = "word/document.xml") -> str:
    """The text of one part."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def names(data: bytes) -> list[str]:
    """The names of the parts."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def changed(data: bytes, change: Callable[[str], str], name: str = "word/document.xml") -> bytes:
    """The file with one part's text changed."""
    return packed({**parts(data), name: change(part(data, name)).encode()})


def parts(data: bytes) -> dict[str, bytes]:
    """Every part by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    """A zip of the parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return target.getvalue()


def printed(document: NumberedDocument) -> list[str]:
    """Every text that the document means to print, for checks that look for tags."""
    frame = document.frame
    body = [words(inlines) for block in document.blocks for inlines in inlines_of(block)]
    return [*body, frame.title, frame.running_title, frame.footer, *frame.parties]


def fields(data: bytes) -> list[str]:
    """The instructions of the complex fields in the body, in order."""
    return [found.strip() for found in re.findall(r"<w:instrText[^>]*>([^<]*)</w:instrText>", part(data))]


def written(folder: Path, data: bytes, name: str = "made.docx") -> Path:
    """The file on disk, for tools that want one."""
    path = folder / name
    path.write_bytes(data)
    return path
