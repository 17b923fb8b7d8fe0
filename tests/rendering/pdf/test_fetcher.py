"""The fetcher on its own: what was handed over, by its name, and a remembered refusal for all else."""

from __future__ import annotations

import pytest

from agreements.rendering.pdf.fetcher import PackFetcher, RefusedError

FILES = {"logo.PNG": b"png", "a.b.svg": b"svg", "x.jpg": b"j", "y.jpeg": b"jj", "font.ttf": b"t", "plain": b"p"}

TYPES = [
    ("logo.PNG", "image/png"),
    ("a.b.svg", "image/svg+xml"),
    ("x.jpg", "image/jpeg"),
    ("y.jpeg", "image/jpeg"),
    ("font.ttf", "application/octet-stream"),
    ("plain", "application/octet-stream"),
]


@pytest.mark.parametrize(("name", "kind"), TYPES)
def test_a_file_of_the_page_is_served_with_its_kind(name: str, kind: str) -> None:
    """From memory, under the address that was asked for."""
    fetcher = PackFetcher(FILES)
    response = fetcher.fetch(f"pack:{name}")

    assert (response.read(), response.content_type, response.url) == (FILES[name], kind, f"pack:{name}")
    assert fetcher.refused == []


@pytest.mark.parametrize(
    "url",
    ["logo.PNG", "http://x/logo.PNG", "file:///etc/passwd", "pack:", "pack:none", "pack:pack:plain", "PACK:plain"],
)
def test_anything_else_is_refused_and_remembered(url: str) -> None:
    """An inline picture swallows the exception, so whoever asked looks at the list afterwards."""
    fetcher = PackFetcher(FILES)

    with pytest.raises(RefusedError, match=f"^the page was not given {url}$"):
        fetcher.fetch(url, headers={"X": "y"})
    assert fetcher.refused == [url]


def test_an_endless_address_is_cut_short() -> None:
    """A picture in the page itself can be megabytes long."""
    fetcher = PackFetcher({})
    for _ in range(2):
        with pytest.raises(RefusedError, match=f"^the page was not given data:{'x' * 195}$"):
            fetcher.fetch("data:" + "x" * 1000)

    assert fetcher.refused == ["data:" + "x" * 195] * 2


def test_a_refusal_does_not_stop_the_engine() -> None:
    """All of them are collected and told at once; the parent class would end the run at the first."""
    assert PackFetcher({})._fail_on_errors is False
