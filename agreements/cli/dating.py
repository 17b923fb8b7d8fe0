"""The days that a command is given: on the command line, in SOURCE_DATE_EPOCH, or on the clock."""

from __future__ import annotations

import datetime
import os

import click

from agreements.diagnostics import UsageError


def day(_: click.Context, __: click.Parameter, text: str | None) -> datetime.date | None:
    """The date that an option states.

    Raises:
        click.BadParameter: it is not written as 2026-04-01.
    """
    if text is None:
        return None
    try:
        found = datetime.date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # Python reads 20260401 and 2026-W14-3 too
        raise click.BadParameter(f"{text!r} is not a date; write year-month-day, such as 2026-04-01")
    return found


AS_AT = click.option("--as-at", "as_at", callback=day, metavar="DATE", help="The day as at which dated rules are read.")


def today() -> datetime.date:
    """The day on the clock of this machine. No other place of the program asks for it."""
    return datetime.datetime.now().astimezone().date()  # noqa: TID251 - what a user checks today is checked as at today


def source_date() -> datetime.date | None:
    """The date of SOURCE_DATE_EPOCH, in UTC; None when it is not set.

    Raises:
        UsageError: it is not a number of seconds.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if text is None:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(text), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {text!r}; it must be a number of seconds") from None
