"""`agreements schema`: the JSON Schema of a definition."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of a definition, for editors."""
    from agreements.particulars.schema import schema_text  # noqa: PLC0415 - pydantic only when asked

    click.echo(schema_text(), nl=False)
