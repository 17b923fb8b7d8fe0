"""What was rendered, read back and held against the document."""

from agreements.proof.lines import FrameWords, Line, drawn_words, expected_lines
from agreements.proof.proving import faults

__all__ = ["FrameWords", "Line", "drawn_words", "expected_lines", "faults"]
