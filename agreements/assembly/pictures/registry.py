"""Which pictures there are. A clause asks for one by name on a line of its own: `{{ picture("partner-map") }}`.

Arguments are ids and years as text. Illustrations are counted from 1, as `loop.index` counts them. Ask for a picture
before the table with the same facts: whoever cannot see the one reads the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from agreements.assembly.pictures import money, partners, steps
from agreements.document import Picture

__all__ = ["PICTURES"]

PictureMaker = Callable[..., Picture | None]
"""Takes the `Speech` and what the clause passes on; gives the picture, or None where there is nothing to draw."""

PICTURES: Mapping[str, PictureMaker] = {
    "partner-map": partners.partner_map,
    "governance": partners.governance,
    "funding": money.funding,  # year or nothing
    "dispute-ladder": steps.dispute_ladder,  # number of the illustration
    "handovers": steps.handovers,  # scheme or nothing
}
"""Every picture, by name."""
