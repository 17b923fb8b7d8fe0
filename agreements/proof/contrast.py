"""How well one colour is told from another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

LEAST_CONTRAST = 3.0
"""Against what is behind them; paler words are taken for hidden. Source: WCAG 2.2, 1.4.3, the least for any text."""

Ink = tuple[int, ...]
"""Red, green, blue and how much the ink covers, each from 0 to 255."""

WHITE: Ink = (255, 255, 255, 255)


@cache
def contrast(ink: Ink, behind: Ink = WHITE) -> float:
    """From 1 for two colours that are equally light, to 21; the one lies on the other, and this on white paper.

    Source: WCAG 2.2, contrast ratio.
    """
    ground = _over(behind, WHITE)
    dark, light = sorted((_luminance(ground), _luminance(_over(ink, ground))))
    return (light + 0.05) / (dark + 0.05)


def _over(ink: Ink, ground: Sequence[float]) -> tuple[float, ...]:
    return tuple(below + (own - below) * ink[3] / 255 for own, below in zip(ink[:3], ground, strict=False))


def _luminance(colour: Sequence[float]) -> float:
    """From 0 to 1. Source: WCAG 2.2, relative luminance."""
    return sum(weight * _linear(part / 255) for weight, part in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


_LINEAR_UP_TO = 0.04045


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4
