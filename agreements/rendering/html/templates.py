"""The one Jinja environment of this room: escapes always, changes nothing, knows no names but those handed to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment


def filled(template: str, values: Mapping[str, object]) -> str:
    """The named template of this room with plain values in it, each of them escaped."""
    return environment().get_template(template).render(values)


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """An environment without globals. A name that is not there is an error, never an empty word."""
    from jinja2 import FunctionLoader, StrictUndefined  # noqa: PLC0415  (check and --help do without Jinja)
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_template), auto_reload=False
    )
    made.globals.clear()
    made.tests["without_break"] = _is_without_break
    return made


_LONGEST_WORD = 40
"""Letters; some thirty stand in the narrowest line of text that a page has."""


def _is_without_break(text: str) -> bool:
    return any(len(word) > _LONGEST_WORD for word in text.split())


def static(name: str) -> str:
    """The text of a file that lies beside this module: a stylesheet."""
    return (files("agreements.rendering.html") / name).read_text("utf-8")


def _template(name: str) -> str | None:
    return static(name) if name.endswith(".html.jinja") else None
