"""What a PDF would do when it is opened or clicked: it leads from place to place within itself, and does no more."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

_WITHIN = (0, 1)  # of the kinds of action that PDFium tells: none but a place, and a step to a place in the same file
_KINDS = {2: "into another file", 3: "to an address on the network", 4: "to a program", 5: "into a file within it"}


def scripts(pdf: Any) -> Iterator[str]:  # noqa: ANN401  (pypdfium2 has no types)
    """One sentence where the file runs something when it is opened."""
    from pypdfium2 import raw  # noqa: PLC0415  (only when a PDF is proved)

    if count := raw.FPDFDoc_GetJavaScriptActionCount(pdf.raw):
        yield f"it holds {count} scripts"


def foreign_marks(page: Any, number: int) -> Iterator[str]:  # noqa: ANN401
    """One sentence for each link out of the file, and for fields and notes that lie on the page."""
    from pypdfium2 import raw  # noqa: PLC0415

    kinds: list[int] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        kinds.append(raw.FPDFAction_GetType(action) if action else 0)
    for kind in kinds:
        if kind not in _WITHIN:
            yield f"page {number} has a link {_KINDS.get(kind, 'of an unknown kind')}"
    if others := raw.FPDFPage_GetAnnotCount(page.raw) - len(kinds):
        yield f"page {number} has {others} fields or notes, and may have none"
