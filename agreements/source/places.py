"""Where everything stands: lines and columns of a text, and the place of every value in it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agreements.diagnostics import Location, Report, UsageError

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What a definition holds: text, nothing, lists and mappings. What a text means is for the reader to say."""

DataPath = tuple[str | int, ...]
"""The way to a value: keys of mappings and positions in lists, from 0."""

Span = tuple[int, int]
"""Where something starts in the text and where it ends, in characters from 0; the end is not part of it."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and where its lines start. Only CR, LF and both together end a line, as in an editor."""

    file: str
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, file: str, text: str) -> Lines:
        """The lines of the text; a text always has at least one."""
        return cls(file, text, (0, *(match.end() for match in _LINE_BREAK.finditer(text))))

    def location(self, start: int, end: int) -> Location:
        """The place of a span; one that runs on is marked to the end of its first line."""
        number = bisect_right(self.starts, start)
        line_start = self.starts[number - 1]
        last = max(min(end, self._end(number)), start)
        return Location(self.file, number, start - line_start + 1, last - line_start + 1)

    def line(self, number: int) -> str:
        """The line of that number, from 1, without its end; empty when there is none."""
        if not 1 <= number <= len(self.starts):
            return ""
        return self.text[self.starts[number - 1] : self._end(number)]

    def _end(self, number: int) -> int:
        """Where that line ends, before its line end. Nothing is copied: a line may be as long as the file."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        while end > self.starts[number - 1] and self.text[end - 1] in "\r\n":
            end -= 1
        return end

    def __iter__(self) -> Iterator[str]:
        return (self.line(number) for number in range(1, len(self.starts) + 1))


@dataclass(frozen=True, slots=True)
class Node:
    """Where one value stands: the value itself, its key if it has one, and a mapping's first key."""

    value: Span
    key: Span | None = None
    first_key: Span | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A definition as it was written: its text, the plain data in it, and where each value stands.

    `text` is without a byte order mark, `sha256` is of the bytes of the file. Texts in `data` are in Unicode
    normal form C; places are those of the original.
    """

    file: str
    text: str
    sha256: str
    data: Plain
    warnings: Report
    lines_: Lines = field(repr=False, compare=False)
    nodes_: Mapping[DataPath, Node] = field(repr=False, compare=False)

    def place(self, path: DataPath, *, key: bool = False) -> Location:
        """Where the value stands, or its key. A value that is missing has the place of its parent's first key."""
        for end in range(len(path), -1, -1):
            node = self.nodes_.get(path[:end])
            if node is not None:
                return self.lines_.location(*_span(node, missing=end < len(path), key=key))
        return Location(self.file)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line of the file, without line ends."""
        return tuple(self.lines_)

    def line_text(self, number: int) -> str:
        """The line of that number, from 1, without its end; empty when there is none."""
        return self.lines_.line(number)


def _span(node: Node, *, missing: bool, key: bool) -> Span:
    if missing:
        return node.first_key or node.value
    return node.key if key and node.key else node.value


# --- paths as text --------------------------------------------------------------------------------------------------

_BARE_KEY = re.compile(r"[^\W\d][\w-]*")
_STEP = re.compile(r"""\[(?P<index>\d{1,9})\]|\.?(?:(?P<bare>[^\W\d][\w-]*)|(?P<quoted>"(?:[^"\\]|\\.)*"))""")


def value_at(data: Plain, path: DataPath) -> Plain:
    """What stands at the path; None where nothing does."""
    for step in path:
        match data:
            case dict() if step in data:
                data = data[str(step)]
            case list() if isinstance(step, int) and step < len(data):
                data = data[step]
            case _:
                return None
    return data


def path_text(path: DataPath) -> str:
    """The path in one word: `funds[0].host`. A key that is not a plain name is quoted: `funds[0]."2026/27"`."""
    return "".join(_step_text(step) for step in path).removeprefix(".")


def _step_text(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _BARE_KEY.fullmatch(step) else f".{json.dumps(step, ensure_ascii=False)}"


def parse_path(text: str) -> DataPath:
    """The path that `path_text` wrote.

    Raises:
        UsageError: the text is not a path.
    """
    steps: list[str | int] = []
    at = 0
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None or _lacks_dot(match, at):
            message = f"'{text}' is not a path: character {at + 1} is not expected"
            raise UsageError(message, hint='Write a path like funds[0].host, or funds[0]."2026/27" for an unusual key.')
        steps.append(_step(match))
        at = match.end()
    return tuple(steps)


def _lacks_dot(match: re.Match[str], at: int) -> bool:
    """True where two keys run together, or a dot has nothing before it."""
    return match["index"] is None and match[0].startswith(".") is (at == 0)


def _step(match: re.Match[str]) -> str | int:
    if match["index"] is not None:
        return int(match["index"])
    if match["bare"] is not None:
        return match["bare"]
    try:
        return str(json.loads(match["quoted"], strict=False))
    except ValueError as error:
        raise UsageError(f"{match['quoted']} is not a quoted key of a path") from error
