"""One addition to WeasyPrint: a tag says its language, where the element that it was made of does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_PASSED_OVER = ("html", "body")
"""They have no tag of their own; the language of the whole stands in the catalogue."""


def say_languages() -> None:
    """Each tag has the `lang` of its element. WeasyPrint 70.0 keeps that of the root alone.

    Source: ISO 14289-1 (PDF/UA-1), 7.2: a change of the natural language is declared.
    """
    from weasyprint.pdf import tags  # noqa: PLC0415  (with the engine, in its own process)

    build = tags._build_box_tree  # noqa: SLF001  (it calls itself by this name, so every box passes)
    if getattr(build, "says_languages", False):
        return

    def spoken(box: Any, *args: Any) -> Iterator[Any]:  # noqa: ANN401  (WeasyPrint has no types)
        language = _language(box)
        for element in build(box, *args):
            if language:
                element["Lang"] = language
            yield element

    spoken.says_languages = True  # type: ignore[attr-defined]
    tags._build_box_tree = spoken  # noqa: SLF001


def _language(box: Any) -> Any:  # noqa: ANN401  (WeasyPrint has no types)
    from pydyf import String  # noqa: PLC0415

    element = getattr(getattr(box, "_box", box), "element", None)
    if element is None or element.tag in _PASSED_OVER:
        return None
    language = element.get("lang")
    return String(language) if language else None
