"""One repair to WeasyPrint 70: the words of an SVG are shaped as words, not letter by letter.

Alone, the tone of a Yoruba name stands on a dotted circle, and no pair of letters is kerned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import weasyprint.svg

_PLACES = ("x", "y", "dx", "dy", "rotate")


def draw_words_whole() -> None:
    """A text that is given one place is drawn from there in one piece."""
    module: Any = weasyprint.svg  # its function `text` stands over its module of that name
    by_letter = module.text

    def text(svg: Any, node: Any, font_size: float) -> None:  # noqa: ANN401  (WeasyPrint has no types)
        if node.text and not any(len(node.attrib.get(name, "").split()) > 1 for name in _PLACES):
            node._etree_node.text = _Whole(node.text)  # noqa: SLF001  (the only place where it is kept)
        by_letter(svg, node, font_size)

    module.TAGS.update({tag: text for tag, draw in module.TAGS.items() if draw is by_letter})
    module.text = text


class _Whole(str):
    """A text whose only letter is itself: WeasyPrint walks along the letters and places each."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        return iter((str(self),))
