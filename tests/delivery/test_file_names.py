"""File names from any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.delivery import safe_slug

SLUGS = [
    ("Better Care Fund 2026/27", "better-care-fund-2026-27"),
    ("Cyngor Sir Ynys M\u00f4n", "cyngor-sir-ynys-mon"),
    ("T\u0175r \u00ddr \u00c6r\u00f8sk\u00f8bing stra\u00dfe", "twr-yr-aeroskobing-strasse"),
    ("R&D Partners", "r-and-d-partners"),
    ("St Mary\u2019s & King's", "st-marys-and-kings"),
    ("../../evil", "evil"),
    ("..\\..\\evil", "evil"),
    ("a:b", "a-b"),
    ("a\u2215..\u2215b", "a-b"),
    ("--a--b--", "a-b"),
    ("CON", "con-file"),
    ("nul", "nul-file"),
    ("Com1", "com1-file"),
    ("com\u00b9", "com1-file"),
    ("LPT9", "lpt9-file"),
    ("console", "console"),
    ("\u00bd", "1-2"),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_a_name_is_made_of_letters_digits_and_hyphens(text: str, expected: str) -> None:
    """It is typed, mailed and stored on systems that know nothing else."""
    assert expected == safe_slug(text)


@given(st.text() | st.text(alphabet="ab -./\\:\u00e9", max_size=200))
def test_every_text_gives_a_name_that_every_system_accepts(text: str) -> None:
    """Windows keeps some names for devices, whatever their case and suffix."""
    slug = safe_slug(text)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", slug)


@given(st.text())
def test_a_name_gives_itself(text: str) -> None:
    """Names that were made once can be made again from what was written down."""
    assert safe_slug(text) == safe_slug(safe_slug(text))


@pytest.mark.parametrize(("one", "other"), [("x" * 90, "x" * 91), ("\u4e2d", "\u6587"), ("", ".")])
def test_texts_that_lose_what_tells_them_apart_get_different_names(one: str, other: str) -> None:
    """Otherwise one agreement would replace the other."""
    assert safe_slug(one) != safe_slug(other)
