"""Styles and lists for the second language of a document in two, so that each text counts by itself and says its own.

A lawyer who adds a paragraph in both columns then sees both numbers move, and spelling is checked in each language.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from agreements.intake.house import STYLE_NAMES
from agreements.rendering.docx.markup import W
from agreements.rendering.docx.styles import StyleIds

_W = f"{{{W}}}"
_CHARACTER = "character"
_NOT_COPIED = ("link", "aliases", "autoRedefine")
_ALONE = ("contents_1", "contents_2", "header", "footer", "cover_")
"""What has no style for a second language: Word sets these by itself, and a cover has both languages in one line."""

_AFTER_LANGUAGE = ("eastAsianLayout", "specVanish", "oMath")
"""What comes after the language in the properties of a run. Source: ECMA-376 Part 1, 17.3.2.28 (CT_RPr)."""


def add_second_language(styles: etree._Element, numbering: etree._Element, ids: StyleIds, language: str) -> StyleIds:
    """The ids of copies of the house's paragraph styles, which speak that language and count in lists of their own."""
    by_id = {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}
    lists = _Lists(numbering)
    made: dict[str, str] = {}
    for key in STYLE_NAMES:
        original = by_id[ids[key]]
        if not key.startswith(_ALONE) and original.get(f"{_W}type") != _CHARACTER and ids[key] not in made:
            made[ids[key]] = _copy(original, language, lists)
    lists.finish()
    for old, new in made.items():
        _follow_in_own_language(_style(styles, new), made, old)
    return StyleIds({key: made.get(id_, id_) for key, id_ in ids.ids.items()}, ids.table, ids.section_end)


def mark_cover(frame: etree._Element, language: str) -> None:
    """What stands on the second line of a paragraph of the cover is in the second language."""
    for line_break in list(frame.iter(f"{_W}br")):
        run = line_break.getparent()
        if run is None or run.tag != f"{_W}r" or line_break.get(f"{_W}type"):
            continue
        look = run.find(f"{_W}rPr")
        rest = etree.Element(f"{_W}r")
        rest.append(etree.Element(f"{_W}rPr") if look is None else deepcopy(look))
        _set_mark(rest[0], language)
        rest.extend([line_break, *line_break.itersiblings()])
        run.addnext(rest)


def _copy(original: etree._Element, language: str, lists: _Lists) -> str:
    copied = deepcopy(original)
    short = language.partition("-")[0]
    id_ = f"{original.get(f'{_W}styleId')}_{short}"
    copied.set(f"{_W}styleId", id_)
    copied.set(f"{_W}customStyle", "1")
    copied.attrib.pop(f"{_W}default", None)
    name = copied.find(f"{_W}name")
    if name is not None:
        name.set(f"{_W}val", f"{name.get(f'{_W}val')} ({short})")
    for tag in _NOT_COPIED:
        for child in copied.findall(f"{_W}{tag}"):
            copied.remove(child)
    for number in copied.iterfind(f"{_W}pPr/{_W}numPr/{_W}numId"):
        number.set(f"{_W}val", lists.copied(number.get(f"{_W}val", ""), original.get(f"{_W}styleId", ""), id_))
    _speak(copied, language)
    original.addnext(copied)
    return id_


def _speak(style: etree._Element, language: str) -> None:
    look = style.find(f"{_W}rPr")
    if look is None:
        look = etree.Element(f"{_W}rPr")
        before = [
            child for child in style if child.tag not in (f"{_W}tblPr", f"{_W}trPr", f"{_W}tcPr", f"{_W}tblStylePr")
        ]
        style.insert(len(before), look)
    _set_mark(look, language)


def _set_mark(look: etree._Element, language: str) -> None:
    for old in look.findall(f"{_W}lang"):
        look.remove(old)
    mark = etree.Element(f"{_W}lang")
    mark.set(f"{_W}val", language)
    names = {f"{_W}{name}" for name in _AFTER_LANGUAGE}
    look.insert(sum(1 for child in look if child.tag not in names), mark)


def _style(styles: etree._Element, id_: str) -> etree._Element:
    return next(style for style in styles.iter(f"{_W}style") if style.get(f"{_W}styleId") == id_)


def _follow_in_own_language(style: etree._Element, made: dict[str, str], old: str) -> None:
    """The next paragraph that somebody writes, and the style that this one is based on, speak the language too."""
    for tag in ("next", "basedOn"):
        for child in style.findall(f"{_W}{tag}"):
            value = child.get(f"{_W}val", "")
            if value != old:
                child.set(f"{_W}val", made.get(value, value))


class _Lists:
    """Copies of the lists that styles count in, each made once."""

    def __init__(self, numbering: etree._Element) -> None:
        self._numbering = numbering
        self._made: dict[str, str] = {}
        self._abstract: dict[str, etree._Element] = {}
        self._renamed: dict[str, str] = {}

    def copied(self, number: str, old: str, new: str) -> str:
        """The number of the list that counts beside the one of that number; the style `new` stands for `old` in it."""
        self._renamed[old] = new
        found = self._numbering.find(f"{_W}num[@{_W}numId='{number}']")
        if found is None:
            return number
        if number not in self._made:
            chosen = found.find(f"{_W}abstractNumId")
            abstract = self._copied_abstract("" if chosen is None else chosen.get(f"{_W}val", ""))
            copied = deepcopy(found)
            self._made[number] = self._free("num", "numId")
            copied.set(f"{_W}numId", self._made[number])
            copied.find(f"{_W}abstractNumId").set(f"{_W}val", abstract)
            self._numbering.findall(f"{_W}num")[-1].addnext(copied)
        return self._made[number]

    def finish(self) -> None:
        """Each level of a copied list belongs to the copy of its style, or to none."""
        for abstract in self._abstract.values():
            for bound in list(abstract.iter(f"{_W}pStyle")):
                style = self._renamed.get(bound.get(f"{_W}val", ""))
                if style:
                    bound.set(f"{_W}val", style)
                else:
                    bound.getparent().remove(bound)

    def _copied_abstract(self, id_: str) -> str:
        if id_ not in self._abstract:
            original = self._numbering.find(f"{_W}abstractNum[@{_W}abstractNumId='{id_}']")
            copied = deepcopy(original)
            copied.set(f"{_W}abstractNumId", self._free("abstractNum", "abstractNumId"))
            for name in ("nsid", "tmpl"):  # by which Word takes two lists for one
                for mark in copied.findall(f"{_W}{name}"):
                    mark.set(f"{_W}val", f"{int(mark.get(f'{_W}val', '0'), 16) ^ 0x5A5A5A5A:08X}")
            for name in ("styleLink", "numStyleLink"):
                for mark in copied.findall(f"{_W}{name}"):
                    copied.remove(mark)
            self._numbering.findall(f"{_W}abstractNum")[-1].addnext(copied)
            self._abstract[id_] = copied
        return str(self._abstract[id_].get(f"{_W}abstractNumId"))

    def _free(self, tag: str, name: str) -> str:
        taken = [int(each.get(f"{_W}{name}", "0")) for each in self._numbering.findall(f"{_W}{tag}")]
        return str(max(taken, default=0) + 1)
