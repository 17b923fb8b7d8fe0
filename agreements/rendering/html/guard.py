"""A picture may draw, and neither fetch nor hide: only what is listed passes."""

from __future__ import annotations

import re

from agreements.diagnostics import FaultError

_ELEMENTS = frozenset({"svg", "title", "desc", "text", "rect", "path"})
_ATTRIBUTES = frozenset(
    {"xmlns", "role", "width", "height", "viewBox", "class", "x", "y", "rx", "d", "fill", "stroke", "stroke-width"}
    | {"stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor"}
)
_TAG = re.compile(r"<(/?)([A-Za-z]+)((?: [A-Za-z-]+=\"[^\"<>&]*\")*) ?/?>")
_ATTRIBUTE = re.compile(r" ([A-Za-z-]+)=")


def guarded_svg(svg: str) -> str:
    """The SVG as it came: words, boxes and lines, without a script, a style sheet or a way to anything else.

    Raises:
        FaultError: it holds anything else, or is no SVG.
    """
    tags = list(_TAG.finditer(svg))
    unknown = {tag[2] for tag in tags} - _ELEMENTS
    unknown |= {name for tag in tags for name in _ATTRIBUTE.findall(tag[3])} - _ATTRIBUTES
    if not svg.startswith("<svg ") or "<" in _TAG.sub("", svg) or unknown:
        found = ", ".join(sorted(unknown)) or "markup of another kind"
        raise FaultError(f"a picture holds {found}, and may hold nothing but words, boxes and lines")
    return svg
