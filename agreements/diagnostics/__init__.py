"""Problems as plain data, the errors that stop the program, and how both are printed."""

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
from agreements.diagnostics.printing import as_json, as_text, did_you_mean, shown

__all__ = [
    "AgreementsError",
    "CannotWriteError",
    "Diagnostic",
    "FaultError",
    "FindingsError",
    "LimitError",
    "Location",
    "NoPdfEngineError",
    "Report",
    "Severity",
    "UsageError",
    "as_json",
    "as_text",
    "did_you_mean",
    "shown",
]
