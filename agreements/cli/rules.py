"""`agreements rules`: every rule, in a line each."""

from __future__ import annotations

import click

from agreements.cli.output import say


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to list."
)
def command(format_: str) -> None:
    """List every rule: its id, how bad a breach is, its name and where it comes from."""
    from agreements.rules import listed  # noqa: PLC0415 - pydantic only when asked

    say(listed(format_).rstrip("\n"))
