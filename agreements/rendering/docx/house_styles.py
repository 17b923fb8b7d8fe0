"""The looks of a fresh house style: one row a named style, in the order in which a reader meets them.

Sizes and spaces are points. Text is 11.5 pt on a 1.37 line, which is what Word calls single for Source Serif 4
(its ascent and descent add up to 1.371 of the size), because clear print asks for about 1.35 and a multiple of the
font's own line survives a change of font.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

SERIF = "Source Serif 4"
SANS = "Source Sans 3"
INK = "1A1A1A"
ACCENT = "1B3A5C"
"""The one dark accent: contrast 11.5:1 on white (WCAG 2.2 asks 4.5:1, the house asks 7:1)."""
GREY = "4A4A4A"
"""Running lines: contrast 8.9:1 on white."""
HAIRLINE = "B4BDC7"
PALE = "F2F4F7"

TEXT = 11.5
STEP = 36.0
"""The number column of clauses. (a) and (i) each stand one narrower step further in."""
NARROW = 28.35
MEASURE = 453.5
"""The width of the text on an A4 page with margins of 25 mm."""


@dataclass(frozen=True, slots=True)
class Look:
    """One named style as the generator writes it. Lengths in points; `list` is (list name, level from 0)."""

    name: str
    based: str = "Normal"
    follows: str = ""
    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float | None = None
    after: float | None = None
    left: float = 0.0
    hanging: float = 0.0
    right: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int | None = None
    list: tuple[str, int] | None = None
    tabs: tuple[tuple[str, float], ...] = ()
    borders: str = ""
    shade: str = ""
    sample: str = ""

    @property
    def id(self) -> str:
        """The id in the file. Readers must not rely on it: other programs give styles new ids when they save."""
        return _BUILT_IN.get(self.name, self.name.replace(" ", ""))


_BUILT_IN = {"toc 1": "TOC1", "toc 2": "TOC2", "caption": "Caption", "header": "Header", "footer": "Footer"}
BUILT_IN_NAMES = frozenset({"Normal", "Title", "Body Text", *_BUILT_IN})


def _border(side: str, *, size: int = 4, space: int = 3, colour: str = HAIRLINE) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


_HEADING = Look("", font=SANS, bold=True, colour=ACCENT, keep_next=True, keep_lines=True)


def _heading(name: str, **look: object) -> Look:
    return replace(_HEADING, name=name, **look)  # type: ignore[arg-type]


_COVER = (
    Look("Cover Kind", font=SANS, size=13, colour=GREY, before=150, after=6, sample="The kind of agreement"),
    Look(
        "Title",
        font=SANS,
        size=27,
        bold=True,
        colour=ACCENT,
        after=26,
        keep_lines=True,
        borders=_border("bottom", size=12, space=16, colour=ACCENT),
        sample="The title of the agreement",
    ),
    Look("Cover Line", size=12.5, before=14, after=8, sample="A line of the cover"),
    Look("Cover Party", size=12.5, after=8, left=NARROW, hanging=NARROW, sample="(1)\tA party on the cover"),
    Look("Cover Note", font=SANS, size=9.5, colour=GREY, after=3, sample="Small print of the cover"),
)
_HEADINGS = (
    _heading("Section Heading", follows="Body Text", size=16, before=26, after=9, outline=0, sample="A heading"),
    _heading("Contents Heading", size=16, before=26, after=10),
    Look(
        "toc 1",
        font=SANS,
        size=10,
        before=0.75,
        after=0.75,
        # A heading without a number must reach beyond this tab, or its page stands right behind it: "Parties" is 29 pt.
        left=24,
        hanging=24,
        tabs=(("left", 24), ("right", MEASURE)),
        borders=_border("top", space=1) + _border("between", space=1),
    ),
    Look(
        "toc 2",
        font=SANS,
        size=10,
        before=0.75,
        after=0.75,
        left=50,
        hanging=26,
        tabs=(("left", 50), ("right", MEASURE)),
    ),
)
_TEXT = (
    Look("Body Text", sample="A paragraph without a number, such as the words before an execution block."),
    Look("Party", left=STEP, hanging=STEP, list=("parties", 0), sample="A party"),
    Look("Party Text", left=STEP, sample="More about a party"),
    Look("Recital", left=STEP, hanging=STEP, list=("recitals", 0), sample="A paragraph of the background"),
    Look(
        "Recital Level 2",
        left=STEP + NARROW,
        hanging=NARROW,
        after=5,
        list=("recitals", 1),
        sample="An item of the background",
    ),
    Look(
        "Recital Level 3",
        left=STEP + 2 * NARROW,
        hanging=NARROW,
        after=5,
        list=("recitals", 2),
        sample="An item of an item of the background",
    ),
    _heading(
        "Clause Heading",
        follows="Clause Level 2",
        size=13,
        before=18,
        after=6,
        left=STEP,
        hanging=STEP,
        outline=0,
        list=("clauses", 0),
        sample="A clause",
    ),
    Look("Clause Level 2", left=STEP, hanging=STEP, list=("clauses", 1), sample="A paragraph of a clause"),
    Look(
        "Clause Level 3",
        left=STEP + NARROW,
        hanging=NARROW,
        after=6,
        list=("clauses", 2),
        sample="An item of a paragraph",
    ),
    Look(
        "Clause Level 4",
        left=STEP + 2 * NARROW,
        hanging=NARROW,
        after=5,
        list=("clauses", 3),
        sample="An item of an item",
    ),
    Look("Definition", left=STEP, list=("definitions", 0), sample="A defined term with its meaning"),
    Look(
        "Definition Level 2",
        left=STEP + NARROW,
        hanging=NARROW,
        after=6,
        list=("definitions", 1),
        sample="An item of a definition",
    ),
    Look(
        "Definition Level 3",
        left=STEP + 2 * NARROW,
        hanging=NARROW,
        after=5,
        list=("definitions", 2),
        sample="An item of an item of a definition",
    ),
)
_SCHEDULES = (
    _heading(
        "Schedule Heading",
        follows="Schedule Level 2",
        size=18,
        after=16,
        new_page=True,
        outline=0,
        list=("schedules", 0),
        sample="A schedule",
    ),
    _heading(
        "Part Heading",
        follows="Schedule Level 2",
        size=14.5,
        before=22,
        after=9,
        outline=1,
        list=("schedules", 1),
        sample="A part of a schedule",
    ),
    _heading(
        "Schedule Paragraph Heading",
        follows="Schedule Level 2",
        size=12.5,
        before=15,
        after=6,
        left=STEP,
        hanging=STEP,
        outline=2,
        list=("schedules", 2),
        sample="A paragraph heading of a schedule",
    ),
    Look("Schedule Level 2", left=STEP, hanging=STEP, list=("schedules", 3), sample="A paragraph of a schedule"),
    Look(
        "Schedule Level 3",
        left=STEP + NARROW,
        hanging=NARROW,
        after=6,
        list=("schedules", 4),
        sample="An item of a paragraph of a schedule",
    ),
    Look(
        "Schedule Level 4",
        left=STEP + 2 * NARROW,
        hanging=NARROW,
        after=5,
        list=("schedules", 5),
        sample="An item of an item",
    ),
)
_TABLES = (
    _heading("caption", follows="Table Text", size=10.5, before=14, after=5, sample="The caption of a table"),
    _heading("Table Heading", size=9.5, before=3, after=3, keep_next=True, sample="The heading of a column"),
    Look("Table Text", font=SANS, size=10, before=2.5, after=2.5, sample="Words in a table"),
    Look("Table Figure", based="Table Text", right=True, sample="1,234,567.89"),
    Look("Table Note", font=SANS, size=9.5, colour=GREY, before=5, after=14, sample="A note under a table"),
)
_CLOSING = (
    Look("Execution Text", before=26, after=4, keep_next=True, keep_lines=True, sample="Words of execution"),
    Look("Execution Line", font=SANS, size=10, before=3, after=2, keep_next=True, sample="A place to sign"),
    Look(
        "Drafting Note",
        font=SANS,
        size=10,
        italic=True,
        left=9,
        before=6,
        after=10,
        shade=PALE,
        borders=_border("left", size=24, space=6, colour=ACCENT),
        sample="A note to whoever is drafting, never printed in a final agreement",
    ),
    Look(
        "header",
        font=SANS,
        size=9,
        colour=GREY,
        after=0,
        tabs=(("right", MEASURE),),
        borders=_border("bottom", space=4),
    ),
    Look(
        "footer",
        font=SANS,
        size=9,
        colour=GREY,
        after=0,
        tabs=(("right", MEASURE),),
        borders=_border("top", space=4),
    ),
    Look("Section End", size=1, before=0, after=0),
)

PARAGRAPH_LOOKS: tuple[Look, ...] = (*_COVER, *_HEADINGS, *_TEXT, *_SCHEDULES, *_TABLES, *_CLOSING)
CHARACTER_LOOKS: tuple[Look, ...] = (
    Look("Defined Term", based="", bold=True, sample="A term where it is defined"),
    Look("Blank", based="", shade="E4E8ED", sample="[a value not known yet]"),
    Look("Cross Reference", based="", sample="7.2"),
)
