"""The JSON Schema of a pack's manifest, for editors and for whoever checks packs in a pipeline."""

from __future__ import annotations

import json

from agreements.packs.model import PackManifest


def schema_text() -> str:
    """The schema (draft 2020-12) as it is written into a file, the same on every run."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **PackManifest.model_json_schema(),
        "title": "Manifest of a pack",
    }
    return json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
