"""Filled clause text becomes paragraphs of inlines: a subset of CommonMark, without HTML, links or code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from agreements.assembly.environment import CLOSE, LINE_CLOSE, LINE_OPEN, OPEN, Filling
from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.document import Inline, Inlines, Reference, Table, Term, Text, Value

_TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}|{LINE_OPEN}[0-9]+{LINE_CLOSE}|\\[#([a-z0-9.@_-]+)\\]", re.IGNORECASE)
_TABLE = re.compile(f"{OPEN}T([0-9]+){CLOSE}")
_SLOT = re.compile(f"{OPEN}S([a-z_]+){CLOSE}")
_LINE = re.compile(f"{LINE_OPEN}([0-9]+){LINE_CLOSE}")
_ANCHOR = re.compile(r"\s*\{#([a-z0-9-]+)\}")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Parsed:
    """A paragraph of a clause: its depth (0 unnumbered, 1 to 3 numbered), its words, and where it was written.

    A `note` is for the drafter. A `table` stands alone; a `slot` is filled by assembly (`definitions`).
    """

    level: int
    inlines: Inlines
    line: int
    anchor: str = ""
    note: bool = False
    table: Table | None = None
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """The defined terms of the pack: the name of each by every form in which it appears."""

    names: dict[str, str]

    @property
    def pattern(self) -> re.Pattern[str]:
        return _pattern(tuple(self.names))


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w'-])(" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])") if forms else _NOTHING


_NOTHING = re.compile(r"(?!)")


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(
        ["link", "image", "autolink", "backticks", "code", "fence", "hr", "heading", "lheading", "reference", "entity",
         "newline"]
    )


def parse(text: str, filling: Filling, terms: Terms, file: str, first_line: int) -> tuple[Parsed, ...]:
    """The paragraphs of a filled clause text, in order.

    Raises:
        FindingsError: the text uses something that a clause has no use for (a bullet list, a heading), or nests
            deeper than (i).
    """
    tokens = _markdown().parse(text)
    return tuple(_Reader(filling, terms, file, first_line).paragraphs(tokens))


def parse_line(text: str, filling: Filling, terms: Terms) -> Inlines:
    """One line of filled text, such as a heading or a title."""
    return _Reader(filling, terms, "", 1).inline_text(text)


class _Reader:
    def __init__(self, filling: Filling, terms: Terms, file: str, first_line: int) -> None:
        self._filling, self._terms, self._file, self._first = filling, terms, file, first_line

    def paragraphs(self, tokens: Sequence[Token]) -> Iterator[Parsed]:
        depth, note, opens_item = 0, False, False
        for token in tokens:
            match token.type:
                case "ordered_list_open":
                    depth += 1
                    if depth > _DEEPEST:
                        raise self._refusal(token, "a clause goes no deeper than (i)")
                case "ordered_list_close":
                    depth -= 1
                case "list_item_open":
                    opens_item = True
                case "blockquote_open":
                    note = True
                case "blockquote_close":
                    note = False
                case "inline":
                    yield from self._paragraph(token, depth if opens_item else 0, note=note)
                    opens_item = False
                case "paragraph_open" | "paragraph_close" | "list_item_close":
                    pass
                case other:
                    raise self._refusal(token, f"{other.removesuffix('_open').replace('_', ' ')} is not for clauses")

    def _paragraph(self, token: Token, level: int, *, note: bool) -> Iterator[Parsed]:
        content = token.content
        lines = _LINE.findall(content)
        line = self._first + int(lines[0]) - 1 if lines else self._first
        anchor = _ANCHOR.search(content)
        name = anchor[1] if anchor else ""
        if found := _TABLE.search(content):
            yield Parsed(0, (), line, name, table=self._filling.tables[int(found[1])])
        elif found := _SLOT.search(content):
            yield Parsed(0, (), line, name, slot=found[1])
        elif inlines := _trimmed(self._inlines(token.children or [])):
            yield Parsed(level, inlines, line, name, note=note)

    def _inlines(self, children: Sequence[Token]) -> Iterator[Inline]:
        strong = emphasis = False
        for child in children:
            match child.type:
                case "strong_open" | "strong_close":
                    strong = child.type == "strong_open"
                case "em_open" | "em_close":
                    emphasis = child.type == "em_open"
                case "softbreak":
                    yield Text(" ")
                case "text" | "text_special":
                    yield from self._text(_ANCHOR.sub("", child.content), strong=strong, emphasis=emphasis)
                case "hardbreak":
                    yield Text(" ")
                case other:
                    raise self._refusal(child, f"{other} is not for clauses")

    def inline_text(self, text: str) -> Inlines:
        return _trimmed(self._text(_ANCHOR.sub("", text), strong=False, emphasis=False))

    def _text(self, text: str, *, strong: bool, emphasis: bool) -> Iterator[Inline]:
        end = 0
        for match in _TOKEN.finditer(text):
            yield from self._words(text[end : match.start()], strong=strong, emphasis=emphasis)
            if match[1] is not None:
                for inline in self._filling.printed[int(match[1])]:
                    yield Value(inline.text, inline.path, strong) if isinstance(inline, Value) else inline
            elif match[2] is not None:
                yield Reference(match[2])
            end = match.end()
        yield from self._words(text[end:], strong=strong, emphasis=emphasis)

    def _words(self, text: str, *, strong: bool, emphasis: bool) -> Iterator[Inline]:
        end = 0
        for match in self._terms.pattern.finditer(text):
            if match.start() > end:
                yield Text(text[end : match.start()], strong, emphasis)
            yield Term(match[1], self._terms.names[match[1]], defines=strong)
            end = match.end()
        if text[end:]:
            yield Text(text[end:], strong, emphasis)

    def _refusal(self, token: Token, message: str) -> FindingsError:
        line = self._first + (token.map[0] if token.map else 0)
        found = Diagnostic("lint", Severity.ERROR, message, Location(self._file, line, 1), waivable=False)
        return FindingsError(message, report=Report.of([found]))


def _trimmed(inlines: Iterator[Inline]) -> Inlines:
    """Neighbouring words joined, no space at either end."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and (last.strong, last.emphasis) == (
            inline.strong, inline.emphasis
        ):
            joined[-1] = Text(last.text + inline.text, last.strong, last.emphasis)
        else:
            joined.append(inline)
    if joined and isinstance(first := joined[0], Text):
        joined[0] = Text(first.text.lstrip(), first.strong, first.emphasis)
    if joined and isinstance(last := joined[-1], Text):
        joined[-1] = Text(last.text.rstrip(), last.strong, last.emphasis)
    return tuple(inline for inline in joined if not isinstance(inline, Text) or inline.text)
