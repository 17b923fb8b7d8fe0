"""The yardstick for a whole build: a script in which WeasyPrint writes the same HTML with its defaults.

usage: python -m tests.bench.bare_weasyprint PAGE.html FOLDER_OF_FILES OUT.pdf
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(page: str, folder: str, target: str) -> None:
    """The PDF of the page; `pack:NAME` is read from the folder, fonts from its fontconfig file."""
    os.environ["FONTCONFIG_FILE"] = str(Path(folder) / "fonts.conf")
    from weasyprint import HTML, Attachment
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Files(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            name = url.removeprefix("pack:").removeprefix("///")
            return URLFetcherResponse(url, (Path(folder) / name).read_bytes())

    attachment = Attachment(filename=str(Path(folder) / "definition.json"), relationship="Source")
    HTML(filename=page, base_url="pack:", url_fetcher=Files()).write_pdf(
        target, pdf_variant="pdf/ua-1", pdf_tags=True, attachments=[attachment]
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
