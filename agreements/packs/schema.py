"""The JSON Schema of a pack's manifest and reference data, for editors and for whoever checks packs in a pipeline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from agreements.packs.model import Enactment, PackManifest, PackPart
from agreements.packs.reference import (
    BetterCareFundYear,
    BodyKind,
    Exclusion,
    KindOfDocument,
    OldName,
    Power,
    Region,
    Threshold,
    WordList,
)

_ENTRIES: Mapping[str, type[PackPart]] = {
    "better-care-fund": BetterCareFundYear,
    "bodies": BodyKind,
    "document-kinds": KindOfDocument,
    "enactments": Enactment,
    "exclusions": Exclusion,
    "old-names": OldName,
    "powers": Power,
    "regions": Region,
    "thresholds": Threshold,
    "words": WordList,
}
"""What an entry is, by the file of reference data that holds it by name."""


def schema_text() -> str:
    """The schema (draft 2020-12) as it is written into a file, the same on every run.

    It describes the manifest; a file of reference data is described under `$defs`, such as `#/$defs/bodies.yaml`.
    """
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **PackManifest.model_json_schema(),
        "$defs": _reference_files(),
        "title": "Manifest of a pack",
    }
    return json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _reference_files() -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    for file, entry in _ENTRIES.items():
        definitions[entry.__name__] = entry.model_json_schema()
        definitions[f"{file}.yaml"] = {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{entry.__name__}"}}
    return definitions
