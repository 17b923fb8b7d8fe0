"""A PDF is read back as ink: which words stand where, in what size and colour, and in which block.

The words come from the drawn text, the blocks from the named destinations in the file. Nothing is taken from the
tags, so that what a sighted reader sees is proved by itself.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from agreements.document import (
    Block,
    Clause,
    Contents,
    Heading,
    NumberedDocument,
    Part,
    Picture,
    Schedule,
    Series,
    Table,
    words,
)
from agreements.proof.compare import differences
from agreements.proof.contrast import LEAST_CONTRAST, Ink, contrast
from agreements.proof.lines import FrameWords, Line, drawn_words, expected_lines
from agreements.proof.pdf_actions import foreign_marks, scripts

BREAK = "\x1f"
"""Parts two runs of text. Whether a space belongs there is not in the file: a line may end there, or a bold word."""

SMALLEST_TYPE = 6.0
"""Points; smaller is taken for hidden. The smallest print that a house style needs, a running line, has about nine."""

_AFTER_MARK = re.compile("([\u0300-\u036f]) ")
"""A letter's mark has no width of its own, and the reader takes the gap after it for a space, whether or not it is."""
_PARTED = re.compile(rf"\s*{BREAK}\s*")
_SPACE = re.compile(r"\s+")


class Run(NamedTuple):
    """A run of drawn text: its page from 1, its middle's height on the page, what a reader makes out, its left end."""

    page: int
    y: float
    text: str
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class PdfReading:
    """What a PDF says: the cover, the runs of each block page by page, the running lines, and what is hidden.

    `blocks` holds (block id, page, text) in the order of the paper, runs parted by `BREAK`. `running` has the running
    lines of each page, `behind` what stands large and pale behind it, both without white space. `hidden` says in
    words what a reader would not see. `drawn` are the words in pictures, without white space, and `spoken` is what a
    screen reader says of each picture; it is the one thing that is taken from the tags, since no ink shows it.
    `foreign` says what would run, or lead out of the file.
    """

    cover: tuple[str, ...]
    blocks: tuple[tuple[str, int, str], ...]
    running: tuple[str, ...]
    behind: tuple[str, ...]
    hidden: tuple[str, ...]
    drawn: str = ""
    spoken: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return len(self.running)


def read_pdf(data: bytes, blocks: Collection[str], beside: Mapping[str, str] = MappingProxyType({})) -> PdfReading:
    """The PDF's words by block; `blocks` are the ids that name a block rather than a part of one.

    `beside` names the blocks of the second of two columns, and for each the one that it stands beside.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415  (only when a PDF is proved)

    pdf = pdfium.PdfDocument(data)
    try:
        places = _Places(pdf, frozenset(blocks), beside)
        reader = _Reader()
        foreign = [*scripts(pdf)]
        for number in range(len(pdf)):
            page = pdf[number]
            reader.read(page, number + 1)
            foreign += foreign_marks(page, number + 1)
        return _reading(reader, places, foreign)
    finally:
        pdf.close()


def pdf_differences(document: NumberedDocument, reading: PdfReading, frame: FrameWords, name: str) -> tuple[str, ...]:
    """One sentence for each place where the paper does not say what the document and its frame say.

    Order and words must be equal, block by block, in NFC. White space counts as one space, and at the end of a drawn
    run it is as expected, since the file does not tell. A repeated table header counts once; the pages in the list
    of contents are left out, its entries are not. Running lines may hold what `frame` allows and nothing else.
    """
    expected = [Line("", "", " ".join(_folded(line) for line in frame.cover)), *_expected(document)]
    got = _fitted(expected, [Line("", "", BREAK.join(reading.cover)), *_got(document, reading)])
    around = (*_watermark_faults(document, reading), *_running_faults(frame, reading))
    faults = (*reading.hidden, *reading.foreign, *around, *_picture_faults(document, reading))
    return (*differences(expected, got, name), *(f"{name}: {fault}" for fault in faults))


def _watermark_faults(document: NumberedDocument, reading: PdfReading) -> Iterator[str]:
    expected = _bare(document.frame.watermark)
    for number, found in enumerate(reading.behind, start=1):
        if found != expected:
            yield f"page {number} should have {expected!r} behind it and has {found!r}"


def _picture_faults(document: NumberedDocument, reading: PdfReading) -> Iterator[str]:
    """Pictures that draw or say anything but what they are to. A logo on the cover speaks before all of them."""
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    expected = "".join(_bare(line) for picture in pictures for line in drawn_words(picture))
    if reading.drawn != expected:
        same = next((n for n, (a, b) in enumerate(zip(reading.drawn, expected, strict=False)) if a != b), 0)
        yield f"a picture should draw {expected[same : same + 60]!r} and draws {reading.drawn[same : same + 60]!r}"
    spoken = reading.spoken[len(reading.spoken) - len(pictures) :] if pictures else ()
    for number, picture in enumerate(pictures):
        said = spoken[number] if len(spoken) == len(pictures) else ""
        if _folded(said) != _folded(picture.alt):
            yield f"the picture {picture.id} should be read as {picture.alt[:80]!r} and is read as {said[:80]!r}"


def _running_faults(frame: FrameWords, reading: PdfReading) -> Iterator[str]:
    """What stands in the running lines of a page and in none of the texts that may; the cover has no such lines."""
    for number, found in enumerate(reading.running, start=1):
        allowed = sorted((_counted(text, number, reading.page_count) for text in frame.running), key=len, reverse=True)
        pattern = "|".join(re.escape(text) for text in allowed if text)
        if not re.fullmatch(f"(?:{pattern})*", found):
            yield f"page {number} has the running lines {found!r}, expected some of {', '.join(map(repr, allowed))}"


def _counted(text: str, page: int, pages: int) -> str:
    return _bare(text.replace("{page}", str(page)).replace("{pages}", str(pages)))


def _bare(text: str) -> str:
    return _SPACE.sub("", _as_drawn(text))


# --- what is expected -------------------------------------------------------------------------------------------------


def _expected(document: NumberedDocument) -> Iterator[Line]:
    """The document's lines, folded to one a block, and the entries of the contents after its title."""
    said: dict[str, list[str]] = {}
    for line in expected_lines(document):
        said.setdefault(line.block, []).extend((line.label, line.text))
    for block in document.blocks:
        if isinstance(block, Picture):  # what it says aloud is no ink
            said[block.id] = [block.label, words(block.caption)]
        if isinstance(block, Contents):
            said[block.id] += _entries(document)
    for block_id, texts in said.items():
        yield Line(block_id, "", _folded(" ".join(texts)))


def _entries(document: NumberedDocument) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Heading(in_contents=True) | Clause(series=Series.CLAUSE) | Schedule() | Part():
                text = words(block.inlines)
                yield from (getattr(block, "label", ""), "" if text.isdigit() else text)
            case _:
                continue


def _folded(text: str) -> str:
    return _SPACE.sub(" ", _as_drawn(text)).strip()


_ONE_GLYPH = str.maketrans(
    {"\u00b5": "\u03bc", "\u2010": "-", "\u2011": "-", "\u02bb": "\u2018", "\u02bc": "\u2019", "\u2206": "\u0394"}
    | {"\u2215": "\u2044", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
"""Letters for which the fonts have one drawing, such as a hyphen that may break and one that may not.

A PDF says of a drawing which letter it is, not of each place where it stands; so a reader gets the first one's.
"""


def _as_drawn(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_ONE_GLYPH)


# --- what was found ---------------------------------------------------------------------------------------------------


def _got(document: NumberedDocument, reading: PdfReading) -> Iterator[Line]:
    kinds = {block.id: block for block in document.blocks}
    parts: dict[str, list[str]] = {}
    for block_id, _, text in reading.blocks:
        parts.setdefault(block_id, []).append(_counted_once(text, kinds.get(block_id), further=block_id in parts))
    for block_id, texts in parts.items():
        yield Line(block_id, "", BREAK.join(texts))


def _counted_once(text: str, block: Block | None, *, further: bool) -> str:
    if isinstance(block, Contents):
        return BREAK.join(run for run in text.split(BREAK) if not run.strip().isdigit())
    return _without_header(text, block) if further and isinstance(block, Table) else text


def _without_header(text: str, table: Table) -> str:
    """The rest of a table on a further page, without the header row that is repeated there."""
    header = "".join("".join(words(column.heading).split()) for column in table.columns)
    rest = text
    while header and rest:
        char, rest = rest[0], rest[1:]
        if char in BREAK or char.isspace():
            continue
        if char != header[0]:
            return text
        header = header[1:]
    return rest


def _fitted(expected: Sequence[Line], got: Sequence[Line]) -> list[Line]:
    """What was found, with a space between two runs where one is expected there, and none where none is."""
    wanted = {line.block: line.text for line in expected}
    return [Line(line.block, "", _joined(wanted.get(line.block, ""), line.text)) for line in got]


def _joined(wanted: str, found: str) -> str:
    """The runs in one string. A break takes the space that `wanted` has at that place, else one space."""
    joined = ""
    for run in filter(None, map(_folded, _PARTED.split(found))):
        separator = "" if not joined or wanted.startswith(joined + run[:1]) else " "
        joined += separator + run
    return joined


# --- reading ----------------------------------------------------------------------------------------------------------


class _Places:
    """Which block a place on the paper belongs to: the last one that starts at or above it, in its column."""

    def __init__(self, pdf: Any, blocks: Collection[str], beside: Mapping[str, str]) -> None:  # noqa: ANN401  (no types)
        starts = sorted((page, -y, name, x) for name, page, x, y in _destinations(pdf) if name in blocks)
        self._left = [start for start in starts if start[2] not in beside]
        self._right = [start for start in starts if start[2] in beside]
        ends = {name: x for _, _, name, x in starts}
        self._apart = {right: ends[right] - ends.get(left, 0) for right, left in beside.items() if right in ends}

    def block_at(self, run: Run, margin: float) -> str:
        """The block's id, empty before the first one. `margin` is where the paper's text starts, from its left edge."""
        left, right = (_last(starts, run) for starts in (self._left, self._right))
        # What stands across the page ends the columns above it. A label hangs out of its block, never of its column.
        goes_on = right is not None and (left is None or left[:2] <= right[:2])
        in_right = right is not None and goes_on and run.x >= margin + self._apart[right[2]] - _UNEVEN
        found = right if in_right else left
        return found[2] if found else ""


_UNEVEN = 6.0
"""Points by which a run may start before its column: half of the space between two columns is twelve."""

_Start = tuple[int, float, str, float]
"""Page, height from above, id and left end of a block."""


def _last(starts: Sequence[_Start], run: Run) -> _Start | None:
    index = bisect_right(starts, (run.page, -run.y), key=lambda start: start[:2])
    return starts[index - 1] if index else None


def _destinations(pdf: Any) -> Iterator[tuple[str, int, float, float]]:  # noqa: ANN401  (pypdfium2 has no types)
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    buffer = ctypes.create_string_buffer(2048)
    has = [ctypes.c_int() for _ in range(3)]
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    for index in range(pdfium.FPDF_CountNamedDests(pdf)):
        length = ctypes.c_long(len(buffer))
        place = pdfium.FPDF_GetNamedDest(pdf, index, buffer, length)
        if place and length.value > 0 and pdfium.FPDFDest_GetLocationInPage(place, *has, x, y, zoom):
            name = buffer.raw[: length.value - 2].decode("utf-16-le")
            yield name, pdfium.FPDFDest_GetDestPageIndex(pdf, place) + 1, x.value, y.value


class _Reader:
    """Reads pages one by one; keeps body runs, running lines and faults."""

    def __init__(self) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415

        self.body: list[Run] = []
        self.running: list[str] = []
        self.behind: list[str] = []
        self.hidden: list[str] = []
        self.drawn: list[str] = []
        self.spoken: list[str] = []
        self._pdfium = pdfium
        self._text = ctypes.create_string_buffer(1 << 16)
        self._text_pointer = ctypes.cast(self._text, ctypes.POINTER(pdfium.FPDF_WCHAR))
        self._name = ctypes.create_string_buffer(64)
        self._name_pointer = ctypes.cast(self._name, ctypes.POINTER(pdfium.FPDF_WCHAR))
        self._length = ctypes.c_ulong()
        self._box = tuple(ctypes.c_float() for _ in range(4))
        self._size = ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._at = 0
        self._shades: list[_Shade] | None = None

    def read(self, page: Any, number: int) -> None:  # noqa: ANN401  (pypdfium2 has no types)
        """Every text on the page, in the order in which it is drawn."""
        pdfium = self._pdfium
        width, height = page.get_size()
        drawn = len(self.drawn)
        self.running.append("")
        self.behind.append("")
        self._shades = None
        text_page = pdfium.FPDFText_LoadPage(page)
        try:
            for each, running in self._texts(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject):
                self._read_text(each, page, text_page, (number, width, height), running=running)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        if len(self.drawn) > drawn:
            self.spoken += spoken(page)

    def _texts(self, holder: Any, count: Any, get: Any) -> Iterator[tuple[Any, bool]]:  # noqa: ANN401  (no types)
        """Every text, and whether it stands in a picture that is no part of the body."""
        pdfium = self._pdfium
        on_page = count is pdfium.FPDFPage_CountObjects
        for index in range(count(holder)):
            each = get(holder, index)
            self._at = index if on_page else self._at
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                yield each, False
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                running = self._is_running(each)
                for text, inner in self._texts(each, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject):
                    yield text, running or inner

    def _read_text(
        self,
        each: Any,  # noqa: ANN401  (pypdfium2 has no types)
        page: Any,  # noqa: ANN401
        text_page: Any,  # noqa: ANN401
        paper: tuple[int, float, float],
        *,
        running: bool,
    ) -> None:
        pdfium = self._pdfium
        length = pdfium.FPDFTextObj_GetText(each, text_page, self._text_pointer, len(self._text))
        text = ctypes.string_at(self._text, max(length - 2, 0)).decode("utf-16-le", "replace")
        text = text.replace(_HYPHEN_AT_LINE_END, "-")
        if not text.strip():
            return
        pdfium.FPDFPageObj_GetBounds(each, *self._box)
        left, bottom, right, top = (side.value for side in self._box)
        number, width, height = paper
        running = running or self._is_running(each)
        box = (left, bottom, right, top)
        fault = self._fault(each) or _off_paper(box, (width, height))
        if fault == _PALE and self._is_read_on_its_shade(page, box):
            fault = ""
        if running and fault in {"", _PALE}:
            (self.behind if fault else self.running)[-1] += _bare(text)
        elif fault:
            self.hidden.append(f"page {number} has {text.strip()[:80]!r} {fault}")
        elif _FIGURE in self._marks(each):
            self.drawn.append(_bare(text))
        else:
            text = _AFTER_MARK.sub(rf"\1{BREAK}", text)
            self.body.append(Run(number, (bottom + top) / 2, text, left))

    def _fault(self, each: Any) -> str:  # noqa: ANN401  (pypdfium2 has no types)
        """Why a reader would not see this text; empty when they would."""
        pdfium = self._pdfium
        if pdfium.FPDFTextObj_GetTextRenderMode(each) not in _VISIBLE_MODES:
            return "drawn without ink"
        pdfium.FPDFTextObj_GetFontSize(each, self._size)
        pdfium.FPDFPageObj_GetMatrix(each, self._matrix)
        size = self._size.value * math.hypot(self._matrix.c, self._matrix.d)
        if size < SMALLEST_TYPE:
            return f"in a type of {size:.1f} points"
        return _PALE if contrast(self._ink(each)) < LEAST_CONTRAST else ""

    def _ink(self, each: Any) -> Ink:  # noqa: ANN401  (pypdfium2 has no types)
        """Red, green, blue and cover, from 0 to 255."""
        self._pdfium.FPDFPageObj_GetFillColor(each, *self._colour)
        red, green, blue, cover = (part.value for part in self._colour)
        return red, green, blue, cover

    def _is_read_on_its_shade(self, page: Any, box: _Box) -> bool:  # noqa: ANN401  (pypdfium2 has no types)
        """Whether the text just judged, too pale for paper, stands out from the last shade drawn under all of it."""
        ink = tuple(part.value for part in self._colour)
        if self._shades is None:
            self._shades = list(self._shades_of(page))
        under = [shade for shade in self._shades if shade.at < self._at and _holds(shade.box, box)]
        return bool(under) and contrast(ink, under[-1].ink) >= LEAST_CONTRAST

    def _shades_of(self, page: Any) -> Iterator[_Shade]:  # noqa: ANN401  (pypdfium2 has no types)
        """What is filled on the page itself, in the order in which it is drawn."""
        pdfium = self._pdfium
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            each = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(each) != pdfium.FPDF_PAGEOBJ_PATH:
                continue
            if pdfium.FPDFPath_GetDrawMode(each, mode, stroked) and mode.value != pdfium.FPDF_FILLMODE_NONE:
                pdfium.FPDFPageObj_GetBounds(each, *self._box)
                left, bottom, right, top = (side.value for side in self._box)
                yield _Shade(index, (left, bottom, right, top), self._ink(each))

    def _is_running(self, each: Any) -> bool:  # noqa: ANN401  (pypdfium2 has no types)
        return _ARTIFACT in self._marks(each)

    def _marks(self, each: Any) -> list[bytes]:  # noqa: ANN401  (pypdfium2 has no types)
        """The kinds of marked content that the object stands in."""
        pdfium = self._pdfium
        found = []
        for index in range(pdfium.FPDFPageObj_CountMarks(each)):
            mark = pdfium.FPDFPageObj_GetMark(each, index)
            pdfium.FPDFPageObjMark_GetName(mark, self._name_pointer, len(self._name), self._length)
            found.append(ctypes.string_at(self._name, max(self._length.value - 2, 0)))
        return found


_VISIBLE_MODES = (0, 1, 2)  # fill, stroke, both; ISO 32000-1, table 106
_PALE = "too pale to read"
_HYPHEN_AT_LINE_END = "\x02"  # how pdfium reports one, of whatever kind
_ARTIFACT, _FIGURE = ("Artifact".encode("utf-16-le"), "Figure".encode("utf-16-le"))


def spoken(page: Any) -> Iterator[str]:  # noqa: ANN401  (pypdfium2 has no types)
    """The alternative text of each picture on the page, in the order of the tags."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        tops = range(pdfium.FPDF_StructTree_CountChildren(tree))
        waiting = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in reversed(tops)]
        while waiting:
            element = waiting.pop()
            children = range(pdfium.FPDF_StructElement_CountChildren(element) if element else 0)
            waiting += [pdfium.FPDF_StructElement_GetChildAtIndex(element, index) for index in reversed(children)]
            if element and _string(pdfium.FPDF_StructElement_GetType, element) == "Figure":
                yield unicodedata.normalize("NFC", _string(pdfium.FPDF_StructElement_GetAltText, element))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _string(read: Any, element: Any) -> str:  # noqa: ANN401  (pypdfium2 has no types)
    """A text that pdfium writes into a buffer, as long as it says that it is."""
    buffer = ctypes.create_string_buffer(max(read(element, None, 0), 2))
    read(element, buffer, len(buffer))
    return buffer.raw[:-2].decode("utf-16-le", "replace")


def _off_paper(box: tuple[float, float, float, float], paper: tuple[float, float]) -> str:
    left, bottom, right, top = box
    inside = left >= -1 and bottom >= -1 and right <= paper[0] + 1 and top <= paper[1] + 1
    return "" if inside else "outside the paper"


_Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class _Shade:
    """Something filled: the number of the object among those of its page, where it is, and its colour."""

    at: int
    box: _Box
    ink: Ink


def _holds(outer: _Box, inner: _Box) -> bool:
    """Whether one box lies within the other, letters that reach over the edge by a point or less included."""
    left, bottom, right, top = outer
    return left <= inner[0] + 1 and bottom <= inner[1] + 1 and right >= inner[2] - 1 and top >= inner[3] - 1


def _reading(reader: _Reader, places: _Places, foreign: Sequence[str]) -> PdfReading:
    cover: list[str] = []
    pieces: list[tuple[str, int, list[str]]] = []
    margin = min((run.x for run in reader.body), default=0.0)
    for run in reader.body:
        block = places.block_at(run, margin)
        if not block:
            cover.append(run.text)
        elif pieces and pieces[-1][:2] == (block, run.page):
            pieces[-1][2].append(run.text)
        else:
            pieces.append((block, run.page, [run.text]))
    blocks = tuple((block, page, BREAK.join(texts)) for block, page, texts in pieces)
    return PdfReading(
        tuple(cover),
        blocks,
        tuple(reader.running),
        tuple(reader.behind),
        tuple(reader.hidden),
        _bare("".join(reader.drawn)),
        tuple(reader.spoken),
        tuple(foreign),
    )
