"""A web page is read back, line by line, as a reader with no stylesheet would meet it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from agreements.proof.lines import Line

_LINE_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "caption", "figcaption", "th", "td", "div", "li"})
_LINE_CLASSES = frozenset({"to-sign", "signed"})
_SKIPPED = frozenset({"ol", "style", "script", "template"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0|font-size\s*:\s*0")


def tree_of(html: str) -> Any:  # noqa: ANN401  (lxml has no types)
    """The page as a tree, with its comments."""
    from lxml import etree  # noqa: PLC0415  (only when a page is proved)

    return etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8", huge_tree=True))


def read_html(root: Any) -> tuple[Line, ...]:  # noqa: ANN401
    """Every line of every block (an element with `data-block`), in the order of the page; hidden words are not read.

    Words that stand in no block at all come as lines of the block `""`, so that none can be smuggled in between.
    The list of contents is one line, its title.
    """
    main = next(root.iter("main"))
    reader = _Reader()
    reader.walk(main)
    reader.flush()
    return tuple(reader.lines)


def read_cover(root: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The lines of the page's cover, without the mark of a draft."""
    header = next(root.iter("header"))
    return tuple(
        _tidy(_said(element))
        for element in header.iter("h1", "p")
        if not {"stage", "logo"} & set(element.get("class", "").split())
    )


def _said(element: Any) -> str:  # noqa: ANN401  (lxml has no types)
    """The words of the element, with its line breaks."""
    inner = "".join(f"{_said(child)}{child.tail or ''}" for child in element)
    return "\n" if element.tag == "br" else f"{element.text or ''}{inner}"


@dataclass
class _Reader:
    """Walks the tree and keeps the line that is being read."""

    lines: list[Line] = field(default_factory=list)
    block: str = ""
    label: str = ""
    text: list[str] = field(default_factory=list)

    def walk(self, element: Any) -> None:  # noqa: ANN401  (lxml has no types)
        if element.tag == "svg":
            self._picture(element)
            return
        if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_hidden(element):
            self.text.append(element.tail or "")
            return
        before = self.block
        starts_line = element.tag in _LINE_TAGS or bool(_LINE_CLASSES & set(element.get("class", "").split()))
        if starts_line:
            self.flush()
        self.block = element.get("data-block", before)
        if element.get("class") == "n":
            self.label = _tidy("".join(element.itertext()))
        else:
            self.text.append("\n" if element.tag == "br" else element.text or "")
            for child in element:
                self.walk(child)
        if starts_line or self.block != before:
            self.flush()
        self.block = before
        self.text.append(element.tail or "")

    def _picture(self, element: Any) -> None:  # noqa: ANN401  (lxml has no types)
        """What it says aloud is a line; the words in it are no words of the body."""
        self.flush()
        self.text.append("".join(text for each in element.iter("desc") for text in each.itertext()))
        self.flush()
        self.text.append(element.tail or "")

    def flush(self) -> None:
        """The line read so far is kept, unless it says nothing."""
        text = _tidy("".join(self.text))
        if text or self.label:
            self.lines.append(Line(self.block, self.label, text))
        self.label, self.text = "", []


def _is_hidden(element: Any) -> bool:  # noqa: ANN401  (lxml has no types)
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _tidy(text: str) -> str:
    """NFC, without white space at the ends; inside, white space is as written, for the words must be exact."""
    return unicodedata.normalize("NFC", text).strip(" \n\t")
