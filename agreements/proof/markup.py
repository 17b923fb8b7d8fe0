"""A web page that is published may show and link within itself; it runs nothing and asks nobody for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_ELEMENTS = re.compile(
    r"html|head|meta|title|style|body|header|main|nav|footer|section|div|p|h[1-4]|span|a|em|strong|dfn|br|img|ol|li"
    r"|table|caption|colgroup|col|thead|tbody|tr|th|td|figure|figcaption|svg|desc|text|rect|path"
)
_ATTRIBUTES = re.compile(
    r"lang|charset|name|content|class|id|role|tabindex|scope|alt|width|height|(?:aria|data)-[a-z]+"
    r"|xmlns|viewbox|x|y|rx|d|fill|stroke(?:-width|-dasharray)?|font-(?:family|size|weight)|text-anchor"
)
_WITHIN = re.compile(r"#\S+")
_PICTURE = re.compile(r"data:image/[a-z.+-]+;base64,[A-Za-z0-9+/=]*")
_FETCHES = re.compile(r"url\s*\(|@import|image-set|src\s*\(|expression|javascript:", re.IGNORECASE)
_SHOWN = 60


def foreign_markup(root: Any) -> Iterator[str]:  # noqa: ANN401  (lxml has no types)
    """One sentence for each element or attribute that could run or fetch something, or that we never write."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield "holds a comment or an instruction, and may hold none"
        elif not _ELEMENTS.fullmatch(element.tag):
            yield f"holds the element <{element.tag[:_SHOWN]}>, which has no place in an agreement"
        else:
            yield from (_of_attribute(element.tag, *item) for item in element.items() if not _is_ours(*item))
            if element.tag == "style" and _FETCHES.search(element.text or ""):
                yield "has a stylesheet that fetches something"


def _is_ours(name: str, value: str) -> bool:
    match name:
        case "href":
            return _WITHIN.fullmatch(value) is not None
        case "src":
            return _PICTURE.fullmatch(value) is not None
        case "style":
            return _FETCHES.search(value) is None
        case _:
            return _ATTRIBUTES.fullmatch(name) is not None


def _of_attribute(tag: str, name: str, value: str) -> str:
    return f"holds <{tag} {name[:_SHOWN]}={value[:_SHOWN]!r}>, which leads out of the page or runs something"
