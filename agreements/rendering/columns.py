"""How wide the columns of a table are, and whether it needs a landscape page: the same in Word, PDF and HTML.

Widths are points. Letters are reckoned, not measured, with the widths of Arial, which is wider than most text fonts:
whatever font a house style chooses, a sum then stands on one line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from agreements.document import (
    Align,
    Block,
    Clause,
    Contents,
    Definition,
    Document,
    Heading,
    Paragraph,
    Part,
    Picture,
    Row,
    Schedule,
    Series,
    Table,
    beside,
    both,
    words,
)
from agreements.intake.house import House

_LETTERS: Mapping[str, float] = {
    **dict.fromkeys("iljtfIr.,:;'!|()[]-/ ", 0.3),
    **dict.fromkeys("ckszvxyJ", 0.5),
    **dict.fromkeys("mwMW@%", 0.89),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.7),
}
"""Widths as parts of the type size. Source: the advance widths of Arial, rounded up."""

_OTHER_LETTER = 0.56
_BOLD = 1.08
_PADDING = 11.0
_MOST_OF_THE_WIDTH = 0.4
"""One word may ask for no more of a table than this: an address of ninety letters breaks rather than the table."""

_MOST_FOR_SUMS = 0.8
_WORTH_IT = 0.91
_SLICES = 10
_A_HAIR = 1e-6
"""A word fits a column that was made for it, whatever is lost in adding and taking away."""

_PARTS_OF_THE_WAY = (1 / 2, 2 / 3, 1)
_MOST_LINES_A_ROW = 3.0
_FEW_LINES = 24
"""About half a page."""

_HIGH = 20
"""Lines of a table that leave no room on a landscape page for a heading and what leads to the table."""

_MOST_ROWS_KEPT_WHOLE = 12
_BREAKS = re.compile(r" (?!(?<=\d )\w+ \d{4}\b)|[\n\N{HYPHEN}\N{EN DASH}]|(?<=[a-z])-(?=[a-z])|/")
"""Where words part, and a date may only before its year: a date on three lines makes a row high for nothing."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The width of the text on an upright and on a turned page, and the type size of tables, in points.

    `entries` is how many lines of the contents stand on a page, below their heading.
    """

    upright: float
    turned: float
    size: float
    entries: int = 30


def paper_of(house: House) -> Paper:
    """The paper of the house style, and the larger of its two type sizes for tables."""
    page = house.page
    sides = page.left + page.right
    sizes = [house.styles[key].size for key in ("table_text", "table_figure", "table_heading")]
    turned = max(page.width, page.height) - sides
    return Paper(page.width - sides, turned, max(sizes), _entries(house))


def _entries(house: House) -> int:
    entry, heading = house.styles["contents_1"], house.styles["contents_heading"]
    line = entry.size * entry.line + entry.before + entry.after + _ENTRY_RULE
    room = house.page.height - house.page.top - house.page.bottom - heading.size * heading.line - heading.after
    return max(int(room / line), 1)


_ENTRY_RULE = 2.0
"""Points for the line under an entry of the contents, and the air about it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands on landscape pages, by block id, and the widths of each table's columns, as parts of the whole.

    `whole_contents` says that the list of contents fits on a page, and is to be kept on one. Tables that are `high`
    fill a landscape page of few lines, and break where their rows do: kept whole, each leaves half a page before it.
    """

    turned: frozenset[str]
    columns: Mapping[str, tuple[float, ...]]
    whole_contents: bool = True
    high: frozenset[str] = frozenset()

    def keeps_whole(self, table: Table) -> bool:
        """Whether the table is short enough to stay on one page."""
        return is_kept_whole(table) and table.id not in self.high


def planned(blocks: Sequence[Block], paper: Paper, *, second: str = "") -> Plan:
    """The plan of every table of a document on that paper.

    Where there is a `second` language, both stand on landscape pages, each in a column as wide as a reader likes it.
    """
    tables = {block.id: (block, _measured(block)) for block in blocks if isinstance(block, Table)}
    wide = {id_ for id_, (table, texts) in tables.items() if _turns_the_page(table, texts, paper)}
    turned = _turned(blocks, wide) | (_operative(blocks) if second else frozenset())
    columns = {id_: _parts(table, texts, paper, turned=id_ in turned) for id_, (table, texts) in tables.items()}
    shapes = {id_: [width * paper.turned for width in columns[id_]] for id_ in turned & tables.keys()}
    high = {id_ for id_, widths in shapes.items() if sum(_row_lines(tables[id_][1], widths, paper.size)) > _HIGH}
    return Plan(turned, columns, sum(1 for block in blocks if _is_listed(block)) <= paper.entries, frozenset(high))


def _is_listed(block: Block) -> bool:
    match block:
        case Heading(in_contents=listed):
            return listed
        case Clause(series=series):
            return series is Series.CLAUSE
        case _:
            return isinstance(block, Schedule | Part)


def _parts(table: Table, texts: Measures, paper: Paper, *, turned: bool) -> tuple[float, ...]:
    widths = _widths(table, texts, paper.turned if turned else paper.upright, paper.size)
    return tuple(width / sum(widths) for width in widths)


def column_widths(table: Table, width: float, size: float) -> tuple[float, ...]:
    """The columns' shares of the width, where no column is narrower than its longest word or sum, if that can be.

    The shares are those that the table asks for, which makes tables of a kind alike, unless its words would take a
    tenth fewer lines in columns as wide as they need.
    """
    return _widths(table, _measured(table), width, size)


def _widths(table: Table, texts: Measures, width: float, size: float) -> tuple[float, ...]:
    needs = _least_widths(texts, width, size)
    if sum(needs) >= width:
        return _squeezed(table, needs, width)
    asked = _by_weights(table, needs, width)
    lines = sum(_row_lines(texts, asked, size))
    if lines == len(texts):
        return asked
    fitted = _by_words(texts, needs, width, size)
    # On the way from the one to the other; of those that take equally few lines, the one that is least uneven.
    ways = [tuple(a + (f - a) * part for a, f in zip(asked, fitted, strict=True)) for part in _PARTS_OF_THE_WAY]
    fewest, best = min(((sum(_row_lines(texts, way, size)), way) for way in ways), key=itemgetter(0))
    return best if fewest < _WORTH_IT * lines else asked


def _by_weights(table: Table, needs: Sequence[float], width: float) -> tuple[float, ...]:
    weights = [max(column.width, 0.01) for column in table.columns]
    shares = [width * weight / sum(weights) for weight in weights]
    short = sum(max(need - share, 0) for need, share in zip(needs, shares, strict=True))
    spare = sum(max(share - need, 0) for need, share in zip(needs, shares, strict=True))
    kept = 1 - short / spare if spare else 1.0
    pairs = zip(needs, shares, strict=True)
    return tuple(need + (share - need) * kept if share > need else need for need, share in pairs)


def _by_words(texts: Measures, needs: Sequence[float], width: float, size: float) -> tuple[float, ...]:
    """What is left over the least is given away slice by slice, each to the column that makes the rows highest."""
    widths, room = list(needs), (width - sum(needs)) / _SLICES
    # A row that takes one line where columns are narrowest takes one line whatever they get.
    pairs = zip(texts, _row_lines(texts, needs, size), strict=True)
    high = list(zip(*(row for row, lines in pairs if lines > 1), strict=True))
    lines = [_column_lines(*column, size) for column in zip(high, widths, strict=True)]
    for _ in range(_SLICES):
        tallest = _tallest(lines, widths)
        widths[tallest] += room
        lines[tallest] = _column_lines(high[tallest], widths[tallest], size)
    return tuple(widths)


def _column_lines(cells: Sequence[Measure], width: float, size: float) -> list[int]:
    """How many lines each cell of a column takes, where the column is so wide."""
    room = _room(width, size)
    return [_lines(cell, room) for cell in cells]


def _tallest(lines: Sequence[Sequence[int]], widths: Sequence[float]) -> int:
    """The column by whose words the rows stand out most; the narrowest, where none does.

    `lines` are those of each cell, column by column.
    """
    beyond = [0.0] * len(widths)
    for row in zip(*lines, strict=True):
        highest = max(row)
        tall = row.count(highest)
        if tall < len(row):
            saved = (highest - max([count for count in row if count < highest])) / tall
            for column, count in enumerate(row):
                if count == highest:
                    beyond[column] += saved
    most = max(beyond)
    return beyond.index(most) if most else widths.index(min(widths))


def _squeezed(table: Table, needs: Sequence[float], width: float) -> tuple[float, ...]:
    """Words give way before sums do."""
    sums = sum(need for need, column in zip(needs, table.columns, strict=True) if column.align is Align.RIGHT)
    text = sum(needs) - sums
    if text <= 0 or sums > width * _MOST_FOR_SUMS:
        return tuple(need * width / sum(needs) for need in needs)
    rest = (width - sums) / text
    pairs = zip(needs, table.columns, strict=True)
    return tuple(need if column.align is Align.RIGHT else need * rest for need, column in pairs)


# --- how long the words are -------------------------------------------------------------------------------------------

Measure = Sequence[tuple[float, float]]
"""Of each line of a cell: the length of it all, and of its longest word, in parts of the type size."""

Measures = Sequence[Sequence[Measure]]
"""Of each row, the heading first, and of each cell."""


def _measured(table: Table) -> Measures:
    headings = [[_bold(_lengths(words(column.heading)))] for column in table.columns]
    return [headings, *(_measured_row(row) for row in table.rows)]


def _measured_row(row: Row) -> Sequence[Measure]:
    cells = [[_lengths(words(line)) for line in cell] or [(0.0, 0.0)] for cell in row.cells]
    return [[_bold(line) for line in cell] for cell in cells] if row.total else cells


def _bold(lengths: tuple[float, float]) -> tuple[float, float]:
    return lengths[0] * _BOLD, lengths[1] * _BOLD


@lru_cache(maxsize=4096)  # the same names and sums come again and again
def _lengths(text: str) -> tuple[float, float]:
    whole = reckoned_width(text)
    return whole, max(map(reckoned_width, _BREAKS.split(text))) if _BREAKS.search(text) else whole


def reckoned_width(text: str) -> float:
    """About how long the words are, in parts of the type size, and rather too long than too short."""
    return sum([_LETTERS.get(letter, _OTHER_LETTER) for letter in text])


def _least_widths(texts: Measures, width: float, size: float) -> tuple[float, ...]:
    most = width * _MOST_OF_THE_WIDTH
    longest = [max([word for cell in column for _, word in cell]) for column in zip(*texts, strict=True)]
    return tuple(min(word * size + _PADDING, most) for word in longest)


def _row_lines(texts: Measures, widths: Sequence[float], size: float) -> list[int]:
    """How many lines each row takes in columns of these widths."""
    rooms = _rooms(widths, size)
    return [max(map(_lines, row, rooms)) for row in texts]


def _rooms(widths: Sequence[float], size: float) -> list[float]:
    """The room for words in columns of these widths, in parts of the type size."""
    return [_room(width, size) for width in widths]


def _room(width: float, size: float) -> float:
    return max((width - _PADDING) / size, 0.1) + _A_HAIR


def _lines(cell: Measure, room: float) -> int:
    if len(cell) == 1:  # as most cells are
        line = cell[0][0]
        return 1 if line <= room else math.ceil(line / room)
    return sum([1 if line <= room else math.ceil(line / room) for line, _ in cell])


# --- which tables turn the page, and which stay whole -----------------------------------------------------------------


def is_kept_whole(table: Table) -> bool:
    """Whether the table is short enough to stay on one page."""
    return len(table.rows) <= _MOST_ROWS_KEPT_WHOLE


def leads_on(block: Block, following: Block) -> bool:
    """Whether the words lead to a list ("The host must:") or a table, and stay on the page where that begins."""
    if isinstance(following, Table | Picture):
        return isinstance(block, Paragraph)
    return isinstance(following, Paragraph) and following.level > 1 and _depth(block) < following.level


def _depth(block: Block) -> int:
    match block:
        case Paragraph(level=level):
            return level
        case Definition():
            return 1
        case _:
            return _NO_LEAD_IN


_NO_LEAD_IN = 9


def _turns_the_page(table: Table, texts: Measures, paper: Paper) -> bool:
    """Whether the table needs a landscape page: where its words and sums do not fit an upright one.

    A table that asks for one stays upright as well where it reads well there: with no more than three lines to a row
    in the mean, or half a page in all. A page turned for a few rows costs the reader more than it gives.
    """
    if sum(_least_widths(texts, paper.upright, paper.size)) > paper.upright:
        return True
    if not table.wide:
        return False
    lines = _row_lines(texts[1:], _widths(table, texts, paper.upright, paper.size), paper.size)
    return sum(lines) > max(_FEW_LINES, _MOST_LINES_A_ROW * len(lines))


def _turned(blocks: Sequence[Block], wide: Collection[str]) -> frozenset[str]:
    """The ids of the blocks that stand on landscape pages: such tables, and what leads straight to them.

    A heading, or "The table shows:", alone on an upright page, and its table on the next, helps nobody.
    """
    found: set[str] = set()
    for block, following in _backwards(blocks):
        if isinstance(block, Table):
            leads = block.id in wide
        else:
            leads = _leads_straight(block, following) and _goes_on(following, found)
        if leads:
            found.add(block.id)
    return frozenset(found)


def _leads_straight(block: Block, following: Block | None) -> bool:
    """Whether it is a heading, or one paragraph between a heading and a table: an item would leave its list behind."""
    if isinstance(block, Paragraph):
        return isinstance(following, Table) and block.level <= 1
    return isinstance(block, Schedule | Part | Clause | Heading)


def _operative(blocks: Sequence[Block]) -> frozenset[str]:
    """What stands between the contents and the pages to sign: all that is in two columns, and what stands among it."""
    start = next((n for n, block in enumerate(blocks, start=1) if isinstance(block, Contents)), 0)
    rest = blocks[start:]
    end = next((n for n, block in enumerate(rest) if isinstance(block, Heading) and block.new_page), len(rest))
    return frozenset(block.id for block in rest[:end])


def running_parts(document: Document) -> Mapping[str, str]:
    """What the running line says on a schedule's pages, by the schedule's id: in both languages, where it has two."""
    named = {
        block.id: ", ".join(filter(None, (block.label, words(block.inlines))))
        for block in document.blocks
        if isinstance(block, Schedule)
    }
    said = {id_: both(text, named.get(beside(id_, document.second), "")) for id_, text in named.items()}
    return {id_: said.get(id_.removesuffix(beside("", document.second or "-")), text) for id_, text in said.items()}


def _backwards(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    following: Block | None = None
    for block in reversed(blocks):
        yield block, following
        following = block


def _goes_on(following: Block | None, found: set[str]) -> bool:
    """A schedule opens a page of its own, so what stands before it stays where it is."""
    return following is not None and following.id in found and not isinstance(following, Schedule)
