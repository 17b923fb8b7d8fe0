"""A fresh house style from nothing: the `house.docx` that a legal team then opens and changes in Word.

It holds looks, running lines and a cover with tags; it holds no sentence of any agreement. The same call gives the
same bytes on every machine.
"""

from __future__ import annotations

from agreements.rendering.docx.archive import zipped
from agreements.rendering.docx.house_parts import fixed_parts
from agreements.rendering.docx.house_styles import CHARACTER_LOOKS, PARAGRAPH_LOOKS, SANS, SERIF, Look
from agreements.rendering.docx.markup import DECLARATION, NAMESPACES, field, run

_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1418" w:bottom="1474" w:left="1418"'
    ' w:header="737" w:footer="680" w:gutter="0"/>'
)
_COVER: tuple[tuple[str, str], ...] = (
    ("CoverKind", "{{ frame.kind }}"),
    ("Title", "{{ frame.title }}"),
    ("CoverLine", "{{ frame.between }}"),
    ("", "{%p for party in frame.parties %}"),
    ("CoverParty", "({{ loop.index }})\t{{ party }}"),
    ("", "{%p endfor %}"),
    ("CoverLine", "{{ frame.date_line }}"),
    ("CoverLine", "{{ frame.status_line }}"),
    ("CoverNote", "{{ frame.reference }}{% if frame.fingerprint %}, {{ frame.fingerprint }}{% endif %}"),
)
_SHOWN_BY_THE_FRAME = frozenset({"Contents Heading", "toc 1", "toc 2", "header", "footer", "Section End"})


def fresh_house(*, text_font: str = SERIF, heading_font: str = SANS) -> bytes:
    """A house style on A4 with every style of `STYLE_NAMES`, its lists, cover, contents, header and footer.

    The fonts are named, not embedded: the agreement embeds what it uses. Each has a fallback in the font table.
    """
    fonts = {SERIF: text_font, SANS: heading_font}
    return zipped({**fixed_parts(fonts), "word/document.xml": _document()})


def _document() -> bytes:
    body = "".join(_paragraph(style, text) for style, text in _COVER)
    return (
        f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{_contents()}"
        f"{_paragraph('', '{{p body }}')}{_specimen()}{_section()}</w:body></w:document>"
    ).encode()


def _paragraph(style: str, text: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{run(text)}</w:p>"


def _contents() -> str:
    """The heading and a real contents field with one line in it; an agreement carries the entries with it."""
    entries = field('TOC \\o "1-2" \\h \\z \\u', "The contents stand here.")
    heading = f'<w:pPr><w:pStyle w:val="ContentsHeading"/><w:pageBreakBefore/></w:pPr>{run("Contents")}'
    return f'<w:p>{heading}</w:p><w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{entries}</w:p>'


def _specimen() -> str:
    """One line in every style, for whoever edits the house style; no agreement ever prints it."""
    shown = [look for look in PARAGRAPH_LOOKS if look.name not in _SHOWN_BY_THE_FRAME]
    lines = "".join(_paragraph(look.id, look.sample) for look in shown)
    characters = "".join(_character(look) for look in CHARACTER_LOOKS)
    return f"{_paragraph('', '{%p if specimen %}')}{lines}<w:p>{characters}</w:p>{_paragraph('', '{%p endif %}')}"


def _character(look: Look) -> str:
    return run(look.sample, f'<w:rStyle w:val="{look.id}"/>') + run("\n")


def _section() -> str:
    references = (
        '<w:headerReference w:type="default" r:id="rId11"/><w:headerReference w:type="first" r:id="rId12"/>'
        '<w:footerReference w:type="default" r:id="rId13"/><w:footerReference w:type="first" r:id="rId14"/>'
    )
    return f"<w:sectPr>{references}{_PAGE}<w:titlePg/></w:sectPr>"
