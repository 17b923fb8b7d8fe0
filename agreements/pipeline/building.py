"""A definition file becomes its documents: nothing is delivered that was not read back and found to say the same."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from agreements import packs
from agreements.assembly import Speech, speech_for
from agreements.delivery import safe_slug, write_all
from agreements.diagnostics import (
    AgreementsError,
    Diagnostic,
    FindingsError,
    Report,
    Severity,
)
from agreements.document import Document, DraftingNote, NumberedDocument
from agreements.numbering import NumberingScheme, number, paired
from agreements.pipeline.annex import with_findings, with_waivers
from agreements.pipeline.checking import Checked, check
from agreements.pipeline.findings import unprintable
from agreements.pipeline.keeping import Kept
from agreements.pipeline.naming import Spoken, editions, paper_name, paper_names
from agreements.pipeline.options import BuildOptions, asked
from agreements.pipeline.proving import prove
from agreements.provenance import PackUsed, Provenance, as_json, fingerprint, receipt, record
from agreements.rendering import Materials, Rendered, render
from agreements.source import Source, parse_path, path_text

if TYPE_CHECKING:
    from agreements.intake import House
    from agreements.particulars import Agreement
    from agreements.rendering.pdf import PdfWorker

_NO_DATE = datetime.date(1980, 1, 1)  # the first date that a zip archive can carry


@dataclass(frozen=True)
class Built:
    """What was delivered, the findings that stand, and why a format is missing, if one is."""

    files: tuple[Path, ...]
    checked: Checked
    missing: tuple[AgreementsError, ...] = ()


def build(path: Path, options: BuildOptions, kept: Kept | None = None) -> Built:
    """The documents of the definition, delivered into the folder, each with its receipt.

    `kept` is what a run of several definitions keeps between them.

    Raises:
        FindingsError: the definition or the pack has errors; or the document is to be final and blanks are left.
        CannotWriteError: a file is there already, or the folder cannot be written to.
        FaultError: what was rendered does not say what it must; nothing was delivered.
    """
    if kept is None:
        with Kept() as own:
            return build(path, options, own)
    checked = check(
        path,
        folders=options.folders,
        draft=options.draft,
        as_at=options.as_at or options.made_on,
        language=options.language,
        find=kept.pack,
    )
    _refuse_unmade(checked)
    if not options.draft:
        _require_final(checked)
        checked = replace(checked, report=checked.report + _still_called_a_draft(checked))
    press = kept.press(checked.pack, options.limits) if "pdf" in options.formats else None
    house, about_house = kept.house(checked.pack)
    checked = replace(checked, report=checked.report + about_house)
    files: dict[Path, bytes] = {}
    missing: list[AgreementsError] = []
    for kind, spoken in product(checked.agreement.documents, editions(checked.agreement)):
        rendered = _document(checked, kind, options, _Tools(house, press), spoken)
        files |= {options.out / name: data for name, data in rendered.outputs.items()}
        missing += rendered.missing
    write_all(files, force=options.force)
    return Built(tuple(files), checked, tuple(missing))


@dataclass(frozen=True, slots=True)
class _Tools:
    """What a document is made with: its house style, and the PDF process if a PDF is asked for."""

    house: House
    press: PdfWorker | None


def _refuse_unmade(checked: Checked) -> None:
    """A kind without a precedent can be checked, and never built."""
    known = packs.kinds_of_document(checked.pack)
    unmade = [(n, kind) for n, kind in enumerate(checked.agreement.documents) if kind not in checked.documents]
    found = [
        Diagnostic(
            "no-precedent",
            Severity.ERROR,
            known[kind].refused or f"the pack {checked.pack.name} has no precedent for {kind}",
            checked.source.place(("documents", n)),
            hint=f"it can make: {', '.join(packs.precedent_ids(checked.pack))}",
            path=path_text(("documents", n)),
            waivable=False,
        )
        for n, kind in unmade
    ]
    if found:
        raise FindingsError("a kind of document cannot be made", report=Report.of(found))


def _require_final(checked: Checked) -> None:
    """No error and no blank but those for the pen."""
    left = checked.blanks
    if not checked.report.errors and not left:
        return
    open_blanks = [
        Diagnostic(
            "blank",
            Severity.ERROR,
            f"{path} is still blank",
            checked.source.place(parse_path(path)),
            path=path,
            hint="fill it in, or build a draft with --draft",
            waivable=False,
        )
        for path in left
        if not any(found.path == path for found in checked.report.errors)
    ]
    report = checked.report + Report.of(open_blanks)
    what = "1 error stands" if len(report.errors) == 1 else f"{len(report.errors)} errors stand"
    raise FindingsError(f"no final document was made: {what} in the way", "build a draft with --draft", report)


def _still_called_a_draft(checked: Checked) -> Report:
    """A final paper prints the stage that its definition states, and nobody may sign what calls itself a draft."""
    stage = checked.agreement.status.stage
    if stage not in ("draft", "in_review"):
        return Report()
    path = ("status", "stage")
    message = f"the final document still says that its stage is {stage.replace('_', ' ')}"
    place, hint = checked.source.place(path), "write stage: approved once it is, or build a draft with --draft"
    return Report.of([Diagnostic("stage", Severity.WARNING, message, place, hint=hint, path=path_text(path))])


def numbered_document(checked: Checked, kind: str, *, mark: str = "", language: str = "") -> NumberedDocument:
    """One document as it is rendered: a draft with all findings at its end, a final one without drafting notes.

    It is in the first language of the agreement, or in the one that is given; or in both, where it has both texts side
    by side.

    A final one lists the findings that were waived, where the definition asks for it.

    `mark` is the fingerprint that traces a paper copy.
    """
    if checked.agreement.language == "side_by_side":
        first, second = checked.agreement.spoken
        # Findings and answers to them are listed once.
        return paired(_numbered(checked, kind, mark, first), _numbered(checked, kind, mark, second, listing=False))
    return _numbered(checked, kind, mark, language)


def _numbered(checked: Checked, kind: str, mark: str, language: str, *, listing: bool = True) -> NumberedDocument:
    spoken = _in_language(checked, language)
    speech = speech_for(spoken, checked.pack)
    document = (checked.documents if checked.agreement.spoken[0] == spoken.spoken[0] else checked.second)[kind]
    document = replace(document, frame=replace(document.frame, fingerprint=mark))
    if not listing:
        document = document if checked.draft else _without_notes(document)
    elif checked.draft:
        document = with_findings(document, checked.report, speech)
    else:
        document = _without_notes(document)
        if checked.agreement.print_waivers:
            document = with_waivers(document, checked.report, speech)
    return number(document, _scheme(speech))


def _in_language(checked: Checked, language: str) -> Agreement:
    spoken = checked.agreement.spoken
    return checked.agreement.in_language(next((one for one in spoken if one == language), spoken[0]))


def _brought(pack: packs.Pack) -> str:
    """The file of a stranger's that can change what a format prints: a stylesheet, or else a house style of his own."""
    if packs.print_css(pack):
        return pack.path_of(packs.STYLESHEET)
    house = pack.path_of(packs.HOUSE)
    return "" if Path(house).is_relative_to(packs.bundled()) else house


def _document(checked: Checked, kind: str, options: BuildOptions, tools: _Tools, spoken: Spoken) -> Rendered:
    """One document in every format, proved, with its receipt."""
    language = spoken[0]
    agreement, pack = _in_language(checked, language), checked.pack
    provenance = record(
        definition_file=Path(checked.source.file).name,
        definition=checked.source.sha256,
        pack_name=pack.name,
        pack_version=pack.manifest.version,
        pack=pack.digest,
        extends=tuple(PackUsed(below.name, below.version, below.digest) for below in pack.below),
        kind=kind,
        language=" and ".join(spoken),
        draft=options.draft,
        public=options.public,
        asked=asked(options, paper_names(checked.agreement, pack)),
    )
    numbered = numbered_document(checked, kind, mark=fingerprint(provenance), language=language)
    refused = Report.of(unprintable(numbered, checked.source, pack))
    if refused.errors:
        raise FindingsError("some words cannot be printed", report=refused)
    speech = speech_for(agreement, pack)
    rendered = render(numbered, _materials(checked, provenance, options, tools, speech), options.formats)
    prove(numbered, tools.house, rendered.outputs, brought=_brought(pack))
    stem = paper_name(checked.agreement, pack, kind, spoken)
    rendered.outputs = {f"{stem}.{suffix}": data for suffix, data in rendered.outputs.items()}
    counts = {severity.value: len(checked.report.of_severity(severity)) for severity in Severity}
    slip = as_json(receipt(provenance, rendered.outputs, counts))
    rendered.outputs[f"{stem}.receipt.json"] = slip.encode()
    return rendered


def _scheme(speech: Speech) -> NumberingScheme:
    return NumberingScheme(
        schedule=speech.label("numbering", "schedule"),
        part=speech.label("numbering", "part"),
        table=speech.label("numbering", "table"),
        picture=speech.label("numbering", "picture"),
        missing=speech.label("missing_reference"),
    )


def _without_notes(document: Document) -> Document:
    return replace(document, blocks=tuple(b for b in document.blocks if not isinstance(b, DraftingNote)))


def _materials(
    checked: Checked, provenance: Provenance, options: BuildOptions, tools: _Tools, speech: Speech
) -> Materials:
    pack, agreement = checked.pack, checked.agreement
    return Materials(
        house=tools.house,
        css=packs.print_css(pack),
        fonts=packs.fonts(pack),
        created=options.made_on or agreement.status.date or _NO_DATE,
        skip=speech.label("skip"),
        properties={
            "Definition": provenance.definition,
            "Pack": _packs(provenance),
            "Tool": f"agreements {provenance.tool}",
            "Fingerprint": fingerprint(provenance),
        },
        definition=None if options.public else _canonical(checked.source),
        definition_name=f"{safe_slug(agreement.id)}.json",
        embed_fonts=options.embed_fonts,
        press=tools.press,
    )


def _packs(provenance: Provenance) -> str:
    """The pack and those that it builds upon, each by name, version and digest."""
    own = PackUsed(provenance.pack_name, provenance.pack_version, provenance.pack)
    return ", ".join(f"{used.name} {used.version} {used.digest}" for used in (own, *provenance.extends))


def _canonical(source: Source) -> bytes:
    """The definition as data, without its comments: a comment may hold what was not meant for the other side."""
    return (json.dumps(source.data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
