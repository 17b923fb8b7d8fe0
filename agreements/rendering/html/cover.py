"""The cover as plain data for the templates: its lines, one of them the heading of the whole, and its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.document import NumberedDocument
from agreements.intake.house import House, Logo
from agreements.rendering.html.frame import FilledLine, cover_lines
from agreements.rendering.html.view import View

_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
_MARKER = 0xFF
_FRAME_HEADERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MOST_PIXELS = 40_000_000
"""A picture is unpacked to four bytes a pixel: a small file can hide an enormous one."""

MIME_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


def _inlines(text: str, document: NumberedDocument) -> Iterator[View]:
    """The text as runs. On the cover of a document in two languages each has a line of its own."""
    lines = text.split("\n") if document.second else [text]
    for n, line in enumerate(lines):
        if n:
            yield {"mark": "break", "text": "", "target": "", "lang": ""}
        yield {"mark": "plain", "text": line, "target": "", "lang": document.second if n else ""}


class NamedLogo(NamedTuple):
    """A logo under the file name that a page asks for it by."""

    name: str
    logo: Logo

    @property
    def mime_type(self) -> str:
        """The media type, by the suffix that the content was held against."""
        return MIME_TYPES[_suffix(self.logo)]


def cover_view(document: NumberedDocument, house: House) -> list[View]:
    """The cover's lines; exactly one heads the document: the first in the title style, else the very first."""
    lines = cover_lines(document.frame, house)
    heads = next((index for index, line in enumerate(lines) if line.style == "cover_title"), 0)
    return [_line(line, document, heads=index == heads) for index, line in enumerate(lines)]


def _line(line: FilledLine, document: NumberedDocument, *, heads: bool) -> View:
    """A tab parts a number from what it counts, as in Word."""
    label, tab, rest = line.text.partition("\t")
    text, label = (rest, label) if tab else (line.text, "")
    return {
        "look": line.style.replace("_", "-"),
        "label": label,
        "inlines": list(_inlines(text, document)),
        "heads": heads,
    }


def logos_at(place: str, house: House) -> tuple[NamedLogo, ...]:
    """The logos of that place, each held against what its suffix promises.

    Raises:
        FindingsError: a picture that is neither PNG nor JPEG inside, or without alternative text.
    """
    return tuple(
        NamedLogo(f"{place}-{index}.{_suffix(logo)}", _sound(logo))
        for index, logo in enumerate((logo for logo in house.logos if logo.place == place), start=1)
    )


def _suffix(logo: Logo) -> str:
    return logo.suffix.lower().lstrip(".")


def _sound(logo: Logo) -> Logo:
    signature = _SIGNATURES.get(_suffix(logo))
    if signature is None or not logo.data.startswith(signature):
        raise _logo_fault(f"the {logo.place}'s logo is not the PNG or JPEG that its name {logo.suffix!r} promises")
    width, height = _pixels(logo.data)
    if width * height > _MOST_PIXELS:
        found = f"the {logo.place}'s logo has {width} x {height} pixels"
        raise _logo_fault(f"{found}; expected {_MOST_PIXELS} in all at most")
    if not logo.alt.strip():
        message = f"the {logo.place}'s logo has no alternative text, so a screen reader cannot tell what it is"
        raise _logo_fault(message, "In Word, right-click the picture, choose View Alt Text, and say what it shows.")
    return logo


def _pixels(data: bytes) -> tuple[int, int]:
    """Width and height as the picture's own header says. Source: PNG, IHDR; JPEG, ITU-T T.81, B.2.2 (frame header)."""
    if data.startswith(_SIGNATURES["png"]):
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    position = 2
    while position + 9 < len(data) and data[position] == _MARKER:
        kind, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if kind in _FRAME_HEADERS:
            height, width = data[position + 5 : position + 7], data[position + 7 : position + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        position += 2 + length
    return 0, 0


def _logo_fault(message: str, hint: str = "Replace the picture in house.docx.") -> FindingsError:
    finding = Diagnostic("house-style-logo", Severity.ERROR, message, Location("house.docx"), waivable=False)
    return FindingsError(message, hint=hint, report=Report.of((finding,)))
