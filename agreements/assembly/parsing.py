"""Filled clause text becomes paragraphs of inlines: a subset of CommonMark, without HTML, links or code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from agreements.assembly.filling import CLOSE, OPEN, Filled, Filling
from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.document import Inline, Inlines, Picture, Reference, Table, Term, Text, Value

_TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}|\\[#([a-z0-9.@_-]+)\\]", re.IGNORECASE)
_ALONE = re.compile(f"\\s*{OPEN}([TS])([0-9a-z_]+){CLOSE}\\s*")
_ANCHOR = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*\Z")
_NOTE_LINE = re.compile(r"\s*(?:1\.\s+)*>")
_SPACES = re.compile(r"[ \t\n]+")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Parsed:
    """A paragraph of a clause: its depth (0 unnumbered, 1 to 3 numbered), its words, and where it was written.

    A `note` is for the drafter. A `table`, which may be a picture, stands alone; a `slot` is filled by assembly
    (`definitions`). `also` has the lines of items that were run in.
    """

    level: int
    inlines: Inlines
    line: int
    anchor: str = ""
    note: bool = False
    table: Table | Picture | None = None
    slot: str = ""
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """The defined terms of the pack: the name of each by every form in which it appears."""

    names: dict[str, str]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the longest term that stands at a place, as a word of its own."""
        return _pattern(tuple(self.names))


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w'-])(" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])") if forms else _NOTHING


_NOTHING = re.compile(r"(?!)")


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(
        ["link", "image", "autolink", "backticks", "code", "fence", "hr", "heading", "lheading", "reference", "entity"]
    )


def parse(filled: Filled, filling: Filling, terms: Terms, file: str) -> tuple[Parsed, ...]:
    """The paragraphs of a filled clause text, in order.

    Raises:
        FindingsError: the text uses something that a clause has no use for (a bullet list, a heading), nests deeper
            than (i), or would lose words.
    """
    return tuple(_run_in(list(_Reader(filled, filling, terms, file).paragraphs())))


def _run_in(paragraphs: Sequence[Parsed]) -> Iterator[Parsed]:
    """A list of one item, "(a)" without a "(b)", goes on in the line that leads to it, unless it has a name."""
    waiting: Parsed | None = None
    for n, found in enumerate(paragraphs):
        if waiting and not found.anchor and _leads_to(waiting, found) and _stands_alone(found, paragraphs[n + 1 :]):
            inlines = tuple(_joined((*_opening(waiting.inlines), Text(" "), *found.inlines)))
            waiting = replace(waiting, inlines=inlines, also=(*waiting.also, found.line, *found.also))
            continue
        if waiting:
            yield waiting
        waiting = found
    if waiting:
        yield waiting


def _opening(lead: Inlines) -> Inlines:
    """The words that led to the list. After a name alone ("The Council:") the sentence goes on without a colon."""
    *name, last = lead
    is_name = last == Text(":") and not any(isinstance(inline, Text) for inline in name)
    return tuple(name) if name and is_name else lead


def _leads_to(before: Parsed, item: Parsed) -> bool:
    return 0 < before.level == item.level - 1 and not before.note and not item.note


def _stands_alone(item: Parsed, rest: Sequence[Parsed]) -> bool:
    """Whether no item of its list follows, and none below it. What has no number does not end a list."""
    return next((found.level for found in rest if found.level), 0) < item.level


def parse_line(filled: Filled, filling: Filling, file: str) -> Inlines:
    """One line of filled text, such as a heading or a title. Terms are not looked for in it.

    Raises:
        FindingsError: it holds marks that only a paragraph may have.
    """
    return _Reader(filled, filling, Terms({}), file).line()


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one style, which may go on over several lines."""

    text: str
    strong: bool
    emphasis: bool


@dataclass(slots=True)
class _Reader:
    filled: Filled
    filling: Filling
    terms: Terms
    file: str
    number: int = 0

    def paragraphs(self) -> Iterator[Parsed]:
        depth, note, opens_item = 0, False, False
        for token in _markdown().parse(self.filled.text):
            self.number = self.filled.lines[token.map[0]] if token.map else self.number
            match token.type:
                case "ordered_list_open" | "ordered_list_close":
                    depth += token.nesting
                    self._check(depth <= _DEEPEST, "a clause goes no deeper than (i)")
                case "list_item_open":
                    self._check(
                        token.info == "1" and token.markup == ".",
                        "write 1. before every paragraph: the numbers are counted for you",
                    )
                    opens_item = True
                case "blockquote_open" | "blockquote_close":
                    note = token.nesting > 0
                case "inline":
                    yield from self._paragraph(token, depth if opens_item else 0, note=note)
                    opens_item = False
                case "paragraph_open" | "paragraph_close" | "list_item_close":
                    pass
                case other:
                    self._check(False, f"a {other.removesuffix('_open').replace('_', ' ')} is not for clauses")  # noqa: FBT003

    def _paragraph(self, token: Token, level: int, *, note: bool) -> Iterator[Parsed]:
        anchor = _ANCHOR.search(token.content)
        name = anchor[1] if anchor else ""
        content = _ANCHOR.sub("", token.content)
        if alone := _ALONE.fullmatch(content):
            self._check(not level and not note, "a table or picture has no number and stands in no note")
            yield self._alone(alone[1], alone[2], name)
            return
        if note:
            start, end = token.map or (0, 0)
            lines = self.filled.text.split("\n")[start:end]
            self._check(all(map(_NOTE_LINE.match, lines)), "a line of words runs on from a note; leave an empty line")
        if inlines := _trimmed(self._inlines(token.children or [])):
            yield Parsed(level, inlines, self.number, name, note=note)

    def _alone(self, kind: str, which: str, name: str) -> Parsed:
        if kind == "S":
            return Parsed(0, (), self.number, name, slot=which)
        return Parsed(0, (), self.number, name, table=self.filling.tables[int(which)])

    def line(self) -> Inlines:
        """The inlines of a text that is one line and no paragraph."""
        self.number = self.filled.lines[0]
        return _trimmed(self._text(_Run(self.filled.text, strong=False, emphasis=False)))

    def _inlines(self, children: Sequence[Token]) -> Iterator[Inline]:
        runs = list(self._runs(children))
        for n, run in enumerate(runs):
            last = n == len(runs) - 1
            yield from self._text(_Run(_ANCHOR.sub("", run.text), run.strong, run.emphasis) if last else run)

    def _runs(self, children: Sequence[Token]) -> Iterator[_Run]:
        """Neighbouring words of one style together, so that a term may go on over the end of a line."""
        for (strong, emphasis), pieces in groupby(self._pieces(children), key=lambda run: (run.strong, run.emphasis)):
            yield _Run("".join(piece.text for piece in pieces), strong, emphasis)

    def _pieces(self, children: Sequence[Token]) -> Iterator[_Run]:
        strong = emphasis = False
        for child in children:
            match child.type:
                case "strong_open" | "strong_close":
                    strong = child.nesting > 0
                case "em_open" | "em_close":
                    emphasis = child.nesting > 0
                case "softbreak" | "hardbreak":
                    yield _Run(" ", strong, emphasis)
                case "text" | "text_special":
                    yield _Run(child.content, strong, emphasis)
                case other:
                    self._check(False, f"{other} is not for clauses")  # noqa: FBT003

    def _text(self, run: _Run) -> Iterator[Inline]:
        end = 0
        for match in _TOKEN.finditer(run.text):
            yield from self._words(run, run.text[end : match.start()])
            if match[1] is not None:
                for inline in self.filling.printed[int(match[1])]:
                    yield replace(inline, strong=run.strong) if isinstance(inline, Value) else inline
            else:
                yield Reference(match[2])
            end = match.end()
        yield from self._words(run, run.text[end:])

    def _words(self, run: _Run, text: str) -> Iterator[Inline]:
        self._check(OPEN not in text, "a table or a list of definitions stands on a line of its own")
        self._check("{#" not in text, "{#name} stands at the end of a paragraph; a name has small letters and hyphens")
        self._check("[#" not in text, "a reference is written [#clause] or [#clause.name], without spaces")
        self._check("**" not in text, "** opens or closes nothing here")
        text = _SPACES.sub(" ", text)
        end = 0
        for match in self.terms.pattern.finditer(text):
            if match.start() > end:
                yield Text(text[end : match.start()], run.strong, run.emphasis)
            yield Term(match[1], self.terms.names[match[1]], defines=run.strong)
            end = match.end()
        if text[end:]:
            yield Text(text[end:], run.strong, run.emphasis)

    def _check(self, holds: bool, message: str) -> None:  # noqa: FBT001 - what holds, and what is said if it does not
        if not holds:
            found = Diagnostic("lint", Severity.ERROR, message, Location(self.file, self.number, 1), waivable=False)
            raise FindingsError(message, report=Report.of([found]))


def _trimmed(inlines: Iterator[Inline]) -> Inlines:
    """Neighbouring words joined, no space at either end."""
    joined = _joined(inlines)
    if joined and isinstance(first := joined[0], Text):
        joined[0] = Text(first.text.lstrip(" "), first.strong, first.emphasis)
    if joined and isinstance(last := joined[-1], Text):
        joined[-1] = Text(last.text.rstrip(" "), last.strong, last.emphasis)
    return tuple(inline for inline in joined if not isinstance(inline, Text) or inline.text)


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and _style(inline) == _style(last):
            joined[-1] = Text(last.text + inline.text, last.strong, last.emphasis)
        else:
            joined.append(inline)
    return joined


def _style(text: Text) -> tuple[bool, bool]:
    return text.strong, text.emphasis
