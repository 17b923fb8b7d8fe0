"""A copy of the English pack with another house.docx, and what is built with it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from agreements.pipeline import BuildOptions, Built, build
from tests.pipeline.built import FORMATS, SAMPLES

PACK = "health-and-care-england"
HOUSE = SAMPLES.parent / "house-style" / "house.docx"


def pack_with(folder: Path, house: bytes) -> Path:
    """A folder of packs that holds ours with that house style."""
    shutil.copytree(SAMPLES.parent, folder / PACK)
    (folder / PACK / "house-style" / "house.docx").write_bytes(house)
    return folder


def built_with(
    folder: Path, house: bytes, sample: str, formats: tuple[str, ...] = FORMATS
) -> tuple[Built, Mapping[str, bytes]]:
    """The draft of a sample in that house style, and its files by suffix; it passed the proof, or there is none."""
    packs = pack_with(folder / "packs", house)
    options = BuildOptions(out=folder / "out", draft=True, formats=formats, folders=(packs,))
    built = build(SAMPLES / f"{sample}.yaml", options)
    return built, {path.name.partition(".")[2]: path.read_bytes() for path in built.files}
