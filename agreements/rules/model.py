"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from agreements.diagnostics import Report, Severity
from agreements.document import Document
from agreements.rules.matter import Matter

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule found: the words for it, and where it lies in the definition or in the document.

    `subject` and `year` say what it is about: (rule, subject, year) identifies a finding. `block` names a block of the
    document for a finding on words. `checked` is the day on which the reference data behind it was last checked.
    """

    message: str
    path: Path = ()
    subject: str = ""
    year: str = ""
    block: str = ""
    hint: str = ""
    severity: Severity | None = None
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable id, its readable name, how bad a breach is, and what it looks at.

    A rule reads the facts, or the words of a document, or, last of all, what was found before and not waived.
    """

    id: str
    name: str
    severity: Severity
    source: str
    facts: Callable[[Matter], Iterator[Finding]] | None = None
    words: Callable[[Matter, Document], Iterator[Finding]] | None = None
    found: Callable[[Matter, Report], Iterator[Finding]] | None = None
    waivable: bool = True
