"""The SVG text itself: what it says aloud, what it may hold, and that it is the same every time."""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from agreements.diagnostics import AgreementsError
from agreements.pictures import (
    Contribution,
    DisputeLadder,
    Flow,
    FundColumn,
    Funding,
    HandoverChain,
    LadderStage,
    Partner,
    PartnerMap,
    Sheet,
    described,
    partner_map,
)
from tests.pictures.pictures import ALL, FUNDING, HUB, MANY
from tests.pictures.seeing import SVG, seen

PICTURES = pytest.mark.parametrize("name", ALL)


@PICTURES
def test_a_picture_says_what_it_is_and_what_it_shows(name: str) -> None:
    """A screen reader takes the role, the title and the description."""
    picture = ALL[name]
    root = etree.fromstring(picture.svg.encode())

    assert [root.get("role"), root[0].tag, root[0].text] == ["img", f"{SVG}title", picture.title]
    assert [root[1].tag, root[1].text] == [f"{SVG}desc", picture.alt]


@PICTURES
def test_everything_printed_is_said_too(name: str) -> None:
    """The description is made of the same figures, so no printed word is missing from it but headings of a grid."""
    picture = ALL[name]
    root = etree.fromstring(picture.svg.encode())
    printed = {word for text in root.iter(f"{SVG}text") for word in re.findall(r"[^\W\d]{3,}", text.text)}

    assert sorted(word for word in printed - {MANY.sender} if word not in picture.alt) == []


@PICTURES
def test_a_picture_needs_nothing_but_itself(name: str) -> None:
    """No script, no style sheet, no reference: and only what WeasyPrint, browsers and resvg draw alike."""
    root = etree.fromstring(ALL[name].svg.encode())
    tags = {etree.QName(element).localname for element in root.iter()}
    attributes = {attribute for element in root.iter() for attribute in element.attrib}

    assert tags <= {"svg", "title", "desc", "text", "rect", "path"}
    assert not attributes & {"style", "href", "id", "transform", "opacity", "filter", "onload"}


@PICTURES
def test_every_place_is_a_whole_number(name: str) -> None:
    """A fraction would be rounded by one machine so and by another so."""
    root = etree.fromstring(ALL[name].svg.encode())
    numbers = [
        element.get(attribute)
        for element in root.iter()
        for attribute in ("x", "y", "d", "font-size", "viewBox", "rx", "stroke-width")
        if element.get(attribute)
    ]

    assert [number for number in numbers if not re.fullmatch(r"[MLZ\d -]+", number)] == []


@PICTURES
def test_the_printed_size_is_the_view_box_in_hundredths_of_a_millimetre(name: str) -> None:
    """So that 10.5 points in the picture are 10.5 points on paper."""
    picture = ALL[name]
    root = etree.fromstring(picture.svg.encode())
    canvas = seen(picture).canvas

    assert root.get("width") == f"{picture.width_mm:g}mm"
    assert root.get("height") == f"{picture.height_mm:g}mm"
    assert (canvas.right - canvas.left, canvas.bottom - canvas.top) == (
        round(picture.width_mm * 100),
        round(picture.height_mm * 100),
    )


def _contrast(colour: str, other: str = "#ffffff") -> float:
    """Source: WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@PICTURES
def test_words_are_dark_on_every_ground(name: str) -> None:
    """The house asks 7:1 of words, on white and on the pale ground of the hub."""
    root = etree.fromstring(ALL[name].svg.encode())
    inks = {text.get("fill") for text in root.iter(f"{SVG}text")}

    assert all(_contrast(ink, ground) >= 7 for ink in inks for ground in ("#ffffff", "#f2f4f7"))


@PICTURES
def test_lines_that_mean_something_are_dark_enough(name: str) -> None:
    """Source: WCAG 2.2, 1.4.11, asks 3:1 of borders and arrows. Rules and frames only guide the eye."""
    root = etree.fromstring(ALL[name].svg.encode())
    strokes = {
        one.get("stroke") for one in root.iter() if one.get("class") in ("line", "plain", "strong", "label", "bar")
    }

    assert all(_contrast(stroke) >= 3 for stroke in strokes)


def test_kinds_of_flow_differ_without_colour() -> None:
    """Six kinds have six dashes or widths; whoever sees no colour, or a photocopy, loses nothing."""
    partners = tuple(Partner(str(place), f"Partner {place}") for place in range(7))
    flows = tuple(Flow("0", str(place), f"kind {place}") for place in range(1, 7))
    picture = partner_map(PartnerMap("Map", partners, flows, "0"))
    assert picture is not None
    lines = [
        (path.get("stroke-dasharray"), path.get("stroke-width"))
        for path in etree.fromstring(picture.svg.encode()).iter(f"{SVG}path")
        if path.get("class") == "line"
    ]

    assert len(set(lines)) == 6


def test_names_are_never_markup() -> None:
    """A partner may be called anything."""
    name = "A & <b>Sons</b> \"]]>\" 'Cyf'"

    picture = partner_map(PartnerMap("<Map> & more", (Partner("a", name),)))

    assert picture is not None
    assert name.replace(" ", "") in seen(picture).letters
    assert etree.fromstring(picture.svg.encode()).findtext(f"{SVG}title") == "<Map> & more"


def test_a_picture_can_speak_in_its_title_alone() -> None:
    """WeasyPrint makes the alternative text of a drawing from its title."""
    root = etree.fromstring(described(ALL["a map round a hub"]).encode())

    assert root.findtext(f"{SVG}title") == ALL["a map round a hub"].alt


def test_the_same_figures_give_the_same_bytes() -> None:
    """In another process, with other hash seeds and another place of the world."""
    code = "from tests.pictures.pictures import ALL; print(''.join(p.svg + p.alt for p in ALL.values()))"
    drawn = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("77", "Europe/London"))
    }

    assert len(drawn) == 1
    assert b"<svg" in drawn.pop()


@PICTURES
def test_weasyprint_draws_it_without_a_word(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """WeasyPrint knows a part of SVG only, and says in its log what it leaves out."""
    from weasyprint import HTML  # noqa: PLC0415 - heavy

    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf = HTML(string=f"<html lang=en><body>{ALL[name].svg}").write_pdf()

    assert pdf
    assert [record.message for record in caplog.records] == []


def test_a_picture_that_does_not_fit_is_left_to_its_table() -> None:
    """Smaller type than the caption's would not be read by those for whom it is drawn."""
    assert partner_map(HUB, Sheet(width_mm=40, height_mm=20)) is None


def test_the_largest_type_that_fits_is_taken() -> None:
    """A caption's size at best, and 9 points at the least."""
    roomy, tight = partner_map(HUB), partner_map(HUB, Sheet(height_mm=70))

    assert roomy is not None
    assert tight is not None
    assert roomy.type_pt >= tight.type_pt >= 9


WRONG: dict[str, Callable[[], object]] = {
    "no body": lambda: PartnerMap("Map", ()),
    "one id twice": lambda: PartnerMap("Map", (Partner("a", "A"), Partner("a", "B"))),
    "a flow to nowhere": lambda: replace(HUB, flows=(Flow("H", "nobody", "refers"),)),
    "a flow to itself": lambda: replace(HUB, flows=(Flow("H", "H", "refers"),)),
    "a hub that is not there": lambda: replace(HUB, hub="nobody"),
    "a sum too few": lambda: replace(FUNDING, parties=(*FUNDING.parties, "One more")),
    "a sum below nothing": lambda: Funding("F", ("A",), (FundColumn("F", "-1", (Contribution(-1, "-1"),)),), "Total"),
    "a ladder without stages": lambda: DisputeLadder("L", "", ()),
    "a stage of less than no time": lambda: DisputeLadder("L", "", (LadderStage("A", "", -1),)),
    "a chain without roles": lambda: HandoverChain("C", ()),
}


@pytest.mark.parametrize("fault", WRONG)
def test_figures_that_cannot_be_drawn_are_refused(fault: str) -> None:
    """A wrong picture would be believed."""
    with pytest.raises(AgreementsError):
        WRONG[fault]()


def test_every_kind_of_picture_was_looked_at() -> None:
    """What was too large to draw would be missing from this page without a word."""
    assert len(ALL) == 7
