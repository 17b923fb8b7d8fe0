"""Definitions that are quick to build: letters of the small pack."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import yaml

from agreements.packs import bundled
from tests.builders import council, definition, party
from tests.small_pack import FILES, small_pack


def letter(id_: str, **values: Any) -> dict[str, Any]:
    """A sound definition with that id."""
    return {
        **definition(documents=["letter"], area="the county", binding="non_binding"),
        "id": id_,
        "pack": "small",
        "parties": [party(roles=["commissioner"]), council(roles=["commissioner"])],
        "funds": [],
        "schemes": [],
        **values,
    }


def letters(folder: Path, number: int) -> list[Path]:
    """So many definitions, deal-01.yaml and on, and the pack that they need, in `packs`."""
    packs_ = folder / "packs"
    small_pack(packs_, **{"labels/en.yaml": f"{FILES['labels/en.yaml']}skip: Skip\n"})
    looks = bundled() / "health-and-care-england" / "house-style"
    shutil.copytree(looks, packs_ / "small" / "house-style", copy_function=os.link, dirs_exist_ok=True)
    return [written(folder / f"deal-{n:02}.yaml", letter(f"deal-{n:02}")) for n in range(1, number + 1)]


def written(path: Path, data: dict[str, Any]) -> Path:
    """The definition in that file."""
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return path
