"""What stands on the calendar of an agreement, what it is read from, and days that cannot be reckoned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from agreements.finance import Pence
from agreements.particulars.agreement import Agreement
from agreements.particulars.figures.dates import PackLadders
from agreements.particulars.figures.splits import members
from agreements.particulars.parties import COUNCILS
from agreements.particulars.types import Bilingual
from agreements.source import path_text
from agreements.timetable import WorkingCalendar, roll_back, roll_forward
from agreements.wording import long_date, money


class Kind(StrEnum):
    """What kind of date it is. The values are part of the JSON that other programs read."""

    COMMENCEMENT = "commencement"
    LONG_STOP = "long_stop"
    YEAR_END = "year_end"
    EXTENSION_AGREED_BY = "extension_agreed_by"
    EXPIRY = "expiry"
    EXTENDED_EXPIRY = "extended_expiry"
    REVIEW = "review"
    NOTICE = "notice"
    EFFECT = "effect"
    AUTHORITY = "authority"
    PARTY_ENDS = "party_ends"
    SUCCESSOR = "successor"
    PLAN_APPROVED = "plan_approved"
    SCHEME_STARTS = "scheme_starts"
    SCHEME_ENDS = "scheme_ends"
    TASK = "task"
    AWAITED = "awaited"
    INSTALMENT = "instalment"
    PAYMENT = "payment"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    REPORT = "report"
    EXAMPLE = "example"
    DISPUTE_STAGE = "dispute_stage"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One date: what is due, whose it is, and the place in the definition that it comes from.

    `who` are ids of parties; none means every party. `acts` says it in words where a post acts. `agreed` is the day
    that was reckoned, where `day` is the working day that it moved to. `working_day` is the nearest working day in the
    direction that matters, where `day` stays and is none. `sums` are by party, None where a sum is not known.
    """

    day: date
    kind: Kind
    what: str
    path: str
    who: tuple[str, ...] = ()
    acts: str = ""
    agreed: date | None = None
    working_day: date | None = None
    sums: tuple[tuple[str, Pence | None], ...] = ()

    @property
    def remarks(self) -> str:
        """What there is to know besides: the sums, and what became of a day that is no working day. May be empty."""
        said = [self._sums()]
        if self.agreed:
            said.append(f"The day itself, {long_date(self.agreed, weekday=True)}, is not a working day.")
        if self.working_day:
            which = "next" if self.working_day > self.day else "last"
            before = "" if which == "next" else " before"
            said.append(f"Not a working day; the {which} one{before} is {long_date(self.working_day, weekday=True)}.")
        return " ".join(part for part in said if part)

    @property
    def actors(self) -> str:
        """Who acts, in words: a post, the parties by their ids, or both; `every party` where it is nobody's own."""
        ids = ", ".join(self.who)
        if self.acts:
            return f"{self.acts} ({ids})" if ids else self.acts
        return ids or "every party"

    def _sums(self) -> str:
        paid = [(party, amount) for party, amount in self.sums if amount != 0]
        if not paid:
            return "Nothing to pay." if self.sums else ""
        each = ", ".join(f"{party} {_sum(amount)}" for party, amount in paid)
        known = [amount for _, amount in paid if amount is not None]
        if not known:
            return "The sums are not known yet."
        if len(paid) == 1:
            return f"{each}."
        return f"{each}; {money(sum(known)) if len(known) == len(paid) else 'not known'} in all."


def _sum(amount: Pence | None) -> str:
    return "not known" if amount is None else money(amount)


@dataclass(frozen=True, slots=True)
class CalendarNote:
    """Why a date that a reader may look for is not on the calendar."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A day that cannot be reckoned: beyond the calendar or the bank holidays that are known.

    With `listed`, the day itself stands on the calendar, and only whether it is a working day is not known.
    """

    listed: bool = False


Item: TypeAlias = CalendarEntry | CalendarNote | Missed


@dataclass(frozen=True, slots=True)
class Facts:
    """What the calendar is read from: the agreement, its working days, and the pack's own dispute ladders."""

    agreement: Agreement
    calendar: WorkingCalendar
    ladders: PackLadders


@dataclass(frozen=True, slots=True)
class AgreementCalendar:
    """Every date, in order, and the notes on what is not among them."""

    entries: tuple[CalendarEntry, ...]
    notes: tuple[CalendarNote, ...]

    def within(self, first: date | None, last: date | None) -> AgreementCalendar:
        """The dates from `first` to `last`, both included; None leaves that end open."""
        inside = (first or date.min, last or date.max)
        return replace(self, entries=tuple(e for e in self.entries if inside[0] <= e.day <= inside[1]))

    def of_party(self, party: str) -> AgreementCalendar:
        """The dates on which that party acts, alone or with every other, with its own sums."""
        own = [entry for entry in self.entries if not entry.who or party in entry.who]
        return replace(self, entries=tuple(_sums_of(entry, party) for entry in own))


def _sums_of(entry: CalendarEntry, party: str) -> CalendarEntry:
    return replace(entry, sums=tuple((payer, amount) for payer, amount in entry.sums if payer == party))


# --- for the readers ------------------------------------------------------------------------------------------------


def words(text: str | Bilingual | None) -> str:
    """A printed text in English; empty where there is none."""
    if text is None:
        return ""
    return text.en if isinstance(text, Bilingual) else text


def reckoned(reckon: Callable[[], date]) -> date | None:
    """The day that is reckoned; None beyond the calendar or the bank holidays that are known."""
    try:
        return reckon()
    except (ValueError, OverflowError):
        return None


def at_latest(facts: Facts, entry: CalendarEntry) -> Iterable[Item]:
    """The entry, for what must be done by its day: with the working day before, where the day is none."""
    return _with_working_day(entry, lambda: roll_back(entry.day, facts.calendar))


def from_then(facts: Facts, entry: CalendarEntry) -> Iterable[Item]:
    """The entry, for what is done on its day: with the working day after, where the day is none."""
    return _with_working_day(entry, lambda: roll_forward(entry.day, facts.calendar))


def _with_working_day(entry: CalendarEntry, nearest: Callable[[], date]) -> Iterable[Item]:
    day = reckoned(nearest)
    if day is None:
        return (entry, Missed(listed=True))
    return (entry if day == entry.day else replace(entry, working_day=day),)


def parties_of(agreement: Agreement, keys: Iterable[str]) -> tuple[str, ...]:
    """The ids that ids and keywords stand for, each once; a body that is no party keeps its own."""
    found: dict[str, None] = {}
    for key in keys:
        if key.startswith(("each_council", "each_housing")):
            ids = [party.id for party in agreement.parties if party.kind in COUNCILS]
        else:
            ids = [party.id for party in members(agreement, key)] or [key]
        found |= dict.fromkeys(ids)
    return tuple(found)


def place(*path: str | int) -> str:
    """The path of a value, as text."""
    return path_text(path)
