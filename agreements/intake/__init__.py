"""Files that come in from Word are checked at the gate and read into plain values."""

from agreements.intake.house import STYLE_NAMES, CoverLine, Edge, House, Logo, Page, RunningLine, StyleLook
from agreements.intake.opening import open_house
from agreements.intake.signs import SIGN_FONTS

__all__ = [
    "SIGN_FONTS",
    "STYLE_NAMES",
    "CoverLine",
    "Edge",
    "House",
    "Logo",
    "Page",
    "RunningLine",
    "StyleLook",
    "open_house",
]
