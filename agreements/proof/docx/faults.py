"""Faults of a Word file that Word, or the next program, would stumble over, and that no reader of the text sees.

Public checkers miss about half of them, so this one is ours; tests run theirs too.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from agreements.proof.docx.package import OFFICE, DocxPackage, W, opened, value

_STORY = re.compile(r"^word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$")
_TAG = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_HALF_TAG = re.compile(rb"[{}]")
_REFERRING = re.compile(r"^\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)", re.IGNORECASE)
_NEEDS_RESULT = re.compile(r"^\s*(PAGE|NUMPAGES|SECTIONPAGES|REF|PAGEREF|SEQ)\b", re.IGNORECASE)
_WEB = ("http://", "https://", "mailto:")
_MOST_NAME = 40
_CORE_REQUIRED = ("title", "creator", "language", "created", "modified")
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def docx_faults(file: bytes | DocxPackage, printed: Iterable[str] = ()) -> tuple[str, ...]:
    """One sentence for each fault found; empty for a file that is sound.

    `printed` are texts that the document means to print: what looks like a tag and stands in one of them is none.
    """
    try:
        package = opened(file)
    except (zipfile.BadZipFile, ValueError, EOFError, OSError) as error:
        return (f"the file is no zip: {error}",)
    ill_formed = tuple(_ill_formed(package))
    if ill_formed:
        return ill_formed
    if package.main not in package.parts:
        return ("the file has no document part",)
    faults = [fault for check in _CHECKS for fault in check(package)]
    return (*faults, *_leftover_tags(package, "\n".join(printed)))


def _ill_formed(package: DocxPackage) -> Iterator[str]:
    for name in package.parts:
        if name.endswith((".xml", ".rels")):
            try:
                package.root(name)
            except etree.XMLSyntaxError as error:
                yield f"{name} is not well formed: {error.msg}"


def _stories(package: DocxPackage) -> Iterator[tuple[str, etree._Element]]:
    for name in package.parts:
        if _STORY.match(name) or name == package.main:
            yield name, package.root(name)


# --- the package ----------------------------------------------------------------------------------------------------


def _part_names(package: DocxPackage) -> Iterator[str]:
    for name, count in Counter(name.lower() for name in package.names).items():
        if count > 1:
            yield f"the part {name} is there {count} times"


def _content_types(package: DocxPackage) -> Iterator[str]:
    if "[Content_Types].xml" not in package.parts:
        yield "the file has no [Content_Types].xml"
        return
    root = package.root("[Content_Types].xml")
    overrides = [entry.get("PartName", "").lstrip("/") for entry in root.iter(f"{_TYPES}Override")]
    defaults = {entry.get("Extension", "").lower() for entry in root.iter(f"{_TYPES}Default")}
    for name in package.parts:
        suffix = name.rpartition(".")[2].lower()
        if name not in overrides and suffix not in defaults and name != "[Content_Types].xml":
            yield f"{name} has no content type"
    for name, count in Counter(overrides).items():
        if name not in package.parts:
            yield f"a content type is given for {name}, which is not there"
        if count > 1:
            yield f"{name} has {count} content types"


def _relationships(package: DocxPackage) -> Iterator[str]:
    for listing in [name for name in package.parts if name.endswith(".rels")]:
        folder, name = posixpath.split(listing)
        source = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        entries = list(package.relations(source))
        for id_, count in Counter(entry.id for entry in entries).items():
            if count > 1:
                yield f"{listing} gives the id {id_} {count} times"
        for entry in entries:
            harmless = entry.kind.endswith("/hyperlink") and entry.target.lower().startswith(_WEB)
            if entry.external and not harmless:
                yield f"{listing} reaches outside the file: {entry.target}"
            if not entry.external and entry.target not in package.parts:
                yield f"{listing} leads to {entry.target}, which is not there"


def _relationship_ids(package: DocxPackage) -> Iterator[str]:
    for name, root in _stories(package):
        known = {entry.id for entry in package.relations(name)}
        prefix = next((short for short, long in root.nsmap.items() if long == OFFICE and short), "r")
        pattern = rb' %s:\w+="([^"]*)"' % prefix.encode()
        used = {found.decode() for found in re.findall(pattern, package.parts[name])}
        for id_ in sorted(used - known):
            yield f"{name} uses the relationship {id_}, which is not there"


def _core(package: DocxPackage) -> Iterator[str]:
    entry = next(package.relations("", "core-properties"), None)
    if entry is None or entry.target not in package.parts:
        yield "the file has no core properties"
        return
    counts = Counter(etree.QName(child).localname for child in package.root(entry.target))
    for name, count in counts.items():
        if count > 1:
            yield f"the core property {name} is there {count} times"
    for name in _CORE_REQUIRED:
        if not counts[name]:
            yield f"the core property {name} is missing"


# --- bookmarks and fields -------------------------------------------------------------------------------------------


def _bookmarks(package: DocxPackage) -> Iterator[str]:
    names: Counter[str] = Counter()
    for part, root in _stories(package):
        starts = Counter(mark.get(f"{W}id", "") for mark in root.iter(f"{W}bookmarkStart"))
        ends = Counter(mark.get(f"{W}id", "") for mark in root.iter(f"{W}bookmarkEnd"))
        names.update(mark.get(f"{W}name", "").lower() for mark in root.iter(f"{W}bookmarkStart"))
        for id_ in sorted({*starts, *ends}):
            if (starts[id_], ends[id_]) != (1, 1):
                yield f"{part} starts the bookmark {id_} {starts[id_]} times and ends it {ends[id_]} times"
    for name, count in names.items():
        if count > 1:
            yield f"the bookmark {name} is there {count} times"
        if len(name) > _MOST_NAME:
            yield f"the bookmark {name} has more than {_MOST_NAME} characters"


def _fields(package: DocxPackage) -> Iterator[str]:
    names = {
        mark.get(f"{W}name", "").lower() for _, root in _stories(package) for mark in root.iter(f"{W}bookmarkStart")
    }
    for part, root in _stories(package):
        for instruction, has_result, complete in _read_fields(root):
            word = " ".join(instruction.split())
            if not complete:
                yield f"{part} has a field that does not end: {word}"
            if _NEEDS_RESULT.match(instruction) and not has_result:
                yield f"{part} has a field without its last result: {word}"
            found = _REFERRING.match(instruction)
            if found and found.group(1).lower() not in names:
                yield f"{part} refers to a bookmark that is not there: {word}"
        for link in root.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor and anchor.lower() not in names:
                yield f"{part} links to a bookmark that is not there: {anchor}"


def _read_fields(root: etree._Element) -> Iterator[tuple[str, bool, bool]]:
    """Each complex field: its instruction, whether its result has text, whether it is complete."""
    stack: list[list[str | bool]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append(["", False, False])
        elif kind == "separate" and stack:
            stack[-1][1] = True
        elif kind == "end":
            if not stack:
                yield "(an end without a beginning)", True, False
                continue
            instruction, _, result = stack.pop()
            yield str(instruction), bool(result), True
        elif element.tag == f"{W}instrText" and stack:
            stack[-1][0] = f"{stack[-1][0]}{element.text or ''}"
        elif element.tag == f"{W}t":
            for entry in stack:
                entry[2] = entry[2] or (bool(entry[1]) and bool(element.text))
    for instruction, _, result in stack:
        yield str(instruction), bool(result), False


def _prompts(package: DocxPackage) -> Iterator[str]:
    settings = package.related("settings")
    if settings is not None and settings.find(f"{W}updateFields") is not None:
        yield "the file asks Word to update its fields, which brings up a prompt"
    for part, root in _stories(package):
        if any(mark.get(f"{W}dirty") not in (None, "0", "false") for mark in root.iter(f"{W}fldChar", f"{W}fldSimple")):
            yield f"{part} has a field marked as out of date, which brings up a prompt"


# --- styles, lists, sections, controls ------------------------------------------------------------------------------


def _styles(package: DocxPackage) -> Iterator[str]:
    known = set(package.styles())
    for part, root in _stories(package):
        used = {element.get(f"{W}val", "") for element in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        for name in sorted(used - known):
            yield f"{part} uses the style {name}, which is not there"


def _lists(package: DocxPackage) -> Iterator[str]:
    numbering = package.related("numbering")
    numbers = list(numbering.iter(f"{W}num")) if numbering is not None else []
    abstracts = {
        entry.get(f"{W}abstractNumId") for entry in (numbering.iter(f"{W}abstractNum") if numbering is not None else ())
    }
    known = {"0", *(entry.get(f"{W}numId") for entry in numbers)}
    for entry in numbers:
        if value(entry, "abstractNumId") not in abstracts:
            yield f"the list {entry.get(f'{W}numId')} is not defined"
    styles = package.related("styles")
    roots = [*_stories(package), *([("word/styles.xml", styles)] if styles is not None else [])]
    for part, root in roots:
        for number in sorted({entry.get(f"{W}val", "") for entry in root.iter(f"{W}numId")} - known):
            yield f"{part} uses the list {number}, which is not there"


def _sections(package: DocxPackage) -> Iterator[str]:
    body = package.root(package.main).find(f"{W}body")
    if body is None or not len(body) or body[-1].tag != f"{W}sectPr":
        yield "the document does not end with its page set-up"
        return
    for section in body.iter(f"{W}sectPr"):
        if section.find(f"{W}pgSz") is None:
            yield "a section has no page size"


def _cells(package: DocxPackage) -> Iterator[str]:
    for part, root in _stories(package):
        if any(not len(cell) or cell[-1].tag != f"{W}p" for cell in root.iter(f"{W}tc")):
            yield f"{part} has a table cell that does not end with a paragraph"
        for table in root.iter(f"{W}tbl"):
            grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            if any(_width(row) != grid for row in table.iterfind(f"{W}tr")):
                yield f"{part} has a table row that does not fit its columns"


def _width(row: etree._Element) -> int:
    return sum(int(value(cell, "tcPr/gridSpan", "1")) for cell in row.iterfind(f"{W}tc"))


def _controls(package: DocxPackage) -> Iterator[str]:
    ids = Counter(
        entry.get(f"{W}val", "") for _, root in _stories(package) for entry in root.iterfind(f".//{W}sdtPr/{W}id")
    )
    for id_, count in ids.items():
        if count > 1:
            yield f"the content control {id_} is there {count} times"


_PROPERTY_ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
_TWO = 2
_RANK = {f"{W}{name}": rank for rank, name in enumerate(_PROPERTY_ORDER)}


def _property_order(package: DocxPackage) -> Iterator[str]:
    """Word refuses a file, or drops a property, when paragraph properties stand in another order than the schema's."""
    for part, root in _stories(package):
        for properties in root.iter(f"{W}pPr"):
            if len(properties) < _TWO:
                continue
            ranks = [_RANK.get(str(child.tag), -1) for child in properties]
            if ranks != sorted(ranks) or len(set(ranks)) != len(ranks):
                names = ", ".join(etree.QName(child).localname for child in properties)
                yield f"{part} has paragraph properties out of order: {names}"
                break


_CHECKS: tuple[Callable[[DocxPackage], Iterator[str]], ...] = (
    _part_names,
    _content_types,
    _relationships,
    _relationship_ids,
    _core,
    _bookmarks,
    _fields,
    _prompts,
    _styles,
    _lists,
    _sections,
    _cells,
    _controls,
    _property_order,
)


# --- tags -----------------------------------------------------------------------------------------------------------


def _leftover_tags(package: DocxPackage, printed: str) -> Iterator[str]:
    for name in package.parts:
        if name.endswith(".xml") and not name.startswith("customXml/") and _HALF_TAG.search(package.parts[name]):
            for text in _texts(package.root(name)):
                if _TAG.search(text) and not _is_printed(text, printed):
                    yield f"{name} still has a tag in it: {text.strip()[:80]!r}"


def _texts(root: etree._Element) -> Iterator[str]:
    paragraphs = list(root.iter(f"{W}p"))
    if paragraphs:
        for paragraph in paragraphs:
            yield "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
    else:
        yield from (str(text) for text in root.itertext())


def _is_printed(text: str, printed: str) -> bool:
    """Whether each run of words with a tag in it is one that the document means to print."""
    rest = text
    for line in sorted(printed.split("\n"), key=len, reverse=True):
        if line and _TAG.search(line):
            rest = rest.replace(line, "")
    return not _TAG.search(rest)
