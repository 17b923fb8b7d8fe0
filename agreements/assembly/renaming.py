"""The words of the pack as one kind of document says them: where the bank says Partner, a grant says Party."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Renaming:
    """Words of the pack, and what a kind of document says in their place. Values of a definition are left alone."""

    says: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, text: str) -> str:
        """The text in the words of the kind; of two that could stand for the same words, the longer is taken."""
        return self._pattern.sub(lambda found: self.says[found[0]], text) if self.says else text

    def everywhere(self, data: object) -> object:
        """Nested data with each of its texts said so."""
        match data:
            case str():
                return self(data)
            case Mapping():
                return {key: self.everywhere(value) for key, value in data.items()}
            case list() | tuple():
                return type(data)(self.everywhere(item) for item in data)
        return data

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.says, key=lambda words: (-len(words), words))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
