"""What a page may fetch: the files that were handed over with it, and nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "pack:"

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


class RefusedError(ValueError):
    """The page asked for something that it was not given."""


class PackFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves `pack:NAME` from memory and remembers each refusal: inline SVG swallows even a fatal exception."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """`files` maps names to contents; the opener of real addresses that the parent would make is never made."""
        self._files = files
        self._fail_on_errors = False
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  (WeasyPrint may pass them)
        """The file, when the page was given it.

        Raises:
            RefusedError: for every other address.
        """
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or name not in self._files:
            self.refused.append(url[:200])
            raise RefusedError(f"the page was not given {url[:200]}")
        kind = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        return URLFetcherResponse(url, self._files[name], {"Content-Type": kind})
