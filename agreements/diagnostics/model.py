"""What went wrong, where, and what to do: plain data that every other room may speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar


class Severity(StrEnum):
    """How much a finding matters: an error stops a final document, a warning is reported, info informs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Lines and columns count from 1; 0 means the file as a whole.

    `end_column` is the first column after the marked text, on the same line.
    """

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable id, how bad, where, what was found and what to do.

    `path` is the place in the definition (`funds[0].host`), `subject` and `year` are what a rule found it about,
    `source` the law or practice behind it. A finding on words has the clause file's place in `related`. `name` is the
    readable name of an id such as FUN-03; where it is empty, the id is readable itself. `checked` is the day, as an ISO
    date, on which the reference data behind the finding was last checked. `waived` says why the finding does not count,
    who said so and when, in one text; it is empty for a finding that counts.
    """

    id: str
    severity: Severity
    message: str
    location: Location
    hint: str = ""
    path: str = ""
    subject: str = ""
    year: str = ""
    source: str = ""
    waivable: bool = True
    related: tuple[Location, ...] = ()
    name: str = ""
    checked: str = ""
    waived: str = ""

    @property
    def hideable(self) -> bool:
        """Whether whoever runs a check may leave it out: an error that cannot be waived is always shown."""
        return self.waivable or self.severity is not Severity.ERROR


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in reading order: by file, line and column, errors before warnings at one place."""

    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> Report:
        """Those findings in order, each once."""
        unique = dict.fromkeys(diagnostics)
        return cls(tuple(sorted(unique, key=lambda d: (d.location, _RANK[d.severity], d.id, d.message))))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)

    def __add__(self, other: Report) -> Report:
        return Report.of((*self.diagnostics, *other.diagnostics))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What stops a final document. A waived error does not."""
        return self.of_severity(Severity.ERROR)

    @property
    def counted(self) -> tuple[Diagnostic, ...]:
        """The findings that count: all but the waived ones."""
        return tuple(d for d in self.diagnostics if not d.waived)

    @property
    def waived(self) -> tuple[Diagnostic, ...]:
        """The findings that somebody has answered for in the definition."""
        return tuple(d for d in self.diagnostics if d.waived)

    def of_severity(self, severity: Severity) -> tuple[Diagnostic, ...]:
        """The findings that matter so much and count, and no others."""
        return tuple(d for d in self.counted if d.severity is severity)


@dataclass(eq=False)  # an exception is itself alone, and must be hashable
class AgreementsError(Exception):
    """The program stops. `exit_code` is what the shell sees; see `agreements --help`."""

    message: str
    hint: str = ""
    exit_code: ClassVar[int] = 3

    def __str__(self) -> str:
        return self.message


@dataclass(eq=False)
class FindingsError(AgreementsError):
    """The user's definition or pack has problems, all of them in `report`."""

    report: Report = field(default_factory=Report)
    exit_code: ClassVar[int] = 1


class UsageError(AgreementsError):
    """The command was called in a way that it cannot meet, or a file is not there."""

    exit_code: ClassVar[int] = 2


class FaultError(AgreementsError):
    """A fault of ours: what was rendered is not what was meant, or a promise of the code does not hold."""

    exit_code: ClassVar[int] = 3


class CannotWriteError(AgreementsError):
    """An output cannot be written: a full disk, a read-only folder, a file that is there already or open."""

    exit_code: ClassVar[int] = 4


class LimitError(AgreementsError):
    """A limit of time or memory was reached."""

    exit_code: ClassVar[int] = 5


class NoPdfEngineError(AgreementsError):
    """Pango is missing, so no PDF can be made."""

    exit_code: ClassVar[int] = 6
