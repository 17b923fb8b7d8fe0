"""The order of the stages: a definition file in, documents that were read back out."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from agreements.pipeline.checking import Checked, check
from agreements.pipeline.keeping import Kept, sound_pack

if TYPE_CHECKING:
    from agreements.pipeline.building import Built, build, numbered_document
    from agreements.pipeline.dates import Dated, calendar_file, dispute_on, party_dates, read_dates, title_of
    from agreements.pipeline.health_check import Health, ItemHealth, ListHealth, NamedPlace, health, places
    from agreements.pipeline.naming import paper_names
    from agreements.pipeline.options import BuildOptions, asked
    from agreements.pipeline.stages import STAGES

_LATER = {
    "building": ("Built", "build", "numbered_document"),
    "dates": ("Dated", "calendar_file", "dispute_on", "party_dates", "read_dates", "title_of"),
    "health_check": ("Health", "ItemHealth", "ListHealth", "NamedPlace", "health", "places"),
    "naming": ("paper_names",),
    "options": ("BuildOptions", "asked"),
    "stages": ("STAGES",),
}
"""What a check does not need, by the module that has it: loaded when it is asked for."""


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "STAGES",
    "BuildOptions",
    "Built",
    "Checked",
    "Dated",
    "Health",
    "ItemHealth",
    "Kept",
    "ListHealth",
    "NamedPlace",
    "asked",
    "build",
    "calendar_file",
    "check",
    "dispute_on",
    "health",
    "numbered_document",
    "paper_names",
    "party_dates",
    "places",
    "read_dates",
    "sound_pack",
    "title_of",
]
