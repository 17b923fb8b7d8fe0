"""Where a document has what a definition points at: which word stands before its number, and in which schedule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from agreements.packs import ClauseEntry, Precedent

KindOfPlace = Literal["clause", "recital", "schedule", "part", "paragraph", "paragraph_of_part"]


class Place(NamedTuple):
    """What stands there, and the schedule and part that it stands in, by their ids."""

    kind: KindOfPlace
    schedule: str = ""
    part: str = ""


def places_of(precedent: Precedent) -> Mapping[str, Place]:
    """The place of each clause, schedule and part that the precedent lists, by its id; the first where it has two."""
    found: dict[str, Place] = {}
    for id_, place in _places(precedent):
        found.setdefault(id_, place)
    return found


def _places(precedent: Precedent) -> Iterator[tuple[str, Place]]:
    yield from _each(precedent.clauses, Place("clause"))
    yield from _each(precedent.recitals, Place("recital"))
    for schedule in precedent.schedules:
        yield schedule.id, Place("schedule", schedule.id)
        yield from _each(schedule.clauses, Place("paragraph", schedule.id))
        for part in schedule.parts:
            yield part.id, Place("part", schedule.id, part.id)
            yield from _each(part.clauses, Place("paragraph_of_part", schedule.id, part.id))


def _each(entries: Iterable[ClauseEntry], place: Place) -> Iterator[tuple[str, Place]]:
    return ((entry.clause, place) for entry in entries)


def stem(where: str) -> str:
    """The id of the clause, schedule or part that a reference begins with: `notice` of `notice.served@S1`."""
    return where.partition("@")[0].partition(".")[0]
