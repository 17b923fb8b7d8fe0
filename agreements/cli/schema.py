"""`agreements schema`: the JSON Schema of a definition, of a pack's manifest, of a receipt, or of findings."""

from __future__ import annotations

import importlib

import click

from agreements.cli.output import say

SCHEMAS = {
    "agreement": "agreements.particulars.schema",
    "pack": "agreements.packs.schema",
    "receipt": "agreements.provenance.schema",
    "findings": "agreements.diagnostics.reports.json",
}
"""The module that writes each schema, by the name of its file."""


@click.command()
@click.argument("what", type=click.Choice(list(SCHEMAS)), default="agreement")
def command(what: str) -> None:
    """Print the JSON Schema of a definition (agreement), of a pack's manifest, of a receipt, or of what check finds."""
    # By name, so that the schema of a receipt does not pay for pydantic.
    say(importlib.import_module(SCHEMAS[what]).schema_text().rstrip("\n"))
