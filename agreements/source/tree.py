"""YAML's events become plain data: every scalar a text, every value with its place, nothing guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Protocol

from yaml.error import YAMLError
from yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from agreements.diagnostics import Diagnostic, Location
from agreements.source.faults import THOUSANDS, fault
from agreements.source.findings import error, warning
from agreements.source.places import DataPath, Lines, Node, Plain, Span, path_text
from agreements.source.texts import remarks

MOST_LEVELS = 50
MOST_VALUES = 100_000
MOST_ITEMS = 5_000
_MOST_DIRECTIVES = 10

_NOTHING = frozenset({"", "~", "null"})
# Plain values that cannot have lost a part of their text to a comment.
_NO_TEXT = re.compile(r"~|null|true|false|yes|no|on|off|[-+]?\d[\d,_]*(?:\.\d+)?%?|\d{4}-\d\d-\d\d", re.IGNORECASE)
_DIRECTIVE = re.compile(r"(?: *(?:#[^\r\n]*)?(?:\r\n|\r|\n))*(%[^\r\n]*)")
_COMMENT = re.compile(r" +(#[^\r\n]*)")
_SWALLOWED = re.compile(r":? +(#[^\s#][^\r\n]*)")
_PROPERTY = re.compile(r"[^\s,\[\]{}]+")
_QUOTE = "Put the text in quotation marks."


class _Events(Reader, Scanner, Parser):
    """PyYAML's parser in pure Python, with nothing behind it that gives values types or builds objects."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


class _HasEvents(Protocol):
    """A parser of either make."""

    def get_event(self) -> Event | None:
        """The next event."""


class _Stopped(Exception):  # noqa: N818 - no error: the finding is recorded where it arose
    """Reading on would only cost time."""


@dataclass(slots=True)
class Tree:
    """What was read: plain data, the place of each value, the spans of all scalars in order, and what was wrong.

    `read_to` is how far the text was understood, in characters.
    """

    lines: Lines
    text: str
    data: Plain = None
    nodes: dict[DataPath, Node] = field(default_factory=dict)
    scalars: list[Span] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    read_to: int = 0


def read_tree(lines: Lines, text: str, *, quick: bool = False) -> Tree:
    """The data in `text`, which is `lines.text` with its refused characters replaced.

    With `quick` libyaml reads first, twenty times faster. Its result stands only if nothing at all was found; the
    words and places of a finding always come from the parser in Python.
    """
    if quick and (tree := _read_quickly(lines, text)) is not None:
        return tree
    tree = Tree(lines, text)
    _take_out_directives(tree)
    parser = _Events(tree.text)
    try:
        _Builder(tree, parser).document()
    except _Stopped:
        pass
    except YAMLError as problem:
        tree.findings.append(fault(problem, lines))
    except (ValueError, OverflowError):
        # PyYAML hands the number of an escape to chr(), and that of a %YAML directive to int(), as it stands.
        at = parser.get_mark().index
        message = "the number after the backslash or in the directive is too large"
        tree.findings.append(error("syntax", message, lines.location(at, at + 1)))
    else:
        tree.read_to = len(text)
    return tree


def _read_quickly(lines: Lines, text: str) -> Tree | None:
    try:
        from yaml._yaml import CParser  # noqa: PLC0415  (not every build of PyYAML has it)
    except ImportError:
        return None
    tree = Tree(lines, text)
    try:
        _Builder(tree, CParser(text)).document()
    except (_Stopped, YAMLError, ValueError, OverflowError):
        return None
    tree.read_to = len(text)
    return None if tree.findings else tree


def _take_out_directives(tree: Tree) -> None:
    """Refuses the lines before the definition that begin with %, and lets the rest be read as if without them."""
    while match := _DIRECTIVE.match(tree.text):
        start, end = match.span(1)
        message = "the line is a YAML directive, which changes what the rest of the file means"
        hint = "Take out the lines that begin with %."
        tree.findings.append(error("directive", message, tree.lines.location(start, end), hint))
        tree.text = tree.text[:start] + " " * (end - start) + tree.text[end:]
        if len(tree.findings) >= _MOST_DIRECTIVES:
            return


class _Builder:
    """Takes events one by one and fills in the tree. Depth and number are checked before anything is built."""

    def __init__(self, tree: Tree, parser: _HasEvents) -> None:
        self.tree = tree
        self.parser = parser
        self.level = 0
        self.values = 0

    def document(self) -> None:
        """Reads the one document of the file."""
        self.take()
        start = self.take()
        if not isinstance(start, DocumentStartEvent):
            raise self.stopped("empty", "the file holds no definition", Location(self.tree.lines.file))
        root = self.take()
        self.tree.data = self.node(root, (), None)
        self.check_root(root)
        self.take()
        after = self.take()
        if isinstance(after, DocumentStartEvent):
            message, hint = "a second document begins here; a file holds one", "Take out the line with three hyphens."
            raise self.stopped("shape", message, self.location(_span(after)), hint)

    def take(self) -> Event:
        """The next event."""
        event = self.parser.get_event()
        assert event is not None  # noqa: S101 - both parsers give events until the end of the stream
        if event.end_mark is not None:
            self.tree.read_to = event.end_mark.index
        return event

    def check_root(self, root: Event) -> None:
        if self.tree.data is None and not self.tree.findings:
            raise self.stopped("empty", "the file holds no definition", Location(self.tree.lines.file))
        if not isinstance(root, MappingStartEvent):
            message = "a definition is a mapping: lines of 'key: value'"
            self.found("shape", message, _span(root), "Put a space after each colon, and no hyphen before the keys.")

    def node(self, event: Event, path: DataPath | None, key: Span | None) -> Plain:
        """The value that begins with this event. Its place is recorded unless `path` is None."""
        self.count(event)
        self.check_property(event, path)
        match event:
            case ScalarEvent():
                return self.scalar(event, path, key)
            case SequenceStartEvent() | MappingStartEvent():
                return self.collection(event, path, key)
            case _:
                return None  # an alias, already refused

    def count(self, event: Event) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            message = f"the file holds more than {MOST_VALUES:,} keys and values"
            raise self.stopped("size", message, self.location(_span(event)), "Divide it into several definitions.")

    def check_property(self, event: Event, path: DataPath | None) -> None:
        """Refuses anchors, aliases and tags: what they stand for is not what is written."""
        anchored, tagged = getattr(event, "anchor", None) is not None, getattr(event, "tag", None) is not None
        if not anchored and not tagged:
            return
        at, _ = _span(event)
        match = _PROPERTY.match(self.tree.text, at)
        written = match[0] if match else ""
        if anchored:
            message = f"'{written}' is read by YAML as an anchor or an alias, not as text"
            self.found("anchor", message, (at, at + len(written)), _QUOTE, path)
        if tagged:
            message = f"'{written}' is read by YAML as a tag, not as text"
            self.found("tag", message, (at, at + len(written)), _QUOTE, path)

    def scalar(self, event: ScalarEvent, path: DataPath | None, key: Span | None) -> str | None:
        span = _span(event)
        self.tree.scalars.append(span)
        self.record(path, Node(self.marked(span, key), key))
        if not event.style and event.value in _NOTHING:
            self.check_nothing(event, path)
            return None
        self.check_text(event, span, path)
        text = unicodedata.normalize("NFC", event.value)
        return text.rstrip("\n") if event.style in {"|", ">"} else text

    def check_nothing(self, event: ScalarEvent, path: DataPath | None) -> None:
        """A text that begins with a hash sign, such as a number on a list, leaves nothing; a comment has a space."""
        start = _span(event)[1]
        swallowed = None if event.value else _SWALLOWED.match(self.tree.text, start)
        if swallowed:
            message = "YAML takes a text that begins with # for a comment, so all of it is lost"
            hint = "Quote the text; if it is a comment, put a space after the #."
            self.found("comment-swallow", message, swallowed.span(1), hint, path)

    def marked(self, span: Span, key: Span | None) -> Span:
        """What is marked for a value; one that is left out has its key, or the hyphen of its list."""
        start, end = span
        if start < end:
            return span
        return key or (max(start - 1, 0), end)

    def check_text(self, event: ScalarEvent, span: Span, path: DataPath | None) -> None:
        style = event.style or ""
        for remark in remarks(event.value, style):
            make = error if remark.is_error else warning
            finding = make(remark.kind, remark.message, self.location(span), remark.hint, path_text(path or ()))
            self.tree.findings.append(finding)
        comment = None if style or _NO_TEXT.fullmatch(event.value) else _COMMENT.match(self.tree.text, span[1])
        if comment:
            message = "YAML drops everything from ' #' on, so a part of this text may be lost"
            hint = "Quote the text if the # belongs to it; otherwise put the comment on a line of its own."
            self.found("comment-swallow", message, comment.span(1), hint, path)

    def collection(self, event: NodeEvent, path: DataPath | None, key: Span | None) -> Plain:
        self.level += 1
        if self.level > MOST_LEVELS:
            message = f"lists and mappings stand more than {MOST_LEVELS} levels deep in one another"
            raise self.stopped("depth", message, self.location(_span(event)), "Look for brackets that are not closed.")
        data: Plain
        if isinstance(event, MappingStartEvent):
            data = self.mapping(event, path, key)
        else:
            data = self.sequence(event, path, key)
        self.level -= 1
        return data

    def sequence(self, event: NodeEvent, path: DataPath | None, key: Span | None) -> list[Plain]:
        data: list[Plain] = []
        while not isinstance(item := self.take(), SequenceEndEvent):
            if len(data) == MOST_ITEMS:
                message = f"a list holds more than {MOST_ITEMS:,} items, of which this is the first too many"
                hint = "Put a list of this length into a document of its own and refer to it."
                raise self.stopped("size", message, self.location(_span(item)), hint)
            data.append(self.node(item, None if path is None else (*path, len(data)), None))
        self.record(path, Node((_span(event)[0], _span(item)[1]), key))
        return data

    def mapping(self, event: MappingStartEvent, path: DataPath | None, key: Span | None) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        spans: dict[str, Span] = {}
        first: Span | None = None
        while not isinstance(item := self.take(), MappingEndEvent):
            span = _span(item)
            name = self.key(item, span, path)
            first = first or span
            known = name is not None and self.is_new(name, span, spans, path)
            inner = (*path, name) if path is not None and name is not None and known else None
            value = self.node(self.take(), inner, span)
            if name is not None and known:
                data[name] = value
        whole = _span(event)[0], _span(item)[1]
        self.record(path, Node(whole if event.flow_style else first or whole, key, first))
        return data

    def key(self, event: Event, span: Span, path: DataPath | None) -> str | None:
        """The text of a key, or None when it is none."""
        if not isinstance(event, ScalarEvent):
            message = "a key must be a text; braces and brackets in an unquoted text are read as mappings and lists"
            self.found("shape", message, span, _QUOTE, path)
            self.node(event, None, None)
            return None
        self.count(event)
        self.check_property(event, path)
        self.tree.scalars.append(span)
        self.check_text(event, span, path)
        self.check_key(event, span, path)
        return unicodedata.normalize("NFC", event.value) or None

    def check_key(self, event: ScalarEvent, span: Span, path: DataPath | None) -> None:
        if event.value == "":
            self.found("shape", "a key is missing before the colon", span, "", path)
        if event.value == "<<" and not event.style:
            self.found(
                "anchor",
                "YAML reads '<<' as an order to merge mappings",
                span,
                "Write the entries out here.",
                path,
            )
        if "\u00a0" in event.value:
            message = "the key holds U+00A0 NO-BREAK SPACE, which looks like a space and is another character"
            self.found("invisible", message, span, "Put an ordinary space, or none.", path)

    def is_new(self, name: str, span: Span, spans: dict[str, Span], path: DataPath | None) -> bool:
        """True for the first key of this name in its mapping; a later one is refused."""
        first = spans.setdefault(name, span)
        if first == span:
            return True
        number = self.location(first).line
        # {ICB: 2,000,000}: the comma ends an entry, and 000 is taken for a key.
        hint = "Write a sum without commas, such as 2000000.00." if THOUSANDS.fullmatch(name) else "Keep one."
        self.found("duplicate", f"the key '{name}' stands here twice; first on line {number}", span, hint, path)
        return False

    def record(self, path: DataPath | None, node: Node) -> None:
        if path is not None:
            self.tree.nodes[path] = node

    def found(self, kind: str, message: str, span: Span, hint: str = "", path: DataPath | None = None) -> None:
        self.tree.findings.append(error(kind, message, self.location(span), hint, path_text(path or ())))

    def stopped(self, kind: str, message: str, location: Location, hint: str = "") -> _Stopped:
        self.tree.findings.append(error(kind, message, location, hint))
        return _Stopped()

    def location(self, span: Span) -> Location:
        return self.tree.lines.location(*span)


def _span(event: Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return start.index if start else 0, end.index if end else 0
