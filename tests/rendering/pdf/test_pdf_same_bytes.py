"""The same page gives the same bytes, whatever the machine's time, place or chance."""

from __future__ import annotations

import pytest

from agreements.rendering.pdf import PdfJob, PdfResult, PdfWorker, render_pdf
from tests.rendering.pdf_house import fonts


def test_a_second_document_in_one_process_is_the_same(worker: PdfWorker, job: PdfJob, made: PdfResult) -> None:
    """A batch must not differ from single runs."""
    assert worker.render(job).data == made.data


def test_other_documents_before_it_leave_no_trace(worker: PdfWorker, job: PdfJob, made: PdfResult) -> None:
    """The fonts are shared by all documents of a process; what one has done with them must not show in the next."""
    worker.render(PdfJob("<html lang='cy'><title>x</title><p style='font: bold 31pt serif'>\u1e80\u0175 <i>ffi</i>"))

    assert worker.render(job).data == made.data


@pytest.mark.parametrize(
    ("name", "value"), [("TZ", "Pacific/Auckland"), ("PYTHONHASHSEED", "4711"), ("LC_ALL", "cy_GB.UTF-8")]
)
def test_another_process_elsewhere_is_the_same(
    monkeypatch: pytest.MonkeyPatch, job: PdfJob, made: PdfResult, name: str, value: str
) -> None:
    """Whoever makes the document again must get the file that was signed."""
    monkeypatch.setenv(name, value)

    assert render_pdf(job, fonts=fonts()).data == made.data


def test_the_machines_fonts_do_not_step_in(monkeypatch: pytest.MonkeyPatch, job: PdfJob, made: PdfResult) -> None:
    """Another machine has other fonts, or none; the pack's are all that there are."""
    monkeypatch.setenv("FONTCONFIG_FILE", "/nowhere/fonts.conf")
    monkeypatch.setenv("FONTCONFIG_PATH", "/nowhere")

    assert render_pdf(job, fonts=fonts()).data == made.data


def test_the_order_of_the_fonts_does_not_matter(job: PdfJob, made: PdfResult) -> None:
    """They come from a folder, and a folder has no order."""
    backwards = dict(reversed(fonts().items()))

    assert render_pdf(job, fonts=backwards).data == made.data
