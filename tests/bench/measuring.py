"""What the benchmarks share: CPU seconds, medians, how a figure is printed, and the sample that they measure."""

from __future__ import annotations

import datetime
import os
import resource
import statistics
from collections.abc import Callable
from dataclasses import replace

from agreements import packs
from agreements.document import Document, NumberedDocument, Schedule
from agreements.intake import open_house
from agreements.rendering import Materials
from agreements.rendering.docx import render_docx

SAMPLE = packs.bundled() / "health-and-care-england/samples/better-care-fund.yaml"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))


def materials(pack: packs.Pack, definition: bytes | None = None) -> Materials:
    """What a document of that pack is rendered with."""
    return Materials(
        house=open_house(packs.house_docx(pack)),
        css=packs.print_css(pack),
        fonts=packs.fonts(pack),
        created=datetime.date(2026, 11, 21),
        skip="Skip",
        properties={},
        definition=definition,
    )


def cpu() -> float:
    """CPU seconds of this process and of those of its children that have ended."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def timed(act: Callable[[], object]) -> float:
    """The CPU seconds that it takes."""
    start = cpu()
    act()
    return cpu() - start


def median_of(act: Callable[[], object], rounds: int) -> float:
    """The median CPU seconds, after one round to warm up."""
    act()
    return statistics.median(timed(act) for _ in range(rounds))


def say(what: str, ratio: float, target: str, note: str = "") -> None:
    """One figure, with what it is to be."""
    print(f"{what:<70} {ratio:6.2f}   aim {target:<8} {note}", flush=True)


def word_render(document: NumberedDocument, made_of: Materials) -> bytes:
    """The Word file alone."""
    return render_docx(
        document,
        made_of.house,
        definition=made_of.definition,
        properties={},
        page_numbers=None,
        fonts=None,
        created=made_of.created,
    )


def repeated(document: Document, times: int) -> Document:
    """The same document with everything before the first schedule repeated, under other ids."""
    end = next(n for n, block in enumerate(document.blocks) if isinstance(block, Schedule))
    first = next(n for n, block in enumerate(document.blocks) if block.id == "agreed-terms") + 1
    clauses = document.blocks[first:end]
    more = tuple(replace(block, id=f"{block.id}~{n}") for n in range(1, times) for block in clauses)
    return replace(document, blocks=(*document.blocks[:end], *more, *document.blocks[end:]))
