"""The map of partners: round a hub, in two columns, or as a grid, whichever is the first that can be read."""

from __future__ import annotations

from functools import partial

from agreements.pictures.partners.grid import grid
from agreements.pictures.partners.model import Flow, Partner, PartnerMap
from agreements.pictures.partners.round_hub import round_hub
from agreements.pictures.partners.two_columns import two_columns
from agreements.pictures.picture import SHEET, Picture, Sheet, drawn

__all__ = ["Flow", "Partner", "PartnerMap", "partner_map"]


def partner_map(figures: PartnerMap, sheet: Sheet = SHEET) -> Picture | None:
    """The map on one page, or nothing where it does not fit there in type that can be read."""
    round_hubs = [partial(round_hub, figures, hub_ems) for hub_ems in (9.5, 7.5)]
    layouts = [*round_hubs, partial(two_columns, figures), *(partial(grid, figures, share) for share in (11, 8, 0))]
    return drawn(layouts, sheet, title=figures.title, alt=figures.spoken())
