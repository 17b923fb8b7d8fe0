"""The forms that a report can take. `FORMATS` has them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from agreements.diagnostics.outcome import Outcome
from agreements.diagnostics.reports.github import github
from agreements.diagnostics.reports.json import json
from agreements.diagnostics.reports.junit import junit
from agreements.diagnostics.reports.sarif import sarif
from agreements.diagnostics.reports.text import text

FORMATS: Mapping[str, Callable[[Outcome], str]] = {
    "text": text,
    "json": json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
}
"""Each form by its name: text for people, JSON for programs, and what build servers and code hosts read."""
