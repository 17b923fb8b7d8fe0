"""Plain text says what the document says, for golden files and for a quick look."""

from __future__ import annotations

import re

import pytest

from agreements.proof.lines import expected_lines
from agreements.rendering.text import plain_text
from tests.rendering.specimen import specimen


def test_every_word_is_there_in_order() -> None:
    """A golden file that leaves a clause out guards nothing."""
    expected = " ".join(f"{line.label} {line.text}" for line in expected_lines(specimen()))

    assert _letters(expected) in _letters(plain_text(specimen()).partition("ATF-BCF-2026\n")[2])


def _letters(text: str) -> str:
    return "".join(re.findall(r"[\w.,;&<>{}*£%()-]", re.sub(r"^[-=|]+$|_{30}", "", text, flags=re.MULTILINE)))


def test_levels_step_in() -> None:
    """So that a reader sees what hangs on what."""
    lines = plain_text(specimen()).splitlines()
    labels = ("2.2 ", "(a)     appoint", "(i)     a report")
    starts = [next(line for line in lines if label in line).index(label) for label in labels]

    assert starts == [0, 8, 16]


@pytest.mark.parametrize("part", ["Agreed terms\n------------", "| Total |", "Signature: ______"])
def test_headings_tables_and_lines_to_sign_are_told(part: str) -> None:
    """Each kind of block has its shape."""
    assert part in plain_text(specimen())
