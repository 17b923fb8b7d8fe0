"""What a run keeps from one definition to the next: opened packs, house styles that were read, and the PDF process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from agreements import packs
from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity, UsageError
from agreements.packs import Pack, find_pack
from agreements.pipeline.findings import fonts_lacking, looks_refused
from agreements.rendering import house_words
from agreements.source.texts import obeyed_marks

if TYPE_CHECKING:
    from agreements.intake import House
    from agreements.rendering.pdf import Limits, PdfWorker


class Kept:
    """What is the same for several definitions, made when it is first asked for. For one run, and one thread.

    Each pack is read once: whatever becomes of its files while the run goes on, every definition gets the same bytes.
    Where several processes share a run, each is told the digests of the packs, and refuses others.
    """

    def __init__(self) -> None:
        """Nothing is kept yet, and no process runs."""
        self._digests: Mapping[str, str] = {}
        self._packs: dict[tuple[str, tuple[Path, ...], type], Pack] = {}
        self._houses: dict[str, tuple[House, Report]] = {}
        self._press: PdfWorker | None = None
        self._pressed: object = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """No process of ours is left."""
        press, self._press = self._press, None
        if press is not None:
            press.close()

    def pack(self, name: str, folders: tuple[Path, ...]) -> Pack:
        """The pack of that name, as it was when it was first asked for.

        Raises:
            UsageError: there is no such pack, or it is another than was expected.
            FindingsError: the pack is there and cannot be used.
        """
        key = (name, folders, type(folders))  # with or without a lock is not the same
        if key not in self._packs:
            self._packs[key] = find_pack(name, folders)
        pack = self._packs[key]
        if self._digests.get(name, pack.digest) != pack.digest:
            hint = "run it again when nobody edits the pack, and with the same pack on every machine"
            raise UsageError(f"the pack {name} is not the one with which this run began", hint=hint)
        return pack

    def expect(self, digests: Mapping[str, str]) -> None:
        """Of these packs, by name, the ones with these digests are the right ones."""
        self._digests = digests

    def house(self, pack: Pack) -> tuple[House, Report]:
        """The pack's house style, and a finding for each thing in it that cannot be followed.

        Raises:
            FindingsError: the file was refused, or its own words have letters that its fonts lack.
        """
        if pack.digest not in self._houses:
            self._houses[pack.digest] = _opened_house(pack)
        return self._houses[pack.digest]

    def press(self, pack: Pack, limits: Limits | None) -> PdfWorker:
        """A PDF process with the pack's fonts, on its way to being ready. One runs at a time."""
        from agreements.rendering.pdf import PdfWorker  # noqa: PLC0415  (only where a PDF is asked for)

        fonts = packs.fonts(pack)
        if self._press is None or self._pressed != (fonts, limits):
            self.close()
            self._press, self._pressed = PdfWorker(fonts, limits), (fonts, limits)
        self._press.start()
        return self._press


def sound_pack(folder: Path) -> Pack:
    """The pack in that folder, after every part of it was read that can be without a definition; its lock apart.

    Raises:
        UsageError: the folder is no pack, or cannot be read.
        FindingsError: a part of it cannot be used.
    """
    pack = packs.open_pack(folder, (folder.resolve().parent,), held=False)
    for id_ in packs.clause_index(pack):
        packs.clause(pack, id_)
    packs.conditions(pack)
    for language in pack.manifest.languages:
        packs.labels(pack, language)
        packs.terms(pack, language)
    for kind in packs.precedent_ids(pack):
        packs.precedent(pack, kind)
    if packs.HOUSE in pack.files:
        _opened_house(pack)
    elif refused := looks_refused(pack):
        raise FindingsError("the stylesheet of the pack cannot be used", report=Report.of(refused))
    return pack


def _blanks(pack: Pack, fonts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    from agreements.rendering.fonts import blank_letters  # noqa: PLC0415  (fontTools: only where something is printed)

    for name, letters in blank_letters(fonts):
        message = f"the font {name} draws nothing for {', '.join(letters)}, which would print as gaps"
        place = Location(pack.path_of(packs.HOUSE.replace("house.docx", f"fonts/{name}")))
        hint = "put the whole font there, as it came from its maker"
        yield Diagnostic("glyphs", Severity.ERROR, message, place, hint=hint, waivable=False)


def _opened_house(pack: Pack) -> tuple[House, Report]:
    from agreements.intake import open_house  # noqa: PLC0415  (lxml: only where something is printed)
    from agreements.rendering.fonts import font_problems, missing_letters, natural_lines  # noqa: PLC0415
    from agreements.rendering.pale import pale_styles  # noqa: PLC0415
    from agreements.rendering.readable import LEAST_CONTRAST  # noqa: PLC0415

    if refused := (*looks_refused(pack), *fonts_lacking(pack)):
        raise FindingsError("the stylesheet of the pack cannot be used", report=Report.of(refused))
    fonts = packs.fonts(pack)
    if blank := tuple(_blanks(pack, fonts)):
        raise FindingsError("some letters cannot be printed", report=Report.of(blank))
    place = Location(pack.path_of(packs.HOUSE))
    house = open_house(packs.house_docx(pack), place.file, lines=natural_lines(fonts))
    if obeyed := [
        Diagnostic(mark.kind, Severity.ERROR, mark.message, place, mark.hint, waivable=False)
        for mark, _ in obeyed_marks(house_words(house))
    ]:
        raise FindingsError("the house style holds what another program obeys", report=Report.of(obeyed))
    if lacking := missing_letters(house_words(house), fonts):
        shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(lacking))
        message = f"the fonts of the house style have no letter for {shown}, which its cover or running lines print"
        found = Diagnostic("glyphs", Severity.ERROR, message, place, hint="write it in other letters", waivable=False)
        raise FindingsError("some letters cannot be printed", report=Report.of([found]))
    if pale := tuple(pale_styles(house)):
        message = f"{'; '.join(pale)}: less than {LEAST_CONTRAST:g}, so nobody could read them"
        hint = "choose another colour for the letters, or another shade, in Word"
        found = Diagnostic("house-style", Severity.ERROR, message, place, hint=hint, waivable=False)
        raise FindingsError("the house style has words that nobody could read", report=Report.of([found]))
    problems = (*house.problems, *font_problems(house, fonts))
    return house, Report.of(Diagnostic("house-style", Severity.WARNING, problem, place) for problem in problems)
