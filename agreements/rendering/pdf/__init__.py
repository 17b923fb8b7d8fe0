"""HTML becomes an archivable, accessible PDF, in a process of its own that can be stopped."""

from agreements.rendering.pdf.engine import pdf_engine_available, pdf_engine_remedy
from agreements.rendering.pdf.process import Limits, PdfJob, PdfResult, PdfWorker, render_pdf

__all__ = [
    "Limits",
    "PdfJob",
    "PdfResult",
    "PdfWorker",
    "pdf_engine_available",
    "pdf_engine_remedy",
    "render_pdf",
]
