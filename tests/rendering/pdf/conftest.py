"""One PDF process for all tests of this folder, and the specimen made once in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agreements.rendering.html import PrintPage, print_html
from agreements.rendering.pdf import PdfJob, PdfResult, PdfWorker
from tests.rendering.pdf_house import fonts, house
from tests.rendering.specimen import specimen


@pytest.fixture(scope="session")
def worker() -> Iterator[PdfWorker]:
    """A process that stays for all tests."""
    with PdfWorker(fonts()) as running:
        yield running


@pytest.fixture(scope="session")
def page() -> PrintPage:
    """The specimen laid out for paper."""
    return print_html(specimen(), house())


@pytest.fixture(scope="session")
def job(page: PrintPage) -> PdfJob:
    """The specimen with all that a PDF may carry."""
    return PdfJob(page.html, page.files, "2026-11-21", ("specimen.yaml", b"id: specimen\n"))


@pytest.fixture(scope="session")
def made(worker: PdfWorker, job: PdfJob) -> PdfResult:
    """The specimen as a PDF."""
    return worker.render(job)
