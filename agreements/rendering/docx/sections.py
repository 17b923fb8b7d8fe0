"""Which blocks share a section: one for the front and the clauses, one for each schedule, one for wide tables.

Page numbers run through all of them; only the paper's direction and the words of the running header change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from agreements.document import Block, Clause, Heading, Part, Schedule, Table, words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks of one section. `part` is what its running header says beside the title, such as a schedule's name."""

    part: str
    wide: bool
    blocks: tuple[Block, ...]


def stretches(blocks: Sequence[Block]) -> tuple[Stretch, ...]:
    """The blocks in sections. Wide tables next to each other share one, with the headings that lead to them."""
    keys = list(zip(_numbered_parts(blocks), _wide(blocks), strict=True))
    groups = groupby(zip(keys, blocks, strict=True), key=lambda pair: pair[0])
    return tuple(Stretch(part, wide, tuple(block for _, block in group)) for ((_, part), wide), group in groups)


def _numbered_parts(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """The part of each block with its number, so that two parts of the same name stay apart."""
    number, part = 0, ""
    found = []
    for block in blocks:
        if isinstance(block, Schedule):
            number, part = number + 1, f"{block.label}: {words(block.inlines)}"
        elif part and isinstance(block, Heading) and block.new_page:
            number, part = number + 1, ""
        found.append((number, part))
    return found


def _wide(blocks: Sequence[Block]) -> list[bool]:
    wide = [isinstance(block, Table) and block.wide for block in blocks]
    for index in range(len(blocks) - 2, -1, -1):
        # A heading alone on a portrait page, and its table on the next, helps nobody.
        if wide[index + 1] and isinstance(blocks[index], Schedule | Part | Clause | Heading):
            wide[index] = not isinstance(blocks[index + 1], Schedule)
    return wide
