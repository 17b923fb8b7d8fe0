"""A definition file is checked: read, validated, assembled into each of its documents, and held against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from agreements.assembly import assemble
from agreements.diagnostics import Diagnostic, FindingsError, Report, Severity, UsageError
from agreements.document import Document
from agreements.packs import Pack, find_pack, precedent
from agreements.particulars import Agreement, validate
from agreements.pipeline.findings import diagnostics
from agreements.rules import blanks, check_facts, check_words
from agreements.source import DataPath, Source, path_text, read_source

Found = TypeVar("Found")


@dataclass(frozen=True)
class Checked:
    """A definition that could be read, with everything that was found in it."""

    source: Source
    agreement: Agreement
    pack: Pack
    report: Report
    documents: tuple[Document, ...]
    draft: bool

    @property
    def blanks(self) -> tuple[str, ...]:
        """Paths of values that the documents print and the definition does not hold yet, rules apart."""
        return tuple(dict.fromkeys(path for document in self.documents for path in blanks(document)))


def check(path: Path, *, folders: tuple[Path, ...] = (), draft: bool = True) -> Checked:
    """The definition in the file with all findings, on its facts and on the words of every document it yields.

    Raises:
        FindingsError: the file or the pack cannot be read at all, or it names a pack or a kind that is not there; the
            report says where and why.
        UsageError: there is no such file.
    """
    source = read_source(path)
    agreement = validate(source)
    pack = _named(source, ("pack",), partial(find_pack, agreement.pack, folders))
    for n, kind in enumerate(agreement.documents):
        _named(source, ("documents", n), partial(precedent, pack, kind))
    documents = tuple(assemble(agreement, pack, kind, draft=draft) for kind in agreement.documents)
    return Checked(source, agreement, pack, Report.of(_found(source, agreement, pack, documents)), documents, draft)


def _named(source: Source, path: DataPath, find: Callable[[], Found]) -> Found:
    """What the definition names at that path; a name that leads nowhere is a finding there."""
    try:
        return find()
    except UsageError as error:
        found = Diagnostic(
            "reference",
            Severity.ERROR,
            error.message,
            source.place(path),
            hint=error.hint,
            path=path_text(path),
            waivable=False,
        )
        raise FindingsError(f"{source.file} has problems", report=Report.of([found])) from None


def _found(source: Source, agreement: Agreement, pack: Pack, documents: tuple[Document, ...]) -> Iterator[Diagnostic]:
    yield from source.warnings
    yield from diagnostics(check_facts(agreement), source, pack)
    for document in documents:
        yield from diagnostics(check_words(document), source, pack, document)
