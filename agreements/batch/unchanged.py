"""Definitions whose files are there already, byte for byte as a build would make them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from agreements import __version__
from agreements.diagnostics import AgreementsError
from agreements.pipeline import BuildOptions, Kept, asked
from agreements.provenance import Provenance, Receipt, library_versions, read_receipt

_RECEIPT = ".receipt.json"


@dataclass
class Earlier:
    """What lies in the folder from earlier runs, by the receipts there; read once."""

    options: BuildOptions
    kept: Kept
    _receipts: dict[tuple[str, str], list[tuple[Path, Receipt]]] = field(default_factory=dict)
    _libraries: Mapping[str, str] = field(default_factory=library_versions)

    def __post_init__(self) -> None:
        """Reads the receipts. What is no receipt of ours tells nothing."""
        for path, made in _receipts_in(self.options.out):
            key = (made.provenance.definition_file, made.provenance.definition)
            self._receipts.setdefault(key, []).append((path, made))

    def files_of(self, definition: Path) -> tuple[Path, ...]:
        """The files of that definition if all are there, unchanged, and a build would make the same; else none.

        The same means: the definition's bytes, the bytes of its pack and of those below it, the tool, its libraries
        and what was asked for are as the receipt says, and every file has the hash that the receipt gives it.
        """
        try:
            digest = hashlib.sha256(definition.read_bytes()).hexdigest()
        except OSError:
            return ()
        slips = self._receipts.get((definition.name, digest), [])
        made = [slip for _, slip in slips]
        if not made or not _complete(slips) or not all(map(self._same_inputs, made)):
            return ()
        files = [file for path, slip in slips for file in _files(path, slip)]
        return tuple(files) if all(_is_as_made(path, slip) for path, slip in slips) else ()

    def _same_inputs(self, made: Receipt) -> bool:
        went_in, options = made.provenance, self.options
        return (
            went_in.asked == asked(options, _papers(made))
            and (went_in.draft, went_in.public) == (options.draft, options.public)
            and (went_in.tool, went_in.libraries) == (__version__, self._libraries)
            and sorted(Path(output.name).suffix for output in made.outputs) == sorted(f".{f}" for f in options.formats)
            and self._same_pack(went_in)
        )

    def _same_pack(self, went_in: Provenance) -> bool:
        try:
            return self.kept.pack(went_in.pack_name, self.options.folders).digest == went_in.pack
        except AgreementsError:
            return False


def _papers(made: Receipt) -> list[str]:
    return made.provenance.asked.get("documents", "").split(", ")


def _complete(slips: list[tuple[Path, Receipt]]) -> bool:
    """Whether every paper that was made with one of them is among them."""
    there = sorted(path.name.removesuffix(_RECEIPT) for path, _ in slips)
    return all(sorted(_papers(made)) == there for _, made in slips)


def _receipts_in(folder: Path) -> Iterator[tuple[Path, Receipt]]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(_RECEIPT) and path.is_file())
    except OSError:
        return
    for path in paths:
        try:
            yield path, read_receipt(path.read_text(encoding="utf-8"), str(path))
        except (OSError, ValueError, AgreementsError):
            continue


def _files(receipt: Path, made: Receipt) -> tuple[Path, ...]:
    return (*(receipt.with_name(output.name) for output in made.outputs), receipt)


def _is_as_made(receipt: Path, made: Receipt) -> bool:
    return not receipt.is_symlink() and all(_has(receipt.with_name(x.name), x.size, x.sha256) for x in made.outputs)


def _has(path: Path, size: int, sha256: str) -> bool:
    """Whether it is an ordinary file with exactly those bytes."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size != size:
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False
