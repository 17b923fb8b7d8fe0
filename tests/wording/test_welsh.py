"""Welsh reads as a translator of legal texts would write it. The tables were written by hand, not by the program."""

import doctest
import importlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements import wording
from agreements.assembly.assembling import speech_for
from agreements.diagnostics import AgreementsError
from agreements.wording.cy import Welsh, and_word
from agreements.wording.mutations import MUTATIONS, aspirate, nasal, soft, soft_limited
from tests.builders import agreement
from tests.small_pack import FILES, small_pack

WELSH = Welsh()


@pytest.mark.parametrize("module", ["cy", "mutations"])
def test_welsh_examples_in_docstrings_are_true(module: str) -> None:
    """A translator who judges the module reads them first."""
    found = doctest.testmod(importlib.import_module(f"agreements.wording.{module}"))

    assert (found.failed, found.attempted > 0) == (0, True)


# --- mutations ------------------------------------------------------------------------------------------------------

# word, soft, nasal, aspirate
MUTATED = [
    ("partner", "bartner", "mhartner", "phartner"),
    ("taliad", "daliad", "nhaliad", "thaliad"),
    ("cyngor", "gyngor", "nghyngor", "chyngor"),
    ("bwrdd", "fwrdd", "mwrdd", "bwrdd"),
    ("dyletswydd", "ddyletswydd", "nyletswydd", "dyletswydd"),
    ("gwasanaeth", "wasanaeth", "ngwasanaeth", "gwasanaeth"),
    ("gŵr", "ŵr", "ngŵr", "gŵr"),
    ("mis", "fis", "mis", "mis"),
    ("llywodraeth", "lywodraeth", "llywodraeth", "llywodraeth"),
    ("rhaglen", "raglen", "rhaglen", "rhaglen"),
    ("chwarter", "chwarter", "chwarter", "chwarter"),
    ("theatr", "theatr", "theatr", "theatr"),
    ("ffurflen", "ffurflen", "ffurflen", "ffurflen"),
    ("rhif", "rif", "rhif", "rhif"),
    ("swyddog", "swyddog", "swyddog", "swyddog"),
    ("hysbysiad", "hysbysiad", "hysbysiad", "hysbysiad"),
    ("nod", "nod", "nod", "nod"),
    ("aelod", "aelod", "aelod", "aelod"),
    ("wythnos", "wythnos", "wythnos", "wythnos"),
    ("ynys", "ynys", "ynys", "ynys"),
    ("grŵp", "grŵp", "grŵp", "grŵp"),
    ("Cymru", "Gymru", "Nghymru", "Chymru"),
    ("Tŷwen", "Dŷwen", "Nhŷwen", "Thŷwen"),
    ("Pont-y-Gŵr", "Bont-y-Gŵr", "Mhont-y-Gŵr", "Phont-y-Gŵr"),
    ("Bryn Sïon a'r Fro", "Fryn Sïon a'r Fro", "Mryn Sïon a'r Fro", "Bryn Sïon a'r Fro"),
    ("Dŵr", "Ddŵr", "Nŵr", "Dŵr"),
    ("Gogarth", "Ogarth", "Ngogarth", "Gogarth"),
    ("Gŵyl", "Ŵyl", "Ngŵyl", "Gŵyl"),
    ("Llanfâr", "Lanfâr", "Llanfâr", "Llanfâr"),
    ("Rhondda", "Rondda", "Rhondda", "Rhondda"),
    ("Ceirionnydd", "Geirionnydd", "Ngheirionnydd", "Cheirionnydd"),
    ("CYNGOR", "GYNGOR", "NGHYNGOR", "CHYNGOR"),
    ("GOGARTH", "OGARTH", "NGOGARTH", "GOGARTH"),
    ("LLANFÂR", "LANFÂR", "LLANFÂR", "LLANFÂR"),
    ("“Cronfa Gyfun”", "“Gronfa Gyfun”", "“Nghronfa Gyfun”", "“Chronfa Gyfun”"),
    ("", "", "", ""),
    ("2026", "2026", "2026", "2026"),
]


@pytest.mark.parametrize(("word", "softened", "nasalised", "aspirated"), MUTATED)
def test_a_word_changes_its_first_letter_alone(word: str, softened: str, nasalised: str, aspirated: str) -> None:
    """Two letters that are one in Welsh change as one, g vanishes, and capitals stay."""
    assert (soft(word), nasal(word), aspirate(word)) == (softened, nasalised, aspirated)


@pytest.mark.parametrize(
    ("word", "changed"),
    [("cronfa", "gronfa"), ("llywodraeth", "llywodraeth"), ("Rhaglen", "Rhaglen"), ("gwlad", "wlad")],
)
def test_the_limited_soft_mutation_passes_over_ll_and_rh(word: str, changed: str) -> None:
    """Y gronfa, but y llywodraeth."""
    assert soft_limited(word) == changed


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
@given(word=st.text("abcdefghijlmnoprstuwyâêîôûŵŷïABCDEFGHIJLMNOPRSTUWYŴŶ -'", max_size=12))
def test_a_mutation_leaves_the_rest_of_the_word(mutation: Callable[[str], str], word: str) -> None:
    """Whatever the letters, only the beginning differs."""
    changed = mutation(word).lower()
    start = len(word) - len(word.lstrip(" -'"))

    assert changed.endswith(word[start + 2 :].lower())
    assert changed.startswith(word[:start])


# --- numbers that stand alone ---------------------------------------------------------------------------------------

TO_A_HUNDRED = """
dim; un; dau; tri; pedwar; pump; chwech; saith; wyth; naw;
deg; un deg un; un deg dau; un deg tri; un deg pedwar; un deg pump; un deg chwech; un deg saith; un deg wyth;
un deg naw;
dau ddeg; dau ddeg un; dau ddeg dau; dau ddeg tri; dau ddeg pedwar; dau ddeg pump; dau ddeg chwech; dau ddeg saith;
dau ddeg wyth; dau ddeg naw;
tri deg; tri deg un; tri deg dau; tri deg tri; tri deg pedwar; tri deg pump; tri deg chwech; tri deg saith;
tri deg wyth; tri deg naw;
pedwar deg; pedwar deg un; pedwar deg dau; pedwar deg tri; pedwar deg pedwar; pedwar deg pump; pedwar deg chwech;
pedwar deg saith; pedwar deg wyth; pedwar deg naw;
pum deg; pum deg un; pum deg dau; pum deg tri; pum deg pedwar; pum deg pump; pum deg chwech; pum deg saith;
pum deg wyth; pum deg naw;
chwe deg; chwe deg un; chwe deg dau; chwe deg tri; chwe deg pedwar; chwe deg pump; chwe deg chwech; chwe deg saith;
chwe deg wyth; chwe deg naw;
saith deg; saith deg un; saith deg dau; saith deg tri; saith deg pedwar; saith deg pump; saith deg chwech;
saith deg saith; saith deg wyth; saith deg naw;
wyth deg; wyth deg un; wyth deg dau; wyth deg tri; wyth deg pedwar; wyth deg pump; wyth deg chwech; wyth deg saith;
wyth deg wyth; wyth deg naw;
naw deg; naw deg un; naw deg dau; naw deg tri; naw deg pedwar; naw deg pump; naw deg chwech; naw deg saith;
naw deg wyth; naw deg naw;
cant
"""


@pytest.mark.parametrize(("number", "words"), [*enumerate(" ".join(TO_A_HUNDRED.split()).split("; "))])
def test_a_number_to_a_hundred_is_said_by_tens(number: int, words: str) -> None:
    """The decimal way is the one that everybody who learnt sums in Welsh shares."""
    assert WELSH.in_words(number) == words


def test_the_table_of_numbers_is_whole() -> None:
    """Nought to a hundred are a hundred and one numbers."""
    assert TO_A_HUNDRED.count(";") == 100


LARGER = [
    (101, "cant ac un"),
    (102, "cant a dau"),
    (103, "cant a thri"),
    (104, "cant a phedwar"),
    (105, "cant a phump"),
    (106, "cant a chwech"),
    (108, "cant ac wyth"),
    (110, "cant a deg"),
    (111, "cant un deg un"),
    (120, "cant dau ddeg"),
    (200, "dau gant"),
    (300, "tri chant"),
    (400, "pedwar cant"),
    (500, "pum cant"),
    (600, "chwe chant"),
    (700, "saith cant"),
    (800, "wyth cant"),
    (900, "naw cant"),
    (999, "naw cant naw deg naw"),
    (1000, "mil"),
    (1001, "mil ac un"),
    (1003, "mil a thri"),
    (1011, "mil un deg un"),
    (1100, "mil un cant"),
    (1101, "mil un cant ac un"),
    (1965, "mil naw cant chwe deg pump"),
    (2000, "dwy fil"),
    (2005, "dwy fil a phump"),
    (3000, "tair mil"),
    (4000, "pedair mil"),
    (5000, "pum mil"),
    (6000, "chwe mil"),
    (10000, "deng mil"),
    (11000, "un deg un fil"),
    (12345, "un deg dwy fil tri chant pedwar deg pump"),
    (26000, "dau ddeg chwe mil"),
    (100000, "can mil"),
    (105000, "cant a phum mil"),
    (200000, "dau gan mil"),
    (250000, "dau gant pum deg mil"),
    (600000, "chwe chan mil"),
    (10**6, "miliwn"),
    (1100000, "miliwn un can mil"),
    (2000010, "dwy filiwn a deg"),
    (3000000, "tair miliwn"),
    (10**7, "deng miliwn"),
    (21000000, "dau ddeg un filiwn"),
    (10**9, "biliwn"),
    (2 * 10**9, "dau biliwn"),
    (-3, "minws tri"),
]


@pytest.mark.parametrize(("number", "words"), LARGER)
def test_thousands_and_millions_are_counted_like_nouns(number: int, words: str) -> None:
    """Mil and miliwn are feminine and mutate; a number up to ten follows with a or ac."""
    assert WELSH.in_words(number) == words


def test_no_two_welsh_numbers_below_ten_thousand_have_the_same_words() -> None:
    """A number in words is as exact as in figures."""
    assert len({WELSH.in_words(number) for number in range(10000)}) == 10000


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_no_two_large_welsh_numbers_have_the_same_words(one: int, other: int) -> None:
    """Miliwn and biliwn above all: the one mutates, the other never does."""
    assert (WELSH.in_words(one) == WELSH.in_words(other)) == (one == other)


@given(st.integers(1, 10**3 - 1))
def test_millions_and_thousand_millions_are_never_taken_for_each_other(count: int) -> None:
    """A mutated biliwn would begin like a mutated miliwn."""
    assert "filiwn" not in WELSH.in_words(count * 10**9)
    assert "biliwn" not in WELSH.in_words(count * 10**6)


def test_a_number_without_a_welsh_word_is_refused() -> None:
    """As in English."""
    with pytest.raises(ValueError, match="too large"):
        WELSH.in_words(10**12)


# --- places in an order ---------------------------------------------------------------------------------------------

PLACES = [
    (1, "1af", "cyntaf"),
    (2, "2il", "ail"),
    (3, "3ydd", "trydydd"),
    (4, "4ydd", "pedwerydd"),
    (5, "5ed", "pumed"),
    (6, "6ed", "chweched"),
    (7, "7fed", "seithfed"),
    (8, "8fed", "wythfed"),
    (9, "9fed", "nawfed"),
    (10, "10fed", "degfed"),
    (11, "11eg", "unfed ar ddeg"),
    (12, "12fed", "deuddegfed"),
    (13, "13eg", "trydydd ar ddeg"),
    (14, "14eg", "pedwerydd ar ddeg"),
    (15, "15fed", "pymthegfed"),
    (16, "16eg", "unfed ar bymtheg"),
    (17, "17eg", "ail ar bymtheg"),
    (18, "18fed", "deunawfed"),
    (19, "19eg", "pedwerydd ar bymtheg"),
    (20, "20fed", "ugeinfed"),
    (21, "21ain", "unfed ar hugain"),
    (22, "22ain", "ail ar hugain"),
    (23, "23ain", "trydydd ar hugain"),
    (24, "24ain", "pedwerydd ar hugain"),
    (25, "25ain", "pumed ar hugain"),
    (26, "26ain", "chweched ar hugain"),
    (27, "27ain", "seithfed ar hugain"),
    (28, "28ain", "wythfed ar hugain"),
    (29, "29ain", "nawfed ar hugain"),
    (30, "30ain", "degfed ar hugain"),
    (31, "31ain", "unfed ar ddeg ar hugain"),
    (40, "40fed", "deugeinfed"),
    (41, "41ain", "unfed a deugain"),
    (50, "50fed", "hanner canfed"),
    (51, "51ain", "unfed ar ddeg a deugain"),
    (60, "60fed", "trigeinfed"),
    (70, "70ain", "degfed a thrigain"),
    (80, "80fed", "pedwar ugeinfed"),
    (90, "90ain", "degfed a phedwar ugain"),
    (99, "99ain", "pedwerydd ar bymtheg a phedwar ugain"),
    (100, "100fed", "canfed"),
]


@pytest.mark.parametrize(("place", "figures", "words"), PLACES)
def test_a_welsh_place_is_counted_by_twenties(place: int, figures: str, words: str) -> None:
    """The tens have no places of their own that everybody would write."""
    assert (WELSH.ordinal(place), WELSH.ordinal_word(place)) == (figures, words)


@pytest.mark.parametrize("place", range(1, 101))
def test_figures_end_as_the_word_of_the_place_does(place: int) -> None:
    """21ain is unfed ar hugain: the ending is the end of the last word."""
    word = WELSH.ordinal_word(place)
    ending = WELSH.ordinal(place).lstrip("0123456789")

    assert word.endswith(ending)


def test_no_two_welsh_places_have_the_same_words() -> None:
    """To a hundred, where the words end."""
    assert len({WELSH.ordinal_word(place) for place in range(1, 101)}) == 100


@pytest.mark.parametrize(("place", "figures"), [(101, "101af"), (111, "111eg"), (121, "121ain"), (200, "200fed")])
def test_a_place_above_a_hundred_is_written_in_figures(place: int, figures: str) -> None:
    """Nobody agrees on the words, so none are made up."""
    with pytest.raises(ValueError, match="write it in figures"):
        WELSH.ordinal_word(place)
    assert WELSH.ordinal(place) == figures


@pytest.mark.parametrize("place_of", [WELSH.ordinal, WELSH.ordinal_word])
def test_there_is_no_welsh_place_before_the_first(place_of: Callable[[int], str]) -> None:
    """A counter that starts at 0 is a fault of ours."""
    with pytest.raises(ValueError, match="the first is 1"):
        place_of(0)


# --- lengths of time ------------------------------------------------------------------------------------------------

# A number, what it is in figures, and in words.
TIME = {
    "minutes": """
        1: 1 munud; un munud
        2: 2 funud; dau funud
        3: 3 munud; tri munud
        4: 4 munud; pedwar munud
        5: 5 munud; pum munud
        6: 6 munud; chwe munud
        7: 7 munud; saith munud
        8: 8 munud; wyth munud
        9: 9 munud; naw munud
        10: 10 munud; deng munud
        11: 11 munud; un munud ar ddeg
        12: 12 munud; deuddeng munud
        14: 14 munud; pedwar munud ar ddeg
        20: 20 munud; ugain munud
        28: 28 munud; wyth munud ar hugain
        30: 30 munud; deng munud ar hugain
        42: 42 munud; pedwar deg dau o funudau
    """,
    "hours": """
        1: 1 awr; un awr
        2: 2 awr; dwy awr
        3: 3 awr; tair awr
        4: 4 awr; pedair awr
        5: 5 awr; pum awr
        6: 6 awr; chwe awr
        7: 7 awr; saith awr
        8: 8 awr; wyth awr
        9: 9 awr; naw awr
        10: 10 awr; deg awr
        11: 11 awr; un awr ar ddeg
        12: 12 awr; deuddeg awr
        14: 14 awr; pedair awr ar ddeg
        20: 20 awr; ugain awr
        24: 24 awr; pedair awr ar hugain
        28: 28 awr; wyth awr ar hugain
        30: 30 awr; deg awr ar hugain
        42: 42 awr; pedwar deg dwy o oriau
    """,
    "days": """
        0: 0 diwrnod; dim diwrnod
        1: 1 diwrnod; un diwrnod
        2: 2 ddiwrnod; dau ddiwrnod
        3: 3 diwrnod; tri diwrnod
        4: 4 diwrnod; pedwar diwrnod
        5: 5 niwrnod; pum niwrnod
        6: 6 diwrnod; chwe diwrnod
        7: 7 niwrnod; saith niwrnod
        8: 8 niwrnod; wyth niwrnod
        9: 9 niwrnod; naw niwrnod
        10: 10 niwrnod; deng niwrnod
        11: 11 o ddiwrnodau; un diwrnod ar ddeg
        12: 12 o ddiwrnodau; deuddeng niwrnod
        13: 13 o ddiwrnodau; tri diwrnod ar ddeg
        14: 14 o ddiwrnodau; pedwar diwrnod ar ddeg
        15: 15 o ddiwrnodau; pymtheng niwrnod
        16: 16 o ddiwrnodau; un diwrnod ar bymtheg
        17: 17 o ddiwrnodau; dau ddiwrnod ar bymtheg
        18: 18 o ddiwrnodau; deunaw niwrnod
        19: 19 o ddiwrnodau; pedwar diwrnod ar bymtheg
        20: 20 o ddiwrnodau; ugain niwrnod
        21: 21 o ddiwrnodau; un diwrnod ar hugain
        22: 22 o ddiwrnodau; dau ddiwrnod ar hugain
        28: 28 o ddiwrnodau; wyth niwrnod ar hugain
        30: 30 o ddiwrnodau; deng niwrnod ar hugain
        31: 31 o ddiwrnodau; un diwrnod ar ddeg ar hugain
        40: 40 o ddiwrnodau; deugain niwrnod
        41: 41 o ddiwrnodau; pedwar deg un o ddiwrnodau
        42: 42 o ddiwrnodau; pedwar deg dau o ddiwrnodau
        90: 90 o ddiwrnodau; naw deg o ddiwrnodau
    """,
    "weeks": """
        1: 1 wythnos; un wythnos
        2: 2 wythnos; dwy wythnos
        3: 3 wythnos; tair wythnos
        4: 4 wythnos; pedair wythnos
        5: 5 wythnos; pum wythnos
        6: 6 wythnos; chwe wythnos
        7: 7 wythnos; saith wythnos
        8: 8 wythnos; wyth wythnos
        9: 9 wythnos; naw wythnos
        10: 10 wythnos; deg wythnos
        11: 11 wythnos; un wythnos ar ddeg
        12: 12 wythnos; deuddeg wythnos
        14: 14 wythnos; pedair wythnos ar ddeg
        20: 20 wythnos; ugain wythnos
        28: 28 wythnos; wyth wythnos ar hugain
        30: 30 wythnos; deg wythnos ar hugain
        42: 42 wythnos; pedwar deg dwy o wythnosau
    """,
    "months": """
        1: 1 mis; un mis
        2: 2 fis; dau fis
        3: 3 mis; tri mis
        4: 4 mis; pedwar mis
        5: 5 mis; pum mis
        6: 6 mis; chwe mis
        7: 7 mis; saith mis
        8: 8 mis; wyth mis
        9: 9 mis; naw mis
        10: 10 mis; deng mis
        11: 11 mis; un mis ar ddeg
        12: 12 mis; deuddeng mis
        14: 14 mis; pedwar mis ar ddeg
        15: 15 mis; pymtheng mis
        18: 18 mis; deunaw mis
        20: 20 mis; ugain mis
        28: 28 mis; wyth mis ar hugain
        30: 30 mis; deng mis ar hugain
        42: 42 mis; pedwar deg dau o fisoedd
    """,
    "years": """
        0: 0 blwyddyn; dim blwyddyn
        1: 1 flwyddyn; un flwyddyn
        2: 2 flynedd; dwy flynedd
        3: 3 blynedd; tair blynedd
        4: 4 blynedd; pedair blynedd
        5: 5 mlynedd; pum mlynedd
        6: 6 blynedd; chwe blynedd
        7: 7 mlynedd; saith mlynedd
        8: 8 mlynedd; wyth mlynedd
        9: 9 mlynedd; naw mlynedd
        10: 10 mlynedd; deng mlynedd
        11: 11 o flynyddoedd; un mlynedd ar ddeg
        12: 12 o flynyddoedd; deuddeng mlynedd
        13: 13 o flynyddoedd; tair blynedd ar ddeg
        14: 14 o flynyddoedd; pedair blynedd ar ddeg
        15: 15 o flynyddoedd; pymtheng mlynedd
        16: 16 o flynyddoedd; un mlynedd ar bymtheg
        17: 17 o flynyddoedd; dwy flynedd ar bymtheg
        18: 18 o flynyddoedd; deunaw mlynedd
        19: 19 o flynyddoedd; pedair blynedd ar bymtheg
        20: 20 o flynyddoedd; ugain mlynedd
        21: 21 o flynyddoedd; un mlynedd ar hugain
        28: 28 o flynyddoedd; wyth mlynedd ar hugain
        30: 30 o flynyddoedd; deng mlynedd ar hugain
        42: 42 o flynyddoedd; pedwar deg dwy o flynyddoedd
    """,
    "working_days": """
        1: 1 diwrnod gwaith; un diwrnod gwaith
        2: 2 ddiwrnod gwaith; dau ddiwrnod gwaith
        3: 3 diwrnod gwaith; tri diwrnod gwaith
        4: 4 diwrnod gwaith; pedwar diwrnod gwaith
        5: 5 niwrnod gwaith; pum niwrnod gwaith
        6: 6 diwrnod gwaith; chwe diwrnod gwaith
        7: 7 niwrnod gwaith; saith niwrnod gwaith
        8: 8 niwrnod gwaith; wyth niwrnod gwaith
        9: 9 niwrnod gwaith; naw niwrnod gwaith
        10: 10 niwrnod gwaith; deng niwrnod gwaith
        11: 11 o ddiwrnodau gwaith; un diwrnod gwaith ar ddeg
        12: 12 o ddiwrnodau gwaith; deuddeng niwrnod gwaith
        14: 14 o ddiwrnodau gwaith; pedwar diwrnod gwaith ar ddeg
        20: 20 o ddiwrnodau gwaith; ugain niwrnod gwaith
        28: 28 o ddiwrnodau gwaith; wyth niwrnod gwaith ar hugain
        30: 30 o ddiwrnodau gwaith; deng niwrnod gwaith ar hugain
        42: 42 o ddiwrnodau gwaith; pedwar deg dau o ddiwrnodau gwaith
    """,
}
ROWS = [
    (unit, int(number), *forms.strip().split("; "))
    for unit, table in TIME.items()
    for number, _, forms in (line.partition(":") for line in table.strip().splitlines())
]


@pytest.mark.parametrize(("unit", "number", "figures", "words"), ROWS)
def test_a_welsh_length_of_time_agrees_with_its_number(unit: str, number: int, figures: str, words: str) -> None:
    """Gender and mutation go with each noun; the noun stays singular unless o stands before it."""
    said = [WELSH.duration(number, unit, spelled=spelled, defined=False) for spelled in (False, True)]

    assert said == [figures, words]


@pytest.mark.parametrize("unit", TIME)
def test_every_unit_is_tried_with_the_numbers_that_agreements_use(unit: str) -> None:
    """A table with a gap would hide a wrong form."""
    tried = {number for of_unit, number, *_ in ROWS if of_unit == unit}

    assert {*range(1, 13), 14, 20, 28, 30, 42} <= tried


DEFINED = [
    (1, "1 Diwrnod Gwaith", "un Diwrnod Gwaith"),
    (2, "2 Ddiwrnod Gwaith", "dau Ddiwrnod Gwaith"),
    (5, "5 Niwrnod Gwaith", "pum Niwrnod Gwaith"),
    (20, "20 o Ddiwrnodau Gwaith", "ugain Niwrnod Gwaith"),
]


@pytest.mark.parametrize(("number", "figures", "words"), DEFINED)
def test_a_defined_working_day_keeps_its_capitals_when_it_mutates(number: int, figures: str, words: str) -> None:
    """The term must list these forms, so that each is found as a use of it."""
    said = [WELSH.duration(number, "working_days", spelled=spelled, defined=True) for spelled in (False, True)]

    assert said == [figures, words]


def test_an_unknown_unit_of_time_is_refused_in_welsh_too() -> None:
    """With the same message as in English."""
    with pytest.raises(ValueError, match=r"'fortnights' is no unit of time; one of .*months"):
        WELSH.duration(1, "fortnights", spelled=False, defined=True)


# --- dates ----------------------------------------------------------------------------------------------------------

DATES = [
    (date(2026, 1, 5), "dydd Llun 5 Ionawr 2026"),
    (date(2026, 2, 3), "dydd Mawrth 3 Chwefror 2026"),
    (date(2026, 3, 4), "dydd Mercher 4 Mawrth 2026"),
    (date(2026, 4, 2), "dydd Iau 2 Ebrill 2026"),
    (date(2026, 5, 1), "dydd Gwener 1 Mai 2026"),
    (date(2026, 6, 6), "dydd Sadwrn 6 Mehefin 2026"),
    (date(2026, 7, 5), "dydd Sul 5 Gorffennaf 2026"),
    (date(2026, 8, 3), "dydd Llun 3 Awst 2026"),
    (date(2026, 9, 1), "dydd Mawrth 1 Medi 2026"),
    (date(2026, 10, 7), "dydd Mercher 7 Hydref 2026"),
    (date(2026, 11, 5), "dydd Iau 5 Tachwedd 2026"),
    (date(2026, 12, 31), "dydd Iau 31 Rhagfyr 2026"),
]


@pytest.mark.parametrize(("day", "words"), DATES)
def test_a_welsh_date_has_its_weekday_and_month_in_words(day: date, words: str) -> None:
    """In small letters but for the names, and without an ending to the figure."""
    _, _, without = words.split(" ", 2)

    assert (WELSH.long_date(day, weekday=True), WELSH.long_date(day, weekday=False)) == (words, without)


def test_a_welsh_yearly_day_has_no_year() -> None:
    """Instalments fall on it every year."""
    assert WELSH.day_of_year(15, 4) == "15 Ebrill"


# --- lists ----------------------------------------------------------------------------------------------------------

LISTS = [
    ([], "", ""),
    (["A"], "A", "A"),
    (["Llanfâr", "Gogarth"], "Llanfâr a Gogarth", "Llanfâr neu Gogarth"),
    (["Gogarth", "Llanfâr", "Ynys Dŵr"], "Gogarth, Llanfâr ac Ynys Dŵr", "Gogarth, Llanfâr neu Ynys Dŵr"),
    (["Ynys Dŵr", "Ceirionnydd"], "Ynys Dŵr a Ceirionnydd", "Ynys Dŵr neu Ceirionnydd"),
    (["Pont-y-Gŵr", "Bryn Sïon a'r Fro"], "Pont-y-Gŵr a Bryn Sïon a'r Fro", "Pont-y-Gŵr neu Bryn Sïon a'r Fro"),
    (["Bwrdd A, B a C", "D", "Un"], "Bwrdd A, B a C; D; ac Un", "Bwrdd A, B a C; D; neu Un"),
    (["27", "28"], "27 ac 28", "27 neu 28"),
]


@pytest.mark.parametrize(("items", "both", "either"), LISTS)
def test_names_in_a_welsh_list_are_never_mutated(items: list[str], both: str, either: str) -> None:
    """A body is called as it calls itself: not a Cheirionnydd, not neu Lanfâr."""
    assert (WELSH.joined(items), WELSH.joined_or(items)) == (both, either)


BEFORE_VOWELS = ["Abertawe", "Eryri", "iechyd", "Ynys Môn", "yr Wyddfa", "Yr Wyddgrug", "wyneb", "Ŵyl", "â", "“Eryri”"]
BEFORE_WORDS = ["mae", "sydd", "sy'n", "yn", "wedi", "fel", "felly", "nid", "ni", "na", "nad", "mor", "roedd"]
BEFORE_NUMBERS = ["1", "8", "11", "16", "20", "21", "28", "31", "36", "80", "£1.00", "£8.50", "1999", "11.2", "18,000"]


@pytest.mark.parametrize("text", BEFORE_VOWELS + BEFORE_WORDS + BEFORE_NUMBERS)
def test_ac_stands_before_vowels_and_certain_words(text: str) -> None:
    """And before figures that are read with a vowel first."""
    assert and_word(text) == "ac"


BEFORE_CONSONANTS = ["Caerdydd", "Llanfâr", "Hywel", "hefyd", "Wrecsam", "York", "Mai 2026", "Ni", "", "(?)", "Gŵyl"]
BEFORE_OTHER_NUMBERS = [
    "2",
    "10",
    "12",
    "15",
    "17",
    "18",
    "19",
    "22",
    "30",
    "40",
    "41",
    "100",
    "2026",
    "1,000",
    "9" * 20,
]


@pytest.mark.parametrize("text", BEFORE_CONSONANTS + BEFORE_OTHER_NUMBERS)
def test_a_stands_before_everything_else(text: str) -> None:
    """The month of Mai is not the word mai."""
    assert and_word(text) == "a"


# --- figures --------------------------------------------------------------------------------------------------------


@given(st.integers(-(10**13), 10**13))
def test_a_sum_is_written_the_same_in_both_languages(pence: int) -> None:
    """The two texts of one agreement must not differ in a figure."""
    assert WELSH.money(pence) == wording.money(pence, "en")


@given(st.decimals(-100, 100, places=2))
def test_a_percentage_is_written_the_same_in_both_languages(percentage: Decimal) -> None:
    """The sign, not y cant."""
    assert WELSH.per_cent(percentage) == wording.per_cent(percentage, "en")


@pytest.mark.parametrize(("count", "form"), [(0, "o bartneriaid"), (1, "partner"), (7, "o bartneriaid")])
def test_a_label_gives_the_form_that_follows_a_number(count: int, form: str) -> None:
    """Welsh has the singular after a number, or o and the plural; the label says which."""
    assert WELSH.plural(count, "partner", "o bartneriaid") == form


# --- which documents may be in Welsh --------------------------------------------------------------------------------


def test_welsh_is_one_of_the_languages() -> None:
    """Every phrase may be asked for in it."""
    assert wording.long_date(date(2026, 4, 1), "cy") == "1 Ebrill 2026"


def test_words_for_welsh_promise_no_welsh_document(tmp_path: Path) -> None:
    """A pack says which languages it has texts in. Without them a definition in Welsh is refused."""
    with pytest.raises(AgreementsError, match="cannot speak 'cy'"):
        speech_for(agreement(language="cy"), small_pack(tmp_path))


def test_a_pack_that_says_welsh_and_has_no_welsh_labels_is_refused(tmp_path: Path) -> None:
    """Its manifest alone is no text."""
    manifest = FILES["pack.yaml"].replace("languages: [en]", "languages: [en, cy]")

    with pytest.raises(AgreementsError, match=r"labels/cy\.yaml"):
        speech_for(agreement(language="cy"), small_pack(tmp_path, **{"pack.yaml": manifest}))
