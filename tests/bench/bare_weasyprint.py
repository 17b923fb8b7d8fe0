"""The yardstick for a whole build: a script in which WeasyPrint writes the same HTML with its defaults.

usage: FONTCONFIG_FILE=FOLDER/fonts.conf python -m tests.bench.bare_weasyprint PAGE.html FOLDER OUT.pdf [ROUNDS]

With ROUNDS it does so once to warm up and then so many times, and prints the median CPU seconds.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from weasyprint import HTML, Attachment
from weasyprint.urls import URLFetcher, URLFetcherResponse


class _Files(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads `pack:NAME` from a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file of that name."""
        del headers
        return URLFetcherResponse(url, (self._folder / url.removeprefix("pack:").lstrip("/")).read_bytes())


def main(page: str, folder: str, target: str, rounds: str = "") -> None:
    """The PDF is there; with `rounds`, it was made again and again."""
    make(page, folder, target)
    if rounds:
        print(statistics.median(_timed(page, folder, target) for _ in range(int(rounds))))


def _timed(page: str, folder: str, target: str) -> float:
    start = time.process_time()
    make(page, folder, target)
    return time.process_time() - start


def make(page: str, folder: str, target: str) -> None:
    """The PDF of the page, tagged and with the definition attached, as ours is."""
    attachment = Attachment(filename=str(Path(folder) / "definition.json"), relationship="Source")
    HTML(filename=page, base_url="pack:", url_fetcher=_Files(Path(folder))).write_pdf(
        target, pdf_variant="pdf/ua-1", pdf_tags=True, attachments=[attachment]
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
