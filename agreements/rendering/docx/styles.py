"""The house style's named styles by the ids that its file happens to give them, and its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from agreements.diagnostics import FaultError
from agreements.intake.house import STYLE_NAMES, TABLE_STYLE, ids_by_key
from agreements.rendering.docx.markup import W

_W = f"{{{W}}}"
SECTION_END_STYLE = "Section End"


@dataclass(frozen=True, slots=True)
class StyleIds:
    """Style ids by key of `STYLE_NAMES`; the ids of `table` and `section_end` are empty where the house lacks them."""

    ids: Mapping[str, str]
    table: str
    section_end: str

    def __getitem__(self, key: str) -> str:
        return self.ids[key]


def style_ids(styles: etree._Element) -> StyleIds:
    """Every style's id, looked up by name.

    LibreOffice gives styles other ids when it saves, and Word in another language does too. A paragraph in a style
    that is not there prints without its number, and nobody is told.

    Raises:
        FaultError: a style is missing; `intake.open_house` refuses such a house style.
    """
    by_name = {_name(style): style.get(f"{_W}styleId", "") for style in styles.iter(f"{_W}style")}
    ids = ids_by_key(by_name)
    missing = [name for key, name in STYLE_NAMES.items() if key not in ids]
    if missing:
        raise FaultError(f"the house style lacks {', '.join(missing)}", hint="open it with intake.open_house")
    return StyleIds(ids, by_name.get(TABLE_STYLE, ""), by_name.get(SECTION_END_STYLE, ""))


def _name(style: etree._Element) -> str:
    name = style.find(f"{_W}name")
    return "" if name is None else name.get(f"{_W}val", "")


def set_language(part: etree._Element, language: str) -> None:
    """Every language mark of the styles, or of the settings, names the document's: every run inherits it."""
    for name in ("lang", "themeFontLang"):
        for mark in part.iter(f"{_W}{name}"):
            mark.set(f"{_W}val", language)


_TO_THE_MARGIN = ("contents_1", "contents_2", "header", "footer")


def set_right_stops(styles: etree._Element, ids: StyleIds, width: int) -> None:
    """Page numbers in the contents and the ends of running lines stand at the right margin, `width` twips along.

    Word keeps the stops of a style where they were when somebody moves the margins. Further stops move in proportion.
    """
    for key in _TO_THE_MARGIN:
        tabs = styles.findall(f"{_W}style[@{_W}styleId='{ids[key]}']/{_W}pPr/{_W}tabs/{_W}tab")
        places = {tab: round(float(tab.get(f"{_W}pos", "0"))) for tab in tabs if tab.get(f"{_W}val") != "clear"}
        ends = [place for tab, place in places.items() if tab.get(f"{_W}val") in _ENDS]
        for tab, place in places.items() if ends and max(ends) > 0 else ():
            if tab.get(f"{_W}val") in (*_ENDS, "center"):
                tab.set(f"{_W}pos", str(round(place * width / max(ends))))


_ENDS = ("right", "end")


def set_label_words(numbering: etree._Element, styles: etree._Element, style_id: str, label: str) -> None:
    """The list level bound to the style prints its number after the words of `label`.

    So `Atodlen 2` comes from a house style that says `Schedule %1`. A label without a closing number changes nothing.
    """
    words = label.rstrip("0123456789")
    level = _bound_level(numbering, styles, style_id)
    if level is None or words == label:
        return
    text = level.find(f"{_W}lvlText")
    index = int(level.get(f"{_W}ilvl", "0")) + 1
    if text is not None:
        text.set(f"{_W}val", f"{words}%{index}")


def _bound_level(numbering: etree._Element, styles: etree._Element, style_id: str) -> etree._Element | None:
    for number in styles.iterfind(f"{_W}style[@{_W}styleId='{style_id}']/{_W}pPr/{_W}numPr"):
        num_id = _value(number, "numId")
        ilvl = _value(number, "ilvl") or "0"
        abstract = numbering.find(f"{_W}num[@{_W}numId='{num_id}']/{_W}abstractNumId")
        if abstract is not None:
            chosen = abstract.get(f"{_W}val")
            path = f"{_W}abstractNum[@{_W}abstractNumId='{chosen}']/{_W}lvl[@{_W}ilvl='{ilvl}']"
            return numbering.find(path)
    return None


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val", "")
