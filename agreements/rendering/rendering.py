"""A numbered document in every format that is asked for; the PDF first, because it tells Word the page numbers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.diagnostics import AgreementsError, LimitError, NoPdfEngineError
from agreements.document import NumberedDocument

if TYPE_CHECKING:
    from agreements.intake import House
    from agreements.rendering.pdf import PdfResult, PdfWorker

FORMATS = ("docx", "pdf", "html")
"""The formats that can be made, in the order in which they are reported."""


@dataclass(frozen=True)
class Materials:
    """What the renderers need besides the document. `created` is written into the files; `skip` labels a link.

    `definition` travels inside the Word file and the PDF as `definition_name`; None leaves it out. `press` is a PDF
    process that is kept for several documents; without one, each PDF has a process of its own.
    """

    house: House
    css: str
    fonts: Mapping[str, bytes]
    created: datetime.date
    skip: str
    properties: Mapping[str, str]
    definition: bytes | None = None
    definition_name: str = "definition.json"
    embed_fonts: bool = True
    press: PdfWorker | None = None


@dataclass
class Rendered:
    """Bytes by format, and why a format could not be made."""

    outputs: dict[str, bytes] = field(default_factory=dict)
    missing: list[AgreementsError] = field(default_factory=list)


def render(document: NumberedDocument, materials: Materials, formats: tuple[str, ...] = FORMATS) -> Rendered:
    """The document in those formats.

    Where the PDF engine is missing or reaches a limit the other formats are made all the same, and `missing` says why
    the PDF is not there.

    Raises:
        FindingsError: the house style or print.css holds something that cannot be used.
        FaultError: an engine warned of something, or its process died.
    """
    rendered = Rendered()
    pages: Mapping[str, int] | None = None
    if "pdf" in formats:
        try:
            result = _pdf(document, materials)
            rendered.outputs["pdf"], pages = result.data, result.pages
        except (NoPdfEngineError, LimitError) as error:
            rendered.missing.append(error)
    if "docx" in formats:
        rendered.outputs["docx"] = _docx(document, materials, pages)
    if "html" in formats:
        rendered.outputs["html"] = _html(document, materials)
    return rendered


def _pdf(document: NumberedDocument, materials: Materials) -> PdfResult:
    from agreements.rendering.fonts import with_fonts_at_hand  # noqa: PLC0415
    from agreements.rendering.html import print_html  # noqa: PLC0415  (each engine only where it is wanted)
    from agreements.rendering.pdf import PdfJob, render_pdf  # noqa: PLC0415

    page = print_html(document, with_fonts_at_hand(materials.house, materials.fonts), materials.css)
    attachment = (materials.definition_name, materials.definition) if materials.definition is not None else None
    job = PdfJob(page.html, page.files, materials.created.isoformat(), attachment)
    if materials.press is not None:
        return materials.press.render(job)
    return render_pdf(job, fonts=materials.fonts)


def _docx(document: NumberedDocument, materials: Materials, pages: Mapping[str, int] | None) -> bytes:
    from agreements.rendering.cover import cover_top  # noqa: PLC0415
    from agreements.rendering.docx import render_docx  # noqa: PLC0415
    from agreements.rendering.html import cover_lines  # noqa: PLC0415

    return render_docx(
        document,
        materials.house,
        definition=materials.definition,
        properties=materials.properties,
        page_numbers=pages,
        fonts=materials.fonts if materials.embed_fonts else None,
        created=materials.created,
        drawn_with=materials.fonts,
        cover_top=cover_top(
            ((line.style, line.text) for line in cover_lines(document.frame, materials.house)), materials.house
        ),
    )


def _html(document: NumberedDocument, materials: Materials) -> bytes:
    from agreements.rendering.html import page_html  # noqa: PLC0415

    return page_html(document, materials.house, materials.css, skip=materials.skip).encode("utf-8")


def house_words(house: House) -> str:
    """The literal words of the cover and the running lines, with the tags between them."""
    lines = (*house.header, *house.footer)
    return " ".join((*(line.template for line in house.cover), *(f"{x.left} {x.centre} {x.right}" for x in lines)))


def frame_words(document: NumberedDocument, house: House) -> tuple[tuple[str, ...], frozenset[str]]:
    """The lines of the cover, and every text that a running line may hold: what the proof looks for round the body."""
    from agreements.rendering.html import cover_lines, running_texts  # noqa: PLC0415

    return tuple(line.text for line in cover_lines(document.frame, house)), running_texts(document, house)
