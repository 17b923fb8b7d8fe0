"""Problems as plain data, the errors that stop the program, and how both are reported."""

from agreements.diagnostics.baseline import Baseline, outdated, read_baseline
from agreements.diagnostics.choice import Choice, choice
from agreements.diagnostics.identity import Identity
from agreements.diagnostics.kinds import READING
from agreements.diagnostics.model import (
    AgreementsError,
    CannotWriteError,
    Diagnostic,
    FaultError,
    FindingsError,
    LimitError,
    Location,
    NoPdfEngineError,
    Report,
    Severity,
    UsageError,
)
from agreements.diagnostics.outcome import CheckedFile, Hidden, LinesOf, Outcome, RuleWords
from agreements.diagnostics.reports import FORMATS
from agreements.diagnostics.reports.text import as_text, aside, long_day
from agreements.diagnostics.words import did_you_mean, json_shown, shown

__all__ = [
    "FORMATS",
    "READING",
    "AgreementsError",
    "Baseline",
    "CannotWriteError",
    "CheckedFile",
    "Choice",
    "Diagnostic",
    "FaultError",
    "FindingsError",
    "Hidden",
    "Identity",
    "LimitError",
    "LinesOf",
    "Location",
    "NoPdfEngineError",
    "Outcome",
    "Report",
    "RuleWords",
    "Severity",
    "UsageError",
    "as_text",
    "aside",
    "choice",
    "did_you_mean",
    "json_shown",
    "long_day",
    "outdated",
    "read_baseline",
    "shown",
]
