"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from agreements.diagnostics import Severity
from agreements.document import Document
from agreements.particulars import Agreement

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule found: the words for it, and where it lies in the definition or in the document.

    `subject` and `year` say what it is about: (rule, subject, year) identifies a finding. `block` names a block of the
    document for a finding on words.
    """

    message: str
    path: Path = ()
    subject: str = ""
    year: str = ""
    block: str = ""
    hint: str = ""
    severity: Severity | None = None


FactsCheck = Callable[[Agreement], Iterator[Finding]]
WordsCheck = Callable[[Document], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable id, its readable name, how bad a breach is, and what it looks at: facts or words."""

    id: str
    name: str
    severity: Severity
    source: str
    facts: FactsCheck | None = None
    words: WordsCheck | None = None
    waivable: bool = True
