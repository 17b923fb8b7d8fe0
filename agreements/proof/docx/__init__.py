"""A Word file read back as it prints: every line with its block and number, counted anew from the file's own lists.

Nothing here knows how the file was made. Labels come from walking the lists, never from the renderer, so a number
that Word would print otherwise shows as a difference; so does text that is there but cannot be seen.
"""

from __future__ import annotations

from agreements.proof.docx.faults import docx_faults
from agreements.proof.docx.package import DocxPackage
from agreements.proof.docx.reading import DocxReading, read_docx

__all__ = ["DocxPackage", "DocxReading", "docx_faults", "read_docx"]
