"""The tags of a clause text: where each stands, whether they pair, and what they may hold. Nothing is run here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from jinja2 import nodes

from agreements.diagnostics import did_you_mean

LINE_OPEN, LINE_CLOSE = "\ue002", "\ue003"
"""Private-use characters round the number of a line. The loader refuses them in every input."""

# A tag runs to its closing braces, but not to those in a quoted text. One that is never closed runs to the end, so
# that looking for tags takes one pass, however many braces there are.
_QUOTED = r"""\"(?:[^\"\\]|\\(?:.|\Z))*+(?:\"|\Z)|'(?:[^'\\]|\\(?:.|\Z))*+(?:'|\Z)"""
_TAG = re.compile(
    rf"\{{\{{(?:[^\"'}}]|{_QUOTED}|\}}(?!\}}))*+(?:\}}\}}|\Z)|\{{%(?:[^\"'%]|{_QUOTED}|%(?!\}}))*+(?:%\}}|\Z)",
    re.DOTALL,
)
_STRAY = re.compile(r"\}\}|%\}")
_WORD = re.compile(r"\{%[-+]?\s*(\w*)")
_MOST_STRAY = 200
"""As many as anybody reads in one go; the place of each is counted from the start of the text."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written, where it starts in the text, and how many equal ones stand before it."""

    text: str
    start: int = 0
    nth: int = 0

    @property
    def word(self) -> str:
        """The first word of `{% ... %}`; empty for `{{ ... }}`."""
        match = _WORD.match(self.text)
        return match[1] if match else ""

    @property
    def prints(self) -> bool:
        """Whether it is `{{ ... }}`."""
        return self.text.startswith("{{")

    @property
    def is_closed(self) -> bool:
        """Whether its closing braces are there."""
        return self.text.endswith("}}" if self.prints else "%}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a tag. The `kind` is the id of the finding."""

    kind: str
    message: str
    tag: Tag = Tag("")
    hint: str = ""


def tags_in(text: str) -> tuple[Tag, ...]:
    """Every tag of the text, in order."""
    return tuple(_counted(_TAG.finditer(text)))


def _counted(matches: Iterable[re.Match[str]]) -> Iterator[Tag]:
    seen: Counter[str] = Counter()
    for match in matches:
        yield Tag(match[0], match.start(), seen[match[0]])
        seen[match[0]] += 1


# --- pairing --------------------------------------------------------------------------------------------------------

_CLOSES = {"endif": "if", "endfor": "for"}
_DIVIDES = {"elif": ("if",), "else": ("if", "for")}
_REFUSED: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("include", "import", "from", "extends"), ("path", "a clause cannot take in another file")),
    **dict.fromkeys(("macro", "call"), ("template", "a macro is not for clauses")),
    "autoescape": ("lint", "values are always printed as they are; this cannot be switched off"),
    "raw": ("lint", "braces cannot be printed in a clause"),
}
_KNOWN = "a clause knows if, elif, else, endif, for and endfor"


def pairing_faults(text: str, tags: Iterable[Tag]) -> tuple[list[Fault], list[Fault]]:
    """What stops the text from being read at all, and the tags that are not for clauses."""
    broken, refused = [*_stray(text)], []
    open_: list[Tag] = []
    for tag in tags:
        word = tag.word
        if not tag.is_closed:
            broken.append(Fault("template-syntax", "this tag is never closed", tag))
        elif word in ("if", "for"):
            open_.append(tag)
        elif word in _CLOSES or word in _DIVIDES:
            wanted = _DIVIDES.get(word) or (_CLOSES[word],)
            if not open_ or open_[-1].word not in wanted:
                broken.append(Fault("template-syntax", f"{word} has no {' or '.join(wanted)} that it belongs to", tag))
            elif word in _CLOSES:
                open_.pop()
        elif not tag.prints and not word.startswith("end"):
            kind, message = _REFUSED.get(
                word, ("lint", f"{word!r} is not for clauses" if word else "this tag is empty")
            )
            refused.append(Fault(kind, message, tag, _KNOWN))
    broken += [Fault("template-syntax", f"this {tag.word} has no end{tag.word}", tag) for tag in open_]
    return broken, refused


def _stray(text: str) -> Iterator[Fault]:
    blanked = _TAG.sub(lambda match: " " * len(match[0]), text)
    for match in islice(_STRAY.finditer(blanked), _MOST_STRAY):
        nth = text.count(match[0], 0, match.start())
        yield Fault("template-syntax", f"{match[0]} closes nothing", Tag(match[0], match.start(), nth))


# --- lines ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text for Jinja in which each tag has a line of its own, and each line of words carries its number.

    Jinja knows of lines only. A line break inside a tag prints nothing, so a line number names one tag.
    """

    text: str
    tags: tuple[Tag, ...]
    lines: tuple[int, ...]

    def tag_on(self, line: int) -> Tag:
        """The tag that Jinja's line number means."""
        at = bisect_right(self.lines, line) - 1
        return self.tags[max(at, 0)] if self.tags else Tag("")


def prepared(text: str, tags: tuple[Tag, ...]) -> Prepared:
    """The text as it is handed to Jinja."""
    made = _Preparing()
    end = 0
    for tag in tags:
        made.words(text[end : tag.start])
        made.tag(tag)
        end = tag.start + len(tag.text)
    made.words(text[end:])
    made.end_line()
    return Prepared("".join(made.parts), tags, tuple(made.lines))


@dataclass(slots=True)
class _Preparing:
    parts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    line: int = 1
    begun: int = 1
    extra: int = 0
    says_something: bool = False

    def words(self, text: str) -> None:
        first, *others = text.split("\n")
        self._part(first)
        for other in others:
            self.end_line()
            self.parts.append("\n")
            self.line += 1
            self.begun = self.line
            self._part(other)

    def _part(self, text: str) -> None:
        self.parts.append(text)
        self.says_something |= bool(text.strip())

    def end_line(self) -> None:
        if self.says_something:
            # The space lets Markdown see that ** before it closes.
            self.parts.append(f" {LINE_OPEN}{self.begun}{LINE_CLOSE}")
        self.says_something = False

    def tag(self, tag: Tag) -> None:
        opening = 3 if tag.text[2:3] in ("-", "+") else 2
        self.parts += [tag.text[:opening], "\n", tag.text[opening:]]
        self.extra += 1
        self.lines.append(self.line + self.extra)
        self.line += tag.text.count("\n")
        self.says_something |= tag.prints


# --- expressions ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """What a clause may name."""

    names: Collection[str]
    functions: Collection[str]
    filters: Collection[str]
    tests: Collection[str]


_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.CondExpr,
    nodes.List,
    nodes.Tuple,
    nodes.Keyword,
)
_SAFE_FILTERS = ("safe", "forceescape", "escape", "e", "striptags")
_DEEPEST = 60
_DEEPEST_LOOP = 8


def expression_faults(tree: nodes.Template, known: Known) -> Iterator[tuple[int, Fault]]:
    """What the expressions of a template must not hold, each with Jinja's line number."""
    macros = frozenset(node.name for node in tree.body if isinstance(node, nodes.Macro))
    yield from _Linter(known, macros).faults(tree.body, frozenset(known.names), 0)


@dataclass(frozen=True, slots=True)
class _Linter:
    known: Known
    macros: frozenset[str]

    def faults(self, found: Iterable[nodes.Node], names: frozenset[str], depth: int) -> Iterator[tuple[int, Fault]]:
        for node in found:
            if depth > _DEEPEST:
                yield node.lineno, Fault("template", "this is nested too deeply")
                return
            yield from ((node.lineno, fault) for fault in self._own(node, names, depth))
            yield from self._inner(node, names, depth + 1)

    def _inner(self, node: nodes.Node, names: frozenset[str], depth: int) -> Iterator[tuple[int, Fault]]:
        match node:
            case nodes.For():
                yield from self.faults([node.iter], names, depth)
                inside = names | {name.name for name in node.target.find_all(nodes.Name)} | {"loop"}
                inside |= {node.target.name} if isinstance(node.target, nodes.Name) else set()
                tests = [node.test] if node.test else []
                yield from self.faults([*tests, *node.body], inside, depth)
                yield from self.faults(node.else_, names, depth)
            case nodes.Macro():
                yield from self.faults(node.body, names | {argument.name for argument in node.args}, depth)
            case nodes.Call():
                yield from self.faults([*node.args, *node.kwargs], names, depth)
            case nodes.Compare():
                yield from self.faults([node.expr, *(operand.expr for operand in node.ops)], names, depth)
            case nodes.Assign():
                yield from self.faults([node.node], names, depth)
            case _:
                yield from self.faults(node.iter_child_nodes(), names, depth)

    def _own(self, node: nodes.Node, names: frozenset[str], depth: int) -> Iterator[Fault]:
        match node:
            case nodes.Name(ctx="load") if node.name not in names and node.name not in self.known.functions:
                yield _unknown("name", node.name, names)
            case nodes.Call():
                yield from self._call(node)
            case nodes.Getattr(attr=str(key)) | nodes.Getitem(arg=nodes.Const(value=str(key))) if key.startswith("_"):
                yield Fault("sandbox", f"{key!r} is out of a clause's reach")
            case nodes.Filter() if node.name in _SAFE_FILTERS:
                yield Fault(
                    "lint", f"the filter {node.name!r} is not for clauses: values are always printed as they are"
                )
            case nodes.Filter() if node.name not in self.known.filters:
                yield _unknown("filter", node.name, self.known.filters)
            case nodes.Test() if node.name not in self.known.tests:
                yield _unknown("test", node.name, self.known.tests)
            case nodes.Compare() if any(_in_order(operand, node) for operand in node.ops):
                yield Fault("lint", "only a count can be compared with < or >, and only with a whole number")
            case nodes.Output():
                yield from (fault for child in node.nodes for fault in _printed(child))
            case nodes.For() if node.recursive or depth > _DEEPEST_LOOP:
                yield Fault(
                    "template", "loops are nested too deeply" if not node.recursive else "a loop must not recur"
                )
            case nodes.Concat() | nodes.BinExpr() | nodes.UnaryExpr() if not isinstance(node, _ALLOWED):
                yield Fault("sandbox", "a clause cannot reckon, repeat a text or put texts together")
            case nodes.Stmt():
                return  # what is not for clauses was found by its tag
            case _ if not isinstance(node, _ALLOWED):
                yield Fault("lint", f"a {type(node).__name__.lower()} is not for clauses")

    def _call(self, node: nodes.Call) -> Iterator[Fault]:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name in self.macros:
            yield Fault("template", "a macro is not for clauses")
        elif name not in self.known.functions:
            functions = ", ".join(sorted(self.known.functions))
            yield Fault("sandbox", "a clause cannot call anything else", hint=f"it can call {functions}")
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            yield Fault("sandbox", "arguments are written out one by one")


def _unknown(what: str, name: str, known: Iterable[str]) -> Fault:
    near = did_you_mean(name, known)
    return Fault("undefined", f"there is no {what} {name!r}", hint=f"did you mean {near!r}?" if near else "")


def _in_order(operand: nodes.Operand, compared: nodes.Compare) -> bool:
    """Whether < or > compares anything but with a number: values are texts here, and "10" comes before "9"."""
    sides = (compared.expr, operand.expr)
    return operand.op in ("lt", "lteq", "gt", "gteq") and not any(
        isinstance(side, nodes.Const) and type(side.value) is int for side in sides
    )


def _printed(node: nodes.Node) -> Iterator[Fault]:
    match node:
        case nodes.Const(value=value) if type(value) not in (str, int):
            yield Fault("finalize", f"{value} cannot be printed in a clause")
        case nodes.List() | nodes.Tuple() | nodes.Dict():
            yield Fault("finalize", "a list cannot be printed in a clause", hint="use the filter joined")
