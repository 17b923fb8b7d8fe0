"""The widths that pictures reckon with are never less than the real ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.pictures.advances import width_of
from tests.pictures.seeing import advance, font

EM = 1000
LETTERS = sorted(code for code in font(bold=False).getBestCmap() if code < 0x250 or 0x1E00 <= code < 0x1F00)


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_is_wider_than_its_entry(bold: bool) -> None:
    """A box is drawn round the words before anybody knows how wide the font makes them."""
    wider = [chr(code) for code in LETTERS if advance(chr(code), bold=bold) * EM > width_of(chr(code), EM, bold=bold)]

    assert wider == []


@given(st.text(alphabet=[chr(code) for code in LETTERS], max_size=90), st.booleans())
def test_a_line_has_a_tenth_to_spare(text: str, bold: bool) -> None:
    """A reader without the font sees another one; Arial is about a tenth wider."""
    assert width_of(text, EM, bold=bold) >= advance(text, bold=bold) * EM * 1.1


@pytest.mark.parametrize("text", ["Ymddiriedolaeth Gwasanaethau Ambiwlans Cymru", "The Royal Borough, 61,245,310.00"])
def test_the_bound_is_close(text: str) -> None:
    """Twice the real width would be a bound too, and would break every name in two."""
    assert width_of(text, EM) <= advance(text, bold=False) * EM * 1.16
