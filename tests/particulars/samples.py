"""The sample definitions of the England pack, read as a user's definition is read."""

from functools import cache

from agreements.packs import bundled
from agreements.particulars import Agreement, validate
from agreements.source import Source, read_source

SAMPLES = bundled() / "health-and-care-england" / "samples"
NAMES = tuple(sorted(path.stem for path in SAMPLES.glob("*.yaml")))


@cache
def sample_source(name: str) -> Source:
    """The sample of that name with its places, not yet validated."""
    return read_source(SAMPLES / f"{name}.yaml")


@cache
def sample(name: str) -> Agreement:
    """The sample of that name as an agreement."""
    return validate(sample_source(name))
