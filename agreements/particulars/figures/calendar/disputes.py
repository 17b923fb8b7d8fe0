"""A dispute on the calendar, stage by stage: as the definition illustrates it, or notified on any day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from agreements.particulars.agreement import Agreement
from agreements.particulars.figures.calendar.entries import CalendarEntry, CalendarNote, Facts, Item, Kind, place, words
from agreements.particulars.figures.dates import dispute_dates, ladder_stages
from agreements.particulars.governance import Stage
from agreements.wording import duration, long_date

ANY = "any"
"""The ladder for a dispute that has none of its own."""


@dataclass(frozen=True, slots=True)
class DatedStage:
    """A stage on the calendar: it runs after `begins` and must be over by the end of `ends`.

    `time` is its length in words. A stage whose days cannot be said has None for them and says why in `undated`.
    """

    number: int
    by: str
    time: str
    begins: date | None
    ends: date | None
    undated: str
    path: str


@dataclass(frozen=True, slots=True)
class DatedDispute:
    """A dispute of one type, notified on a day. `ladder` is the one that it follows: its own, or the one for any."""

    type: str
    ladder: str
    notified: date
    stages: tuple[DatedStage, ...]
    path: str


def ladder_of(agreement: Agreement, asked: str, known: Collection[str]) -> str | None:
    """The ladder that a dispute of that type follows: its own or, for a type that is known, the one for any matter."""
    ladders = agreement.disputes.ladders if agreement.disputes else {}
    if asked in ladders:
        return asked
    return ANY if ANY in ladders and asked in known else None


def dated_dispute(facts: Facts, asked: str, ladder: str, notified: date) -> DatedDispute:
    """What a dispute notified on that day looks like, stage by stage; no stage where the ladder is empty."""
    agreement = facts.agreement
    stages = ladder_stages(agreement, ladder, facts.ladders)
    ends = dispute_dates(agreement, stages, notified)
    begins = (notified, *ends)[: len(ends)]
    written = agreement.disputes.ladders.get(ladder) if agreement.disputes else None
    path: tuple[str | int, ...] = ("disputes", "ladders", ladder)
    dated = tuple(
        DatedStage(
            n + 1,
            words(stage.by) or (stage.kind or "talks"),
            _time(stage),
            began,
            over,
            "" if over else _why(stage, began),
            place(*path) if isinstance(written, str) else place(*path, n),
        )
        for n, (stage, began, over) in enumerate(zip(stages, begins, ends, strict=True))
    )
    return DatedDispute(asked, ladder, notified, dated, place(*path))


def _time(stage: Stage) -> str:
    for number, unit in ((stage.working_days, "working_days"), (stage.days, "days")):
        if number is not None:
            return duration(number, unit, defined=False) if number else "at once"
    return ""


def _why(stage: Stage, began: date | None) -> str:
    if began is None:
        return "follows a stage without a last day"
    return "beyond the bank holidays that are known" if _time(stage) else "as long as the procedure takes"


def examples(facts: Facts) -> Iterator[Item]:
    """The disputes that the definition illustrates."""
    disputes = facts.agreement.disputes
    for n, example in enumerate(disputes.illustrations if disputes else ()):
        path = place("disputes", "illustrations", n)
        dispute = dated_dispute(facts, example.ladder, example.ladder, example.notified)
        name = f"Example of a dispute ({spaced(example.ladder)}) notified on {long_date(example.notified)}"
        if not dispute.stages:
            yield CalendarNote(path, f"The example has no dates: the ladder {example.ladder!r} has no stages.")
        for stage in dispute.stages:
            if stage.ends:
                what = f"{name}: stage {stage.number} ends ({stage.time})"
                yield CalendarEntry(stage.ends, Kind.EXAMPLE, what, path, acts=stage.by)


def stage_entries(dispute: DatedDispute) -> tuple[CalendarEntry, ...]:
    """The dispute as entries of a calendar: its notice, and the last day of each stage that has one."""
    name = f"Dispute ({spaced(dispute.type)})"
    first = CalendarEntry(dispute.notified, Kind.DISPUTE_STAGE, f"{name} is notified", dispute.path)
    stages = (
        CalendarEntry(
            stage.ends,
            Kind.DISPUTE_STAGE,
            f"{name}: stage {stage.number} ends ({stage.time})",
            stage.path,
            acts=stage.by,
        )
        for stage in dispute.stages
        if stage.ends
    )
    return (first, *stages)


def spaced(slug: str) -> str:
    """A word of a vocabulary as it is read."""
    return slug.replace("_", " ")
