"""A calendar file is one that other programs read, to the letter of RFC 5545."""

from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.timetable import DayEvent, ics_bytes

STAMP = date(2026, 11, 21)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def event(**changes: str) -> DayEvent:
    """The last day of a term, with what is changed."""
    return DayEvent(**{"uid": "a1@agreements", "day": date(2029, 3, 31), "summary": "Last day", **changes})  # type: ignore[arg-type]


def test_a_day_is_written_as_a_day_and_makes_nobody_busy() -> None:
    """The whole file, byte by byte: a day has no time of day, and ends before the next."""
    assert ics_bytes("Deal", [event()], STAMP) == (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//agreements//dates of an agreement//EN\r\nCALSCALE:GREGORIAN\r\n"
        b"X-WR-CALNAME:Deal\r\nBEGIN:VEVENT\r\nUID:a1@agreements\r\nDTSTAMP:20261121T000000Z\r\n"
        b"DTSTART;VALUE=DATE:20290331\r\nDTEND;VALUE=DATE:20290401\r\nSUMMARY:Last day\r\nTRANSP:TRANSPARENT\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_what_parts_values_is_escaped() -> None:
    """RFC 5545, 3.3.11."""
    data = ics_bytes("Deal", [event(summary="a, b; c\\d", description="one\r\ntwo\rthree")], STAMP)

    assert b"SUMMARY:a\\, b\\; c\\\\d\r\n" in data
    assert b"DESCRIPTION:one\\ntwo\\nthree\r\n" in data


def test_what_steers_a_machine_is_left_out_and_spaces_are_spaces() -> None:
    """A title cannot begin a line of its own, ring a bell or turn the text round."""
    summary = "Fund\x07\u202e\u200b\u00a0A\tB\u2028BEGIN:VEVENT"

    assert b"SUMMARY:Fund A B BEGIN:VEVENT\r\n" in ics_bytes("Deal", [event(summary=summary)], STAMP)


@given(WORDS, WORDS)
def test_no_line_is_longer_than_75_octets_and_each_letter_is_whole(summary: str, description: str) -> None:
    """RFC 5545, 3.1: counted in octets, folded between letters, ended by CR and LF."""
    data = ics_bytes("Deal", [event(summary=summary, description=description)], STAMP)
    lines = data.removesuffix(b"\r\n").split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert [line.decode("utf-8") for line in lines]
    assert b"\r" not in b"".join(lines)
    assert b"\n" not in b"".join(lines)


@given(st.lists(st.tuples(WORDS, WORDS, st.dates(date(1, 1, 1), date(9999, 12, 30))), min_size=1, max_size=4))
def test_another_program_reads_what_was_written(entries: list[tuple[str, str, date]]) -> None:
    """The icalendar package, which knows nothing of ours, finds the same days and words."""
    events = [DayEvent(f"{n}@x", day, text, more, ("report",)) for n, (text, more, day) in enumerate(entries)]
    read = icalendar.Calendar.from_ical(ics_bytes("Deal", events, STAMP))

    assert read.errors == []
    assert [(str(e["UID"]), e.decoded("DTSTART"), e.errors) for e in read.walk("VEVENT")] == [
        (each.uid, each.day, []) for each in events
    ]
    assert [str(e["SUMMARY"]) for e in read.walk("VEVENT")] == [as_plain(each.summary) for each in events]


def as_plain(text: str) -> str:
    """The text as it is promised: printable letters, every space a space, line breaks kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        " " if c.isspace() and c != "\n" else c for c in lines if c == "\n" or c.isspace() or c.isprintable()
    )


def test_the_last_day_of_all_has_no_day_after_it() -> None:
    """A definition may say 9999-12-31 for a partnership without an end."""
    data = ics_bytes("Deal", [DayEvent("x", date.max, "End")], STAMP)

    assert b"DTSTART;VALUE=DATE:99991231\r\nSUMMARY" in data


def test_a_year_has_four_figures() -> None:
    """Some systems drop leading zeros."""
    assert b"DTSTART;VALUE=DATE:00010203\r\n" in ics_bytes("Deal", [DayEvent("x", date(1, 2, 3), "Start")], STAMP)


def test_a_calendar_needs_an_event() -> None:
    """RFC 5545, 3.6: without one the file is no calendar."""
    with pytest.raises(ValueError, match="at least one event"):
        ics_bytes("Deal", [], STAMP)
