"""Which blocks share a section: one for the front and the clauses, one for each schedule, one for turned pages.

Page numbers run through all of them; only the paper's direction and the words of the running header change.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from agreements.document import Block, Document, Heading, Schedule
from agreements.rendering.columns import running_parts


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks of one section. `part` is what its running header says beside the title, such as a schedule's name."""

    part: str
    wide: bool
    blocks: tuple[Block, ...]


def stretches(document: Document, turned: Collection[str]) -> tuple[Stretch, ...]:
    """The blocks in sections. Those that are `turned`, named by id, stand on landscape pages."""
    blocks = document.blocks
    wide = [block.id in turned for block in blocks]
    keys = list(zip(_numbered_parts(document), wide, strict=True))
    groups = groupby(zip(keys, blocks, strict=True), key=lambda pair: pair[0])
    return tuple(Stretch(part, wide, tuple(block for _, block in group)) for ((_, part), wide), group in groups)


def _numbered_parts(document: Document) -> list[tuple[int, str]]:
    """The part of each block with its number, so that two parts of the same name stay apart."""
    number, part = 0, ""
    found = []
    names = running_parts(document)
    for block in document.blocks:
        if isinstance(block, Schedule):
            number, part = number + (not document.is_second(block)), names[block.id]
        elif part and isinstance(block, Heading) and block.new_page:
            number, part = number + 1, ""
        found.append((number, part))
    return found
