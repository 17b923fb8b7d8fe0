"""A page gets the files that were handed over with it, and nothing else from anywhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import BaseRequestHandler, TCPServer

import pytest

from agreements.diagnostics import FaultError
from agreements.rendering.html import PrintPage
from agreements.rendering.pdf import PdfJob, PdfWorker

HOSTILE = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><h1>x</h1>{}</body></html>'
REQUESTS = {
    "a picture from the network": '<img alt="x" src="http://127.0.0.1:{port}/x.png">',
    "a picture from the disk": '<img alt="x" src="file:///{secret}">',
    "a picture from a share": '<img alt="x" src="file://attacker.invalid/share/x.png">',
    "a picture beside the page": '<img alt="x" src="logo.png">',
    "a picture in the page": '<img alt="x" src="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E">',
    "a file that is not in the pack": '<img alt="x" src="pack:other.png">',
    "an attachment of the page": '<link rel="attachment" href="file:///{secret}">',
    "an attachment of a link": '<p><a rel="attachment" href="file:///{secret}">x</a></p>',
    "an attachment from data": '<link rel="attachment" href="data:text/plain,hello">',
    "a stylesheet": '<link rel="stylesheet" href="http://127.0.0.1:{port}/a.css">',
    "an imported stylesheet": "<style>@import url(http://127.0.0.1:{port}/a.css);</style>",
    "a background": '<p style="background: url(http://127.0.0.1:{port}/x.png)">x</p>',
    "a list's bullet": '<ul style="list-style-image: url(http://127.0.0.1:{port}/x.png)"><li>x</li></ul>',
    "a font": "<style>@font-face {{ font-family: C; src: url(http://127.0.0.1:{port}/c.ttf) }}"
    " p {{ font-family: C }}</style>",
    "a picture within a drawing": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
    '<image href="http://127.0.0.1:{port}/x" width="9" height="9"/></svg>',
    "an object": '<object data="http://127.0.0.1:{port}/x.png"></object>',
    "an embedded thing": '<embed src="file:///{secret}">',
}


@pytest.fixture(scope="module")
def visits() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what came in there."""
    seen: list[bytes] = []

    class _Door(BaseRequestHandler):
        def handle(self) -> None:
            seen.append(self.request.recv(100))

    with TCPServer(("127.0.0.1", 0), _Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], seen
        server.shutdown()


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
def test_the_page_is_refused(worker: PdfWorker, visits: tuple[int, list[bytes]], tmp_path: Path, request_: str) -> None:
    """A pack that comes from a stranger must neither read the disk nor call home."""
    port, seen = visits
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    hostile = HOSTILE.format(request_.format(port=port, secret=secret))

    with pytest.raises(FaultError, match="not made"):
        worker.render(PdfJob(hostile))
    assert seen == []


def test_a_page_that_asks_for_nothing_is_made(worker: PdfWorker) -> None:
    """So that the refusals above are for what they ask, and for nothing else in the page."""
    assert worker.render(PdfJob(HOSTILE.format(""))).page_count == 1


def test_a_warning_of_the_engine_stops_the_file(worker: PdfWorker, page: PrintPage) -> None:
    """A property that the engine ignores, or a font that it replaces, is a page other than the one that was meant."""
    faulty = page.html.replace("</style>", "p { colour: red }</style>")

    with pytest.raises(FaultError, match="colour"):
        worker.render(PdfJob(faulty, page.files))


def test_the_process_goes_on_after_a_refusal(worker: PdfWorker, job: PdfJob, page: PrintPage) -> None:
    """In a batch, one bad document fails alone."""
    with pytest.raises(FaultError):
        worker.render(PdfJob('<p><img alt="x" src="no.png">'))

    assert worker.render(job).page_count > 1
