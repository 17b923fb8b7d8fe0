"""Tables are read back from finished files as a reader reads them: caption, then row and column, then the cell.

Nothing here knows the toolkit. Word and HTML are read from their markup; the PDF with a ruler: a figure belongs to the
heading whose edge it stands under, and to the row that begins at its height.
"""

from __future__ import annotations

import ctypes
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

Found = TypeVar("Found")

_SPACE = re.compile(r"\s+")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bare(text: str) -> str:
    """The letters alone: where a line ends, a file does not say whether a space belongs there."""
    return _SPACE.sub("", text)


class Paper(Protocol):
    """A finished file."""

    def cell(self, caption: str, row: str, column: str) -> str:
        """What stands in the table of that caption, in the row and the column with those headings.

        Raises:
            LookupError: there is no such table, row or column, or there are several.
        """

    def texts(self) -> Sequence[str]:
        """The paragraphs and cells of the file, or what is drawn in one go, letter by letter as they are in it."""


def the_only(found: Iterable[Found], what: str) -> Found:
    """The one that was found.

    Raises:
        LookupError: there is none, or there are several.
    """
    everything = list(found)
    if len(everything) != 1:
        raise LookupError(f"{len(everything)} times {what}")
    return everything[0]


# --- Word and HTML --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Marked:
    """A file that says itself what is a cell: its tables as (caption, rows of cells), and all its texts."""

    tables: Sequence[tuple[str, Sequence[Sequence[str]]]]
    said: Sequence[str]

    def cell(self, caption: str, row: str, column: str) -> str:
        """What stands in the row whose first cell says so, in the column whose heading says so."""
        headings, *rows = self.rows(caption)
        number = the_only([n for n, heading in enumerate(headings) if heading == column], f"the column {column!r}")
        return the_only([cells for cells in rows if cells[0] == row], f"the row {row!r} of {caption!r}")[number]

    def rows(self, caption: str) -> Sequence[Sequence[str]]:
        """The cells of the table, row by row, the headings first. A label such as `Table 3` may precede its caption."""
        wanted = re.compile(rf"(?:\w+ [0-9]+\s+)?{re.escape(caption)}")
        return the_only([rows for found, rows in self.tables if wanted.fullmatch(found)], f"the table {caption!r}")

    def texts(self) -> Sequence[str]:
        """The paragraphs and cells."""
        return self.said


def word(data: bytes) -> Marked:
    """A .docx. The caption of a table is the paragraph before it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    tables = [
        (_paragraph(table.getprevious()), [list(map(_cell, row.iter(f"{_W}tc"))) for row in table.iter(f"{_W}tr")])
        for table in root.iter(f"{_W}tbl")
    ]
    return Marked(tables, [_paragraph(paragraph) for paragraph in root.iter(f"{_W}p")])


def _paragraph(paragraph: Any) -> str:
    return "" if paragraph is None else "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


def _cell(cell: Any) -> str:
    return "\n".join(_paragraph(paragraph) for paragraph in cell.iter(f"{_W}p"))


def page(data: bytes) -> Marked:
    """An HTML page."""
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    tables = [
        (_inside(the_only(table.iter("caption"), "a caption")), [_cells(row) for row in table.iter("tr")])
        for table in root.iter("table")
    ]
    texts = [_inside(element) for element in root.iter("h1", "h2", "h3", "h4", "p", "th", "td", "li")]
    return Marked(tables, texts)


def _cells(row: Any) -> list[str]:
    return [_inside(cell) for cell in row.iter("th", "td")]


def _inside(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


# --- PDF ------------------------------------------------------------------------------------------------------------


class Ink(NamedTuple):
    """A text drawn in one go, on its page from 1: its left and right edge and the height of its middle, in points."""

    page: int
    left: float
    right: float
    height: float
    text: str


_EDGE = 1.5
"""Points by which the edges of letters may differ that stand in one line; the gaps between columns are far wider."""

_LINE = 6.0
"""Points; less than a line is high, and more than the middles of letters on one line differ."""


@dataclass(frozen=True)
class Drawn:
    """A PDF as ink, in the order of drawing. `label` is the word before the number of a table."""

    ink: Sequence[Ink]
    label: str

    def texts(self) -> Sequence[str]:
        """What is drawn in one go."""
        return [drawn.text for drawn in self.ink]

    def cell(self, caption: str, row: str, column: str) -> str:
        """What is drawn under the heading, at the height of the row's first cell."""
        table = self._table(caption)
        heading = next(_said(table, column), None)
        if heading is None:
            raise LookupError(f"no column {column!r} in {caption!r}")
        margin = min(drawn.left for drawn in table)
        firsts = [drawn for drawn in table if drawn.left < margin + _EDGE]
        found = the_only(_said(firsts, row), f"the row {row!r} of {caption!r}")
        # A picture on the page is drawn after the texts, wherever it stands: what comes next in the row is lower.
        here = (d for d in firsts[firsts.index(found[-1]) + 1 :] if d.page == found[0].page)
        bottom = next((d.height for d in here if d.height < found[-1].height), 0.0)
        band = [
            drawn
            for drawn in table
            if drawn.page == found[0].page and bottom + _LINE < drawn.height < found[0].height + _LINE
        ]
        return _SPACE.sub(" ", " ".join(drawn.text for drawn in band if _under(drawn, heading))).strip()

    def _table(self, caption: str) -> Sequence[Ink]:
        """What is drawn after the caption, up to the next table's label."""
        found = the_only(_said(self.ink, caption), f"the table {caption!r}")
        start = self.ink.index(found[-1]) + 1
        label = re.compile(rf"{re.escape(self.label)} [0-9]+ ?")
        ends = (n for n in range(start, len(self.ink)) if label.fullmatch(self.ink[n].text))
        return self.ink[start : next(ends, len(self.ink))]


def _said(ink: Sequence[Ink], text: str) -> Iterator[Sequence[Ink]]:
    """Each place where the text is drawn in one go; where it is nowhere, in several that follow one another."""
    wanted = bare(text)
    whole = [[drawn] for drawn in ink if bare(drawn.text) == wanted]
    yield from whole or _in_lines(ink, wanted)


def _in_lines(ink: Sequence[Ink], wanted: str) -> Iterator[Sequence[Ink]]:
    for start, first in enumerate(ink):
        said, end = bare(first.text), start + 1
        while said != wanted and said and wanted.startswith(said) and end < len(ink):
            said, end = said + bare(ink[end].text), end + 1
        if said == wanted:
            yield ink[start:end]


def _under(drawn: Ink, heading: Sequence[Ink]) -> bool:
    """Whether it stands at the left edge of the heading or, as sums do, at the right one."""
    at_left = abs(drawn.left - min(h.left for h in heading)) < _EDGE
    return at_left or abs(drawn.right - max(h.right for h in heading)) < _EDGE


def drawn(data: bytes, label: str) -> Drawn:
    """A PDF; what stands large and pale behind the text is left out, and so are running lines and pictures."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return Drawn([ink for n in range(len(pdf)) for ink in _ink(pdf[n], n + 1)], label)
    finally:
        pdf.close()


def _ink(page: Any, number: int) -> Iterator[Ink]:
    text_page = page.get_textpage()
    letters = ctypes.create_string_buffer(1 << 16)
    pointer = ctypes.cast(letters, ctypes.POINTER(pdfium.FPDF_WCHAR))
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
        length = pdfium.FPDFTextObj_GetText(each.raw, text_page.raw, pointer, len(letters))
        text = letters.raw[: max(length - 2, 0)].decode("utf-16-le")
        if text.strip() and not _is_aside(each):
            left, bottom, right, top = each.get_bounds()
            yield Ink(number, left, right, (bottom + top) / 2, text)


_ASIDE = ("Artifact", "Figure")


def _is_aside(each: Any) -> bool:
    """Whether the file marks it as no part of the text: running lines, the mark of a draft, words of a picture."""
    name, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    pointer = ctypes.cast(name, ctypes.POINTER(pdfium.FPDF_WCHAR))
    for n in range(pdfium.FPDFPageObj_CountMarks(each.raw)):
        mark = pdfium.FPDFPageObj_GetMark(each.raw, n)
        pdfium.FPDFPageObjMark_GetName(mark, pointer, len(name), length)
        if name.raw[: max(length.value - 2, 0)].decode("utf-16-le") in _ASIDE:
            return True
    return False


def papers(outputs: Mapping[str, bytes], label: str) -> Mapping[str, Paper]:
    """The files of a build, ready to be read."""
    readers: Mapping[str, Callable[[bytes], Paper]] = {
        "docx": word,
        "html": page,
        "pdf": lambda data: drawn(data, label),
    }
    return {format_: read(outputs[format_]) for format_, read in readers.items()}
