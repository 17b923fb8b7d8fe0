"""Days that a definition says in words: common phrases are understood, and nothing else is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from agreements.particulars.types import MONTHS
from agreements.timetable import Unit, WorkingCalendar, add_time, add_working_days, roll_back

DayOfYear = tuple[int, int]
"""A day and a month."""

_DAY = timedelta(days=1)
_NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_NAMED_DAY = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?({'|'.join(MONTHS)})", re.IGNORECASE)
_BESIDE = {"only", "on", "at", "the", "of", "each", "every", "any", "year", "in", "a", "an", "either", "and", "or"}
_YEAR_ENDS: Mapping[str, tuple[DayOfYear, ...]] = {
    "financial year": ((31, 3),),
    "calendar year": ((31, 12),),
    "quarter": ((30, 6), (30, 9), (31, 12), (31, 3)),
}
_NAMED_END = r"(?:financial year|calendar year|quarter)"
_YEAR_END = re.compile(
    rf"(?:only )?(?:on |at )?(?:the )?(?:end of (?:the |a |each |every |any )?(?P<of>{_NAMED_END})"
    rf"|(?P<end>{_NAMED_END})[ -]end)(?: only)?"
)


def days_named(text: str) -> tuple[DayOfYear, ...]:
    """The days of the year that the text names and says nothing else about; none where it says more than that.

    >>> days_named("31 March only"), days_named("30 June or 31 December"), days_named("not before 31 March")
    (((31, 3),), ((30, 6), (31, 12)), ())
    """
    plain = " ".join(text.split()).rstrip(".")
    ends = _YEAR_END.fullmatch(plain.lower())
    if ends:
        return _YEAR_ENDS[ends["of"] or ends["end"]]
    beside = set(re.findall(r"\w+", _NAMED_DAY.sub(" ", plain).lower()))
    found = tuple((int(day), _month(month)) for day, month in _NAMED_DAY.findall(plain))
    return found if beside <= _BESIDE and all(_is_a_day(day) for day in found) else ()


def _month(name: str) -> int:
    return MONTHS.index(name.capitalize()) + 1


def _is_a_day(day: DayOfYear) -> bool:
    try:
        date(2024, day[1], day[0])  # a leap year: every day that any year has
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class PeriodDay:
    """A day of every period: its `count`th from the first, or with `after` so many after its last; 0 is the last."""

    period: str
    count: int
    working: bool
    after: bool = False

    def falls(self, first: date, last: date, calendar: WorkingCalendar) -> date:
        """That day, for the period from `first` to `last`."""
        if self.after and not self.count:
            return roll_back(last, calendar) if self.working else last
        from_ = last if self.after else first - _DAY
        day = add_time(from_, self.count, Unit.WORKING_DAYS if self.working else Unit.DAYS, calendar)
        if self.after or day <= last:
            return day
        return roll_back(last, calendar) if self.working else last  # the 31st of a month of 30 days is its last


@dataclass(frozen=True, slots=True)
class DayAfter:
    """So many days after another day; 0 is the same day."""

    count: int
    working: bool

    def falls(self, day: date, calendar: WorkingCalendar) -> date:
        """That day."""
        return add_working_days(day, self.count, calendar) if self.working else day + timedelta(days=self.count)


_PERIOD = r"(?P<period>month|quarter|(?:financial )?year)"
_THE = r"(?:the |each |every |a )?"
_COUNT = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(_COUNTS)})"
_DAYS = r"(?P<working>working )?days?"
_PAID = r"(?:receipt|it is received|payment in|that|this|the payment|contributions are (?:paid in|received))"

_ORDINAL = r"(?:[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)"
_OF_PERIOD = re.compile(
    rf"(?P<count>{'|'.join(_NUMBERS)}|last|{_ORDINAL}) (?P<working>working )?day of {_THE}{_PERIOD}"
)
_OF_MONTH = re.compile(rf"(?P<count>{_ORDINAL}) of {_THE}(?P<period>month)")
_AFTER_PERIOD = re.compile(
    rf"(?:within )?{_COUNT} {_DAYS} (?:after|of|from) (?:(?:the )?end of {_THE}{_PERIOD}|{_THE}(?P<ended>\w+)[ -]end)"
)
_NEXT = re.compile(rf"(?:next|following) (?P<working>working )?day(?: after {_PAID})?")
_AFTER_PAYMENT = re.compile(rf"(?:within )?{_COUNT} {_DAYS} (?:after|of|from|following) {_PAID}")
_SAME = re.compile(r"same (?:working )?day")

_PERIOD_DAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], PeriodDay]], ...] = (
    (_OF_PERIOD, lambda m: _of_period(m["count"], m["period"], bool(m["working"]))),
    (_OF_MONTH, lambda m: _of_period(m["count"], m["period"], working=False)),
    (
        _AFTER_PERIOD,
        lambda m: PeriodDay(_period(m["period"] or m["ended"]), _number(m["count"]), bool(m["working"]), after=True),
    ),
)
_DAYS_AFTER: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DayAfter]], ...] = (
    (_NEXT, lambda m: DayAfter(1, bool(m["working"]))),
    (_AFTER_PAYMENT, lambda m: DayAfter(_number(m["count"]), bool(m["working"]))),
    (_SAME, lambda _: DayAfter(0, working=False)),
)


def period_day(text: str) -> PeriodDay | None:
    """What a phrase such as `first working day of quarter` means; None where it is not understood.

    >>> period_day("First working day of each quarter.")
    PeriodDay(period='quarter', count=1, working=True, after=False)
    """
    plain = _plain(text)
    return next((read(match) for pattern, read in _PERIOD_DAYS if (match := pattern.fullmatch(plain))), None)


def day_after(text: str) -> DayAfter | None:
    """What a phrase such as `next working day` means, after money came in; None where it is not understood.

    >>> day_after("the next working day"), day_after("within 5 working days of receipt")
    (DayAfter(count=1, working=True), DayAfter(count=5, working=True))
    """
    plain = _plain(text)
    return next((read(match) for pattern, read in _DAYS_AFTER if (match := pattern.fullmatch(plain))), None)


def _plain(text: str) -> str:
    plain = " ".join(text.lower().replace("business day", "working day").split()).rstrip(".")
    return re.sub(r"^(?:on |by |at )?(?:the )?", "", plain)


def _of_period(count: str, period: str, working: bool) -> PeriodDay:  # noqa: FBT001 - as the phrase has it
    return PeriodDay(_period(period), _number(count), working, after=count == "last")


def _period(word: str) -> str:
    return word.removeprefix("financial ")


def _number(word: str) -> int:
    """The number that a word or figures with or without an ending say; the last of a period is 0 after it."""
    for listed in (_NUMBERS, _COUNTS):
        if word in listed:
            return listed.index(word) + 1
    return 0 if word == "last" else int(re.sub(r"\D", "", word))
