"""Running lines, section by section: the part's name, the page number, the paper's direction, DRAFT behind the text."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from agreements.rendering.docx.markup import DECLARATION, NAMESPACES, PART_MARK, R, W, escaped, field, run
from agreements.rendering.docx.package import Package
from agreements.rendering.docx.sections import Stretch

_W, _R = f"{{{W}}}", f"{{{R}}}"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_KINDS = {"header": _HEADER_TYPE, "footer": _FOOTER_TYPE}
_PART_BYTES = PART_MARK.encode()
_PAGE_MARK = re.compile(r"(\{pages?\})")
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


class Running:
    """The headers and footers of one document, and the section properties that name them."""

    def __init__(self, package: Package, section: etree._Element, *, watermark: str, font: str, pages: int) -> None:
        """`watermark` is set in `font`; `pages` is what the number of pages shows until Word counts."""
        self._package = package
        self._section = section
        self._variants: dict[tuple[str, str, bool], str] = {}
        self._shapes: dict[tuple[bool, bool], tuple[str, list[tuple[str, str]]]] = {}
        size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
        self._width, self._height = _number(size, "w", 11906), _number(size, "h", 16838)
        self._sides = _number(margins, "left", 1440) + _number(margins, "right", 1440)
        if watermark:
            self._give_headers()
        for kind, content_type in _KINDS.items():
            for name in package.of_type(content_type):
                package.parts[name] = _finished(package.parts[name], _mark(watermark, font, kind), pages)
        self._sources = {id_: name for kind in _KINDS for id_, name in package.targets(package.main, f"{R}/{kind}")}

    @property
    def text_width(self) -> int:
        """The width of the text on a page as the house style sets it, in twips."""
        return self._width - self._sides

    @property
    def wide_text_width(self) -> int:
        """The width of the text on a landscape page, in twips."""
        return max(self._width, self._height) - self._sides

    def section(self, stretch: Stretch, first: bool) -> str:  # noqa: FBT001 - the signature that `body` asks for
        """The `w:sectPr` of a stretch of blocks. Only the first has a first page of its own: the cover."""
        text, lines = self._shape(first=first, wide=stretch.wide)
        for kind, id_ in lines:
            text = text.replace(f'"@{id_}"', f'"{self._variant(id_, kind, stretch)}"')
        return text

    def _shape(self, *, first: bool, wide: bool) -> tuple[str, list[tuple[str, str]]]:
        """The section's text with an `@` before the ids of its running lines, and these; made once a kind."""
        if (first, wide) not in self._shapes:
            section = deepcopy(self._section)
            if not first:
                _continue(section)
            if wide:
                _turn(section)
            lines = []
            for kind in _KINDS:
                for reference in section.findall(f"{_W}{kind}Reference"):
                    if reference.get(f"{_W}type") != "first":
                        lines.append((kind, reference.get(f"{_R}id", "")))
                        reference.set(f"{_R}id", f"@{lines[-1][1]}")
            self._shapes[first, wide] = (_bare(section), lines)
        return self._shapes[first, wide]

    def finish(self) -> None:
        """No mark of a part stands in any running line any more."""
        for name in self._sources.values():
            self._package.parts[name] = self._package.parts[name].replace(_PART_BYTES, b"")

    def _variant(self, id_: str, kind: str, stretch: Stretch) -> str:
        """The id of the running line for this part and direction; made once."""
        source = self._sources[id_]
        original = self._package.parts[source]
        part = stretch.part if _PART_BYTES in original else ""
        key = (id_, part, stretch.wide)
        if not part and not stretch.wide:
            return id_
        if key not in self._variants:
            data = original.replace(_PART_BYTES, escaped(part).encode())
            if stretch.wide:
                data = self._widened(data, kind)
            name = self._package.copy(source, data, _KINDS[kind], f"word/{kind}{{}}.xml")
            self._variants[key] = self._package.relate(self._package.main, f"{R}/{kind}", name)
        return self._variants[key]

    def _widened(self, data: bytes, kind: str) -> bytes:
        """The running line with its centre and right stops where a landscape page has them."""
        root = etree.fromstring(data)
        stops = self._stops(kind)
        tabs = "".join(f'<w:tab w:val="clear" w:pos="{place}"/>' for _, place in stops) + "".join(
            f'<w:tab w:val="{side}" w:pos="{round(place * self.wide_text_width / self.text_width)}"/>'
            for side, place in stops
        )
        for paragraph in root.iter(f"{_W}p") if stops else ():
            _set_tabs(paragraph, etree.fromstring(f"<w:tabs {NAMESPACES}>{tabs}</w:tabs>"))
        return _serialized(root)

    def _stops(self, kind: str) -> list[tuple[str, int]]:
        """The stops of the header's or footer's style."""
        styles = etree.fromstring(self._package.parts[self._package.target(self._package.main, f"{R}/styles")])
        for style in styles.iter(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None and name.get(f"{_W}val", "").lower() == kind:
                return [
                    (tab.get(f"{_W}val", "left"), int(tab.get(f"{_W}pos", "0")))
                    for tab in style.iterfind(f"{_W}pPr/{_W}tabs/{_W}tab")
                    if tab.get(f"{_W}val") != "clear"
                ]
        return []

    def _give_headers(self) -> None:
        """Every kind of page that the section prints has a header, to carry the watermark."""
        kinds = {"default"} | ({"first"} if self._section.find(f"{_W}titlePg") is not None else set())
        there = {entry.get(f"{_W}type") for entry in self._section.findall(f"{_W}headerReference")}
        for kind in sorted(kinds - there):
            name = self._package.free("word/header{}.xml")
            empty = f"{DECLARATION}<w:hdr {NAMESPACES}><w:p/></w:hdr>".encode()
            self._package.add(name, empty, _HEADER_TYPE)
            reference = etree.Element(f"{_W}headerReference")
            reference.set(f"{_W}type", kind)
            reference.set(f"{_R}id", self._package.relate(self._package.main, f"{R}/header", name))
            self._section.insert(0, reference)


# --- one running line -----------------------------------------------------------------------------------------------


def _mark(watermark: str, font: str, kind: str) -> str:
    return _watermark(watermark, font) if watermark and kind == "header" else ""


def _finished(data: bytes, watermark: str, pages: int) -> bytes:
    """The line with fields for its page numbers, and with the watermark, which comes as markup."""
    if b"{page" not in data and not watermark:
        return data
    root = etree.fromstring(data)
    for original in [text.getparent() for text in root.iter(f"{_W}t") if _PAGE_MARK.search(text.text or "")]:
        if original is not None:
            _number_pages(original, pages)
    paragraph = root.find(f".//{_W}p")
    if watermark and paragraph is not None:
        paragraph.append(etree.fromstring(watermark))
    return _serialized(root)


def _number_pages(original: etree._Element, pages: int) -> None:
    """`{page}` and `{pages}` in a run become fields. Each has a cached run, or Word offers to repair the file."""
    parent, properties = original.getparent(), original.find(f"{_W}rPr")
    if parent is None:
        return
    look = "" if properties is None else "".join(_bare(child) for child in properties)
    texts = "".join(_page_runs(child, look, pages) for child in original if child is not properties)
    where = parent.index(original)
    parent.remove(original)
    for offset, new in enumerate(etree.fromstring(f"<w:p {NAMESPACES}>{texts}</w:p>")):
        parent.insert(where + offset, new)


def _page_runs(child: etree._Element, look: str, pages: int) -> str:
    if child.tag != f"{_W}t":
        return f"<w:r><w:rPr>{look}</w:rPr>{_bare(child)}</w:r>"
    cached = {"{page}": "1", "{pages}": str(pages)}
    return "".join(
        field(_FIELDS[piece], cached[piece], look) if piece in _FIELDS else run(piece, look)
        for piece in _PAGE_MARK.split(child.text or "")
    )


_WATERMARK_WIDTH = 430
_LETTER_SHAPE = 0.78
"""Width of a bold capital as a part of its height, with what Word leaves round a word."""


def _watermark(text: str, font: str) -> str:
    """The word large and pale behind the text, as Word's own command makes it, with an alternative text."""
    shown = escaped(text)
    height = round(min(_WATERMARK_WIDTH / (_LETTER_SHAPE * max(len(text), 1)), 170))
    return (
        f'<w:r {NAMESPACES} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136"'
        ' adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
        '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
        ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
        '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="{shown}"'
        f' style="position:absolute;margin-left:0;margin-top:0;width:{_WATERMARK_WIDTH}pt;height:{height}pt;'
        "rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#eeeeee" stroked="f">'
        f'<v:textpath style="font-family:&quot;{escaped(font)}&quot;;font-size:1pt;font-weight:bold" string="{shown}"/>'
        "</v:shape></w:pict></w:r>"
    )


# --- section properties ---------------------------------------------------------------------------------------------

_BEFORE_TYPE = ("headerReference", "footerReference", "footnotePr", "endnotePr")


def _continue(section: etree._Element) -> None:
    """Starts on a new page, without a cover, with the page numbers running on."""
    for name in ("titlePg", "type"):
        for child in section.findall(f"{_W}{name}"):
            section.remove(child)
    for name in ("header", "footer"):
        for child in section.findall(f"{_W}{name}Reference[@{_W}type='first']"):
            section.remove(child)
    for child in section.findall(f"{_W}pgNumType"):
        child.attrib.pop(f"{_W}start", None)
    kind = etree.Element(f"{_W}type")
    kind.set(f"{_W}val", "nextPage")
    names = tuple(f"{_W}{name}" for name in _BEFORE_TYPE)
    section.insert(sum(1 for child in section if child.tag in names), kind)


def _turn(section: etree._Element) -> None:
    size = section.find(f"{_W}pgSz")
    if size is not None:
        width, height = _number(size, "w", 11906), _number(size, "h", 16838)
        size.set(f"{_W}w", str(max(width, height)))
        size.set(f"{_W}h", str(min(width, height)))
        size.set(f"{_W}orient", "landscape")


def _set_tabs(paragraph: etree._Element, tabs: etree._Element) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{_W}tabs"):
        properties.remove(old)
    before = {f"{_W}{name}" for name in _BEFORE_TABS}
    properties.insert(sum(1 for child in properties if child.tag in before), tabs)


_BEFORE_TABS = (
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
)


def _number(element: etree._Element | None, name: str, default: int) -> int:
    value = None if element is None else element.get(f"{_W}{name}")
    return default if value is None else round(float(value))


def _bare(element: etree._Element) -> str:
    """The element as text without namespace declarations, for the inside of a part whose root has them."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r'\sxmlns:\w+="[^"]*"', "", text)


def _serialized(element: etree._Element) -> bytes:
    data: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
