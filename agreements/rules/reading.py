"""How rules compare two texts. Words in a text are found by the pack's word lists: see Matter.speaks_of."""

from __future__ import annotations


def folded(text: str) -> str:
    """The text for comparing: small letters, straight apostrophes, single spaces."""
    return " ".join(text.replace("\u2019", "'").replace("\u2018", "'").casefold().split())
