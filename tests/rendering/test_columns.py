"""Column widths and landscape pages, decided once for Word, PDF and HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agreements.document import Align, Block, Column, Heading, Paragraph, Row, Schedule, Table, Text
from agreements.rendering.columns import Paper, column_widths, is_kept_whole, planned

PAPER = Paper(upright=450.0, turned=700.0, size=10.0, entries=3)
LETTER = 5.6
"""Points that a figure takes in the type size of the paper."""


def table(headings: list[str], *rows: list[str], figures: int = 0, wide: bool = False, weights: object = None) -> Table:
    """A table whose last columns hold figures."""
    shares = list(weights) if isinstance(weights, list) else [1.0] * len(headings)
    words = len(headings) - figures
    aligns = [Align.LEFT] * words + [Align.RIGHT] * figures
    columns = zip(headings, aligns, shares, strict=True)
    return Table(
        "t",
        (Text("caption"),),
        tuple(Column((Text(heading),), align, share) for heading, align, share in columns),
        tuple(Row(tuple(((Text(cell),),) for cell in row)) for row in rows),
        wide=wide,
    )


def turned(*blocks: Block) -> frozenset[str]:
    """The blocks that stand on landscape pages."""
    return planned(blocks, PAPER).turned


def test_columns_share_the_width_by_their_weights() -> None:
    """Where every word fits."""
    widths = column_widths(table(["a", "b"], ["c", "d"], weights=[1.0, 2.0]), 450, 10)

    assert widths == pytest.approx((150, 300))


def test_a_sum_makes_its_column_wide_enough() -> None:
    """Its weight alone would break it over two lines."""
    widths = column_widths(table(["Partner", "Sum"], ["A", "124,973,885.50"], figures=1, weights=[20.0, 1.0]), 450, 10)

    assert widths[1] > 11 * LETTER
    assert sum(widths) == pytest.approx(450)


def test_columns_as_wide_as_their_words_save_lines() -> None:
    """One long column among short ones takes what they leave."""
    long = "many words in a row that would take a great number of lines in a narrow column of text " * 3
    widths = column_widths(table(["No", "What", "Who"], ["1", long, "x"], weights=[1.0, 1.0, 1.0]), 450, 10)

    assert widths[1] > 350


def test_a_day_stays_with_its_month() -> None:
    """A date may break before its year. On three lines, it makes a row higher than its words need."""
    rows = ["somebody comes to the door within four hours until midnight, at weekends too", "31 December 2029"] * 3
    widths = column_widths(table(["What", "By"] * 3, rows), 450, 10)

    assert all(width > len("31 December") * LETTER + 10 for width in widths[1::2])


def test_words_give_way_before_sums_do() -> None:
    """In a table that no page is wide enough for."""
    headings = ["unreasonablylongword"] * 4 + ["Sum"] * 3
    widths = column_widths(table(headings, ["a"] * 4 + ["124,973,885.50"] * 3, figures=3), 450, 10)

    assert all(width > 11 * LETTER for width in widths[4:])
    assert sum(widths) == pytest.approx(450)


def test_one_endless_word_does_not_take_the_whole_table() -> None:
    """An address of ninety letters breaks; the other columns stay readable."""
    widths = column_widths(table(["a", "b", "c"], ["x" * 90, "readable", "readable"]), 450, 10)

    assert min(widths[1:]) > len("readable") * 5


def test_sums_that_do_not_fit_turn_the_page() -> None:
    """Whether or not the table asks for it."""
    sums = table(["Partner", *["15 January 2027"] * 5], ["Marlingham", *["102,290,424.11"] * 5], figures=5)

    assert turned(sums) == {"t"}


def test_a_table_that_asks_and_needs_it_turns_the_page() -> None:
    """Many rows of many lines read better on a long line."""
    row = ["some words that need a good many lines in a narrow column of a table"] * 6

    assert turned(table(["a"] * 6, *[row] * 9, wide=True)) == {"t"}


def test_a_few_rows_do_not_turn_the_page() -> None:
    """Most of the landscape page would be empty, and the rest of the page before it as well."""
    assert turned(table(["a", "b", "c", "d", "e", "f", "g"], ["some words"] * 7, wide=True)) == frozenset()


def test_headings_go_with_the_table_that_they_lead_to() -> None:
    """And a schedule's own heading too, but not what stands before that."""
    sums = table(["Partner", *["15 January 2027"] * 5], ["Marlingham", *["102,290,424.11"] * 5], figures=5)
    title = (Text("x"),)
    blocks = (Heading("h", title), Schedule("s", title), Heading("i", title), sums, Paragraph("p", title))

    assert turned(*blocks) == {"s", "i", "t"}


def test_what_leads_to_a_table_turns_with_it() -> None:
    """One paragraph. What stands before that stays upright, and so does an item, which belongs to its list."""
    sums = table(["Partner", *["15 January 2027"] * 5], ["Marlingham", *["102,290,424.11"] * 5], figures=5)
    before, lead = (Paragraph(id_, (Text("The table shows:"),), 1) for id_ in ("p", "q"))

    assert turned(before, lead, sums) == {"q", "t"}
    assert turned(before, replace(lead, level=2), sums) == {"t"}


@pytest.mark.parametrize(("rows", "whole"), [(2, True), (6, False)])
def test_a_table_that_fills_a_landscape_page_breaks_between_its_rows(rows: int, whole: object) -> None:
    """Kept whole, it would leave the page of its heading empty."""
    flows = table([f"heading{n}" for n in range(8)], *[["Characterisations " * 5] * 8] * rows, wide=True)
    plan = planned([flows], PAPER)

    assert (flows.id in plan.turned, plan.keeps_whole(flows)) == (True, whole)


@pytest.mark.parametrize(("rows", "whole"), [(1, True), (12, True), (13, False)])
def test_a_short_table_stays_on_one_page(rows: int, whole: object) -> None:
    """A longer one has its header row again on each."""
    assert is_kept_whole(table(["a"], *[["b"]] * rows)) is whole


@pytest.mark.parametrize(("entries", "whole"), [(3, True), (4, False)])
def test_contents_that_fit_on_a_page_stay_on_one(entries: int, whole: object) -> None:
    """Longer ones follow what stands before them."""
    headings = tuple(Heading(f"h{number}", (Text("x"),)) for number in range(entries))

    assert planned(headings, PAPER).whole_contents is whole
