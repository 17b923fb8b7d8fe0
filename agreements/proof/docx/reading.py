"""Every line of a Word file in reading order, with the block it belongs to and the number that Word prints."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from binascii import Error as Base64Error
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from agreements.proof.contrast import LEAST_CONTRAST, WHITE, contrast
from agreements.proof.docx.numbers import Numbers
from agreements.proof.docx.package import DocxPackage, W, opened, value
from agreements.proof.lines import Line

PAYLOAD = "{urn:agreements:payload:1}"
UNSEEN = "[unseen: "
"""Stands before text that is in the file and that no reader sees: hidden, white, or two points and less."""

_READABLE, _DIGEST = "_b", "_x"
_MARKS = {"h": "-", "d": ".", "u": "_", "c": ":", "s": "/", "l": "[", "r": "]", "p": " ", "n": "#"}
_MARK = re.compile("_([" + "".join(_MARKS) + "])")
_GAP = "\N{EM SPACE}"
_LEFTOVER = re.compile(r"\{[{%#]|[%#}]\}")
_TINY = 4
_WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})
_DIGITS = re.compile("[0-9A-Fa-f]{6}")
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_TEXT, _FIELD_MARK, _FIELD_KIND = f"{W}t", f"{W}fldChar", f"{W}fldCharType"
_INSTRUCTION, _RUN, _LOOK, _PROPERTIES = f"{W}instrText", f"{W}r", f"{W}rPr", f"{W}pPr"
_BOOKMARK, _NAME = f"{W}bookmarkStart", f"{W}name"
_PRINTED = (_TEXT, _FIELD_MARK, _INSTRUCTION, *_SIGNS)
_COUNTED = re.compile(r"\s*SEQ\s+(Table|Figure)\b")
_REPEATS = re.compile(r"\\c\b")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class DocxReading:
    """What a Word file says.

    `lines` are the body's, `cover` stands before the first block. `contents` are the cached entries with their page
    numbers, `running` the set of header and footer lines. `leftovers` are lines with something like a tag in them.
    `definition` is the definition that travels inside, `properties` the custom properties.
    """

    lines: tuple[Line, ...]
    cover: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    definition: bytes | None = None
    properties: Mapping[str, str] = field(default_factory=dict)


def read_docx(file: bytes | DocxPackage) -> DocxReading:
    """The file's lines, each with its block, its label as Word counts it, and its words in NFC."""
    package = opened(file)
    payload = _payload(package)
    reader = _Reader(package, _hashed_names(payload))
    body = package.root(package.main).find(f"{W}body")
    for paragraph in body.iter(f"{W}p") if body is not None else ():
        reader.read(paragraph)
    running = tuple(dict.fromkeys(_running(package, reader)))
    texts = (*reader.cover, *(line.text for line in reader.lines), *running)
    return DocxReading(
        lines=tuple(reader.lines),
        cover=tuple(reader.cover),
        contents=tuple(reader.contents),
        running=running,
        leftovers=tuple(text for text in texts if _LEFTOVER.search(text)),
        definition=_definition(payload),
        properties=_properties(package),
    )


class _Reader:
    """Goes through the paragraphs once: counts the lists, follows the bookmarks, leaves the contents list aside."""

    def __init__(self, package: DocxPackage, hashed: Mapping[str, str]) -> None:
        self.lines: list[Line] = []
        self.cover: list[str] = []
        self.contents: list[str] = []
        self._numbers = Numbers(package)
        self._unseen = _unseen_styles(package)
        self._hashed = hashed
        self._block = ""
        self._fields: list[str] = []
        self._waiting: list[int] = []
        self._captions: Counter[str] = Counter()

    def read(self, paragraph: etree._Element) -> None:
        """The paragraph's line is added, to the block whose bookmark was the last to start."""
        in_contents = self._in_contents
        started = self._started_block(paragraph)
        self._block = started or self._block
        properties = paragraph.find(_PROPERTIES)
        style = value(properties, "pStyle")
        label = self._numbers.label(properties, style)
        text = self.text(paragraph, style)
        if in_contents or self._in_contents:
            self.contents += [unicodedata.normalize("NFC", text)] if text else []
        elif not self._block:
            self.cover += [text] if text.strip() else []
        else:
            caption = self._caption_label(paragraph, text) if not label else ""
            shown = text[len(caption) :].lstrip(_GAP) if caption else text
            if label or started or shown.strip():
                self.lines.append(Line(self._block, label or caption, unicodedata.normalize("NFC", shown)))
            self.lines += [Line(self._block, "", said) for said in _spoken(paragraph)]

    @property
    def _in_contents(self) -> bool:
        return any(instruction.lstrip().upper().startswith("TOC") for instruction in self._fields)

    def text(self, paragraph: etree._Element, style: str = "") -> str:
        """The words that the runs print, with the cached results of fields and without their instructions."""
        pieces: list[str] = []
        for element in paragraph.iter(*_PRINTED):
            tag = element.tag
            if tag == _TEXT:
                if not self._waiting:
                    pieces.append(self._shown(element, style))
            elif tag == _FIELD_MARK:
                self._follow(element.get(_FIELD_KIND, ""))
            elif tag == _INSTRUCTION:
                self._instruct(element.text or "")
            elif not self._waiting and _is_run(element.getparent()):
                pieces.append(_SIGNS[tag])
        return "".join(pieces)

    def _shown(self, element: etree._Element, style: str) -> str:
        words: str = element.text or ""
        run = element.getparent()
        look = None if run is None else run.find(_LOOK)
        unseen = style in self._unseen or (look is not None and self._is_unseen(look))
        return f"{UNSEEN}{words}]" if unseen and words.strip() else words

    def _follow(self, kind: str) -> None:
        """Keeps the instruction of each open field, and in `waiting` how many have not come to their result."""
        if kind == "begin":
            self._fields.append("")
            self._waiting.append(len(self._fields))
        elif kind == "separate" and self._waiting and self._waiting[-1] == len(self._fields):
            self._waiting.pop()
        elif kind == "end" and self._fields:
            if self._waiting and self._waiting[-1] == len(self._fields):
                self._waiting.pop()
            self._fields.pop()

    def _instruct(self, text: str) -> None:
        if self._fields:
            self._fields[-1] += text

    def _started_block(self, paragraph: etree._Element) -> str:
        for mark in paragraph.iter(_BOOKMARK):
            name = mark.get(_NAME, "")
            if name.startswith(_DIGEST):
                return self._hashed.get(name, name)
            if name.startswith(_READABLE):
                return _MARK.sub(lambda found: _MARKS[found.group(1)], name.removeprefix(_READABLE))
        return ""

    def _caption_label(self, paragraph: etree._Element, text: str) -> str:
        """The words of a caption up to its SEQ field, with the count of such fields so far for the number.

        Counted here, so that a cached number that Word would replace does not pass.
        """
        first = next(paragraph.iter(_INSTRUCTION), None)
        counts = None if first is None else _COUNTED.match(first.text or "")
        if counts is None:
            return ""
        if not _REPEATS.search(counts.string):
            self._captions[counts[1]] += 1
        head = re.match(r"\D*", text)
        counted = f"{head.group() if head else ''}{self._captions[counts[1]]}"
        return counted if text.startswith(counted) else ""

    def _is_unseen(self, look: etree._Element) -> bool:
        return _hides(look) or value(look, "rStyle") in self._unseen


def _spoken(paragraph: etree._Element) -> Iterator[str]:
    """What a screen reader says of each picture in the paragraph."""
    for drawing in paragraph.iter(_DRAWING):
        yield unicodedata.normalize("NFC", drawing.get("descr", ""))


def _is_run(element: etree._Element | None) -> bool:
    """A `w:tab` in a run is a tab that is printed; one in the properties is a tab stop."""
    return element is not None and element.tag == _RUN


# --- text that nobody sees ------------------------------------------------------------------------------------------


def _hides(look: etree._Element | None, *, on_dark: bool = False) -> bool:
    if look is None:
        return False
    for name in ("vanish", "specVanish"):
        toggle = look.find(f"{W}{name}")
        if toggle is not None and toggle.get(f"{W}val", "1") not in ("0", "false", "off"):
            return True
    size = value(look, "sz")
    is_white = value(look, "color").upper() in _WHITE and not on_dark
    return is_white or (size.isdecimal() and int(size) <= _TINY)


def _unseen_styles(package: DocxPackage) -> frozenset[str]:
    styles = package.styles().items()
    return frozenset(id_ for id_, style in styles if _hides(style.find(f"{W}rPr"), on_dark=_is_on_dark(style)))


def _is_on_dark(style: etree._Element) -> bool:
    """Whether the style itself shades its paragraphs so darkly that white words stand out."""
    shade = style.find(f"{W}pPr/{W}shd")
    is_solid = shade is not None and shade.get(f"{W}val") == "solid"
    is_plain = is_solid or (shade is not None and shade.get(f"{W}val", "clear") == "clear")
    fill = shade.get(f"{W}{'color' if is_solid else 'fill'}", "") if shade is not None and is_plain else ""
    return _DIGITS.fullmatch(fill) is not None and contrast(WHITE, (*bytes.fromhex(fill), 255)) >= LEAST_CONTRAST


# --- round the body -------------------------------------------------------------------------------------------------


def _running(package: DocxPackage, reader: _Reader) -> Iterator[str]:
    for kind in ("header", "footer"):
        for entry in package.relations(package.main, kind):
            for paragraph in package.root(entry.target).iter(f"{W}p"):
                text = reader.text(paragraph).strip()
                if text:
                    yield unicodedata.normalize("NFC", text)


def _payload(package: DocxPackage) -> etree._Element | None:
    for entry in package.relations(package.main, "customXml"):
        if entry.target in package.parts and package.parts[entry.target].strip():
            root = package.root(entry.target)
            if root.tag == f"{PAYLOAD}payload":
                return root
    return None


def _hashed_names(payload: etree._Element | None) -> dict[str, str]:
    blocks = payload.iter(f"{PAYLOAD}block") if payload is not None else ()
    return {block.get("name", ""): block.get("id", "") for block in blocks}


def _definition(payload: etree._Element | None) -> bytes | None:
    held = None if payload is None else payload.find(f"{PAYLOAD}definition")
    try:
        return None if held is None else b64decode(held.text or "", validate=True)
    except Base64Error:
        return None


def _properties(package: DocxPackage) -> dict[str, str]:
    for entry in package.relations("", "custom-properties"):
        if entry.target in package.parts:
            root = package.root(entry.target)
            return {child.get("name", ""): "".join(str(text) for text in child.itertext()) for child in root}
    return {}
