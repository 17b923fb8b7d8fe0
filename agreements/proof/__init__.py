"""What was rendered, read back and held against the document."""

from agreements.proof.lines import FrameWords, Line, expected_lines
from agreements.proof.proving import faults

__all__ = ["FrameWords", "Line", "expected_lines", "faults"]
