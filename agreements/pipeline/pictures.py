"""Pictures whose figures do not fit on a page are left out, and it is said: the table with the same facts is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from agreements.diagnostics import Diagnostic, Location, Severity
from agreements.document import Document, Picture, words
from agreements.packs import Pack


def without_undrawn(document: Document) -> Document:
    """The document without the pictures that could not be drawn."""
    kept = tuple(block for block in document.blocks if not (isinstance(block, Picture) and not block.svg))
    return document if len(kept) == len(document.blocks) else replace(document, blocks=kept)


def undrawn(documents: Iterable[Document], pack: Pack) -> Iterator[Diagnostic]:
    """A finding for each picture that could not be drawn, at the line of the clause that asks for it."""
    for document in documents:
        for block in document.blocks:
            if isinstance(block, Picture) and not block.svg:
                file, line = document.place_of(block.id) or ("", 1)
                yield Diagnostic(
                    "picture-left-out",
                    Severity.INFO,
                    f'the picture "{words(block.caption)}" does not fit on a page; the table after it stands',
                    Location(pack.path_of(file), line, 1),
                    hint="nothing is lost: shorter names or fewer entries would make room for it",
                    subject=block.id,
                )
