"""Every rendered file is read back before it is delivered, and must say what the document says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agreements.diagnostics import Diagnostic, FaultError, FindingsError, Location, Report, Severity
from agreements.document import NumberedDocument
from agreements.proof import FrameWords, faults
from agreements.rendering import frame_words
from agreements.source import unfit

if TYPE_CHECKING:
    from agreements.intake import House

_MOST_TOLD = 3


def prove(document: NumberedDocument, house: House, outputs: Mapping[str, bytes], *, brought: str = "") -> None:
    """Nothing, when Word, PDF and HTML all say what the document says, in its order, with no tag left over.

    `brought` is a stylesheet or a house style that does not come with the toolkit: what changes the words may be there.

    Raises:
        FaultError: one of them does not; nothing may be delivered.
        FindingsError: the same, where the pack brings such a file.
    """
    frame = FrameWords(*frame_words(document, house))
    _refuse_obeyed(frame, brought)
    found = [fault for format_, data in outputs.items() for fault in faults(document, frame, format_, data)]
    if found:
        shown = "\n".join(f"  {fault}" for fault in found[:12])
        more = f"\n  and {len(found) - 12} more" if len(found) > 12 else ""  # noqa: PLR2004 - as many as are shown
        if brought:
            few = "; ".join(found[:_MOST_TOLD])  # a finding is one line
            rest = f"; and {len(found) - _MOST_TOLD} more" if len(found) > _MOST_TOLD else ""
            message = f"with this file a format does not print what another prints: {few}{rest}"
            hint = "take out what hides, moves or covers words"
            found_there = Diagnostic("text-mismatch", Severity.ERROR, message, Location(brought), hint, waivable=False)
            raise FindingsError(
                "the formats do not say the same; nothing was delivered", report=Report.of([found_there])
            )
        raise FaultError(
            f"what was rendered does not say what the document says; nothing was delivered\n{shown}{more}",
            hint="this is a fault of the toolkit or of the house style; please report it with the definition",
        )


def _refuse_obeyed(frame: FrameWords, house: str) -> None:
    """Nothing, unless a tag of the house style puts together with a value what neither of them says."""
    texts = (words.replace("\t", " ") for words in (*frame.cover, *sorted(frame.running)))
    place = Location(house or "house.docx")
    if found := [
        Diagnostic(
            remark.kind, Severity.ERROR, f"on the cover or in a running line {remark.message}", place, remark.hint
        )
        for text in texts
        for remark in unfit(text)
    ]:
        raise FindingsError("the house style prints what may not be printed", report=Report.of(found))
