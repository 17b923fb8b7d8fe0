"""`agreements dates`: every date that a definition implies, and what a dispute would look like."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.cli.columns import Column, Line, folded, table
from agreements.cli.dating import day, source_date
from agreements.cli.output import PACKS, pack_folders, say
from agreements.diagnostics import UsageError, json_shown
from agreements.finance import pounds

if TYPE_CHECKING:
    from agreements.particulars.figures.calendar import (
        AgreementCalendar,
        CalendarEntry,
        CalendarNote,
        DatedDispute,
        DatedStage,
    )
    from agreements.pipeline import Dated

JSON_VERSION = 1
"""Raised when a field changes its meaning or goes; a new field alone does not raise it."""

_MOST_ROWS = 300
_COLUMNS = (Column("Date", 15), Column("What", None), Column("Who", 18), Column("Where", 30))
_STAGES = (Column("Last day", 15), Column("Stage", 5), Column("By whom", None), Column("Time", 16), Column("Where", 30))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "first", callback=day, metavar="DATE", help="Leave out what is before this day.")
@click.option("--to", "last", callback=day, metavar="DATE", help="Leave out what is after this day.")
@click.option("--party", metavar="ID", help="Only the dates on which this party acts, alone or with all others.")
@click.option("--dispute", metavar="LADDER", help="A dispute of this type, stage by stage; `all` for each type.")
@click.option("--notified", callback=day, metavar="DATE", help="With --dispute: the day of its notice.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print.")
@click.option("--ics", type=click.Path(path_type=Path), metavar="FILE", help="Write a calendar file too (iCalendar).")
@click.option("--force", is_flag=True, help="Replace a calendar file that is there already.")
@PACKS
def command(  # noqa: PLR0913 - one argument an option
    file: Path,
    *,
    first: datetime.date | None,
    last: datetime.date | None,
    party: str | None,
    dispute: str | None,
    notified: datetime.date | None,
    format_: str,
    ics: Path | None,
    force: bool,
    packs: tuple[Path, ...],
) -> None:
    """Print every date that a definition implies, in order, and where each comes from.

    Days move to working days by the bank holidays of the definition's jurisdiction.
    """
    from agreements.pipeline import read_dates  # noqa: PLC0415 - pydantic only when a file is read

    _refuse_at_odds(first, last, party, dispute, notified)
    dated = read_dates(file, folders=pack_folders(packs))
    if dispute and notified:
        lines, entries = _disputes(dated, dispute, notified, format_)
    else:
        lines, entries = _calendar(dated, party, (first, last), format_)
    if ics is not None:
        _write_ics(dated, entries, ics, force=force)
    say("\n".join(lines))


def _refuse_at_odds(
    first: datetime.date | None,
    last: datetime.date | None,
    party: str | None,
    dispute: str | None,
    notified: datetime.date | None,
) -> None:
    """Raises UsageError for options that cannot be met together."""
    if first and last and last < first:
        raise UsageError(f"--to {last} is before --from {first}", hint="swap them")
    if dispute and not notified:
        raise UsageError("--dispute needs the day of the notice", hint="add --notified 2026-12-14")
    if notified and not dispute:
        raise UsageError("--notified needs a type of dispute", hint="add --dispute all, or the name of a ladder")
    if dispute and (first or last or party):
        raise UsageError("--dispute prints its stages alone", hint="leave --from, --to and --party out")


def _write_ics(dated: Dated, entries: Sequence[CalendarEntry], file: Path, *, force: bool) -> None:
    from agreements.delivery import write_all  # noqa: PLC0415 - only when something is written
    from agreements.pipeline import calendar_file  # noqa: PLC0415

    write_all({file: calendar_file(dated, entries, source_date())}, force=force)
    say(f"{file}: {_count(len(entries))}", err=True)


def _count(number: int) -> str:
    return f"{number} date{'' if number == 1 else 's'}"


# --- the calendar ---------------------------------------------------------------------------------------------------

Window = tuple[datetime.date | None, datetime.date | None]


def _calendar(
    dated: Dated, party: str | None, window: Window, format_: str
) -> tuple[Iterator[str], Sequence[CalendarEntry]]:
    from agreements.pipeline import party_dates  # noqa: PLC0415 - it is loaded by now

    whole = party_dates(dated, party) if party else dated.calendar
    calendar = whole.within(*window)
    if format_ == "json":
        return iter([_calendar_json(dated, calendar, party, window)]), calendar.entries
    return _calendar_text(dated, calendar, party, window), calendar.entries


def _calendar_text(dated: Dated, calendar: AgreementCalendar, party: str | None, window: Window) -> Iterator[str]:
    yield from _heading(dated)
    entries = calendar.entries
    yield from folded(_summary(entries, party, window))
    listed = entries if window[1] else entries[:_MOST_ROWS]
    if listed:
        yield ""
        yield from table(_COLUMNS, [_line(n, listed) for n in range(len(listed))])
    if len(listed) < len(entries):
        yield ""
        rest = f"{_count(len(entries) - len(listed))} from {_short(entries[len(listed)].day)} on not shown here."
        yield from folded(f"{rest} Choose a time with --from and --to, or take them all with --format json or --ics.")
    yield from _notes(calendar.notes)


def _heading(dated: Dated) -> Iterator[str]:
    from agreements.pipeline import title_of  # noqa: PLC0415 - it is loaded by now

    yield from folded(title_of(dated.agreement))


def _summary(entries: Sequence[CalendarEntry], party: str | None, window: Window) -> str:
    whose = f" for {party}" if party else ""
    bounds = [f"{word} {_short(day)}" for word, day in zip(("from", "to"), window, strict=True) if day]
    asked = f" {' '.join(bounds)}" if bounds else ""
    if not entries:
        return f"No date{whose}{asked}."
    if bounds:
        return f"{_count(len(entries))}{whose}{asked}."
    return f"{_count(len(entries))}{whose}: {_short(entries[0].day)} to {_short(entries[-1].day)}."


def _line(n: int, entries: Sequence[CalendarEntry]) -> Line:
    entry = entries[n]
    apart = n > 0 and entries[n - 1].day.year != entry.day.year
    return Line((_aligned(entry.day), entry.what, entry.actors, entry.path), entry.remarks, apart=apart)


def _notes(notes: Sequence[CalendarNote]) -> Iterator[str]:
    if notes:
        yield ""
        yield "Not on the calendar:"
    for note in notes:
        yield from folded(f"{note.path}: {note.text}", indent=2, first="- ")


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _short(day: datetime.date) -> str:
    """A date with its day of the week, in words that no locale changes: Thu 1 Apr 2027."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _aligned(day: datetime.date) -> str:
    """The same with room for two figures of the day, so that months stand below each other."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day:>2} {_MONTHS[day.month - 1]} {day.year}"


def _weekday(day: datetime.date) -> str:
    return _WEEKDAYS[day.weekday()]


def _calendar_json(dated: Dated, calendar: AgreementCalendar, party: str | None, window: Window) -> str:
    content = {
        **_json_head(dated),
        "from": _iso(window[0]),
        "to": _iso(window[1]),
        "party": party,
        "dates": [_entry_json(dated, entry) for entry in calendar.entries],
        "notes": [{"path": note.path, "text": note.text} for note in calendar.notes],
    }
    return json_shown(json.dumps(content, indent=2, ensure_ascii=True))


def _json_head(dated: Dated) -> dict[str, object]:
    return {"version": JSON_VERSION, "file": dated.source.file, "definition": dated.agreement.id}


def _entry_json(dated: Dated, entry: CalendarEntry) -> dict[str, object]:
    """`agreed` is the day before it moved to a working day; `working_day` the nearest one to a day that stays."""
    return {
        "date": entry.day.isoformat(),
        "weekday": _weekday(entry.day),
        "kind": entry.kind.value,
        "what": entry.what,
        "who": list(entry.who),
        "acts": entry.actors,
        "agreed": _iso(entry.agreed),
        "working_day": _iso(entry.working_day),
        "sums": {party: None if amount is None else pounds(amount) for party, amount in entry.sums},
        "path": entry.path,
        "line": dated.line(entry.path),
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


# --- a dispute ------------------------------------------------------------------------------------------------------


def _disputes(
    dated: Dated, asked: str, notified: datetime.date, format_: str
) -> tuple[Iterator[str], Sequence[CalendarEntry]]:
    from agreements.particulars.figures.calendar import stage_entries  # noqa: PLC0415 - it is loaded by now
    from agreements.pipeline import dispute_on  # noqa: PLC0415

    disputes = dispute_on(dated, asked, notified)
    entries = [entry for dispute in disputes for entry in stage_entries(dispute)]
    lines = iter([_disputes_json(dated, disputes)]) if format_ == "json" else _disputes_text(dated, disputes)
    return lines, entries


def _disputes_text(dated: Dated, disputes: Sequence[DatedDispute]) -> Iterator[str]:
    yield from _heading(dated)
    for dispute in disputes:
        yield ""
        yield f"Dispute ({dispute.type.replace('_', ' ')}), notified on {_short(dispute.notified)}"
        if dispute.ladder != dispute.type:
            yield f"There is no ladder of its own; it follows the ladder {dispute.ladder!r}."
        if dispute.stages:
            yield from table(_STAGES, [_stage_line(stage) for stage in dispute.stages])
        else:
            yield f"The ladder has no stages; write them at {dispute.path}."


def _stage_line(stage: DatedStage) -> Line:
    day = _aligned(stage.ends) if stage.ends else "no last day"
    remark = f"{stage.undated[0].upper()}{stage.undated[1:]}." if stage.undated else ""
    return Line((day, str(stage.number), stage.by, stage.time, stage.path), remark)


def _disputes_json(dated: Dated, disputes: Sequence[DatedDispute]) -> str:
    content = {**_json_head(dated), "disputes": [_dispute_json(dispute) for dispute in disputes]}
    return json_shown(json.dumps(content, indent=2, ensure_ascii=True))


def _dispute_json(dispute: DatedDispute) -> dict[str, object]:
    return {
        "type": dispute.type,
        "ladder": dispute.ladder,
        "notified": dispute.notified.isoformat(),
        "path": dispute.path,
        "stages": [_stage_json(stage) for stage in dispute.stages],
    }


def _stage_json(stage: DatedStage) -> dict[str, object]:
    return {
        "number": stage.number,
        "by": stage.by,
        "time": stage.time,
        "after": _iso(stage.begins),
        "last_day": _iso(stage.ends),
        "undated": stage.undated,
        "path": stage.path,
    }
