"""A definition file is checked: read, validated, assembled into each of its documents, and held against the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agreements.assembly import assemble
from agreements.diagnostics import Diagnostic, Report
from agreements.document import Document
from agreements.packs import Pack, find_pack
from agreements.particulars import Agreement, validate
from agreements.pipeline.findings import diagnostics
from agreements.rules import blanks, check_facts, check_words
from agreements.source import Source, read_source


@dataclass(frozen=True)
class Checked:
    """A definition that could be read, with everything that was found in it."""

    source: Source
    agreement: Agreement
    pack: Pack
    report: Report
    documents: tuple[Document, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """Paths of values that the documents print and the definition does not hold yet, rules apart."""
        return tuple(dict.fromkeys(path for document in self.documents for path in blanks(document)))


def check(path: Path, *, folders: tuple[Path, ...] = (), draft: bool = True) -> Checked:
    """The definition in the file with all findings, on its facts and on the words of every document it yields.

    Raises:
        FindingsError: the file or the pack cannot be read at all; the report says where and why.
        UsageError: there is no such file, pack or kind of document.
    """
    source = read_source(path)
    agreement = validate(source)
    pack = find_pack(agreement.pack, folders)
    documents = tuple(assemble(agreement, pack, kind, draft=draft) for kind in agreement.documents)
    return Checked(source, agreement, pack, Report.of(_found(source, agreement, pack, documents)), documents)


def _found(source: Source, agreement: Agreement, pack: Pack, documents: tuple[Document, ...]) -> Iterator[Diagnostic]:
    yield from source.warnings
    yield from diagnostics(check_facts(agreement), source, pack)
    for document in documents:
        yield from diagnostics(check_words(document), source, pack, document)
