"""Packs that extend packs, written for a test: each brings a manifest and the files that it is given, and no more."""

from __future__ import annotations

from pathlib import Path

from agreements import packs

MANIFEST = """\
name: {name}
version: {version}
title: {name}
jurisdiction: england
languages: {languages}
requires: "agreements>=0.1"
licence: MIT
reviewed: 2026-11-21
extends: "{extends}"
"""
EXTENDS = "pack.yaml:9:10"
"""Where the manifest says what the pack extends."""


def write(folder: Path, name: str, files: dict[str, str]) -> Path:
    """The files below the folder of a pack; a clause without front matter gets some."""
    for file, text in files.items():
        path = folder / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        front = f"---\nid: {path.stem}\nheading: {path.stem.title()}\nsource: practice\nreviewed: 2026-11-21\n---\n"
        bare = file.endswith(".md") and "clauses/" in file and not text.startswith("---")
        path.write_text((front if bare else "") + text, encoding="utf-8")
    return folder / name


def child(
    folder: Path,
    name: str = "own",
    *,
    extends: str = "small",
    version: str = "1.0.0",
    languages: str = "[en]",
    **files: str,
) -> packs.Pack:
    """A pack of that name that extends another, which lies in the same folder or is known otherwise."""
    said = MANIFEST.format(name=name, extends=extends, version=version, languages=languages)
    return packs.open_pack(write(folder, name, {"pack.yaml": said, **files}), (folder,))
