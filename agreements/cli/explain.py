"""`agreements explain`: why a finding matters, what fails, what passes, and where the rule comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from agreements.cli.output import say
from agreements.diagnostics import READING, UsageError, did_you_mean

if TYPE_CHECKING:
    from agreements.rules import Rule


@click.command()
@click.argument("names", metavar="RULE...", nargs=-1, required=True)
def command(names: tuple[str, ...]) -> None:
    """Explain rules by their ids or names, such as S75-24 or pool-manager-elsewhere."""
    from agreements.rules import RULES  # noqa: PLC0415 - pydantic only when asked

    known = {name.casefold(): rule for rule in RULES for name in (rule.id, rule.name)}
    for name in names:
        if name.casefold() not in (known.keys() | READING.keys()):
            near = did_you_mean(name, known)
            meant = next((rule for key, rule in known.items() if key == near), None)
            hint = f"did you mean {meant.id} ({meant.name})?" if meant else "`agreements rules` lists them all"
            raise UsageError(f"there is no rule called {name!r}", hint=hint)
    say("\n\n".join(_explained(name.casefold(), known) for name in names))


def _explained(name: str, known: Mapping[str, Rule]) -> str:
    """The page of a rule. What is found beside the rules has none: its message and its hint say the rest."""
    from agreements.rules import as_text  # noqa: PLC0415

    return as_text(known[name]) if name in known else f"{name}  (found beside the rules)\n\n{READING[name]}"
