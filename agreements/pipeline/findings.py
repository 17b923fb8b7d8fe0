"""What rules found becomes diagnostics, each at its place in the definition and in the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from agreements.diagnostics import Diagnostic, Location, Severity
from agreements.document import Document, NumberedDocument, Picture, Value, inlines_of
from agreements.packs import STYLESHEET, Pack, fonts, print_css, versions, without_glyph
from agreements.proof import drawn_words, expected_lines
from agreements.rendering.stylesheet import css_families, stylesheet_findings
from agreements.rules import Finding, Matter, Rule, law_of
from agreements.source import Source, parse_path, path_text, unfit

_OBVIOUS = ("logic", "arithmetic", "practice")
"""Sources that tell a reader nothing beside the message."""


def diagnostics(
    found: Iterable[tuple[Rule, Finding]],
    source: Source,
    matter: Matter,
    document: Document | None = None,
) -> Iterator[Diagnostic]:
    """Each finding at the line and column of its path; a finding on words also names the clause file's line."""
    for rule, finding in found:
        written = _written(finding.block, matter.pack, document)
        at_value = bool(finding.path) or written is None
        yield Diagnostic(
            id=rule.id,
            severity=finding.severity or rule.severity,
            message=_sentence(finding.message),
            hint=finding.hint,
            location=source.place(finding.path) if at_value or written is None else written,
            path=path_text(finding.path),
            subject=finding.subject,
            year=finding.year,
            source="" if rule.source in _OBVIOUS else law_of(rule, matter),
            waivable=rule.waivable,
            name=rule.name,
            checked=finding.checked.isoformat() if finding.checked else "",
            related=(written,) if written is not None and at_value else (),
        )


def _sentence(message: str) -> str:
    """The message with a capital, where it begins with a party that is called "the ..."."""
    return f"The {message.removeprefix('the ')}" if message.startswith("the ") else message


def _written(block: str, pack: Pack, document: Document | None) -> Location | None:
    place = document.place_of(block) if document is not None and block else None
    return Location(pack.path_of(place[0]), place[1], 1) if place else None


def looks_refused(pack: Pack) -> tuple[Diagnostic, ...]:
    """What the pack's own stylesheet may not hold, each at its place; nothing where it brings none."""
    css = print_css(pack)
    return stylesheet_findings(css, pack.path_of(STYLESHEET)) if css else ()


def fonts_lacking(pack: Pack) -> Iterator[Diagnostic]:
    """A finding for each font of the stylesheet that the pack lacks, and for each whose letters are signs elsewhere."""
    from agreements.intake import SIGN_FONTS  # noqa: PLC0415  (lxml: only where something is printed)
    from agreements.rendering.fonts import missing_families  # noqa: PLC0415  (fontTools, likewise)

    for family, line, column in css_families(print_css(pack)):
        place = Location(pack.path_of(STYLESHEET), line, column)
        if family.lower() in SIGN_FONTS:
            message, hint = f"sets words in {family!r}, a font whose letters are signs", "choose a font of letters"
            yield Diagnostic("text-mismatch", Severity.ERROR, message, place, hint=hint, waivable=False)
        elif missing_families((family,), fonts(pack)):
            message, hint = f"the pack brings no font {family!r}", "put its .ttf files into house-style/fonts"
            yield Diagnostic("resource", Severity.ERROR, message, place, hint=hint, waivable=False)


def unprintable(document: Document, source: Source, pack: Pack) -> Iterator[Diagnostic]:
    """A finding for each letter and mark that a document may not hold, however it came there."""
    yield from letters_without_glyph(document, source, pack)
    yield from _unfit_words(document, source, pack)


def _unfit_words(document: Document, source: Source, pack: Pack) -> Iterator[Diagnostic]:
    """What nobody sees, and what other programs obey: a clause can put it together of pieces that are neither."""
    frame = (words if isinstance(words, str) else "\n".join(words) for words in asdict(document.frame).values())
    texts = [*((line.block, line.text) for line in expected_lines(NumberedDocument(document))), ("", "\n".join(frame))]
    for block, text in texts:
        for remark in unfit(text):
            place = _written(block, pack, document) or source.place(())
            yield Diagnostic(remark.kind, Severity.ERROR, remark.message, place, hint=remark.hint, waivable=False)


def letters_without_glyph(document: Document, source: Source, pack: Pack) -> Iterator[Diagnostic]:
    """A finding for each value or clause that has letters which a font of the house style lacks.

    A missing letter prints as a box while the text still extracts correctly, so no other proof sees it. Labels are
    looked at where the document has them: in a numbered one.
    """
    lacking = without_glyph(pack, "".join(_printed(document)))
    told: set[str] = set()
    for block in document.blocks:
        for run in inlines_of(block):
            for inline in run:
                missing = sorted(lacking & set(inline.text))
                if missing:
                    path = parse_path(inline.path) if isinstance(inline, Value) and inline.path else ()
                    place = source.place(path) if path else _written(block.id, pack, document) or source.place(())
                    told.update(missing)
                    yield _glyph_finding(missing, place, path_text(path))
    if rest := sorted(lacking - told):  # in fixed words: a running line, a label, the space for a seal
        yield _glyph_finding(rest, labels_with(rest, pack, document.language), "")


def labels_with(letters: list[str], pack: Pack, language: str) -> Location:
    """The file of labels that holds one of these letters; the pack's own, where none does."""
    files = versions(pack, f"labels/{language}.yaml")
    holding = (file for file in files if any(letter in pack.files[file].data.decode() for letter in letters))
    return Location(pack.path_of(next(holding, files[0])))


def _printed(document: Document) -> Iterator[str]:
    """Every word on the paper: the blocks with their labels, pictures, and what stands round them."""
    for block in document.blocks:
        if isinstance(block, Picture):
            yield from drawn_words(block)
    for line in expected_lines(NumberedDocument(document)):  # one without its numbers prints as much less
        yield line.label + line.text
    for words in asdict(document.frame).values():
        yield words if isinstance(words, str) else "".join(words)


def _glyph_finding(missing: list[str], place: Location, path: str) -> Diagnostic:
    shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing)
    return Diagnostic(
        "glyphs",
        Severity.ERROR,
        f"the fonts of the house style have no letter for {shown}",
        place,
        hint="write it in letters that the fonts have, or use a house style with fonts that have it",
        path=path,
        waivable=False,
    )
