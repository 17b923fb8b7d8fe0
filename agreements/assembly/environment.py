"""The one environment in which clause texts are filled: default-deny, immutable, and strict about names.

Packs are data. A clause may loop, test and print; it may not call, reckon or reach into a value. Each text is looked
over before it is run (see `tags`); what is refused here is refused once more, should anything slip through there.
The attacks that were tried stand in the tests of this room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import pass_context

from agreements.assembly.facts import Absent, Group, Missing, missing

Filter = Callable[..., object]

_LISTING = ("select", "reject", "selectattr", "rejectattr", "map")
_TESTS = ("defined", "undefined", "none", "true", "false", "eq", "ne", "in", "==", "!=", "equalto", "even", "odd")
_OF_A_LOOP = ("index", "revindex", "first", "last", "length")
_STEPS = 200_000


class TooMuchError(Exception):
    """A text goes on for longer than any agreement does."""


class UnknownNameError(UndefinedError):
    """A name that is not there, and those that are."""

    def __init__(self, message: str, name: str, known: Iterable[str]) -> None:
        super().__init__(message)
        self.name, self.known = name, tuple(known)


@dataclass
class Budget:
    """What may still be taken: turns of loops, printed values, characters. Counted, so that every machine agrees."""

    left: int = _STEPS

    def take(self, steps: int) -> None:
        """So many fewer.

        Raises:
            TooMuchError: that is more than are left.
        """
        self.left -= steps
        if self.left < 0:
            raise TooMuchError


@dataclass(frozen=True, slots=True)
class Callable_:  # noqa: N801 - `Callable` is the type of what it holds
    """A function that a clause may call; nothing else can be called."""

    function: Callable[..., object]


class Environment(ImmutableSandboxedEnvironment):
    """Attributes are keys of plain groups. Everything else is refused, loudly."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def call_binop(self, _context: Context, operator: str, _left: object, _right: object) -> NoReturn:
        """Nothing is reckoned."""
        raise SecurityError(f"a clause cannot reckon with {operator}")

    def call_unop(self, _context: Context, operator: str, _arg: object) -> NoReturn:
        """Nothing is reckoned."""
        raise SecurityError(f"a clause cannot reckon with {operator}")

    def getattr(self, obj: object, attribute: str) -> object:
        """The same as an item: `party.name` and `party["name"]` are one."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """What stands at that key.

        Raises:
            UnknownNameError: a group has no such key, or a single value has none at all.
            SecurityError: the key or the value is none that a clause may use.
        """
        if isinstance(argument, str) and argument.startswith("_"):
            raise SecurityError(f"{argument!r} is out of a clause's reach")
        match obj:
            case Group() if argument in obj:
                return obj[str(argument)]
            case Group():
                raise UnknownNameError(f"there is no {argument!r} here", str(argument), obj)
            case dict():
                return obj[argument] if argument in obj else self.undefined(f"there is no {argument!r} here")
            case list() if isinstance(argument, int):
                there = -len(obj) <= argument < len(obj)
                return obj[argument] if there else self.undefined(f"the list has no item {argument}")
            case LoopContext() if argument in _OF_A_LOOP:
                return getattr(obj, str(argument))
            case Missing() if obj.inside is not None and isinstance(argument, str):
                return missing((*obj.path, argument), obj.inside)
            case str() | Missing():
                raise UnknownNameError(f"a single value has no {argument!r}", str(argument), ())
            case Undefined():
                return obj[argument]  # raises what is to be raised
        raise SecurityError(f"{argument!r} of a {type(obj).__name__} is out of a clause's reach")

    def call(self, _context: Context, obj: object, *args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - as Jinja's
        """What the function gives.

        Raises:
            SecurityError: it is none of those that a clause may call.
        """
        if not isinstance(obj, Callable_):
            raise SecurityError("a clause may call functions such as table, blank and label, and nothing else")
        # Inside a loop Jinja hands the loop's variables along, for functions that ask for them. Ours do not.
        return obj.function(*args, **{key: kwargs[key] for key in kwargs if key not in ("_loop_vars", "_block_vars")})

    def is_safe_callable(self, obj: object) -> bool:
        """Whether it is one of ours."""
        return isinstance(obj, Callable_)


def make_environment(
    functions: Mapping[str, Callable[..., object]], filters: Mapping[str, Filter], budget: Budget, show: Filter
) -> Environment:
    """An environment with these functions and filters and no others; `show` turns a value into what is printed."""
    environment = Environment(
        undefined=StrictUndefined,
        optimized=False,  # folding constants costs more than it saves in a text that is filled once
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize(show),
        keep_trailing_newline=True,
        # A clause has no comments, in which words could vanish; and {#name} names a paragraph.
        comment_start_string="\ue010",
        comment_end_string="\ue011",
    )
    environment.globals = {name: Callable_(function) for name, function in functions.items()}
    environment.filters = {**_list_filters(budget), **filters}
    environment.tests = {name: TESTS[name] for name in _TESTS}
    return environment


def _finalize(show: Filter) -> Filter:
    # Jinja would print constants while it compiles, before anybody counts; with the context asked for it cannot.
    @pass_context
    def finalize(_context: Context, value: object) -> object:
        return show(value)

    return finalize


LOOPED = "looped"
"""The filter that is put behind the list of every loop, where turns are counted. No clause can name it."""


def _list_filters(budget: Budget) -> dict[str, Filter]:
    """Jinja's filters of lists, which take nothing but lists, give lists, and are counted."""

    def items(value: object) -> list[object]:
        found = listed(value)
        budget.take(len(found) + 1)
        return found

    def counted(filter_: Filter) -> Filter:
        @pass_context
        @wraps(filter_)
        def wrapper(context: Context, value: object, *args: object, **kwargs: object) -> list[object]:
            return items(filter_(context, items(value), *args, **kwargs))

        return wrapper

    @pass_context
    def looped(_context: Context, value: object) -> list[object]:
        return items(value)

    @pass_context
    def end(context: Context, value: object, at: int) -> object:
        found = items(value)
        return found[at] if found else context.environment.undefined("the list is empty")

    return {name: counted(FILTERS[name]) for name in _LISTING} | {
        LOOPED: looped,
        "list": items,
        "length": lambda value: len(items(value)),
        "count": lambda value: len(items(value)),
        "first": pass_context(lambda context, value: end(context, value, 0)),
        "last": pass_context(lambda context, value: end(context, value, -1)),
        "unique": lambda value: list(dict.fromkeys(items(value))),
    }


def listed(value: object) -> list[object]:
    """The items of a list, or the keys of a mapping.

    Raises:
        TemplateRuntimeError: it is neither; a text in particular is no list of its letters.
    """
    match value:
        case Undefined():
            return list(value)  # raises what is to be raised
        case Absent():
            return []
        case str() | Group() | LoopContext():
            pass
        case Iterable():
            return list(value)
    what = "a group of keys" if isinstance(value, Group) else "a single value"
    raise TemplateRuntimeError(f"a list is expected here, and this is {what}")
