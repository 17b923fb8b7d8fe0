"""What a finding is about, whatever line it stands on."""

from __future__ import annotations

import hashlib
import json
import re
from typing import NamedTuple

from agreements.diagnostics.model import Diagnostic

_INDEX = re.compile(r"\[\d+\]")


class Identity(NamedTuple):
    """The same for a finding before and after lines were moved or entries of a list changed places."""

    id: str
    subject: str
    year: str
    path: str

    @classmethod
    def of(cls, diagnostic: Diagnostic) -> Identity:
        """`funds[2].host` and `funds[0].host` have one path; which fund it is, the subject says."""
        return cls(diagnostic.id, diagnostic.subject, diagnostic.year, _INDEX.sub("[]", diagnostic.path))

    @property
    def fingerprint(self) -> str:
        """A SHA-256 in 64 hexadecimal digits."""
        return hashlib.sha256(json.dumps(self).encode()).hexdigest()
