"""Which blocks share a section: one for the front and the clauses, one for each schedule, one for turned pages.

Page numbers run through all of them; only the paper's direction and the words of the running header change.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from agreements.document import Block, Heading, Schedule, words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks of one section. `part` is what its running header says beside the title, such as a schedule's name."""

    part: str
    wide: bool
    blocks: tuple[Block, ...]


def stretches(blocks: Sequence[Block], turned: Collection[str]) -> tuple[Stretch, ...]:
    """The blocks in sections. Those that are `turned`, named by id, stand on landscape pages."""
    wide = [block.id in turned for block in blocks]
    keys = list(zip(_numbered_parts(blocks), wide, strict=True))
    groups = groupby(zip(keys, blocks, strict=True), key=lambda pair: pair[0])
    return tuple(Stretch(part, wide, tuple(block for _, block in group)) for ((_, part), wide), group in groups)


def _numbered_parts(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """The part of each block with its number, so that two parts of the same name stay apart."""
    number, part = 0, ""
    found = []
    for block in blocks:
        if isinstance(block, Schedule):
            number, part = number + 1, ", ".join(filter(None, (block.label, words(block.inlines))))
        elif part and isinstance(block, Heading) and block.new_page:
            number, part = number + 1, ""
        found.append((number, part))
    return found
