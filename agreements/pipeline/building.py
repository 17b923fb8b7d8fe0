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
    Location,
    Report,
    Severity,
    UsageError,
)
from agreements.document import Document, DraftingNote, NumberedDocument
from agreements.numbering import NumberingScheme, number
from agreements.pipeline.annex import with_findings, with_waivers
from agreements.pipeline.checking import Checked, check
from agreements.pipeline.findings import letters_without_glyph
from agreements.pipeline.proving import prove
from agreements.provenance import PackUsed, Provenance, as_json, fingerprint, receipt, record
from agreements.rendering import FORMATS, Materials, Rendered, house_words, render
from agreements.source import Source, parse_path, path_text

if TYPE_CHECKING:
    from agreements.intake import House
    from agreements.particulars import Agreement, Language
    from agreements.rendering.pdf import Limits

_NO_DATE = datetime.date(1980, 1, 1)  # the first date that a zip archive can carry


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. `made_on` is the date written into the files' properties; empty takes the definition's own.

    `as_at` is the day as at which dated rules are read; empty takes `made_on`, then the date of the version.
    `language` (`en`, `cy`, `both`, `side_by_side`) is taken in place of the definition's.
    """

    out: Path
    draft: bool = False
    force: bool = False
    public: bool = False
    embed_fonts: bool = True
    formats: tuple[str, ...] = FORMATS
    folders: tuple[Path, ...] = ()
    made_on: datetime.date | None = None
    as_at: datetime.date | None = None
    language: str = ""
    limits: Limits | None = None


@dataclass(frozen=True)
class Built:
    """What was delivered, the findings that stand, and why a format is missing, if one is."""

    files: tuple[Path, ...]
    checked: Checked
    missing: tuple[AgreementsError, ...] = ()


def build(path: Path, options: BuildOptions) -> Built:
    """The documents of the definition, delivered into the folder, each with its receipt.

    Raises:
        FindingsError: the definition or the pack has errors; or the document is to be final and blanks are left.
        CannotWriteError: a file is there already, or the folder cannot be written to.
        FaultError: what was rendered does not say what it must; nothing was delivered.
    """
    _refuse_unknown(options.formats)
    as_at = options.as_at or options.made_on
    checked = check(path, folders=options.folders, draft=options.draft, as_at=as_at, language=options.language)
    _refuse_unmade(checked)
    if not options.draft:
        _require_final(checked)
    house, about_house = _house(checked)
    checked = replace(checked, report=checked.report + about_house)
    files: dict[Path, bytes] = {}
    missing: list[AgreementsError] = []
    for kind, edition in product(checked.agreement.documents, _editions(checked)):
        rendered = _document(checked, kind, options, house, edition)
        files |= {options.out / name: data for name, data in rendered.outputs.items()}
        missing += rendered.missing
    write_all(files, force=options.force)
    return Built(tuple(files), checked, tuple(missing))


def _refuse_unknown(formats: tuple[str, ...]) -> None:
    for format_ in formats:
        if format_ not in FORMATS:
            raise UsageError(f"there is no format {format_!r}", hint=f"choose from {', '.join(FORMATS)}")


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
    what = f"{len(report.errors)} error{'s' if len(report.errors) != 1 else ''}"
    raise FindingsError(f"no final document was made: {what} stand in the way", "build a draft with --draft", report)


@dataclass(frozen=True, slots=True)
class _Edition:
    """One paper of a kind: its languages, and what the name of its file ends in."""

    languages: tuple[Language, ...]
    suffix: str = ""


def _editions(checked: Checked) -> tuple[_Edition, ...]:
    """The papers that are made of each kind: a name says the language, unless it is the pack's first and the only."""
    spoken = checked.agreement.spoken
    if spoken == checked.pack.manifest.languages[:1]:
        return (_Edition(spoken),)
    return tuple(_Edition((language,), f"-{language}") for language in spoken)


def numbered_document(checked: Checked, kind: str, *, mark: str = "", language: str = "") -> NumberedDocument:
    """One document as it is rendered: a draft with all findings at its end, a final one without drafting notes.

    It is in the first language of the agreement, or in the one that is given.

    A final one lists the findings that were waived, where the definition asks for it.

    `mark` is the fingerprint that traces a paper copy.
    """
    spoken = _in_language(checked, language)
    speech = speech_for(spoken, checked.pack)
    document = (checked.documents if checked.agreement.spoken[0] == spoken.spoken[0] else checked.second)[kind]
    document = replace(document, frame=replace(document.frame, fingerprint=mark))
    if checked.draft:
        document = with_findings(document, checked.report, speech)
    else:
        document = _without_notes(document)
        if checked.agreement.print_waivers:
            document = with_waivers(document, checked.report, speech)
    return number(document, _scheme(speech))


def _in_language(checked: Checked, language: str) -> Agreement:
    spoken = checked.agreement.spoken
    return checked.agreement.in_language(next((one for one in spoken if one == language), spoken[0]))


def _document(checked: Checked, kind: str, options: BuildOptions, house: House, edition: _Edition) -> Rendered:
    """One document in every format, proved, with its receipt."""
    language = edition.languages[0]
    agreement, pack = _in_language(checked, language), checked.pack
    provenance = record(
        definition_file=Path(checked.source.file).name,
        definition=checked.source.sha256,
        pack_name=pack.name,
        pack_version=pack.manifest.version,
        pack=pack.digest,
        extends=tuple(PackUsed(below.name, below.version, below.digest) for below in pack.below),
        kind=kind,
        language=" and ".join(edition.languages),
        draft=options.draft,
        public=options.public,
    )
    numbered = numbered_document(checked, kind, mark=fingerprint(provenance), language=language)
    glyphs = Report.of(letters_without_glyph(numbered, checked.source, pack))
    if glyphs.errors:
        raise FindingsError("some letters cannot be printed", report=glyphs)
    speech = speech_for(agreement, pack)
    rendered = render(numbered, _materials(checked, provenance, options, house, speech), options.formats)
    prove(numbered, house, rendered.outputs)
    stem = safe_slug(f"{agreement.id}-{kind}{edition.suffix}")
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


def _house(checked: Checked) -> tuple[House, Report]:
    """The house style, and a finding for each thing in it that cannot be followed.

    Raises:
        FindingsError: the file was refused, or its own words have letters that its fonts lack.
    """
    from agreements.intake import open_house  # noqa: PLC0415  (lxml: only where something is printed)
    from agreements.rendering.fonts import font_problems, missing_letters, natural_lines  # noqa: PLC0415

    fonts = packs.fonts(checked.pack)
    place = Location(checked.pack.path_of("house-style/house.docx"))
    house = open_house(packs.house_docx(checked.pack), lines=natural_lines(fonts))
    if lacking := missing_letters(house_words(house), fonts):
        shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(lacking))
        message = f"the fonts of the house style have no letter for {shown}, which its cover or running lines print"
        found = Diagnostic("glyphs", Severity.ERROR, message, place, hint="write it in other letters", waivable=False)
        raise FindingsError("some letters cannot be printed", report=Report.of([found]))
    problems = (*house.problems, *font_problems(house, fonts))
    return house, Report.of(Diagnostic("house-style", Severity.WARNING, problem, place) for problem in problems)


def _materials(
    checked: Checked, provenance: Provenance, options: BuildOptions, house: House, speech: Speech
) -> Materials:
    pack, agreement = checked.pack, checked.agreement
    return Materials(
        house=house,
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
        limits=options.limits,
    )


def _packs(provenance: Provenance) -> str:
    """The pack and those that it builds upon, each by name, version and digest."""
    own = PackUsed(provenance.pack_name, provenance.pack_version, provenance.pack)
    return ", ".join(f"{used.name} {used.version} {used.digest}" for used in (own, *provenance.extends))


def _canonical(source: Source) -> bytes:
    """The definition as data, without its comments: a comment may hold what was not meant for the other side."""
    return (json.dumps(source.data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
