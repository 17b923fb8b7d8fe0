"""The sample definitions of the packs that come with the toolkit, read as a user's definition is read."""

from functools import cache

from agreements.packs import bundled
from agreements.particulars import Agreement, validate
from agreements.source import Source, read_source

PACKS = ("health-and-care-england", "health-and-care-wales")
PATHS = {path.stem: path for pack in PACKS for path in sorted((bundled() / pack / "samples").glob("*.yaml"))}
"""Where each sample lies. No two have the same name, whatever their packs."""
NAMES = tuple(sorted(PATHS))


@cache
def sample_source(name: str) -> Source:
    """The sample of that name with its places, not yet validated."""
    return read_source(PATHS[name])


@cache
def sample(name: str) -> Agreement:
    """The sample of that name as an agreement."""
    return validate(sample_source(name))
