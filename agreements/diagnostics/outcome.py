"""What a run of checks came to: the findings of each definition, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from agreements.diagnostics.model import AgreementsError, Report, Severity

LinesOf = Callable[[str], Sequence[str]]


def no_lines(_: str) -> Sequence[str]:
    """No source lines, where none can be read."""
    return ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many findings are not shown: ignored, outside what was selected, or in the baseline.

    `kept` counts the errors that were asked to be ignored and are shown all the same, for they cannot be waived.
    """

    ignored: int = 0
    unselected: int = 0
    in_baseline: int = 0
    kept: int = 0

    def __add__(self, other: Hidden) -> Hidden:
        return Hidden(
            self.ignored + other.ignored,
            self.unselected + other.unselected,
            self.in_baseline + other.in_baseline,
            self.kept + other.kept,
        )


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One definition: what is shown of its findings, and what is not; or why it could not be checked at all."""

    file: str
    report: Report = field(default_factory=Report)
    hidden: Hidden = field(default_factory=Hidden)
    failure: AgreementsError | None = None


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a report says about a check, apart from its findings: `finds` in a sentence, `help` in a page."""

    name: str = ""
    finds: str = ""
    help: str = ""


_ERRORS = frozenset({Severity.ERROR})


@dataclass(frozen=True, slots=True)
class Outcome:
    """All definitions of a run. `failing` are the severities that make it fail.

    `folder` is the absolute path of the folder from which a reader of the report sees the files, in the manner of the
    system that it is on; `rules` says what is known of each id.
    """

    files: tuple[CheckedFile, ...] = ()
    failing: frozenset[Severity] = _ERRORS
    rules: Mapping[str, RuleWords] = field(default_factory=dict)
    lines_of: LinesOf = no_lines
    folder: str = ""
    version: str = ""

    @property
    def report(self) -> Report:
        """The findings of all files, each once."""
        return Report.of(found for checked in self.files for found in checked.report)

    @property
    def hidden(self) -> Hidden:
        """What is not shown of all files."""
        return sum((checked.hidden for checked in self.files), Hidden())

    @property
    def unchecked(self) -> tuple[tuple[str, AgreementsError], ...]:
        """The files that could not be checked, each with the reason."""
        return tuple((checked.file, checked.failure) for checked in self.files if checked.failure is not None)

    @property
    def exit_code(self) -> int:
        """0 when nothing fails; 1 for findings; more where a file could not be checked at all."""
        fails = any(self.report.of_severity(severity) for severity in self.failing)
        return max([int(fails), *(failure.exit_code for _, failure in self.unchecked)])
