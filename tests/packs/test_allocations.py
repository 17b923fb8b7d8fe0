"""The published table of minimums, as somebody saves it from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements import packs
from agreements.diagnostics import FindingsError, UsageError

HEADER = "area,year,nhs_minimum,social_care\n"
NORTH = "Northshire Health and Wellbeing Board"


def read(text: str) -> packs.Allocations:
    """The table in that text."""
    return packs.parse_allocations(text.encode(), "table.csv")


def refused(text: str) -> list[tuple[str, str]]:
    """Place and message of every finding."""
    with pytest.raises(FindingsError) as raised:
        read(text)

    return [(str(found.location), found.message) for found in raised.value.report]


def test_sums_are_read_to_the_penny() -> None:
    """The rule compares pence with pence."""
    found = read(HEADER + f"{NORTH},2026/27,1234567.89,500000\n")[NORTH, "2026/27"]

    assert (found.nhs_minimum, found.social_care) == (123456789, 50000000)


def test_an_empty_sum_is_not_known_and_not_nothing() -> None:
    """The difference decides whether the minimum can be tested at all."""
    found = read(HEADER + f"{NORTH},2026/27,0.00,\n")[NORTH, "2026/27"]

    assert (found.nhs_minimum, found.social_care) == (0, None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufeff" + HEADER + f"{NORTH},2026/27,1.00,2.00\n", id="byte order mark"),
        pytest.param((HEADER + f"{NORTH},2026/27,1.00,2.00\n").replace("\n", "\r\n"), id="lines of Windows"),
        pytest.param("year,social_care,nhs_minimum,area\n" + f"2026/27,2.00,1.00,{NORTH}\n", id="columns moved"),
        pytest.param(HEADER + f'"{NORTH}", 2026/27 ,1.00,2.00\n\n,,,\n', id="quotes, spaces, blank lines"),
    ],
)
def test_tables_as_spreadsheets_save_them_are_read(text: str) -> None:
    """Each of these is one allocation of 1.00 and 2.00."""
    assert [(one.area, one.nhs_minimum, one.social_care) for one in read(text).values()] == [(NORTH, 100, 200)]


def test_a_comma_in_a_name_stands_between_quotation_marks() -> None:
    """Names of boards hold commas."""
    area = "Aldershire, Thornmere & the Fens"

    assert read(HEADER + f'"{area}",2026/27,1.00,\n')[area, "2026/27"].line == 2


WRONG = [
    pytest.param("", [("table.csv", "the table is empty")], id="empty"),
    pytest.param(
        "area,year,nhs_minimun,social_care\n",
        [
            ("table.csv:1:1", "the column nhs_minimum is missing"),
            ("table.csv:1:11", "'nhs_minimun' is not a column of this table"),
        ],
        id="misspelt column",
    ),
    pytest.param(
        "area,year,year,nhs_minimum,social_care\n",
        [("table.csv:1:1", "the column year stands there twice")],
        id="column twice",
    ),
    pytest.param(
        HEADER + "North,2026/27,£5,6.123\n",
        [
            ("table.csv:2:15", "nhs_minimum: '£5' is not a sum of money"),
            ("table.csv:2:18", "social_care: '6.123' is not a sum of money"),
        ],
        id="sums",
    ),
    pytest.param(
        HEADER + "North,2026/27,-5.00,\n",
        [("table.csv:2:15", "nhs_minimum: '-5.00' is not a sum of money")],
        id="below nothing",
    ),
    pytest.param(
        HEADER + "North,2026/27,1,234,567.00,5\n",
        [("table.csv:2:1", "the line has 6 cells where the first line has 4")],
        id="commas in a sum",
    ),
    pytest.param(
        HEADER + "North,2026-27,1.00,2.00\nNorth,2026,1.00,2.00\nNorth,2026/28,1.00,2.00\n",
        [
            ("table.csv:2:7", "'2026-27' is not a financial year"),
            ("table.csv:3:7", "'2026' is not a financial year"),
            ("table.csv:4:7", "'2026/28' is not a financial year"),
        ],
        id="years",
    ),
    pytest.param(HEADER + ",2026/27,1.00,\n", [("table.csv:2:1", "the line names no area")], id="no area"),
    pytest.param(HEADER + "North,2026/27,,\n", [("table.csv:2:1", "the line gives no sum")], id="no sum"),
    pytest.param(
        HEADER + "North,2026/27,1.00,\n\nNorth,2026/27,2.00,\n",
        [("table.csv:4:1", "North has two lines for 2026/27; the first is line 2")],
        id="twice",
    ),
    pytest.param(
        HEADER + '"North,2026/27,1.00,2.00\nSouth,2026/27,1.00,\n',
        [("table.csv:2:1", "a quotation mark is opened and not closed, or stands inside a cell")],
        id="open quotation mark",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_everything_wrong_is_told_at_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    """Whoever typed the table must find the cell."""
    assert refused(text) == expected


def test_a_table_in_another_encoding_is_refused_with_the_remedy() -> None:
    """Spreadsheets on Windows save in its own code page; names must not be garbled in silence."""
    with pytest.raises(FindingsError) as raised:
        packs.parse_allocations((HEADER + "Ynys M\u00f4n,2026/27,1.00,\n").encode("cp1252"), "table.csv")

    assert "UTF-8" in next(iter(raised.value.report)).hint


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    """The exit status tells a wrong call from a wrong table."""
    with pytest.raises(UsageError, match=r"no\.csv cannot be read: "):
        packs.read_allocations(tmp_path / "no.csv")


def test_a_file_is_named_in_its_places(tmp_path: Path) -> None:
    """Findings on sums point into the table."""
    path = tmp_path / "table.csv"
    path.write_text(HEADER + "North,2026/27,1.00,\n", encoding="utf-8")

    assert [(one.file, one.line) for one in packs.read_allocations(path).values()] == [(str(path), 2)]
