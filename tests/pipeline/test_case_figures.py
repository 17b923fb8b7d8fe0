"""The figures of the two large samples stand in the finished files, to the penny, in the cells where they belong.

They were reckoned by hand and by another program than this one: exact pence and fractions, shares by the largest
remainder with ties to the earlier party, yearly growth rounded half up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pytest

from agreements.assembly.tables import make_table
from agreements.document import words
from tests.pipeline.built import BETTER_CARE, CAPACITY, FORMATS, case, outputs
from tests.pipeline.cells import Paper, bare, papers

ICB, ALDERSHIRE, THORNMERE = "the ICB", "Aldershire", "King's Thornmere"
BISHOPS_FEN, MARLINGHAM, HALLOW = "Bishop's Fen & Ash Vale", "Marlingham", "Hallow St John's"
POOL, INTERMEDIATE, EQUIPMENT = (
    "Better Care Pooled Fund",
    "Intermediate Care & Discharge Pooled Fund",
    "Community Equipment Pooled Fund",
)
CALDERBROOK, BEDES, RAVENSWORTH, OAKENSHAW, HOBS = (
    "Calderbrook",
    "St Bede's",
    "Ravensworth-le-Dale",
    "Oakenshaw",
    "Hob's Moor",
)


@dataclass(frozen=True)
class Label:
    """Words of the pack's labels, whatever those say today, with `filled` in their gap."""

    key: str
    filled: str = ""


Heading = str | Label
TOTAL = Label("common.total")


@dataclass(frozen=True)
class Figures:
    """What a table must show: the table by its maker and what that takes, headings, and rows."""

    table: tuple[str, ...]
    columns: tuple[Heading, ...]
    rows: Mapping[Heading, tuple[Heading, ...]]


BETTER_CARE_FIGURES = (
    Figures(
        ("contributions", "F1"),
        ("2026/27", "2027/28", "2028/29"),
        {
            ICB: ("61,245,310.00", "63,633,877.09", "65,224,724.02"),
            ALDERSHIRE: ("18,400,000.00", "18,768,000.00", "19,143,360.00"),
            THORNMERE: ("7,215,450.50", "7,359,759.51", "7,506,954.70"),
            BISHOPS_FEN: ("5,980,125.25", "6,099,727.76", "6,221,722.32"),
            MARLINGHAM: ("6,302,999.75", "6,429,059.75", "6,557,640.95"),
            HALLOW: ("0.00", "0.00", "0.00"),
            TOTAL: ("99,143,885.50", "102,290,424.11", "104,654,401.99"),
        },
    ),
    Figures(
        ("contributions", "F2"),
        ("2026/27", "2027/28", "2028/29"),
        {TOTAL: ("21,280,000.00", "21,280,000.00", "21,280,000.00")},
    ),
    Figures(
        ("contributions", "F3"),
        ("2026/27", "2027/28", "2028/29"),
        {
            ICB: ("2,400,000.00", "2,460,000.00", "2,521,500.00"),
            ALDERSHIRE: ("1,050,000.00", "1,076,250.00", "1,103,156.25"),
            THORNMERE: ("402,500.00", "412,562.50", "422,876.56"),
            BISHOPS_FEN: ("318,750.00", "326,718.75", "334,886.72"),
            MARLINGHAM: ("333,750.00", "342,093.75", "350,646.09"),
            HALLOW: ("45,000.00", "46,125.00", "47,278.13"),
            TOTAL: ("4,550,000.00", "4,663,750.00", "4,780,343.75"),
        },
    ),
    # aligned, so in no total of the pools
    Figures(("contributions", "F4"), ("2026/27",), {TOTAL: ("4,603,000.00",)}),
    Figures(
        ("contributions_all",),
        ("2026/27", "2027/28", "2028/29", Label("contributions_all.columns.all_years")),
        {
            POOL: ("99,143,885.50", "102,290,424.11", "104,654,401.99", "306,088,711.60"),
            INTERMEDIATE: ("21,280,000.00", "21,280,000.00", "21,280,000.00", "63,840,000.00"),
            EQUIPMENT: ("4,550,000.00", "4,663,750.00", "4,780,343.75", "13,994,093.75"),
            TOTAL: ("124,973,885.50", "128,234,174.11", "130,714,745.74", "383,922,805.35"),
        },
    ),
    Figures(
        ("party_totals", "2026/27"),
        (POOL, INTERMEDIATE, EQUIPMENT, Label("party_totals.columns.all_funds")),
        {
            ICB: ("61,245,310.00", "14,320,000.00", "2,400,000.00", "77,965,310.00"),
            ALDERSHIRE: ("18,400,000.00", "3,150,000.00", "1,050,000.00", "22,600,000.00"),
            THORNMERE: ("7,215,450.50", "1,480,000.00", "402,500.00", "9,097,950.50"),
            BISHOPS_FEN: ("5,980,125.25", "1,125,500.00", "318,750.00", "7,424,375.25"),
            MARLINGHAM: ("6,302,999.75", "1,204,500.00", "333,750.00", "7,841,249.75"),
            HALLOW: ("0.00", "0.00", "45,000.00", "45,000.00"),
            TOTAL: ("99,143,885.50", "21,280,000.00", "4,550,000.00", "124,973,885.50"),
        },
    ),
    Figures(
        ("contribution_shares", "F1"),
        ("2026/27",),
        {
            ICB: ("61.77",),
            ALDERSHIRE: ("18.56",),
            THORNMERE: ("7.28",),
            BISHOPS_FEN: ("6.03",),
            MARLINGHAM: ("6.36",),
            HALLOW: ("0.00",),
            TOTAL: ("100.00",),
        },
    ),
    # two decimals each, so these two sum to a little less and a little more; a note says so
    Figures(("contribution_shares", "F2"), ("2026/27",), {TOTAL: ("99.99",)}),
    Figures(("contribution_shares", "F3"), ("2026/27",), {TOTAL: ("100.02",)}),
    Figures(
        ("scheme_budgets", "F1"),
        ("2026/27",),
        {
            "S3": ("6,400,000.00",),
            "S4": ("48,250,000.00",),
            "S5": ("9,743,885.50",),
            "S6": ("22,500,000.00",),
            "S8": ("12,250,000.00",),
            TOTAL: ("99,143,885.50",),
        },
    ),
    Figures(
        ("scheme_budgets", "F2"),
        ("2026/27",),
        {"S1": ("12,980,000.00",), "S2": ("8,300,000.00",), TOTAL: ("21,280,000.00",)},
    ),
    Figures(("scheme_budgets", "F3"), ("2026/27",), {"S7": ("4,550,000.00",), TOTAL: ("4,550,000.00",)}),
    Figures(("scheme_budgets", "F4"), ("2026/27",), {"S9": ("4,603,000.00",), TOTAL: ("4,603,000.00",)}),
    Figures(
        ("instalments", "F1", "2026/27"),
        ("15 April 2026", "15 July 2026", "15 October 2026", "15 January 2027"),
        {
            THORNMERE: ("1,803,862.63", "1,803,862.63", "1,803,862.63", "1,803,862.61"),
            MARLINGHAM: ("1,575,749.94", "1,575,749.94", "1,575,749.94", "1,575,749.93"),
        },
    ),
    Figures(
        ("tiers", "F2"),
        (Label("tiers.columns.from"), Label("tiers.columns.to")),
        {
            "1": ("0.00", "319,200.00"),
            "2": ("319,200.00", "851,200.00"),
            "3": ("851,200.00", Label("tiers.no_end")),
        },
    ),
    # £1,000,000 in S1, led by Aldershire: it bears the first slice, all share the second, the board has the third
    Figures(
        ("overspend_example", "F2", "1"),
        (Label("overspend_example.columns.in_all"), Label("overspend_example.columns.silent_after", "40 days")),
        {
            ICB: ("358,000.00", "458,132.33"),
            ALDERSHIRE: ("397,950.00", "419,976.32"),
            THORNMERE: ("37,000.00", "47,348.87"),
            BISHOPS_FEN: ("28,137.50", "36,007.54"),
            MARLINGHAM: ("30,112.50", "38,534.94"),
            HALLOW: ("0.00", "0.00"),
            Label("overspend_example.board"): ("148,800.00", "0.00"),
            TOTAL: ("1,000,000.00", "1,000,000.00"),
        },
    ),
    # £300,000 in S2, led by the ICB: less than the first slice
    Figures(
        ("overspend_example", "F2", "2"),
        (Label("overspend_example.columns.in_all"),),
        {
            ICB: ("300,000.00",),
            ALDERSHIRE: ("0.00",),
            THORNMERE: ("0.00",),
            BISHOPS_FEN: ("0.00",),
            MARLINGHAM: ("0.00",),
            HALLOW: ("0.00",),
            Label("overspend_example.board"): ("0.00",),
            TOTAL: ("300,000.00",),
        },
    ),
    Figures(
        ("overspend_example", "F3", "1"),
        (Label("overspend_example.columns.before_cap"), Label("overspend_example.columns.after_cap")),
        {
            ICB: ("184,615.38", "185,394.00"),
            ALDERSHIRE: ("80,769.23", "81,109.88"),
            THORNMERE: ("30,961.54", "31,092.12"),
            BISHOPS_FEN: ("24,519.23", "24,622.64"),
            MARLINGHAM: ("25,673.08", "25,781.36"),
            HALLOW: ("3,461.54", "2,000.00"),
            TOTAL: ("350,000.00", "350,000.00"),
        },
    ),
    Figures(
        ("underspend_example", "F1", "1"),
        (Label("underspend_example.columns.carry_forward"), Label("underspend_example.columns.return_proportional")),
        {
            ICB: ("0.00", "319,447.99"),
            ALDERSHIRE: ("0.00", "95,972.13"),
            THORNMERE: ("0.00", "37,634.90"),
            BISHOPS_FEN: ("0.00", "31,191.60"),
            MARLINGHAM: ("0.00", "32,875.67"),
            HALLOW: ("0.00", "0.00"),
            Label("underspend_example.kept"): ("1,982,877.71", "0.00"),
            TOTAL: ("1,982,877.71", "517,122.29"),
        },
    ),
    Figures(
        ("hwb_sums",),
        (Label("hwb_sums.columns.nhs_minimum", "2026/27"),),
        {
            "Aldershire HWB": ("38,410,220.00",),
            "King's Thornmere HWB": ("15,102,340.00",),
            "Bishop's Fen & Ash Vale HWB": ("11,300,150.00",),
            "Marlingham HWB": ("9,702,600.00",),
            TOTAL: ("74,515,310.00",),
        },
    ),
    # the twentieth working day after each quarter's end, Christmas, New Year and Easter left out
    Figures(
        ("report_dates", "2026/27"),
        (Label("report_dates.columns.due"),),
        {
            Label("report_dates.period", "30 June 2026"): ("28 July 2026",),
            Label("report_dates.period", "30 September 2026"): ("28 October 2026",),
            Label("report_dates.period", "31 December 2026"): ("29 January 2027",),
            Label("report_dates.period", "31 March 2027"): ("28 April 2027",),
        },
    ),
)

CAPACITY_FIGURES = (
    Figures(
        ("joint_post_shares", "project_manager"),
        (Label("joint_post_shares.columns.share"),),
        {
            ICB: ("11,402.07",),
            CALDERBROOK: ("11,402.06",),
            BEDES: ("11,402.06",),
            RAVENSWORTH: ("11,402.06",),
            OAKENSHAW: ("11,402.06",),
            HOBS: ("11,402.06",),
            TOTAL: ("68,412.37",),
        },
    ),
    Figures(
        ("training_shares", "T1"),
        (
            Label("training_shares.columns.count", "staff to train"),
            Label("training_shares.columns.per_cent"),
            Label("training_shares.columns.share", "2027"),
        ),
        {
            ICB: ("620", "11.48", "11,022.22"),
            CALDERBROOK: ("1,180", "21.85", "20,977.78"),
            BEDES: ("940", "17.41", "16,711.11"),
            RAVENSWORTH: ("715", "13.24", "12,711.11"),
            OAKENSHAW: ("1,405", "26.02", "24,977.78"),
            HOBS: ("540", "10.00", "9,600.00"),
            TOTAL: ("5,400", "100.00", "96,000.00"),
        },
    ),
    Figures(
        ("training",),
        (Label("training.columns.places"), Label("training.columns.cost")),
        {
            "TP1": ("960", "18,400.00"),
            "TP2": ("450", "34,200.00"),
            "TP3": ("120", "27,900.00"),
            "TP4": ("300", "15,500.00"),
            TOTAL: ("1,830", "96,000.00"),
        },
    ),
)

FIGURES = {BETTER_CARE: BETTER_CARE_FIGURES, CAPACITY: CAPACITY_FIGURES}


# --- where they stand -----------------------------------------------------------------------------------------------


@cache
def read_back(name: str, format_: str) -> Paper:
    """A finished file of the sample."""
    return papers(outputs(name), case(name).speech.label("numbering", "table"))[format_]


def said(name: str, heading: Heading) -> str:
    """The text, or the words of the label."""
    if isinstance(heading, str):
        return heading
    words_ = case(name).speech.label("tables", *heading.key.split("."))
    return re.sub(r"\{\w+\}", heading.filled, words_)


def caption(name: str, figures: Figures) -> str:
    """What stands above the table."""
    table = make_table(figures.table[0], case(name).speech, *figures.table[1:])
    assert table is not None
    return words(table.caption)


def cells(name: str, figures: Figures) -> Iterator[tuple[str, str, str]]:
    """Each cell by the heading of its row and of its column, with what must stand there."""
    for row, texts in figures.rows.items():
        for column, text in zip(figures.columns, texts, strict=True):
            yield said(name, row), said(name, column), said(name, text)


TABLES = [
    pytest.param(name, figures, format_, id="-".join((format_, *figures.table)))
    for name, tables in FIGURES.items()
    for figures in tables
    for format_ in FORMATS
]


@pytest.mark.parametrize(("name", "figures", "format_"), TABLES)
def test_every_figure_stands_where_it_belongs(name: str, figures: Figures, format_: str) -> None:
    """A sum in the wrong row is a wrong agreement, however right the sum."""
    above = caption(name, figures)
    paper = read_back(name, format_)
    expected = list(cells(name, figures))

    found = [(row, column, paper.cell(above, row, column)) for row, column, _ in expected]

    assert found == expected


# --- the names ------------------------------------------------------------------------------------------------------

LEGAL_NAMES = {
    BETTER_CARE: (
        "NHS Aldershire, Thornmere & the Fens Integrated Care Board",
        "Aldershire County Council",
        "King's Thornmere Borough Council",
        "Bishop's Fen & Ash Vale Council",
        "The Council of the Royal Borough of Marlingham-on-Sea",
        "Hallow St John's District Council",
    ),
    CAPACITY: (
        "NHS Pennine Vale & Calderbrook Integrated Care Board",
        "Calderbrook Metropolitan Borough Council",
        "St Bede's Metropolitan Borough Council",
        "Ravensworth-le-Dale Metropolitan Borough Council",
        "Oakenshaw City Council",
        "The Council of the Borough of Hob's Moor & Netherby",
    ),
}
SIGNATORIES = {
    BETTER_CARE: (
        "Dr Siobhán Ó Faoláin",
        "Pádraig Llewellyn-Smythe",
        "Adaeze Nwosu",
        "Zoë Fenwick-O'Hara",
        "François d'Arcy",
        "Rhodri Vaughan-Okonkwo",
    ),
    CAPACITY: (
        "Eilidh MacÉanna",
        "Ravi O'Connell",
        "Hannah Brontë-Lee",
        "Søren Whitaker",
        "Grace Adébáyò",
        "Ian D'Souza",
    ),
}
NAMES = [pytest.param(name, format_, id=f"{format_}-{name}") for name in (BETTER_CARE, CAPACITY) for format_ in FORMATS]
_THREE = 3
"""Cover, parties and signature page."""


@pytest.mark.parametrize(("name", "format_"), NAMES)
def test_every_legal_name_is_printed_byte_for_byte(name: str, format_: str) -> None:
    """On the cover, among the parties and where they sign. A body under another name has signed nothing."""
    # A line may end within a name, and a file does not say whether a space belongs there; every other byte counts.
    printed = bare("\n".join(read_back(name, format_).texts())).encode()

    found = {legal: printed.count(bare(legal).encode()) for legal in LEGAL_NAMES[name]}

    assert {legal: count for legal, count in found.items() if count < _THREE} == {}


@pytest.mark.parametrize(("name", "format_"), NAMES)
def test_every_signatory_is_printed_byte_for_byte(name: str, format_: str) -> None:
    """Irish, Nigerian, French and Danish letters included."""
    printed = bare("\n".join(read_back(name, format_).texts())).encode()

    assert [person for person in SIGNATORIES[name] if bare(person).encode() not in printed] == []
