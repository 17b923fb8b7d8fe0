"""The words round the body: cover and running lines, as the house style lays them out and the frame fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.document import Frame, NumberedDocument
from agreements.intake.house import CoverLine, House, RunningLine
from agreements.rendering.columns import running_parts
from agreements.rendering.html.templates import environment

PART, PAGE, PAGES = "\ue000", "\ue001", "\ue002"
"""Where the running part, the page and the number of pages come: private characters, which no input may hold."""

_COUNTERS = {"{page}": PAGE, "{pages}": PAGES}


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A cover line in words, with its style's key."""

    style: str
    text: str


def cover_lines(frame: Frame, house: House) -> tuple[FilledLine, ...]:
    """The cover from top to bottom in words; a line that says nothing for this document is left out."""
    values = _frame_values(frame)
    lines = (line for cover in house.cover for line in _cover_line(cover, values))
    return tuple(line for line in lines if line.text.strip())


def _cover_line(cover: CoverLine, values: Mapping[str, object]) -> Iterator[FilledLine]:
    for extra in _rounds(cover, values):
        yield FilledLine(cover.style, _fill(cover.template, {"frame": values, **extra}, "the cover"))


def _rounds(cover: CoverLine, values: Mapping[str, object]) -> Iterable[Mapping[str, object]]:
    if not cover.repeat:
        return ({},)
    repeated = values.get(cover.repeat)
    if not isinstance(repeated, tuple):
        raise _house_fault(f"the cover repeats a paragraph over {cover.repeat!r}, and the frame has no such list")
    return (
        {_singular(cover.repeat): value, "loop": _loop(index, len(repeated))} for index, value in enumerate(repeated)
    )


def _singular(name: str) -> str:
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")


def _loop(index: int, length: int) -> Mapping[str, object]:
    return {"index": index + 1, "index0": index, "first": index == 0, "last": index == length - 1, "length": length}


def running_lines(lines: tuple[RunningLine, ...], frame: Frame) -> tuple[RunningLine, ...]:
    """The lines in words, with `PART`, `PAGE` and `PAGES` where the printer puts what changes from page to page."""
    values = {"frame": _frame_values(frame), "part": PART, "page": PAGE, "pages": PAGES}
    return tuple(
        RunningLine(*(_fill(_counted(text), values, "a running line") for text in (line.left, line.centre, line.right)))
        for line in lines
    )


def running_texts(document: NumberedDocument, house: House) -> frozenset[str]:
    """Every text that a running line may hold on some page; the page and the number of pages as {page} and {pages}."""
    parts = {"", *running_parts(document).values()}
    lines = running_lines((*house.header, *house.footer), document.frame)
    texts = {text for line in lines for text in (line.left, line.centre, line.right) if text}
    named = {text.replace(PAGE, "{page}").replace(PAGES, "{pages}") for text in texts}
    return frozenset(text.replace(PART, part) for text in named for part in parts)


def _frame_values(frame: Frame) -> Mapping[str, object]:
    return asdict(frame) | {"page_of": _counted(frame.page_of)}


def _counted(text: str) -> str:
    for name, mark in _COUNTERS.items():
        text = text.replace(name, mark)
    return text


# --- filling one line ------------------------------------------------------------------------------------------------

_TAG = re.compile(r"\{[{%#]")


def _fill(template: str, values: Mapping[str, object], where: str) -> str:
    """The line in words, not yet escaped. Names and conditions on names may stand in it: no call, filter or loop."""
    if not _TAG.search(template):
        return template
    from jinja2 import TemplateError, UndefinedError  # noqa: PLC0415  (with the environment, when a tag is there)

    try:
        _refuse_all_but_names(template, where)
        return environment().overlay(autoescape=False).from_string(template).render(values)
    except UndefinedError as error:
        raise _house_fault(f"{where} asks for a value that is not there: {template!r} ({error.message})") from error
    except TemplateError as error:
        raise _house_fault(f"{where} holds a tag that cannot be read: {template!r} ({error.message})") from error


def _refuse_all_but_names(template: str, where: str) -> None:
    from jinja2 import nodes  # noqa: PLC0415

    allowed = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.If, nodes.Not)
    for node in environment().parse(template).find_all(nodes.Node):
        if not isinstance(node, allowed):
            raise _house_fault(f"{where} may only name values, as in {{{{ frame.title }}}}; found {template!r}")


def _house_fault(message: str) -> FindingsError:
    finding = Diagnostic("house-style-tag", Severity.ERROR, message, Location("house.docx"), waivable=False)
    return FindingsError(message, hint="Correct the tag in house.docx.", report=Report.of((finding,)))
