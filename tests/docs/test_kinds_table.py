"""The README's table of kinds is what the precedents say."""

import pytest

from tests.docs.kinds import PAGE, redrawn

pytestmark = pytest.mark.checkout


def test_the_table_of_kinds_says_what_the_precedents_say() -> None:
    """Which document to use is the first thing that a reader asks. `make kinds` draws it again."""
    page = PAGE.read_text(encoding="utf-8")

    assert "<!-- drawn: kinds -->" in page
    assert redrawn(page) == page
