"""HTML becomes an archivable, accessible PDF, in a process of its own that can be stopped."""

from agreements.rendering.pdf.engine import pango_version, pdf_engine_available, pdf_engine_remedy, this_system
from agreements.rendering.pdf.process import Limits, PdfJob, PdfResult, PdfWorker, render_pdf

__all__ = [
    "Limits",
    "PdfJob",
    "PdfResult",
    "PdfWorker",
    "pango_version",
    "pdf_engine_available",
    "pdf_engine_remedy",
    "render_pdf",
    "this_system",
]
