r"""Cross-references as live Word fields that evaluate to what the model says.

No one switch of REF serves: `\w` (full context) is right for clauses, and wrong inside schedules, where it runs on
from one list level into the next; there a chain of `\n` (own number) fields prints "3.3" and "(b)".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agreements.diagnostics import FaultError
from agreements.document import (
    Block,
    Clause,
    Definition,
    Document,
    Paragraph,
    Part,
    Party,
    Picture,
    Recital,
    Reference,
    Schedule,
    Series,
    Table,
)
from agreements.rendering.docx.anchors import Anchors, label_name, number_name
from agreements.rendering.docx.markup import field, nested_field, run

_NBSP = "\N{NO-BREAK SPACE}"
_NOT_BLUE = '<w:color w:val="auto"/><w:u w:val="none"/>'
"""LibreOffice draws a link in its own blue underlined style, unless the run says otherwise."""


@dataclass(frozen=True, slots=True)
class Target:
    """A block to refer to: its number without the closing full stop, and the blocks and numbers above it."""

    block: Block
    number: str
    above: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A reference as fields, and how many characters of the words before and after it the fields print too."""

    xml: str
    before: int = 0
    after: int = 0


def targets(document: Document) -> dict[str, Target]:
    """Every numbered block by id, each language of the document by itself."""
    if not document.second:
        return _targets(document.blocks)
    first = [block for block in document.blocks if not document.is_second(block)]
    second = [block for block in document.blocks if document.is_second(block)]
    return _targets(first) | _targets(second)


def _targets(blocks: Sequence[Block]) -> dict[str, Target]:
    """Every numbered block by id, with its ancestors from the outermost: clause, 1.1, (a), (i)."""
    found: dict[str, Target] = {}
    stacks: dict[Series, list[tuple[int, str, str]]] = {series: [] for series in Series}
    for block in blocks:
        match block:
            case Clause(id=id_, series=series, label=label):
                stacks[series] = []
                found[id_] = _pushed(stacks[series], 0, block, label)
            case Paragraph(id=id_, series=series, level=level, label=label) if label:
                found[id_] = _pushed(stacks[series], level, block, label)
            case Schedule() | Part():
                stacks[Series.SCHEDULE] = []
                found[block.id] = Target(block, block.label)
            case Definition():
                stacks[Series.DEFINITION] = []
            case Recital():
                stacks[Series.RECITAL] = []
                found[block.id] = _pushed(stacks[Series.RECITAL], 0, block, block.label)
            case Party() | Table() | Picture():
                found[block.id] = Target(block, block.label)
            case _:
                pass
    return found


def _pushed(stack: list[tuple[int, str, str]], level: int, block: Block, label: str) -> Target:
    while stack and stack[-1][0] >= level:
        stack.pop()
    number = label.rstrip(".")
    target = Target(block, number, tuple((id_, above) for _, id_, above in stack))
    stack.append((level, block.id, number))
    return target


def printed(
    reference: Reference, before: str, after: str, *, known: Mapping[str, Target], anchors: Anchors, style: str
) -> Printed:
    """The reference as fields. `before` and `after` are the words beside it.

    Where Word's number holds more than the reference prints ("Schedule 2" for "2") and the sentence says the rest,
    the field takes the rest in; otherwise it asks Word to leave out what is no number. "A" for "(A)" cannot be asked
    for in any way, and is a plain link.

    Raises:
        FaultError: the target is not in the document.
    """
    target = known.get(reference.target)
    if target is None:
        raise FaultError(f"a reference to {reference.target!r} reached the Word file, which holds no such block")
    if isinstance(target.block, Table | Picture):
        return Printed(_captioned_field(reference, target, style))
    chain = _chain(reference, target)
    if chain:
        return Printed(_chain_fields(chain, reference.text, target.block, anchors, style))
    return _within_label(reference, target, before, after, anchors, style)


def _captioned_field(reference: Reference, target: Target, style: str) -> str:
    name = label_name(target.block.id) if reference.text == target.number else number_name(target.block.id)
    return field(f"REF {name} \\h", reference.text, style)


def _chain(reference: Reference, target: Target) -> list[tuple[str, str]]:
    """The blocks whose own numbers, one after the other, print the reference; empty if none do."""
    rest = reference.text
    chain: list[tuple[str, str]] = []
    for id_, number in ((target.block.id, target.number), *reversed(target.above)):
        if number and rest.endswith(number):
            chain.insert(0, (id_, number))
            rest = rest[: -len(number)]
        if not rest:
            return chain
    return []


def _chain_fields(chain: list[tuple[str, str]], text: str, block: Block, anchors: Anchors, style: str) -> str:
    if getattr(block, "series", None) is Series.CLAUSE:
        return field(f"REF {anchors.name(block.id)} \\w \\h", text, style)
    return "".join(field(f"REF {anchors.name(id_)} \\n \\h", number, style) for id_, number in chain)


def _within_label(
    reference: Reference, target: Target, before: str, after: str, anchors: Anchors, style: str
) -> Printed:
    name = anchors.name(target.block.id)
    head, found, tail = target.number.partition(reference.text)
    if found and before.replace(_NBSP, " ").endswith(head) and after.startswith(tail):
        cached = before[len(before) - len(head) :] + reference.text + tail
        return Printed(field(f"REF {name} \\n \\h", cached, style), before=len(head), after=len(tail))
    plain = style + _NOT_BLUE
    shown = run(reference.text, plain) if tail or not found else _quoted_field(name, reference.text, plain)
    return Printed(f'<w:hyperlink w:anchor="{name}" w:history="1">{shown}</w:hyperlink>')


def _quoted_field(name: str, text: str, style: str) -> str:
    r"""The figure of a label, asked from Word with `\t`, which leaves out what is no number.

    LibreOffice 7.4 does not know `\t` and would print the whole label; inside QUOTE it keeps the cached text.
    """
    inner = field(f"REF {name} \\n \\t \\h", text, style)
    return nested_field("QUOTE", inner, text, style)
