"""Looks under which Word alone would hide words of every agreement: the PDF, which does not follow them, would not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from agreements.diagnostics import FindingsError
from agreements.intake import open_house
from agreements.rendering.docx import fresh_house
from agreements.rendering.pale import pale_styles
from tests.rendering.docx_files import changed

Edit = Callable[[str], str]

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1A1A1A"/>'
_BLUE = '<w:shd w:val="clear" w:color="auto" w:fill="1B3A5C"/>'
_WHITE = '<w:color w:val="FFFFFF"/>'
_STYLES, _SETTINGS, _THEME = "word/styles.xml", "word/settings.xml", "word/theme/theme1.xml"


def in_style(style_id: str, paragraph: str = "", run: str = "") -> Edit:
    """The style with more in its paragraph and run properties, before what it says already."""

    def edit(xml: str) -> str:
        start = xml.index(f'w:styleId="{style_id}"')
        end = xml.index("</w:style>", start)
        style = xml[start:end]
        bare = re.sub(r"<w:color [^>]*/>", "", style) if "w:color " in run else style
        bare = bare if "<w:pPr>" in bare else bare.replace("<w:qFormat/>", "<w:qFormat/><w:pPr></w:pPr>")
        bare = bare if "<w:rPr>" in bare else f"{bare}<w:rPr></w:rPr>"
        made = bare.replace("</w:pPr>", f"{paragraph}</w:pPr>", 1).replace("<w:rPr>", f"<w:rPr>{run}", 1)
        return xml[:start] + made + xml[end:]

    return edit


def in_tables(before: str = "", within: str = "", after: str = "") -> Edit:
    """The table style with more before, within and after its table properties."""

    def edit(xml: str) -> str:
        start = xml.index('w:styleId="AgreementTable"')
        made = xml[start:].replace("<w:tblPr>", f"{before}<w:tblPr>", 1)
        return xml[:start] + made.replace("</w:tblPr>", f"{within}</w:tblPr>{after}", 1)

    return edit


def put(old: str, new: str) -> Edit:
    """One piece in place of another."""
    return lambda xml: xml.replace(old, new, 1)


def theme_colour(slot: str, digits: str) -> Edit:
    """The theme with another colour in one of its places."""
    return lambda xml: re.sub(
        rf"<a:{slot}>.*?</a:{slot}>", f'<a:{slot}><a:srgbClr val="{digits}"/></a:{slot}>', xml, count=1
    )


def on_pages(digits: str) -> Edit:
    """The document with a page colour."""
    return lambda xml: re.sub("(<w:document [^>]*>)", rf'\1<w:background w:color="{digits}"/>', xml, count=1)


def house_with(*edits: tuple[Edit, str]) -> bytes:
    """A fresh house style with changes, each of which changed something."""
    made = fresh_house()
    for edit, name in edits:
        before, made = made, changed(made, edit, name)
        assert made != before
    return made


_FILLED = f"<w14:textFill {_W14}>{{}}</w14:textFill>"
_OFF = '<w14:schemeClr w14:val="tx1"><w14:lumMod w14:val="0"/><w14:lumOff w14:val="100000"/></w14:schemeClr>'
_TEXT_1 = '<w:color w:val="000000" w:themeColor="text1"/>'

HIDDEN: dict[str, tuple[tuple[Edit, str], ...]] = {
    "tables of hidden words": ((in_tables("<w:rPr><w:vanish/></w:rPr>"), _STYLES),),
    "tables in white": ((in_tables(f"<w:rPr>{_WHITE}</w:rPr>"), _STYLES),),
    "tables in one point": ((in_tables('<w:rPr><w:sz w:val="2"/></w:rPr>'), _STYLES),),
    "hidden header rows": ((put('w:type="firstRow">', 'w:type="firstRow"><w:rPr><w:vanish/></w:rPr>'), _STYLES),),
    "rows that are hidden": ((put('w:type="firstRow">', 'w:type="firstRow"><w:trPr><w:hidden/></w:trPr>'), _STYLES),),
    "lines of tables on one another": (
        (in_tables('<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'), _STYLES),
    ),
    "tables beside the paper": ((in_tables(within='<w:tblInd w:w="20000" w:type="dxa"/>'), _STYLES),),
    "cells without room": ((put('<w:left w:w="85"', '<w:left w:w="9000"'), _STYLES),),
    "white on a pattern of white": (
        (in_style("ClauseLevel2", '<w:shd w:val="pct95" w:color="FFFFFF" w:fill="000000"/>', _WHITE), _STYLES),
    ),
    "white on a shade that is off": (
        (in_style("ClauseLevel2", '<w:shd w:val="nil" w:color="auto" w:fill="000000"/>', _WHITE), _STYLES),
    ),
    "a shade of the words over that of the paragraph": (
        (in_style("ClauseLevel2", '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', _DARK), _STYLES),
    ),
    "a dark highlighter": ((in_style("ClauseLevel2", "", '<w:highlight w:val="darkBlue"/>'), _STYLES),),
    "a frame without room": (
        (in_style("ClauseLevel2", '<w:framePr w:w="9000" w:h="1" w:hRule="exact" w:wrap="around"/>'), _STYLES),
    ),
    "words fitted into nothing": ((in_style("ClauseLevel2", "", '<w:fitText w:val="1"/>'), _STYLES),),
    "a white shade of the theme": (
        (
            in_style(
                "ClauseLevel2",
                '<w:shd w:val="clear" w:color="auto" w:fill="000000" w:themeFill="background2"/>',
                _WHITE,
            ),
            _STYLES,
        ),
    ),
    "a pale tint of the theme": (
        (in_style("ClauseLevel2", "", '<w:color w:val="000000" w:themeColor="text1" w:themeTint="25"/>'), _STYLES),
    ),
    "a theme of white accents": (
        (in_style("ClauseLevel2", "", '<w:color w:val="000000" w:themeColor="accent1"/>'), _STYLES),
        (theme_colour("accent1", "FFFFFF"), _THEME),
    ),
    "settings that turn black into white": (
        (in_style("ClauseLevel2", "", _TEXT_1), _STYLES),
        (put("<w:decimalSymbol", '<w:clrSchemeMapping w:bg1="light1" w:t1="light1"/><w:decimalSymbol'), _SETTINGS),
    ),
    "letters filled with white by their lightness": (
        (in_style("ClauseLevel2", "", _FILLED.format(f"<w14:solidFill>{_OFF}</w14:solidFill>")), _STYLES),
    ),
    "letters filled from white to white": (
        (
            in_style(
                "ClauseLevel2",
                "",
                _FILLED.format(
                    '<w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="FFFFFF"/></w14:gs>'
                    "</w14:gsLst></w14:gradFill>"
                ),
            ),
            _STYLES,
        ),
    ),
    "dark pages": (
        (
            lambda xml: re.sub("(<w:document [^>]*>)", r'\1<w:background w:color="1A1A1A"/>', xml, count=1),
            "word/document.xml",
        ),
    ),
}


@pytest.mark.parametrize("edits", HIDDEN.values(), ids=HIDDEN)
def test_what_word_alone_would_hide_is_refused(edits: tuple[tuple[Edit, str], ...]) -> None:
    """By the gate: a proof compares words, and could not see it."""
    with pytest.raises(FindingsError) as caught:
        open_house(house_with(*edits))

    assert {finding.id for finding in caught.value.report} == {"hidden"}


_NUMBER = '<w:pStyle w:val="ClauseLevel2"/><w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/>'
_COLOURED = f'{_NUMBER}<w:rPr><w:color w:val="{{}}"/></w:rPr>'

PALE: dict[str, tuple[tuple[tuple[Edit, str], ...], str]] = {
    "all cells": (((in_tables(after=f"<w:tcPr>{_DARK}</w:tcPr>"), _STYLES),), "'Table Text' in the table style"),
    "the table": (((in_tables(within=_DARK), _STYLES),), "'Table Text' in the table style"),
    "paragraphs in tables": (((in_tables(f"<w:pPr>{_DARK}</w:pPr>"), _STYLES),), "'Table Figure' in the table style"),
    "the first column": (
        (
            (
                put(
                    '<w:tblStylePr w:type="firstRow">',
                    f'<w:tblStylePr w:type="firstCol"><w:tcPr>{_DARK}</w:tcPr></w:tblStylePr>'
                    '<w:tblStylePr w:type="firstRow">',
                ),
                _STYLES,
            ),
        ),
        "(firstCol)",
    ),
    "a table style below": (
        ((in_style("TableNormal", "", "<w:shd w:val='clear' w:fill='1A1A1A'/>"), _STYLES),),
        "(wholeTable)",
    ),
    "terms": (
        (
            (in_style("ClauseLevel2", _BLUE, _WHITE), _STYLES),
            (in_style("DefinedTerm", "", '<w:color w:val="1B3A5C"/>'), _STYLES),
        ),
        "'Defined Term' in 'Clause Level 2'",
    ),
    "numbers": (
        (
            (in_style("ClauseLevel2", _BLUE, _WHITE), _STYLES),
            (put(_NUMBER, _COLOURED.format("1B3A5C")), "word/numbering.xml"),
        ),
        "the numbers of 'Clause Level 2'",
    ),
    "numbers on paper": (((put(_NUMBER, _COLOURED.format("DDDDDD")), "word/numbering.xml"),), "numbers of"),
}


@pytest.mark.parametrize(("edits", "told"), PALE.values(), ids=PALE)
def test_words_that_are_lost_in_a_shade_are_told_by_their_style(edits: tuple[tuple[Edit, str], ...], told: str) -> None:
    """Whichever style sets the shade, and whichever the letters."""
    assert told in "; ".join(pale_styles(open_house(house_with(*edits))))


GOOD: dict[str, tuple[tuple[Edit, str], ...]] = {
    "a colour of the theme": (
        (in_style("ClauseLevel2", "", '<w:color w:val="1B3A5C" w:themeColor="accent1"/>'), _STYLES),
    ),
    "the black of the theme": ((in_style("ClauseLevel2", "", _TEXT_1), _STYLES),),
    "a darker accent": (
        (in_style("ClauseLevel2", "", '<w:color w:val="142B45" w:themeColor="accent1" w:themeShade="BF"/>'), _STYLES),
    ),
    "old light grey": ((in_style("ClauseLevel2", '<w:shd w:val="pct10" w:color="auto" w:fill="auto"/>'), _STYLES),),
    "white header rows by the table style, on their shade": (
        (
            put(
                '<w:tblStylePr w:type="firstRow"><w:tcPr>',
                f'<w:tblStylePr w:type="firstRow"><w:rPr>{_WHITE}</w:rPr><w:tcPr>{_BLUE}',
            ),
            _STYLES,
        ),
        (in_style("TableHeading", _BLUE, _WHITE), _STYLES),
    ),
    "pages of a pale cream": (
        (
            lambda xml: re.sub("(<w:document [^>]*>)", r'\1<w:background w:color="FFFBF0"/>', xml, count=1),
            "word/document.xml",
        ),
    ),
    "bands that our tables do not ask for": (
        (
            put(
                '<w:tblStylePr w:type="firstRow">',
                f'<w:tblStylePr w:type="lastRow"><w:tcPr>{_DARK}</w:tcPr></w:tblStylePr>'
                '<w:tblStylePr w:type="firstRow">',
            ),
            _STYLES,
        ),
    ),
}


@pytest.mark.parametrize("edits", GOOD.values(), ids=GOOD)
def test_what_word_shows_comes_in(edits: tuple[tuple[Edit, str], ...]) -> None:
    """Word writes colours of its theme everywhere, and old files have patterns."""
    assert not [*pale_styles(open_house(house_with(*edits)))]
