"""The one environment in which clause texts are filled: default-deny, immutable, and strict about names.

Packs are data. A clause may loop, test and print; it may not call, compute or reach into a value. Source of the
list of attacks refused: the project's own trials, see SECURITY.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context
from markupsafe import Markup

from agreements import wording
from agreements.assembly.facts import Fact, Missing
from agreements.assembly.speech import Speech
from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity, did_you_mean
from agreements.document import Blank, Inline, Table, Value, words

OPEN, CLOSE = "\ue000", "\ue001"
LINE_OPEN, LINE_CLOSE = "\ue002", "\ue003"
"""Private-use characters that wrap tokens in filled text. The loader refuses them in every input."""

_TESTS = ("defined", "undefined", "none", "true", "false", "eq", "ne", "in", "==", "!=", "equalto", "even", "odd")
_FILTERS = ("length", "count", "first", "last", "lower", "list", "reject", "select", "selectattr", "rejectattr",
            "map", "unique")
_MAX_OUTPUT = 400_000


@dataclass(frozen=True, slots=True)
class Joined:
    """Several values printed in a row, each still knowing where it came from."""

    parts: tuple[object, ...]


@dataclass
class Filling:
    """What was printed while one text was filled: tokens stand for values, blanks and tables."""

    printed: list[tuple[Inline, ...]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def token(self, inlines: tuple[Inline, ...]) -> Markup:
        self.printed.append(inlines)
        return Markup(f"{OPEN}{len(self.printed) - 1}{CLOSE}")


class _Environment(ImmutableSandboxedEnvironment):
    """Attributes are keys of plain groups. Everything else is refused, loudly."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Missing):
            return Missing(f"{obj.path}.{argument}")
        if isinstance(obj, dict) and isinstance(argument, str):
            if argument in obj:
                return obj[argument]
            return self.undefined(obj=obj, name=argument)
        if isinstance(obj, list) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(obj=obj, name=argument)
        if type(obj).__name__ == "LoopContext" and argument in ("index", "first", "last", "length"):
            return getattr(obj, argument)
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()  # noqa: SLF001 - the documented way to raise its own error
        raise SecurityError(f"{argument!r} of a {type(obj).__name__} is out of a clause's reach")

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        if not isinstance(obj, _Callable):
            raise SecurityError("a clause cannot call anything but table, blank and label")
        # Inside a loop Jinja hands the loop's variables along, for functions that ask for them. Ours do not.
        given = {key: value for key, value in kwargs.items() if key not in ("_loop_vars", "_block_vars")}
        return obj.function(*args, **given)

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, _Callable)


@dataclass(frozen=True, slots=True)
class _Callable:
    """A function that a clause may call; nothing else can be called."""

    function: Callable[..., Any]


class Filler:
    """Fills the texts of one document. It is made once a document and not shared."""

    def __init__(self, speech: Speech, facts: Mapping[str, Any], make_table: Callable[..., Table | None]) -> None:
        self.speech = speech
        self.facts = facts
        self.filling = Filling()
        self._templates: dict[str, Template] = {}
        self._make_table = make_table
        self._environment = self._make_environment()

    def _make_environment(self) -> _Environment:
        environment = _Environment(
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self._finalize(),
            keep_trailing_newline=True,
            # A clause has no comments, in which words could vanish; and {#name} names a paragraph.
            comment_start_string="\ue010",
            comment_end_string="\ue011",
        )
        environment.globals.clear()
        environment.filters = {name: environment.filters[name] for name in _FILTERS} | {
            "name": lambda key: self._named(key),
            "names": lambda keys: self._joined([self._named(key) for key in keys]),
            "joined": lambda items: self._joined(list(items)),
            "label": lambda key, vocabulary: self._labelled(key, vocabulary),
            "sentence": _sentence,
            "closed": _closed,
            "enactment": lambda key: Fact(self.speech.enactment(str(key)), getattr(key, "path", "")),
        }
        environment.tests = {name: environment.tests[name] for name in _TESTS}
        environment.globals["table"] = _Callable(self._table)
        environment.globals["definitions"] = _Callable(lambda: Markup(f"{OPEN}Sdefinitions{CLOSE}"))
        environment.globals["binding_paragraphs_table"] = _Callable(lambda: Markup(f"{OPEN}Sbinding{CLOSE}"))
        environment.globals["blank"] = _Callable(lambda text: Blank(str(text), pen=True))
        environment.globals["label"] = _Callable(lambda *keys: self.speech.label(*map(str, keys)))
        return environment

    def _finalize(self) -> Callable[..., object]:
        @pass_context
        def finalize(_context: Context, value: object) -> object:
            return value if isinstance(value, Markup) else self.filling.token(self._inlines(value))

        return finalize

    def _inlines(self, value: object) -> tuple[Inline, ...]:
        match value:
            case Missing():
                return (Blank(self._prompt(value.path), path=value.path),)
            case Blank():
                return (value,)
            case Joined():
                return tuple(inline for part in value.parts for inline in self._inlines(part))
            case Fact():
                return (Value(str(value), value.path),)
            case str():
                return (Value(value),)
            case int() if not isinstance(value, bool):
                return (Value(f"{value:,}"),)
        if isinstance(value, Undefined):
            value._fail_with_undefined_error()  # noqa: SLF001 - the documented way to raise its own error
        raise TemplateRuntimeError(f"a {type(value).__name__} cannot be printed in a clause")

    def _prompt(self, path: str) -> str:
        words = re.sub(r"\[\d+\]|\"", "", path.rpartition(".")[2]).replace("_", " ")
        return self.speech.label("blank").format(what=words)

    def _named(self, key: object) -> object:
        if isinstance(key, Missing):
            return key
        return Fact(self.speech.name(str(key)), getattr(key, "path", ""))

    def _labelled(self, key: object, vocabulary: str) -> object:
        if isinstance(key, Missing):
            return key
        return Fact(self.speech.choice(vocabulary, str(key)), getattr(key, "path", ""))

    def _joined(self, items: list[object]) -> object:
        """The items as a list in words, each still knowing where it came from."""
        texts = [words(self._inlines(item)) for item in items]
        said = wording.joined(texts, self.speech.language)
        parts: list[object] = []
        end = 0
        for item, text in zip(items, texts, strict=True):
            start = said.index(text, end)
            parts += [said[end:start], item]
            end = start + len(text)
        return Joined(tuple(part for part in parts if part != "")) if items else ""

    def _table(self, name: str, *arguments: object) -> Markup:
        try:
            table = self._make_table(str(name), self.speech, *(str(argument) for argument in arguments))
        except KeyError:
            raise TemplateRuntimeError(f"there is no table called {name!r}") from None
        if table is None:
            return Markup("")
        self.filling.tables.append(table)
        return Markup(f"{OPEN}T{len(self.filling.tables) - 1}{CLOSE}")

    def fill(self, text: str, file: str, first_line: int, scope: Mapping[str, Any]) -> str:
        """The text with its loops run and each value replaced by a token; every line carries its number.

        Raises:
            FindingsError: the text reaches for something that is not there or that it must not have.
        """
        if "{" not in text:
            return _with_line_numbers(text)  # plain words: half of all headings and paragraphs
        try:
            template = self._template(text)
            filled = template.render({**self.facts, **scope})
        except (TemplateSyntaxError, UndefinedError, SecurityError, TemplateRuntimeError, TypeError) as error:
            raise self._finding(error, file, first_line) from None
        if len(filled) > _MAX_OUTPUT:
            raise self._finding(SecurityError("a clause grew beyond 400,000 characters"), file, first_line)
        return filled

    def _template(self, text: str) -> Template:
        if text not in self._templates:
            tree = self._environment.parse(_with_line_numbers(text))
            _lint(tree)
            self._templates[text] = self._environment.from_string(tree)
        return self._templates[text]

    def holds(self, expression: str, file: str, line: int, scope: Mapping[str, Any]) -> bool:
        """Whether a condition of the pack is true of this agreement."""
        try:
            tree = self._environment.parse("{% if " + expression + " %}1{% endif %}")
            _lint(tree)
            return bool(self._environment.from_string(tree).render({**self.facts, **scope}))
        except (TemplateSyntaxError, UndefinedError, SecurityError, TemplateRuntimeError, TypeError) as error:
            raise self._finding(error, file, line) from None

    def _finding(self, error: Exception, file: str, first_line: int) -> FindingsError:
        kind = {
            TemplateSyntaxError: "template-syntax",
            UndefinedError: "undefined",
            SecurityError: "sandbox",
        }.get(type(error), "template")
        message = str(getattr(error, "message", None) or error)
        name = re.match(r"'([^']+)' is undefined|.* has no attribute '([^']+)'", message)
        near = did_you_mean(name[1] or name[2], list(self.facts)) if name else ""
        line = first_line + (getattr(error, "lineno", None) or _line_of(error)) - 1
        found = Diagnostic(
            kind,
            Severity.ERROR,
            message,
            Location(file, max(line, 1), 1),
            hint=f"did you mean {near!r}?" if near else "",
            waivable=False,
        )
        return FindingsError(message, report=Report.of([found]))


def _line_of(error: BaseException) -> int:
    """The line of the template in which a run-time error arose."""
    trace, line = error.__traceback__, 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _sentence(value: object) -> object:
    """The same value with a capital letter, to open a sentence."""
    if not isinstance(value, str) or not value:
        return value
    return Fact(value[0].upper() + value[1:], getattr(value, "path", ""))


def _closed(value: object) -> object:
    """The same value with a full stop, unless it closes itself, whether or not its writer put one there."""
    if not isinstance(value, str) or not value or value.rstrip("\"')\u2019\u201d").endswith((".", "!", "?")):
        return value
    return Fact(f"{value}.", getattr(value, "path", ""))


def _with_line_numbers(text: str) -> str:
    """Each line of words carries its own number, which survives loops and conditions."""
    return "\n".join(
        f"{line}{LINE_OPEN}{number}{LINE_CLOSE}" if line.strip() and not _TAG_LINE.fullmatch(line) else line
        for number, line in enumerate(text.split("\n"), start=1)
    )


_TAG_LINE = re.compile(r"\s*\{%.*%\}\s*")
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Filter, nodes.Test, nodes.Call,
    nodes.CondExpr, nodes.List, nodes.Tuple, nodes.Keyword,
)


def _lint(tree: nodes.Template) -> None:
    """Refuses everything that a clause has no use for: arithmetic, macros, imports, assignments."""
    for node in _walk(tree.iter_child_nodes()):
        if not isinstance(node, _ALLOWED):
            raise TemplateSyntaxError(f"{type(node).__name__.lower()} is not for clauses", getattr(node, "lineno", 1))
        if isinstance(node, nodes.For) and node.recursive:
            raise TemplateSyntaxError("a loop must not be recursive", node.lineno)


def _walk(found: Iterable[nodes.Node]) -> Iterable[nodes.Node]:
    for node in found:
        yield node
        yield from _walk(node.iter_child_nodes())
