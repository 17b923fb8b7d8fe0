"""A pack's stylesheet may set looks; it may neither fetch nor speak nor hide: only what is listed passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.rendering.readable import unreadable
from agreements.rendering.sheet import Fault, Sheet

if TYPE_CHECKING:
    from tinycss2.ast import Node

_MOST_TOLD, _MOST_LETTERS = 200, 200_000


def css_faults(css: str) -> tuple[Fault, ...]:
    """Everything in the stylesheet that could fetch, speak or hide, in reading order; empty when it may be used.

    Of each sort no more than 200 are told.
    """
    if len(css) > _MOST_LETTERS:
        return (Fault(1, 1, "stylesheet", f"found {len(css):,} letters; expected at most {_MOST_LETTERS:,}"),)
    sheet = Sheet(css)
    _tell_unreadable(sheet)
    return tuple(sorted({*sheet.faults, *islice(sheet.signs(), _MOST_TOLD)}))


def stylesheet_findings(css: str, file: str) -> tuple[Diagnostic, ...]:
    """The same as findings about that file."""
    hint = "a stylesheet of a pack sets sizes, spaces, colours and lines, and nothing else"
    return tuple(
        Diagnostic(kind, Severity.ERROR, message, Location(file, line, column), hint, waivable=False)
        for line, column, kind, message in css_faults(css)
    )


def guarded(css: str) -> str:
    """The stylesheet as it came.

    Raises:
        FindingsError: it holds something that `css_faults` names.
    """
    if findings := stylesheet_findings(css, "print.css"):
        raise FindingsError("print.css holds what a stylesheet may not", report=Report.of(findings))
    return css


def _tell_unreadable(sheet: Sheet) -> None:
    for declaration, why in unreadable(sheet.declarations):
        after = f", with which words cannot be read on paper: {why}"
        sheet.tell(declaration.node, "text-mismatch", "found", after)


_GENERIC = frozenset(("serif", "sans-serif", "monospace", "inherit", "initial", "unset"))
_COUNTED = ("dimension", "percentage", "number")


def css_families(css: str) -> Iterator[tuple[str, int, int]]:
    """Each family of type that the stylesheet names, with its line and column."""
    values = (each.node.value for each in Sheet(css).declarations if each.name in ("font", "font-family"))
    for tokens in chain.from_iterable(_between_commas(_after_sizes(value)) for value in values):
        family = " ".join(token.value for token in tokens if token.type in ("ident", "string"))
        if family and family.lower() not in _GENERIC:
            yield family, tokens[0].source_line, tokens[0].source_column


def _after_sizes(value: Sequence[Node]) -> list[Node]:
    """The families of the short form `italic 11pt/1.4 Arial, serif` stand after all that is counted."""
    end = max((at for at, token in enumerate(value, start=1) if token.type in _COUNTED), default=0)
    return [token for token in value[end:] if token.type not in ("whitespace", "comment")]


def _between_commas(value: Sequence[Node]) -> Iterator[Sequence[Node]]:
    ends = [-1, *(at for at, node in enumerate(value) if node == ","), len(value)]
    yield from (value[start + 1 : end] for start, end in pairwise(ends) if end > start + 1)
