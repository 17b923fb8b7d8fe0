"""A definition file becomes a calendar: what it implies, what a dispute would look like, and a file of both."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from agreements.diagnostics import UsageError, did_you_mean
from agreements.packs import dispute_ladders, find_pack
from agreements.particulars import Agreement, validate
from agreements.particulars.figures.calendar import (
    AgreementCalendar,
    CalendarEntry,
    DatedDispute,
    calendar_of,
    dated_dispute,
    facts_of,
    ladder_of,
)
from agreements.pipeline.checking import named
from agreements.source import Source, parse_path, read_source
from agreements.timetable import DayEvent, ics_bytes

ALL_LADDERS = "all"
"""Asks for a dispute of each type for which the definition has a ladder."""

_NO_DATE = datetime.date(1980, 1, 1)


@dataclass(frozen=True)
class Dated:
    """A definition that could be read, with the pack's own ladders of disputes."""

    source: Source
    agreement: Agreement
    ladders: Mapping[str, object]

    def line(self, path: str) -> int:
        """The line of the definition on which the value of that path stands, from 1."""
        return self.source.place(parse_path(path)).line

    @property
    def calendar(self) -> AgreementCalendar:
        """Every date that the definition implies."""
        return calendar_of(facts_of(self.agreement, self.ladders))


def read_dates(path: Path, *, folders: tuple[Path, ...] = ()) -> Dated:
    """The definition in the file, with what its dates need. Its rules are not tested and no document is assembled.

    Raises:
        FindingsError: the file cannot be read, or names a pack that is not there; the report says where and why.
        UsageError: there is no such file.
    """
    source = read_source(path)
    agreement = validate(source)
    needed = agreement.disputes is not None and bool(agreement.disputes.ladders or agreement.disputes.illustrations)
    pack = named(source, ("pack",), partial(find_pack, agreement.pack, folders)) if needed else None
    return Dated(source, agreement, dispute_ladders(pack) if pack else {})


def party_dates(dated: Dated, party: str) -> AgreementCalendar:
    """The dates on which that party acts.

    Raises:
        UsageError: the definition has no such party.
    """
    known = [*(p.id for p in dated.agreement.parties), *(body.id for body in dated.agreement.map_of_partners)]
    _require(party, known, f"there is no party {party!r} in {dated.source.file}", "its parties are")
    return dated.calendar.of_party(party)


def dispute_on(dated: Dated, asked: str, notified: datetime.date) -> tuple[DatedDispute, ...]:
    """A dispute of that type notified on that day, or one of each type for `all`.

    A type that has no ladder of its own follows the one for any matter.

    Raises:
        UsageError: the definition has no ladder for it.
    """
    disputes = dated.agreement.disputes
    own = list(disputes.ladders) if disputes else []
    if not own:
        message = f"{dated.source.file} has no dispute ladders"
        raise UsageError(message, hint="write disputes.ladders, such as {any: default}")
    types = own if asked == ALL_LADDERS else [asked]
    facts = facts_of(dated.agreement, dated.ladders)
    ladders = {type_: ladder_of(dated.agreement, type_, dated.ladders.keys()) for type_ in types}
    if None in ladders.values():
        known = [*own, *(dated.ladders if "any" in own else ())]
        _require(asked, known, f"there is no dispute ladder {asked!r} in {dated.source.file}", "choose from")
    return tuple(dated_dispute(facts, type_, ladder, notified) for type_, ladder in ladders.items() if ladder)


def _require(word: str, known: Collection[str], message: str, listing: str) -> None:
    if word not in known:
        near = did_you_mean(word, known)
        listed = ", ".join(dict.fromkeys(known)) or "none"
        raise UsageError(message, hint=f"did you mean {near!r}?" if near else f"{listing}: {listed}")


def calendar_file(dated: Dated, entries: Iterable[CalendarEntry], made_on: datetime.date | None) -> bytes:
    """Those dates as a calendar file. The same date of the same definition has the same id in every such file.

    `made_on` stands in it as the day on which it was made; without one, the date of the definition's status does.

    Raises:
        UsageError: there is no date to write.
    """
    agreement, seen = dated.agreement, Counter[str]()
    events = []
    for entry in entries:
        key = hashlib.sha256(f"{agreement.id}\0{entry.path}\0{entry.day}".encode()).hexdigest()[:32]
        seen[key] += 1
        uid = f"{key}-{seen[key]}@agreements"
        events.append(DayEvent(uid, entry.day, entry.what, _description(dated, entry), (entry.kind.value,)))
    if not events:
        raise UsageError("there is no date to write into a calendar file", hint="ask for a longer time, or all parties")
    return ics_bytes(title_of(agreement), events, made_on or agreement.status.date or _NO_DATE)


def title_of(agreement: Agreement) -> str:
    """The title in English with the id; the id alone where there is no title."""
    title = agreement.title
    text = title if isinstance(title, str) else title.en if title else ""
    return f"{text} ({agreement.id})" if text else agreement.id


def _description(dated: Dated, entry: CalendarEntry) -> str:
    lines = (entry.remarks, f"Who: {entry.actors}", f"From: {entry.path} in {Path(dated.source.file).name}")
    return "\n".join(line for line in lines if line)
