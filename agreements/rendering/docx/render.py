"""A numbered document and a house style make a Word file, with live numbers, references, contents and headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from lxml import etree

from agreements.diagnostics import FaultError
from agreements.document import NumberedDocument, Part, Schedule
from agreements.intake.house import Edge, House
from agreements.rendering.columns import paper_of, planned
from agreements.rendering.docx.anchors import Anchors
from agreements.rendering.docx.body import Layout, body
from agreements.rendering.docx.cover import lay_out_cover
from agreements.rendering.docx.fonts import embed, faces_used
from agreements.rendering.docx.markup import BODY_MARK, LANGUAGES, PART_MARK, R, W
from agreements.rendering.docx.package import Package
from agreements.rendering.docx.pictures import embedded
from agreements.rendering.docx.properties import carry_payload, set_properties
from agreements.rendering.docx.references import targets
from agreements.rendering.docx.running import Running
from agreements.rendering.docx.second_language import add_second_language, mark_cover
from agreements.rendering.docx.styles import StyleIds, set_label_words, set_language, set_right_stops, style_ids
from agreements.rendering.docx.writer import Writer

_W = f"{{{W}}}"
_TWIPS = 20
_BODY_COMMENT = "agreements-body"
_CONTENTS_FIELD = 'TOC \\o "1-2" \\h \\z \\u'


def render_docx(  # noqa: PLR0913 - each named at the call
    document: NumberedDocument,
    house: House,
    *,
    definition: bytes | None,
    properties: Mapping[str, str],
    page_numbers: Mapping[str, int] | None,
    fonts: Mapping[str, bytes] | None,
    created: date,
    drawn_with: Mapping[str, bytes] = MappingProxyType({}),
    cover_top: float | None = None,
) -> bytes:
    """The agreement as a .docx; the same arguments give the same bytes.

    `definition` travels inside, `properties` become custom properties. `page_numbers` (block id to page, from 1) fill
    the contents until Word counts for itself. Of `fonts` (file name to bytes) the faces that are used are embedded.
    Pictures are `drawn_with` these fonts, for programs that draw no SVG. `cover_top` is the space in points before the
    cover's first words, where it is not the house style's.

    Raises:
        FindingsError: a tag of the house style cannot be filled in.
        FaultError: the document refers to a block that is not there, or holds text that XML cannot.
    """
    # Half of what importing this room would cost, for commands that print no Word file.
    from agreements.rendering.docx.frame import filled_parts  # noqa: PLC0415

    package = Package(filled_parts(house, document.frame))
    paper = paper_of(house)
    ids, second = _prepare_styles(package, document, round(paper.upright * _TWIPS))
    frame = etree.fromstring(package.parts[package.main])
    instruction = _take_contents_out(frame, ids["contents_heading"])
    lay_out_cover(_body_of(frame), cover_top)
    if document.second:
        mark_cover(frame, LANGUAGES.get(document.second, document.second))
    pages = page_numbers or {}
    running = Running(
        package,
        _take_section(frame),
        watermark=document.frame.watermark,
        font=house.styles["heading"].font,
        pages=max(pages.values(), default=1),
    )
    anchors = Anchors(block.id for block in document.blocks)
    writer = Writer(
        ids, anchors, targets(document), planned(document.blocks, paper, second=document.second), _total_rule(house)
    )
    writers = {False: writer, True: replace(writer, styles=second, repeats=True)}
    pictures = embedded(package, document.blocks, drawn_with)
    layout = Layout(running.text_width, running.wide_text_width, instruction, pages, pictures)
    text, section = body(document, writers, layout, running.section)
    running.finish()
    package.parts[package.main] = _spliced(frame, text, section)
    if fonts is not None:
        embed(package, fonts, faces_used(house, writer.faces))
    carry_payload(package, definition, anchors.hashed)
    set_properties(package, document.frame, document.language, properties, created)
    return package.zipped()


def _total_rule(house: House) -> str:
    """The line above a total is that under the header row, as in PDF and HTML."""
    edge = next((edge for edge in house.table_edges if edge.side == "heading"), Edge("heading", 1, "#1a1a1a"))
    size, colour = round(edge.width * 8), edge.colour.removeprefix("#").upper()
    return f'w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"'


def _prepare_styles(package: Package, document: NumberedDocument, width: int) -> tuple[StyleIds, StyleIds]:
    """The styles speak the document's language, its lists say Schedule and Part as it does, lines reach the margin.

    The second ids are those of the second language, where it has one: the same styles with lists and a language of
    their own.
    """
    styles_name = package.target(package.main, f"{R}/styles")
    numbering_name = package.target(package.main, f"{R}/numbering")
    styles = etree.fromstring(package.parts[styles_name])
    numbering = etree.fromstring(package.parts[numbering_name])
    ids = style_ids(styles)
    set_right_stops(styles, ids, width)
    set_language(styles, LANGUAGES.get(document.language, document.language))
    second = ids
    if document.second:
        second = add_second_language(styles, numbering, ids, LANGUAGES.get(document.second, document.second))
    for kind, key in ((Schedule, "schedule"), (Part, "part")):
        for own, is_second in ((ids, False), (second, True)):
            named = (b.label for b in document.blocks if isinstance(b, kind) and document.is_second(b) is is_second)
            set_label_words(numbering, styles, own[key], next(named, ""))
    _speak_in_settings(package, document.language)
    package.parts[styles_name] = etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.parts[numbering_name] = etree.tostring(numbering, xml_declaration=True, encoding="UTF-8", standalone=True)
    return ids, second


def _speak_in_settings(package: Package, language: str) -> None:
    """Word checks spelling in the language of its settings where it knows no better."""
    for _, name in package.targets(package.main, f"{R}/settings"):
        settings = etree.fromstring(package.parts[name])
        set_language(settings, LANGUAGES.get(language, language))
        package.parts[name] = etree.tostring(settings, xml_declaration=True, encoding="UTF-8", standalone=True)


def _body_of(frame: etree._Element) -> etree._Element:
    found = frame.find(f"{_W}body")
    if found is None:
        raise FaultError("the house style has no body", hint="write a fresh house style")
    return found


def _take_contents_out(frame: etree._Element, heading_style: str) -> str:
    """The frame without its contents heading and field, which the body brings where the document wants them.

    The answer is the field's instruction, so that whoever edits the house style decides what the contents list.
    """
    instruction, depth = "", 0
    for child in list(_body_of(frame)):
        style = child.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") == heading_style:
            _body_of(frame).remove(child)
            continue
        texts = "".join(text.text or "" for text in child.iter(f"{_W}instrText")).strip()
        starts = texts.startswith("TOC")
        instruction = texts if starts and not instruction else instruction
        inside = depth > 0 or starts
        if inside:
            marks = [mark.get(f"{_W}fldCharType") for mark in child.iter(f"{_W}fldChar")]
            depth += marks.count("begin") - marks.count("end")
            _body_of(frame).remove(child)
    return instruction.partition(" PAGEREF")[0].strip() or _CONTENTS_FIELD


def _take_section(frame: etree._Element) -> etree._Element:
    section = _body_of(frame).find(f"{_W}sectPr")
    if section is None:
        raise FaultError("the house style has no page set-up", hint="write a fresh house style")
    _body_of(frame).remove(section)
    return section


def _spliced(frame: etree._Element, text: str, section: str) -> bytes:
    """The whole document part. The body goes in as text: adding its elements one by one takes quadratic time.

    Whether it is well formed is for the proof to say, which parses every part before anything is delivered.
    """
    if not {"w", "r"} <= set(frame.nsmap):
        raise FaultError("the house style names its namespaces in an unknown way", hint="save it again in Word")
    holder = _body_of(frame)
    mark = holder.find(f"{_W}bookmarkStart[@{_W}name='{BODY_MARK}']")
    if mark is None:
        raise FaultError(
            "the house style has no place for the body", hint="put {{p body }} into a paragraph of its own"
        )
    end = mark.getnext()
    holder.replace(mark, etree.Comment(_BODY_COMMENT))
    if end is not None:
        holder.remove(end)
    holder.append(etree.Comment(f"{_BODY_COMMENT}-section"))
    whole = etree.tostring(frame, encoding="unicode").replace(PART_MARK, "")
    head, _, rest = whole.partition(f"<!--{_BODY_COMMENT}-->")
    trail, _, foot = rest.partition(f"<!--{_BODY_COMMENT}-section-->")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{head}{text}{trail}{section}{foot}'.encode()
