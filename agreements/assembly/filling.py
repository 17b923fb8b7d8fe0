"""Clause texts are filled: loops run, conditions tried, values in their places, where they can never become markup."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.nodes import Filter, For
from markupsafe import Markup

from agreements import wording
from agreements.assembly.environment import (
    LOOPED,
    Budget,
    TooMuchError,
    UnknownNameError,
    listed,
    make_environment,
)
from agreements.assembly.facts import Fact, Group, Items, Missing
from agreements.assembly.markup import markup_faults
from agreements.assembly.speech import Speech
from agreements.assembly.tags import (
    LINE_CLOSE,
    LINE_OPEN,
    Fault,
    Known,
    Prepared,
    Tag,
    expression_faults,
    pairing_faults,
    prepared,
    tags_in,
)
from agreements.diagnostics import (
    Diagnostic,
    FaultError,
    FindingsError,
    LimitError,
    Location,
    Report,
    Severity,
    did_you_mean,
)
from agreements.document import Blank, Inline, Picture, Table, Value, words
from agreements.packs import Passage
from agreements.source import path_text

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters that wrap tokens in filled text. The loader refuses them in every input."""

_MOST_CHARACTERS = 400_000
_FOR_THE_PEN = "_" * 24
"""Word draws no line where there are no characters."""

BlockMaker = Callable[..., Table | Picture | None]
Makers = Mapping[str, BlockMaker]
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Several values printed in a row, each still knowing where it came from."""

    parts: tuple[object, ...]


@dataclass
class Filling:
    """What was printed while one document was filled: tokens stand for values, blanks, tables and pictures."""

    printed: list[Inlines] = field(default_factory=list)
    tables: list[Table | Picture] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled text, and for each of its lines the line of the file that it was written on."""

    text: str
    lines: tuple[int, ...]


class Filler:
    """Fills the texts of one document. It is made once a document and not shared."""

    def __init__(
        self, speech: Speech, facts: Mapping[str, Any], tables: Makers, pictures: Makers = MappingProxyType({})
    ) -> None:
        """`facts` may grow while texts are filled; `tables` and `pictures` are what a clause can ask for by name."""
        self.speech = speech
        self.facts = facts
        self.filling = Filling()
        self._budget = Budget()
        self._templates: dict[str, tuple[Prepared, Template]] = {}
        functions: dict[str, Callable[..., object]] = {
            "table": partial(self._made, "table", tables),
            "picture": partial(self._made, "picture", pictures),
            "definitions": lambda: _slot("definitions"),
            "binding_paragraphs_table": lambda: _slot("binding"),
            "blank": lambda text: Blank(_text(text) or _FOR_THE_PEN, pen=True),
            "label": lambda *keys: speech.label(*map(_text, keys)),
        }
        self._environment = make_environment(functions, self._filters(), self._budget, self._shown)

    # --- filling ---------------------------------------------------------------------------------------------------

    def fill(self, passage: Passage, scope: Mapping[str, Any]) -> Filled:
        """The text with its loops run and each value replaced by a token.

        Raises:
            FindingsError: the text reaches for something that is not there or that it must not have.
            LimitError: it goes on for longer than any agreement does.
        """
        passage = replace(passage, text=self.speech.renaming(passage.text), raw=passage.raw or passage.text)
        if "{" not in passage.text and "}" not in passage.text:  # plain words: half of all headings and paragraphs
            _refuse_markup(passage)
            return Filled(passage.text, tuple(range(passage.line, passage.line + passage.text.count("\n") + 1)))
        made, template = self._template(passage, scope)
        _refuse_markup(passage)
        return _without_marks("".join(self._rendered(passage, made, template, scope)), passage.line)

    def holds(self, passage: Passage, scope: Mapping[str, Any]) -> bool:
        """Whether a condition of the pack is true of this agreement.

        Raises:
            FindingsError: the condition asks for something that is not there or that it must not have.
        """
        if "%}" in passage.text or "{%" in passage.text:
            raise _refusal(passage, [Fault("template-syntax", "a condition is one expression, without tags")])
        wrapped = f"{{% if {passage.text} %}}1{{% endif %}}"
        asked = Passage(wrapped, passage.file, passage.line, passage.column, passage.raw)
        made, template = self._template(asked, scope)
        return bool(_without_marks("".join(self._rendered(asked, made, template, scope)), 1).text)

    def _rendered(
        self, passage: Passage, made: Prepared, template: Template, scope: Mapping[str, Any]
    ) -> Iterator[str]:
        characters = Budget(_MOST_CHARACTERS)
        try:
            for chunk in template.generate({**self.facts, **scope}):
                characters.take(len(chunk))
                yield chunk
        except TooMuchError:
            raise LimitError(
                f"{passage.place()}: this text goes on for longer than any agreement does",
                hint="look for loops inside loops",
            ) from None
        except (TemplateError, TypeError, RecursionError) as error:
            raise _refusal(passage, [self._fault(error, made.tag_on(_line_of(error)))]) from None

    def _template(self, passage: Passage, scope: Mapping[str, Any]) -> tuple[Prepared, Template]:
        if passage.text not in self._templates:
            tags = tags_in(passage.text)
            broken, refused = pairing_faults(passage.text, tags)
            if broken:
                raise _refusal(passage, broken + refused)
            made = prepared(passage.text, tags)
            self._templates[passage.text] = made, self._compiled(passage, made, refused, scope)
        return self._templates[passage.text]

    def _compiled(self, passage: Passage, made: Prepared, refused: list[Fault], scope: Mapping[str, Any]) -> Template:
        try:
            tree = self._environment.parse(made.text)
            found = [
                Fault(fault.kind, fault.message, made.tag_on(line), fault.hint)
                for line, fault in expression_faults(tree, self._known(scope))
            ]
            if refused or found:
                raise _refusal(passage, refused + found)
            for loop in tree.find_all(For):
                place = {"lineno": loop.iter.lineno, "environment": self._environment}
                loop.iter = Filter(loop.iter, LOOPED, [], [], None, None, **place)
            return self._environment.from_string(tree)
        except TemplateSyntaxError as error:
            fault = Fault("template-syntax", error.message or "", made.tag_on(error.lineno))
            raise _refusal(passage, [*refused, fault]) from None
        except (RecursionError, ValueError, SyntaxError, MemoryError):
            # Python's own limits: brackets in brackets, numbers of thousands of digits.
            raise _refusal(passage, [*refused, Fault("template", "this is nested too deeply or too long")]) from None

    def _known(self, scope: Mapping[str, Any]) -> Known:
        environment = self._environment
        filters = environment.filters.keys() - {LOOPED}
        return Known({*self.facts, *scope}, environment.globals.keys(), filters, environment.tests.keys())

    def _fault(self, error: Exception, tag: Tag) -> Fault:
        message = str(getattr(error, "message", None) or error)
        match error:
            case UnknownNameError():
                near = did_you_mean(error.name, error.known)
                return Fault("undefined", message, tag, f"did you mean {near!r}?" if near else "")
            case UndefinedError():
                return Fault("undefined", message, tag)
            case SecurityError():
                return Fault("sandbox", message, tag)
            case _PrintedError():
                return Fault("finalize", message, tag)
            case TypeError():
                # Python names the functions of this program, of which a clause knows nothing.
                return Fault("template", "what is asked for here takes other arguments, or another number of them", tag)
        return Fault("template", message, tag)

    # --- printing --------------------------------------------------------------------------------------------------

    def _shown(self, value: object) -> Markup:
        """A token for the value; a table or a slot is its own."""
        self._budget.take(1)
        if isinstance(value, Markup):
            return value
        self.filling.printed.append(self._inlines(value))
        return _token(str(len(self.filling.printed) - 1))

    def _inlines(self, value: object) -> Inlines:
        match value:
            case Missing():
                return (Blank(self.speech.blank(_prompt(value)), path=path_text(value.path)),)
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
            case Undefined():
                str(value)  # raises what is to be raised
        what = "a list" if isinstance(value, list) else "a group of keys" if isinstance(value, dict) else "yes or no"
        raise _PrintedError(f"{what} cannot be printed in a clause")

    def _made(self, what: str, makers: Makers, name: object, *arguments: object) -> object:
        """A token for the table or picture of that name; no words at all where there is nothing to show."""
        maker = makers.get(_text(name))
        if maker is None:
            raise UnknownNameError(f"there is no {what} {name!r}", str(name), makers)
        asked = [
            argument["id"] if isinstance(argument, Group) and "id" in argument else argument for argument in arguments
        ]
        absent = next((argument for argument in asked if isinstance(argument, Missing)), None)
        if absent is not None:
            return absent
        texts = [str(argument) if isinstance(argument, int) else _text(argument) for argument in asked]
        block = _made(f"{what} {str(name)!r}", maker, self.speech, texts)
        if block is None:
            return Markup("")
        self.filling.tables.append(block)
        return _token(f"T{len(self.filling.tables) - 1}")

    # --- filters ---------------------------------------------------------------------------------------------------

    def _filters(self) -> dict[str, Callable[..., object]]:
        speech = self.speech
        return {
            "name": _of_a_text(speech.name),
            "names": lambda keys: self._joined(keys, _of_a_text(speech.name)),
            "joined": lambda items: self._joined(items, lambda item: item),
            "label": lambda key, vocabulary: _of_a_text(lambda text: speech.choice(_text(vocabulary), text))(key),
            "enactment": _of_a_text(speech.enactment),
            "lower": _of_a_text(str.lower),
            "sentence": _of_a_text(lambda text: text[:1].upper() + text[1:]),
            "closed": _of_a_text(_closed),
            **{name: _of_a_text(change) for name, change in wording.mutations(speech.language).items()},
        }

    def _joined(self, items: object, said: Callable[[object], object]) -> object:
        """The items as a list in words, each still knowing where it came from."""
        if isinstance(items, Missing):
            return items
        if isinstance(items, Items) and not items:
            return Missing(items.path)
        values = [said(item) for item in listed(items)]
        self._budget.take(len(values))
        texts = [words(self._inlines(value)) for value in values]
        between = _between(wording.joined(texts, self.speech.language), texts)
        return Joined(tuple(part for value, after in zip(values, between, strict=True) for part in (value, after)))


class _PrintedError(TemplateRuntimeError):
    """Something was to be printed that is no value of an agreement."""


def _of_a_text(change: Callable[[str], str]) -> Callable[[object], object]:
    """The change made to a value, which keeps its path; what is missing stays missing."""

    def changed(value: object) -> object:
        if isinstance(value, Missing):
            return value
        if isinstance(value, Joined) and value.parts:
            return Joined((changed(value.parts[0]), *value.parts[1:]))
        return Fact(change(_text(value)), getattr(value, "path", ""))

    return changed


def _text(value: object) -> str:
    if isinstance(value, str) and not isinstance(value, Markup):
        return str(value)
    if isinstance(value, Undefined):
        str(value)  # raises what is to be raised
    raise TemplateRuntimeError("a single text is expected here")


def _closed(text: str) -> str:
    """The text with a full stop, unless it closes itself, whether or not its writer put one there."""
    closes_itself = text.rstrip("\"')\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}")
    return text if not text or closes_itself.endswith((".", "!", "?")) else f"{text}."


def _between(said: str, texts: Sequence[str]) -> list[str]:
    """What stands after each of the texts in the list that they were joined to; nothing after the last.

    A text may hold the words that join, as "Health, Care and Housing" does, so they are not looked for.
    """
    if len(texts) < 2:  # noqa: PLR2004 - one item has nothing beside it
        return [""] * len(texts)
    *first, last = texts
    for length in range(1, len(said)):
        comma = said[len(first[0]) : len(first[0]) + length] if len(first) > 1 else ""
        front = comma.join(first)
        if said.startswith(front) and said.endswith(last) and len(front) + len(last) < len(said):
            return [*[comma] * (len(first) - 1), said[len(front) : len(said) - len(last)], ""]
    raise FaultError(f"{said!r} is no list of {texts!r}")


def _prompt(value: Missing) -> str:
    return next((step for step in reversed(value.path) if isinstance(step, str)), "").replace("_", " ")


def _token(name: str) -> Markup:
    return Markup(f"{OPEN}{name}{CLOSE}")  # noqa: S704 - made of private-use characters that no input holds


def _slot(name: str) -> Markup:
    return _token(f"S{name}")


@cache
def _signature(maker: BlockMaker) -> inspect.Signature:
    return inspect.signature(maker)


def _made(what: str, maker: BlockMaker, speech: Speech, arguments: Sequence[str]) -> Table | Picture | None:
    try:
        _signature(maker).bind(speech, *arguments)
    except TypeError:
        message = f"the {what} cannot be asked for with {len(arguments)} arguments"
        raise TemplateRuntimeError(message) from None
    try:
        return maker(speech, *arguments)
    except TypeError as error:
        # A TypeError in a clause is the clause's fault; this one is ours.
        raise FaultError(f"the {what} cannot be made: {error}") from error


# --- places ---------------------------------------------------------------------------------------------------------

_MARK = re.compile(f" ?{LINE_OPEN}([0-9]+){LINE_CLOSE}")


def _without_marks(text: str, first_line: int) -> Filled:
    """The text without the numbers of its lines. A line whose words were left out by a condition is left out too."""
    kept: list[str] = []
    numbers: list[int] = []
    number = first_line
    for line in text.split("\n"):
        marks = _MARK.findall(line)
        said = _MARK.sub("", line)
        if marks and not said.strip():
            continue
        number = first_line + int(marks[0]) - 1 if marks else number
        kept.append(said)
        numbers.append(number)
    return Filled("\n".join(kept), tuple(numbers))


def _line_of(error: BaseException) -> int:
    """The line of the template in which a run-time error arose."""
    trace, line = error.__traceback__, 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _refuse_markup(passage: Passage) -> None:
    if found := markup_faults(passage.text):
        raise _refusal(passage, found)


def _refusal(passage: Passage, faults: Sequence[Fault]) -> FindingsError:
    """The faults at their places, the first of each tag."""
    found: dict[Location, Diagnostic] = {}
    for fault in faults:
        place = passage.place(fault.tag.text, fault.tag.nth) if fault.tag.text else passage.place()
        found.setdefault(
            place, Diagnostic(fault.kind, Severity.ERROR, fault.message, place, hint=fault.hint, waivable=False)
        )
    report = Report.of(found.values())
    return FindingsError(report.diagnostics[0].message, report=report)
