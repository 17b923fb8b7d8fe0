"""The house style: what the lawyer set in Word, as plain values that drive Word, PDF and HTML alike.

All lengths are in points (1/72 inch).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

STYLE_NAMES: Mapping[str, str] = {
    "cover_kind": "Cover Kind",
    "cover_title": "Title",
    "cover_line": "Cover Line",
    "cover_party": "Cover Party",
    "cover_note": "Cover Note",
    "heading": "Section Heading",
    "contents_heading": "Contents Heading",
    "contents_1": "toc 1",
    "contents_2": "toc 2",
    "party": "Party",
    "party_text": "Party Text",
    "recital": "Recital",
    "recital_2": "Recital Level 2",
    "recital_3": "Recital Level 3",
    "clause": "Clause Heading",
    "paragraph": "Body Text",
    "clause_1": "Clause Level 2",
    "clause_2": "Clause Level 3",
    "clause_3": "Clause Level 4",
    "definition": "Definition",
    "definition_2": "Definition Level 2",
    "definition_3": "Definition Level 3",
    "schedule": "Schedule Heading",
    "part": "Part Heading",
    "schedule_clause": "Schedule Paragraph Heading",
    "schedule_1": "Schedule Level 2",
    "schedule_2": "Schedule Level 3",
    "schedule_3": "Schedule Level 4",
    "caption": "caption",
    "table_heading": "Table Heading",
    "table_text": "Table Text",
    "table_figure": "Table Figure",
    "table_note": "Table Note",
    "execution": "Execution Text",
    "execution_line": "Execution Line",
    "drafting_note": "Drafting Note",
    "header": "header",
    "footer": "footer",
    "term": "Defined Term",
    "blank": "Blank",
    "reference": "Cross Reference",
}
"""Which named Word style prints which kind of block. Looked up in house.docx by name, ignoring case."""

TABLE_STYLE = "Agreement Table"
"""The table style that agreements use, where the house has it."""

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {"Contents Heading": ("TOC Heading",)}
"""What else a style of `STYLE_NAMES` may be called. LibreOffice takes this one for its own and saves Word's name."""


def ids_by_key(ids_by_name: Mapping[str, str]) -> dict[str, str]:
    """Style ids by key of `STYLE_NAMES`, for the styles that are there.

    A name in the very same letters goes first: LibreOffice saves a `Caption` of its own beside our `caption`.
    """
    folded = {name.lower(): id_ for name, id_ in ids_by_name.items()}
    found = {}
    for key, name in STYLE_NAMES.items():
        names = (name, *OTHER_NAMES.get(name, ()))
        ids = [ids_by_name.get(one) or folded.get(one.lower()) for one in names]
        chosen = next((id_ for id_ in ids if id_), None)
        if chosen:
            found[key] = chosen
    return found


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and its margins; `header` and `footer` are their distances from the edge."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A line along a paragraph, or in a table: its side, thickness, colour, and distance from the words.

    Sides are those of CSS, and `between` for the line between two neighbours of a kind. In a table `heading` is the
    line under the header row.
    """

    side: str
    width: float
    colour: str
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class StyleLook:
    """What one named style looks like after inheritance. `line` is a multiple of the type size.

    A style of characters says only what it adds to its paragraph: `font` and `colour` may be empty and `size` 0.

    `shade` is the colour behind the words, empty for none. `label_bold` and `label_colour` are those of the number
    where the list says so; None and empty where the number looks like the words.
    """

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    before: float = 0.0
    after: float = 0.0
    line: float = 1.15
    align: str = "left"
    left: float = 0.0
    hanging: float = 0.0
    keep_with_next: bool = False
    new_page: bool = False
    caps: bool = False
    underline: bool = False
    shade: str = ""
    edges: tuple[Edge, ...] = ()
    label_bold: bool | None = None
    label_colour: str = ""


@dataclass(frozen=True, slots=True)
class TableInk:
    """The letters and the shade of one part of a table style, as `firstRow`; each empty where nothing says."""

    part: str
    letters: str = ""
    shade: str = ""


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A paragraph of the cover: the style's key in `STYLE_NAMES`, and its words with `{{ tags }}` still in them.

    `repeat` names a list of the frame (`parties`) when the paragraph stands in a loop over it.
    """

    style: str
    template: str
    repeat: str = ""


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A line of the header or footer: its words left, centre and right, with `{{ tags }}`, `{page}` and `{pages}`."""

    left: str = ""
    centre: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the cover or header. `place` is `cover` or `header`; sizes are as printed."""

    data: bytes
    suffix: str
    width: float
    height: float
    alt: str
    place: str


@dataclass(frozen=True, slots=True)
class House:
    """A house style as read from `house.docx`. `problems` lists in words what PDF and HTML cannot follow.

    `table_edges` are the lines of its tables, empty where it has no table style of ours, and `heading_shade` is the
    colour behind their header row, empty for none. `table_inks` are all colours of that style, followed or not. `serif`
    says of each font in the file's font table whether it has serifs. `file` is what messages call it.
    """

    docx: bytes
    page: Page
    styles: Mapping[str, StyleLook]
    cover: tuple[CoverLine, ...]
    header: tuple[RunningLine, ...]
    footer: tuple[RunningLine, ...]
    logos: tuple[Logo, ...] = ()
    problems: tuple[str, ...] = ()
    file: str = "house.docx"
    table_edges: tuple[Edge, ...] = ()
    heading_shade: str = ""
    table_inks: tuple[TableInk, ...] = ()
    serif: Mapping[str, bool] = field(default_factory=dict)


_WITH_SERIFS = (
    "serif",
    "times",
    "roman",
    "georgia",
    "cambria",
    "garamond",
    "palatino",
    "minion",
    "baskerville",
    "book",
)


def has_serifs(font: str, house: House) -> bool:
    """Whether the font has serifs: by its name, and where that says nothing, as the house's font table says.

    The name goes first, because LibreOffice writes `roman` beside every font that its machine lacks.
    """
    name = font.lower()
    if "sans" in name:
        return False
    return any(part in name for part in _WITH_SERIFS) or house.serif.get(font, False)
