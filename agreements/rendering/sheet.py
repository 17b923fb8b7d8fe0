"""A stylesheet as tinycss2 reads it, which is how WeasyPrint does: its declarations, and what has no place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

_PROPERTIES = re.compile(
    r"(?:margin|padding|border|break|page-break)(?:-[a-z]+)*"
    r"|font(?:-family|-size|-style|-weight|-variant(?:-[a-z]+)*)?"
    r"|line-height|letter-spacing|word-spacing|text-align|text-indent|text-decoration(?:-[a-z]+)*"
    r"|vertical-align|orphans|widows|(?:min-|max-)?(?:width|height)|size|page|white-space|color|background-color"
)
_HIDING = re.compile(
    r"display|visibility|opacity|content|clip(?:-path)?|position|transform|overflow(?:-[a-z]+)?|text-overflow|filter|mask"
    r"|z-index|float|left|right|top|bottom|columns?|column-[a-z]+|zoom|writing-mode|direction|unicode-bidi|quotes"
    r"|counter-[a-z]+|string-set|text-transform"
)
"""Properties by which words vanish from the paper, or others appear there, while they stand in the Word file."""

_SIGNS = {
    "\\": ("resource", "a backslash"),
    "<": ("stylesheet", "'<', which has no place in a stylesheet"),
}
"""Refused wherever they stand, in comments too: in a page of the web, `</style>` ends the stylesheet."""

_FUNCTIONS = frozenset(("rgb", "rgba", "nth-child", "not"))
_FETCHING = re.compile(r"(?:-webkit-)?image(?:-set)?|src|cross-fade|element|paint|attr")
_FETCHING_RULES = {
    "import": "@import: a stylesheet fetches nothing",
    "font-face": "@font-face: fonts come from the pack's fonts folder",
}
_PLAIN = frozenset(("ident", "number", "percentage", "dimension", "hash", "whitespace", "comment"))
_MARKS = frozenset((",", ":", ".", ">", "+", "~", "*", "=", "|", "/", "~=", "|=", "^=", "$=", "*="))
_NAME_IN_QUOTES = re.compile(r"[\w .,&+-]*")
_SPEAKING = frozenset((":", "before", "after"))
"""What follows the colon of a pseudo-element that brings words."""

_END = "agreements-end"
"""A rule that stands behind the stylesheet, and is one of its rules only where nothing before it was left open."""

_DEEPEST, _MOST_TOLD, _SHOWN = 8, 200, 80


class Fault(NamedTuple):
    """What a stylesheet may not hold, and where it does: line and column from 1. The `kind` is the finding's id."""

    line: int
    column: int
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and its value, below the rules in which it stands; all in small letters but the `node`."""

    selector: str
    name: str
    value: str
    node: Node

    @property
    def is_of_paper(self) -> bool:
        """Whether it is about the page and not about what stands there."""
        return "@page" in self.selector


class Sheet:
    """A stylesheet, read once. Of its `faults` no more than 200 are kept: nobody reads more."""

    def __init__(self, css: str) -> None:
        self.faults: list[Fault] = []
        self.declarations: list[Declaration] = []
        self._lines = re.split(r"\r\n?|[\n\f]", css)  # as CSS Syntax Level 3, 3.3, counts lines
        *rules, end = tinycss2.parse_stylesheet(f"{css}\n@{_END};", skip_whitespace=True)
        if end.type != "at-rule" or end.at_keyword != _END or end.prelude:
            rules = tinycss2.parse_stylesheet(css, skip_whitespace=True)
            self.tell(rules[-1], "stylesheet", "found a bracket, a quote or a comment whose other end is missing")
        self._rules(rules, ())

    def signs(self) -> Iterator[Fault]:
        """Signs that have no place anywhere in a stylesheet."""
        for number, line in enumerate(self._lines, start=1):
            for match in re.finditer(r"[\\<]", line):
                kind, what = _SIGNS[match[0]]
                yield Fault(number, match.start() + 1, kind, f"found {what}")

    def tell(self, node: Node, kind: str, message: str, after: str = "") -> None:
        """Keep the fault. With `after`, what is written at the node stands between the two parts of the message."""
        if len(self.faults) < _MOST_TOLD:
            said = f"{message} {self._written(node)!r}{after}" if after else message
            self.faults.append(Fault(node.source_line, node.source_column, kind, said))

    def _written(self, node: Node) -> str:
        rest: str = self._lines[node.source_line - 1][node.source_column - 1 :]
        end = re.search(r"[;{}]", rest[1:])
        return rest[: end.start() + 1 if end else None].strip()[:_SHOWN]

    # --- rules, from the outside in

    def _rules(self, nodes: Sequence[Node], within: tuple[str, ...]) -> None:
        """The rules of the stylesheet, or those of an `@media print`."""
        for node in nodes:
            match node.type:
                case "comment" | "whitespace":
                    continue
                case "qualified-rule":
                    self._declarations(node, (*within, self._prelude(node.prelude)))
                case "at-rule":
                    self._at_rule(node, within)
                case _:
                    self.tell(node, "stylesheet", "found", "; expected a selector and its properties in { }")

    def _at_rule(self, rule: AtRule, within: tuple[str, ...]) -> None:
        name = f"@{rule.lower_at_keyword} {self._prelude(rule.prelude)}".strip()
        is_print = name.split()[:2] == ["@media", "print"]
        if rule.content is None or not (is_print or rule.lower_at_keyword == "page"):
            self._other(rule)
        elif len(within) >= _DEEPEST:
            self.tell(rule, "stylesheet", f"found more than {_DEEPEST} rules within each other")
        elif is_print:
            self._rules(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), (*within, name))
        else:
            self._declarations(rule, (*within, name))

    def _other(self, rule: AtRule) -> None:
        if why := _FETCHING_RULES.get(rule.lower_at_keyword):
            self.tell(rule, "resource", f"found {why}")
        else:
            self.tell(rule, "stylesheet", "found", "; expected a selector, @page or @media print")

    def _declarations(self, rule: QualifiedRule | AtRule, within: tuple[str, ...]) -> None:
        """The properties of a rule. No rule stands within them: what both set would add up unseen."""
        for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            match node.type:
                case "declaration":
                    self._declaration(node, " ".join(within))
                case "at-rule":
                    self._other(node)
                case "qualified-rule":
                    self.tell(node, "stylesheet", "found", ", a rule within another; write it after that")
                case _:
                    self.tell(node, "stylesheet", "found", "; expected a property and its value")

    def _declaration(self, node: Node, selector: str) -> None:
        name = node.lower_name
        if _HIDING.fullmatch(name):
            self.tell(node, "text-mismatch", "found", ", which can hide words or move them off the paper")
        elif not _PROPERTIES.fullmatch(name):
            self.tell(node, "stylesheet", "found", "; expected a property that only sets looks")
        if self._are_plain(node.value):
            self.declarations.append(Declaration(selector, name, _text_of(node.value), node))

    # --- what they are made of

    def _prelude(self, tokens: Sequence[Node]) -> str:
        """The selector in small letters; empty where it is none. It picks what is there, and brings no words."""
        for colon, token in pairwise(tokens):
            said = token.value if token.type == "literal" else getattr(token, "lower_value", "")
            if colon == ":" and said in _SPEAKING:
                message = "found a pseudo-element: words come from clauses, never from a stylesheet"
                self.tell(colon, "text-mismatch", message)
        return _text_of(tokens) if self._are_plain(tokens) else ""

    def _are_plain(self, tokens: Sequence[Node]) -> bool:
        """Whether they are names, numbers, colours and functions that are known; what else there is, is told."""
        told, waiting = len(self.faults), [(token, 1) for token in reversed(tokens)]
        while waiting:
            token, depth = waiting.pop()
            inner: Sequence[Node] = ()
            match token.type:
                case "function" if token.lower_name in _FUNCTIONS:
                    inner = token.arguments
                case "[] block" | "() block":
                    inner = token.content
                case "function" | "url":
                    self._function(token, getattr(token, "lower_name", "url"))
                case "string" if _NAME_IN_QUOTES.fullmatch(token.value):
                    continue
                case "literal" if token.value in _MARKS:
                    continue
                case kind if kind not in _PLAIN:
                    self.tell(token, "stylesheet", "found", "; expected a name, a number or a colour")
            if inner and depth >= _DEEPEST:
                self.tell(token, "stylesheet", f"found more than {_DEEPEST} brackets within each other")
            else:
                waiting += ((each, depth + 1) for each in reversed(inner))
        return told == len(self.faults) < _MOST_TOLD

    def _function(self, token: Node, name: str) -> None:
        if name == "url":
            self.tell(token, "resource", "found url(): a stylesheet fetches nothing")
        else:
            kind = "resource" if _FETCHING.fullmatch(name) else "stylesheet"
            known = ", ".join(sorted(_FUNCTIONS))
            self.tell(token, kind, f"found the function {name[:_SHOWN]}(); expected one of {known}")


def _text_of(tokens: Sequence[Node]) -> str:
    """In small letters, without comments, and with one space where there were several."""
    written = tinycss2.serialize([token for token in tokens if token.type != "comment"])
    return " ".join(written.lower().split())
