"""Colours as a stylesheet writes them, and how far two of them stand apart for the eye."""

from __future__ import annotations

from typing import NamedTuple

from tinycss2.color4 import parse_color

_LINEAR = 0.04045


class Colour(NamedTuple):
    """Red, green, blue and how far it covers what is behind it, each from 0 to 1."""

    red: float
    green: float
    blue: float
    cover: float = 1.0

    @property
    def luminance(self) -> float:
        """How light it is, from 0 to 1. Source: WCAG 2.2, relative luminance."""
        red, green, blue = (one / 12.92 if one <= _LINEAR else ((one + 0.055) / 1.055) ** 2.4 for one in self[:3])
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def over(self, paper: Colour) -> Colour:
        """What is seen where it lies on paper of that colour."""
        return Colour(*(self.cover * mine + (1 - self.cover) * its for mine, its in zip(self[:3], paper, strict=False)))


WHITE = Colour(1, 1, 1)


def contrast(one: Colour, other: Colour) -> float:
    """From 1 for two that are equally light, to 21. Source: WCAG 2.2, contrast ratio."""
    dark, light = sorted((one.luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)


def colour_of(value: str) -> Colour | None:
    """The colour that a value says by its name, in digits or by rgb(); None for anything else."""
    found = parse_color(value)
    if found is None or found == "currentcolor" or found.space != "srgb":
        return None
    return Colour(*(min(max(share or 0.0, 0.0), 1.0) for share in found))
