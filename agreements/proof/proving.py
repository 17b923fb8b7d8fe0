"""One rendered file against the document, in whatever format: what it says, what it hides, what is broken in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.document import NumberedDocument, inlines_of, rows, words
from agreements.proof.compare import differences
from agreements.proof.lines import FrameWords, expected_lines


def faults(document: NumberedDocument, frame: FrameWords, format_: str, data: bytes) -> tuple[str, ...]:
    """One sentence for each way in which the file does not say what the document says; empty when it does."""
    match format_:
        case "docx":
            return _docx(document, frame, data)
        case "pdf":
            return _pdf(document, frame, data)
        case "html":
            return _html(document, frame, data)
    raise ValueError(f"there is no proof for the format {format_!r}")


def _docx(document: NumberedDocument, frame: FrameWords, data: bytes) -> tuple[str, ...]:
    from agreements.proof.docx import DocxPackage, docx_faults, read_docx  # noqa: PLC0415 - lxml, where it is wanted

    package = DocxPackage(data)
    reading = read_docx(package)
    return (
        *differences(expected_lines(document), reading.lines, "the Word file"),
        *_cover(frame, reading.cover, "the Word file"),
        *_running(frame, reading.running),
        *docx_faults(package, _printed(document)),
    )


def _running(frame: FrameWords, found: tuple[str, ...]) -> Iterator[str]:
    """What stands in the Word file's headers and footers, from tab to tab, and may not."""
    allowed = [re.escape(_plain(text)) for text in frame.running]
    pattern = re.compile("|".join(text.replace(r"\{page\}", r"\d+").replace(r"\{pages\}", r"\d+") for text in allowed))
    for line in found:
        for piece in filter(None, map(_plain, line.split("\t"))):
            if not pattern.fullmatch(piece):
                yield f"the Word file: a running line reads {piece!r}, expected one of {sorted(frame.running)}"


def _pdf(document: NumberedDocument, frame: FrameWords, data: bytes) -> tuple[str, ...]:
    from agreements.proof.pdf import pdf_differences, read_pdf  # noqa: PLC0415 - pypdfium2, where it is wanted

    pairs = [row for row in rows(document.blocks, document.second) if len(row) > 1]
    reading = read_pdf(data, {block.id for block in document.blocks}, {right.id: left.id for left, right in pairs})
    return pdf_differences(document, reading, frame, "the PDF")


def _html(document: NumberedDocument, frame: FrameWords, data: bytes) -> tuple[str, ...]:
    from agreements.proof.html import read_cover, read_html, tree_of  # noqa: PLC0415 - lxml, where it is wanted
    from agreements.proof.markup import foreign_markup  # noqa: PLC0415

    page, name = tree_of(data.decode("utf-8")), "the HTML page"
    return (
        *differences(expected_lines(document), read_html(page), name),
        *_cover(frame, read_cover(page), name),
        *(f"{name} {what}" for what in foreign_markup(page)),
    )


def _cover(frame: FrameWords, found: tuple[str, ...], name: str) -> tuple[str, ...]:
    wanted = tuple(_plain(line) for line in frame.cover)
    got = tuple(_plain(line) for line in found if _plain(line))
    return () if wanted == got else (f"{name}: the cover should read {wanted} and reads {got}",)


def _plain(line: str) -> str:
    return " ".join(line.split())


def _printed(document: NumberedDocument) -> list[str]:
    frame = document.frame
    texts = [words(run) for block in document.blocks for run in inlines_of(block)]
    return [*texts, frame.title, *frame.parties, frame.running_title, frame.footer]
