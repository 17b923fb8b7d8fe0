"""Days with words become a calendar file (iCalendar, RFC 5545) that Outlook, Google and Apple calendars import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MOST_OCTETS = 75
_PRODUCT = "-//agreements//dates of an agreement//EN"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class DayEvent:
    """A whole day with a title, what there is to know about it, and a `uid` that no other event ever has."""

    uid: str
    day: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()


def ics_bytes(name: str, events: Iterable[DayEvent], stamp: date) -> bytes:
    """The calendar called `name` with those events, each for a whole day and none that makes anybody busy.

    `stamp` is the day of the data, and takes the place of the moment at which other programs write the file. A calendar
    without an event is not one by the standard.

    Source: RFC 5545, sections 3.1 (lines), 3.3.11 (text), 3.6 (components).

    Raises:
        ValueError: there is no event.
    """
    listed = tuple(events)
    if not listed:
        raise ValueError("a calendar file needs at least one event")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in listed for line in _event(event, stamp)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(event: DayEvent, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_digits(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(event.day)}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{_digits(event.day + timedelta(days=1))}"  # the first day that is not in it
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(_text(category) for category in event.categories)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"  # strftime drops leading zeros of a year on some systems


def _text(value: str) -> str:
    """The text as a value: what parts values is escaped, and what steers a machine is left out."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    spaced = "".join(" " if c.isspace() and c != "\n" else c for c in plain)
    return "".join(c for c in spaced if c == "\n" or c.isprintable()).translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, each letter whole; all but the first begin with a space."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode("utf-8")
        if len(piece) + len(encoded) > _MOST_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
