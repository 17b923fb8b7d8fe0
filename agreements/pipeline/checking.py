"""A definition file is checked: read, validated, assembled into each of its documents, and held against the rules."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from agreements.diagnostics import Diagnostic, FindingsError, Report, Severity, UsageError
from agreements.document import Document
from agreements.packs import Allocations, Pack, find_pack, kinds_of_document, precedent, precedent_ids
from agreements.particulars import Agreement, Gaps, Unread, gaps, validate
from agreements.pipeline.checklists import unknown_items, unseen_references
from agreements.pipeline.enactments import unknown_enactments
from agreements.pipeline.findings import diagnostics, looks_refused, unprintable
from agreements.pipeline.in_step import out_of_step
from agreements.pipeline.mistyped import mistyped
from agreements.pipeline.partly import Check, found_beside
from agreements.pipeline.pictures import undrawn, without_undrawn
from agreements.pipeline.waivers import waived
from agreements.rules import RULES, Matter, Rule, blanks, check_facts, check_found, check_words
from agreements.source import DataPath, Source, path_text, read_source

Found = TypeVar("Found")
FindPack = Callable[[str, tuple[Path, ...]], Pack]


@dataclass(frozen=True)
class Checked:
    """A definition that could be read, with everything that was found in it."""

    source: Source
    agreement: Agreement
    pack: Pack
    report: Report
    documents: Mapping[str, Document]
    """By kind, in the language that stands first."""
    draft: bool
    as_at: datetime.date | None = None
    second: Mapping[str, Document] = field(default_factory=dict)
    """The same documents in the second language, where the definition asks for two."""

    @property
    def papers(self) -> tuple[Document, ...]:
        """Every document in every language."""
        return (*self.documents.values(), *self.second.values())

    @property
    def blanks(self) -> tuple[str, ...]:
        """Paths of values that the documents print and the definition does not hold yet, rules apart."""
        return tuple(dict.fromkeys(path for document in self.papers for path in blanks(document)))


def check(  # noqa: PLR0913 - each named at the call
    path: Path,
    *,
    folders: tuple[Path, ...] = (),
    draft: bool = True,
    as_at: datetime.date | None = None,
    allocations: Allocations = MappingProxyType({}),
    language: str = "",
    find: FindPack = find_pack,
) -> Checked:
    """The definition in the file with all findings, on its facts and on the words of every document it yields.

    Dated rules are read as at that day, or as at the date of the definition's version; with neither they find nothing,
    and the report says so. A kind of document without a precedent is checked on its facts alone. `allocations`
    is the published table of Better Care Fund sums, where the user has loaded one. `language` is taken in place of
    that of the definition. `find` looks for the pack.

    Raises:
        FindingsError: the file or the pack cannot be read at all, or it names a pack or a kind that is not there; the
            report says where and why. Where only parts of the definition were refused, it also says what the rules
            find in the rest of it.
        UsageError: there is no such file.
    """
    source = read_source(path)
    read = partial(_matter, source, as_at=as_at, allocations=allocations)
    try:
        agreement = validate(source)
    except FindingsError as refused:
        found = Report.of((*refused.report, *source.warnings, *_beside(source, lambda name: find(name, folders), read)))
        raise FindingsError(refused.message, refused.hint, found) from None
    from agreements.assembly import assemble  # noqa: PLC0415 - pictures and Jinja only for what will be assembled

    if language:
        agreement = agreement.model_copy(update={"language": language})
    pack = named(source, ("pack",), partial(find, agreement.pack, folders))
    matter = read(pack, agreement)
    made = [kind for kind in agreement.documents if kind in precedent_ids(pack)]
    assembled = tuple(
        {kind: assemble(agreement.in_language(spoken), pack, kind, draft=draft) for kind in made}
        for spoken in agreement.spoken
    )
    left_out = tuple(undrawn((paper for said in assembled for paper in said.values()), pack))
    drawn = [{kind: without_undrawn(paper) for kind, paper in said.items()} for said in assembled]
    documents, second = (*drawn, {})[:2]
    papers = (*documents.values(), *second.values())
    boxes = (found for each in papers for found in unprintable(each, source, pack))
    report = Report.of((*waived(_found(source, matter, documents, second), source, agreement), *left_out, *boxes))
    report += Report.of(looks_refused(pack))
    report += Report.of(diagnostics(check_found(matter, report), source, matter))
    return Checked(source, agreement, pack, report, documents, draft, matter.as_at, second)


def _matter(
    source: Source, pack: Pack, agreement: Agreement, *, as_at: datetime.date | None, allocations: Allocations
) -> Matter:
    """The agreement as rules see it. A kind of document that is not known is a finding."""
    kinds = tuple(
        named(source, ("documents", n), partial(_reference_kind, pack, kind))
        for n, kind in enumerate(agreement.documents)
    )
    return Matter(agreement, pack, kinds, as_at or agreement.status.date, allocations)


def _reference_kind(pack: Pack, kind: str) -> str:
    """The kind in the vocabulary of the rules.

    Raises:
        UsageError: neither the pack nor its list of kinds knows it.
    """
    known = kinds_of_document(pack)
    if kind in known and kind not in precedent_ids(pack):
        return known[kind].reference_kind
    return precedent(pack, kind).reference_kind


def named(source: Source, path: DataPath, find: Callable[[], Found]) -> Found:
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


def _found(
    source: Source, matter: Matter, documents: Mapping[str, Document], second: Mapping[str, Document]
) -> Iterator[Diagnostic]:
    yield from source.warnings
    yield from _untested(matter, source)
    facts = tuple(check_facts(matter))
    yield from diagnostics(facts, source, matter)
    told: set[tuple[str, str, str]] = set()
    for document in (*documents.values(), *second.values()):
        # A gap in the definition is the same gap in both languages.
        for found in diagnostics(check_words(matter, document, facts), source, matter, document):
            if not found.path or (found.id, found.path, found.message) not in told:
                yield found
            told.add((found.id, found.path, found.message))
    for kind, document in second.items():
        yield from out_of_step(documents[kind], document, matter.pack, source)
    for unknown in _UNKNOWN:
        yield from unknown(matter, source)
    yield from diagnostics(unseen_references(matter.agreement, documents), source, matter)


def _unknown_items(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    return unknown_items(matter.agreement, matter.pack, source)


_UNKNOWN = (_unknown_items, mistyped, unknown_enactments)
"""What the definition names and neither it nor the pack has."""


def _beside(
    source: Source, find: Callable[[str], Pack], read: Callable[[Pack, Agreement], Matter]
) -> Iterator[Diagnostic]:
    """What is found in the rest of a definition of which parts were refused. Its documents cannot be assembled."""
    left = gaps(source)
    likely = next(left.readings(), None) if left is not None else None
    if left is None or likely is None:
        return
    try:
        pack = named(source, ("pack",), partial(find, likely.pack))
        with suppress(Unread):  # what it rests on was refused, and is told already
            read(pack, likely)
    except FindingsError as unknown:
        yield from unknown.report
        return
    found = found_beside(left, source, _checks(source), partial(read, pack))
    # A waiver that matches nothing may be about what could not be tested.
    yield from (d for d in waived(found, source, _without_doubtful_waivers(likely, left)) if d.id != "waiver-unused")


def _checks(source: Source) -> tuple[Check, ...]:
    """Everything that looks at facts alone, one by one."""
    rules = tuple(partial(_facts, rule, source) for rule in RULES if rule.facts is not None)
    return (*rules, *(partial(unknown, source=source) for unknown in _UNKNOWN), partial(_untested, source=source))


def _facts(rule: Rule, source: Source, matter: Matter) -> Iterator[Diagnostic]:
    for finding in rule.facts(matter) if rule.facts else ():
        yield from diagnostics([(rule, finding)], source, matter)


def _without_doubtful_waivers(agreement: Agreement, left: Gaps) -> Agreement:
    """The agreement in which a waiver that was refused covers nothing; the others keep their places."""
    doubtful = {path[1] for path in left.refused if path[0] == "waivers" and len(path) > 1}
    try:
        stated = agreement.waivers
    except Unread:  # a key that is not known holds a list, and may be the one that was meant
        stated = ()
    waivers = (w.model_copy(update={"finding": ""}) if n in doubtful else w for n, w in enumerate(stated))
    return agreement.model_copy(update={"waivers": tuple(waivers)})


def _untested(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    """What could not be tested, said aloud: a check that was not made must not look like one that was passed."""
    if matter.as_at is None:
        yield Diagnostic(
            "not-tested",
            Severity.INFO,
            "dated rules were not tested: it is not known as at which day",
            source.place(("status", "date")),
            hint="give status.date, or --as-at with a date",
            path="status.date",
        )
    for n, kind in enumerate(matter.agreement.documents):
        if kind not in precedent_ids(matter.pack):
            yield Diagnostic(
                "no-precedent",
                Severity.INFO,
                f"the pack {matter.pack.name} has no precedent for {kind}: its facts were checked, and no words",
                source.place(("documents", n)),
                path=path_text(("documents", n)),
            )
