"""What a run of several definitions tells while it goes on, and what is left when it is stopped."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from agreements.cli.output import report_text, say

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from agreements.batch import Done, Plan, Work

_MOST_BY_DEFAULT = 4


def processes(asked: int | None) -> int:
    """How many definitions to build at a time: as asked, or one a processor, and four at most."""
    if asked is not None:
        return asked
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_BY_DEFAULT)


def told(plan: Plan, work: Work, *, quiet: bool) -> int:
    """The worst exit code, after everything was done and told.

    Raises:
        KeyboardInterrupt: the run was stopped; what is finished was told, and nothing of ours goes on.
    """
    teller = _Teller(plan, quiet=quiet)
    try:
        with teller.progress():
            for made in _all(plan, work):
                teller.take(made)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave processes behind
        for made in work.stop():
            teller.take(made)
        teller.close()
        if plan.number > 1:
            say(f"{teller.finished} of {plan.number} definitions were finished", err=True)
        raise
    except BaseException:
        work.stop()
        raise
    teller.close()
    return teller.worst


def _all(plan: Plan, work: Work) -> Iterator[Done]:
    yield from plan.unchanged
    yield from work.work()


def _bar(number: int) -> ProgressBar[int] | None:
    """A bar for so many steps, where the terminal can move its cursor."""
    if os.environ.get("TERM") == "dumb":
        return None
    return click.progressbar(length=number, label="building", file=sys.stderr, show_pos=True)


class _Teller:
    """On a terminal a bar while the work goes on and the results after it; elsewhere each result as it comes."""

    def __init__(self, plan: Plan, *, quiet: bool) -> None:
        self.worst = 0
        self.finished = 0
        self._number, self._quiet = plan.number, quiet
        self._kept_back: list[Done] = []
        self._bar = _bar(plan.number) if plan.number > 1 and not quiet and sys.stderr.isatty() else None

    @contextmanager
    def progress(self) -> Iterator[None]:
        """The bar is there, if there is to be one."""
        if self._bar is None:
            yield
            return
        with self._bar:
            yield

    def take(self, made: Done) -> None:
        """Counts it, and tells it now or at the end."""
        self.finished += 1
        self.worst = max(self.worst, made.exit_code)
        if self._bar is not None:
            self._bar.update(1)
            self._kept_back.append(made)
            return
        if self._number > 1 and not self._quiet:
            say(f"[{self.finished}/{self._number}] {made.file}{_how(made)}", err=True)
        self._tell(made)

    def close(self) -> None:
        """Tells what the bar kept back, in the order of the names."""
        for made in sorted(self._kept_back, key=lambda made: made.file):
            self._tell(made)
        self._kept_back.clear()

    def _tell(self, made: Done) -> None:
        if len(made.report):
            say(report_text(made.report).rstrip("\n"), err=True, as_is=True)
        if not self._quiet:
            for path in made.files:
                say(path)
            if made.unchanged and (self._number == 1 or self._bar is not None):
                say(f"{made.file}: unchanged, not built again (--rebuild does)", err=True)
        for problem in made.problems:
            say(f"{made.file}: {problem.message}" if self._number > 1 else problem.message, err=True)
            if problem.hint:
                say(f"  hint: {problem.hint}", err=True)


def _how(made: Done) -> str:
    if made.unchanged:
        return ": unchanged, not built again (--rebuild does)"
    return "" if made.files else ": not built"
