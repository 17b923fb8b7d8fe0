"""The command line: one file a command, and one place that turns errors into words and exit codes."""

from agreements.cli.program import main

__all__ = ["main"]
