"""The program: its commands, loaded when they are asked for, and what the shell sees when one stops."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from agreements import __version__
from agreements.cli.output import complain, leave_pipe, say
from agreements.diagnostics import AgreementsError, FaultError, UsageError, did_you_mean

COMMANDS = {
    "new": "Write a starting definition, with comments.",
    "check": "Say all that is wrong with a definition, and where.",
    "build": "Make the documents: Word, PDF and HTML.",
    "explain": "Explain a rule: why, what fails, what passes, its source.",
    "rules": "List every rule.",
    "dates": "Print every date that a definition implies, and what a dispute would look like.",
    "health": "Show how a definition answers the checklists of the field.",
    "kinds": "List the kinds of document.",
    "schema": "Print the JSON Schema of a definition.",
    "verify": "Say whether files are as they were made.",
    "lock": "Write down what is in the files of a pack of yours.",
    "doctor": "Say what this machine has, what is missing, and which command brings it.",
    "house": "Write a fresh house style for Word.",
}
EXIT_CODES = """\
Exit codes: 0 clean; 1 findings in the definition or the pack; 2 usage, or a file that is not there;
3 a fault of this program; 4 an output cannot be written; 5 a limit was reached; 6 no PDF engine; 130 interrupted."""
_INTERRUPTED = 130


class _Commands(click.Group):
    """Commands are imported when they are run, so that none pays for what another needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's form
        """The names of the commands, in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of that name.

        Raises:
            click.UsageError: there is none.
        """
        if cmd_name not in COMMANDS:
            near = did_you_mean(cmd_name, COMMANDS)
            asked = f" Did you mean {near!r}?" if near else ""
            raise click.UsageError(f"There is no command {cmd_name!r}.{asked}", ctx)
        command: click.Command = importlib.import_module(f"agreements.cli.{cmd_name}").command
        command.epilog = EXIT_CODES
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's form
        """Lists the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="agreements")
def program() -> None:
    """Turn a validated partnership definition into Word, PDF and HTML agreements."""


def main(args: Sequence[str] | None = None, prog_name: str = "agreements") -> None:
    """Runs the program and leaves with the exit code of what happened. A traceback is never shown to a user."""
    gc.set_threshold(100_000)  # a short run: what it makes lives until its end, so looking for rubbish is wasted
    _steady_streams()
    code = _code(args, prog_name)
    gc.freeze()  # it all goes with the process; to look through it once more would take a twentieth of a check
    raise SystemExit(code)


def _code(args: Sequence[str] | None, prog_name: str) -> int:
    try:
        found = program.main(args=args, prog_name=prog_name, standalone_mode=False)
        return found if isinstance(found, int) else 0
    except (click.exceptions.Abort, KeyboardInterrupt):
        say("interrupted", err=True)
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return UsageError.exit_code
    except AgreementsError as error:
        complain(error)
        return error.exit_code
    except SystemExit:
        leave_pipe()  # click's way to say that nobody reads its help
        return 0
    except Exception as error:
        if os.environ.get("AGREEMENTS_DEBUG"):
            raise
        say(f"fault: {type(error).__name__}: {error}", err=True)
        say("This is a fault of the program. Set AGREEMENTS_DEBUG=1 to see where it arose.", err=True)
        return FaultError.exit_code


def _steady_streams() -> None:
    """A console that lacks a letter shows its number instead of stopping the program, and one that is shut is no fault.

    What is shut is opened towards nowhere: the next file that is written would take its place, messages and all.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - until the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
