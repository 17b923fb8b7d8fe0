"""The order of the stages: a definition file in, documents that were read back out."""

from agreements.pipeline.building import Built, build, numbered_document
from agreements.pipeline.checking import Checked, check
from agreements.pipeline.dates import Dated, calendar_file, dispute_on, party_dates, read_dates, title_of
from agreements.pipeline.health import Health, ItemHealth, ListHealth, NamedPlace, health, places
from agreements.pipeline.keeping import Kept, sound_pack
from agreements.pipeline.naming import paper_names
from agreements.pipeline.options import BuildOptions, asked
from agreements.pipeline.stages import STAGES

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
