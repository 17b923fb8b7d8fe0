"""`agreements explain`: why a finding matters, what fails, what passes, and where the rule comes from."""

from __future__ import annotations

import click

from agreements.cli.output import say
from agreements.diagnostics import UsageError, did_you_mean


@click.command()
@click.argument("names", metavar="RULE...", nargs=-1, required=True)
def command(names: tuple[str, ...]) -> None:
    """Explain rules by their ids or names, such as S75-24 or pool-manager-elsewhere."""
    from agreements.rules import RULES, as_text  # noqa: PLC0415 - pydantic only when asked

    known = {name.casefold(): rule for rule in RULES for name in (rule.id, rule.name)}
    for name in names:
        if name.casefold() not in known:
            near = did_you_mean(name, known)
            meant = next((rule for key, rule in known.items() if key == near), None)
            hint = f"did you mean {meant.id} ({meant.name})?" if meant else "`agreements rules` lists them all"
            raise UsageError(f"there is no rule called {name!r}", hint=hint)
    say("\n\n".join(as_text(known[name.casefold()]) for name in names))
