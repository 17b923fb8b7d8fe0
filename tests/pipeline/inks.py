"""What is drawn on the pages of a PDF: each run of text with its place, type and size, and the pictures."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Ink:
    """A run of text: page from 1, left end, lower end and size in points, name of the font, fill colour, words."""

    page: int
    left: float
    bottom: float
    size: float
    font: str
    colour: str
    text: str


def inks(data: bytes) -> list[Ink]:
    """Every run of text of the PDF, in the order in which it is drawn."""
    pdf = pypdfium2.PdfDocument(data)
    return [ink for number in range(len(pdf)) for ink in _of_page(pdf[number], number + 1)]


def pictures(data: bytes, page: int) -> list[tuple[float, float]]:
    """Width and height, in points, of each picture on a page (from 1)."""
    found = pypdfium2.PdfDocument(data)[page - 1].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    boxes = [each.get_bounds() for each in found]
    return [(round(right - left, 1), round(top - bottom, 1)) for left, bottom, right, top in boxes]


def _of_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Ink]:
    text_page = pdfium.FPDFText_LoadPage(page)
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        left, bottom, _, _ = (round(side, 1) for side in each.get_bounds())
        yield Ink(number, left, bottom, _size(each), _font(each), _colour(each), _text(each, text_page))
    pdfium.FPDFText_ClosePage(text_page)


def _size(each: pypdfium2.PdfObject) -> float:
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(each, size)
    pdfium.FPDFPageObj_GetMatrix(each, matrix)
    return round(size.value * math.hypot(matrix.c, matrix.d), 2)


def _font(each: pypdfium2.PdfObject) -> str:
    font, buffer = pdfium.FPDFTextObj_GetFont(each), ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode().rpartition("+")[2]


def _colour(each: pypdfium2.PdfObject) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(each, red, green, blue, alpha)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _text(each: pypdfium2.PdfObject, text_page: object) -> str:
    buffer = ctypes.create_string_buffer(1 << 14)
    length = pdfium.FPDFTextObj_GetText(
        each, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), 1 << 13
    )
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
