"""A long cover moves up its page in Word and PDF alike, and no other cover moves."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from lxml import etree

from agreements.document import NumberedDocument
from agreements.rendering import Materials, render
from agreements.rendering.cover import cover_top
from agreements.rendering.html import print_html
from tests.rendering.docx_files import fonts, house, part
from tests.rendering.specimen import specimen

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = ("cover_title", "Agreement for Care at Home")
KIND = ("cover_kind", "Framework agreement")


def parties(amount: int) -> list[tuple[str, str]]:
    """So many lines of the cover."""
    return [("cover_party", f"({n})\tThe Borough Council of Number {n}") for n in range(1, amount + 1)]


def document(bodies: int) -> NumberedDocument:
    """The specimen between so many bodies."""
    made = specimen()
    names = tuple(f"({n})\tThe Borough Council of Number {n}" for n in range(1, bodies + 1))
    return NumberedDocument(replace(made, frame=replace(made.frame, parties=names)))


def test_a_cover_with_room_stays_where_the_house_style_puts_it() -> None:
    """Most covers have it."""
    assert cover_top([KIND, TITLE, *parties(6)], house()) is None
    assert cover_top([], house()) is None


def test_a_long_cover_moves_up_by_what_it_lacks() -> None:
    """A further body costs as much space as its line takes."""
    before = house().styles["cover_kind"].before
    first, second = (cover_top([KIND, TITLE, *parties(amount)], house()) for amount in (20, 21))
    party = house().styles["cover_party"]

    assert first is not None
    assert second is not None
    assert 0 < second < first < before
    assert first - second == pytest.approx(party.before + party.size * (party.line or 1.2) + party.after)


def test_it_moves_no_further_than_the_edge_of_the_text() -> None:
    """The rest then goes on to a second page, as it would have."""
    assert cover_top([KIND, TITLE, *parties(60)], house()) == 0


def test_lines_that_wrap_and_lines_of_two_languages_count() -> None:
    """A paragraph is as high as all its lines."""
    short, long = (cover_top([KIND, ("cover_title", text), *parties(20)], house()) for text in ("Care", "Care " * 30))
    both = cover_top([KIND, TITLE, *(("cover_party", f"{text}\n{text}") for _, text in parties(15))], house())

    assert short is not None
    assert long is not None
    assert both is not None
    assert long < short


def test_word_and_pdf_leave_the_same_space() -> None:
    """In twips here, in points there."""
    made_of = Materials(house(), "", fonts(), datetime.date(2026, 11, 21), "Skip", {})
    long = document(20)
    word = etree.fromstring(part(render(long, made_of, ("docx",)).outputs["docx"]).encode())
    spaces = [spacing.get(f"{_W}before") for spacing in word.iterfind(f"{_W}body/{_W}p[1]/{_W}pPr/{_W}spacing")]
    (rule,) = (line for line in print_html(long, house()).html.splitlines() if line.startswith(".cover > :nth-child"))

    assert spaces == [str(round(float(rule.partition("margin-top: ")[2].partition("pt")[0]) * 20))]


def test_a_short_cover_has_no_space_of_its_own() -> None:
    """Then whoever edits the style in Word moves it."""
    made_of = Materials(house(), "", fonts(), datetime.date(2026, 11, 21), "Skip", {})
    word = etree.fromstring(part(render(document(2), made_of, ("docx",)).outputs["docx"]).encode())

    assert word.find(f"{_W}body/{_W}p[1]/{_W}pPr/{_W}spacing") is None
    assert ".cover > :nth-child" not in print_html(document(2), house()).html
