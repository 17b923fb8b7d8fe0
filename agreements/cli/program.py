"""The program: its commands, loaded when they are asked for, and what the shell sees when one stops."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from agreements import __version__
from agreements.cli.output import complain
from agreements.diagnostics import AgreementsError

COMMANDS = {
    "new": "Write a starting definition, with comments.",
    "check": "Say all that is wrong with a definition, and where.",
    "build": "Make the documents: Word, PDF and HTML.",
    "kinds": "List the kinds of document.",
    "schema": "Print the JSON Schema of a definition.",
    "verify": "Say whether files are as they were made.",
    "house": "Write a fresh house style for Word.",
}
EXIT_CODES = """\
Exit codes: 0 clean; 1 findings in the definition or the pack; 2 usage, or a file that is not there;
3 a fault of this program; 4 an output cannot be written; 5 a limit was reached; 6 no PDF engine; 130 interrupted."""


class _Commands(click.Group):
    """Commands are imported when they are run, so that none pays for what another needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"agreements.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="agreements")
def program() -> None:
    """Turn a validated partnership definition into Word, PDF and HTML agreements."""


def main(args: Sequence[str] | None = None, prog_name: str = "agreements") -> None:
    """Runs the program and leaves with the exit code of what happened. A traceback is never shown to a user."""
    _steady_streams()
    raise SystemExit(_code(args, prog_name))


def _code(args: Sequence[str] | None, prog_name: str) -> int:
    try:
        found = program.main(args=args, prog_name=prog_name, standalone_mode=False)
        return found if isinstance(found, int) else 0
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except AgreementsError as error:
        complain(error)
        return error.exit_code
    except BrokenPipeError:
        _leave_pipe()
        return 0
    except Exception as error:  # noqa: BLE001 - the last door: whatever is left is a fault of ours, and is said so
        if os.environ.get("AGREEMENTS_DEBUG"):
            raise
        click.echo(f"fault: {type(error).__name__}: {error}", err=True)
        click.echo("This is a fault of the program. Set AGREEMENTS_DEBUG=1 to see where it arose.", err=True)
        return 3


def _steady_streams() -> None:
    """A console that lacks a letter shows its number instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _leave_pipe() -> None:
    """Nobody reads on: send the rest nowhere, so that closing the stream does not complain."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
