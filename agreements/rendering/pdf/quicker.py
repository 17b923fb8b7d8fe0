"""One repair to pydyf 0.13: its list of pages is made anew for each tag, which is quadratic in the pages."""

from __future__ import annotations

from pydyf import PDF


def remember_pages() -> None:
    """`PDF.page_references` is computed once for a number of pages, and says the same as before."""
    PDF.page_references = property(_page_references)


def _page_references(pdf: PDF) -> tuple[bytes, ...]:
    kids = pdf.pages["Kids"]
    known: tuple[bytes, ...] = getattr(pdf, "_known_pages", ())
    if len(known) != len(kids) // 3:
        known = tuple(b"%d 0 R" % number for number in kids[::3])
        pdf._known_pages = known  # noqa: SLF001  (kept where it belongs to: one PDF)
    return known
