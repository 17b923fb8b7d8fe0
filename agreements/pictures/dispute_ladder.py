"""A dispute ladder as a timeline: a stage a row, a bar as long as its time, each from where the last one ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from agreements.diagnostics import FaultError
from agreements.pictures.lettering import Lettering, Paragraph
from agreements.pictures.marks import Bar, Line, Mark, Words
from agreements.pictures.picture import SHEET, Drawing, Picture, Sheet, drawn

__all__ = ["DisputeLadder", "LadderStage", "dispute_ladder"]


@dataclass(frozen=True, slots=True)
class LadderStage:
    """A stage: who tries to settle the dispute, how long they have in words, and in days for the length of the bar.

    `ends` is the day on which it ends as printed, empty where no day is known. `days` is 0 for the same day or where
    the time is not fixed.
    """

    by: str
    length: str
    days: int
    ends: str = ""


@dataclass(frozen=True, slots=True)
class DisputeLadder:
    """Stages one after the other. `begins` is printed above the first, `afterwards` beneath the last.

    Raises:
        FaultError: there is no stage, or one lasts less than no time.
    """

    title: str
    begins: str
    stages: tuple[LadderStage, ...]
    afterwards: str = ""

    def __post_init__(self) -> None:
        if not self.stages or any(stage.days < 0 for stage in self.stages):
            raise FaultError(f"{self.title}: a ladder has stages, and none of them lasts less than no time")

    def spoken(self) -> str:
        """The beginning, then each stage with its time and its last day, then what follows."""
        stages = (
            f"{place}. {', '.join(part for part in (stage.by, stage.length, stage.ends) if part)}."
            for place, stage in enumerate(self.stages, start=1)
        )
        after = (f"{self.afterwards}.",) if self.afterwards else ()
        return " ".join((f"{self.title}.", f"{self.begins}.", *stages, *after))


def dispute_ladder(figures: DisputeLadder, sheet: Sheet = SHEET) -> Picture | None:
    """The ladder on one page, or nothing where it does not fit there."""
    layouts = [partial(_layout, figures, share) for share in (9, 11)]
    return drawn(layouts, sheet, title=figures.title, alt=figures.spoken())


def _layout(figures: DisputeLadder, twentieths: int, lettering: Lettering, width: int) -> Drawing | None:
    """The rows; nothing where a day is wider than the axis."""
    axis = width * twentieths // 20
    widest = max(lettering.width(stage.ends, bold=True) for stage in figures.stages)
    if widest > (width - axis - lettering.ems(2)) // 2:
        return None
    return _drawn(figures, lettering, width, axis)


def _drawn(figures: DisputeLadder, lettering: Lettering, width: int, axis: int) -> Drawing:
    marks, top = _start(figures.begins, lettering, width, axis)
    places = _places(figures.stages, axis, width - lettering.ems(0.1))
    for number, (stage, (begins, ends)) in enumerate(zip(figures.stages, places, strict=True), start=1):
        marks.append(Line(((0, top), (width, top)), rule=True))
        words = _words(stage, lettering, axis)
        height = max(lettering.height(words), lettering.ems(2.8)) + lettering.ems(0.7)
        y = top + lettering.ems(0.35)
        marks += lettering.column(0, y, (Paragraph(str(number), bold=True),))
        marks += lettering.column(lettering.ems(1.7), y, words)
        marks += _bar(stage, lettering, (begins, ends, axis, width), top)
        if number < len(figures.stages):
            foot = top + height + lettering.ems(_BAR_TOP)
            marks.append(Line(((ends, top + lettering.ems(_BAR_TOP + _BAR)), (ends, foot)), arrow=True))
        top += height
    marks.append(Line(((0, top), (width, top)), rule=True))
    after = lettering.lines((Paragraph(figures.afterwards),), width - lettering.ems(1.7))
    marks += lettering.column(lettering.ems(1.7), top + lettering.ems(0.35), after)
    return Drawing(tuple(marks), width, top + lettering.height(after) + (lettering.ems(0.5) if after else 0))


_BAR_TOP = 0.5
_BAR = 0.8
_MOMENT = 0.6
"""A stage of no days is a small square."""


def _start(words: str, lettering: Lettering, width: int, axis: int) -> tuple[list[Mark], int]:
    """What sets the ladder going, above where the first bar begins; and where the first row begins."""
    lines = lettering.lines((Paragraph(words),), width - axis)
    return list(lettering.column(axis, 0, lines)), lettering.height(lines) + lettering.ems(0.4)


def _places(stages: Sequence[LadderStage], left: int, right: int) -> Iterator[tuple[int, int]]:
    """Where each stage begins and ends on the axis, in the measure of its days."""
    days = max(1, sum(stage.days for stage in stages))
    passed = 0
    for stage in stages:
        begins = left + (right - left) * passed // days
        passed += stage.days
        yield begins, left + (right - left) * passed // days


def _words(stage: LadderStage, lettering: Lettering, axis: int) -> tuple[Paragraph, ...]:
    paragraphs = [Paragraph(stage.by, bold=True), Paragraph(stage.length)]
    return lettering.lines(paragraphs, axis - lettering.ems(1.7) - lettering.ems(1.2))


def _bar(stage: LadderStage, lettering: Lettering, place: tuple[int, int, int, int], top: int) -> Iterator[Mark]:
    """The bar, and beside it the day on which it ends, clear of the arrow that leaves it."""
    begins, ends, axis, width = place
    y, deep = top + lettering.ems(_BAR_TOP), lettering.ems(_BAR)
    long = max(ends - begins, lettering.ems(_MOMENT))
    left = min(begins, width - long)
    yield Bar(left, y, long, deep, hollow=not stage.days)
    if stage.ends:
        x, beneath = _beside(lettering.width(stage.ends), lettering, (left, left + long, axis, width))
        line = y + deep + lettering.ems(0.1) if beneath else y + deep // 2 - lettering.pitch // 2
        yield Words(x, lettering.baseline(line), stage.ends, lettering.em)


def _beside(wide: int, lettering: Lettering, place: tuple[int, int, int, int]) -> tuple[int, bool]:
    """Where the day of a bar begins: right of the bar, else left of it, else beneath it, left of the arrow."""
    begins, ends, axis, width = place
    air = lettering.ems(0.5)
    if ends + air + wide <= width:
        return ends + air, False
    if begins - air - wide >= axis:
        return begins - air - wide, False
    return ends - air - wide, True
