"""Paragraphs and inlines as WordprocessingML text, in the house style's named styles and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import assert_never

from agreements.document import Blank, Inline, Inlines, Reference, Term, Text, Value
from agreements.rendering.columns import Plan
from agreements.rendering.docx.anchors import Anchors
from agreements.rendering.docx.markup import language_mark, run
from agreements.rendering.docx.references import Target, printed
from agreements.rendering.docx.styles import StyleIds

Face = tuple[str, bool, bool]
"""A style's key, and whether the run is bold or italic beyond what the style says."""

_FIRST_BOOKMARK = 10_000
_SECTION_END_LOOK = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


@dataclass(slots=True)
class Writer:
    """What the blocks of one document share: style ids, bookmarks, the tables' plan, and the faces used so far.

    `total_rule` are the attributes of the line above a total. The writer of a second language shares all but the
    styles, and `repeats` the numbers of tables.
    """

    styles: StyleIds
    anchors: Anchors
    known: Mapping[str, Target]
    plan: Plan
    total_rule: str
    bookmarks: count[int] = field(default_factory=lambda: count(_FIRST_BOOKMARK))
    faces: set[Face] = field(default_factory=set)
    repeats: bool = False

    def block(self, key: str, id_: str, inlines: Inlines, extra: str = "", before: str = "") -> str:
        """A whole paragraph in the style of `key`, inside the bookmark of the block `id_`."""
        return self.paragraph(key, self.marked(self.anchors.name(id_), before + self.runs(inlines, key)), extra)

    def paragraph(self, key: str, content: str, extra: str = "") -> str:
        """A paragraph in the style of `key`. `extra` holds direct properties, in the order of the schema."""
        return f'<w:p><w:pPr><w:pStyle w:val="{self.styles[key]}"/>{extra}</w:pPr>{content}</w:p>'

    def marked(self, name: str, content: str) -> str:
        """The content inside a bookmark; numbers are never given twice."""
        number = next(self.bookmarks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def section_end(self, section: str) -> str:
        """A paragraph of no height that carries a section break where no paragraph of the text can."""
        style = f'<w:pStyle w:val="{self.styles.section_end}"/>' if self.styles.section_end else ""
        return f"<w:p><w:pPr>{style}{_SECTION_END_LOOK}{section}</w:pPr></w:p>"

    def runs(self, inlines: Inlines, key: str, *, bold: bool = False) -> str:
        """The inlines as runs. `bold` makes all of them bold, as in a row of totals."""
        texts = [inline.text for inline in inlines]
        if inlines and all(map(_is_even, inlines)):  # as most are
            return self._styled("".join(texts), key, strong=bold)
        fields = self._references(inlines, texts, bold=bold) if Reference in map(type, inlines) else {}
        if fields:
            self.faces.add((key, bold, False))
        made: list[str] = []
        alike: list[str] = []
        for index, inline in enumerate(inlines):
            if _is_even(inline):
                alike.append(texts[index])
                continue
            if alike:
                made.append(self._styled("".join(alike), key, strong=bold))
                alike = []
            made.append(fields[index] if index in fields else self._run(inline, key, bold=bold))
        if alike:
            made.append(self._styled("".join(alike), key, strong=bold))
        return "".join(made)

    def _run(self, inline: Inline, key: str, *, bold: bool) -> str:
        match inline:
            case Text(text=text, strong=strong, emphasis=emphasis):
                return self._styled(text, key, strong=strong or bold, emphasis=emphasis)
            case Value(text=text, strong=strong, language=language):
                return self._styled(text, key, strong=strong or bold, language=language)
            case Term(text=text, defines=True):
                self.faces.add((key, True, False))
                return run(text, f'<w:rStyle w:val="{self.styles["term"]}"/>')
            case Term(text=text) | Blank(text=text, pen=True):
                return self._styled(text, key, strong=bold)
            case Blank(text=text):
                self.faces.add((key, False, False))
                return run(text, f'<w:rStyle w:val="{self.styles["blank"]}"/>')
            case Reference():
                return self.runs((inline,), key, bold=bold)
            case _:
                assert_never(inline)

    def _styled(self, text: str, key: str, *, strong: bool, emphasis: bool = False, language: str = "") -> str:
        self.faces.add((key, strong, emphasis))
        if not (strong or emphasis or language):
            return run(text)
        marks = ("<w:b/><w:bCs/>" if strong else "") + ("<w:i/><w:iCs/>" if emphasis else "")
        return run(text, marks + language_mark(language))

    def _references(self, inlines: Inlines, texts: list[str], *, bold: bool) -> dict[int, str]:
        """The fields by their index. One may take in the word beside it: the plain text "Schedule " before "2"."""
        style = f'<w:rStyle w:val="{self.styles["reference"]}"/>' + ("<w:b/><w:bCs/>" if bold else "")
        fields: dict[int, str] = {}
        for index, inline in enumerate(inlines):
            if not isinstance(inline, Reference):
                continue
            before = texts[index - 1] if index and _is_plain(inlines[index - 1]) else ""
            after = texts[index + 1] if _is_plain(*inlines[index + 1 : index + 2]) else ""
            result = printed(inline, before, after, known=self.known, anchors=self.anchors, style=style)
            fields[index] = result.xml
            if result.before:
                texts[index - 1] = before[: -result.before]
            if result.after:
                texts[index + 1] = after[result.after :]
        return fields


def _is_even(inline: Inline) -> bool:
    """Whether it looks as the paragraph does. Such neighbours are one run, as somebody would type them."""
    match inline:
        case Text(strong=strong, emphasis=emphasis):
            return not strong and not emphasis
        case Value(strong=strong, language=language):
            return not strong and not language
        case Term(defines=defines):
            return not defines
        case Blank(pen=pen):
            return pen
        case _:
            return False


def _is_plain(*inlines: Inline) -> bool:
    return all(isinstance(inline, Text) and not inline.strong and not inline.emphasis for inline in inlines) and bool(
        inlines
    )
